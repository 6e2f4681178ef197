using System.Text.RegularExpressions;
using Ledger.Tests;

namespace Ledger.Architecture.Tests;

/// <summary>Rules of the house that a compiler does not know.</summary>
public sealed partial class HusreglerTests
{
    private static readonly (string Name, string Text)[] Sources =
        [.. Directory.EnumerateFiles(Repository.Path("src"), "*.cs", SearchOption.AllDirectories)
            .Where(f => !f.Contains("/obj/") && !f.Contains("/bin/"))
            .Select(f => (Path.GetRelativePath(Repository.Path("."), f), File.ReadAllText(f)))];

    [Test]
    public void There_are_sources_to_check() => Assert.That(Sources, Has.Length.GreaterThan(50));

    [Test]
    public void Only_TimeProvider_reads_the_clock() => AssertNone(Clock());

    [Test]
    public void No_binary_floating_point() => AssertNone(FloatingPoint());

    [Test]
    public void Nothing_is_left_to_do() => AssertNone(Leftover());

    /// <summary>The verifier, and whoever runs without the system's cultures, has the invariant one only.</summary>
    [Test]
    public void No_culture_of_the_system_is_asked_for() => AssertNone(NamedCulture());

    /// <summary>Kroner in a sentence are written in one place: with a decimal comma, and spaces that do not break between thousands and before kr.</summary>
    [Test]
    public void Kroner_in_a_sentence_are_written_as_people_do() => Assert.That(
        Sources.Where(s => RawKroner().IsMatch(s.Text)).Select(s => s.Name), Is.EqualTo(new[] { "src/Ledger.Domain/Verdier/Kronetekst.cs" }));

    /// <summary>When memory is given back is the host's to decide, not that of who used it.</summary>
    [Test]
    public void Only_the_host_collects_garbage() => Assert.That(
        Sources.Where(s => Collection().IsMatch(s.Text)).Select(s => s.Name), Is.EqualTo(new[] { "src/Ledger.Api/Oppstart/Opprydder.cs" }));

    /// <summary>Words of an exception are another library's and change with it. The two files say why nothing else tells what they ask.</summary>
    [Test]
    public void An_exception_is_known_by_its_type_or_its_code() => Assert.That(
        Sources.Where(s => ByWords().IsMatch(s.Text)).Select(s => s.Name),
        Is.EquivalentTo(new[] { "src/Ledger.Storage/Sqlite/Sqlitefeil.cs", "src/Ledger.Api/Http/Problemer/Feilhaandtering.cs" }));

    /// <summary>What is stored is hashed as it stands, so one file says how it is written; the two others are of what is sent and of pages' files.</summary>
    [Test]
    public void How_JSON_is_written_is_said_in_one_place_for_what_is_stored() => Assert.That(
        Sources.Where(s => JsonForm().IsMatch(s.Text)).Select(s => s.Name),
        Is.EquivalentTo(new[] { "src/Ledger.Domain/Lagring/Lagretform.cs", "src/Ledger.Api/Http/Json/JsonOppsett.cs", "src/Ledger.Web/Filer/Tabellfil.cs" }));

    /// <summary>Whoever reads the domain is to meet only what the product does. A name that other code has too is not found.</summary>
    [Test]
    public void Nothing_in_the_domain_is_there_for_tests_alone() => Assert.That(KunForTester(Sources), Is.Empty);

    /// <summary>Elsewhere a field of an answer is read by whoever gets it, and a framework calls what it names: there only what tests ask for is looked at.</summary>
    [Test]
    public void Nothing_in_the_sources_is_there_for_tests_alone()
    {
        var spurt = Directory.EnumerateFiles(Repository.Path("tests"), "*.cs", SearchOption.AllDirectories)
            .Where(f => !f.Contains("/obj/") && !f.Contains("/bin/")).SelectMany(f => Access().Matches(File.ReadAllText(f)).Select(m => m.Groups[1].Value)).ToHashSet();
        Assert.That(KunForTester(Sources, "src/").Where(s => spurt.Contains(s[(s.IndexOf(": ", StringComparison.Ordinal) + 2)..])), Is.Empty);
    }

