using Ledger.Domain.Fond;
using Ledger.Domain.Hovedbok;
using Ledger.Domain.Oppstillinger;
using Ledger.Domain.Verdier;

namespace Ledger.Domain.Fondsrapporter;

/// <summary>A fund's year.</summary>
/// <param name="InngaaendeBalanse">Kroner, ledger sign: a fund with money in it is negative (egenkapital).</param>
/// <param name="Avsetning">Arts 540 and 550, positive.</param>
/// <param name="Bruk">Arts 940 and 950, negative.</param>
/// <param name="UtgaaendeBalanse">The fund's chapter to and including the period, ledger sign.</param>
public sealed record Fondslinje(
    Fondsopplysning Fond,
    Beloep InngaaendeBalanse,
    Beloep Avsetning,
    Beloep Bruk,
    Beloep UtgaaendeBalanse,
    Beloep BudsjettertAvsetning,
    Beloep BudsjettertBruk,
    long AntallPosteringer = 0)
{
    /// <summary>No figures and no postings.</summary>
    public bool ErTom =>
        InngaaendeBalanse.ErNull && Avsetning.ErNull && Bruk.ErNull && UtgaaendeBalanse.ErNull && BudsjettertAvsetning.ErNull && BudsjettertBruk.ErNull
        && AntallPosteringer == 0;

    /// <summary>Budgeted net movement less the actual one, as everywhere: revised budget less actuals.</summary>
    public Beloep Avvik => BudsjettertAvsetning + BudsjettertBruk - Avsetning - Bruk;
}

/// <summary>Each fund's opening balance, movements and closing balance (§ 5-8 C; kommuneloven § 14-10).</summary>
public static class Fondsrapport
{
    /// <summary>The fields of a dimension that the report looks at.</summary>
    public const Dimensjonsfelt Felt = Dimensjonsfelt.Art | Dimensjonsfelt.Kapittel | Dimensjonsfelt.Fond;

    /// <summary>A row moves its fund: on a fund's chapter of the balance, or by an art of avsetning or bruk.</summary>
    public static bool ErBevegelse(in Dimensjon d) =>
        !d.Fond.ErTom && (d.Kontoklasse == Kontoklasse.Balanse ? Fondstyper.ErFondskapittel(d.Kapittel) : Fondstyper.ErFondsart(d.Art));

    public static IReadOnlyList<Fondslinje> Beregn(Oppstillingsgrunnlag grunnlag)
    {
        var lines = grunnlag.Fond.Values.OrderBy(f => f.Type).ThenBy(f => f.Kode)
            .ToDictionary(f => f.Kode, f => new Fondslinje(f, default, default, default, default, default, default));
        var kube = grunnlag.Over(grunnlag.Kube, Felt);
        for (var key = 0; key < kube.Antall; key++)
        {
            var d = kube.Noekkel(key);
            if (d.Fond.ErTom || !lines.TryGetValue(d.Fond, out var line) || grunnlag.Utvalg?.Invoke(d) == false)
            {
                continue;
            }

            if (ErBevegelse(d))
            {
                line = line with { AntallPosteringer = line.AntallPosteringer + kube.AntallPosteringer(key, grunnlag.TilPeriode) };
            }

            if (d.Kontoklasse == Kontoklasse.Balanse)
            {
                if (Fondstyper.ErFondskapittel(d.Kapittel))
                {
                    lines[d.Fond] = line with
                    {
                        InngaaendeBalanse = line.InngaaendeBalanse + kube.Regnskap(key, Periode.InngaaendeBalanse),
                        UtgaaendeBalanse = line.UtgaaendeBalanse + kube.Regnskap(key, grunnlag.TilPeriode),
                    };
                }
            }
            else if (d.Art == Fondstyper.AvsetningUbundet || d.Art == Fondstyper.AvsetningBundet)
            {
                lines[d.Fond] = line with
                {
                    Avsetning = line.Avsetning + kube.Regnskap(key, grunnlag.TilPeriode),
                    BudsjettertAvsetning = line.BudsjettertAvsetning + kube.RevidertBudsjett(key),
                };
            }
            else if (Fondstyper.ErFondsart(d.Art))
            {
                lines[d.Fond] = line with
                {
                    Bruk = line.Bruk + kube.Regnskap(key, grunnlag.TilPeriode),
                    BudsjettertBruk = line.BudsjettertBruk + kube.RevidertBudsjett(key),
                };
            }
        }

        // What is given to no fund is shown when there is any.
        return [.. lines.Values.Where(l => !(l.ErTom && Ufordeltefond.Alle.ContainsKey(l.Fond.Kode)))];
    }
}
