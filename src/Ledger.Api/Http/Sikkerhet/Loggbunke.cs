using Ledger.Application.Porter;

namespace Ledger.Api.Http.Sikkerhet;

/// <summary>Lines of a log that are waiting to be written. Equal requests share a line, and all requests beyond the limit share one.</summary>
/// <remarks>Not safe for use by two threads.</remarks>
/// <param name="mest">How many different lines it holds.</param>
internal sealed class Loggbunke(int mest)
{
    /// <summary>The event of the line that stands for all that there was no room for.</summary>
    public const string Flere = "flere";

    private readonly Dictionary<Loggpost, Loggpost> _linjer = [];

    public int Antall => _linjer.Count;

    public void Legg(Loggpost post)
    {
        var noekkel = Noekkel(post);
        if (!_linjer.ContainsKey(noekkel) && _linjer.Count >= mest)
        {
            noekkel = Noekkel(post = new Loggpost(post.Tidspunkt, Flere, "", "", "", "", 0, 1));
        }

        _linjer[noekkel] = _linjer.TryGetValue(noekkel, out var foer) ? foer with { Antall = foer.Antall + 1 } : post;
    }

    /// <summary>Takes out the oldest lines, at most as many.</summary>
    public IReadOnlyList<Loggpost> Ta(int antall)
    {
        var tatt = _linjer.OrderBy(l => l.Value.Tidspunkt).Take(antall).ToList();
        tatt.ForEach(l => _linjer.Remove(l.Key));
        return [.. tatt.Select(l => l.Value)];
    }

    /// <summary>Puts back what could not be written.</summary>
    public void LeggTilbake(IEnumerable<Loggpost> linjer)
    {
        foreach (var linje in linjer)
        {
            var noekkel = Noekkel(linje);
            _linjer[noekkel] = linje with { Antall = linje.Antall + (_linjer.TryGetValue(noekkel, out var foer) ? foer.Antall : 0) };
        }
    }

    private static Loggpost Noekkel(Loggpost post) => post with { Tidspunkt = default, Antall = 0 };
}
