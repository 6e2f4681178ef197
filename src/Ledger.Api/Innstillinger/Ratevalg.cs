using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

namespace Ledger.Api.Innstillinger;

/// <summary>How much one key may ask for; without a key, one address. Section <c>Ledger:RateLimit</c>, a name that the contract has.</summary>
public sealed class Ratevalg
{
    public bool Enabled { get; set; } = true;

    [ValidateObjectMembers]
    public Rate Lesing { get; set; } = new() { PerSekund = 5_000, Samlet = 50_000, Samtidige = 1_024 };

    /// <summary>Batches, groups, workbooks and journals as tables. One may take tens of megabytes while it is made, so few are made at once.</summary>
    [ValidateObjectMembers]
    public Rate Tung { get; set; } = new() { PerSekund = 100, Samlet = 1_000, Samtidige = 16 };

    [ValidateObjectMembers]
    public Rate Skriving { get; set; } = new() { PerSekund = 2_500, Samlet = 25_000, Samtidige = 512 };

    /// <summary>Uploads. Each may take its size on the disk while it is received.</summary>
    [ValidateObjectMembers]
    public Rate Import { get; set; } = new() { PerSekund = 500, Samlet = 5_000, Samtidige = 64 };

    /// <summary>Those who wait for changes, by long poll or as a stream.</summary>
    [ValidateObjectMembers]
    public Rate Foelging { get; set; } = new() { PerSekund = 500, Samlet = 5_000, Samtidige = 5_000 };

    /// <summary>The auditor's extract and control, which go through the whole journal.</summary>
    [ValidateObjectMembers]
    public Rate Uttrekk { get; set; } = new() { PerSekund = 2, Samlet = 120, Samtidige = 16 };

    /// <summary>What the heavy ones may cost together.</summary>
    [ValidateObjectMembers]
    public Tid Regnetid { get; set; } = new();

    /// <summary>Time to compute, in milliseconds. One who asks for one answer at a time never meets it.</summary>
    public sealed class Tid
    {
        /// <summary>What is given back each second: 1 000 for each heavy request that may be under way without pause.</summary>
        [Range(1, 1_000_000)]
        public int PerSekund { get; set; } = 4_000;

        /// <summary>What may be used at once after a pause.</summary>
        [Range(1, 100_000_000)]
        public int Samlet { get; set; } = 120_000;
    }

    /// <summary>One rate.</summary>
    public sealed class Rate
    {
        /// <summary>What is given back each second.</summary>
        [Range(1, 1_000_000)]
        public int PerSekund { get; set; }

        /// <summary>How many may come at once after a pause.</summary>
        [Range(1, 10_000_000)]
        public int Samlet { get; set; }

        /// <summary>How many may be under way at the same time.</summary>
        [Range(1, 100_000)]
        public int Samtidige { get; set; }
    }
}

/// <summary>Generated: says which setting is outside its range, when the service starts.</summary>
[OptionsValidator]
internal sealed partial class Ratevalgkontroll : IValidateOptions<Ratevalg>;
