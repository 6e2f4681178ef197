using System.Text;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using Ledger.Application.Profiler;
using Ledger.Domain.Hovedbok;
using Ledger.Domain.Verdier;

namespace Ledger.Application.Tests.Profiler;

public sealed class ProfilleserTests
{
    /// <summary>A nightly export: a title above the heading, the account and its name in one column, a column per month, a sum at the foot.</summary>
    private static readonly string[][] Eksport =
    [
        ["Saldoliste per natt"],
        ["Systemkonto", "Ansvar/Kode", "Fridimensjon/Kode", "IB/2026", "Jan/2026", "Feb/2026", "Sum"],
        ["10100 - Fastlønn", "101", "K-77", "", "1 000,50", "2 000,75", "x"],
        ["210320 - Bank", "", "", "500,00", "-500,50", "-1500,75", "x"],
        ["", "", "", "", "", "", ""],
        ["Totalt", "", "", "500,00", "500,00", "500,00", "x"],
    ];

    private static readonly Importprofil Profil = new(
        "natt", "regnskap", new Filform(Filtype.Csv, Desimaltegn: ',', Tusenskille: ' '),
        new Dictionary<string, Kolonne>
        {
            ["konto"] = new(Tittel: "systemkonto", Del: @"(\S+) - .*"),
            ["ansvar"] = new(Tittel: "Ansvar/Kode"),
            ["fridim1"] = new(Tittel: "Fridimensjon/Kode", Behandling: Behandling.Dropp),
            ["beloep"] = new(KolonnePerPeriode: @"([A-Za-zæøå]+)/2026"),
        },
        Kumulativ: true, UtelatRader: [new Utelatelse("Totalt")], Bilag: Bilagsdannelse.PerPeriode);

    private const string Ventet = """
        10100 101  1 1000.50 regnskap-2026-01 2026-01-31
        10100 101  2 2000.75 regnskap-2026-02 2026-02-28
        210320   0 500.00 regnskap-2026-00 2026-01-01
        210320   1 -500.50 regnskap-2026-01 2026-01-31
        210320   2 -1500.75 regnskap-2026-02 2026-02-28
        """;

    [Test]
    public void The_profile_is_a_good_one() => Assert.That(Profilregler.Kontroller(Profil).Feil, Is.Empty);

    [TestCase(@"^(\S+) - ")]
    [TestCase(@"^(\S+) - .*$")]
    [TestCase(@"^(\w+)")]
    public void Only_the_beginning_need_fit_where_only_the_beginning_is_marked(string del)
    {
        var kolonner = Profil.Kolonner.ToDictionary();
        kolonner["konto"] = kolonner["konto"] with { Del = del };
        Assert.That(Les(Csv(Eksport), Profil with { Kolonner = kolonner }), Is.EqualTo(Ventet));
    }

    [Test]
    public void A_csv_is_read_as_its_source_writes_it() => Assert.That(Les(Csv(Eksport), Profil), Is.EqualTo(Ventet));

    [TestCase(null, null, "Sum .*", "10100", "210320", "Summering")]
    [TestCase(null, "Systemkonto", "^(sum|delsum) .+$", "10100", "210320", "Summering")]
    [TestCase(null, "Ansvar/Kode", "Sum .*", "10100", "Sum", "210320", "Summering", "sum")]
    [TestCase("", "Ansvar/Kode", null, "10100", "Sum", "Summering", "sum")]
    [TestCase(null, "Finnes ikke", ".*", "10100", "Sum", "210320", "Summering", "sum")]
    public void Sums_are_left_out_by_what_they_are_called(string? verdi, string? tittel, string? uttrykk, params string[] ventet)
    {
        string[][] rader =
        [
            ["Systemkonto", "Ansvar/Kode", "Fridimensjon/Kode", "Jan/2026"],
            ["10100 - Lønn", "101", "", "5"], ["Sum - lønn", "101", "", "5"], ["210320 - Bank", "", "", "-5"], ["Summering - konto", "101", "", "1"],
            ["sum - alt", "101", "", "1"],
        ];
        var utelat = new Utelatelse(verdi, tittel, uttrykk);
        var lest = Les(Csv(rader), Profil with { UtelatRader = [utelat], Kumulativ = false });
        Assert.That(lest.Split('\n').Select(l => l.Split(' ')[0]), Is.EqualTo(ventet));
    }

