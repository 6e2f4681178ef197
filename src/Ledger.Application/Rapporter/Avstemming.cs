using Ledger.Application.Lesing;
using Ledger.Application.Noter;
using Ledger.Application.Rapportering;
using Ledger.Application.Rettigheter;
using Ledger.Application.Tabeller;
using Ledger.Domain.Saldoimport;
using Ledger.Domain.Verdier;
using static Ledger.Application.Tabeller.Kolonnetype;

namespace Ledger.Application.Rapporter;

/// <summary>
/// What a source has said of a year against all that the ledger has, account by account; without a source, what the registers of the notes say.
/// </summary>
public sealed class Avstemmingen : Rapport<Avstemmingssvar>
{
    /// <summary>What the answer calls the source when it is the registers.</summary>
    private const string Registre = "registre";

    private static readonly Kolonne<Avstemmingslinjesvar>[] Kolonner =
    [
        new("Kontoklasse", Tekst, l => l.Kontoklasse), new("Konto", Tekst, l => l.Konto), new("Navn", Tekst, l => l.Navn), new("Kilde", Tall, l => l.Kilde),
        new("Ledger", Tall, l => l.Ledger), new("Differanse", Tall, l => l.Differanse),
    ];

    public override string Navn => "avstemming";

    public override string Sammendrag => "Kildens siste saldo mot det som er bokført i året, konto for konto; uten kilde registrene bak notene mot hovedboken.";

    public override IReadOnlyList<string> Scopes => [Scope.Les, Scope.Revisjon, Scope.Bokfor];

    public override IReadOnlyList<Rapportparameter> Parametre { get; } =
        [Rapportparametre.Avstemmingskilde, Rapportparametre.Versjon, Rapportparametre.PerTidspunkt, Rapportparametre.Tilstand];

    public override IReadOnlyList<Lukketfelt> Lukkede => [Lukketfelt.Av<Avstemmingslinjesvar>("kontoklasse", Lukkedeverdier.Kontoklasser)];

    public override async Task<Rapportsvar> SvarAsync(Rapportspoersmaal spoersmaal, Rapportkilde kilde, CancellationToken ct)
    {
        var grunnlag = await kilde.HentAsync(spoersmaal, ct);
        var aar = grunnlag.Grunndata.Aar;
        if (spoersmaal["kilde"] is not { } navn)
        {
            var aaret = await Notekilde.LesAsync(grunnlag, kilde, ct);
            return new Rapportsvar(grunnlag.Hode, () => Svar(grunnlag, Registre, [.. Registeravstemming.Linjer(aaret.Aaret)]));
        }

        var kildens = await kilde.KildesaldoAsync(grunnlag.Hode, aar, navn, ct);
        if (kildens.Count == 0)
        {
            throw Avvisning.IkkeFunnet($"Kilden «{navn}» har ikke bokført noe i {aar}.");
        }

        return new Rapportsvar(grunnlag.Hode, () =>
        {
            var linjer = Kildeavstemming.Beregn(kildens, grunnlag.Kube);
            var kontoplan = grunnlag.Grunndata.Kontoplan;
            return Svar(grunnlag, navn,
            [
                .. linjer.Select(l => new Avstemmingslinjesvar(
                    l.Kontoklasse?.Navn(), l.Konto, l.Navn ?? Tom(kontoplan.Navn(l.Konto)), l.Kilde.Kroner, l.Ledger.Kroner, l.Differanse.Kroner)),
            ]);
        });
    }

    private Avstemmingssvar Svar(Rapportgrunnlag grunnlag, string kilde, IReadOnlyList<Avstemmingslinjesvar> linjer) => new(
        grunnlag.Hode.Ledger.ToString(), grunnlag.Grunndata.Aar.Aar, Navn, kilde, grunnlag.Hode.Versjon, grunnlag.Hode.Kjedehode.ToString(), linjer,
        linjer.Sum(l => Math.Abs(l.Differanse)));

    private static string? Tom(string navn) => navn.Length == 0 ? null : navn;

    protected override Tabell SomTabell(Avstemmingssvar svar) => Tabell.Av(
        svar.Oppstilling, "Avstemming",
        [
            .. Rapporttabell.Om(svar.Kommunenummer, svar.Aar, null, null, svar.Versjon, svar.Kjedehode),
            ("Kilde", svar.Kilde), ("Sum differanse", svar.SumDifferanse),
        ],
        svar.Linjer, Kolonner);
}
