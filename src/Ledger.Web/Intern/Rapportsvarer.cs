using Ledger.Application;
using Ledger.Application.Rapporter;
using Ledger.Application.Rapportering;
using Ledger.Application.Regnskapsenheter;
using Ledger.Application.Tabeller;
using Ledger.Domain.Verdier;
using Ledger.Web.Deler;
using Ledger.Web.Filer;
using Ledger.Web.Ruting;
using Ledger.Web.Tall;
using Microsoft.AspNetCore.Http;

namespace Ledger.Web.Intern;

/// <summary>Answers the reports of the registry as pages, and as files that hold all of their rows.</summary>
internal sealed class Rapportsvarer(Internvern vern, Rapportkilde kilde, Regnskapsenhetstjeneste enheter)
{
    private const string Ansvarsvalg = "ansvar";
    private const string Etter = "etter";
    private const string Tabellen = "tabell";
    private const int MestRader = 100_000;

    /// <summary>What could take a reader who is bound to units out of them: units as another year has them.</summary>
    private static readonly string[] IkkeForEnheter = ["organisasjon"];

    /// <summary>A report by its name, asked as its own address is.</summary>
    public Task SideAsync(HttpContext http, string navn) => SvarAsync(http, navn, r => [.. Enhetsvalget(r), Valg.Visvalg], async (grunnlag, spurt) =>
    {
        var rot = grunnlag.Stier.Nyeste(Rapportsider.Ledd, navn);
        List<(string Navn, string? Verdi)> bareSiden = [.. spurt.Utvalg.Where(q => spurt.Sidevalg.Contains(q.Navn))];
        var k = grunnlag with
        {
            Valg = new(rot.Med(spurt.Utvalg.Except(bareSiden).Where(q => q.Navn is not (Etter or Tabellen))), [.. bareSiden.Select(q => (q.Navn, q.Verdi!))]),
        };
        var sporsmaal = (spurt with { Enhet = Enhetsvalget(spurt.Rapport).Length == 0 ? null : k.Enhet.Navn() }).Spoersmaal(null);
        var svar = (await spurt.Rapport.SvarAsync(sporsmaal, kilde, http.RequestAborted)).Beregn();
        var tabell = spurt.Rapport.SomTabell(svar);
        var rader = new List<object?[]>();
        var harFlere = false;
        await foreach (var rad in tabell.Rader.WithCancellation(http.RequestAborted))
        {
            harFlere = rader.Count == Rapportsider.MestRader;
            if (harFlere)
            {
                break;
            }

            rader.Add(rad);
        }

        var alene = spurt.Utvalg.Where(q => q.Navn is not (Etter or "antall" or Tabellen or Valg.Visvalg)).ToList();
        var egneKolonner = spurt.Utvalg.Any(q => q.Navn is "kolonner" or "kolonnesett");
        var neste = spurt.Rapport.Neste(svar) is { } etter ? rot.Med([.. spurt.Utvalg.Where(q => q.Navn != Etter), (Etter, etter)]) : null;
        var filer = new[] { Tabellfil.Csvendelse, Tabellfil.Xlsxendelse }
            .Select(e => (e, k.Stier.Nyeste(Rapportsider.Ledd, $"{navn}.{e}").Med(alene))).ToList();
        var side = Rapportsider.Lag(k, navn, spurt.Rapport, tabell, rader, harFlere, egneKolonner, neste, filer);
        await Sidetjeneste.Ramm(k, side).Med(Internvern.Holdbarhet).SkrivAsync(http);
    });

    /// <summary>All rows of a report, page after page of one version.</summary>
    public Task FilAsync(HttpContext http, string navn, string endelse) => SvarAsync(http, navn, _ => [], async (k, spurt) =>
    {
        var storeSider = spurt.Rapport.Parametre.Contains(Rapportparametre.Antall)
            ? spurt with { Utvalg = [.. spurt.Utvalg.Where(q => q.Navn != Rapportparametre.Antall.Navn), (Rapportparametre.Antall.Navn, "1000")] } : spurt;
        var (tabell, versjon) = await HeleAsync(storeSider, http.RequestAborted);
        var utgave = k.Kilde.Utgave;
        var fil = await Tabellfil.LagAsync(
            tabell, endelse, $"{utgave.Ledger}-{utgave.Publikasjon.Aar}-{navn}-v{versjon}", http.RequestAborted);
        await Sidetjeneste.Fil(fil).Med(Internvern.Holdbarhet).SkrivAsync(http);
    });

