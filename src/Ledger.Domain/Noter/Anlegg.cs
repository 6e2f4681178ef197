using System.Globalization;
using Ledger.Domain.Opplysninger;
using Ledger.Domain.Verdier;

namespace Ledger.Domain.Noter;

/// <summary>What a year did to a fixed asset. Kroner, positive: what lessens its value too.</summary>
public sealed record Anleggsaar(
    Beloep Inngaaende, Beloep Tilgang, Beloep Avgang, Beloep Avskrivning, Beloep Nedskrivning, Beloep Reversering, Beloep Utgaaende);

/// <summary>
/// Linear depreciation of a fixed asset (§§ 3-4 and 3-4a). It begins the year after the asset was acquired, in whole years. What changes its value,
/// or its life, is depreciated over the years that are left.
/// </summary>
public static class Anlegg
{
    public const string Register = "anlegg", Tilgang = "tilgang", Avgang = "avgang", Nedskrivning = "nedskrivning", Reversering = "reversering",
        NyLevetid = "nyLevetid";

    /// <param name="levetid">Years; null for an asset without a limited life.</param>
    /// <param name="start">The first year of depreciation; null for the year after the first acquisition.</param>
    /// <param name="poster">The events, by date.</param>
    public static Anleggsaar Aaret(int? levetid, int? start, IReadOnlyList<Registerpost> poster, int aar)
    {
        var (verdi, grunnlag, igjen, nummer, avskrevet) = (Beloep.Null, Beloep.Null, levetid ?? 0, 0, 0);
        var foerste = poster.Count == 0 ? aar : Math.Min(aar, poster[0].Dato.Year);
        var begynner = start ?? foerste + 1;
        var svar = new Anleggsaar(default, default, default, default, default, default, default);
        for (var i = foerste; i <= aar; i++)
        {
            var iAaret = poster.Where(p => p.Dato.Year == i).ToList();
            Beloep Sum(string type) => Beloep.Sum(iAaret.Where(p => p.Type == type).Select(p => p.Beloep ?? Beloep.Null));
            if (iAaret.LastOrDefault(p => p.Type == NyLevetid) is { } ny && Levetid(ny) is { } nyLevetid)
            {
                (grunnlag, igjen, nummer) = (verdi, Math.Max(1, nyLevetid - avskrevet), 0);
            }

            var avskrivning = i >= begynner ? Likedeling.Del(grunnlag, Math.Max(1, igjen), igjen == 0 ? 0 : nummer + 1) : Beloep.Null;
            if (i >= begynner && nummer < igjen)
            {
                (nummer, avskrevet) = (nummer + 1, avskrevet + 1);
            }

            svar = new(verdi, Sum(Tilgang), Sum(Avgang), avskrivning, Sum(Nedskrivning), Sum(Reversering), default);
            verdi = verdi + svar.Tilgang - svar.Avgang - avskrivning - svar.Nedskrivning + svar.Reversering;
            svar = svar with { Utgaaende = verdi };
            if (svar.Tilgang.ErNull && svar.Avgang.ErNull && svar.Nedskrivning.ErNull && svar.Reversering.ErNull)
            {
                continue;
            }

            (grunnlag, igjen, nummer) = (verdi, igjen == 0 ? 0 : Math.Max(1, igjen - nummer), 0);
        }

        return svar;
    }

    /// <summary>The life that an event gives; null when it has none.</summary>
    public static int? Levetid(Registerpost post) =>
        int.TryParse(post.Verdier.GetValueOrDefault("levetid"), NumberStyles.None, CultureInfo.InvariantCulture, out var levetid) ? levetid : null;
}
