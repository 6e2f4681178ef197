using System.Globalization;
using Ledger.Domain.Finans.Plassering;
using Ledger.Domain.Finans.Register;

namespace Ledger.Domain.Tests.Finanser;

/// <summary>What the demo's register gives for the cells of the tables about the fund and the companies.</summary>
internal static class GyldneFondstall
{
    private const decimal Mill = 1_000_000m;
    private const string Fond = "FORV";
    private static readonly DateOnly Slutt = new(2024, 12, 31);
    private static readonly Finansregister Register = Demoregister.Alt;
    private static readonly Portefoelje Portefoelje = Register.Portefoelje(Fond)!;
    private static readonly Verdibok Verdier = new(Register);
    private static readonly Fondsregnskap Regnskap = new(Verdier, Portefoelje);
    private static readonly string[] Aksjefond = ["KLP-INDEKS", "KLP-GLOBAL", "KLP-FREMVOKSENDE"];
    private static readonly string[] Obligasjonsfond = ["NORDEA-STARS", "DNB-NORDEN", "ALFRED-BERG"];

    public static decimal? Aktivafordeling(string slug, string kolonne)
    {
        var strategi = Register.Reglement(Slutt).Strategi.Where(s => s.Portefoelje == Fond).ToList();
        Aktivaklasse? klasse = slug switch
        {
            "bankinnskudd" => Aktivaklasse.Bank, "globale_aksjer" => Aktivaklasse.Aksjer, "nordiske_obligasjoner" => Aktivaklasse.Obligasjoner, _ => null,
        };
        var egne = strategi.Where(s => klasse is null || s.Klasse == klasse).ToList();
        return kolonne switch
        {
            "faktisk_pst_31_12_2024" =>
                (klasse is { } k ? Verdier.Sum(Fond, k, Slutt) : Verdier.Sum(Fond, Slutt)).Verdi / Verdier.Sum(Fond, Slutt).Verdi * 100m,
            "strategi_pst" => egne.Sum(s => s.Andel),
            "ovre_grense_pst" => egne.Sum(s => s.Oevre),
            "nedre_grense_pst" => egne.Sum(s => s.Nedre),
            _ => null,
        };
    }

    public static decimal? Durasjon(string slug, string kolonne)
    {
        var grense = Register.Reglement(Slutt).Grenser.Single(g => g.Id == slug);
        return kolonne switch
        {
            "faktisk" => Risiko.Durasjon(Verdier, Fond, slug, Slutt).Verdi, "minimum" => grense.Nedre, "maksimum" => grense.Oevre, _ => null,
        };
    }

    /// <summary>What an adviser simulated is sent in and shown with its source; the register computes only the real value.</summary>
    public static decimal? Risikotall(string slug, string kolonne) => (slug, kolonne) switch
    {
        ("estimert_realverdi_etter_15_aar", "verdi") => Risiko.Realverdi(Register, Portefoelje, Slutt).Verdi * Desimal.Potens(1.02m, 15) / Mill,
        ("standardavvik_portefolje_36_md", "verdi") => Risiko.Standardavvik([.. new Avkastning(Verdier).Maaneder(Fond, 2024).Select(m => m.Total.Prosent)]),
        _ => null,
    };

    public static decimal? Esg(string slug, string kolonne)
    {
        if (!kolonne.StartsWith("fond_", StringComparison.Ordinal) || slug.EndsWith("fondsnavn", StringComparison.Ordinal))
        {
            return null;
        }

        var del = slug.IndexOf('_', StringComparison.Ordinal);
        var kode = (slug[..del] == "obl" ? Obligasjonsfond : Aksjefond)[kolonne[^1] - '1'];
        if (slug[(del + 1)..] == "fondsklassifisering")
        {
            return decimal.Parse(Register.Definisjoner.Beholdninger.Single(b => b.Kode == kode).Sfdr!, CultureInfo.InvariantCulture);
        }

        var maal = slug[(del + 1)..] switch
        {
            "brudd_ungc" => "bruddUngc", "kvinner_styre" => "kvinnerStyre", "kontroversielle_vaapen" => "kontroversielleVaapen", var annet => annet,
        };
        var post = Register.Maaling(kode, maal, Slutt);
        return post?.Prosent ?? post?.Beloep;
    }

