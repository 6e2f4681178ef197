using System.Text.Json.Serialization;
using Ledger.Application.Lesing;
using Ledger.Application.Rapportering;
using Ledger.Application.Tabeller;
using Ledger.Domain.Avvik;
using Ledger.Domain.Oppstillinger;
using Ledger.Domain.Organisasjon;
using Ledger.Domain.Validering;
using Ledger.Domain.Verdier;
using static Ledger.Application.Tabeller.Kolonnetype;

namespace Ledger.Application.Rapporter;

/// <summary>Deviation from the budget per unit of a level.</summary>
public sealed class Avvikene : Aarsrapport<Avvikssvar>
{
    private static readonly Kolonne<Avvikslinjesvar>[] Kolonner =
    [
        new("Kode", Tekst, l => l.Kode), new("Navn", Tekst, l => l.Navn), new("Nivå", Tekst, l => l.Nivaa), new("Overordnet", Tekst, l => l.Overordnet),
        new("Opprinnelig budsjett", Tall, l => l.OpprinneligBudsjett), new("Revidert budsjett", Tall, l => l.RevidertBudsjett),
        new("Budsjett hittil", Tall, l => l.BudsjettHittil), new("Regnskap", Tall, l => l.Regnskap), new("Avvik", Tall, l => l.Avvik),
        new("Avvik i prosent", Prosent, l => l.AvvikProsent),
        .. Rapporttabell.Forklaringer<Avvikslinjesvar>(l => l.Forklaring),
    ];

    public override string Navn => "avvik";

    public override string Sammendrag => "Avvik per direktørområde, tjenesteområde eller ansvar.";

    public override IReadOnlyList<Rapportparameter> Parametre { get; } =
        [Rapportparametre.Nivaa, Rapportparametre.Overordnet, .. Rapportparametre.MedUtvalg];

    public override IReadOnlyList<Lukketfelt> Lukkede =>
    [
        .. Lukketfelt.Vist<Avvikssvar>(),
        Lukketfelt.Av<Avvikssvar>("nivaa", Lukkedeverdier.Nivaaer), Lukketfelt.Av<Avvikslinjesvar>("nivaa", Lukkedeverdier.Nivaaer),
    ];

    protected override Func<Avvikssvar> Forbered(Rapportgrunnlag grunnlag, Rapportspoersmaal spoersmaal)
    {
        var (nivaa, overordnet) = (Nivaaet(spoersmaal), Overordnet(grunnlag, spoersmaal));
        var kilde = spoersmaal.Utvalg.Grunnlag(grunnlag, spoersmaal.TilPeriode());
        var (visning, skalForklare) = (spoersmaal.Visning(), spoersmaal.SkalForklare());
        return () =>
        {
            var plan = Avviksplan.Lag(kilde.Organisasjon, nivaa, overordnet);
            var linjer = new Linjeviser(grunnlag, plan, visning, skalForklare);
            var resultat = Avviksrapport.Beregn(kilde, plan);
            var felt = spoersmaal.Utvalg.Grupper();
            return new Avvikssvar(
                grunnlag.Hode.Ledger.ToString(), grunnlag.Grunndata.Aar.Aar, Navn, null, nivaa.Navn(), kilde.TilPeriode.Nummer, grunnlag.Hode.Versjon,
                grunnlag.Hode.Kjedehode.ToString(), visning.Enhetsnavn, visning.Fortegnsnavn,
                [.. resultat.Linjer.Select(linjer.Enhet)], linjer.Sum(resultat.Sum), linjer.Utenfor(resultat), linjer.UtenEnhet(resultat.UtenEnhet),
                [.. resultat.EnheterUtenfor.Select(linjer.Enhet)],
                spoersmaal.Utvalg.Tekst(grunnlag),
                Grupper.Av(felt, resultat.Linjer.Count, () => Gruppering.Del(kilde, Avviksrapport.Felt, felt),
                    g => linjer.Alle(Avviksrapport.Beregn(g, plan))))
            {
                UtenforOmraadene = linjer.UtenforOmraadene(resultat.UtenforOmraadene),
                Uplassert = resultat.Uplassert is { } uplassert && overordnet.ErTom
                    ? Avvikslinjesvar.Av(uplassert, visning) with { Navn = Domain.Betydning.Uplassert.Tekst } : null,
            };
        };
    }

    protected override Tabell SomTabell(Avvikssvar svar) => Rapporttabell.Av(
        $"avvik-{svar.Nivaa.ToLowerInvariant()}", "Avvik",
        [
            .. Rapporttabell.Om(svar.Kommunenummer, svar.Aar, svar.Hjemmel, svar.TilPeriode, svar.Versjon, svar.Kjedehode),
            .. Rapporttabell.Vist(svar.Enhet, svar.Fortegn, svar.Utvalg),
        ],
        [.. svar.Linjer, .. MedTall(svar.UtenEnhet), svar.Sum, .. MedTall(svar.UtenforOmraadene!), .. svar.Uplassert is { } u ? new[] { u } : []],
        svar.Grupper, Kolonner);

