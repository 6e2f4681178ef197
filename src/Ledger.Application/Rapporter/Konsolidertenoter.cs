using System.Globalization;
using Ledger.Application.Konsolidering;
using Ledger.Application.Rapportering;
using Ledger.Application.Tabeller;
using Ledger.Domain.Konsolidering;
using Ledger.Domain.Oppstillinger;
using Ledger.Domain.Organisasjon;
using Ledger.Domain.Regnskapsenheter;
using Ledger.Domain.Saldo;
using Ledger.Domain.Verdier;
using static Ledger.Application.Tabeller.Kolonnetype;

namespace Ledger.Application.Rapporter;

/// <summary>
/// The notes that the consolidated accounts have beside those of each unit (§ 10-4): a) the units in them, b) those left out, c) those come or gone since
/// the year before, d) what b and c are, in figures, and e) what belongs to the other municipalities that take part.
/// </summary>
public sealed class Konsolidertenoter : Rapport<Konsolidertnotesvar>
{
    private const string Hjemmel = "§ 10-4";

    private static readonly Kolonne<Konsolidertnotelinje>[] Kolonner =
    [
        new("Bokstav", Tekst, l => l.Bokstav), new("Hva", Tekst, l => l.Tekst), new("Enhet", Tekst, l => l.Enhet), new("Navn", Tekst, l => l.Navn),
        new("Grunn", Tekst, l => l.Grunn), new("Andel i prosent", Tall, l => l.Andel), new("År", Tall, l => l.Aar),
        new("Driftsinntekter", Tall, l => l.Driftsinntekter), new("Driftsutgifter", Tall, l => l.Driftsutgifter),
        new("Netto driftsresultat", Tall, l => l.NettoDriftsresultat), new("Eiendeler", Tall, l => l.Eiendeler), new("Gjeld", Tall, l => l.Gjeld),
        new("Egenkapital", Tall, l => l.Egenkapital),
    ];

    public override string Navn => "konsolidertNoter";

    public override string Sti => "/konsolidert/regnskap/{aar}/noter";

    public override string Emne => "Konsolidert regnskap";

    public override string Sammendrag =>
        "Notene til det konsoliderte regnskapet: enhetene som er med, utelatt, kommet til og gått ut, og det de andre deltakerne har del i (§ 10-4).";

    public override bool ErAvAaret => false;

    public override bool ErFast => false;

    public override bool AvAlleEnheter => true;

    /// <summary>Why a unit is left out is a text that somebody wrote.</summary>
    public override bool ViserTekster => true;

    public override IReadOnlyList<Rapportparameter> Parametre { get; } =
        [Rapportparametre.TilPeriode, Rapportparametre.PerTidspunkt, Rapportparametre.Tilstand, Rapportparametre.Enhet];

    public override IReadOnlyList<Lukketfelt> Lukkede =>
        [Lukketfelt.Av<Konsolidertnotesvar>("enhet", Visning.Enheter), Lukketfelt.Av<Konsolidertnotelinje>("bokstav", Konsolidertnotelinje.Bokstaver)];

    public override async Task<Rapportsvar> SvarAsync(Rapportspoersmaal spoersmaal, Rapportkilde kilde, CancellationToken ct)
    {
        var visning = Visning.Les(spoersmaal["enhet"], null);
        var aaret = await Konsolideringskilde.LesAsync(spoersmaal, kilde, ct);
        var utelatte = new Dictionary<string, Saldokube?>(StringComparer.Ordinal);
        foreach (var enhet in Utelatte(aaret))
        {
            var ledger = LedgerId.Parse($"{aaret.Hode.Ledger.Kommune}/{enhet.Kode}");
            utelatte[enhet.Kode] = (await kilde.FinnEnhetAsync(ledger, aaret.Aar, spoersmaal.Tid() with { Versjon = null }, ct))?.Kube;
        }

        return new Rapportsvar(aaret.Hode, () => Svar(aaret, utelatte, visning)) { Kommunenavn = aaret.Enheter[0].Navn };
    }

