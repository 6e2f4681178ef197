using System.Text.Json.Serialization;
using Ledger.Application.Finans;
using Ledger.Application.Lesing;
using Ledger.Application.Rapportering;
using Ledger.Application.Tabeller;
using Ledger.Domain.Finans.Avstemming;
using Ledger.Domain.Finans.Rammer;
using Ledger.Domain.Finans.Register;
using Ledger.Domain.Validering;
using Ledger.Domain.Verdier;
using static Ledger.Application.Tabeller.Kolonnetype;

namespace Ledger.Application.Rapporter.Finans;

/// <summary>The finance register against the accounts: one line for each identity.</summary>
public sealed class Avstemmingsrapport : Finansrapport<Finansavstemmingssvar>
{
    private const string Stemmer = "stemmer";
    private const string Forklart = "forklart";
    private const string Avvik = "avvik";

    public override string Navn => "finansavstemming";

    public override string Sti => "/finans/avstemming";

    public override string Sammendrag => "Finansregisteret mot hovedboken, per kapittel og sum, med det som er registrert om forskjellene.";

    public override IReadOnlyList<Lukketfelt> Lukkede =>
        [.. base.Lukkede, Lukketfelt.Av<Finansavstemmingslinje>("status", [Stemmer, Forklart, Avvik])];

    protected override async Task<Func<Finansavstemmingssvar>> ForberedAsync(Finansspoersmaal spoersmaal, Rapportkilde kilde, CancellationToken ct)
    {
        var dato = spoersmaal.Dato();
        var aaret = await kilde.FinnAarAsync(spoersmaal.Stand.Hode, dato.Year, ct)
            ?? throw Avvisning.IkkeFunnet($"Hovedboken har ikke året {dato.Year}.");
        var etter = await EtterLukkingAsync(spoersmaal.Stand, aaret, dato, kilde, ct);
        return () =>
        {
            var hode = spoersmaal.Hode(dato);
            var linjer = Finansavstemming.Beregn(spoersmaal.Register, aaret.Kube, dato);
            return new Finansavstemmingssvar(
                hode.Kommunenummer, dato, hode.Versjon, hode.Kjedehode, hode.Enhet,
                [
                    .. linjer.Select(l =>
                    {
                        var merknad = spoersmaal.Stand.Merknader.LastOrDefault(m => m.Linje == l.Linje && m.Dato == dato && m.Beloep == l.Differanse);
                        return new Finansavstemmingslinje(
                            l.Linje, l.Tekst, spoersmaal.Vis(l.Register), spoersmaal.Vis(l.Ledger), spoersmaal.Vis(l.Differanse),
                            l.Differanse == 0m ? Stemmer : merknad is null ? Avvik : Forklart, merknad?.Tekst,
                            spoersmaal.Forklaring(("register", "sum av poster", l.Poster)));
                    }),
                ],
                [.. linjer.Where(l => l.Register is null).Select(l => new Mangel(l.Linje, dato, "Registeret har ikke alt som linjen er summen av."))],
                etter.Count == 0 ? [] : [
                    new(
                        Feilkoder.PeriodeLukket, etter.Count, spoersmaal.Vis(etter.Sum(p => p.Beloep ?? 0m)),
                        "Poster i registeret er sendt etter at perioden de er datert i, ble lukket i hovedboken.", [.. etter.Select(p => p.Nummer)]),
                ]);
        };
    }

    /// <summary>The facts of the year that were sent after the period that they are dated in was closed.</summary>
    private static async Task<List<Finanspost>> EtterLukkingAsync(
        Finansstand stand, Rapportgrunnlag aaret, DateOnly dato, Rapportkilde kilde, CancellationToken ct)
    {
        DateTimeOffset? Lukket(Finanspost p) => aaret.Grunndata.Status(Periode.Fra(p.Dato.Month)).Lukket;
        var sene = new List<Finanspost>();
        foreach (var versjon in stand.Register.Gjeldende
            .Where(p => Importvarsler.GjelderPerioden(p.Slag) && p.Dato.Year == dato.Year && p.Dato <= dato && Lukket(p) is not null)
            .GroupBy(p => stand.Versjoner[p.Nummer]))
        {
            var skrevet = (await kilde.SkrivingAsync(stand.Hode, versjon.Key, ct))!.Tidspunkt;
            sene.AddRange(versjon.Where(p => Lukket(p) <= skrevet));
        }

        return sene;
    }

    protected override Func<Finansavstemmingssvar> Forbered(Finansspoersmaal spoersmaal) => throw new NotSupportedException("It reads the accounts.");

    protected override Tabell SomTabell(Finansavstemmingssvar svar) => SomTabell(
        "finansavstemming", "Finansregisteret mot hovedboken", svar, svar.Linjer,
        [
            new("Linje", Tekst, l => l.Linje), new("Tekst", Tekst, l => l.Tekst), new("Register", Tall, l => l.Register), new("Hovedbok", Tall, l => l.Ledger),
            new("Differanse", Tall, l => l.Differanse), new("Status", Ord, l => l.Status),
            new("Forklaring til forskjellen", Tekst, l => l.Merknad, Valgfri: true),
            Finanstall.Forklaringer<Finansavstemmingslinje>(l => l.Forklaringer),
        ]);
}

/// <summary>The register against the accounts.</summary>
public sealed record Finansavstemmingssvar(
    string Kommunenummer, DateOnly Dato, long Versjon, string Kjedehode, string Enhet, IReadOnlyList<Finansavstemmingslinje> Linjer,
    IReadOnlyList<Mangel> Mangler, IReadOnlyList<Finansavstemmingsfunn> Funn) : IFinanssvar;

/// <summary>Something that the lines do not show.</summary>
/// <param name="Poster">The numbers of the facts.</param>
public sealed record Finansavstemmingsfunn(string Kode, long Antall, decimal? Beloep, string Melding, IReadOnlyList<int> Poster);

/// <summary>A line: A1 loans, A2 to A4 movements, A5 holdings, A6 income, A7 capital.</summary>
/// <param name="Differanse">Register less accounts.</param>
/// <param name="Status">stemmer: 0; forklart: what was registered explains it; avvik.</param>
public sealed record Finansavstemmingslinje(
    string Linje, string Tekst, decimal? Register, decimal? Ledger, decimal? Differanse, string Status, string? Merknad,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyList<Finansforklaring>? Forklaringer = null);
