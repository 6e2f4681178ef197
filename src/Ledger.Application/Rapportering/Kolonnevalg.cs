using Ledger.Application.Lesing;
using Ledger.Application.Serier;
using Ledger.Application.Tabeller;
using Ledger.Domain.Aarsstatus;
using Ledger.Domain.Oppstillinger;
using Ledger.Domain.Organisasjon;
using Ledger.Domain.Saldo;
using Ledger.Domain.Serier;
using Ledger.Domain.Validering;
using Ledger.Domain.Verdier;

namespace Ledger.Application.Rapportering;

/// <summary>
/// The columns of other years and of series, there when they are asked for: those of § 5-1 (kolonnesett=budsjett and plan), and forecast and
/// proposal (prognose=, forrigePrognose=, forslag=). Each is another cube that the same lines are computed from.
/// </summary>
public static class Kolonnevalg
{
    public const string Prognose = "prognose", ForrigePrognose = "forrigePrognose", Forslag = "foreslaattEndring";

    private const int MestTilbake = 10, MestPlanaar = 4;

    /// <summary>The state with the columns that are asked for.</summary>
    /// <exception cref="Avvisning">404: a series that is named is not there.</exception>
    public static async Task<Rapportgrunnlag> UtvidAsync(Rapportgrunnlag grunnlag, Rapportspoersmaal spoersmaal, Rapportkilde kilde, CancellationToken ct)
    {
        var kolonner = new List<Kolonnekilde>();
        var (sett, liste) = (spoersmaal["kolonnesett"], Kolonneliste.Les(spoersmaal));
        if (sett is "budsjett" or "plan" || Kolonneliste.HarBudsjett(liste))
        {
            kolonner.AddRange(await BudsjettetAsync(grunnlag, spoersmaal["sistVedtatt"], kilde, ct));
        }

        if (sett == "plan" || (liste is null ? spoersmaal["plan"] is not null : Kolonneliste.HarPlan(liste)))
        {
            kolonner.AddRange(await PlanenAsync(grunnlag, spoersmaal["plan"], kilde, ct));
        }

        foreach (var (navn, parameter) in new[] { (Prognose, "prognose"), (ForrigePrognose, "forrigePrognose") })
        {
            if (spoersmaal[parameter] is { } kode)
            {
                kolonner.Add(await PrognosenAsync(grunnlag, navn, kode, spoersmaal, kilde, ct));
            }
        }

        if (spoersmaal["forslag"] is { } forslag)
        {
            var serie = await kilde.AaretsSerieAsync(grunnlag, Serieslag.Forslag, forslag, ct);
            kolonner.Add(new(Forslag, Kube(grunnlag, Prognoseberegning.Gitt(serie.Foreslaatt)), Kolonneverdi.OpprinneligBudsjett));
        }

        return kolonner.Count == 0 ? grunnlag : grunnlag with { Kolonner = kolonner, Kolonneliste = liste };
    }

    private static async Task<IReadOnlyList<Kolonnekilde>> BudsjettetAsync(
        Rapportgrunnlag grunnlag, string? sistVedtatt, Rapportkilde kilde, CancellationToken ct)
    {
        var vedtatt = sistVedtatt is null ? await SistVedtatteAsync(grunnlag, kilde, ct)
            : (await kilde.FinnAarAsync(grunnlag, Parametertolk.Aar(sistVedtatt).Aar, ct))?.Kube;
        return
        [
            new("budsjettForrigeAar", grunnlag.Forrige, Kolonneverdi.RevidertBudsjett),
            new("opprinneligBudsjettForrigeAar", grunnlag.Forrige, Kolonneverdi.OpprinneligBudsjett),
            new("sistVedtatteRegnskap", vedtatt, Kolonneverdi.Regnskap),
        ];
    }

