using Ledger.Application.Bokfoering;
using Ledger.Application;
using Ledger.Application.Finans;
using Ledger.Application.Rapporter;
using Ledger.Application.Rapportering;
using Ledger.Application.Revisjon;
using Ledger.Application.Tabeller;
using Ledger.Domain.Validering;
using Ledger.Domain.Verdier;
using Ledger.Web.Deler;
using Ledger.Web.Filer;
using Ledger.Web.Html;
using Ledger.Web.Ruting;
using Ledger.Web.Sider;
using Ledger.Web.Tall;
using Microsoft.AspNetCore.Http;
using static Ledger.Web.Html.Tagger;

namespace Ledger.Web.Intern;

/// <summary>Answers live pages: to those who have signed in, of a ledger that is theirs, and never kept by anyone between.</summary>
internal sealed class Internsvar(Levendelaster laster, Rapportkilde kilde, Bilagsoppslag bilag, Revisjonstjeneste revisjon)
{
    private const string Holdbarhet = "private, no-cache";
    private const string Versjonsvalg = "versjon";
    private static readonly string[] Lesere = [Application.Rettigheter.Scope.Les, Application.Rettigheter.Scope.Revisjon];
    private static readonly string[] Revisorer = [Application.Rettigheter.Scope.Revisjon];

    /// <summary>A page of a year, from the same components as an edition's.</summary>
    public Task SideAsync(HttpContext http, IReadOnlyList<string> tillatte, Func<Sidegrunnlag, Func<string, string>, CancellationToken,
        Task<Sidesvar?>> lag) =>
        VernetAsync(http, Lesere, async ledger =>
        {
            if (await GrunnlagAsync(http, ledger, tillatte) is not { } k)
            {
                return;
            }

            var svar = await lag(k, navn => http.Request.RouteValues[navn] as string ?? "", http.RequestAborted);
            await (svar is null ? Sidetjeneste.FinnesIkkeAsync(http) : svar.Med(Holdbarhet).SkrivAsync(http));
        });

    /// <summary>A report of the registry by its name, asked as its own address is.</summary>
    public Task RapportAsync(HttpContext http) => VernetAsync(http, Lesere, async ledger =>
    {
        var navn = (string)http.Request.RouteValues["rapport"]!;
        if (Rapportregister.Alle.FirstOrDefault(r => r.Navn == navn && r.ErAvAaret) is not { } rapport || !Bruker(http)!.Har(rapport.Scopes))
        {
            await Sidetjeneste.FinnesIkkeAsync(http);
            return;
        }

        var kjente = rapport.Parametre.Select(p => p.Navn).Append(Versjonsvalg).Distinct().ToList();
        if (await GrunnlagAsync(http, ledger, [], kjente) is not { } k)
        {
            return;
        }

        string? Verdi(string felt) => felt switch
        {
            "kommunenummer" => ledger.ToString(),
            "aar" => (string?)http.Request.RouteValues["aar"],
            _ => http.Request.Query.TryGetValue(felt, out var v) ? v.ToString() : null,
        };
        var svar = (await rapport.SvarAsync(new Rapportspoersmaal(Verdi), kilde, http.RequestAborted)).Beregn();
        var tabell = rapport.SomTabell(svar);
        var rader = new List<object?[]>();
        await foreach (var rad in tabell.Rader.WithCancellation(http.RequestAborted))
        {
            rader.Add(rad);
            if (rader.Count == 1_000)
            {
                break;
            }
        }

        var neste = rapport.Neste(svar) is { } etter
            ? k.Stier.Nyeste(Rapportsider.Ledd, navn).Med([.. http.Request.Query.Where(q => q.Key != "etter").Select(q => (q.Key,
                (string?)q.Value.ToString())), ("etter", etter)])
            : null;
        await Sidetjeneste.Ramm(k, Rapportsider.Lag(k, rapport, tabell, rader, neste)).Med(Holdbarhet).SkrivAsync(http);
    });

    /// <summary>A page of the finance register.</summary>
    public Task FinansAsync(HttpContext http) => FinansAsync(http, [], async (k, register) =>
    {
        var emne = (string)http.Request.RouteValues["emne"]!;
        var deler = new List<Finansdel>();
        foreach (var (rapport, portefoelje) in Finanssider.Rapporter(emne, register.Register) ?? [])
        {
            var tabell = await TabellAsync(k, rapport, portefoelje?.Kode, forklar: true, http.RequestAborted);
            deler.Add(new(rapport, portefoelje, tabell, await tabell.Rader.Take(Rapportsider.MestRader).ToListAsync(http.RequestAborted)));
        }

        return Sidetjeneste.Ramm(k, Finanssider.Lag(k, emne, register.Register, deler));
    });