    /// <summary>What is one of a few is a type once it is known to make sense: text is for what is sent, stored as sent, or one of the municipality's own.</summary>
    [Test]
    public void What_is_one_of_a_few_is_no_text_in_the_domain() => Assert.That(
        Huskontroll.Tekstvalg(typeof(Ledger.Domain.Verdier.Beloep).Assembly.GetTypes()),
        Is.EqualTo(new[]
        {
            "Noekkeltallvalg.Operator", // As it is sent and stored.
            "Opplysning.Operator", // As the source wrote it.
        }));

    /// <summary>How amounts and key figures are shown and measured is of types, in the domain and in what is made of it.</summary>
    [TestCase(typeof(Ledger.Domain.Noekkeltall.Beregnetnoekkeltall), "Enhet,Operator,Status")]
    [TestCase(typeof(Ledger.Application.Rapportering.Visning), "Enhet,Fortegn")]
    public void How_a_figure_is_shown_is_no_text(Type type, string felter) => Assert.That(
        felter.Split(',').Select(f => type.GetProperty(f)!.PropertyType).Where(t => !(Nullable.GetUnderlyingType(t) ?? t).IsEnum), Is.Empty);

    [Test]
    public void No_file_is_long() =>
        Assert.That(Huskontroll.LangeFiler(Sources), Is.Empty);

    [Test]
    public void No_line_is_wide() => Assert.That(Huskontroll.BredeLinjer(Sources), Is.Empty);

    [Test]
    public void Only_SQLites_rooms_know_how_a_row_id_is_laid()
    {
        var files = new[] { "src", "db", "tools" }.SelectMany(d => Directory.EnumerateFiles(Repository.Path(d), "*", SearchOption.AllDirectories))
            .Where(f => (f.EndsWith(".cs", StringComparison.Ordinal) || f.EndsWith(".sql", StringComparison.Ordinal)) && !f.Contains("/obj/") && !f.Contains("/bin/"))
            .Select(f => (Path.GetRelativePath(Repository.Path("."), f).Replace('\\', '/'), File.ReadAllText(f))).ToList();
        Assert.That(files, Has.Count.GreaterThan(500));
        Assert.That(Huskontroll.RadlayoutUtenforSitt(files), Is.Empty);
    }

    [Test]
    public void The_readme_is_short_and_each_reader_has_a_page()
    {
        Assert.That(new FileInfo(Repository.Path("README.md")).Length, Is.LessThanOrEqualTo(10_240));
        Assert.That(Directory.EnumerateFiles(Repository.Path("docs"), "*.md", SearchOption.AllDirectories).Count(), Is.GreaterThanOrEqualTo(8));
    }

    /// <summary>Accounts that a rule of law names are rows of kontoutvalg.csv, or stand in the catalogue of what speaks of them.</summary>
    [Test]
    public void No_selection_of_accounts_is_a_text_of_the_API_or_of_a_report() => Assert.That(
        Sources.Where(s => s.Name.StartsWith("src/Ledger.Api/", StringComparison.Ordinal) || s.Name.StartsWith("src/Ledger.Application/Rapporter/", StringComparison.Ordinal))
            .SelectMany(s => Selection().Matches(s.Text).Select(m => $"{s.Name}: {m.Value}")),
        Is.Empty);

    [Test]
    public void No_page_has_a_command_that_no_test_runs() => Assert.That(
        Huskontroll.SkjulteKommandoer(Directory.EnumerateFiles(Repository.Path("docs"), "*.md", SearchOption.AllDirectories)
            .Append(Repository.Path("README.md")).Select(f => (Path.GetRelativePath(Repository.Path("."), f), File.ReadAllText(f)))),
        Is.Empty);

    [Test]
    public void No_sql_text_outside_db() => Assert.That(
        Sources.Where(s => !s.Name.EndsWith("Migrator.cs", StringComparison.Ordinal) && SqlText().IsMatch(s.Text)).Select(s => s.Name), Is.Empty);

