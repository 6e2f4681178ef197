using Ledger.Domain.Verdier;

namespace Ledger.Domain.Organisasjon;

/// <summary>A unit of a year's organisation.</summary>
/// <param name="Overordnet">The unit above, or empty for a top unit.</param>
public sealed record Enhet(Ansvar Kode, string Navn, Nivaa Nivaa, Ansvar Overordnet)
{
    /// <summary>What the municipality calls the level, where it is not one of the three; null when it is.</summary>
    public string? Nivaanavn { get; init; }

    /// <summary>The first and the last day that the unit is in use; null when the source does not say.</summary>
    public DateOnly? GyldigFra { get; init; }

    public DateOnly? GyldigTil { get; init; }

    /// <summary>The unit that answers for what comes on this one; empty when it answers itself.</summary>
    public Ansvar ErstattetAv { get; init; }

    /// <summary>Where it lay earlier in the year.</summary>
    public Enhetshistorikk Tidligere { get; init; } = Enhetshistorikk.Ingen;

    /// <summary>The unit that it lay below on a day.</summary>
    public Ansvar OverordnetPer(DateOnly dag)
    {
        foreach (var plass in Tidligere)
        {
            if (dag <= plass.Til)
            {
                return plass.Overordnet;
            }
        }

        return Overordnet;
    }

    /// <summary>The unit has units below it and rows of its own, from before it got them. They belong to its sum.</summary>
    public bool HarEgneRader { get; init; }

    /// <summary>The level as the municipality calls it.</summary>
    public string Nivaatekst => Nivaanavn ?? Nivaa.Navn();
}
