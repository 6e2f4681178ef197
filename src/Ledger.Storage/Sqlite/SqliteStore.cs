using Dapper;
using Ledger.Application.Noekler;
using Ledger.Application.Porter;
using Ledger.Domain.Kjede;
using Ledger.Domain.Saldo;
using Ledger.Domain.Verdier;
using Ledger.Storage.Felles;
using Microsoft.Data.Sqlite;

namespace Ledger.Storage.Sqlite;

/// <summary>
/// The embedded store: a SQLite file per ledger, and a catalogue of them, in WAL mode with synchronous FULL, so that an acknowledged write
/// survives a power cut.
/// </summary>
/// <remarks>
/// Each ledger's writers queue for themselves (<see cref="SqliteSkrivekoe"/>), so no ledger waits for another's. Readers see a snapshot and never
/// wait for a writer.
/// </remarks>
public sealed class SqliteStore : DapperStore, IDisposable
{
    /// <summary>The one file of the layout before this one.</summary>
    private const string Gammelfil = "ledger.db";

    private readonly string _mappe;
    private readonly SqliteKatalog _katalog;
    private readonly Regnskapsfiler _filer;
    private readonly Nyregnskap _nye;

    /// <param name="mappe">The data folder; it is made when missing.</param>
    /// <param name="laasvent">How long a write waits for another process that holds the file; a minute when null.</param>
    /// <param name="mestAapne">How many ledgers' files are kept open before those that have been idle longest are closed.</param>
    public SqliteStore(string mappe, TimeProvider clock, TimeSpan? laasvent = null, int mestAapne = 100)
        : base(SqliteSql.Setninger, SqlitePosisjon.Kolonner, clock)
    {
        _mappe = Path.GetFullPath(mappe);
        var vent = laasvent ?? TimeSpan.FromMinutes(1);
        _katalog = new SqliteKatalog(_mappe, vent, clock);
        _filer = new Regnskapsfiler(_mappe, _katalog, vent, clock, mestAapne);
        _nye = new Nyregnskap(_filer, _katalog, clock);
    }

    /// <summary>Brings the catalogue and every ledger's file to the newest schema.</summary>
    public override async Task MigrerAsync(CancellationToken ct)
    {
        if (!_katalog.Fil.Finnes && File.Exists(Path.Combine(_mappe, Gammelfil)))
        {
            throw new MigreringException(
                $"{Path.Combine(_mappe, Gammelfil)} er laget av en eldre versjon. Stans den, og kjør kommandoen: overta {Path.Combine(_mappe, Gammelfil)}");
        }

        await _katalog.MigrerAsync(ct);
        var alle = _katalog.Alle();
        foreach (var (_, plassering) in alle)
        {
            _filer.FerdigstillNavn(plassering);
            if (_filer.Fil(plassering.Fil) is { Finnes: true } fil)
            {
                await fil.MigrerAsync(Regnskapsidentitet.Migreringer, ct);
            }
        }

        Nyregnskap.Rydd(
            Path.Combine(_mappe, Regnskapsfiler.Mappe), alle.Select(a => a.Plassering.LagetSom).OfType<string>().ToHashSet(StringComparer.Ordinal), Klokke);
    }

    public override Lagerfeil? Feil(Exception exception) => Sqlitefeil.Tolk(exception);

    /// <summary>The state of what all ledgers need. That one ledger's file is gone is told by its own requests, and by <see cref="MerknaderAsync"/>.</summary>
    public override Task<Lagerfeil?> HelseAsync(CancellationToken ct)
    {
        try
        {
            return Task.FromResult(_katalog.Helse());
        }
        catch (Exception e) when (e is SqliteException or LagerException)
        {
            return Task.FromResult<Lagerfeil?>(Feil(e) ?? Lagerfeil.Utilgjengelig);
        }
    }

    public override Task<IReadOnlyList<string>> MerknaderAsync(CancellationToken ct)
    {
        var merknader = new List<string>();
        var kjente = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (ledger, plassering) in _katalog.Alle())
        {
            _filer.FerdigstillNavn(plassering);
            kjente.Add(plassering.Fil);
            if (!_filer.Fil(plassering.Fil).Finnes)
            {
                merknader.Add($"Regnskapet {ledger} svarer 503: {_filer.Fil(plassering.Fil).Sti} er borte. Legg den tilbake, eller kjør: avregistrer {ledger}");
            }
        }

        var mappe = Path.Combine(_mappe, Regnskapsfiler.Mappe);
        foreach (var sti in Directory.Exists(mappe) ? Directory.EnumerateFiles(mappe, "*.db").Where(f => !kjente.Contains(Path.GetFileName(f))) : [])
        {
            merknader.Add($"{sti} er ikke i katalogen, og brukes ikke. Ta den i bruk med kommandoen registrer.");
        }