    [Test]
    public void The_top_level_is_tidy()
    {
        string[] allowed =
        [
            "src", "tests", "db", "openapi", "docs", "tools", "Ledger.sln", "Directory.Build.props", "Directory.Packages.props", "Directory.Solution.targets", "global.json", "nuget.config", "README.md", "LICENSE", "compose.yaml", "Dockerfile",
            "data", "TestResults", // git-ignored
        ];
        var found = Directory.EnumerateFileSystemEntries(Repository.Path(".")).Select(Path.GetFileName).Where(n => !n!.StartsWith('.'));
        Assert.That(found, Is.SubsetOf(allowed));
    }

    /// <summary>Each rule that looks for words finds what breaks it, and passes by what looks like it.</summary>
    [TestCase(nameof(Clock), "var naa = DateTimeOffset.UtcNow;", "var naa = klokke.GetUtcNow();")]
    [TestCase(nameof(FloatingPoint), "double sum = 0;", "Half-open; Doubled; decimal sum = 0;")]
    [TestCase(nameof(Leftover), "throw new NotImplementedException();", "throw new NotSupportedException();")]
    [TestCase(nameof(NamedCulture), "CultureInfo.GetCultureInfo(\"nb-NO\")", "CultureInfo.InvariantCulture")]
    [TestCase(nameof(RawKroner), "$\"Summen er {sum} kr.\"", "$\"Summen er {Kronetekst.Kr(sum)}, {n} kreditt.\"")]
    [TestCase(nameof(RawKroner), "$\"Summen er {sum:0.00}\\u00a0kr\"", "\"Mill. kr\"")]
    [TestCase(nameof(RawKroner), "sum + \" kr\"", "\" krever\"")]
    [TestCase(nameof(Selection), "Kodeutvalg.Parse(\"41-45,47\")", "\"2024-12-31\"; \"41-45 og 47\"; \"010\"")]
    [TestCase(nameof(Collection), "GC.Collect();", "GC.GetTotalMemory(false)")]
    [TestCase(nameof(Collection), "GC.WaitForPendingFinalizers();", "GCSettings.LatencyMode")]
    [TestCase(nameof(ByWords), "catch (IOException e) when (e.Message.Contains(\"limit\"))", "feil.Add(e.Message);")]
    [TestCase(nameof(ByWords), "e.InnerException?.Message.StartsWith(\"disk\", StringComparison.Ordinal)", "melding.StartsWith(\"disk\", StringComparison.Ordinal)")]
    [TestCase(nameof(ByWords), "is { Source: \"System.IO.Compression.Brotli\" }", "is { SqliteErrorCode: Sqlitefeil.IoErr }")]
    [TestCase(nameof(ByWords), "e.Message == \"full\"", "e.Code == Full")]
    [TestCase(nameof(JsonForm), "JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);", "JsonSerializer.Serialize(x, JsonSerializerOptions.Web)")]
    [TestCase(nameof(JsonForm), "JsonSerializer.Serialize(x, new JsonSerializerOptions { WriteIndented = true })", "void Skriv(JsonSerializerOptions options)")]
    [TestCase(nameof(JsonForm), "JsonSerializerOptions Json = new() { WriteIndented = true };", "JsonSerializerOptions options) => new(")]
    [TestCase(nameof(SqlText), "\"select sum(beloep) from postering\"", "\"velg fra listen\"")]
    [TestCase(nameof(SqlText), "\"DELETE FROM postering where id in (values (1))\"", "\"from 1 to 3\"")]
    public void A_rule_finds_what_breaks_it(string regel, string brutt, string holdt) =>
        Assert.That((Regler[regel].IsMatch(brutt), Regler[regel].IsMatch(holdt)), Is.EqualTo((true, false)));

    [Test]
    public void What_only_tests_use_is_found_and_what_another_file_uses_is_not()
    {
        const string Domene = "src/Ledger.Domain/A.cs";
        const string Kilde = "namespace Ledger.Domain;\npublic sealed class A\n{\n    public int Brukt() => 1;\n\n    public static int Doed => 2;\n}\n";
        Assert.That(KunForTester([("src/Ledger.Web/A.cs", Kilde), ("src/Ledger.Application/B.cs", "a.Brukt();")], "src/"), Is.EqualTo(new[] { "src/Ledger.Web/A.cs: Doed" }));
        Assert.That(KunForTester([(Domene, Kilde), ("src/Ledger.Application/B.cs", "a.Brukt(); // a.Doed")]), Is.EqualTo(new[] { $"{Domene}: Doed" }));
    }

