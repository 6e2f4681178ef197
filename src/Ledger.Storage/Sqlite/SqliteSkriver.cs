using Ledger.Application.Porter;
using Ledger.Domain.Hovedbok;
using Ledger.Domain.Kjede;
using Ledger.Domain.Verdier;
using Ledger.Storage.Felles;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Ledger.Storage.Sqlite;

/// <summary>A posting and where it stands (<see cref="Radid"/>).</summary>
/// <remarks>A row is a hundred bytes, of which most are references; it stays where it is until it is written.</remarks>
internal readonly record struct Posteringslinje(long Id, byte Periode, Journalrad[] Rader, int Plass)
{
    public ref readonly Journalrad Rad => ref Rader[Plass];
}

/// <summary>The connection that all writes of a ledger go through, with its statements prepared. Not safe for use by two threads.</summary>
internal sealed class SqliteSkriver : IDisposable
{
    private const int SiderFoerInnflytting = 1_000;

    /// <summary>Each ledger that is written has a writer: some 1 MB of keys each.</summary>
    private const int MestKjenteNoekler = 4_096;

    private static readonly string[] Noekkelfelt = ["aar", .. Dimensjonskodek.Parametre];

    private readonly List<IDisposable> _alle = [];
    private readonly SqliteSetning _begynn;
    private readonly SqliteSetning _commit;
    private readonly SqliteSetning _rollback;
    private readonly SqliteSetning _slipp;
    private readonly SqliteSetning _merke;
    private readonly SqliteSetning _merkeBehold;
    private readonly SqliteSetning _merkeTilbake;
    private readonly SqliteFlerradssetning _journal;
    private readonly SqliteSetning _journaltekst;
    private readonly SqliteFlerradssetning _postering;
    private readonly SqliteFlerradssetning _posteringsnoekkel;
    private readonly SqliteSetning _budsjettlinje;
    private readonly SqliteSetning _referanse;
    private readonly SqliteSetning _definert;
    private readonly SqliteSetning _sisteNummer;
    private readonly SqliteSetning _tilbakefoering;
    private readonly SqliteSetning _saldo;
    private readonly SqliteSetning _noekkelFinn;
    private readonly SqliteSetning _noekkelAar;
    private readonly SqliteSetning _noekkelStoerste;
    private readonly SqliteFlerradssetning _noekkelNy;
    private readonly SqliteSetning _ledgerFinn;
    private readonly SqliteSetning _ledgerNy;
    private readonly SqliteSetning _ledgerFlytt;
    private readonly SqliteSetning _idempotent;
    private readonly SqliteSetning _transaksjonFinn;
    private readonly SqliteSetning _transaksjonNy;
    private readonly SqliteSetning _tilgangNy;
    private readonly SqliteSetning _kildeMottatt;

    // Keys are never changed or taken away, so one that was found is the same until what made it is undone. Each row of a bilag asks for one, while
    // all other writers of the ledger wait: a look-up in the file takes some 8 microseconds.
    private readonly Dictionary<(int Aar, Dimensjon Dimensjon), int> _kjenteNoekler = [];

    private (DateOnly? Dato, string? Tekst) _sisteDato;
    private bool _harSlettet;

    // The write that ended last in the open transaction: who joins its commit need not read it back.
    private Transaksjon? _siste;

    // The last number of those that were asked for in the open transaction.
    private readonly Dictionary<(int Aar, Journalslag Slag), int> _nummer = [];

