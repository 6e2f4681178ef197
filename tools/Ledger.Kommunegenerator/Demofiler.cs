using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Ledger.Kommunegenerator;

/// <summary>The files of the made municipality's demo, as its source, its budget department and its administrator would send them.</summary>
internal static class Demofiler
{
    private const int Iaar = Kommune.Aar;
    private const int Ifjor = Iaar - 1;
    private static readonly string[] Maaneder = ["Jan", "Feb", "Mar", "Apr", "Mai", "Jun", "Jul", "Aug", "Sep", "Okt", "Nov", "Des"];

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        WriteIndented = true,
        NewLine = "\n",
    };

    /// <summary>What the year before calls units otherwise, and where it has them: two were renamed and one moved at the new year.</summary>
    private static readonly Dictionary<string, Enhet> IfjorsEnheter = new()
    {
        ["40"] = new("40", "Teknikk og miljø", "tjenesteomraade", null), ["11111"] = new("11111", "Nyvik skole", "ansvar", "1111"),
        ["21123"] = new("21123", "Enhet 18", "ansvar", "2111"),
    };

    public static IEnumerable<(string Navn, string Innhold)> Alle()
    {
        yield return ("kommune.json", Skriv(new { navn = "Nyvik kommune", organisasjonsnummer = "910999885" }));
        yield return ($"stamdata-{Ifjor}.json", Stamdata(e => IfjorsEnheter.GetValueOrDefault(e.Kode, e)));
        yield return ($"stamdata-{Iaar}.json", Stamdata(e => e));
        yield return ("kontoplan.json", Skriv(new
        {
            konti = Kommune.Kontoplan.Select(k => (Konto: k, Fond: (string?)null)).Concat(Demo.Flere)
                .Select(k => new { konto = k.Konto.Kode, k.Konto.Navn, k.Konto.Kontoklasse, k.Konto.Art, k.Konto.Kapittel, k.Konto.Sektor, k.Fond, k.Konto.Type }),
            funksjonsmoenstre = new[] { new { uttrykk = @"^(\d{3})\d{2}$", funksjon = "$1" } },
        }));
        yield return ("profil.json", Skriv(new
        {
            navn = "Nattfilen", kilde = "regnskap", format = new { type = "csv", desimaltegn = ",", tusenskille = " " },
            kolonner = new Dictionary<string, object>
            {
                ["konto"] = new { tittel = "Konto", del = @"^(\S+) - .*$" }, ["ansvar"] = new { tittel = "Ansvar/Kode" },
                ["lokalFunksjon"] = new { tittel = "Funksjon/Kode" }, ["prosjekt"] = new { tittel = "Prosjekt/Kode" },
                ["beloep"] = new { kolonnePerPeriode = $@"^(IB|{string.Join('|', Maaneder)})/\d{{4}}$", kumulativ = true, avrund = 0.01 },
            },
            fullstendig = true, utelatRader = new[] { new { verdi = "Totalt" } }, bilag = "perPeriode", ukjentProsjekt = "opprett",
            ukjentEnhet = "uspesifisert", lukketPeriode = "foersteAapne",
        }));
        yield return ($"budsjett-{Ifjor}-1.json", Vedtak($"KST-{Ifjor - 1}-88", $"{Ifjor - 1}-12-11", "opprinnelig", Demo.Budsjett(97)));
        yield return ($"budsjett-{Iaar}-1.json", Vedtak($"KST-{Ifjor}-91", $"{Ifjor}-12-10", "opprinnelig", Demo.Budsjett(100)));
        yield return ($"budsjett-{Iaar}-2.json", Vedtak($"KST-{Iaar}-44", $"{Iaar}-06-17", "tertial1", Demo.Endringer(1)));
        yield return ($"budsjett-{Iaar}-3.json", Vedtak($"KST-{Iaar}-71", $"{Iaar}-09-30", "tertial2", Demo.Endringer(2)));
        yield return ($"saldo-{Ifjor}.csv", Saldofil(Demo.IFjor(), Ifjor, 12));
        yield return ("statuser.json", Skriv(new Dictionary<string, object[]>
        {
            [$"{Ifjor}"] =
            [
                new { tilstand = "avsluttet", maate = "egneBilag" },
                new { tilstand = "avlagt", person = "Kommunedirektøren", rolle = "kommunedirektør", dato = $"{Iaar}-02-20" },
                new { tilstand = "revidert", person = "Revisor", konklusjon = "ren", dokument = $"Revisjonsberetning {Ifjor}", dato = $"{Iaar}-04-13" },
                new
                {
                    tilstand = "vedtatt", organ = "kommunestyret", vedtaksreferanse = $"Årsregnskap {Ifjor}", dato = $"{Iaar}-06-17", sendt = $"{Iaar}-06-26",
                },
            ],
        }));
        for (var natt = 1; natt <= Demo.Netter; natt++)
        {
            yield return ($"natt-{natt:00}.csv", Saldofil(Demo.Natt(natt), Iaar, Demo.SisteMaaned));
        }

        foreach (var fil in Konsern.Filer())
        {
            yield return fil;
        }

        yield return ("hendelser.csv", "natt;handling;hva\n" + string.Concat(Demo.Hendelser.Select(h => $"{h.Natt};{h.Handling};{h.Hva}\n")));
    }

    private static string Stamdata(Func<Enhet, Enhet> somDaVar) => Skriv(new
    {
        nivaaer = new object[]
        {
            new { nivaa = "tjenesteomraade", bevilgning = true }, new { nivaa = "virksomhetsomraade" }, new { nivaa = "virksomhet" }, new { nivaa = "ansvar" },
        },
        enheter = Kommune.Enheter.Select(somDaVar),
        prosjekter = Kommune.Prosjekter.Select(p => new { kode = p, navn = "Prosjekt " + p }),
        fond = new[] { new { kode = Demo.Fond, navn = "Disposisjonsfond", type = "disposisjonsfond" } },
    });

    private static string Vedtak(string referanse, string dato, string type, IEnumerable<(Noekkel Noekkel, long Oere)> linjer) => Skriv(new
    {
        vedtaksreferanse = referanse, vedtaksdato = dato, organ = "kommunestyret", type,
        linjer = linjer.GroupBy(l => l.Noekkel).Select(g => new
        {
            konto = g.Key.Konto, ansvar = g.Key.Ansvar, lokalFunksjon = g.Key.Funksjon, prosjekt = g.Key.Prosjekt.Length == 0 ? null : g.Key.Prosjekt,
            beloep = g.Sum(l => l.Oere) / 100,
        }).Where(l => l.beloep != 0),
    });

    /// <summary>A title above the heading, the account with its name, a column of balance per period, a sum at the foot.</summary>
    private static string Saldofil(Saldobok bok, int aar, int sisteMaaned)
    {
        var navn = Kommune.Kontoplan.Concat(Demo.Flere.Select(f => f.Konto)).ToDictionary(k => k.Kode, k => k.Navn, StringComparer.Ordinal);
        var fil = new StringBuilder("Saldo per periode\nKonto;Ansvar/Kode;Funksjon/Kode;Prosjekt/Kode;IB/").Append(aar.ToString(CultureInfo.InvariantCulture));
        fil.AppendJoin("", Maaneder.Take(sisteMaaned).Select(m => FormattableString.Invariant($";{m}/{aar}"))).Append('\n');
        var sum = new long[sisteMaaned + 1];
        foreach (var n in bok.Noekler)
        {
            var saldo = Enumerable.Range(0, sisteMaaned + 1).Select(p => bok.Saldo(n, p)).ToArray();
            sum = [.. sum.Zip(saldo, (x, y) => x + y)];
            fil.Append(n.Konto).Append(" - ").Append(navn.GetValueOrDefault(n.Konto, "Ny konto")).Append(';').Append(n.Ansvar).Append(';').Append(n.Funksjon)
                .Append(';').Append(n.Prosjekt).Append(';').AppendJoin(';', saldo.Select(Kroner)).Append('\n');
        }

        return fil.Append("Totalt;;;;").AppendJoin(';', sum.Select(Kroner)).Append('\n').ToString();
    }

    /// <summary>As the source writes amounts: 1234,50.</summary>
    private static string Kroner(long oere) => (oere / 100m).ToString("0.00", Norsk);

    private static readonly NumberFormatInfo Norsk = new() { NumberDecimalSeparator = "," };

    private static string Skriv(object innhold) => JsonSerializer.Serialize(innhold, Json) + "\n";
}
