using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;

namespace Ledger.Api.Tests.Verktoey;

/// <summary>Somebody who has an extract and <c>openapi/hashkjede.md</c>, and none of our code: strings and SHA-256.</summary>
internal static class Utenforstaaende
{
    private const string Sep = "\u001f";

    private static readonly string[] Dimensjon = ["kontoklasse", "art", "funksjon", "kapittel", "sektor", "ansvar", "prosjekt", "fond", "merke"];

    /// <summary>The chain's head, with each entry's hash compared on the way.</summary>
    /// <param name="lines">The lines of an extract, head first.</param>
    public static string Hode(IReadOnlyList<JsonNode> lines)
    {
        var hash = new string('0', 64);
        foreach (var post in lines.Skip(1))
        {
            hash = F(post, "form") == "2" ? Form2(post, hash, F(lines[0], "kommunenummer")) : Form1(post, hash, F(lines[0], "kommunenummer"));
            Assert.That(hash, Is.EqualTo(F(post, "hash")), $"sekvens {F(post, "sekvens")}");
        }

        return hash;
    }

    /// <summary>Gives each entry from a place on the hash that follows, and the head its own: what a forger does who has the whole chain.</summary>
    public static void Forsegl(IReadOnlyList<JsonNode> lines, int fra = 1)
    {
        var hash = fra == 1 ? new string('0', 64) : F(lines[fra - 1], "hash");
        foreach (var post in lines.Skip(fra))
        {
            hash = Form2(post, hash, F(lines[0], "kommunenummer"));
            post["hash"] = hash;
        }

        lines[0]["kjedehode"] = hash;
    }

    private static string Form1(JsonNode post, string forrige, string ledger)
    {
        static string Rad(JsonNode r) => string.Join(Sep, Dimensjon.Prepend("linje").Select(f => F(r, f)));
        var slag = F(post, "slag");
        var innhold = slag switch
        {
            "bilag" => string.Join(Sep, slag, F(post, "referanse"), F(post, "dato"), F(post, "periode"), F(post, "tekst"), F(post, "tilbakefoerer")) + "\n"
                + string.Concat(Rader(post).Select(r => string.Join(Sep, Rad(r), Kroner(r), F(r, "tekst"), F(r, "motpart"), F(r, "dokument")) + "\n")),
            "vedtak" => string.Join(Sep, slag, F(post, "referanse"), F(post, "dato"), F(post, "organ"), F(post, "type"), F(post, "tekst")) + "\n"
                + string.Concat(Rader(post).Select(r => string.Join(Sep, Rad(r), Kroner(r), F(r, "periodisering")) + "\n")),
            _ => string.Join(Sep, slag, F(post, "referanse"), F(post, "innhold")) + "\n",
        };
        return Sha(string.Join(
            Sep, "ledger1", forrige, ledger, F(post, "sekvens"), F(post, "versjon"), F(post, "aar"), F(post, "nummer"), F(post, "tidspunkt"), F(post, "bruker"), Sha(innhold)) + "\n");
    }

    private static string Form2(JsonNode post, string forrige, string ledger)
    {
        var innhold = Linje(F(post, "slag"), [.. Felt(post, "referanse", "dato", "periode", "organ", "type", "tilbakefoerer", "innhold", "kilde"), ("tekst#", Vernet(post, "tekst", "tekstSalt", "tekstHash"))])
            + string.Concat((post["tekster"]?.AsArray() ?? []).Select(t => Linje("vern", [.. Felt(t!, "navn"), ("tekst#", Vernet(t!, "tekst", "salt", "hash"))])))
            + string.Concat(Rader(post).Select(r => Linje(
                "rad",
                [
                    .. Felt(r, [.. Dimensjon, "konto", "lokalFunksjon", "fridim1", "fridim2", "motpartsenhet"]), ("beloep", Kroner(r)), .. Felt(r, "gjelderPeriode"),
                    .. new[] { "tekst", "motpart", "dokument" }.Select(f => (f + "#", Vernet(r, f, f + "Salt", f + "Hash"))), .. Felt(r, "periodisering", "tiltak"),
                ])));
        static string IkkeNull(string tall) => tall == "0" ? "" : tall;
        return Sha(Linje(
            "ledd2",
            [
                ("forrige", forrige), ("ledger", ledger), .. Felt(post, "sekvens", "versjon"), ("aar", IkkeNull(F(post, "aar"))), ("nummer", IkkeNull(F(post, "nummer"))),
                .. Felt(post, "tidspunkt"), ("bruker#", Vernet(post, "bruker", "brukerSalt", "brukerHash")), ("innhold", Sha(innhold)), .. Felt(post, "skriving"),
            ]));
    }

    private static string Linje(string slag, IEnumerable<(string Navn, string Verdi)> felt) => string.Join(Sep, felt.Where(f => f.Verdi.Length > 0).Select(f => $"{f.Navn}={f.Verdi}").Prepend(slag)) + "\n";

    private static IEnumerable<(string Navn, string Verdi)> Felt(JsonNode node, params string[] navn) => navn.Select(n => (n, F(node, n)));

    private static string Vernet(JsonNode node, string tekst, string salt, string hash) =>
        F(node, tekst).Length == 0 ? F(node, hash) : Convert.ToHexStringLower(SHA256.HashData([.. Convert.FromHexString(F(node, salt)), .. Encoding.UTF8.GetBytes(F(node, tekst))]));

    private static IEnumerable<JsonNode> Rader(JsonNode post) => post["rader"]?.AsArray().Select(r => r!) ?? [];

    private static string F(JsonNode node, string field) => node[field]?.ToString() ?? "";

    private static string Kroner(JsonNode node) => ((decimal)node["beloep"]!).ToString("0.00", CultureInfo.InvariantCulture);

    private static string Sha(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}
