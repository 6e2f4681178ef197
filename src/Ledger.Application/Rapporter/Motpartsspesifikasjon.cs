using System.Globalization;
using System.Text.Json.Serialization;
using Ledger.Application.Lesing;
using Ledger.Application.Rapportering;
using Ledger.Application.Tabeller;
using Ledger.Domain.Kjede;
using Ledger.Domain.Validering;
using Ledger.Domain.Verdier;
using static Ledger.Application.Tabeller.Kolonnetype;

namespace Ledger.Application.Rapporter;

/// <summary>
/// What each customer owes, or each supplier is owed: opening balance, movement and closing balance of the accounts of receivables or of debt by whom
/// the rows name on the other side (bokføringsforskriften § 3-1 nr. 3 and 4). What names nobody stands for itself, so that the lines sum to the accounts.
/// </summary>
/// <param name="kapitler">The chapters when none are asked for.</param>
public sealed class Motpartsspesifikasjonen(string navn, string tittel, string kapitler, string hjemmel) : Rapport<Motpartsspesifikasjon>
{
    public static readonly IReadOnlyList<Rapport> Alle =
    [
        new Motpartsspesifikasjonen("kundespesifikasjon", "Kundespesifikasjon", "13", "Bokføringsforskriften § 3-1 nr. 3"),
        new Motpartsspesifikasjonen("leverandoerspesifikasjon", "Leverandørspesifikasjon", "35", "Bokføringsforskriften § 3-1 nr. 4"),
    ];

    /// <summary>How many rows of the accounts are read.</summary>
    private const int MestPosteringer = 100_000;

    private static readonly Kolonne<Motpartslinje>[] Kolonner =
    [
        new("Motpart", Tekst, l => l.Motpart), new("Inngående balanse", Tall, l => l.InngaaendeBalanse), new("Bevegelse", Tall, l => l.Bevegelse),
        new("Utgående balanse", Tall, l => l.UtgaaendeBalanse), new("Antall posteringer", Heltall, l => l.AntallPosteringer),
    ];

    public override string Navn => navn;

    public override string Emne => "Revisjon";

    public override string Sammendrag => $"{tittel}: saldo og bevegelse etter motpart ({char.ToLowerInvariant(hjemmel[0])}{hjemmel[1..]}).";

    /// <summary>It says when it was made, as the regulation asks.</summary>
    public override bool ErFast => false;

    public override bool ViserTekster => true;

    public override IReadOnlyList<Rapportparameter> Parametre { get; } =
    [
        Rapportparametre.Kapittel, Rapportparametre.FraPeriode, Rapportparametre.TilPeriode, Rapportparametre.MedPosteringer, Rapportparametre.Versjon,
        Rapportparametre.PerTidspunkt, Rapportparametre.Tilstand,
    ];

    public override async Task<Rapportsvar> SvarAsync(Rapportspoersmaal spoersmaal, Rapportkilde kilde, CancellationToken ct)
    {
        var (fra, til) = Kontospesifikasjonen.Perioder(spoersmaal);
        if (!Kodeutvalg.TryParse(spoersmaal["kapittel"] ?? kapitler, out var utvalg))
        {
            throw Avvisning.Ugyldig("kapittel", Feilkoder.UgyldigFormat, "kapittel er koder og områder skilt med komma.");
        }

        var grunnlag = await kilde.HentAsync(spoersmaal, ct);
        var rader = await RaderAsync(grunnlag, kilde, utvalg!, til, ct);
        var medPosteringer = Parametertolk.Bryter(spoersmaal["medPosteringer"], "medPosteringer");
        return new Rapportsvar(grunnlag.Hode, () => new Motpartsspesifikasjon(
            grunnlag.Hode.Ledger.ToString(), grunnlag.Grunndata.Aar.Aar, Navn, utvalg!.Tekst, fra.Nummer, til.Nummer, grunnlag.Hode.Versjon,
            grunnlag.Hode.Kjedehode.ToString(), kilde.Naa,
            [
                .. rader.GroupBy(r => r.Motpart).OrderBy(g => g.Key is null).ThenBy(g => g.Key, StringComparer.Ordinal)
                    .Select(g => Linje(g.Key, [.. g.Select(r => r.Rad)], fra, medPosteringer)),
            ],
            Sum(rader.Select(r => r.Rad))));
    }

