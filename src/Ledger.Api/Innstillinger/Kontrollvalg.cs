using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

namespace Ledger.Api.Innstillinger;

/// <summary>When the files of the ledgers are looked at, section <c>Ledger:Kontroll</c>.</summary>
public sealed class Kontrollvalg
{
    /// <summary>How long after the start the first time is.</summary>
    [Range(0, 86_400)]
    public int FoersteSekunder { get; set; } = 60;

    /// <summary>How long it is between two times.</summary>
    [Range(1, 44_640)]
    public int Minutter { get; set; } = 1_440;
}

/// <summary>Generated: says which setting is outside its range, when the service starts.</summary>
[OptionsValidator]
internal sealed partial class Kontrollvalgkontroll : IValidateOptions<Kontrollvalg>;
