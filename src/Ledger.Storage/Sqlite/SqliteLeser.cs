using System.Collections.Concurrent;
using System.Text.Json;
using Ledger.Application.Porter;
using Ledger.Domain.Hovedbok;
using Ledger.Domain.Kjede;
using Ledger.Domain.Verdier;
using Ledger.Storage.Felles;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Ledger.Storage.Sqlite;

/// <summary>
/// The reads that every request makes, and those that a report makes after a posting: on connections that are kept with the statements
/// prepared, since opening and preparing costs many times the read.
/// </summary>
internal sealed class SqliteLeser(Func<SqliteConnection> aapne, Setninger setninger) : IDisposable
{
    private const int MestLedige = 32;
    private readonly ConcurrentBag<Forbindelse> _ledige = [];

    public Kommunehode? Hode(LedgerId ledger) => Les(f => f.Hode.Sett(0, ledger.Kommune.Nummer).Les(s => new Kommunehode(
        ledger, raw.sqlite3_column_int64(s, 1), raw.sqlite3_column_int64(s, 2), Kjedehash.Fra(raw.sqlite3_column_blob(s, 3).ToArray()))));

    public bool ErDefinertEtter(LedgerId ledger, long etterSekvens, long tilSekvens) => Les(f => Omraade(f.Definert, ledger, etterSekvens, tilSekvens).Tall() is not (null or 0));

    /// <summary>The rows that change saldo, as the other engine's adapter reads them too.</summary>
    public (List<Saldorad> Posteringer, List<Budsjettrad> Budsjett) Endringer(LedgerId ledger, long etterSekvens, long tilSekvens) => Les(f =>
    {
        var postings = new List<Saldorad>();
        Omraade(f.Posteringer, ledger, etterSekvens, tilSekvens).LesAlle(s => postings.Add(Noekkel(s, new Saldorad
        {
            Slag = (byte)raw.sqlite3_column_int(s, 11),
            Periode = (byte)raw.sqlite3_column_int(s, 12),
            Beloep = raw.sqlite3_column_int64(s, 13),
            Antall = raw.sqlite3_column_int64(s, 14),
            Foerste = raw.sqlite3_column_int64(s, 15),
        })));
        var budget = new List<Budsjettrad>();
        Omraade(f.Budsjett, ledger, etterSekvens, tilSekvens).LesAlle(s => budget.Add(Noekkel(s, new Budsjettrad
        {
            Beloep = raw.sqlite3_column_int64(s, 11),
            Periodisering = Tekst(s, 12),
            Innhold = Tekst(s, 13),
        })));
        return (postings, budget);
    });

    /// <summary>A page of postings, as the other engine's adapter reads it too.</summary>
    public List<LagretPostering> Side(Posteringssporring q) => Les(f =>
    {
        var rows = new List<LagretPostering>();
        var (etter, til) = (SqliteSkriver.Radid(q.Ledger, q.Etter), SqliteSkriver.Radid(q.Ledger, Posisjon.EtterAlle(q.TilSekvens)));
        var statement = q.Ider is { } ids
            ? f.Side.Sett(4, Liste(ids)).Sett(5, Liste(q.Plasser.Select(p => SqliteSkriver.Radid(q.Ledger, p)))).Sett(6, q.Antall)
            : f.Del;
        statement.Sett(0, etter).Sett(1, til).Sett(2, q.FraPeriode.Nummer).Sett(3, q.TilPeriode.Nummer).LesMens(s =>
        {
            if (q.Noekkel(raw.sqlite3_column_int(s, 2)) is { } dimensjon)
            {
                rows.Add(new LagretPostering(
                    Posisjon.Fra(raw.sqlite3_column_int64(s, 0), raw.sqlite3_column_int(s, 1)), raw.sqlite3_column_int(s, 3), Tekst(s, 4), Rader.Dato(Tekst(s, 5))!.Value, Periode.Fra(raw.sqlite3_column_int(s, 6)),
                    new Postering(dimensjon, Beloep.FraOere(raw.sqlite3_column_int64(s, 7)), TekstEllerNull(s, 8), TekstEllerNull(s, 9), TekstEllerNull(s, 10))));
            }

            return rows.Count < q.Antall;
        });
        return rows;
    });

    public void Dispose()
    {
        while (_ledige.TryTake(out var connection))
        {
            connection.Dispose();
        }
    }

    private static SqliteSetning Omraade(SqliteSetning setning, LedgerId ledger, long etterSekvens, long tilSekvens) =>
        setning.Sett(0, ledger.Kommune.Nummer).Sett(1, etterSekvens).Sett(2, tilSekvens);

    private static T Noekkel<T>(sqlite3_stmt s, T rad)
        where T : Noekkelrad
    {
        rad.Id = raw.sqlite3_column_int(s, 0);
        rad.Aar = raw.sqlite3_column_int(s, 1);
        rad.Kontoklasse = (byte)raw.sqlite3_column_int(s, 2);
        rad.Art = Tekst(s, 3);
        rad.Funksjon = Tekst(s, 4);
        rad.Kapittel = Tekst(s, 5);
        rad.Sektor = Tekst(s, 6);
        rad.Ansvar = Tekst(s, 7);
        rad.Prosjekt = Tekst(s, 8);
        rad.Fond = Tekst(s, 9);
        rad.Merke = (byte)raw.sqlite3_column_int(s, 10);
        return rad;
    }

    private static string Liste<T>(IEnumerable<T> verdier) => JsonSerializer.Serialize(verdier);

    private static string Tekst(sqlite3_stmt s, int column) => raw.sqlite3_column_text(s, column).utf8_to_string();

    private static string? TekstEllerNull(sqlite3_stmt s, int column) => raw.sqlite3_column_type(s, column) == raw.SQLITE_NULL ? null : Tekst(s, column);

    private T Les<T>(Func<Forbindelse, T> les)
    {
        if (!_ledige.TryTake(out var connection))
        {
            connection = new Forbindelse(aapne(), setninger);
        }

        T read;
        try
        {
            read = les(connection);
        }
        catch
        {
            connection.Dispose();
            throw;
        }

        if (_ledige.Count < MestLedige)
        {
            _ledige.Add(connection);
        }
        else
        {
            connection.Dispose();
        }

        return read;
    }

    private sealed class Forbindelse(SqliteConnection forbindelse, Setninger setninger) : IDisposable
    {
        private static readonly string[] Delen = ["etter", "til", "fraPeriode", "tilPeriode"];
        private static readonly string[] Omraadet = ["kommunenummer", "etterSekvens", "tilSekvens"];

        public SqliteSetning Hode { get; } = new(forbindelse, setninger.KommuneFinn, "kommunenummer");

        public SqliteSetning Definert { get; } = new(forbindelse, setninger.JournalDefinisjonEtter, Omraadet);

        public SqliteSetning Posteringer { get; } = new(forbindelse, setninger.SaldoEndring, Omraadet);

        public SqliteSetning Budsjett { get; } = new(forbindelse, setninger.BudsjettlinjeEndring, Omraadet);

        public SqliteSetning Side { get; } = new(forbindelse, setninger.PosteringSide, [.. Delen, "noekler", "plasser", "antall"]);

        public SqliteSetning Del { get; } = new(forbindelse, setninger.PosteringDel, Delen);

        public void Dispose()
        {
            Side.Dispose();
            Del.Dispose();
            Hode.Dispose();
            Definert.Dispose();
            Posteringer.Dispose();
            Budsjett.Dispose();
            forbindelse.Dispose();
        }
    }
}
