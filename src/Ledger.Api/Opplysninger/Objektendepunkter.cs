using Ledger.Api.Http.Sikkerhet;
using Ledger.Api.Http.Skriving;
using Ledger.Api.Import;
using Ledger.Application;
using Ledger.Application.Opplysninger;
using Ledger.Application.Rettigheter;
using static Ledger.Api.Opplysninger.Registerdefinisjonsendepunkter;

namespace Ledger.Api.Opplysninger;

/// <summary>The objects of a register: sent one by one or all at once, listed, and looked at with their history.</summary>
internal static class Objektendepunkter
{
    /// <summary>The last makes projects only, see <see cref="Brukere.OppretterBareProsjekter"/>.</summary>
    private static readonly string[] Skrivere = [Scope.Budsjett, Scope.Stamdata, Scope.Bokfor];

    public static void MapRegisterobjekter(this RouteGroupBuilder kommune)
    {
        kommune.MapPost("/registre/{register}/objekter", (
                HttpContext http, string kommunenummer, string register, string? fullstendig, string? omfang, [AsParameters] Skrivevalg skriving,
                Importmottak mottak, Faktatjeneste tjeneste, CancellationToken ct) => SendAsync(
                http, kommunenummer, register, fullstendig, omfang, skriving, mottak, tjeneste, ct))
            .KreverScope(Skrivere).TarFakta(kommune, Faktaeksempel.Objekter)
            .WithName("sendRegisterobjekter").WithTags(Emne).WithSummary("Objektene i et register, som de er i kilden; bare det som er endret, skrives.");
        kommune.MapPut("/registre/{register}/objekter/{objektkode}", (
                HttpContext http, string kommunenummer, string register, string objektkode, [AsParameters] Skrivevalg skriving, Importmottak mottak,
                Faktatjeneste tjeneste, CancellationToken ct) => SettAsync(
                http, kommunenummer, register, Objektadresse.Av(objektkode), skriving, mottak, tjeneste, ct))
            .KreverScope(Skrivere).TarFakta(kommune, Faktaeksempel.Objekt)
            .WithName("settRegisterobjekt").WithTags(Emne).WithSummary("Et objekt i et register.");
        kommune.MapGet("/registre/{register}/objekter", ListeAsync).KreverScope(Lesere).Produces<Objektliste>()
            .WithName("listRegisterobjekter").WithTags(Emne).WithSummary("Objektene i et register, en side om gangen.");
        kommune.MapGet("/registre/{register}/objekter/{objektkode}", EttAsync).KreverScope(Lesere).Produces<Objekthistorikk>()
            .WithName("hentRegisterobjekt").WithTags(Emne).WithSummary("Et objekt slik det er, med historikken og opplysningene om det.");
    }

    /// <summary>The one object that an address is of.</summary>
    internal static Task<IResult> SettAsync(
        HttpContext http, string kommunenummer, string register, Objektadresse adresse, Skrivevalg skriving, Importmottak mottak,
        Faktatjeneste tjeneste, CancellationToken ct) => Faktakropp.TaAsync(
        http, kommunenummer, skriving, mottak, $"/registre/{register}/objekter/{adresse.Felt["kode"]}",
        ordre => tjeneste.ObjekterAsync(
            ordre with { BareNye = http.User.OppretterBareProsjekter() }, register, adresse, fullstendig: false, omfang: null, ct), ct);

    private static Task<IResult> SendAsync(
        HttpContext http, string kommunenummer, string register, string? fullstendig, string? omfang, Skrivevalg skriving, Importmottak mottak,
        Faktatjeneste tjeneste, CancellationToken ct)
    {
        var alle = Parametertolk.JaNei(fullstendig, "fullstendig");
        return Faktakropp.TaAsync(
            http, kommunenummer, skriving, mottak, $"/registre/{register}/objekter",
            ordre => tjeneste.ObjekterAsync(ordre with { BareNye = http.User.OppretterBareProsjekter() }, register, null, alle, omfang, ct), ct);
    }

    private static async Task<Objektliste> ListeAsync(
        HttpContext http, string kommunenummer, string register, string? soek, string? perDato, string? versjon, string? antall, string? etter,
        Registertjeneste tjeneste, CancellationToken ct)
    {
        var (hode, definisjon, tilstand) = await tjeneste.TilstandAsync(Parametertolk.Ledger(kommunenummer), register, Faktasvar.Versjon(versjon), ct);
        var dag = Parametertolk.Dato(perDato, "perDato");
        bool Passer(string tekst) => tekst.Contains(soek!, StringComparison.OrdinalIgnoreCase);
        var funnet = tilstand.Objekter(register).Where(o => dag is null || o.Verdi.GjelderPer(dag.Value))
            .Where(o => soek is null || Passer(o.Verdi.Kode) || Passer(o.Verdi.Navn)).ToList();
        var fra = etter is null ? 0 : funnet.FindIndex(o => string.CompareOrdinal(o.Verdi.Kode, etter) > 0);
        var side = fra < 0 ? [] : funnet.Skip(fra).Take(Faktasvar.Antall(antall)).ToList();
        var intern = Faktasvar.SerInterne(http.User);
        return new Objektliste(
            hode.Ledger.ToString(), register, hode.Versjon, hode.Kjedehode.ToString(), [.. side.Select(o => Objektsvar.Av(o, definisjon, intern))],
            funnet.Count, fra >= 0 && fra + side.Count < funnet.Count ? side[^1].Verdi.Kode : null);
    }

    internal static async Task<Objekthistorikk> EttAsync(
        HttpContext http, string kommunenummer, string register, string objektkode, string? perDato, string? versjon, Registertjeneste tjeneste,
        CancellationToken ct)
    {
        var (hode, definisjon, tilstand) = await tjeneste.TilstandAsync(Parametertolk.Ledger(kommunenummer), register, Faktasvar.Versjon(versjon), ct);
        var naa = tilstand.Finn(register, objektkode) ?? throw Avvisning.IkkeFunnet($"Registeret {register} har ikke «{objektkode}».");
        var (intern, dag) = (Faktasvar.SerInterne(http.User), Parametertolk.Dato(perDato, "perDato"));
        var opplysninger = tilstand.Opplysninger($"{register}:{objektkode}").Where(o => intern || Faktasvar.ErEkstern(o.Verdi))
            .Where(o => dag is null || o.Verdi.Noekkel.Dato is null || o.Verdi.Noekkel.Dato <= dag).ToList();
        var skrivinger = await tjeneste.SkrivingerAsync(hode.Ledger, opplysninger.Select(o => o.Versjon), ct);
        return new Objekthistorikk(
            hode.Ledger.ToString(), register, hode.Versjon, Objektsvar.Av(naa, definisjon, intern),
            [.. (await tjeneste.HistorikkAsync(hode, register, objektkode, ct)).Select(o => Objektsvar.Av(o, definisjon, intern))],
            [.. opplysninger.Select(o => Opplysningssvar.Av(o, skrivinger))]);
    }
}
