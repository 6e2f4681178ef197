using System.Text.Json;
using Ledger.Application.Porter;
using Ledger.Domain.Kjede;
using Ledger.Domain.Saldo;
using Ledger.Domain.Verdier;

namespace Ledger.Application.Revisjon;

/// <summary>What a control of a municipality found.</summary>
/// <param name="Brudd">The first break of the chain, or of the records of writes; null when they hold.</param>
/// <param name="Saldofeil">The first saldo that is not the sum of its rows, or row that no entry has; null when all are right.</param>
public sealed record Kontrollresultat(Kommunehode Hode, long AntallPoster, long AntallRader, Kjedebrudd? Brudd, string? Saldofeil)
{
    /// <summary>What the engine says is wrong with the file; null when nothing is.</summary>
    public string? Filfeil { get; init; }

    /// <summary>Each year that has one before it, with how their balances meet. A difference breaks no chain.</summary>
    public IReadOnlyList<Balansekontroll> InngaaendeBalanse { get; init; } = [];

    /// <summary>When the control ended.</summary>
    public DateTimeOffset Tidspunkt { get; init; }

    public bool ErHel => Brudd is null && Saldofeil is null && Filfeil is null;

    /// <summary>The first fault and where it is; null when there is none.</summary>
    public string? Sted => Brudd is { } b ? FormattableString.Invariant($"sekvens {b.Sekvens}: {b.Melding}") : Saldofeil ?? Filfeil;
}

/// <summary>
/// One control of a ledger: recomputes the chain from its rows, compares the records of writes with it, and saldo with the rows, and asks the
/// engine of the file. Whatever somebody did to the database, it ends with where it is broken.
/// </summary>
internal sealed class Ledgerkontroll(ILedgerStore lager, LedgerId ledger)
{
    private readonly Kjedekontroll _kjede = new(ledger);
    private readonly SortedSet<int> _aar = [];
    private Lestpost? _siste;
    private long _poster;
    private long _rader;

    /// <exception cref="Avvisning">404 unknown municipality.</exception>
    public async Task<Kontrollresultat> UtfoerAsync(CancellationToken ct)
    {
        var hode = new Kommunehode(ledger, 0, 0, default);
        Kjedebrudd? brudd = null;
        IReadOnlyList<Balansekontroll> balanser = [];
        string? saldofeil = null, filfeil;
        try
        {
            if (await lager.FinnKommuneAsync(ledger, ct) is not { } funnet)
            {
                return (await lager.LedgereAsync(ct)).Contains(ledger)
                    ? new Kontrollresultat(hode, 0, 0, new Kjedebrudd(0, "hode", "Regnskapet har ikke noe hode."), null)
                    : throw Avvisning.UkjentKommune(ledger);
            }

            hode = funnet;
            brudd = await KjedeAsync(hode, ct);
            saldofeil = brudd is null ? await SaldoerAsync(ct) : null;
            filfeil = await lager.KontrollerFilAsync(ledger, grundig: true, ct);

            // A cube of a damaged ledger would say nothing, so balances are only checked when all else holds.
            balanser = brudd is null && saldofeil is null && filfeil is null ? await Balansekontroll.AvAsync(lager, ledger, _aar, ct) : [];
        }
        catch (Exception e) when (lager.Feil(e) == Lagerfeil.Skadet)
        {
            filfeil = e.Message;
        }
        catch (Exception e) when (ErUleselig(e))
        {
            brudd = new Kjedebrudd(hode.Sekvens, "uleselig", $"Regnskapets hode kan ikke leses: {e.Message}");
            filfeil = null;
        }

        return new Kontrollresultat(hode, _poster, _rader, brudd, saldofeil) { Filfeil = filfeil, InngaaendeBalanse = balanser };
    }

    /// <summary>What the reading of a changed row may end in; what says something of the database itself is none of it.</summary>
    private bool ErUleselig(Exception e) => lager.Feil(e) is null
        && e is FormatException or ArgumentException or ArithmeticException or InvalidOperationException or JsonException or InvalidCastException
            or KeyNotFoundException or NullReferenceException;

