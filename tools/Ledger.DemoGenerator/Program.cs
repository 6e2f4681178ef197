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
var investering = Investeringsplan.Lag(rapport, fond);
List<Planpost> alle = [.. drift, .. investering];

Json("kommune.json", new JsonObject { ["navn"] = "Bærum kommune", ["organisasjonsnummer"] = "935478715" });
Json("organisasjon.json", Organisasjon.Lag(omraader));
Json(
    "fond.json",
    new JsonArray([.. fond.Select(f => new JsonObject { ["fondskode"] = f.Kode, ["navn"] = f.Navn, ["type"] = f.Type, ["formaal"] = f.Formaal })]));
Json("prosjekter.json", Prosjekter());
Directory.CreateDirectory(Path.Combine(mappe, "oppstillinger"));
Json(Path.Combine("oppstillinger", "hovedoversikt-drift.json"), Oppstillinger.HovedoversiktDrift(rapport));
Json(Path.Combine("oppstillinger", "balansens-hovedtall.json"), Oppstillinger.BalansensHovedtall(rapport));

Json("noekkeltall.json", Noekkeltall.Lag(rapport));

var budsjett = Budsjett();
Json("budsjett-opprinnelig.json", Vedtak("KST-2023-120", "2023-12-13", "opprinnelig", "Opprinnelig budsjett 2024", b => b.Opprinnelig));
Json(
    "budsjett-revidert.json",
    Vedtak("KST-2024-098", "2024-10-30", "tertial2", "Endringer i tertialrapport 1 og 2 og tekniske korreksjoner", b => b.Revidert - b.Opprinnelig));

var ib = new Bilagsfil();
ib.Bilag("IB-2024", 0, Balanseplan.Inngaaende(rapport, fond));
Tekst("inngaaende-balanse.csv", ib.ToString());

var aaret = new Bilagsfil();
Maaneder(aaret);
Fondsbilag(aaret);
Balanseplan.Bokfoer(aaret, alle, fond);
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

// One bilag per unit, month and counter-chapter: the year's amounts spread by their profile, December taking what rounding leaves.
void Maaneder(Bilagsfil fil)
{
    foreach (
        var gruppe in alle.GroupBy(p => (p.Ansvar, p.Kontoklasse, p.Motkapittel)).OrderBy(g => g.Key.Ansvar, StringComparer.Ordinal).ThenBy(
            g => g.Key.Kontoklasse, StringComparer.Ordinal).ThenBy(g => g.Key.Motkapittel, StringComparer.Ordinal))
    {
        for (var m = 1; m <= 12; m++)
        {
            var rader = gruppe.Select(p => p.Kontoklasse == "drift"
                ? Rad.Drift(p.Art, p.Funksjon, p.Ansvar, IMaaned(p, m), p.Tekst)
                : Rad.Investering(p.Art, p.Funksjon, p.Ansvar, IMaaned(p, m), p.Tekst)).ToList();
            var kode = gruppe.Key.Kontoklasse == "drift" ? "D" : "I";
            fil.Bilag(
                $"{kode}-{gruppe.Key.Ansvar}-{gruppe.Key.Motkapittel}-{m:00}", m,
                [.. rader, Rad.Balanse(gruppe.Key.Motkapittel, Balanseplan.Sektor(gruppe.Key.Motkapittel), -rader.Sum(r => r.Beloep))]);
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
    var linjer = alle.Select(p => new Budsjettpost(p.Kontoklasse, p.Art, p.Funksjon, p.Ansvar, "", p.Beloep.Opprinnelig, p.Beloep.Revidert)).ToList();
    foreach (var f in fond)
    {
        var klasse = f.IDrift ? "drift" : "investering";
        linjer.Add(new Budsjettpost(klasse, f.Avsetningsart, "880", f.Ansvar, f.Kode, f.Avsetning.Opprinnelig, f.Avsetning.Revidert));
        linjer.Add(new Budsjettpost(klasse, f.Bruksart, "880", f.Ansvar, f.Kode, f.Bruk.Opprinnelig, f.Bruk.Revidert));
    }

    return linjer;
}

JsonObject Vedtak(string referanse, string dato, string type, string tekst, Func<Budsjettpost, long> beloep)
{
    var linjer = new JsonArray();
    foreach (var b in budsjett.Where(b => beloep(b) != 0))
    {
        var linje = new JsonObject { ["kontoklasse"] = b.Kontoklasse, ["art"] = b.Art, ["funksjon"] = b.Funksjon, ["ansvar"] = b.Ansvar };
        if (b.Fond.Length > 0)
        {
            linje["fond"] = b.Fond;
        }

        linje["beloep"] = beloep(b);
        linjer.Add(linje);
    }

    return new JsonObject { ["vedtaksreferanse"] = referanse, ["vedtaksdato"] = dato, ["organ"] = "kommunestyret", ["type"] = type, ["tekst"] = tekst,
        ["linjer"] = linjer };
}

JsonArray Prosjekter()
{
    var liste = new JsonArray();
    var nummer = 0;
    foreach (var row in rapport.Rader("investeringsprosjekter").Where(r => r["kostnadsramme_mill"].Length > 0))
    {
        nummer++;
        liste.Add(new JsonObject
        {
            ["prosjektkode"] = $"P{nummer:000}",
            ["navn"] = row["label"],
            ["fase"] = row["fase"].Length == 0 ? null : row["fase"],
            ["kostnadsramme"] = Beloep3.Kroner(decimal.Parse(row["kostnadsramme_mill"], System.Globalization.CultureInfo.InvariantCulture)),
        });
    }

    return liste;
}

void Json(string fil, JsonNode node) =>
    Tekst(
        fil,
        node.ToJsonString(new JsonSerializerOptions { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, NewLine = "\n" }) + "\n");

void Tekst(string fil, string tekst) => File.WriteAllText(Path.Combine(mappe, fil), tekst, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
