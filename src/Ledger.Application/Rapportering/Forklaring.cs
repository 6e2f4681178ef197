using Ledger.Application.Lesing;
using Ledger.Domain.Oppstillinger;

namespace Ledger.Application.Rapportering;

/// <summary>What a figure stands on (forklar=true).</summary>
/// <param name="Filtre">Which postings count; a posting that several match counts once. Empty for a sum.</param>
/// <param name="Formel">Over other posts, in display sign; null for a line.</param>
/// <param name="AntallPosteringer">How many postings the accounts column sums.</param>
public sealed record Forklaring(IReadOnlyList<string> Filtre, string? Formel, int Visningsfortegn, long AntallPosteringer, long Versjon, string Kjedehode)
{
    public static Forklaring Av(Rapportgrunnlag grunnlag, Oppstillingslinje linje) => Av(
        grunnlag, [.. linje.Definisjon.Filtre.Select(f => f.ToString())], linje.Definisjon.Formel?.Tekst, linje.AntallPosteringer,
        linje.Definisjon.Visningsfaktor);

    public static Forklaring Av(Rapportgrunnlag grunnlag, IReadOnlyList<string> filtre, string? formel, long antall, int visningsfortegn = 1) =>
        new(filtre, formel, visningsfortegn, antall, grunnlag.Hode.Versjon, grunnlag.Hode.Kjedehode.ToString());
}
