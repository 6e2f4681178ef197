using Ledger.Domain.Finans.Register;
using Ledger.Domain.Validering;

namespace Ledger.Domain.Tests.Finanser;

/// <summary>Corrections within one import: what is taken in two is taken in one, and what would leave half of something is refused in both.</summary>
public sealed class RettelserTests
{
    private static readonly DateOnly Dag = new(2024, 6, 30);

    private static readonly Finansdefinisjoner Definisjoner = Finansdefinisjoner.Ingen with
    {
        Portefoeljer = [new("P", "P", Portefoeljetype.Langsiktig, new(2020, 1, 1), null, null, null, null)],
        Beholdninger = [Beholdning("A", Aktivaklasse.Aksjer), Beholdning("O", Aktivaklasse.Obligasjoner)],
        Laan = [GjeldTests.Laanet("L", Laaneform.Serie)],
    };

    /// <summary>A value moves to another day, or is taken away, and the day is given a new one.</summary>
    [TestCase("v;A;2024-06-30;10", "w;A;2024-06-29;11;v|x;A;2024-06-30;12")]
    [TestCase("v;A;2024-06-30;10", "w;A;2024-06-30;;v|x;A;2024-06-30;12")]
    [TestCase("v;A;2024-06-30;10", "w;A;2024-06-30;11;v|x;A;2024-06-30;12;w")]
    public void A_day_that_is_freed_may_be_valued(string foer, string saa) => BeggeVeier(Verdier(foer), Verdier(saa), null);

    [TestCase("v;A;2024-06-30;10", "w;A;2024-06-30;12", Feilkoder.VerdsettingFinnes)]
    [TestCase("v;A;2024-06-30;10|u;A;2024-06-29;10", "w;A;2024-06-29;12;v", Feilkoder.VerdsettingFinnes)]
    public void A_day_has_one_value(string foer, string saa, string kode) => BeggeVeier(Verdier(foer), Verdier(saa), kode);

    /// <summary>An opening balance that is taken away may be sent anew; beside another row it may not.</summary>
    [Test]
    public void An_opening_balance_may_be_sent_anew()
    {
        Finanspost Inn(string referanse, decimal? beloep, string? erstatter = null, string type = "inngaaende") =>
            new(referanse, Postslag.Laanebevegelse, "L", Dag) { Type = type, Beloep = beloep, Erstatter = erstatter };
        BeggeVeier([Inn("i", 10m)], [Inn("j", null, "i"), Inn("k", 12m)], null);
        BeggeVeier([Inn("i", 10m)], [Inn("j", 12m, "i")], null);
        BeggeVeier([Inn("i", 10m)], [Inn("k", 12m)], Feilkoder.InngaaendeIkkeFoerst);
        BeggeVeier([Inn("i", 10m), Inn("o", 5m, type: "opptak")], [Inn("k", 12m, "o")], Feilkoder.InngaaendeIkkeFoerst);
    }

    /// <summary>Half of what moved inside a portfolio is neither changed, moved nor taken away alone.</summary>
    [Test]
    public void What_moves_inside_a_portfolio_is_corrected_on_both_sides()
    {
        Finanspost Ut(string referanse, decimal? beloep, string? erstatter = null, int dag = 0) =>
            new(referanse, Postslag.Stroem, "A", Dag.AddDays(dag)) { Type = beloep is null ? null : "rebalansering", Beloep = beloep, Motobjekt = "O", Erstatter = erstatter };
        Finanspost Inn(string referanse, decimal? beloep, string? erstatter = null, int dag = 0) =>
            Ut(referanse, beloep, erstatter, dag) with { Objekt = "O", Motobjekt = "A" };
        Finanspost[] par = [Ut("u", -5m), Inn("i", 5m)];
        BeggeVeier(par, [Ut("x", null, "u"), Inn("y", null, "i")], null);
        BeggeVeier(par, [Ut("x", -6m, "u", 1), Inn("y", 6m, "i", 1)], null);
        BeggeVeier(par, [Ut("x", null, "u")], Feilkoder.RebalanseringGaarIkkeINull);
        BeggeVeier(par, [Ut("x", -5m, "u", 1)], Feilkoder.RebalanseringGaarIkkeINull);
        BeggeVeier(par, [Ut("x", -6m, "u")], Feilkoder.RebalanseringGaarIkkeINull);
        BeggeVeier(par, [Ut("x", -5m) with { Motobjekt = "A" }], Feilkoder.UgyldigKombinasjon);
    }

    /// <summary>The rows after the others, and all of them at once.</summary>
    private static void BeggeVeier(IReadOnlyList<Finanspost> foer, IReadOnlyList<Finanspost> saa, string? kode)
    {
        Assert.That(Proev([], foer), Is.Empty);
        foreach (var koder in new[] { Proev(foer, saa), Proev([], [.. foer, .. saa]) })
        {
            Assert.That(koder, kode is null ? Is.Empty : Has.Member(kode));
        }
    }

    private static List<string> Proev(IReadOnlyList<Finanspost> foer, IReadOnlyList<Finanspost> sendte)
    {
        var feil = new Feilsamling();
        Postregler.Proev(Definisjoner, foer, [.. sendte.Select((p, i) => new Sendtpost(i + 2, p))], new(2024, 12, 31), feil);
        return [.. feil.Feil.Select(f => f.Kode)];
    }

    private static List<Finanspost> Verdier(string rader) =>
    [
        .. rader.Split('|').Select(r => r.Split(';')).Select(f => new Finanspost(f[0], Postslag.Verdsetting, f[1], Demoregister.Dag(f[2]))
        {
            Beloep = f[3].Length == 0 ? null : decimal.Parse(f[3], System.Globalization.CultureInfo.InvariantCulture), Erstatter = f.Length > 4 ? f[4] : null,
        }),
    ];

    private static Beholdning Beholdning(string kode, Aktivaklasse klasse) => new(kode, kode, "P", klasse, null, null, null, null, null, null, null, null);
}