    private static decimal Sum(IEnumerable<Kontopostering> rader) => Beloep.Sum(rader.Select(r => Beloep.FraKroner(r.Beloep))).Kroner;

    private static Motpartslinje Linje(string? motpart, IReadOnlyList<Kontopostering> rader, Periode fra, bool medPosteringer)
    {
        var iPeriodene = rader.Where(r => r.Periode >= fra.Nummer && r.Periode > 0).ToList();
        var (alle, bevegelse) = (Sum(rader), Sum(iPeriodene));
        return new(motpart, alle - bevegelse, bevegelse, alle, iPeriodene.Count) { Posteringer = medPosteringer ? iPeriodene : null };
    }

    /// <summary>The rows of the chapters up to a period, in the order of the chain, with whom they name.</summary>
    private static async Task<IReadOnlyList<(string? Motpart, Kontopostering Rad)>> RaderAsync(
        Rapportgrunnlag grunnlag, Rapportkilde kilde, Kodeutvalg kapitler, Periode til, CancellationToken ct)
    {
        var (rader, tolk) = (new List<(string?, Kontopostering)>(), grunnlag.Grunndata.Tolk);
        await foreach (var post in kilde.JournalAsync(grunnlag.Hode, ct))
        {
            if (post.Slag != Journalslag.Bilag || post.Ledd.Aar != grunnlag.Grunndata.Aar.Aar || post.Periode > til.Nummer)
            {
                continue;
            }

            foreach (var rad in post.Rader)
            {
                if (tolk.Tolk(rad.Dimensjon) is { Kontoklasse: Kontoklasse.Balanse } d && kapitler.Har(d.Kapittel.Nummer))
                {
                    rader.Add((rad.Motpart.Vist is { Length: > 0 } motpart ? motpart : null, new Kontopostering(
                        post.Dato!.Value, post.Ledd.Nummer, post.Referanse, post.Periode!.Value, rad.Beloep.Kroner, rad.Tekst.Vist)));
                }
            }

            if (rader.Count > MestPosteringer)
            {
                throw new Avvisning(
                    Avvisningsgrunn.ForStor, Problemtyper.ForMangeRader, "Spesifikasjonen har for mange posteringer",
                    $"Kapitlene har mer enn {MestPosteringer} posteringer. Velg færre kapitler, eller en tidligere tilPeriode.");
            }
        }

        return rader;
    }

    protected override Tabell SomTabell(Motpartsspesifikasjon svar) => Tabell.Av(
        Navn, tittel,
        [
            .. Rapporttabell.Om(svar.Kommunenummer, svar.Aar, hjemmel, svar.TilPeriode, svar.Versjon, svar.Kjedehode),
            ("Fra periode", svar.FraPeriode), ("Laget", svar.Laget.ToString("O", CultureInfo.InvariantCulture)),
        ],
        svar.Linjer, Kolonner);
}

/// <summary>Receivables or debt by whom the rows name. Kroner in ledger sign.</summary>
/// <param name="Kapittel">The chapters of the balance.</param>
/// <param name="Laget">When the specification was made.</param>
/// <param name="Sum">The closing balance of the chapters.</param>
public sealed record Motpartsspesifikasjon(
    string Kommunenummer, int Aar, string Oppstilling, string Kapittel, int FraPeriode, int TilPeriode, long Versjon, string Kjedehode,
    DateTimeOffset Laget, IReadOnlyList<Motpartslinje> Linjer, decimal Sum);

/// <summary>A customer or a supplier.</summary>
/// <param name="Motpart">As the rows name him, usually by organisasjonsnummer; null for those that name nobody.</param>
public sealed record Motpartslinje(
    string? Motpart, decimal InngaaendeBalanse, decimal Bevegelse, decimal UtgaaendeBalanse, int AntallPosteringer)
{
    /// <summary>The entries of the periods, in the order that they were booked; there with medPosteringer.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<Kontopostering>? Posteringer { get; init; }
}
