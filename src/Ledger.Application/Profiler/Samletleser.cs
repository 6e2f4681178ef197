using Ledger.Application.Import;
using Ledger.Domain.Hovedbok;

namespace Ledger.Application.Profiler;

/// <summary>
/// The rows of another reader with those of one bilag together. A file with a column per period has its rows by account, and bilag that are
/// made per period stand scattered in it.
/// </summary>
public sealed class Samletleser(IPosteringsleser indre) : IPosteringsleser
{
    /// <summary>The rows are held in memory, some 400 bytes each.</summary>
    private const int MestRader = 2_000_000;

    private IEnumerator<Posteringsfelt>? _rader;

    public IReadOnlyList<string> Utelatt => indre.Utelatt;

    public IReadOnlyList<int> Perioder => indre.Perioder;

    public Posteringsfelt? Neste()
    {
        _rader ??= Samlet().GetEnumerator();
        return _rader.MoveNext() ? _rader.Current : null;
    }

    public void Dispose()
    {
        _rader?.Dispose();
        indre.Dispose();
    }

    /// <summary>In the order that the bilag are met in.</summary>
    private IEnumerable<Posteringsfelt> Samlet()
    {
        var bilag = new Dictionary<string, List<Posteringsfelt>>(StringComparer.Ordinal);
        var antall = 0;
        while (indre.Neste() is { } rad)
        {
            if (++antall > MestRader)
            {
                throw new Avvisning(
                    Avvisningsgrunn.ForStor, Problemtyper.ForMangeRader, "Importen har for mange rader",
                    $"En fil uten bilag har høyst {MestRader} rader. Del den opp, eller send den som saldoimport.");
            }

            if (!bilag.TryGetValue(rad.Bilagsreferanse, out var rader))
            {
                bilag[rad.Bilagsreferanse] = rader = [];
            }

            rader.Add(rad.Kopi());
        }

        return bilag.Values.SelectMany(r => r);
    }
}
