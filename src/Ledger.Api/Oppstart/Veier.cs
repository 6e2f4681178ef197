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
        // The order matters: each step relies on those above it.
        app.UseStartfeil();
        app.UseStartmelding();
        app.UseProxyvern(); // The caller's own address behind a named proxy, before anything reads it.
        app.UseHodesvar(); // HEAD is answered as GET without the body, so the routes know only GET.
        app.UseEnhetsadresser(); // A unit of a municipality is a ledger of its own; its address is rewritten before it is looked up.
        app.UseRouting();
        app.UseBomadresser(); // Before the headers, which are a page's or a program's.
        app.UseSvarhoder(); // Above all that may answer, so that no answer lacks its headers.
        app.UseForesporselslogg(); // The two logs see the answer as it was given, errors too.
        app.UseTilgangslogg();
        app.UseFeilhaandtering(); // Every failure below becomes problem+json.
        app.UseAutentisering(); // The rates are counted for a caller, who must be known first.
        app.UseInnlogging();
        app.UseRater();
        app.UseTilgang(); // Before the body and parameters are read.
        app.UseProevemerke(); // Marks the answers of a trial ledger.
        app.UseParametersjekk();
        app.UseNoekkelvakt(); // Ends a long request when its key is revoked.
        app.UseDemovent(); // Waits until the demo is loaded whole.
        app.UseSkriververn(); // The queue of writers, for those who may write.
        app.UseSvarlagring(); // A kept answer is given at once: only those that are made anew are traced and timed.
        app.UseSporing();
        app.UseRequestTimeouts();
        app.UseResponseCompression();
        app.UseUtpakking(); // A compressed body is unpacked before an endpoint reads it.
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
