using System.Globalization;
using Ledger.Domain.Opplysninger;
using Ledger.Domain.Verdier;

namespace Ledger.Domain.Noter;

/// <summary>Fixed assets by group (§ 5-11 letter a), from their register.</summary>
public static class Anleggsnote
{
    /// <summary>The groups of § 3-4 by the longest life that it allows; land and art have none.</summary>
    private const string UtenBegrensetLevetid = "ingen";

    private static readonly Notekolonne[] Kolonner =
    [
        new("inngaaende", "Inngående balanse"), new("tilgang", "Tilgang"), new("avgang", "Avgang"), new("avskrivning", "Avskrivninger"),
        new("nedskrivning", "Nedskrivninger"), new("reversering", "Reversering"), new("utgaaende", "Utgående balanse"),
    ];

    public static IReadOnlyList<Notetabell> Beregn(Registertilstand register, int aar)
    {
        var poster = register.Gjeldende(Anlegg.Register).Select(p => p.Verdi).OrderBy(p => p.Dato).ThenBy(p => p.Nummer).ToLookup(p => p.Objekt);
        var anlegg = register.Objekter(Anlegg.Register).Select(o => (Objekt: o.Verdi, Aar: Anlegg.Aaret(
            Tall(o.Verdi, "levetid"), Tall(o.Verdi, "start"), [.. poster[o.Verdi.Kode].Where(p => p.Dato.Year <= aar)], aar))).ToList();
        if (anlegg.Count == 0)
        {
            return [];
        }

        List<Noterad> rader =
        [
            .. anlegg.GroupBy(a => a.Objekt["gruppe"] ?? UtenBegrensetLevetid).OrderBy(g => Lengst(g.Key) ?? int.MaxValue)
                .Select(g => Rad(g.Key, g.Key == UtenBegrensetLevetid ? "Uten begrenset levetid" : $"Inntil {g.Key} år", [.. g.Select(a => a.Aar)])),
            Rad("sum", "Sum", [.. anlegg.Select(a => a.Aar)]) with { ErSum = true },
        ];
        return
        [
            new Notetabell("anlegg", "Varige driftsmidler etter gruppe", Kolonner, rader, Beloep.Sum(anlegg.Select(a => a.Aar.Utgaaende)))
            {
                Mangler =
                [
                    .. anlegg.Where(a => Lengst(a.Objekt["gruppe"]) is { } lengst && Tall(a.Objekt, "levetid") > lengst)
                        .Select(a => $"{a.Objekt.Kode} {a.Objekt.Navn} har lengre levetid enn {a.Objekt["gruppe"]} år (§ 3-4)"),
                    .. anlegg.Where(a => a.Aar.Utgaaende < Beloep.Null).Select(a => $"{a.Objekt.Kode} {a.Objekt.Navn} har negativ verdi"),
                ],
            },
        ];
    }

    private static Noterad Rad(string kode, string navn, IReadOnlyList<Anleggsaar> aar)
    {
        Beloep Sum(Func<Anleggsaar, Beloep> felt) => Beloep.Sum(aar.Select(felt));
        return new(kode, navn, new Dictionary<string, object?>
        {
            ["inngaaende"] = Sum(a => a.Inngaaende), ["tilgang"] = Sum(a => a.Tilgang), ["avgang"] = -Sum(a => a.Avgang),
            ["avskrivning"] = -Sum(a => a.Avskrivning), ["nedskrivning"] = -Sum(a => a.Nedskrivning), ["reversering"] = Sum(a => a.Reversering),
            ["utgaaende"] = Sum(a => a.Utgaaende),
        });
    }

    /// <summary>The longest life of a group in years; null for the group without a limit.</summary>
    internal static int? Lengst(string? gruppe) => int.TryParse(gruppe, NumberStyles.None, CultureInfo.InvariantCulture, out var aar) ? aar : null;

    internal static decimal? Desimaltall(Registerobjekt objekt, string kolonne) =>
        decimal.TryParse(objekt[kolonne], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var tall) ? tall : null;

    internal static int? Tall(Registerobjekt objekt, string kolonne) =>
        int.TryParse(objekt[kolonne], NumberStyles.None, CultureInfo.InvariantCulture, out var tall) ? tall : null;
}
