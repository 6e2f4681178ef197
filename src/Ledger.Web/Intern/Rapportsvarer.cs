using Ledger.Application;
using Ledger.Application.Rapporter;
using Ledger.Application.Rapportering;
using Ledger.Application.Tabeller;
using Ledger.Domain.Verdier;
using Ledger.Web.Filer;
using Ledger.Web.Ruting;
using Microsoft.AspNetCore.Http;

namespace Ledger.Web.Intern;

/// <summary>Answers the reports of the registry as pages, and as files that hold all of their rows.</summary>
internal sealed class Rapportsvarer(Internvern vern, Rapportkilde kilde)
{
    private const string Ansvarsvalg = "ansvar";
    private const string Etter = "etter";
    private const int MestRader = 100_000;

    /// <summary>What could take a reader who is bound to units out of them: units as another year has them.</summary>
    private static readonly string[] IkkeForEnheter = ["organisasjon"];

    /// <summary>A report by its name, asked as its own address is.</summary>
    public Task SideAsync(HttpContext http, string navn) => SvarAsync(http, navn, async (k, spurt) =>
    {
        var svar = (await spurt.Rapport.SvarAsync(spurt.Spoersmaal(null), kilde, http.RequestAborted)).Beregn();
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

        var alene = spurt.Utvalg.Where(q => q.Navn is not (Etter or "antall" or "tabell")).ToList();
        var rot = k.Stier.Nyeste(Rapportsider.Ledd, navn);
        var neste = spurt.Rapport.Neste(svar) is { } etter ? rot.Med([.. spurt.Utvalg.Where(q => q.Navn != Etter), (Etter, etter)]) : null;
        var filer = new[] { Tabellfil.Csvendelse, Tabellfil.Xlsxendelse }
            .Select(e => (e, k.Stier.Nyeste(Rapportsider.Ledd, $"{navn}.{e}").Med(alene))).ToList();
        await Sidetjeneste.Ramm(k, Rapportsider.Lag(k, navn, spurt.Rapport, tabell, rader, harFlere, neste, filer)).Med(Internvern.Holdbarhet).SkrivAsync(http);
    });

    /// <summary>All rows of a report, page after page of one version.</summary>
    public Task FilAsync(HttpContext http, string navn, string endelse) => SvarAsync(http, navn, async (k, spurt) =>
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

    private Task SvarAsync(HttpContext http, string navn, Func<Deler.Sidegrunnlag, Spurt, Task> svar) =>
        Internvern.VernetAsync(http, Internsvar.Lesere, ogEnheter: true, async ledger =>
        {
            var bruker = Internvern.Bruker(http)!;
            if (Rapportregister.Alle.FirstOrDefault(r => r.Navn == Plansider.Rapport(navn) && r.ErAvAaret) is not { } rapport || !bruker.Har(rapport.Scopes)
                || (bruker.Enheter.Count > 0 && rapport is not Posteringene))
            {
                await Sidetjeneste.FinnesIkkeAsync(http);
                return;
            }

            if (rapport.ViserTekster)
            {
                Internvern.Loggfoer(http, ledger);
            }

            var kjente = rapport.Parametre.Select(p => p.Navn).Append(Internvern.Versjonsvalg).Distinct()
                .Where(p => bruker.Enheter.Count == 0 || !IkkeForEnheter.Contains(p)).ToList();
            if (await vern.GrunnlagAsync(http, ledger, [], kjente) is not { } k)
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
                utvalg.Add(("tabell", registertabell));
            }

            await svar(k.Sider, new(rapport, ledger, (string)http.Request.RouteValues["aar"]!, utvalg));
        });

    /// <summary>A report with what was asked of it.</summary>
    /// <param name="Versjon">The version of all pages, when the first was of the newest.</param>
    private sealed record Spurt(Rapport Rapport, LedgerId Ledger, string Aar, IReadOnlyList<(string Navn, string? Verdi)> Utvalg, long? Versjon = null)
    {
        /// <param name="etter">The cursor of the page; null for the one that was asked for.</param>
        public Rapportspoersmaal Spoersmaal(string? etter) => new(felt => felt switch
        {
            "kommunenummer" => Ledger.ToString(),
            "aar" => Aar,
            Etter when etter is not null => etter,
            Internvern.Versjonsvalg when Versjon is not null => Versjon.Value.ToString(),
            _ => Utvalg.Where(q => q.Navn == felt).Select(q => q.Verdi).FirstOrDefault(),
        });
    }
}
