using System.Globalization;
using Ledger.Application.Porter;
using Ledger.Domain.Kjede;
using Ledger.Domain.Saldo;
using Ledger.Domain.Organisasjon;
using Ledger.Domain.Serier;
using Ledger.Domain.Verdier;

namespace Ledger.Application.Serier;

/// <summary>A series with the rows that hold in it.</summary>
/// <param name="Laast">What it was when it was locked; null while it is open.</param>
/// <param name="Versjoner">By row: the version that it was received in.</param>
public sealed record Serie(
    Seriehode Hode, IReadOnlyList<Serierad> Rader, Serieverdier? Laast, IReadOnlyDictionary<Serienoekkel, long> Versjoner)
{
    /// <summary>The forecast of the year, key by key: as it was locked, or computed of the state that is asked for.</summary>
    /// <param name="til">
    /// The last period that is asked for. What is booked after it is not in an open forecast either, so that a report of an earlier period does not
    /// know what came later.
    /// </param>
    public Serieverdier Prognose(Saldokube kube, Saldokube? forrige, Organisasjonsplan organisasjon, Periode til) => Laast ?? Prognoseberegning.Beregn(
        Hode with { TilPeriode = Math.Clamp(til.Nummer, 1, Hode.TilPeriode ?? 12) }, Rader, kube, forrige, organisasjon);

    /// <summary>What it says of some units, part by part.</summary>
    /// <param name="kube">The accounts that the forecast is computed from: as they were when it was locked, if it is.</param>
    /// <param name="enheter">Null for all.</param>
    public IReadOnlyList<Prognosedel> Forklar(
        Saldokube kube, Saldokube? forrige, Organisasjonsplan organisasjon, Periode til, IReadOnlySet<Ansvar>? enheter) => Prognoseberegning.Forklar(
        Hode with { TilPeriode = Math.Clamp(Laast is null ? til.Nummer : 12, 1, Hode.TilPeriode ?? 12) }, Rader, kube, forrige, organisasjon, enheter);

    /// <summary>What a proposal still proposes: nothing once it is decided, since the revised budget has it then.</summary>
    public IReadOnlyList<Serierad> Foreslaatt => Hode.Status == Seriestatus.Vedtatt ? [] : Rader;

    /// <summary>The years of a plan.</summary>
    public IReadOnlyList<int> Aarene => Serielager.Aarene(Hode);
}

/// <summary>Reads series as they stood at a head.</summary>
public sealed class Serielager(IHovedbokleser leser)
{
    /// <summary>The fewest years of a plan (kommuneloven § 14-2).</summary>
    public const int FaerrestAar = 4;

    public async Task<IReadOnlyList<Seriehode>> AlleAsync(Kommunehode hode, CancellationToken ct) =>
        [.. (await leser.GrunndataAsync(hode.Ledger, Journalslag.Serie, 0, hode.Sekvens, ct)).Select(Serieform.Hode)
            .OrderBy(h => h.Slag).ThenBy(h => h.Kode, StringComparer.Ordinal)];

    /// <summary>Null when there is no such series.</summary>
    public Task<Serie?> FinnAsync(Kommunehode hode, Serieslag slag, string kode, CancellationToken ct) => FinnAsync(
        slag, kode, (journalslag, aar) => leser.GrunndataAsync(hode.Ledger, journalslag, aar, hode.Sekvens, ct));

    /// <summary>The same within a write.</summary>
    public static Task<Serie?> FinnAsync(ISkriveoekt oekt, Serieslag slag, string kode, CancellationToken ct) => FinnAsync(
        slag, kode, (journalslag, aar) => oekt.GrunndataAsync(journalslag, aar, oekt.Hode!.Sekvens, ct));

    /// <summary>The years that a plan is of: its code says them, or four from its first.</summary>
    public static IReadOnlyList<int> Aarene(Seriehode hode)
    {
        var siste = hode.Kode.Length == 9 && hode.Kode[4] == '-'
            && int.TryParse(hode.Kode.AsSpan(5), NumberStyles.None, CultureInfo.InvariantCulture, out var til)
            ? til : hode.Aar + FaerrestAar - 1;
        return siste < hode.Aar ? [] : [.. Enumerable.Range(hode.Aar, siste - hode.Aar + 1)];
    }

    private static async Task<Serie?> FinnAsync(Serieslag slag, string kode, Func<Journalslag, int, Task<IReadOnlyList<Journalpost>>> poster)
    {
        var referanse = Serieform.Referanse(slag, kode);
        if ((await poster(Journalslag.Serie, 0)).FirstOrDefault(p => p.Referanse == referanse) is not { } hodepost)
        {
            return null;
        }

        var hode = Serieform.Hode(hodepost);
        var (rader, versjoner) = (new Dictionary<Serienoekkel, Serierad>(), new Dictionary<Serienoekkel, long>());
        foreach (var post in (await poster(Journalslag.Serierad, hode.Aar)).Where(Dens).OrderBy(p => p.Sekvens))
        {
            foreach (var rad in Serieform.Radene(post))
            {
                (rader[rad.Noekkel], versjoner[rad.Noekkel]) = (rad, post.Versjon);
            }
        }

        var laast = hode.Status == Seriestatus.Aapen ? [] : (await poster(Journalslag.Serieverdi, hode.Aar)).Where(Dens).OrderBy(p => p.Sekvens).ToList();
        return new Serie(hode, [.. rader.Values.Where(r => !r.Borte)], laast.Count == 0 ? null : Serieform.Verdier(laast), versjoner);

        bool Dens(Journalpost post) => post.Referanse.StartsWith(referanse + "/", StringComparison.Ordinal);
    }
}
