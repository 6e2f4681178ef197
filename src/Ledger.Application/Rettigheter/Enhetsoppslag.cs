using Ledger.Application.Grunndata.Definisjoner;
using Ledger.Application.Porter;
using Ledger.Domain.Kjede;
using Ledger.Domain.Validering;
using Ledger.Domain.Verdier;

namespace Ledger.Application.Rettigheter;

/// <summary>
/// Whether the units that a key or a person is bound to are units of the municipality in any of its years: who is bound to one that nobody has sees
/// nothing, and takes the empty answers for figures.
/// </summary>
public sealed class Enhetsoppslag(IHovedbokleser leser)
{
    /// <summary>Those that no organisation has; empty while the municipality has none, since its units cannot be known then.</summary>
    /// <param name="kommune">A ledger, or a municipality with all its units.</param>
    public async Task<IReadOnlyList<string>> UkjenteAsync(string kommune, IReadOnlyList<string> enheter, CancellationToken ct)
    {
        if (enheter.Count == 0)
        {
            return [];
        }

        var (kjente, sett) = (false, new HashSet<string>(StringComparer.Ordinal));
        var seer = new Innehaver([], [kommune]);
        foreach (var ledger in (await leser.LedgereAsync(ct)).Where(seer.KanSe))
        {
            if (await leser.FinnKommuneAsync(ledger, ct) is not { } hode)
            {
                continue;
            }

            foreach (var aar in await leser.AarAsync(ledger, hode.Sekvens, ct))
            {
                foreach (var post in await leser.GrunndataAsync(ledger, Journalslag.Organisasjon, aar.Aar, hode.Sekvens, ct))
                {
                    var organisasjon = Organisasjonsform.Les(post.Innhold!);
                    kjente = true;
                    sett.UnionWith(enheter.Where(e => Ansvar.TryParse(e, out var enhet) && organisasjon.Finn(enhet) is not null));
                }
            }
        }

        return kjente ? [.. enheter.Except(sett)] : [];
    }

    /// <exception cref="Avvisning">422: units that nobody has.</exception>
    public async Task KrevAsync(string kommune, IReadOnlyList<string> enheter, CancellationToken ct)
    {
        if ((await UkjenteAsync(kommune, enheter, ct)) is { Count: > 0 } ukjente)
        {
            throw Avvisning.Regelbrudd(
                "enheter", Feilkoder.UkjentAnsvar, $"Kommunen {kommune} har ikke {string.Join(", ", ukjente)} i organisasjonen sin i noe år.");
        }
    }
}
