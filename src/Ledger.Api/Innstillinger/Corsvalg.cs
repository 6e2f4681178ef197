namespace Ledger.Api.Innstillinger;

/// <summary>Which web pages of other origins may call, section <c>Ledger:Cors</c>. None unless named.</summary>
public sealed class Corsvalg
{
    /// <summary>Origins with commas between.</summary>
    public string Opphav { get; set; } = "";

    internal string[] Liste => Opphav.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
}
