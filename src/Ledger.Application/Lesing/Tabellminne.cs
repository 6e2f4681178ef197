using System.Collections.Concurrent;
using Ledger.Application.Porter;
using Ledger.Domain.Registertabeller;
using Ledger.Domain.Verdier;

namespace Ledger.Application.Lesing;

/// <summary>A table that was computed, and what it was computed of.</summary>
public sealed class Beregnettabell
{
    private volatile Rapportgrunnlag _av;
    private readonly Tabellberegning? _foer;
    private readonly ConcurrentDictionary<string, object>? _vistFoer;
    private readonly Lazy<Tabellberegning> _beregning;
    private readonly ConcurrentDictionary<string, object> _vist = new(StringComparer.Ordinal);
    private Dictionary<string, Tabellrad>? _perId;
    private volatile Lestevedtak? _vedtak;

    /// <param name="forrige">The table as it was computed of another state that defines the same: rows are taken from it where nothing changed.</param>
    public Beregnettabell(Rapportgrunnlag stand, Tabellgrunnlag grunnlag, Beregnettabell? forrige = null)
    {
        (_av, Grunnlag) = (stand, grunnlag);

        // One that nobody looked at has no rows of its own, and hands on those that it was given.
        (_foer, _vistFoer) = forrige is { _beregning: { IsValueCreated: true } kjent } ? (kjent.Value, forrige._vist) : (forrige?._foer, forrige?._vistFoer);
        _beregning = new(() => Tabellmotor.Beregn(grunnlag, _foer));
    }

    public Tabellgrunnlag Grunnlag { get; }

    /// <summary>Computed when they are first looked at: who has the answer already does not ask for them.</summary>
    public IReadOnlyList<Tabellrad> Rader => _beregning.Value.Rader;

    public Tabelldefinisjon Tabell => Grunnlag.Tabell;

    /// <summary>The row of a name in addresses; null when there is none.</summary>
    public Tabellrad? Rad(string id) => (_perId ??= Rader.DistinctBy(r => r.Id).ToDictionary(r => r.Id, StringComparer.Ordinal)).GetValueOrDefault(id);

    /// <summary>What is shown of its rows, made once for each way to show them, and for a row that is the same as before not again.</summary>
    /// <param name="velg">Which rows are shown.</param>
    public IReadOnlyList<T> Vist<T>(string maate, Func<Tabellrad, bool> velg, Func<Tabellrad, T> vis)
        where T : class => ((Visterader<T>)_vist.GetOrAdd(maate, _ =>
        {
            var foer = _vistFoer?.TryGetValue(maate, out var vist) == true ? (Visterader<T>)vist : null;
            return Visterader<T>.Av(Rader.Where(velg), foer, vis);
        })).Rader;

    /// <summary>The decisions behind its budget: read when a cell is first asked what it stands on, and kept for the next one.</summary>
    public async Task<IReadOnlyList<Vedtaksbudsjett>> VedtakAsync(Kommunehode hode, Func<Task<IReadOnlyList<Vedtaksbudsjett>>> les)
    {
        var kjent = _vedtak;
        if (kjent is null || kjent.Hode != hode)
        {
            _vedtak = kjent = new(hode, await les());
        }

        return kjent.Vedtak;
    }

    internal bool ErVed(Kommunehode hode) => _av.Hode == hode;

    /// <summary>
    /// Whether it would be the same of a later state: what the year defines, the ledger's amounts, the tables and registers as defined, and what was
    /// said of the registers that the table looks at. A table with series, with key figures of the ledger, or of measures with budget
    /// lines, is not known again.
    /// </summary>
    internal bool ErAv(Rapportgrunnlag stand)
    {
        var av = _av;
        if (av.Hode != stand.Hode && !ErDetSamme(av, stand, Tabell))
        {
            return false;
        }

        // The later state, so that the earlier one is let go.
        _av = stand;
        return true;
    }

