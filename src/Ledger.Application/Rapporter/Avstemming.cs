using Ledger.Application.Rapportering;
using Ledger.Application.Rettigheter;
using Ledger.Application.Tabeller;
using Ledger.Domain.Saldoimport;
using Ledger.Domain.Verdier;
using static Ledger.Application.Tabeller.Kolonnetype;

namespace Ledger.Application.Rapporter;

/// <summary>What a source has said of a year against all that the ledger has, account by account.</summary>
public sealed class Avstemmingen : Rapport<Avstemmingssvar>
{
    private static readonly Kolonne<Avstemmingslinjesvar>[] Kolonner =
    [
        new("Kontoklasse", Tekst, l => l.Kontoklasse), new("Konto", Tekst, l => l.Konto), new("Navn", Tekst, l => l.Navn), new("Kilde", Tall, l => l.Kilde),
        new("Ledger", Tall, l => l.Ledger), new("Differanse", Tall, l => l.Differanse),
    ];

    public override string Navn => "avstemming";

    public override string Sammendrag => "Kildens siste saldo mot det som er bokført i året, konto for konto.";

    public override IReadOnlyList<string> Scopes => [Scope.Les, Scope.Revisjon, Scope.Bokfor];

    public override IReadOnlyList<Rapportparameter> Parametre { get; } =
        [Rapportparametre.Kilde, Rapportparametre.Versjon, Rapportparametre.PerTidspunkt, Rapportparametre.Tilstand];

    public override IReadOnlyList<Lukketfelt> Lukkede => [Lukketfelt.Av<Avstemmingslinjesvar>("kontoklasse", Lukkedeverdier.Kontoklasser)];

    public override async Task<Rapportsvar> SvarAsync(Rapportspoersmaal spoersmaal, Rapportkilde kilde, CancellationToken ct)
    {
        var navn = spoersmaal["kilde"]!;
        var grunnlag = await kilde.HentAsync(spoersmaal, ct);
        var aar = grunnlag.Grunndata.Aar;
        var kildens = await kilde.KildesaldoAsync(grunnlag.Hode, aar, navn, ct);
        if (kildens.Count == 0)
        {
            throw Avvisning.IkkeFunnet($"Kilden «{navn}» har ikke bokført noe i {aar}.");
        }

        return new Rapportsvar(grunnlag.Hode, () =>
        {
            var linjer = Kildeavstemming.Beregn(kildens, grunnlag.Kube);
            var kontoplan = grunnlag.Grunndata.Kontoplan;
            return new Avstemmingssvar(
                grunnlag.Hode.Ledger.ToString(), aar.Aar, Navn, navn, grunnlag.Hode.Versjon, grunnlag.Hode.Kjedehode.ToString(),
                [.. linjer.Select(l => new Avstemmingslinjesvar(
                    l.Kontoklasse?.Navn(), l.Konto, l.Navn ?? Tom(kontoplan.Navn(l.Konto)), l.Kilde.Kroner, l.Ledger.Kroner, l.Differanse.Kroner))],
                linjer.Sum(l => Math.Abs(l.Differanse.Kroner)));
        });
    }

    private static string? Tom(string navn) => navn.Length == 0 ? null : navn;

    protected override Tabell SomTabell(Avstemmingssvar svar) => Tabell.Av(
        svar.Oppstilling, "Avstemming",
        [
            .. Rapporttabell.Om(svar.Kommunenummer, svar.Aar, null, null, svar.Versjon, svar.Kjedehode),
            ("Kilde", svar.Kilde), ("Sum differanse", svar.SumDifferanse),
        ],
        svar.Linjer, Kolonner);
}

/// <summary>A source against the ledger. Kroner in ledger sign.</summary>
/// <param name="SumDifferanse">The differences without sign, added up: with sign they are always 0, since bilag balance.</param>
public sealed record Avstemmingssvar(
    string Kommunenummer, int Aar, string Oppstilling, string Kilde, long Versjon, string Kjedehode, IReadOnlyList<Avstemmingslinjesvar> Linjer,
    decimal SumDifferanse);

/// <summary>An account.</summary>
/// <param name="Kontoklasse">Null for an account of the municipality's own chart.</param>
/// <param name="Konto">The source's account; the art or the chapter when it wrote KOSTRA codes.</param>
/// <param name="Kilde">What the source has said, and the ledger has booked because of it.</param>
/// <param name="Ledger">All that is booked on the account.</param>
/// <param name="Differanse">ledger less kilde.</param>
public sealed record Avstemmingslinjesvar(string? Kontoklasse, string Konto, string? Navn, decimal Kilde, decimal Ledger, decimal Differanse);
