using CsCheck;
using Ledger.Domain.Opplysninger;

namespace Ledger.Domain.Tests.Opplysninger;

/// <summary>plan.md 7, invariant 10: a fact at any place of the chain is the last that was written at or before it on its key.</summary>
public sealed class FaktainvarianterTests
{
    [Test]
    public void A_naive_model_predicts_every_answer() => Gen.Select(Gen.Select(Gen.Int[0, 4], Gen.Int[-1, 9]).List[1, 40], Gen.Int[1, 7]).Sample((rader, perSkriving) =>
    {
        var historikk = Registerhistorikk.Tom;
        var skrevet = new List<(long Sekvens, Opplysning Verdi)>();
        foreach (var (del, i) in rader.Chunk(perSkriving).Select((d, i) => (d, i)))
        {
            // Several facts of one write have one place.
            var nye = del.DistinctBy(r => r.Item1).Select(r => new Stand<Opplysning>(Fakta(r.Item1, r.Item2), i + 1, i + 1)).ToList();
            skrevet.AddRange(nye.Select(s => (s.Sekvens, s.Verdi)));
            historikk = historikk.Med(i + 1, [], nye, []);
        }

        // Backwards and forwards: what is kept of one answer is not another's.
        foreach (var sekvens in Enumerable.Range(0, (int)historikk.Sekvens + 1).Reverse().Concat(Enumerable.Range(0, (int)historikk.Sekvens + 1)))
        {
            var tilstand = historikk.Ved(sekvens);
            foreach (var noekkel in Enumerable.Range(0, 5).Select(n => Fakta(n, 0).Noekkel))
            {
                var ventet = skrevet.Where(s => s.Sekvens <= sekvens && s.Verdi.Noekkel == noekkel).Select(s => s.Verdi).LastOrDefault();
                Assert.That(tilstand.Finn(noekkel)?.Verdi, Is.EqualTo(ventet is { Annullert: true } ? null : ventet));
            }

            var gjelder = skrevet.Where(s => s.Sekvens <= sekvens).GroupBy(s => s.Verdi.Noekkel).Select(g => g.Last().Verdi).Where(v => !v.Annullert).ToList();
            Assert.That(tilstand.Alle().Select(s => s.Verdi), Is.EquivalentTo(gjelder));
            foreach (var objekt in new[] { "indikator:I0", "indikator:I1", "indikator:I2" })
            {
                Assert.That(tilstand.Opplysninger(objekt).Select(s => s.Verdi), Is.EquivalentTo(gjelder.Where(v => v.Noekkel.Objekt == objekt)), objekt);
            }

            Assert.That(historikk.Alle(sekvens).Count(), Is.EqualTo(skrevet.Count(s => s.Sekvens <= sekvens)));
        }
    });

    /// <param name="noekkel">Five keys of three objects.</param>
    /// <param name="verdi">−1 takes the fact away.</param>
    private static Opplysning Fakta(int noekkel, int verdi) => new(
        new(Opplysningsslag.Maaling, $"indikator:I{noekkel % 3}", "verdi", noekkel < 3 ? "" : "210", "", 2024, "aar", null, "", true), verdi < 0 ? null : verdi, null, null, null, null, null, null,
        null, null, null, null, null, verdi < 0);
}
