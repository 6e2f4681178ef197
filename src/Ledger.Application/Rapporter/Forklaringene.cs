using System.Text.Json.Serialization;
using Ledger.Application.Lesing;
using Ledger.Application.Rapportering;
using Ledger.Application.Rettigheter;
using Ledger.Application.Tabeller;
using Ledger.Domain.Avvik;
using Ledger.Domain.Opplysninger;
using Ledger.Domain.Oppstillinger;
using Ledger.Domain.Organisasjon;
using Ledger.Domain.Verdier;
using static Ledger.Application.Tabeller.Kolonnetype;

namespace Ledger.Application.Rapporter;

/// <summary>What is said of the deviations of units, of lines of statements and of appropriations: the parts of each, and what they leave.</summary>
public sealed class Forklaringene : Aarsrapport<Forklaringssvar>
{
    private const string Enheten = "enhet:", Linjen = "linje:", Bevilgningen = "bevilgning:";

    private static readonly Kolonne<(Forklaringslinje Linje, Forklaringsdelsvar? Del)>[] Kolonner =
    [
        new("Objekt", Tekst, r => r.Linje.Objekt), new("Navn", Tekst, r => r.Linje.Navn), new("Avvik", Tall, r => r.Del is null ? r.Linje.Avvik : null),
        new("Forklart", Tall, r => r.Del is null ? r.Linje.Forklart : null), new("Uforklart", Tall, r => r.Del is null ? r.Linje.Uforklart : null),
        new("Del", Tekst, r => r.Del?.Maal), new("Under", Tekst, r => r.Del?.Under), new("Beløp", Tall, r => r.Del?.Beloep),
        new("Differanse", Tall, r => r.Del?.Differanse), new("Forklaring", Tekst, r => r.Del?.Tekst), new("Meldt av", Tekst, r => r.Del?.MeldtAv),
        new("Versjon", Heltall, r => r.Del?.Versjon),
    ];

    public override string Navn => "forklaringer";

    public override string Sammendrag =>
        "Forklaringene på avvik, linje for linje: delene, summen av dem og det som er uforklart (kommuneloven § 14-7).";

    public override bool ErPerEnhet => true;

    public override bool HarInternt(Func<string, string?> spurt) => true;

    public override IReadOnlyList<string> Scopes { get; } = [Scope.Les, Scope.Revisjon, Scope.Budsjett, Scope.Rapporter];

    public override IReadOnlyList<Rapportparameter> Parametre { get; } =
    [
        Rapportparametre.TilPeriode, Rapportparametre.Forklaringsnivaa, Rapportparametre.Versjon, Rapportparametre.PerTidspunkt,
        Rapportparametre.Tilstand, Rapportparametre.Enhet,
    ];

    public override IReadOnlyList<Lukketfelt> Lukkede => [Lukketfelt.Av<Forklaringssvar>("enhet", Visning.Enheter)];

    public override async Task<Rapportgrunnlag> UtvidAsync(
        Rapportgrunnlag grunnlag, Rapportspoersmaal spoersmaal, Rapportkilde kilde, CancellationToken ct)
    {
        var (registre, tilstand) = await kilde.RegistreAsync(grunnlag.Hode, ct);
        return grunnlag with { Registre = new Registertillegg(registre, tilstand, new Dictionary<string, Domain.Registertabeller.Tabellutkast>(), [], []) };
    }

    protected override Func<Forklaringssvar> Forbered(Rapportgrunnlag grunnlag, Rapportspoersmaal spoersmaal)
    {
        var (organisasjon, til, visning) = (grunnlag.Grunndata.Organisasjon!, spoersmaal.TilPeriode(), spoersmaal.Visning());
        var nivaa = spoersmaal["nivaa"] is null ? null : Nivaavalg.Les(spoersmaal["nivaa"], Nivaa.Tjenesteomraade, organisasjon).Plan(organisasjon);
        var (perioder, intern) = (Avviksforklaring.Perioder(til.Nummer), spoersmaal[Rapportspoersmaal.Innsyn] is not null);
        return () =>
        {
            var avvik = new Avviksoppslag(grunnlag, til);
            var fakta = grunnlag.Registre!.Tilstand.Alle().Where(o => o.Verdi.Noekkel is { Slag: Opplysningsslag.Forklaring } n
                && n.Aar == grunnlag.Grunndata.Aar.Aar && perioder.Contains(n.Periode) && (intern || n.Ekstern)).ToLookup(
                o => o.Verdi.Noekkel.Objekt, StringComparer.Ordinal);
            var enheter = organisasjon.Tre().Select(e => Enheten + e.Kode)
                .Where(o => fakta.Contains(o) || nivaa?.Enheter.Any(e => Enheten + e.Enhet.Kode == o) == true).ToList();
            var andre = fakta.Select(f => f.Key).Where(o => !enheter.Contains(o)).Order(StringComparer.Ordinal);
            return new Forklaringssvar(
                grunnlag.Hode.Ledger.ToString(), grunnlag.Grunndata.Aar.Aar, Navn, "kommuneloven § 14-7 a", til.Nummer, grunnlag.Hode.Versjon,
                grunnlag.Hode.Kjedehode.ToString(), visning.Enhetsnavn,
                [.. enheter.Concat(andre).Select(o => Linje(o, avvik.Finn(o), Avviksforklaring.Av(avvik.Finn(o)?.Avvik, fakta[o]), visning))]);
        };
    }

