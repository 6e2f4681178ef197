using System.Collections.Concurrent;
using Ledger.Application.Grunndata.Definisjoner;
using Ledger.Application.Porter;
using Ledger.Domain.Kjede;
using Ledger.Domain.Lagring;
using Ledger.Domain.Opplysninger;
using Ledger.Domain.Validering;
using Ledger.Domain.Verdier;

namespace Ledger.Application.Opplysninger;

/// <summary>
/// The registers of the ledgers, with all that was ever said of them. Remembered for each ledger, and brought forward by the entries that came since:
/// what held at an earlier version is then looked up and not read.
/// </summary>
public sealed class Registerlager(IHovedbokleser leser)
{
    private static readonly Journalslag[] Slag = [Journalslag.Registerobjekt, Journalslag.Registerpost, Journalslag.Opplysning];

    private readonly ConcurrentDictionary<LedgerId, Registerhistorikk> _kjente = new();
    private readonly Definisjonsminne<Registerdefinisjon> _definisjoner = new(Definisjoner);

    /// <summary>All that was said up to a head, and perhaps more.</summary>
    public async Task<Registerhistorikk> HistorikkAsync(Kommunehode hode, CancellationToken ct)
    {
        var kjent = _kjente.GetValueOrDefault(hode.Ledger, Registerhistorikk.Tom);
        if (kjent.Sekvens >= hode.Sekvens)
        {
            return kjent;
        }

        var ny = await FremfoerAsync(kjent, hode.Sekvens, slag => leser.GrunndataAsync(hode.Ledger, slag, 0, hode.Sekvens, ct, kjent.Sekvens));
        return _kjente.AddOrUpdate(hode.Ledger, ny, (_, annen) => annen.Sekvens > ny.Sekvens ? annen : ny);
    }

    /// <summary>What held at a head.</summary>
    public async Task<Registertilstand> TilstandAsync(Kommunehode hode, CancellationToken ct) => (await HistorikkAsync(hode, ct)).Ved(hode.Sekvens);

    /// <summary>What holds within a write, read on its own connection. It is not remembered, since what is before it may yet be undone.</summary>
    public async Task<Registertilstand> TilstandAsync(ISkriveoekt oekt, CancellationToken ct)
    {
        var hode = oekt.Hode!;
        var kjent = _kjente.GetValueOrDefault(hode.Ledger, Registerhistorikk.Tom);
        return kjent.Sekvens >= hode.Sekvens ? kjent.Ved(hode.Sekvens)
            : (await FremfoerAsync(kjent, hode.Sekvens, slag => oekt.GrunndataAsync(slag, 0, hode.Sekvens, ct, kjent.Sekvens))).Ved(hode.Sekvens);
    }

    /// <summary>The registers at a head: those that came with the service, with what was added to them, and the municipality's own.</summary>
    public async Task<IReadOnlyDictionary<string, Registerdefinisjon>> DefinisjonerAsync(Kommunehode hode, CancellationToken ct) =>
        _definisjoner.Hent(hode.Ledger, await leser.GrunndataAsync(hode.Ledger, Journalslag.Register, 0, hode.Sekvens, ct));

    /// <inheritdoc cref="DefinisjonerAsync(Kommunehode, CancellationToken)"/>
    public static async Task<IReadOnlyDictionary<string, Registerdefinisjon>> DefinisjonerAsync(ISkriveoekt oekt, CancellationToken ct) =>
        Definisjoner(await oekt.GrunndataAsync(Journalslag.Register, 0, oekt.Hode!.Sekvens, ct));

    /// <summary>A register that was sent, with what it extends.</summary>
    public static Registerdefinisjon Les(string id, Registerutkast utkast, Feilsamling feil) =>
        InnebygdeRegistre.Alle.TryGetValue(id, out var innebygd) ? innebygd.Utvidet(Registerregler.Les(id, utkast, feil))
            : Registerregler.Les(id, utkast, feil);

    private static Dictionary<string, Registerdefinisjon> Definisjoner(IReadOnlyList<Journalpost> poster)
    {
        var alle = InnebygdeRegistre.Alle.ToDictionary(StringComparer.Ordinal);
        foreach (var post in poster)
        {
            alle[post.Referanse] = Les(post.Referanse, Lagretform.Les<Registerutkast>(post.Innhold!), new Feilsamling());
        }

        return alle;
    }

    private static async Task<Registerhistorikk> FremfoerAsync(
        Registerhistorikk kjent, long sekvens, Func<Journalslag, Task<IReadOnlyList<Journalpost>>> poster)
    {
        var nye = new List<Journalpost>();
        foreach (var slag in Slag)
        {
            nye.AddRange(await poster(slag));
        }

        IEnumerable<Journalpost> Av(Journalslag slag) => nye.Where(p => p.Slag == slag).OrderBy(p => p.Sekvens);
        return kjent.Med(
            sekvens, Av(Journalslag.Registerobjekt).SelectMany(Registerform.Objekter), Av(Journalslag.Opplysning).SelectMany(Registerform.Opplysninger),
            Av(Journalslag.Registerpost).SelectMany(Registerform.Poster));
    }
}
