using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Ledger.DemoGenerator;

// Makes db/demo/baerum-2024 from the tables in its folder rapport/. Run from the repository: dotnet run --project tools/Ledger.DemoGenerator
var mappe = args.Length > 0 ? args[0] : Path.Combine("db", "demo", "baerum-2024");
var rapport = new Rapport(Path.Combine(mappe, "rapport"));
var omraader = Omraader.Les(rapport);
var fond = Fondsplan.Lag(rapport);
var drift = Driftsplan.Lag(rapport, omraader, fond);
var prosjekter = Prosjektplan.Rader(rapport, omraader);
var tiltak = Klimafond.Les(rapport);
var investering = Investeringsplan.Lag(rapport, fond, prosjekter);
List<Planpost> alle = [.. drift, .. investering];

Json("kommune.json", new JsonObject { ["navn"] = "Bærum kommune", ["organisasjonsnummer"] = "935478715" });
Json("organisasjon.json", Organisasjon.Lag(omraader));
Json(
    "fond.json",
    new JsonArray([.. fond.Select(f => new JsonObject { ["fondskode"] = f.Kode, ["navn"] = f.Navn, ["type"] = f.Type, ["formaal"] = f.Formaal })]));
List<Prosjekt> register =
[
    .. prosjekter.Select(p => p.Prosjekt), .. Prosjektplan.UtenforTabellene(rapport), .. tiltak.Select(t => t.Prosjekt),
    .. Programplan.StoppetFoerAaret(rapport, prosjekter.Max(p => int.Parse(p.Prosjekt.Kode.AsSpan(1), CultureInfo.InvariantCulture))),
    new(Balanseplan.Forvaltningsfondet, "Forvaltningsfondet", "", null, "", ""),
];
register.Sort((a, b) => string.CompareOrdinal(a.Kode, b.Kode));
Json("prosjekter.json", Prosjekter());
Directory.CreateDirectory(Path.Combine(mappe, "oppstillinger"));
Json(Path.Combine("oppstillinger", "hovedoversikt-drift.json"), Oppstillinger.HovedoversiktDrift(rapport));
Json(Path.Combine("oppstillinger", "driftsutvikling.json"), Oppstillinger.Driftsutvikling(rapport));
Json(Path.Combine("oppstillinger", "balansens-hovedtall.json"), Oppstillinger.BalansensHovedtall(rapport));

Json("noekkeltall.json", Noekkeltall.Lag(rapport));
Directory.CreateDirectory(Path.Combine(mappe, "finans"));
Json(Path.Combine("finans", "definisjoner.json"), new Finansregister(rapport).Definisjoner());
Tekst(Path.Combine("finans", "finansposter.csv"), new Finansregister(rapport).Poster());

var tiltaksrader = Tiltaksplan.Les(rapport, omraader);
Directory.CreateDirectory(Path.Combine(mappe, "opplysninger"));
foreach (var (navn, innhold) in new Opplysningsplan(rapport, omraader, register, prosjekter, tiltaksrader).Filer())
{
    Tekst(Path.Combine("opplysninger", navn), innhold);
}

Directory.CreateDirectory(Path.Combine(mappe, "prognoser"));
Tekst(Path.Combine("prognoser", "2024-T2.csv"), Prognoseplan.Rader(omraader));

var budsjett = Budsjett();
var vedtatt = Rammeplan.MedRammer(budsjett, Organisasjon.Topp(omraader));
var opprinnelig = Vedtak(
    vedtatt, "KST-2023-120", "2023-12-13", "kommunestyret", "opprinnelig", "Opprinnelig budsjett 2024", b => b.Opprinnelig);
foreach (var (post, merke) in Tiltaksplan.Budsjett(tiltaksrader, budsjett))
{
    var linje = new JsonObject
    {
        ["kontoklasse"] = post.Kontoklasse, ["art"] = post.Art, ["funksjon"] = post.Funksjon, ["ansvar"] = post.Ansvar, ["beloep"] = post.Opprinnelig,
    };
    if (merke.Length > 0)
    {
        linje["tiltak"] = merke;
    }

    opprinnelig["linjer"]!.AsArray().Add(linje);
}

