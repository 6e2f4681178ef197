using Ledger.Application.Finans;
using Ledger.Application.Grunndata.Definisjoner;
using Ledger.Application.Helse;
using Ledger.Application.Porter;
using Ledger.Application.Lesing;
using Ledger.Application.Opplysninger;
using Ledger.Application.Revisjon;
using Ledger.Application.Saldoimport;
using Ledger.Application.Serier;
using Ledger.Domain.Budsjett;
using Ledger.Domain.Fond;
using Ledger.Domain.Hovedbok;
using Ledger.Domain.Kjede;
using Ledger.Domain.Opplysninger;
using Ledger.Domain.Registertabeller;
using Ledger.Domain.Saldo;
using Ledger.Domain.Serier;
using Ledger.Domain.Verdier;

namespace Ledger.Application.Rapportering;

/// <summary>What reports are computed from: the states of a ledger, its postings and its journal.</summary>
public sealed class Rapportkilde(
    Rapportleser leser, IHovedbokleser hovedbok, Revisjonstjeneste journal, Kilderegister kilder, Registerlager registre,
    Tabellregister tabeller, Finanslager finans, Serielager serier, TimeProvider klokke)
{
    /// <summary>The tables that cells were asked for of, as they were computed.</summary>
    public Tabellminne Tabeller { get; } = new();

    /// <summary>When an answer is made, in whole seconds: two answers of the same are then of the same length.</summary>
    public DateTimeOffset Naa => klokke.Sekund();

    /// <summary>The year and version that a question is of.</summary>
    /// <exception cref="Avvisning">404 for an unknown municipality, year or version.</exception>
    public Task<Rapportgrunnlag> HentAsync(Rapportspoersmaal spoersmaal, CancellationToken ct) => HentAsync(spoersmaal, spoersmaal.Aar(), ct);

    /// <inheritdoc cref="HentAsync(Rapportspoersmaal, CancellationToken)"/>
    public async Task<Rapportgrunnlag> HentAsync(Rapportspoersmaal spoersmaal, Regnskapsaar aar, CancellationToken ct) =>
        await leser.HentAsync(spoersmaal.Ledger(), aar, spoersmaal.Tid(), ct) with { Avbrudd = ct };

    /// <summary>The saldo of a year as they stood at a head; none when the ledger did not have the year.</summary>
    public Task<Saldokube> SaldoAsync(Kommunehode hode, Regnskapsaar aar, CancellationToken ct) => leser.KubeAsync(hode, aar, ct);

    /// <summary>Another year at the version of a state; null when the ledger does not have it.</summary>
    public Task<Rapportgrunnlag?> FinnAarAsync(Rapportgrunnlag grunnlag, int aar, CancellationToken ct, long? versjon = null) =>
        FinnAarAsync(grunnlag.Hode, aar, ct, versjon);

    /// <summary>A year of the accounts at a head, or at a version of it; null when the ledger does not have it.</summary>
    public async Task<Rapportgrunnlag?> FinnAarAsync(Kommunehode hode, int aar, CancellationToken ct, long? versjon = null)
    {
        try
        {
            return Regnskapsaar.TryFra(aar, out var annet)
                ? await leser.HentAsync(hode.Ledger, annet, new Tidsvalg(versjon ?? hode.Versjon, null), ct) : null;
        }
        catch (Avvisning e) when (e.Type == Problemtyper.UkjentAar)
        {
            return null;
        }
    }

    /// <summary>The years before a state's, newest first, as far back as the ledger has them without a gap.</summary>
    public async Task<IReadOnlyList<Saldokube>> TidligereAarAsync(Rapportgrunnlag grunnlag, CancellationToken ct)
    {
        var tidligere = new List<Saldokube>();
        for (var aar = grunnlag.Grunndata.Aar.Aar - 1; await FinnAarAsync(grunnlag, aar, ct) is { } annet; aar--)
        {
            tidligere.Add(annet.Kube);
        }

        return tidligere;
    }

    /// <summary>A year of a unit of the municipality; null when it does not have it, or has no such ledger.</summary>
    public async Task<Rapportgrunnlag?> FinnEnhetAsync(LedgerId enhet, Regnskapsaar aar, Tidsvalg tid, CancellationToken ct)
    {
        try
        {
            return await leser.HentAsync(enhet, aar, tid, ct);
        }
        catch (Avvisning e) when (e.Grunn == Avvisningsgrunn.IkkeFunnet)
        {
            return null;
        }
    }

    /// <summary>What is added to the consolidated accounts of a year, by reference.</summary>
    public async Task<IReadOnlyList<Justering>> JusteringerAsync(Kommunehode hode, Regnskapsaar aar, CancellationToken ct) =>
    [
        .. (await hovedbok.GrunndataAsync(hode.Ledger, Journalslag.Konsolidering, aar.Aar, hode.Sekvens, ct)).OrderBy(p => p.Referanse, StringComparer.Ordinal)
            .Select(Justeringsform.Les),
    ];

    /// <summary>The budget decisions of a state's year.</summary>
    public Task<IReadOnlyList<LagretVedtak>> VedtakAsync(Rapportgrunnlag grunnlag, CancellationToken ct) =>
        hovedbok.VedtakAsync(grunnlag.Hode.Ledger, grunnlag.Grunndata.Aar, grunnlag.Hode.Sekvens, ct);

    /// <summary>At most so many postings behind keys of a state, in chain order after a position.</summary>
    public Task<IReadOnlyList<LagretPostering>> PosteringerAsync(
        Rapportgrunnlag grunnlag, IEnumerable<int> noekler, Periode fra, Periode til, Posisjon etter, int antall, CancellationToken ct) =>
        hovedbok.LesAsync(grunnlag, noekler, fra, til, etter, antall, ct);

    /// <summary>A page of a state's bilag.</summary>
    public Task<IReadOnlyList<Bilagstreff>> BilagAsync(Bilagssporring sporring, CancellationToken ct) => hovedbok.BilagAsync(sporring, ct);

    /// <summary>A bilag of a state's year with its rows; null when there is none.</summary>
    public Task<LagretBilag?> FinnBilagAsync(Rapportgrunnlag grunnlag, int bilagsnummer, CancellationToken ct) =>
        hovedbok.FinnBilagAsync(grunnlag.Hode.Ledger, grunnlag.Grunndata.Aar, bilagsnummer, ct);

    /// <summary>What a source, with those it took over, has booked in a year up to a head.</summary>
    public async Task<IReadOnlyList<Saldopost>> KildesaldoAsync(Kommunehode hode, Regnskapsaar aar, string kilde, CancellationToken ct) =>
        await kilder.SaldoAsync(hode, aar, [kilde, .. (await kilder.OvertattAsync(hode, aar, ct))[kilde]], ct);

    /// <summary>The sources that have booked in a year up to a head; and by the one that took over, those that it took over.</summary>
    public async Task<(IReadOnlyList<Kildestand> Kilder, ILookup<string, string> Overtatt)> KilderAsync(
        Kommunehode hode, Regnskapsaar aar, CancellationToken ct) => (await kilder.AlleAsync(hode, aar, ct), await kilder.OvertattAsync(hode, aar, ct));

    /// <summary>The registers of a ledger at a head: what each has, and what holds in them.</summary>
    public async Task<(IReadOnlyDictionary<string, Registerdefinisjon> Registre, Registertilstand Tilstand)> RegistreAsync(
        Kommunehode hode, CancellationToken ct) => (await registre.DefinisjonerAsync(hode, ct), await registre.TilstandAsync(hode, ct));

    /// <summary>The tables of registers at a head, by id.</summary>
    public Task<IReadOnlyDictionary<string, Tabellutkast>> TabellerAsync(Kommunehode hode, CancellationToken ct) => tabeller.AlleAsync(hode, ct);

    /// <summary>The series of a ledger at a head.</summary>
    public Task<IReadOnlyList<Seriehode>> SerierAsync(Kommunehode hode, CancellationToken ct) => serier.AlleAsync(hode, ct);

    /// <summary>A series as it stood at a head.</summary>
    /// <exception cref="Avvisning">404: there is none.</exception>
    public async Task<Serie> SerieAsync(Kommunehode hode, Serieslag slag, string kode, CancellationToken ct) =>
        await serier.FinnAsync(hode, slag, kode, ct) ?? throw Avvisning.IkkeFunnet($"Det finnes ingen serie {slag.Navn()} med koden.");

    /// <summary>A series of one year, as it stood at the head of a report of that year.</summary>
    /// <exception cref="Avvisning">404: there is none, or it is of another year, whose amounts say nothing of this one.</exception>
    public async Task<Serie> AaretsSerieAsync(Rapportgrunnlag grunnlag, Serieslag slag, string kode, CancellationToken ct)
    {
        var serie = await SerieAsync(grunnlag.Hode, slag, kode, ct);
        return serie.Hode.Aar == grunnlag.Grunndata.Aar.Aar ? serie : throw Avvisning.IkkeFunnet($"Serien {slag.Navn()}/{kode} er av {serie.Hode.Aar}.");
    }

    /// <summary>Who wrote a version, and when; null when there is none.</summary>
    public Task<Transaksjon?> SkrivingAsync(Kommunehode hode, long versjon, CancellationToken ct) => hovedbok.FinnTransaksjonAsync(hode.Ledger, versjon, ct);

    /// <summary>The finance register at the version that a question is of.</summary>
    /// <exception cref="Avvisning">404 for an unknown municipality or version.</exception>
    public async Task<Finansstand> FinansAsync(Rapportspoersmaal spoersmaal, CancellationToken ct) =>
        await FinansAsync(await leser.HodeAsync(spoersmaal.Ledger(), spoersmaal.Tid(), ct), ct);

    /// <summary>The finance register as it stood at a head, told up to the day that the head was written.</summary>
    public async Task<Finansstand> FinansAsync(Kommunehode hode, CancellationToken ct)
    {
        var stand = await finans.HentAsync(hode, ct);
        return stand with { Register = stand.Register.Fortalt(await DagAsync(hode, ct)) };
    }

    /// <summary>The day that a version was written.</summary>
    public async Task<DateOnly?> DagAsync(Kommunehode hode, CancellationToken ct) =>
        await hovedbok.FinnTransaksjonAsync(hode.Ledger, hode.Versjon, ct) is { } t ? DateOnly.FromDateTime(t.Tidspunkt.UtcDateTime) : null;

    /// <summary>The types of the funds that were registered up to a head, by code.</summary>
    public async Task<IReadOnlyDictionary<string, Fondstype>> FondAsync(Kommunehode hode, CancellationToken ct) =>
        (await hovedbok.GrunndataAsync(hode.Ledger, Journalslag.Fond, 0, hode.Sekvens, ct)).Select(p => Fondsform.Les(p.Referanse!, p.Innhold!))
        .ToDictionary(f => f.Kode.ToString(), f => f.Type, StringComparer.Ordinal);

    /// <summary>The documents of a year that were locked or published up to a head.</summary>
    public async Task<IReadOnlyList<Fristdokument>> DokumenterAsync(Kommunehode hode, Regnskapsaar aar, CancellationToken ct) =>
        [.. (await hovedbok.GrunndataAsync(hode.Ledger, Journalslag.Dokumentlaas, aar.Aar, hode.Sekvens, ct)).Select(Dokumentlaasform.Les)];

    /// <summary>All entries to and including a head, in chain order, while they are read.</summary>
    public IAsyncEnumerable<Lestpost> JournalAsync(Kommunehode hode, CancellationToken ct) => journal.UttrekkAsync(hode.Ledger, 0, hode.Sekvens, ct);
}