    private static IEnumerable<Avvikslinjesvar> MedTall(Avvikslinjesvar linje) => linje.HarTall ? [linje] : [];

    private static Nivaa Nivaaet(Rapportspoersmaal spoersmaal) => spoersmaal["nivaa"] is not { } tekst
        ? Nivaa.Direktoromraade
        : Nivaaer.TryParse(tekst, out var nivaa)
            ? nivaa
            : throw Avvisning.Ugyldig("nivaa", Feilkoder.UgyldigFormat, "nivaa er direktoromraade, tjenesteomraade eller ansvar.");

    private static Ansvar Overordnet(Rapportgrunnlag grunnlag, Rapportspoersmaal spoersmaal)
    {
        Ansvar enhet = default;
        return spoersmaal["overordnet"] is { } tekst && (!Ansvar.TryParse(tekst, out enhet) || grunnlag.Grunndata.Organisasjon!.Finn(enhet) is null)
            ? throw Avvisning.IkkeFunnet("Enheten i overordnet finnes ikke i årets organisasjon.")
            : enhet;
    }

    /// <summary>The lines as they are shown, each with the postings that it stands on when that is asked for.</summary>
    private sealed class Linjeviser(Rapportgrunnlag grunnlag, Avviksplan plan, Visning visning, bool skalForklare)
    {
        public Avvikslinjesvar Enhet(Avvikslinje linje) => Vis(linje, $"ansvar={linje.Enhet!.Kode}");

        public Avvikslinjesvar Sum(Avvikslinje linje) => Vis(linje, $"ansvar={string.Join(',', plan.Omraader)}");

        public Avvikslinjesvar UtenEnhet(Avvikslinje linje) =>
            Vis(linje, $"ansvar={string.Join(',', plan.Omraader)} {Uten}") with { Kode = Omraadeoppstillinger.Utenfor, Navn = "Uten enhet på nivået" };

        public Avvikslinjesvar Utenfor(Avviksresultat resultat) =>
            plan.ErDel ? UtenEnhet(resultat.Utenfor)
            : resultat.UtenEnhet.ErTom ? UtenforOmraadene(resultat.Utenfor)
            : Vis(resultat.Utenfor, Uten) with { Kode = Omraadeoppstillinger.Utenfor, Navn = "Utenfor områdene eller uten enhet på nivået" };

        /// <summary>Of a table, where the rows before the sum add up to it and this one stands after.</summary>
        public Avvikslinjesvar UtenforOmraadene(Avvikslinje linje) =>
            Vis(linje, $"ikkeAnsvar={string.Join(',', plan.Omraader)}") with { Kode = Omraadeoppstillinger.Utenfor, Navn = "Utenfor områdene" };

        /// <summary>Of a group: those that have anything.</summary>
        public IEnumerable<Avvikslinjesvar> Alle(Avviksresultat resultat) =>
            resultat.Linjer.Where(l => !l.ErTom).Select(Enhet).Concat(resultat.Utenfor.ErTom ? [] : [Utenfor(resultat)]);

        private string Uten => plan.Enheter.Count == 0 ? "" : $"ikkeAnsvar={string.Join(',', plan.Enheter.Select(e => e.Enhet.Kode))}";

        private Avvikslinjesvar Vis(Avvikslinje linje, string filter) => Avvikslinjesvar.Av(linje, visning) with
        {
            Forklaring = skalForklare ? Forklaring.Av(grunnlag, [$"kontoklasse=drift {filter}".TrimEnd()], null, linje.AntallPosteringer) : null,
        };
    }
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

    /// <summary>What has no place in the chart yet, and may be drift; in nothing else here. Not there when everything has a place.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public Avvikslinjesvar? Uplassert { get; init; }
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
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] Forklaring? Forklaring = null)
{
    [JsonIgnore]
    public bool HarTall => (OpprinneligBudsjett, RevidertBudsjett, BudsjettHittil, Regnskap) != (0m, 0m, 0m, 0m);

    public static Avvikslinjesvar Av(Avvikslinje l, Visning v) => new(
        l.Enhet?.Kode.ToString(), l.Enhet?.Navn ?? "Sum", l.Enhet?.Nivaa.Navn(),
        l.Enhet is null || l.Enhet.Overordnet.ErTom ? null : l.Enhet.Overordnet.ToString(),
        v.Vis(l.OpprinneligBudsjett), v.Vis(l.RevidertBudsjett), v.Vis(l.BudsjettHittil), v.Vis(l.Regnskap), v.Vis(l.Avvik), l.AvvikProsent);
}
