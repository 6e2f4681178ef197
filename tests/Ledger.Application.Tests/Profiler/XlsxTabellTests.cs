using System.IO.Compression;
using System.Text;
using Ledger.Application.Profiler;

namespace Ledger.Application.Tests.Profiler;

/// <summary>A workbook is read as it was written, or not at all.</summary>
public sealed class XlsxTabellTests
{
    [Test]
    public void A_workbook_that_is_whole_is_read()
    {
        using var bok = new XlsxTabell(new MemoryStream(Bok("<row><c t=\"inlineStr\"><is><t>5</t></is></c></row>")), null);
        Assert.That((bok.Neste(), bok.Rad[0].Tekst, bok.Neste()), Is.EqualTo((true, "5", false)));
    }

    [TestCase("<c><v>10100.0</v></c>", "10100")]
    [TestCase("<c><v>1.01E4</v></c>", "10100")]
    [TestCase("<c><v>1E-2</v></c>", "1E-2")]
    [TestCase("<c><v>10100.5</v></c>", "10100.5")]
    [TestCase("<c t=\"b\"><v>1</v></c>", "true")]
    [TestCase("<c t=\"b\"><v>0</v></c>", "false")]
    public void A_whole_number_is_its_digits_and_a_choice_is_no_number(string celle, string ventet)
    {
        using var bok = new XlsxTabell(new MemoryStream(Bok($"<row>{celle}</row>")), null);
        Assert.That((bok.Neste(), bok.Rad[0].Tekst), Is.EqualTo((true, ventet)));
    }

    [Test]
    public void A_workbook_that_counts_days_from_1904_is_not_read_as_one_from_1900() => Assert.That(
        () => new XlsxTabell(new MemoryStream(Bok("<row/>", egenskaper: "<workbookPr date1904=\"1\"/>")), null), Throws.TypeOf<Avvisning>().With.Message.Contains("1904"));

    [TestCase(CompressionLevel.NoCompression)]
    [TestCase(CompressionLevel.Optimal)]
    public void A_part_that_is_changed_is_no_workbook(CompressionLevel pakking)
    {
        var bytes = Bok("<row><c t=\"inlineStr\"><is><t>5</t></is></c></row>", pakking);
        var ulest = 0;
        for (var i = 0; i < bytes.Length; i++)
        {
            var endret = (byte[])bytes.Clone();
            endret[i] ^= 1;
            try
            {
                using var bok = new XlsxTabell(new MemoryStream(endret), null);
                Assert.That(bok.Neste() ? bok.Rad[0].Tekst : "", Is.EqualTo("5").Or.Empty, $"byte {i}");
            }
            catch (Avvisning)
            {
                ulest++;
            }
        }

        Assert.That(ulest, Is.GreaterThan(bytes.Length / 2));
    }

    [TestCase(1_048_576, false)]
    [TestCase(1_048_577, true)]
    public void A_sheet_has_no_more_rows_than_the_format(int rader, bool forMange)
    {
        using var bok = new XlsxTabell(new MemoryStream(Bok(new StringBuilder().Insert(0, "<row/>", rader).ToString())), null);
        void Les()
        {
            while (bok.Neste())
            {
                // To the end.
            }
        }

        Assert.That(Les, forMange ? Throws.TypeOf<Avvisning>().With.Property(nameof(Avvisning.Grunn)).EqualTo(Avvisningsgrunn.ForStor) : Throws.Nothing);
    }

    private static byte[] Bok(string rader, CompressionLevel pakking = CompressionLevel.Fastest, string egenskaper = "")
    {
        const string Pakke = "http://schemas.openxmlformats.org/package/2006/", Ark = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
        const string Kontor = "http://schemas.openxmlformats.org/officeDocument/2006/relationships", Type = "application/vnd.openxmlformats-officedocument.spreadsheetml.";
        using var fil = new MemoryStream();
        using (var zip = new ZipArchive(fil, ZipArchiveMode.Create, leaveOpen: true))
        {
            Del("[Content_Types].xml", $"<Types xmlns=\"{Pakke}content-types\"><Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/><Override PartName=\"/bok.xml\" ContentType=\"{Type}sheet.main+xml\"/><Override PartName=\"/ark.xml\" ContentType=\"{Type}worksheet+xml\"/></Types>");
            Del("_rels/.rels", $"<Relationships xmlns=\"{Pakke}relationships\"><Relationship Id=\"r1\" Type=\"{Kontor}/officeDocument\" Target=\"bok.xml\"/></Relationships>");
            Del("_rels/bok.xml.rels", $"<Relationships xmlns=\"{Pakke}relationships\"><Relationship Id=\"r1\" Type=\"{Kontor}/worksheet\" Target=\"ark.xml\"/></Relationships>");
            Del("bok.xml", $"<workbook xmlns=\"{Ark}\" xmlns:r=\"{Kontor}\">{egenskaper}<sheets><sheet name=\"a\" sheetId=\"1\" r:id=\"r1\"/></sheets></workbook>");
            Del("ark.xml", $"<worksheet xmlns=\"{Ark}\"><sheetData>{rader}</sheetData></worksheet>");

            void Del(string navn, string innhold)
            {
                using var del = zip.CreateEntry(navn, pakking).Open();
                del.Write(Encoding.UTF8.GetBytes(innhold));
            }
        }

        return fil.ToArray();
    }
}
