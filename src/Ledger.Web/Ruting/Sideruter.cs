using System.Runtime.CompilerServices;
using Ledger.Application.Porter;
using Ledger.Application.Lesing;
using Ledger.Application.Publisering;
using Ledger.Web.Deler;
using Ledger.Web.Kilder;
using Ledger.Web.Ressurser;
using Ledger.Web.Sider;
using Ledger.Web.Soek;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Ledger.Web.Ruting;

/// <summary>The addresses of the public pages. They are open to all, are not in the contract, and read editions only.</summary>
public static class Sideruter
{
    private const string Kommune = "/{kommune:regex(^\\d{{4}}$)}";
    private const string Utgavens = Kommune + "/{aar:regex(^\\d{{4}}$)}/{type:regex(^[a-z][a-z0-9]{{0,39}}$)}";
    private const string FastUtgave = Utgavens + "/u{nummer:int:min(1)}";
    private const string Filendelse = "{endelse:regex(^(csv|xlsx|json)$)}";
    private static readonly ConditionalWeakTable<IOffentligKilde, Soekeindeks> Indekser = [];
    private static readonly string[] Metoder = [HttpMethods.Get, HttpMethods.Head];

    /// <summary>
    /// Needs an <see cref="IUtgaver"/>, which says what is published, the <see cref="Utgavepdfer"/>, and a <see cref="Tjenesteopplysning"/>.
    /// </summary>
    /// <param name="minne">How much memory kept pages, and the sums of editions, may take, in bytes: as much for each.</param>
    public static IServiceCollection AddSider(this IServiceCollection services, Func<IServiceProvider, long> minne)
    {
        services.AddSingleton(s => new Utgavebudsjett(minne(s)));
        services.AddSingleton<Utgavelaster>();
        services.AddSingleton(s => new Sidetjeneste(
            s.GetRequiredService<Utgavelaster>(), s.GetRequiredService<ILagertilstand>(), s.GetRequiredService<Utgavepdfer>(),
            s.GetRequiredService<Utgavetrykk>(), new Byteminne<string, Sidesvar>(minne(s)),
            s.GetRequiredService<Tjenesteopplysning>()));
        services.AddSingleton(s => new Utgavetrykk(s.GetRequiredService<Utgavelaster>(), s.GetRequiredService<Tjenesteopplysning>()));
        return services;
    }

    /// <param name="innramming">The hosts whose pages may show figures in a frame.</param>
    public static void MapSider(this IEndpointRouteBuilder app, IReadOnlyCollection<string> innramming)
    {
        var tjeneste = app.ServiceProvider.GetRequiredService<Sidetjeneste>();
        var sider = app.MapGroup("").ExcludeFromDescription().WithMetadata(new AllowAnonymousAttribute(), Sidehoder.Instans);
        foreach (var ressurs in Ressurs.Alle)
        {
            var svar = new Sidesvar(ressurs.Bytes, ressurs.Innholdstype, "public, max-age=31536000, immutable");
            sider.MapMethods(ressurs.Adresse.ToString(), Metoder, svar.SkrivAsync);
        }

        sider.MapMethods("/robots.txt", Metoder, Sidesvar.Roboter.SkrivAsync);
        sider.MapMethods("/", Metoder, tjeneste.RotAsync);
        sider.MapMethods(Kommune, Metoder, tjeneste.ForsideAsync);
        sider.MapMethods(Kommune + "/{**sti}", Metoder, Sidetjeneste.FinnesIkkeAsync);
        MapUtgave(sider.MapGroup(Utgavens), tjeneste);
        MapUtgave(sider.MapGroup(FastUtgave), tjeneste);
        var figurer = app.MapGroup("").ExcludeFromDescription().WithMetadata(new AllowAnonymousAttribute(), Sidehoder.Innrammet(innramming));
        foreach (var utgave in new[] { Utgavens, FastUtgave })
        {
            figurer.MapMethods($"{utgave}/{Figurside.Ledd}/{{figur:regex(^[A-Za-z0-9._-]+$)}}", Metoder, FigurAsync);
        }

        Task FigurAsync(HttpContext http) => tjeneste.UtgaveAsync(http, [Valg.Enhetsvalg], (k, del, _) => Task.FromResult(
            del("figur").EndsWith(Figurside.Filendelse, StringComparison.Ordinal)
                ? Sidetjeneste.Figurfil(k, del("figur")[..^Figurside.Filendelse.Length]) : Sidetjeneste.Figur(k, del("figur"))));
    }

