using System.Text.Json;
using Dapper;
using Ledger.Application.Porter;
using Ledger.Domain.Saldo;
using Ledger.Domain.Verdier;
using Ledger.Storage.Felles;

namespace Ledger.Storage.Sqlite;

/// <summary>
/// The file of one ledger while it is in use: its readers, its queue of writers, and the state that was read last.
/// </summary>
/// <remarks>
/// Whoever uses it has leased it (<see cref="TryLei"/>) and hands it back; it is closed when nobody has for a while. A closed one is never
/// opened again: the ledger gets a new one.
/// </remarks>
internal sealed class Regnskapsfil : IDisposable
{
    /// <summary>Stands in place of the number of leases when the file is closed.</summary>
    private const int Lukket = -1;

    private readonly LedgerId _ledger;
    private readonly TimeProvider _klokke;
    private readonly SqliteEndringsmerke _merke;
    private readonly SqliteMinne<LedgerId, Kommunehode> _hode;
    private int _leid;
    private long _sistBrukt;
    private volatile bool _avvikles;

    /// <exception cref="LagerException">The file is not there, is older than this program, or is of another ledger.</exception>
    public Regnskapsfil(LedgerId ledger, SqliteFil fil, TimeProvider klokke)
    {
        (_ledger, Fil, _klokke, _sistBrukt) = (ledger, fil, klokke, klokke.GetTimestamp());
        var connection = fil.Aapne();
        try
        {
            Regnskapsidentitet.Krev(connection, fil, ledger);

            // A copy that was put in its place may be in another mode, in which readers wait for writers.
            connection.Execute("pragma journal_mode = wal");
            _merke = new SqliteEndringsmerke(connection);
        }
        catch
        {
            connection.Dispose();
            throw;
        }

        Lesere = new SqliteLesere(fil);
        Koe = new SqliteSkrivekoe(fil);
        _hode = new(_merke, _ => Lesere.Les(l => l.Hode.Les(rad => Radkodek.Hode(rad, ledger))));
    }

    public SqliteFil Fil { get; }

    public SqliteLesere Lesere { get; }

    public SqliteSkrivekoe Koe { get; }

    public Kommunehode? Hode => _hode.Les(_ledger);

    public bool ErDefinertEtter(long etterSekvens, long tilSekvens) => Lesere.Les(l => Omraade(l.Definert, etterSekvens, tilSekvens).Tall() is not (null or 0));

    public (
        List<(Regnskapsaar Aar, Saldopost Post)> Posteringer,
        List<(Regnskapsaar Aar, IEnumerable<Saldopost> Poster)> Budsjett) Endringer(long etterSekvens, long tilSekvens, CancellationToken ct) =>
        Lesere.Les(
            l => (
                Omraade(l.Posteringer, etterSekvens, tilSekvens).LesAlle(rad => Radkodek.Saldo(rad, SqlitePosisjon.Kolonner)),
                Omraade(l.Budsjett, etterSekvens, tilSekvens).LesAlle(Radkodek.Budsjettendring)),
            ct);

    /// <summary>The rows of a page of postings, until one is the last that is needed.</summary>
    public void Side(Posteringssporring q, Func<IRad, bool> rad, CancellationToken ct) => Lesere.Les(
        l =>
        {
            var setning = q.Ider is { } ider
                ? l.Side.Sett(5, JsonSerializer.Serialize(ider)).Sett(6, JsonSerializer.Serialize(q.Plasser.Select(Radid.Av))).Sett(7, q.Antall)
                : l.Del;
            setning.Sett(0, Radid.Av(q.Etter)).Sett(1, Radid.Av(Domain.Hovedbok.Posisjon.EtterAlle(q.TilSekvens)))
                .Sett(2, q.FraPeriode.Nummer).Sett(3, q.TilPeriode.Nummer).Sett(4, (int)q.Periodisering).LesMens(rad);
            return true;
        },
        ct);

    /// <summary>Leases it; false when it is closed.</summary>
    public bool TryLei()
    {
        for (var leid = Volatile.Read(ref _leid); leid != Lukket;)
        {
            var foer = Interlocked.CompareExchange(ref _leid, leid + 1, leid);
            if (foer == leid)
            {
                return true;
            }

            leid = foer;
        }

        return false;
    }

    public void Lever()
    {
        Volatile.Write(ref _sistBrukt, _klokke.GetTimestamp());
        if (Interlocked.Decrement(ref _leid) == 0 && _avvikles)
        {
            _ = TryLukk();
        }
    }

    /// <summary>Nobody is to lease it any more: it is closed when the last one hands it back.</summary>
    public void Avvikle()
    {
        _avvikles = true;
        _ = TryLukk();
    }

    /// <summary>How long nobody has used it.</summary>
    public TimeSpan Ledig => _klokke.GetElapsedTime(Volatile.Read(ref _sistBrukt));

    /// <summary>Closes it if nobody has leased it.</summary>
    public bool TryLukk()
    {
        if (Interlocked.CompareExchange(ref _leid, Lukket, 0) != 0)
        {
            return false;
        }

        Dispose();
        return true;
    }

    public void Dispose()
    {
        Volatile.Write(ref _leid, Lukket);
        Koe.Dispose();
        Lesere.Dispose();
        _merke.Dispose();
    }

    private static SqliteSetning Omraade(SqliteSetning setning, long etterSekvens, long tilSekvens) => setning.Sett(0, etterSekvens).Sett(1, tilSekvens);
}
