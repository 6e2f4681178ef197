using Ledger.Application;
using Ledger.Application.Porter;
using Ledger.Application.Rettigheter;
using Ledger.Domain.Verdier;
using Ledger.Web.Deler;
using Ledger.Web.Html;
using Ledger.Web.Ruting;
using Ledger.Web.Tall;
using Microsoft.AspNetCore.Http;
using static Ledger.Web.Html.Tagger;

namespace Ledger.Web.Intern;

/// <summary>Who was let in to a ledger's pages by invitation: a list, and a form that gives a right or takes it away.</summary>
internal sealed class Tilgangssvar(Persontilganger tilganger, IHovedbokleser ledgere, Skjema skjema)
{
    private const string Avsender = "Kommunenes regnskap";
    private const string Sti = "tilganger";
    private static readonly string[] Admin = [Scope.Admin];

    /// <summary>The ledgers whose invitations the reader may give.</summary>
    public Task ListeAsync(HttpContext http) => Internvern.VernetAsync(http, Admin, ogEnheter: false, async _ =>
    {
        var egne = (await ledgere.LedgereAsync(http.RequestAborted)).Where(l => l.Enhet.Length == 0 && Internvern.Bruker(http)!.KanSe(l)).ToList();
        await Sidesvar.Html(
            Ramme.Lag("Tilganger", Avsender, Adresse.Rot, Innhold.Av(
                H1("Tilganger"), P(Attr.Klasse("ingress"), "Velg regnskapet du vil gi eller ta tilgang til."),
                Ul(Attr.Klasse("lenkeliste"), Innhold.Av(egne.Select(l => Li(A(Adresse.Rot.Under(l.ToString(), Sti), $"Regnskap {l}")))))),
                Internvern.Hode(http)),
            Internvern.Holdbarhet).SkrivAsync(http);
    });

    public Task SideAsync(HttpContext http) => Internvern.VernetAsync(http, Admin, ogEnheter: false, ledger => VisAsync(http, ledger, null));

    /// <summary>Gives or takes away, and shows the list as it is then.</summary>
    public Task EndreAsync(HttpContext http) => Internvern.VernetAsync(http, Admin, ogEnheter: false, async ledger =>
    {
        if (await skjema.LesAsync(http) is not { } felt)
        {
            await VisAsync(http, ledger, "Skjemaet var for gammelt. Prøv igjen.");
            return;
        }

        string Felt(string navn) => felt[navn].ToString().Trim();
        if (felt.ContainsKey("ta"))
        {
            await tilganger.TaAsync(ledger, Felt("utsteder"), Felt("sub"), http.RequestAborted);
        }
        else if (Utloeper(Felt("utloeper")) is not (true, var utloeper))
        {
            await VisAsync(http, ledger, "Siste dag skrives ÅÅÅÅ-MM-DD.");
            return;
        }
        else
        {
            var ny = new Persontilgang(
                Felt("utsteder"), Felt("sub"), Felt("navn"), [.. felt["scope"].OfType<string>()],
                Felt("enheter").Split([' ', ','], StringSplitOptions.RemoveEmptyEntries), utloeper);
            try
            {
                await tilganger.GiAsync(ledger, ny, Internvern.Bruker(http)!.Navn, http.RequestAborted);
            }
            catch (Avvisning a) when (a.Grunn is Avvisningsgrunn.Ugyldig or Avvisningsgrunn.Regelbrudd)
            {
                await VisAsync(http, ledger, a.Message);
                return;
            }
        }

        // The list is asked for anew, so that a reload does not send the form again.
        http.Response.StatusCode = StatusCodes.Status303SeeOther;
        http.Response.Headers.Location = Adresse.Rot.Under(ledger.ToString(), Sti).ToString();
    });

    private async Task VisAsync(HttpContext http, LedgerId ledger, string? feil)
    {
        var alle = await tilganger.AlleAsync(ledger, http.RequestAborted);
        var (adresse, vern) = (Adresse.Rot.Under(ledger.ToString(), Sti), skjema.Vern(http));
        http.Response.StatusCode = feil is null ? StatusCodes.Status200OK : StatusCodes.Status400BadRequest;
        http.Response.Headers.CacheControl = "no-store";
        http.Response.ContentType = "text/html; charset=utf-8";
        await http.Response.WriteAsync(
            Ramme.Lag("Tilganger", $"Regnskap {ledger}", Adresse.Rot, Innhold.Av(
                H1($"Tilganger til regnskap {ledger}"),
                feil is null ? null : P(Attr.Klasse("banner"), Attr.Rolle("alert"), Strong("Ikke lagret. "), feil),
                alle.Count == 0 ? P("Ingen er invitert. De som har roller hos en innloggingstjeneste, står ikke her.") : Liste(alle, adresse, vern),
                H2("Gi tilgang"),
                Postskjema(
                    adresse, Attr.Klasse("skjema"), vern,
                    Skjema.Linje("navn", "Navn"), Skjema.Linje("utsteder", "Utsteder (adressen til innloggingstjenesten)"),
                    Skjema.Linje("sub", "Id hos utstederen (sub); ikke fødselsnummer"),
                    Innhold.Av(Scope.Alle.Select(s => P(Avkryss("scope", s.Replace(':', '-'), s, erValgt: false), Label(s.Replace(':', '-'), s)))),
                    Skjema.Linje("enheter", "Enheter (koder; tomt for alle)"), Skjema.Linje("utloeper", "Siste dag (tomt for ingen)", type: "date"),
                    Knapp("Gi tilgang"))), Internvern.Hode(http)),
            http.RequestAborted);
    }

    private static readonly string[] Kolonner = ["Navn", "Utsteder og id", "Rettigheter", "Enheter", "Siste dag", "Endre"];

    private static Element Liste(IReadOnlyList<Persontilgang> alle, Adresse adresse, Element vern) => Div(
        Attr.Klasse("rull"), Attr.Rolle("region"), Attr.Aria("labelledby", Sti), Attr.Fokuserbar,
        Table(
            Attr.Klasse("talltabell alle ord"), Caption(Attr.Id(Sti), "De som er invitert"),
            Thead(Tr(Innhold.Av(Kolonner.Select(c => Kolonnehode(c))))),
            Tbody(Innhold.Av(alle.Select(t => Tr(
                Radhode(Attr.Klasse("navn"), t.Navn), Td($"{t.Utsteder} {t.Sub}"), Td(string.Join(", ", t.Scopes)),
                Td(t.Enheter.Count == 0 ? "alle" : string.Join(", ", t.Enheter)), Td(t.Utloeper is { } u ? Dato.Kort(u) : "ingen"),
                Td(Postskjema(
                    adresse, vern, Skjult("ta", "ja"), Skjult("utsteder", t.Utsteder), Skjult("sub", t.Sub), Knapp($"Ta tilgangen fra {t.Navn}")))))))));

    /// <summary>Whether the field can be read, and the day; none for an empty field.</summary>
    private static (bool ErLest, DateOnly? Dag) Utloeper(string tekst) => tekst.Length == 0 ? (true, null)
        : DateOnly.TryParseExact(tekst, "yyyy-MM-dd", out var dag) ? (true, dag) : (false, null);
}