    [Test]
    public void A_workbook_of_the_same_rows_gives_the_same()
    {
        Assert.That(Les(Xlsx(Eksport), Profil with { Format = Profil.Format with { Type = Filtype.Xlsx } }), Is.EqualTo(Ventet));
        Assert.That(Les(Xlsx(Eksport), Profil with { Format = Profil.Format with { Type = Filtype.Xlsx, Ark = "ark1" } }), Is.EqualTo(Ventet));
        Assert.That(
            () => Les(Xlsx(Eksport), Profil with { Format = Profil.Format with { Type = Filtype.Xlsx, Ark = "Annet" } }),
            Throws.TypeOf<Avvisning>().With.Message.Contains("Annet"));
    }

    [Test]
    public void A_json_table_and_lines_of_json_give_the_same()
    {
        var titler = Eksport[1];
        var objekter = Eksport[2..].Select(r => "{" + string.Join(',', titler.Zip(r, (t, v) => $"\"{t}\":\"{v}\"")) + "}").ToList();
        Assert.That(Les(Bytes("[" + string.Join(',', objekter) + "]"), Profil with { Format = Profil.Format with { Type = Filtype.JsonTabell } }), Is.EqualTo(Ventet));
        Assert.That(Les(Bytes(string.Join('\n', objekter)), Profil with { Format = Profil.Format with { Type = Filtype.Ndjson } }), Is.EqualTo(Ventet));
    }

    [Test]
    public void A_column_a_year_gives_a_row_for_each_year_that_has_an_amount()
    {
        var profil = Profil with
        {
            Kumulativ = false, Bilag = Bilagsdannelse.Kolonne,
            Kolonner = new Dictionary<string, Kolonne> { ["konto"] = new(Tittel: "Konto"), ["beloep"] = new(KolonnePerAar: @"Budsjett (\d{4})") },
        };
        using var leser = new Profilleser(
            Profilfil.Aapne(new MemoryStream(Bytes("Konto;Budsjett 2027;Budsjett 2026;Regnskap 2025\n10100;2,50;1 000;x\n10200;;0;x\n")), profil.Format), profil, Regnskapsaar.Fra(2026), k => k);
        var rader = new List<string>();
        while (leser.Neste() is { } r)
        {
            rader.Add($"{r[Radfelt.Konto]} {r[Radfelt.Aar]} {r.Beloep}");
        }

        Assert.That(rader, Is.EqualTo(new[] { "10100 2026 1000.00", "10100 2027 2.50", "10200 2026 0.00" }));
        Assert.That(
            Profilregler.Kontroller(profil with { Kolonner = new Dictionary<string, Kolonne>(profil.Kolonner) { ["aar"] = new(Tittel: "År") } }).Feil.Select(f => f.Felt),
            Is.EqualTo(new[] { "kolonner.aar" }));
    }

    [Test]
    public void Months_of_another_year_are_not_read_as_those_of_this_one()
    {
        string[][] fil = [["Systemkonto", "Ansvar/Kode", "Fridimensjon/Kode", "Jan/2025", "Jan/2026"], ["10100 - Lønn", "101", "", "5", "7"]];
        var profil = Profil with { Kolonner = new Dictionary<string, Kolonne>(Profil.Kolonner) { ["beloep"] = new(KolonnePerPeriode: @"([A-Za-z]+)/\d{4}") } };
        Assert.That(Les(Csv(fil), profil), Is.EqualTo("10100 101  1 7.00 regnskap-2026-01 2026-01-31"));
        fil[0][4] = "Feb/2025";
        Assert.That(() => Les(Csv(fil), profil), Throws.TypeOf<Avvisning>());
    }

    [TestCase("Konto;Jan;Sebt|10100;5;7", "«Sebt»", TestName = "A month that is misspelt")]
    [TestCase("Konto;Jan;Periode14|10100;5;7", "«Periode14»", TestName = "A period that there is not")]
    [TestCase("Konto;Jan;Konto|10100;5;2", "«Konto»", TestName = "Two columns of the same title")]
    [TestCase("Konto;Jan;KONTO|10100;5;2", "«Konto»", TestName = "Two columns of the same title in other letters")]
    [TestCase("Konto;Jan;Jan2025;202512|10100;5;2;1", null, TestName = "Months of another year")]
    [TestCase("Konto;Jan;;|10100;5;;", null, TestName = "Two columns without a title")]
    public void A_column_that_may_be_meant_is_never_passed_over(string fil, string? ulest)
    {
        var profil = Profil with
        {
            Bilag = Bilagsdannelse.Kolonne,
            Kolonner = new Dictionary<string, Kolonne> { ["konto"] = new(Tittel: "Konto"), ["beloep"] = new(KolonnePerPeriode: @"(\w+)") },
        };
        var bytes = Bytes(fil.Replace('|', '\n'));
        Assert.That(
            () => Les(bytes, profil), ulest is null ? Throws.Nothing : Throws.TypeOf<Avvisning>().With.Message.Contains(ulest));
    }

