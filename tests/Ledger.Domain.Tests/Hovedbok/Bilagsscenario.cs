using System.Globalization;
using System.Text.RegularExpressions;
using Ledger.Domain.Fond;
using Ledger.Domain.Hovedbok;
using Ledger.Domain.Kontoplaner;
using Ledger.Domain.Organisasjon;
using Ledger.Domain.Tests.Verktoey;
using Ledger.Domain.Validering;
using Ledger.Domain.Verdier;

namespace Ledger.Domain.Tests.Hovedbok;

/// <summary>A case of the text tables in <c>scenarier</c>; how they are written stands in the first of them.</summary>
internal sealed record Bilagsscenario(string Fil, string Tittel, IReadOnlyDictionary<string, string> Valg, IReadOnlyList<string> Rader, IReadOnlyList<string> Svar)
{
    private static readonly Radfelt[] Kolonner =
    [
        Radfelt.Bilagsreferanse, Radfelt.Bilagsdato, Radfelt.Periode, Radfelt.Kontoklasse, Radfelt.Art, Radfelt.Funksjon, Radfelt.Kapittel, Radfelt.Sektor,
        Radfelt.Ansvar, Radfelt.Prosjekt, Radfelt.Fond, Radfelt.Merke, Radfelt.Beloep, Radfelt.Tekst,
        Radfelt.Konto, Radfelt.LokalFunksjon, Radfelt.Fridim1, Radfelt.Fridim2, Radfelt.Motpartsenhet,
    ];

    public static IEnumerable<Bilagsscenario> LesAlle()
    {
        var assembly = typeof(Bilagsscenario).Assembly;
        foreach (var navn in assembly.GetManifestResourceNames().Where(n => n.StartsWith("bilag/", StringComparison.Ordinal)).Order(StringComparer.Ordinal))
        {
            using var leser = new StreamReader(assembly.GetManifestResourceStream(navn)!);
            foreach (var tekst in leser.ReadToEnd().Split("\n== ").Skip(1))
            {
                yield return Les(navn["bilag/".Length..], tekst.Split('\n'));
            }
        }
    }

    /// <summary>Reads the rows as an import does, and answers what came of them as it is written in the tables.</summary>
    public IReadOnlyList<string> Kjoer()
    {
        var feil = new Feilsamling();
        var romslig = Valg.GetValueOrDefault("fra") != "bilag";
        var vask = new Radvask(feil, romslig);
        var mest = int.Parse(Valg.GetValueOrDefault("mest rader", "100"), CultureInfo.InvariantCulture);
        var samler = new Bilagssamler(Grunnlag(), feil, Motkonto(), mest, romslig);
        var bilag = new List<Bilag?>();
        for (var i = 0; i < Rader.Count; i++)
        {
            var rad = Rad(Rader[i], i + 2);
            vask.Ta(rad);
            if (samler.Ta(rad, out var ferdig))
            {
                bilag.Add(ferdig);
            }
        }

        bilag.Add(samler.Slutt());
        return
        [
            .. bilag.Where(b => b is not null).SelectMany(b => Vis(b!)),
            .. feil.Feil.Select(f => $"feil {f.Linje} {f.Felt} {f.Kode}"),
            .. feil.Radfunn.Select(f => string.Join(' ', new[] { "funn", f.Kode, f.Verdi ?? "", $"{f.AntallRader} rader", f.Sum.ToString(), "linje " + string.Join(',', f.FoersteLinjer) }.Where(t => t.Length > 0))),
        ];
    }

    public override string ToString() => Tittel;

    private static IEnumerable<string> Vis(Bilag bilag) =>
    [
        $"bilag {bilag.Referanse} {bilag.Dato:yyyy-MM-dd} periode {bilag.Periode}",
        .. bilag.Posteringer.Select(p => string.Join(' ', new[] { "-", Vis(p.Dimensjon), p.Beloep.ToString(), p.Tekst ?? "" }.Where(t => t.Length > 0))),
    ];

