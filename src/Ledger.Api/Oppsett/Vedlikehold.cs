using Ledger.Application;
using Ledger.Application.Revisjon;
using Ledger.Domain.Verdier;

namespace Ledger.Api.Oppsett;

/// <summary>Commands that an operator runs beside the service: <c>gjenoppbygg-saldo KOMMUNE ÅR</c> and <c>kontroll KOMMUNE</c>.</summary>
internal static class Vedlikehold
{
    /// <summary>True when the arguments are a command, which is then done.</summary>
    public static async Task<bool> UtfoerAsync(WebApplication app, string[] args)
    {
        if (args is not (["gjenoppbygg-saldo", _, _] or ["kontroll", _]))
        {
            return false;
        }

        var tjeneste = app.Services.GetRequiredService<Revisjonstjeneste>();
        try
        {
            var kommune = Kommunenummer.Parse(args[1]);
            if (args is [_, _, var aar])
            {
                await tjeneste.GjenoppbyggSaldoAsync(kommune, Regnskapsaar.TryParse(aar, out var year) ? year : throw new FormatException($"{aar} er ikke et år."), CancellationToken.None);
            }

            var r = await tjeneste.KontrollerAsync(kommune, CancellationToken.None);
            Console.WriteLine(r.ErHel ? $"HEL: {r.AntallPoster} poster, {r.AntallRader} rader, kjedehode {r.Hode.Kjedehode}" : $"BRUTT: {r.Brudd} {r.Saldofeil}");
            Environment.ExitCode = r.ErHel ? 0 : 1;
        }
        catch (Exception e) when (e is FormatException or Avvisning)
        {
            Console.Error.WriteLine(e.Message);
            Environment.ExitCode = 2;
        }

        return true;
    }
}
