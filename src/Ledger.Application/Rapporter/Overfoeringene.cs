using System.Text.Json.Serialization;
using Ledger.Application.Lesing;
using Ledger.Application.Opplysninger;
using Ledger.Application.Rapportering;
using Ledger.Application.Rettigheter;
using Ledger.Application.Tabeller;
using Ledger.Domain.Hovedbok;
using Ledger.Domain.Opplysninger;
using Ledger.Domain.Oppstillinger;
using Ledger.Domain.Registertabeller;
using Ledger.Domain.Saldo;
using Ledger.Domain.Serier;
using Ledger.Domain.Verdier;
using static Ledger.Application.Tabeller.Kolonnetype;

namespace Ledger.Application.Rapporter;

/// <summary>What the projects take with them to the next year, as the lines of a proposal. Nothing is booked.</summary>
public sealed class Overfoeringene : Aarsrapport<Overfoeringssvar>
{
    /// <summary>Posts 1–4 of § 5-5, gross, and their frames.</summary>
    private static readonly Kontoutvalg Overfoerbart = Kontoutvalg.Finn("overfoerbare_investeringer");

    private static readonly Filterutkast Poster = Overfoerbart.Utkast();

    private const string Avsluttet = "F4", Drift = "drift";

    private static readonly Kolonne<Overfoeringsrad>[] Kolonner =
    [
        new("Kode", Tekst, l => l.Kode), new("Navn", Tekst, l => l.Navn), new("Linjetype", Tekst, l => l.Type), new("Fase", Ord, l => l.Fase),
        new("Overføring", Tekst, l => l.Overfoering), new("Revidert budsjett", Tall, l => l.RevidertBudsjett), new("Regnskap", Tall, l => l.Regnskap),
        new("Overføres", Tall, l => l.Beloep),
    ];

    public override string Navn => "overfoeringer";

    public override string Sammendrag => "Det som prosjektene har igjen av årets investeringsbudsjett, som et forslag til neste år. Ingenting blir bokført.";

    public override IReadOnlyList<string> Scopes { get; } = [Scope.Les, Scope.Revisjon, Scope.Budsjett];

    public override IReadOnlyList<Rapportparameter> Parametre { get; } =
        [Rapportparametre.Versjon, Rapportparametre.PerTidspunkt, Rapportparametre.Tilstand, Rapportparametre.Enhet, Rapportparametre.Forklar];

    public override IReadOnlyList<Lukketfelt> Lukkede =>
    [
        Lukketfelt.Av<Overfoeringssvar>("enhet", Visning.Enheter), Lukketfelt.Av<Overfoeringsrad>("type", ["rad", "sum"]),
        Lukketfelt.Av<Overfoeringsrad>("overfoering", [Overfoering.Full, Overfoering.Ingen, Overfoering.Manuell]),
    ];

    public override async Task<Rapportgrunnlag> UtvidAsync(
        Rapportgrunnlag grunnlag, Rapportspoersmaal spoersmaal, Rapportkilde kilde, CancellationToken ct)
    {
        var svar = await Registertabellen.MedRegistreAsync(grunnlag, kilde, ct);
        if (!spoersmaal.SkalForklare())
        {
            return svar;
        }

        var skrivinger = new Dictionary<long, Porter.Transaksjon>();
        foreach (var versjon in Prosjekter(svar).SelectMany(p => p.Fakta).Select(f => f.Versjon).Distinct())
        {
            if (await kilde.SkrivingAsync(grunnlag.Hode, versjon, ct) is { } skriving)
            {
                skrivinger[versjon] = skriving;
            }
        }

        return await (svar with { Registre = svar.Registre! with { Skrivinger = skrivinger } }).MedVedtakAsync(spoersmaal, kilde, ct);
    }

