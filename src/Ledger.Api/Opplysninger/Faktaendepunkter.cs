using Ledger.Api.Http.Sikkerhet;
using Ledger.Api.Http.Skriving;
using Ledger.Api.Import;
using Ledger.Application;
using Ledger.Application.Opplysninger;
using Ledger.Application.Rapportering;
using Ledger.Application.Rettigheter;
using Ledger.Domain.Opplysninger;
using Ledger.Domain.Validering;
using static Ledger.Api.Opplysninger.Registerdefinisjonsendepunkter;

namespace Ledger.Api.Opplysninger;

/// <summary>Events of registers and reported facts: sent in bulk, and listed with the version and the sender of each.</summary>
internal static class Faktaendepunkter
{
    public static void MapFakta(this RouteGroupBuilder kommune)
    {
        kommune.MapPost("/registre/{register}/poster", (
                HttpContext http, string kommunenummer, string register, [AsParameters] Skrivevalg skriving, Importmottak mottak, Faktatjeneste tjeneste,
                CancellationToken ct) => Faktakropp.TaAsync(
                http, kommunenummer, skriving, mottak, $"/registre/{register}/poster", ordre => tjeneste.PosterAsync(ordre, register, ct), ct))
            .KreverScope(Scope.Bokfor, Scope.Budsjett).TarFakta(kommune, Faktaeksempel.Poster)
            .WithName("sendPoster").WithTags(Emne).WithSummary("Hendelser i et register; en hendelse endres ikke, men kan erstattes av en ny.");
        kommune.MapPost("/registre/importer", (
                HttpContext http, string kommunenummer, [AsParameters] Skrivevalg skriving, Importmottak mottak, Faktatjeneste tjeneste,
                CancellationToken ct) => Faktakropp.TaAsync(
                http, kommunenummer, skriving, mottak, "/registre",
                ordre => tjeneste.RegistreAsync(
                    ordre, new(http.User.Har(Scope.Stamdata) || http.User.Har(Scope.Admin), http.User.Har(Scope.Bokfor)), ct), ct))
            .KreverScope(Scope.Admin, Scope.Stamdata, Scope.Bokfor).TarFakta(kommune, Faktaeksempel.Registre)
            .WithName("importerRegistre").WithTags(Emne).WithSummary("Objekter og hendelser i flere registre, i en fil: alt eller ingenting.");
        kommune.MapGet("/registre/{register}/poster", PosterAsync).KreverScope(Lesere).Produces<Postliste>()
            .WithName("listPoster").WithTags(Emne).WithSummary("Hendelsene i et register i rekkefølgen de kom, en side om gangen.");
        kommune.MapPost("/opplysninger", (
                HttpContext http, string kommunenummer, [AsParameters] Skrivevalg skriving, Importmottak mottak, Faktatjeneste tjeneste,
                CancellationToken ct) => Faktakropp.TaAsync(
                http, kommunenummer, skriving, mottak, "/opplysninger", ordre => tjeneste.OpplysningerAsync(ordre, ct), ct))
            .KreverScope(Scope.Rapporter, Scope.Budsjett).TarFakta(kommune, Faktaeksempel.Opplysninger).TarEnheter()
            .WithName("sendOpplysninger").WithTags(Emne).WithSummary("Målinger, måltall, statuser, forklaringer og kommentarer.");
        kommune.MapGet("/opplysninger", OpplysningerAsync).KreverScope(Lesere).TarEnheter().WithMetadata(Rapportparametre.Enhetskode)
            .Produces<Opplysningsliste>()
            .WithName("listOpplysninger").WithTags(Emne).WithSummary("Rapporterte opplysninger, en side om gangen; med historikk også de som er erstattet.");
    }

