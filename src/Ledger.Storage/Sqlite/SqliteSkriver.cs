using Ledger.Application.Porter;
using Ledger.Domain.Hovedbok;
using Ledger.Domain.Kjede;
using Ledger.Domain.Verdier;
using Ledger.Storage.Felles;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Ledger.Storage.Sqlite;

/// <summary>A posting and where it stands (<see cref="SqliteSkriver.Radid"/>).</summary>
internal readonly record struct Posteringslinje(long Id, byte Periode, Journalrad Rad);

/// <summary>The connection that all writes of the process go through, with its statements prepared. Not safe for use by two threads.</summary>
internal sealed class SqliteSkriver : IDisposable
{
    private const int SiderFoerInnflytting = 1_000;
    private const int Kommunebiter = 49;

    private const long StoersteSekvens = (1L << (Kommunebiter - Posisjon.Linjebiter)) - 1;
    private static readonly string[] Noekkelfelt = ["kommunenummer", "aar", "kontoklasse", "art", "funksjon", "kapittel", "sektor", "ansvar", "prosjekt", "fond", "merke"];

    private readonly List<IDisposable> _alle = [];
    private readonly SqliteSetning _begynn;
    private readonly SqliteSetning _commit;
    private readonly SqliteSetning _rollback;
    private readonly SqliteSetning _merke;
    private readonly SqliteSetning _merkeBehold;
    private readonly SqliteSetning _merkeTilbake;
    private readonly SqliteFlerradssetning _journal;
    private readonly SqliteFlerradssetning _postering;
    private readonly SqliteFlerradssetning _posteringsnoekkel;
    private readonly SqliteSetning _budsjettlinje;
    private readonly SqliteSetning _referanse;
    private readonly SqliteSetning _sisteNummer;
    private readonly SqliteSetning _tilbakefoering;
    private readonly SqliteSetning _saldo;
    private readonly SqliteSetning _noekkelFinn;
    private readonly SqliteFlerradssetning _noekkelNy;
    private readonly SqliteSetning _kommuneFinn;
    private readonly SqliteSetning _kommuneNy;
    private readonly SqliteSetning _kommuneFlytt;
    private readonly SqliteSetning _idempotent;
    private readonly SqliteSetning _transaksjonFinn;
    private readonly SqliteSetning _transaksjonNy;
    private readonly SqliteSetning _tilgangNy;

    private (DateOnly? Dato, string? Tekst) _sisteDato;

    public SqliteSkriver(SqliteConnection connection, Setninger setninger)
    {
        Forbindelse = connection;
        _begynn = Forbered("begin immediate");
        _commit = Forbered("commit");
        _rollback = Forbered("rollback");
        _merke = Forbered("savepoint skriving");
        _merkeBehold = Forbered("release skriving");
        _merkeTilbake = Forbered("rollback to skriving");
        _journal = ForberedFlere(setninger.JournalNy, "id", "versjon", "slag", "aar", "nummer", "referanse", "dato", "periode", "tekst", "innhold", "tilbakefoerer", "hash");
        _postering = ForberedFlere(setninger.PosteringNy, "id", "noekkelId", "periode", "beloep", "tekst", "motpart", "dokument");
        _posteringsnoekkel = ForberedFlere(Posteringsnoekkel.Ny, "noekkelId", "id");
        _budsjettlinje = Forbered(setninger.BudsjettlinjeNy, "id", "noekkelId", "beloep", "periodisering");
        _referanse = Forbered(setninger.JournalReferanse, "kommunenummer", "aar", "slag", "referanse");
        _sisteNummer = Forbered(setninger.JournalSisteNummer, "kommunenummer", "aar", "slag");
        _tilbakefoering = Forbered(setninger.JournalTilbakefoering, "kommunenummer", "aar", "bilagsnummer");
        _saldo = Forbered(setninger.SaldoEndre, "noekkelId", "slag", "periode", "beloep", "antall", "foerste");
        _noekkelFinn = Forbered(setninger.NoekkelFinn, Noekkelfelt);
        _noekkelNy = ForberedFlere(setninger.NoekkelNy, Noekkelfelt);
        _kommuneFinn = Forbered(setninger.KommuneFinn, "kommunenummer");
        _kommuneNy = Forbered(setninger.KommuneNy, "kommunenummer", "kjedehode");
        _kommuneFlytt = Forbered(setninger.KommuneFlytt, "kommunenummer", "versjon", "forrigeVersjon", "sekvens", "kjedehode");
        _idempotent = Forbered(setninger.TransaksjonIdempotent, "kommunenummer", "idempotensnoekkel");
        _transaksjonFinn = Forbered(setninger.TransaksjonFinn, "kommunenummer", "versjon");
        _transaksjonNy = Forbered(
            setninger.TransaksjonNy, "kommunenummer", "versjon", "tidspunkt", "bruker", "handling", "aar", "idempotensnoekkel", "innholdshash", "kvittering", "sisteSekvens", "kjedehode", "importId");
        _tilgangNy = Forbered(setninger.TilgangNy, "tidspunkt", "kommunenummer", "bruker", "adresse", "metode", "sti", "status");
    }