    private static string Vis(Dimensjon d) => string.Join(' ', new[]
    {
        d.Kontoklasse.Navn(), d.Art.ToString(), d.Funksjon.ToString(), d.Kapittel.ToString(), d.Sektor.ToString(), d.Ansvar.ToString(), d.Prosjekt.ToString(), d.Fond.ToString(), d.Merke.Navn(),
        d.Egne?.Konto ?? "", d.Egne?.LokalFunksjon ?? "", d.Egne?.Fridim1 ?? "", d.Egne?.Fridim2 ?? "", d.Egne?.Motpartsenhet ?? "",
    }.Where(t => t.Length > 0));

    private Bokfoeringsgrunnlag Grunnlag() => new(
        LedgerId.Parse("3201"),
        Regnskapsaar.Fra(int.Parse(Valg.GetValueOrDefault("år", "2024"), CultureInfo.InvariantCulture)),
        new Organisasjonsplan([.. Kubebygger.Organisasjon.Enheter, new Enhet(Ansvar.Parse("0401"), "Skole", Nivaa.Direktoromraade, default)]),
        Kubebygger.Fond.Values.Append(new Fondsopplysning(Fondskode.Parse("007"), "Bond", Fondstype.Disposisjonsfond, null)).ToDictionary(f => f.Kode),
        new[] { "P1", "0042", "00042", "0099" }.Select(Prosjektkode.Parse).ToHashSet(),
        Valg.TryGetValue("lukket", out var lukket) ? new Dictionary<Periode, DateTimeOffset> { [Periode.Fra(int.Parse(lukket, CultureInfo.InvariantCulture))] = DateTimeOffset.UnixEpoch } : [],
        Kontoplan())
    {
        Motparter = Valg.GetValueOrDefault("enheter", "").Split(' ', StringSplitOptions.RemoveEmptyEntries).ToHashSet(),
    };

    /// <summary>A small chart of the municipality's own.</summary>
    private static Kommunekontoplan Kontoplan() => new Kommunekontoplanregler(Regnskapsaar.Fra(2024), Kommunenummer.Parse("3201"), Kubebygger.Fond, new Feilsamling()).Bygg(new(
        [
            new("10100", "Fastlønn", "drift", "010"), new("15400", "Avsetning", "drift", "540"), new("19999", "Feilkonto", "drift", Type: "interim"),
            new("14900", "Reserve", "drift", "490", Type: "budsjett"), new("25601", "Disposisjonsfond", "balanse", Kapittel: "56", Sektor: "080", Fond: "DISP"), new("21000", "Bank", "balanse", Kapittel: "10", Sektor: "320"),
        ],
        [new(@"3(\d{3})\d", "investering", "$1")], [new("skole", "Grunnskole", "202")], [new(@"(\d{3})00", "$1")]))!;

    private Motkonto? Motkonto() => Valg.TryGetValue("motkonto", out var konto) && konto.Split('.') is [var kapittel, var sektor]
        ? new Motkonto(Kapittel.Parse(kapittel), Sektor.Parse(sektor))
        : null;

    private Posteringsfelt Rad(string tekst, int linje)
    {
        var rad = new Posteringsfelt { ErCeller = !Valg.ContainsKey("fra"), Linje = linje };
        if (tekst[0] == '!')
        {
            rad.Formfeil = new Feil(linje, "body", Feilkoder.FeilAntallKolonner, "");
            tekst = tekst[1..].TrimStart();
        }

        foreach (var (felt, verdi) in Kolonner.Zip(tekst.Split('|').Select(v => Regex.Unescape(v.Trim()))))
        {
            rad[felt] = verdi == "~" ? "" : verdi;
        }

        return rad;
    }

    private static Bilagsscenario Les(string fil, string[] linjer)
    {
        var (valg, rader, svar) = (new Dictionary<string, string>(), new List<string>(), new List<string>());
        var del = rader;
        foreach (var linje in linjer.Skip(1).Select(l => l.TrimEnd()).Where(l => l.Length > 0 && l[0] != '#'))
        {
            if (linje == "Svar")
            {
                del = svar;
            }
            else if (linje.StartsWith("Valg ", StringComparison.Ordinal))
            {
                var skille = linje.IndexOf(':', StringComparison.Ordinal);
                valg.Add(linje["Valg ".Length..skille], linje[(skille + 1)..].Trim());
            }
            else
            {
                del.Add(Regex.Replace(linje.Trim(), @"^\| ", ""));
            }
        }

        return new Bilagsscenario(fil, linjer[0], valg, rader, [.. svar.Select(Regex.Unescape)]);
    }
}