    public SqliteSkriver(SqliteConnection connection)
    {
        Forbindelse = connection;
        var sql = SqliteSql.Setninger;
        _begynn = Forbered("begin immediate");
        _commit = Forbered("commit");
        _rollback = Forbered("rollback");
        _slipp = Forbered("pragma shrink_memory");
        _merke = Forbered("savepoint skriving");
        _merkeBehold = Forbered("release skriving");
        _merkeTilbake = Forbered("rollback to skriving");
        _journal = ForberedFlere(
            sql.JournalNy, "journal_ny",
            "sekvens", "versjon", "form", "slag", "aar", "nummer", "referanse", "dato", "periode", "tekst", "tekstVern", "innhold", "tilbakefoerer", "hash",
            "kilde");
        _journaltekst = Forbered(sql.JournaltekstNy, "sekvens", "navn", "tekst", "tekstVern");
        _postering = ForberedFlere(
            sql.PosteringNy, "postering_ny", "id", "noekkelId", "periode", "gjelderPeriode", "beloep", "tekst", "tekstVern", "motpart", "motpartVern",
            "dokument", "dokumentVern");
        _posteringsnoekkel = ForberedFlere(SqliteSql.Indeks("posteringsnoekkel_ny"), "posteringsnoekkel_ny", "noekkelId", "id");
        _budsjettlinje = Forbered(sql.BudsjettlinjeNy, "id", "noekkelId", "beloep", "periodisering", "tiltak");
        _referanse = Forbered(sql.JournalReferanse, "aar", "slag", "referanse");
        _definert = Forbered(sql.JournalDefinisjonEtter, "etterSekvens", "tilSekvens");
        _sisteNummer = Forbered(sql.JournalSisteNummer, "aar", "slag");
        _tilbakefoering = Forbered(sql.JournalTilbakefoering, "aar", "bilagsnummer");
        _saldo = Forbered(sql.SaldoEndre, "noekkelId", "slag", "periode", "gjelder", "beloep", "antall", "foerste");
        _noekkelFinn = Forbered(sql.NoekkelFinn, Noekkelfelt);
        _noekkelAar = Forbered(sql.NoekkelAar, "aar");
        _noekkelStoerste = Forbered(SqliteSql.Indeks("noekkel_stoerste"));
        _noekkelNy = ForberedFlere(sql.NoekkelNy, "noekkel_ny", Noekkelfelt);
        _ledgerFinn = Forbered(sql.LedgerFinn);
        _ledgerNy = Forbered(sql.LedgerNy, "kommunenummer", "enhet", "kjedehode");
        _ledgerFlytt = Forbered(sql.LedgerFlytt, "versjon", "forrigeVersjon", "sekvens", "kjedehode");
        _idempotent = Forbered(sql.TransaksjonIdempotent, "idempotensnoekkel");
        _transaksjonFinn = Forbered(sql.TransaksjonFinn, "versjon");
        _transaksjonNy = Forbered(
            sql.TransaksjonNy,
            "versjon", "form", "tidspunkt", "bruker", "brukerVern", "handling", "aar", "idempotensnoekkel", "innholdshash", "sisteSekvens", "kjedehode",
            "importId", "kvittering", "avtrykkVern", "segl");
        _tilgangNy = Forbered(sql.TilgangNy, "tidspunkt", "bruker", "adresse", "metode", "sti", "status", "versjon", "gjelder", "hash");
        _kildeMottatt = Forbered(sql.KildeMottatt, "aar", "kilde", "tidspunkt");
    }

    public SqliteConnection Forbindelse { get; }

    /// <summary>False outside a transaction, also when SQLite ended it by itself after an error (disk full, I/O).</summary>
    public bool ITransaksjon => raw.sqlite3_get_autocommit(Forbindelse.Handle) == 0;

    public void Begynn()
    {
        _siste = null;
        _nummer.Clear();
        _begynn.Utfoer();
    }

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
    /// <remarks>
    /// After an erasure the log is emptied, since it has the pages as they were. A reader may keep it from that; it is then tried after each write.
    /// </remarks>
    public void FlyttInn()
    {
        var modus = _harSlettet ? raw.SQLITE_CHECKPOINT_TRUNCATE : raw.SQLITE_CHECKPOINT_PASSIVE;
        if (raw.sqlite3_wal_checkpoint_v2(Forbindelse.Handle, "main", modus, out _, out _) == raw.SQLITE_OK)
        {
            _harSlettet = false;
        }
    }

    /// <summary>From here on what is removed from a page is overwritten with zeros (sqlite.org/pragma.html#pragma_secure_delete).</summary>
    public void OverskrivSlettet()
    {
        if (!_harSlettet)
        {
            using var paa = new SqliteSetning(Forbindelse, "pragma secure_delete = on");
            _ = paa.Tall();
            _harSlettet = true;
        }
    }

    /// <summary>
    /// Lets go of the pages that a large write filled the cache with: each ledger that was written has a writer of its own, and 20 imported
    /// years held 220 MB more than one writer for all did (measured 2026-11-26). To read them again costs the next import some 16 ms.
    /// </summary>
    public void SlippMinne() => _slipp.Utfoer();

    public void RullTilbake()
    {
        _kjenteNoekler.Clear();
        _rollback.Utfoer();
    }

    public void Merk() => _merke.Utfoer();

    public void BeholdSidenMerket() => _merkeBehold.Utfoer();

    public void TilbakeTilMerket()
    {
        _siste = null;
        _nummer.Clear();
        _kjenteNoekler.Clear();
        _merkeTilbake.Utfoer();
        _merkeBehold.Utfoer();
    }

    public Kommunehode? FinnHode(LedgerId ledger) => _siste is { } t
        ? new Kommunehode(ledger, t.Versjon, t.SisteSekvens, t.Kjedehode)
        : _ledgerFinn.Les(rad => Radkodek.Hode(rad, ledger));

    public void NyLedger(LedgerId ledger) => _ledgerNy.Sett(0, ledger.Kommune.Nummer).Sett(1, ledger.Enhet).Sett(2, default(Kjedehash).ToArray()).Utfoer();