    /// <summary>The newest year whose accounts the council has adopted, at the version of that; without states the year two years before.</summary>
    private static async Task<Saldokube?> SistVedtatteAsync(Rapportgrunnlag grunnlag, Rapportkilde kilde, CancellationToken ct)
    {
        var aar = grunnlag.Grunndata.Aar.Aar;
        for (var tidligere = aar - 1; tidligere > aar - MestTilbake && await kilde.FinnAarAsync(grunnlag, tidligere, ct) is { } annet; tidligere--)
        {
            if (annet.Grunndata.Aarsgang.Gjeldende(Aarstilstand.Vedtatt) is { } status)
            {
                return (await kilde.FinnAarAsync(grunnlag, tidligere, ct, status.Innhold.Versjon))?.Kube;
            }
        }

        return (await kilde.FinnAarAsync(grunnlag, aar - 2, ct))?.Kube;
    }

    /// <summary>The years of a plan from the report's year on. The first is the budget when there is no plan.</summary>
    private static async Task<IReadOnlyList<Kolonnekilde>> PlanenAsync(Rapportgrunnlag grunnlag, string? kode, Rapportkilde kilde, CancellationToken ct)
    {
        var aar = grunnlag.Grunndata.Aar.Aar;
        var plan = await PlanAsync(grunnlag, kode, kilde, ct);
        return
        [
            .. Enumerable.Range(0, MestPlanaar).Select(i => plan is not null && plan.Aarene.Contains(aar + i)
                ? new Kolonnekilde(
                    $"plan{i + 1}", Kube(grunnlag, Prognoseberegning.Gitt(plan.Rader.Where(r => r.Noekkel.Aar == aar + i))),
                    Kolonneverdi.OpprinneligBudsjett)
                : new Kolonnekilde($"plan{i + 1}", i == 0 ? grunnlag.Kube : null, Kolonneverdi.OpprinneligBudsjett)),
        ];
    }

    /// <summary>The plan that is named, else the newest that has the year; null when there is none.</summary>
    /// <exception cref="Avvisning">404: the plan that is named is not there.</exception>
    internal static async Task<Serie?> PlanAsync(Rapportgrunnlag grunnlag, string? kode, Rapportkilde kilde, CancellationToken ct)
    {
        if (kode is not null)
        {
            return await kilde.SerieAsync(grunnlag.Hode, Serieslag.Oekonomiplan, kode, ct);
        }

        var aar = grunnlag.Grunndata.Aar.Aar;
        var plan = (await kilde.SerierAsync(grunnlag.Hode, ct)).Where(s => s.Slag == Serieslag.Oekonomiplan && Serielager.Aarene(s).Contains(aar))
            .OrderBy(s => s.Aar).LastOrDefault();
        return plan is null ? null : await kilde.SerieAsync(grunnlag.Hode, Serieslag.Oekonomiplan, plan.Kode, ct);
    }

    private static async Task<Kolonnekilde> PrognosenAsync(
        Rapportgrunnlag grunnlag, string navn, string kode, Rapportspoersmaal spoersmaal, Rapportkilde kilde, CancellationToken ct)
    {
        var serie = await kilde.AaretsSerieAsync(grunnlag, Serieslag.Prognose, kode, ct);
        var til = spoersmaal.TilPeriode();
        var verdier = serie.Prognose(grunnlag.Kube, grunnlag.Forrige, grunnlag.Grunndata.Organisasjon!, til);
        var dengang = spoersmaal.SkalForklare() && serie.Hode.LaastVersjon is { } laast
            ? await kilde.FinnAarAsync(grunnlag, grunnlag.Grunndata.Aar.Aar, ct, laast) : null;
        return new(navn, Kube(grunnlag, verdier), Kolonneverdi.OpprinneligBudsjett, verdier.Dekning)
        {
            Serie = serie.Hode,
            Deler = spoersmaal.SkalForklare() ? Prognosevalg.Deler(serie, dengang ?? grunnlag, til) : null,
        };
    }