Json("budsjett-opprinnelig.json", opprinnelig);
Json(
    "budsjett-revidert.json",
    Vedtak(
        vedtatt, "KST-2024-098", "2024-10-30", "kommunestyret", "tertial2", "Endringer i tertialrapport 1 og 2 og tekniske korreksjoner",
        b => b.Revidert - b.Opprinnelig, medUendrede: true));
var detaljering = Vedtak(
    Rammeplan.Detaljert(budsjett), "KD-2024-040", "2024-10-31", "kommunedirektøren", "detaljering", "Rammene for investering fordelt på prosjekter",
    b => b.Revidert);
detaljering["av"] = "KST-2024-098";
Json("budsjett-detaljering.json", detaljering);
Json(
    "budsjett-tiltak.json",
    Vedtak(
        Klimafond.Budsjett(tiltak), "KD-2024-041", "2024-11-04", "kommunedirektøren", "teknisk",
        "Klima- og miljøfondet og disposisjonspostene fordelt på tiltak", b => b.Revidert));

var inngaaende = Balanseplan.Inngaaende(rapport, fond);
var ib = new Bilagsfil();
ib.Bilag("IB-2024", 0, inngaaende);
Tekst("inngaaende-balanse.csv", ib.ToString());
var (fjoraaretsInngaaende, fjoraaret) = Fjoraaret.Lag(rapport, alle, inngaaende);
Tekst("inngaaende-balanse-2023.csv", fjoraaretsInngaaende.ToString());
Tekst("regnskap-2023.csv", fjoraaret.ToString());

var aaret = new Bilagsfil();
Maaneder(aaret);
Fondsbilag(aaret);
aaret.Bilag("KLIMA-TILTAK", 12, Klimafond.Rader(tiltak));
Balanseplan.Bokfoer(aaret, ib.Saldo("10"), alle, rapport);
Tekst("regnskap-2024.csv", aaret.ToString());

var avslutning = new Bilagsfil();
foreach (var f in fond.Where(f => f.Strykning != 0))
{
    avslutning.Bilag(
        "STRYK-" + f.Kode, 13,
        Rad.Drift(f.Bruksart, "880", f.Ansvar, f.Strykning, "Strykning av bruk av " + f.Navn, f.Kode, "strykning"),
        Rad.Balanse(f.Kapittel, "080", -f.Strykning, "Strykning av bruk av " + f.Navn, f.Kode, "strykning"));
}

Tekst("aarsavslutning-2024.csv", avslutning.ToString());
return 0;

// One bilag per unit, month and counter-chapter, one row per key: the year's amounts spread by their profile, December taking what rounding leaves.
void Maaneder(Bilagsfil fil)
{
    foreach (
        var gruppe in alle.GroupBy(p => (p.Ansvar, p.Kontoklasse, p.Motkapittel)).OrderBy(g => g.Key.Ansvar, StringComparer.Ordinal).ThenBy(
            g => g.Key.Kontoklasse, StringComparer.Ordinal).ThenBy(g => g.Key.Motkapittel, StringComparer.Ordinal))
    {
        var noekler = gruppe.GroupBy(p => (p.Art, p.Funksjon, p.Prosjekt, p.Tekst)).ToList();
        for (var m = 1; m <= 12; m++)
        {
            var rader = noekler.Select(k => gruppe.Key.Kontoklasse == "drift"
                ? Rad.Drift(k.Key.Art, k.Key.Funksjon, gruppe.Key.Ansvar, k.Sum(p => IMaaned(p, m)), k.Key.Tekst, prosjekt: k.Key.Prosjekt)
                : Rad.Investering(k.Key.Art, k.Key.Funksjon, gruppe.Key.Ansvar, k.Sum(p => IMaaned(p, m)), k.Key.Tekst, prosjekt: k.Key.Prosjekt)).ToList();
            var kode = gruppe.Key.Kontoklasse == "drift" ? "D" : "I";
            fil.Bilag(
                $"{kode}-{gruppe.Key.Ansvar}-{gruppe.Key.Motkapittel}-{m:00}", m,
                [.. rader, Balanseplan.Motrad(gruppe.Key.Motkapittel, -rader.Sum(r => r.Beloep))]);
        }
    }
}

