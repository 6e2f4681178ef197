using Microsoft.Extensions.Options;

namespace Ledger.Api.Innstillinger;

/// <summary>
/// How the file handles that the system gives the process are shared out. A process that has none left ends (connections that send nothing
/// were enough: 1 200 of them under a limit of 1 024, 26 November 2026).
/// </summary>
/// <param name="Forbindelser">Connections at the same time.</param>
/// <param name="Regnskap">Files of ledgers that are kept open.</param>
internal sealed record Filhaandtak(int Forbindelser, int Regnskap)
{
    /// <summary>What the process has at rest: libraries, the catalogue, sockets, timers.</summary>
    private const int IRo = 300;

    /// <summary>What a ledger's file takes while it is busy.</summary>
    private const int PerRegnskap = 10;

    private const int MestRegnskap = 100;
    private const int MinstForbindelser = 50;

    /// <param name="grense">How many handles the process may have; null where the system does not say.</param>
    /// <param name="oensket">The connections that the settings ask for.</param>
    /// <param name="skrivere">The most uploads at the same time: each may have a file of its own.</param>
    /// <exception cref="OptionsValidationException">There are too few to serve with.</exception>
    public static Filhaandtak Fordel(long? grense, int oensket, int skrivere)
    {
        if (grense is not { } alle)
        {
            return new Filhaandtak(oensket, MestRegnskap);
        }

        var til = alle - IRo;
        var regnskap = (int)Math.Clamp(til / 4 / PerRegnskap, 0, MestRegnskap);
        til -= regnskap * PerRegnskap;

        // A connection takes one, and one more as long as uploads are allowed.
        var forbindelser = til >= 2L * skrivere ? til - skrivere : til / 2;
        return forbindelser >= MinstForbindelser
            ? new Filhaandtak((int)Math.Min(oensket, forbindelser), Math.Max(regnskap, 1))
            : throw new OptionsValidationException(
                nameof(Grenser), typeof(Grenser), [$"Prosessen får bare ha {alle} åpne filer (ulimit -n). Tjenesten trenger minst {Minst}."]);
    }

    /// <summary>The fewest handles that the service starts with.</summary>
    private static int Minst => IRo + (MinstForbindelser * 2 * 4 / 3) + PerRegnskap;

    /// <summary>Says when the settings ask for more connections than there are handles for.</summary>
    public static void Varsle(WebApplication app)
    {
        var (oensket, faar) = (app.Services.GetRequiredService<IOptions<Grenser>>().Value.Forbindelser, app.Services.GetRequiredService<Filhaandtak>());
        if (faar.Forbindelser < oensket)
        {
            app.Logger.LogWarning(
                "Prosessen får ha {Grense} åpne filer (ulimit -n), så den tar høyst {Forbindelser} forbindelser; innstillingen er {Oensket}", Grense(),
                faar.Forbindelser, oensket);
        }
    }

    /// <summary>The limit of this process; null where it cannot be read.</summary>
    public static long? Grense()
    {
        const string Linje = "Max open files";
        try
        {
            var rad = File.ReadLines("/proc/self/limits").FirstOrDefault(l => l.StartsWith(Linje, StringComparison.Ordinal));
            var felt = rad?[Linje.Length..].Split(' ', StringSplitOptions.RemoveEmptyEntries);
            return felt is [var naa, ..] && long.TryParse(naa, out var grense) ? grense : null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
