namespace Ledger.Domain.Hovedbok;

/// <summary>
/// Room for the number that a write gave a dimension, shared by the rows that have it: they are then not looked up each. Not safe for use by
/// two threads.
/// </summary>
public class Noekkelplass
{
    private object? _skriving;
    private int _aar;
    private int _nummer;

    /// <summary>The number that this write gave the dimension in this year; null when it gave it none here.</summary>
    public int? Nummer(object skriving, int aar) => ReferenceEquals(skriving, _skriving) && aar == _aar ? _nummer : null;

    /// <summary>Keeps the number. One that another write kept is forgotten.</summary>
    public void Husk(object skriving, int aar, int nummer) => (_skriving, _aar, _nummer) = (skriving, aar, nummer);
}

/// <summary>Where a posting's key is kept. It says nothing of the posting, so any two are equal.</summary>
public readonly struct Noekkelvei(Noekkelplass? plass) : IEquatable<Noekkelvei>
{
    public Noekkelplass? Plass { get; } = plass;

    public bool Equals(Noekkelvei other) => true;

    public override bool Equals(object? obj) => obj is Noekkelvei;

    public override int GetHashCode() => 0;

    public static bool operator ==(Noekkelvei left, Noekkelvei right) => left.Equals(right);

    public static bool operator !=(Noekkelvei left, Noekkelvei right) => !left.Equals(right);
}
