using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

namespace Ledger.Api.Innstillinger;

/// <summary>Limits of the web server, section <c>Ledger:Grenser</c>. Sizes in bytes, times in seconds.</summary>
public sealed class Grenser
{
    /// <summary>All headers of a request together.</summary>
    [Range(1_024, 1_048_576)]
    public int HodeByte { get; set; } = 32_768;

    /// <summary>How many headers.</summary>
    [Range(10, 1_000)]
    public int Hoder { get; set; } = 100;

    /// <summary>A body, after decompression. An import has a limit of its own (<see cref="Importvalg.MestByte"/>).</summary>
    [Range(1_024, 1_073_741_824)]
    public int InnholdByte { get; set; } = 30_000_000;

    /// <summary>A body that comes slower is given up with 408.</summary>
    [Range(1, 1_000_000)]
    public int InnholdBytePerSekund { get; set; } = 240;

    /// <summary>How long a body may be slow before it is given up.</summary>
    [Range(2, 600)]
    public int TregtInnhold { get; set; } = 5;

    /// <summary>For the headers to come.</summary>
    [Range(1, 600)]
    public int Hodetid { get; set; } = 30;

    /// <summary>That an idle connection is kept.</summary>
    [Range(1, 3_600)]
    public int Ledig { get; set; } = 130;

    [Range(1, 1_000_000)]
    public int Forbindelser { get; set; } = 10_000;
}

/// <summary>Generated: says which setting is outside its range, when the service starts.</summary>
[OptionsValidator]
internal sealed partial class Grensekontroll : IValidateOptions<Grenser>;
