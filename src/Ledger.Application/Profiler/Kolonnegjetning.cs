using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Ledger.Domain.Hovedbok;

namespace Ledger.Application.Profiler;

/// <summary>Guesses which field a column is, from its title: the words that accounting systems use for it.</summary>
internal static partial class Kolonnegjetning
{
    /// <summary>By field, the words; the first field whose word a title is, or begins with, has the column.</summary>
    private static readonly (string Felt, string[] Ord)[] Feltord =
    [
        (Radfelt.Bilagsreferanse.Navn(), ["bilagsreferanse", "bilagsnr", "bilagsnummer", "bilag", "voucher", "voucherno"]),
        (Radfelt.Bilagsdato.Navn(), ["bilagsdato", "dato", "date", "bokforingsdato", "posteringsdato"]),
        (Radfelt.Periode.Navn(), ["periode", "period", "maned", "mnd", "regnskapsperiode"]),
        (Radfelt.Aar.Navn(), ["ar", "aar", "regnskapsar", "budsjettar", "year"]),
        (Radfelt.Kontoklasse.Navn(), ["kontoklasse"]),
        (
            Radfelt.Konto.Navn(),
            ["konto", "systemkonto", "kontonr", "kontonummer", "hovedbokskonto", "kto", "kontokode", "artskonto", "kontostreng", "account", "accountno"]),
        (Radfelt.Art.Navn(), ["art", "kostraart"]),
        (Radfelt.Funksjon.Navn(), ["kostrafunksjon"]),
        (Radfelt.LokalFunksjon.Navn(), ["lokalfunksjon", "funksjon", "funksjonk", "tjeneste", "funk", "funksjonskode", "tjenestekode"]),
        (Radfelt.Kapittel.Navn(), ["kapittel", "balansekapittel"]),
        (Radfelt.Sektor.Navn(), ["sektor"]),
        (Radfelt.Ansvar.Navn(), ["ansvar", "ansvarssted", "koststed", "enhet", "avdeling", "department", "ans", "ansv", "ansvarskode"]),
        (Radfelt.Prosjekt.Navn(), ["prosjekt", "prosjektnr", "project", "prosj", "prosjektkode"]),
        (Radfelt.Fond.Navn(), ["fond"]),
        (Radfelt.Fridim1.Navn(), ["fridimensjon", "fridim1", "fri1", "dim1", "objekt", "frivalg"]),
        (Radfelt.Fridim2.Navn(), ["fridim2", "fri2", "dim2"]),
        ("debet", ["debet", "debit"]),
        ("kredit", ["kredit", "credit"]),
        (Radfelt.Beloep.Navn(), ["belop", "beloep", "amount", "saldo", "netto", "bokfort", "regnskap", "sum"]),
        (Radfelt.Tekst.Navn(), ["tekst", "beskrivelse", "description", "bilagstekst"]),
        (Radfelt.Motpart.Navn(), ["motpart", "leverandor", "kunde"]),
    ];

    /// <summary>The field of a title; null when no word of it is known.</summary>
    public static string? Felt(string tittel)
    {
        var ord = Ord(KodeEtter().Replace(tittel, ""));
        return ord.Length == 0 ? null : Array.Find(Feltord, f => f.Ord.Contains(ord)).Felt
            ?? (MedTillegg().Match(tittel) is { Success: true } treff && Felt(treff.Groups[1].Value) == Radfelt.Beloep.Navn() ? Radfelt.Beloep.Navn() : null);
    }

    /// <summary>The expression that has a title of one period, with the period as its group; null when the title is of none.</summary>
    public static string? Periodeuttrykk(string tittel) => Array.Find(Periodeformer, u => Regex.IsMatch(tittel, u, RegexOptions.IgnoreCase));

    /// <summary>The expression that has most of the titles, and how many that are.</summary>
    public static (string Uttrykk, int Antall) Periodeuttrykk(IEnumerable<string> titler) => Periodeformer
        .Select(u => (Uttrykk: u, Antall: titler.Count(t => Regex.IsMatch(t, u, RegexOptions.IgnoreCase)))).MaxBy(u => u.Antall);

