namespace Ledger.Api.Innstillinger;

/// <summary>
/// Settings that had other names in version 1.0. The old names work for one release, and the start logs what each is called now. Where both
/// names are set, the new one is used.
/// </summary>
internal static class GamleNavn
{
    private static readonly (string Gammelt, string Nytt)[] Navn =
    [
        .. from art in new[] { ("Reads", "Lesing"), ("Writes", "Skriving"), ("Feeds", "Foelging"), ("Extracts", "Uttrekk") }
           from tall in new[] { ("PerSecond", "PerSekund"), ("Burst", "Samlet"), ("Concurrent", "Samtidige") }
           select ($"RateLimit:{art.Item1}:{tall.Item1}", $"RateLimit:{art.Item2}:{tall.Item2}"),
        ("Writers:Max", "Skrivere:Mest"),
        ("Timeouts:Reads", "Tidsgrenser:Lesing"),
        ("Timeouts:Writes", "Tidsgrenser:Skriving"),
        ("Timeouts:Feeds", "Tidsgrenser:Foelging"),
        ("Timeouts:Imports", "Tidsgrenser:Import"),
        ("Timeouts:Extracts", "Tidsgrenser:Uttrekk"),
        ("Timeouts:Shutdown", "Tidsgrenser:Stans"),
        ("Timeouts:DatabaseLock", "Tidsgrenser:Databaselaas"),
        ("Limits:HeaderBytes", "Grenser:HodeByte"),
        ("Limits:Headers", "Grenser:Hoder"),
        ("Limits:BodyBytes", "Grenser:InnholdByte"),
        ("Limits:BodyBytesPerSecond", "Grenser:InnholdBytePerSekund"),
        ("Limits:SlowBodyGrace", "Grenser:TregtInnhold"),
        ("Limits:HeaderTimeout", "Grenser:Hodetid"),
        ("Limits:KeepAlive", "Grenser:Ledig"),
        ("Limits:Connections", "Grenser:Forbindelser"),
        ("Cors:Origins", "Cors:Opphav"),
    ];

    /// <summary>Makes settings that are given by an old name readable by the new one, and answers which they were.</summary>
    public static IReadOnlyList<(string Gammelt, string Nytt)> Oversett(IConfigurationManager innstillinger)
    {
        var seksjon = innstillinger.GetSection(Ledgervalg.Seksjon);
        var brukt = Navn.Where(n => seksjon[n.Gammelt] is not null).ToList();
        innstillinger.AddInMemoryCollection(
            brukt.Where(n => seksjon[n.Nytt] is null).ToDictionary(n => Full(n.Nytt), n => seksjon[n.Gammelt]));
        return brukt;
    }

    public static void Varsle(ILogger logger, IReadOnlyList<(string Gammelt, string Nytt)> brukt)
    {
        foreach (var (gammelt, nytt) in brukt)
        {
            logger.LogWarning(
                "Innstillingen {Gammelt} har fått et nytt navn, {Nytt}. Det gamle virker i denne utgaven, men ikke i den neste.", Miljoe(gammelt),
                Miljoe(nytt));
        }
    }

    private static string Full(string navn) => $"{Ledgervalg.Seksjon}:{navn}";

    private static string Miljoe(string navn) => Full(navn).Replace(":", "__", StringComparison.Ordinal);
}
