namespace Ledger.DemoGenerator;

/// <summary>A project as it is registered.</summary>
/// <param name="Eier">The unit whose table has it; empty when none has.</param>
/// <param name="Type">enkelt, samlebevilgning, drift or kjoepSalg.</param>
public sealed record Prosjekt(string Kode, string Navn, string Fase, long? Kostnadsramme, string Eier, string Type, bool Selvfinansierende = false);

/// <summary>A project of the areas' tables with the kroner behind its printed figures.</summary>
public sealed record Prosjektrad(Prosjekt Prosjekt, long Revidert, long Regnskap);

/// <summary>
/// The 201 projects of the areas' tables, and those of the report's text. P001–P020 are the text's, in its order; fifteen of them stand in the
/// tables too, five with another spelling. The rest are numbered from P021 in the tables' order.
/// </summary>
public static class Prosjektplan
{
    private const string Omraadetabell = "investeringsprosjekter_omraader";
    public const string Kirkeinvesteringer = "Kirkeinvesteringer Budsjett og økonomiplan 2024-2027";
    public const string HaslumMenighetshus = "Haslum menighetshus";
    public const string EivindLychesVei = "Eivind Lyches vei 10";
    public const string Parkeringskjeller = "Eivind Lyches vei 10 Parkeringskjeller";

    /// <summary>The rows of the tables that are a project of the text, by the tables' spelling.</summary>
    private static readonly Dictionary<string, string> FraTeksten = new()
    {
        ["Emma Hjorth barneskole"] = "P001", ["Busoppveien boliger"] = "P002", ["Tanumveien 73"] = "P003", ["Emma Hjorths vei 94"] = "P004",
        ["Bjarne Skaus vei 55"] = "P005", ["Klokkersvingen 6"] = "P006", ["Solbergveien 3"] = "P007", ["Nadderud stadion"] = "P008",
        ["Utbyggingsavtaler – Bekkestua øst"] = "P009", ["Utbyggingsavtaler – Sandvika sentrum øst – Helgerudkvartalet"] = "P010",
        ["Rykkinnhallen – Hall B"] = "P012", ["Valler barnehage"] = "P013", ["Wøyen gård"] = "P014", ["Fremtidens lysanlegg"] = "P015",
        [Parkeringskjeller] = "P017",
    };

    /// <summary>Users pay for these, beside all of the areas 302, 306 and 308 and what 562 has on water, waste water and waste.</summary>
    private static readonly HashSet<string> BetaltAvBrukere =
    [
        "Bjarne Skaus vei 55", "Tanumveien 73", "Velferdsboliger – anskaffelse av enkeltstående boliger", "Velferdsboliger – reklamasjonsavsetning",
        "Leietakertilpasninger for næringseiendom",
    ];

    public static IReadOnlyList<Prosjektrad> Rader(Rapport rapport, IReadOnlyList<Omraade> omraader)
    {
        var kode = omraader.ToDictionary(o => o.Navn, o => o.Kode);
        var ramme = Rammer(rapport);
        var liste = new List<Prosjektrad>();
        var nummer = 20;
        foreach (var gruppe in rapport.Rader(Omraadetabell).GroupBy(r => r["omrade"]))
        {
            var rader = gruppe.Where(r => r["radtype"] == "prosjekt").ToList();
            var kroner = Prosjektkroner.Velg([.. rader.Select(Les)], Prosjektkroner.Les(gruppe.Single(r => r["radtype"] == "sum")));
            foreach (var (rad, (revidert, regnskap)) in rader.Zip(kroner))
            {
                var (navn, eier) = (rad["prosjekt"], kode[gruppe.Key]);
                var p = FraTeksten.GetValueOrDefault(navn) ?? $"P{++nummer:000}";
                var type = rad["fase"] == "S" ? "samlebevilgning" : "enkelt";
                var selvfinansierende = BetaltAvBrukere.Contains(navn) || eier is "302" or "306" or "308"
                    || (eier == "562" && Funksjon(eier, navn) is "345" or "353" or "355");
                liste.Add(new(new(p, navn, rad["fase"], ramme.GetValueOrDefault(p).Ramme, eier, type, selvfinansierende), revidert, regnskap));
            }
        }

        return liste;
    }

