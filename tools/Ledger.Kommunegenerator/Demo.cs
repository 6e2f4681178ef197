namespace Ledger.Kommunegenerator;

/// <summary>
/// The made municipality as a demo: 2025 closed, 2026 running to September with thirty nights of that month, a budget with two tertial changes, and
/// one fault of each kind that KOSTRA's controls look for.
/// </summary>
internal static class Demo
{
    public const int SisteMaaned = 9;
    public const int Netter = 30;
    public const string Fond = "DISP";
    private const string Fondskonto = "25600";
    private const string Avsetning = "15407";
    private const string Skatt = "18707";

    private static readonly Noekkel Bank = new(Kommune.Bank, "", "", "");
    private static readonly Noekkel Kapital = new(Kommune.Egenkapital, "", "", "");
    private static readonly Noekkel Fondet = new(Fondskonto, "", "", "");
    private static readonly string Sentralt = Kommune.Enheter[^1].Kode;

    /// <summary>Accounts beside the 400: tax, a fund, and those of the faults.</summary>
    public static readonly IReadOnlyList<(Konto Konto, string? Fond)> Flere =
    [
        (new(Skatt, "Skatt på inntekt og formue", "drift", "870", null, null), null),
        (new(Avsetning, "Avsetning til disposisjonsfond", "drift", "540", null, null), Fond),
        (new(Fondskonto, "Disposisjonsfond", "balanse", null, "56", "080"), Fond),
        .. Feilene.Select(f => (f.Konto, (string?)null)), .. Konsern.Konti.Select(k => (k, (string?)null)),
    ];

    /// <summary>One fault of each family: an expired art, a transfer and a depreciation without the other side, VAT compensation on a school, a cooperation
    /// that does not sum to 0, and a merforbruk that is negative.</summary>
    private static IReadOnlyList<(Konto Konto, string Funksjon, long Oere)> Feilene =>
    [
        (new("12707", "Vikarbyrå", "drift", "270", null, null), "20200", 84_500_00),
        (new("15707", "Overføring til investering", "drift", "570", null, null), "88000", 40_000_00),
        (new("15907", "Avskrivninger", "drift", "590", null, null), "20200", 65_000_00),
        (new("37297", "Kompensasjon for merverdiavgift", "investering", "729", null, null), "20200", -12_000_00),
        (new("12907", "Interkommunalt samarbeid", "drift", "300", null, null), "29000", 18_000_00),
        (new("25907", "Merforbruk", "balanse", null, "5900", "080"), "", -7_000_00),
    ];

    /// <summary>What happens besides: a handling and its first and last period, or none. Closings are done after the night's file.</summary>
    public static IReadOnlyList<(int Natt, string Handling, string Hva)> Hendelser { get; } =
    [
        (5, "", "feilføring på interimskonto til og med natt 9"), (8, "", "nytt prosjekt P300"), (10, "lukk", "0-6"),
        (12, "", "konto 19999 uten plass til og med natt 18"), (15, "", "nytt prosjekt P400"), (20, "lukk", "7-8"), (27, "", "konto 19998 uten plass"),
    ];

    /// <summary>The keys of drift: each unit has eight accounts, all accounts are used.</summary>
    private static IEnumerable<Noekkel> Noekler => Kommune.Driftsnoekler().Take(Kommune.Enheter.Count(e => e.Nivaa == "ansvar") * 8);

    /// <summary>The year before, whole: its surplus is set aside, so that it ends at 0.</summary>
    public static Saldobok IFjor()
    {
        var bok = new Saldobok();
        bok.Foer(Bank, Kapital, 0, 50_000_000_00);
        Konsern.FoerIFjor(bok, Kapital);
        for (var maaned = 1; maaned <= 12; maaned++)
        {
            Drift(bok, maaned, 30, n => Kommune.Bevegelse(n, maaned) / 100 * 96);
        }

        bok.Foer(new(Avsetning, Sentralt, "88000", ""), Bank, 12, -Enumerable.Range(1, 12).Sum(m => bok.Sum(m, ErDrift)));
        bok.Foer(Bank, Fondet, 12, bok.Saldo(new(Avsetning, Sentralt, "88000", ""), 12));
        return bok;
    }

