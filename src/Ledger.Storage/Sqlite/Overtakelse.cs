using Dapper;
using Ledger.Application.Porter;
using Ledger.Domain.Kjede;
using Ledger.Domain.Verdier;
using Ledger.Storage.Felles;
using Microsoft.Data.Sqlite;

namespace Ledger.Storage.Sqlite;

/// <summary>
/// Takes over a database of the layout before this one, a single file for all municipalities: makes a catalogue and a file per ledger, in a
/// folder beside, and takes them into use when they are whole.
/// </summary>
/// <remarks>
/// The old file is only read. Entries, hashes and versions are copied as they stand, so each chain is the same chain. Whoever stops halfway begins
/// again; the data folder has no catalogue, and so no service starts on it, before the last step.
/// </remarks>
public sealed class Overtakelse(string datamappe, TimeProvider klokke)
{
    /// <summary>The schema of the last version that had one file.</summary>
    private const int Gammelt = 7;

    private static readonly TimeSpan Laasvent = TimeSpan.FromSeconds(5);

    private readonly string _data = Path.GetFullPath(datamappe);

    /// <summary>The folder that the new files are made in: a data folder like any other.</summary>
    public string Mappe => Path.Combine(_data, "overtas");

    /// <summary>Makes the new files.</summary>
    /// <exception cref="MigreringException">The data folder is in use, or the file is not of the version that can be taken over.</exception>
    public async Task<IReadOnlyList<LedgerId>> LagAsync(string gammel, CancellationToken ct)
    {
        gammel = Path.GetFullPath(gammel);
        if (!File.Exists(gammel))
        {
            throw new MigreringException($"{gammel} finnes ikke.");
        }

        Klargjoer();
        using var katalog = new SqliteKatalog(Mappe, Laasvent, klokke);
        using var filer = new Regnskapsfiler(Mappe, katalog, Laasvent, klokke, 1);
        await katalog.MigrerAsync(ct);
        List<LedgerId> ledgere;
        using (var connection = katalog.Fil.AapneSkriver())
        {
            await KobleAsync(connection, gammel);
            ledgere = [.. (await connection.QueryAsync<int>(SqliteSql.Overta("kommuner"))).Select(k => Radkodek.Ledger(k, ""))];
            await KopierAsync(connection, SqliteSql.Overta("katalog"), null, ct);
            await LoggAsync(connection, ct);
        }

        foreach (var ledger in ledgere)
        {
            var fil = filer.Fil(Nyregnskap.Filnavn(ledger));
            await fil.MigrerAsync(Regnskapsidentitet.Migreringer, ct);
            using var connection = fil.AapneSkriver();
            await KobleAsync(connection, gammel);
            await KopierAsync(connection, SqliteSql.Overta("regnskap"), new { kommunenummer = ledger.Kommune.Nummer }, ct);
            await ForsegleAsync(connection, ledger, ct);
            await katalog.RegistrerAsync(ledger, new Plassering(Nyregnskap.Filnavn(ledger), null), klokke.GetUtcNow(), "regnskap-overtatt", ct);
        }

        return ledgere;
    }

    /// <summary>Moves the new files into the data folder, the catalogue last.</summary>
    public void TaIBruk()
    {
        var regnskap = Path.Combine(Mappe, Regnskapsfiler.Mappe);
        if (Directory.Exists(regnskap))
        {
            Directory.Move(regnskap, Path.Combine(_data, Regnskapsfiler.Mappe));
        }

        File.Move(Path.Combine(Mappe, SqliteKatalog.Filnavn), Path.Combine(_data, SqliteKatalog.Filnavn));
        Directory.Delete(Mappe, recursive: true);
    }

