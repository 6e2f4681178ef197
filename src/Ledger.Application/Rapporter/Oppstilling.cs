using System.Text.Json.Serialization;
using Ledger.Application.Lesing;
using Ledger.Application.Rapportering;
using Ledger.Application.Tabeller;
using Ledger.Domain.Hovedbok;
using Ledger.Domain.Noter;
using Ledger.Domain.Oppstillinger;
using Ledger.Domain.Validering;
using static Ledger.Application.Tabeller.Kolonnetype;

namespace Ledger.Application.Rapporter;

/// <summary>A statement by its id: one of the regulation's, or the municipality's own.</summary>
public class Oppstillingene : Aarsrapport<Oppstillingssvar>
{
    private static readonly Kolonne<Oppstillingslinjesvar>[] Kolonner =
    [
        new("Post", Tekst, l => l.Post), new("Tekst", Tekst, l => l.Tekst), new("Linjetype", Tekst, l => l.Type),
        new("Opprinnelig budsjett", Tall, l => l.OpprinneligBudsjett), new("Revidert budsjett", Tall, l => l.RevidertBudsjett),
        new("Regnskap", Tall, l => l.Regnskap), new("Avvik", Tall, l => l.Avvik), new("Avvik i prosent", Prosent, l => l.AvvikProsent),
        new("Regnskap forrige år", Tall, l => l.RegnskapForrigeAar), Rapporttabell.KanUtelates<Oppstillingslinjesvar>(l => l.KanUtelates),
        .. Periodevalg.Kolonner<Oppstillingslinjesvar>(medBudsjett: true),
        .. Rapporttabell.Forklaringer<Oppstillingslinjesvar>(l => l.Forklaring),
        new("Noter", Tekst, l => l.Noter is { } noter ? string.Join(", ", noter) : null, Valgfri: true),
    ];

    /// <summary>The lines of the regulation's forms have its numbers; those of own statements have ids, which are no reading.</summary>
    private static readonly Kolonne<Oppstillingslinjesvar>[] Egne = [Kolonner[0] with { Forprogrammer = true }, .. Kolonner[1..]];

    public override string Navn => "oppstilling";

    public override string Sti => "/oppstillinger/{id}";

    public override string Operasjon => "hentOppstilling";

    public override bool ErAvHovedboken => true;

    public override bool ErPerEnhet => true;

    public override bool HarInternt(Func<string, string?> spurt) => Linjekommentarer.Vises(spurt);

    public override string Sammendrag => "En oppstilling, regnet ut.";

    public override IReadOnlyList<Rapportparameter> Parametre { get; } = [.. Rapportparametre.MedPerioder, Rapportparametre.FordelPaa];

    public override IEnumerable<string> Bunkefelt => base.Bunkefelt.Append(Rapportparametre.Oppstilling.Navn);

    public override IReadOnlyList<Lukketfelt> Lukkede =>
    [
        .. Lukketfelt.Vist<Oppstillingssvar>(),
        Lukketfelt.Av<Oppstillingslinjesvar>("type", Lukkedeverdier.Linjetyper), Lukketfelt.Av<Linjeutkast>("type", Lukkedeverdier.Linjetyper),
    ];

    public override async Task<Rapportgrunnlag> UtvidAsync(
        Rapportgrunnlag grunnlag, Rapportspoersmaal spoersmaal, Rapportkilde kilde, CancellationToken ct) =>
        await (await Linjekommentarer.MedAsync(await Kolonnevalg.UtvidAsync(grunnlag, spoersmaal, kilde, ct), spoersmaal, kilde, ct))
            .MedVedtakAsync(spoersmaal, kilde, ct);

    /// <summary>The id of the statement that is asked for: a part of the address, or a field of a batch.</summary>
    protected virtual string Id(Rapportspoersmaal spoersmaal) =>
        spoersmaal["id"] ?? spoersmaal["oppstilling"] ?? throw Avvisning.Ugyldig("oppstilling", Feilkoder.Mangler, "Oppgi oppstillingens id.");

