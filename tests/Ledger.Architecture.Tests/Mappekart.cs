using System.Text.RegularExpressions;

namespace Ledger.Architecture.Tests;

/// <summary>
/// Which folder of a project uses which, by source text: a file uses another folder when it names a type that is declared there and that its
/// usings, or its own namespace, let it see. Compiled code does not tell: constants are copied, and a folder is more than a namespace.
/// </summary>
internal sealed partial class Mappekart
{
    private readonly Dictionary<string, SortedSet<string>> _bruker = new(StringComparer.Ordinal);

    /// <param name="kilder">Path and text of each file of a project.</param>
    public Mappekart(IReadOnlyList<(string Sti, string Tekst)> kilder)
    {
        var filer = kilder.Select(k => new Fil(k.Sti, k.Tekst)).ToList();
        var erklaert = filer.SelectMany(f => f.Typer.Select(t => (Type: t, Fil: f))).ToLookup(e => e.Type, e => e.Fil);
        foreach (var fil in filer)
        {
            foreach (var annen in fil.Ord.SelectMany(o => erklaert[o]).Where(a => a.Mappe != fil.Mappe && fil.Ser(a.Navnerom)))
            {
                (_bruker.TryGetValue(fil.Mappe, out var brukt) ? brukt : _bruker[fil.Mappe] = new(StringComparer.Ordinal)).Add(annen.Mappe);
            }
        }
    }

    /// <summary>The folders that a folder uses.</summary>
    public IReadOnlyCollection<string> Bruker(string mappe) => _bruker.TryGetValue(mappe, out var brukt) ? brukt : [];

    /// <summary>Folders that use each other, directly or through others: each group once, with its folders in order.</summary>
    public IReadOnlyList<string> Ringer()
    {
        var rekkevidde = _bruker.Keys.ToDictionary(m => m, Naar, StringComparer.Ordinal);
        return [.. _bruker.Keys
            .Select(m => string.Join(", ", rekkevidde[m].Where(n => rekkevidde.TryGetValue(n, out var tilbake) && tilbake.Contains(m)).Order(StringComparer.Ordinal)))
            .Where(r => r.Length > 0).Distinct().Order(StringComparer.Ordinal)];
    }

    /// <summary>All folders that can be reached from one, itself only when it is in a ring.</summary>
    private HashSet<string> Naar(string mappe)
    {
        var naadd = new HashSet<string>(StringComparer.Ordinal);
        var igjen = new Stack<string>(Bruker(mappe));
        while (igjen.TryPop(out var neste))
        {
            if (naadd.Add(neste))
            {
                foreach (var videre in Bruker(neste))
                {
                    igjen.Push(videre);
                }
            }
        }

        return naadd;
    }

    private sealed class Fil
    {
        private readonly string _navnerom;
        private readonly HashSet<string> _usings;

        public Fil(string sti, string tekst)
        {
            var kode = Utenfor().Replace(tekst, " ");
            Mappe = Path.GetDirectoryName(sti)!.Replace('\\', '/');
            Typer = [.. Type().Matches(kode).Select(m => m.Groups["navn"].Value)];
            Ord = Stortord().Matches(kode).Select(m => m.Value).ToHashSet(StringComparer.Ordinal);
            _navnerom = Rom().Match(kode).Groups["navn"].Value;
            _usings = [.. Using().Matches(kode).Select(m => m.Groups["navn"].Value)];
        }

        public string Mappe { get; }

        public string Navnerom => _navnerom;

        public IReadOnlyList<string> Typer { get; }

        public IReadOnlySet<string> Ord { get; }

        /// <summary>
        /// A using may name the namespace, or a type in it. A namespace sees those above it; here also one whose name is only the beginning of its own,
        /// which the compiler would not allow: rather a ring too many than one that is not found.
        /// </summary>
        public bool Ser(string navnerom) =>
            _navnerom.StartsWith(navnerom, StringComparison.Ordinal)
            || _usings.Any(u => u == navnerom || u.StartsWith(navnerom + ".", StringComparison.Ordinal));
    }

    /// <summary>Comments and texts, which name types without using them.</summary>
    [GeneratedRegex("""//[^\n]*|"(?:\\.|[^"\\\n])*""" + "\"")]
    private static partial Regex Utenfor();

    /// <summary>A type, also one in another: deeper than four spaces are only those that their own file uses.</summary>
    [GeneratedRegex(@"^(?: {4})?(?:public |internal |file )?(?:static |sealed |abstract |readonly |partial |unsafe )*(?:record struct|record|class|struct|interface|enum)\s+(?<navn>\w+)", RegexOptions.Multiline)]
    private static partial Regex Type();

    [GeneratedRegex(@"\b[A-Z]\w+\b")]
    private static partial Regex Stortord();

    [GeneratedRegex(@"^namespace (?<navn>[\w.]+)", RegexOptions.Multiline)]
    private static partial Regex Rom();

    [GeneratedRegex(@"^using (?:static |\w+ = )?(?<navn>[\w.]+);", RegexOptions.Multiline)]
    private static partial Regex Using();
}
