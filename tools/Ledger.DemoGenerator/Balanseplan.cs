namespace Ledger.DemoGenerator;

/// <summary>
/// The balance: an opening balance whose main figures are the report's 31.12.2023, and the counter-rows that take debt, loans, fixed assets,
/// the forvaltningsfond and working capital to its 31.12.2024. What the report does not print is chosen.
/// </summary>
public static class Balanseplan
{
    /// <summary>The project of all that the forvaltningsfond has and earns, by which it is told from the municipality's other money.</summary>
    public const string Forvaltningsfondet = "FORV";

    private const string B = "balansens_hovedtall";
    private const string Fondsbalanse = "forvaltningsfondet_balanse_kroner";
    private const string Laan = "laanegjeld_per_motpart";

    /// <summary>Feriepenger owed, so that likviditetsreserven by the report's definition is 656,2 at the start and 87,2 at the end.</summary>
    private const decimal FeriepengerInn = 612.0m;
    private const decimal FeriepengerEndring = 101.7m;

    /// <summary>The securities of 31.12.2023 with øre: both round to what is printed, and so does their sum.</summary>
    private const decimal Obligasjoner2023 = 1_832_760_938.40m;
    private const decimal Aksjer2023 = 1_235_854_106.40m;

    /// <summary>Ordinary bank deposits at the end of 2024, and what chapter 16 then is.</summary>
    private const decimal BankUt = 964.94m;
    private const decimal FordringerUt = 898.96m;

    /// <summary>Loans without avdrag, on which the report has no sum; those of 550 fall due in 2025.</summary>
    private const decimal AvdragsfriInn = 2_700.0m;
    private const decimal ForfallerNesteAar = 550.0m;

    private static long Kr(decimal mill) => Beloep3.Kroner(mill);

    /// <summary>The opening balance, one bilag of period 0.</summary>
    public static IReadOnlyList<Rad> Inngaaende(Rapport rapport, IReadOnlyList<Fondsbevegelse> fond)
    {
        decimal Motpart(string slug) => rapport.Tall(Laan, slug, "d_2023_12_31");
        var (obligasjonslaan, sertifikater, leie) = (Motpart("obligasjonsmarked"), Motpart("sertifikatmarked"), Motpart("skuleveg_as_finansiell_leie"));
        var gjeld = rapport.Tall(B, "langsiktig_gjeld", "aar_2023");
        var egenkapital = fond.Where(f => f.Kode.StartsWith("FORV-", StringComparison.Ordinal)).Sum(f => f.Inngaaende);
        var bank = rapport.Tall(Fondsbalanse, "kasse_bank", "aar_2023");
        var fordringer = rapport.Tall(Fondsbalanse, "kortsiktige_fordringer", "aar_2023");
        var rader = new List<Rad>
        {
            Rad.Balanse("10", "320", Kr(2120.1m), "Bankinnskudd"),
            Fondets("10", "320", bank, "Forvaltningsfondet, bank"),
            Fondets("11", "430", Obligasjoner2023, "Forvaltningsfondet, obligasjonsfond"),
            Rad.Balanse("12", "430", Kr(57.3m), "Likviditetsfond"),
            Rad.Balanse("13", "890", Kr(350.0m), "Kundefordringer"),
            Rad.Balanse("16", "610", Kr(535.9m), "Andre kortsiktige fordringer"),
            Fondets("16", "320", fordringer, "Forvaltningsfondet, kortsiktige fordringer"),
            Fondets("18", "430", Aksjer2023, "Forvaltningsfondet, aksjefond"),
            Rad.Balanse("19", "550", Kr(1988.0m), "Premieavvik"),
            Rad.Balanse("20", "550", Kr(14_000.0m), "Pensjonsmidler"),
            Rad.Balanse("21", "152", Kr(1000.0m), "Aksjer og andeler"),
            Rad.Balanse("22", "890", Kr(1860.3m), "Utlån"),
            Rad.Balanse("24", "080", Kr(900.0m), "Utstyr, maskiner og transportmidler"),
            Rad.Balanse("27", "080", Kr(18_000.0m), "Faste eiendommer og anlegg"),
            Rad.Balanse("32", "890", -Kr(FeriepengerInn), "Påløpte feriepenger"),
            Rad.Balanse("32", "610", -Kr(1100.0m), "Annen kortsiktig gjeld"),
            Fondets("32", "320", egenkapital - bank - fordringer - Obligasjoner2023 - Aksjer2023, "Forvaltningsfondet, gjeld og påløpte kostnader"),
            Rad.Balanse("35", "200", -Kr(800.0m), "Leverandørgjeld"),
            Rad.Balanse("40", "550", -Kr(14_800.0m), "Pensjonsforpliktelse"),
            Rad.Balanse("411", "320", -Kr(obligasjonslaan), "Obligasjonslån"),
            Rad.Balanse("431", "320", -Kr(sertifikater), "Sertifikatlån"),
            Rad.Balanse("452", "395", -Kr(AvdragsfriInn), "Avdragsfrie lån"),
            Rad.Balanse("451", "395", -Kr(gjeld - obligasjonslaan - sertifikater - AvdragsfriInn - leie), "Lån med avdrag"),
            Rad.Balanse("451", "200", -Kr(leie), "Finansiell leie"),
            Rad.Balanse(
                "5970", "080", Kr(rapport.Tall("investering_og_finansiering_5_5", "dekning_av_tidligere_aars_udekket", "regnskap_2024")),
                "Udekket i investeringsregnskapet"),
            Rad.Balanse("9100", "080", Kr(256.0m), "Ubrukte lånemidler"),
            Rad.Balanse("9999", "080", -Kr(256.0m), "Motkonto for memoriakonti"),
        };
        rader.AddRange(fond.Select(f => Rad.Balanse(f.Kapittel, "080", -f.Inngaaende, f.Navn, f.Kode)));
        rader.Add(Rad.Balanse("5990", "080", -rader.Where(r => HarKapitalkonto(r.Kapittel)).Sum(r => r.Beloep), "Kapitalkonto"));
        rader.Add(Rad.Balanse("581", "080", -rader.Sum(r => r.Beloep), "Endring av regnskapsprinsipp, drift"));
        return rader;
    }

