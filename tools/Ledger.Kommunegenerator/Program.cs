using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Ledger.Kommunegenerator;

/// <summary>
/// Writes the files that a made municipality of realistic shape would have on the day it goes live: chart, master data, a profile, a budget, thirty
/// nightly files, and the answer to compare with. With the word demo: those of the demo municipality. The bytes are the same each time.
/// </summary>
internal static class Program
{
    private static readonly string[] Perioder = ["IB", "Jan", "Feb", "Mar", "Apr", "Mai"];

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        WriteIndented = true,
        NewLine = "\n",
    };

    public static int Main(string[] args)
    {
        if (args.Length is not (1 or 2) || (args.Length == 2 && args[1] != "demo"))
        {
            Console.Error.WriteLine("Bruk: dotnet run --project tools/Ledger.Kommunegenerator -- <mappe> [demo]");
            return 1;
        }

        Directory.CreateDirectory(args[0]);
        foreach (var (navn, innhold) in args.Length == 2 ? Demofiler.Alle() : Filer())
        {
            File.WriteAllText(Path.Combine(args[0], navn), innhold, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
        }

        return 0;
    }

    /// <summary>All files by name.</summary>
    public static IEnumerable<(string Navn, string Innhold)> Filer()
    {
        yield return ("kommune.json", Skriv(new { navn = "Prøvedal kommune", organisasjonsnummer = "910244132" }));
        yield return ("organisasjon.json", Skriv(new { enheter = Kommune.Enheter.Where(e => e.Nivaa != "virksomhet").Select(Tre) }));
        yield return ("stamdata.json", Skriv(new
        {
            nivaaer = new object[]
            {
                new { nivaa = "tjenesteomraade", bevilgning = true }, new { nivaa = "virksomhetsomraade" }, new { nivaa = "virksomhet" }, new { nivaa = "ansvar" },
            },
            enheter = Kommune.Enheter,
            prosjekter = Kommune.Prosjekter.Select(p => new { kode = p, navn = "Prosjekt " + p }),
        }));
        yield return ("kontoplan.json", Skriv(new
        {
            konti = Kommune.Kontoplan.Select(k => new { konto = k.Kode, k.Navn, k.Kontoklasse, k.Art, k.Kapittel, k.Sektor, k.Type }),
            funksjonsmoenstre = new[] { new { uttrykk = @"^(\d{3})\d{2}$", funksjon = "$1" } },
        }));
        yield return ("profil.json", Skriv(new
        {
            navn = "Nattfilen", kilde = "regnskap", format = new { type = "csv", desimaltegn = ",", tusenskille = " " },
            kolonner = new Dictionary<string, object>
            {
                ["konto"] = new { tittel = "Konto", del = @"^(\S+) - .*$" }, ["ansvar"] = new { tittel = "Ansvar/Kode" },
                ["lokalFunksjon"] = new { tittel = "Funksjon/Kode" }, ["prosjekt"] = new { tittel = "Prosjekt/Kode" },
                ["beloep"] = new { kolonnePerPeriode = @"^(IB|Jan|Feb|Mar|Apr|Mai)/\d{4}$", kumulativ = true, avrund = 0.01 },
            },
            fullstendig = true, utelatRader = new[] { new { verdi = "Totalt" } }, bilag = "perPeriode", ukjentProsjekt = "opprett",
            ukjentEnhet = "uspesifisert", lukketPeriode = "foersteAapne",
        }));
        yield return ("budsjett.csv", Budsjett());
        for (var nummer = 1; nummer <= Natt.Antall; nummer++)
        {
            yield return ($"natt-{nummer:00}.csv", Nattfil(Natt.Nummer(nummer)));
        }

        yield return ("hendelser.csv", "natt;hva\n" + string.Concat(Natt.Hendelser.Select(h => $"{h.Natt};{h.Hva}\n")));
        yield return ("fasit.csv", Fasit(Natt.Nummer(Natt.Antall)));
    }

    /// <summary>Three of the four levels, by the names that the plain organisation has for them.</summary>
    private static object Tre(Enhet e) => e.Nivaa switch
    {
        "tjenesteomraade" => new { e.Kode, e.Navn, nivaa = "direktoromraade", overordnet = (string?)null },
        "virksomhetsomraade" => new { e.Kode, e.Navn, nivaa = "tjenesteomraade", overordnet = e.Overordnet },
        _ => new { e.Kode, e.Navn, nivaa = "ansvar", overordnet = (string?)e.Kode[..3] },
    };

    /// <summary>A title above the heading, the account with its name, a column of balance per period, a sum at the foot.</summary>
    private static string Nattfil(Natt natt)
    {
        var navn = Kommune.Kontoplan.ToDictionary(k => k.Kode, k => k.Navn, StringComparer.Ordinal);
        var fil = new StringBuilder("Saldo per periode\n");
        fil.Append("Konto;Ansvar/Kode;Funksjon/Kode;Prosjekt/Kode;").AppendJoin(';', Perioder.Select(p => $"{p}/{Kommune.Aar}")).Append('\n');
        var sum = new long[Perioder.Length];
        foreach (var n in natt.Noekler)
        {
            var saldo = Perioder.Select((_, p) => natt.Saldo(n, p)).ToArray();
            sum = [.. sum.Zip(saldo, (x, y) => x + y)];
            fil.Append(n.Konto).Append(" - ").Append(navn.GetValueOrDefault(n.Konto, "Ny konto")).Append(';').Append(n.Ansvar).Append(';').Append(n.Funksjon)
                .Append(';').Append(n.Prosjekt).Append(';').AppendJoin(';', saldo.Select(Kroner)).Append('\n');
        }

        return fil.Append("Totalt;;;;").AppendJoin(';', sum.Select(Kroner)).Append('\n').ToString();
    }

    private static string Budsjett()
    {
        var fil = new StringBuilder("År;Konto;Ansvar;Funksjon;Beløp\n");
        foreach (var n in Kommune.Driftsnoekler())
        {
            fil.Append(Kommune.Aar).Append(';').Append(n.Konto).Append(';').Append(n.Ansvar).Append(';').Append(n.Funksjon).Append(';')
                .Append(Kroner(Enumerable.Range(1, 12).Sum(m => Kommune.Bevegelse(n, 1)) / 1_000_00 * 1_000_00)).Append('\n');
        }

        return fil.ToString();
    }

    /// <summary>What each account has in all on the last night, in kroner with a point.</summary>
    private static string Fasit(Natt natt) => "konto;saldo\n" + string.Concat(
        natt.Noekler.GroupBy(n => n.Konto, StringComparer.Ordinal).OrderBy(g => g.Key, StringComparer.Ordinal)
            .Select(g => FormattableString.Invariant($"{g.Key};{g.Sum(n => natt.Saldo(n, Natt.SistePeriode)) / 100m:0.00}\n")));

    /// <summary>As the source writes amounts: 1 234,50.</summary>
    private static string Kroner(long oere) => (oere / 100m).ToString("#,0.00", Norsk);

    private static readonly NumberFormatInfo Norsk = new() { NumberDecimalSeparator = ",", NumberGroupSeparator = " " };

    private static string Skriv(object innhold) => JsonSerializer.Serialize(innhold, Json) + "\n";
}