    public Transaksjon? FinnIdempotent(LedgerId ledger, string noekkel) => _idempotent.Sett(0, noekkel).Les(rad => Radkodek.Transaksjon(rad, ledger));

    public Transaksjon? FinnTransaksjon(LedgerId ledger, long versjon) => _siste?.Versjon == versjon
        ? _siste
        : _transaksjonFinn.Sett(0, versjon).Les(rad => Radkodek.Transaksjon(rad, ledger));

    public bool ErDefinertEtter(long etterSekvens, long tilSekvens) =>
        _definert.Sett(0, etterSekvens).Sett(1, tilSekvens).Tall() is not (null or 0);

    public int SisteNummer(int aar, Journalslag slag) => _nummer.TryGetValue((aar, slag), out var kjent)
        ? kjent
        : _nummer[(aar, slag)] = (int)_sisteNummer.Sett(0, aar).Sett(1, (long)slag).Tall().GetValueOrDefault();

    public int? FinnReferanse(int aar, Journalslag slag, string referanse) => (int?)_referanse.Sett(0, aar).Sett(1, (long)slag).Sett(2, referanse).Tall();

    public int? FinnTilbakefoering(int aar, int bilagsnummer) => (int?)_tilbakefoering.Sett(0, aar).Sett(1, bilagsnummer).Tall();

    public int? FinnNoekkel(int aar, in Dimensjon d)
    {
        if (_kjenteNoekler.TryGetValue((aar, d), out var kjent))
        {
            return kjent;
        }

        if ((int?)Sett(_noekkelFinn, 0, aar, d).Tall() is not { } id)
        {
            return null;
        }

        if (_kjenteNoekler.Count == MestKjenteNoekler)
        {
            _kjenteNoekler.Clear();
        }

        return _kjenteNoekler[(aar, d)] = id;
    }

    /// <summary>All keys of a year, one at a time; the same code is the same string in all of them.</summary>
    public void HverNoekkel(int aar, Action<int, Dimensjon> ta)
    {
        var koder = new Dictionary<string, string>(StringComparer.Ordinal);
        string Samme(string kode) => koder.TryGetValue(kode, out var kjent) ? kjent : koder[kode] = kode;
        _noekkelAar.Sett(0, aar).LesMens(rad =>
        {
            var (id, dimensjon) = Radkodek.Noekkel(rad, Samme);
            ta(id, dimensjon);
            return true;
        });
    }

    /// <summary>The largest id of a key, which is about how many keys there are.</summary>
    public int StoersteNoekkel() => (int)_noekkelStoerste.Tall().GetValueOrDefault();

    /// <summary>Makes keys of dimensions that have none.</summary>
    /// <returns>The id of the first; the others follow it in their order (sqlite.org/autoinc.html: one more than the largest).</returns>
    public int NyeNoekler(int aar, ReadOnlySpan<Dimensjon> dimensjoner)
    {
        _noekkelNy.Utfoer(dimensjoner, (SqliteSetning s, int i, in Dimensjon d) => Sett(s, i, aar, d));
        return (int)raw.sqlite3_last_insert_rowid(Forbindelse.Handle) - dimensjoner.Length + 1;
    }

    public void NyeJournalposter(ReadOnlySpan<Journalpost> poster)
    {
        if (poster[^1] is var siste && siste.Sekvens > Radid.StoersteSekvens)
        {
            throw new InvalidOperationException($"Ledger {siste.Ledger} has used all its {Radid.StoersteSekvens} sequence numbers.");
        }

        _journal.Utfoer(poster, (SqliteSetning s, int i, in Journalpost p) =>
            Sett(
                s.Sett(i, p.Sekvens).Sett(i + 1, p.Versjon).Sett(i + 2, (long)p.Form).Sett(i + 3, (long)p.Slag).Sett(i + 4, p.Aar).Sett(i + 5, p.Nummer)
                    .Sett(i + 6, p.Referanse).Sett(i + 7, Dato(p.Dato)).Sett(i + 8, p.Periode),
                i + 9,
                p.Tekst).Sett(i + 11, p.Innhold).Sett(i + 12, p.Tilbakefoerer).Sett(i + 13, p.Hash.ToArray()).Sett(i + 14, p.Kilde));
        foreach (var post in poster)
        {
            if (_nummer.TryGetValue((post.Aar, post.Slag), out var nummer))
            {
                _nummer[(post.Aar, post.Slag)] = Math.Max(nummer, post.Nummer);
            }

            foreach (var (navn, tekst) in post.Tekster)
            {
                Sett(_journaltekst.Sett(0, post.Sekvens).Sett(1, navn), 2, tekst).Utfoer();
            }
        }
    }

