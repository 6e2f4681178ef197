namespace Ledger.Domain.Publisering;

/// <summary>What a municipality asks of publications.</summary>
/// <param name="ToPersoner">Who publishes a document is another than who saved or locked it last.</param>
public sealed record Publiseringsregler(bool ToPersoner)
{
    public static readonly Publiseringsregler Ingen = new(false);
}
