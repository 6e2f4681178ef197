using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

namespace Ledger.Api.Innstillinger;

/// <summary>The pages. Section <c>Ledger:Sider</c>.</summary>
public sealed class Sidevalg
{
    /// <summary>Origins whose pages may show a figure in a frame, with commas between: <c>https://kommune.no</c>.</summary>
    [RegularExpression(@"^(\s*https?://[A-Za-z0-9.-]+(:[0-9]+)?\s*(,|$))*$", ErrorMessage = "Innramming er opphav som https://kommune.no, med komma mellom.")]
    public string Innramming { get; set; } = "";

    /// <summary>The address of the accessibility declaration at uustatus.no.</summary>
    [RegularExpression("^https://[^ ]+$", ErrorMessage = "Erklaering er en adresse med https.")]
    public string? Erklaering { get; set; }

    /// <summary>Where readers may ask: an address with https, or words.</summary>
    [StringLength(200)]
    public string? Kontakt { get; set; }

    /// <summary>The path of Chromium, which makes the PDF of each edition; without it there are none.</summary>
    [StringLength(1_000)]
    public string? Chromium { get; set; }

    /// <summary>The longest that it may take for one.</summary>
    [Range(1, 3_600)]
    public int PdfSekunder { get; set; } = 60;

    internal string[] Innrammere => Innramming.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
}

/// <summary>Holds the settings to their annotations.</summary>
[OptionsValidator]
internal sealed partial class Sidevalgkontroll : IValidateOptions<Sidevalg>;
