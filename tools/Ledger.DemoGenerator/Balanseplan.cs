namespace Ledger.DemoGenerator;

/// <summary>
/// The balance: an opening balance whose main figures are the report's 31.12.2023, and the counter-rows that take debt, loans, fixed assets
/// and working capital to its 31.12.2024. What the report does not print is chosen; kapitalkonto balances the rest.
/// </summary>
public static class Balanseplan
{
    private const string B = "balansens_hovedtall";

    /// <summary>Feriepenger owed, so that likviditetsreserven by the report's definition is 656,2 at the start and 87,2 at the end.</summary>
    private static readonly long FeriepengerInn = Beloep3.Kroner(612.0m);
    private static readonly long FeriepengerUt = Beloep3.Kroner(713.7m);

    /// <summary>The opening balance, one bilag of period 0.</summary>
    public static IReadOnlyList<Rad> Inngaaende(Rapport rapport, IReadOnlyList<Fondsbevegelse> fond)
    {
        var gjeld = Beloep3.Kroner(rapport.Tall(B, "langsiktig_gjeld", "aar_2023"));
        var ubrukt = Beloep3.Kroner(256.0m);
        var forvaltning = fond.Where(f => f.Kode.StartsWith("FORV-", StringComparison.Ordinal)).Sum(f => f.Inngaaende);
        var rader = new List<Rad>
        {
            Rad.Balanse("10", "320", Beloep3.Kroner(1813.3m), "Bankinnskudd"),
            Rad.Balanse("13", "890", Beloep3.Kroner(350.0m), "Kundefordringer"),
            Rad.Balanse("16", "610", Beloep3.Kroner(900.0m), "Andre kortsiktige fordringer"),
            Rad.Balanse("18", "430", forvaltning - Beloep3.Kroner(1700.0m), "Forvaltningsfondet, aksjefond"),
            Rad.Balanse("11", "430", Beloep3.Kroner(1700.0m), "Forvaltningsfondet, obligasjonsfond"),
            Rad.Balanse("19", "550", Beloep3.Kroner(1988.0m), "Premieavvik"),
            Rad.Balanse("20", "550", Beloep3.Kroner(14_000.0m), "Pensjonsmidler"),
            Rad.Balanse("21", "152", Beloep3.Kroner(1000.0m), "Aksjer og andeler"),
            Rad.Balanse("22", "890", Beloep3.Kroner(1860.3m), "Utlån"),
            Rad.Balanse("24", "080", Beloep3.Kroner(900.0m), "Utstyr, maskiner og transportmidler"),
            Rad.Balanse("27", "080", Beloep3.Kroner(18_000.0m), "Faste eiendommer og anlegg"),
            Rad.Balanse("32", "890", -FeriepengerInn, "Påløpte feriepenger"),
            Rad.Balanse("32", "610", -Beloep3.Kroner(1100.0m), "Annen kortsiktig gjeld"),
            Rad.Balanse("35", "200", -Beloep3.Kroner(800.0m), "Leverandørgjeld"),
            Rad.Balanse("40", "550", -Beloep3.Kroner(14_800.0m), "Pensjonsforpliktelse"),
            Rad.Balanse("431", "320", -Beloep3.Kroner(600.0m), "Sertifikatlån som refinansieres"),
            Rad.Balanse("411", "320", -Beloep3.Kroner(5000.0m), "Obligasjonslån"),
            Rad.Balanse("451", "395", -(gjeld - Beloep3.Kroner(5600.0m)), "Lån med avdrag"),
            Rad.Balanse(
                "5970", "080", Beloep3.Kroner(rapport.Tall("investering_og_finansiering_5_5", "dekning_av_tidligere_aars_udekket", "regnskap_2024")),
                "Udekket i investeringsregnskapet"),
            Rad.Balanse("9100", "080", ubrukt, "Ubrukte lånemidler"),
            Rad.Balanse("9999", "080", -ubrukt, "Motkonto for memoriakonti"),
        };
        rader.AddRange(fond.Select(f => Rad.Balanse(f.Kapittel, "080", -f.Inngaaende, f.Navn, f.Kode)));
        rader.Add(Rad.Balanse("5990", "080", -rader.Sum(r => r.Beloep), "Kapitalkonto"));
        return rader;
    }