    /// <summary>Whether a later state defines the same, so that rows can be told to be the same by what they were computed of.</summary>
    internal bool KanArves(Rapportgrunnlag stand) => ReferenceEquals(_av.Grunndata.Organisasjon, stand.Grunndata.Organisasjon)
        && ReferenceEquals(_av.Registre!.Registre, stand.Registre!.Registre) && ReferenceEquals(_av.Registre.Tabeller, stand.Registre.Tabeller);

    private sealed record Lestevedtak(Kommunehode Hode, IReadOnlyList<Vedtaksbudsjett> Vedtak);

    private bool ErDetSamme(Rapportgrunnlag av, Rapportgrunnlag stand, Tabelldefinisjon tabell)
    {
        var (foer, naa) = (av.Registre!, stand.Registre!);
        return KanArves(stand)
            && ReferenceEquals(av.Grunndata.Prosjekter, stand.Grunndata.Prosjekter) && ReferenceEquals(av.Grunndata.Fond, stand.Grunndata.Fond)
            && foer.Serier.Count + naa.Serier.Count + foer.Tiltakslinjer.Count + naa.Tiltakslinjer.Count == 0
            && foer.Noekkeltall.Count + naa.Noekkeltall.Count == 0
            && stand.Kube.HarSammeTall(av.Kube) && foer.TidligereAar.Count == naa.TidligereAar.Count
            && foer.TidligereAar.Zip(naa.TidligereAar).All(k => k.First.HarSammeTall(k.Second))
            && tabell.Registre.All(r => naa.Tilstand.Siste(r) is { } siste && siste == foer.Tilstand.Siste(r));
    }
}

/// <summary>Rows as they are shown.</summary>
internal sealed class Visterader<T>(List<T> rader, Dictionary<Tabellrad, T> perRad)
{
    public IReadOnlyList<T> Rader => rader;

    public static Visterader<T> Av(IEnumerable<Tabellrad> rader, Visterader<T>? foer, Func<Tabellrad, T> vis)
    {
        var (svar, perRad) = (new List<T>(), new Dictionary<Tabellrad, T>(ReferenceEqualityComparer.Instance));
        foreach (var rad in rader)
        {
            var vist = foer is not null && foer.Finn(rad) is { } kjent ? kjent : vis(rad);
            perRad[rad] = vist;
            svar.Add(vist);
        }

        return new(svar, perRad);
    }

    private T? Finn(Tabellrad rad) => perRad.GetValueOrDefault(rad);
}

/// <summary>
/// The tables that were last asked for. A fact of one register, a text or a publication moves the version, and no table of another register: what was
/// computed stays. A reader who looks behind one cell mostly looks behind the next one too, and a cell needs its whole table, since sums are of rows
/// and rows have their units from the facts of others.
/// </summary>
public sealed class Tabellminne
{
    /// <summary>Few, since each holds on to the cube that it was computed from, also when the ledger has gone on.</summary>
    private const int MestTabeller = 8;

    private readonly Byteminne<(LedgerId Ledger, Regnskapsaar Aar, string Spoersmaal), Beregnettabell> _regnet = new(MestTabeller);

    /// <summary>The table that a question is about, when it was computed at a head; else null.</summary>
    public Beregnettabell? Finn(Kommunehode hode, Regnskapsaar aar, string spoersmaal) =>
        _regnet.Finn((hode.Ledger, aar, spoersmaal), out var tabell) && tabell.ErVed(hode) ? tabell : null;

    /// <summary>The table that a question is about: as it was computed of the same, or computed now.</summary>
    /// <param name="spoersmaal">All that the rows depend on beside the state.</param>
    public Beregnettabell Hent(Rapportgrunnlag stand, string spoersmaal, Func<Tabellgrunnlag> les)
    {
        var noekkel = (stand.Hode.Ledger, stand.Grunndata.Aar, spoersmaal);
        if (!_regnet.Finn(noekkel, out var tabell) || !tabell.ErAv(stand))
        {
            tabell = new(stand, les(), tabell?.KanArves(stand) == true ? tabell : null);
            _regnet.Sett(noekkel, tabell, 1);
        }

        return tabell;
    }
}
