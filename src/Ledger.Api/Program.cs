using System.Globalization;
using Ledger.Api.Http.Json;
using Ledger.Api.Http.OpenApi;
using Ledger.Api.Http.Problemer;
using Ledger.Api.Http.Sikkerhet;
using Ledger.Api.Http.Vern;
using Ledger.Api.Import;
using Ledger.Api.Innlogging;
using Ledger.Api.Innstillinger;
using Ledger.Api.Oppstart;
using Ledger.Application.Porter;
using Microsoft.Extensions.Options;

// What is written and compared here is the same wherever the service runs.
CultureInfo.DefaultThreadCurrentCulture = CultureInfo.DefaultThreadCurrentUICulture = CultureInfo.InvariantCulture;
CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = CultureInfo.InvariantCulture;

if (Vedlikehold.ErHjelp(args))
{
    Vedlikehold.SkrivHjelp();
    return;
}

Startfeil.Fang();
var builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = Vedlikehold.Innstillinger(args), ContentRootPath = AppContext.BaseDirectory });
if (Kontraktfil.ErKommando(args))
{
    builder.WebHost.UseUrls("http://127.0.0.1:0");
}
else if (string.IsNullOrEmpty(builder.Configuration["urls"]) && string.IsNullOrEmpty(builder.Configuration["http_ports"]))
{
    builder.WebHost.UseUrls("http://localhost:5080");
}

var gamleNavn = GamleNavn.Oversett(builder.Configuration);
builder.AddStartfeil().AddStartmelding().AddInnstillinger().AddLastvern().AddTelemetri();
builder.Services.AddProxyvern().AddSvarhoder();
builder.Services.ConfigureHttpJsonOptions(json => JsonOppsett.Sett(json.SerializerOptions).LesLukkede(Lukkedefelter.Alle));
builder.Services.Configure<RouteHandlerOptions>(routes => routes.ThrowOnBadRequest = true);
builder.Services.AddResponseCompression(svar => svar.MimeTypes = ["application/json", Problemsvar.Innholdstype, "application/x-ndjson", "text/csv"]);
builder.Services.AddTilgang(builder.Configuration);
builder.Services.AddLedger();
builder.Services.AddKontrakt();
builder.Services.AddPubliserteSider();
builder.AddInnlogging();

// Disposed whichever way the program ends, or the last log lines are lost.
await using var app = builder.Build();
GamleNavn.Varsle(app.Logger, gamleNavn);

if (Kontraktfil.ErKommando(args))
{
    app.KobleVeier();
    await Kontraktfil.SkrivAsync(app, args);
    return;
}

var demo = app.Services.GetRequiredService<Demolaster>();
try
{
    var tilstand = app.Services.GetRequiredService<ILagertilstand>();
    if ((app.Services.GetRequiredService<IOptions<Ledgervalg>>().Value.Migrer || Vedlikehold.ErMigrering(args)) && !Filkommandoer.ErOvertakelse(args))
    {
        await tilstand.MigrerAsync(CancellationToken.None);
    }

    if (Vedlikehold.ErKommando(args))
    {
        await Vedlikehold.UtfoerAsync(app, args);
        return;
    }

    if (await tilstand.HelseAsync(CancellationToken.None) is { } mangel)
    {
        // Somebody else is to migrate it. Until then every request is told what is wrong, and /helse/klar when it no longer is.
        app.Logger.LogWarning("Databasen er ikke klar: {Mangel}", mangel);
    }
    else
    {
        foreach (var merknad in await tilstand.MerknaderAsync(CancellationToken.None))
        {
            app.Logger.LogWarning("{Merknad}", merknad);
        }

        app.Services.GetRequiredService<Importmottak>().Rydd();
        await Skadevarsel.VarsleAsync(app);
        await Tilgangsvarsel.VarsleAsync(app);
        await Klokkevarsel.VarsleAsync(app);
        // Begun before the routes are mapped, which takes a third as long as this does.
        demo.Start(app.Lifetime.ApplicationStopping);
    }

    Filhaandtak.Varsle(app);
    app.KobleVeier();
    await app.StartAsync();
    await demo.Lastet;
    await app.WaitForShutdownAsync();
}
catch (Exception e) when (Startfeil.Linje(e, app.Services.GetRequiredService<ILagertilstand>()) is { } linje)
{
    app.Logger.LogCritical("{Linje}", linje);
    Environment.ExitCode = 1;
}
finally
{
    app.Lifetime.StopApplication();
    await demo.Lastet.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
}
