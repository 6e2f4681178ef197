using Ledger.Domain.Hovedbok;
using Ledger.Domain.Saldo;
using Ledger.Domain.Verdier;

namespace Ledger.Application.Lesing;

/// <summary>A key that a page asks for.</summary>
/// <param name="Begynner">The sequence number of its first posting in the periods that are asked for.</param>
internal readonly record struct Sidenoekkel(int Noekkel, uint Begynner);

/// <summary>What the cube tells of the postings that a page is taken from, found in one pass over the cells of the keys.</summary>
internal sealed class Sideutvalg
{
    private readonly List<Sidenoekkel> _noekler = [];

    private Sideutvalg(Saldokube kube, Periode fra, Periode til) => (Kube, Fra, Til) = (kube, fra, til);

    public Saldokube Kube { get; }

    public Periode Fra { get; }

    public Periode Til { get; }

    /// <summary>The keys that have postings in the periods, ascending.</summary>
    public IReadOnlyList<Sidenoekkel> Noekler => _noekler;

    /// <summary>How many postings the keys have in the periods, before the page and after it.</summary>
    public long AntallPosteringer { get; private set; }

    /// <summary>The sequence number of the first of them.</summary>
    public long Begynner { get; private set; } = long.MaxValue;

    /// <summary>Whether the keys have no postings in other periods, so that no row must be read to know its period.</summary>
    public bool ErAllePerioder { get; private set; } = true;

    /// <summary>The sequence number at which the page is sure to be full; null when the cells do not tell.</summary>
    public long? FullVed { get; private set; }

    /// <param name="etter">The position that the page begins after.</param>
    /// <param name="antall">How many postings fill the page.</param>
    public static Sideutvalg Av(Saldokube kube, IEnumerable<int> noekler, Periode fra, Periode til, Posisjon etter, int antall)
    {
        var utvalg = new Sideutvalg(kube, fra, til);
        var sideslutt = new Sideslutt(etter, antall);
        foreach (var noekkel in noekler)
        {
            var celler = kube.Regnskapsceller(noekkel, fra, til, out var erAlle);
            if (!celler.IsEmpty)
            {
                utvalg.Legg(noekkel, celler, erAlle, sideslutt);
            }
        }

        utvalg.FullVed = sideslutt.FullVed;
        return utvalg;
    }

    private void Legg(int noekkel, ReadOnlySpan<Saldocelle> celler, bool erAlle, Sideslutt sideslutt)
    {
        var begynner = uint.MaxValue;
        foreach (ref readonly var celle in celler)
        {
            AntallPosteringer += celle.Antall;
            begynner = Math.Min(begynner, celle.Foerste);
            sideslutt.Ta(celle);
        }

        _noekler.Add(new(noekkel, begynner));
        Begynner = Math.Min(Begynner, begynner);
        ErAllePerioder &= erAlle;
    }

    /// <summary>
    /// Finds the sequence number at which a page is sure to be full. Each cell has a posting where it begins, so the page is full when as many
    /// cells as it has room for have begun after the position that it starts from.
    /// </summary>
    private sealed class Sideslutt(Posisjon etter, int antall)
    {
        /// <summary>The earliest beginnings, as many as fill the page, with the last of them in front.</summary>
        private readonly PriorityQueue<long, long> _tidligste = new();
        private long _siste = long.MaxValue;

        public long? FullVed => _tidligste.Count < antall ? null : _siste;

        public void Ta(in Saldocelle celle)
        {
            var begynnerEtter = celle.Eneste is { } eneste ? eneste > etter : celle.Foerste > etter.Sekvens;
            if (celle.Foerste >= _siste || !begynnerEtter)
            {
                return;
            }

            if (_tidligste.Count < antall)
            {
                _tidligste.Enqueue(celle.Foerste, -celle.Foerste);
            }
            else
            {
                _tidligste.DequeueEnqueue(celle.Foerste, -celle.Foerste);
            }

            _siste = _tidligste.Count < antall ? long.MaxValue : _tidligste.Peek();
        }
    }
}
