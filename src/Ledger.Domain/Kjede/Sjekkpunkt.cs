namespace Ledger.Domain.Kjede;

/// <summary>
/// A chain's head at a time, with what it covers, signed by the service: an auditor keeps it, and years later the chain must still have had
/// that head.
/// </summary>
/// <param name="SumDebet">Kroner with two decimals, as text, so that the signed bytes are unmistakable.</param>
/// <param name="Signatur">Base64 of the ECDSA P-256 signature (IEEE P1363) over SHA-256 of <see cref="Signert"/>.</param>
public sealed record Sjekkpunkt(
    string Kommunenummer, long Versjon, long Sekvens, string Kjedehode, long AntallPosteringer, string SumDebet, string Tidspunkt, string Algoritme,
    string Signatur)
{
    public const string Signaturalgoritme = "ECDSA-P256-SHA256";

    /// <summary>The bytes that are signed: the form is specified in <c>openapi/hashkjede.md</c>.</summary>
    public byte[] Signert()
    {
        var skriver = new KanoniskSkriver();
        skriver.Felt("sjekkpunkt1").Felt(Kommunenummer).Felt(Versjon).Felt(Sekvens).Felt(Kjedehode).Felt(AntallPosteringer).Felt(SumDebet)
            .Felt(Tidspunkt).Felt(Algoritme).Linjeslutt();
        return skriver.Skrevet.ToArray();
    }
}
