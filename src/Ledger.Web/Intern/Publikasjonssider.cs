using System.Text.RegularExpressions;
using Ledger.Application;
using Ledger.Application.Publisering;
using Ledger.Application.Rettigheter;
using Ledger.Application.Skriving;
using Ledger.Domain;
using Ledger.Domain.Hovedbok;
using Ledger.Domain.Oppstillinger;
using Ledger.Domain.Publisering;
using Ledger.Domain.Validering;
using Ledger.Domain.Verdier;
using Ledger.Web.Html;
using Ledger.Web.Ruting;
using Ledger.Web.Tall;
using Microsoft.AspNetCore.Http;

namespace Ledger.Web.Intern;

/// <summary>The editor's desk: documents with their states, a draft with its chapters and what is found in it, and what may be done with them.</summary>
internal sealed partial class Publikasjonssider(Publikasjonstjeneste tjeneste, Publiseringsplan plan, Visningslenker lenker, Skjema skjema)
{
    public const string Ledd = "publikasjoner";
    private const int LengsteTekst = 200_000;
    private static readonly string[] Redaktoer = [Scope.Publiser];

    public Task ListeAsync(HttpContext http) => Internvern.VernetAsync(http, Redaktoer, ogEnheter: false, ledger => VisListeAsync(http, ledger, null));

    /// <summary>Begins a draft.</summary>
    public Task NyAsync(HttpContext http) => EndreAsync(http, async (ledger, felt) =>
    {
        var til = felt("tilPeriode") is { Length: > 0 } t ? Parametertolk.Periode(t, "tilPeriode").Nummer : Periode.Stoerste;
        var aar = Parametertolk.Aar(felt("aar")).Aar;
        if (!Typeform().IsMatch(felt("type")) || felt("tittel").Length is 0 or > Tekstregler.Navn)
        {
            throw Ugyldig("type", "Typen er små bokstaver og siffer, for eksempel aarsrapport, og tittelen må fylles ut.");
        }

        var id = Parametertolk.Publikasjon(felt("id"));
        if (await tjeneste.UtkastAsync(ledger, id, http.RequestAborted) is not null)
        {
            throw Ugyldig("id", $"Det finnes alt en kladd «{id}».");
        }

        var dag = til is >= 1 and <= 12 ? new DateOnly(aar, til, DateTime.DaysInMonth(aar, til)) : new DateOnly(aar, 12, 31);
        await tjeneste.LagreAsync(
            ledger,
            new Publikasjon(
                id, aar, felt("type"), felt("tittel"), til, dag, felt("spraak") == "nn" ? "nn" : "nb",
                felt("hovedoppstilling") is { Length: > 0 } hoved ? hoved : InnebygdeOppstillinger.Bevilgning, "", [], []),
            Oppdrag(http), http.RequestAborted);
        return Publikasjonsformer.Adressen(ledger, id);
    }, VisListeAsync);

    public Task KladdAsync(HttpContext http) => Internvern.VernetAsync(http, Redaktoer, ogEnheter: false, ledger => VisKladdAsync(http, ledger, null));

