using System.Text.Json.Serialization;
using Ledger.Application.Lesing;
using Ledger.Application.Rapportering;
using Ledger.Application.Rettigheter;
using Ledger.Application.Tabeller;
using Ledger.Domain.Bevilgninger;
using Ledger.Domain.Hovedbok;
using Ledger.Domain.Oppstillinger;
using Ledger.Domain.Organisasjon;
using Ledger.Domain.Serier;
using Ledger.Domain.Validering;
using Ledger.Domain.Verdier;
using static Ledger.Application.Tabeller.Kolonnetype;

namespace Ledger.Application.Rapporter;

/// <summary>
/// What the council has appropriated against what is used of it and what the year is forecast to be: the lines of §§ 5-4 and 5-5 second paragraph
/// as they are for the year, by appropriation or by the council's level of the organisation.
/// </summary>
public sealed class Rammekontrollen : Aarsrapport<Rammekontrollsvar>
{
    private const string Rad = "rad", Utenfor = "utenfor", Sum = "sum";

    private static readonly Kolonne<Rammekontrollinje>[] Kolonner =
    [
        new("Kode", Tekst, l => l.Kode, Forprogrammer: true), new("Navn", Tekst, l => l.Navn), new("Linjetype", Tekst, l => l.Type),
        new("Kontoklasse", Ord, l => l.Kontoklasse),
        new("Ramme", Tall, l => l.Ramme), new("Fordelt", Tall, l => l.Fordelt), new("Ufordelt", Tall, l => l.Ufordelt), new("Brukt", Tall, l => l.Brukt),
        new("Disponibelt", Tall, l => l.Disponibelt), new("Brukt i prosent", Prosent, l => l.BruktProsent), new("Prognose", Tall, l => l.Prognose),
        new("Prognose i prosent", Prosent, l => l.PrognoseProsent), new("Status", Ord, l => l.Status),
        .. Rapporttabell.Forklaringer<Rammekontrollinje>(l => l.Forklaring),
    ];

    public override string Navn => "rammekontroll";

    public override string Sammendrag =>
        "Bevilgningene mot det som er brukt og ventes brukt (kommuneloven § 14-5). Kontrollen opplyser; den stopper ingen bokføring.";

    public override IReadOnlyList<string> Scopes { get; } = [Scope.Les, Scope.Revisjon, Scope.Budsjett, Scope.Rapporter];

    public override IReadOnlyList<Rapportparameter> Parametre { get; } =
    [
        Rapportparametre.TilPeriode, Rapportparametre.Versjon, Rapportparametre.PerTidspunkt, Rapportparametre.Tilstand, Rapportparametre.Enhet,
        Rapportparametre.Forklar, Rapportparametre.Prognose, Rapportparametre.Rammestatus,
    ];

    public override IReadOnlyList<Lukketfelt> Lukkede =>
    [
        Lukketfelt.Av<Rammekontrollsvar>("enhet", Visning.Enheter), Lukketfelt.Av<Rammekontrollinje>("type", [Rad, Utenfor, Sum]),
        Lukketfelt.Av<Rammekontrollinje>("kontoklasse", Lukkedeverdier.Kontoklasser),
        Lukketfelt.Av<Rammekontrollinje>("status", Rammestatuser.Alle),
    ];

    public override async Task<Rapportgrunnlag> UtvidAsync(
        Rapportgrunnlag grunnlag, Rapportspoersmaal spoersmaal, Rapportkilde kilde, CancellationToken ct) =>
        await (await Kolonnevalg.UtvidAsync(grunnlag, spoersmaal, kilde, ct)).MedVedtakAsync(spoersmaal, kilde, ct);

