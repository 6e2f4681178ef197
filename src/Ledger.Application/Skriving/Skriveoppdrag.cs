namespace Ledger.Application.Skriving;

/// <summary>Who asks for a write, and whether it is only to be tried: everything is then done and answered, and rolled back.</summary>
/// <param name="Bruker">What the journal records as the writer.</param>
public readonly record struct Skriveoppdrag(string Bruker, bool Proevekjoering = false)
{
    /// <summary>The natural person on whose behalf it is written, when the caller is a system that may say so; null when it writes in its own name.</summary>
    public string? PaaVegneAv { get; init; }

    /// <summary>Who acts: the person that it is written for, or the user himself.</summary>
    public string Person => PaaVegneAv ?? Bruker;

    /// <summary>What a receipt says of it: true, or nothing at all.</summary>
    public bool? ErProeve => Proevekjoering ? true : null;
}
