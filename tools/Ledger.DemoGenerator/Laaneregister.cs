using System.Globalization;
using System.Text.Json.Nodes;

namespace Ledger.DemoGenerator;

/// <summary>
/// The loans behind the printed sums per lender, chosen so that all of them hold: 22 loans and a lease, their movements in 2024 and their rates.
/// </summary>
public static class Laaneregister
{
    private const string InngaaendeDato = "2023-12-31";

    /// <summary>Code | form | purpose/other side | green | 31.12.2023 (million) | movements, avdrag unless it says otherwise | first paid | last day.</summary>
    private const string Tabell = """
        KBN-01 | avdragsfritt | ikkeSelv/ingen | | 550.00 | | 2015-10-15 | 2025-10-15
        KBN-02 | avdragsfritt | ikkeSelv/ingen | | 500.00 | | 2017-06-15 | 2027-06-15
        KBN-03 | avdragsfritt | bolig/ingen | | 946.00 | | 2019-05-15 | 2029-05-15
        KBN-04 | avdragsfritt | ikkeSelv/ingen | | 704.00 | | 2020-03-15 | 2030-03-15
        KBN-05 | serie | bolig/ingen | ja | | 06-20 opptak 765.00 | 2024-06-20 | 2049-06-20
        KBN-06 | serie | bolig 0.1638,ikkeSelv/ingen | ja | 1820.29 | 06-15 -30.00; 12-15 -60.00 | 2016-06-15 | 2046-06-15
        KBN-07 | serie | bolig/ingen | ja | 691.78 | 06-15 -18.40; 12-15 -38.64 | 2014-12-15 | 2044-12-15
        KBN-08 | serie | var/gebyr | ja | 1617.99 | 06-15 -25.00; 12-15 -68.02 | 2018-12-15 | 2048-12-15
        KBN-09 | serie | var/gebyr | | 81.61 | 06-15 -2.00; 12-15 -4.58 | 2010-12-15 | 2040-12-15
        KBN-10 | serie | ikkeSelv/ingen | | 580.00 | 06-15 -15.00; 12-15 -35.00 | 2009-12-15 | 2039-12-15
        KBN-11 | serie | ikkeSelv/ingen | | 692.90 | 03-15 -9.90; 06-15 -10.00; 12-15 -70.10 | 2008-06-15 | 2033-06-15
        KBN-12 | serie | ikkeSelv/rentekompensasjon | | 689.50 | 06-15 -20.00; 12-15 -50.00 | 2014-12-15 | 2034-12-15
        KLP-01 | serie | ikkeSelv/ingen | |  | 10-15 opptak 161.00 | 2024-10-15 | 2049-10-15
        HUS-01 | annuitet | videre/formidling | | 1695.40 | 02-01 -38.7; 03-01 ekstra -22; 04-01 opptak 150; 07-01 -52.18; 11-01 -6.92 | 2013-12-01 | 2053-12-01
        HUS-02 | annuitet | videre/formidling | | 425.21 | 02-01 -5.00; 07-01 -10.00; 11-01 -3.00 | 2018-12-01 | 2048-12-01
        HUS-03 | annuitet | bolig/ingen | | 604.32 | 02-01 -10.00; 07-01 -28.02; 11-01 -2.00 | 2013-12-01 | 2043-12-01
        OBL-01 | obligasjon | ikkeSelv/ingen | | 400.00 | | 2020-09-15 | 2027-09-15
        OBL-02 | obligasjon | ikkeSelv/ingen | |  | 03-15 opptak 200.00; 03-15 refinansiering 300.00 SERT-01 | 2024-03-15 | 2029-03-15
        SERT-01 | sertifikat | ikkeSelv/ingen | | 300.00 | 03-15 innfrielse -300.00 OBL-02 | 2023-09-15 | 2024-03-15
        SERT-02 | sertifikat | ikkeSelv/ingen | | 300.00 | 04-15 innfrielse -300.00 SERT-03 | 2023-10-15 | 2024-04-15
        SERT-03 | sertifikat | ikkeSelv/ingen | |  | 04-15 refinansiering 300.00 SERT-02 | 2024-04-15 | 2025-01-15
        SERT-04 | sertifikat | ikkeSelv/ingen | |  | 11-20 opptak 290.00 | 2024-11-20 | 2025-05-20
        LEIE-01 | leie | leie/ingen | | 138.30 | 04-30 -2.00; 08-31 -1.90; 12-31 -3.98 | 2011-12-31 | 2041-12-31
        """;