    public static decimal? Resultatregnskap(string slug, string kolonne)
    {
        if (!kolonne.StartsWith("aar_", StringComparison.Ordinal))
        {
            return null;
        }

        var aar = int.Parse(kolonne[^4..], CultureInfo.InvariantCulture);
        decimal? Sum(params Resultattype[] typer) => Regnskap.Resultatposter(aar, null, typer).Verdi;
        return slug switch
        {
            "renter_og_utbytte" => Sum(Resultattype.RenteLikvider, Resultattype.RenteRentebaerende, Resultattype.Utbytte),
            "gevinster_ved_realisasjon" => Sum(Resultattype.RealisertGevinst),
            "tap_ved_realisasjon" => Sum(Resultattype.RealisertTap),
            "urealiserte_gevinster_tap" => Sum(Resultattype.Urealisert),
            "sum_resultat_finansielle_eiendeler" => Regnskap.Finansinntekter(aar).Verdi,
            "forvaltningshonorarer_og_gebyrer" => Sum(Resultattype.Forvaltningshonorar),
            "andre_driftskostnader" => Sum(Resultattype.Bankrente, Resultattype.Bankomkostning, Resultattype.Administrasjon),
            "sum_driftskostnader" => Regnskap.Driftskostnader(aar).Verdi,
            _ => Regnskap.Aarsresultat(aar).Verdi,
        };
    }

    public static decimal? Balanse(string slug, string kolonne)
    {
        if (!kolonne.StartsWith("aar_", StringComparison.Ordinal))
        {
            return null;
        }

        var dag = new DateOnly(int.Parse(kolonne[^4..], CultureInfo.InvariantCulture), 12, 31);
        decimal? V(Aktivaklasse klasse) => Verdier.Sum(Fond, klasse, dag).Verdi;
        decimal? Mellom(Mellomvaerendetype type) => Regnskap.Mellomvaerende(dag, type).Verdi;
        var (gjeld, paaloept) = (Mellom(Mellomvaerendetype.KortsiktigGjeld), Mellom(Mellomvaerendetype.PaaloepteKostnader));
        var (grunn, buffer) = (Regnskap.Grunnkapital(dag).Verdi, Regnskap.Bufferkapital(dag.Year).Verdi);
        return slug switch
        {
            "aksjer_og_andeler" => V(Aktivaklasse.Aksjer),
            "obligasjoner_mv" => V(Aktivaklasse.Obligasjoner),
            "finansielle_derivater" => V(Aktivaklasse.Derivat),
            "sum_finansielle_eiendeler" => V(Aktivaklasse.Aksjer) + V(Aktivaklasse.Obligasjoner) + V(Aktivaklasse.Derivat),
            "kortsiktige_fordringer" or "sum_fordringer" => Mellom(Mellomvaerendetype.Fordring),
            "forskuddsbetalte_kostnader" => null, // There is no such type of fact (finance.md 1.2), so there is nothing to compare.
            "kasse_bank" or "sum_andre_eiendeler" => V(Aktivaklasse.Bank),
            "sum_eiendeler" => Verdier.Sum(Fond, dag).Verdi + Mellom(Mellomvaerendetype.Fordring),
            "grunnkapital" => grunn,
            "bufferkapital" => buffer,
            "sum_egenkapital" => grunn + buffer,
            "mellomvaerende_megler_leverandorgjeld" or "sum_kortsiktig_gjeld" => gjeld,
            "paalopte_kostnader" => paaloept,
            _ => grunn + buffer + gjeld + paaloept,
        };
    }

    public static decimal? Note2(string slug, string kolonne)
    {
        if (kolonne is not ("grunnkapital" or "bufferkapital" or "total_egenkapital"))
        {
            return null;
        }

        var (grunn, buffer) = slug switch
        {
            "egenkapital_31_12_2023" => (Regnskap.Grunnkapital(new(2023, 12, 31)).Verdi, Regnskap.Bufferkapital(2023).Verdi),
            "overfort_til_kommunens_driftskonto" => (0m, Regnskap.Kapitalbevegelser(2024).Verdi),
            "aarets_resultat" => (0m, Regnskap.Aarsresultat(2024).Verdi),
            _ => (Regnskap.Grunnkapital(Slutt).Verdi, Regnskap.Bufferkapital(2024).Verdi),
        };
        return kolonne == "grunnkapital" ? grunn : kolonne == "bufferkapital" ? buffer : grunn + buffer;
    }

    public static decimal? Eierandel(string slug, string kolonne) => kolonne != "eierandel_pst" ? null
        : Register.Definisjoner.Eierposter.Single(e => e.Kode == slug && e.Gjelder(Slutt)).EierandelProsent;
}