    /// <summary>The projects of the text that no table has: Lønnås, the purchase of a company, and three sales.</summary>
    public static IEnumerable<Prosjekt> UtenforTabellene(Rapport rapport) =>
        Rammer(rapport).Where(r => !FraTeksten.ContainsValue(r.Key)).Select(
            r => new Prosjekt(r.Key, r.Value.Navn, r.Value.Fase, r.Value.Ramme, "", r.Value.Fase.Length > 0 ? "enkelt" : "kjoepSalg"));

    /// <summary>The frames that the text prints, numbered in its order. Of a sale it is the price.</summary>
    private static Dictionary<string, (string Navn, string Fase, long? Ramme)> Rammer(Rapport rapport) =>
        rapport.Rader("investeringsprosjekter").Where(r => r["kostnadsramme_mill"].Length > 0).Select(
            (r, i) => (Kode: $"P{i + 1:000}", Navn: r["label"], Fase: r["fase"],
                Ramme: (long?)Beloep3.Kroner(decimal.Parse(r["kostnadsramme_mill"], System.Globalization.CultureInfo.InvariantCulture))))
        .ToDictionary(r => r.Kode, r => (r.Navn, r.Fase, r.Ramme));

    /// <summary>The two church rows are § 5-5 post 2, which prints 30,6 and 20,4 + 30,6: they are exactly that.</summary>
    private static Prosjektkroner.Rad Les(IReadOnlyDictionary<string, string> rad)
    {
        var lest = Prosjektkroner.Les(rad);
        return rad["prosjekt"] switch
        {
            Kirkeinvesteringer => lest with { Rom = lest.Rom.Og(Rom.Punkt(lest.Trykt.Revidert, lest.Trykt.Regnskap)) },
            HaslumMenighetshus => lest with { Rom = lest.Rom.Og(new(Intervall.Alt, new(lest.Trykt.Regnskap, lest.Trykt.Regnskap), Intervall.Alt)) },
            _ => lest,
        };
    }

    private static readonly (string Funksjon, string Ord)[] Miljoeteknisk =
    [
        ("345", "vannforsyning|oppgradering for vann|høydebasseng|Vannproduksjon|vannmålere|damanlegg|Vann og avløp|vann og avløp"),
        ("353", "overvann|umpestasjon|VEAS|Separering"), ("355", "vfall|Renovasjon"), ("339", "Brannstasjon"),
        ("393", "gravplass|Gravplass|gravlund|krematorium"), ("381", "idrett|stadion|hallen|nleggsplan|aktivitetsparker"),
        ("335", "park –|lekeplass|bekk|urvei|Vannforvaltning|vannforvaltning|vassdrag|Kadettangen 22|sjøfront|Byliv|Forskjønning|vollene|brygge"),
        ("332", " bro|vei|Vei|sykkel|lys|Trafikk|Parkering|samferdsel|kulvert|skrenter|Utbyggingsavtaler|infrastruktur"),
    ];

    private static readonly (string Funksjon, string Ord)[] Eiendom =
    [
        ("221", "arnehage"), ("222", "kole |kole–|Oksenøya|Holtekilen|tilpasning skole"), ("261", "sykehjem|institusjon"),
        ("265", "bolig|Tårnkvartalet|Eiksveien"), ("386", "Kultur|kultur|Wøyen"),
    ];

    /// <summary>The function of a project: by what its area does, and by its name where the area does many things. Chosen.</summary>
    public static string Funksjon(string eier, string navn) => eier switch
    {
        "202" or "204" => "221",
        "208" or "210" or "212" => "222",
        "214" or "302" or "306" or "308" or "310" => "265",
        "422" or "424" or "428" => "261",
        "522" => "386",
        "524" => "301",
        "562" => Etter(Miljoeteknisk, navn),
        "564" => Etter(Eiendom, navn),
        _ => "130",
    };

    private static string Etter((string Funksjon, string Ord)[] liste, string navn) =>
        liste.FirstOrDefault(f => f.Ord.Split('|').Any(o => navn.Contains(o, StringComparison.Ordinal))).Funksjon ?? "130";
}
