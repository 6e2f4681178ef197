using Ledger.Domain.Hovedbok;
using Ledger.Domain.Verdier;

namespace Ledger.Domain.Saldo;

/// <summary>
/// All saldo of one municipality and year at one version, in columns by key: what every report is computed from.
/// </summary>
/// <remarks>Immutable. Amounts are ledger sign. A key's index is stable for the life of the cube.</remarks>
public sealed class Saldokube
{
    private const int Perioder = 14;

    private readonly Dimensjon[] _noekler;
    private readonly long[] _regnskap;
    private readonly long[] _opprinnelig;
    private readonly long[] _endring;
    private readonly long[] _antall;

    public Saldokube(Kommunenummer kommunenummer, Regnskapsaar aar, long versjon, IEnumerable<Saldopost> poster)
    {
        Kommunenummer = kommunenummer;
        Aar = aar;
        Versjon = versjon;
        var index = new Dictionary<Dimensjon, int>();
        var liste = new List<(int Key, Saldopost Post)>();
        foreach (var post in poster)
        {
            if (!index.TryGetValue(post.Dimensjon, out var key))
            {
                key = index.Count;
                index.Add(post.Dimensjon, key);
            }

            liste.Add((key, post));
        }

        _noekler = new Dimensjon[index.Count];
        foreach (var (dimensjon, key) in index)
        {
            _noekler[key] = dimensjon;
        }

        _regnskap = new long[index.Count * Perioder];
        _opprinnelig = new long[index.Count * Perioder];
        _endring = new long[index.Count * Perioder];
        _antall = new long[index.Count * Perioder];
        foreach (var (key, post) in liste)
        {
            var cell = (key * Perioder) + post.Periode.Nummer;
            var column = post.Slag switch
            {
                Saldoslag.Regnskap => _regnskap,
                Saldoslag.OpprinneligBudsjett => _opprinnelig,
                _ => _endring,
            };
            column[cell] = checked(column[cell] + post.Beloep.Oere);
            if (post.Slag == Saldoslag.Regnskap)
            {
                _antall[cell] += post.Antall;
            }
        }
    }

    public Kommunenummer Kommunenummer { get; }

    public Regnskapsaar Aar { get; }

    /// <summary>The municipality's version that the cube shows.</summary>
    public long Versjon { get; }

    /// <summary>The number of keys.</summary>
    public int Antall => _noekler.Length;

    public ref readonly Dimensjon Noekkel(int key) => ref _noekler[key];

    /// <summary>Actuals of a key: drift and investering from period 1, balanse from period 0, to and including <paramref name="til"/>.</summary>
    public Beloep Regnskap(int key, Periode til) => Sum(_regnskap, key, 0, til.Nummer);

    /// <summary>Actuals of a key in the periods from and to, both included.</summary>
    public Beloep Regnskap(int key, Periode fra, Periode til) => Sum(_regnskap, key, fra.Nummer, til.Nummer);

    /// <summary>Opprinnelig budsjett of a key, whole year.</summary>
    public Beloep OpprinneligBudsjett(int key) => Sum(_opprinnelig, key, 0, Periode.Stoerste);

    /// <summary>Revidert budsjett of a key, whole year.</summary>
    public Beloep RevidertBudsjett(int key) => OpprinneligBudsjett(key) + Sum(_endring, key, 0, Periode.Stoerste);

    /// <summary>The part of revidert budsjett that is periodised up to and including <paramref name="til"/>.</summary>
    public Beloep BudsjettHittil(int key, Periode til) => Sum(_opprinnelig, key, 0, til.Nummer) + Sum(_endring, key, 0, til.Nummer);

    /// <summary>How many postings the actuals of a key up to a period sum.</summary>
    public long AntallPosteringer(int key, Periode til)
    {
        long sum = 0;
        for (var p = 0; p <= til.Nummer; p++)
        {
            sum += _antall[(key * Perioder) + p];
        }

        return sum;
    }

    private static Beloep Sum(long[] column, int key, int fra, int til)
    {
        long sum = 0;
        for (var p = fra; p <= til; p++)
        {
            sum = checked(sum + column[(key * Perioder) + p]);
        }

        return Beloep.FraOere(sum);
    }
}