    /// <summary>An empty folder to make the files in; what an earlier try left is made anew.</summary>
    private void Klargjoer()
    {
        if (File.Exists(Path.Combine(_data, SqliteKatalog.Filnavn)))
        {
            throw new MigreringException($"{_data} har en katalog fra før. Overta til en tom datamappe.");
        }

        var regnskap = Path.Combine(_data, Regnskapsfiler.Mappe);
        var avbrutt = File.Exists(Path.Combine(Mappe, SqliteKatalog.Filnavn)) && !Directory.Exists(Path.Combine(Mappe, Regnskapsfiler.Mappe));
        if (Directory.Exists(regnskap))
        {
            if (!avbrutt)
            {
                throw new MigreringException($"{regnskap} finnes, men ingen katalog. Flytt mappen bort, eller overta til en tom datamappe.");
            }

            // An earlier try was stopped between the two moves.
            Directory.Delete(regnskap, recursive: true);
        }

        if (Directory.Exists(Mappe))
        {
            Directory.Delete(Mappe, recursive: true);
        }

        SqliteFil.LagMappe(Mappe);
    }

    private static async Task KobleAsync(SqliteConnection connection, string gammel)
    {
        await connection.ExecuteAsync("attach database @gammel as gammel", new { gammel });
        int skjema;
        try
        {
            skjema = await connection.ExecuteScalarAsync<int>(SqliteSql.Overta("skjema"));
        }
        catch (SqliteException e)
        {
            throw new MigreringException($"{gammel} kan ikke leses som en database av versjonen før: {e.Message}", e);
        }

        if (skjema != Gammelt)
        {
            throw new MigreringException($"{gammel} har skjema {skjema}; bare {Gammelt} kan overtas. Start den siste versjonen med én fil på den først.");
        }
    }

    /// <summary>Begins the log of the installation: what was asked for that was not there, and the keys that were taken over.</summary>
    private async Task LoggAsync(SqliteConnection connection, CancellationToken ct)
    {
        var sql = SqliteSql.Setninger;
        await using var katalog = new SqliteForbindelse(connection, () => { });
        var linjer = await katalog.AlleAsync(SqliteSql.Overta("ukjente"), null, Radkodek.Installasjonslinje, ct);
        var noekler = await katalog.AlleAsync(sql.NoekkelApiAlle, null, Radkodek.Apinoekkel, ct);
        var naa = klokke.GetUtcNow();
        linjer.AddRange(noekler.Select(n => new Installasjonslinje(0, naa, "noekkel-overtatt", n.Id, null, null, n.Tilstand(), null)));
        await katalog.SkrivAsync(
            async () =>
            {
                foreach (var linje in linjer)
                {
                    await Loggkjede.SkrivAsync(katalog, sql, linje, Kanonisk.Tid, ct);
                }

                return true;
            },
            ct);
    }

    /// <summary>Copies the records of writes with seals, and the log of access with a chain.</summary>
    private static async Task ForsegleAsync(SqliteConnection connection, LedgerId ledger, CancellationToken ct)
    {
        var hvem = new { kommunenummer = ledger.Kommune.Nummer };
        await using var lager = new SqliteForbindelse(connection, () => { });
        var skrivinger = await lager.AlleAsync(SqliteSql.Overta("transaksjoner"), hvem, rad => Radkodek.Transaksjon(rad, ledger), ct);
        var linjer = await lager.AlleAsync(SqliteSql.Overta("tilganger"), hvem, rad => Radkodek.Tilgang(rad, ledger), ct);
        using var skriver = new SqliteSkriver(connection);
        skriver.Begynn();
        Kjedehash? segl = null, linjehash = null;
        foreach (var skriving in skrivinger)
        {
            segl = Skrivesegl.Av(segl, skriving.Rekord(null));
            skriver.NyTransaksjon(skriving with { Segl = segl });
        }

        foreach (var l in linjer)
        {
            linjehash = Tilgangslinje.Hash(linjehash, l.Tidspunkt, l.Bruker, l.Adresse, l.Metode, l.Sti, l.Status, null, null);
            skriver.NyTilgang(l with { Hash = linjehash });
        }

        skriver.Commit();
    }

    private static async Task KopierAsync(SqliteConnection connection, string sql, object? parametre, CancellationToken ct)
    {
        await using var transaction = connection.BeginTransaction(deferred: true);
        await connection.ExecuteAsync(new CommandDefinition(sql, parametre, transaction, commandTimeout: 0, cancellationToken: ct));
        await transaction.CommitAsync(ct);
    }
}
