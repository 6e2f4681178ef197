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
    private const int MestIBunke = 50;

    private readonly Dictionary<string, JsonNode> _svar = new(StringComparer.Ordinal);

    /// <summary>
    /// Asks for the reports at these addresses in batches, one read of the journal for each: one read for each report took 130 of the 160 seconds
    /// of the comparison (420 reports of an earlier version, 27 November). What is no report of a year is left for <see cref="FinnAsync"/>.
    /// </summary>
    public async Task HentAsync(IEnumerable<string> adresser)
    {
        var bestilte = adresser.Distinct().Where(a => !_svar.ContainsKey(a)).Select(a => (Adresse: a, Bestilling: Bestilling(a)))
            .Where(a => a.Bestilling is not null).ToList();
        foreach (var bunke in bestilte.GroupBy(b => b.Bestilling!.Value.Versjon).SelectMany(v => v.Chunk(MestIBunke)))
        {
            var svar = await tjener.PostAsync("/v1/kommuner/3201/rapporter", new JsonObject
            {
                ["versjon"] = bunke[0].Bestilling!.Value.Versjon,
                ["rapporter"] = new JsonArray([.. bunke.Select(b => b.Bestilling!.Value.Rapport)]),
            }, "dev-les");
            Assert.That((int)svar.Status, Is.EqualTo(200), svar.Tekst);
            foreach (var (bestilt, levert) in bunke.Zip(svar.Json["rapporter"]!.AsArray()))
            {
                _svar[bestilt.Adresse] = levert!["svar"] ?? throw new AssertionException($"{bestilt.Adresse}: {levert["problem"]}");
            }
        }
    }

    /// <summary>Where a field is answered: what a figure stands on is answered when it is asked for.</summary>
    public static string Adresse(string api, string felt) => felt.StartsWith("forklaring", StringComparison.Ordinal) ? api + "&forklar=true" : api;

    /// <summary>A field of a line of an answer; null where the API has none.</summary>
    public async Task<decimal?> FinnAsync(string adresse, string linje, string felt)
    {
        adresse = Adresse(adresse, felt);
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

    /// <summary>An address as an order in a batch, and the version that it names; null when it is no report of a year at a version.</summary>
    private static (long Versjon, JsonObject Rapport)? Bestilling(string adresse)
    {
        var deler = adresse.Split('?');
        var sti = deler[0].Split('/', StringSplitOptions.RemoveEmptyEntries);
        var spurt = deler.Length < 2 ? [] : deler[1].Split('&').Select(p => p.Split('=')).ToDictionary(p => p[0], p => Uri.UnescapeDataString(p[1]));
        if (sti is not ["v1", "kommuner", "3201", "regnskap", var aar, .. var rapport] || !spurt.Remove("versjon", out var versjon))
        {
            return null;
        }

        var bestilling = new JsonObject { ["aar"] = int.Parse(aar, CultureInfo.InvariantCulture) };
        switch (rapport)
        {
            case ["oppstillinger", var id]:
                (bestilling["rapport"], bestilling["oppstilling"]) = ("oppstilling", id);
                break;
            case [var navn]:
                bestilling["rapport"] = navn;
                break;
            default:
                return null;
        }

        foreach (var (navn, verdi) in spurt)
        {
            bestilling[navn] = navn == "forklar" ? verdi == "true"
                : navn == "tilPeriode" ? int.Parse(verdi, CultureInfo.InvariantCulture) : verdi;
        }

        return (long.Parse(versjon, CultureInfo.InvariantCulture), bestilling);
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
