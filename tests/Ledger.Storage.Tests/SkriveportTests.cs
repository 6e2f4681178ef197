using System.Reflection;
using Ledger.Application.Aarsavslutning;
using Ledger.Application.Bokfoering;
using Ledger.Application.Grunndata;
using Ledger.Application.Porter;
using Ledger.Application.Skriving;
using Ledger.Application.Varsler;
using Ledger.Domain.Hovedbok;
using Ledger.Domain.Organisasjon;
using Ledger.Domain.Verdier;
using Ledger.Storage.Felles;
using Ledger.Storage.Sqlite;

namespace Ledger.Storage.Tests;

/// <summary>
/// Writers wait before they have a connection, so that those who read, and the one who writes, always find one. Proven on a real store behind
/// a pool of so many connections, which turns down whoever has waited for one: a writer holds one while it writes, and each read takes one.
/// </summary>
public sealed class SkriveportTests
{
    private static readonly LedgerId Baerum = LedgerId.Parse("3201");
    private static readonly Regnskapsaar Aar = Regnskapsaar.Fra(2025);

    [TestCase(1, 200)]
    [TestCase(5, 200)]
    [TestCase(100, 200)]
    public async Task Two_hundred_writers_of_a_ledger_are_all_booked_and_readers_are_answered(int pool, int antall)
    {
        var folder = Directory.CreateTempSubdirectory("skriveport-").FullName;
        using var sqlite = new SqliteStore(folder, TimeProvider.System);
        await sqlite.MigrerAsync(CancellationToken.None);
        using var port = new Skriveport(Math.Max(1, pool / 2));
        using var forbindelser = new Pool(pool);
        var lager = Poollager.Lag(sqlite, forbindelser, port);
        var grunndata = new Grunndataleser(lager);
        var flyt = new Skriveflyt(lager, lager, new Avtrykkslaas(sqlite), TimeProvider.System);
        var oppdrag = new Skriveoppdrag("test");
        var definisjoner = new Grunndatatjeneste(sqlite, new Grunndataleser(sqlite), new Skriveflyt(sqlite, sqlite, new Avtrykkslaas(sqlite), TimeProvider.System));
        await definisjoner.RegistrerKommuneAsync(Baerum, "Bærum", Organisasjonsnummer.Parse("935478715"), oppdrag, CancellationToken.None);
        await definisjoner.DefinerOrganisasjonAsync(Baerum, Aar, [new Enhet(Ansvar.Parse("202"), "Barnehage", Nivaa.Tjenesteomraade, default)], oppdrag, CancellationToken.None);
        var bilag = new Bilagstjeneste(lager, grunndata, flyt, new Bokfoeringsvarsler(grunndata, new Innholdsminne(new Avtrykkslaas(sqlite)), new Aapningssammenligning()));

        var writers = Enumerable.Range(0, antall).Select(i => Task.Run(() => bilag.BokfoerAsync(Baerum, Aar, Rader($"B{i}"), "t", oppdrag, CancellationToken.None))).ToList();
        var readers = Enumerable.Range(0, pool == 1 ? 0 : 20).Select(_ => Task.Run(async () =>
        {
            for (var i = 0; i < 20; i++)
            {
                await lager.FinnKommuneAsync(Baerum, CancellationToken.None);
            }
        })).ToList();
        await Task.WhenAll(writers.Concat(readers));
        Assert.That((await Task.WhenAll(writers)).Select(k => k.Bilagsnummer).Order(), Is.EqualTo(Enumerable.Range(1, antall)));
        Directory.Delete(folder, recursive: true);
    }

    [Test]
    public async Task The_turn_passes_on_when_a_write_cannot_begin_or_is_given_up_while_it_waits()
    {
        using var port = new Skriveport(2);
        var first = await port.BegynnAsync(Baerum, slipp => Task.FromResult(slipp), CancellationToken.None);
        using var given = new CancellationTokenSource();
        var waiting = port.BegynnAsync(Baerum, slipp => Task.FromResult(slipp), given.Token);
        var other = await port.BegynnAsync(LedgerId.Parse("3203"), slipp => Task.FromResult(slipp), CancellationToken.None);
        await given.CancelAsync();
        Assert.That(async () => await waiting, Throws.InstanceOf<OperationCanceledException>());
        first();
        first(); // Twice is once.
        Assert.That(
            async () => await port.BegynnAsync<Action>(Baerum, _ => throw new LagerException(Lagerfeil.Utilgjengelig, "no connection"), CancellationToken.None),
            Throws.TypeOf<LagerException>());
        var next = await port.BegynnAsync(Baerum, slipp => Task.FromResult(slipp), CancellationToken.None).WaitAsync(TimeSpan.FromMinutes(1));
        var third = port.BegynnAsync(LedgerId.Parse("3205"), slipp => Task.FromResult(slipp), CancellationToken.None);
        Assert.That(third.IsCompleted, Is.False, "two are written at the same time and no more");
        next();
        (await third.WaitAsync(TimeSpan.FromMinutes(1)))();
        other();
    }

