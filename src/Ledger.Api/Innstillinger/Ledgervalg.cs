namespace Ledger.Api.Innstillinger;

/// <summary>What the service is and where it keeps its data, section <c>Ledger</c>.</summary>
public sealed class Ledgervalg
{
    public const string Seksjon = "Ledger";

    /// <summary><c>sqlite</c> (default) or <c>sqlserver</c>.</summary>
    public string Provider { get; set; } = "sqlite";

    /// <summary>
    /// Migrate at the start. False where a step of the deploy does it (the command <c>migrer</c>), with a login that may: the service then
    /// needs no right to change the schema, and starts on a newer one too.
    /// </summary>
    public bool Migrer { get; set; } = true;

    /// <summary>Where the SQLite file and temporary import bodies lie.</summary>
    public string DataDirectory { get; set; } = "./data";

    /// <summary>
    /// What is loaded into an empty database: <c>baerum</c> (or <c>true</c>) the Bærum 2024 demo, <c>alle</c> the made municipality Nyvik too,
    /// <c>false</c> nothing. Null: baerum in Development, nothing elsewhere.
    /// </summary>
    public string? Demo { get; set; }

    /// <summary>
    /// The PEM file of the key that signs checkpoints; made when missing. Null: <c>sjekkpunkt.pem</c> in the data directory. Instances that
    /// share a database share the file.
    /// </summary>
    public string? Sjekkpunktnoekkel { get; set; }
}
