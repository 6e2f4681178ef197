using Ledger.Application.Rapportering;
using Ledger.Application.Tabeller;
using Ledger.Domain.Finans.Plassering;
using Ledger.Domain.Finans.Register;
using static Ledger.Application.Tabeller.Kolonnetype;

namespace Ledger.Application.Rapporter.Finans;

/// <summary>What a portfolio holds (R1; forskrift 2019-11-18-1520 § 8 a).</summary>
public sealed class Plasseringene : Portefoeljerapport<Plasseringssvar>
{
    public override string Navn => "plasseringer";

    public override string Sti => "/finans/portefoeljer/{portefoelje}/plasseringer";

    public override string Sammendrag => "Porteføljens beholdninger med markedsverdi, og summer per aktivaklasse.";

    public override IReadOnlyList<Lukketfelt> Lukkede =>
    [
        .. base.Lukkede, Lukketfelt.Av<Plasseringslinje>("type", Finanstall.Linjetyper),
        Lukketfelt.Av<Plasseringslinje>("aktivaklasse", Finansord.Alle<Aktivaklasse>()),
    ];

    protected override Plasseringssvar Regn(Finansspoersmaal spoersmaal, Portefoelje portefoelje, DateOnly dato)
    {
        var (bok, mangler, hode) = (new Verdibok(spoersmaal.Register), new List<Mangel>(), spoersmaal.Hode(dato));
        var sum = bok.Sum(portefoelje.Kode, dato, mangler);
        Plasseringslinje Linje(string kode, string tekst, string type, Aktivaklasse? klasse, Faktatall verdi, decimal? kost, string? sfdr = null) => new(
            kode, tekst, type, klasse?.Ord(), spoersmaal.Vis(verdi.Verdi), spoersmaal.Vis(kost), Finanstall.Prosent(verdi.Verdi, sum.Verdi), sfdr,
            spoersmaal.Forklaring(("markedsverdi", "verdsettingen på dagen; for bank den siste innen 7 dager", verdi.Poster)));
        return new Plasseringssvar(
            hode.Kommunenummer, portefoelje.Kode, dato, hode.Versjon, hode.Kjedehode, hode.Enhet,
            [
                .. bok.Beholdninger(portefoelje.Kode).Where(b => bok.Verdi(b, dato).Verdi != 0m).Select(b => Linje(
                    b.Kode, b.Navn, Finanstall.Linje, b.Klasse, bok.Verdi(b, dato), bok.Verdsetting(b, dato)?.Anskaffelseskost, b.Sfdr)),
                .. bok.Klasser(portefoelje.Kode).Select(k => Linje(
                    k.Ord(), $"Sum {k.Ord()}", Finanstall.Sum, k, bok.Sum(portefoelje.Kode, k, dato), bok.Anskaffelseskost(portefoelje.Kode, k, dato).Verdi)),
                Linje("sum", "Sum", Finanstall.Sum, null, sum, null),
            ],
            mangler);
    }

    protected override Tabell SomTabell(Plasseringssvar svar) => SomTabell(
        "plasseringer", "Plasseringer", svar, svar.Linjer,
        [
            new("Kode", Tekst, l => l.Kode), new("Tekst", Tekst, l => l.Tekst), new(Tabell.Linjetype, Tekst, l => l.Type),
            new("Aktivaklasse", Tekst, l => l.Aktivaklasse), new("Markedsverdi", Tall, l => l.Markedsverdi),
            new("Anskaffelseskost", Tall, l => l.Anskaffelseskost), new("Andel i prosent", Prosent, l => l.AndelProsent), new("SFDR", Tekst, l => l.Sfdr),
            Finanstall.Forklaringer<Plasseringslinje>(l => l.Forklaringer),
        ]);
}

/// <summary>What a portfolio holds.</summary>
public sealed record Plasseringssvar(
    string Kommunenummer, string Portefoelje, DateOnly Dato, long Versjon, string Kjedehode, string Enhet, IReadOnlyList<Plasseringslinje> Linjer,
    IReadOnlyList<Mangel> Mangler) : IFinanssvar;

/// <summary>A holding, a class or the whole.</summary>
public sealed record Plasseringslinje(
    string Kode, string Tekst, string Type, string? Aktivaklasse, decimal? Markedsverdi, decimal? Anskaffelseskost, decimal? AndelProsent, string? Sfdr,
    [property: System.Text.Json.Serialization.JsonIgnore(Condition = System.Text.Json.Serialization.JsonIgnoreCondition.WhenWritingNull)]
    IReadOnlyList<Finansforklaring>? Forklaringer = null);
