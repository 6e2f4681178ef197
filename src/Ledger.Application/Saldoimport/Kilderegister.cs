using Ledger.Application.Grunndata.Definisjoner;
using Ledger.Application.Porter;
using Ledger.Domain.Kjede;
using Ledger.Domain.Saldo;
using Ledger.Domain.Saldoimport;
using Ledger.Domain.Verdier;

namespace Ledger.Application.Saldoimport;

/// <summary>The sources of a year: which have booked, what they have booked, and which of them another has taken over.</summary>
public sealed class Kilderegister(IHovedbokleser leser)
{
    /// <summary>The sources that each source has taken over, by the source that took them over.</summary>
    public async Task<ILookup<string, string>> OvertattAsync(Kommunehode hode, Regnskapsaar aar, CancellationToken ct) =>
        (await leser.GrunndataAsync(hode.Ledger, Journalslag.Kilde, aar.Aar, hode.Sekvens, ct))
            .SelectMany(p => Kildeform.Les(p.Innhold!).Select(overtatt => (p.Referanse, overtatt)))
            .ToLookup(o => o.Referanse, o => o.overtatt, StringComparer.Ordinal);

    public Task<IReadOnlyList<Kildestand>> AlleAsync(Kommunehode hode, Regnskapsaar aar, CancellationToken ct) =>
        leser.KilderAsync(hode.Ledger, aar, hode.Sekvens, ct);

    /// <summary>What a source has booked, with what those it took over had.</summary>
    public async Task<IReadOnlyList<Saldopost>> SaldoAsync(Kommunehode hode, Regnskapsaar aar, IEnumerable<string> kilder, CancellationToken ct)
    {
        var poster = new List<Saldopost>();
        foreach (var kilde in kilder)
        {
            poster.AddRange(await leser.KildesaldoAsync(
                hode.Ledger, aar, kilde, hode.Sekvens, static () => new List<Saldopost>(), static (lest, post) => lest.Add(post), ct));
        }

        return poster;
    }

    /// <summary>The same by the period that each amount is about.</summary>
    /// <param name="noekler">Numbers the keys; those of a file that it is compared with are in it already.</param>
    public async Task<Kildesaldo> BokfoertAsync(
        Kommunehode hode, Regnskapsaar aar, IEnumerable<string> kilder, Noekkelregister noekler, CancellationToken ct)
    {
        var saldo = new Kildesaldo(noekler);
        foreach (var (plass, kilde) in kilder.Index())
        {
            var lest = await leser.KildesaldoAsync(
                hode.Ledger, aar, kilde, hode.Sekvens, () => new Kildesaldo(noekler), static (s, p) => s.LeggTil(p.Dimensjon, p.Gjelder, p.Beloep), ct);
            if (plass == 0)
            {
                saldo = lest;
            }
            else
            {
                saldo.LeggTil(lest);
            }
        }

        return saldo;
    }
}
