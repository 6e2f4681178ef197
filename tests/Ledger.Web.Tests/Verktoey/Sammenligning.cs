using System.Globalization;
using System.Xml.Linq;

namespace Ledger.Web.Tests.Verktoey;

/// <summary>Pages against the API.</summary>
internal static class Sammenligning
{
    /// <summary>The API's addresses that a page names, with the explanation where a figure is of it.</summary>
    public static IEnumerable<string> Kilder(this Nettside side) => side.Html.Descendants().SelectMany(e => new[]
    {
        (string?)e.Attribute("data-api") is { } api ? Apitall.Adresse(api, (string?)e.Attribute("data-felt") ?? "") : null,
        ((string?)e.Attribute("data-minus"))?.Split('#')[0],
    }).OfType<string>().Where(a => a.Length > 0);

    /// <summary>Compares each figure of a page with the API's; how many there were. A cell with digits that does not say what it is of fails.</summary>
    public static async Task<int> SammenlignAsync(this Apitall api, Nettside side, string enhet)
    {
        await api.HentAsync(side.Kilder());
        var antall = 0;
        foreach (var tabell in side.Html.Descendants("table"))
        {
            var hoder = tabell.Element("thead")!.Descendants("th").ToList();
            foreach (var rad in tabell.Elements("tbody").Elements("tr"))
            {
                var adresse = (string?)rad.Attribute("data-api") ?? (string)tabell.Attribute("data-api")!;
                foreach (var (celle, hode) in rad.Elements("td").Zip(hoder.Skip(1)))
                {
                    var (felt, slag) = ((string?)celle.Attribute("data-felt") ?? (string?)hode.Attribute("data-felt"),
                        (string?)celle.Attribute("data-slag") ?? (string?)hode.Attribute("data-slag"));
                    var linje = (string?)rad.Attribute("data-rad");
                    Assert.That(felt is not null && slag is not null && linje is not null, $"{side.Adresse}: «{celle.Value}» does not say what it is");
                    var verdi = await api.FinnAsync((string?)celle.Attribute("data-api") ?? adresse, linje!, felt!);
                    if (((string?)celle.Attribute("data-minusfelt") ?? (string?)hode.Attribute("data-minusfelt")) is { } minusfelt)
                    {
                        verdi -= await api.FinnAsync(adresse, linje!, minusfelt);
                    }
                    else if ((string?)rad.Attribute("data-minus") is { } minus)
                    {
                        verdi -= await api.FinnAsync(minus.Split('#')[0], minus.Split('#')[1], felt!);
                    }

                    Assert.That(Nettside.Tekst(celle), Is.EqualTo(Apitall.Skriv(verdi, slag!, enhet)),
                        $"{side.Adresse}: {rad.Element("th")!.Value}, {hode.Value} ({adresse} {linje} {felt})");
                    antall++;
                }
            }
        }

        foreach (var figur in side.Html.Descendants("data").Where(d => (string?)d.Attribute("data-slag") != "Differanse"))
        {
            var (adresse, linje, felt, slag) = ((string)figur.Attribute("data-api")!, (string)figur.Attribute("data-rad")!, (string)figur.Attribute("data-felt")!,
                (string)figur.Attribute("data-slag")!);
            var verdi = await api.FinnAsync(adresse, linje, felt);
            if (slag != "Noekkeltall")
            {
                Assert.That(Nettside.Tekst(figur), Is.EqualTo(Apitall.Skriv(verdi, slag, enhet)), $"{side.Adresse}: {linje} {felt}");
            }

            decimal? eksakt = decimal.TryParse((string)figur.Attribute("value")!, NumberStyles.Number, CultureInfo.InvariantCulture, out var lest) ? lest
                : null;
            Assert.That(eksakt, Is.EqualTo(verdi), $"{side.Adresse}: {linje} {felt}");
            antall++;
        }

        return antall;
    }
}
