using System.Globalization;
using System.Text;

namespace Ledger.Kommunegenerator;

/// <summary>
/// A foretak and a lånefond beside the municipality: what each has with the others, so that the consolidated accounts have something to take out
/// (forskriften § 10-1). The foretak is the worked case of kroner in thousands; the lånefond lends to the municipality.
/// </summary>
internal static class Konsern
{
    public const string Foretak = "KF1", Laanefond = "LF1", Kassen = "KASSE";

    private const string Regnskapsaar = "2026";
    private const long Tusen = 1_000_00;
    private const int Maaned = 6;

    /// <summary>What is taken out of both sides: the first code in one unit, the second in the other.</summary>
    private static readonly (string Foerste, string Andre)[] Par =
        [("380", "780"), ("480", "880"), ("501", "901"), ("511", "921"), ("521", "911"), ("14", "33"), ("23", "47")];

    /// <summary>The municipality's accounts for it.</summary>
    public static readonly IReadOnlyList<Konto> Konti =
    [
        new("13808", "Kjøp fra foretaket", "drift", "380", null, null), new("14808", "Tilskudd til foretaket", "drift", "480", null, null),
        new("15018", "Renter til lånefondet", "drift", "501", null, null), new("15118", "Avdrag til lånefondet", "drift", "511", null, null),
        new("19018", "Renter fra foretaket", "drift", "901", null, null), new("33808", "Kjøp fra foretaket", "investering", "380", null, null),
        new("35218", "Utlån til foretaket", "investering", "521", null, null), new("39118", "Bruk av lån fra lånefondet", "investering", "911", null, null),
        new("39218", "Avdrag fra foretaket", "investering", "921", null, null), new("32308", "Bygg", "investering", "230", null, null),
        new("22308", "Utlån til foretaket", "balanse", null, "23", "152"), new("21408", "Renter fra foretaket", "balanse", null, "14", "152"),
        new("24708", "Lån fra lånefondet", "balanse", null, "47", "152"), new("23308", "Renter til lånefondet", "balanse", null, "33", "152"),
    ];

    private sealed record Rad(string Klasse, string Kode, string Funksjon, long Beloep, string Motpart = "");

    /// <summary>The foretak's year. Each bilag is closed by its bank.</summary>
    private static readonly (int Periode, Rad[] Rader)[] Foretakets =
    [
        (0, [new("balanse", "27", "", 300), new("balanse", "47", "", -60, Kassen), new("balanse", "5990", "", -240), new("balanse", "32", "", -20)]),
        (Maaned, [
            new("drift", "880", "120", -100, Kassen), new("drift", "780", "120", -50, Kassen), new("drift", "620", "120", -30),
            new("drift", "010", "120", 150)]),
        (Maaned, [new("drift", "780", "120", -25, Kassen)]),
        (Maaned, [new("drift", "501", "870", 8, Kassen), new("balanse", "33", "", -5, Kassen)]),
        (Maaned, [new("drift", "511", "870", 10, Kassen), new("balanse", "47", "", 10, Kassen), new("balanse", "5990", "", -10)]),
        (Maaned, [new("investering", "230", "120", 40), new("balanse", "27", "", 40), new("balanse", "5990", "", -40)]),
        (Maaned, [new("investering", "911", "870", -40, Kassen), new("balanse", "5990", "", 40), new("balanse", "47", "", -40, Kassen)]),
    ];

    private static readonly (int Periode, Rad[] Rader)[] Laanefondets =
    [
        (0, [new("balanse", "23", "", 100, Kassen), new("balanse", "451", "", -100)]),
        (Maaned, [new("drift", "901", "870", -20, Kassen), new("balanse", "14", "", 2, Kassen), new("drift", "500", "870", 18)]),
        (Maaned, [
            new("drift", "921", "870", -30, Kassen), new("drift", "510", "870", 30), new("balanse", "23", "", -30, Kassen), new("balanse", "451", "", 30)]),
        (Maaned, [
            new("investering", "521", "870", 50, Kassen), new("investering", "910", "870", -50), new("balanse", "23", "", 50, Kassen),
            new("balanse", "451", "", -50)]),
    ];

    /// <summary>The municipality's side: an account, its function, and whom it is with. In thousands.</summary>
    private static readonly (string Konto, string Funksjon, long Beloep, string Motpart)[] Kassens =
    [
        ("14808", "12000", 100, Foretak), ("13808", "12000", 50, Foretak), ("19018", "87000", -8, Foretak), ("33808", "12000", 25, Foretak),
        ("35218", "87000", 40, Foretak), ("39218", "87000", -10, Foretak), ("21408", "", 5, Foretak), ("15018", "87000", 20, Laanefond),
        ("15118", "87000", 30, Laanefond), ("32308", "12000", 50, ""), ("39118", "87000", -50, Laanefond), ("23308", "", -2, Laanefond),
    ];