    private async Task<Kjedebrudd?> KjedeAsync(Kommunehode hode, CancellationToken ct)
    {
        var skrivinger = new Skrivekontroll(lager, ledger, hode.Versjon);
        Kjedebrudd? brudd;
        try
        {
            brudd = await PosterAsync(hode, skrivinger, ct);
        }
        catch (Exception e) when (ErUleselig(e))
        {
            return await UleseligAsync(hode, e, ct);
        }

        brudd ??= _kjede.Slutt(hode.Sekvens, hode.Versjon, hode.Kjedehode);
        try
        {
            brudd ??= _siste is null ? null : await skrivinger.TaAsync(_siste, ct);
            return brudd ?? await skrivinger.SluttAsync(hode.Sekvens, _kjede.Nevnte, ct);
        }
        catch (Exception e) when (ErUleselig(e))
        {
            return new Kjedebrudd(_kjede.Sekvens, "uleselig", $"En skriving eller tilgangslinje kan ikke leses: {e.Message}");
        }
    }

    private async Task<Kjedebrudd?> PosterAsync(Kommunehode hode, Skrivekontroll skrivinger, CancellationToken ct)
    {
        await foreach (var post in new Revisjonstjeneste(lager).UttrekkAsync(ledger, 0, hode.Sekvens, ct))
        {
            var brudd = _siste is not null && _siste.Ledd.Versjon != post.Ledd.Versjon ? await skrivinger.TaAsync(_siste, ct) : null;
            brudd ??= Ta(post);
            if (brudd is not null)
            {
                return brudd;
            }
        }

        return null;
    }

    private Kjedebrudd? Ta(Lestpost post)
    {
        _poster++;
        _rader += post.Rader.Count;
        if (post.Ledd.Aar is >= Regnskapsaar.Minste and <= Regnskapsaar.Stoerste)
        {
            _aar.Add(post.Ledd.Aar);
        }

        var brudd = _kjede.Ta(post);
        _siste = brudd is null ? post : _siste;
        return brudd;
    }

    /// <summary>What could not be read is read once more entry by entry, to tell which it is.</summary>
    private async Task<Kjedebrudd> UleseligAsync(Kommunehode hode, Exception feil, CancellationToken ct)
    {
        while (_kjede.Sekvens < hode.Sekvens)
        {
            IReadOnlyList<Lestpost> post;
            try
            {
                post = await lager.JournalAsync(ledger, _kjede.Sekvens, hode.Sekvens, 1, ct);
            }
            catch (Exception e) when (ErUleselig(e))
            {
                return new Kjedebrudd(_kjede.Sekvens + 1, "uleselig", $"Posten kan ikke leses: {e.Message}");
            }

            if (post.Count == 0 || Ta(post[0]) is not null)
            {
                return new Kjedebrudd(_kjede.Sekvens + 1, "innhold", "Posten mangler, eller er ikke den som ble skrevet.");
            }
        }

        return new Kjedebrudd(_kjede.Sekvens, "uleselig", $"En skriving eller tilgangslinje kan ikke leses: {feil.Message}");
    }

    private async Task<string?> SaldoerAsync(CancellationToken ct)
    {
        try
        {
            var feil = await lager.KontrollerAvledetAsync(ledger, ct);
            foreach (var aar in _aar)
            {
                feil ??= await SaldoAsync(Regnskapsaar.Fra(aar), ct);
            }

            return feil;
        }
        catch (Exception e) when (ErUleselig(e))
        {
            return $"En saldo kan ikke leses: {e.Message}";
        }
        catch (Exception e) when (lager.Feil(e) == Lagerfeil.SumUtenforOmraadet)
        {
            return "En saldo er større enn et beløp kan være.";
        }
    }

    private async Task<string?> SaldoAsync(Regnskapsaar aar, CancellationToken ct)
    {
        var (hode, lagret) = await lager.SaldoAsync(ledger, aar, ct);
        var lagrede = Saldosummer.Av(lagret);
        var beregnede = Saldosummer.Av(await lager.SaldoFraJournalAsync(ledger, aar, hode.Sekvens, ct));
        foreach (var noekkel in lagrede.Keys.Union(beregnede.Keys))
        {
            var (a, b) = (lagrede.GetValueOrDefault(noekkel), beregnede.GetValueOrDefault(noekkel));
            if (a != b)
            {
                return $"Saldo {aar} {noekkel.Slag} periode {noekkel.Periode} for {noekkel.Dimensjon} er {Beloep.FraOere(a.Beloep)} ({a.Antall} rader fra "
                    + $"{a.Foerste}), men radene gir {Beloep.FraOere(b.Beloep)} ({b.Antall} fra {b.Foerste}).";
            }
        }

        return null;
    }
}
