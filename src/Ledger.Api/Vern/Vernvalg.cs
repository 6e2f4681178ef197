using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

namespace Ledger.Api.Vern;

/// <summary>What keeps the service up under load and bad input, section <c>Ledger</c>. Times are in seconds, sizes in bytes.</summary>
public sealed class Vernvalg
{
    [ValidateObjectMembers]
    public Ratevalg RateLimit { get; set; } = new();

    [ValidateObjectMembers]
    public Skrivervalg Writers { get; set; } = new();

    [ValidateObjectMembers]
    public Tidsgrenser Timeouts { get; set; } = new();

    [ValidateObjectMembers]
    public Grenser Limits { get; set; } = new();

    public Corsvalg Cors { get; set; } = new();

    /// <summary>How much one key may ask for; without a key, one address.</summary>
    public sealed class Ratevalg
    {
        public bool Enabled { get; set; } = true;

        [ValidateObjectMembers]
        public Rate Reads { get; set; } = new() { PerSecond = 5_000, Burst = 50_000, Concurrent = 1_024 };

        [ValidateObjectMembers]
        public Rate Writes { get; set; } = new() { PerSecond = 2_500, Burst = 25_000, Concurrent = 512 };

        /// <summary>Those who wait for changes, by long poll or as a stream.</summary>
        [ValidateObjectMembers]
        public Rate Feeds { get; set; } = new() { PerSecond = 500, Burst = 5_000, Concurrent = 5_000 };

        /// <summary>The auditor's extract and control, which go through the whole journal.</summary>
        [ValidateObjectMembers]
        public Rate Extracts { get; set; } = new() { PerSecond = 2, Burst = 120, Concurrent = 16 };
    }

    /// <summary>One rate.</summary>
    public sealed class Rate
    {
        /// <summary>What is given back each second.</summary>
        [Range(1, 1_000_000)]
        public int PerSecond { get; set; }

        /// <summary>How many may come at once after a pause.</summary>
        [Range(1, 10_000_000)]
        public int Burst { get; set; }

        /// <summary>How many may be under way at the same time.</summary>
        [Range(1, 100_000)]
        public int Concurrent { get; set; }
    }

    /// <summary>The queue for the database's writer.</summary>
    public sealed class Skrivervalg
    {
        /// <summary>How many writes may be under way, of which one has the writer and the others wait; one more is answered 503.</summary>
        [Range(1, 100_000)]
        public int Max { get; set; } = 1_024;
    }

    /// <summary>How long a request may take, from its headers to its answer, in seconds.</summary>
    public sealed class Tidsgrenser
    {
        [Range(1, 86_400)]
        public int Reads { get; set; } = 60;

        /// <summary>Longer than reads: a write waits for an import that came before it.</summary>
        [Range(1, 86_400)]
        public int Writes { get; set; } = 300;

        /// <summary>Longer than a stream of changes lasts, which ends by itself.</summary>
        [Range(1, 86_400)]
        public int Feeds { get; set; } = 1_200;

        [Range(1, 86_400)]
        public int Imports { get; set; } = 1_800;

        [Range(1, 86_400)]
        public int Extracts { get; set; } = 3_600;

        /// <summary>How long a stop waits for what is under way.</summary>
        [Range(1, 3_600)]
        public int Shutdown { get; set; } = 30;

        /// <summary>How long a write waits for another process that holds the embedded database's file.</summary>
        [Range(1, 600)]
        public int DatabaseLock { get; set; } = 60;
    }

    /// <summary>Limits of the web server.</summary>
    public sealed class Grenser
    {
        /// <summary>All headers of a request together.</summary>
        [Range(1_024, 1_048_576)]
        public int HeaderBytes { get; set; } = 32_768;

        [Range(10, 1_000)]
        public int Headers { get; set; } = 100;

        /// <summary>A body, after decompression. An import has a limit of its own (Ledger:Import:MestByte).</summary>
        [Range(1_024, 1_073_741_824)]
        public int BodyBytes { get; set; } = 30_000_000;

        /// <summary>A body that comes slower is given up with 408.</summary>
        [Range(1, 1_000_000)]
        public int BodyBytesPerSecond { get; set; } = 240;

        /// <summary>How long a body may be slow before it is given up, in seconds.</summary>
        [Range(2, 600)]
        public int SlowBodyGrace { get; set; } = 5;

        /// <summary>Seconds for the headers to come.</summary>
        [Range(1, 600)]
        public int HeaderTimeout { get; set; } = 30;

        /// <summary>Seconds that an idle connection is kept.</summary>
        [Range(1, 3_600)]
        public int KeepAlive { get; set; } = 130;

        [Range(1, 1_000_000)]
        public int Connections { get; set; } = 10_000;
    }

    /// <summary>Which web pages of other origins may call. None unless named.</summary>
    public sealed class Corsvalg
    {
        /// <summary>Origins with commas between.</summary>
        public string Origins { get; set; } = "";

        internal string[] Liste => Origins.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
    }
}

/// <summary>Generated: says which setting is outside its range, when the service starts.</summary>
[OptionsValidator]
internal sealed partial class Vernvalgkontroll : IValidateOptions<Vernvalg>;
