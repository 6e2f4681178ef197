using System.Globalization;
using Ledger.Api.Aarsavslutning;
using Ledger.Api.Bokfoering;
using Ledger.Api.Budsjett;
using Ledger.Api.Endringer;
using Ledger.Api.Finans;
using Ledger.Api.Helse;
using Ledger.Api.Http.Hoder;
using Ledger.Api.Http.Json;
using Ledger.Api.Http.OpenApi;
using Ledger.Api.Http.Komprimering;
using Ledger.Api.Http.Problemer;
using Ledger.Api.Http.Sikkerhet;
using Ledger.Api.Http.Svar;
using Ledger.Api.Http.Validering;
using Ledger.Api.Http.Vern;
using Ledger.Api.Import;
using Ledger.Api.Innlogging;
using Ledger.Api.Innstillinger;
using Ledger.Api.Kommuner;
using Ledger.Api.Kontoplaner;
using Ledger.Api.Noekler;
using Ledger.Api.Opplysninger;
using Ledger.Api.Oekonomi;
using Ledger.Api.Oppstart;
using Ledger.Api.Perioder;
using Ledger.Api.Personvern;
using Ledger.Api.Profiler;
using Ledger.Api.Publisering;
using Ledger.Api.Rapporter;
using Ledger.Api.Regler;
using Ledger.Api.Revisjon;
using Ledger.Api.Serier;
using Ledger.Api.Stamdata;
using Ledger.Application.Porter;
using Ledger.Web.Intern;
using Ledger.Web.Ruting;
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

// Disposed on every way out, or what was logged last is lost.
await using var app = builder.Build();
GamleNavn.Varsle(app.Logger, gamleNavn);

// In this order: a caller's address is his own before anything looks at it; HEAD is GET before its address is looked up; no answer is without its
// headers; the logs see the answer as it was given; whatever fails below becomes problem+json; who asks is known before it is counted what he asks
// for; what he may not ask is not read; what a trial ledger answers is marked; what he asks must have a meaning; who may go on is followed while it
// lasts; nobody is answered from half a demo; only who may write waits for the writer; an answer that is kept is given at once; those that must be
// made are traced and timed; and a body is decompressed before it is read.
app.UseStartfeil();
app.UseStartmelding();
app.UseProxyvern();
app.UseHodesvar();
app.UseRouting();
app.UseSvarhoder();
app.UseForesporselslogg();
app.UseTilgangslogg();
app.UseFeilhaandtering();
app.UseAutentisering();
app.UseInnlogging();
app.UseRater();
app.UseTilgang();
app.UseProevemerke();
app.UseParametersjekk();
app.UseNoekkelvakt();
app.UseDemovent();
app.UseSkriververn();
app.UseSvarlagring();
app.UseSporing();
app.UseRequestTimeouts();
app.UseResponseCompression();
app.UseUtpakking();

app.MapHelse();
app.MapKontrakt();
app.MapNoekler();
app.MapInstallasjonslogg();
app.MapSider();
app.MapInterneSider();
app.MapInnlogging();
app.MapKommuneliste();
var kommune = app.MapGroup("/v1/kommuner/{kommunenummer}").MedTidsgrenser().KreverJson();
kommune.MapKommune();
kommune.MapRegistre();
kommune.MapProfiler();
kommune.MapKontoplan();
kommune.MapRegler();
kommune.MapRegisterdefinisjoner();
kommune.MapRegisterobjekter();
kommune.MapFakta();
kommune.MapTabeller();
kommune.MapSerier();
kommune.MapStamdata();
kommune.MapFinans();
kommune.MapRapporter();
kommune.MapEndringer();
kommune.MapPublikasjoner();
kommune.MapRevisjon();
kommune.MapPersonvern();
var aaret = kommune.MapGroup("/regnskap/{aar}");
aaret.MapImport();
aaret.MapSaldoimport();
aaret.MapBilag();
aaret.MapBudsjett();
aaret.MapBevilgninger();
aaret.MapPerioder();
aaret.MapAarsavslutning();
aaret.MapStatus();
aaret.MapAapning();
kommune.MapAvslutningsregler();
kommune.MapMerforbruk();
aaret.MapAarsrapporter();

if (await Kontraktfil.SkrivAsync(app, args))
{
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
        demo.Start(app.Lifetime.ApplicationStopping);
    }

    Filhaandtak.Varsle(app);
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
