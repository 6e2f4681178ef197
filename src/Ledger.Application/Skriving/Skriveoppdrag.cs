namespace Ledger.Application.Skriving;

/// <summary>Who asks for a write, and whether it is only to be tried: everything is then done and answered, and rolled back.</summary>
/// <param name="Bruker">What the journal records as the writer.</param>
public readonly record struct Skriveoppdrag(string Bruker, bool Proevekjoering = false)
{
    /// <summary>What a receipt says of it: true, or nothing at all.</summary>
    public bool? ErProeve => Proevekjoering ? true : null;
}
