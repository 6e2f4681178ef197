using Ledger.Application.Grunndata.Definisjoner;
using Ledger.Application.Porter;
using Ledger.Domain.Aarsstatus;
using Ledger.Domain.Fond;
using Ledger.Domain.Kjede;
using Ledger.Domain.Prosjekt;
using Ledger.Domain.Verdier;

namespace Ledger.Application.Grunndata;

/// <summary>Lists what there is: ledgers, years, funds and projects, as they are registered now.</summary>
public sealed class Registeroversikt(IHovedbokleser leser, Grunndataleser grunndata)
{
    /// <summary>A page of the ledgers that somebody sees, by their codes. Only those of the page are opened.</summary>
    /// <param name="kanSe">Whether a ledger is shown.</param>
    /// <param name="etter">The last one of the page before; null for the first page.</param>
    public async Task<(IReadOnlyList<(Kommunehode Hode, Kommuneopplysning Kommune)> Side, int Totalt, LedgerId? Neste)> LedgereAsync(
        Func<LedgerId, bool> kanSe, LedgerId? etter, int antall, CancellationToken ct)
    {
        List<LedgerId> alle = [.. (await leser.LedgereAsync(ct)).Where(kanSe).OrderBy(l => l.ToString(), StringComparer.Ordinal)];
        var fra = etter is { } e ? alle.FindIndex(l => string.CompareOrdinal(l.ToString(), e.ToString()) > 0) : 0;
        List<LedgerId> side = fra < 0 ? [] : [.. alle.Skip(fra).Take(antall)];
        var funnet = new List<(Kommunehode, Kommuneopplysning)>();
        foreach (var ledger in side)
        {
            // A ledger whose first write was begun and never committed is not registered.
            if (await leser.FinnKommuneAsync(ledger, ct) is not null)
            {
                funnet.Add(await grunndata.KommuneAsync(ledger, ct));
            }
        }

        return (funnet, alle.Count, fra >= 0 && fra + side.Count < alle.Count ? (LedgerId?)side[^1] : null);
    }

    /// <summary>The years that are opened, with how far each has come.</summary>
    /// <exception cref="Avvisning">404 for an unknown municipality.</exception>
    public async Task<(Kommunehode Hode, IReadOnlyList<(Regnskapsaar Aar, Aarstilstand Tilstand)> Aar)> AarAsync(LedgerId ledger, CancellationToken ct)
    {
        var hode = await grunndata.HodeAsync(ledger, ct);
        var aarene = new List<(Regnskapsaar, Aarstilstand)>();
        foreach (var aar in await leser.AarAsync(ledger, hode.Sekvens, ct))
        {
            aarene.Add((aar, (await grunndata.AarsgangAsync(ledger, aar.Aar, hode.Sekvens, ct)).Tilstand));
        }

        return (hode, aarene);
    }

    /// <summary>The registered funds, by code.</summary>
    /// <exception cref="Avvisning">404 for an unknown municipality.</exception>
    public async Task<(Kommunehode Hode, IReadOnlyList<Fondsopplysning> Fond)> FondAsync(LedgerId ledger, CancellationToken ct)
    {
        var hode = await grunndata.HodeAsync(ledger, ct);
        var poster = await leser.GrunndataAsync(ledger, Journalslag.Fond, 0, hode.Sekvens, ct);
        return (hode, [.. poster.Select(p => Fondsform.Les(p.Referanse, p.Innhold!)).OrderBy(f => f.Kode)]);
    }

    /// <summary>The registered projects, by code.</summary>
    /// <exception cref="Avvisning">404 for an unknown municipality.</exception>
    public async Task<(Kommunehode Hode, IReadOnlyList<Prosjektopplysning> Prosjekter)> ProsjekterAsync(LedgerId ledger, CancellationToken ct)
    {
        var hode = await grunndata.HodeAsync(ledger, ct);
        var poster = await leser.GrunndataAsync(ledger, Journalslag.Prosjekt, 0, hode.Sekvens, ct);
        return (hode, [.. poster.Select(p => Prosjektform.Les(p.Referanse, p.Innhold!)).OrderBy(p => p.Kode)]);
    }
}
