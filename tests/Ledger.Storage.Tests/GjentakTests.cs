using System.Diagnostics.Metrics;
using System.Reflection;
using Ledger.Application;
using Ledger.Application.Noekler;
using Ledger.Application.Porter;
using Ledger.Application.Revisjon;
using Ledger.Application.Skriving;
using Ledger.Domain.Hovedbok;
using Ledger.Domain.Kjede;
using Ledger.Domain.Verdier;
using Ledger.Storage.Felles;
using Ledger.Storage.Sqlite;

namespace Ledger.Storage.Tests;

/// <summary>
/// Faults that pass, at every call of a write and of every read: what can be done again is, nothing is booked twice, and what cannot be known
/// is told to the caller.
/// </summary>
public sealed class GjentakTests : Lagerproeve
{
    private static readonly Regnskapsaar Aar = Regnskapsaar.Fra(2024);
    private readonly List<string> _kall = [];

    [SetUp]
    public async Task SetUp()
    {
        _kall.Clear();
        await new Skriveflyt(Store, Store, new Avtrykkslaas(Store), TimeProvider.System).UtfoerAsync(
            new Skriveordre(Ledger, 0, "kommune", new("test")),
            async (k, ct) =>
            {
                await k.DefinerAsync(Journalslag.Kommune, 0, "3201", """{"navn":"Bærum","organisasjonsnummer":"935478715"}""", ct);
                return "ok";
            },
            null,
            None);
    }

    [TestCase(nameof(IHovedbokskriver.BegynnSkrivAsync))]
    [TestCase(nameof(ISkriveoekt.FinnTransaksjonAsync))]
    [TestCase(nameof(ISkriveoekt.SisteNummerAsync))]
    [TestCase(nameof(ISkriveoekt.NoeklerAsync))]
    [TestCase(nameof(ISkriveoekt.AppendAsync))]
    [TestCase(nameof(ISkriveoekt.EndreSaldoAsync))]
    public async Task A_write_that_is_undone_before_its_commit_is_done_again_with_or_without_a_key(string kall)
    {
        foreach (var key in new[] { null, "k" })
        {
            var faults = 3;
            using var talt = new Gjentakelser();
            var svar = await BokfoerAsync(Feilproxy.Om<ILedgerStore>(Store, _kall, foer: name => name == kall && faults-- > 0), key, "R" + key);
            Assert.That((svar.AlleredeUtfoert, faults < 0, talt.Antall), Is.EqualTo((false, true, 3L)), "three faults, each counted, and then it went well");
        }

        await KontrollerAsync(bilag: 2);
    }

    [Test]
    public async Task The_commit_that_was_carried_out_and_not_answered_is_found_by_its_key()
    {
        var faults = 1;
        var svar = await BokfoerAsync(Feilproxy.Om<ILedgerStore>(Store, _kall, etter: name => name == nameof(ISkriveoekt.CommitAsync) && faults-- > 0), "k", "R");
        Assert.That((svar.AlleredeUtfoert, svar.Kvittering), Is.EqualTo((true, "bilag 1")));
        await KontrollerAsync(bilag: 1);
    }

    [Test]
    public async Task Without_a_key_a_commit_is_not_sent_twice()
    {
        foreach (var etter in new[] { false, true })
        {
            _kall.Clear();
            bool Commit(string name) => name == nameof(ISkriveoekt.CommitAsync);
            var store = Feilproxy.Om<ILedgerStore>(Store, _kall, foer: n => !etter && Commit(n), etter: n => etter && Commit(n));
            Assert.That(() => BokfoerAsync(store, null, "R"), Throws.TypeOf<ForbigaaendeException>());
            Assert.That(_kall.Count(Commit), Is.EqualTo(1));
        }

        await KontrollerAsync(bilag: 1);
    }

