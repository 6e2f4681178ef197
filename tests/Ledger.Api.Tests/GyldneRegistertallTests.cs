using System.Globalization;
using System.Text.Json.Nodes;
using Ledger.Api.Tests.Verktoey;
using Ledger.DemoGenerator;
using Ledger.Tests;

namespace Ledger.Api.Tests;

/// <summary>
/// What the report prints of measures, projects, programmes, key figures, indicators, assignments, audits and explanations, against the API's answer:
/// 2 788 cells, rounded once to what is printed, and nothing tolerated. The cells that cannot be right stand with their reasons in
/// <c>avvik-fra-rapporten.csv</c>.
/// </summary>
public sealed class GyldneRegistertallTests
{
    private const string K = "/v1/kommuner/3201";
    private const string R = K + "/regnskap/2024";
    private const string Prosa = "investeringsprosjekter", Omraadetabell = "investeringsprosjekter_omraader";
    private static readonly string Mappe = Repository.Path("db/demo/baerum-2024");
    private static readonly Rapport Rapport = new(Path.Combine(Mappe, "rapport"));
    private readonly Dictionary<string, Tabell> _tabeller = [];
    private List<JsonNode> _opplysninger = [];
    private Tjener _tjener = null!;

    /// <summary>A printed cell, what the service answers, and whether that is a fact that somebody reported. The rest is computed.</summary>
    private sealed record Trykt(string Tabell, string Slug, string Kolonne, string Verdi, string Svar, bool ErFakta)
    {
        public bool Avviker => Verdi != Svar && !(Tall(Verdi) is { } trykt && Tall(Svar) is { } svar && trykt == svar);

        public string Tekst => $"{Tabell};{Slug};{Kolonne};{Verdi};{Svar}";

        /// <summary>Where the answer stands: table, row and column; null for what is no cell of a table.</summary>
        public (string Tabell, string Rad, string Kolonne)? Sted { get; init; }
    }

    /// <summary>A table as it is answered, the columns that are facts told apart by the definition.</summary>
    private sealed record Tabell(string Id, List<JsonNode> Rader, HashSet<string> Fakta, HashSet<string> Summeres)
    {
        public IEnumerable<JsonNode> Bare(string type) => Rader.Where(r => (string)r["type"]! == type);

        public JsonNode? Rad(string id) => Rader.SingleOrDefault(r => (string)r["rad"]! == id);
    }

    [OneTimeSetUp]
    public async Task Start()
    {
        _tjener = await Tjener.StartAsync(demo: true);
        foreach (var id in new[]
        {
            "oekonomiplantiltak", "investeringsprosjekter", "prosjektoekonomi", "program", "noekkeltall", "indikatorer", "oppdrag", "tilsyn", "flyktninger",
            "stoppede_prosjekter", "selvfinansierende", "investeringsprogram", "programstatus",
        })
        {
            var definisjon = (await _tjener.GetAsync($"{K}/tabeller/{id}")).Json;
            var fakta = definisjon["kolonner"]!.AsArray().Where(k => k!["kilde"] is JsonObject kilde && (kilde.ContainsKey("maaling") || kilde.ContainsKey("status") || kilde.ContainsKey("kommentar")))
                .Select(k => (string)k!["id"]!).ToHashSet();
            var summeres = definisjon["kolonner"]!.AsArray().Where(k => (string?)k!["aggregering"] is null or "sum").Select(k => (string)k!["id"]!).ToHashSet();
            _tabeller[id] = new(id, [.. (await _tjener.GetAsync($"{R}/tabeller/{id}")).Json["rader"]!.AsArray().Select(r => r!)], fakta, summeres);
        }

        string? neste = null;
        do
        {
            var side = (await _tjener.GetAsync($"{K}/opplysninger?antall=1000{(neste is null ? "" : "&etter=" + neste)}")).Json;
            _opplysninger.AddRange(side["opplysninger"]!.AsArray().Select(o => o!));
            neste = (string?)side["neste"];
        }
        while (neste is not null);
    }

    [OneTimeTearDown]
    public async Task Stopp() => await _tjener.DisposeAsync();