    public SqliteConnection Forbindelse { get; }

    /// <summary>False outside a transaction, also when SQLite ended it by itself after an error (disk full, I/O).</summary>
    public bool ITransaksjon => raw.sqlite3_get_autocommit(Forbindelse.Handle) == 0;

    public void Begynn() => _begynn.Utfoer();

    public void Commit() => _commit.Utfoer();

    /// <summary>Commits to the log alone; <see cref="FlyttInn"/> is to follow.</summary>
    public void CommitUtenInnflytting()
    {
        _ = raw.sqlite3_wal_autocheckpoint(Forbindelse.Handle, 0);
        try
        {
            _commit.Utfoer();
        }
        finally
        {
            _ = raw.sqlite3_wal_autocheckpoint(Forbindelse.Handle, SiderFoerInnflytting);
        }
    }

    /// <summary>Moves what is committed from the log to its place in the file. What cannot be moved now stays in the log until the next time.</summary>
    public void FlyttInn() => _ = raw.sqlite3_wal_checkpoint_v2(Forbindelse.Handle, "main", raw.SQLITE_CHECKPOINT_PASSIVE, out _, out _);

    public void RullTilbake() => _rollback.Utfoer();

    public void Merk() => _merke.Utfoer();

    public void BeholdSidenMerket() => _merkeBehold.Utfoer();

    public void TilbakeTilMerket()
    {
        _merkeTilbake.Utfoer();
        _merkeBehold.Utfoer();
    }

    public Kommunehode? FinnKommune(LedgerId ledger) =>
        _kommuneFinn.Sett(0, ledger.Kommune.Nummer).Les(r => new Kommunehode(ledger, raw.sqlite3_column_int64(r, 1), raw.sqlite3_column_int64(r, 2), Hash(r, 3)));

    public void NyKommune(LedgerId ledger) => _kommuneNy.Sett(0, ledger.Kommune.Nummer).Sett(1, default(Kjedehash).ToArray()).Utfoer();

    public Transaksjon? FinnIdempotent(LedgerId ledger, string noekkel) => _idempotent.Sett(0, ledger.Kommune.Nummer).Sett(1, noekkel).Les(r => Transaksjon(ledger, r));

    public Transaksjon? FinnTransaksjon(LedgerId ledger, long versjon) => _transaksjonFinn.Sett(0, ledger.Kommune.Nummer).Sett(1, versjon).Les(r => Transaksjon(ledger, r));

    public int SisteNummer(LedgerId ledger, int aar, Journalslag slag) => (int)_sisteNummer.Sett(0, ledger.Kommune.Nummer).Sett(1, aar).Sett(2, (long)slag).Tall().GetValueOrDefault();

    public int? FinnReferanse(LedgerId ledger, int aar, Journalslag slag, string referanse) =>
        (int?)_referanse.Sett(0, ledger.Kommune.Nummer).Sett(1, aar).Sett(2, (long)slag).Sett(3, referanse).Tall();