    internal static Saldokube Kube(Rapportgrunnlag grunnlag, Serieverdier verdier) =>
        verdier.Kube(grunnlag.Hode.Ledger, grunnlag.Grunndata.Aar, grunnlag.Hode.Versjon);
}

/// <summary>The amounts of the columns on a line, before they are shown.</summary>
public sealed class Ekstraverdier
{
    private readonly List<(Kolonnekilde Kilde, Beloep? Beloep)> _verdier;
    private readonly IReadOnlyList<string>? _liste;

    private Ekstraverdier(List<(Kolonnekilde, Beloep?)> verdier, IReadOnlyList<string>? liste) => (_verdier, _liste) = (verdier, liste);

    /// <summary>For each line of a report its columns; null when none are asked for.</summary>
    /// <param name="beregn">The report of another cube.</param>
    /// <param name="linje">The amounts of a line of it.</param>
    /// <param name="koder">The units that a line is of; null for a line that is of no unit.</param>
    /// <param name="erSagt">
    /// Whether a forecast says anything of a line that is of no unit, by the same report of what it has keys for: null when every such line is said.
    /// </param>
    /// <param name="klasse">Which part of the accounts the lines of units are of.</param>
    public static Func<TLinje, Ekstraverdier>? Av<TResultat, TLinje>(
        Rapportgrunnlag grunnlag, Oppstillingsgrunnlag kilde, Func<Oppstillingsgrunnlag, TResultat> beregn,
        Func<TLinje, TResultat, (Beloep Opprinnelig, Beloep Revidert, Beloep Regnskap)> linje, Func<TLinje, IReadOnlyCollection<Ansvar>?> koder,
        Func<TLinje, TResultat, bool>? erSagt = null, Kontoklasse klasse = Kontoklasse.Drift)
    {
        if (grunnlag.Kolonner is not { } kolonner)
        {
            return null;
        }

        var resultater = kolonner.Select(k => (
            Kolonne: k, Resultat: k.Kube is null ? default : Av(k.Kube),
            Sagt: k is { Kube: { } kube, Dekning: not null } && erSagt is not null ? Av(Noekler(kube)) : default)).ToList();
        return l => new([.. resultater.Select(r => (r.Kolonne, Velg(l, r.Kolonne, r.Resultat, r.Sagt)))], grunnlag.Kolonneliste);

        TResultat Av(Saldokube kube) => beregn(kilde with
        {
            Kube = kube, Forrige = null, MedFjoraaretHittil = false, FraPeriode = Periode.InngaaendeBalanse, TilPeriode = Periode.Aarsavslutning,
        });

        Beloep? Velg(TLinje l, Kolonnekilde kolonne, TResultat? resultat, TResultat? sagt)
        {
            if (kolonne.Kube is null || (kolonne.Dekning is { } dekning && !(koder(l) is { } enheter ? enheter.Any(e => dekning.Contains((klasse, e)))
                : erSagt is null || erSagt(l, sagt!))))
            {
                return null;
            }

            var (opprinnelig, revidert, regnskap) = linje(l, resultat!);
            return kolonne.Verdi switch
            {
                Kolonneverdi.OpprinneligBudsjett => opprinnelig,
                Kolonneverdi.RevidertBudsjett => revidert,
                _ => regnskap,
            };
        }
    }

    /// <summary>The keys of a cube, each as a posting of nothing: what has none of them is said nothing of.</summary>
    private static Saldokube Noekler(Saldokube kube) => new(
        kube.Ledger, kube.Aar, kube.Versjon,
        Enumerable.Range(0, kube.Antall).Select(n => new Saldopost(kube.Noekkel(n), Saldoslag.Regnskap, Periode.Fra(1), Beloep.Null, 1)));

