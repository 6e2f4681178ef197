using System.Globalization;
using System.Text.Json.Serialization;
using Ledger.Application.Lesing;
using Ledger.Application.Rapportering;
using Ledger.Application.Tabeller;
using Ledger.Domain.Kontoplaner;
using Ledger.Domain.Spesifikasjon;
using Ledger.Domain.Validering;
using Ledger.Domain.Verdier;
using static Ledger.Application.Tabeller.Kolonnetype;

namespace Ledger.Application.Rapporter;

/// <summary>The accounts with opening balance, movement and closing balance (bokføringsforskriften § 3-1 nr. 2).</summary>
public sealed class Kontospesifikasjonen : Rapport<Kontospesifikasjon>
{
    private static readonly Kolonne<Kontolinje>[] Kolonner =
    [
        new("Kontoklasse", Tekst, k => k.Kontoklasse), new("Konto", Tekst, k => k.Konto), new("Objekt", Tekst, k => k.Objekt),
        new("Inngående balanse", Tall, k => k.InngaaendeBalanse), new("Bevegelse", Tall, k => k.Bevegelse),
        new("Utgående balanse", Tall, k => k.UtgaaendeBalanse), new("Antall posteringer", Heltall, k => k.AntallPosteringer),
        new("Navn", Tekst, k => k.Navn, Valgfri: true),
    ];

    public override string Navn => "kontospesifikasjon";

    public override string Emne => "Revisjon";

    public override string Sammendrag => "Kontoene med inngående balanse, bevegelse og utgående balanse (bokføringsforskriften § 3-1 nr. 2).";

    /// <summary>It says when it was made, as the regulation asks.</summary>
    public override bool ErFast => false;

    public override IReadOnlyList<Rapportparameter> Parametre { get; } =
        [Rapportparametre.FraPeriode, Rapportparametre.TilPeriode, Rapportparametre.Versjon, Rapportparametre.PerTidspunkt];

    public override IReadOnlyList<Lukketfelt> Lukkede => [Lukketfelt.Av<Kontolinje>("kontoklasse", Lukkedeverdier.Kontoklasser)];

    public override async Task<Rapportsvar> SvarAsync(Rapportspoersmaal spoersmaal, Rapportkilde kilde, CancellationToken ct)
    {
        var (fra, til) = Perioder(spoersmaal);
        var grunnlag = await kilde.HentAsync(spoersmaal, ct);
        return new Rapportsvar(grunnlag.Hode, () => new Kontospesifikasjon(
            grunnlag.Hode.Ledger.ToString(), grunnlag.Grunndata.Aar.Aar, fra.Nummer, til.Nummer, grunnlag.Hode.Versjon, grunnlag.Hode.Kjedehode.ToString(),
            kilde.Naa,
            [.. Kontosaldoer.Beregn(grunnlag.Kube, fra, til).Select(k => Kontolinje.Av(k, grunnlag.Grunndata.Kontoplan))]));
    }

    /// <summary>The periods of a specification, in order.</summary>
    internal static (Periode Fra, Periode Til) Perioder(Rapportspoersmaal spoersmaal) => spoersmaal.Perioder() is var (fra, til) && fra <= til
        ? (fra, til)
        : throw Avvisning.Ugyldig("fraPeriode", Feilkoder.UtenforOmraadet, "fraPeriode er ikke etter tilPeriode.");

    protected override Tabell SomTabell(Kontospesifikasjon svar) => Tabell.Av(
        Navn, "Kontospesifikasjon",
        [
            .. Rapporttabell.Om(svar.Kommunenummer, svar.Aar, "Bokføringsforskriften § 3-1 nr. 2", svar.TilPeriode, svar.Versjon, svar.Kjedehode),
            ("Fra periode", svar.FraPeriode), ("Laget", svar.Laget.ToString("O", CultureInfo.InvariantCulture)),
        ],
        svar.Kontoer, Kolonner);
}

/// <summary>The accounts of some periods.</summary>
/// <param name="Laget">When the specification was made.</param>
public sealed record Kontospesifikasjon(
    string Kommunenummer, int Aar, int FraPeriode, int TilPeriode, long Versjon, string Kjedehode, DateTimeOffset Laget, IReadOnlyList<Kontolinje> Kontoer);

/// <summary>
/// An account: the one that the source wrote, else art with funksjon, or kapittel with sektor. Kroner in ledger sign.
/// </summary>
/// <param name="Kontoklasse">Null for an account that has no place in the chart.</param>
/// <param name="Navn">Of an account in the municipality's own chart; not there for others.</param>
public sealed record Kontolinje(
    string? Kontoklasse, string Konto, string Objekt, decimal InngaaendeBalanse, decimal Bevegelse, decimal UtgaaendeBalanse, long AntallPosteringer,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Navn = null)
{
    public static Kontolinje Av(Kontosaldo k, Kommunekontoplan kontoplan) => new(
        k.Kontoklasse.Navn() is { Length: > 0 } klasse ? klasse : null, k.Konto, k.Objekt, k.InngaaendeBalanse.Kroner, k.Bevegelse.Kroner,
        k.UtgaaendeBalanse.Kroner, k.AntallPosteringer, kontoplan.Navn(k.Konto) is { Length: > 0 } navn ? navn : null);
}
