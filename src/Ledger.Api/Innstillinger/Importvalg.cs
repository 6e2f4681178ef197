using System.ComponentModel.DataAnnotations;
using Ledger.Domain.Hovedbok;
using Microsoft.Extensions.Options;

namespace Ledger.Api.Innstillinger;

/// <summary>Limits of imports, section <c>Ledger:Import</c>.</summary>
public sealed class Importvalg
{
    /// <summary>A counter account adds rows of its own to a bilag, at most one per unit and fund that it has.</summary>
    private const int TilMotkonto = 1_000;

    [Range(1, int.MaxValue)]
    public int MestRader { get; set; } = 5_000_000;

    [Range(2, Bilag.StoersteAntallRader - TilMotkonto)]
    public int MestRaderPerBilag { get; set; } = 100_000;

    /// <summary>The largest body, after decompression, in bytes.</summary>
    [Range(1L, long.MaxValue)]
    public long MestByte { get; set; } = 2L * 1024 * 1024 * 1024;
}

/// <summary>Generated: says which setting is outside its range, when the service starts.</summary>
[OptionsValidator]
internal sealed partial class Importvalgkontroll : IValidateOptions<Importvalg>;