    /// <summary>The balance rows that follow the year's drift and investering, as one bilag per event in December.</summary>
    /// <param name="fil">Has the opening balance and the months.</param>
    public static void Bokfoer(Bilagsfil fil, decimal bankInn, IReadOnlyList<Planpost> poster, Rapport rapport)
    {
        long Sum(params string[] arter) => poster.Where(p => arter.Contains(p.Art) && p.Kontoklasse == "investering").Sum(p => p.Beloep.Regnskap);
        Gjeld(fil, rapport, poster.Where(p => p.Art == "510").Sum(p => p.Beloep.Regnskap) + Sum("512"), -Sum("910", "912"));
        Mot(fil, "BAL-ANLEGG", "27", "5990", Sum("230", "285", "429", "700", "729"), "Aktivering av investeringer", "080", "080");
        Mot(fil, "BAL-UTSTYR", "24", "5990", Sum("200"), "Aktivering av utstyr", "080", "080");
        Mot(fil, "BAL-AKSJER", "21", "5990", Sum("529"), "Kjøp av aksjer og andeler", "152", "080");
        Mot(fil, "BAL-SALG", "27", "5990", Sum("670"), "Avgang ved salg", "080", "080");
        Mot(fil, "BAL-UTLAAN", "22", "5990", Sum("520", "522", "920", "922"), "Utlån og mottatte avdrag", "890", "080");
        Fondet(fil, rapport, -poster.Where(p => p.Art == "909").Sum(p => p.Beloep.Regnskap));
        Mot(fil, "BAL-LIKVIDITETSFOND", "10", "12", Kr(57.3m), "Likviditetsfond innløst", "320", "430");
        Mot(fil, "BAL-FERIEPENGER", "32", "32", Kr(FeriepengerEndring), "Påløpte feriepenger", "610", "890");
        Mot(fil, "BAL-PENSJON", "20", "5990", Kr(900.0m), "Endring pensjonsmidler", "550", "080");
        Mot(fil, "BAL-PENSJONSFORPLIKTELSE", "5990", "40", Kr(700.0m), "Endring pensjonsforpliktelse", "080", "550");

        // Deposits end at what they are printed to be; chapter 16 takes the rest of the year's payments.
        Mot(fil, "BAL-FORDRINGER", "16", "10", bankInn + fil.Saldo("10") - Kr(BankUt), "Endring kortsiktige fordringer", "610", "320");
        var fordringer = Kr(535.9m) + fil.Saldo("16");
        if (decimal.Round(fordringer / 1_000_000m, 2, MidpointRounding.AwayFromZero) != FordringerUt)
        {
            throw new InvalidDataException($"Chapter 16 ends at {fordringer}.");
        }
    }

