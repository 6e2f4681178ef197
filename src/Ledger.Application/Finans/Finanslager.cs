using System.Collections.Concurrent;
using Ledger.Application.Grunndata.Definisjoner;
using Ledger.Application.Porter;
using Ledger.Domain.Finans.Register;
using Ledger.Domain.Kjede;
using Ledger.Domain.Lagring;
using Ledger.Domain.Validering;
using Ledger.Domain.Verdier;

namespace Ledger.Application.Finans;

/// <summary>The finance register of a ledger at a head.</summary>
/// <param name="Poster">All facts, also those that were replaced, by number.</param>
/// <param name="Merknader">What explains differences and breaches, by the code that it stands under.</param>
public sealed record Finansstand(
    Kommunehode Hode, Finansregister Register, IReadOnlyList<Finanspost> Poster, IReadOnlyDictionary<int, long> Versjoner,
    IReadOnlyList<Lagretmerknad> Merknader, IReadOnlyList<Lagretfinansrapport> Rapporter)
{
    /// <summary>By the reference of a fact that was replaced, the reference of the one that took its place.</summary>
    public IReadOnlyDictionary<string, string> ErstattetAv { get; } =
        Poster.Where(p => p.Erstatter is not null).ToDictionary(p => p.Erstatter!, p => p.Referanse, StringComparer.Ordinal);
}

/// <summary>Reads the finance register from the journal; the newest of each ledger is remembered until something is defined.</summary>
public sealed class Finanslager(IHovedbokleser leser)
{
    private readonly ConcurrentDictionary<LedgerId, Finansstand> _siste = new();

    public async Task<Finansstand> HentAsync(Kommunehode hode, CancellationToken ct)
    {
        if (_siste.TryGetValue(hode.Ledger, out var kjent))
        {
            var (fra, til) = (Math.Min(kjent.Hode.Sekvens, hode.Sekvens), Math.Max(kjent.Hode.Sekvens, hode.Sekvens));
            if (fra == til || !await leser.ErDefinertEtterAsync(hode.Ledger, fra, til, ct))
            {
                return kjent with { Hode = hode };
            }
        }

        var lest = await LesAsync(hode, slag => leser.GrunndataAsync(hode.Ledger, slag, 0, hode.Sekvens, ct));
        _siste.AddOrUpdate(hode.Ledger, lest, (_, annen) => annen.Hode.Sekvens > lest.Hode.Sekvens ? annen : lest);
        return lest;
    }

    /// <summary>The register within a write, read on its own connection.</summary>
    public static Task<Finansstand> HentAsync(ISkriveoekt oekt, CancellationToken ct) =>
        LesAsync(oekt.Hode!, slag => oekt.GrunndataAsync(slag, 0, oekt.Hode!.Sekvens, ct));

    /// <summary>The definitions of a kind at a head, as they were sent, by code.</summary>
    public async Task<IReadOnlyList<T>> UtkastAsync<T>(Kommunehode hode, Journalslag slag, CancellationToken ct)
        where T : class, IFinansutkast => Utkast<T>(await leser.GrunndataAsync(hode.Ledger, slag, 0, hode.Sekvens, ct));

    /// <summary>The register of entries of a journal that are at hand, in chain order: a later definition of a code takes the place of an earlier.</summary>
    public static Task<Finansstand> Av(Kommunehode hode, IEnumerable<Journalpost> poster)
    {
        var alle = poster.ToLookup(p => p.Slag);
        return LesAsync(hode, slag => Task.FromResult<IReadOnlyList<Journalpost>>(
            [.. alle[slag].GroupBy(p => p.Referanse, StringComparer.Ordinal).Select(g => g.Last()).OrderBy(p => p.Sekvens)]));
    }

    private static async Task<Finansstand> LesAsync(Kommunehode hode, Func<Journalslag, Task<IReadOnlyList<Journalpost>>> les)
    {
        var feil = new Feilsamling();
        var definisjoner = new Finansdefinisjoner(
            [.. Utkast<Reglementsutkast>(await les(Journalslag.Finansreglement)).Select(u => Finansform.Reglement(u, feil))],
            [.. Utkast<Portefoeljeutkast>(await les(Journalslag.Portefoelje)).Select(u => Finansform.Portefoelje(u, feil))],
            [.. Utkast<Beholdningsutkast>(await les(Journalslag.Beholdning)).Select(u => Finansform.Beholdning(u, feil))],
            [.. Utkast<Laansutkast>(await les(Journalslag.Laan)).Select(u => Finansform.Laan(u, feil))],
            [.. Utkast<Rentebytteutkast>(await les(Journalslag.Rentebytte)).Select(u => Finansform.Rentebytte(u, feil))],
            [.. Utkast<Eierpostutkast>(await les(Journalslag.Eierpost)).Select(u => Finansform.Eierpost(u, feil))]);
        var poster = (await les(Journalslag.Finanspost)).SelectMany(p => Postform.Les(p).Select(f => (Post: f, p.Versjon))).ToList();
        return new(
            hode, new(definisjoner, [.. poster.Select(p => p.Post)]), [.. poster.Select(p => p.Post)], poster.ToDictionary(p => p.Post.Nummer, p => p.Versjon),
            [.. (await les(Journalslag.Finansmerknad)).Select(p => Lagretform.Les<Lagretmerknad>(p.Innhold!) with
            {
                Tekst = p.Tekster.Where(t => t.Navn == Lagretmerknad.Tekstnavn).Select(t => t.Tekst.Vist).FirstOrDefault(),
            })],
            [.. (await les(Journalslag.Finansrapport)).Select(p => Lagretform.Les<Lagretfinansrapport>(p.Innhold!) with
            {
                Nummer = p.Sekvens, Innlevert = p.Versjon,
                Tekster = p.Tekster.ToDictionary(t => t.Navn, t => (string?)t.Tekst.Vist, StringComparer.Ordinal),
            })]);
    }

    private static List<T> Utkast<T>(IReadOnlyList<Journalpost> poster)
        where T : class, IFinansutkast =>
        [.. poster.OrderBy(p => p.Referanse, StringComparer.Ordinal).Select(p => Lagretform.Les<T>(p.Innhold!))];
}