    protected override Func<Rammekontrollsvar> Forbered(Rapportgrunnlag grunnlag, Rapportspoersmaal spoersmaal)
    {
        var status = spoersmaal["status"];
        if (status is not null && !Rammestatuser.Alle.Contains(status))
        {
            throw Avvisning.Ugyldig("status", Feilkoder.UgyldigFormat, $"status er {string.Join(", ", Rammestatuser.Alle)}.");
        }

        var varsler = grunnlag.Grunndata.Bevilgninger.Count == 0 ? []
            : grunnlag.Grunndata.LesBevilgninger().ToDictionary(b => b.Kode, b => b.VarselProsent, StringComparer.Ordinal);
        var kilde = grunnlag.Oppstillingsgrunnlag(spoersmaal.TilPeriode());
        var (visning, skalForklare) = (spoersmaal.Visning(), spoersmaal.SkalForklare());
        return () => new Rammekontrollsvar(
            grunnlag.Hode.Ledger.ToString(), grunnlag.Grunndata.Aar.Aar, Navn, "kommuneloven § 14-5 første ledd", kilde.TilPeriode.Nummer,
            grunnlag.Hode.Versjon, grunnlag.Hode.Kjedehode.ToString(), visning.Enhetsnavn,
            [
                .. Linjer(InnebygdeOppstillinger.BevilgningOmraade, Kontoklasse.Drift, _ => true)
                    .Concat(Linjer(InnebygdeOppstillinger.InvesteringOmraade, Kontoklasse.Investering, post => post.Contains(':', StringComparison.Ordinal)))
                    .Where(l => status is null || (l.Status == status && l.Type != Sum)),
            ]);

        IEnumerable<Rammekontrollinje> Linjer(string id, Kontoklasse klasse, Func<string, bool> tarMed)
        {
            var plan = grunnlag.Plan(id);
            var linjer = Oppstillingsmotor.Beregn(plan, kilde).Linjer;
            var ufordelt = Oppstillingsmotor.Beregn(plan, kilde with { Utvalg = d => Rammer.Av(d.Art) is not null, Utvalgsfelt = Dimensjonsfelt.Art }).Linjer;
            var prognose = Ekstraverdier.Av<Oppstillingsresultat, int>(
                grunnlag, kilde, g => Oppstillingsmotor.Beregn(plan, g),
                (i, r) => (r.Linjer[i].OpprinneligBudsjett, r.Linjer[i].RevidertBudsjett, r.Linjer[i].Regnskap),
                i => Enheter(plan.Definisjon.Linjer[i], grunnlag.Grunndata.Organisasjon!), (i, r) => Oppstillingene.ErSagt(plan, linjer, r, i), klasse);
            var deler = Linjeprognose.Av(grunnlag, plan, kilde, visning);
            var vedtak = grunnlag.Vedtak is { } alle ? Vedtakslinjer.Av(alle, plan, visning) : null;
            foreach (var (linje, i) in linjer.Select((l, i) => (l, i)))
            {
                var (definisjon, ventet) = (linje.Definisjon, prognose?.Invoke(i).Finn(Kolonnevalg.Prognose));
                if (!tarMed(definisjon.Post) || (definisjon.KanUtelates && linje.ErTom && ventet is null or { ErNull: true }))
                {
                    continue;
                }

                var kode = definisjon.Post[(definisjon.Post.IndexOf(':', StringComparison.Ordinal) + 1)..];
                var stand = new Rammestand(
                    linje.RevidertBudsjett, ufordelt[i].RevidertBudsjett, linje.Regnskap, ventet,
                    varsler.GetValueOrDefault(kode, Bevilgning.StandardVarsel));
                yield return Rammekontrollinje.Av(definisjon, Typen(definisjon, kode), klasse, stand, visning) with
                {
                    Mangler = prognose is not null && ventet is null ? [Kolonnevalg.Prognose] : null,
                    Forklaring = skalForklare ? Forklaring.Av(grunnlag, linje) with { Prognose = deler(i), Vedtakslinjer = vedtak?.Invoke(i) } : null,
                };
            }
        }
    }

    protected override Tabell SomTabell(Rammekontrollsvar svar) => Tabell.Av(
        Navn, "Rammekontroll",
        [.. Rapporttabell.Om(svar.Kommunenummer, svar.Aar, svar.Hjemmel, svar.TilPeriode, svar.Versjon, svar.Kjedehode), ("Enhet", svar.Enhet)],
        svar.Linjer, Kolonner);

    private static string Typen(Linjedefinisjon linje, string kode) => linje.Type == Linjetype.Sum ? Sum
        : kode == Omraadeoppstillinger.Utenfor ? Utenfor : Rad;

    /// <summary>The units of a line; null for one that is of no unit, as sums.</summary>
    private static HashSet<Ansvar>? Enheter(Linjedefinisjon linje, Organisasjonsplan organisasjon) =>
        linje.Filtre.Count > 0 && linje.Filtre.All(f => f.Ansvar is not null)
            ? [.. linje.Filtre.SelectMany(f => f.Ansvar!).Distinct().SelectMany(organisasjon.MedUnderordnede)] : null;
}

/// <summary>Appropriations against what is used of them.</summary>
public sealed record Rammekontrollsvar(
    string Kommunenummer, int Aar, string Oppstilling, string? Hjemmel, int TilPeriode, long Versjon, string Kjedehode, string Enhet,
    IReadOnlyList<Rammekontrollinje> Linjer);

/// <summary>An appropriation, what lies in none, or a sum. Amounts in ledger sign.</summary>
/// <param name="Kode">Of the appropriation or unit; of an investment after its kind and a colon.</param>
/// <param name="Ramme">The adopted amount: frames and the decisions that lay them out together.</param>
/// <param name="Fordelt">The part of the frame that has been laid out on arts.</param>
/// <param name="Brukt">The accounts through tilPeriode.</param>
/// <param name="BruktProsent">Null where the frame is no expense.</param>
/// <param name="Prognose">What the whole year is expected to be; null when it is not asked for, or not known.</param>
/// <param name="Mangler">The columns that were asked for and are not known.</param>
public sealed record Rammekontrollinje(
    string Kode, string Navn, string Type, string Kontoklasse, decimal Ramme, decimal Fordelt, decimal Ufordelt, decimal Brukt, decimal Disponibelt,
    decimal? BruktProsent, decimal? Prognose, decimal? PrognoseProsent, decimal VarselProsent, string Status,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyList<string>? Mangler = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] Forklaring? Forklaring = null)
{
    public static Rammekontrollinje Av(Linjedefinisjon linje, string type, Kontoklasse klasse, Rammestand stand, Visning visning) => new(
        linje.Post, linje.Tekst, type, klasse.Navn(), visning.Vis(stand.Ramme), visning.Vis(stand.Fordelt), visning.Vis(stand.Ufordelt),
        visning.Vis(stand.Brukt), visning.Vis(stand.Disponibelt), stand.BruktProsent, visning.Vis(stand.Prognose, 1), stand.PrognoseProsent,
        stand.VarselProsent, stand.Status.Navn());
}