    protected sealed override Func<Oppstillingssvar> Forbered(Rapportgrunnlag grunnlag, Rapportspoersmaal spoersmaal)
    {
        var id = Id(spoersmaal);
        grunnlag = MedNivaa(grunnlag, id, spoersmaal);
        var plan = grunnlag.Plan(id);
        var perioder = spoersmaal.Periodevalg();
        var kilde = perioder.Av(spoersmaal.Utvalg.Grunnlag(grunnlag, perioder.Til));
        var (definisjon, visning, skalForklare) = (plan.Definisjon, spoersmaal.Visning(), spoersmaal.SkalForklare());
        return () =>
        {
            Oppstillingslinjesvar Linje(Oppstillingslinje l) => Oppstillingslinjesvar.Av(l, visning) with
            {
                Hittil = perioder.Vis(l.Hittil, visning, l.Definisjon.Visningsfaktor),
                Forklaring = skalForklare ? Forklaring.Av(grunnlag, l) : null,
                Noter = Notehenvisninger.For(definisjon.Id, l.Definisjon.Post),
            };
            IReadOnlyList<Gruppe<Oppstillingslinjesvar>>? Grupper(Dimensjonsfelt felt) => Rapportering.Grupper.Av(
                felt, grunnlag.Grunndata, definisjon.Linjer.Count, () => Gruppering.Del(kilde, plan.Felt, felt),
                g => Oppstillingsmotor.Beregn(plan, g).Linjer.Where(l => !l.ErTom && !l.ErUtelatt).Select(Linje));
            var beregnet = Oppstillingsmotor.Beregn(plan, kilde).Linjer;
            var ekstra = Ekstraverdier.Av<Oppstillingsresultat, int>(
                grunnlag, kilde, g => Oppstillingsmotor.Beregn(plan, g),
                (i, r) => (r.Linjer[i].OpprinneligBudsjett, r.Linjer[i].RevidertBudsjett, r.Linjer[i].Regnskap), _ => null,
                (i, r) => ErSagt(plan, beregnet, r, i));
            var utelatt = beregnet.Where((l, i) => l.ErUtelatt && ekstra?.Invoke(i).HarBeloep != true).Select(l => l.Definisjon.Post)
                .ToHashSet(StringComparer.Ordinal);
            var prognose = Linjeprognose.Av(grunnlag, plan, kilde, visning);
            var vedtak = Vedtaksbudsjettene.Av<Oppstillingsresultat, int>(
                grunnlag, kilde, g => Oppstillingsmotor.Beregn(plan, g), (i, r) => r.Linjer[i].RevidertBudsjett, visning);
            var linjer = beregnet.Select((l, i) => Linje(l) with
            {
                Ekstra = ekstra?.Invoke(i).Vis(l.RevidertBudsjett, visning, l.Definisjon.Visningsfaktor),
                Kommentar = grunnlag.Kommentarer.PaaLinje(definisjon.Id, l.Definisjon.Post),
                Forklaring = skalForklare ? Forklaring.Av(grunnlag, l) with { Prognose = prognose(i), Budsjettvedtak = vedtak(i) } : null,
            });
            if (perioder.PerPeriodeAv(kilde, g => Oppstillingsmotor.Beregn(plan, g).Linjer) is { } serier)
            {
                linjer = linjer.Select((l, i) => l with
                {
                    Perioder = Periodevalg.Serie(serier.Select(s => (s.Periode, s.Resultat[i].Hittil)), visning, definisjon.Linjer[i].Visningsfaktor),
                });
            }

            if (Grupper(spoersmaal.Utvalg.Fordelt()) is { } fordelt)
            {
                var deler = fordelt.SelectMany(g => g.Linjer.Select(l => (l.Post, Del: Fordelingssvar.Av(g.Noekkel, l)))).ToLookup(d => d.Post, d => d.Del);
                linjer = linjer.Select(l => l with { Fordeling = [.. deler[l.Post]] });
            }

            return new Oppstillingssvar(
                grunnlag.Hode.Ledger.ToString(), grunnlag.Grunndata.Aar.Aar, definisjon.Id, definisjon.Navn, definisjon.Hjemmel, kilde.TilPeriode.Nummer,
                grunnlag.Hode.Versjon, grunnlag.Hode.Kjedehode.ToString(), visning.Enhetsnavn, visning.Fortegnsnavn,
                [.. linjer.Where(l => !utelatt.Contains(l.Post))], spoersmaal.Utvalg.Tekst(grunnlag), Grupper(spoersmaal.Utvalg.Grupper()),
                Aapningsavvik.Av(grunnlag)) { Kolonner = perioder.Liste };
        };
    }

