using System.Globalization;
using System.Text;
using CsCheck;
using Ledger.Application.Aarsavslutning;
using Ledger.Application.Grunndata;
using Ledger.Application.Import;
using Ledger.Application.Porter;
using Ledger.Application.Profiler;
using Ledger.Application.Saldoimport;
using Ledger.Application.Skriving;
using Ledger.Application.Varsler;
using Ledger.Domain.Kjede;
using Ledger.Domain.Organisasjon;
using Ledger.Domain.Saldo;
using Ledger.Domain.Saldoimport;
using Ledger.Domain.Verdier;
using Ledger.Storage.Sqlite;

namespace Ledger.Storage.Tests;

/// <summary>What balance imports promise, over the service and a real database: random files, with periods closed between them.</summary>
public sealed class SaldoimportEgenskapTests
{
    private const int MestPeriode = 4;
    private static readonly Regnskapsaar Aar = Regnskapsaar.Fra(2025);
    private static readonly string[] Nokler = ["drift;010;202;;;101", "drift;115;202;;;101", "drift;010;202;;;102", "balanse;;;13;320;"];
    private static readonly CancellationToken None = CancellationToken.None;

    /// <summary>A file: some amounts of keys in periods. The bank balances each period.</summary>
    private static readonly Gen<(int Noekkel, int Periode, int Oere)[]> Fil = Gen.Select(Gen.Int[0, 3], Gen.Int[1, MestPeriode], Gen.Int[-500, 500]).Array[0, 8];

    private static int _neste;
    private string _mappe = "";
    private SqliteStore _store = null!;
    private Saldoimporttjeneste _tjeneste = null!;
    private Grunndatatjeneste _grunndata = null!;
    private Periodetjeneste _perioder = null!;
    private Profilregister _profiler = null!;

    [OneTimeSetUp]
    public async Task Start()
    {
        _mappe = Path.Combine(Path.GetTempPath(), $"ledger-{Guid.NewGuid():N}");
        _store = new SqliteStore(_mappe, TimeProvider.System);
        await _store.MigrerAsync(None);
        var laas = new Avtrykkslaas(_store);
        var flyt = new Skriveflyt(_store, _store, laas, TimeProvider.System);
        var leser = new Grunndataleser(_store);
        _tjeneste = new Saldoimporttjeneste(_store, leser, new Kilderegister(_store), flyt, new Bokfoeringsvarsler(leser, new Innholdsminne(laas), new Aapningssammenligning()), new Importgrenser(MestRaderPerBilag: 3));
        _grunndata = new Grunndatatjeneste(_store, leser, flyt);
        _perioder = new Periodetjeneste(_store, leser, flyt);
        _profiler = new Profilregister(_store, leser, laas);
    }

    [OneTimeTearDown]
    public void Stopp()
    {
        _store.Dispose();
        Directory.Delete(_mappe, recursive: true);
    }

    [Test]
    public void Many_files_end_where_the_last_one_alone_would_and_what_is_closed_never_moves() =>
        Gen.Select(Fil.Array[1, 4], Gen.Int[0, MestPeriode - 1].Array[4], Gen.Bool).Sample(
            (filer, lukketTil, kumulativ) =>
            {
                var (steg, alene) = (NyAsync().Result, NyAsync().Result);
                var lukket = new Dictionary<int, string>();
                for (var i = 0; i < filer.Length; i++)
                {
                    Importer(steg, Csv(filer[i], kumulativ), kumulativ);
                    foreach (var (periode, foer) in lukket)
                    {
                        Assert.That(Bokfoert(steg, periode), Is.EqualTo(foer), "what was booked in a closed period stands");
                    }

                    for (var periode = 1; periode <= lukketTil[i]; periode++)
                    {
                        _perioder.SettAsync(steg, Aar, Periode.Fra(periode), lukket: true, kanGjenaapne: false, new("test"), None).Wait();
                        lukket[periode] = Bokfoert(steg, periode);
                    }
                }

                Importer(alene, Csv(filer[^1], kumulativ), kumulativ);
                Assert.That(Gjelder(steg), Is.EqualTo(Gjelder(alene)), "by the period that amounts are about");
                Assert.That(Importer(steg, Csv(filer[^1], kumulativ), kumulativ).Uendret, Is.True, "the last file again books nothing");
            },
            iter: 25);

    [Test]
    public void The_same_rows_by_any_profile_give_the_same_chain_but_for_salts_and_times() => Fil.Where(f => f.Any(r => r.Oere != 0)).Sample(
        fil =>
        {
            var ventet = Kjede(NyAsync().Result, l => Importer(l, Csv(fil, kumulativ: false), kumulativ: false));
            foreach (var (profil, innhold) in Former(fil))
            {
                Assert.That(Kjede(NyAsync().Result, l => Importer(l, innhold, kumulativ: false, profil)), Is.EqualTo(ventet), profil.Navn);
            }
        },
        iter: 10);

