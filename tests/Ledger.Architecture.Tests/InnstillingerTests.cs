using System.Collections;
using System.Reflection;
using System.Text.RegularExpressions;
using Ledger.Tests;

namespace Ledger.Architecture.Tests;

/// <summary>Every setting that the service reads stands on the operator's page, and every one that stands there is read.</summary>
public sealed partial class InnstillingerTests
{
    private static readonly (string Sti, string Tekst)[] Kilder =
        [.. Directory.EnumerateFiles(Repository.Path("src"), "*.cs", SearchOption.AllDirectories)
            .Where(f => !f.Contains("/obj/") && !f.Contains("/bin/"))
            .Select(f => (f, File.ReadAllText(f)))];

    private static readonly string Side = File.ReadAllText(Repository.Path("docs/operating.md"));

    /// <summary>By section: the class that it is read into. The two sections that are lists have a number before each name.</summary>
    private static readonly Dictionary<string, Type> Seksjoner = Finn();

    [Test]
    public void The_page_names_each_setting_and_no_other() =>
        Assert.That(Sidens(Side).Order(StringComparer.Ordinal), Is.EqualTo(Kodens().Order(StringComparer.Ordinal)));

    /// <summary>A setting that is bound to a class and that nothing but the check of its range looks at does nothing.</summary>
    [Test]
    public void Each_setting_is_looked_at()
    {
        var valg = Seksjoner.Values.SelectMany(t => Egenskaper(t).Concat(Egenskaper(t).SelectMany(p => Egenskaper(Element(p.PropertyType))))).Distinct().ToList();
        Assert.That(valg, Has.Count.GreaterThan(40));
        var kalt = Kalt(typeof(Ledger.Api.Innstillinger.Ledgervalg).Assembly);
        Assert.That(valg.Where(p => !kalt.Contains(p.GetMethod!.MetadataToken)).Select(p => $"{p.DeclaringType!.Name}.{p.Name}"), Is.Empty);
    }

    /// <summary>What the service brings with it is of settings that it reads.</summary>
    [TestCase("appsettings.json")]
    [TestCase("appsettings.Development.json")]
    public void The_files_of_settings_have_none_that_is_not_read(string fil)
    {
        using var json = System.Text.Json.JsonDocument.Parse(File.ReadAllText(Repository.Path("src/Ledger.Api/" + fil)));
        var ledger = json.RootElement.TryGetProperty("Ledger", out var seksjon) ? seksjon.EnumerateObject().Select(p => "Ledger__" + p.Name) : [];
        Assert.That(ledger, Is.SubsetOf(Kodens()));
    }

    [Test]
    public void Names_in_braces_are_each_a_setting_and_a_shortened_one_is_of_the_section_before() => Assert.That(
        Sidens("| `Ledger__A__{B,C}__{D,E}` | none | `Ledger__X` is no name of this row |\n| `Ledger__S__F`, `__G` | x |\n```sh\nLedger__Liste__0__H=1  # x\n```\n"),
        Is.EquivalentTo(new[] { "Ledger__A__B__D", "Ledger__A__B__E", "Ledger__A__C__D", "Ledger__A__C__E", "Ledger__S__F", "Ledger__S__G", "Ledger__Liste__0__H" }));

    /// <summary>The methods that an assembly calls in itself, checks of options left out: a call is 0x28 or 0x6F and the token of what is called.</summary>
    private static HashSet<int> Kalt(Assembly program)
    {
        const BindingFlags Alle = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;
        var kalt = new HashSet<int>();
        foreach (var type in program.GetTypes().Where(t => !t.GetInterfaces().Any(i => i.Name.StartsWith("IValidateOptions", StringComparison.Ordinal))))
        {
            foreach (var metode in type.GetMethods(Alle).Concat<MethodBase>(type.GetConstructors(Alle)))
            {
                var il = metode.GetMethodBody()?.GetILAsByteArray() ?? [];
                for (var i = 0; i + 4 < il.Length; i++)
                {
                    if (il[i] is 0x28 or 0x6F)
                    {
                        kalt.Add(BitConverter.ToInt32(il, i + 1));
                    }
                }
            }
        }

        return kalt;
    }