    public void NyePosteringer(ReadOnlySpan<Posteringslinje> linjer) => _postering.Utfoer(
        linjer,
        static (SqliteSetning s, int i, in Posteringslinje p) =>
        {
            ref readonly var rad = ref p.Rad;
            s.Sett(i, p.Id).Sett(i + 1, rad.Noekkel).Sett(i + 2, p.Periode).Sett(i + 3, rad.GjelderPeriode).Sett(i + 4, rad.Beloep);
            Sett(Sett(Sett(s, i + 5, rad.Tekst), i + 7, rad.Motpart), i + 9, rad.Dokument);
        });

    public void NyePosteringsnoekler(ReadOnlySpan<(int Noekkel, long Id)> poster) => _posteringsnoekkel.Utfoer(
        poster,
        static (SqliteSetning s, int i, in (int Noekkel, long Id) p) => s.Sett(i, p.Noekkel).Sett(i + 1, p.Id));

    public void NyBudsjettlinje(long id, in Journalrad rad) =>
        _budsjettlinje.Sett(0, id).Sett(1, rad.Noekkel).Sett(2, rad.Beloep).Sett(3, rad.Periodisering).Sett(4, rad.Tiltak).Utfoer();

    public void EndreSaldo(in Saldodelta d) =>
        _saldo.Sett(0, d.Noekkel).Sett(1, d.Slag).Sett(2, d.Periode).Sett(3, d.Gjelder).Sett(4, d.Beloep).Sett(5, d.Antall)
        .Sett(6, d.Foerste == default ? null : Radid.Av(d.Foerste)).Utfoer();

    public void NyTransaksjon(Transaksjon t) => Sett(_transaksjonNy.Sett(0, t.Versjon).Sett(1, (long)t.Form).Sett(2, Kanonisk.Tid(t.Tidspunkt)), 3, t.Bruker)
        .Sett(5, t.Handling).Sett(6, t.Aar).Sett(7, t.Idempotensnoekkel).Sett(8, t.Innholdshash).Sett(9, t.SisteSekvens)
            .Sett(10, t.Kjedehode.ToArray()).Sett(11, t.ImportId)
        .Sett(12, t.Kvittering).Sett(13, t.AvtrykkVern).Sett(14, t.Segl?.ToArray()).Utfoer();

    /// <returns>False when the head was not where the write began.</returns>
    public bool FlyttHode(Transaksjon t)
    {
        _siste = _ledgerFlytt.Sett(0, t.Versjon).Sett(1, t.Versjon - 1).Sett(2, t.SisteSekvens).Sett(3, t.Kjedehode.ToArray()).Endret() == 1 ? t : null;
        return _siste is not null;
    }

    /// <remarks>Who wrote is in the record of the write alone.</remarks>
    public void NyTilgang(Tilgangspost p) =>
        _tilgangNy.Sett(0, Kanonisk.Tid(p.Tidspunkt)).Sett(1, p.Versjon is null ? p.Bruker : "").Sett(2, p.Adresse).Sett(3, p.Metode).Sett(4, p.Sti)
            .Sett(5, p.Status).Sett(6, p.Versjon).Sett(7, p.Gjelder).Sett(8, p.Hash?.ToArray()).Utfoer();

    public void KildeMottatt(int aar, string kilde, DateTimeOffset tidspunkt) =>
        _kildeMottatt.Sett(0, aar).Sett(1, kilde).Sett(2, Kanonisk.Tid(tidspunkt)).Utfoer();

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

    private SqliteFlerradssetning ForberedFlere(string en, string flere, params ReadOnlySpan<string> names)
    {
        var statement = new SqliteFlerradssetning(Forbindelse, en, SqliteSql.Flere(flere), names);
        _alle.Add(statement);
        return statement;
    }

    private static SqliteSetning Sett(SqliteSetning setning, int fra, int aar, in Dimensjon d)
    {
        setning.Sett(fra, aar);
        for (var i = 0; i < Dimensjonskodek.Antall; i++)
        {
            _ = Dimensjonskodek.ErTall(i) ? setning.Sett(fra + 1 + i, Dimensjonskodek.Tall(d, i)) : setning.Sett(fra + 1 + i, Dimensjonskodek.Kode(d, i));
        }

        return setning;
    }

    /// <summary>A text, and after it what protects it.</summary>
    private static SqliteSetning Sett(SqliteSetning setning, int i, in Verntekst tekst) => setning.Sett(i, tekst.Tekst).Sett(i + 1, tekst.Vern);

    /// <summary>Most entries have the date of the one before.</summary>
    private string? Dato(DateOnly? dato)
    {
        if (dato != _sisteDato.Dato)
        {
            _sisteDato = (dato, dato is { } d ? Kanonisk.Dato(d) : null);
        }

        return _sisteDato.Tekst;
    }
}
