using Ledger.Application.Rapportering;
using Ledger.Application.Tabeller;
using Ledger.Domain.Finans.Gjeld;
using Ledger.Domain.Finans.Register;

namespace Ledger.Application.Rapporter.Finans;

/// <summary>The debt by what it was taken up for, and how much of it is green (R10; kommuneloven §§ 14-14 to 14-17).</summary>
public sealed class Gjeldsformaal : Finansdagsrapport<Gjeldsformaalsvar>
{
    private static readonly Dictionary<Laaneformaal, string> Tekster = new()
    {
        [Laaneformaal.IkkeSelvfinansierende] = "Ikke-selvfinansierende lån",
        [Laaneformaal.SelvfinansierendeVar] = "Selvfinansierende lån: vann, avløp og renovasjon",
        [Laaneformaal.SelvfinansierendeBolig] = "Selvfinansierende lån: boliger",
        [Laaneformaal.Videreutlaan] = "Selvfinansierende formidlingslån",
        [Laaneformaal.Leie] = "Finansiell leie",
    };

    private static readonly Dictionary<Motpost, string> Motposter = new()
    {
        [Motpost.Ingen] = "Kommunen selv", [Motpost.Formidling] = "Låntakere i formidlingslån", [Motpost.Gebyr] = "Gebyrer",
        [Motpost.Rentekompensasjon] = "Rentekompensasjon fra staten",
    };

    public override string Navn => "gjeldsformaal";

    public override string Sti => "/finans/gjeld/formaal";

    public override string Sammendrag => "Gjelden etter formål, innlånene etter hvem som betaler når renten stiger, og hvor mye av dem som er grønne lån.";

    public override IReadOnlyList<Lukketfelt> Lukkede => [.. base.Lukkede, Lukketfelt.Av<Finanslinje>("type", Finanstall.Linjetyper)];

    protected override Gjeldsformaalsvar Regn(Finansspoersmaal spoersmaal, DateOnly dato)
    {
        var bok = new Gjeldsbok(spoersmaal.Register);
        var alle = bok.Innlaan.Concat(bok.Leier).ToList();
        var (formaal, sum) = (bok.EtterFormaal(dato), bok.Restgjeld(alle, dato));
        var (innlaan, groent) = (bok.Restgjeld(bok.Innlaan, dato), bok.Restgjeld(bok.Innlaan.Where(l => l.Groent), dato));
        var hode = spoersmaal.Hode(dato);
        return new Gjeldsformaalsvar(
            hode.Kommunenummer, dato, hode.Versjon, hode.Kjedehode, hode.Enhet,
            [
                .. Enum.GetValues<Laaneformaal>().Where(formaal.ContainsKey).Select(f => new Finanslinje(
                    f.Ord(), Tekster[f], Finanstall.Linje, spoersmaal.Vis(formaal[f].Verdi), Finanstall.Prosent(formaal[f].Verdi, sum.Verdi),
                    spoersmaal.Forklaring(("beloep", "sum av restgjeld · andel med formålet", formaal[f].Poster)))),
                new(
                    "sumLaanegjeld", "Sum lånegjeld", Finanstall.Sum, spoersmaal.Vis(sum.Verdi), Finanstall.Prosent(sum.Verdi, sum.Verdi),
                    spoersmaal.Forklaring(("beloep", "sum av restgjeld", sum.Poster))),
            ],
            spoersmaal.Vis(innlaan.Verdi), spoersmaal.Vis(groent.Verdi), Finanstall.Prosent(groent.Verdi, innlaan.Verdi),
            [
                .. bok.EtterMotpost(dato).OrderBy(m => m.Key).Select(m => new Finanslinje(
                    m.Key.Ord(), Motposter[m.Key], Finanstall.Linje, spoersmaal.Vis(m.Value.Verdi), Finanstall.Prosent(m.Value.Verdi, innlaan.Verdi),
                    spoersmaal.Forklaring(("beloep", "sum av restgjeld · andel med motposten", m.Value.Poster)))),
                new(
                    "sumInnlaan", "Sum innlån", Finanstall.Sum, spoersmaal.Vis(innlaan.Verdi), Finanstall.Prosent(innlaan.Verdi, innlaan.Verdi),
                    spoersmaal.Forklaring(("beloep", "sum av restgjeld", innlaan.Poster))),
            ],
            [.. bok.Ukjente(dato)],
            spoersmaal.Forklaring(
                ("innlaan", "sum av restgjeld", innlaan.Poster), ("groent", "sum av restgjeld på grønne lån", groent.Poster),
                ("groentProsent", "grønne lån / innlån · 100", groent.Poster.Concat(innlaan.Poster))));
    }

    protected override Tabell SomTabell(Gjeldsformaalsvar svar) => SomTabell(
        "gjeldsformaal", "Gjeld etter formål", svar,
        [
            .. svar.Linjer.Select(l => ("Etter formål", l)), .. svar.Motposter.Select(l => ("Etter hvem som betaler når renten stiger", l)),
            ("Grønne lån", new Finanslinje("groent", "Grønne lån, av innlån", Finanstall.Linje, svar.Groent, svar.GroentProsent,
                svar.Forklaringer?.Where(f => f.Felt.StartsWith("groent", StringComparison.Ordinal)).ToList())),
        ],
        Finanstall.Delkolonner);
}

/// <summary>The debt by purpose.</summary>
/// <param name="Innlaan">All loans without leases.</param>
/// <param name="GroentProsent">Of <paramref name="Innlaan"/>.</param>
/// <param name="Motposter">The loans by who else pays when the rate goes up; they sum to <paramref name="Innlaan"/>.</param>
public sealed record Gjeldsformaalsvar(
    string Kommunenummer, DateOnly Dato, long Versjon, string Kjedehode, string Enhet, IReadOnlyList<Finanslinje> Linjer, decimal? Innlaan, decimal? Groent,
    decimal? GroentProsent, IReadOnlyList<Finanslinje> Motposter, IReadOnlyList<Mangel> Mangler,
    [property: System.Text.Json.Serialization.JsonIgnore(Condition = System.Text.Json.Serialization.JsonIgnoreCondition.WhenWritingNull)]
    IReadOnlyList<Finansforklaring>? Forklaringer = null) : IFinanssvar;