    private static HashSet<string> Kodens()
    {
        var navn = Seksjoner.SelectMany(s => Navnene(s.Key.Length == 0 ? "Ledger" : "Ledger__" + s.Key, s.Value));
        var enkelte = Kilder.SelectMany(k => Enkelt().Matches(k.Tekst).Select(m => "Ledger__" + m.Groups[1].Value.Replace(":", "__", StringComparison.Ordinal)));
        return [.. navn, .. enkelte];
    }

    /// <summary>The first cell of each row of settings, and each line of a block of settings.</summary>
    private static HashSet<string> Sidens(string side)
    {
        var navn = new HashSet<string>(StringComparer.Ordinal);
        foreach (var rad in Rad().Matches(side).Select(m => m.Groups[1].Value))
        {
            var forrige = "";
            foreach (var ord in Ord().Matches(rad).Select(m => m.Groups[1].Value))
            {
                forrige = ord.StartsWith("__", StringComparison.Ordinal) ? forrige[..forrige.LastIndexOf("__", StringComparison.Ordinal)] + ord : ord;
                navn.UnionWith(Utfoldet(forrige));
            }
        }

        navn.UnionWith(Tilordning().Matches(side).Select(m => m.Groups[1].Value));
        return navn;
    }

    private static IEnumerable<string> Utfoldet(string navn) => Klammer().Match(navn) is { Success: true } m
        ? m.Groups[1].Value.Split(',').SelectMany(del => Utfoldet(navn[..m.Index] + del + navn[(m.Index + m.Length)..])) : [navn];

    private static Dictionary<string, Type> Finn()
    {
        var typer = typeof(Ledger.Api.Innstillinger.Ledgervalg).Assembly.GetTypes();
        Type Type(string navn) => typer.Single(t => t.Name == navn);
        var seksjoner = Kilder.SelectMany(k => Lest().Matches(k.Tekst)).ToDictionary(m => m.Groups[2].Value, m => Type(m.Groups[1].Value), StringComparer.Ordinal);
        seksjoner.Add("", Type("Ledgervalg"));
        seksjoner.Add("Utstedere__0", Type("Utstedervalg"));
        seksjoner.Add("Innlogging__0", Type("Innloggingsvalg"));
        return seksjoner;
    }

    /// <summary>A list is named by its first, and what has names of the operator's own by one of those that the page uses.</summary>
    private static IEnumerable<string> Navnene(string foran, Type type) => Egenskaper(type).SelectMany(p =>
    {
        var navn = $"{foran}__{p.Name}";
        var element = Element(p.PropertyType);
        return element == p.PropertyType ? Egenskaper(element).Any() ? Navnene(navn, element) : [navn]
            : p.PropertyType.GetGenericArguments().Length == 2 ? [Eksempel(navn)]
            : Egenskaper(element).Any() ? Navnene(navn + "__0", element) : [navn + "__0"];
    });

    private static string Eksempel(string navn) => Regex.Match(Side, $@"\b{navn}__\w+").Value is { Length: > 0 } funnet ? funnet : navn + "__…";

    private static IEnumerable<PropertyInfo> Egenskaper(Type type) => type.Namespace?.StartsWith("Ledger.", StringComparison.Ordinal) != true ? []
        : type.GetProperties(BindingFlags.Public | BindingFlags.Instance);

    private static Type Element(Type type) =>
        type != typeof(string) && type.IsAssignableTo(typeof(IEnumerable)) ? type.GetGenericArguments()[^1] : type;

    [GeneratedRegex(@"builder\.Les<(\w+)(?:, \w+)?>\(""(\w+)""\)")]
    private static partial Regex Lest();

    [GeneratedRegex(@"GetValue<\w+>\(""Ledger:([\w:]+)""")]
    private static partial Regex Enkelt();

    [GeneratedRegex(@"^\| (`Ledger__[^|]*)\|", RegexOptions.Multiline)]
    private static partial Regex Rad();

    [GeneratedRegex(@"`((?:Ledger)?__[\w{},]+)`")]
    private static partial Regex Ord();

    [GeneratedRegex(@"(?:^|  )(Ledger__\w+)=", RegexOptions.Multiline)]
    private static partial Regex Tilordning();

    [GeneratedRegex(@"\{([^}]+)\}")]
    private static partial Regex Klammer();
}