    [Test]
    public async Task A_fault_that_does_not_pass_is_told_after_four_tries_and_leaves_nothing()
    {
        var store = Feilproxy.Om<ILedgerStore>(Store, _kall, foer: name => name == nameof(ISkriveoekt.AppendAsync));
        Assert.That(() => BokfoerAsync(store, "k", "R"), Throws.TypeOf<ForbigaaendeException>());
        Assert.That(_kall.Count(k => k == nameof(ISkriveoekt.AppendAsync)), Is.EqualTo(Gjentak.Forsoek));
        await KontrollerAsync(bilag: 0);
    }

    [Test]
    public async Task A_move_that_is_broken_off_goes_on_where_it_stopped()
    {
        for (var i = 1; i <= 4; i++)
        {
            await BokfoerAsync(Store, $"k{i}", $"R{i}");
        }

        using var til = new SqliteStore(Path.Combine(Mappe, "maal"), TimeProvider.System);
        await til.MigrerAsync(None);
        var commits = 0;
        var store = Feilproxy.Om<ILedgerStore>(til, _kall, foer: name => name == nameof(ISkriveoekt.CommitAsync) && ++commits == 4);
        Assert.That(() => new Flyttetjeneste(Store, store).FlyttAsync(Ledger, None), Throws.TypeOf<ForbigaaendeException>());
        var halfway = await new Revisjonstjeneste(til).KontrollerAsync(Ledger, None);
        Assert.That((halfway.ErHel, halfway.Hode.Versjon), Is.EqualTo((true, 3L)), "saldo are of the version that is there");

        var whole = await new Flyttetjeneste(Store, store).FlyttAsync(Ledger, None);
        Assert.That((whole.ErHel, whole.Hode), Is.EqualTo((true, await Store.FinnKommuneAsync(Ledger, None))));
        for (var v = 1; v <= 5; v++)
        {
            var (a, b) = ((await Store.FinnTransaksjonAsync(Ledger, v, None))!, (await til.FinnTransaksjonAsync(Ledger, v, None))!);
            Assert.That(b with { Innholdshash = null, AvtrykkVern = null }, Is.EqualTo(a with { Innholdshash = null, AvtrykkVern = null }));
            Assert.That((b.Innholdshash, b.AvtrykkVern), Is.EqualTo((a.Innholdshash, a.AvtrykkVern)));
        }
    }

    /// <summary>Every member that only reads is read again; every other is called once. A new member must be put on one of the sides.</summary>
    [Test]
    public async Task Every_read_is_read_again_and_nothing_else_is_done_again()
    {
        string[] once = [nameof(ILagertilstand.HelseAsync), nameof(IHovedbokskriver.BegynnSkrivAsync), "LagreNoekkelAsync", "TilbakekallNoekkelAsync", "AvloesNoekkelAsync", "MerkNoekkelBruktAsync", nameof(IKladdlager.LagreKladdAsync), nameof(IKladdlager.LeggTilKladdAsync), nameof(IKladdlager.ByttKladdAsync), nameof(IKladdlager.SlettKladdAsync), nameof(ISesjonsnoekler.LagreSesjonsnoekkelAsync)];
        var called = 0;
        foreach (var type in new[] { typeof(ILagertilstand), typeof(IHovedbokleser), typeof(IHovedbokskriver), typeof(ITilgangslager), typeof(INoekkellager), typeof(IAvtrykksnoekler), typeof(IKladdlager), typeof(ISesjonsnoekler) })
        {
            foreach (var member in type.GetMethods().Where(m => typeof(Task).IsAssignableFrom(m.ReturnType)).Select(m => m.IsGenericMethodDefinition ? m.MakeGenericMethod(typeof(string)) : m))
            {
                _kall.Clear();
                bool First(string name) => _kall.Count == 1;
                var lager = new Gjentakslager(Feilproxy.Om<ILedgerStore>(Store, _kall, First), Feilproxy.Om<INoekkellager>(Store, _kall, First), Feilproxy.Om<IAvtrykksnoekler>(Store, _kall, First), new Straks());
                Exception? error = null;
                try
                {
                    await (Task)member.Invoke(lager, BindingFlags.DoNotWrapExceptions, null, [.. member.GetParameters().Select(Verdi)], null)!;
                }
                catch (Exception e)
                {
                    error = e;
                }

                Assert.That(_kall, Is.EqualTo(Enumerable.Repeat(member.Name, once.Contains(member.Name) ? 1 : 2)), member.Name);
                Assert.That(error is ForbigaaendeException, Is.EqualTo(once.Contains(member.Name)), $"{member.Name}: {error}");
                called++;
            }
        }

        Assert.That(called, Is.GreaterThan(25));
    }