    [Test]
    public void Every_printed_cell_comes_out_but_for_the_listed_ones()
    {
        var celler = AlleCeller();
        var fakta = celler.Count(c => c is { ErFakta: true, Avviker: false });
        var beregnet = celler.Count(c => c is { ErFakta: false, Avviker: false });
        var avvik = celler.Where(c => c.Avviker).Select(c => c.Tekst).Order(StringComparer.Ordinal).ToList();
        TestContext.Out.WriteLine($"{celler.Count} cells: {beregnet} computed and {fakta} facts are the printed ones, {avvik.Count} are not.\n{string.Join('\n', avvik)}");
        var listet = File.ReadAllLines(Path.Combine(Mappe, "avvik-fra-rapporten.csv")).Skip(1).Select(l => l.Split(';', 6))
            .Where(l => l.Length == 6 && celler.Any(c => c.Tabell == l[0])).ToList();
        Assert.That(listet.Select(l => l[5]), Has.All.Not.Empty, "each difference has its reason");
        Assert.That(avvik, Is.EqualTo(listet.Select(l => string.Join(';', l.Take(5))).Order(StringComparer.Ordinal)));
        Assert.That((celler.Count, beregnet + fakta), Is.EqualTo((2_788, 2_777)));
    }

    private List<Trykt> AlleCeller()
    {
        var celler = new List<Trykt>();
        void Med(int antall, IEnumerable<Trykt> nye)
        {
            var liste = nye.ToList();
            Assert.That(liste, Has.Count.EqualTo(antall), liste.FirstOrDefault()?.Tabell);
            celler.AddRange(liste);
        }

        using (Assert.EnterMultipleScope())
        {
            Med(537, Tiltak());
            Med(869, Prosjekter());
            Med(61, Prosaen());
            Med(9, Stoppede());
            Med(3, Selvfinansierende());
            Med(192, Klimafondet());
            Med(16, Flyktninger());
            Med(609, Noekkeltall());
            Med(336, Indikatorer());
            Med(73, Klimatiltak());
            Med(46, Tilsyn());
            Med(37, Forklaringer());
        }

        return celler;
    }

    /// <summary>
    /// All of the printed cells: behind a computed one stand postings, budget lines, rows or the facts that its formula looks at, which sum to it where it
    /// is a sum; behind a fact the fact, with its version and sender. The two are counted apart.
    /// </summary>
    [Test]
    public async Task Something_stands_behind_every_printed_cell()
    {
        var steder = AlleCeller().Where(c => c is { Avviker: false, Sted: not null }).GroupBy(c => c.Sted!.Value).ToList();
        var (beregnet, fakta, mangler) = (0, 0, new List<string>());
        foreach (var sted in steder)
        {
            var (tabell, rad, kolonne) = sted.Key;
            var celle = (await _tjener.GetAsync($"{R}/tabeller/{tabell}/celler/{Uri.EscapeDataString(rad)}/{kolonne}")).Json;
            var erFakta = sted.First().ErFakta;
            if (await StemmerAsync(_tabeller[tabell], rad, kolonne, erFakta, celle) is { } hvorfor)
            {
                mangler.Add($"{tabell}/{rad}/{kolonne}: {hvorfor} {celle.ToJsonString()}");
            }
            else
            {
                (beregnet, fakta) = erFakta ? (beregnet, fakta + sted.Count()) : (beregnet + sted.Count(), fakta);
            }
        }

        var utenTabell = AlleCeller().Where(c => c is { Avviker: false, Sted: null }).ToList();
        TestContext.Out.WriteLine($"{beregnet} computed cells have what they stand on, {fakta + utenTabell.Count} facts their version and sender.");
        Assert.That(mangler, Is.Empty);
        Assert.That((beregnet + fakta + utenTabell.Count, utenTabell.All(c => c.ErFakta)), Is.EqualTo((2_777, true)));
    }