    public int? FinnTilbakefoering(LedgerId ledger, int aar, int bilagsnummer) => (int?)_tilbakefoering.Sett(0, ledger.Kommune.Nummer).Sett(1, aar).Sett(2, bilagsnummer).Tall();

    public int? FinnNoekkel(LedgerId ledger, int aar, in Dimensjon d) => (int?)Sett(_noekkelFinn, 0, ledger, aar, d).Tall();

    /// <summary>Makes keys of dimensions that have none.</summary>
    /// <returns>The id of the first; the others follow it in their order (sqlite.org/autoinc.html: one more than the largest).</returns>
    public int NyeNoekler(LedgerId ledger, int aar, ReadOnlySpan<Dimensjon> dimensjoner)
    {
        _noekkelNy.Utfoer(dimensjoner, (SqliteSetning s, int i, in Dimensjon d) => Sett(s, i, ledger, aar, d));
        return (int)raw.sqlite3_last_insert_rowid(Forbindelse.Handle) - dimensjoner.Length + 1;
    }

    public void NyeJournalposter(ReadOnlySpan<Journalpost> poster)
    {
        if (poster[^1] is var last && last.Sekvens > StoersteSekvens)
        {
            throw new InvalidOperationException($"Kommune {last.Ledger} has used all its {StoersteSekvens} sequence numbers.");
        }

        _journal.Utfoer(poster, (SqliteSetning s, int i, in Journalpost p) =>
            s.Sett(i, Journalid(p.Ledger, p.Sekvens)).Sett(i + 1, p.Versjon).Sett(i + 2, (long)p.Slag).Sett(i + 3, p.Aar).Sett(i + 4, p.Nummer)
                .Sett(i + 5, p.Referanse).Sett(i + 6, Dato(p.Dato)).Sett(i + 7, p.Periode).Sett(i + 8, p.Tekst.Tekst).Sett(i + 9, p.Innhold).Sett(i + 10, p.Tilbakefoerer).Sett(i + 11, p.Hash.ToArray()));
    }

    public void NyePosteringer(ReadOnlySpan<Posteringslinje> linjer) => _postering.Utfoer(
        linjer,
        static (SqliteSetning s, int i, in Posteringslinje p) =>
            s.Sett(i, p.Id).Sett(i + 1, p.Rad.Noekkel).Sett(i + 2, p.Periode).Sett(i + 3, p.Rad.Beloep).Sett(i + 4, p.Rad.Tekst.Tekst).Sett(i + 5, p.Rad.Motpart.Tekst).Sett(i + 6, p.Rad.Dokument.Tekst));

    public void NyePosteringsnoekler(ReadOnlySpan<(int Noekkel, long Id)> poster) => _posteringsnoekkel.Utfoer(
        poster,
        static (SqliteSetning s, int i, in (int Noekkel, long Id) p) => s.Sett(i, p.Noekkel).Sett(i + 1, p.Id));

    public void NyBudsjettlinje(long id, in Journalrad rad) => _budsjettlinje.Sett(0, id).Sett(1, rad.Noekkel).Sett(2, rad.Beloep).Sett(3, rad.Periodisering).Utfoer();

    public void EndreSaldo(in Saldodelta d) => _saldo.Sett(0, d.Noekkel).Sett(1, d.Slag).Sett(2, d.Periode).Sett(3, d.Beloep).Sett(4, d.Antall)
        .Sett(5, d.Foerste == default ? null : d.Foerste.Verdi).Utfoer();

    public void NyTransaksjon(Transaksjon t) =>
        _transaksjonNy.Sett(0, t.Ledger.Kommune.Nummer).Sett(1, t.Versjon).Sett(2, Kanonisk.Tid(t.Tidspunkt)).Sett(3, t.Bruker.Tekst).Sett(4, t.Handling).Sett(5, t.Aar).Sett(6, t.Idempotensnoekkel)
            .Sett(7, t.Innholdshash).Sett(8, t.Kvittering).Sett(9, t.SisteSekvens).Sett(10, t.Kjedehode.ToArray()).Sett(11, t.ImportId).Utfoer();