    /// <summary>Code | rates: fl a rate→day is floating, reset every third month at the same rate; fa is fixed from one day to another.</summary>
    private const string Renter = """
        KBN-01 | fl 4.90→2024-12-15; fl 5.10→2025-03-15
        KBN-02 | fa 2.90 2017-06-15→2027-06-15
        KBN-03 | fl 4.90→2024-05-15; fa 4.10 2024-05-15→2029-05-15
        KBN-04 | fa 3.40 2020-03-15→2030-03-15
        KBN-05 | fl 5.20→2025-03-20
        KBN-06 | fa 2.50 2019-08-15→2029-08-15
        KBN-07 | fl 5.00→2024-09-15; fa 3.90 2024-09-15→2029-09-15
        KBN-08 | fl 5.00→2024-12-15; fl 5.20→2025-03-15
        KBN-09 | fl 5.10→2024-12-15; fl 5.30→2025-03-15
        KBN-10 | fl 5.10→2024-12-15; fl 5.30→2025-03-15
        KBN-11 | fl 5.10→2024-12-15; fl 5.30→2025-03-15
        KBN-12 | fa 3.00 2015-06-15→2025-06-15
        KLP-01 | fl 5.30→2025-01-15
        HUS-01 | fl 4.20→2024-12-01; fl 4.70→2025-03-01
        HUS-02 | fa 2.60 2022-03-01→2027-03-01
        HUS-03 | fl 4.20→2024-12-01; fl 4.70→2025-03-01
        OBL-01 | fa 2.60 2020-09-15→2027-09-15
        OBL-02 | fa 4.60 2024-03-15→2029-03-15
        SERT-01 | fl 4.80→2024-03-15
        SERT-02 | fl 4.80→2024-04-15
        SERT-03 | fl 4.75→2025-01-15
        SERT-04 | fl 4.70→2025-05-20
        """;

    private static readonly Dictionary<string, (string Gruppe, string Giver, string Konvensjon, int Terminer, string Sektor)> Motparter = new()
    {
        ["KBN"] = ("Kommunalbanken", "Kommunalbanken AS", "act/360", 2, "395"),
        ["KLP"] = ("KLP Banken", "KLP Kommunekreditt AS", "act/360", 2, "395"),
        ["HUS"] = ("Husbanken", "Husbanken", "30E/360", 2, "395"),
        ["OBL"] = ("Obligasjonsmarked", "Obligasjonseiere", "act/365", 1, "320"),
        ["SERT"] = ("Sertifikatmarked", "Sertifikateiere", "act/365", 1, "320"),
        ["LEIE"] = ("Skuleveg AS", "Skuleveg AS", "30E/360", 4, "200"),
    };

    private static readonly Dictionary<string, string> Formaal = new()
    {
        ["ikkeSelv"] = "ikkeSelvfinansierende", ["bolig"] = "selvfinansierendeBolig", ["var"] = "selvfinansierendeVar", ["videre"] = "videreutlaan",
    };

    /// <summary>Who arranged the loans that the report names.</summary>
    private static readonly Dictionary<string, string> Tilretteleggere = new()
    {
        ["OBL-02"] = "Nordea", ["SERT-03"] = "Nordea", ["SERT-04"] = "Sparebanken 1 Markets",
    };

    private static IEnumerable<string[]> Rader => Tabell.Split('\n').Select(r => r.Split('|', StringSplitOptions.TrimEntries));

    public static JsonArray Definisjoner() => new([.. Rader.Select(r =>
    {
        var motpart = Motparter[r[0].Split('-')[0]];
        var node = new JsonObject
        {
            ["kode"] = r[0], ["motpartsgruppe"] = motpart.Gruppe, ["laangiver"] = motpart.Giver, ["form"] = r[1], ["hovedstol"] = Hovedstol(r),
            ["foersteUtbetaling"] = r[6], ["forfall"] = r[7], ["terminerPerAar"] = motpart.Terminer, ["foersteTermin"] = FoersteTermin(r, motpart.Terminer),
            ["valuta"] = "NOK", ["rentekonvensjon"] = motpart.Konvensjon, ["groent"] = r[3] == "ja", ["sektor"] = motpart.Sektor,
            ["fordeling"] = Fordeling(r[2]),
        };
        if (Tilretteleggere.TryGetValue(r[0], out var tilrettelegger))
        {
            node["tilrettelegger"] = tilrettelegger;
        }

        return (JsonNode)node;
    })]);