    /// <summary>What is wrong with what stands behind a cell; null when nothing is.</summary>
    private async Task<string?> StemmerAsync(Tabell tabell, string rad, string kolonne, bool erFakta, JsonNode celle)
    {
        var opplysninger = celle["opplysninger"]!.AsArray();
        if (erFakta)
        {
            return opplysninger.Count > 0 && opplysninger.All(o => (long)o!["versjon"]! > 0 && (string?)o["bruker"] == "demo") ? null : "no fact with version and sender";
        }

        var tall = celle["verdi"]?.GetValueKind() == System.Text.Json.JsonValueKind.Number ? (decimal?)celle["verdi"]! : null;
        var (rader, linjer, formel) = (celle["rader"]!.AsArray(), celle["budsjettlinjer"]!.AsArray(), (string?)celle["formel"]);
        if (rader.Count > 0)
        {
            var sum = rader.Sum(r => tabell.Rad((string)r!)![kolonne] is JsonValue v && v.GetValueKind() == System.Text.Json.JsonValueKind.Number ? (decimal)v : 0m);
            return formel is not null && formel.Contains('/', StringComparison.Ordinal) || tall == sum || !tabell.Summeres.Contains(kolonne) ? null : $"the rows sum to {sum}";
        }

        if (formel is not null)
        {
            return tall is null or 0 || linjer.Count > 0 || celle["posteringer"] is not null || opplysninger.Count > 0 ? null : "nothing behind the formula";
        }

        if ((string?)celle["posteringer"] is { } adresse)
        {
            var sum = (decimal)(await _tjener.GetAsync(adresse)).Json["sum"]!;
            return tall == sum ? null : $"the postings sum to {sum}";
        }

        return tall is null or 0 || (linjer.Count > 0 && linjer.Sum(l => (decimal)l!["beloep"]!) == tall) ? null : "no budget lines that sum to it";
    }

    /// <summary>Counts of statuses and types are sums of the rows.</summary>
    [Test]
    public void Statuses_and_types_are_counted()
    {
        string Antall(string tabell, string nivaa) => string.Join(' ', _tabeller[tabell].Bare("sum").Where(r => (string?)r["nivaa"] == nivaa && (int)r["status"]! > 0)
            .Select(r => $"{r["kode"]}={r["status"]}").Order(StringComparer.Ordinal));
        Assert.That(Antall("oppdrag", "status"), Is.EqualTo("Ferdig=17 Ikke startet=2 Pågår, forsinket=15 Pågår, iht. plan=39"));
        Assert.That(Antall("tilsyn", "type"), Is.EqualTo("arbeidstilsyn=13 eierskapskontroll=1 forvaltningsrevisjon=5 oppfoelging=2 statligTilsyn=8"));
    }

    /// <summary>A fact has its version and sender; nobody but those who reported it stands behind it.</summary>
    [Test]
    public void Each_fact_has_a_version_and_a_sender()
    {
        Assert.That(_opplysninger, Has.Count.EqualTo(File.ReadLines(Path.Combine(Mappe, "opplysninger", "opplysninger.csv")).Count() - 1));
        Assert.That(_opplysninger.Select(o => ((long)o["versjon"]! > 0, (string)o["bruker"]!, ((string)o["kilde"]!).StartsWith("årsrapporten", StringComparison.Ordinal))),
            Has.All.EqualTo((true, "demo", true)));
    }

    /// <summary>Behind an amount stand postings or budget lines that sum to it, behind a formula its columns, and behind a sum its rows.</summary>
    [TestCase("investeringsprosjekter", "P013", "regnskap", "posteringer")]
    [TestCase("investeringsprosjekter", "P013", "avvik", "posteringer")]
    [TestCase("investeringsprosjekter", "P013", "revidertBudsjett", "budsjettlinjer")]
    [TestCase("program", "KF-02", "regnskap", "posteringer")]
    [TestCase("program", "KF-02", "aarsbudsjett", "budsjettlinjer")]
    [TestCase("oekonomiplantiltak", "T-001", "budsjett", "budsjettlinjer")]
    [TestCase("investeringsprosjekter", "sum:alle", "regnskap", "rader")]
    [TestCase("oekonomiplantiltak", "sum:alle", "avvik", "rader")]
    [TestCase("flyktninger", "sum:alle", "bosatt", "rader")]
    [TestCase("noekkeltall", "NT-001", "verdi", "opplysninger")]
    public async Task Something_stands_behind_each_cell(string tabell, string rad, string kolonne, string bak)
    {
        var celle = (await _tjener.GetAsync($"{R}/tabeller/{tabell}/celler/{rad}/{kolonne}")).Json;
        var verdi = (decimal)celle["verdi"]!;
        Assert.That(verdi, Is.EqualTo((decimal)_tabeller[tabell].Rad(rad)![kolonne]!));
        var sum = bak switch
        {
            "posteringer" => (decimal)(await _tjener.GetAsync((string)celle["posteringer"]!)).Json["sum"]!,
            "budsjettlinjer" => celle["budsjettlinjer"]!.AsArray().Sum(l => (decimal)l!["beloep"]!),
            "rader" => celle["rader"]!.AsArray().Sum(r => (decimal?)_tabeller[tabell].Rad((string)r!)![kolonne] ?? 0m),
            _ => celle["opplysninger"]!.AsArray().Sum(o => (decimal)o!["verdi"]!),
        };
        Assert.That(kolonne == "avvik" && bak == "posteringer" ? (decimal)_tabeller[tabell].Rad(rad)!["regnskap"]! : verdi, Is.EqualTo(sum), celle.ToJsonString());
    }

