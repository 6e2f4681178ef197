namespace Ledger.Domain.Registertabeller;

/// <summary>The values of a row, by column. The names of the columns are shared by all rows of a table.</summary>
public sealed class Tabellceller
{
    private readonly IReadOnlyDictionary<string, int> _plasser;
    private readonly Tabellcelle[] _celler;

    /// <param name="plasser">The place of each column.</param>
    internal Tabellceller(IReadOnlyDictionary<string, int> plasser, Tabellcelle[] celler) => (_plasser, _celler) = (plasser, celler);

    /// <summary>In the order of the columns.</summary>
    public IReadOnlyList<Tabellcelle> Alle => _celler;

    public Tabellcelle this[int plass] => _celler[plass];

    public Tabellcelle this[string kolonne] => _celler[_plasser[kolonne]];

    public Tabellcelle? Finn(string kolonne) => _plasser.TryGetValue(kolonne, out var plass) ? _celler[plass] : null;
}

/// <summary>A sum while it is being added up: the amount so far, and how many of its values are known.</summary>
internal struct Delsum
{
    private decimal _sum;
    private int _tall;

    /// <summary>How many have a number or a text.</summary>
    public int AntallMedVerdi { get; private set; }

    public void Legg(Tabellcelle celle)
    {
        AntallMedVerdi += celle.Tall is not null || celle.Tekst is not null ? 1 : 0;
        if (celle.Tall is { } tall)
        {
            (_sum, _tall) = (_sum + tall, _tall + 1);
        }
    }

    public readonly Delsum Med(Tabellcelle celle)
    {
        var ny = this;
        ny.Legg(celle);
        return ny;
    }

    /// <summary>Null when none of them has a number, or they have no sum.</summary>
    public readonly decimal? Verdi(Aggregering maate) => _tall == 0 || maate is Aggregering.Ingen or Aggregering.Antall ? null
        : maate == Aggregering.Snitt ? _sum / _tall : _sum;
}
