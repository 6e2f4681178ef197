using Ledger.Application.Rapportering;
using Ledger.Application.Rettigheter;
using Ledger.Application.Tabeller;
using Ledger.Domain;
using Ledger.Domain.Saldoimport;
using static Ledger.Application.Tabeller.Kolonnetype;

namespace Ledger.Application.Rapporter;

/// <summary>The sources that have booked in a year, and when each was last heard from.</summary>
public sealed class Kildene : Rapport<Kildersvar>
{
    private static readonly Kolonne<Kildelinjesvar>[] Kolonner =
    [
        new("Kilde", Tekst, l => l.Kilde), new("Sist mottatt", Tekst, l => l.SistMottatt?.ToString("O")), new("Antall bilag", Heltall, l => l.AntallBilag),
        new("Versjon", Heltall, l => l.Versjon), new("Overtatt av", Tekst, l => l.OvertattAv, Valgfri: true),
    ];

    public override string Navn => "kilder";

    public override string Sammendrag => "Kildene som har bokført i året, og når hver av dem sist sendte sine saldoer.";

    public override IReadOnlyList<string> Scopes => [Scope.Les, Scope.Revisjon, Scope.Bokfor];

    /// <summary>A source that is heard from and has changed nothing makes no version.</summary>
    public override bool ErFast => false;

    public override IReadOnlyList<Rapportparameter> Parametre { get; } = [Rapportparametre.Versjon, Rapportparametre.PerTidspunkt];

    public override async Task<Rapportsvar> SvarAsync(Rapportspoersmaal spoersmaal, Rapportkilde kilde, CancellationToken ct)
    {
        var grunnlag = await kilde.HentAsync(spoersmaal, ct);
        var (hode, aar) = (grunnlag.Hode, grunnlag.Grunndata.Aar);
        var (kilder, overtatt) = await kilde.KilderAsync(hode, aar, ct);
        return new Rapportsvar(hode, () => new Kildersvar(
            hode.Ledger.ToString(), aar.Aar, hode.Versjon, hode.Kjedehode.ToString(),
            [.. kilder.Select(k => new Kildelinjesvar(
                k.Kilde, k.Mottatt, k.AntallBilag, k.Versjon, overtatt.FirstOrDefault(o => o.Contains(k.Kilde))?.Key))])
        {
            Funn =
            [
                .. kilder.Where(k => !overtatt.Any(o => o.Contains(k.Kilde)))
                    .Select(k => Kildefunn.Uteble(k.Kilde, k.Mottatt, kilde.Naa, aar, grunnlag.Grunndata.ErAvsluttet)).OfType<Funn>()
                    .Select(f => Funnsvar.Av(f.Hevet(grunnlag.Grunndata.Nivaaer, stopper: null))),
            ],
        });
    }

    protected override Tabell SomTabell(Kildersvar svar) => Tabell.Av(
        Navn, "Kilder", Rapporttabell.Om(svar.Kommunenummer, svar.Aar, null, null, svar.Versjon, svar.Kjedehode), svar.Kilder, Kolonner);
}

/// <summary>The sources of a year.</summary>
public sealed record Kildersvar(string Kommunenummer, int Aar, long Versjon, string Kjedehode, IReadOnlyList<Kildelinjesvar> Kilder)
{
    /// <summary>Sources that have not been heard from when they should.</summary>
    public IReadOnlyList<Funnsvar> Funn { get; init; } = [];
}

/// <summary>A source.</summary>
/// <param name="SistMottatt">When it last sent its balances and they were taken, whether or not anything had changed.</param>
/// <param name="Versjon">The last version that it made.</param>
/// <param name="OvertattAv">The source that its bookings belong to now.</param>
public sealed record Kildelinjesvar(string Kilde, DateTimeOffset? SistMottatt, long AntallBilag, long Versjon, string? OvertattAv);
