using System.Globalization;
using System.Text.Json.Nodes;
using Ledger.Api.Tests.Verktoey;
using Ledger.Verify;

namespace Ledger.Api.Tests;

/// <summary>
/// A forger has an extract of form 2 in hand. Whatever is changed, added, taken away or moved in it, the verifier finds, and says at which entry. The
/// extract has every field that the form knows, and is sealed by the specification alone: none of our code made its hashes.
/// </summary>
public sealed class ForfalskningTests
{
    private static readonly string[] Uttrekk =
    [
        """{"uttrekk":"ledger2","kommunenummer":"3203","etter":0,"tilSekvens":5,"versjon":4,"kjedehode":""}""",
        """
        {"form":2,"sekvens":1,"versjon":1,"tidspunkt":"2025-01-02T03:04:05.006Z","bruker":"ola","brukerSalt":"<1>","slag":"kommune","referanse":"3203",
         "innhold":"{\"navn\":\"Asker\"}","hash":""}
        """,
        """
        {"form":2,"sekvens":2,"versjon":2,"aar":2025,"nummer":1,"tidspunkt":"2025-02-02T03:04:05.006Z","bruker":"kari","brukerSalt":"<2>","slag":"bilag",
         "referanse":"A1","dato":"2025-01-31","periode":1,"tekst":"Lønn","tekstSalt":"<3>","kilde":"loenn",
         "tekster":[{"navn":"begrunnelse","tekst":"Feil måned","salt":"<4>"},{"navn":"registrertFor","tekst":"Per","salt":"<5>"}],
         "rader":[
          {"linje":1,"kontoklasse":"drift","art":"010","funksjon":"202","ansvar":"11","prosjekt":"P1","fond":"F1","merke":"avslutning","konto":"10201",
           "lokalFunksjon":"2021","fridim1":"A1","fridim2":"B1","motpartsenhet":"KF1","beloep":100.50,"gjelderPeriode":2,"tekst":"Vikar","tekstSalt":"<6>",
           "motpart":"Ola Vikar","motpartSalt":"<7>","dokument":"D1","dokumentSalt":"<8>"},
          {"linje":2,"kontoklasse":"balanse","kapittel":"10","sektor":"320","beloep":-60.25,"tekst":"Utbetaling","tekstSalt":"<9>"},
          {"linje":3,"kontoklasse":"balanse","kapittel":"10","sektor":"320","beloep":-40.25,"motpartHash":"<a><b>"}],
         "skriving":"<c><d>","hash":""}
        """,
        """
        {"form":2,"sekvens":3,"versjon":3,"aar":2025,"nummer":2,"tidspunkt":"2025-02-03T03:04:05.006Z","bruker":"kari","brukerSalt":"<e>","slag":"bilag",
         "referanse":"A2","dato":"2025-02-28","periode":2,"tilbakefoerer":1,
         "rader":[{"linje":1,"kontoklasse":"drift","art":"010","funksjon":"202","ansvar":"11","beloep":-5.00},
                  {"linje":2,"kontoklasse":"balanse","kapittel":"10","sektor":"320","beloep":5.00}],"hash":""}
        """,
        """
        {"form":2,"sekvens":4,"versjon":3,"aar":2025,"nummer":1,"tidspunkt":"2025-02-03T03:04:05.006Z","bruker":"kari","brukerSalt":"<e>","slag":"vedtak",
         "referanse":"KST 1","dato":"2024-12-10","organ":"kommunestyret","type":"opprinnelig","tekst":"Budsjett","tekstSalt":"<f>",
         "rader":[{"linje":1,"kontoklasse":"drift","art":"010","funksjon":"202","ansvar":"11","beloep":1200.00,"periodisering":"jevn","tiltak":"T-1"}],"hash":""}
        """,
        """
        {"form":2,"sekvens":5,"versjon":4,"tidspunkt":"2025-03-02T03:04:05.006Z","bruker":"kari","brukerSalt":"<0>","slag":"sletting","referanse":"motpart",
         "innhold":"{\"slettet\":[{\"felt\":\"motpart\",\"sekvens\":2,\"linje\":3}]}","hash":""}
        """,
    ];

    /// <summary>Each field of each entry: its path in the line.</summary>
    private static IEnumerable<TestCaseData> Felt() =>
        from post in Enumerable.Range(1, Uttrekk.Length - 1)
        from sti in Stier(Ekte()[post])
        select new TestCaseData(post, sti).SetArgDisplayNames(post.ToString(CultureInfo.InvariantCulture), sti);

