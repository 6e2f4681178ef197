using System.Globalization;
using System.Text;

namespace Ledger.DemoGenerator;

/// <summary>A row of a bilag. Kroner, ledger sign; whole but for the forvaltningsfond's securities.</summary>
public sealed record Rad(
    string Kontoklasse, string Art, string Funksjon, string Kapittel, string Sektor, string Ansvar, string Prosjekt, string Fond, string Merke,
    decimal Beloep, string Tekst)
{
    public static Rad Drift(
        string art, string funksjon, string ansvar, long beloep, string tekst = "", string fond = "", string merke = "", string prosjekt = "") =>
        new("drift", art, funksjon, "", "", ansvar, prosjekt, fond, merke, beloep, tekst);

    public static Rad Investering(string art, string funksjon, string ansvar, long beloep, string tekst = "", string fond = "", string prosjekt = "") =>
        new("investering", art, funksjon, "", "", ansvar, prosjekt, fond, "", beloep, tekst);

    public static Rad Balanse(
        string kapittel, string sektor, decimal beloep, string tekst = "", string fond = "", string merke = "", string prosjekt = "") =>
        new("balanse", "", "", kapittel, sektor, "", prosjekt, fond, merke, beloep, tekst);
}

/// <summary>Bilag gathered for one import file; rows of 0 are left out, and each bilag is checked to balance.</summary>
public sealed class Bilagsfil(int aar = 2024)
{
    private readonly StringBuilder _text = new(
        "bilagsreferanse;bilagsdato;periode;kontoklasse;art;funksjon;kapittel;sektor;ansvar;prosjekt;fond;merke;beloep;tekst\n");

    private readonly Dictionary<(string Kapittel, string Prosjekt), decimal> _saldo = [];

    public void Bilag(string referanse, int periode, params IEnumerable<Rad> rader)
    {
        var rows = rader.Where(r => r.Beloep != 0).ToList();
        if (rows.Count == 0)
        {
            return;
        }

        var sum = rows.Sum(r => r.Beloep);
        if (sum != 0)
        {
            throw new InvalidDataException($"{referanse} is off balance by {sum}.");
        }

        var dato = periode switch
        {
            0 => new DateOnly(aar, 1, 1),
            13 => new DateOnly(aar, 12, 31),
            _ => new DateOnly(aar, periode, DateTime.DaysInMonth(aar, periode)),
        };
        foreach (var r in rows)
        {
            _saldo[(r.Kapittel, r.Prosjekt)] = Saldo(r.Kapittel, r.Prosjekt) + r.Beloep;
            _text.Append(
                CultureInfo.InvariantCulture,
                $"{referanse};{dato:yyyy-MM-dd};{periode};{r.Kontoklasse};{r.Art};{r.Funksjon};{r.Kapittel};{r.Sektor};{r.Ansvar};{r.Prosjekt};{r.Fond};{r.Merke};{r.Beloep:0.##};{r.Tekst}\n");
        }
    }

    /// <summary>What the file's rows sum to on a chapter, with a project or without.</summary>
    public decimal Saldo(string kapittel, string prosjekt = "") => _saldo.GetValueOrDefault((kapittel, prosjekt));

    public override string ToString() => _text.ToString();
}

/// <summary>A budgeted amount: opprinnelig, and revised. Whole kroner, ledger sign.</summary>
public sealed record Budsjettpost(
    string Kontoklasse, string Art, string Funksjon, string Ansvar, string Fond, long Opprinnelig, long Revidert, string Prosjekt = "", string Ramme = "");

/// <summary>Amounts of the three columns that the report prints, in whole kroner.</summary>
public readonly record struct Beloep3(long Opprinnelig, long Revidert, long Regnskap)
{
    public static Beloep3 operator +(Beloep3 a, Beloep3 b) => new(a.Opprinnelig + b.Opprinnelig, a.Revidert + b.Revidert, a.Regnskap + b.Regnskap);

    public static Beloep3 operator -(Beloep3 a, Beloep3 b) => new(a.Opprinnelig - b.Opprinnelig, a.Revidert - b.Revidert, a.Regnskap - b.Regnskap);

    public static Beloep3 operator -(Beloep3 a) => new(-a.Opprinnelig, -a.Revidert, -a.Regnskap);

    /// <summary>From mill. kr.</summary>
    public static Beloep3 Mill(decimal opprinnelig, decimal revidert, decimal regnskap) => new(Kroner(opprinnelig), Kroner(revidert), Kroner(regnskap));

    public static long Kroner(decimal mill) => (long)decimal.Round(mill * 1_000_000m, MidpointRounding.AwayFromZero);

    /// <summary>A part of each column, rounded to whole kroner.</summary>
    public Beloep3 Andel(decimal andel) => new(Del(Opprinnelig, andel), Del(Revidert, andel), Del(Regnskap, andel));

    private static long Del(long value, decimal andel) => (long)decimal.Round(value * andel, MidpointRounding.AwayFromZero);
}
