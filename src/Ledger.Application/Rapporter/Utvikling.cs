using System.Globalization;
using Ledger.Application.Lesing;
using Ledger.Application.Rapportering;
using Ledger.Application.Tabeller;
using Ledger.Domain.Oppstillinger;
using Ledger.Domain.Saldo;
using Ledger.Domain.Utvikling;
using Ledger.Domain.Validering;
using Ledger.Domain.Verdier;
using static Ledger.Application.Tabeller.Kolonnetype;

namespace Ledger.Application.Rapporter;

/// <summary>The lines of a statement over the years, in each year's kroner or in fixed ones.</summary>
public sealed class Utviklingen : Rapport<Utviklingssvar>
{
    private const int MestAar = 50;

    private static readonly Kolonne<Utviklingslinjesvar>[] Kolonner =
        [new("Post", Tekst, l => l.Post), new("Tekst", Tekst, l => l.Tekst), new("Linjetype", Tekst, l => l.Type)];

    public override string Navn => "utvikling";

    public override string Sammendrag => "En oppstillings linjer over flere år, i løpende eller faste priser (siste års kroner).";

    public override bool ErAvAaret => false;

    public override IReadOnlyList<Rapportparameter> Parametre { get; } =
    [
        Rapportparametre.Fra, Rapportparametre.Til, Rapportparametre.Oppstilling, Rapportparametre.Post, Rapportparametre.Priser,
        Rapportparametre.Utviklingstall,
        Rapportparametre.Enhet, Rapportparametre.Fortegn, Rapportparametre.Versjon, Rapportparametre.PerTidspunkt,
    ];

    public override IReadOnlyList<Lukketfelt> Lukkede =>
    [
        .. Lukketfelt.Vist<Utviklingssvar>(),
        Lukketfelt.Av<Utviklingssvar>("priser", ["loepende", "faste"]), Lukketfelt.Av<Utviklingssvar>("tall", Utviklingstallnavn.Alle),
        Lukketfelt.Av<Utviklingslinjesvar>("type", Lukkedeverdier.Linjetyper),
    ];

    public override async Task<Rapportsvar> SvarAsync(Rapportspoersmaal spoersmaal, Rapportkilde kilde, CancellationToken ct)
    {
        _ = spoersmaal.Ledger();
        var (foerste, siste) = (Parametertolk.Aar(spoersmaal["fra"]), Parametertolk.Aar(spoersmaal["til"]));
        var visning = spoersmaal.Visning();
        var erFaste = ErFaste(spoersmaal["priser"]);
        var tall = LestTall(spoersmaal["tall"]);
        if (foerste > siste || siste.Aar - foerste.Aar >= MestAar)
        {
            throw Avvisning.Ugyldig("fra", Feilkoder.UtenforOmraadet, $"fra er ikke etter til, og det er høyst {MestAar} år imellom.");
        }

        // The statement is that of the last year: a trend compares like with like.
        var grunnlag = await kilde.HentAsync(spoersmaal, siste, ct);
        var plan = grunnlag.Plan(spoersmaal["oppstilling"] ?? InnebygdeOppstillinger.Bevilgning);
        var post = spoersmaal["post"];
        if (post is not null && plan.Definisjon.Finn(post) is null)
        {
            throw Avvisning.IkkeFunnet($"Oppstillingen {plan.Definisjon.Id} har ingen slik post.");
        }

        var aarene = new List<(Regnskapsaar Aar, Saldokube Kube)>();
        for (var aar = foerste.Aar; aar <= siste.Aar; aar++)
        {
            aarene.Add((Regnskapsaar.Fra(aar), await kilde.SaldoAsync(grunnlag.Hode, Regnskapsaar.Fra(aar), ct)));
        }

        return new Rapportsvar(grunnlag.Hode, () =>
        {
            int? basisaar = erFaste ? siste.Aar : null;
            var linjer = Utviklingsrapport.Beregn(plan, aarene, grunnlag.Oppstillingsgrunnlag(Periode.Aarsavslutning), post, basisaar, tall);
            return new Utviklingssvar(
                grunnlag.Hode.Ledger.ToString(), plan.Definisjon.Id, plan.Definisjon.Navn, erFaste ? "faste" : "loepende", basisaar, grunnlag.Hode.Versjon,
                grunnlag.Hode.Kjedehode.ToString(), visning.Enhetsnavn, visning.Fortegnsnavn,
                [.. aarene.Select(a => new Indeksverdi(a.Aar.Aar, Prisindeks.Kpi.Verdi(a.Aar.Aar)))],
                [.. linjer.Select(l => Utviklingslinjesvar.Av(l, visning))], tall.Navn());
        });
    }