    /// <summary>The same of a title of one budget year: «2026», «Budsjett 2026», «B2026».</summary>
    public static string? Aarsuttrykk(string tittel) => Aarsform().Match(tittel) is { Success: true } treff
        ? $@"^{Regex.Escape(treff.Groups[1].Value)}(\d{{4}})$" : null;

    /// <summary>A title of one month, opening balance or numbered period, with or without its year.</summary>
    private static readonly string[] Periodeformer =
    [
        @"^(IB|Jan|Feb|Mar|Apr|Mai|Jun|Jul|Aug|Sep|Okt|Nov|Des)[ /-]?\d{4}$",
        @"^(IB|Jan|Feb|Mar|Apr|Mai|Jun|Jul|Aug|Sep|Okt|Nov|Des)[ ./-]{1,2}(?:20)?\d{2}$",
        @"^(IB|Januar|Februar|Mars|April|Mai|Juni|Juli|August|September|Oktober|November|Desember)[ ./-]{1,2}(?:20)?\d{2}$",
        "^(IB|Jan|Feb|Mar|Apr|Mai|Jun|Jul|Aug|Sep|Okt|Nov|Des)$",
        "^(IB|Januar|Februar|Mars|April|Mai|Juni|Juli|August|September|Oktober|November|Desember)$",
        @"^(?:Regnskap|Bokført|Saldo|Beløp|Netto|Bevegelse)[ _](IB|Jan|Feb|Mar|Apr|Mai|Jun|Jul|Aug|Sep|Okt|Nov|Des)(?:\p{L}*\.?[ ./-]{0,2}(?:20)?\d{2})?$",
        @"^Periode (\d{1,2})$",
        @"^(?:P|Per|Periode|Mnd|Måned|M)[ .]?(\d{1,2})$",
        @"^(0?[0-9]|1[0-3])$",
        @"^(\d{4}[-/]?\d{2})$",

        // Numbered columns of movements, after one with the opening balance.
        @"^(?:P|Per|Periode|Mnd|Måned|M)?[ .]?(IB|\d{1,2})$",
        @"^(IB|\d{4}[-/]?\d{2})$",

        // Short months as they are written in text: jan., mars, april, juni, sept.
        @"^(IB|Jan(?:uar)?|Feb(?:ruar)?|Mars?|Apr(?:il)?|Mai|Juni?|Juli?|Aug(?:ust)?|Sep(?:t|tember)?"
            + @"|Okt(?:ober)?|Nov(?:ember)?|Des(?:ember)?)\.?(?:[ ./-]{0,2}(?:20)?\d{2})?$",
    ];

    /// <summary>Small letters without accents and signs: «Beløp (kr)» is «belopkr».</summary>
    private static string Ord(string tittel)
    {
        var ord = new StringBuilder(tittel.Length);
        foreach (var tegn in tittel.ToLower(CultureInfo.InvariantCulture).Replace('ø', 'o').Replace("æ", "ae", StringComparison.Ordinal)
            .Normalize(NormalizationForm.FormD))
        {
            if (char.IsAsciiLetterOrDigit(tegn))
            {
                ord.Append(tegn);
            }
        }

        return ord.ToString();
    }

    [GeneratedRegex(@"^((?:(?:Budsjett|Økonomiplan|Oekonomiplan|Plan|Ramme|B|ØP|HØP)[ _-]?)?)20\d\d$", RegexOptions.IgnoreCase)]
    private static partial Regex Aarsform();

    /// <summary>«Regnskap hittil», «Beløp i NOK», «Saldo pr. 31.01.»: more words after the one that tells. A year may be another than the file's.</summary>
    [GeneratedRegex(@"^\s*(\p{L}+) (?!.*20\d\d).+$")]
    private static partial Regex MedTillegg();

    /// <summary>«Ansvar/Kode», «Ansvar - kode», «Ansvar (kode)»: the code of the same.</summary>
    [GeneratedRegex(@"[ /(-]+(kode|nr|id)\)?$", RegexOptions.IgnoreCase)]
    private static partial Regex KodeEtter();
}
