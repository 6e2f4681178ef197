using System.IO.Compression;
using System.Security.Cryptography;
using Ledger.Web.Deler;
using Ledger.Web.Filer;
using Ledger.Web.Sider;

namespace Ledger.Web.Ruting;

/// <summary>The files of a report: one table, or all of them.</summary>
internal static class Nedlasting
{
    public const string Pdftype = "application/pdf";

    /// <summary>Zip cannot hold an earlier time, and a clock would give other bytes each time.</summary>
    private static readonly DateTimeOffset Zipstart = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>The table that is asked for, else the page's first; null when the page has none.</summary>
    public static async Task<Sidefil?> TabellAsync(Sidegrunnlag k, Side side, string endelse, CancellationToken ct)
    {
        var tabeller = side.Innhold.Finn<Sidetabell>().ToList();
        var tabell = k.Valg[Valg.Tabellvalg] is { } id ? tabeller.Find(t => t.Id == id) : tabeller.FirstOrDefault();
        return tabell is null ? null : await Tabellfil.LagAsync(k, side, tabell, endelse, ct);
    }

    /// <param name="html">All of the report as one file; null for what is no edition.</param>
    public static async Task<Side> SideAsync(Sidegrunnlag k, CancellationToken ct, byte[]? html = null)
    {
        var filer = new List<(Side, Sidetabell, IReadOnlyList<(string, string)>)>();
        foreach (var (side, tabell) in Lastnedside.Tabeller(k))
        {
            var former = new List<(string, string)>();
            foreach (var endelse in Tabellfil.Endelser)
            {
                former.Add((endelse, Convert.ToHexStringLower(SHA256.HashData((await Tabellfil.LagAsync(k, side, tabell, endelse, ct)).Bytes))));
            }

            filer.Add((side, tabell, former));
        }

        return Lastnedside.Lag(k, filer, html is null ? null : new(html.Length, Convert.ToHexStringLower(SHA256.HashData(html))));
    }

    /// <inheritdoc cref="SideAsync"/>
    public static async Task<Sidefil> AltAsync(Sidegrunnlag k, CancellationToken ct, byte[]? html = null)
    {
        using var maal = new MemoryStream();
        await using (var zip = new ZipArchive(maal, ZipArchiveMode.Create, leaveOpen: true))
        {
            if (html is not null)
            {
                await LeggIAsync(zip, Html(k, html), ct);
            }

            foreach (var (side, tabell) in Lastnedside.Tabeller(k))
            {
                foreach (var endelse in Tabellfil.Endelser)
                {
                    await LeggIAsync(zip, await Tabellfil.LagAsync(k, side, tabell, endelse, ct), ct);
                }
            }
        }

        return new(maal.ToArray(), "application/zip", $"{Navn(k)}.zip");
    }

    /// <summary>All of the report as one page.</summary>
    public static Sidefil Html(Sidegrunnlag k, byte[] bytes) => new(bytes, "text/html; charset=utf-8", $"{Navn(k)}.html");

    private static async Task LeggIAsync(ZipArchive zip, Sidefil fil, CancellationToken ct)
    {
        var post = zip.CreateEntry(fil.Filnavn);
        post.LastWriteTime = Zipstart;
        await using var stroem = await post.OpenAsync(ct);
        await stroem.WriteAsync(fil.Bytes, ct);
    }

    /// <summary>The report as it was printed when it was published.</summary>
    public static Sidefil Pdf(Sidegrunnlag k, byte[] bytes) => new(bytes, Pdftype, $"{Navn(k)}.pdf");

    /// <summary>Whose report, and which edition.</summary>
    private static string Navn(Sidegrunnlag k)
    {
        var utgave = k.Kilde.Utgave;
        return $"{utgave.Ledger}-{utgave.Publikasjon.Aar}-{utgave.Publikasjon.Type}-{Utgaveord.Filledd(k.Kilde)}";
    }
}