    private static IEnumerable<Regnskapsenhet> Utelatte(Konsoliderteaar aaret) => Enhetene(aaret)
        .Where(e => e.Utelatt is not null && !e.EgetRettssubjekt && e.HarAaret(aaret.Aar.Aar));

    private static IEnumerable<Regnskapsenhet> Enhetene(Konsoliderteaar aaret) =>
        aaret.Enheter[0].Grunnlag.Grunndata.Regnskapsenheter.OrderBy(e => e.Kode, StringComparer.Ordinal);

    private static Konsolidertnotesvar Svar(Konsoliderteaar aaret, Dictionary<string, Saldokube?> utelatte, Visning visning)
    {
        var (aar, kommune) = (aaret.Aar.Aar, aaret.Hode.Ledger.Kommune.ToString());
        var linjer = new List<Konsolidertnotelinje>();
        linjer.AddRange(aaret.Enheter.Select(e => new Konsolidertnotelinje("a", "Inngår i det konsoliderte regnskapet", e.Kode, e.Navn)));
        linjer.AddRange(Utelatte(aaret).Select(e => new Konsolidertnotelinje("b", "Utelatt", e.Kode, e.Navn)
        {
            Grunn = e.KanUtelates ? e.Utelatt : $"{e.Utelatt} (bare politiske råd og oppgavefellesskap kan utelates, § 10-3)",
        }));
        foreach (var e in Enhetene(aaret).Where(e => e.ErMed(aar) != e.ErMed(aar - 1)))
        {
            linjer.Add(new Konsolidertnotelinje("c", e.ErMed(aar) ? "Kommet til" : "Gått ut", e.Kode, e.Navn));
        }

        foreach (var e in Utelatte(aaret).Where(e => utelatte[e.Kode] is not null))
        {
            linjer.Add(Med(new Konsolidertnotelinje("d", "Utelatt", e.Kode, e.Navn), utelatte[e.Kode]!, aaret.Til, 100));
        }

        foreach (var e in Enhetene(aaret).Where(e => e.ErMed(aar) != e.ErMed(aar - 1)))
        {
            var (enhet, kommet) = (aaret.Enheter.Concat(aaret.BareIFjor).FirstOrDefault(k => k.Kode == e.Kode), e.ErMed(aar));
            if ((kommet ? enhet?.Grunnlag.Kube : enhet?.Fjoraaret) is { } kube)
            {
                linjer.Add(Med(
                    new Konsolidertnotelinje("d", kommet ? "Kommet til" : "Gått ut", e.Kode, e.Navn), kube, kommet ? aaret.Til : Periode.Aarsavslutning, 100));
            }
        }

        var mangler = new List<string>(aaret.Mangler);
        foreach (var e in Enhetene(aaret).Where(e => e.HarAndreDeltakere && e.ErMed(aar)))
        {
            var (alle, andre) = (e.Deltakere.Sum(d => d.Andel), e.Deltakere.Where(d => d.Kommune != kommune).Sum(d => d.Andel));
            if (alle != 100)
            {
                mangler.Add($"{e.Kode} {e.Navn} har deltakere med {alle.ToString("0.##", CultureInfo.InvariantCulture)} prosent til sammen");
            }
            else if (andre != 0 && aaret.Enheter.FirstOrDefault(k => k.Kode == e.Kode) is { } enhet)
            {
                linjer.Add(Med(
                    new Konsolidertnotelinje("e", "De andre deltakernes del", e.Kode, e.Navn) { Andel = andre }, enhet.Grunnlag.Kube, aaret.Til, andre));
            }
        }

        return new Konsolidertnotesvar(
            aaret.Hode.Ledger.ToString(), aar, Hjemmel, aaret.Til.Nummer, visning.Enhetsnavn,
            [.. aaret.Enheter.Select(e => new Konsolidertversjon(e.Kode, e.Navn, e.Grunnlag.Hode.Versjon, e.Grunnlag.Hode.Kjedehode.ToString()))],
            linjer, mangler);

        // Incomes, debt and equity as the statements show them: positive.
        Konsolidertnotelinje Med(Konsolidertnotelinje linje, Saldokube enhetens, Periode til, decimal andel)
        {
            var fond = aaret.Enheter[0].Grunnlag.Grunndata.AlleFond;
            var kube = Konsolidertkube.Av(aaret.Hode.Ledger, enhetens.Aar, [enhetens], [], til);
            IReadOnlyList<Oppstillingslinje> Regn(string id) => Oppstillingsmotor.Beregn(
                new Oppstillingsplan(InnebygdeOppstillinger.Finn(id, enhetens.Aar)!, Organisasjonsplan.Tom, fond),
                new Oppstillingsgrunnlag(kube, null, Organisasjonsplan.Tom, fond, Periode.Aarsavslutning)).Linjer;
            var (drift, balanse) = (Regn(InnebygdeOppstillinger.Art), Regn(InnebygdeOppstillinger.Balanse));
            decimal Del(IReadOnlyList<Oppstillingslinje> av, int fortegn, params string[] poster) => visning.Vis(Beloep.FraKroner(decimal.Round(
                fortegn * av.Where(l => poster.Contains(l.Definisjon.Post)).Sum(l => l.Regnskap.Kroner) * andel / 100m, 2, MidpointRounding.AwayFromZero)));
            return linje with
            {
                Aar = enhetens.Aar.Aar, Driftsinntekter = Del(drift, -1, "9"), Driftsutgifter = Del(drift, 1, "15"), NettoDriftsresultat = Del(drift, -1, "24"),
                Eiendeler = Del(balanse, 1, "SUM_EIENDELER"), Gjeld = Del(balanse, -1, "D", "E"), Egenkapital = Del(balanse, -1, "C"),
            };
        }
    }

    protected override Tabell SomTabell(Konsolidertnotesvar svar) => Tabell.Av(
        "konsolidert-noter", "Noter til det konsoliderte regnskapet",
        [
            .. Rapporttabell.Om(svar.Kommunenummer, svar.Aar, svar.Hjemmel, svar.TilPeriode, svar.Versjoner[0].Versjon, svar.Versjoner[0].Kjedehode),
            ("Enhet", svar.Enhet), ("Mangler", svar.Mangler.Count == 0 ? null : string.Join("; ", svar.Mangler)),
        ],
        svar.Linjer, Kolonner);
}

/// <summary>The notes of the consolidated accounts (§ 10-4).</summary>
/// <param name="Versjoner">The version of each unit's ledger that the figures are of.</param>
/// <param name="Mangler">Units that should be in it and have no accounts, and those whose shares do not make up the whole.</param>
public sealed record Konsolidertnotesvar(
    string Kommunenummer, int Aar, string Hjemmel, int TilPeriode, string Enhet, IReadOnlyList<Konsolidertversjon> Versjoner,
    IReadOnlyList<Konsolidertnotelinje> Linjer, IReadOnlyList<string> Mangler);

/// <summary>What a letter of § 10-4 says of a unit.</summary>
/// <param name="Enhet">The unit's code, or KASSE.</param>
public sealed record Konsolidertnotelinje(string Bokstav, string Tekst, string Enhet, string Navn)
{
    public static readonly IReadOnlyList<string> Bokstaver = ["a", "b", "c", "d", "e"];

    /// <summary>Why it is left out; null for others.</summary>
    public string? Grunn { get; init; }

    /// <summary>Percent, of the other municipalities; null where it is the whole.</summary>
    public decimal? Andel { get; init; }

    /// <summary>The year that the figures are of: the year before for a unit that is gone. Null without figures, as the rest.</summary>
    public int? Aar { get; init; }

    public decimal? Driftsinntekter { get; init; }

    public decimal? Driftsutgifter { get; init; }

    public decimal? NettoDriftsresultat { get; init; }

    public decimal? Eiendeler { get; init; }

    public decimal? Gjeld { get; init; }

    public decimal? Egenkapital { get; init; }
}