    private static IEnumerable<TestCaseData> Grep() => new (string Navn, int Ved, Action<List<JsonNode>> Forfalsk)[]
    {
        ("a row is dropped", 2, l => Rader(l[2]).RemoveAt(2)),
        ("a row is dropped and another takes its amount", 2, l => { Rader(l[2]).RemoveAt(2); Rader(l[2])[1]!["beloep"] = -100.50m; }),
        ("amounts are moved between rows", 2, l => { Rader(l[2])[1]!["beloep"] = -50.25m; Rader(l[2])[2]!["beloep"] = -50.25m; }),
        ("a row is repeated", 2, l => Rader(l[2]).Add(Rader(l[2])[1]!.DeepClone())),
        ("rows change places", 2, l => Bytt(l[2], 1, 2)),
        ("rows change places and numbers", 2, l => { Bytt(l[2], 1, 2); (Rader(l[2])[1]!["linje"], Rader(l[2])[2]!["linje"]) = (2, 3); }),
        ("two salts are swapped", 2, l => ByttFelt(Rader(l[2])[0]!, "tekstSalt", "motpartSalt")),
        ("two salts of two rows are swapped", 2, l => ByttFelt(Rader(l[2])[0]!, Rader(l[2])[1]!, "tekstSalt")),
        ("two texts are swapped with their salts", 2, l => { ByttFelt(Rader(l[2])[0]!, "tekst", "motpart"); ByttFelt(Rader(l[2])[0]!, "tekstSalt", "motpartSalt"); }),
        ("two texts of two rows are swapped with their salts", 2, l =>
        {
            ByttFelt(Rader(l[2])[0]!, Rader(l[2])[1]!, "tekst");
            ByttFelt(Rader(l[2])[0]!, Rader(l[2])[1]!, "tekstSalt");
        }),
        ("two users are swapped with their salts", 1, l => { ByttFelt(l[1], l[2], "bruker"); ByttFelt(l[1], l[2], "brukerSalt"); }),
        ("named texts change places", 2, l => { var t = l[2]["tekster"]!.AsArray(); var f = t[0]!; t.RemoveAt(0); t.Add(f); }),
        ("the free dimensions are swapped", 2, l => ByttFelt(Rader(l[2])[0]!, "fridim1", "fridim2")),
        ("a text is erased and no entry says so", 2, l => Slett(Rader(l[2])[0]!, "tekst")),
        ("an erased text is written in", 2, l => { var r = Rader(l[2])[2]!.AsObject(); r.Remove("motpartHash"); (r["motpart"], r["motpartSalt"]) = ("Ola", new string('0', 32)); }),
        ("a text has both its salt and a hash", 2, l => Rader(l[2])[0]!["tekstHash"] = new string('0', 64)),
        ("the entry that tells of the erasure is dropped", 5, l => l.RemoveAt(5)),
        ("that entry is dropped, and the head follows", 2, l => { l.RemoveAt(5); (l[0]["tilSekvens"], l[0]["versjon"]) = (4, 3); l[0]["kjedehode"] = (string)l[4]["hash"]!; }),
        ("a bilag is dropped", 3, l => l.RemoveAt(3)),
        ("a bilag is dropped and the rest are renumbered", 3, l =>
        {
            l.RemoveAt(3);
            for (var i = 3; i < l.Count; i++)
            {
                l[i]["sekvens"] = i;
            }

            l[0]["tilSekvens"] = 4;
        }),
        ("the last entry is dropped", 5, l => l.RemoveAt(5)),
        ("entries change places", 3, l => (l[3], l[4]) = (l[4], l[3])),
        ("an entry is there twice", 4, l => l.Insert(4, l[3].DeepClone())),
        ("the last entry is sealed anew, and the head is not", 5, l =>
        {
            var hode = (string)l[0]["kjedehode"]!;
            l[5]["referanse"] = "annet";
            Utenforstaaende.Forsegl(l, 5);
            l[0]["kjedehode"] = hode;
        }),
        ("the head has another ledger", 1, l => l[0]["kommunenummer"] = "3203/KF1"),
        ("the head has another number of entries", 6, l => l[0]["tilSekvens"] = 6),
        ("the head has another version", 5, l => l[0]["versjon"] = 5),
        ("the head has another hash", 5, l => l[0]["kjedehode"] = new string('a', 64)),
    }.Select(g => new TestCaseData(g.Ved, g.Forfalsk).SetArgDisplayNames(g.Navn));

