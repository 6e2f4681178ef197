using Ledger.Api.Http.Json;
using Ledger.Api.Http.Lastklasser;
using Ledger.Api.Http.Sikkerhet;
using Ledger.Application.Revisjon;
using Ledger.Domain.Verdier;
using Ledger.Web.Intern;

namespace Ledger.Api.Revisjon;

/// <summary>What an auditor who has signed in takes with him from his desk: the same bytes as the API gives a key.</summary>
internal static class Revisorfiler
{
    private const int MestLinjer = 1_000;

    public static void MapRevisorfiler(this WebApplication app)
    {
        app.MapRevisorfil("sjekkpunkt.json", (http, ledger) => FilAsync(http, "sjekkpunkt.json", async t =>
            Results.Json(await t.GetRequiredService<Sjekkpunkttjeneste>().LagAsync(ledger, http.RequestAborted), JsonOppsett.Valg)));
        app.MapRevisorfil("noekkel.pem", (http, _) => FilAsync(http, "noekkel.pem", t => Task.FromResult(
            Results.Text(t.GetRequiredService<Sjekkpunktsignatur>().OffentligNoekkel, "application/x-pem-file"))));
        app.MapRevisorfil("uttrekk.ndjson", (http, ledger) => FilAsync(http, "uttrekk.ndjson", async t => new Uttrekkssvar(
            await t.GetRequiredService<Revisjonstjeneste>().UttrekkAsync(ledger, new Uttrekksutvalg(0, null, 0, long.MaxValue), http.RequestAborted))))
            .MedLast(Last.Uttrekk);
        app.MapRevisorfil("tilgang.json", (http, ledger) => FilAsync(http, "tilgang.json", t => TilgangAsync(t, ledger, http.RequestAborted)));
    }

    private static async Task<IResult> TilgangAsync(IServiceProvider tjenester, LedgerId ledger, CancellationToken ct)
    {
        await tjenester.GetRequiredService<Tilgangslogg>().SkrivNaaAsync(ct);
        var (linjer, neste) = await tjenester.GetRequiredService<Tilgangsoppslag>().ListeAsync(ledger, null, MestLinjer, ct);
        return Results.Json(new Tilgangsliste(ledger.ToString(), linjer, neste?.ToString(System.Globalization.CultureInfo.InvariantCulture)), JsonOppsett.Valg);
    }

    private static async Task FilAsync(HttpContext http, string navn, Func<IServiceProvider, Task<IResult>> svar)
    {
        http.Response.Headers.ContentDisposition = $"attachment; filename=\"{navn}\"";
        await (await svar(http.RequestServices)).ExecuteAsync(http);
    }
}
