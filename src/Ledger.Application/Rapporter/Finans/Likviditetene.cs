using Ledger.Application.Rapportering;
using Ledger.Application.Tabeller;
using Ledger.Domain.Finans.Plassering;
using Ledger.Domain.Finans.Register;
using Ledger.Domain.Validering;
using static Ledger.Application.Tabeller.Kolonnetype;

namespace Ledger.Application.Rapporter.Finans;

/// <summary>The short-term liquidity at the four dates of the year's reports (R7).</summary>
public sealed class Likviditetsrapport : Finansaarsrapport<Likviditetssvar>
{
    public override string Navn => "likviditet";

    public override string Sti => "/finans/likviditet";

    public override string Sammendrag => "Kortsiktig likviditet per gruppe ved årets rapportdatoer, med snitt, høyeste og laveste i året.";

    public override IReadOnlyList<Lukketfelt> Lukkede => [.. base.Lukkede, Lukketfelt.Av<Finansdatolinje>("type", Finanstall.Linjetyper)];

    protected override Likviditetssvar Regn(Finansspoersmaal spoersmaal, int aar)
    {
        var (likviditet, mangler) = (new Likviditet(new(spoersmaal.Register)), new List<Mangel>());
        IReadOnlyList<DateOnly> rapportdatoer = [new(aar - 1, 12, 31), new(aar, 4, 30), new(aar, 8, 31), new(aar, 12, 31)];
        var datoer = spoersmaal.Kommet(rapportdatoer);
        Finansdatolinje Linje(string kode, string type, IReadOnlyList<Faktatall> tall) => new(
            kode, kode == "sum" ? "Sum kortsiktig likviditet" : kode, type,
            [.. datoer.Select((d, i) => new Datobeloep(d, spoersmaal.Vis(tall[i].Verdi)))],
            spoersmaal.Vis(tall.Count == 1 ? null : tall[^1].Verdi - tall[0].Verdi), null,
            spoersmaal.Forklaring(("verdier", "sum av verdsettinger; saldo høyst 7 dager gammel", tall.SelectMany(t => t.Poster))));
        var hode = spoersmaal.Hode(datoer[^1]);
        return new Likviditetssvar(
            hode.Kommunenummer, aar, hode.Versjon, hode.Kjedehode, hode.Enhet,
            [
                .. likviditet.Grupper(datoer, mangler).Select(g => Linje(g.Gruppe, Finanstall.Linje, g.Verdier)),
                Linje("sum", Finanstall.Sum, [.. datoer.Select(d => likviditet.Sum(d))]),
            ],
            Daglig.Av(spoersmaal, likviditet, spoersmaal.Kommet([.. Daglig.Dager(new(aar, 1, 1), new(aar, 12, 31))])).Oppsummert,
            [.. mangler.Where(m => spoersmaal.Register.HarKommet(m.Dato)), .. spoersmaal.IkkeKommet(rapportdatoer)]);
    }

    protected override Tabell SomTabell(Likviditetssvar svar) => SomTabell(
        "likviditet", "Kortsiktig likviditet", svar, svar.Linjer,
        Finanstall.Datokolonner([.. svar.Linjer[0].Verdier.Select(v => v.Dato)]));
}

/// <summary>The short-term liquidity day by day.</summary>
public sealed class Dagliglikviditet : Finansrapport<Dagligsvar>
{
    private const int MestDager = 3_660;

    public override string Navn => "dagliglikviditet";

    public override string Sti => "/finans/likviditet/daglig";

    public override string Sammendrag => "Kortsiktig likviditet dag for dag, med snitt, høyeste og laveste.";

    public override IReadOnlyList<Rapportparameter> Parametre => [Rapportparametre.Fradag, Rapportparametre.Tildag, .. Felles];