    protected override Func<Overfoeringssvar> Forbered(Rapportgrunnlag grunnlag, Rapportspoersmaal spoersmaal)
    {
        var (visning, forklar) = (Visning.Les(spoersmaal["enhet"], null), spoersmaal.SkalForklare());
        return () =>
        {
            var aar = grunnlag.Grunndata.Aar.Aar;
            var filter = Overfoerbart.Filter().Kompiler(grunnlag.Grunndata.Organisasjon!, grunnlag.Grunndata.AlleFond);
            var linjer = Overfoering.Beregn(Prosjekter(grunnlag), grunnlag.Kube, filter);
            return new Overfoeringssvar(
                grunnlag.Hode.Ledger.ToString(), aar, Navn, grunnlag.Hode.Versjon, grunnlag.Hode.Kjedehode.ToString(), visning.Enhetsnavn,
                [
                    .. linjer.Select(l => Overfoeringsrad.Av(l, visning) with
                    {
                        Forklaring = forklar ? Forklar(grunnlag, l, filter, spoersmaal, visning) : null,
                    }),
                ],
                new Overfoeringsrad(
                    null, "Sum", "sum", null, null, visning.Vis(Beloep.Sum(linjer.Select(l => l.RevidertBudsjett))),
                    visning.Vis(Beloep.Sum(linjer.Select(l => l.Regnskap))),
                    visning.Vis(Beloep.Sum(linjer.Select(l => l.Beloep).OfType<Beloep>()))),
                new Overfoeringsforslag(aar + 1, [.. Overfoering.Forslag(linjer, grunnlag.Kube).Select(Overfoeringsforslagslinje.Av)]));
        };
    }

    protected override Tabell SomTabell(Overfoeringssvar svar) => Tabell.Av(
        Navn, "Overføring til neste år",
        [.. Rapporttabell.Om(svar.Kommunenummer, svar.Aar, null, Periode.Stoerste, svar.Versjon, svar.Kjedehode), ("Enhet", svar.Enhet)],
        [.. svar.Linjer, svar.Sum], Kolonner);

    /// <summary>What a project has of budget and accounts on each unit, and the facts of its phase and of what was reported.</summary>
    private static Forklaring Forklar(
        Rapportgrunnlag grunnlag, Overfoeringslinje linje, Func<Dimensjon, bool> teller, Rapportspoersmaal spoersmaal, Visning visning)
    {
        var (kube, kode) = (grunnlag.Kube, linje.Prosjekt.Kode);
        var kilder = new Cellebidragene(grunnlag, Periode.Aarsavslutning, spoersmaal, visning);
        IEnumerable<Cellebidragsvar> Bidrag(string kolonne, Saldokube av, IEnumerable<int> noekler, Func<int, Beloep> beloep, string? vedtak = null) =>
            noekler.GroupBy(n => av.Noekkel(n).Ansvar).OrderBy(e => e.Key.ToString(), StringComparer.Ordinal)
                .Select(e => (Ansvar: e.Key, Sum: Beloep.Sum(e.Select(beloep))))
                .Where(e => !e.Sum.ErNull).Select(e => kilder.Av(kolonne, Poster, kube.Aar.Aar, kode, e.Ansvar, e.Sum, vedtak));
        IEnumerable<Cellebidragsvar> Budsjett(Vedtaksbudsjett v) => Bidrag(
            "revidertBudsjett", v.Kube, Enumerable.Range(0, v.Kube.Antall).Where(n => v.Kube.Noekkel(n) is var d && d.Prosjekt.ToString() == kode && teller(d)),
            v.Kube.RevidertBudsjett, v.Vedtak.Referanse);
        var filter = $"kontoklasse={Poster.Kontoklasse} art={Poster.Art} prosjekt={kode}";
        var formel = linje.Prosjekt.Regel == Overfoering.Full ? "revidertBudsjett - regnskap" : null;
        return Forklaring.Av(grunnlag, [filter], formel, linje.Noekler.Sum(n => kube.AntallPosteringer(n, Periode.Aarsavslutning))) with
        {
            Bidrag =
            [
                .. grunnlag.Vedtak!.SelectMany(Budsjett),
                .. Bidrag("regnskap", kube, linje.Noekler, n => kube.Regnskap(n, Periode.Aarsavslutning)),
            ],
            Opplysninger = [.. linje.Prosjekt.Fakta.Select(f => Opplysningssvar.Av(f, grunnlag.Registre!.Skrivinger))],
        };
    }

