using Ledger.Web.Deler;
using Ledger.Web.Ruting;
using Ledger.Web.Sider;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Ledger.Web.Intern;

/// <summary>Makes a page of a report, or a file of it; null when there is none.</summary>
internal delegate Task<Sidesvar?> Sidelager(Sidegrunnlag grunnlag, Func<string, string> del, CancellationToken ct);

/// <summary>The addresses of a report's pages below a group, for sources that are not editions: the live ledger, and drafts.</summary>
internal static class Sidekart
{
    private static readonly string[] Metoder = [HttpMethods.Get, HttpMethods.Head];

    /// <param name="svar">Answers a page that takes these parameters.</param>
    /// <param name="tillegg">What the source has beside the chapters; null for one that has nothing.</param>
    public static void Map(RouteGroupBuilder gruppe, Func<HttpContext, IReadOnlyList<string>, Sidelager, Task> svar, ISidetillegg? tillegg = null)
    {
        foreach (var kapittel in Kapittelregister.Alle.Where(c => tillegg is null || !c.ErBareIUtgaver))
        {
            // The first page of a reader who is bound to units is the list of them.
            Side(kapittel.Kapittel.Ledd, kapittel.Parametre, (k, _) => kapittel.Kapittel == Rapportkapittel.Oversikt && k.Kilde.ErUtsnitt
                ? Omraadeside.Lag(k) : kapittel.ErI(k.Kilde) ? kapittel.Lag(k) : null);
            foreach (var under in kapittel.Undersider)
            {
                Side(under.Sti, under.Parametre, (k, del) => kapittel.ErI(k.Kilde) ? under.Lag(k, del) : null);
            }
        }

        Side(Kapittelregister.Tekstkapittel.Sti, Kapittelregister.Tekstkapittel.Parametre, Kapittelregister.Tekstkapittel.Lag);
        En("sok", [Valg.Enhetsvalg, Valg.Soekevalg], async (k, _, ct) => Sidetjeneste.Ramm(
            k, Soekeside.Lag(k, Soekeside.Indekser(k.Kilde, tillegg is null ? [] : await tillegg.SoekbareAsync(k, ct)))));
        En("utskrift", [Valg.Enhetsvalg], async (k, _, ct) => Sidetjeneste.Ramm(
            k, Utskriftsside.Lag(k, tillegg is null ? [] : await tillegg.KapitlerAsync(k, ct))));
        En("last-ned", [Valg.Enhetsvalg], async (k, _, ct) => Sidetjeneste.Ramm(k, await Nedlasting.SideAsync(k, ct)));
        En("last-ned/" + Lastnedside.Alt, [Valg.Enhetsvalg], async (k, _, ct) => Sidetjeneste.Fil(await Nedlasting.AltAsync(k, ct)));

        void Side(string sti, IReadOnlyList<string> parametre, Func<Sidegrunnlag, Func<string, string>, Side?> lag)
        {
            En(sti, parametre, (k, del, _) => Task.FromResult(lag(k, del) is { } side ? Sidetjeneste.Ramm(k, side) : null));
            En(
                $"{(sti.Length == 0 ? "oversikt" : sti)}.{{endelse:regex(^(csv|xlsx|json)$)}}", [.. parametre, Valg.Tabellvalg],
                async (k, del, ct) => lag(k, del) is { } side && await Nedlasting.TabellAsync(k, side, del("endelse"), ct) is { } fil
                    ? Sidetjeneste.Fil(fil) : null);
        }

        void En(string sti, IReadOnlyList<string> parametre, Sidelager lag) =>
            gruppe.MapMethods("/" + sti, Metoder, (HttpContext http) => svar(http, parametre, lag));
    }
}
