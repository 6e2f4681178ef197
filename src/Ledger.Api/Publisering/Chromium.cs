using System.ComponentModel;
using System.Diagnostics;
using Ledger.Api.Innstillinger;
using Ledger.Web.Ruting;
using Microsoft.Extensions.Options;

namespace Ledger.Api.Publisering;

/// <summary>
/// Makes PDF of a page with the browser that the operator has named. It reads files of a folder of its own, which is deleted after it, reaches no host,
/// and is told nothing of the service's settings.
/// </summary>
internal sealed class Chromium(IOptions<Sidevalg> valg)
{
    private const int StoerstePdf = 64 * 1024 * 1024;
    private static readonly TimeSpan Avslutning = TimeSpan.FromSeconds(10);

    /// <summary>What a program needs to be found and to start.</summary>
    private static readonly string[] Miljoe = ["PATH", "LANG", "SystemRoot"];

    /// <summary>False where no program is named; then there are no PDFs.</summary>
    public bool ErSatt => !string.IsNullOrEmpty(valg.Value.Chromium);

    /// <param name="filer">The page <see cref="Utgavetrykk.Side"/>, and what it refers to.</param>
    /// <returns>The PDF, or why there is none.</returns>
    public async Task<(byte[]? Pdf, string? Feil)> SkrivUtAsync(IReadOnlyList<(string Navn, byte[] Bytes)> filer, CancellationToken ct)
    {
        var mappe = Directory.CreateTempSubdirectory("ledger-pdf-");
        try
        {
            foreach (var (navn, bytes) in filer)
            {
                await File.WriteAllBytesAsync(Path.Combine(mappe.FullName, navn), bytes, ct);
            }

            var ut = Path.Combine(mappe.FullName, "rapport.pdf");
            return await KjoerAsync(mappe.FullName, ut, ct) is { } feil ? (null, feil) : await LesAsync(ut, ct);
        }
        catch (Win32Exception e)
        {
            return (null, $"programmet kan ikke startes: {e.Message}");
        }
        finally
        {
            Slett(mappe);
        }
    }

    private async Task<string?> KjoerAsync(string mappe, string ut, CancellationToken ct)
    {
        using var prosess = Process.Start(Oppdrag(mappe, ut))!;
        var (utroer, feilroer) = (TommeAsync(prosess.StandardOutput), TommeAsync(prosess.StandardError));
        using var tid = CancellationTokenSource.CreateLinkedTokenSource(ct);
        tid.CancelAfter(TimeSpan.FromSeconds(valg.Value.PdfSekunder));
        try
        {
            await prosess.WaitForExitAsync(tid.Token);
            return prosess.ExitCode == 0 ? null : $"programmet endte med kode {prosess.ExitCode}";
        }
        catch (OperationCanceledException) when (!ct.IsCancellationRequested)
        {
            return $"programmet brukte mer enn {valg.Value.PdfSekunder} sekunder";
        }
        finally
        {
            // With all that it has started; nothing happens to one that has ended by itself.
            prosess.Kill(entireProcessTree: true);
            var slutt = Task.WhenAll(prosess.WaitForExitAsync(CancellationToken.None), utroer, feilroer);
            await Task.WhenAny(slutt, Task.Delay(Avslutning, CancellationToken.None));
        }
    }

    private ProcessStartInfo Oppdrag(string mappe, string ut)
    {
        var start = new ProcessStartInfo(valg.Value.Chromium!)
        {
            WorkingDirectory = mappe,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            RedirectStandardInput = true,
            ArgumentList =
            {
                "--headless", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--no-first-run", "--disable-extensions",
                "--disable-background-networking", "--host-resolver-rules=MAP * ~NOTFOUND", $"--user-data-dir={Path.Combine(mappe, "profil")}",
                "--no-pdf-header-footer", "--generate-pdf-document-outline", $"--print-to-pdf={ut}",
                new Uri(Path.Combine(mappe, Utgavetrykk.Side)).AbsoluteUri,
            },
        };
        var egne = start.Environment.Where(m => Miljoe.Contains(m.Key, StringComparer.OrdinalIgnoreCase)).ToList();
        start.Environment.Clear();
        foreach (var (navn, verdi) in egne)
        {
            start.Environment[navn] = verdi;
        }

        start.Environment["HOME"] = start.Environment["TMPDIR"] = mappe;
        return start;
    }

    /// <summary>A program that ended well may have written something else, or half of it.</summary>
    private static async Task<(byte[]? Pdf, string? Feil)> LesAsync(string fil, CancellationToken ct)
    {
        if (!File.Exists(fil) || new FileInfo(fil).Length > StoerstePdf)
        {
            return (null, File.Exists(fil) ? $"filen er større enn {StoerstePdf} byte" : "programmet skrev ingen fil");
        }

        var pdf = await File.ReadAllBytesAsync(fil, ct);
        return pdf.AsSpan().StartsWith("%PDF-"u8) && pdf.AsSpan().TrimEnd("\r\n"u8).EndsWith("%%EOF"u8) ? (pdf, null) : (null, "filen er ingen hel PDF");
    }

    private static async Task TommeAsync(StreamReader roer)
    {
        try
        {
            await roer.BaseStream.CopyToAsync(Stream.Null);
        }
        catch (Exception e) when (e is IOException or ObjectDisposedException)
        {
            // The program is gone.
        }
    }

    private static void Slett(DirectoryInfo mappe)
    {
        try
        {
            mappe.Delete(recursive: true);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // Something of the browser's was written meanwhile; what is left is in the folder for temporary files.
        }
    }
}
