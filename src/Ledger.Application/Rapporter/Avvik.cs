using System.Text.Json.Serialization;
using Ledger.Application.Lesing;
using Ledger.Application.Rapportering;
using Ledger.Application.Tabeller;
using Ledger.Domain.Avvik;
using Ledger.Domain.Oppstillinger;
using Ledger.Domain.Organisasjon;
using Ledger.Domain.Serier;
using Ledger.Domain.Validering;
using Ledger.Domain.Verdier;
using static Ledger.Application.Tabeller.Kolonnetype;

namespace Ledger.Application.Rapporter;

/// <summary>Deviation from the budget per unit of a level.</summary>
public class Avvikene : Aarsrapport<Avvikssvar>
{
    private static readonly Kolonne<Avvikslinjesvar>[] Kolonner =
    [
        new("Kode", Tekst, l => l.Kode), new("Navn", Tekst, l => l.Navn), new("Nivå", Ord, l => l.Nivaa), new("Overordnet", Tekst, l => l.Overordnet),
        new("Opprinnelig budsjett", Tall, l => l.OpprinneligBudsjett), new("Revidert budsjett", Tall, l => l.RevidertBudsjett),
        new("Budsjett hittil", Tall, l => l.BudsjettHittil), new("Regnskap", Tall, l => l.Regnskap), new("Avvik", Tall, l => l.Avvik),
        new("Avvik i prosent", Prosent, l => l.AvvikProsent),
        .. Periodevalg.Kolonner<Avvikslinjesvar>(medBudsjett: false),
        .. Rapporttabell.Forklaringer<Avvikslinjesvar>(l => l.Forklaring),
    ];

    private const string Fjoraaret = "regnskapForrigeAar";

    public override string Navn => "avvik";

    public override bool ErAvHovedboken => true;

    public override bool ErPerEnhet => true;

    public override bool HarInternt(Func<string, string?> spurt) => Linjekommentarer.Vises(spurt);

    public override string Sammendrag => "Avvik per direktørområde, tjenesteområde eller ansvar.";

    public override IReadOnlyList<Rapportparameter> Parametre { get; } =
        [Rapportparametre.Nivaa, Rapportparametre.Overordnet, .. Rapportparametre.MedPerioder];

    public override IReadOnlyList<Lukketfelt> Lukkede =>
    [
        .. Lukketfelt.Vist<Avvikssvar>(),
        Lukketfelt.Av<Avvikslinjesvar>("nivaa", Lukkedeverdier.Nivaaer),
    ];

    public override async Task<Rapportgrunnlag> UtvidAsync(
        Rapportgrunnlag grunnlag, Rapportspoersmaal spoersmaal, Rapportkilde kilde, CancellationToken ct) =>
        await (await Linjekommentarer.MedAsync(await Kolonnevalg.UtvidAsync(grunnlag, spoersmaal, kilde, ct), spoersmaal, kilde, ct))
            .MedVedtakAsync(spoersmaal, kilde, ct);

