using System.Globalization;
using System.Text.Json.Serialization;
using Ledger.Application.Lesing;
using Ledger.Application.Rapportering;
using Ledger.Application.Tabeller;
using Ledger.Domain.Opplysninger;
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
    private const string Kpi = "kpi";

    private static readonly Kolonne<Utviklingslinjesvar>[] Kolonner =
        [new("Post", Tekst, l => l.Post), new("Tekst", Tekst, l => l.Tekst), new("Linjetype", Tekst, l => l.Type)];

    public override string Navn => "utvikling";

    public override string Sammendrag =>
        "En oppstillings linjer over flere år, i løpende eller faste priser (siste års kroner). Et år før hovedboken er det som er meldt om linjen.";

    public override bool ErAvAaret => false;

    public override IReadOnlyList<Rapportparameter> Parametre { get; } =
    [
        Rapportparametre.Fra, Rapportparametre.Til, Rapportparametre.Oppstilling, Rapportparametre.Post, Rapportparametre.Priser,
        Rapportparametre.Prisindeks,
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

        var (_, tilstand) = await kilde.RegistreAsync(grunnlag.Hode, ct);
        var (indeksnavn, indeks) = Indeks(spoersmaal["prisindeks"], erFaste, tilstand);
        return new Rapportsvar(grunnlag.Hode, () =>
        {
            int? basisaar = erFaste ? siste.Aar : null;
            var linjer = Utviklingsrapport.Beregn(
                plan, aarene, grunnlag.Oppstillingsgrunnlag(Periode.Aarsavslutning), post,
                new Utviklingsgrunnlag(basisaar, indeks, Meldte(tilstand, plan.Definisjon, tall)), tall);
            return new Utviklingssvar(
                grunnlag.Hode.Ledger.ToString(), plan.Definisjon.Id, plan.Definisjon.Navn, erFaste ? "faste" : "loepende", basisaar, grunnlag.Hode.Versjon,
                grunnlag.Hode.Kjedehode.ToString(), visning.Enhetsnavn, visning.Fortegnsnavn,
                [.. aarene.Select(a => new Indeksverdi(a.Aar.Aar, indeks.Verdi(a.Aar.Aar)))],
                [.. linjer.Select(l => Utviklingslinjesvar.Av(l, visning))], tall.Navn(), indeksnavn);
        });
    }

    /// <summary>The years that something was reported of, of the lines of a statement.</summary>
    public static IEnumerable<int> MeldteAar(Registertilstand tilstand, Oppstillingsdefinisjon oppstilling, Utviklingstall tall) =>
        oppstilling.Linjer.SelectMany(l => Meldt(tilstand, oppstilling.Id, l.Post, tall)).Select(o => o.Noekkel.Aar!.Value).Distinct();

    protected override Tabell SomTabell(Utviklingssvar svar) => Tabell.Av(
        $"utvikling-{svar.Oppstilling}", svar.Navn,
        [
            ("Kommune", svar.Kommunenummer), ("Tall", svar.Tall), ("Priser", svar.Priser), ("Basisår", svar.Basisaar), ("Prisindeks", svar.Prisindeks),
            ("Versjon", svar.Versjon), ("Kjedehode", svar.Kjedehode),
            .. Rapporttabell.Vist(svar.Enhet, svar.Fortegn),
        ],
        [
            .. svar.Linjer,
            new(
                svar.Prisindeks, svar.Prisindeks == Kpi ? "Konsumprisindeks" : "Prisindeks", "indeks",
                [.. svar.Indeks.Select(i => new Utviklingsverdi(i.Aar, i.Indeks))]),
        ],
        [
            .. Kolonner,
            .. svar.Indeks.Select((i, n) => new Kolonne<Utviklingslinjesvar>(i.Aar.ToString(CultureInfo.InvariantCulture), Tall, l => l.Verdier[n].Verdi)),
            .. svar.Indeks.Skip(1).Select((i, n) => new Kolonne<Utviklingslinjesvar>(
                string.Create(CultureInfo.InvariantCulture, $"Endring {i.Aar} i prosent"), Tall, l => l.Verdier[n + 1].EndringProsent)),
            new("Meldte år", Tekst, l => string.Join(", ", l.Verdier.Where(v => v.Meldt == true).Select(v => v.Aar))),
        ]);

    /// <summary>What was reported of lines: a measure of a whole year, called as the figure is, in that year's kroner; the last that was said.</summary>
    private static Func<int, string, Beloep?> Meldte(Registertilstand tilstand, Oppstillingsdefinisjon oppstilling, Utviklingstall tall) =>
        (aar, post) => Meldt(tilstand, oppstilling.Id, post, tall).LastOrDefault(o => o.Noekkel.Aar == aar)?.Beloep;

    private static IEnumerable<Opplysning> Meldt(Registertilstand tilstand, string oppstilling, string post, Utviklingstall tall) =>
        tilstand.Opplysninger($"linje:{oppstilling}/{post}").Select(o => o.Verdi).Where(o => o.Beloep is not null
            && o.Noekkel is { Slag: Opplysningsslag.Maaling, Aar: not null, Periode: "aar", Enhet: "", Region: "" } && o.Noekkel.Maal == tall.Navn());

    /// <summary>The consumer price index, or the yearly values of an object of a register.</summary>
    private static (string Navn, Prisindeks Indeks) Indeks(string? objekt, bool erFaste, Registertilstand tilstand)
    {
        if (objekt is null or Kpi)
        {
            return (Kpi, Prisindeks.Kpi);
        }

        if (!erFaste)
        {
            throw Avvisning.Ugyldig("prisindeks", Feilkoder.UgyldigKombinasjon, "prisindeks er av faste priser: spør med priser=faste.");
        }

        if (objekt.Split(':', 2) is not [var register, var kode] || tilstand.Finn(register, kode) is null)
        {
            throw Avvisning.Ugyldig(
                "prisindeks", Feilkoder.UkjentObjekt,
                "prisindeks er kpi, eller register:kode for det som har en verdi per år, for eksempel indikator:deflator.");
        }

        var verdier = tilstand.Opplysninger(objekt).Select(o => o.Verdi).Where(o => o.Verdi is not null
            && o.Noekkel is { Slag: Opplysningsslag.Maaling, Maal: Opplysningsleser.Indikatorverdi, Aar: not null, Periode: "aar", Enhet: "", Region: "" });
        return (objekt, Prisindeks.Meldt(verdier.GroupBy(o => o.Noekkel.Aar!.Value).Select(a => (a.Key, a.Last().Verdi!.Value))));
    }

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
/// <param name="Prisindeks">Which index it is: kpi, or the object of a register whose yearly values it is.</param>
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
    string Tall,
    string Prisindeks);

/// <summary>A line's value year by year; null where neither the ledger nor anybody tells it.</summary>
public sealed record Utviklingslinjesvar(string Post, string Tekst, string Type, IReadOnlyList<Utviklingsverdi> Verdier)
{
    public static Utviklingslinjesvar Av(Utviklingslinje linje, Visning visning) => new(
        linje.Definisjon.Post, linje.Definisjon.Tekst, linje.Definisjon.Type.Navn(),
        [.. linje.Verdier.Select(v => new Utviklingsverdi(v.Aar, visning.Vis(v.Verdi, linje.Definisjon.Visningsfaktor))
        {
            EndringProsent = v.Endring, Meldt = v.ErMeldt ? true : null,
        })]);
}

/// <summary>A value.</summary>
public sealed record Utviklingsverdi(int Aar, decimal? Verdi)
{
    /// <summary>Percent of the year before; null where there is nothing to compare with.</summary>
    public decimal? EndringProsent { get; init; }

    /// <summary>Whether the ledger does not have the year, and the value is what was reported of it; left out when it is the ledger's.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public bool? Meldt { get; init; }
}

/// <summary>An index value.</summary>
public sealed record Indeksverdi(int Aar, decimal? Indeks);