    private IEnumerable<Trykt> Tiltak()
    {
        const string Fil = "okonomiplantiltak";
        var tabell = _tabeller["oekonomiplantiltak"];
        var plass = new Dictionary<(string Enhet, string Gruppe, string Navn), JsonNode>();
        List<JsonNode> rader = [], summer = [];
        var gruppeAv = new Dictionary<JsonNode, string>();
        foreach (var rad in tabell.Rader)
        {
            switch ((string)rad["type"]!, (string?)rad["nivaa"])
            {
                case ("rad", _):
                    rader.Add(rad);
                    break;
                case ("sum", "gruppe"):
                    rader.ForEach(r => gruppeAv[r] = (string)rad["kode"]!);
                    summer.AddRange([.. rader, rad]);
                    gruppeAv[rad] = (string)rad["kode"]!;
                    rader.Clear();
                    break;
                case ("sum", "enhet"):
                    summer.ForEach(r => plass.Add(((string)rad["navn"]!, gruppeAv[r], (string)r["type"]! == "sum" ? "" : Tiltaksnavn(r)), r));
                    plass.Add(((string)rad["navn"]!, "", ""), rad);
                    summer.Clear();
                    break;
            }
        }

        foreach (var trykt in Rapport.Rader(Fil))
        {
            var rad = plass[(trykt["omrade"], trykt["gruppe"], trykt["radtype"] == "tiltak" ? trykt["tiltak"] : "")];
            var slug = $"{trykt["omrade"]}/{trykt["gruppe"]}/{trykt["tiltak"]}";
            foreach (var (kolonne, id) in new[] { ("budsjett_2024", "budsjett"), ("oppnadd_2024", "oppnaadd"), ("avvik", "avvik"), ("status", "status") })
            {
                if (trykt[kolonne].Length > 0)
                {
                    yield return Sammenlign(Fil, slug, kolonne, trykt[kolonne], tabell, rad, id, mill: id != "status");
                }
            }
        }
    }

    /// <summary>Who decided a measure is shown after its name.</summary>
    private static string Tiltaksnavn(JsonNode rad) => (string)rad["navn"]! + ((string?)rad["besluttetAv"] is { } av ? " – " + av : "");

    private IEnumerable<Trykt> Prosjekter()
    {
        var tabell = _tabeller["investeringsprosjekter"];
        return
            from trykt in Rapport.Rader(Omraadetabell)
            let rad = trykt["radtype"] == "sum" ? tabell.Bare("sum").Single(r => (string?)r["nivaa"] == "eier" && (string)r["navn"]! == trykt["omrade"])
                : tabell.Bare("rad").Single(r => (string)r["enhetsnavn"]! == trykt["omrade"] && (string)r["navn"]! == trykt["prosjekt"])
            from k in new[] { ("rev_bud", "revidertBudsjett"), ("regnskap", "regnskap"), ("mer_mindreforbruk", "avvik"), ("fase", "fase") }
            where trykt[k.Item1].Length > 0
            select Sammenlign(Omraadetabell, $"{trykt["omrade"]}/{trykt["prosjekt"]}", k.Item1, trykt[k.Item1], tabell, rad, k.Item2, mill: k.Item2 != "fase");
    }

    private static readonly Dictionary<string, string> Programmer = new()
    {
        ["formuesbevaring"] = "formuesbevaring", ["vann_avlop_fornying"] = "vann_avloep_fornying", ["vann_avlop_flytteplikt"] = "flytteplikt",
        ["handlingsplan_sykkel"] = "sykkel", ["biler_og_maskiner"] = "biler_maskiner", ["digitaliseringsprosjekter"] = "digitalisering",
    };

