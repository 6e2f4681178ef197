using System.Globalization;
using System.Text.Json.Serialization;
using Ledger.Application.Konsolidering;
using Ledger.Application.Rapportering;
using Ledger.Application.Tabeller;
using Ledger.Domain.Hovedbok;
using Ledger.Domain.Konsolidering;
using Ledger.Domain.Verdier;
using static Ledger.Application.Tabeller.Kolonnetype;

namespace Ledger.Application.Rapporter;

/// <summary>What is taken out of the consolidated accounts, what did not meet, and what is added (§ 10-1; bokføringsforskriften § 3-1 nr. 10).</summary>
public sealed class Elimineringene : Rapport<Elimineringssvar>
{
    private static readonly Kolonne<Elimineringslinjesvar>[] Kolonner =
    [
        new("Hva", Tekst, l => l.Type), new("Kontoklasse", Tekst, l => l.Kontoklasse), new("Fra", Tekst, l => l.Fra), new("Til", Tekst, l => l.Til),
        new("Kode", Tekst, l => l.Kode), new("Motkode", Tekst, l => l.Motkode), new("Beløp", Tall, l => l.Beloep), new("Ulik", Tall, l => l.Ulik),
        new("Referanse", Tekst, l => l.Referanse), new("Begrunnelse", Tekst, l => l.Begrunnelse), new("Dokument", Tekst, l => l.Dokument),
    ];

    public override string Navn => "elimineringer";

    public override string Sti => "/konsolidert/regnskap/{aar}/elimineringer";

    public override string Emne => "Konsolidert regnskap";

    public override string Sammendrag => "Det som er eliminert mellom enhetene, det som ikke møttes, og justeringene (§ 10-1).";

    public override bool ErAvAaret => false;

    public override bool ErFast => false;

    public override bool AvAlleEnheter => true;

    /// <summary>The reasons of adjustments are texts that somebody wrote.</summary>
    public override bool ViserTekster => true;

    public override IReadOnlyList<Rapportparameter> Parametre { get; } =
    [
        Rapportparametre.TilPeriode, Rapportparametre.PerTidspunkt, Rapportparametre.Tilstand, Rapportparametre.Enhet,
        Rapportparametre.ElimineringPaaTvers,
    ];

    public override IReadOnlyList<Lukketfelt> Lukkede =>
        [Lukketfelt.Av<Elimineringssvar>("enhet", Visning.Enheter), Lukketfelt.Av<Elimineringslinjesvar>("type", Elimineringslinjesvar.Typer)];

    public override async Task<Rapportsvar> SvarAsync(Rapportspoersmaal spoersmaal, Rapportkilde kilde, CancellationToken ct)
    {
        var visning = Visning.Les(spoersmaal["enhet"], null);
        var aaret = await Konsolideringskilde.LesAsync(spoersmaal, kilde, ct);
        return new Rapportsvar(aaret.Hode, () => Svar(aaret, visning)) { Kommunenavn = aaret.Enheter[0].Navn };
    }

    private static Elimineringssvar Svar(Konsoliderteaar aaret, Visning visning) => new(
        aaret.Hode.Ledger.ToString(), aaret.Aar.Aar, aaret.Til.Nummer, visning.Enhetsnavn,
        [.. aaret.Enheter.Select(e => new Konsolidertversjon(e.Kode, e.Navn, e.Grunnlag.Hode.Versjon, e.Grunnlag.Hode.Kjedehode.ToString()))],
        [
            .. aaret.Elimineringer.Where(e => !e.Beloep.ErNull).Select(e => Linje(Elimineringslinjesvar.Eliminering, e, visning)),
            .. aaret.Elimineringer.Where(e => !e.Ulik.ErNull).Select(e => Linje(Elimineringslinjesvar.MotpartUlik, e, visning)),
            .. aaret.Justeringer.SelectMany(j => j.Rader.Select(r => new Elimineringslinjesvar(
                Elimineringslinjesvar.Justering, r.Kontoklasse.Navn(), null, null, Kode(r.Kontoklasse, r.Kode), null, visning.Vis(r.Beloep), null, j.Referanse,
                j.Begrunnelse, j.Dokument))),
        ],
        aaret.Mangler);

    private static Elimineringslinjesvar Linje(string type, Elimineringslinje e, Visning visning) => new(
        type, e.Kontoklasse.Navn(), e.Fra, e.Til, Kode(e.Kontoklasse, e.Foerste), Kode(e.Kontoklasse, e.Andre), visning.Vis(e.Beloep), visning.Vis(e.Ulik))
    {
        Motklasse = e.Motklasse == e.Kontoklasse ? null : e.Motklasse.Navn(),
    };

    private static string Kode(Kontoklasse klasse, int kode) => kode.ToString(klasse == Kontoklasse.Balanse ? "0" : "000", CultureInfo.InvariantCulture);

    protected override Tabell SomTabell(Elimineringssvar svar) => Tabell.Av(
        "konsolidert-elimineringer", "Elimineringer og justeringer",
        [
            .. Rapporttabell.Om(svar.Kommunenummer, svar.Aar, "§ 10-1", svar.TilPeriode, svar.Versjoner[0].Versjon, svar.Versjoner[0].Kjedehode),
            ("Enhet", svar.Enhet),
        ],
        svar.Linjer, Kolonner);
}

/// <summary>What is eliminated and added.</summary>
/// <param name="Versjoner">The version of each unit's ledger that the figures are of.</param>
/// <param name="Mangler">Units that should be in it and have no accounts for the year.</param>
public sealed record Elimineringssvar(
    string Kommunenummer, int Aar, int TilPeriode, string Enhet, IReadOnlyList<Konsolidertversjon> Versjoner, IReadOnlyList<Elimineringslinjesvar> Linjer,
    IReadOnlyList<string> Mangler);

/// <summary>An elimination, a difference between two units, or an adjustment.</summary>
/// <param name="Fra">The unit with the first code; null for an adjustment.</param>
/// <param name="Beloep">What is taken out of both sides; of an adjustment what is added, in ledger sign.</param>
/// <param name="Ulik">What the first unit has more than the other; negative when it is the other that has more.</param>
public sealed record Elimineringslinjesvar(
    string Type, string Kontoklasse, string? Fra, string? Til, string Kode, string? Motkode, decimal Beloep, decimal? Ulik, string? Referanse = null,
    string? Begrunnelse = null, string? Dokument = null)
{
    public const string Eliminering = "eliminering", MotpartUlik = "motpart_ulik", Justering = "justering";

    public static readonly IReadOnlyList<string> Typer = [Eliminering, MotpartUlik, Justering];

    /// <summary>Where the other code stands, when what is across drift and investering is eliminated; else not there.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Motklasse { get; init; }
}