    private static async Task<Postliste> PosterAsync(
        HttpContext http, string kommunenummer, string register, string? objekt, string? posttype, string? fraDato, string? tilDato,
        string? versjon, string? antall, string? etter, Registertjeneste tjeneste, CancellationToken ct)
    {
        var (hode, definisjon, tilstand) = await tjeneste.TilstandAsync(Parametertolk.Ledger(kommunenummer), register, Faktasvar.Versjon(versjon), ct);
        var (fra, til, forbi) = (Parametertolk.Dato(fraDato, "fraDato"), Parametertolk.Dato(tilDato, "tilDato"),
            Parametertolk.Heltall(etter, "etter", 0, 0, int.MaxValue));
        var alle = tilstand.Poster(register);
        var erstattetAv = alle.Where(p => p.Verdi.Erstatter is not null).ToDictionary(p => p.Verdi.Erstatter!, p => p.Verdi.Referanse, StringComparer.Ordinal);
        var funnet = alle.Where(p => (objekt is null || p.Verdi.Objekt == objekt) && (posttype is null || p.Verdi.Type == posttype)
            && (fra is null || p.Verdi.Dato >= fra) && (til is null || p.Verdi.Dato <= til)).ToList();
        var rest = funnet.Where(p => p.Verdi.Nummer > forbi).ToList();
        var side = rest.Take(Faktasvar.Antall(antall)).ToList();
        return new Postliste(
            hode.Ledger.ToString(), register, hode.Versjon, hode.Kjedehode.ToString(),
            [.. side.Select(p => Postsvar.Av(p, definisjon, erstattetAv.GetValueOrDefault(p.Verdi.Referanse), Faktasvar.SerInterne(http.User)))],
            funnet.Count, side.Count < rest.Count ? $"{side[^1].Verdi.Nummer}" : null);
    }

    private static async Task<Opplysningsliste> OpplysningerAsync(
        HttpContext http, string kommunenummer, string? objekt, string? slag, string? maal, string? enhet, string? aar, string? historikk, string? versjon,
        string? antall, string? etter, Registertjeneste tjeneste, CancellationToken ct)
    {
        if (slag is not null && !Opplysningsnavn.TryParse(slag, out _))
        {
            throw Avvisning.Ugyldig("slag", Feilkoder.UgyldigFormat, $"slag er {string.Join(", ", Opplysningsnavn.Slag)}.");
        }

        Faktasvar.KrevObjektform(objekt);
        int? aaret = aar is null ? null : Parametertolk.Aar(aar).Aar;
        var (hode, alle) = await tjeneste.OpplysningerAsync(
            Parametertolk.Ledger(kommunenummer), Faktasvar.Versjon(versjon), Parametertolk.Bryter(historikk, "historikk"), ct);
        var intern = Faktasvar.SerInterne(http.User);
        alle = await tjeneste.AvgrensAsync(hode, alle, http.User.Enheter(), ct);
        var funnet = alle.Where(o => intern || Faktasvar.ErEkstern(o.Verdi))
            .Where(o => (objekt is null || o.Verdi.Noekkel.Objekt == objekt) && (slag is null || o.Verdi.Noekkel.Slag.Navn() == slag)
                && (maal is null || o.Verdi.Noekkel.Maal == maal) && (enhet is null || o.Verdi.Noekkel.Enhet == enhet)
                && (aaret is null || o.Verdi.Noekkel.Aar == aaret || o.Verdi.Noekkel.Dato?.Year == aaret)).ToList();
        var forbi = Parametertolk.Heltall(etter, "etter", 0, 0, int.MaxValue);
        var side = funnet.Skip(forbi).Take(Faktasvar.Antall(antall)).ToList();
        var skrivinger = await tjeneste.SkrivingerAsync(hode.Ledger, side.Select(o => o.Versjon), ct);
        return new Opplysningsliste(
            hode.Ledger.ToString(), hode.Versjon, hode.Kjedehode.ToString(), [.. side.Select(o => Opplysningssvar.Av(o, skrivinger))], funnet.Count,
            forbi + side.Count < funnet.Count ? $"{forbi + side.Count}" : null);
    }
}
