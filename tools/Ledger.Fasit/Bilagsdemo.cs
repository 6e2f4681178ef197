using System.Globalization;
using System.Text.Json.Nodes;

namespace Ledger.Fasit;

/// <summary>A demo whose postings are files of bilag in KOSTRA's codes; the last of its years has a budget.</summary>
internal static class Bilagsdemo
{
    private sealed record Linje(bool Opprinnelig, string Klasse, string Art, string Ansvar, string Prosjekt, decimal Beloep);

    public static void Regn(string mappe, Svar svar)
    {
        var aarene = Directory.GetFiles(mappe, "*.csv").Order(StringComparer.Ordinal).SelectMany(Posteringer)
            .GroupBy(r => r["bilagsdato"][..4]).OrderBy(g => g.Key, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.ToList());
        var (aar, rader) = aarene.Last();
        foreach (var (tidligere, fjoraaret) in aarene.SkipLast(1))
        {
            Tidligere(mappe, svar, tidligere, fjoraaret);
        }

        List<Linje> budsjett = [.. Directory.GetFiles(mappe, "budsjett-*.json").Order(StringComparer.Ordinal).SelectMany(Linjer)];
        var enheter = new Enheter(Svar.Les(mappe, "organisasjon.json"));
        List<(string Ansvar, decimal Beloep)> driftsbudsjett = [.. budsjett.Where(b => b.Klasse == "drift").Select(b => (b.Ansvar, b.Beloep))];
        foreach (var nivaa in new[] { "direktoromraade", "tjenesteomraade" })
        {
            foreach (var periode in Enumerable.Range(1, 13))
            {
                var sti = $"/regnskap/{aar}/avvik?nivaa={nivaa}&tilPeriode={periode}";
                svar.Legg(sti, "kode", "regnskap",
                    enheter.Sum(nivaa, rader.Where(r => Drift(r) && Periode(r) <= periode).Select(r => (r["ansvar"], Beloep(r)))));
                svar.Legg(sti, "kode", "budsjettHittil", enheter.Sum(nivaa, driftsbudsjett.Select(b => (b.Ansvar, Svar.Hittil(b.Beloep, periode)))));
            }

            var hele = $"/regnskap/{aar}/avvik?nivaa={nivaa}";
            svar.Legg(hele, "kode", "revidertBudsjett", enheter.Sum(nivaa, driftsbudsjett));
            svar.Legg(hele, "kode", "opprinneligBudsjett",
                enheter.Sum(nivaa, budsjett.Where(b => b is { Klasse: "drift", Opprinnelig: true }).Select(b => (b.Ansvar, b.Beloep))));
        }

        var balanse = rader.Where(r => r["kontoklasse"] == "balanse").ToList();
        var balansen = $"/regnskap/{aar}/balanse?grupperPaa=kapittel";
        svar.Legg(balansen, "kapittel", "regnskap", Sum(balanse, "kapittel"));
        var foer = aarene.Count > 1 ? aarene.Values.SkipLast(1).Last().Where(r => r["kontoklasse"] == "balanse") : balanse.Where(r => Periode(r) == 0);
        svar.Legg(balansen, "kapittel", "regnskapForrigeAar", Sum(foer, "kapittel"));

        var prosjektene = $"/regnskap/{aar}/investeringsregnskap?grupperPaa=prosjekt";
        string[] poster = ["1", "2", "3", "4"];
        svar.Legg(prosjektene, "prosjekt", "regnskap", Sum(rader.Where(r => Brutto(r["kontoklasse"], r["art"])), "prosjekt"), poster);
        svar.Legg(prosjektene, "prosjekt", "revidertBudsjett",
            Svar.Sum(budsjett.Where(b => Brutto(b.Klasse, b.Art)).Select(b => (b.Prosjekt, b.Beloep))), poster);
        foreach (var felt in new[] { "art", "funksjon", "ansvar" })
        {
            var sti = $"/regnskap/{aar}/driftsregnskap?oppstilling=art&grupperPaa={felt}";
            svar.Legg(sti, felt, "regnskap", Sum(rader.Where(Drift), felt));
            if (aarene.Count > 1)
            {
                svar.Legg(sti, felt, "regnskapForrigeAar", Sum(aarene.Values.SkipLast(1).Last().Where(Drift), felt));
            }
        }

        IEnumerable<Linje> Linjer(string fil)
        {
            var vedtak = Svar.Les(mappe, Path.GetFileName(fil));
            var lest = vedtak["linjer"]!.AsArray().Select(l => new Linje(
                (string)vedtak["type"]! == "opprinnelig", (string)l!["kontoklasse"]!, (string?)l["art"] ?? Ramme((string)l["ramme"]!), (string)l["ansvar"]!,
                (string?)l["prosjekt"] ?? "", (decimal)l["beloep"]!)).ToList();

            // What is laid out is taken from a frame, which has no project.
            return (string)vedtak["type"]! == "detaljering" ? lest.Concat(lest.Select(l => l with { Prosjekt = "", Beloep = -l.Beloep })) : lest;
        }
    }

    /// <summary>An art of the post that a frame counts in.</summary>
    private static string Ramme(string slag) => slag switch { "netto" => "010", "tilskuddAndre" => "470", "aksjerOgAndeler" => "529", "utlaan" => "520", _ => "230" };

    /// <summary>A year before: what its areas used, and what stands on its chapters at the end.</summary>
    private static void Tidligere(string mappe, Svar svar, string aar, IReadOnlyList<Dictionary<string, string>> rader)
    {
        var enheter = new Enheter(Svar.Les(mappe, "organisasjon.json"));
        foreach (var nivaa in new[] { "direktoromraade", "tjenesteomraade" })
        {
            svar.Legg($"/regnskap/{aar}/avvik?nivaa={nivaa}", "kode", "regnskap",
                enheter.Sum(nivaa, rader.Where(Drift).Select(r => (r["ansvar"], Beloep(r)))));
        }

        svar.Legg($"/regnskap/{aar}/balanse?grupperPaa=kapittel", "kapittel", "regnskap", Sum(rader.Where(r => r["kontoklasse"] == "balanse"), "kapittel"));
        svar.Legg($"/regnskap/{aar}/driftsregnskap?oppstilling=art&grupperPaa=art", "art", "regnskap", Sum(rader.Where(Drift), "art"));
    }

    /// <summary>Rows of the files that have bilag; other files have other headings.</summary>
    private static IEnumerable<Dictionary<string, string>> Posteringer(string fil)
    {
        var linjer = File.ReadAllLines(fil);
        var titler = linjer[0].Split(';');
        return titler[0] != "bilagsreferanse" ? [] : linjer.Skip(1).Select(l => titler.Zip(l.Split(';')).ToDictionary(f => f.First, f => f.Second));
    }

    /// <summary>§ 5-5 posts 1–4: what is bought and built, grants to others, shares, loans.</summary>
    private static bool Brutto(string klasse, string art) => klasse == "investering" && (string.CompareOrdinal(art, "500") < 0 || art is "520" or "529");

    private static bool Drift(Dictionary<string, string> rad) => rad["kontoklasse"] == "drift";

    private static int Periode(Dictionary<string, string> rad) => int.Parse(rad["periode"], CultureInfo.InvariantCulture);

    private static decimal Beloep(Dictionary<string, string> rad) => decimal.Parse(rad["beloep"], CultureInfo.InvariantCulture);

    private static Dictionary<string, decimal> Sum(IEnumerable<Dictionary<string, string>> rader, string felt) =>
        Svar.Sum(rader.Select(r => (r[felt], Beloep(r))));
}