    protected override Tabell SomTabell(Utviklingssvar svar) => Tabell.Av(
        $"utvikling-{svar.Oppstilling}", svar.Navn,
        [
            ("Kommune", svar.Kommunenummer), ("Tall", svar.Tall), ("Priser", svar.Priser), ("Basisår", svar.Basisaar), ("Versjon", svar.Versjon),
            ("Kjedehode", svar.Kjedehode),
            .. Rapporttabell.Vist(svar.Enhet, svar.Fortegn),
        ],
        [.. svar.Linjer, new("kpi", "Konsumprisindeks", "indeks", [.. svar.Indeks.Select(i => new Utviklingsverdi(i.Aar, i.Indeks))])],
        [
            .. Kolonner,
            .. svar.Indeks.Select((i, n) => new Kolonne<Utviklingslinjesvar>(i.Aar.ToString(CultureInfo.InvariantCulture), Tall, l => l.Verdier[n].Verdi)),
        ]);

    private static Utviklingstall LestTall(string? navn) => navn is null ? Utviklingstall.Regnskap
        : Utviklingstallnavn.Alle.Contains(navn) ? Enum.GetValues<Utviklingstall>().First(t => t.Navn() == navn)
        : throw Avvisning.Ugyldig("tall", Feilkoder.UgyldigFormat, $"tall er {string.Join(", ", Utviklingstallnavn.Alle)}.");

    private static bool ErFaste(string? priser) => priser switch
    {
        null or "loepende" => false,
        "faste" => true,
        _ => throw Avvisning.Ugyldig("priser", Feilkoder.UgyldigFormat, "priser er faste eller loepende."),
    };
}

/// <summary>Lines over the years.</summary>
/// <param name="Basisaar">The year whose kroner fixed prices are in.</param>
/// <param name="Tall">Whether the values are of the accounts, or of a budget.</param>
/// <param name="Indeks">The price index used, by year; null where it is not known.</param>
public sealed record Utviklingssvar(
    string Kommunenummer,
    string Oppstilling,
    string Navn,
    string Priser,
    int? Basisaar,
    long Versjon,
    string Kjedehode,
    string Enhet,
    string Fortegn,
    IReadOnlyList<Indeksverdi> Indeks,
    IReadOnlyList<Utviklingslinjesvar> Linjer,
    string Tall);

/// <summary>A line's value year by year; null where the ledger has none.</summary>
public sealed record Utviklingslinjesvar(string Post, string Tekst, string Type, IReadOnlyList<Utviklingsverdi> Verdier)
{
    public static Utviklingslinjesvar Av(Utviklingslinje linje, Visning visning) => new(
        linje.Definisjon.Post, linje.Definisjon.Tekst, linje.Definisjon.Type.Navn(),
        [.. linje.Verdier.Select(v => new Utviklingsverdi(v.Aar, visning.Vis(v.Verdi, linje.Definisjon.Visningsfaktor)))]);
}

/// <summary>A value.</summary>
public sealed record Utviklingsverdi(int Aar, decimal? Verdi);

/// <summary>An index value.</summary>
public sealed record Indeksverdi(int Aar, decimal? Indeks);
