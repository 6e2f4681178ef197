using Ledger.Application.Grunndata;
using Ledger.Application.Porter;
using Ledger.Domain.Aarsstatus;
using Ledger.Domain.Budsjett;
using Ledger.Domain.Finans.Register;
using Ledger.Domain.Oppstillinger;
using Ledger.Domain.Saldo;
using Ledger.Domain.Verdier;

namespace Ledger.Application.Lesing;

/// <summary>Which state of the ledger a report is of.</summary>
/// <param name="Versjon">A version of the municipality, or null.</param>
/// <param name="PerTidspunkt">A time, or null; with neither, the newest.</param>
/// <param name="Tilstand">The version that a state of the year's accounts is about, or null.</param>
public readonly record struct Tidsvalg(long? Versjon, DateTimeOffset? PerTidspunkt, Aarstilstand? Tilstand = null)
{
    /// <summary>Which period amounts count in.</summary>
    public Saldoperiode Periodisering { get; init; }
}

/// <summary>Everything a report is computed from, all of one version.</summary>
/// <param name="Hode">The chain as it stood at the version.</param>
/// <param name="Forrige">The year before, when the municipality has it.</param>
public sealed record Rapportgrunnlag(Kommunehode Hode, Kommunegrunnlag Grunndata, Saldokube Kube, Saldokube? Forrige)
{
    /// <summary>Ends the computing of who no longer waits for it.</summary>
    public CancellationToken Avbrudd { get; init; }

    /// <summary>Which period amounts count in.</summary>
    public Saldoperiode Periodisering { get; init; }

    /// <inheritdoc cref="Oppstillingsgrunnlag.Budsjett"/>
    public Regnebudsjett? Budsjett { get; init; }

    /// <summary>There when the economic control has asked for it.</summary>
    public Oekonomitillegg? Oekonomi { get; init; }

    /// <summary>There when the development of debt has asked for it.</summary>
    public Gjeldstillegg? Gjeld { get; init; }

    /// <summary>There when the deadlines have asked for it.</summary>
    public Fristgrunnlag? Frister { get; init; }

    /// <summary>There when the key figures have asked for it, and the ledger keeps a finance register.</summary>
    public Finansregister? Finans { get; init; }

    /// <summary>Which of <see cref="Kolonner"/>, and of those that follow from them, are shown; null for all.</summary>
    public IReadOnlyList<string>? Kolonneliste { get; init; }

    /// <summary>What is said of lines in the report's period, by what it is about; null when that is not asked for.</summary>
    public IReadOnlyDictionary<string, string>? Kommentarer { get; init; }

    /// <summary>There when a table of a register has asked for it.</summary>
    public Registertillegg? Registre { get; init; }

    /// <summary>The budget decisions that hold; there when a report has asked for what its budget stands on.</summary>
    public IReadOnlyList<Vedtaksbudsjett>? Vedtak { get; init; }

    /// <summary>Columns of other years and of series; null when none are asked for.</summary>
    public IReadOnlyList<Kolonnekilde>? Kolonner { get; init; }
}

/// <summary>Several years, all of one version.</summary>
public sealed record Rapportstand(Kommunehode Hode, IReadOnlyDictionary<Regnskapsaar, Rapportgrunnlag> Aar);

/// <summary>
/// Finds the state that a report asks for: the newest from the cubes that are kept, an earlier one from the journal's rows. An earlier version never
/// changes, so what was summed of it is kept too: a permanent link that many follow is summed once.
/// </summary>
/// <param name="budsjett">Of the cubes of the newest versions; those of earlier ones may take a part of it besides.</param>
public sealed class Rapportleser(IHovedbokleser store, Grunndataleser grunndata, Kubelager kuber, Kubebudsjett? budsjett = null)
{
    private const int MestForsoek = 4;
    private const int Tidligeredel = 4;

    /// <summary>By the head, which has the chain's hash: another ledger of the same number is another.</summary>
    private readonly Byteminne<(Kommunehode Hode, Regnskapsaar Aar, Saldoperiode Periodisering), Saldokube> _tidligere =
        new((budsjett?.Byte ?? 0) / Tidligeredel);

