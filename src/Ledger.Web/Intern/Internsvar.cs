using Ledger.Application.Bokfoering;
using Ledger.Application.Revisjon;
using Ledger.Domain.Hovedbok;
using Ledger.Domain.Verdier;
using Ledger.Web.Deler;
using Ledger.Web.Html;
using Ledger.Web.Ruting;
using Ledger.Web.Sider;
using Ledger.Web.Tall;
using Microsoft.AspNetCore.Http;
using static Ledger.Web.Html.Tagger;

namespace Ledger.Web.Intern;

/// <summary>Answers live pages: to those who have signed in, of a ledger that is theirs, and never kept by anyone between.</summary>
internal sealed class Internsvar(Internvern vern, Bilagsoppslag bilag, Revisjonstjeneste revisjon)
{
    private const string Holdbarhet = Internvern.Holdbarhet;
    internal static readonly string[] Lesere = [Application.Rettigheter.Scope.Les, Application.Rettigheter.Scope.Revisjon];
    private static readonly string[] Revisorer = [Application.Rettigheter.Scope.Revisjon];

    /// <summary>A page of a year, from the same components as an edition's.</summary>
    public Task SideAsync(HttpContext http, IReadOnlyList<string> tillatte, Sidelager lag) =>
        Internvern.VernetAsync(http, Lesere, ogEnheter: true, async ledger =>
        {
            if (await vern.GrunnlagAsync(http, ledger, tillatte) is not { Sider: var k })
            {
                return;
            }

            var svar = await lag(k, navn => http.Request.RouteValues[navn] as string ?? "", http.RequestAborted);
            await (svar is null ? Sidetjeneste.FinnesIkkeAsync(http) : svar.Med(Holdbarhet).SkrivAsync(http));
        });

    /// <summary>A voucher. A reader who is bound to units sees the rows of his own, and that there are others.</summary>
    public Task BilagAsync(HttpContext http) => Internvern.VernetAsync(http, Lesere, ogEnheter: true, async ledger =>
    {
        if (await vern.GrunnlagAsync(http, ledger, []) is { Sider: var k, Utsnitt: var utsnitt })
        {
            Internvern.Loggfoer(http, ledger);
            var nummer = int.Parse((string)http.Request.RouteValues["nummer"]!, System.Globalization.CultureInfo.InvariantCulture);
            var funnet = await bilag.HentAsync(ledger, Regnskapsaar.Fra(k.Kilde.Utgave.Publikasjon.Aar), nummer, http.RequestAborted);
            bool ErVist(Postering p) => utsnitt is null || utsnitt.ErEgen(p.Dimensjon.Ansvar);
            await (funnet.Lagret.Bilag.Posteringer.Any(ErVist)
                ? Sidetjeneste.Ramm(k, Bilagsside.Lag(k, funnet, ErVist)).Med(Holdbarhet).SkrivAsync(http) : Sidetjeneste.FinnesIkkeAsync(http));
        }
    });

    /// <summary>The auditor's desk: the chain, computed anew.</summary>
    public Task RevisjonAsync(HttpContext http) => Internvern.VernetAsync(http, Revisorer, ogEnheter: false, async ledger =>
    {
        Internvern.Loggfoer(http, ledger);
        var svar = await revisjon.KontrollerAsync(ledger, http.RequestAborted);
        var hjem = Adresse.Rot.Under(ledger.ToString());
        Element Fil(string navn, string tittel, string omtale) => Li(A(hjem.Under("revisjon", navn), tittel), Span(Attr.Klasse("dempet"), " " + omtale));
        await Sidesvar.Html(Ramme.Lag("Revisjon", $"Regnskap {ledger}", Adresse.Rot, Innhold.Av(
            H1(svar.ErHel ? "Hovedboken er hel" : "Hovedboken har et brudd"),
            P(Attr.Klasse("ingress"), "Kjeden og saldoene er regnet ut på nytt nå."),
            Dl(
                Attr.Klasse("forklaring"),
                Dt("Poster"), Dd(Tallform.Antall(svar.AntallPoster)), Dt("Rader"), Dd(Tallform.Antall(svar.AntallRader)),
                Dt("Versjon"), Dd(Tallform.Antall(svar.Hode.Versjon)), Dt("Kjedehode"), Dd(Kode(svar.Hode.Kjedehode.ToString())),
                svar.Brudd is { } b ? Innhold.Av(Dt("Brudd"), Dd($"sekvens {b.Sekvens}: {b.Melding}")) : null,
                svar.Saldofeil is { } s ? Innhold.Av(Dt("Saldo"), Dd(s)) : null),
            H2("Ta med deg"),
            Ul(
                Attr.Klasse("lenkeliste"),
                Fil("sjekkpunkt.json", "Signert sjekkpunkt", "Hodet med antall, sum og tid. Ta vare på det: kjeden skal ha hatt dette hodet også om år."),
                Fil("noekkel.pem", "Den offentlige nøkkelen", "Som sjekkpunktet er signert med."),
                Fil("uttrekk.ndjson", "Uttrekk av hele hovedboken", "Alle bilag og vedtak i kjederekkefølge."),
                Fil("tilgang.json", "Tilgangsloggen", "Hvem som har lest, skrevet og blitt avvist, de siste tusen linjene.")),
            P("Kontroller dem uten denne tjenesten: ", Kode("Ledger.Verify uttrekk.ndjson sjekkpunkt.json noekkel.pem"), "."),
            H2("Spesifikasjoner"),
            P("Bokføringsforskriften § 3-1. Velg år i hovedboken: bokføringsspesifikasjon, kontospesifikasjon og saldobalanse står under rapportene.")),
                Internvern.Hode(http)), Holdbarhet).SkrivAsync(http);
    });

    /// <summary>A file of the auditor's desk.</summary>
    public static Task RevisorfilAsync(HttpContext http, Func<HttpContext, LedgerId, Task> svar) =>
        Internvern.VernetAsync(http, Revisorer, ogEnheter: false, ledger =>
        {
            Internvern.Loggfoer(http, ledger);
            http.Response.Headers.CacheControl = "no-store";
            return svar(http, ledger);
        });

    /// <summary>Who I am and what I may see.</summary>
    public static Task MinSideAsync(HttpContext http) => Internvern.VernetAsync(http, [], ogEnheter: true, _ => Sidesvar.Html(Ramme.Lag(
        "Min side", "Kommunenes regnskap", Adresse.Rot, Innhold.Av(
        H1("Min side"),
        Dl(
            Attr.Klasse("forklaring"),
            Dt("Innlogget som"), Dd(Internvern.Bruker(http)!.Navn), Dt("Rettigheter"), Dd(string.Join(", ", Internvern.Bruker(http)!.Scopes))),
        P(A(Adresse.Rot.Under("logg-ut"), "Logg ut"))), Internvern.Hode(http)), Holdbarhet).SkrivAsync(http));

    /// <summary>How many seconds it is until the reader is to be told that his session ends. To ask is to use it.</summary>
    public static Task OektAsync(HttpContext http) => Internvern.VernetAsync(http, [], ogEnheter: true, _ =>
    {
        http.Response.Headers.CacheControl = "no-store";
        http.Response.ContentType = "text/plain; charset=utf-8";
        return http.Response.WriteAsync(Internvern.Bruker(http)!.Varsel.ToString(System.Globalization.CultureInfo.InvariantCulture), http.RequestAborted);
    });
}