    /// <summary>A report of a page of the register as a file.</summary>
    public Task FinansfilAsync(HttpContext http) => FinansAsync(http, ["portefoelje"], async (k, stand) =>
    {
        var (emne, navn, endelse) = (
            (string)http.Request.RouteValues["emne"]!, (string)http.Request.RouteValues["rapport"]!, (string)http.Request.RouteValues["endelse"]!);
        var portefoelje = http.Request.Query.TryGetValue("portefoelje", out var p) ? p.ToString() : null;
        var funnet = Finanssider.Rapporter(emne, stand.Register)!.FirstOrDefault(r => r.Rapport.Navn == navn && r.Portefoelje?.Kode == portefoelje);
        return funnet.Rapport is null ? null : Sidetjeneste.Fil(await Tabellfil.LagAsync(
            await TabellAsync(k, funnet.Rapport, portefoelje, forklar: false, http.RequestAborted), endelse,
            string.Join('-', new[] { k.Kilde.Utgave.Ledger.ToString(), k.Kilde.Utgave.Publikasjon.Aar.ToString(), navn, portefoelje }.OfType<string>()),
            http.RequestAborted));
    });

    /// <summary>The facts about an object of the register.</summary>
    public Task FinansposterAsync(HttpContext http) => FinansAsync(http, ["objekt"], (k, stand) => Task.FromResult<Sidesvar?>(
        Sidetjeneste.Ramm(k, Finanssider.Faktaside(k, stand, http.Request.Query.TryGetValue("objekt", out var o) ? o.ToString() : null))));

    private Task FinansAsync(HttpContext http, IReadOnlyList<string> valg, Func<Sidegrunnlag, Finansstand, Task<Sidesvar?>> lag) =>
        VernetAsync(http, Lesere, async ledger =>
        {
            if (await GrunnlagAsync(http, ledger, [Valg.Enhetsvalg], [.. valg, Valg.Enhetsvalg, Versjonsvalg]) is not { } k)
            {
                return;
            }

            var svar = await lag(k, await kilde.FinansAsync(Spoersmaal(k), http.RequestAborted));
            await (svar is null ? Sidetjeneste.FinnesIkkeAsync(http) : svar.Med(Holdbarhet).SkrivAsync(http));
        });

    private async Task<Tabell> TabellAsync(Sidegrunnlag k, Rapport rapport, string? portefoelje, bool forklar, CancellationToken ct) =>
        rapport.SomTabell((await rapport.SvarAsync(Spoersmaal(k, rapport, portefoelje, forklar), kilde, ct)).Beregn());

    /// <summary>A report of the page's version: of its year, or of its last day.</summary>
    private static Rapportspoersmaal Spoersmaal(Sidegrunnlag k, Rapport? rapport = null, string? portefoelje = null, bool forklar = false)
    {
        var (utgave, aar) = (k.Kilde.Utgave, k.Kilde.Utgave.Publikasjon.Aar.ToString());
        return new(felt => felt switch
        {
            "kommunenummer" => utgave.Ledger.ToString(),
            "versjon" => utgave.Versjon.ToString(),
            "aar" when rapport?.Parametre.Contains(Rapportparametre.Rapportaar) == true => aar,
            "dato" => aar + "-12-31",
            "portefoelje" => portefoelje,
            "enhet" when rapport is not null => k.Enhet.Navn(),
            "forklar" when forklar => "true",
            _ => null,
        });
    }

    public Task BilagAsync(HttpContext http) => VernetAsync(http, Lesere, async ledger =>
    {
        if (await GrunnlagAsync(http, ledger, []) is { } k)
        {
            var nummer = int.Parse((string)http.Request.RouteValues["nummer"]!, System.Globalization.CultureInfo.InvariantCulture);
            var funnet = await bilag.HentAsync(ledger, Regnskapsaar.Fra(k.Kilde.Utgave.Publikasjon.Aar), nummer, http.RequestAborted);
            await Sidetjeneste.Ramm(k, Bilagsside.Lag(k, funnet)).Med(Holdbarhet).SkrivAsync(http);
        }
    });