    /// <exception cref="Avvisning">404 for an unknown municipality, year or version.</exception>
    public async Task<Rapportgrunnlag> HentAsync(LedgerId ledger, Regnskapsaar aar, Tidsvalg tid, CancellationToken ct)
    {
        for (var forsoek = 1; ; forsoek++)
        {
            var hode = await store.FinnKommuneAsync(ledger, ct) ?? throw Avvisning.UkjentKommune(ledger);
            var spurt = await FinnVersjonAsync(hode, await FestAsync(hode, aar, tid, ct), ct);

            // The newest is at hand. When writers keep overtaking the reads, the version is computed from the journal, which does not move.
            if (spurt.Versjon != hode.Versjon || forsoek > MestForsoek)
            {
                return await FraJournalenAsync(spurt, aar, tid.Periodisering, ct);
            }

            if (await FraKubeneAsync(hode, aar, tid.Periodisering, ct) is { } grunnlag)
            {
                return grunnlag;
            }
        }
    }

    /// <summary>The chain as it stood at a version or a time, of no year; the newest with neither.</summary>
    /// <exception cref="Avvisning">404 for an unknown municipality or version.</exception>
    public async Task<Kommunehode> HodeAsync(LedgerId ledger, Tidsvalg tid, CancellationToken ct) =>
        await FinnVersjonAsync(await store.FinnKommuneAsync(ledger, ct) ?? throw Avvisning.UkjentKommune(ledger), tid, ct);

    /// <summary>The newest state; null when a writer committed between the reads.</summary>
    private async Task<Rapportgrunnlag?> FraKubeneAsync(Kommunehode hode, Regnskapsaar aar, Saldoperiode periodisering, CancellationToken ct)
    {
        var nyeste = await grunndata.HentAsync(hode, aar, ct);
        var kube = await kuber.HentAsync(hode, aar, periodisering, ct);
        var forrige = aar.Aar == Regnskapsaar.Minste ? null : await kuber.HentAsync(hode, aar.Forrige, periodisering, ct);
        return kube.Versjon == hode.Versjon && (forrige is null || forrige.Versjon == hode.Versjon)
            ? new Rapportgrunnlag(hode, nyeste, kube, forrige is { Antall: > 0 } ? forrige : null) { Periodisering = periodisering }
            : null;
    }

    private async Task<Rapportgrunnlag> FraJournalenAsync(Kommunehode spurt, Regnskapsaar aar, Saldoperiode periodisering, CancellationToken ct)
    {
        var ledger = spurt.Ledger;
        var tidligere = await grunndata.LesAsync(ledger, aar, spurt.Versjon, spurt.Sekvens, ct);
        if (tidligere.Organisasjon is null)
        {
            throw Avvisning.UkjentAar(ledger, aar);
        }

        return new Rapportgrunnlag(
            spurt,
            tidligere,
            await KubeAsync(spurt, tidligere, periodisering, ct),
            aar.Aar > Regnskapsaar.Minste && await KubeAsync(spurt, aar.Forrige, ct, periodisering) is { Antall: > 0 } forrige ? forrige : null)
        {
            Periodisering = periodisering,
        };
    }

    /// <summary>The saldo of a year as they stood at a head, by what their keys meant then; none when the ledger did not have the year.</summary>
    public async Task<Saldokube> KubeAsync(Kommunehode hode, Regnskapsaar aar, CancellationToken ct, Saldoperiode periodisering = Saldoperiode.Bokfoert)
    {
        var skrevet = await SkrevetAsync(hode, aar, periodisering, ct);
        return skrevet.Antall == 0 ? skrevet : (await grunndata.LesAsync(hode.Ledger, aar, hode.Versjon, hode.Sekvens, ct)).Tolk.Tolk(skrevet);
    }

    private async Task<Saldokube> KubeAsync(Kommunehode hode, Kommunegrunnlag data, Saldoperiode periodisering, CancellationToken ct) =>
        data.Tolk.Tolk(await SkrevetAsync(hode, data.Aar, periodisering, ct));