    [Test]
    public async Task The_extract_holds_and_has_every_field_of_the_form()
    {
        var ekte = Ekte();
        var (kode, utskrift) = await VerifiserAsync(ekte, (string)ekte[0]["kjedehode"]!);
        Assert.That(kode, Is.EqualTo(Verifisering.Holder), utskrift);
        Assert.That(utskrift, Does.StartWith("HEL: kommune 3203, 5 poster og 6 rader, versjon 4").And.Contain("1 tekster er slettet"));

        var spesifikasjon = await File.ReadAllTextAsync(Ledger.Tests.Repository.Path("openapi/hashkjede.md"));
        var navngitt = spesifikasjon[spesifikasjon.IndexOf("### Innhold", StringComparison.Ordinal)..spesifikasjon.IndexOf("### Segl", StringComparison.Ordinal)]
            .Split('\n').Where(l => l.StartsWith("`slag`", StringComparison.Ordinal) || l.StartsWith("`rad`", StringComparison.Ordinal) || l.StartsWith("`ledd2`", StringComparison.Ordinal))
            .SelectMany(l => l.Split('`').Where((_, i) => i % 2 == 1)).Select(n => n.TrimEnd('#')).Except(["rad", "ledd2", "forrige", "ledger"]);
        var her = ekte.Skip(1).SelectMany(Stier).Select(s => s.Split('/')[^1]).ToHashSet();
        Assert.That(navngitt.Where(n => !her.Contains(n)), Is.Empty);
    }

    [TestCaseSource(nameof(Felt))]
    public async Task A_field_that_is_changed_is_found(int post, string sti)
    {
        var linjer = Ekte();
        Sett(linjer[post], sti, Annen(Finn(linjer[post], sti)!));
        await FinnesAsync(linjer, post);
    }

    [TestCaseSource(nameof(Felt))]
    public async Task A_field_that_is_taken_away_is_found(int post, string sti)
    {
        var linjer = Ekte();
        Sett(linjer[post], sti, null);
        await FinnesAsync(linjer, post);
    }

    /// <summary>What another entry or row has is put where it was not: a salted text with its salt.</summary>
    [Test]
    public async Task A_field_that_is_added_is_found()
    {
        var proevd = 0;
        foreach (var (fra, til) in new[] { ("2/rader/0", "2/rader/1"), ("2/rader/0", "3/rader/0"), ("4/rader/0", "3/rader/0"), ("2", "1"), ("2", "3"), ("4", "3"), ("4", "1") })
        {
            var ekte = Ekte();
            foreach (var felt in Sted(ekte, fra).AsObject().Where(f => f.Value is JsonValue && !f.Key.EndsWith("Salt", StringComparison.Ordinal)).Select(f => f.Key).ToList())
            {
                var linjer = Ekte();
                var maal = Sted(linjer, til).AsObject();
                if (maal.ContainsKey(felt) || maal.ContainsKey(felt + "Hash"))
                {
                    continue;
                }

                foreach (var navn in new[] { felt, felt + "Salt" }.Where(n => Sted(ekte, fra)[n] is not null))
                {
                    maal[navn] = Sted(ekte, fra)[navn]!.DeepClone();
                }

                await FinnesAsync(linjer, int.Parse(til[..1], CultureInfo.InvariantCulture), felt);
                proevd++;
            }
        }

        Assert.That(proevd, Is.GreaterThan(25));
    }

    [TestCaseSource(nameof(Grep))]
    public Task What_is_moved_or_dropped_is_found(int ved, Action<List<JsonNode>> forfalsk)
    {
        var linjer = Ekte();
        forfalsk(linjer);
        return FinnesAsync(linjer, ved);
    }

    /// <summary>Who seals the rest of the chain anew agrees with himself: what was kept from before tells, and the verifier says that it is needed.</summary>
    [Test]
    public async Task A_tail_that_is_sealed_anew_is_found_by_the_head_of_before()
    {
        var foer = (string)Ekte()[0]["kjedehode"]!;
        foreach (var kuttet in new[] { false, true })
        {
            var linjer = Ekte();
            if (kuttet)
            {
                linjer.RemoveRange(3, 3);
                (linjer[0]["tilSekvens"], linjer[0]["versjon"]) = (2, 2);
                Rader(linjer[2])[2]!.AsObject().Remove("motpartHash");
            }
            else
            {
                (Rader(linjer[3])[0]!["beloep"], Rader(linjer[3])[1]!["beloep"]) = (-6.00m, 6.00m);
            }

            Utenforstaaende.Forsegl(linjer, 2);
            var alene = await VerifiserAsync(linjer);
            Assert.That((alene.Kode, alene.Utskrift.Contains("Det viser ikke at kjeden er den samme som før", StringComparison.Ordinal)), Is.EqualTo((Verifisering.Holder, true)), alene.Utskrift);
            var mot = await VerifiserAsync(linjer, foer);
            Assert.That((mot.Kode, mot.Utskrift), Is.EqualTo((Verifisering.Brutt, $"BRUTT: kjeden har aldri hatt hodet {foer}.\n")));
        }
    }

    private static async Task FinnesAsync(IReadOnlyList<JsonNode> linjer, int ved, string? hva = null)
    {
        var (kode, utskrift) = await VerifiserAsync(linjer);
        Assert.That(kode, Is.EqualTo(Verifisering.Brutt), hva + utskrift);
        Assert.That(utskrift, Does.StartWith($"BRUTT ved sekvens {ved} "), hva);
    }

