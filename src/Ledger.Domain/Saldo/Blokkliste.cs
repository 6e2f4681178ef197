namespace Ledger.Domain.Saldo;

/// <summary>The blocks of a cube, in pages: a cube of hundreds of thousands of keys is brought forward by copying a page or two and not the list.</summary>
/// <remarks>Immutable.</remarks>
internal sealed class Blokkliste
{
    private const int Bredde = 64;

    public static readonly Blokkliste Tom = new([], 0);

    private readonly Saldoblokk[][] _sider;

    private Blokkliste(Saldoblokk[][] sider, int antall) => (_sider, Antall) = (sider, antall);

    public int Antall { get; }

    public Saldoblokk this[int plass] => _sider[plass / Bredde][plass % Bredde];

    /// <summary>The list with some blocks replaced and some added; what lies between is shared.</summary>
    /// <param name="blokker">By place, ascending; every place from the old end to the new one is among them.</param>
    public Blokkliste Med(IReadOnlyList<(int Plass, Saldoblokk Blokk)> blokker, int antall)
    {
        var pages = new Saldoblokk[(antall + Bredde - 1) / Bredde][];
        _sider.CopyTo(pages, 0);
        var copied = -1;
        foreach (var (place, block) in blokker)
        {
            var page = place / Bredde;
            if (page != copied)
            {
                var copy = new Saldoblokk[Math.Min(Bredde, antall - (page * Bredde))];
                pages[page]?.CopyTo(copy, 0);
                pages[page] = copy;
                copied = page;
            }

            pages[page][place % Bredde] = block;
        }

        return new Blokkliste(pages, antall);
    }

    public IEnumerable<Saldoblokk> Alle() => _sider.SelectMany(s => s);
}
