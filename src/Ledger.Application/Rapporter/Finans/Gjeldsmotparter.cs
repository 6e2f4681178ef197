using Ledger.Application.Rapportering;
using Ledger.Application.Tabeller;
using Ledger.Domain.Finans.Gjeld;
using Ledger.Domain.Finans.Register;

namespace Ledger.Application.Rapporter.Finans;

/// <summary>What is owed to whom at the four dates of the year's reports (R8; forskrift 2019-11-18-1520 § 8 b).</summary>
public sealed class Gjeldsmotparter : Finansaarsrapport<Gjeldsmotpartsvar>
{
    private const string Formel = "sum av lånebevegelser til og med dagen";

    public override string Navn => "gjeldsmotparter";

    public override string Sti => "/finans/gjeld/motparter";

    public override string Sammendrag => "Lånegjelden per motpart ved årets rapportdatoer, med det som må refinansieres og finansiell leie for seg.";

    public override IReadOnlyList<Lukketfelt> Lukkede => [.. base.Lukkede, Lukketfelt.Av<Finansdatolinje>("type", Finanstall.Linjetyper)];

    protected override Gjeldsmotpartsvar Regn(Finansspoersmaal spoersmaal, int aar)
    {
        var bok = new Gjeldsbok(spoersmaal.Register);
        IReadOnlyList<DateOnly> rapportdatoer = [new(aar - 1, 12, 31), new(aar, 4, 30), new(aar, 8, 31), new(aar, 12, 31)];
        var datoer = spoersmaal.Kommet(rapportdatoer);
        var sum = bok.Restgjeld(bok.Innlaan, datoer[^1]).Verdi;
        Finansdatolinje Linje(string kode, string tekst, string type, Func<DateOnly, Faktatall> verdi, string formel = Formel)
        {
            var tall = datoer.Select(verdi).ToList();
            return new(
                kode, tekst, type, [.. datoer.Select((d, i) => new Datobeloep(d, spoersmaal.Vis(tall[i].Verdi)))],
                spoersmaal.Vis(tall.Count == 1 ? null : tall[^1].Verdi - tall[0].Verdi), Finanstall.Prosent(tall[^1].Verdi, sum),
                spoersmaal.Forklaring(("verdier", formel, tall.SelectMany(t => t.Poster))));
        }

        return new Gjeldsmotpartsvar(
            spoersmaal.Hode(datoer[^1]).Kommunenummer, aar, spoersmaal.Stand.Hode.Versjon, spoersmaal.Stand.Hode.Kjedehode.ToString(),
            spoersmaal.Visning.Enhetsnavn,
            [
                .. Grupper(bok.Innlaan).Select(g => Linje(g.Key, g.Key, Finanstall.Linje, d => bok.Restgjeld(g, d))),
                Linje("sumInnlaan", "Sum innlån", Finanstall.Sum, d => bok.Restgjeld(bok.Innlaan, d)),
                Linje(
                    "refinansiering", "Hvorav refinansiering innen 12 måneder", Finanstall.Linje, d => bok.Restgjeld(bok.SomRefinansieres(d), d),
                    "restgjeld på lån som refinansieres, med forfall innen 12 måneder"),
                .. Grupper(bok.Leier).Select(g => Linje(g.Key, $"Finansiell leie: {g.Key}", Finanstall.Linje, d => bok.Restgjeld(g, d))),
                Linje("sumLaanegjeld", "Sum lånegjeld med finansiell leie", Finanstall.Sum, d => bok.Restgjeld(bok.Innlaan.Concat(bok.Leier), d)),
            ],
            [.. datoer.SelectMany(bok.Ukjente).Where(m => bok.Register.HarKommet(m.Dato)).DistinctBy(m => m.Objekt), .. spoersmaal.IkkeKommet(rapportdatoer)]);
    }

    protected override Tabell SomTabell(Gjeldsmotpartsvar svar) => SomTabell(
        "gjeldsmotparter", "Lånegjeld per motpart", svar, svar.Linjer,
        Finanstall.Datokolonner([.. svar.Linjer[0].Verdier.Select(v => v.Dato)]));

    private static IEnumerable<IGrouping<string, Laan>> Grupper(IReadOnlyList<Laan> laan) => laan.GroupBy(l => l.Motpartsgruppe);
}

/// <summary>The debt per counterparty.</summary>
public sealed record Gjeldsmotpartsvar(
    string Kommunenummer, int Aar, long Versjon, string Kjedehode, string Enhet, IReadOnlyList<Finansdatolinje> Linjer,
    IReadOnlyList<Mangel> Mangler) : IFinansaarssvar;
