using Ledger.Api.Endepunkter;
using Ledger.Api.Kontrakt;
using Ledger.Api.Oppsett;
using Ledger.Api.Sikkerhet;
using Ledger.Application.Porter;

var builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = args, ContentRootPath = AppContext.BaseDirectory });
if (Kontraktfil.ErKommando(args))
{
    builder.WebHost.UseUrls("http://127.0.0.1:0");
}
else if (string.IsNullOrEmpty(builder.Configuration["urls"]) && string.IsNullOrEmpty(builder.Configuration["http_ports"]))
{
    builder.WebHost.UseUrls("http://localhost:5080");
}

builder.WebHost.ConfigureKestrel(kestrel => kestrel.AddServerHeader = false);
builder.Services.ConfigureHttpJsonOptions(json => JsonOppsett.Sett(json.SerializerOptions));
builder.Services.Configure<RouteHandlerOptions>(routes => routes.ThrowOnBadRequest = true);
builder.Services.AddRequestDecompression();
builder.Services.AddResponseCompression(compression => compression.MimeTypes = ["application/json", "application/problem+json", "application/x-ndjson", "text/csv"]);
builder.Services.AddTilgang(builder.Configuration);
builder.Services.AddLedger(builder.Configuration);
builder.Services.AddKontrakt();

var app = builder.Build();

// In this order: the log sees the answer as it was given; whatever fails below becomes problem+json; a body is decompressed before it is read; who asks is known before what is asked for runs.
app.Use((http, next) => app.Services.GetRequiredService<Tilgangslogg>().LoggAsync(http, next));
app.UseFeilhaandtering();
app.UseResponseCompression();
app.UseRequestDecompression();
app.UseAuthentication();
app.UseAuthorization();
app.UseEgneKommuner();

app.MapHelse();
app.MapKontrakt();
app.MapNoekler();
var kommune = app.MapGroup("/v1/kommuner/{kommunenummer}");
kommune.MapKommune();
kommune.MapUtvikling();
kommune.MapRevisjon();
var aaret = kommune.MapGroup("/regnskap/{aar}");
aaret.MapImport();
aaret.MapBilag();
aaret.MapBudsjett();
aaret.MapPerioder();
aaret.MapAarsavslutning();
aaret.MapOppstillinger();
aaret.MapOmraader();
aaret.MapPosteringer();
aaret.MapNoekkeltall();
aaret.MapSpesifikasjoner();

if (await Kontraktfil.SkrivAsync(app, args))
{
    return;
}

try
{
    await app.Services.GetRequiredService<ILedgerStore>().MigrerAsync(CancellationToken.None);
    if (Vedlikehold.ErKommando(args))
    {
        await Vedlikehold.UtfoerAsync(app, args);
        return;
    }

    await Tilgangsvarsel.VarsleAsync(app);
    await app.Services.GetRequiredService<Demolaster>().LastAsync(CancellationToken.None);
}
catch (MigreringException e)
{
    app.Logger.LogCritical("Databasen kan ikke brukes: {Melding}", e.Message);
    Environment.ExitCode = 1;
    return;
}

await app.RunAsync();
