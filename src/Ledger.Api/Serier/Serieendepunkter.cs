using Ledger.Api.Http.Sikkerhet;
using Ledger.Api.Http.Skriving;
using Ledger.Api.Http.Validering;
using Ledger.Application;
using Ledger.Application.Grunndata;
using Ledger.Application.Opplysninger;
using Ledger.Application.Rettigheter;
using Ledger.Application.Serier;
using Ledger.Domain.Serier;
using Ledger.Domain.Validering;

namespace Ledger.Api.Serier;

/// <summary>Plans, forecasts and proposals: amounts beside accounts and budget.</summary>
internal static class Serieendepunkter
{
    internal const string Emne = "Serier";

    internal static readonly string[] Lesere = [Scope.Les, Scope.Revisjon, Scope.Budsjett, Scope.Rapporter];

    public static void MapSerier(this RouteGroupBuilder kommune)
    {
        kommune.MapGet("/serier", ListeAsync).KreverScope(Lesere).TarEnheter().Produces<Serieliste>()
            .WithName("listSerier").WithTags(Emne).WithSummary("Økonomiplaner, prognoser og forslag.");
        kommune.MapGet("/serier/{serieslag}/{seriekode}", HentAsync).KreverScope(Lesere).TarEnheter().Produces<Seriesvar>()
            .WithName("hentSerie").WithTags(Emne).WithSummary("Hodet til en serie.");
        kommune.MapPut("/serier/{serieslag}/{seriekode}", DefinerAsync).KreverScope(Scope.Budsjett, Scope.Rapporter).Produces<Definisjonskvittering>()
            .WithName("definerSerie").WithTags(Emne).WithSummary("Lag en serie, eller endre hodet til en som er åpen.");
        kommune.MapSerierader();
        kommune.MapPost("/serier/{serieslag}/{seriekode}/laas", LaasAsync).KreverScope(Scope.Budsjett).Produces<Seriesvar>()
            .WithName("laasSerie").WithTags(Emne).WithSummary("Regn ut det som ikke er gitt, og lås serien.");
        kommune.MapPost("/serier/{serieslag}/{seriekode}/vedtak", VedtaAsync).Validerer<Serievedtaksforesporsel>().KreverScope(Scope.Budsjett)
            .Produces<Serievedtak>(StatusCodes.Status201Created).Produces<Serievedtak>()
            .WithName("vedtaSerie").WithTags(Emne).WithSummary("Registrer et forslag, eller planens første år, som det vedtaket det ble.");
    }

    private static async Task<Serieliste> ListeAsync(string kommunenummer, string? slag, string? aar, Serietjeneste tjeneste, CancellationToken ct)
    {
        Serieslag? slaget = slag is null ? null : Serienavn.TryParse(slag, out Serieslag lest) ? lest
            : throw Avvisning.Ugyldig("slag", Feilkoder.UgyldigFormat, $"slag er {string.Join(", ", Serienavn.Slag)}.");
        int? aaret = aar is null ? null : Parametertolk.Aar(aar).Aar;
        var (hode, serier) = await tjeneste.AlleAsync(Parametertolk.Ledger(kommunenummer), ct);
        return new Serieliste(
            hode.Ledger.ToString(), hode.Versjon,
            [.. serier.Where(s => (slaget is null || s.Slag == slaget) && (aaret is null || s.Aar == aaret || Serielager.Aarene(s).Contains(aaret.Value)
                && s.Slag == Domain.Serier.Serieslag.Oekonomiplan)).Select(s => Seriesvar.Av(s))]);
    }

    private static async Task<Seriesvar> HentAsync(
        HttpContext http, string kommunenummer, string serieslag, string seriekode, Serietjeneste tjeneste, Registertjeneste registre, CancellationToken ct)
    {
        var (hode, funnet) = await tjeneste.HentAsync(Parametertolk.Ledger(kommunenummer), Slag(serieslag), seriekode, ct);
        return Seriesvar.Av(funnet.Hode, funnet.Laast?.Bare(await registre.EgneAsync(hode, http.User.Enheter(), ct)));
    }

    private static Task<Definisjonskvittering> DefinerAsync(
        HttpContext http, string kommunenummer, string serieslag, string seriekode, Serieutkast body, [AsParameters] Skrivevalg skriving,
        Serietjeneste tjeneste, CancellationToken ct) => tjeneste.DefinerAsync(
            Parametertolk.Ledger(kommunenummer), http.User.Skriver(Slag(serieslag)), seriekode, body, skriving.Oppdrag(), ct);

    private static Task<Seriesvar> LaasAsync(
        string kommunenummer, string serieslag, string seriekode, [AsParameters] Skrivevalg skriving, Serietjeneste tjeneste, CancellationToken ct) =>
        tjeneste.LaasAsync(Parametertolk.Ledger(kommunenummer), Slag(serieslag), seriekode, skriving.Oppdrag(), ct);

    private static async Task<IResult> VedtaAsync(
        string kommunenummer, string serieslag, string seriekode, Serievedtaksforesporsel body, [AsParameters] Skrivevalg skriving,
        Serievedtakstjeneste tjeneste, CancellationToken ct)
    {
        var slag = Slag(serieslag);
        if (slag == Domain.Serier.Serieslag.Prognose)
        {
            throw Avvisning.Ugyldig("slag", Feilkoder.UgyldigFormat, "En prognose blir ikke vedtatt.");
        }

        var svar = await tjeneste.VedtaAsync(
            Parametertolk.Ledger(kommunenummer), slag, seriekode, body.Vedtaksreferanse!, Datoform.Les(body.Vedtaksdato!), body.Organ!, body.Tekst,
            body.Linjene(), skriving.Oppdrag(), ct);
        return skriving.Svar(svar, $"/v1/kommuner/{kommunenummer}/serier/{serieslag}/{seriekode}");
    }

    internal static Serieslag Slag(string tekst) => Serienavn.TryParse(tekst, out Serieslag slag) ? slag
        : throw Avvisning.IkkeFunnet($"En serie er {string.Join(", ", Serienavn.Slag)}.");
}