    /// <summary>What is done with a document: its button says what.</summary>
    public Task EndreAsync(HttpContext http) => EndreAsync(http, async (ledger, felt) =>
    {
        var id = Parametertolk.Publikasjon((string)http.Request.RouteValues["publikasjon"]!);
        switch (felt("handling"))
        {
            case Publikasjonsformer.Kapittel:
                await LagreKapittelAsync(http, ledger, id, felt);
                break;
            case Publikasjonsformer.Slett:
                var utkast = await KrevAsync(http, ledger, id);
                await tjeneste.LagreAsync(
                    ledger, utkast with { Kapitler = [.. utkast.Kapitler.Where(k => k.Slug != felt("slug"))] }, Oppdrag(http), http.RequestAborted);
                break;
            case Blokkformer.Ny or Blokkformer.Loeft or Blokkformer.Fjern:
                var kladd = await KrevAsync(http, ledger, id);
                var endret = kladd.Kapitler.FirstOrDefault(k => k.Slug == felt("slug")) is { } kapittel ? Blokkformer.Endre(kapittel, felt)
                    : throw Ugyldig("slug", "Kladden har ikke et slikt kapittel.");
                await tjeneste.LagreAsync(
                    ledger, kladd with { Kapitler = [.. kladd.Kapitler.Select(k => k.Slug == endret.Slug ? endret : k)] }, Oppdrag(http), http.RequestAborted);
                break;
            case Publikasjonsformer.Publiser:
                await tjeneste.PubliserAsync(ledger, id, null, Bekreftet(felt), Oppdrag(http), http.RequestAborted);
                break;
            case Publikasjonsformer.Laas:
                await tjeneste.LaasAsync(ledger, id, Oppdrag(http), http.RequestAborted);
                break;
            case Publikasjonsformer.Kast:
                await tjeneste.KastAsync(ledger, id, Oppdrag(http), http.RequestAborted);
                return Adresse.Rot.Under(ledger.ToString(), Ledd);
            case Publikasjonsformer.Planlegg:
                var naar = Norsktid.Les(felt("tidspunkt")) ?? throw Ugyldig("tidspunkt", "Velg dato og klokkeslett.");
                await plan.SettAsync(ledger, id, naar, Bekreftet(felt), Oppdrag(http), http.RequestAborted);
                break;
            case Publikasjonsformer.Avlys:
                await plan.AvlysAsync(ledger, id, Oppdrag(http), http.RequestAborted);
                break;
            case Publikasjonsformer.Trekk or Publikasjonsformer.Fjern when felt("begrunnelse").Length > 0:
                await tjeneste.TrekkAsync(
                    ledger, id, int.Parse(felt("nummer")), felt("handling") == Publikasjonsformer.Fjern ? Utgavestatus.Fjernet : Utgavestatus.Trukket,
                    felt("begrunnelse"), Oppdrag(http), http.RequestAborted);
                break;
            case Publikasjonsformer.Lenke:
                await KrevAsync(http, ledger, id);
                var (hemmelighet, utloeper) = await lenker.LagAsync(ledger, id, Internvern.Bruker(http)!.Navn, http.RequestAborted);
                await VisKladdAsync(http, ledger, null, (Adresse.Rot.Under(ledger.ToString(), Kladdvisning.Lenkeledd, hemmelighet), utloeper));
                return null;
            case Publikasjonsformer.Trekklenker:
                await lenker.TrekkAsync(ledger, id, http.RequestAborted);
                break;
            default:
                throw Ugyldig("begrunnelse", "Skriv en begrunnelse.");
        }

        return Publikasjonsformer.Adressen(ledger, id);
    }, (h, ledger, feil) => VisKladdAsync(h, ledger, feil));

    private static IReadOnlyList<Likevel> Bekreftet(Func<string, string> felt) =>
    [
        .. felt("bekreft").Split(['\r', '\n'], StringSplitOptions.RemoveEmptyEntries).Select(b => b.Split('\t'))
            .Select(b => new Likevel(b[0], null, b.ElementAtOrDefault(1), felt("begrunnelse"))),
    ];

    private async Task LagreKapittelAsync(HttpContext http, LedgerId ledger, string id, Func<string, string> felt)
    {
        var utkast = await KrevAsync(http, ledger, id);
        var (slug, tittel, tekst) = (felt("slug"), felt("tittel"), felt("tekst").ReplaceLineEndings("\n"));
        if (!Slugform().IsMatch(slug) || tittel.Length is 0 or > Tekstregler.Navn || tekst.Length > LengsteTekst)
        {
            throw Ugyldig("slug", "Kapittelet trenger en adresse av små bokstaver, siffer og bindestrek, og en tittel.");
        }

        var gammelt = utkast.Kapitler.FirstOrDefault(k => k.Slug == slug) ?? new Tekstkapittel(slug, tittel, []);
        var plass = gammelt.Blokker.ToList().FindIndex(b => b.Type == Publikasjonsformer.Tekstblokk);
        IReadOnlyList<Blokk> blokker = plass < 0 ? [new Blokk(Publikasjonsformer.Tekstblokk, tekst), .. gammelt.Blokker]
            : [.. gammelt.Blokker.Select((b, i) => i == plass ? b with { Tekst = tekst } : b)];
        var nytt = gammelt with { Tittel = tittel, Blokker = blokker };
        var kapitler = utkast.Kapitler.Any(k => k.Slug == slug) ? utkast.Kapitler.Select(k => k.Slug == slug ? nytt : k) : utkast.Kapitler.Append(nytt);
        await tjeneste.LagreAsync(ledger, utkast with { Kapitler = [.. kapitler] }, Oppdrag(http), http.RequestAborted);
    }

