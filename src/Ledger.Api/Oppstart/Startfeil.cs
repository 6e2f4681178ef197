using System.Net.Sockets;
using System.Runtime.InteropServices;
using Ledger.Application.Porter;
using Microsoft.AspNetCore.Connections;
using Microsoft.Extensions.Options;

namespace Ledger.Api.Oppstart;

/// <summary>
/// What an operator is told, in one line, when the service cannot start for a reason that is his to mend. A fault of the program has its trace.
/// </summary>
internal static class Startfeil
{
    private const string Vert = "Microsoft.Extensions.Hosting.Internal.Host";

    /// <summary>The number of SIGXFSZ on Linux and macOS: a file has become as large as the process may make one.</summary>
    private const PosixSignal ForStorFil = (PosixSignal)25;

    private static volatile bool _startet;
    private static PosixSignalRegistration? _forStorFil;

    /// <summary>
    /// Prints one line also for a failure before the log is set up, and ignores SIGXFSZ: a write beyond the limit of file sizes then fails where it is
    /// made, and does not end the process.
    /// </summary>
    public static void Fang()
    {
        AppDomain.CurrentDomain.UnhandledException += (_, e) =>
        {
            if (!_startet && Linje((Exception)e.ExceptionObject, null) is { } linje)
            {
                Console.Error.WriteLine(linje);
                Environment.Exit(1);
            }
        };
        _forStorFil = OperatingSystem.IsWindows() ? null : PosixSignalRegistration.Create(ForStorFil, signal => signal.Cancel = true);
    }

    /// <summary>Leaves out the host's own log entry of a failed start, with its stack trace: <see cref="Linje"/> says it in one line.</summary>
    public static WebApplicationBuilder AddStartfeil(this WebApplicationBuilder builder)
    {
        // For the host's category only. A filter without a category replaces the configured levels, and every request would be logged.
        builder.Logging.AddFilter(Vert, nivaa => nivaa >= LogLevel.Information && (_startet || nivaa < LogLevel.Error));
        return builder;
    }

    public static void UseStartfeil(this WebApplication app) => app.Lifetime.ApplicationStarted.Register(() => _startet = true);

    /// <summary>The one line; null for an exception that is none of the foreseen ones.</summary>
    /// <param name="tilstand">The database's own reading of exceptions, as far as it was made.</param>
    public static string? Linje(Exception feil, ILagertilstand? tilstand) => feil switch
    {
        AggregateException { InnerException: { } indre } => Linje(indre, tilstand),
        OptionsValidationException e => $"Innstillingene er ikke gyldige: {string.Join(" ", e.Failures)}",
        MigreringException => $"Databasen kan ikke brukes: {EnLinje(feil)}",
        IOException { InnerException: AddressInUseException } => $"Adressen er i bruk av en annen: {EnLinje(feil)}",
        SocketException or IOException { InnerException: SocketException } => $"Adressen kan ikke åpnes: {EnLinje(feil)}",
        _ when tilstand?.Feil(feil) is { } lagerfeil => $"Databasen kan ikke brukes ({lagerfeil}): {EnLinje(feil)}",
        UnauthorizedAccessException or IOException => $"En fil eller mappe kan ikke brukes: {EnLinje(feil)}",
        InvalidOperationException { InnerException: FormatException or ArgumentException or OverflowException } =>
            $"En innstilling kan ikke leses: {EnLinje(feil)}",
        FormatException or ArgumentException => $"En innstilling kan ikke leses: {EnLinje(feil)}",
        _ => null,
    };

    private static string EnLinje(Exception feil) => feil.Message.ReplaceLineEndings(" ");
}