    [Test]
    public void A_title_is_the_same_however_its_letters_are_composed()
    {
        var profil = Profil with
        {
            Bilag = Bilagsdannelse.Kolonne,
            Kolonner = new Dictionary<string, Kolonne> { ["konto"] = new(Tittel: "Områdekonto"), ["beloep"] = new(Tittel: "Årets beløp") },
        };
        Assert.That(Les(Bytes("Områdekonto;Årets beløp\n10100;5\n".Normalize(NormalizationForm.FormD)), profil), Does.StartWith("10100").And.Contain("5.00"));
    }

    [TestCase("{\"Konto\":\"\\ud800\",\"B\":1}", TestName = "Half a character in a value")]
    [TestCase("{\"Konto\":\"1\",\"B\":1,\"\\udc00x\":2}", TestName = "Half a character in a name")]
    public void Half_a_character_in_json_is_no_text(string rad)
    {
        var profil = Profil with
        {
            Bilag = Bilagsdannelse.Kolonne,
            Kolonner = new Dictionary<string, Kolonne> { ["konto"] = new(Tittel: "Konto"), ["beloep"] = new(Tittel: "B") },
        };
        foreach (var (fil, type) in new[] { ($"[{rad}]", Filtype.JsonTabell), (rad, Filtype.Ndjson) })
        {
            Assert.That(() => Les(Bytes(fil), profil with { Format = new(type) }), Throws.TypeOf<Avvisning>(), fil);
        }
    }

    [Test]
    public void A_json_export_leaves_out_what_is_empty_and_may_have_its_rows_in_an_answer()
    {
        var titler = Eksport[1];
        var objekter = Eksport[2..].Select(r => "{" + string.Join(',', titler.Zip(r).Where(p => p.Second.Length > 0).Select(p => $"\"{p.First}\":\"{p.Second}\"")) + "}").ToList();
        var lister = Eksport[1..].Select(r => "[" + string.Join(',', r.Select(v => v.Length == 0 ? "null" : $"\"{v}\"")) + "]").ToList();
        var profil = Profil with { Format = Profil.Format with { Type = Filtype.Xlsx, Overskriftsrad = 2 } };
        foreach (var fil in new[]
        {
            "[" + string.Join(',', objekter) + "]", string.Join('\n', objekter), "[" + string.Join(',', lister) + "]",
            "{ \"value\": [" + string.Join(',', objekter) + "], \"antall\": 3 }", "{\"rader\":[" + string.Join(',', lister) + "]}",
        })
        {
            Assert.That(Les(Bytes(fil), profil), Is.EqualTo(Ventet), fil);
        }
    }

    [TestCase("""{"a":[{"x":1}],"b":[{"x":1}]}""", TestName = "Two lists")]
    [TestCase("""{"a":[1,2]}""", TestName = "Numbers")]
    [TestCase("""[["Systemkonto"],{"x":1}]""", TestName = "A list and an object")]
    [TestCase("""[{"x":[1]}]""", TestName = "A list for a value")]
    public void What_is_no_table_is_refused(string fil) => Assert.That(
        () => Les(Bytes(fil), Profil with { Format = new(Filtype.JsonTabell), Kolonner = new Dictionary<string, Kolonne> { ["konto"] = new(Tittel: "x", Valgfri: true) }, Bilag = Bilagsdannelse.Kolonne }),
        Throws.TypeOf<Avvisning>().With.Property(nameof(Avvisning.Grunn)).EqualTo(Avvisningsgrunn.Ugyldig));

    [Test]
    public void Titles_that_are_missing_are_told_all_at_once()
    {
        string[][] rader = [["Konto", "Beløp"], ["10100", "1"]];
        Assert.That(
            () => Les(Csv(rader), Profil),
            Throws.TypeOf<Avvisning>().With.Message.Contains("«systemkonto», «Ansvar/Kode», «Fridimensjon/Kode»"));
    }

    [Test]
    public void What_cannot_be_read_is_handed_on_so_that_no_reading_takes_it_for_a_value()
    {
        string[][] rader = [Eksport[1], ["uten strek", "101", "", "", "tusen", "", ""]];
        Assert.That(Les(Csv(rader), Profil), Is.EqualTo("«uten strek» 101  1 «tusen» regnskap-2026-01 2026-01-31"));
    }