    /// <summary>Reads a form and does what it asks; what refuses it stands on the page that it was sent from.</summary>
    /// <param name="gjoer">Answers where to go then; null when it has answered itself.</param>
    private Task EndreAsync(
        HttpContext http, Func<LedgerId, Func<string, string>, Task<Adresse?>> gjoer, Func<HttpContext, LedgerId, string?, Task> vis) =>
        Internvern.VernetAsync(http, Redaktoer, ogEnheter: false, async ledger =>
        {
            if (await skjema.LesAsync(http) is not { } felt)
            {
                await vis(http, ledger, "Skjemaet var for gammelt. Prøv igjen.");
                return;
            }

            try
            {
                if (await gjoer(ledger, navn => felt[navn].ToString().Trim()) is { } videre)
                {
                    // The page is asked for anew, so that a reload does not send the form again.
                    http.Response.StatusCode = StatusCodes.Status303SeeOther;
                    http.Response.Headers.Location = videre.ToString();
                }
            }
            catch (Avvisning a) when (a.Grunn is Avvisningsgrunn.Ugyldig or Avvisningsgrunn.Regelbrudd or Avvisningsgrunn.Konflikt)
            {
                await vis(http, ledger, a.Message);
            }
        });

    private async Task VisListeAsync(HttpContext http, LedgerId ledger, string? feil)
    {
        var (utkast, utgaver) = await tjeneste.AlleAsync(ledger, http.RequestAborted);
        await SkrivAsync(http, Publikasjonsformer.Liste(ledger, utkast, utgaver, skjema.Vern(http), feil, Internvern.Hode(http)), feil);
    }

    private async Task VisKladdAsync(HttpContext http, LedgerId ledger, string? feil, (Adresse Adresse, DateTimeOffset Utloeper)? lenke = null)
    {
        var id = Parametertolk.Publikasjon((string)http.Request.RouteValues["publikasjon"]!);
        var (alle, utgaver) = await tjeneste.AlleAsync(ledger, http.RequestAborted);
        var (utkast, egne) = (alle.FirstOrDefault(u => u.Publikasjon.Id == id), utgaver.Where(u => u.Publikasjon.Id == id).ToList());
        if (utkast is null && egne.Count == 0)
        {
            await Sidetjeneste.FinnesIkkeAsync(http);
            return;
        }

        var funn = utkast is null ? [] : await tjeneste.FunnAsync(ledger, utkast, http.RequestAborted);
        await SkrivAsync(http, Publikasjonsformer.Dokument(
            ledger, id, utkast, egne, funn, skjema.Vern(http), feil, lenke, Internvern.Hode(http)), feil);
    }

    private static Task SkrivAsync(HttpContext http, string side, string? feil)
    {
        http.Response.StatusCode = feil is null ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity;
        http.Response.Headers.CacheControl = "no-store";
        http.Response.ContentType = "text/html; charset=utf-8";
        return http.Response.WriteAsync(side, http.RequestAborted);
    }

    private async Task<Publikasjon> KrevAsync(HttpContext http, LedgerId ledger, string id) =>
        (await tjeneste.UtkastAsync(ledger, id, http.RequestAborted))?.Publikasjon ?? throw Avvisning.IkkeFunnet("Det finnes ingen slik kladd.");

    private static Skriveoppdrag Oppdrag(HttpContext http) => new(Internvern.Bruker(http)!.Navn);

    private static Avvisning Ugyldig(string felt, string melding) => Avvisning.Ugyldig(felt, Feilkoder.UgyldigFormat, melding);

    [GeneratedRegex("^[a-z][a-z0-9]{0,39}$")]
    private static partial Regex Typeform();

    [GeneratedRegex("^[a-z0-9][a-z0-9-]{0,59}$")]
    private static partial Regex Slugform();
}
