using System.Runtime.CompilerServices;
using Ledger.Application.Porter;
using Ledger.Domain.Hovedbok;
using Ledger.Domain.Kjede;
using Ledger.Domain.Saldo;
using Ledger.Domain.Verdier;

namespace Ledger.Application.Revisjon;

/// <summary>The part of the journal that is asked for.</summary>
/// <param name="Aar">Only the entries of this year; null for all.</param>
public sealed record Uttrekksutvalg(long EtterSekvens, int? Aar, long FraVersjon, long TilVersjon)
{
    public bool Har(Lestpost post) => (Aar is null || post.Ledd.Aar == Aar) && post.Ledd.Versjon >= FraVersjon && post.Ledd.Versjon <= TilVersjon;
}

/// <summary>The journal up to a head, to be read once.</summary>
public sealed record Journaluttrekk(Kommunehode Hode, Uttrekksutvalg Utvalg, IAsyncEnumerable<Lestpost> Poster);

/// <summary>What auditors ask: the journal in chain order, and whether it holds.</summary>
public sealed class Revisjonstjeneste(ILedgerStore store)
{
    private const int Side = 4_000;

    /// <summary>
    /// The journal from after a sequence number up to the head as it stood at the call. In pages, so that memory does not grow with the
    /// ledger; the journal is append-only, so the bound makes it a snapshot while others write.
    /// </summary>
    public async IAsyncEnumerable<Lestpost> UttrekkAsync(LedgerId ledger, long etterSekvens, long tilSekvens, [EnumeratorCancellation] CancellationToken ct)
    {
        // The next page is read while the caller works on this one.
        var reading = LesAsync(etterSekvens);
        while (await reading is { Count: > 0 } page)
        {
            reading = LesAsync(page[^1].Ledd.Sekvens);
            foreach (var post in page)
            {
                yield return post;
            }
        }

        Task<IReadOnlyList<Lestpost>> LesAsync(long etter) => etter < tilSekvens
            ? Task.Run(() => store.JournalAsync(ledger, etter, tilSekvens, Side, ct), ct)
            : Task.FromResult<IReadOnlyList<Lestpost>>([]);
    }

    /// <summary>The asked part of the journal as it stands at the call.</summary>
    /// <exception cref="Avvisning">404 unknown municipality.</exception>
    public async Task<Journaluttrekk> UttrekkAsync(LedgerId ledger, Uttrekksutvalg utvalg, CancellationToken ct)
    {
        var hode = await store.FinnKommuneAsync(ledger, ct) ?? throw Avvisning.UkjentKommune(ledger);
        return new Journaluttrekk(hode, utvalg, UttrekkAsync(ledger, utvalg.EtterSekvens, hode.Sekvens, ct).Where(utvalg.Har));
    }

    /// <summary>Recomputes the chain from its rows, and saldo from the journal, and reports the first break of each.</summary>
    /// <exception cref="Avvisning">404 unknown municipality.</exception>
    public async Task<Kontrollresultat> KontrollerAsync(LedgerId ledger, CancellationToken ct)
    {
        while (true)
        {
            // A text that is erased while entries are read is named by an entry after the head that was read first.
            var resultat = await new Ledgerkontroll(store, ledger).UtfoerAsync(ct);
            if (resultat.Brudd?.Kode != Kjedebrudd.Sletting || (await store.FinnKommuneAsync(ledger, ct))?.Versjon == resultat.Hode.Versjon)
            {
                return resultat;
            }
        }
    }

    /// <summary>Makes a year's saldo anew from the journal, under the municipality's lock. The journal, the version and the head stay as they are.</summary>
    public async Task GjenoppbyggSaldoAsync(LedgerId ledger, Regnskapsaar aar, CancellationToken ct)
    {
        await using var oekt = await store.BegynnSkrivAsync(ledger, samles: false, ct);
        var hode = oekt.Hode ?? throw Avvisning.UkjentKommune(ledger);
        var poster = await store.SaldoFraJournalAsync(ledger, aar, hode.Sekvens, ct);
        await oekt.SlettSaldoAsync(aar.Aar, ct);
        var sums = Saldosummer.Av(poster).ToList();
        var keys = await oekt.NoeklerAsync(aar.Aar, [.. sums.Select(s => s.Key.Dimensjon)], ct);
        await oekt.EndreSaldoAsync(
            [
                .. sums.Zip(
                    keys,
                    (s, key) => new Saldodelta(
                        key, (int)s.Key.Slag, (byte)s.Key.Periode.Nummer, (byte)s.Key.Gjelder.Nummer, s.Value.Beloep, s.Value.Antall, s.Value.Foerste))],
            ct);
        await oekt.CommitVedlikeholdAsync(ct);
    }
}