    private static List<JsonNode> Ekte()
    {
        // A salt or half a hash, of its own for each place.
        List<JsonNode> linjer = [.. Uttrekk.Select(l => JsonNode.Parse(System.Text.RegularExpressions.Regex.Replace(l, "<(.)>", m => string.Concat(Enumerable.Repeat("5" + m.Groups[1].Value, 16))))!)];
        Utenforstaaende.Forsegl(linjer);
        return linjer;
    }

    private static async Task<(int Kode, string Utskrift)> VerifiserAsync(IEnumerable<JsonNode> linjer, params string[] mer)
    {
        var fil = Path.Combine(Path.GetTempPath(), $"uttrekk-{Guid.NewGuid():N}.ndjson");
        await File.WriteAllLinesAsync(fil, linjer.Select(l => l.ToJsonString()));
        try
        {
            using var ut = new StringWriter(CultureInfo.InvariantCulture) { NewLine = "\n" };
            return (await Verifisering.KjoerAsync([fil, .. mer], ut, ut), ut.ToString());
        }
        finally
        {
            File.Delete(fil);
        }
    }

    private static IEnumerable<string> Stier(JsonNode node) => node switch
    {
        JsonObject o => o.SelectMany(f => Under(f.Key, f.Value!)),
        JsonArray a => a.SelectMany((n, i) => Under(i.ToString(CultureInfo.InvariantCulture), n!)),
        _ => [],
    };

    private static IEnumerable<string> Under(string navn, JsonNode node) => node is JsonValue ? [navn] : Stier(node).Select(s => navn + "/" + s);

    private static JsonNode? Finn(JsonNode node, string sti) =>
        sti.Split('/').Aggregate((JsonNode?)node, (n, del) => n is JsonArray a ? a[int.Parse(del, CultureInfo.InvariantCulture)] : n![del]);

    private static JsonNode Sted(List<JsonNode> linjer, string sti) =>
        sti.Split('/', 2) is [var post, var resten] ? Finn(linjer[int.Parse(post, CultureInfo.InvariantCulture)], resten)! : linjer[int.Parse(sti, CultureInfo.InvariantCulture)];

    private static void Sett(JsonNode post, string sti, JsonNode? verdi)
    {
        var skille = sti.LastIndexOf('/');
        var objekt = (skille < 0 ? post : Finn(post, sti[..skille])!).AsObject();
        var navn = sti[(skille + 1)..];
        if (verdi is null)
        {
            objekt.Remove(navn);
        }
        else
        {
            objekt[navn] = verdi;
        }
    }

    /// <summary>Another value that the field may have.</summary>
    private static JsonNode Annen(JsonNode verdi)
    {
        if (verdi.GetValueKind() == System.Text.Json.JsonValueKind.Number)
        {
            return JsonValue.Create((decimal)verdi + 1);
        }

        var tekst = (string)verdi!;
        return tekst switch
        {
            "drift" => "investering",
            "balanse" => "drift",
            "bilag" or "vedtak" or "kommune" or "sletting" => "fond",
            "avslutning" => "strykning",
            "opprinnelig" => "annet",
            _ when tekst.EndsWith('Z') => tekst.Replace("6Z", "7Z", StringComparison.Ordinal),
            _ when tekst.EndsWith('}') => tekst.Replace(":", ": ", StringComparison.Ordinal),
            _ when char.IsAsciiDigit(tekst[^1]) => tekst[..^1] + (tekst[^1] == '1' ? '0' : '1'),
            _ when tekst.Length >= 32 => tekst[..^1] + '0',
            _ => tekst + "1",
        };
    }

    private static JsonArray Rader(JsonNode post) => post["rader"]!.AsArray();

    private static void Bytt(JsonNode post, int i, int j)
    {
        var (x, y) = (Rader(post)[i]!.DeepClone(), Rader(post)[j]!.DeepClone());
        (Rader(post)[i], Rader(post)[j]) = (y, x);
    }

    private static void ByttFelt(JsonNode objekt, string x, string y) => (objekt[x], objekt[y]) = (objekt[y]!.DeepClone(), objekt[x]!.DeepClone());

    private static void ByttFelt(JsonNode x, JsonNode y, string felt) => (x[felt], y[felt]) = (y[felt]!.DeepClone(), x[felt]!.DeepClone());

    /// <summary>What an eraser leaves: the hash alone.</summary>
    private static void Slett(JsonNode objekt, string felt)
    {
        var hash = System.Security.Cryptography.SHA256.HashData(
            [.. Convert.FromHexString((string)objekt[felt + "Salt"]!), .. System.Text.Encoding.UTF8.GetBytes((string)objekt[felt]!)]);
        objekt.AsObject().Remove(felt);
        objekt.AsObject().Remove(felt + "Salt");
        objekt[felt + "Hash"] = Convert.ToHexStringLower(hash);
    }
}