    /// <summary>
    /// Whether a forecast says what a line will be: it has a key of the line, or there is nothing on it. What is computed from other lines needs each
    /// of them; areas are summed as units are, by what is said of them.
    /// </summary>
    /// <param name="sagt">The same lines of the keys that the forecast has.</param>
    internal static bool ErSagt(Oppstillingsplan plan, IReadOnlyList<Oppstillingslinje> linjer, Oppstillingsresultat sagt, int linje)
    {
        var ledd = plan.Ledd(linje);
        return plan.Definisjon.Id is InnebygdeOppstillinger.BevilgningOmraade or InnebygdeOppstillinger.InvesteringOmraade
            ? ledd.Any(HarNoekkel) || ledd.All(ErTom) : ledd.All(l => HarNoekkel(l) || ErTom(l));

        bool HarNoekkel(int l) => sagt.Linjer[l].AntallPosteringer > 0;
        bool ErTom(int l) => linjer[l].ErTom;
    }

    /// <summary>The areas of §§ 5-4 and 5-5 second paragraph are of the level that is asked for.</summary>
    private static Rapportgrunnlag MedNivaa(Rapportgrunnlag grunnlag, string id, Rapportspoersmaal spoersmaal) =>
        spoersmaal["nivaa"] is not { } nivaa ? grunnlag
        : id is InnebygdeOppstillinger.BevilgningOmraade or InnebygdeOppstillinger.InvesteringOmraade ? grunnlag.MedBevilgningsnivaa(nivaa)
        : throw Avvisning.Ugyldig("nivaa", Feilkoder.UgyldigKombinasjon, "nivaa er av oppstillingene per område (§§ 5-4 og 5-5 andre ledd).");

    protected sealed override Tabell SomTabell(Oppstillingssvar svar) => Rapporttabell.Av(
        $"oppstilling-{svar.Oppstilling}", svar.Navn,
        [
            .. Rapporttabell.Om(svar.Kommunenummer, svar.Aar, svar.Hjemmel, svar.TilPeriode, svar.Versjon, svar.Kjedehode),
            .. Rapporttabell.Vist(svar.Enhet, svar.Fortegn, svar.Utvalg),
        ],
        [.. svar.Linjer.SelectMany(l => (l.Fordeling ?? []).Select(d => d.SomLinje(l)).Prepend(l))], svar.Grupper,
        Kolonneliste.Velg(svar.Hjemmel is null ? Egne : Kolonner, svar.Kolonner));
}

/// <summary>Statements of the regulation that have an address of their own, with one or a few to choose from.</summary>
/// <param name="valg">What is asked for, and the statement's id. The first is the one for those who do not ask.</param>
public sealed class Lovoppstillinger(string navn, string sammendrag, params (string Navn, string Id)[] valg) : Oppstillingene
{
    public static readonly IReadOnlyList<Rapport> Alle =
    [
        new Lovoppstillinger(
            "driftsregnskap", "Driftsregnskapet: bevilgning (§ 5-4 første ledd), art (§ 5-6) eller omraade (§ 5-4 andre ledd).",
            ("bevilgning", InnebygdeOppstillinger.Bevilgning), ("art", InnebygdeOppstillinger.Art), ("omraade", InnebygdeOppstillinger.BevilgningOmraade)),
        new Lovoppstillinger(
            "investeringsregnskap", "Investeringsregnskapet: bevilgning (§ 5-5 første ledd) eller omraade (andre ledd).",
            ("bevilgning", InnebygdeOppstillinger.Investering), ("omraade", InnebygdeOppstillinger.InvesteringOmraade)),
        new Lovoppstillinger(
            "budsjettavvik", "Samlet budsjettavvik og årsavslutningsdisposisjoner (§ 5-9): drift eller investering.",
            ("drift", InnebygdeOppstillinger.BudsjettavvikDrift), ("investering", InnebygdeOppstillinger.BudsjettavvikInvestering)),
    ];

    public override string Navn => navn;

    public override string Sti => "/" + navn;

    public override string Operasjon => navn;

    public override string Sammendrag => sammendrag;

    public override IReadOnlyList<Rapportparameter> Parametre { get; } =
        [Rapportparametre.Oppstilling, Rapportparametre.Bevilgningsnivaa, .. Rapportparametre.MedPerioder, Rapportparametre.FordelPaa];

    protected override string Id(Rapportspoersmaal spoersmaal)
    {
        if (spoersmaal["oppstilling"] is not { } bestilt)
        {
            return valg[0].Id;
        }

        var funnet = Array.FindIndex(valg, v => v.Navn == bestilt);
        return funnet >= 0 ? valg[funnet].Id : throw Avvisning.Ugyldig("oppstilling", Feilkoder.UgyldigFormat, Melding());
    }