    protected override Func<Avvikssvar> Forbered(Rapportgrunnlag grunnlag, Rapportspoersmaal spoersmaal)
    {
        var nivaa = Nivaavalg.Les(spoersmaal["nivaa"], Nivaa.Direktoromraade, grunnlag.Grunndata.Organisasjon!);
        var overordnet = Overordnet(grunnlag, spoersmaal);
        var perioder = spoersmaal.Periodevalg();
        if (perioder.Liste?.Contains(Fjoraaret) == true)
        {
            throw Avvisning.Ugyldig("kolonner", Feilkoder.UkjentKolonne, $"Avvik har ikke kolonnen {Fjoraaret}; regnskapForrigeAarHittil er fjoråret.");
        }

        var kilde = perioder.Av(spoersmaal.Utvalg.Grunnlag(grunnlag, perioder.Til));
        var (visning, skalForklare) = (spoersmaal.Visning(), spoersmaal.SkalForklare());
        return () =>
        {
            var plan = nivaa.Plan(kilde.Organisasjon, overordnet);
            var resultat = Avviksrapport.Beregn(kilde, plan);
            var ekstra = Ekstraverdier.Av<Avviksresultat, Avvikssted>(
                grunnlag, kilde, g => Avviksrapport.Beregn(g, plan),
                (velg, r) => (velg.Av(r).OpprinneligBudsjett, velg.Av(r).RevidertBudsjett, velg.Av(r).Regnskap), velg => velg.Koder);
            var vedtak = Vedtaksbudsjettene.Av<Avviksresultat, Func<Avviksresultat, Avvikslinje>>(
                grunnlag, kilde, g => Avviksrapport.Beregn(g, plan), (velg, r) => velg(r).RevidertBudsjett, visning);
            var viser = new Linjeviser(grunnlag, plan, visning, skalForklare, perioder, ekstra, vedtak);
            var linjer = viser.Av(resultat, perioder.PerPeriodeAv(kilde, g => Avviksrapport.Beregn(g, plan)));
            var felt = spoersmaal.Utvalg.Grupper();
            return new Avvikssvar(
                grunnlag.Hode.Ledger.ToString(), grunnlag.Grunndata.Aar.Aar, Navn, null, nivaa.Navn,
                kilde.TilPeriode.Nummer, grunnlag.Hode.Versjon,
                grunnlag.Hode.Kjedehode.ToString(), visning.Enhetsnavn, visning.Fortegnsnavn,
                [.. linjer.Enheter], linjer.Sum, linjer.Utenfor, linjer.UtenEnhet, [.. linjer.EnheterUtenfor],
                spoersmaal.Utvalg.Tekst(grunnlag),
                Grupper.Av(felt, grunnlag.Grunndata, resultat.Linjer.Count, () => Gruppering.Del(kilde, Avviksrapport.Felt, felt),
                    g => viser.UtenEkstra.Av(Avviksrapport.Beregn(g, plan), null).MedTall))
            {
                UtenforOmraadene = linjer.UtenforOmraadene,
                Kolonner = perioder.Liste,
                Prognosen = grunnlag.Kolonner?.FirstOrDefault(k => k.Navn == Kolonnevalg.Prognose)?.Serie,
                Uplassert = resultat.Uplassert is { } uplassert && overordnet.ErTom
                    ? Avvikslinjesvar.Av(uplassert, visning) with
                    {
                        Navn = Domain.Betydning.Uplassert.Tekst, Hittil = perioder.Vis(uplassert.Hittil, visning),
                    }
                    : null,
                InngaaendeBalanse = Aapningsavvik.Av(grunnlag),
            };
        };
    }

    /// <summary>What its table is headed.</summary>
    protected virtual string Tittel => "Avvik";

    protected override Tabell SomTabell(Avvikssvar svar) => Rapporttabell.Av(
        $"{Navn}-{svar.Nivaa.ToLowerInvariant()}", Tittel,
        [
            .. Rapporttabell.Om(svar.Kommunenummer, svar.Aar, svar.Hjemmel, svar.TilPeriode, svar.Versjon, svar.Kjedehode),
            .. Rapporttabell.Vist(svar.Enhet, svar.Fortegn, svar.Utvalg),
            ("Prognose", svar.Prognosen is { } p ? Prognosevalg.Sagt(p, svar.Versjon) : null),
        ],
        [.. svar.Linjer, .. MedTall(svar.UtenEnhet), svar.Sum, .. MedTall(svar.UtenforOmraadene!), .. svar.Uplassert is { } u ? new[] { u } : []],
        svar.Grupper, Kolonneliste.Velg(Kolonner, svar.Kolonner));

    private static IEnumerable<Avvikslinjesvar> MedTall(Avvikslinjesvar linje) => linje.HarTall ? [linje] : [];

    private static Ansvar Overordnet(Rapportgrunnlag grunnlag, Rapportspoersmaal spoersmaal)
    {
        Ansvar enhet = default;
        return spoersmaal["overordnet"] is { } tekst && (!Ansvar.TryParse(tekst, out enhet) || grunnlag.Grunndata.Organisasjon!.Finn(enhet) is null)
            ? throw Avvisning.IkkeFunnet("Enheten i overordnet finnes ikke i årets organisasjon.")
            : enhet;
    }