    /// <summary>The pages of a report as one table. A column that only some pages have is there for all rows.</summary>
    /// <exception cref="Avvisning">413: there are more rows than a file is made of here.</exception>
    private async Task<(Tabell Tabell, long Versjon)> HeleAsync(Spurt spurt, CancellationToken ct)
    {
        var foerste = await spurt.Rapport.SvarAsync(spurt.Spoersmaal(null), kilde, ct);
        var versjon = foerste.Hode.Versjon;
        var kolonner = new List<Tabellkolonne>();
        var rader = new List<(int[] Plasser, object?[] Verdier)>();
        for (var svar = foerste.Beregn(); ;)
        {
            var side = spurt.Rapport.SomTabell(svar);
            kolonner.AddRange(side.Kolonner.Where(c => kolonner.All(k => k.Overskrift != c.Overskrift)));
            int[] plasser = [.. side.Kolonner.Select(c => kolonner.FindIndex(k => k.Overskrift == c.Overskrift))];
            await foreach (var rad in side.Rader.WithCancellation(ct))
            {
                rader.Add((plasser, rad));
            }

            if (rader.Count > MestRader)
            {
                throw new Avvisning(
                    Avvisningsgrunn.ForStor, Problemtyper.ForMangeRader, "For mange rader for en fil",
                    $"Filen ville fått flere enn {MestRader} rader. Velg færre perioder eller enheter, eller hent rapporten fra API-et.");
            }

            if (spurt.Rapport.Neste(svar) is not { } etter)
            {
                return (side with { Kolonner = kolonner, Rader = rader.Select(r => Rad(r.Plasser, r.Verdier)).ToAsyncEnumerable(), AntallRader = rader.Count },
                    versjon);
            }

            svar = (await spurt.Rapport.SvarAsync((spurt with { Versjon = versjon }).Spoersmaal(etter), kilde, ct)).Beregn();
        }

        object?[] Rad(int[] plasser, object?[] verdier)
        {
            var rad = new object?[kolonner.Count];
            for (var i = 0; i < verdier.Length; i++)
            {
                rad[plasser[i]] = verdier[i];
            }

            return rad;
        }
    }

    /// <summary>The choice of unit, of reports that are shown in one; some have a parameter of the same name that is another thing.</summary>
    private static string[] Enhetsvalget(Rapport rapport) => rapport.Parametre.Contains(Rapportparametre.Enhet) ? [Valg.Enhetsvalg] : [];

    /// <param name="sidevalg">What of the address is the page's own choice, beside what the report reads.</param>
    private Task SvarAsync(HttpContext http, string navn, Func<Rapport, string[]> sidevalg, Func<Sidegrunnlag, Spurt, Task> svar) =>
        Internvern.VernetAsync(http, Internsvar.Lesere, ogEnheter: true, async ledger =>
        {
            var bruker = Internvern.Bruker(http)!;
            if (Rapportregister.Alle.FirstOrDefault(r => r.Navn == Plansider.Rapport(navn) && Rapportsider.HarSide(r)) is not { } rapport
                || !bruker.Har(rapport.Scopes)
                || (bruker.Enheter.Count > 0 && rapport is not Posteringene))
            {
                await Sidetjeneste.FinnesIkkeAsync(http);
                return;
            }

            if (rapport.AvAlleEnheter
                && !(await enheter.AlleAsync(ledger, http.RequestAborted)).All(e => bruker.KanSe(Regnskapsenhetstjeneste.Ledger(ledger, e))))
            {
                await Sidetjeneste.FeilAsync(
                    http, StatusCodes.Status403Forbidden, "Det konsoliderte regnskapet krever lesetilgang til alle enhetene i det.");
                return;
            }

            if (rapport.ViserTekster)
            {
                Internvern.Loggfoer(http, ledger);
            }

            var valgene = sidevalg(rapport);

            // A version is one ledger's, and what is of all units has one of each.
            IEnumerable<string> versjon = rapport.AvAlleEnheter ? [] : [Internvern.Versjonsvalg];
            var kjente = rapport.Parametre.Select(p => p.Navn).Concat(versjon).Concat(valgene).Distinct()
                .Where(p => bruker.Enheter.Count == 0 || !IkkeForEnheter.Contains(p)).ToList();
            if (await vern.GrunnlagAsync(http, ledger, valgene, kjente) is not { } k)
            {
                return;
            }

            var utvalg = http.Request.Query.Select(q => (Navn: q.Key, Verdi: (string?)q.Value.ToString())).ToList();
            if (k.Utsnitt is { } utsnitt)
            {
                // Units narrow by one of the reader's own at a time: what he asks for, else the first.
                var spurt = utvalg.Find(q => q.Navn == Ansvarsvalg).Verdi ?? bruker.Enheter[0];
                if (!Ansvar.TryParse(spurt, out var ansvar) || !utsnitt.ErEgen(ansvar))
                {
                    await Sidetjeneste.FinnesIkkeAsync(http);
                    return;
                }

                utvalg = [.. utvalg.Where(q => q.Navn != Ansvarsvalg), (Ansvarsvalg, spurt)];
            }

            if (Plansider.Tabell(navn) is { } registertabell)
            {
                utvalg.Add((Tabellen, registertabell));
            }

            await svar(k.Sider, new(rapport, ledger, (string)http.Request.RouteValues["aar"]!, utvalg, valgene));
        });

    /// <summary>A report with what was asked of it.</summary>
    /// <param name="Sidevalg">What of it is the page's own choice.</param>
    /// <param name="Versjon">The version of all pages, when the first was of the newest.</param>
    /// <param name="Enhet">What amounts are shown in; null for what the reader asked for, or the report's own.</param>
    private sealed record Spurt(
        Rapport Rapport, LedgerId Ledger, string Aar, IReadOnlyList<(string Navn, string? Verdi)> Utvalg, IReadOnlyList<string> Sidevalg,
        long? Versjon = null, string? Enhet = null)
    {
        /// <param name="etter">The cursor of the page; null for the one that was asked for.</param>
        public Rapportspoersmaal Spoersmaal(string? etter) => new(felt => felt switch
        {
            "kommunenummer" => Ledger.ToString(),
            "aar" => Aar,
            Etter when etter is not null => etter,
            Internvern.Versjonsvalg when Versjon is not null => Versjon.Value.ToString(),
            Valg.Enhetsvalg when Enhet is not null => Enhet,
            _ => Utvalg.Where(q => q.Navn == felt).Select(q => q.Verdi).FirstOrDefault(),
        });
    }
}
