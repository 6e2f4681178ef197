using System.Globalization;
using Ledger.Application;
using Ledger.Application.Porter;
using Ledger.Application.Publisering;
using Ledger.Application.Lesing;
using Ledger.Domain.Publisering;
using Ledger.Domain.Verdier;
using Ledger.Web.Deler;
using Ledger.Web.Filer;
using Ledger.Web.Html;
using Ledger.Web.Kilder;
using Ledger.Web.Sider;
using Ledger.Web.Spraak;
using Ledger.Web.Tall;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Ledger.Web.Ruting;

/// <summary>Answers pages: finds the edition, reads what the reader chose, renders once, and keeps the bytes.</summary>
internal sealed class Sidetjeneste(
    Utgavelaster laster, ILagertilstand lager, Utgavepdfer pdfer, Utgavetrykk trykk, Byteminne<string, Sidesvar> sider, Tjenesteopplysning tjenesten)
{
    /// <summary>Not immutable: a withdrawal must reach readers within minutes.</summary>
    private const string Holdbarhet = "public, max-age=300, stale-while-revalidate=600";

    /// <summary>To the one municipality that publishes, else the list of them.</summary>
    public Task RotAsync(HttpContext http) => VernetAsync(http, async () =>
    {
        var kommuner = (await laster.PubliserteAsync(http.RequestAborted)).GroupBy(u => u.Ledger).ToList();
        if (kommuner is [var eneste])
        {
            http.Response.Headers.CacheControl = "no-cache";
            http.Response.Redirect(Nyeste(eneste).ToString());
            return;
        }

        var liste = new List<(string, string)>();
        foreach (var kommune in kommuner)
        {
            liste.Add((kommune.Key.ToString(), (await laster.LastAsync(kommune.First(), http.RequestAborted)).Kommunenavn));
        }

        await Sidesvar.Html(Utenfor.Liste(liste), Holdbarhet).SkrivAsync(http);
    });

    /// <summary>A municipality's front.</summary>
    public Task ForsideAsync(HttpContext http) => VernetAsync(http, async () =>
    {
        var kommune = http.GetRouteValue("kommune") as string;
        var utgaver = LedgerId.TryParse(kommune, out var ledger) ? await laster.PubliserteAsync(ledger, http.RequestAborted) : [];
        if (utgaver.Count == 0)
        {
            await FinnesIkkeAsync(http);
            return;
        }

        var nyeste = utgaver.GroupBy(u => u.Publikasjon.Id).Select(g => g.First()).OrderByDescending(u => u.Publikasjon.Rapporteringsdato).ToList();
        var kilde = await laster.LastAsync(nyeste[0], http.RequestAborted);
        var grunnlag = new Sidegrunnlag(
            kilde, new Stier(nyeste[0], erFast: false, Beloepsenhet.Mill), new Valg(Adresse.Rot.Under(kommune!), []), Kapittelregister.Meny(kilde))
        {
            Tjenesten = tjenesten,
        };
        await Sidesvar.Html(Utenfor.Forside(grunnlag, nyeste), Holdbarhet).SkrivAsync(http);
    });

    public static Task FinnesIkkeAsync(HttpContext http) => FeilAsync(http, StatusCodes.Status404NotFound);

    /// <summary>A page of an edition.</summary>
    /// <param name="tillatte">The parameters that it takes. Others are taken out of the address, so that a page has one.</param>
    /// <param name="lag">Null when there is no such page.</param>
    /// <param name="medPdf">Whether the page tells of the edition's PDF, which comes some time after the edition.</param>
    public Task UtgaveAsync(HttpContext http, IReadOnlyList<string> tillatte, Func<Sidegrunnlag, Func<string, string>, CancellationToken,
        Task<Sidesvar?>> lag, bool medPdf = false) =>
        VernetAsync(http, async () =>
    {
        var rute = http.Request.RouteValues;
        int? nummer = rute["nummer"] is string n ? int.Parse(n, CultureInfo.InvariantCulture) : null;
        var utgaver = await laster.FinnAsync((string)rute["kommune"]!, int.Parse((string)rute["aar"]!, CultureInfo.InvariantCulture), (string)rute["type"]!,
            nummer, http.RequestAborted);
        if (utgaver is not [var utgave, ..])
        {
            await FinnesIkkeAsync(http);
            return;
        }

        if (utgave.Status is Utgavestatus.Trukket or Utgavestatus.Fjernet)
        {
            await BorteAsync(http, utgave);
            return;
        }

        var (satt, harUkjente, ugyldig) = Parametre.Les(http.Request.Query, tillatte);
        if (ugyldig is not null)
        {
            await FeilAsync(http, StatusCodes.Status400BadRequest, $"Valget «{ugyldig}» har en verdi som ikke finnes.");
            return;
        }

        var side = Adresse.Rot.Under((http.Request.Path.Value ?? "").Split('/', StringSplitOptions.RemoveEmptyEntries));
        var adresse = side.Med(satt.Select(s => (s.Navn, (string?)s.Verdi))).ToString();
        if (harUkjente)
        {
            http.Response.Redirect(adresse, permanent: true);
            return;
        }

        var andreAar = await laster.AndreAarAsync(utgave, http.RequestAborted);
        var pdf = medPdf ? await pdfer.OmAsync(utgave, http.RequestAborted) : null;
        var noekkel = $"{utgave.Kjenning}/{string.Join(',', utgaver.Skip(1).Concat(andreAar).Select(u => u.Kjenning))} {adresse} {pdf?.Sha256}";
        if (!sider.Finn(noekkel, out var svar))
        {
            var valg = new Valg(side, satt);
            var kilde = await laster.LastAsync(utgave, http.RequestAborted);
            var grunnlag = new Sidegrunnlag(kilde, new Stier(utgave, nummer is not null, valg.Enhet), valg, Kapittelregister.Meny(kilde))
            {
                AndreUtgaver = [.. utgaver.Skip(1)],
                AndreAar = andreAar,
                Tjenesten = tjenesten,
                Pdf = pdf,
            };
            if (await lag(grunnlag, navn => rute[navn] as string ?? "", http.RequestAborted) is not { } laget)
            {
                await FinnesIkkeAsync(http);
                return;
            }

            svar = laget;

            // Free text from readers has no limit of variants, so such answers are not cached.
            if (!tillatte.Contains(Valg.Soekevalg, StringComparer.Ordinal))
            {
                sider.Sett(noekkel, svar, svar.Byte + (2 * noekkel.Length));
            }
        }

        await svar.SkrivAsync(http);
    });

    /// <summary>What an edition holds beside another; null when the other is not shown, or is a later one.</summary>
    public async Task<Sidesvar?> EndringerAsync(Sidegrunnlag k, string nummer, CancellationToken ct) =>
        k.AndreUtgaver.FirstOrDefault(u => u.Nummer.ToString() == nummer && u.Nummer < k.Kilde.Utgave.Nummer
            && u.Status is Utgavestatus.Publisert or Utgavestatus.Erstattet) is { } mot
            ? Ramm(k, Endringsside.Lag(k, await laster.LastAsync(mot, ct))) : null;

    /// <summary>The same with the years before, for pages that show them.</summary>
    public async Task<Sidegrunnlag> MedAarFoerAsync(Sidegrunnlag k, CancellationToken ct) =>
        k with { AarFoer = await laster.AarFoerAsync(k.Kilde.Utgave, k.AndreAar, ct) };

    /// <summary>A figure by itself; null when there is none of that name.</summary>
    public static Sidesvar? Figur(Sidegrunnlag k, string id) => Figurside.Lag(k, id) is { } dokument ? Sidesvar.Html(dokument, Holdbarhet) : null;

    /// <summary>A figure as a file; null when there is none of that name.</summary>
    public static Sidesvar? Figurfil(Sidegrunnlag k, string id) =>
        Figurside.Fil(k, id) is { } svg ? new(System.Text.Encoding.UTF8.GetBytes(svg), "image/svg+xml", Holdbarhet) : null;

    /// <summary>What stands in the margins of an edition's pages on paper.</summary>
    public static Sidesvar Trykk(Sidegrunnlag k) => new(System.Text.Encoding.UTF8.GetBytes(Trykkstil.Lag(k)), "text/css; charset=utf-8", Holdbarhet);

    /// <summary>An edition's PDF; null while there is none.</summary>
    public async Task<Sidesvar?> PdfAsync(Sidegrunnlag k, CancellationToken ct) =>
        await pdfer.HentAsync(k.Kilde.Utgave, ct) is { } bytes ? Fil(Nedlasting.Pdf(k, bytes)) : null;

    /// <summary>The files of an edition: its tables, and all of it as one file.</summary>
    public async Task<Sidesvar> LastnedAsync(Sidegrunnlag k, CancellationToken ct)
    {
        k = await MedAarFoerAsync(k, ct);
        return Ramm(k, await Nedlasting.SideAsync(k, ct, await trykk.SamletAsync(k.Kilde.Utgave, ct)));
    }

    /// <inheritdoc cref="LastnedAsync"/>
    public async Task<Sidesvar> AltAsync(Sidegrunnlag k, CancellationToken ct)
    {
        k = await MedAarFoerAsync(k, ct);
        return Fil(await Nedlasting.AltAsync(k, ct, await trykk.SamletAsync(k.Kilde.Utgave, ct)));
    }

    /// <summary>All of an edition as one file.</summary>
    public async Task<Sidesvar?> HtmlAsync(Sidegrunnlag k, CancellationToken ct) => Fil(Nedlasting.Html(k, await trykk.SamletAsync(k.Kilde.Utgave, ct)));

    /// <summary>A page in its frame.</summary>
    public static Sidesvar Ramm(Sidegrunnlag grunnlag, Side side) => Sidesvar.Html(Ramme.Lag(grunnlag, side), Holdbarhet);

    /// <summary>A file of a page.</summary>
    public static Sidesvar Fil(Sidefil fil) => new(fil.Bytes, fil.Innholdstype, Holdbarhet)
    {
        Filnavn = fil.Filnavn, ErPakket = fil.Innholdstype == Nedlasting.Pdftype,
    };

    private static Adresse Nyeste(IEnumerable<Utgave> utgaver) =>
        new Stier(utgaver.MaxBy(u => u.Publikasjon.Rapporteringsdato)!, erFast: false, Beloepsenhet.Mill).Oversikt;

    /// <summary>An edition that was withdrawn: when and why. Its content is not shown.</summary>
    private static Task BorteAsync(HttpContext http, Utgave utgave)
    {
        var naar = utgave.Tidspunkt is { } t ? $" {Dato.Lang(DateOnly.FromDateTime(t.Date))}" : "";
        return FeilAsync(
            http, StatusCodes.Status410Gone, $"Utgaven ble trukket tilbake{naar}. {utgave.Grunn}", Maalform.Av(utgave.Publikasjon.Spraak, () => []));
    }

    internal static Task FeilAsync(HttpContext http, int status, string? detalj = null, Maalform? maalform = null)
    {
        http.Response.StatusCode = status;
        http.Response.ContentType = "text/html; charset=utf-8";
        // What is hidden and what is not there answer the same bytes, and the log has nothing of either.
        var referanse = status == StatusCodes.Status404NotFound ? null : http.TraceIdentifier;
        return http.Response.WriteAsync(Utenfor.Feil(status, detalj, referanse, maalform), http.RequestAborted);
    }

    /// <summary>What keeps a page from being shown is told as a page. What nobody foresaw goes on to the service's own handler.</summary>
    private async Task VernetAsync(HttpContext http, Func<Task> svar)
    {
        try
        {
            await svar();
        }
        catch (Avvisning avvisning) when (avvisning.Grunn is Avvisningsgrunn.IkkeFunnet or Avvisningsgrunn.Ugyldig)
        {
            await FinnesIkkeAsync(http);
        }
        catch (Exception e) when (e is Avvisning { Grunn: Avvisningsgrunn.Opptatt } || lager.Feil(e) is not null)
        {
            await FeilAsync(http, StatusCodes.Status503ServiceUnavailable);
        }
    }
}
