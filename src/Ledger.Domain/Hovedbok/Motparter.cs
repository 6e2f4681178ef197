using Ledger.Domain.Regnskapsenheter;
using Ledger.Domain.Verdier;

namespace Ledger.Domain.Hovedbok;

/// <summary>Which rows say who is on the other side, when the municipality has units with accounts of their own.</summary>
public static class Motparter
{
    private static readonly Kodeutvalg Arter = Kodeutvalg.Parse("380,480,501,511,521,780,880,901,911,921");
    private static readonly Kodeutvalg Kapitler = Kodeutvalg.Parse("14,23,33,47,9110");

    /// <summary>The message for a counterpart that is no other unit of the municipality.</summary>
    public static string Ukjent(string vist, IReadOnlySet<string> andre) => andre.Count == 0
        ? $"{vist}: kommunen har ingen andre enheter med eget regnskap."
        : $"{vist} er ingen annen enhet i kommunen; de andre er {string.Join(", ", andre.Order(StringComparer.Ordinal))}.";

    /// <summary>What is told of a row with a unit that has no accounts then: it meets nothing on the other side (§ 10-1).</summary>
    public static string UtenRegnskap(Regnskapsenhet motpart) =>
        $"{motpart.Kode} har eget regnskap fra {motpart.Fra:yyyy-MM-dd}{(motpart.Til is { } til ? $" til {til:yyyy-MM-dd}" : "")}; "
            + "raden møter ingen rad hos motparten.";

    /// <summary>Whether a row is of a kind that is between units of one municipality.</summary>
    public static bool Kreves(in Dimensjon d) => d.Kontoklasse switch
    {
        Kontoklasse.Balanse => !d.Kapittel.ErTom && Kapitler.Har(d.Kapittel.Nummer),
        Kontoklasse.Drift or Kontoklasse.Investering => !d.Art.ErTom && Arter.Har(d.Art.Nummer),
        _ => false,
    };
}
