using Ledger.Domain.Verdier;

namespace Ledger.Application.Porter;

/// <summary>Content that was booked.</summary>
/// <param name="Merke">The content's fingerprint, locked with the ledger's secret key.</param>
/// <param name="Hva">What booked it, such as «import» with its id.</param>
public sealed record Husketinnhold(LedgerId Ledger, int Aar, UInt128 Merke, string Hva);

/// <summary>Keeps what was booked lately, so that a service that starts knows it. Losing some of it loses warnings and nothing else.</summary>
public interface IInnholdslager
{
    /// <summary>All that is kept, oldest first. What cannot be read is left out.</summary>
    IReadOnlyList<Husketinnhold> Les();

    /// <summary>Keeps these after those that are kept.</summary>
    void LeggTil(IReadOnlyList<Husketinnhold> nye);

    /// <summary>Keeps these and nothing else.</summary>
    void Erstatt(IReadOnlyList<Husketinnhold> alle);
}