    /// <returns>False when the head was not where the write began.</returns>
    public bool FlyttHode(Transaksjon t) =>
        _kommuneFlytt.Sett(0, t.Ledger.Kommune.Nummer).Sett(1, t.Versjon).Sett(2, t.Versjon - 1).Sett(3, t.SisteSekvens).Sett(4, t.Kjedehode.ToArray()).Endret() == 1;

    public void NyTilgang(Tilgangspost p) =>
        _tilgangNy.Sett(0, Kanonisk.Tid(p.Tidspunkt)).Sett(1, p.Ledger.Kommune.Nummer).Sett(2, p.Bruker).Sett(3, p.Adresse).Sett(4, p.Metode).Sett(5, p.Sti).Sett(6, p.Status).Utfoer();

    /// <summary>An entry of any municipality, as one integer: that of its rows without the line.</summary>
    public static long Journalid(LedgerId ledger, long sekvens) => Radid(ledger, Posisjon.Fra(sekvens, 0)) >> Posisjon.Linjebiter;

    /// <summary>A posting or budget line of any municipality, as one integer.</summary>
    public static long Radid(LedgerId ledger, Posisjon posisjon) => ((long)ledger.Kommune.Nummer << Kommunebiter) | posisjon.Verdi;

    public void Dispose()
    {
        _alle.ForEach(s => s.Dispose());
        Forbindelse.Dispose();
    }

    private SqliteSetning Forbered(string sql, params ReadOnlySpan<string> names)
    {
        var statement = new SqliteSetning(Forbindelse, sql, names);
        _alle.Add(statement);
        return statement;
    }

    private SqliteFlerradssetning ForberedFlere(string sql, params ReadOnlySpan<string> names)
    {
        var statement = new SqliteFlerradssetning(Forbindelse, sql, names);
        _alle.Add(statement);
        return statement;
    }

    private static SqliteSetning Sett(SqliteSetning statement, int i, LedgerId ledger, int aar, in Dimensjon d) =>
        statement.Sett(i, ledger.Kommune.Nummer).Sett(i + 1, aar).Sett(i + 2, (long)d.Kontoklasse).Sett(i + 3, d.Art.ToString()).Sett(i + 4, d.Funksjon.ToString()).Sett(i + 5, d.Kapittel.ToString())
            .Sett(i + 6, d.Sektor.ToString()).Sett(i + 7, d.Ansvar.ToString()).Sett(i + 8, d.Prosjekt.ToString()).Sett(i + 9, d.Fond.ToString()).Sett(i + 10, (long)d.Merke);

    /// <summary>Most entries have the date of the one before.</summary>
    private string? Dato(DateOnly? dato)
    {
        if (dato != _sisteDato.Dato)
        {
            _sisteDato = (dato, dato is { } d ? Kanonisk.Dato(d) : null);
        }

        return _sisteDato.Tekst;
    }

    private static Transaksjon Transaksjon(LedgerId ledger, sqlite3_stmt r) => new(
        ledger, raw.sqlite3_column_int64(r, 1), Rader.Tid(Tekst(r, 2)!), Verntekst.Aapen(Tekst(r, 3)), Tekst(r, 4)!, raw.sqlite3_column_int(r, 5), Tekst(r, 6),
        raw.sqlite3_column_type(r, 7) == raw.SQLITE_NULL ? null : raw.sqlite3_column_blob(r, 7).ToArray(), Tekst(r, 8), raw.sqlite3_column_int64(r, 9), Hash(r, 10), Tekst(r, 11));

    private static string? Tekst(sqlite3_stmt r, int i) => raw.sqlite3_column_type(r, i) == raw.SQLITE_NULL ? null : raw.sqlite3_column_text(r, i).utf8_to_string();

    private static Kjedehash Hash(sqlite3_stmt r, int i) => Kjedehash.Fra(raw.sqlite3_column_blob(r, i).ToArray());
}
