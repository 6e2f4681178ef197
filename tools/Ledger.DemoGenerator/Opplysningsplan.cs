using System.Globalization;

namespace Ledger.DemoGenerator;

/// <summary>
/// What the report says that is no money of the ledger: the objects of the registers, and the facts about them. What is computed (sums, deviations,
/// budget, accounts) is in none of the files.
/// </summary>
public sealed class Opplysningsplan(
    Rapport rapport, IReadOnlyList<Omraade> omraader, IReadOnlyList<Prosjekt> prosjekter, IReadOnlyList<Prosjektrad> investeringer,
    IReadOnlyList<Tiltaksrad> tiltak)
{
    private const string Aar = "2024", HeleAaret = "aar", Ekstern = "ekstern";

    private readonly Dictionary<string, string> _enhet = omraader.Select(o => (o.Navn, o.Kode))
        .Concat(Organisasjon.Direktoromraader.SelectMany(d => new[] { (d.Navn + " (direktørområde)", d.Kode), (d.Navn, d.Kode) })).ToDictionary();

    private readonly Faktafil _fakta = new(
        "slag", "objekt", "maal", "enhet", "aar", "periode", "dato", "verdi", "beloep", "kode", "tekst", "merke", "under", "synlighet", "kilde");

    /// <summary>The files by name, in the order that they are loaded.</summary>
    public IEnumerable<(string Navn, string Innhold)> Filer()
    {
        yield return ("program.csv", Programmer());
        yield return ("maal.csv", Maal());
        yield return ("prosjekt.csv", Prosjekter());
        yield return ("tiltak.csv", Tiltak());
        yield return ("indikator.csv", Indikatorer());
        yield return ("oppdrag.csv", Oppdrag());
        yield return ("tilsyn.csv", Tilsyn());
        yield return ("flyktninger.csv", Flyktninger());
        yield return ("tidsserie.csv", Tidsserier());
        Foerhovedboken();
        Forklaringer();
        yield return ("opplysninger.csv", _fakta.ToString());
    }

    private string Programmer()
    {
        var fil = new Faktafil("kode", "navn");
        foreach (var (kode, navn, slug) in Programplan.Alle)
        {
            fil.Rad(("kode", kode), ("navn", navn));
            if (slug.Length > 0)
            {
                Faktum("status", "program:" + kode, "fase", Rad("investeringsprosjekter", slug)["kilde_linje"], ("dato", "2024-12-31"), ("kode", "S"));
            }
        }

        return fil.ToString();
    }

    /// <summary>The main goals of the municipality's plan, and the goals below them.</summary>
    private string Maal()
    {
        var fil = new Faktafil("kode", "navn", "overordnet", "nivaa");
        foreach (var (hoved, i) in rapport.Rader("indikatorer").GroupBy(r => r["hovedmal"]).Select((g, i) => (g, i + 1)))
        {
            fil.Rad(("kode", $"HM-{i}"), ("navn", hoved.Key), ("nivaa", "hovedmaal"));
            foreach (var (del, j) in hoved.Select(r => r["delmal"]).Where(d => d.Length > 0).Distinct().Select((d, j) => (d, j + 1)))
            {
                fil.Rad(("kode", $"DM-{i}.{j}"), ("navn", del), ("overordnet", $"HM-{i}"), ("nivaa", "delmaal"));
            }
        }

        return fil.ToString();
    }

    private string Prosjekter()
    {
        var fil = new Faktafil("kode", "navn", "eier", "type", "program", "gruppe", "selvfinansierende", "stoppet");
        var regnskap = investeringer.ToDictionary(r => r.Prosjekt.Kode, r => r.Regnskap);
        var stoppede = Programplan.Stoppede(rapport, prosjekter);
        foreach (var p in prosjekter)
        {
            var (program, gruppe) = Programplan.Av(rapport, p);
            fil.Rad(
                ("kode", p.Kode), ("navn", p.Navn), ("eier", p.Eier), ("type", p.Type), ("program", program), ("gruppe", gruppe),
                ("selvfinansierende", p.Selvfinansierende ? "true" : "false"), ("stoppet", stoppede.ContainsKey(p.Kode) ? "true" : "false"));
            var objekt = "prosjekt:" + p.Kode;
            if (p.Fase.Length > 0)
            {
                Faktum("status", objekt, "fase", "", ("dato", "2024-12-31"), ("kode", p.Fase));
            }

            if (p.Kostnadsramme is { } ramme)
            {
                Faktum("maaling", objekt, Programplan.ErSalg(p) ? "salgssum" : "kostnadsramme", "", ("dato", "2024-01-01"), ("beloep", Tekst(ramme)));
            }

            if (stoppede.TryGetValue(p.Kode, out var totalt) || Programplan.Paaloept(rapport).TryGetValue(p.Kode, out totalt))
            {
                // What is left of the whole cost when the year's accounts are taken off; what rounding leaves is nothing.
                var foer = totalt - (p.Kode == Programplan.Selskapskjoep ? totalt : regnskap.GetValueOrDefault(p.Kode));
                Faktum("maaling", objekt, "forbrukFoer", "", ("dato", "2023-12-31"), ("beloep", Tekst(Math.Abs(foer) < 50_000 ? 0 : foer)));
            }
        }

        return fil.ToString();
    }

    private string Tiltak()
    {
        var fil = new Faktafil("kode", "navn", "gruppe", "besluttetAv");
        foreach (var t in tiltak.DistinctBy(t => t.Kode))
        {
            fil.Rad(("kode", t.Kode), ("navn", t.Navn), ("gruppe", t.Gruppe), ("besluttetAv", t.BesluttetAv));
        }

        foreach (var t in tiltak)
        {
            Faktum("maaling", "tiltak:" + t.Kode, "oppnaadd", "", ("enhet", t.Ansvar), ("aar", Aar), ("periode", HeleAaret), ("beloep", Tekst(t.Oppnaadd)));
            if (t.Status.Length > 0)
            {
                Faktum("status", "tiltak:" + t.Kode, "status", "", ("enhet", t.Ansvar), ("aar", Aar), ("periode", HeleAaret), ("kode", t.Status));
            }
        }

        return fil.ToString();
    }

    /// <summary>The key figures of the units, one object for each name and group, and the indicators of the goals.</summary>
    private string Indikatorer()
    {
        var fil = new Faktafil("kode", "navn", "gruppe", "maaleenhet", "desimaler", "maal", "aggregering");
        var noekkeltall = rapport.Rader("nokkeltall").GroupBy(r => (Navn: r["navn"], Gruppe: r["gruppe"], Maaleenhet: r["enhet"]));
        string[] aarene = ["2022", "2023", "2024"];
        foreach (var (gruppe, i) in noekkeltall.Select((g, i) => (g, i + 1)))
        {
            var kode = $"NT-{i:000}";
            fil.Rad(
                ("kode", kode), ("navn", gruppe.Key.Navn), ("gruppe", gruppe.Key.Gruppe), ("maaleenhet", gruppe.Key.Maaleenhet), ("aggregering", "ingen"),
                ("desimaler", Desimaler(gruppe.SelectMany(r => aarene.Select(a => r["verdi_" + a])))));
            foreach (var rad in gruppe)
            {
                var verdier = aarene.Select(a => rad["verdi_" + a]).ToList();
                foreach (var (verdi, j) in verdier.Select((v, j) => (v, j)))
                {
                    Maaling(kode, rad, aarene[j], _enhet[rad["omrade"]], verdi, Merke(rad, verdier, j));
                }
            }
        }

        var nummer = 0;
        foreach (var hoved in rapport.Rader("indikatorer").GroupBy(r => r["hovedmal"]).Select((g, i) => (Rader: g, Nummer: i + 1)))
        {
            foreach (var del in hoved.Rader.GroupBy(r => r["delmal"]).Select((g, j) => (Rader: g, Nummer: j + 1)))
            {
                foreach (var rad in del.Rader)
                {
                    var kode = $"MI-{++nummer:00}";
                    var maal = rad["delmal"].Length > 0 ? $"DM-{hoved.Nummer}.{del.Nummer}" : $"HM-{hoved.Nummer}";
                    var verdier = Enumerable.Range(2020, 5).Select(a => (Aar: Tall(a), Verdi: rad["v" + Tall(a)]))
                        .Concat(rad["merknad"].StartsWith("2018: ", StringComparison.Ordinal) ? [("2018", rad["merknad"]["2018: ".Length..])] : []).ToList();
                    fil.Rad(
                        ("kode", kode), ("navn", rad["indikator"]), ("maaleenhet", rad["enhet"]), ("maal", maal),
                        ("aggregering", "ingen"), ("desimaler", Desimaler(verdier.Select(v => v.Verdi))));
                    foreach (var (aar, verdi) in verdier.Where(v => v.Verdi.Length > 0))
                    {
                        Maaling(kode, rad, aar, "", verdi, verdi == "*" ? "ikkeMaalt" : "");
                    }
                }
            }
        }

        return fil.ToString();
    }

    /// <summary>
    /// New key figures are printed as 0 for the years before the first (the report's footnote), as are complaints of the years before they were counted;
    /// and two shares of 2024 that were not there yet.
    /// </summary>
    private static string Merke(IReadOnlyDictionary<string, string> rad, List<string> verdier, int nummer)
    {
        bool Null(int i) => decimal.Parse(verdier[i], CultureInfo.InvariantCulture) == 0;
        return !Null(nummer) ? "" : rad["merknad"].StartsWith("0 i 2024 = ikke tilgjengelig", StringComparison.Ordinal) ? "ikkeTilgjengelig"
            : nummer < 2 && Enumerable.Range(0, nummer + 1).All(Null) ? "ikkeMaalt" : "";
    }

    private void Maaling(string kode, IReadOnlyDictionary<string, string> rad, string aar, string enhet, string verdi, string merke) => Faktum(
        "maaling", "indikator:" + kode, "verdi", rad["seed_line"], ("enhet", enhet), ("aar", aar), ("periode", HeleAaret),
        ("verdi", merke.Length > 0 ? "" : verdi), ("merke", merke));

    private string Oppdrag()
    {
        var fil = new Faktafil("kode", "navn", "type", "overordnet");
        foreach (var (oppdrag, i) in rapport.Rader("klimatiltak").GroupBy(r => r["oppdrag"]).Select((g, i) => (g, i + 1)))
        {
            fil.Rad(("kode", $"KO-{i:00}"), ("navn", oppdrag.Key), ("type", "klimaoppdrag"));
            foreach (var (rad, j) in oppdrag.Select((r, j) => (r, j + 1)))
            {
                fil.Rad(("kode", $"KO-{i:00}.{j:00}"), ("navn", rad["oppgave"]), ("type", "klimaoppgave"), ("overordnet", $"KO-{i:00}"));
                Status($"oppdrag:KO-{i:00}.{j:00}", rad);
            }
        }

        return fil.ToString();
    }

    private static readonly Dictionary<string, (string Kode, string Type)> Tilsynstyper = new()
    {
        ["Forvaltningsrevisjon 2024"] = ("FR", "forvaltningsrevisjon"), ["Oppfølging av forvaltningsrevisjon"] = ("OF", "oppfoelging"),
        ["Eierskapskontroll 2024"] = ("EK", "eierskapskontroll"), ["Statlig tilsyn 2024"] = ("ST", "statligTilsyn"),
        ["Arbeidstilsynet 2024"] = ("AT", "arbeidstilsyn"),
    };

    private string Tilsyn()
    {
        var fil = new Faktafil("kode", "navn", "type", "myndighet", "aar");
        foreach (var gruppe in rapport.Rader("tilsyn_revisjon").GroupBy(r => Tilsynstyper[r["type"]]))
        {
            foreach (var (rad, i) in gruppe.Select((r, i) => (r, i + 1)))
            {
                var kode = $"{gruppe.Key.Kode}-{i:00}";
                fil.Rad(("kode", kode), ("navn", rad["navn"]), ("type", gruppe.Key.Type), ("myndighet", rad["myndighet"]), ("aar", Aar));
                Status("tilsyn:" + kode, rad);
                if (rad["funn"].Length > 0 && rad["funn"][0] != '(')
                {
                    Faktum(
                        "kommentar", "tilsyn:" + kode, "funn", rad["seed_line"], ("aar", Aar), ("periode", HeleAaret), ("tekst", rad["funn"]),
                        ("synlighet", Ekstern));
                }
            }
        }

        return fil.ToString();
    }

    private void Status(string objekt, IReadOnlyDictionary<string, string> rad) =>
        Faktum("status", objekt, "status", rad["seed_line"], ("aar", Aar), ("periode", HeleAaret), ("kode", rad["status"]));

    private static readonly (string Kolonne, string Maal)[] Flyktningtall =
    [
        ("vedtatt_i_budsjett_og_okonomiplan_2024", "budsjettert"), ("imdis_anmodning", "anmodet"), ("kommunestyrets_vedtak", "vedtatt"),
        ("totalt_antall_bosatte_flyktninger", "bosatt"),
    ];

    /// <summary>A register of the municipality's own. The number of all is the sum of the three.</summary>
    private string Flyktninger()
    {
        const string Fordeling = "Anslått fordeling: ";
        var fil = new Faktafil("kode", "navn");
        foreach (var rad in rapport.Rader("flyktninger_2024").Where(r => r["label"].StartsWith(Fordeling, StringComparison.Ordinal)))
        {
            fil.Rad(("kode", rad["slug"]), ("navn", rad["label"][Fordeling.Length..]));
            foreach (var (kolonne, maal) in Flyktningtall)
            {
                Faktum("maaling", "flyktninger:" + rad["slug"], maal, rad["kilde_linje"], ("aar", Aar), ("periode", HeleAaret), ("verdi", rad[kolonne]));
            }
        }

        return fil.ToString();
    }

    private string Tidsserier()
    {
        var fil = new Faktafil("kode", "navn", "gruppe", "maaleenhet");
        foreach (var (kode, navn, gruppe, maaleenhet, linje, verdier) in Tidsserieplan.Alle(rapport))
        {
            fil.Rad(("kode", kode), ("navn", navn), ("gruppe", gruppe), ("maaleenhet", maaleenhet));
            foreach (var (aar, verdi) in verdier)
            {
                Faktum("maaling", $"{Tidsserieplan.Register}:{kode}", "verdi", linje, ("aar", Tall(aar)), ("periode", HeleAaret), ("verdi", verdi));
            }
        }

        return fil.ToString();
    }

    private void Foerhovedboken()
    {
        foreach (var (objekt, aar, kroner, linje) in Tidsserieplan.Driften(rapport))
        {
            Faktum(
                "maaling", objekt, "regnskap", linje + ", regnet tilbake fra 2024-kroner", ("aar", Tall(aar)), ("periode", HeleAaret),
                ("beloep", kroner.ToString(CultureInfo.InvariantCulture)));
        }
    }

    /// <summary>
    /// What the report's text says of deviations. What users pay for (selvkost) is a line of its own and no part of the unit's deviation; what is no
    /// part of any is a measurement of the unit. The last two rows are amounts of the ledger.
    /// </summary>
    private void Forklaringer()
    {
        foreach (var gruppe in rapport.Rader("tjenesteomrader_detalj").GroupBy(
            r => _enhet[r["omrade"].StartsWith("Sum ", StringComparison.Ordinal) ? r["direktoromrade"] : r["omrade"]]))
        {
            var over = "";
            var rader = gruppe.Where(r => r["belop"].Length > 0 && !r["post"].EndsWith("(kroner)", StringComparison.Ordinal));
            foreach (var (rad, i) in rader.Select((r, i) => (r, i + 1)))
            {
                var maal = $"{i:00}";
                var selvkost = rad["art"] == "selvkost";
                var objekt = selvkost ? $"linje:selvkost/{gruppe.Key}" : "enhet:" + gruppe.Key;
                (string, string)[] tid = [("aar", Aar), ("periode", HeleAaret)];
                if (rad["art"] == "info")
                {
                    var prosent = rad["post"].Contains("prosent", StringComparison.Ordinal);
                    var verdi = prosent ? ("verdi", rad["belop"]) : ("beloep", Mill(rad["belop"]));
                    Faktum("maaling", objekt, rad["post"], rad["seed_line"], [.. tid, verdi]);
                    continue;
                }

                var erSum = rad["post"].EndsWith(" i alt", StringComparison.Ordinal);
                Faktum(
                    "forklaring", objekt, maal, rad["seed_line"],
                    [
                        .. tid, ("beloep", Mill(rad["belop"])), ("tekst", rad["post"]), ("synlighet", Ekstern),
                        ("under", Under(rad, gruppe, selvkost, erSum, over)),
                    ]);
                over = erSum && !selvkost ? maal : over;
            }
        }
    }

    /// <summary>The part that a row is a part of: the total above it; of selvkost the total below; of fees the paid-for services.</summary>
    private static string Under(
        IReadOnlyDictionary<string, string> rad, IEnumerable<IReadOnlyDictionary<string, string>> gruppe, bool selvkost, bool erSum, string over)
    {
        var rader = gruppe.Where(r => r["belop"].Length > 0).ToList();
        string Nummer(Predicate<IReadOnlyDictionary<string, string>> hvor) => $"{rader.FindIndex(hvor) + 1:00}";
        return erSum ? "" : selvkost ? Nummer(r => r["post"] == "Gebyrfinansierte tjenester i alt")
            : rad["art"] == "gebyrdel" ? Nummer(r => r["post"] == "Gebyrfinansierte tjenester") : over;
    }

    private void Faktum(string slag, string objekt, string maal, string linje, params (string, string)[] felt) => _fakta.Rad(
        [("slag", slag), ("objekt", objekt), ("maal", maal), .. felt, ("kilde", linje.Length > 0 ? $"årsrapporten, linje {linje}" : "årsrapporten")]);

    private IReadOnlyDictionary<string, string> Rad(string tabell, string slug) => rapport.Rader(tabell).Single(r => r["slug"] == slug);

    private static string Desimaler(IEnumerable<string> verdier) => Tall(verdier
        .Select(v => decimal.TryParse(v, CultureInfo.InvariantCulture, out var tall) ? (tall / 1.0000000000m).Scale : 0).DefaultIfEmpty().Max());

    private static string Mill(string mill) => Tekst(Beloep3.Kroner(decimal.Parse(mill, CultureInfo.InvariantCulture)));

    private static string Tekst(long kroner) => kroner.ToString(CultureInfo.InvariantCulture);

    private static string Tall(int tall) => tall.ToString(CultureInfo.InvariantCulture);
}
