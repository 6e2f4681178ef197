using Ledger.Application.Rapportering;
using Ledger.Application.Tabeller;
using Ledger.Domain.Finans.Plassering;
using Ledger.Domain.Finans.Register;

namespace Ledger.Application.Rapporter.Finans;

/// <summary>What a portfolio earned and cost (R2).</summary>
public sealed class Fondsresultat : Portefoeljerapport<Fondsresultatsvar>
{
    public override string Navn => "fondsresultat";

    public override string Sti => "/finans/portefoeljer/{portefoelje}/resultat";

    public override string Sammendrag =>
        "Porteføljens finansinntekter, driftskostnader og årsresultat i året til og med datoen, med hele året før. Inntekter er positive.";

    public override IReadOnlyList<Lukketfelt> Lukkede => [.. base.Lukkede, Lukketfelt.Av<Finansaarslinje>("type", Finanstall.Linjetyper)];

    protected override Fondsresultatsvar Regn(Finansspoersmaal spoersmaal, Portefoelje portefoelje, DateOnly dato)
    {
        var (regnskap, hode) = (new Fondsregnskap(new(spoersmaal.Register), portefoelje), spoersmaal.Hode(dato));
        return new Fondsresultatsvar(
            hode.Kommunenummer, portefoelje.Kode, dato, hode.Versjon, hode.Kjedehode, hode.Enhet,
            [
                Finansaarslinjer.Linje(
                    spoersmaal, "finansinntekter", "Finansinntekter", Finanstall.Linje, dato, regnskap.Finansinntekter,
                    "renter + utbytte + gevinster + tap + urealisert"),
                Finansaarslinjer.Linje(
                    spoersmaal, "driftskostnader", "Sum driftskostnader", Finanstall.Linje, dato, regnskap.Driftskostnader,
                    "forvaltningshonorar + bankrente + bankomkostning + administrasjon"),
                Finansaarslinjer.Linje(
                    spoersmaal, "aarsresultat", "Årsresultat", Finanstall.Sum, dato, regnskap.Aarsresultat, "finansinntekter + driftskostnader"),
            ],
            [.. regnskap.Mangler(dato).Where(_ => regnskap.Aarsresultat(dato).Verdi is null).Take(1)]);
    }

    protected override Tabell SomTabell(Fondsresultatsvar svar) => SomTabell(
        "fondsresultat", "Resultat", svar, svar.Linjer, Finanstall.Aarskolonner);
}

/// <summary>Lines of a year to a date, or of the date, beside the year before or its end.</summary>
internal static class Finansaarslinjer
{
    public static Finansaarslinje Linje(
        Finansspoersmaal s, string kode, string tekst, string type, DateOnly dato, Func<DateOnly, Faktatall> tall, string formel)
    {
        var (naa, foer) = (tall(dato), tall(new(dato.Year - 1, 12, 31)));
        return new(
            kode, tekst, type, s.Vis(naa.Verdi), s.Vis(foer.Verdi), s.Forklaring(("beloep", formel, naa.Poster), ("beloepForrigeAar", formel, foer.Poster)));
    }
}

/// <summary>What a portfolio earned and cost.</summary>
public sealed record Fondsresultatsvar(
    string Kommunenummer, string Portefoelje, DateOnly Dato, long Versjon, string Kjedehode, string Enhet, IReadOnlyList<Finansaarslinje> Linjer,
    IReadOnlyList<Mangel> Mangler) : IFinanssvar;