    private static Posteringsfelt[] Rader(string referanse)
    {
        Posteringsfelt Rad(params (Radfelt Felt, string Verdi)[] felt)
        {
            var rad = new Posteringsfelt();
            rad.Toem();
            foreach (var (navn, verdi) in felt.Prepend((Radfelt.Periode, "3")).Prepend((Radfelt.Bilagsdato, "2025-03-15")).Prepend((Radfelt.Bilagsreferanse, referanse)))
            {
                rad[navn] = verdi;
            }

            return rad;
        }

        return
        [
            Rad((Radfelt.Kontoklasse, "drift"), (Radfelt.Art, "115"), (Radfelt.Funksjon, "201"), (Radfelt.Ansvar, "202"), (Radfelt.Beloep, "100")),
            Rad((Radfelt.Kontoklasse, "balanse"), (Radfelt.Kapittel, "32"), (Radfelt.Sektor, "320"), (Radfelt.Beloep, "-100")),
        ];
    }

    /// <summary>So many connections; whoever has waited for one as long as the client waits is turned down.</summary>
    public sealed class Pool(int antall) : IDisposable
    {
        private readonly SemaphoreSlim _ledige = new(antall, antall);

        public async Task TaAsync()
        {
            if (!await _ledige.WaitAsync(TimeSpan.FromMinutes(1)))
            {
                throw new LagerException(Lagerfeil.Laast, "The pool has no connection left.");
            }
        }

        public void Lever() => _ledige.Release();

        public void Dispose() => _ledige.Dispose();
    }

    /// <summary>A store each of whose reads takes a connection of the pool, and each of whose writers holds one.</summary>
    public class Poollager : DispatchProxy
    {
        private ILedgerStore _indre = null!;
        private Pool _pool = null!;
        private Skriveport _port = null!;

        public static ILedgerStore Lag(ILedgerStore indre, Pool pool, Skriveport port)
        {
            var proxy = Create<ILedgerStore, Poollager>();
            ((Poollager)(object)proxy)._indre = indre;
            ((Poollager)(object)proxy)._pool = pool;
            ((Poollager)(object)proxy)._port = port;
            return proxy;
        }

        protected override object? Invoke(MethodInfo? targetMethod, object?[]? args) =>
            targetMethod!.Name == nameof(IHovedbokskriver.BegynnSkrivAsync) ? SkrivAsync((LedgerId)args![0]!, (CancellationToken)args[2]!)
            : targetMethod.ReturnType.IsGenericType && targetMethod.ReturnType.GetGenericTypeDefinition() == typeof(Task<>)
                ? typeof(Poollager).GetMethod(nameof(LesAsync), BindingFlags.Instance | BindingFlags.NonPublic)!
                    .MakeGenericMethod(targetMethod.ReturnType.GenericTypeArguments).Invoke(this, [targetMethod, args])
            : targetMethod.Invoke(_indre, args);

        private async Task<T> LesAsync<T>(MethodInfo method, object?[] args)
        {
            await _pool.TaAsync();
            try
            {
                return await (Task<T>)method.Invoke(_indre, args)!;
            }
            finally
            {
                _pool.Lever();
            }
        }

        private Task<ISkriveoekt> SkrivAsync(LedgerId ledger, CancellationToken ct) => _port.BegynnAsync(
            ledger,
            async slipp =>
            {
                await _pool.TaAsync();
                try
                {
                    return Pooloekt.Lag(await _indre.BegynnSkrivAsync(ledger, false, ct), () =>
                    {
                        _pool.Lever();
                        slipp();
                    });
                }
                catch
                {
                    _pool.Lever();
                    throw;
                }
            },
            ct);
    }

    public class Pooloekt : DispatchProxy
    {
        private ISkriveoekt _indre = null!;
        private Action _lever = null!;

        public static ISkriveoekt Lag(ISkriveoekt indre, Action lever)
        {
            var proxy = Create<ISkriveoekt, Pooloekt>();
            (((Pooloekt)(object)proxy)._indre, ((Pooloekt)(object)proxy)._lever) = (indre, lever);
            return proxy;
        }

        protected override object? Invoke(MethodInfo? targetMethod, object?[]? args)
        {
            if (targetMethod!.Name != nameof(IAsyncDisposable.DisposeAsync))
            {
                return targetMethod.Invoke(_indre, args);
            }

            return new ValueTask(AvsluttAsync());
        }

        private async Task AvsluttAsync()
        {
            await _indre.DisposeAsync();
            _lever();
        }
    }
}