    private string Melding() => $"oppstilling er {string.Join(", ", valg.SkipLast(1).Select(v => v.Navn))} eller {valg[^1].Navn}.";
}

/// <summary>A statement.</summary>
/// <param name="Versjon">The municipality's version that every figure is of.</param>
/// <param name="Kjedehode">The chain's head at that version.</param>
/// <param name="Utvalg">What the report was narrowed to; not there when it is of everything.</param>
/// <param name="Grupper">There with grupperPaa.</param>
/// <param name="InngaaendeBalanse">avviker when the year does not begin as the year before ended; not there when it does.</param>
public sealed record Oppstillingssvar(
    string Kommunenummer, int Aar, string Oppstilling, string Navn, string? Hjemmel, int TilPeriode, long Versjon, string Kjedehode,
    string Enhet, string Fortegn,
    IReadOnlyList<Oppstillingslinjesvar> Linjer,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Utvalg = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyList<Gruppe<Oppstillingslinjesvar>>? Grupper = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? InngaaendeBalanse = null)
{
    /// <summary>The columns of files, asked for one by one; null for all.</summary>
    [JsonIgnore]
    public IReadOnlyList<string>? Kolonner { get; init; }
}

/// <summary>A line of a statement.</summary>
/// <param name="Avvik">revidertBudsjett − regnskap in ledger sign: positive is better than budget.</param>
/// <param name="AvvikProsent">avvik in percent of the revised budget's magnitude; null when that is 0.</param>
/// <param name="Fordeling">The parts of the line, each a code; there with fordelPaa. In kroner they sum to the line.</param>
public sealed record Oppstillingslinjesvar(
    string Post,
    string Tekst,
    string Type,
    decimal OpprinneligBudsjett,
    decimal RevidertBudsjett,
    decimal Regnskap,
    decimal Avvik,
    decimal? AvvikProsent,
    decimal? RegnskapForrigeAar,
    bool KanUtelates,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] Forklaring? Forklaring = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyList<Fordelingssvar>? Fordeling = null) : Linjekolonner
{
    /// <summary>The ids of the notes that the line refers to (§ 5-15); not there when there are none.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<string>? Noter { get; init; }

    public static Oppstillingslinjesvar Av(Oppstillingslinje linje, Visning visning)
    {
        var fortegn = linje.Definisjon.Visningsfaktor;
        return new Oppstillingslinjesvar(
            linje.Definisjon.Post, linje.Definisjon.Tekst, linje.Definisjon.Type.Navn(),
            visning.Vis(linje.OpprinneligBudsjett, fortegn), visning.Vis(linje.RevidertBudsjett, fortegn), visning.Vis(linje.Regnskap, fortegn),
            visning.Vis(linje.Avvik), linje.AvvikProsent, visning.Vis(linje.RegnskapForrigeAar, fortegn), linje.Definisjon.KanUtelates);
    }
}

/// <summary>A part of a line: what it has on a code.</summary>
/// <param name="Kode">Empty for what has no code of the field.</param>
/// <param name="Navn">Null for a code that nobody has named.</param>
public sealed record Fordelingssvar(
    string Kode,
    string? Navn,
    decimal OpprinneligBudsjett,
    decimal RevidertBudsjett,
    decimal Regnskap,
    decimal Avvik,
    decimal? AvvikProsent,
    decimal? RegnskapForrigeAar) : Linjekolonner
{
    public static Fordelingssvar Av(Gruppenoekkel kode, Oppstillingslinjesvar l) => new(
        kode.Eneste(), kode.Enestenavn(), l.OpprinneligBudsjett, l.RevidertBudsjett, l.Regnskap, l.Avvik, l.AvvikProsent, l.RegnskapForrigeAar)
    {
        Hittil = l.Hittil,
    };

    /// <summary>The part as a row of a table, below its line.</summary>
    internal Oppstillingslinjesvar SomLinje(Oppstillingslinjesvar hele) => new(
        hele.Post, $"{Kode} {Navn}".Trim(), "del", OpprinneligBudsjett, RevidertBudsjett, Regnskap, Avvik, AvvikProsent, RegnskapForrigeAar, hele.KanUtelates)
    {
        Hittil = Hittil,
    };
}
