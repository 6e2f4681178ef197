using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

namespace Ledger.Api.Innstillinger;

/// <summary>The queue for the database's writer, section <c>Ledger:Skrivere</c>.</summary>
public sealed class Skrivervalg
{
    /// <summary>How many writes may be under way, of which one has the writer and the others wait; one more is answered 503.</summary>
    [Range(1, 100_000)]
    public int Mest { get; set; } = 1_024;

    /// <summary>How many of them may be of one ledger.</summary>
    [Range(1, 100_000)]
    public int MestPerRegnskap { get; set; } = 512;
}

/// <summary>Generated: says which setting is outside its range, when the service starts.</summary>
[OptionsValidator]
internal sealed partial class Skrivervalgkontroll : IValidateOptions<Skrivervalg>;
