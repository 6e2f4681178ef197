using System.Globalization;
using CsCheck;
using Ledger.Application.Budsjett;
using Ledger.Application.Tests.Verktoey;
using Ledger.Domain.Aarsavslutning;
using Ledger.Domain.Budsjett;
using Ledger.Domain.Hovedbok;
using Ledger.Domain.Oekonomikontroll;
using Ledger.Domain.Verdier;

namespace Ledger.Application.Tests.Tjenester;

/// <summary>
/// Invariant 10 of random decisions against a naive model: the original column follows originals and what takes their place only, the revised one is
/// the sum of all decisions that hold, and the shield and ROBEK a follow at once.
/// </summary>
public sealed class BudsjettinvarianterTests
{
    private static readonly CancellationToken None = CancellationToken.None;
    private static readonly (string Art, string Funksjon, string Fond)[] Arter = [("010", "202", ""), ("870", "800", ""), ("940", "880", "1"), ("540", "880", "1")];

    /// <param name="Type">0 is opprinnelig.</param>
    /// <param name="Erstatter">Which of those that hold it takes the place of, where there are so many; else none.</param>
    private sealed record Steg(int Type, int Erstatter, (int Art, int Kroner)[] Linjer);

    private sealed record Naivt(string Referanse, Vedtakstype Type, (int Art, int Kroner)[] Linjer, DateOnly FoerstVedtatt);

    private static readonly Gen<Steg> Trinn = Gen.Select(
        Gen.Frequency((2, Gen.Const(0)), (3, Gen.Int[1, 4])), Gen.Int[-4, 4], Gen.Select(Gen.Int[0, 3], Gen.Int[-50, 50]).Array[0, 3], (type, erstatter, linjer) => new Steg(type, erstatter, linjer));

    [Test]
    public void What_holds_of_the_budget_is_the_sum_of_the_decisions_that_hold() =>
        Trinn.Array[1, 8].Sample(steg => ProevAsync(steg).GetAwaiter().GetResult(), iter: 25, threads: 1);

    private static async Task ProevAsync(Steg[] steg)
    {
        using var bok = new Bok();
        await bok.OpprettAsync();
        var gjeldende = new List<Naivt>();
        foreach (var (i, s) in steg.Index())
        {
            var erstattes = s.Erstatter >= 0 && s.Erstatter < gjeldende.Count ? gjeldende[s.Erstatter] : null;
            if (erstattes is null && s.Linjer.Length == 0)
            {
                continue;
            }

            var type = erstattes?.Type ?? (Vedtakstype)(s.Type + 1);
            var dato = type == Vedtakstype.Opprinnelig && erstattes is null ? new DateOnly(2023, 12, 1 + i) : new DateOnly(2024, 5, 1 + i);
            var utkast = new Vedtaksutkast($"V{i}", dato, "kommunestyret", type, null, [.. s.Linjer.Select(Linje)])
            {
                Erstatter = erstattes?.Referanse, Begrunnelse = erstattes is null ? null : "Feil",
            };
            await bok.Vedtak.VedtaAsync(new Vedtaksordre(Bok.Ledger, Bok.Aar, [utkast], [], Bok.Oppdrag(), null), None);
            if (erstattes is not null)
            {
                gjeldende.Remove(erstattes);
            }

            if (s.Linjer.Length > 0)
            {
                gjeldende.Add(new Naivt($"V{i}", type, s.Linjer, erstattes?.FoerstVedtatt ?? dato));
            }

            await KontrollerAsync(bok, gjeldende);
        }
    }

    private static async Task KontrollerAsync(Bok bok, List<Naivt> gjeldende)
    {
        var (_, kube) = await bok.Store.SaldokubeAsync(Bok.Ledger, Bok.Aar, None);
        var noekler = Enumerable.Range(0, kube.Antall).ToList();
        decimal Budsjett(int art, bool opprinnelig) => noekler.Where(n => kube.Noekkel(n).Art.ToString() == Arter[art].Art)
            .Sum(n => (opprinnelig ? kube.OpprinneligBudsjett(n) : kube.RevidertBudsjett(n)).Kroner);
        var opprinnelige = gjeldende.Where(v => v.Type == Vedtakstype.Opprinnelig).ToList();
        decimal Sum(IEnumerable<Naivt> vedtak, int art) => vedtak.SelectMany(v => v.Linjer).Where(l => l.Art == art).Sum(l => l.Kroner);
        for (var art = 0; art < Arter.Length; art++)
        {
            Assert.That((Budsjett(art, opprinnelig: true), Budsjett(art, opprinnelig: false)), Is.EqualTo((Sum(opprinnelige, art), Sum(gjeldende, art))), Arter[art].Art);
        }

        var alle = await bok.Store.VedtakAsync(Bok.Ledger, Bok.Aar, long.MaxValue, None);
        Assert.That(
            Erstatning.IKraft(alle, Vedtakstype.Opprinnelig).Select(v => (v.Vedtak.Referanse, Erstatning.FoersteDato(v, alle))),
            Is.EqualTo(opprinnelige.Select(v => (v.Referanse, v.FoerstVedtatt))));

        var fond = Fondskode.Parse("1");
        var skjerm = Nestebudsjett.Fra(kube, "");
        Assert.That(skjerm?.Bruk.GetValueOrDefault(fond).Kroner ?? 0m, Is.EqualTo(skjerm is null ? 0m : -Sum(opprinnelige, 2)), "the shield");
        Assert.That(skjerm is null, Is.EqualTo(Enumerable.Range(0, Arter.Length).All(a => Sum(opprinnelige, a) == 0)), "no original, no shield");

        var a = Oekonomivurdering.Beregn(
            new Oekonomigrunnlag(
                kube, Periode.Aarsavslutning, new Kontrollinndata(new Dictionary<string, decimal>()), [Lagsaar.Fra(kube, Lagslag.Merforbruk)],
                [Lagsaar.Fra(kube, Lagslag.Udekket)], [], []) { PerDato = new DateOnly(2024, 6, 1) }).Robek.Single(r => r.Bokstav == "a");
        Assert.That(a.Oppfylt, Is.EqualTo(skjerm is null ? null : Enumerable.Range(0, Arter.Length).Sum(art => Sum(opprinnelige, art)) > 0), "ROBEK a");
    }

    private static Budsjettlinjeutkast Linje((int Art, int Kroner) linje)
    {
        var (art, funksjon, fond) = Arter[linje.Art];
        return new Budsjettlinjeutkast(
            new Posteringsfelt
            {
                Kontoklasse = "drift", Art = art, Funksjon = funksjon, Fond = fond, Ansvar = "11100", Beloep = linje.Kroner.ToString(CultureInfo.InvariantCulture),
            },
            null);
    }
}