    protected override Tabell SomTabell(Forklaringssvar svar) => Tabell.Av(
        Navn, "Forklaringer på avvik",
        [.. Rapporttabell.Om(svar.Kommunenummer, svar.Aar, svar.Hjemmel, svar.TilPeriode, svar.Versjon, svar.Kjedehode), ("Enhet", svar.Enhet)],
        [.. svar.Linjer.SelectMany(l => l.Deler.Select(d => (l, (Forklaringsdelsvar?)d)).Prepend((l, null)))], Kolonner);

    private static Forklaringslinje Linje(string objekt, (string Navn, Beloep Avvik)? linje, Avviksforklaring f, Visning v) => new(
        objekt, linje?.Navn ?? objekt, v.Vis(f.Avvik, 1), v.Vis(f.Forklart), v.Vis(f.Uforklart, 1),
        [.. f.Deler.Select(d => new Forklaringsdelsvar(
            d.Opplysning.Verdi.Noekkel.Maal, d.Opplysning.Verdi.Under, v.Vis(d.Beloep), v.Vis(d.Differanse, 1), d.Opplysning.Verdi.Tekst,
            d.Opplysning.Verdi.MeldtAv, d.Opplysning.Versjon))],
        linje is null ? ["avvik"] : null);

    /// <summary>The deviations through a period by what they are of.</summary>
    private sealed class Avviksoppslag(Rapportgrunnlag grunnlag, Periode til)
    {
        private readonly Dictionary<string, (string, Beloep)?> _kjente = new(StringComparer.Ordinal);
        private Dictionary<string, (string Navn, Beloep Avvik)>? _enheter;

        /// <summary>Budget through the period less accounts; null for what the accounts do not tell of.</summary>
        public (string Navn, Beloep Avvik)? Finn(string objekt) => _kjente.TryGetValue(objekt, out var kjent) ? kjent
            : _kjente[objekt] = objekt.StartsWith(Enheten, StringComparison.Ordinal) ? Enhet(objekt[Enheten.Length..])
            : objekt.StartsWith(Linjen, StringComparison.Ordinal) && objekt.IndexOf('/', StringComparison.Ordinal) is var skille and > 0
                ? Post(objekt[Linjen.Length..skille], post => post == objekt[(skille + 1)..])
            : objekt.StartsWith(Bevilgningen, StringComparison.Ordinal) ? Bevilgning(objekt[Bevilgningen.Length..]) : null;

        private (string Navn, Beloep Avvik)? Enhet(string kode)
        {
            _enheter ??= Avviksrapport.Beregn(grunnlag.Oppstillingsgrunnlag(til), Avviksplan.Lag(grunnlag.Grunndata.Organisasjon!, null)) is var r
                ? r.Linjer.Concat(r.EnheterUtenfor).ToDictionary(l => l.Enhet!.Kode.ToString(), l => (l.Enhet!.Navn, l.Hittil.Avvik), StringComparer.Ordinal)
                : null;
            return _enheter!.TryGetValue(kode, out var linje) ? linje : null;
        }

        private (string Navn, Beloep Avvik)? Bevilgning(string kode)
        {
            bool Er(string post) => post == kode || post.EndsWith(":" + kode, StringComparison.Ordinal);
            return Post(InnebygdeOppstillinger.BevilgningOmraade, Er) ?? Post(InnebygdeOppstillinger.InvesteringOmraade, Er);
        }

        private (string Navn, Beloep Avvik)? Post(string id, Func<string, bool> er)
        {
            if (grunnlag.AlleOppstillinger().All(o => o.Id != id))
            {
                return null;
            }

            var linjer = Oppstillingsmotor.Beregn(grunnlag.Plan(id), grunnlag.Oppstillingsgrunnlag(til)).Linjer.Where(l => er(l.Definisjon.Post)).ToList();
            return linjer.Count == 0 ? null : (linjer[0].Definisjon.Tekst, Beloep.Sum(linjer.Select(l => l.Hittil.Avvik)));
        }
    }
}

/// <summary>What is said of the deviations.</summary>
public sealed record Forklaringssvar(
    string Kommunenummer, int Aar, string Oppstilling, string Hjemmel, int TilPeriode, long Versjon, string Kjedehode, string Enhet,
    IReadOnlyList<Forklaringslinje> Linjer);

/// <summary>A deviation with what is said of it.</summary>
/// <param name="Objekt">What it is of, as explanations name it: <c>enhet:210</c>, <c>linje:5-4-1/6</c> or <c>bevilgning:20</c>.</param>
/// <param name="Avvik">Budget through tilPeriode less accounts; null when the accounts do not tell of it.</param>
/// <param name="Forklart">The sum of the parts that are under no other.</param>
public sealed record Forklaringslinje(
    string Objekt, string Navn, decimal? Avvik, decimal Forklart, decimal? Uforklart, IReadOnlyList<Forklaringsdelsvar> Deler,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyList<string>? Mangler = null);

/// <summary>A part of a deviation.</summary>
/// <param name="Under">The part that it is a part of; null for one of the deviation itself.</param>
/// <param name="Differanse">What the part's own parts do not tell of it; null for one that has none.</param>
public sealed record Forklaringsdelsvar(string Maal, string? Under, decimal Beloep, decimal? Differanse, string? Tekst, string? MeldtAv, long Versjon);