    private static void MapUtgave(RouteGroupBuilder utgave, Sidetjeneste tjeneste)
    {
        foreach (var kapittel in Kapittelregister.Alle)
        {
            MapSide(utgave, tjeneste, kapittel.Kapittel.Ledd, kapittel.Parametre, async (k, _, ct) =>
                !kapittel.ErI(k.Kilde) ? null : kapittel.Lag(kapittel.MedAarFoer ? await tjeneste.MedAarFoerAsync(k, ct) : k));
            foreach (var under in kapittel.Undersider)
            {
                MapSide(utgave, tjeneste, under.Sti, under.Parametre, under.Lag);
            }
        }

        MapSide(utgave, tjeneste, Kapittelregister.Tekstkapittel.Sti, Kapittelregister.Tekstkapittel.Parametre, Kapittelregister.Tekstkapittel.Lag);

        void Map(string sti, IReadOnlyList<string> parametre, Func<Sidegrunnlag, CancellationToken, Task<Sidesvar?>> lag, bool medPdf = false)
        {
            Task SvarAsync(HttpContext http) => tjeneste.UtgaveAsync(http, parametre, (k, _, ct) => lag(k, ct), medPdf);
            utgave.MapMethods(sti, Metoder, SvarAsync);
        }

        Task EndringerAsync(HttpContext http) =>
            tjeneste.UtgaveAsync(http, [Valg.Enhetsvalg, Valg.Kolonnevalg], (k, del, ct) => tjeneste.EndringerAsync(k, del("mot"), ct));
        utgave.MapMethods($"/{Endringsside.Ledd}/u{{mot:int:min(1)}}", Metoder, EndringerAsync);
        Map("/sok", [Valg.Enhetsvalg, Valg.Soekevalg], (k, _) => Task.FromResult<Sidesvar?>(Sidetjeneste.Ramm(k, Soekeside.Lag(k, Indekser.GetValue(
            k.Kilde, kilde => Soekeside.Indekser(kilde))))));
        Map("/" + Trykkstil.Ledd, [], (k, _) => Task.FromResult<Sidesvar?>(Sidetjeneste.Trykk(k)));
        Map("/utskrift", [Valg.Enhetsvalg], async (k, ct) =>
            Sidetjeneste.Ramm(k, Utskriftsside.Lag(await tjeneste.MedAarFoerAsync(k, ct))));
        Map("/last-ned", [Valg.Enhetsvalg], async (k, ct) => await tjeneste.LastnedAsync(k, ct), medPdf: true);
        Map("/last-ned/" + Lastnedside.Html, [], tjeneste.HtmlAsync);
        Map("/last-ned/" + Lastnedside.Pdf, [], tjeneste.PdfAsync);
        Map("/last-ned/" + Lastnedside.Alt, [Valg.Enhetsvalg], async (k, ct) => await tjeneste.AltAsync(k, ct));
    }

    /// <summary>A page, and its tables as files beside it.</summary>
    private static void MapSide(
        RouteGroupBuilder utgave, Sidetjeneste tjeneste, string sti, IReadOnlyList<string> parametre, Func<Sidegrunnlag, Func<string, string>, Side?> lag) =>
        MapSide(utgave, tjeneste, sti, parametre, (k, del, _) => Task.FromResult(lag(k, del)));

    private static void MapSide(
        RouteGroupBuilder utgave, Sidetjeneste tjeneste, string sti, IReadOnlyList<string> parametre,
        Func<Sidegrunnlag, Func<string, string>, CancellationToken, Task<Side?>> lag)
    {
        Task SvarAsync(HttpContext http) => tjeneste.UtgaveAsync(
            http, parametre, async (k, del, ct) => await lag(k, del, ct) is { } side ? Sidetjeneste.Ramm(k, side) : null);
        utgave.MapMethods("/" + sti, Metoder, SvarAsync);
        utgave.MapMethods($"/{(sti.Length == 0 ? "oversikt" : sti)}.{Filendelse}", Metoder, (HttpContext http) => tjeneste.UtgaveAsync(
            http, [.. parametre, Valg.Tabellvalg], async (k, del, ct) => await lag(k, del, ct) is { } side && await Nedlasting.TabellAsync(k, side,
                del("endelse"), ct) is { } fil
                ? Sidetjeneste.Fil(fil)
                : null));
    }
}
