using Ledger.Application.Rapportering;
using Ledger.Application.Tabeller;
using Ledger.Domain.Finans.Plassering;
using Ledger.Domain.Finans.Rammer;
using Ledger.Domain.Finans.Register;
using static Ledger.Application.Tabeller.Kolonnetype;

namespace Ledger.Application.Rapporter.Finans;

/// <summary>How a portfolio is parted, against the finance rules in force (R3).</summary>
public sealed class Aktivafordeling : Portefoeljerapport<Aktivafordelingssvar>
{
    public override string Navn => "aktivafordeling";

    public override string Sti => "/finans/portefoeljer/{portefoelje}/aktivafordeling";

    public override string Sammendrag => "Porteføljens fordeling på aktivaklasser mot strategien og grensene i finansreglementet.";

    public override IReadOnlyList<Lukketfelt> Lukkede =>
    [
        .. base.Lukkede, Lukketfelt.Av<Aktivafordelingslinje>("type", Finanstall.Linjetyper),
        Lukketfelt.Av<Aktivafordelingslinje>("status", Finansord.Alle<Grensestatus>()),
    ];

    protected override Aktivafordelingssvar Regn(Finansspoersmaal spoersmaal, Portefoelje portefoelje, DateOnly dato)
    {
        var (bok, mangler, hode) = (new Verdibok(spoersmaal.Register), new List<Mangel>(), spoersmaal.Hode(dato));
        var (sum, strategi) = (
            bok.Sum(portefoelje.Kode, dato, mangler),
            spoersmaal.Register.Reglement(dato).Strategi.Where(s => s.Portefoelje == portefoelje.Kode).ToList());
        var linjer = bok.Klasser(portefoelje.Kode).Union(strategi.Select(s => s.Klasse)).Select(k =>
        {
            var (v, s) = (bok.Sum(portefoelje.Kode, k, dato), strategi.FirstOrDefault(s => s.Klasse == k));
            var andel = Finanstall.Prosent(v.Verdi, sum.Verdi);
            var grense = s is null ? null : new Grense(k.Ord(), Grensemaal.Aktivaandel, portefoelje.Kode, k, s.Nedre, s.Oevre, Maalefrekvens.Maaned);
            return new Aktivafordelingslinje(
                k.Ord(), Finanstall.Stor(k.Ord()), Finanstall.Linje, spoersmaal.Vis(v.Verdi), andel, s?.Andel, s?.Nedre, s?.Oevre,
                grense is null ? null : Reglementskontroll.Status(grense, sum.Verdi is 0m ? null : v.Verdi / sum.Verdi * 100m).Ord(),
                spoersmaal.Forklaring(("andelProsent", "verdi / sum av verdier · 100", v.Poster)));
        }).ToList();
        return new Aktivafordelingssvar(
            hode.Kommunenummer, portefoelje.Kode, dato, hode.Versjon, hode.Kjedehode, hode.Enhet,
            [
                .. linjer,
                new(
                    "sum", "Sum", Finanstall.Sum, spoersmaal.Vis(sum.Verdi), Finanstall.Prosent(sum.Verdi, sum.Verdi),
                    strategi.Count == 0 ? null : strategi.Sum(s => s.Andel), strategi.Count == 0 ? null : strategi.Sum(s => s.Nedre),
                    strategi.Count == 0 ? null : strategi.Sum(s => s.Oevre), null, spoersmaal.Forklaring(("beloep", "sum av verdier", sum.Poster))),
            ],
            mangler);
    }

    protected override Tabell SomTabell(Aktivafordelingssvar svar) => SomTabell(
        "aktivafordeling", "Aktivafordeling", svar, svar.Linjer,
        [
            new("Kode", Tekst, l => l.Kode, Forprogrammer: true), new("Tekst", Tekst, l => l.Tekst),
            new(Tabell.Linjetype, Tekst, l => l.Type), new("Beløp", Tall, l => l.Beloep),
            new("Andel i prosent", Prosent, l => l.AndelProsent), new("Strategi i prosent", Prosent, l => l.StrategiProsent),
            new("Nedre grense", Prosent, l => l.Nedre), new("Øvre grense", Prosent, l => l.Oevre), new("Status", Ord, l => l.Status),
            Finanstall.Forklaringer<Aktivafordelingslinje>(l => l.Forklaringer),
        ]);
}

/// <summary>How a portfolio is parted.</summary>
public sealed record Aktivafordelingssvar(
    string Kommunenummer, string Portefoelje, DateOnly Dato, long Versjon, string Kjedehode, string Enhet, IReadOnlyList<Aktivafordelingslinje> Linjer,
    IReadOnlyList<Mangel> Mangler) : IFinanssvar;

/// <summary>A class, or the whole.</summary>
/// <param name="Status">Null where the rules say nothing of the class.</param>
public sealed record Aktivafordelingslinje(
    string Kode, string Tekst, string Type, decimal? Beloep, decimal? AndelProsent, decimal? StrategiProsent, decimal? Nedre, decimal? Oevre, string? Status,
    [property: System.Text.Json.Serialization.JsonIgnore(Condition = System.Text.Json.Serialization.JsonIgnoreCondition.WhenWritingNull)]
    IReadOnlyList<Finansforklaring>? Forklaringer = null);