    /// <summary>The investment projects that are not finished on the last day of the year. One without a rule takes all with it.</summary>
    private static List<Overfoeringsprosjekt> Prosjekter(Rapportgrunnlag grunnlag)
    {
        var (aar, tilstand) = (grunnlag.Grunndata.Aar.Aar, grunnlag.Registre!.Tilstand);
        var slutt = Tabellmotor.SisteDag(aar, Periode.Aarsavslutning);
        var svar = new List<Overfoeringsprosjekt>();
        foreach (var objekt in Registertabellen.Objekter(grunnlag, Tabellmotor.Prosjekt).Where(o => o["type"] != Drift))
        {
            var opplysninger = tilstand.Opplysninger($"{Tabellmotor.Prosjekt}:{objekt.Kode}").ToList();
            var sagt = Gjeldende(Opplysningsslag.Status, "fase");
            var fase = sagt?.Verdi.Kode;
            if (fase != Avsluttet)
            {
                var regel = objekt["overfoering"] ?? Overfoering.Full;
                var manuelt = regel == Overfoering.Manuell ? Gjeldende(Opplysningsslag.Maaling, "overfoering") : null;
                svar.Add(new(
                    objekt.Kode, objekt.Navn, fase, regel,
                    manuelt?.Verdi.Beloep ?? (manuelt?.Verdi.Verdi is { } kroner ? Beloep.FraKroner(kroner) : null),
                    [.. new[] { sagt, manuelt }.OfType<Stand<Opplysning>>()]));
            }

            Stand<Opplysning>? Gjeldende(Opplysningsslag slag, string maal) => Tabellmotor.Gjeldende(
                opplysninger.Where(o => o.Verdi.Noekkel is { Region: "", Enhet: "" } n && n.Slag == slag && n.Maal == maal), aar, slutt, null);
        }

        return svar;
    }
}

/// <summary>What the projects take with them to the next year.</summary>
/// <param name="Forslag">The same as a decision to propose.</param>
public sealed record Overfoeringssvar(
    string Kommunenummer, int Aar, string Oppstilling, long Versjon, string Kjedehode, string Enhet, IReadOnlyList<Overfoeringsrad> Linjer,
    Overfoeringsrad Sum, Overfoeringsforslag Forslag);

/// <summary>A project, or all. Amounts in ledger sign.</summary>
/// <param name="Fase">On the last day of the year; null when nobody has said.</param>
/// <param name="Overfoering">full is what is left, which is negative for a project that has used more; manuell is what was reported.</param>
/// <param name="Beloep">What is carried to the next year; null when the rule is manuell and nothing was reported.</param>
/// <param name="Mangler">The columns that are not known.</param>
public sealed record Overfoeringsrad(
    string? Kode, string Navn, string Type, string? Fase, string? Overfoering, decimal RevidertBudsjett, decimal Regnskap, decimal? Beloep,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyList<string>? Mangler = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] Forklaring? Forklaring = null)
{
    public static Overfoeringsrad Av(Overfoeringslinje l, Visning v) => new(
        l.Prosjekt.Kode, l.Prosjekt.Navn, "rad", l.Prosjekt.Fase, l.Prosjekt.Regel, v.Vis(l.RevidertBudsjett), v.Vis(l.Regnskap), v.Vis(l.Beloep, 1),
        l.Beloep is null ? ["beloep"] : null);
}

/// <summary>The lines of a decision to propose for the next year.</summary>
/// <param name="Linjer">One a project and the use of loans that pays for them. They sum to 0.</param>
public sealed record Overfoeringsforslag(int Aar, IReadOnlyList<Overfoeringsforslagslinje> Linjer);

/// <summary>A line of the proposal, as a budget decision takes it. Always in kroner.</summary>
/// <param name="Art">Null for a frame.</param>
/// <param name="Ramme">The kind of frame; null for a line with art.</param>
public sealed record Overfoeringsforslagslinje(
    string Kontoklasse, [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Art,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Ramme,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Funksjon, string Ansvar,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Prosjekt, decimal Beloep)
{
    public static Overfoeringsforslagslinje Av(Forslagslinje linje)
    {
        var (d, ramme) = (linje.Noekkel, Rammer.Av(linje.Noekkel.Art));
        return new(
            "investering", ramme is null ? d.Art.ToString() : null, ramme, ramme is null ? d.Funksjon.ToString() : null, d.Ansvar.ToString(),
            d.Prosjekt.ErTom ? null : d.Prosjekt.ToString(), linje.Beloep.Kroner);
    }
}