    /// <summary>The columns as they are shown, with those that follow from them.</summary>
    /// <param name="fortegn">+1 when the presentation shows the ledger's sign, -1 when it shows the opposite. A deviation is never turned.</param>
    public Ekstrakolonnesvar Vis(Beloep revidert, Visning visning, int fortegn = 1)
    {
        var kolonner = new Dictionary<string, decimal?>(StringComparer.Ordinal);
        foreach (var (kilde, beloep) in _verdier)
        {
            kolonner[kilde.Navn] = visning.Vis(beloep, fortegn);
        }

        if (Har(Kolonnevalg.Prognose))
        {
            var avvik = revidert - Finn(Kolonnevalg.Prognose);
            kolonner["prognoseAvvik"] = avvik is { } a ? visning.Vis(a) : null;
            kolonner["prognoseAvvikProsent"] = avvik is { } b ? Avviksprosent.Av(b, revidert) : null;
        }

        if (Har(Kolonnevalg.ForrigePrognose))
        {
            kolonner["endringPrognose"] = visning.Vis(Finn(Kolonnevalg.Prognose) - Finn(Kolonnevalg.ForrigePrognose), fortegn);
        }

        if (Har(Kolonnevalg.Forslag))
        {
            var etter = revidert + Finn(Kolonnevalg.Forslag);
            kolonner["budsjettEtterForslag"] = visning.Vis(etter, fortegn);
            kolonner["avvikEtterForslag"] = etter - Finn(Kolonnevalg.Prognose) is { } avvik ? visning.Vis(avvik) : null;
        }

        return new(
            _liste is null ? kolonner : kolonner.Where(k => _liste.Contains(k.Key)).ToDictionary(StringComparer.Ordinal),
            [.. _verdier.Where(v => v.Beloep is null).Select(v => v.Kilde.Navn)]);
    }

    /// <summary>Whether any of the columns has an amount.</summary>
    public bool HarBeloep => _verdier.Any(v => v.Beloep is { ErNull: false });

    private bool Har(string navn) => _verdier.Any(v => v.Kilde.Navn == navn);

    /// <summary>A column before it is shown; null when it is not asked for, or not known.</summary>
    public Beloep? Finn(string navn) => _verdier.FirstOrDefault(v => v.Kilde.Navn == navn).Beloep;
}

/// <summary>The columns of a line that were asked for.</summary>
public sealed record Ekstrakolonnesvar(IReadOnlyDictionary<string, decimal?> Kolonner, IReadOnlyList<string> Mangler)
{
    /// <summary>The columns in tables, in their order: field, heading and kind.</summary>
    public static readonly IReadOnlyList<(string Felt, string Overskrift, Kolonnetype Type)> Alle =
    [
        ("budsjettForrigeAar", "Budsjett forrige år", Kolonnetype.Tall),
        ("opprinneligBudsjettForrigeAar", "Opprinnelig budsjett forrige år", Kolonnetype.Tall),
        ("sistVedtatteRegnskap", "Sist vedtatte regnskap", Kolonnetype.Tall),
        ("plan1", "Plan år 1", Kolonnetype.Tall), ("plan2", "Plan år 2", Kolonnetype.Tall),
        ("plan3", "Plan år 3", Kolonnetype.Tall), ("plan4", "Plan år 4", Kolonnetype.Tall), ("prognose", "Prognose", Kolonnetype.Tall),
        ("prognoseAvvik", "Prognoseavvik", Kolonnetype.Tall), ("prognoseAvvikProsent", "Prognoseavvik i prosent", Kolonnetype.Prosent),
        ("forrigePrognose", "Forrige prognose", Kolonnetype.Tall), ("endringPrognose", "Endring av prognose", Kolonnetype.Tall),
        ("foreslaattEndring", "Foreslått endring", Kolonnetype.Tall), ("budsjettEtterForslag", "Budsjett etter forslag", Kolonnetype.Tall),
        ("avvikEtterForslag", "Avvik etter forslag", Kolonnetype.Tall),
    ];
}
