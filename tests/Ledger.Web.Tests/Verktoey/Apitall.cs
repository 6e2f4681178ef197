using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Ledger.Api.Tests.Verktoey;

namespace Ledger.Web.Tests.Verktoey;

/// <summary>
/// The API's figures, in kroner, and how a page must write them. It shares no code with the pages: it reads JSON and writes with arithmetic of
/// its own.
/// </summary>
public sealed class Apitall(Tjener tjener)
{
    private readonly Dictionary<string, JsonNode> _svar = new(StringComparer.Ordinal);

    /// <summary>A field of a line of an answer; null where the API has none.</summary>
    public async Task<decimal?> FinnAsync(string adresse, string linje, string felt)
    {
        adresse += felt.StartsWith("forklaring", StringComparison.Ordinal) ? "&forklar=true" : "";
        if (!_svar.TryGetValue(adresse, out var svar))
        {
            var hentet = await tjener.GetAsync(adresse, "dev-les");
            Assert.That((int)hentet.Status, Is.EqualTo(200), adresse);
            svar = _svar[adresse] = hentet.Json;
        }

        var node = Linje(svar, linje) ?? throw new AssertionException($"{adresse} has no line {linje}");
        foreach (var del in felt.Split('.'))
        {
            Assert.That(node!.AsObject().ContainsKey(del), $"{adresse} {linje} has no field {felt}");
            node = node[del];
        }

        return node is null ? null : node.GetValueKind() == JsonValueKind.Number ? (decimal)node
            : throw new AssertionException($"{adresse} {linje} {felt} is no number");
    }

    /// <summary>A number as a page writes it.</summary>
    public static string Skriv(decimal? verdi, string slag, string enhet)
    {
        if (verdi is not { } v)
        {
            return "–";
        }

        var (nevner, desimaler) = enhet switch
        {
            "tusen" => (1_000m, 0),
            "kr" => (1m, v % 1m == 0m ? 0 : 2),
            _ => (1_000_000m, 1),
        };
        return slag switch
        {
            "Beloep" => Form(v / nevner, desimaler, pluss: false),
            "Motsatt" => Form(-v / nevner, desimaler, pluss: false),
            "Stoerrelse" => Form(Math.Abs(v) / nevner, desimaler, pluss: false),
            "Avvik" => Form(v / nevner, desimaler, pluss: true),
            "AvvikMotsatt" => Form(-v / nevner, desimaler, pluss: true),
            "ProsentAvvik" or "Prosent" or "ProsentStoerrelse" when v > 999.9m => "> 1 000 %",
            "ProsentAvvik" or "Prosent" when v < -999.9m => "< -1 000 %",
            "ProsentAvvik" => Form(v, 1, pluss: true) + " %",
            "Prosent" => Form(v, 1, pluss: false) + " %",
            "ProsentStoerrelse" => Form(Math.Abs(v), 1, pluss: false) + " %",
            "Antall" => Form(v, 0, pluss: false),
            "Eksakt" => Form(v, 2, pluss: false) + " kr",
            "Eksakttall" => Form(v, v % 1m == 0m ? 0 : 2, pluss: false),
            _ => throw new AssertionException("Unknown form: " + slag),
        };
    }

    private static string Form(decimal verdi, int desimaler, bool pluss)
    {
        var skala = (decimal)Math.Pow(10, desimaler);
        var hele = (long)(Math.Floor((Math.Abs(verdi) * skala * 2m) + 1m) / 2m); // half away from zero
        var sifre = hele.ToString(CultureInfo.InvariantCulture).PadLeft(desimaler + 1, '0');
        var (foran, bak) = (sifre[..^desimaler], sifre[^desimaler..]);
        for (var i = foran.Length - 3; i > 0; i -= 3)
        {
            foran = foran.Insert(i, " ");
        }

        return (hele == 0 ? "" : verdi < 0 ? "-" : pluss ? "+" : "") + foran + (desimaler == 0 ? "" : "," + bak);
    }

    private static JsonNode? Linje(JsonNode svar, string linje)
    {
        if (svar["noekkeltall"] is JsonArray noekkeltall)
        {
            var deler = linje.Split('.');
            var tall = noekkeltall.FirstOrDefault(n => (string?)n!["id"] == deler[0]);
            return deler.Length == 3 ? tall?[deler[1]]?[int.Parse(deler[2], CultureInfo.InvariantCulture)] : tall;
        }

        // Of a report in groups: prosjekt=P1/6 is line 6 of the group whose prosjekt is P1.
        if (linje.Split('/') is [var gruppe, var post] && gruppe.Split('=') is [var felt, var kode])
        {
            return svar["grupper"]!.AsArray().Single(g => (string?)g!["noekkel"]![felt] == kode)!["linjer"]!.AsArray()
                .FirstOrDefault(l => (string?)l!["post"] == post);
        }

        return linje == "sum" && svar["sum"] is { } sum
            ? sum
            : svar["linjer"]!.AsArray().Concat(svar["enheterUtenfor"]?.AsArray() ?? []).FirstOrDefault(l => linje == ((string?)l!["post"] ?? (string?)l["kode"] ?? (string?)l["fondskode"]));
    }
}
