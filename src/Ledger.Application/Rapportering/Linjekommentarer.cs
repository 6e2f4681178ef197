using Ledger.Application.Lesing;
using Ledger.Domain.Opplysninger;

namespace Ledger.Application.Rapportering;

/// <summary>
/// The comments on units, lines and appropriations in a report of the year to date (kolonnesett=tertial). What is internal is for those who see it.
/// </summary>
internal static class Linjekommentarer
{
    public const string Kolonne = "kommentar";

    private const string Enhet = Enhetsutsnitt.Objekt, Linje = "linje:", Bevilgning = "bevilgning:";

    /// <summary>Whether a question is answered with comments; an answer without them is the same for all who read.</summary>
    public static bool Vises(Func<string, string?> spurt) => spurt("kolonnesett") == "tertial" || Kolonneliste.Har(spurt(Kolonneliste.Parameter), Kolonne);

    /// <summary>The state with the comments of the period, when the report shows them.</summary>
    public static async Task<Rapportgrunnlag> MedAsync(Rapportgrunnlag grunnlag, Rapportspoersmaal spoersmaal, Rapportkilde kilde, CancellationToken ct)
    {
        if (!Vises(felt => spoersmaal[felt]))
        {
            return grunnlag;
        }

        var (_, tilstand) = await kilde.RegistreAsync(grunnlag.Hode, ct);
        var (perioder, intern) = (Avviksforklaring.Perioder(spoersmaal.TilPeriode().Nummer), spoersmaal[Rapportspoersmaal.Innsyn] is not null);
        return grunnlag with
        {
            Kommentarer = tilstand.Alle().Select(o => o.Verdi)
                .Where(o => o.Noekkel is { Slag: Opplysningsslag.Kommentar, Enhet: "" } n && n.Aar == grunnlag.Grunndata.Aar.Aar
                    && perioder.Contains(n.Periode) && (intern || n.Ekstern) && ErOmLinje(n.Objekt))
                .GroupBy(o => o.Noekkel.Objekt, StringComparer.Ordinal)
                .ToDictionary(g => g.Key, g => string.Join('\n', g.Select(o => o.Tekst)), StringComparer.Ordinal),
        };
    }

    /// <summary>What is said of a line of a statement, or of the appropriation that it is.</summary>
    public static string? PaaLinje(this IReadOnlyDictionary<string, string>? kommentarer, string oppstilling, string post) =>
        kommentarer?.GetValueOrDefault($"{Linje}{oppstilling}/{post}")
        ?? kommentarer?.GetValueOrDefault(Bevilgning + post[(post.IndexOf(':', StringComparison.Ordinal) + 1)..]);

    /// <summary>What is said of a unit.</summary>
    public static string? PaaEnhet(this IReadOnlyDictionary<string, string>? kommentarer, string? kode) => kommentarer?.GetValueOrDefault(Enhet + kode);

    private static bool ErOmLinje(string objekt) => objekt.StartsWith(Enhet, StringComparison.Ordinal)
        || objekt.StartsWith(Linje, StringComparison.Ordinal) || objekt.StartsWith(Bevilgning, StringComparison.Ordinal);
}
