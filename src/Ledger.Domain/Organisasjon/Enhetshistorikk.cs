using System.Collections;
using Ledger.Domain.Verdier;

namespace Ledger.Domain.Organisasjon;

/// <summary>Where a unit lay before.</summary>
/// <param name="Overordnet">The unit above then, or empty.</param>
/// <param name="Til">The last day that the unit lay under it.</param>
public readonly record struct Enhetsplass(Ansvar Overordnet, DateOnly Til);

/// <summary>Where a unit has lain earlier in the year, oldest first. Equal when the places are.</summary>
public sealed class Enhetshistorikk(IEnumerable<Enhetsplass> plasser) : IReadOnlyList<Enhetsplass>, IEquatable<Enhetshistorikk>
{
    public static readonly Enhetshistorikk Ingen = new([]);

    private readonly Enhetsplass[] _plasser = [.. plasser.OrderBy(p => p.Til)];

    public int Count => _plasser.Length;

    public Enhetsplass this[int index] => _plasser[index];

    public IEnumerator<Enhetsplass> GetEnumerator() => _plasser.AsEnumerable().GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    public bool Equals(Enhetshistorikk? other) => other is not null && _plasser.AsSpan().SequenceEqual(other._plasser);

    public override bool Equals(object? obj) => Equals(obj as Enhetshistorikk);

    public override int GetHashCode() => _plasser.Length == 0 ? 0 : HashCode.Combine(_plasser.Length, _plasser[^1]);
}
