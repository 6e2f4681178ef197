using Ledger.Api.Aarsavslutning;
using Ledger.Api.Bokfoering;
using Ledger.Api.Budsjett;
using Ledger.Api.Endringer;
using Ledger.Api.Finans;
using Ledger.Api.Helse;
using Ledger.Api.Http.Hoder;
using Ledger.Api.Http.OpenApi;
using Ledger.Api.Http.Komprimering;
using Ledger.Api.Http.Lastklasser;
using Ledger.Api.Http.Problemer;
using Ledger.Api.Http.Sikkerhet;
using Ledger.Api.Http.Svar;
using Ledger.Api.Http.Validering;
using Ledger.Api.Http.Vern;
using Ledger.Api.Import;
using Ledger.Api.Innlogging;
using Ledger.Api.Innstillinger;
using Ledger.Api.Kommuner;
using Ledger.Api.Konsolidering;
using Ledger.Api.Kontoplaner;
using Ledger.Api.Noekler;
using Ledger.Api.Opplysninger;
using Ledger.Api.Oekonomi;
using Ledger.Api.Perioder;
using Ledger.Api.Personvern;
using Ledger.Api.Profiler;
using Ledger.Api.Publisering;
using Ledger.Api.Rapporter;
using Ledger.Api.Regler;
using Ledger.Api.Registerforslag;
using Ledger.Api.Regnskapsenheter;
using Ledger.Api.Revisjon;
using Ledger.Api.Serier;
using Ledger.Api.Stamdata;
using Ledger.Web.Intern;
using Ledger.Web.Ruting;
using Microsoft.Extensions.Options;

namespace Ledger.Api.Oppstart;

/// <summary>What a request goes through, and the addresses that answer it.</summary>
internal static class Veier
{
    public static void KobleVeier(this WebApplication app)
    {
        Ledd(app);
        Adresser(app);
    }

    private static void Ledd(WebApplication app)
    {
        // In this order: a caller's address is his own before anything looks at it; HEAD is GET, and a unit of a municipality a ledger of its own, before the
        // address is looked up; no answer is without its headers; the logs see the answer as it was given; whatever fails below becomes problem+json; who
        // asks is known before it is counted what he asks for; what he may not ask is not read; what a trial ledger answers is marked; what he asks must have
        // a meaning; who may go on is followed while it lasts; nobody is answered from half a demo; only who may write waits for the writer; an answer that
        // is kept is given at once; those that must be made are traced and timed; and a body is decompressed before it is read.
        app.UseStartfeil();
        app.UseStartmelding();
        app.UseProxyvern();
        app.UseHodesvar();
        app.UseEnhetsadresser();
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
    }

    private static void Adresser(WebApplication app)
    {
        app.MapHelse();
        app.MapKontrakt();
        app.MapNoekler();
        app.MapInstallasjonslogg();
        app.MapSider(app.Services.GetRequiredService<IOptions<Sidevalg>>().Value.Innrammere);
        app.MapInterneSider();
        app.MapRevisorfiler();
        app.MapNyeTall().MedLast(Last.Foelging);
        app.MapInnlogging();
        app.MapKommuneliste();
        var kommune = app.MapGroup("/v1/kommuner/{kommunenummer}").MedTidsgrenser().KreverJson();
        kommune.MapKommune();
        kommune.MapRegistre();
        kommune.MapProsjekt();
        kommune.MapProfiler();
        kommune.MapKontoplan();
        kommune.MapRegler();
        kommune.MapSaldobremse();
        kommune.MapRegisterdefinisjoner();
        kommune.MapRegisterobjekter();
        kommune.MapNoteregistre();
        kommune.MapFakta();
        kommune.MapTabeller();
        kommune.MapSerier();
        kommune.MapFlereaarsbudsjett();
        kommune.MapRegnskapsenheter();
        kommune.MapJusteringer();
        kommune.MapPeriodiseringsprofiler();
        kommune.MapStamdata();
        kommune.MapFinans();
        kommune.MapRapporter();
        kommune.MapEndringer();
        kommune.MapPublikasjoner();
        kommune.MapPubliseringsplan();
        kommune.MapRevisjon();
        kommune.MapPersonvern();
        var aaret = kommune.MapGroup("/regnskap/{aar}");
        aaret.MapImport();
        aaret.MapSaldoimport();
        aaret.MapBilag();
        aaret.MapAttestering();
        aaret.MapBudsjett();
        aaret.MapBevilgninger();
        aaret.MapRapportering();
        aaret.MapPerioder();
        aaret.MapAarsavslutning();
        aaret.MapStatus();
        aaret.MapNotetekst();
        aaret.MapNoteoppsett();
        aaret.MapAapning();
        aaret.MapRegisterforslag();
        kommune.MapAvslutningsregler();
        kommune.MapAttestasjonsregler();
        kommune.MapMerforbruk();
        aaret.MapAarsrapporter();
    }
}