    /// <summary>The rows of the text's table: projects with a frame are P001 and on, the others are programmes.</summary>
    private IEnumerable<Trykt> Prosaen()
    {
        var (oekonomi, aaret, program, fase) = (_tabeller["prosjektoekonomi"], _tabeller["investeringsprosjekter"], _tabeller["investeringsprogram"], _tabeller["programstatus"]);
        var nummer = 0;
        foreach (var trykt in Rapport.Rader(Prosa))
        {
            var slug = trykt["slug"];
            var kode = Programmer.GetValueOrDefault(slug) ?? $"P{++nummer:000}";
            var (hele, iAar) = Programmer.ContainsKey(slug)
                ? (fase.Rad(kode), program.Bare("sum").SingleOrDefault(r => (string?)r["kode"] == kode)) : (oekonomi.Rad(kode), aaret.Rad(kode));
            var kilde = Programmer.ContainsKey(slug) ? (fase, program) : (oekonomi, aaret);
            var ramme = trykt["kategori"] == "salg" ? "salgssum" : "kostnadsramme";
            foreach (var (kolonne, tabell, rad, id) in new[]
            {
                ("fase", kilde.Item1, hele, "fase"), ("kostnadsramme_mill", kilde.Item1, hele, ramme), ("paalopt_mill", kilde.Item1, hele, "total"),
                ("ramme_2024_mill", kilde.Item2, iAar, "revidertBudsjett"), ("mer_mindreforbruk_2024_mill", kilde.Item2, iAar, "avvik"),
            })
            {
                if (trykt[kolonne].Length == 0)
                {
                    continue;
                }

                // The deviation is that of the three rows that the text names, which bear the programme's name.
                if ((slug, id) == ("formuesbevaring", "avvik"))
                {
                    var navngitte = program.Bare("rad").Where(r => ((string)r["navn"]!).StartsWith("Formuesbevaring", StringComparison.Ordinal)).ToList();
                    Assert.That(navngitte, Has.Count.EqualTo(3));
                    yield return new(Prosa, slug, kolonne, trykt[kolonne], Vist(navngitte.Sum(r => (decimal)r["avvik"]!) / 1_000_000m, 1), false);
                    continue;
                }

                var celle = Sammenlign(Prosa, slug, kolonne, trykt[kolonne], tabell, rad, id, mill: id != "fase");
                var hel = kolonne == "ramme_2024_mill" ? Vist((decimal)rad![id]! / 1_000_000m, Desimaler(trykt[kolonne])) : "";
                yield return hel == trykt[kolonne] ? celle with { Svar = hel } : celle;
            }
        }
    }

    private IEnumerable<Trykt> Stoppede()
    {
        const string Fil = "stoppede_prosjekter";
        var tabell = _tabeller[Fil];
        var rader = tabell.Bare("rad").ToList();
        return Rapport.Rader(Fil).Select(t => Sammenlign(
            Fil, t["slug"], "totale_kostnader_31_12_2024_mill", t["totale_kostnader_31_12_2024_mill"], tabell,
            rader.Single(r => Likner((string)r["navn"]!, t["label"])), "total", mill: true));
    }

    /// <summary>The text's name and the table's begin with the same word, and that word is theirs alone.</summary>
    private static bool Likner(string navn, string trykt) => Ord(navn) == Ord(trykt);

    private static string Ord(string navn) => navn.Split(' ', '–', ',')[0] switch { "Fornebu" => "Fornebu", "Avlastningsboliger" => "Avlastningsbolig", var o => o };

    private IEnumerable<Trykt> Selvfinansierende()
    {
        const string Fil = "investeringer_2015_2024";
        var tabell = _tabeller["selvfinansierende"];
        decimal Sum(string kode) => (decimal)tabell.Bare("sum").Single(r => (string?)r["kode"] == kode)["regnskap"]!;
        var uten = tabell.Rader.Where(r => (string)r["type"]! is "utenEier" or "utenProsjekt").Sum(r => (decimal)r["regnskap"]!);
        foreach (var (slug, sum) in new[]
        {
            ("ikke_selvfinansierende", Sum("false") + uten), ("selvfinansierende", Sum("true")), ("brutto_investeringer_totalt", Sum("true") + Sum("false") + uten),
        })
        {
            // Sums of the sums of the table, of which the first is looked behind.
            var gruppe = tabell.Bare("sum").Single(r => (string?)r["kode"] == (slug == "selvfinansierende" ? "true" : "false"));
            yield return new(Fil, slug, "aar_2024", Rapport.Rader(Fil).Single(r => r["slug"] == slug)["aar_2024"], Vist(sum / 1_000_000m, 0), false)
            {
                Sted = (tabell.Id, (string)gruppe["rad"]!, "regnskap"),
            };
        }
    }