    /// <summary>Books the municipality's side: the year before has the loans, this year what is done with them.</summary>
    public static void FoerIFjor(Saldobok bok, Noekkel kapital)
    {
        bok.Foer(Balanse("22308"), kapital, 0, 60 * Tusen);
        bok.Foer(Balanse("24708"), kapital, 0, -100 * Tusen);
    }

    /// <inheritdoc cref="FoerIFjor"/>
    public static void FoerIAar(Saldobok bok, Noekkel bank, Noekkel kapital, string ansvar)
    {
        bok.Foer(Balanse("22308"), bank, 0, 60 * Tusen);
        bok.Foer(Balanse("24708"), bank, 0, -100 * Tusen);
        foreach (var (konto, funksjon, beloep, _) in Kassens)
        {
            bok.Foer(funksjon.Length == 0 ? Balanse(konto) : new(konto, ansvar, funksjon, ""), bank, Maaned, beloep * Tusen);
        }

        bok.Foer(Balanse("22308"), kapital, Maaned, 30 * Tusen);
        bok.Foer(Balanse("24708"), kapital, Maaned, -20 * Tusen);
    }

    /// <summary>The files of the two units, in the columns of the plain import with whom each row is with.</summary>
    public static IEnumerable<(string Navn, string Innhold)> Filer()
    {
        Kontroller(Foretak, Foretakets);
        Kontroller(Laanefond, Laanefondets);
        yield return ($"kf-{Regnskapsaar}.csv", Fil(Foretak, Foretakets));
        yield return ($"laanefond-{Regnskapsaar}.csv", Fil(Laanefond, Laanefondets));
    }

    private static Noekkel Balanse(string konto) => new(konto, "", "", "");

    private static string Fil(string enhet, (int Periode, Rad[] Rader)[] bilag)
    {
        var fil = new StringBuilder("bilagsreferanse;bilagsdato;periode;kontoklasse;art;funksjon;kapittel;sektor;ansvar;beloep;motpartsenhet\n");
        foreach (var (i, (periode, rader)) in bilag.Index())
        {
            var bank = new Rad("balanse", "10", "", -rader.Sum(r => r.Beloep));
            foreach (var r in rader.Append(bank).Where(r => r.Beloep != 0))
            {
                var (art, kapittel, sektor) = r.Klasse != "balanse" ? (r.Kode, "", "") : ("", r.Kode, Sektor(r));
                fil.Append(CultureInfo.InvariantCulture, $"{enhet}-{i + 1:00};{Regnskapsaar}-{Math.Max(periode, 1):00}-01;{periode};{r.Klasse};{art};")
                    .Append(CultureInfo.InvariantCulture, $"{r.Funksjon};{kapittel};{sektor};{(art.Length == 0 ? "" : "1")};{r.Beloep * Tusen / 100}.00;")
                    .Append(r.Motpart).Append('\n');
            }
        }

        return fil.ToString();
    }

    private static string Sektor(Rad r) => r.Motpart.Length > 0 ? "152" : r.Kode switch { "451" or "10" => "320", "32" => "610", _ => "080" };

    /// <summary>What the unit has with the municipality is what the municipality has with it, but for its purchase for an investment of 25.</summary>
    private static void Kontroller(string enhet, (int Periode, Rad[] Rader)[] bilag)
    {
        var konti = Konti.ToDictionary(k => k.Kode);
        long Deres(string kode) => bilag.SelectMany(b => b.Rader).Where(r => r.Kode == kode && r.Motpart == Kassen).Sum(r => r.Beloep);
        long Vaar(string kode) => Kassens.Where(k => k.Motpart == enhet && (konti[k.Konto].Art ?? konti[k.Konto].Kapittel) == kode).Sum(k => k.Beloep)
            + ((enhet, kode) switch { (Foretak, "23") => 90, (Laanefond, "47") => -120, _ => 0 });
        foreach (var (foerste, andre) in Par)
        {
            if (Deres(foerste) != -Vaar(andre) || Vaar(foerste) != -Deres(andre))
            {
                throw new InvalidDataException($"{enhet}: {foerste}/{andre} is {Vaar(foerste)}/{Deres(andre)} and {Deres(foerste)}/{Vaar(andre)}.");
            }
        }
    }
}
