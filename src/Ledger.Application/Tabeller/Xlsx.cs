using System.IO.Compression;
using System.Text;

namespace Ledger.Application.Tabeller;

/// <summary>
/// Writes a workbook (ISO/IEC 29500) of two sheets: the table under two lines that say what it is, and what its figures are of. Amounts are
/// numbers with two decimals, texts are texts: a text is never taken for a formula or a number. The same table gives the same bytes.
/// </summary>
/// <remarks>
/// It is written as the rows are read and never held. (In memory, by the library that reads workbooks here, 98 000 rows took some 380 MB.)
/// </remarks>
public static class Xlsx
{
    public const string Ark = "Rapport";
    public const string Omark = "Om rapporten";

    /// <summary>More than people look through in a spreadsheet; programs read CSV, which has no limit.</summary>
    private const int MestRader = 100_000;

    /// <summary>How many rows say how wide the columns are. What comes after is written as it is read.</summary>
    private const int MestMaalte = 500;

    /// <summary>Zip cannot hold an earlier time, and a clock would give other bytes each time.</summary>
    private static readonly DateTimeOffset Zipstart = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private static readonly Tabellkolonne[] Omkolonner = [new("Opplysning", Kolonnetype.Tekst), new("Verdi", Kolonnetype.Tekst)];

    /// <summary>Refuses a table that is too long, before anything of the answer is written.</summary>
    /// <exception cref="Avvisning">413: the table has more rows than a workbook may.</exception>
    public static void Kontroller(Tabell tabell)
    {
        if (tabell.AntallRader > MestRader)
        {
            throw new Avvisning(
                Avvisningsgrunn.ForStor, Problemtyper.ForMangeRader, "For mange rader for et regneark",
                $"Regnearket kan ha {MestRader} rader; her er det {tabell.AntallRader}. Velg færre perioder, eller text/csv.");
        }
    }

    /// <param name="ut">Is only written to, forwards, and asynchronously.</param>
    public static async Task SkrivAsync(Tabell tabell, Stream ut, CancellationToken ct)
    {
        await using var mellom = new Mellomstroem(ut);
        using (var zip = new ZipArchive(mellom, ZipArchiveMode.Create, leaveOpen: true))
        {
            Del(zip, "[Content_Types].xml", Xlsxdeler.Innholdstyper);
            Del(zip, "_rels/.rels", Xlsxdeler.Pakken);
            Del(zip, "xl/workbook.xml", Xlsxdeler.Arbeidsbok);
            Del(zip, "xl/_rels/workbook.xml.rels", Xlsxdeler.Arbeidsbokens);
            Del(zip, "xl/styles.xml", Xlsxdeler.Stiler);
            await ArkAsync(zip, mellom, "xl/worksheets/sheet1.xml", tabell, Titler(tabell), tabell.Kolonner, tabell.Rader, ct);
            IEnumerable<object?[]> om =
            [
                ["Rapport", tabell.Tittel],
                .. tabell.Opplysninger.Where(o => o.Verdi is not null)
                    .Select(o => new[] { o.Navn, o is { Navn: "Enhet" or "Fortegn", Verdi: string kode } ? Kodeord.Av(kode) : o.Verdi }),
            ];
            await ArkAsync(zip, mellom, "xl/worksheets/sheet2.xml", tabell, [], Omkolonner, om.ToAsyncEnumerable(), ct);
        }

        await mellom.SendAsync(ct);
    }

    private static void Del(ZipArchive zip, string navn, string xml)
    {
        using var del = Aapne(zip, navn);
        del.Write(Encoding.UTF8.GetBytes(xml));
    }

    private static async Task ArkAsync(
        ZipArchive zip, Mellomstroem mellom, string navn, Tabell tabell, IReadOnlyList<string> titler, IReadOnlyList<Tabellkolonne> kolonner,
        IAsyncEnumerable<object?[]> rader, CancellationToken ct)
    {
        await using var del = Aapne(zip, navn);
        await using var leser = rader.GetAsyncEnumerator(ct);
        var foerste = new List<object?[]>();
        while (foerste.Count < MestMaalte && await leser.MoveNextAsync())
        {
            foerste.Add(leser.Current);
        }

        var skriver = new Arkskriver(titler, kolonner, foerste, alle: foerste.Count < MestMaalte);
        foerste.ForEach(skriver.Rad);
        while (foerste.Count == MestMaalte && await leser.MoveNextAsync())
        {
            skriver.Rad(leser.Current);
            if (skriver.ErFull)
            {
                del.Write(skriver.Toem());
                await mellom.SendAsync(ct);
            }
        }

        skriver.Slutt(Sammen(Finn(tabell, "Versjon") is { } versjon ? $"Versjon {versjon}" : null, Finn(tabell, "Utvalg")));
        del.Write(skriver.Toem());
    }

    /// <summary>The report, and whose it is and in what unit: two lines, which a printed page repeats with the headings.</summary>
    private static IReadOnlyList<string> Titler(Tabell tabell)
    {
        var periode = Finn(tabell, "Til periode") is { } til and not "13" ? $"til og med periode {til}" : null;
        var enhet = Finn(tabell, "Enhet") is { } kode ? $"beløp i {Kodeord.Av(kode)}" : null;
        return [Sammen(tabell.Tittel, Finn(tabell, "År"), periode), Sammen(Finn(tabell, "Kommunens navn") ?? Finn(tabell, "Kommune"), enhet)];
    }

    private static string? Finn(Tabell tabell, string navn) => tabell.Opplysninger.FirstOrDefault(o => o.Navn == navn).Verdi?.ToString();

    private static string Sammen(params string?[] deler) => string.Join(" · ", deler.Where(d => !string.IsNullOrEmpty(d)));

    private static Stream Aapne(ZipArchive zip, string navn)
    {
        var del = zip.CreateEntry(navn);
        del.LastWriteTime = Zipstart;
        return del.Open();
    }
}