    private static object? Verdi(ParameterInfo parameter) => parameter.ParameterType switch
    {
        var t when t == typeof(LedgerId) => Ledger,
        var t when t == typeof(Regnskapsaar) => Aar,
        var t when t == typeof(string) => "x",
        var t when t == typeof(CancellationToken) => None,
        var t when t == typeof(Posteringssporring) => new Posteringssporring(Ledger, Aar, _ => default(Dimensjon), [1], Periode.Fra(0), Periode.Fra(13), 1, default, 1),
        var t when t == typeof(Func<string>) => () => "",
        var t when t == typeof(Tilgangspost) || t == typeof(Apinoekkel) || t == typeof(DateTimeOffset) => null,
        var t => t.IsValueType ? Activator.CreateInstance(t) : null,
    };

    private static Task<Skrivesvar<string>> BokfoerAsync(ILedgerStore store, string? key, string referanse) => new Skriveflyt(store, store, new Avtrykkslaas(store), new Straks()).UtfoerAsync(
        new Skriveordre(Ledger, 2024, "import", new("test"), key),
        async (k, ct) =>
        {
            var number = await k.Oekt.SisteNummerAsync(2024, Journalslag.Bilag, ct) + 1;
            var drift = Dimensjon.Resultat(Kontoklasse.Drift, Art.Parse("010"), Funksjon.Parse("201"), Ansvar.Parse("202"));
            var bank = Dimensjon.Balanse(Kapittel.Parse("10"), Sektor.Parse("320"));
            await k.BokfoerAsync(Aar, number, new Bilag(referanse, new DateOnly(2024, 1, 31), Periode.Fra(1), [new Postering(drift, Beloep.FraOere(100)), new Postering(bank, Beloep.FraOere(-100))]), ct);
            return $"bilag {number}";
        },
        () => new Innholdsavtrykk(new byte[32]),
        None);

    private async Task KontrollerAsync(int bilag)
    {
        var r = await new Revisjonstjeneste(Store).KontrollerAsync(Ledger, None);
        Assert.That((r.ErHel, r.AntallPoster, r.AntallRader, r.Hode.Versjon), Is.EqualTo((true, 1L + bilag, 2L * bilag, 1L + bilag)), $"{r.Brudd} {r.Saldofeil}");
    }

    /// <summary>What the metric of retries counts while this is in use. Tests of a store run one at a time.</summary>
    private sealed class Gjentakelser : IDisposable
    {
        private readonly MeterListener _lytter = new();
        private long _antall;

        public Gjentakelser()
        {
            _lytter.InstrumentPublished = (instrument, lytter) =>
            {
                if (instrument is { Meter.Name: Maaling.Navn, Name: "ledger.store.retries" })
                {
                    lytter.EnableMeasurementEvents(instrument);
                }
            };
            _lytter.SetMeasurementEventCallback<long>((_, antall, _, _) => Interlocked.Add(ref _antall, antall));
            _lytter.Start();
        }

        public long Antall => Interlocked.Read(ref _antall);

        public void Dispose() => _lytter.Dispose();
    }

    /// <summary>The system's clock, on which no wait takes time.</summary>
    private sealed class Straks : TimeProvider
    {
        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
            base.CreateTimer(callback, state, dueTime > TimeSpan.Zero ? TimeSpan.Zero : dueTime, period);
    }
}
