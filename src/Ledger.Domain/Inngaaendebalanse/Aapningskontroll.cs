using Ledger.Domain.Hovedbok;
using Ledger.Domain.Saldo;
using Ledger.Domain.Validering;
using Ledger.Domain.Verdier;

namespace Ledger.Domain.Inngaaendebalanse;

/// <summary>What rows of period 0 do to the opening balance that is there already (bokføringsloven § 4; bokføringsforskriften § 3-1).</summary>
public static class Aapningskontroll
{
    private const string Felt = "periode";

    /// <summary>Warns of an opening balance that is booked twice, and of one that is not the closing balance of the year before.</summary>
    /// <param name="nye">The sums of the rows by key. Øre, ledger sign.</param>
    /// <param name="aaret">The year without the rows.</param>
    /// <param name="sammenligning">The year without the rows against the year before.</param>
    /// <param name="foreloepig">The year before is open: its closing will move the result and the funds.</param>
    /// <param name="erForskjell">The rows are the difference from the opening balance that a source has, and repeat nothing.</param>
    public static void Varsle(
        IReadOnlyDictionary<Dimensjon, Int128> nye, Saldokube aaret, Balansesammenligning sammenligning, bool foreloepig, Feilsamling feil,
        bool erForskjell = false)
    {
        if (nye.Count == 0)
        {
            return;
        }

        var inngaaende = new Dictionary<Dimensjon, Int128>();
        for (var noekkel = 0; noekkel < aaret.Antall; noekkel++)
        {
            inngaaende[aaret.Noekkel(noekkel)] = inngaaende.GetValueOrDefault(aaret.Noekkel(noekkel))
                + aaret.Regnskap(noekkel, Periode.InngaaendeBalanse).SumOere;
        }

        var doble = nye.Where(n => n.Value != 0 && inngaaende.GetValueOrDefault(n.Key) == n.Value).ToList();
        if (doble.Count > 0 && !erForskjell)
        {
            var sum = Sum(doble.Select(d => d.Value));
            feil.Tell(
                Feilkoder.InngaaendeBalanseDobbel, Felt, null,
                $"Inngående balanse er ført før: {doble.Count} konti får det samme beløpet én gang til, {Kronetekst.Kr(sum)} i alt. "
                    + "Tilbakefør det ene bilaget hvis det er en feil.",
                null, sum, doble.Count);
        }

        if (sammenligning.Status == Balansestatus.ForrigeMangler)
        {
            return;
        }

        var avvik = sammenligning.Linjer.ToDictionary(l => l.Noekkel, l => l.Differanse.SumOere);
        foreach (var (noekkel, beloep) in nye)
        {
            avvik[noekkel] = avvik.GetValueOrDefault(noekkel) + beloep;
        }

        var ulike = avvik.Where(a => a.Value != 0).ToList();
        if (ulike.Count > 0)
        {
            var sum = Sum(ulike.Select(a => a.Value));
            feil.Tell(
                Funnregler.InngaaendeBalanseAvviker.Kode, Felt, null,
                $"Inngående balanse er ikke utgående balanse fra året før: {ulike.Count} konti avviker, {Kronetekst.Kr(sum)} i alt."
                    + (foreloepig ? " Året før er ikke avsluttet ennå." : ""),
                null, sum, ulike.Count);
        }
    }

    /// <summary>Kroner: the sum of magnitudes.</summary>
    private static Beloep Sum(IEnumerable<Int128> oere) => Beloep.FraOere(oere.Aggregate(Int128.Zero, (sum, o) => sum + Int128.Abs(o)));
}
