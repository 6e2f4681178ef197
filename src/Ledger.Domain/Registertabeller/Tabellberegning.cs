using Ledger.Domain.Opplysninger;
using Ledger.Domain.Organisasjon;
using Ledger.Domain.Verdier;

namespace Ledger.Domain.Registertabeller;

/// <summary>
/// The rows of a table with what each was computed of, so that the next computing of the same table makes only those rows that something was posted
/// on or said of. A row that is the same is the same instance, so that what is made of it can be known again too.
/// </summary>
/// <remarks>
/// The next computing must be of the same definition, registers, organisation, year, period and reader. All else that a row stands on is compared:
/// its object, the facts about it, and its amounts.
/// </remarks>
public sealed class Tabellberegning
{
    private readonly Dictionary<string, Beregnetrad> _rader = new(StringComparer.Ordinal);
    private readonly Dictionary<string, (IReadOnlyList<Tabellrad> Av, Tabellrad Rad)> _summer = new(StringComparer.Ordinal);

    /// <summary>In the order that they are shown.</summary>
    public IReadOnlyList<Tabellrad> Rader { get; internal set; } = [];

    internal void Legg(Registerobjekt objekt, IReadOnlyList<Stand<Opplysning>> sagt, Ansvar ansvar, Tabellrad rad) =>
        _rader[rad.Id] = new(objekt, sagt, ansvar, rad);

    internal void Legg(IReadOnlyList<Tabellrad> av, Tabellrad sum) => _summer[sum.Id] = (av, sum);

    /// <summary>A row of an object of which nothing more was said; null when there is none. Its amounts may be others.</summary>
    internal Tabellrad? Finn(string id, Registerobjekt objekt, IReadOnlyList<Stand<Opplysning>> sagt, Ansvar ansvar, Enhet? enhet) =>
        _rader.TryGetValue(id, out var kjent) && ReferenceEquals(kjent.Sagt, sagt) && kjent.Ansvar == ansvar && ReferenceEquals(kjent.Rad.Enhet, enhet)
        && (ReferenceEquals(kjent.Objekt, objekt) || kjent.Objekt.Equals(objekt)) ? kjent.Rad : null;

    /// <summary>The sum of the same rows; null when there is none.</summary>
    internal Tabellrad? Finn(string id, string? kode, string navn, string nivaa, Enhet? enhet, IReadOnlyList<Tabellrad> av)
    {
        if (!_summer.TryGetValue(id, out var kjent) || kjent.Av.Count != av.Count || kjent.Rad.Kode != kode || kjent.Rad.Navn != navn
            || kjent.Rad.Nivaa != nivaa || !ReferenceEquals(kjent.Rad.Enhet, enhet))
        {
            return null;
        }

        for (var i = 0; i < av.Count; i++)
        {
            if (!ReferenceEquals(kjent.Av[i], av[i]))
            {
                return null;
            }
        }

        return kjent.Rad;
    }

    private readonly record struct Beregnetrad(Registerobjekt Objekt, IReadOnlyList<Stand<Opplysning>> Sagt, Ansvar Ansvar, Tabellrad Rad);
}
