using System.Globalization;
using System.Text.Json.Serialization;
using Ledger.Application.Lesing;
using Ledger.Application.Rapportering;
using Ledger.Application.Tabeller;
using Ledger.Domain.Hovedbok;
using Ledger.Domain.Kjede;
using Ledger.Domain.Kontoplaner;
using Ledger.Domain.Saldo;
using Ledger.Domain.Spesifikasjon;
using Ledger.Domain.Validering;
using Ledger.Domain.Verdier;
using static Ledger.Application.Tabeller.Kolonnetype;

namespace Ledger.Application.Rapporter;

/// <summary>The accounts with opening balance, movement and closing balance (bokføringsforskriften § 3-1 nr. 2).</summary>
public sealed class Kontospesifikasjonen : Rapport<Kontospesifikasjon>
{
    /// <summary>How many entries an answer has; more are asked for by fewer periods.</summary>
    private const int MestPosteringer = 100_000;

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
        [
            Rapportparametre.FraPeriode, Rapportparametre.TilPeriode, Rapportparametre.Art, Rapportparametre.Kapittel, Rapportparametre.MedPosteringer,
            Rapportparametre.Versjon, Rapportparametre.PerTidspunkt, Rapportparametre.Tilstand,
        ];

    public override IReadOnlyList<Lukketfelt> Lukkede => [Lukketfelt.Av<Kontolinje>("kontoklasse", Lukkedeverdier.Kontoklasser)];

    public override async Task<Rapportsvar> SvarAsync(Rapportspoersmaal spoersmaal, Rapportkilde kilde, CancellationToken ct)
    {
        var (fra, til) = Perioder(spoersmaal);
        var (arter, kapitler) = (Utvalg(spoersmaal, "art"), Utvalg(spoersmaal, "kapittel"));
        bool ErMed(in Dimensjon d) => (arter is null && kapitler is null)
            || (d.Kontoklasse == Kontoklasse.Balanse ? kapitler?.Har(d.Kapittel.Nummer) : arter?.Har(d.Art.Nummer)) == true;
        var grunnlag = await kilde.HentAsync(spoersmaal, ct);
        grunnlag = arter is null && kapitler is null ? grunnlag : grunnlag with { Kube = grunnlag.Kube.Bare(ErMed) };
        var posteringer = Parametertolk.Bryter(spoersmaal["medPosteringer"], "medPosteringer")
            ? await PosteringerAsync(grunnlag, kilde, fra, til, ErMed, ct) : null;
        return new Rapportsvar(grunnlag.Hode, () => new Kontospesifikasjon(
            grunnlag.Hode.Ledger.ToString(), grunnlag.Grunndata.Aar.Aar, fra.Nummer, til.Nummer, grunnlag.Hode.Versjon, grunnlag.Hode.Kjedehode.ToString(),
            kilde.Naa,
            [
                .. Kontosaldoer.Beregn(grunnlag.Kube, fra, til).Select(k => Kontolinje.Av(k, grunnlag.Grunndata.Kontoplan) with
                {
                    Posteringer = posteringer is null ? null : [.. posteringer[(k.Kontoklasse, k.Konto, k.Objekt)]],
                }),
            ]));
    }

    /// <summary>The entries of the periods by account, in the order of the chain.</summary>
    private static async Task<ILookup<(Kontoklasse, string, string), Kontopostering>> PosteringerAsync(
        Rapportgrunnlag grunnlag, Rapportkilde kilde, Periode fra, Periode til, Saldokube.Noekkelvilkaar erMed, CancellationToken ct)
    {
        var (kube, data) = (grunnlag.Kube, grunnlag.Grunndata);
        var antall = Enumerable.Range(0, kube.Antall).Sum(noekkel => kube.AntallPosteringer(noekkel, fra, til));
        if (antall > MestPosteringer)
        {
            throw new Avvisning(
                Avvisningsgrunn.ForStor, Problemtyper.ForMangeRader, "Spesifikasjonen har for mange posteringer",
                $"Periodene har {antall} posteringer; et svar har høyst {MestPosteringer}. Velg færre perioder.");
        }

        var rader = new List<((Kontoklasse, string, string) Konto, Kontopostering Rad)>();
        await foreach (var post in kilde.JournalAsync(grunnlag.Hode, ct))
        {
            if (post.Slag == Journalslag.Bilag && post.Ledd.Aar == data.Aar.Aar && post.Periode >= fra.Nummer && post.Periode <= til.Nummer)
            {
                rader.AddRange(post.Rader.Select(r => (Dimensjon: data.Tolk.Tolk(r.Dimensjon), Rad: r)).Where(r => erMed(r.Dimensjon)).Select(r => (
                    Kontosaldoer.Konto(r.Dimensjon),
                    new Kontopostering(post.Dato!.Value, post.Ledd.Nummer, post.Referanse, post.Periode!.Value, r.Rad.Beloep.Kroner, r.Rad.Tekst.Vist))));
            }
        }

        return rader.ToLookup(r => r.Konto, r => r.Rad);
    }

    /// <summary>The codes that a parameter names; null for all.</summary>
    private static Kodeutvalg? Utvalg(Rapportspoersmaal spoersmaal, string navn) => spoersmaal[navn] is not { } tekst ? null
        : Kodeutvalg.TryParse(tekst, out var utvalg) ? utvalg
        : throw Avvisning.Ugyldig(navn, Feilkoder.UgyldigFormat, $"{navn} er koder og områder skilt med komma.");

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
/// <param name="Navn">By the municipality's own chart, else by KOSTRA's; not there for an account that nobody has named.</param>
public sealed record Kontolinje(
    string? Kontoklasse, string Konto, string Objekt, decimal InngaaendeBalanse, decimal Bevegelse, decimal UtgaaendeBalanse, long AntallPosteringer,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Navn = null)
{
    /// <summary>The entries of the periods, in the order that they were booked; there with medPosteringer.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<Kontopostering>? Posteringer { get; init; }

    public static Kontolinje Av(Kontosaldo k, Kommunekontoplan kontoplan) => new(
        k.Kontoklasse.Navn() is { Length: > 0 } klasse ? klasse : null, k.Konto, k.Objekt, k.InngaaendeBalanse.Kroner, k.Bevegelse.Kroner,
        k.UtgaaendeBalanse.Kroner, k.AntallPosteringer, Navnet(k, kontoplan) is { Length: > 0 } navn ? navn : null);

    private static string Navnet(Kontosaldo k, Kommunekontoplan kontoplan) => kontoplan.Navn(k.Konto) is { Length: > 0 } egen ? egen : k.Kontoklasse switch
    {
        Domain.Verdier.Kontoklasse.Balanse => Kapittel.TryParse(k.Konto, out var kapittel) ? Kontoplan.Navn(kapittel) : "",
        _ => Art.TryParse(k.Konto, out var art) ? Kontoplan.Navn(art) : "",
    };
}

/// <summary>An entry of an account. Kroner in ledger sign.</summary>
public sealed record Kontopostering(DateOnly Bilagsdato, int Bilagsnummer, string Bilagsreferanse, int Periode, decimal Beloep, string? Tekst);
