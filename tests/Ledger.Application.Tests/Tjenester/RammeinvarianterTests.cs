using System.Globalization;
using CsCheck;
using Ledger.Application.Budsjett;
using Ledger.Application.Tests.Verktoey;
using Ledger.Domain.Budsjett;
using Ledger.Domain.Hovedbok;
using Ledger.Domain.Saldo;
using Ledger.Domain.Verdier;

namespace Ledger.Application.Tests.Tjenester;

/// <summary>
/// plan.md 7, invariants 1 and 2, of random frames, details and replacements: a unit's budget is what is adopted and holds, whatever is laid out; a frame
/// is what is laid out of it and what is left; and a decision that is replaced is as if it had never been sent, while earlier versions answer as before.
/// </summary>
public sealed class RammeinvarianterTests
{
    private static readonly CancellationToken None = CancellationToken.None;
    private static readonly string[] Enheter = ["11100", "11200"];

    /// <param name="Hva">0 and 1 are a decision, 2 and 3 details of one that holds, 4 and 5 a replacement.</param>
    /// <param name="Velg">Which of those that can be chosen.</param>
    private sealed record Steg(int Hva, int Velg, (int Enhet, bool Ramme, int Kroner)[] Linjer);

    private sealed record Vedtatt(string Referanse, string? Av, (int Enhet, bool Ramme, int Kroner)[] Linjer);

    private static readonly Gen<Steg> Trinn = Gen.Select(
        Gen.Int[0, 5], Gen.Int[0, 9], Gen.Select(Gen.Int[0, 1], Gen.Bool, Gen.Int[-60, 60]).Array[0, 3], (hva, velg, linjer) => new Steg(hva, velg, linjer));

    [Test]
    public void Frames_details_and_replacements_are_what_is_adopted_and_holds() =>
        Trinn.Array[1, 9].Sample(steg => ProevAsync(steg).GetAwaiter().GetResult(), iter: 25, threads: 1);

    private static async Task ProevAsync(Steg[] steg)
    {
        using var bok = new Bok();
        await bok.OpprettAsync();
        var gjeldende = new List<Vedtatt>();
        var tidligere = new List<(long Sekvens, string Saldo)>();
        foreach (var (i, s) in steg.Index())
        {
            var medRammer = gjeldende.Where(v => v.Av is null && v.Linjer.Any(l => l.Ramme)).ToList();
            var kanErstattes = gjeldende.Where(v => gjeldende.All(d => d.Av != v.Referanse)).ToList();
            var av = s.Hva is 2 or 3 && medRammer.Count > 0 ? medRammer[s.Velg % medRammer.Count] : null;
            var erstattes = s.Hva >= 4 && kanErstattes.Count > 0 ? kanErstattes[s.Velg % kanErstattes.Count] : null;
            var detaljerer = av is not null || erstattes?.Av is not null;
            var rammer = detaljerer ? gjeldende.Single(v => v.Referanse == (av?.Referanse ?? erstattes!.Av)).Linjer.Where(l => l.Ramme).Select(l => l.Enhet).ToHashSet() : null;
            var linjer = detaljerer ? [.. s.Linjer.Where(l => rammer!.Contains(l.Enhet)).Select(l => l with { Ramme = false })] : s.Linjer;
            if (linjer.Length == 0 && erstattes is null)
            {
                continue;
            }

            var nytt = new Vedtatt($"V{i}", av?.Referanse ?? erstattes?.Av, linjer);
            await VedtaAsync(bok, nytt, i, erstattes?.Referanse);
            gjeldende = [.. gjeldende.Where(v => v != erstattes), .. linjer.Length > 0 ? new[] { nytt } : []];
            var (_, kube) = await bok.Store.SaldokubeAsync(Bok.Ledger, Bok.Aar, None);
            Kontroller(kube, gjeldende);
            foreach (var linje in (await bok.Store.VedtakAsync(Bok.Ledger, Bok.Aar, long.MaxValue, None)).SelectMany(v => v.Vedtak.Linjer))
            {
                Assert.That(linje.Beloep, Is.EqualTo(Beloep.Sum(linje.Periodisering.Fordel(linje.Beloep))), "a line, also one that the service added, is its months");
            }

            var hode = (await bok.Store.FinnKommuneAsync(Bok.Ledger, None))!;
            tidligere.Add((hode.Sekvens, Saldo(kube)));
        }

        foreach (var (sekvens, saldo) in tidligere)
        {
            var poster = await bok.Store.SaldoFraJournalAsync(Bok.Ledger, Bok.Aar, sekvens, None);
            Assert.That(Saldo(new Saldokube(Bok.Ledger, Bok.Aar, 1, poster)), Is.EqualTo(saldo), "an earlier version answers as before");
        }

        // The same without those that were replaced.
        using var uten = new Bok();
        await uten.OpprettAsync();
        foreach (var (i, v) in gjeldende.Index())
        {
            await VedtaAsync(uten, v, i, null);
        }

        var (_, ren) = await uten.Store.SaldokubeAsync(Bok.Ledger, Bok.Aar, None);
        Assert.That(Saldo(ren), Is.EqualTo(tidligere.Count == 0 ? "" : tidligere[^1].Saldo), "as if the old had never been sent");
    }