    /// <summary>The same rows as other sources write them.</summary>
    private static IEnumerable<(Importprofil Profil, string Innhold)> Former((int Noekkel, int Periode, int Oere)[] fil)
    {
        string[] felt = ["kontoklasse", "art", "funksjon", "kapittel", "sektor", "ansvar"];
        var kolonner = felt.ToDictionary(f => f, f => new Kolonne(Tittel: "X " + f));
        var titler = string.Join('|', felt.Select(f => "X " + f));
        var rader = Csv(fil, kumulativ: false).Split('\n', StringSplitOptions.RemoveEmptyEntries)[1..].Select(r => r.Split(';')).ToList();
        yield return (
            new Importprofil(
                "komma", "system", new Filform(Filtype.Csv, Skilletegn: '|', Desimaltegn: ',', Tusenskille: '.'),
                new Dictionary<string, Kolonne>(kolonner) { ["periode"] = new(Tittel: "Mnd"), ["debet"] = new(Tittel: "Inn"), ["kredit"] = new(Tittel: "Ut") }),
            titler + "|Ut|Mnd|Inn\n" + string.Concat(rader.Select(r => string.Join('|', r[..6]) + "|" + (
                r[7][0] == '-' ? $"{r[7][1..].Replace('.', ',')}|{r[6]}|" : $"|{r[6]}|{r[7].Replace('.', ',')}") + "\n")));
        var perioder = Enumerable.Range(1, MestPeriode).ToList();
        yield return (
            new Importprofil(
                "bred", "system", new Filform(Filtype.JsonTabell),
                new Dictionary<string, Kolonne>(kolonner) { ["beloep"] = new(KolonnePerPeriode: @"(\d+)/2025") }),
            "[" + string.Join(',', rader.Select(r => "{" + string.Join(
                ',',
                felt.Select((f, i) => $"\"X {f}\":\"{r[i]}\"").Concat(perioder.Select(p => $"\"{p}/2025\":{(p.ToString(CultureInfo.InvariantCulture) == r[6] ? r[7] : "null")}"))) + "}")) + "]");
    }

    private string Kjede(LedgerId ledger, Action<LedgerId> skriv)
    {
        skriv(ledger);
        var poster = _store.JournalAsync(ledger, 0, long.MaxValue, 1_000, None).Result.Where(p => p.Slag == Journalslag.Bilag);
        return string.Join('\n', poster.Select(p =>
            $"{p.Referanse.Split('/')[^1]} {p.Dato} {p.Periode} {p.Tekst.Tekst} {p.Kilde}: " + string.Join(", ", p.Rader.Select(r => $"{r.Linje} {r.Dimensjon} {r.Beloep} {r.GjelderPeriode}"))));
    }

    private Saldoimportkvittering Importer(LedgerId ledger, string innhold, bool kumulativ, Importprofil? profil = null)
    {
        var bytes = Encoding.UTF8.GetBytes(innhold);
        var leser = profil is null ? b => new CsvLeser(b, format: Radformat.Saldoer) : _profiler.LeserAsync(ledger, Aar, profil, None).Result;
        var ordre = new Saldoimportordre(
            ledger, Aar, new("test"), "system", () => leser(new MemoryStream(bytes)), Fullstendig: true, Kumulativ: kumulativ,
            LukketPeriode: LukketPeriodevalg.FoersteAapne);
        try
        {
            return _tjeneste.ImporterAsync(ordre, None).GetAwaiter().GetResult().Kvittering;
        }
        catch (Application.Avvisning e) when (e.Tillegg?.GetValueOrDefault("bekreftelse") is string bekreftelse)
        {
            return _tjeneste.ImporterAsync(ordre with { Bekreftelse = bekreftelse }, None).GetAwaiter().GetResult().Kvittering;
        }
    }

    private async Task<LedgerId> NyAsync()
    {
        var nummer = Interlocked.Increment(ref _neste);
        var ledger = LedgerId.Parse($"{1000 + nummer:0000}");
        await _grunndata.RegistrerKommuneAsync(ledger, "K", Organisasjonsnummer.Parse("910244132"), new("test"), None);
        await _grunndata.DefinerOrganisasjonAsync(
            ledger, Aar,
            [new Enhet(Ansvar.Parse("101"), "A", Nivaa.Ansvar, default), new Enhet(Ansvar.Parse("102"), "B", Nivaa.Ansvar, default)], new("test"), None);
        return ledger;
    }

    /// <summary>All periods are named, as a nightly file of the year does; cumulative files sum up what came before.</summary>
    private static string Csv((int Noekkel, int Periode, int Oere)[] fil, bool kumulativ)
    {
        var rader = new StringBuilder("kontoklasse;art;funksjon;kapittel;sektor;ansvar;periode;beloep\n");
        var rad = (string noekkel, int periode, long oere) => rader.Append(CultureInfo.InvariantCulture, $"{noekkel};{periode};{oere / 100m:0.00}\n");
        for (var periode = 1; periode <= MestPeriode; periode++)
        {
            var beloep = fil.Where(r => kumulativ ? r.Periode <= periode : r.Periode == periode).ToList();
            foreach (var noekkel in beloep.GroupBy(r => r.Noekkel).OrderBy(g => g.Key))
            {
                rad(Nokler[noekkel.Key], periode, noekkel.Sum(r => (long)r.Oere));
            }

            rad("balanse;;;10;320;", periode, -beloep.Sum(r => (long)r.Oere));
        }

        return rader.ToString();
    }

    private string Bokfoert(LedgerId ledger, int periode) => Summer(ledger, p => p.Periode.Nummer == periode ? periode : null);

    private string Gjelder(LedgerId ledger) => Summer(ledger, p => p.Gjelder.Nummer);

    private string Summer(LedgerId ledger, Func<Saldopost, int?> gruppe) => string.Join(
        '\n',
        _store.SaldoAsync(ledger, Aar, None).Result.Poster.Where(p => gruppe(p) is not null).GroupBy(p => $"{gruppe(p)} {p.Dimensjon}")
            .Select(g => (g.Key, Sum: g.Sum(p => p.Beloep.Oere))).Where(g => g.Sum != 0).OrderBy(g => g.Key, StringComparer.Ordinal).Select(g => $"{g.Key}: {g.Sum}"));
}