    public static Saldobok Natt(int nummer)
    {
        var (bok, fjor) = (new Saldobok(), IFjor());
        bok.Foer(Bank, Kapital, 0, -fjor.Saldo(Kapital, 12));
        bok.Foer(Bank, Fondet, 0, -fjor.Saldo(Fondet, 12));
        Konsern.FoerIAar(bok, Bank, Kapital, Sentralt);
        for (var maaned = 1; maaned <= SisteMaaned; maaned++)
        {
            Drift(bok, maaned, maaned < SisteMaaned ? Netter : nummer, n => Kommune.Bevegelse(n, maaned));
        }

        foreach (var (konto, funksjon, oere) in Feilene)
        {
            bok.Foer(new(konto.Kode, funksjon.Length == 0 ? "" : Sentralt, funksjon, ""), Bank, 3, oere);
        }

        for (var natt = 2; natt <= nummer; natt++)
        {
            Rett(bok, natt);
        }

        SkjerMer(bok, nummer);
        return bok;
    }

    /// <summary>The budget of a key for a year, in whole thousand kroner: what January is, twelve times.</summary>
    public static IEnumerable<(Noekkel Noekkel, long Oere)> Budsjett(int prosent)
    {
        var sum = 0L;
        foreach (var n in Noekler)
        {
            var oere = Kommune.Bevegelse(n, 1) * 12 * prosent / 100 / 1_000_00 * 1_000_00;
            sum += oere;
            yield return (n, oere);
        }

        yield return (new(Skatt, Sentralt, "80000", ""), -sum);
    }

    /// <summary>The changes of a tertial: every seventh key of the budget, with tax as the other side.</summary>
    public static IEnumerable<(Noekkel Noekkel, long Oere)> Endringer(int tertial)
    {
        var sum = 0L;
        foreach (var n in Noekler.Where((_, i) => i % 7 == tertial))
        {
            var oere = (Terning.Kast(60, "tertial", tertial, n) - 20) * 1_000_00;
            sum += oere;
            yield return (n, oere);
        }

        yield return (new(Skatt, Sentralt, "80000", ""), -sum);
    }

    private static bool ErDrift(Noekkel n) => n.Konto[0] == '1';

    /// <summary>A month of drift, of which so many thirtieths are booked. Tax covers it and one percent.</summary>
    private static void Drift(Saldobok bok, int maaned, int dager, Func<Noekkel, long> beloep)
    {
        var sum = 0L;
        foreach (var n in Noekler)
        {
            var oere = beloep(n) / Netter * dager;
            sum += oere;
            bok.Foer(n, Bank, maaned, oere);
        }

        bok.Foer(new(Skatt, Sentralt, "80000", ""), Bank, maaned, -sum / 100 * 101);
    }

    /// <summary>A few amounts of earlier months are another the night after.</summary>
    private static void Rett(Saldobok bok, int natt)
    {
        var noekler = Noekler.ToList();
        for (var i = 0; i < Terning.Kast(6, "demo", "antall", natt); i++)
        {
            var noekkel = noekler[(int)Terning.Kast(noekler.Count, "demo", "hvilken", natt, i)];
            bok.Foer(noekkel, Bank, 1 + (int)Terning.Kast(SisteMaaned - 1, "demo", "måned", natt, i),
                Terning.Kast(2_000_00, "demo", "beløp", natt, i) - 1_000_00);
        }
    }

    private static void SkjerMer(Saldobok bok, int nummer)
    {
        if (nummer is >= 5 and <= 9)
        {
            bok.Foer(new(Kommune.Interim, "", "", ""), Bank, 8, 2_972_00);
        }

        if (nummer >= 8)
        {
            bok.Foer(new("11200", Sentralt, "20200", "P300"), Bank, SisteMaaned, 15_000_00);
        }

        if (nummer is >= 12 and <= 18)
        {
            bok.Foer(new(Kommune.Ukjent, Sentralt, "20200", ""), Bank, SisteMaaned, 380_00);
        }

        if (nummer > 18)
        {
            bok.Foer(new("11200", Sentralt, "20200", ""), Bank, SisteMaaned, 380_00);
        }

        if (nummer >= 15)
        {
            bok.Foer(new("12000", Sentralt, "20200", "P400"), Bank, SisteMaaned, 7_500_00);
        }

        if (nummer >= 27)
        {
            bok.Foer(new("19998", Sentralt, "20200", ""), Bank, SisteMaaned, 1_240_00);
        }
    }
}
