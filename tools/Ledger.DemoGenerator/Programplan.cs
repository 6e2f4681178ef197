using System.Globalization;

namespace Ledger.DemoGenerator;

/// <summary>What the report's text gathers of projects: programmes, what was stopped, and what the whole of a project has cost.</summary>
public static class Programplan
{
    /// <summary>The purchase of a company: bought and paid in the year.</summary>
    public const string Selskapskjoep = "P016";

    private const string Klimafondet = "klimafond", Disposisjon = "disposisjonsposter";

    /// <summary>The programmes; the last is the row of the text's table, where it is one of investments.</summary>
    public static readonly IReadOnlyList<(string Kode, string Navn, string Slug)> Alle =
    [
        (Klimafondet, "Klima- og miljøfondet", ""), (Disposisjon, "Disposisjonsposter", ""), ("formuesbevaring", "Formuesbevaring", "formuesbevaring"),
        ("vann_avloep_fornying", "Fornying, forsterkning og separering av vannledning og avløpsnett", "vann_avlop_fornying"),
        ("flytteplikt", "Vann og avløp utløst av flytteplikt", "vann_avlop_flytteplikt"), ("sykkel", "Handlingsplan sykkel", "handlingsplan_sykkel"),
        ("biler_maskiner", "Biler og maskiner", "biler_og_maskiner"), ("digitalisering", "Digitaliseringsprosjekter", "digitaliseringsprosjekter"),
    ];

    private static readonly Dictionary<string, string> Programmer = new()
    {
        ["Formuesbevaring"] = "formuesbevaring", ["Formuesbevaring – kulturhistoriske bygninger"] = "formuesbevaring",
        ["Formuesbevaring sykehjem – LØFT-prosjektet"] = "formuesbevaring", ["Miljøprofil – eiendommer"] = "formuesbevaring",
        ["Digital transformasjon (Smarte bygg)"] = "formuesbevaring", ["Rehabilitering – Vann og avløp"] = "vann_avloep_fornying",
        ["Separering av avløpsnett"] = "vann_avloep_fornying", ["Vann og avløp utløst av flytteplikt (vei- og baneutbygging)"] = "flytteplikt",
        ["Handlingsplan for sykkel"] = "sykkel", ["Transport – biler og maskiner"] = "biler_maskiner",
    };

    private static readonly Dictionary<string, string> StoppetNavn = new()
    {
        ["fornebu_taarnkvartalet"] = "Fornebu – Tårnkvartalet", ["glitterudveien_barne_og_avlastning"] = "Glitterudveien – nye barne- og avlastningsboliger",
        ["berger_sykehjem"] = "Berger sykehjem og barnehage",
        ["avlastningsbolig_psykiske_utfordringer"] = "Avlastningsboliger for barn og ungdom med psykiske utfordringer",
    };

    private static readonly string[] UtenAaretsBeloep = ["friluftsoya_fornebu", "ballerud_barnehage"];

    /// <summary>The two stopped projects that no table has; numbered after the tables'.</summary>
    public static IEnumerable<Prosjekt> StoppetFoerAaret(Rapport rapport, int nummer) => rapport.Rader("stoppede_prosjekter")
        .Where(r => UtenAaretsBeloep.Contains(r["slug"])).Select(r => new Prosjekt($"P{++nummer:000}", r["label"], "", null, "", "enkelt"));

    /// <summary>The projects that were stopped, with all that they have cost.</summary>
    public static Dictionary<string, long> Stoppede(Rapport rapport, IReadOnlyList<Prosjekt> prosjekter) => rapport.Rader("stoppede_prosjekter").ToDictionary(
        r => prosjekter.Single(p => p.Navn == StoppetNavn.GetValueOrDefault(r["slug"], r["label"])).Kode,
        r => Kroner(r["totale_kostnader_31_12_2024_mill"]));

    /// <summary>What projects of the text have cost, where it is printed.</summary>
    public static Dictionary<string, long> Paaloept(Rapport rapport) => rapport.Rader("investeringsprosjekter").Where(r => r["kostnadsramme_mill"].Length > 0)
        .Select((r, i) => (Kode: $"P{i + 1:000}", Tall: r["paalopt_mill"])).Where(r => r.Tall.Length > 0).ToDictionary(r => r.Kode, r => Kroner(r.Tall));

    /// <summary>A sale has a price and no frame.</summary>
    public static bool ErSalg(Prosjekt prosjekt) => prosjekt.Kode is "P018" or "P019" or "P020";

    /// <summary>The programme of a project, and its group within it.</summary>
    public static (string Program, string Gruppe) Av(Rapport rapport, Prosjekt prosjekt) => prosjekt.Kode switch
    {
        ['K', 'F', '-', .. var nummer] => (
            Klimafondet,
            rapport.Rader("klimafond").Where(r => r["radtype"] == "tiltak").ElementAt(int.Parse(nummer, CultureInfo.InvariantCulture) - 1)["gruppe"]),
        "DISP-01" => (Disposisjon, Disposisjon),
        _ => (Programmer.GetValueOrDefault(prosjekt.Navn, ""), ""),
    };

    private static long Kroner(string mill) => Beloep3.Kroner(decimal.Parse(mill, CultureInfo.InvariantCulture));
}
