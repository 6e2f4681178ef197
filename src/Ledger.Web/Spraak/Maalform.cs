using System.Text;

namespace Ledger.Web.Spraak;

/// <summary>
/// The form of Norwegian that a page is read in. Pages are made in bokmål, and each text of theirs is looked up when it is written: whole, or as
/// a sentence with what it names left open. What a municipality has named itself (units, funds, projects, chapters) is written as it is.
/// </summary>
public sealed class Maalform
{
    private const string Nynorskkode = "nn";
    private const char Hardtmellomrom = '\u00a0';

    /// <summary>A sentence holds a name, which may be a sentence of two parts; nothing is deeper.</summary>
    private const int Dypest = 4;

    private static readonly Lazy<Ordliste> Nynorsk = new(() => Ordliste.Les("nynorsk.tsv"));
    private readonly Ordliste? _ordliste;
    private readonly IReadOnlySet<string> _egennavn;

    private Maalform(string kode, Ordliste? ordliste, IReadOnlySet<string> egennavn) => (Kode, _ordliste, _egennavn) = (kode, ordliste, egennavn);

    public static Maalform Bokmaal { get; } = new("nb", null, new HashSet<string>());

    /// <summary>As it stands in the page's lang.</summary>
    public string Kode { get; }

    /// <param name="spraak">nb or nn.</param>
    /// <param name="egennavn">What the municipality has named.</param>
    public static Maalform Av(string spraak, Func<IEnumerable<string>> egennavn) =>
        spraak == Nynorskkode ? new(Nynorskkode, Nynorsk.Value, egennavn().ToHashSet(StringComparer.Ordinal)) : Bokmaal;

    /// <summary>A text in this form.</summary>
    public string Skriv(string tekst) => _ordliste is null ? tekst : Skriv(tekst, _ordliste, 0);

    private string Skriv(string tekst, Ordliste ordliste, int dybde)
    {
        var kjerne = tekst.Trim();
        if (dybde > Dypest || !kjerne.Any(char.IsLetter) || _egennavn.Contains(kjerne))
        {
            return tekst;
        }

        // The two texts have the same length, so that the parts that vary are copied from the same places.
        var slett = kjerne.Replace(Hardtmellomrom, ' ');
        var oversatt = ordliste.Ord.GetValueOrDefault(slett);
        foreach (var setning in oversatt is null ? ordliste.Setninger : [])
        {
            if (setning.Finn(slett) is { } deler)
            {
                oversatt = setning.Fyll([.. deler.Select(d => Skriv(kjerne[d], ordliste, dybde + 1))]);
                break;
            }
        }

        if (oversatt is null)
        {
            return tekst;
        }

        var start = tekst.IndexOf(kjerne, StringComparison.Ordinal);
        return string.Concat(tekst.AsSpan(0, start), oversatt, tekst.AsSpan(start + kjerne.Length));
    }

    /// <summary>Texts in bokmål and in another form. A row of the file is the two with a tab between; ~ is a space that does not break.</summary>
    private sealed record Ordliste(IReadOnlyDictionary<string, string> Ord, IReadOnlyList<Setning> Setninger)
    {
        public static Ordliste Les(string ressurs)
        {
            using var leser = new StreamReader(typeof(Ordliste).Assembly.GetManifestResourceStream(ressurs)!, Encoding.UTF8);
            var ord = new Dictionary<string, string>(StringComparer.Ordinal);
            var setninger = new List<Setning>();
            while (leser.ReadLine() is { } rad)
            {
                if (rad.Split('\t') is not [var fra, var til])
                {
                    continue;
                }

                til = til.Replace('~', Hardtmellomrom);
                if (fra.Contains('{', StringComparison.Ordinal))
                {
                    setninger.Add(new(Setning.Del(fra), Setning.Del(til)));
                }
                else
                {
                    ord[fra] = til;
                }
            }

            return new(ord, setninger);
        }
    }

    /// <summary>What is written, and the number of the open place after it; -1 after the last. A place with # is of digits alone.</summary>
    private readonly record struct Ledd(string Fast, int Plass, bool ErSifre);

    /// <summary>A sentence with open places.</summary>
    private sealed record Setning(IReadOnlyList<Ledd> Fra, IReadOnlyList<Ledd> Til)
    {
        public static IReadOnlyList<Ledd> Del(string tekst)
        {
            var deler = tekst.Split('{');
            return
            [
                .. deler.Select((d, i) => new Ledd(
                    i == 0 ? d : d[(d.IndexOf('}', StringComparison.Ordinal) + 1)..],
                    i + 1 < deler.Length ? deler[i + 1][0] - '0' : -1, i + 1 < deler.Length && deler[i + 1][1] == '#')),
            ];
        }

        /// <summary>Where the open places are in a text, by their numbers; null when it is another sentence.</summary>
        public Range[]? Finn(string tekst)
        {
            if (!tekst.StartsWith(Fra[0].Fast, StringComparison.Ordinal))
            {
                return null;
            }

            var funnet = new Range[Fra.Count - 1];
            var fra = Fra[0].Fast.Length;
            for (var i = 1; i < Fra.Count; i++)
            {
                var fast = Fra[i].Fast;
                var erSist = i == Fra.Count - 1;
                var til = erSist ? tekst.Length - fast.Length
                    : fra + 1 >= tekst.Length ? -1
                    : Fra[i].ErSifre ? tekst.LastIndexOf(fast, StringComparison.Ordinal)
                    : tekst.IndexOf(fast, fra + 1, StringComparison.Ordinal);
                if (til <= fra || (erSist && !tekst.EndsWith(fast, StringComparison.Ordinal))
                    || (Fra[i - 1].ErSifre && tekst.AsSpan(fra..til).ContainsAnyExceptInRange('0', '9')))
                {
                    return null;
                }

                funnet[Fra[i - 1].Plass] = fra..til;
                fra = til + fast.Length;
            }

            return funnet;
        }

        public string Fyll(string[] deler) => string.Concat(Til.Select(t => t.Plass < 0 ? t.Fast : t.Fast + deler[t.Plass]));
    }
}
