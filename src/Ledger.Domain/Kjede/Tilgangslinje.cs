namespace Ledger.Domain.Kjede;

/// <summary>The hash of a line in a log of access.</summary>
public static class Tilgangslinje
{
    /// <param name="forrige">The hash of the line before, where the log has a chain of its own.</param>
    /// <param name="bruker">Null for the line of a write: its record says who it was.</param>
    public static Kjedehash Hash(
        Kjedehash? forrige, DateTimeOffset tidspunkt, string? bruker, string adresse, string metode, string sti, int status, long? versjon, string? gjelder)
    {
        var skriver = KanoniskSkriver.Traadens();
        skriver.Felt("tilgang1")
            .Navngitt("forrige="u8, forrige)
            .Navngitt("tidspunkt="u8, tidspunkt)
            .Navngitt("bruker="u8, bruker)
            .Navngitt("adresse="u8, adresse)
            .Navngitt("metode="u8, metode)
            .Navngitt("sti="u8, sti)
            .Navngitt("status="u8, status)
            .Navngitt("versjon="u8, versjon)
            .Navngitt("gjelder="u8, gjelder)
            .Linjeslutt();
        return Kjedehash.Av(skriver.Skrevet);
    }
}