static long IMaaned(Planpost post, int maaned)
{
    var profil = Driftsplan.Profil(post.Profil);
    long foer = 0;
    for (var m = 1; m < maaned; m++)
    {
        foer += Del(m);
    }

    return maaned == 12 ? post.Beloep.Regnskap - foer : Del(maaned);

    long Del(int m) => (long)decimal.Round(post.Beloep.Regnskap * profil[m - 1], MidpointRounding.AwayFromZero);
}

void Fondsbilag(Bilagsfil fil)
{
    foreach (var f in fond)
    {
        Rad Rad2(string art, long beloep) => f.IDrift
            ? Rad.Drift(art, "880", f.Ansvar, beloep, f.Navn, f.Kode)
            : Rad.Investering(art, "880", f.Ansvar, beloep, f.Navn, f.Kode);
        fil.Bilag("FOND-AVS-" + f.Kode, 12, Rad2(f.Avsetningsart, f.Avsetning.Regnskap), Rad.Balanse(f.Kapittel, "080", -f.Avsetning.Regnskap, f.Navn, f.Kode));
        fil.Bilag("FOND-BRUK-" + f.Kode, 12, Rad2(f.Bruksart, f.Bruk.Regnskap), Rad.Balanse(f.Kapittel, "080", -f.Bruk.Regnskap, f.Navn, f.Kode));
    }
}

List<Budsjettpost> Budsjett()
{
    var linjer = alle.GroupBy(p => (p.Kontoklasse, p.Art, p.Funksjon, p.Ansvar, p.Prosjekt, p.Tekst)).Select(g => new Budsjettpost(
        g.Key.Kontoklasse, g.Key.Art, g.Key.Funksjon, g.Key.Ansvar, "", g.Sum(p => p.Beloep.Opprinnelig), g.Sum(p => p.Beloep.Revidert),
        g.Key.Prosjekt)).ToList();
    foreach (var f in fond)
    {
        var klasse = f.IDrift ? "drift" : "investering";
        linjer.Add(new Budsjettpost(klasse, f.Avsetningsart, "880", f.Ansvar, f.Kode, f.Avsetning.Opprinnelig, f.Avsetning.Revidert));
        linjer.Add(new Budsjettpost(klasse, f.Bruksart, "880", f.Ansvar, f.Kode, f.Bruk.Opprinnelig, f.Bruk.Revidert));
    }

    return linjer;
}

JsonObject Vedtak(
    IEnumerable<Budsjettpost> poster, string referanse, string dato, string organ, string type, string tekst, Func<Budsjettpost, long> beloep,
    bool medUendrede = false)
{
    var linjer = new JsonArray();
    foreach (var b in poster.Where(b => beloep(b) != 0 || (medUendrede && b.Ramme.Length > 0)))
    {
        // A frame that is not changed stands there all the same: what is laid out is laid out of the frames of the decision.
        var linje = b.Ramme.Length > 0 ? new JsonObject { ["kontoklasse"] = b.Kontoklasse, ["ramme"] = b.Ramme, ["ansvar"] = b.Ansvar }
            : new JsonObject { ["kontoklasse"] = b.Kontoklasse, ["art"] = b.Art, ["funksjon"] = b.Funksjon, ["ansvar"] = b.Ansvar };
        if (b.Prosjekt.Length > 0)
        {
            linje["prosjekt"] = b.Prosjekt;
        }

        if (b.Fond.Length > 0)
        {
            linje["fond"] = b.Fond;
        }

        linje["beloep"] = beloep(b);
        linjer.Add(linje);
    }

    return new JsonObject { ["vedtaksreferanse"] = referanse, ["vedtaksdato"] = dato, ["organ"] = organ, ["type"] = type, ["tekst"] = tekst,
        ["linjer"] = linjer };
}

JsonArray Prosjekter() => new(
    [.. register.Select(p => new JsonObject
    {
        ["prosjektkode"] = p.Kode, ["navn"] = p.Navn, ["fase"] = p.Fase.Length == 0 ? null : p.Fase, ["kostnadsramme"] = p.Kostnadsramme,
    })]);

void Json(string fil, JsonNode node) =>
    Tekst(
        fil,
        node.ToJsonString(new JsonSerializerOptions { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, NewLine = "\n" }) + "\n");

void Tekst(string fil, string tekst) => File.WriteAllText(Path.Combine(mappe, fil), tekst, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