    /// <summary>The auditor's desk: the chain, computed anew.</summary>
    public Task RevisjonAsync(HttpContext http) => VernetAsync(http, Revisorer, async ledger =>
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
    public static Task MinSideAsync(HttpContext http) => VernetAsync(http, [], _ => Sidesvar.Html(Ramme.Lag("Min side", "Kommunenes regnskap",
        Adresse.Rot, Innhold.Av(
        H1("Min side"),
        Dl(
            Attr.Klasse("forklaring"),
            Dt("Innlogget som"), Dd(Bruker(http)!.Navn), Dt("Rettigheter"), Dd(string.Join(", ", Bruker(http)!.Scopes))),
        P(A(Adresse.Rot.Under("logg-ut"), "Logg ut")))), Holdbarhet).SkrivAsync(http));

    private static Sidebruker? Bruker(HttpContext http) => http.Features.Get<Sidebruker>();

    /// <summary>To the sign-in without a session; 404 for another's ledger; 403 that says which right is missing.</summary>
    private static async Task VernetAsync(HttpContext http, string[] scopes, Func<LedgerId, Task> svar)
    {
        if (Bruker(http) is not { } bruker)
        {
            http.Response.Headers.CacheControl = "no-store";
            http.Response.Redirect(Adresse.Rot.Under("logg-inn").Med(("til", http.Request.Path + http.Request.QueryString)).ToString());
            return;
        }

        var kommune = http.Request.RouteValues["kommune"] as string;
        LedgerId ledger = default;
        if (kommune is not null && (!LedgerId.TryParse(kommune, out ledger) || !bruker.KanSe(ledger)))
        {
            await Sidetjeneste.FinnesIkkeAsync(http);
            return;
        }

        if (scopes.Length > 0 && !bruker.Har(scopes))
        {
            await Sidetjeneste.FeilAsync(http, StatusCodes.Status403Forbidden, $"Siden krever {string.Join(" eller ", scopes)}.");
            return;
        }

        try
        {
            await svar(ledger);
        }
        catch (Avvisning a) when (a.Grunn == Avvisningsgrunn.IkkeFunnet)
        {
            await Sidetjeneste.FinnesIkkeAsync(http);
        }
        catch (Avvisning a) when (a.Grunn == Avvisningsgrunn.Ugyldig)
        {
            await Sidetjeneste.FeilAsync(http, StatusCodes.Status400BadRequest, a.Message);
        }
    }

    /// <summary>Null when a parameter was refused, which is then answered.</summary>
    /// <param name="kjente">Parameters of a report, which reads them itself.</param>
    private async Task<Sidegrunnlag?> GrunnlagAsync(HttpContext http, LedgerId ledger, IReadOnlyList<string> tillatte, IReadOnlyList<string>? kjente = null)
    {
        var alle = kjente ?? [.. tillatte, Versjonsvalg];
        if (http.Request.Query.Keys.FirstOrDefault(q => !alle.Contains(q, StringComparer.Ordinal)) is { } ukjent)
        {
            var naermest = Naermestenavn.Finn(ukjent, alle);
            await Sidetjeneste.FeilAsync(http, StatusCodes.Status400BadRequest, $"Siden har ikke et slikt valg. Mente du «{naermest}»?");
            return null;
        }

        var (satt, _, ugyldig) = Parametre.Les(http.Request.Query, tillatte);
        long? versjon = null;
        if (http.Request.Query.TryGetValue(Versjonsvalg, out var v))
        {
            versjon = long.TryParse(v.ToString(), out var tall) && tall > 0 ? tall : null;
            ugyldig ??= versjon is null ? Versjonsvalg : null;
        }

        if (ugyldig is not null)
        {
            await Sidetjeneste.FeilAsync(http, StatusCodes.Status400BadRequest, $"Valget «{ugyldig}» har en verdi som ikke finnes.");
            return null;
        }

        var side = Adresse.Rot.Under((http.Request.Path.Value ?? "").Split('/', StringSplitOptions.RemoveEmptyEntries)).Med((Versjonsvalg,
            versjon?.ToString()));
        var aar = int.Parse((string)http.Request.RouteValues["aar"]!, System.Globalization.CultureInfo.InvariantCulture);
        return await laster.LastAsync(ledger, aar, versjon, side, satt, http.RequestAborted);
    }
}
