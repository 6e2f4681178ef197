using System.Globalization;
using System.Text.Json.Nodes;

namespace Ledger.Fasit;

/// <summary>A demo whose source sends the year's balances in codes of its own each night: what the last night says is what the ledger ends with.</summary>
internal static class Saldodemo
{
    private sealed record Rad(string Konto, string Ansvar, decimal[] Saldo);

    public static void Regn(string mappe, Svar svar)
    {
        var konti = Svar.Les(mappe, "kontoplan.json")["konti"]!.AsArray().ToDictionary(k => (string)k!["konto"]!, k => k!);
        bool Drift(string konto) => konti.TryGetValue(konto, out var k) && (string)k["kontoklasse"]! == "drift";
        var ifjor = Directory.GetFiles(mappe, "saldo-*.csv").Single();
        var aaret = int.Parse(Path.GetFileNameWithoutExtension(ifjor)[6..], CultureInfo.InvariantCulture);
        foreach (var (aar, fil) in new[] { (aaret, ifjor), (aaret + 1, Directory.GetFiles(mappe, "natt-*.csv").Max(StringComparer.Ordinal)!) })
        {
            var rader = Les(fil);
            var maaned = rader[0].Saldo.Length - 1;
            var enheter = new Enheter(Svar.Les(mappe, $"stamdata-{aar}.json"));
            svar.Legg($"/regnskap/{aar}/avstemming?kilde=regnskap", "konto", "ledger",
                Svar.Sum(rader.Select(r => (r.Konto, r.Saldo[^1]))).Where(k => k.Value != 0).ToDictionary());
            var sti = $"/regnskap/{aar}/avvik?nivaa=tjenesteomraade&tilPeriode={maaned}";
            svar.Legg(sti, "kode", "regnskap", enheter.Sum("tjenesteomraade", rader.Where(r => Drift(r.Konto)).Select(r => (r.Ansvar, r.Saldo[^1]))));
            var linjer = Directory.GetFiles(mappe, $"budsjett-{aar}-*.json").Order(StringComparer.Ordinal).SelectMany(f => Linjer(mappe, f)).ToList();
            svar.Legg(sti, "kode", "revidertBudsjett", enheter.Sum("tjenesteomraade", linjer.Select(l => (l.Ansvar, l.Beloep))));
            svar.Legg(sti, "kode", "opprinneligBudsjett",
                enheter.Sum("tjenesteomraade", linjer.Where(l => l.Opprinnelig).Select(l => (l.Ansvar, l.Beloep))));
            svar.Legg(sti, "kode", "budsjettHittil", enheter.Sum("tjenesteomraade", linjer.Select(l => (l.Ansvar, Svar.Hittil(l.Beloep, maaned)))));
            svar.Legg($"/regnskap/{aar}/driftsregnskap?oppstilling=art&grupperPaa=art", "art", "regnskap",
                Svar.Sum(rader.Where(r => Drift(r.Konto)).Select(r => ((string)konti[r.Konto]["art"]!, r.Saldo[^1]))));
        }
    }

    private static IEnumerable<(bool Opprinnelig, string Ansvar, decimal Beloep)> Linjer(string mappe, string fil)
    {
        var vedtak = Svar.Les(mappe, Path.GetFileName(fil));
        return vedtak["linjer"]!.AsArray().Select(l => ((string)vedtak["type"]! == "opprinnelig", (string)l!["ansvar"]!, (decimal)l["beloep"]!));
    }

    /// <summary>A title, a heading, the rows with a balance per period, and a sum. The account stands before its name.</summary>
    private static List<Rad> Les(string fil) =>
    [
        .. File.ReadLines(fil).Skip(2).Select(l => l.Split(';')).Where(f => f[0] != "Totalt").Select(
            f => new Rad(f[0].Split(' ')[0], f[1], [.. f.Skip(4).Select(b => decimal.Parse(b.Replace(',', '.'), CultureInfo.InvariantCulture))])),
    ];
}
