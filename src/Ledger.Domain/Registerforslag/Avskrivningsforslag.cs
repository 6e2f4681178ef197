using Ledger.Domain.Noter;
using Ledger.Domain.Opplysninger;
using Ledger.Domain.Verdier;

namespace Ledger.Domain.Registerforslag;

/// <summary>
/// The year's depreciation: art 590 on the asset's function and unit, taken out again by art 990 on function 860, and the asset's chapter against
/// kapitalkonto (§ 3-4; KOSTRA controls 155 to 165).
/// </summary>
internal static class Avskrivningsforslag
{
    public const string Navn = "avskrivninger";

    private const string Motpost = "860", Kapitalkonto = "5990";

    public static Registerbilag Lag(Forslagsgrunnlag g)
    {
        var (tekst, mangler) = ($"Avskrivninger {g.Aar}", new List<string>());
        var rader = new Forslagsrader($"AVSKRIVNINGER-{g.Aar}", g.Aar);
        var poster = g.Registre.Gjeldende(Anlegg.Register).Select(p => p.Verdi).OrderBy(p => p.Dato).ThenBy(p => p.Nummer).ToLookup(p => p.Objekt);
        var avskrevet = new List<(Registerobjekt Anlegg, string Ansvar, Beloep Beloep)>();
        foreach (var anlegg in g.Registre.Objekter(Anlegg.Register).Select(o => o.Verdi))
        {
            var aaret = Anlegg.Aaret(
                Anleggsnote.Tall(anlegg, "levetid"), Anleggsnote.Tall(anlegg, "start"), [.. poster[anlegg.Kode].Where(p => p.Dato.Year <= g.Aar)], g.Aar);
            if (aaret.Avskrivning.ErNull)
            {
                continue;
            }

            if (anlegg["funksjon"] is not { } funksjon)
            {
                mangler.Add($"{anlegg.Kode} {anlegg.Navn} mangler funksjon");
                continue;
            }

            var ansvar = anlegg["ansvar"] ?? g.Ansvar;
            avskrevet.Add((anlegg, ansvar, aaret.Avskrivning));
            rader.Drift("590", funksjon, ansvar, anlegg["prosjekt"], aaret.Avskrivning, $"Avskrivning {anlegg.Kode}");
        }

        foreach (var ansvar in avskrevet.GroupBy(a => a.Ansvar).OrderBy(a => a.Key, StringComparer.Ordinal))
        {
            rader.Drift("990", Motpost, ansvar.Key, null, -Beloep.Sum(ansvar.Select(a => a.Beloep)), "Motpost avskrivninger");
        }

        rader.Balanse(Kapitalkonto, g.Sektor(Kapitalkonto), Beloep.Sum(avskrevet.Select(a => a.Beloep)), tekst);
        foreach (var kapittel in avskrevet.GroupBy(a => a.Anlegg["kapittel"]!).OrderBy(a => a.Key, StringComparer.Ordinal))
        {
            rader.Balanse(kapittel.Key, g.Sektor(kapittel.Key), -Beloep.Sum(kapittel.Select(a => a.Beloep)), tekst);
        }

        return new(Navn, tekst, rader.Alle, mangler);
    }
}
