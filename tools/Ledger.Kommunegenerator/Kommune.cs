namespace Ledger.Kommunegenerator;

/// <summary>An account of the made municipality's chart, and what it means.</summary>
/// <param name="Kode">Five digits: the class, the art or chapter, and a number of the municipality's own.</param>
internal sealed record Konto(string Kode, string Navn, string Kontoklasse, string? Art, string? Kapittel, string? Sektor, string? Type = null);

/// <summary>A unit. The codes of the four levels are of two, three, four and five digits.</summary>
internal sealed record Enhet(string Kode, string Navn, string Nivaa, string? Overordnet);

/// <summary>What a row of the nightly file is about.</summary>
internal readonly record struct Noekkel(string Konto, string Ansvar, string Funksjon, string Prosjekt);

/// <summary>The made municipality: 400 accounts, four levels of units, and what it spends each month.</summary>
internal static class Kommune
{
    public const int Aar = 2026;
    public const string Bank = "21000";
    public const string Egenkapital = "25900";

    /// <summary>An account that nobody has put into the chart.</summary>
    public const string Ukjent = "19999";

    public const string Interim = "29990";

    private static readonly string[] Arter =
    [
        "010", "020", "030", "040", "050", "070", "080", "090", "099", "100", "110", "115", "120", "130", "140", "150", "160", "165", "170", "180", "185",
        "190", "195", "200", "220", "230", "240", "250", "260", "300", "350", "370", "400", "429", "450", "470", "500", "510", "600", "620", "630", "650",
        "700", "710", "730", "750", "770", "800", "810", "870", "877", "900",
    ];

    private static readonly (string Kapittel, string Sektor)[] Kapitler =
        [("10", "320"), ("13", "320"), ("18", "110"), ("27", "080"), ("32", "320"), ("41", "550"), ("45", "320"), ("59", "080")];

    private static readonly string[] Funksjoner = ["20200", "20100", "21100", "23400", "25300", "24100", "12000", "33200", "38600", "37000"];

    /// <summary>400 accounts: seven of each art, and the balance's.</summary>
    public static IReadOnlyList<Konto> Kontoplan { get; } =
    [
        .. from art in Arter
           from nummer in Enumerable.Range(0, 7)
           select new Konto($"1{art}{nummer}", $"Art {art} konto {nummer}", "drift", art, null, null),
        new Konto(Bank, "Bank", "balanse", null, "10", "320"),
        new Konto(Egenkapital, "Kapitalkonto", "balanse", null, "5990", "080"),
        .. from nummer in Enumerable.Range(0, 33)
           let kapittel = Kapitler[nummer % 6]
           select new Konto($"2{kapittel.Kapittel}{10 + nummer:00}", $"Kapittel {kapittel.Kapittel} konto {nummer}", "balanse", null, kapittel.Kapittel, kapittel.Sektor),
        new Konto(Interim, "Feilføringer", "balanse", null, "13", "320", "interim"),
    ];

    /// <summary>Four levels: 4 areas, 8 services, 16 businesses and 48 units that rows are booked on.</summary>
    public static IReadOnlyList<Enhet> Enheter { get; } =
    [
        .. from i in Enumerable.Range(1, 4) select new Enhet($"{i}0", $"Område {i}", "tjenesteomraade", null),
        .. from i in Enumerable.Range(0, 8) select new Enhet($"{(i / 2) + 1}{(i % 2) + 1}1", $"Tjeneste {i + 1}", "virksomhetsomraade", $"{(i / 2) + 1}0"),
        .. from i in Enumerable.Range(0, 16)
           select new Enhet($"{(i / 4) + 1}{(i / 2 % 2) + 1}1{(i % 2) + 1}", $"Virksomhet {i + 1}", "virksomhet", $"{(i / 4) + 1}{(i / 2 % 2) + 1}1"),
        .. from i in Enumerable.Range(0, 48)
           let virksomhet = i / 3
           let over = $"{(virksomhet / 4) + 1}{(virksomhet / 2 % 2) + 1}1{(virksomhet % 2) + 1}"
           select new Enhet($"{over}{(i % 3) + 1}", $"Enhet {i + 1}", "ansvar", over),
    ];

    /// <summary>What is known as projects before the first night.</summary>
    public static IReadOnlyList<string> Prosjekter { get; } = ["P100", "P200"];

    /// <summary>The keys of drift: each unit has twelve accounts, all accounts are used by some.</summary>
    public static IEnumerable<Noekkel> Driftsnoekler()
    {
        var drift = Kontoplan.Where(k => k.Kontoklasse == "drift").ToList();
        var ansvar = Enheter.Where(e => e.Nivaa == "ansvar").ToList();
        for (var i = 0; i < ansvar.Count * 12; i++)
        {
            var enhet = ansvar[i % ansvar.Count];
            yield return new Noekkel(
                drift[i % drift.Count].Kode, enhet.Kode, Funksjoner[i % ansvar.Count % Funksjoner.Length], i % 40 == 0 ? Prosjekter[i / 40 % Prosjekter.Count] : "");
        }
    }

    /// <summary>What a key has in a month when the month is whole, in øre: incomes from art 600 on are negative.</summary>
    public static long Bevegelse(Noekkel noekkel, int maaned)
    {
        var oere = 100_00 + Terning.Kast(9_000_00, noekkel, maaned);
        return string.CompareOrdinal(noekkel.Konto[1..4], "600") >= 0 ? -oere : oere;
    }
}
