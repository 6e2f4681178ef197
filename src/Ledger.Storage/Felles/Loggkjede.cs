using System.Runtime.CompilerServices;
using Ledger.Application.Porter;
using Ledger.Domain.Kjede;
using Ledger.Domain.Verdier;

namespace Ledger.Storage.Felles;

/// <summary>The chain of the log of the installation.</summary>
internal static class Loggkjede
{
    private const int Side = 1_000;

    /// <summary>Adds a line after the last one, in the transaction that the connection has.</summary>
    /// <param name="tid">A time as the engine stores it.</param>
    public static async Task SkrivAsync(
        Forbindelse felles, Setninger setninger, Installasjonslinje linje, Func<DateTimeOffset, object> tid, CancellationToken ct)
    {
        // To the millisecond, as it is read back.
        var tidspunkt = new DateTimeOffset(linje.Tidspunkt.UtcTicks - (linje.Tidspunkt.UtcTicks % TimeSpan.TicksPerMillisecond), TimeSpan.Zero);
        await felles.UtfoerAsync(setninger.LogghodeFlytt, null, ct);
        var (_, forrige) = await felles.EnAsync(setninger.LogghodeFinn, null, Hode, ct);
        var hash = (linje with { Tidspunkt = tidspunkt }).Beregnet(forrige).ToArray();
        await felles.UtfoerAsync(
            setninger.InstallasjonsloggNy,
            new
            {
                tidspunkt = tid(tidspunkt), hendelse = linje.Hendelse, gjelder = linje.Gjelder, bruker = linje.Bruker, innhold = linje.Innhold,
                tilstand = linje.Tilstand?.ToArray(), hash,
            },
            ct);
        await felles.UtfoerAsync(setninger.LogghodeSett, new { hash }, ct);
    }

    /// <summary>Recomputes the chain; what the log says last of each kind of thing, by what it is about.</summary>
    /// <returns>The kind is the first word of the event.</returns>
    public static async Task<(Dictionary<(string Slag, string Gjelder), Kjedehash?> Tilstander, string? Feil)> KontrollerAsync(
        Forbindelse felles, Setninger setninger, CancellationToken ct)
    {
        var tilstander = new Dictionary<(string, string), Kjedehash?>();
        var antall = 0L;
        var hash = default(Kjedehash);
        await foreach (var linje in AlleAsync(felles, setninger, ct))
        {
            (antall, hash) = (antall + 1, linje.Beregnet(hash));
            if (linje.Hash != hash)
            {
                return (tilstander, $"Hashen til linje {linje.Id} i installasjonsloggen er {linje.Hash}, men linjene gir {hash}.");
            }

            tilstander[(linje.Hendelse.Split('-')[0], linje.Gjelder)] = linje.Tilstand;
        }

        var hode = await felles.EnAsync(setninger.LogghodeFinn, null, Hode, ct);
        return (tilstander, hode == (antall, hash)
            ? null
            : $"Installasjonsloggen har {antall} linjer med hash {hash}, men hodet sier {hode.Antall} og {hode.Hash}.");
    }

    /// <summary>The ledgers whose last event of two is the first, with what it says.</summary>
    public static async Task<IReadOnlyDictionary<LedgerId, string>> SkaderAsync(
        Forbindelse felles, Setninger setninger, string skadet, string helet, CancellationToken ct)
    {
        var skader = new Dictionary<LedgerId, string>();
        await foreach (var linje in AlleAsync(felles, setninger, ct))
        {
            if (linje.Hendelse == skadet)
            {
                skader[LedgerId.Parse(linje.Gjelder)] = linje.Innhold ?? "";
            }
            else if (linje.Hendelse == helet)
            {
                skader.Remove(LedgerId.Parse(linje.Gjelder));
            }
        }

        return skader;
    }

    /// <summary>Compares things with what the log says of them.</summary>
    public static string? Sammenlign(
        Dictionary<(string Slag, string Gjelder), Kjedehash?> tilstander, string slag, IEnumerable<(string Gjelder, Kjedehash Tilstand)> finnes)
    {
        var ventet = tilstander.Where(t => t.Key.Slag == slag && t.Value is not null).ToDictionary(t => t.Key.Gjelder, t => t.Value!.Value);
        foreach (var (gjelder, tilstand) in finnes)
        {
            if (!ventet.Remove(gjelder, out var logget))
            {
                return $"Katalogen har {slag} {gjelder}, som installasjonsloggen ikke kjenner.";
            }

            if (logget != tilstand)
            {
                return $"Katalogens {slag} {gjelder} er en annen enn installasjonsloggen sier.";
            }
        }

        return ventet.Count == 0 ? null : $"Katalogen mangler {slag} {ventet.Keys.First()}, som installasjonsloggen kjenner.";
    }

    /// <summary>The lines, oldest first, in pages.</summary>
    private static async IAsyncEnumerable<Installasjonslinje> AlleAsync(
        Forbindelse felles, Setninger setninger, [EnumeratorCancellation] CancellationToken ct)
    {
        var etter = 0L;
        while (
            await felles.AlleAsync(setninger.InstallasjonsloggSide, new { etter, antall = Side }, Radkodek.Installasjonslinje, ct)
                is { Count: > 0 } side)
        {
            foreach (var linje in side)
            {
                yield return linje;
            }

            etter = side[^1].Id;
        }
    }

    private static (long Antall, Kjedehash Hash) Hode(IRad rad) => (rad.Heltall(0), rad.Hash(1));
}
