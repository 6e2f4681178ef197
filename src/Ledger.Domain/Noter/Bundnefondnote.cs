using Ledger.Domain.Fond;
using Ledger.Domain.Verdier;

namespace Ledger.Domain.Noter;

/// <summary>Each bundet fund's year (§ 5-13 letter a). Kroner, positive: what is in the fund, set aside to it and used of it.</summary>
public static class Bundnefondnote
{
    /// <summary>Endings of the note's posts: a fund's use in the year, and its closing balance.</summary>
    public const string Bruk = "_bruk", Utgaaende = "_utgaaende";

    public static IReadOnlyList<Notelinje> Beregn(Notegrunnlag grunnlag) =>
    [
        .. grunnlag.Fond.Values.Where(f => f.Type.ErBundet()).OrderBy(f => f.Kode).Select(f => Linjer(grunnlag, f))
            .Where(linjer => linjer.Any(l => !l.Beloep.ErNull)).SelectMany(linjer => linjer),
    ];

    /// <summary>The funds that hold money and were not used in the year: the note says why.</summary>
    public static bool HarUbrukte(IReadOnlyList<Notelinje> linjer) => linjer.Zip(linjer.Skip(1)).Any(p =>
        p.First.Post.EndsWith(Bruk, StringComparison.Ordinal) && p.First.Beloep.ErNull
        && p.Second.Post.EndsWith(Utgaaende, StringComparison.Ordinal) && !p.Second.Beloep.ErNull);

    private static List<Notelinje> Linjer(Notegrunnlag grunnlag, Fondsopplysning fond)
    {
        var (inn, avsatt, brukt, ut) = (Beloep.Null, Beloep.Null, Beloep.Null, Beloep.Null);
        var kube = grunnlag.Kube;
        for (var noekkel = 0; noekkel < kube.Antall; noekkel++)
        {
            ref readonly var d = ref kube.Noekkel(noekkel);
            if (d.Fond != fond.Kode)
            {
                continue;
            }

            var aaret = kube.Regnskap(noekkel, Periode.Aarsavslutning);
            if (d.Kontoklasse == Kontoklasse.Balanse)
            {
                inn -= kube.Regnskap(noekkel, Periode.InngaaendeBalanse);
                ut -= aaret;
            }
            else if (d.Art == Fondstyper.AvsetningBundet)
            {
                avsatt += aaret;
            }
            else if (d.Art == Fondstyper.BrukBundet)
            {
                brukt -= aaret;
            }
        }

        var hva = fond.Formaal is { Length: > 0 } formaal ? $"{fond.Navn} ({formaal})" : fond.Navn;
        return
        [
            new Notelinje($"{fond.Kode}_inngaaende", $"{hva}: inngående balanse", inn).Som($"inngående balanse av fond {fond.Kode}, med motsatt fortegn"),
            new Notelinje($"{fond.Kode}_avsetning", $"{hva}: avsatt i året", avsatt).Som($"art {Fondstyper.AvsetningBundet} med fond {fond.Kode}"),
            new Notelinje($"{fond.Kode}{Bruk}", $"{hva}: brukt i året", brukt).Som($"art {Fondstyper.BrukBundet} med fond {fond.Kode}, med motsatt fortegn"),
            new Notelinje($"{fond.Kode}{Utgaaende}", $"{hva}: utgående balanse", ut).Som($"utgående balanse av fond {fond.Kode}, med motsatt fortegn"),
        ];
    }
}