    private async Task<Saldokube> SkrevetAsync(Kommunehode hode, Regnskapsaar aar, Saldoperiode periodisering, CancellationToken ct)
    {
        var noekkel = (hode, aar, periodisering);
        if (_tidligere.Finn(noekkel, out var kjent))
        {
            // A cube grows while it lies here, by what is made for its reports.
            _tidligere.Sett(noekkel, kjent, kjent.Byte);
            return kjent;
        }

        var poster = await store.SaldoFraJournalAsync(hode.Ledger, aar, hode.Sekvens, ct);
        var kube = new Saldokube(hode.Ledger, aar, hode.Versjon, poster.Select(p => p.Etter(periodisering)));
        _tidligere.Sett(noekkel, kube, kube.Byte);
        return kube;
    }

    /// <summary>Several years at one version. A year that the municipality does not have is left out.</summary>
    /// <exception cref="Avvisning">404 for an unknown municipality or version.</exception>
    public async Task<Rapportstand> HentAsync(LedgerId ledger, IReadOnlyCollection<Regnskapsaar> aar, Tidsvalg tid, CancellationToken ct)
    {
        for (var forsoek = 1; ; forsoek++)
        {
            var hode = await FinnVersjonAsync(await store.FinnKommuneAsync(ledger, ct) ?? throw Avvisning.UkjentKommune(ledger), tid, ct);

            // The newest is at hand; when writers keep moving it from year to year, the version is named and computed from the journal.
            var spurt = tid != default || forsoek == MestForsoek ? new Tidsvalg(hode.Versjon, null) { Periodisering = tid.Periodisering } : tid;
            var funnet = new Dictionary<Regnskapsaar, Rapportgrunnlag>();
            foreach (var ettAar in aar)
            {
                try
                {
                    funnet[ettAar] = await HentAsync(ledger, ettAar, spurt, ct);
                }
                catch (Avvisning e) when (e.Type == Problemtyper.UkjentAar)
                {
                    // Left out.
                }
            }

            if (funnet.Values.All(g => g.Hode.Versjon == hode.Versjon))
            {
                return new Rapportstand(hode, funnet);
            }
        }
    }

    /// <summary>A state of the year's accounts as the version that it is about.</summary>
    private async Task<Tidsvalg> FestAsync(Kommunehode hode, Regnskapsaar aar, Tidsvalg tid, CancellationToken ct)
    {
        if (tid.Tilstand is not { } tilstand)
        {
            return tid;
        }

        var status = (await grunndata.AarsgangAsync(hode.Ledger, aar.Aar, hode.Sekvens, ct)).Gjeldende(tilstand)
            ?? throw Avvisning.IkkeFunnet($"Regnskapet for {aar} er ikke {tilstand.Navn()}.");
        return tid with { Versjon = status.Innhold.Versjon, Tilstand = null };
    }

    private async Task<Kommunehode> FinnVersjonAsync(Kommunehode hode, Tidsvalg tid, CancellationToken ct)
    {
        if (tid.Versjon is { } versjon && versjon != hode.Versjon)
        {
            var transaksjon = versjon is > 0 && versjon < hode.Versjon ? await store.FinnTransaksjonAsync(hode.Ledger, versjon, ct) : null;
            return transaksjon is null
                ? throw Avvisning.IkkeFunnet($"Kommune {hode.Ledger} har ikke versjon {versjon}; den nyeste er {hode.Versjon}.")
                : new Kommunehode(hode.Ledger, transaksjon.Versjon, transaksjon.SisteSekvens, transaksjon.Kjedehode);
        }

        if (tid.PerTidspunkt is { } tidspunkt)
        {
            var transaksjon = await store.SisteTransaksjonAsync(hode.Ledger, tidspunkt, ct)
                ?? throw Avvisning.IkkeFunnet($"Kommune {hode.Ledger} var ikke registrert på tidspunktet.");
            return new Kommunehode(hode.Ledger, transaksjon.Versjon, transaksjon.SisteSekvens, transaksjon.Kjedehode);
        }

        return hode;
    }
}