    /// <summary>The balance rows that follow the year's drift and investering, as one bilag per event in December.</summary>
    public static void Bokfoer(Bilagsfil fil, IReadOnlyList<Planpost> poster, IReadOnlyList<Fondsbevegelse> fond)
    {
        long Sum(params string[] arter) => poster.Where(p => arter.Contains(p.Art) && p.Kontoklasse == "investering").Sum(p => p.Beloep.Regnskap);
        var avdragDrift = poster.Where(p => p.Art == "510").Sum(p => p.Beloep.Regnskap);
        var avdrag = avdragDrift + Sum("512");

        // The report's debt rises by 923,7: new loans less avdrag. Use of loans exceeds new loans by what was unused before.
        var nye = Beloep3.Kroner(923.7m) + avdrag;
        Mot(fil, "BAL-LAAN-NYE", "10", "451", nye, "Nye lån", "320", "395");
        Mot(fil, "BAL-LAAN-AVDRAG", "451", "5990", avdrag, "Avdrag", "395", "080");
        Mot(fil, "BAL-LAAN-UBRUKT", "9999", "9100", -Sum("910", "912") - nye, "Bruk av tidligere ubrukte lånemidler", "080", "080");
        Mot(fil, "BAL-ANLEGG", "27", "5990", Sum("230", "429", "700", "729"), "Aktivering av investeringer", "080", "080");
        Mot(fil, "BAL-UTSTYR", "24", "5990", Sum("200"), "Aktivering av utstyr", "080", "080");
        Mot(fil, "BAL-AKSJER", "21", "5990", Sum("529"), "Kjøp av aksjer og andeler", "152", "080");
        Mot(fil, "BAL-SALG", "27", "5990", Sum("670"), "Avgang ved salg", "080", "080");
        Mot(fil, "BAL-UTLAAN", "22", "5990", Sum("520", "522", "920", "922"), "Utlån og mottatte avdrag", "890", "080");
        // Forvaltningsfondet keeps what is set aside to it; the rest of its return is taken out to the bank.
        var avkastning = -poster.Where(p => p.Art == "909").Sum(p => p.Beloep.Regnskap);
        var avsatt = fond.Where(f => f.Kode.StartsWith("FORV-", StringComparison.Ordinal)).Sum(f => f.Utgaaende - f.Inngaaende);
        Mot(fil, "BAL-FORVALTNINGSFOND", "10", "18", avkastning - avsatt, "Uttak fra forvaltningsfondet", "320", "430");
        Mot(fil, "BAL-FERIEPENGER", "32", "32", FeriepengerUt - FeriepengerInn, "Påløpte feriepenger", "610", "890");
        Mot(fil, "BAL-PENSJON", "20", "5990", Beloep3.Kroner(900.0m), "Endring pensjonsmidler", "550", "080");
        Mot(fil, "BAL-PENSJONSFORPLIKTELSE", "5990", "40", Beloep3.Kroner(700.0m), "Endring pensjonsforpliktelse", "080", "550");
        Mot(fil, "BAL-SERTIFIKAT", "451", "431", Beloep3.Kroner(540.0m), "Lån som forfaller i 2025", "395", "320");
    }

    private static void Mot(Bilagsfil fil, string referanse, string debet, string kredit, long beloep, string tekst, string debetsektor, string kreditsektor) =>
        fil.Bilag(referanse, 12, Rad.Balanse(debet, debetsektor, beloep, tekst), Rad.Balanse(kredit, kreditsektor, -beloep, tekst));

    /// <summary>The sector of the counter-row in a chapter.</summary>
    public static string Sektor(string kapittel) => kapittel switch { "10" => "320", "18" => "430", "19" => "550", _ => "080" };
}
