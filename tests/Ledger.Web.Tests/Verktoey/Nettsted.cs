using System.Collections.Concurrent;
using System.IO.Compression;
using System.Net;
using System.Xml.Linq;
using Ledger.Api.Tests.Verktoey;

namespace Ledger.Web.Tests.Verktoey;

/// <summary>A page as it was answered. The markup is well-formed, so it is read as XML: a fault in it fails the test that reads it.</summary>
/// <param name="Byte">Its size under gzip.</param>
public sealed record Nettside(string Adresse, XElement Html, int Byte)
{
    public string Tittel => Html.Descendants("title").First().Value;

    public XElement Hoved => Html.Descendants("main").Single();

    public IEnumerable<string> Lenker => Html.Descendants("a").Select(a => (string)a.Attribute("href")!).Where(h => h.StartsWith('/')).Select(
        h => h.Split('#')[0]);

    /// <summary>The text as a reader sees it, with plain spaces and hyphens for what does not break and for minus.</summary>
    public static string Tekst(XElement element) => element.Value.Replace('\u00a0', ' ').Replace('\u2212', '-');

    /// <summary>The rows of a table: the name, and the cells after it.</summary>
    public IEnumerable<(string Navn, string[] Celler)> Rader(string tabell) => Html.Descendants("table")
        .Single(t => (string?)t.Element("caption")?.Attribute("id") == tabell).Descendants("tbody").Elements("tr")
        .Select(r => (Tekst(r.Element("th")!), r.Elements("td").Select(Tekst).ToArray()));
}

/// <summary>The demo's pages, found by following links from the front.</summary>
public static class Nettsted
{
    public static async Task<Nettside> HentAsync(this Tjener tjener, string adresse)
    {
        var (bytes, type) = await tjener.KomprimertAsync(adresse);
        Assert.That(type, Is.EqualTo("text/html; charset=utf-8"), adresse);
        using var leser = new StreamReader(new GZipStream(new MemoryStream(bytes), CompressionMode.Decompress));
        var tekst = await leser.ReadToEndAsync();
        Assert.That(tekst, Does.StartWith("<!DOCTYPE html>"), adresse);
        return new Nettside(adresse, XElement.Parse(tekst["<!DOCTYPE html>".Length..], LoadOptions.PreserveWhitespace), bytes.Length);
    }

    /// <summary>The bytes under gzip, and what they are.</summary>
    public static async Task<(byte[] Bytes, string? Innholdstype)> KomprimertAsync(this Tjener tjener, string adresse)
    {
        using var forespoersel = new HttpRequestMessage(HttpMethod.Get, adresse);
        forespoersel.Headers.TryAddWithoutValidation("Accept-Encoding", "gzip");
        using var svar = await tjener.Klient.SendAsync(forespoersel);
        Assert.That((svar.StatusCode, svar.Content.Headers.ContentEncoding.SingleOrDefault()), Is.EqualTo((HttpStatusCode.OK, "gzip")), adresse);
        return (await svar.Content.ReadAsByteArrayAsync(), svar.Content.Headers.ContentType?.ToString());
    }

    /// <summary>Every page that links lead to, each once, by address. Those that are equally many links away are read at once.</summary>
    /// <param name="foelges">Which addresses to go on from.</param>
    public static async Task<IReadOnlyList<Nettside>> GjennomgaaAsync(this Tjener tjener, string start, Func<string, bool> foelges)
    {
        var sider = new List<Nettside>();
        var kjente = new HashSet<string>(StringComparer.Ordinal) { start };
        for (IReadOnlyList<string> naa = [start]; naa.Count > 0;)
        {
            var hentet = new ConcurrentBag<Nettside>();
            await Parallel.ForEachAsync(naa, async (adresse, _) => hentet.Add(await tjener.HentAsync(adresse)));
            sider.AddRange(hentet);
            naa = [.. hentet.SelectMany(s => s.Lenker).Where(foelges).Where(kjente.Add)];
        }

        return [.. sider.OrderBy(s => s.Adresse, StringComparer.Ordinal)];
    }
}
