namespace Ledger.Api.Oppsett;

/// <summary>The service's settings, section <c>Ledger</c>.</summary>
public sealed class Ledgervalg
{
    public const string Seksjon = "Ledger";

    /// <summary><c>sqlite</c> (default) or <c>sqlserver</c>.</summary>
    public string Provider { get; set; } = "sqlite";

    /// <summary>Migrate at the start. False where a step of the deploy does it (the command <c>migrer</c>), with a login that may: the service then needs no right to change the schema, and starts on a newer one too.</summary>
    public bool Migrer { get; set; } = true;

    /// <summary>Where the SQLite file and temporary import bodies lie.</summary>
    public string DataDirectory { get; set; } = "./data";

    /// <summary>Load the Bærum 2024 demo into an empty database. Null: only in Development.</summary>
    public bool? Demo { get; set; }

    public Importvalg Import { get; set; } = new();

    public Minnevalg Minne { get; set; } = new();

    /// <summary>The PEM file of the key that signs checkpoints; made when missing. Null: <c>sjekkpunkt.pem</c> in the data directory. Instances that share a database share the file.</summary>
    public string? Sjekkpunktnoekkel { get; set; }

    /// <summary>What reports may keep in memory, in bytes. What was used longest ago goes first.</summary>
    public sealed class Minnevalg
    {
        /// <summary>The saldo of municipality-years. One that does not fit is read anew for each report.</summary>
        public long Kuber { get; set; } = 256L * 1024 * 1024;

        /// <summary>Answers, with their compressed forms.</summary>
        public long Svar { get; set; } = 32L * 1024 * 1024;
    }

    /// <summary>Limits of imports.</summary>
    public sealed class Importvalg
    {
        public int MestRader { get; set; } = 5_000_000;

        public int MestRaderPerBilag { get; set; } = 100_000;

        /// <summary>The largest body after decompression, in bytes.</summary>
        public long MestByte { get; set; } = 2L * 1024 * 1024 * 1024;
    }
}
