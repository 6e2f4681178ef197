using System.Globalization;
using Ledger.Application.Tests.Verktoey;
using Ledger.Domain.Fond;
using Ledger.Domain.Verdier;

namespace Ledger.Application.Tests.Tjenester;

/// <summary>What the services answer to one command after the other, over a real file; the commands and answers stand in <c>scenarier/tjenester.txt</c>.</summary>
public sealed class TjenestetabellTests
{
    private static readonly CancellationToken None = CancellationToken.None;

    private static IEnumerable<TestCaseData> Alle() => Les().Select(s => new TestCaseData([s.Kommandoer]) { TestName = s.Tittel });

    [TestCaseSource(nameof(Alle))]
    public async Task Kommandoene(string[] kommandoer)
    {
        using var bok = new Bok();
        await bok.OpprettAsync();
        var svar = new List<string>();
        foreach (var kommando in kommandoer.Select(k => k.Split(" => ")[0].TrimEnd()))
        {
            svar.Add($"{kommando} => {await SvarAsync(bok, kommando)}");
        }

        Assert.That(svar, Is.EqualTo(kommandoer.Select(k => string.Join(" => ", k.Split(" => ").Select(d => d.Trim())))), string.Join('\n', svar));
        await bok.HelVersjonAsync();
    }

    private static async Task<string> SvarAsync(Bok bok, string kommando)
    {
        try
        {
            var ord = kommando.Split(' ', StringSplitOptions.RemoveEmptyEntries);
            var proev = ord[^1] == "proev";
            return await UtfoerAsync(bok, proev ? ord[..^1] : ord, proev);
        }
        catch (Avvisning e)
        {
            return $"{e.Grunn} {e.Type} {string.Join(' ', e.Feil.Select(f => $"{f.Linje}:{f.Felt}:{f.Kode}"))}".TrimEnd();
        }
    }

    private static async Task<string> UtfoerAsync(Bok bok, string[] ord, bool proev)
    {
        switch (ord[0])
        {
            case "bilag":
                var bilag = await bok.BokfoerAsync(ord[1], Tall(ord[2]), ord.Length > 3 ? int.Parse(ord[3], CultureInfo.InvariantCulture) : 1, proev);
                return $"bilag {bilag.Bilagsnummer} versjon {bilag.Versjon}";
            case "tilbakefoer":
                Periode? periode = ord.Length > 2 ? Periode.Fra(int.Parse(ord[2], CultureInfo.InvariantCulture)) : null;
                var motbilag = await bok.Bilag.TilbakefoerAsync(
                    Bok.Ledger, Bok.Aar, int.Parse(ord[1], CultureInfo.InvariantCulture), null, periode, null, Bok.Oppdrag(proev), None);
                return $"bilag {motbilag.Bilagsnummer} {motbilag.Bilagsreferanse} versjon {motbilag.Versjon}";
            case "import":
                var (kvittering, utfoert) = await bok.ImporterAsync(ord[1], Csv(ord[2..]), proev);
                return $"{kvittering.Status} {kvittering.AntallBilag} bilag {kvittering.FoersteBilagsnummer}-{kvittering.SisteBilagsnummer} "
                    + $"versjon {kvittering.Versjon}{(utfoert ? " igjen" : "")}";
            case "vedtak":
                var vedtak = await bok.VedtaAsync(ord[1], ord[2] == "-" ? null : ord[2], proev, [.. ord[3..].Select(l => (l[..3], l[4..]))]);
                return $"vedtak {vedtak.Kvittering.Vedtaksnummer} sum {vedtak.Kvittering.SumDrift.ToString(CultureInfo.InvariantCulture)} "
                    + $"versjon {vedtak.Kvittering.Versjon}{(vedtak.AlleredeUtfoert ? " igjen" : "")}";
            case "periode":
                var status = await bok.Perioder.SettAsync(
                    Bok.Ledger, Bok.Aar, Periode.Fra(int.Parse(ord[1], CultureInfo.InvariantCulture)), ord[2] == "lukk", ord[^1] == "admin",
                    Bok.Oppdrag(proev), None);
                return status.Status.ErLukket ? "lukket" : "åpen";
            case "enheter":
                var enheter = await bok.Definisjoner.DefinerOrganisasjonAsync(Bok.Ledger, Bok.Aar, Bok.Enheter(ord[1..]), Bok.Oppdrag(proev), None);
                return $"versjon {enheter.Versjon}{(enheter.Endret ? "" : " uendret")}";
            case "fond":
                var fond = await bok.FondAsync(ord[1], Enum.Parse<Fondstype>(ord[2]));
                return $"versjon {fond.Versjon}{(fond.Endret ? "" : " uendret")}";
            case "avslutt":
                var avslutning = await bok.AvsluttAsync(proev, ord.Contains("erstatt"));
                return $"{avslutning.Steg.Count} ledd, bilag {string.Join(',', avslutning.Bilagsnumre)} versjon {avslutning.Versjon}";
            case "angre":
                var retur = await bok.AngreAsync();
                return $"bilag {string.Join(',', retur.Bilagsnumre)} versjon {retur.Versjon}";
            default:
                throw new ArgumentException(ord[0]);
        }
    }

    /// <summary>Bilag as <c>R1:1000</c> for two rows, of pay and cash; <c>R1:1000:999</c> with other cash.</summary>
    private static string Csv(IEnumerable<string> bilag) =>
        "bilagsreferanse;bilagsdato;periode;kontoklasse;art;funksjon;kapittel;sektor;ansvar;beloep\n"
        + string.Concat(bilag.Select(b => b.Split(':')).Select(d =>
            $"{d[0]};2024-01-15;1;drift;010;202;;;11100;{d[1]}\n{d[0]};2024-01-15;1;balanse;;;10;320;;-{(d.Length > 2 ? d[2] : d[1])}\n"));

    private static decimal Tall(string tekst) => decimal.Parse(tekst, CultureInfo.InvariantCulture);

    private static IEnumerable<(string Tittel, string[] Kommandoer)> Les()
    {
        using var leser = new StreamReader(typeof(TjenestetabellTests).Assembly.GetManifestResourceStream("scenarier/tjenester")!);
        foreach (var tekst in leser.ReadToEnd().Split("\n== ").Skip(1))
        {
            var linjer = tekst.Split('\n', StringSplitOptions.RemoveEmptyEntries);
            yield return (linjer[0], linjer[1..]);
        }
    }
}
