namespace Ledger.Api.Innstillinger;

/// <summary>What reports may keep in memory, in bytes, section <c>Ledger:Minne</c>. What was used longest ago goes first.</summary>
public sealed class Minnevalg
{
    /// <summary>The saldo of municipality-years. One that does not fit is read anew for each report.</summary>
    public long Kuber { get; set; } = 256L * 1024 * 1024;

    /// <summary>Answers, with their compressed forms.</summary>
    public long Svar { get; set; } = 32L * 1024 * 1024;

    /// <summary>Pages with their compressed forms, and as much again for the sums of published editions.</summary>
    public long Sider { get; set; } = 16L * 1024 * 1024;
}
