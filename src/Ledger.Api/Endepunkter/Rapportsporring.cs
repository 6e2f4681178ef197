using Ledger.Api.Kontrakt;
using Ledger.Application.Rapporter;
using Ledger.Domain.Verdier;

namespace Ledger.Api.Endepunkter;

/// <summary>The parameters that all reports share.</summary>
internal sealed class Rapportsporring
{
    public string? TilPeriode { get; init; }

    public string? Versjon { get; init; }

    public string? PerTidspunkt { get; init; }

    public string? Fortegn { get; init; }

    public string? Enhet { get; init; }

    /// <summary><c>true</c>: each figure of a statement says what it stands on.</summary>
    public string? Forklar { get; init; }

    public bool SkalForklare() => Rute.Bryter(Forklar, "forklar");

    public Periode Til() => Rute.TilPeriode(TilPeriode);

    public Tidsvalg Tid() => Rute.Tid(Versjon, PerTidspunkt);

    public Visning Visning() => Kontrakt.Visning.Les(Enhet, Fortegn);
}
