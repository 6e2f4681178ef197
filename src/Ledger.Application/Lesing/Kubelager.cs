using Ledger.Application.Grunndata;
using Ledger.Application.Porter;
using Ledger.Domain.Saldo;
using Ledger.Domain.Verdier;

namespace Ledger.Application.Lesing;

/// <summary>How much memory the cubes may take, in bytes.</summary>
public sealed record Kubebudsjett(long Byte);

/// <summary>
/// The cubes of the newest versions, by what their keys mean, shared by all reports. A cube is read once, however many ask for it at the same time;
/// after a posting it is brought forward by what was posted since. When the budget is exceeded, the cubes that were used longest ago are dropped.
/// </summary>
public sealed class Kubelager(IHovedbokleser store, Grunndataleser grunndata, Kubebudsjett budsjett, IOpprydder? opprydder = null)
{
    /// <summary>With more new entries than this the saldo are read anew, since they are fewer than the rows of so many entries. Chosen, not measured.</summary>
    private const long MestFremfoert = 20_000;

    private const int Laaser = 64;

    /// <summary>A year is read or brought forward by one at a time, and the others wait and find it done. Years share the locks by their hash.</summary>
    private readonly SemaphoreSlim[] _laaser = [.. Enumerable.Range(0, Laaser).Select(_ => new SemaphoreSlim(1))];

    private readonly Byteminne<(LedgerId Ledger, Regnskapsaar Aar, Saldoperiode Periodisering), Plass> _plasser = new(budsjett.Byte);
    private readonly Endringer?[] _endringer = new Endringer?[Laaser];

    /// <summary>The bytes that the cubes take, and how many they are.</summary>
    public (long Byte, int Antall) Bruk => (_plasser.Byte, _plasser.Antall);

    /// <summary>The year's cube at a head, or at a later one when a writer committed in between.</summary>
    public Task<Saldokube> HentAsync(Kommunehode hode, Regnskapsaar aar, CancellationToken ct) => HentAsync(hode, aar, Saldoperiode.Bokfoert, ct);

    /// <inheritdoc cref="HentAsync(Kommunehode, Regnskapsaar, CancellationToken)"/>
    /// <param name="periodisering">Which period amounts count in.</param>
    public async Task<Saldokube> HentAsync(Kommunehode hode, Regnskapsaar aar, Saldoperiode periodisering, CancellationToken ct)
    {
        var noekkel = (hode.Ledger, aar, periodisering);
        if (Finn(noekkel) is { } kjent && kjent.Hode.Versjon >= hode.Versjon)
        {
            return kjent.Kube;
        }

        var laas = _laaser[noekkel.GetHashCode() & (Laaser - 1)];
        await laas.WaitAsync(ct);
        try
        {
            if (Finn(noekkel) is { } ferdig && ferdig.Hode.Versjon >= hode.Versjon)
            {
                return ferdig.Kube;
            }

            var plass = await LesAsync(Finn(noekkel), hode, aar, periodisering, ct);
            _plasser.Sett(noekkel, plass, plass.Byte);
            return plass.Kube;
        }
        finally
        {
            laas.Release();
        }
    }

    private async Task<Plass> LesAsync(Plass? kjent, Kommunehode hode, Regnskapsaar aar, Saldoperiode periodisering, CancellationToken ct)
    {
        if (
            kjent is not null
                && hode.Sekvens - kjent.Hode.Sekvens <= MestFremfoert
                && await FremfoerAsync(kjent, hode, aar, periodisering, ct) is { } fremfoert)
        {
            return fremfoert;
        }

        var (vist, skrevet) = periodisering == Saldoperiode.Bokfoert
            ? await store.SaldokubeAsync(hode.Ledger, aar, ct)
            : await GjelderAsync(hode, aar, ct);
        Maaling.Kubelesinger.Add(1);
        opprydder?.Brukte(skrevet.Antall);
        if (skrevet.Antall == 0)
        {
            return Plass.Av(vist, skrevet, betydning: 0, erSkrevet: true);
        }

        var data = await grunndata.HentAsync(vist, aar, ct);
        var kube = data.Tolk.Tolk(skrevet);
        return Plass.Av(vist, kube, data.Betydningssekvens, ReferenceEquals(kube, skrevet));
    }

