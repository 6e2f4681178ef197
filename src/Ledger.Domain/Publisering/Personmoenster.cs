using System.Text.RegularExpressions;

namespace Ledger.Domain.Publisering;

/// <summary>What in a text looks like it is of a person: a birth or D number, an address of e-mail, a phone number.</summary>
public static partial class Personmoenster
{
    private const int Dtillegg = 40;
    private static readonly int[] FoersteVekter = [3, 7, 6, 1, 8, 9, 4, 5, 2];
    private static readonly int[] AndreVekter = [5, 4, 3, 2, 7, 6, 5, 4, 3, 2];

    /// <summary>What kinds there are in the text, for a person to look at; the text itself is not repeated.</summary>
    public static IReadOnlyList<string> Finn(string tekst)
    {
        var funn = new List<string>();
        if (ElleveSiffer().Matches(tekst).Any(m => ErFoedselsnummer(string.Concat(m.Value.Where(char.IsAsciiDigit)))))
        {
            funn.Add("fødselsnummer");
        }

        if (Epost().IsMatch(tekst))
        {
            funn.Add("e-postadresse");
        }

        if (Telefon().IsMatch(tekst))
        {
            funn.Add("telefonnummer");
        }

        return funn;
    }

    /// <summary>Eleven digits with a date, or a date with 40 added to its day, and both control digits right.</summary>
    public static bool ErFoedselsnummer(string sifre)
    {
        if (sifre.Length != 11 || !sifre.All(char.IsAsciiDigit))
        {
            return false;
        }

        int Siffer(int i) => sifre[i] - '0';
        int Kontroll(int[] vekter) => (11 - (vekter.Select((v, i) => v * Siffer(i)).Sum() % 11)) % 11;
        var (dag, maaned) = ((Siffer(0) * 10) + Siffer(1), (Siffer(2) * 10) + Siffer(3));
        dag -= dag > Dtillegg ? Dtillegg : 0;
        return dag is >= 1 and <= 31 && maaned is >= 1 and <= 12 && Kontroll(FoersteVekter) == Siffer(9) && Kontroll(AndreVekter) == Siffer(10);
    }

    [GeneratedRegex(@"(?<![0-9])[0-9]{6}[ -]?[0-9]{5}(?![0-9])")]
    private static partial Regex ElleveSiffer();

    [GeneratedRegex(@"[\p{L}0-9._%+\-]+@[\p{L}0-9.\-]+\.\p{L}{2,}")]
    private static partial Regex Epost();

    [GeneratedRegex(@"(?<![0-9,.])(\+47 ?)?([2-9][0-9]{7}|[2-9][0-9] [0-9]{2} [0-9]{2} [0-9]{2}|[49][0-9]{2} [0-9]{2} [0-9]{3})(?![0-9,.]|\s?(kr|mill))")]
    private static partial Regex Telefon();
}