    protected override Func<Dagligsvar> Forbered(Finansspoersmaal spoersmaal)
    {
        var til = spoersmaal.Dag("til") ?? spoersmaal.Dato();
        var fra = spoersmaal.Dag("fra") ?? new DateOnly(til.Year, 1, 1);
        return fra > til || til.DayNumber - fra.DayNumber > MestDager
            ? throw Avvisning.Ugyldig("fra", Feilkoder.UtenforOmraadet, $"fra er ikke etter til, og det er høyst {MestDager} dager imellom.")
            : () =>
            {
                var (oppsummert, dager, mangler) = Daglig.Av(spoersmaal, new(new(spoersmaal.Register)), Daglig.Dager(fra, til));
                var hode = spoersmaal.Hode(til);
                return new Dagligsvar(hode.Kommunenummer, fra, til, hode.Versjon, hode.Kjedehode, hode.Enhet, dager, oppsummert, mangler);
            };
    }

    protected override Tabell SomTabell(Dagligsvar svar) => SomTabell(
        "likviditet-daglig", "Kortsiktig likviditet dag for dag", svar, svar.Dager,
        [new("Dato", Dato, d => d.Dato), new("Beløp", Tall, d => d.Beloep), Finanstall.Forklaringer<Datobeloep>(d => d.Forklaringer)]);
}

/// <summary>Days, and what they come to.</summary>
internal static class Daglig
{
    /// <summary>From and with a day, to and with another.</summary>
    public static IEnumerable<DateOnly> Dager(DateOnly fra, DateOnly til) => Enumerable.Range(0, til.DayNumber - fra.DayNumber + 1).Select(fra.AddDays);

    public static (Likviditetsmaal Oppsummert, IReadOnlyList<Datobeloep> Dager, IReadOnlyList<Mangel> Mangler) Av(
        Finansspoersmaal spoersmaal, Likviditet likviditet, IEnumerable<DateOnly> dagene)
    {
        var savnet = new List<Mangel>();
        var dager = dagene.Select(d => (Dato: d, Verdi: likviditet.Sum(d, savnet))).ToList();
        var med = dager.Select(d => d.Verdi.Verdi).OfType<decimal>().ToList();
        return (
            new(
                spoersmaal.Vis(med.Count == 0 ? null : med.Average()), spoersmaal.Vis(med.Count == 0 ? null : med.Max()),
                spoersmaal.Vis(med.Count == 0 ? null : med.Min()), med.Count),
            [
                .. dager.Select(d => new Datobeloep(
                    d.Dato, spoersmaal.Vis(d.Verdi.Verdi),
                    spoersmaal.Forklaring(("beloep", "sum av verdsettinger; saldo høyst 7 dager gammel", d.Verdi.Poster)))),
            ],
            [
                .. savnet.Where(m => spoersmaal.Register.HarKommet(m.Dato)).GroupBy(m => m.Objekt)
                    .Select(g => new Mangel(g.Key, g.Min(m => m.Dato), $"verdsetting på {g.Count()} dager, den første denne")),
                .. spoersmaal.IkkeKommet(dager.Select(d => d.Dato)).Take(1),
            ]);
    }
}

/// <summary>The liquidity at the report dates.</summary>
public sealed record Likviditetssvar(
    string Kommunenummer, int Aar, long Versjon, string Kjedehode, string Enhet, IReadOnlyList<Finansdatolinje> Linjer, Likviditetsmaal Aaret,
    IReadOnlyList<Mangel> Mangler) : IFinansaarssvar;

/// <summary>The liquidity day by day.</summary>
public sealed record Dagligsvar(
    string Kommunenummer, DateOnly Fra, DateOnly Til, long Versjon, string Kjedehode, string Enhet, IReadOnlyList<Datobeloep> Dager,
    Likviditetsmaal Oppsummert, IReadOnlyList<Mangel> Mangler) : IFinansperiodesvar;

/// <summary>Over the days that have a value.</summary>
/// <param name="AntallDager">How many they are.</param>
public sealed record Likviditetsmaal(decimal? Snitt, decimal? Hoeyeste, decimal? Laveste, int AntallDager);