    private IEnumerable<Trykt> Klimafondet()
    {
        const string Fil = "klimafond";
        var tabell = _tabeller["program"];
        var nummer = 0;
        foreach (var trykt in Rapport.Rader(Fil))
        {
            var rad = trykt["radtype"] == "tiltak" ? tabell.Rad($"KF-{++nummer:00}")!
                : tabell.Bare("sum").Single(r => (string?)r["kode"] == (trykt["gruppe"] == "Totalsum" ? "klimafond" : trykt["gruppe"]));
            foreach (var (kolonne, id) in new[] { ("arsbudsjett_kr", "aarsbudsjett"), ("regnskap_kr", "regnskap"), ("regnskap_prosent", "prosent"), ("arsavvik_kr", "aarsavvik") })
            {
                yield return Sammenlign(Fil, $"{trykt["gruppe"]}/{trykt["tiltak"]}", kolonne, trykt[kolonne], tabell, rad, id);
            }
        }
    }

    private IEnumerable<Trykt> Flyktninger()
    {
        const string Fil = "flyktninger_2024";
        var tabell = _tabeller["flyktninger"];
        return
            from trykt in Rapport.Rader(Fil)
            let rad = tabell.Rad(trykt["slug"]) ?? tabell.Rad("sum:alle")
            from k in new[]
            {
                ("vedtatt_i_budsjett_og_okonomiplan_2024", "budsjettert"), ("imdis_anmodning", "anmodet"), ("kommunestyrets_vedtak", "vedtatt"),
                ("totalt_antall_bosatte_flyktninger", "bosatt"),
            }
            select Sammenlign(Fil, trykt["slug"], k.Item1, trykt[k.Item1], tabell, rad, k.Item2);
    }

    private IEnumerable<Trykt> Noekkeltall()
    {
        const string Fil = "nokkeltall", Suffiks = " (direktørområde)";
        var tabell = _tabeller["noekkeltall"];
        return
            from trykt in Rapport.Rader(Fil)
            let enhet = trykt["omrade"].Replace(Suffiks, "", StringComparison.Ordinal)
            let rad = tabell.Bare("rad").Single(r => ((string?)r["enhetsnavn"], (string?)r["gruppe"] ?? "", (string)r["navn"]!, (string?)r["maaleenhet"] ?? "") == (enhet, trykt["gruppe"], trykt["navn"], trykt["enhet"]))
            from k in new[] { ("verdi_2022", "forforrigeAar"), ("verdi_2023", "forrigeAar"), ("verdi_2024", "verdi") }
            where trykt[k.Item1].Length > 0
            select Sammenlign(Fil, $"{trykt["omrade"]}/{trykt["gruppe"]}/{trykt["navn"]}", k.Item1, trykt[k.Item1], tabell, rad, k.Item2);
    }

    private IEnumerable<Trykt> Indikatorer()
    {
        const string Fil = "indikatorer", Annetaar = "2018: ";
        var tabell = _tabeller[Fil];
        return
            from trykt in Rapport.Rader(Fil)
            let rad = tabell.Bare("rad").Single(r => ((string)r["navn"]!, (string?)r["maaleenhet"] ?? "") == (trykt["indikator"], trykt["enhet"]))
            from k in Enumerable.Range(2020, 5).Select(aar => (Kolonne: $"v{aar}", Verdi: trykt[$"v{aar}"], Id: $"aar{aar}"))
                .Append((Kolonne: "merknad", Verdi: trykt["merknad"].StartsWith(Annetaar, StringComparison.Ordinal) ? trykt["merknad"][Annetaar.Length..] : "", Id: "aar2018"))
            where k.Verdi.Length > 0
            select Sammenlign(Fil, trykt["indikator"], k.Kolonne, k.Verdi, tabell, rad, k.Id);
    }