    public static void Poster(Finansposter fil)
    {
        foreach (var r in Rader)
        {
            if (r[4].Length > 0)
            {
                fil.Rad("laanebevegelse", r[0], InngaaendeDato, "inngaaende", Kroner(r[4]));
            }

            foreach (var b in r[5].Split("; ", StringSplitOptions.RemoveEmptyEntries).Select(b => b.Split(' ')))
            {
                var (type, rest) = char.IsLetter(b[1][0]) ? (b[1] == "ekstra" ? "ekstraordinaertAvdrag" : b[1], b[2..]) : ("avdrag", b[1..]);
                fil.Rad("laanebevegelse", r[0], "2024-" + b[0], type, Kroner(rest[0]), motobjekt: rest.Length > 1 ? rest[1] : "");
            }
        }

        var utbetalt = Rader.ToDictionary(r => r[0], r => DateOnly.Parse(r[6], CultureInfo.InvariantCulture));
        foreach (var r in Renter.Split('\n').Select(r => r.Split(" | ")))
        {
            Vilkaar(fil, r[0], utbetalt[r[0]], r[1].Split("; "));
        }
    }

    /// <summary>A floating rate holds for three months; one that was in force at the start of the year began in the three months before it.</summary>
    private static void Vilkaar(Finansposter fil, string kode, DateOnly utbetalt, string[] vilkaar)
    {
        static DateOnly Dag(string tekst) => DateOnly.Parse(tekst, CultureInfo.InvariantCulture);
        var fra = default(DateOnly?);
        foreach (var v in vilkaar)
        {
            var (hode, til) = (v.Split('→')[0].Split(' '), Dag(v.Split('→')[1]));
            var prosent = decimal.Parse(hode[1], CultureInfo.InvariantCulture);
            if (hode[0] == "fa" || kode.StartsWith("SERT", StringComparison.Ordinal))
            {
                var start = hode.Length > 2 ? Dag(hode[2]) : utbetalt;
                fil.Rad("rentevilkaar", kode, Tekst(start), hode[0] == "fa" ? "fast" : "flytende", prosent: prosent, til: Tekst(til));
                continue;
            }

            var foerste = fra ?? til;
            while (fra is null && foerste > utbetalt && foerste > new DateOnly(2023, 12, 31))
            {
                foerste = foerste.AddMonths(-3);
            }

            for (; foerste < til; foerste = foerste.AddMonths(3))
            {
                fil.Rad("rentevilkaar", kode, Tekst(foerste), "flytende", prosent: prosent, til: Tekst(foerste.AddMonths(3)));
            }

            fra = til;
        }
    }

    private static JsonArray Fordeling(string tekst)
    {
        var (formaal, motpost) = (tekst.Split('/')[0].Split(','), tekst.Split('/')[1]);
        var rest = 1m;
        var deler = new JsonArray();
        foreach (var del in formaal.Select(f => f.Split(' ')))
        {
            var andel = del.Length > 1 ? decimal.Parse(del[1], CultureInfo.InvariantCulture) : rest;
            rest -= andel;
            deler.Add(new JsonObject { ["formaal"] = Formaal.GetValueOrDefault(del[0], del[0]), ["motpost"] = motpost, ["andel"] = andel });
        }

        return deler;
    }

    /// <summary>What was owed at the start and what was taken up.</summary>
    private static decimal Hovedstol(string[] rad) => (rad[4].Length > 0 ? Kroner(rad[4]) : 0m) + rad[5].Split("; ", StringSplitOptions.RemoveEmptyEntries)
        .Select(b => b.Split(' ')).Where(b => b[1] is "opptak" or "refinansiering").Sum(b => Kroner(b[2]));

    private static string FoersteTermin(string[] rad, int terminer)
    {
        var (dag, utbetalt) = (DateOnly.Parse(rad[7], CultureInfo.InvariantCulture), DateOnly.Parse(rad[6], CultureInfo.InvariantCulture));
        while (dag.AddMonths(-12 / terminer) > utbetalt)
        {
            dag = dag.AddMonths(-12 / terminer);
        }

        return Tekst(dag);
    }

    private static decimal Kroner(string mill) => decimal.Parse(mill, CultureInfo.InvariantCulture) * 1_000_000m;

    private static string Tekst(DateOnly dato) => dato.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