    /// <summary>Invariant 1 by unit, which is the appropriation here: what is adopted, what is laid out and what is left of the frame.</summary>
    private static void Kontroller(Saldokube kube, List<Vedtatt> gjeldende)
    {
        foreach (var (enhet, i) in Enheter.Select((e, i) => (e, i)))
        {
            decimal Sum(Func<Vedtatt, bool> vedtak, Func<(int Enhet, bool Ramme, int Kroner), bool> linje) =>
                gjeldende.Where(vedtak).SelectMany(v => v.Linjer).Where(l => l.Enhet == i && linje(l)).Sum(l => l.Kroner);
            var noekler = Enumerable.Range(0, kube.Antall).Where(n => kube.Noekkel(n).Ansvar.ToString() == enhet).ToList();
            decimal Revidert(bool ramme) => noekler.Where(n => kube.Noekkel(n).Art.ToString() == "001" == ramme).Sum(n => kube.RevidertBudsjett(n).Kroner);
            var (vedtatt, detaljert) = (Sum(v => v.Av is null, _ => true), Sum(v => v.Av is not null, _ => true));
            Assert.That(Revidert(true) + Revidert(false), Is.EqualTo(vedtatt), "a detaljering changes no appropriation");
            Assert.That(Revidert(true), Is.EqualTo(Sum(v => v.Av is null, l => l.Ramme) - detaljert), "what is left of the frame");
            Assert.That(Revidert(false), Is.EqualTo(Sum(v => v.Av is null, l => !l.Ramme) + detaljert));
        }
    }

    /// <summary>The budget of each key that has any, month by month.</summary>
    private static string Saldo(Saldokube kube) => string.Join('\n', Enumerable.Range(0, kube.Antall).Select(n => (
            Noekkel: kube.Noekkel(n).ToString(),
            Beloep: string.Join(' ', Enumerable.Range(1, 12).Select(p => kube.BudsjettHittil(n, Periode.Fra(p)).ToString()).Prepend(kube.OpprinneligBudsjett(n).ToString()))))
        .Where(r => r.Beloep.Any(c => c is >= '1' and <= '9')).Select(r => $"{r.Noekkel} {r.Beloep}").Order(StringComparer.Ordinal));

    private static Task VedtaAsync(Bok bok, Vedtatt v, int nummer, string? erstatter) => bok.Vedtak.VedtaAsync(
        new Vedtaksordre(
            Bok.Ledger, Bok.Aar,
            [new Vedtaksutkast(v.Referanse, new DateOnly(2024, 5, 1 + nummer), "kommunestyret", v.Av is null ? Vedtakstype.Annet : Vedtakstype.Detaljering, "Feil", [.. v.Linjer.Select(Linje)])
            {
                Av = erstatter is null ? v.Av : null, Erstatter = erstatter, Begrunnelse = erstatter is null ? null : "Feil",
            }],
            [], Bok.Oppdrag(), null),
        None);

    private static Budsjettlinjeutkast Linje((int Enhet, bool Ramme, int Kroner) linje)
    {
        var felt = new Posteringsfelt { Kontoklasse = "drift", Ansvar = Enheter[linje.Enhet], Beloep = linje.Kroner.ToString(CultureInfo.InvariantCulture) };
        if (linje.Ramme)
        {
            felt[Radfelt.Ramme] = Domain.Serier.Rammer.Netto;
        }
        else
        {
            (felt.Art, felt.Funksjon) = ("010", "202");
        }

        return new Budsjettlinjeutkast(felt, null);
    }
}
