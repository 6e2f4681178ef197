using Ledger.Domain.Verdier;

namespace Ledger.Domain.Budsjett;

/// <summary>Whether a deadline is kept.</summary>
public enum Fristtilstand
{
    Innfridd,
    Mangler,
    Forsent,
    IkkeForfalt,
}

/// <summary>The names of <see cref="Fristtilstand"/> in JSON.</summary>
public static class Fristtilstander
{
    public static readonly IReadOnlyList<string> Alle = [.. Enum.GetValues<Fristtilstand>().Select(Navn)];

    public static string Navn(this Fristtilstand tilstand) => tilstand switch
    {
        Fristtilstand.Innfridd => "innfridd",
        Fristtilstand.Mangler => "mangler",
        Fristtilstand.Forsent => "forsent",
        _ => "ikkeForfalt",
    };
}

/// <summary>A document that is locked or published.</summary>
/// <param name="Type">As it was sent: oekonomiplan, tertialrapport, aarsrapport and others.</param>
/// <param name="Laast">The day of the lock.</param>
/// <param name="Offentliggjort">When the proposal or report was made public.</param>
/// <param name="Sendt">When it was sent to the ministry.</param>
/// <param name="HarArtsoversikt">It has the overview of § 5-6.</param>
public sealed record Fristdokument(
    string Id, string Type, int TilPeriode, DateOnly Laast, DateOnly? Offentliggjort, DateOnly? Sendt, bool HarArtsoversikt);

/// <summary>What the deadlines of a year are judged by.</summary>
/// <param name="PlanVedtatt">The plan with the year that was adopted first.</param>
/// <param name="BudsjettVedtatt">The budget that holds, with the day that it was first adopted.</param>
/// <param name="HarMerforbruk">The accounts of the year before ended with merforbruk.</param>
/// <param name="ForslagEtterMerforbruk">The first proposal or decision of a change in the year.</param>
/// <param name="PerDato">The day that it is asked on.</param>
public sealed record Fristgrunnlag(
    Regnskapsaar Aar, Fristkilde? PlanVedtatt, Fristkilde? BudsjettVedtatt, bool HarMerforbruk, Fristkilde? ForslagEtterMerforbruk,
    IReadOnlyList<Fristdokument> Dokumenter, DateOnly PerDato);

/// <summary>What was done about a deadline, and when.</summary>
/// <param name="Slag">vedtak, serie or dokument.</param>
/// <param name="Id">The reference of a decision, the kind and code of a series, or the id of a document.</param>
public sealed record Fristkilde(string Slag, string Id, DateOnly Dato)
{
    public const string Vedtak = "vedtak", Serie = "serie", Dokument = "dokument";

    public static readonly IReadOnlyList<string> Slagene = [Vedtak, Serie, Dokument];
}

/// <summary>A deadline of the year.</summary>
/// <param name="Frist">The last day.</param>
/// <param name="Dato">When it was done; null when it is not.</param>
/// <param name="Kilder">What was done, in the order of the days; none when nothing is.</param>
/// <param name="Funnet">How many there are, of what there are to be several of.</param>
public sealed record Budsjettfrist(
    string Kode, string Navn, string Hjemmel, DateOnly Frist, DateOnly? Dato, Fristtilstand Tilstand, IReadOnlyList<Fristkilde> Kilder, int? Funnet = null,
    int? Krav = null);

/// <summary>
/// The deadlines of plan, budget, interim reports and annual report (kommuneloven §§ 14-3, 14-5, 14-7; budsjett- og regnskapsforskriften § 5-16).
/// </summary>
public static class Budsjettfrister
{
    public const string Oekonomiplan = "oekonomiplan", Aarsrapport = "aarsrapport";

    private const string Tertial = "tertial";

    private const int Tertialrapporter = 2, Dagertilsending = 30, Dageroffentlig = 14;