    /// <summary>A task has its number below its assignment, in the order of the report: two assignments have tasks of one name.</summary>
    private IEnumerable<Trykt> Klimatiltak() =>
        from oppdrag in Rapport.Rader("klimatiltak").GroupBy(r => r["oppdrag"]).Select((g, i) => (Rader: g.ToList(), Nummer: i + 1))
        from oppgave in oppdrag.Rader.Select((r, i) => (Rad: r, Kode: $"KO-{oppdrag.Nummer:00}.{i + 1:00}"))
        let rad = _tabeller["oppdrag"].Rad(oppgave.Kode)
        where (string?)rad?["navn"] == oppgave.Rad["oppgave"]
        select Sammenlign("klimatiltak", oppgave.Kode, "status", oppgave.Rad["status"], _tabeller["oppdrag"], rad, "status");

    private IEnumerable<Trykt> Tilsyn()
    {
        const string Fil = "tilsyn_revisjon";
        var tabell = _tabeller["tilsyn"];
        return
            from trykt in Rapport.Rader(Fil)
            let rad = tabell.Bare("rad").Single(r => ((string)r["navn"]!, (string)r["myndighet"]!) == (trykt["navn"], trykt["myndighet"]))
            from kolonne in new[] { "status", "funn" }
            where trykt[kolonne].Length > 0 && trykt[kolonne][0] != '('
            select Sammenlign(Fil, trykt["navn"], kolonne, trykt[kolonne], tabell, rad, kolonne);
    }

    /// <summary>The parts of a deviation, and what else is said of it. Two are amounts of the ledger.</summary>
    private IEnumerable<Trykt> Forklaringer()
    {
        const string Fil = "tjenesteomrader_detalj";
        var disposisjon = _tabeller["program"].Rad("DISP-01")!;
        foreach (var trykt in Rapport.Rader(Fil).Where(r => r["belop"].Length > 0))
        {
            var slug = $"{trykt["omrade"]}/{trykt["post"]}";
            if (trykt["post"].EndsWith("(kroner)", StringComparison.Ordinal))
            {
                var id = trykt["post"].StartsWith("Budsjett", StringComparison.Ordinal) ? "aarsbudsjett" : "regnskap";
                yield return Sammenlign(Fil, slug, "belop", trykt["belop"], _tabeller["program"], disposisjon, id);
                continue;
            }

            var linje = trykt["seed_line"];
            var fakta = _opplysninger.Single(o => (string?)o["kilde"] == "årsrapporten, linje " + linje
                && (string?)o["tekst"] == (trykt["art"] == "info" ? null : trykt["post"]) && (trykt["art"] != "info" || (string)o["maal"]! == trykt["post"]));
            var verdi = (decimal?)fakta["verdi"] ?? ((decimal)fakta["beloep"]! / 1_000_000m);
            yield return new(Fil, slug, "belop", trykt["belop"], Vist(verdi, Desimaler(trykt["belop"])), true);
        }
    }

    private static Trykt Sammenlign(
        string fil, string slug, string kolonne, string verdi, Tabell tabell, JsonNode? rad, string id, bool mill = false)
    {
        var celle = rad?[id];
        var svar = celle is not JsonValue v ? "" : v.GetValueKind() != System.Text.Json.JsonValueKind.Number ? (string)v!
            : Vist(mill ? (decimal)v / 1_000_000m : (decimal)v, mill ? 1 : Desimaler(verdi));
        return new(fil, slug, kolonne, verdi, svar, tabell.Fakta.Contains(id) && (string?)rad?["type"] == "rad")
        {
            Sted = rad is null ? null : (tabell.Id, (string)rad["rad"]!, id),
        };
    }

    private static int Desimaler(string trykt) => trykt.IndexOf('.', StringComparison.Ordinal) is var punkt and >= 0 ? trykt.Length - punkt - 1 : 0;

    private static string Vist(decimal verdi, int desimaler) =>
        decimal.Round(verdi, desimaler, MidpointRounding.AwayFromZero).ToString(desimaler == 0 ? "0" : "0.0##", CultureInfo.InvariantCulture);

    private static decimal? Tall(string tekst) => decimal.TryParse(tekst, NumberStyles.Number, CultureInfo.InvariantCulture, out var tall) ? tall : null;
}
