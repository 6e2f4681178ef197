using System.Text.Json.Serialization;
using Ledger.Application.Lesing;
using Ledger.Application.Rapportering;
using Ledger.Application.Tabeller;
using Ledger.Domain.Oppstillinger;
using Ledger.Domain.Spesifikasjon;
using Ledger.Domain.Verdier;
using static Ledger.Application.Tabeller.Kolonnetype;

namespace Ledger.Application.Rapporter;

/// <summary>The trial balance: each account with what it had, how it moved and what it has.</summary>
public sealed class Saldobalansen : Aarsrapport<Saldobalansesvar>
{
    private static readonly Kolonne<Saldobalanselinjesvar>[] Kolonner =
    [
        new("Kontoklasse", Tekst, l => l.Kontoklasse), new("Konto", Tekst, l => l.Konto), new("Navn", Tekst, l => l.Navn),
        new("Inngående balanse", Tall, l => l.InngaaendeBalanse), new("Bevegelse", Tall, l => l.Bevegelse),
        new("Utgående balanse", Tall, l => l.UtgaaendeBalanse), new("Antall posteringer", Heltall, l => l.AntallPosteringer),
    ];

    public override string Navn => "saldobalanse";

    public override string Sammendrag =>
        "Saldobalansen: hver konto (art eller kapittel der kilden ikke har egne) med inngående balanse, bevegelse og utgående balanse. Summen er null.";

    /// <summary>Accounts have no presentation of the regulation and stand on themselves, so sign and explanation are not asked for.</summary>
    public override IReadOnlyList<Rapportparameter> Parametre { get; } =
        [.. Rapportparametre.MedUtvalg.Except([Rapportparametre.Fortegn, Rapportparametre.Forklar])];

    public override IReadOnlyList<Lukketfelt> Lukkede =>
        [.. Lukketfelt.Vist<Saldobalansesvar>(), Lukketfelt.Av<Saldobalanselinjesvar>("kontoklasse", Lukkedeverdier.Kontoklasser)];

    protected override Func<Saldobalansesvar> Forbered(Rapportgrunnlag grunnlag, Rapportspoersmaal spoersmaal)
    {
        var kilde = spoersmaal.Utvalg.Grunnlag(grunnlag, spoersmaal.TilPeriode());
        var (visning, kontoplan) = (Visning.Les(spoersmaal["enhet"], null), grunnlag.Grunndata.Kontoplan);
        return () =>
        {
            Saldobalanselinjesvar Linje(Saldobalanselinje l) => Saldobalanselinjesvar.Av(l, visning);
            var balanse = Saldobalanse.Beregn(kilde, kontoplan);
            var felt = spoersmaal.Utvalg.Grupper();
            return new Saldobalansesvar(
                grunnlag.Hode.Ledger.ToString(), grunnlag.Grunndata.Aar.Aar, Navn, kilde.TilPeriode.Nummer, grunnlag.Hode.Versjon,
                grunnlag.Hode.Kjedehode.ToString(), visning.Enhetsnavn, visning.Fortegnsnavn,
                [.. balanse.Linjer.Select(Linje)], [.. balanse.Summer.Select(Linje)], Linje(balanse.Sum),
                spoersmaal.Utvalg.Tekst(grunnlag),
                Grupper.Av(
                    felt, grunnlag.Grunndata, 1, () => Gruppering.Del(kilde, Saldobalanse.Felt, felt),
                    g => Saldobalanse.Beregn(g, kontoplan).Linjer.Select(Linje)));
        };
    }

    protected override Tabell SomTabell(Saldobalansesvar svar) => Rapporttabell.Av(
        svar.Oppstilling, "Saldobalanse",
        [
            .. Rapporttabell.Om(svar.Kommunenummer, svar.Aar, null, svar.TilPeriode, svar.Versjon, svar.Kjedehode),
            .. Rapporttabell.Vist(svar.Enhet, svar.Fortegn, svar.Utvalg),
        ],
        [.. svar.Linjer, .. svar.Summer, svar.Sum], svar.Grupper, Kolonner);
}

/// <summary>The trial balance.</summary>
/// <param name="Summer">The sum of each kontoklasse.</param>
/// <param name="Sum">Of all; 0 when the report is not narrowed to a part.</param>
/// <param name="Utvalg">What the report was narrowed to; not there when it is of everything.</param>
/// <param name="Grupper">There with grupperPaa.</param>
public sealed record Saldobalansesvar(
    string Kommunenummer, int Aar, string Oppstilling, int TilPeriode, long Versjon, string Kjedehode, string Enhet, string Fortegn,
    IReadOnlyList<Saldobalanselinjesvar> Linjer, IReadOnlyList<Saldobalanselinjesvar> Summer, Saldobalanselinjesvar Sum,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Utvalg = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyList<Gruppe<Saldobalanselinjesvar>>? Grupper = null);

/// <summary>An account, in ledger sign. A sum has no konto. The sum of all, and what has no place in the chart, has no kontoklasse.</summary>
public sealed record Saldobalanselinjesvar(
    string? Kontoklasse, string? Konto, string Navn, decimal InngaaendeBalanse, decimal Bevegelse, decimal UtgaaendeBalanse, long AntallPosteringer)
{
    public static Saldobalanselinjesvar Av(Saldobalanselinje l, Visning v) => new(
        l.Kontoklasse?.Navn() is { Length: > 0 } klasse ? klasse : null, l.Konto.Length == 0 ? null : l.Konto, l.Navn,
        v.Vis(l.InngaaendeBalanse), v.Vis(l.Bevegelse), v.Vis(l.UtgaaendeBalanse),
        l.AntallPosteringer);
}