    private static readonly Dictionary<string, Regex> Regler = new(StringComparer.Ordinal)
    {
        [nameof(Clock)] = Clock(), [nameof(FloatingPoint)] = FloatingPoint(), [nameof(Leftover)] = Leftover(), [nameof(NamedCulture)] = NamedCulture(),
        [nameof(Selection)] = Selection(), [nameof(Collection)] = Collection(), [nameof(ByWords)] = ByWords(), [nameof(SqlText)] = SqlText(),
        [nameof(JsonForm)] = JsonForm(), [nameof(RawKroner)] = RawKroner(),
    };

    /// <summary>Members, of the domain if nothing else is said, whose name stands once in all sources: where it is declared.</summary>
    private static IEnumerable<string> KunForTester(IReadOnlyList<(string Name, string Text)> kilder, string rom = "src/Ledger.Domain/")
    {
        var uses = kilder.SelectMany(s => Word().Matches(Comment().Replace(s.Text, "")).Select(m => m.Value)).CountBy(w => w).ToDictionary();
        return kilder.Where(s => s.Name.StartsWith(rom, StringComparison.Ordinal))
            .SelectMany(s => Member().Matches(Comment().Replace(s.Text, "")).Select(m => $"{s.Name}: {m.Groups[1].Value}"))
            .Where(m => uses[m[(m.IndexOf(": ", StringComparison.Ordinal) + 2)..]] == 1);
    }

    private static void AssertNone(Regex pattern) =>
        Assert.That(Sources.SelectMany(s => pattern.Matches(s.Text).Select(m => $"{s.Name}: {m.Value}")), Is.Empty);

    [GeneratedRegex(@"""\d{2,4}([,-]\d{2,4})+(?<!""\d{4}-\d\d-\d\d)""")]
    private static partial Regex Selection();

    [GeneratedRegex(@"\bGC\.(Collect|WaitFor\w+)\(")]
    private static partial Regex Collection();

    [GeneratedRegex(@"\.(Message|Source)\b[!?]*\.(Contains|StartsWith|EndsWith|Equals|IndexOf)\(|\.Message (==|is) |Source: """)]
    private static partial Regex ByWords();

    [GeneratedRegex(@"//.*")]
    private static partial Regex Comment();

    [GeneratedRegex(@"\w+")]
    private static partial Regex Word();

    [GeneratedRegex(@"^ +(?:public|internal) (?!override|required)(?:static |readonly |virtual |async )*(?!class|record|struct|enum|interface)[\w<>\[\]?,. ()]+? (\w+) ?(?:\(|=>|\{ get|=|<|;|\n\s*\{)", RegexOptions.Multiline)]
    private static partial Regex Member();

    [GeneratedRegex(@"\.(\w+)")]
    private static partial Regex Access();

    [GeneratedRegex(@"GetCultureInfo\(|new CultureInfo\(")]
    private static partial Regex NamedCulture();

    [GeneratedRegex(@"[}""]( |\u00a0|\\u00a0)kr\b")]
    private static partial Regex RawKroner();

    [GeneratedRegex(@"DateTime(Offset)?\.(UtcNow|Now|Today)")]
    private static partial Regex Clock();

    [GeneratedRegex(@"\b(double|float|Half)\b(?!-)")]
    private static partial Regex FloatingPoint();

    [GeneratedRegex(@"new JsonSerializerOptions\b|JsonSerializerOptions\s+\w+\s*=\s*new\b|JsonSerializerDefaults\.")]
    private static partial Regex JsonForm();

    [GeneratedRegex(@"TODO|FIXME|HACK|NotImplementedException")]
    private static partial Regex Leftover();

    [GeneratedRegex("\"[^\"\n]*\\b(select|insert into|delete from) [^\"\n]*\\b(from|values)\\b", RegexOptions.IgnoreCase)]
    private static partial Regex SqlText();
}
