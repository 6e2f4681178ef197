using System.Runtime.CompilerServices;
using Ledger.Application.Porter;
using Ledger.Domain.Hovedbok;
using Ledger.Domain.Inngaaendebalanse;
using Ledger.Domain.Kjede;
using Ledger.Domain.Saldo;
using Ledger.Domain.Verdier;

namespace Ledger.Application.Revisjon;

/// <summary>How a year's opening balance meets the closing balance before it.</summary>
/// <param name="AntallAvvik">Keys that differ.</param>
public sealed record Balansekontroll(int Aar, int AntallAvvik, Beloep SumAbsolutt);

/// <summary>What a control of a municipality found.</summary>
/// <param name="Brudd">The first break of the chain; null when it holds.</param>
/// <param name="Saldofeil">The first saldo that is not the sum of its rows; null when all are.</param>
/// <param name="InngaaendeBalanse">Each year that has one before it, with how their balances meet. A difference breaks no chain.</param>
public sealed record Kontrollresultat(
    Kommunehode Hode, long AntallPoster, long AntallRader, Kjedebrudd? Brudd, string? Saldofeil, IReadOnlyList<Balansekontroll> InngaaendeBalanse)
{
    public bool ErHel => Brudd is null && Saldofeil is null;
}

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
    public async Task<Kontrollresultat> KontrollerAsync(LedgerId ledger, CancellationToken ct)
    {
        var hode = await store.FinnKommuneAsync(ledger, ct) ?? throw Avvisning.UkjentKommune(ledger);
        var kontroll = new Kjedekontroll(ledger);
        var aar = new SortedSet<int>();
        long poster = 0, rader = 0;
        Kjedebrudd? brudd = null;
        await foreach (var post in UttrekkAsync(ledger, 0, hode.Sekvens, ct))
        {
            poster++;
            rader += post.Rader.Count;
            if (post.Ledd.Aar is >= Regnskapsaar.Minste and <= Regnskapsaar.Stoerste)
            {
                aar.Add(post.Ledd.Aar);
            }

            brudd = kontroll.Ta(post);
            if (brudd is not null)
            {
                break;
            }
        }

        brudd ??= kontroll.Slutt(hode.Sekvens, hode.Versjon, hode.Kjedehode);
        var saldofeil = brudd is null ? await store.KontrollerAvledetAsync(ledger, ct) : null;
        foreach (var year in aar)
        {
            saldofeil ??= await KontrollerSaldoAsync(ledger, Regnskapsaar.Fra(year), ct);
        }

        return new Kontrollresultat(hode, poster, rader, brudd, saldofeil, await BalanserAsync(ledger, aar, ct));
    }

    private async Task<IReadOnlyList<Balansekontroll>> BalanserAsync(LedgerId ledger, IReadOnlySet<int> aarene, CancellationToken ct)
    {
        var balanser = new List<Balansekontroll>();
        foreach (var aar in aarene.Where(a => aarene.Contains(a - 1)).Select(Regnskapsaar.Fra))
        {
            var (_, forrige) = await store.SaldokubeAsync(ledger, aar.Forrige, ct);
            var (_, aaret) = await store.SaldokubeAsync(ledger, aar, ct);
            var sammenligning = Balansesammenligning.Sammenlign(forrige, aaret);
            var harPosteringer = Enumerable.Range(0, aaret.Antall).Any(n => aaret.AntallPosteringer(n, Periode.Aarsavslutning) > 0);
            if (harPosteringer && sammenligning.Status != Balansestatus.ForrigeMangler)
            {
                balanser.Add(new Balansekontroll(aar.Aar, sammenligning.AntallAvvik, sammenligning.SumAbsolutt));
            }
        }

        return balanser;
    }

    /// <summary>Makes a year's saldo anew from the journal, under the municipality's lock. The journal, the version and the head stay as they are.</summary>
    public async Task GjenoppbyggSaldoAsync(LedgerId ledger, Regnskapsaar aar, CancellationToken ct)
    {
        await using var oekt = await store.BegynnSkrivAsync(ledger, samles: false, ct);
        var hode = oekt.Hode ?? throw Avvisning.UkjentKommune(ledger);
        var poster = await store.SaldoFraJournalAsync(ledger, aar, hode.Sekvens, ct);
        await oekt.SlettSaldoAsync(aar.Aar, ct);
        var sums = Summer(poster).ToList();
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

    private async Task<string?> KontrollerSaldoAsync(LedgerId ledger, Regnskapsaar aar, CancellationToken ct)
    {
        var (hode, lagret) = await store.SaldoAsync(ledger, aar, ct);
        var beregnet = await store.SaldoFraJournalAsync(ledger, aar, hode.Sekvens, ct);
        var stored = Summer(lagret);
        var computed = Summer(beregnet);
        foreach (var key in stored.Keys.Union(computed.Keys))
        {
            var (a, b) = (stored.GetValueOrDefault(key), computed.GetValueOrDefault(key));

            // Where it is not said where the rows begin, pages are found without it.
            if ((a.Beloep, a.Antall) != (b.Beloep, b.Antall) || (a.Foerste != default && a.Foerste != b.Foerste))
            {
                return $"Saldo {aar} {key.Slag} periode {key.Periode} for {key.Dimensjon} er {Beloep.FraOere(a.Beloep)} ({a.Antall} rader fra "
                    + $"{a.Foerste}), men radene gir {Beloep.FraOere(b.Beloep)} ({b.Antall} fra {b.Foerste}).";
            }
        }

        return null;
    }

    /// <summary>Budgets come line by line, and have no place; actuals come summed.</summary>
    private static Dictionary<(
        Dimensjon Dimensjon, Saldoslag Slag, Periode Periode,
        Periode Gjelder), (long Beloep, long Antall, Posisjon Foerste)> Summer(IEnumerable<Saldopost> poster)
    {
        var sums = new Dictionary<(Dimensjon, Saldoslag, Periode, Periode), (long Beloep, long Antall, Posisjon Foerste)>();
        foreach (var p in poster)
        {
            var before = sums.GetValueOrDefault((p.Dimensjon, p.Slag, p.Periode, p.Gjelder));
            sums[(p.Dimensjon, p.Slag, p.Periode, p.Gjelder)] = (checked(before.Beloep + p.Beloep.Oere), before.Antall + p.Antall, p.Foerste);
        }

        return sums;
    }
}