        return Task.FromResult<IReadOnlyList<string>>(merknader);
    }

    public override async Task<ISkriveoekt> BegynnSkrivAsync(LedgerId ledger, bool samles, CancellationToken ct)
    {
        while (true)
        {
            if (_filer.Lei(ledger) is not { } fil)
            {
                if (await _nye.BegynnAsync(ledger, ct) is { } ny)
                {
                    return ny;
                }

                continue;
            }

            try
            {
                return await fil.Koe.BegynnAsync(
                    samles,
                    skriver => new SqliteSkriveoekt(
                        fil.Koe,
                        skriver,
                        ledger,
                        samles,
                        _ =>
                        {
                            fil.Lever();
                            return Task.CompletedTask;
                        }),
                    ct);
            }
            catch
            {
                fil.Lever();
                throw;
            }
        }
    }

    /// <summary>Those whose file is there.</summary>
    public override Task<IReadOnlyList<LedgerId>> LedgereAsync(CancellationToken ct) => Task.FromResult<IReadOnlyList<LedgerId>>(
        [
            .. _katalog.Alle().Where(
                a => _filer.Fil(a.Plassering.Fil).Finnes || (a.Plassering.LagetSom is { } navn && _filer.Fil(navn).Finnes)).Select(a => a.Ledger)]);

    public override Task<Kommunehode?> FinnKommuneAsync(LedgerId ledger, CancellationToken ct) => Task.FromResult(Les(ledger, fil => fil.Hode));

    public override Task<Apinoekkel?> FinnNoekkelAsync(string id, CancellationToken ct) => Task.FromResult(_katalog.FinnNoekkel(id));

    public override Task<bool> ErDefinertEtterAsync(LedgerId ledger, long etterSekvens, long tilSekvens, CancellationToken ct) =>
        Task.FromResult(Les(ledger, fil => fil.ErDefinertEtter(Innenfor(etterSekvens), Innenfor(tilSekvens))));

    protected override Task<ILookup<Regnskapsaar, Saldopost>> LesEndringerAsync(LedgerId ledger, long etterSekvens, long tilSekvens, CancellationToken ct)
    {
        var (posteringer, budsjett) = Les(ledger, fil => fil.Endringer(Innenfor(etterSekvens), Innenfor(tilSekvens), ct));
        return Task.FromResult(Endringer(posteringer ?? [], budsjett ?? []));
    }

    public override Task<IReadOnlyList<LagretPostering>> PosteringerAsync(Posteringssporring sporring, CancellationToken ct)
    {
        var q = Innenfor(sporring);
        var side = new List<LagretPostering>();
        Les(q.Ledger, fil =>
        {
            fil.Side(q, rad => LeggPostering(q, rad, side), ct);
            return true;
        });
        return Task.FromResult<IReadOnlyList<LagretPostering>>(side);
    }

    public override async Task<string?> KontrollerAvledetAsync(LedgerId ledger, CancellationToken ct)
    {
        if (await base.KontrollerAvledetAsync(ledger, ct) is { } feil)
        {
            return feil;
        }

        await using var lager = await AapneAsync(ledger, ct);
        var funnet = await lager.AlleAsync(SqliteSql.Indeks("posteringsnoekkel_kontroll"), null, rad => (Sekvens: rad.Heltall(0), Linje: rad.Heltall(1)), ct);
        return funnet is [var (sekvens, linje), ..]
            ? $"Posteringen i sekvens {sekvens} linje {linje} står ikke under sin nøkkel, eller under en annens."
            : null;
    }

    public override async Task<string?> KontrollerFilAsync(LedgerId ledger, bool grundig, CancellationToken ct)
    {
        await using var lager = await AapneAsync(ledger, ct);
        var svar = await lager.EnAsync(grundig ? "pragma integrity_check(1)" : "pragma quick_check(1)", null, rad => rad.Tekst(0), ct);
        return svar == "ok" ? null : svar;
    }

    /// <summary>Copies a ledger's file as it is now, while it is in use.</summary>
    /// <param name="til">The path of the copy; no file may exist there.</param>
    public void Kopier(LedgerId ledger, string til)
    {
        var fil = _filer.Lei(ledger) ?? throw new KeyNotFoundException($"Regnskapet {ledger} er ikke her.");
        try
        {
            SqliteFil.LagTom(til, FileMode.CreateNew);
            using var fra = fil.Fil.Aapne();
            fra.Execute("vacuum into @til", new { til = Path.GetFullPath(til) });
        }
        finally
        {
            fil.Lever();
        }
    }

    /// <summary>Takes a ledger's file, which lies under its name in the folder of ledgers, into use.</summary>
    /// <exception cref="LagerException">The file does not exist, or belongs to another ledger.</exception>
    /// <returns>False when the ledger is in use already.</returns>
    public async Task<bool> RegistrerAsync(LedgerId ledger, CancellationToken ct)
    {
        var navn = Nyregnskap.Filnavn(ledger);
        var fil = _filer.Fil(navn);
        fil.Krev();
        await fil.MigrerAsync(Regnskapsidentitet.Migreringer, ct);
        using (var connection = fil.Aapne())
        {
            Regnskapsidentitet.Krev(connection, fil, ledger);
        }

        return await _katalog.RegistrerAsync(ledger, new Plassering(navn, null), Klokke.GetUtcNow(), "regnskap-registrert", ct);
    }

    /// <summary>Takes a ledger out of use; its file stays where it is, to be moved or deleted.</summary>
    /// <returns>False when it is not in use.</returns>
    public async Task<bool> AvregistrerAsync(LedgerId ledger, CancellationToken ct)
    {
        var tattUt = await _katalog.AvregistrerAsync(ledger, Klokke.GetUtcNow(), ct);
        _filer.Slipp(ledger);
        return tattUt;
    }

    /// <summary>Takes a ledger out of use and deletes its file. What other processes have read of it they remember until they are started again.</summary>
    /// <returns>False when it is not in use.</returns>
    public async Task<bool> SlettAsync(LedgerId ledger, CancellationToken ct)
    {
        if (_katalog.Finn(ledger) is not { } plassering || !await AvregistrerAsync(ledger, ct))
        {
            return false;
        }

        Nyregnskap.Fjern(_filer.Fil(plassering.Fil));
        return true;
    }

    public void Dispose()
    {
        _filer.Dispose();
        _katalog.Dispose();
    }

    private protected override Task<Forbindelse> AapneAsync(LedgerId ledger, CancellationToken ct) =>
        Task.FromResult<Forbindelse>(Lei(ledger, fil => fil.Lesere.Lei(fil.Lever)));

    private protected override Task<Forbindelse> AapneForJournalAsync(LedgerId ledger, CancellationToken ct) =>
        Task.FromResult<Forbindelse>(Lei(ledger, fil => fil.Lesere.LeiForJournal(fil.Lever)));

    private protected override Task<Forbindelse> AapneFellesAsync(CancellationToken ct) => Task.FromResult<Forbindelse>(_katalog.Aapne());

    private protected override Task<T> SkrivFellesAsync<T>(Func<Forbindelse, Task<T>> arbeid, CancellationToken ct) => _katalog.SkrivAsync(arbeid, ct);

    private protected override async Task<string?> KontrollerPlasseringerAsync(
        Forbindelse felles, Dictionary<(string Slag, string Gjelder), Kjedehash?> tilstander, CancellationToken ct) => Loggkjede.Sammenlign(
        tilstander, "regnskap", await felles.AlleAsync(
            SqliteSql.Plassering("plassering_kontroll"), null,
            rad => (Radkodek.Ledger(rad).ToString(), new Plassering(rad.Tekst(2), rad.TekstEllerNull(3)).Tilstand(rad.Tid(4))), ct));

    private protected override object Tid(DateTimeOffset tidspunkt) => Kanonisk.Tid(tidspunkt);

    private protected override long Innenfor(long sekvens) => Math.Clamp(sekvens, 0, Radid.StoersteSekvens);

    /// <summary>Reads with a ledger's file; the default when the ledger is not here.</summary>
    private T? Les<T>(LedgerId ledger, Func<Regnskapsfil, T> les)
    {
        if (_filer.Lei(ledger) is not { } fil)
        {
            return default;
        }

        try
        {
            return les(fil);
        }
        finally
        {
            fil.Lever();
        }
    }

    /// <summary>What a ledger that is not here is read as: an empty one.</summary>
    private static SqliteForbindelse Tomt()
    {
        SqliteMotor.Klargjoer();
        var connection = new SqliteConnection("Data Source=:memory:");
        connection.Open();
        foreach (var migrering in Regnskapsidentitet.Migreringer)
        {
            connection.Execute(migrering.Tekst);
        }

        return new SqliteForbindelse(connection, connection.Dispose);
    }

    private SqliteForbindelse Lei(LedgerId ledger, Func<Regnskapsfil, SqliteForbindelse> lei)
    {
        if (_filer.Lei(ledger) is not { } fil)
        {
            return Tomt();
        }

        try
        {
            fil.Fil.Krev();
            return lei(fil);
        }
        catch
        {
            fil.Lever();
            throw;
        }
    }
}
