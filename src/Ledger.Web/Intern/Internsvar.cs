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
        var svar = await revisjon.KontrollerAsync(ledger, http.RequestAborted);
        var hjem = Adresse.Rot.Under(ledger.ToString());
        await Sidesvar.Html(Ramme.Lag("Revisjon", $"Regnskap {ledger}", hjem, Innhold.Av(
            H1(svar.ErHel ? "Hovedboken er hel" : "Hovedboken har et brudd"),
            P(Attr.Klasse("ingress"), "Kjeden og saldoene er regnet ut på nytt nå."),
            Dl(
                Attr.Klasse("forklaring"),
                Dt("Poster"), Dd(Tallform.Antall(svar.AntallPoster)), Dt("Rader"), Dd(Tallform.Antall(svar.AntallRader)),
                Dt("Versjon"), Dd(Tallform.Antall(svar.Hode.Versjon)), Dt("Kjedehode"), Dd(Kode(svar.Hode.Kjedehode.ToString())),
                svar.Brudd is { } b ? Innhold.Av(Dt("Brudd"), Dd($"sekvens {b.Sekvens}: {b.Melding}")) : null,
                svar.Saldofeil is { } s ? Innhold.Av(Dt("Saldo"), Dd(s)) : null),
            P("Uttrekk, sjekkpunkt og tilgangslogg hentes fra API-et: ", Kode($"/v1/kommuner/{ledger}/revisjon/uttrekk"), "."))),
                Holdbarhet).SkrivAsync(http);
    });

    /// <summary>Who I am and what I may see.</summary>
    public static Task MinSideAsync(HttpContext http) => Internvern.VernetAsync(http, [], ogEnheter: true, _ => Sidesvar.Html(Ramme.Lag(
        "Min side", "Kommunenes regnskap", Adresse.Rot, Innhold.Av(
        H1("Min side"),
        Dl(
            Attr.Klasse("forklaring"),
            Dt("Innlogget som"), Dd(Internvern.Bruker(http)!.Navn), Dt("Rettigheter"), Dd(string.Join(", ", Internvern.Bruker(http)!.Scopes))),
        P(A(Adresse.Rot.Under("logg-ut"), "Logg ut")))), Holdbarhet).SkrivAsync(http));
}
