using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

namespace Ledger.Api.Innstillinger;

/// <summary>How long a request may take, from its headers to its answer, in seconds. Section <c>Ledger:Tidsgrenser</c>.</summary>
public sealed class Tidsgrenser
{
    [Range(1, 86_400)]
    public int Lesing { get; set; } = 60;

    /// <summary>Longer than reads: a write waits for an import that came before it.</summary>
    [Range(1, 86_400)]
    public int Skriving { get; set; } = 300;

    /// <summary>Longer than a stream of changes lasts, which ends by itself.</summary>
    [Range(1, 86_400)]
    public int Foelging { get; set; } = 1_200;

    [Range(1, 86_400)]
    public int Import { get; set; } = 1_800;

    [Range(1, 86_400)]
    public int Uttrekk { get; set; } = 3_600;

    /// <summary>How long a stop waits for what is under way.</summary>
    [Range(1, 3_600)]
    public int Stans { get; set; } = 30;

    /// <summary>How long a write waits for another process that holds the embedded database's file.</summary>
    [Range(1, 600)]
    public int Databaselaas { get; set; } = 60;
}

/// <summary>Generated: says which setting is outside its range, when the service starts.</summary>
[OptionsValidator]
internal sealed partial class Tidsgrensekontroll : IValidateOptions<Tidsgrenser>;
