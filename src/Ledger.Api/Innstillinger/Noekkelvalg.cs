using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

namespace Ledger.Api.Innstillinger;

/// <summary>API keys, section <c>Ledger:Noekler</c>.</summary>
public sealed class Noekkelvalg
{
    /// <summary>How many days a key may live. A key that another key makes lives no longer than that one.</summary>
    [Range(1, 3_650)]
    public int MestDager { get; set; } = 730;
}

/// <summary>Generated: says which setting is outside its range, when the service starts.</summary>
[OptionsValidator]
internal sealed partial class Noekkelvalgkontroll : IValidateOptions<Noekkelvalg>;