    [Test]
    public void Debit_less_credit_and_a_constant()
    {
        var profil = new Importprofil(
            "dk", "bank", new Filform(Filtype.Csv, Desimaltegn: ','),
            new Dictionary<string, Kolonne>
            {
                ["konto"] = new(Tittel: "Konto"), ["periode"] = new(Konstant: "3"), ["debet"] = new(Tittel: "Debet"), ["kredit"] = new(Tittel: "Kredit"),
                ["bilagsreferanse"] = new(Tittel: "Bilag"), ["bilagsdato"] = new(Tittel: "Dato"),
            });
        string[][] rader = [["Konto", "Debet", "Kredit", "Bilag", "Dato"], ["1", "10,5", "", "A", "2026-03-01"], ["2", "", "10,5", "A", "2026-03-01"]];
        Assert.That(Les(Csv(rader), profil), Is.EqualTo("1   3 10.50 A 2026-03-01\n2   3 -10.50 A 2026-03-01"));
    }

    [Test]
    public void A_masked_code_is_not_known_and_stays_apart_from_others()
    {
        var profil = Profil with { Kolonner = new Dictionary<string, Kolonne>(Profil.Kolonner) { ["fridim1"] = new(Tittel: "Fridimensjon/Kode", Behandling: Behandling.Masker) } };
        Assert.That(Les(Csv(Eksport), profil), Does.StartWith("10100 101 M4 1 "));
    }

    [TestCase("(a+)+$", false, TestName = "A nested repetition is run without backtracking")]
    [TestCase("(a)\\1", true, TestName = "A back reference cannot be")]
    [TestCase("a", true, TestName = "No group")]
    [TestCase("(a)(b)", true, TestName = "Two groups")]
    [TestCase("(a", true, TestName = "Not closed")]
    public void Expressions_are_held_to_what_ends(string uttrykk, bool avvises)
    {
        var profil = Profil with { Kolonner = new Dictionary<string, Kolonne>(Profil.Kolonner) { ["konto"] = new(Tittel: "a", Del: uttrykk) } };
        Assert.That(Profilregler.Kontroller(profil).HarFeil, Is.EqualTo(avvises));
    }

    [Test]
    public void A_workbook_that_unpacks_to_more_than_the_limit_is_refused_before_it_is_read()
    {
        using var pakke = new MemoryStream();
        using (var zip = new System.IO.Compression.ZipArchive(pakke, System.IO.Compression.ZipArchiveMode.Create, leaveOpen: true))
        {
            for (var i = 0; i <= Tabellgrenser.MestDeler; i++)
            {
                zip.CreateEntry($"xl/{i}.xml").Open().Dispose();
            }
        }

        Assert.That(
            () => Les(pakke.ToArray(), Profil with { Format = Profil.Format with { Type = Filtype.Xlsx } }),
            Throws.TypeOf<Avvisning>().With.Property(nameof(Avvisning.Grunn)).EqualTo(Avvisningsgrunn.ForStor));
        Assert.That(
            () => Les(Bytes("PK, but no package"), Profil with { Format = Profil.Format with { Type = Filtype.Xlsx } }),
            Throws.TypeOf<Avvisning>().With.Property(nameof(Avvisning.Grunn)).EqualTo(Avvisningsgrunn.Ugyldig));
    }

    private static string Les(byte[] fil, Importprofil profil)
    {
        using var leser = new Profilleser(Profilfil.Aapne(new MemoryStream(fil), profil.Format), profil, Regnskapsaar.Fra(2026), k => "M" + k.Length);
        var rader = new List<string>();
        while (leser.Neste() is { } r)
        {
            rader.Add($"{r[Radfelt.Konto]} {r.Ansvar} {r[Radfelt.Fridim1]} {r.Periode} {r.Beloep} {r.Bilagsreferanse} {r.Bilagsdato}");
        }

        return string.Join('\n', rader);
    }

    private static byte[] Csv(string[][] rader) => Bytes(string.Join("\r\n", rader.Select(r => string.Join(';', r))) + "\r\n");

    private static byte[] Bytes(string tekst) => Encoding.UTF8.GetBytes(tekst);

    private static byte[] Xlsx(string[][] rader)
    {
        using var fil = new MemoryStream();
        using (var bok = SpreadsheetDocument.Create(fil, SpreadsheetDocumentType.Workbook))
        {
            var del = bok.AddWorkbookPart();
            var ark = del.AddNewPart<WorksheetPart>();
            ark.Worksheet = new Worksheet(new SheetData(rader.Select((rad, i) => new Row(rad.Select((verdi, k) => new Cell
            {
                CellReference = $"{(char)('A' + k)}{i + 1}", DataType = CellValues.InlineString, InlineString = new InlineString(new Text(verdi)),
            })) { RowIndex = (uint)(i + 1) })));
            del.Workbook = new Workbook(new Sheets(new Sheet { Id = del.GetIdOfPart(ark), SheetId = 1, Name = "Ark1" }));
        }

        return fil.ToArray();
    }
}