    public static IReadOnlyList<Budsjettfrist> Finn(Fristgrunnlag g)
    {
        var aar = g.Aar.Aar;
        var foerAaret = new DateOnly(aar - 1, 12, 31);
        var planer = g.Dokumenter.Where(d => d.Type == Oekonomiplan).ToList();
        var sendt = g.BudsjettVedtatt is { } vedtatt ? vedtatt.Dato.AddDays(Dagertilsending) : foerAaret.AddDays(Dagertilsending);
        var offentlig = (g.BudsjettVedtatt?.Dato ?? foerAaret).AddDays(-Dageroffentlig);
        var tertial = g.Dokumenter.Where(d => d.Type.StartsWith(Tertial, StringComparison.Ordinal) && d.TilPeriode is >= 1 and < 12)
            .Select(d => Dokument(d, d.Laast)!).OrderBy(d => d.Dato).ToList();
        var merforbruk = new DateOnly(aar, 6, 30);
        return
        [
            Frist("oekonomiplanVedtatt", "Økonomiplanen er vedtatt", "kommuneloven § 14-3 første ledd", foerAaret, g.PlanVedtatt),
            Frist("budsjettVedtatt", "Årsbudsjettet er vedtatt", "kommuneloven § 14-3 første ledd", foerAaret, g.BudsjettVedtatt),
            Frist(
                "innstillingOffentlig", "Innstillingen er offentlig i minst 14 dager", "kommuneloven § 14-3 andre ledd", offentlig,
                Foerste(planer.Select(d => Dokument(d, d.Offentliggjort)))),
            Frist("budsjettSendt", "Plan og budsjett er sendt departementet", "budsjett- og regnskapsforskriften § 5-16", sendt,
                Foerste(planer.Select(d => Dokument(d, d.Sendt)))),
            Frist(
                "artsoversiktSendt", "Økonomisk oversikt etter art (§ 5-6) er sendt", "budsjett- og regnskapsforskriften § 5-16", new DateOnly(aar, 3, 1),
                Foerste(g.Dokumenter.Where(d => d.HarArtsoversikt && d.Type != Aarsrapport).Select(d => Dokument(d, d.Sendt)))),
            Frist(
                "tertialrapporter", "To rapporter i året om utviklingen mot budsjettet", "kommuneloven § 14-5 tredje ledd", new DateOnly(aar, 12, 31),
                tertial.Count < Tertialrapporter ? null : tertial[Tertialrapporter - 1]) with
            {
                Kilder = tertial, Funnet = tertial.Count, Krav = Tertialrapporter,
            },
            .. g.HarMerforbruk
                ? new[]
                {
                    Frist(
                        "endringEtterMerforbruk", "Forslag til endring etter merforbruk i regnskapet", "kommuneloven § 14-5 fjerde ledd", merforbruk,
                        g.ForslagEtterMerforbruk),
                }
                : [],
            Frist(
                "aarsberetning", "Årsberetningen er avgitt", "kommuneloven § 14-7", new DateOnly(aar + 1, 3, 31),
                Foerste(g.Dokumenter.Where(d => d.Type == Aarsrapport).Select(d => Dokument(d, d.Offentliggjort ?? d.Laast)))),
        ];

        Budsjettfrist Frist(string kode, string navn, string hjemmel, DateOnly frist, Fristkilde? kilde) => new(
            kode, navn, hjemmel, frist, kilde?.Dato,
            kilde is not null ? kilde.Dato <= frist ? Fristtilstand.Innfridd : Fristtilstand.Forsent
                : g.PerDato > frist ? Fristtilstand.Mangler : Fristtilstand.IkkeForfalt,
            kilde is null ? [] : [kilde]);

        static Fristkilde? Dokument(Fristdokument dokument, DateOnly? dato) =>
            dato is { } dag ? new(Fristkilde.Dokument, dokument.Id, dag) : null;

        static Fristkilde? Foerste(IEnumerable<Fristkilde?> kilder) => kilder.OfType<Fristkilde>().MinBy(k => k.Dato);
    }
}
