using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

namespace Ledger.Api.Innstillinger;

/// <summary>The logs of requests, section <c>Ledger:Logg</c>.</summary>
public sealed class Loggvalg
{
    /// <summary>How many months a log is kept after the one it is of; 0 keeps it for ever.</summary>
    [Range(0, 1_200)]
    public int Maaneder { get; set; } = 24;
}

/// <summary>Generated: says which setting is outside its range, when the service starts.</summary>
[OptionsValidator]
internal sealed partial class Loggvalgkontroll : IValidateOptions<Loggvalg>;
