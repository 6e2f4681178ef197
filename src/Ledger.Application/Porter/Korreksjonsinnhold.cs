using Ledger.Domain.Hovedbok;
using Ledger.Domain.Kjede;

namespace Ledger.Application.Porter;

/// <summary>What a bilag corrects, as named texts of its entry: under the chain's hash like the rest of it.</summary>
public static class Korreksjonsinnhold
{
    public const string Korrigerer = "korrigerer";

    private const string TidligereAarsFeil = "tidligereAarsFeil", Begrunnelse = "begrunnelse", Ja = "true";

    /// <param name="korreksjon">Null writes nothing.</param>
    public static IEnumerable<KeyValuePair<string, string?>> Skriv(Korreksjon? korreksjon) => korreksjon is null ? []
        : new Dictionary<string, string?>(StringComparer.Ordinal)
    {
        [Korrigerer] = korreksjon.Korrigerer?.ToString(),
        [TidligereAarsFeil] = korreksjon.TidligereAarsFeil ? Ja : null,
        [Begrunnelse] = korreksjon.Begrunnelse,
    };

    /// <summary>Null for an entry that corrects nothing.</summary>
    public static Korreksjon? Les(IReadOnlyList<Navntekst> tekster)
    {
        var navngitt = tekster.ToDictionary(t => t.Navn, t => t.Tekst, StringComparer.Ordinal);
        if (!navngitt.ContainsKey(Korrigerer) && !navngitt.ContainsKey(TidligereAarsFeil) && !navngitt.ContainsKey(Begrunnelse))
        {
            return null;
        }

        Bilagssted? sted = Bilagssted.TryParse(navngitt.GetValueOrDefault(Korrigerer).Tekst, out var s) ? s : null;
        return new Korreksjon(sted, navngitt.ContainsKey(TidligereAarsFeil), navngitt.GetValueOrDefault(Begrunnelse).Vist);
    }
}