    /// <summary>The lines of a result as they are shown, each with the postings that it stands on when that is asked for.</summary>
    private sealed class Linjeviser(
        Rapportgrunnlag grunnlag, Avviksplan plan, Visning visning, bool skalForklare, Periodevalg perioder, Func<Avvikssted, Ekstraverdier>? ekstra,
        Func<Func<Avviksresultat, Avvikslinje>, IReadOnlyList<Vedtaksandelsvar>?> vedtak)
    {
        /// <summary>The same without columns of other years and series, and without decisions, which are not of groups.</summary>
        public Linjeviser UtenEkstra => new(grunnlag, plan, visning, skalForklare, perioder, null, _ => null);

        /// <param name="serier">The same result for each period; null when that is not asked for.</param>
        public Viste Av(Avviksresultat resultat, IReadOnlyList<(int Periode, Avviksresultat Resultat)>? serier)
        {
            var alle = $"ansvar={string.Join(',', plan.Omraader)}";
            var uten = plan.Enheter.Count == 0 ? "" : $"ikkeAnsvar={string.Join(',', plan.Enheter.Select(e => e.Enhet.Kode))}";
            var utenEnhet = Vis(r => r.UtenEnhet, $"{alle} {uten}", Omraadeoppstillinger.Utenfor, "Uten enhet på nivået", av: plan.UtenEnhet);

            // For the table form, in which the rows before the sum add up to it: this row stands after the sum.
            var utenforOmraadene = Vis(
                r => r.UtenforOmraadene, $"ikkeAnsvar={string.Join(',', plan.Omraader)}", Omraadeoppstillinger.Utenfor, "Utenfor områdene",
                av: plan.UtenforOmraadene);
            var utenfor = plan.ErDel ? utenEnhet
                : resultat.UtenEnhet.ErTom ? utenforOmraadene
                : Vis(
                    r => r.Utenfor, uten, Omraadeoppstillinger.Utenfor, "Utenfor områdene eller uten enhet på nivået",
                    av: [.. plan.UtenEnhet, .. plan.UtenforOmraadene]);
            var enheter = Enumerable.Range(0, resultat.Linjer.Count).Select(i => Enhet(r => r.Linjer[i])).ToList();
            return new(
                enheter, Enumerable.Range(0, resultat.EnheterUtenfor.Count).Select(i => Enhet(r => r.EnheterUtenfor[i])),
                Vis(r => r.Sum, alle, medPrognose: true, av: plan.Innenfor), utenEnhet, utenforOmraadene, utenfor,
                [.. enheter.Where((_, i) => !resultat.Linjer[i].ErTom), .. resultat.Utenfor.ErTom ? Array.Empty<Avvikslinjesvar>() : [utenfor]]);

            // What has nothing and is of no unit of its own is forecast to be nothing; all else is forecast by a unit that it is of, or by none.
            IReadOnlyCollection<Ansvar>? Koder(Avvikslinje linje, IReadOnlyCollection<Ansvar>? av) =>
                linje.Enhet is { } enhet ? [.. grunnlag.Grunndata.Organisasjon!.MedUnderordnede(enhet.Kode)] : linje.ErTom ? null : av;
            Avvikslinjesvar Enhet(Func<Avviksresultat, Avvikslinje> velg) => Vis(velg, $"ansvar={velg(resultat).Enhet!.Kode}", medPrognose: true);
            Avvikslinjesvar Vis(
                Func<Avviksresultat, Avvikslinje> velg, string filter, string? kode = null, string? navn = null, bool medPrognose = false,
                IReadOnlyCollection<Ansvar>? av = null)
            {
                var linje = velg(resultat);
                var vist = Avvikslinjesvar.Av(linje, visning);
                return vist with
                {
                    Kode = kode ?? vist.Kode,
                    Navn = navn ?? vist.Navn,
                    Hittil = perioder.Vis(linje.Hittil, visning),
                    Kommentar = grunnlag.Kommentarer.PaaEnhet(vist.Kode),
                    Ekstra = ekstra?.Invoke(new Avvikssted(velg, Koder(linje, av))).Vis(linje.RevidertBudsjett, visning),
                    Perioder = serier is null ? null : Periodevalg.Serie(serier.Select(s => (s.Periode, velg(s.Resultat).Hittil)), visning),
                    Forklaring = skalForklare
                        ? Forklaring.Av(grunnlag, [$"kontoklasse=drift {filter}".TrimEnd()], null, linje.AntallPosteringer)
                            .MedPrognose(medPrognose ? grunnlag : null, plan, linje.Enhet, visning) with { Budsjettvedtak = vedtak(velg) }
                        : null,
                };
            }
        }
    }