    /// <summary>
    /// New loans of 1 566, of which 200 and 290 are bonds and certificates; 300 of certificates are refinanced as bonds; avdrag, of which the
    /// lease's are printed; and the loans that fall due next year. More is used of loans than is taken up, by what was unused before.
    /// </summary>
    private static void Gjeld(Bilagsfil fil, Rapport rapport, long avdrag, long brukt)
    {
        var leie = Kr(rapport.Tall(Laan, "skuleveg_as_finansiell_leie", "d_2023_12_31") - LeieUt);
        decimal Nytt(string slug) => rapport.Tall("nye_laan_2024", slug, "beloep_mill_kr");
        long opptatt = 0;
        foreach (var (navn, slug, kapittel, sektor) in new[]
        {
            ("HUSBANKEN", "husbanken_startlaan", "451", "395"), ("KOMMUNALBANKEN", "kommunalbanken_gront", "451", "395"),
            ("KLP", "klp_banken_serielaan", "451", "395"), ("OBLIGASJON", "nordea_obligasjonslaan_nytt", "411", "320"),
            ("SERTIFIKAT", "sparebank1_markets_sertifikat", "431", "320"),
        })
        {
            var laan = Kr(Nytt(slug));
            opptatt += laan;
            Mot(fil, "BAL-LAAN-NYE-" + navn, "10", kapittel, laan, "Nye lån", "320", sektor);
        }

        var refinansiert = Kr(Nytt("refinansiert_nordea_obligasjon"));
        Mot(fil, "BAL-LAAN-REFINANSIERT", "431", "411", refinansiert, "Sertifikatlån refinansiert som obligasjonslån", "320", "320");
        Mot(fil, "BAL-LAAN-AVDRAG", "451", "5990", avdrag - leie, "Avdrag", "395", "080");
        Mot(fil, "BAL-LEIE-AVDRAG", "451", "5990", leie, "Avdrag på finansiell leie", "200", "080");
        Mot(fil, "BAL-LAAN-FORFALL", "452", "453", Kr(ForfallerNesteAar), "Avdragsfrie lån som forfaller i 2025", "395", "395");
        Mot(fil, "BAL-LAAN-UBRUKT", "9999", "9100", brukt - opptatt, "Bruk av tidligere ubrukte lånemidler", "080", "080");
    }

    /// <summary>The lease at the end of 2024: 130,42 rounds to the printed 130,4, and the year's avdrag of 7,88 to 7,9.</summary>
    private const decimal LeieUt = 130.42m;

    /// <summary>The forvaltningsfond's chapters go to their printed 31.12.2024. Its return stands on chapter 18; what it does not keep goes to the bank.</summary>
    private static void Fondet(Bilagsfil fil, Rapport rapport, long avkastning)
    {
        decimal Ut(string slug) => rapport.Tall(Fondsbalanse, slug, "aar_2024");
        decimal Inn(string slug) => rapport.Tall(Fondsbalanse, slug, "aar_2023");
        var gjeldInn = Inn("kasse_bank") + Inn("kortsiktige_fordringer") + Obligasjoner2023 + Aksjer2023 - Inn("sum_egenkapital");
        var rader = new List<Rad>
        {
            Fondets("10", "320", Ut("kasse_bank") - Inn("kasse_bank"), "Bank"),
            Fondets("11", "430", Ut("obligasjoner_mv") - Obligasjoner2023, "Obligasjonsfond"),
            Fondets("16", "320", Ut("kortsiktige_fordringer") - Inn("kortsiktige_fordringer"), "Kortsiktige fordringer"),
            Fondets("18", "430", Ut("aksjer_og_andeler") - Aksjer2023 - avkastning, "Aksjefond"),
            Fondets("32", "320", gjeldInn - Ut("sum_kortsiktig_gjeld") - Ut("paalopte_kostnader"), "Gjeld og påløpte kostnader"),
        };
        rader.Add(Rad.Balanse("10", "320", -rader.Sum(r => r.Beloep), "Uttak fra forvaltningsfondet"));
        fil.Bilag("BAL-FORVALTNINGSFOND", 12, rader);
    }

    /// <summary>The counter-row of drift and investering in a chapter.</summary>
    public static Rad Motrad(string kapittel, decimal beloep) => kapittel switch
    {
        "18" => Fondets(kapittel, "430", beloep, "Avkastning"),
        _ => Rad.Balanse(kapittel, kapittel switch { "10" => "320", "19" => "550", "32" => "890", _ => "080" }, beloep),
    };

    private static Rad Fondets(string kapittel, string sektor, decimal beloep, string tekst) =>
        Rad.Balanse(kapittel, sektor, beloep, tekst, prosjekt: Forvaltningsfondet);

    /// <summary>The chapters that the kapitalkonto stands against (forskriften § 5-10 b).</summary>
    private static bool HarKapitalkonto(string kapittel) => int.Parse(kapittel, System.Globalization.CultureInfo.InvariantCulture) is
        (>= 20 and <= 29) or (>= 40 and <= 47) or (>= 411 and <= 454) or 9100;

    private static void Mot(Bilagsfil fil, string referanse, string debet, string kredit, decimal beloep, string tekst, string debetsektor, string kreditsektor) =>
        fil.Bilag(referanse, 12, Rad.Balanse(debet, debetsektor, beloep, tekst), Rad.Balanse(kredit, kreditsektor, -beloep, tekst));
}