    /// <summary>By the periods that amounts are about. Few ask for it, so that it is made of the saldo and not while they are read.</summary>
    private async Task<(Kommunehode Hode, Saldokube Kube)> GjelderAsync(Kommunehode hode, Regnskapsaar aar, CancellationToken ct)
    {
        var (vist, poster) = await store.SaldoAsync(hode.Ledger, aar, ct);
        return (vist, new Saldokube(hode.Ledger, aar, vist.Versjon, poster.Select(p => p.Etter(Saldoperiode.Gjelder))).Samlet());
    }

    /// <summary>
    /// Null when it must be read anew: a saldo changed by more than 64 bits hold, from one end of the range to the other, or keys got another
    /// meaning and those that were written are not kept.
    /// </summary>
    private async Task<Plass?> FremfoerAsync(Plass kjent, Kommunehode hode, Regnskapsaar aar, Saldoperiode periodisering, CancellationToken ct)
    {
        try
        {
            var skrevet = (await EndringerAsync(kjent.Hode, hode, ct))[aar].Select(p => p.Etter(periodisering)).ToList();
            if (kjent.Kube.Antall + skrevet.Count == 0)
            {
                return Plass.Av(hode, kjent.Kube.Fremfoer(hode.Versjon, []), kjent.Betydning, kjent.ErSkrevet);
            }

            var data = await grunndata.HentAsync(hode, aar, ct);
            var (foer, erSkrevet) = (kjent.Kube, kjent.ErSkrevet);
            if (data.Betydningssekvens != kjent.Betydning)
            {
                if (!kjent.ErSkrevet)
                {
                    return null;
                }

                foer = data.Tolk.Tolk(kjent.Kube);
                erSkrevet = ReferenceEquals(foer, kjent.Kube);
            }

            var nye = data.Tolk.Tolk(skrevet);
            var kube = foer.Fremfoer(hode.Versjon, nye);
            return Plass.Av(
                hode, kube, data.Betydningssekvens, erSkrevet && nye.Zip(skrevet).All(p => p.First.Dimensjon == p.Second.Dimensjon));
        }
        catch (OverflowException)
        {
            return null;
        }
    }

    /// <summary>
    /// What was posted between two heads. The last answer is kept, since a report brings two years forward, one after the other, by the same entries.
    /// </summary>
    private async Task<ILookup<Regnskapsaar, Saldopost>> EndringerAsync(Kommunehode fra, Kommunehode til, CancellationToken ct)
    {
        var plass = fra.Ledger.GetHashCode() & (Laaser - 1);
        if (Volatile.Read(ref _endringer[plass]) is { } siste && siste.Fra == fra && siste.Til == til)
        {
            return siste.Poster;
        }

        var poster = await store.SaldoendringerAsync(fra.Ledger, fra.Sekvens, til.Sekvens, ct);
        Volatile.Write(ref _endringer[plass], new Endringer(fra, til, poster));
        return poster;
    }

    private Plass? Finn((LedgerId, Regnskapsaar, Saldoperiode) noekkel)
    {
        if (!_plasser.Finn(noekkel, out var plass))
        {
            return null;
        }

        // A cube grows while it lies here, by the indexes and rollups that are made for reports.
        if (plass.Kube.Byte != plass.Byte)
        {
            var maalt = plass with { Byte = plass.Kube.Byte };
            _plasser.Bytt(noekkel, plass, maalt, maalt.Byte);
            return maalt;
        }

        return plass;
    }

    /// <param name="Hode">The head that the cube shows.</param>
    /// <param name="Betydning">Which meaning its keys have: <see cref="Kommunegrunnlag.Betydningssekvens"/>.</param>
    /// <param name="ErSkrevet">Every key means what was written, so that another meaning can be found from it.</param>
    private sealed record Plass(Kommunehode Hode, Saldokube Kube, long Betydning, bool ErSkrevet, long Byte)
    {
        public static Plass Av(Kommunehode hode, Saldokube kube, long betydning, bool erSkrevet) => new(hode, kube, betydning, erSkrevet, kube.Byte);
    }

    private sealed record Endringer(Kommunehode Fra, Kommunehode Til, ILookup<Regnskapsaar, Saldopost> Poster);
}