    /// <summary>A line of a result, and the units that it is of.</summary>
    /// <param name="Koder">Null for a line of no unit that has nothing.</param>
    private sealed record Avvikssted(Func<Avviksresultat, Avvikslinje> Av, IReadOnlyCollection<Ansvar>? Koder);

    /// <param name="MedTall">Of a group: the lines that have anything.</param>
    private sealed record Viste(
        IReadOnlyList<Avvikslinjesvar> Enheter, IEnumerable<Avvikslinjesvar> EnheterUtenfor, Avvikslinjesvar Sum, Avvikslinjesvar UtenEnhet,
        Avvikslinjesvar UtenforOmraadene, Avvikslinjesvar Utenfor, IReadOnlyList<Avvikslinjesvar> MedTall);
}

/// <summary>Deviation per unit. The lines and utenfor are all of drift; the lines and utenEnhet are sum.</summary>
/// <param name="Sum">What lies within the areas, the same at every level.</param>
/// <param name="Utenfor">What no line has: what lies outside the areas, which is not in sum, and utenEnhet.</param>
/// <param name="UtenEnhet">What lies within the areas and on no unit of the level.</param>
/// <param name="EnheterUtenfor">The units of the level that lie outside the areas.</param>
/// <param name="Utvalg">What the report was narrowed to; not there when it is of everything.</param>
/// <param name="Grupper">There with grupperPaa.</param>
public sealed record Avvikssvar(
    string Kommunenummer, int Aar, string Oppstilling, string? Hjemmel, string Nivaa, int TilPeriode, long Versjon, string Kjedehode,
    string Enhet, string Fortegn,
    IReadOnlyList<Avvikslinjesvar> Linjer, Avvikslinjesvar Sum, Avvikslinjesvar Utenfor, Avvikslinjesvar UtenEnhet,
    IReadOnlyList<Avvikslinjesvar> EnheterUtenfor,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Utvalg = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyList<Gruppe<Avvikslinjesvar>>? Grupper = null)
{
    /// <summary>The part of utenfor that is not in sum; a row of its own in tables.</summary>
    [JsonIgnore]
    public Avvikslinjesvar? UtenforOmraadene { get; init; }

    /// <summary>The columns of files, asked for one by one; null for all.</summary>
    [JsonIgnore]
    public IReadOnlyList<string>? Kolonner { get; init; }

    /// <summary>The forecast that is shown; null when none is.</summary>
    [JsonIgnore]
    public Seriehode? Prognosen { get; init; }

    /// <summary>The code of the forecast that is shown; not there when none is.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Prognose => Prognosen?.Kode;

    /// <summary>The version that the forecast was locked at; while it is open that of the answer. Not there when none is shown.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public long? PrognoseVersjon => Prognosen is null ? null : Prognosen.LaastVersjon ?? Versjon;

    /// <summary>What has no place in the chart yet, and may be drift; in nothing else here. Not there when everything has a place.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public Avvikslinjesvar? Uplassert { get; init; }

    /// <summary>avviker when the year does not begin as the year before ended; not there when it does.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? InngaaendeBalanse { get; init; }
}

/// <summary>A unit's drift against its budget; the sum has no kode, and what no unit has the kode utenfor.</summary>
public sealed record Avvikslinjesvar(
    string? Kode,
    string Navn,
    string? Nivaa,
    string? Overordnet,
    decimal OpprinneligBudsjett,
    decimal RevidertBudsjett,
    decimal BudsjettHittil,
    decimal Regnskap,
    decimal Avvik,
    decimal? AvvikProsent,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] Forklaring? Forklaring = null) : Hittilkolonner
{
    [JsonIgnore]
    public bool HarTall => (OpprinneligBudsjett, RevidertBudsjett, BudsjettHittil, Regnskap) != (0m, 0m, 0m, 0m);

    public static Avvikslinjesvar Av(Avvikslinje l, Visning v) => new(
        l.Enhet?.Kode.ToString(), l.Enhet?.Navn ?? "Sum", l.Enhet?.Nivaa.Navn(),
        l.Enhet is null || l.Enhet.Overordnet.ErTom ? null : l.Enhet.Overordnet.ToString(),
        v.Vis(l.OpprinneligBudsjett), v.Vis(l.RevidertBudsjett), v.Vis(l.BudsjettHittil), v.Vis(l.Regnskap), v.Vis(l.Avvik), l.AvvikProsent);
}
