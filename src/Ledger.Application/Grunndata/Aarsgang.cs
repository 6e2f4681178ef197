using Ledger.Application.Grunndata.Definisjoner;
using Ledger.Domain.Aarsstatus;
using Ledger.Domain.Kildeavslutning;
using Ledger.Domain.Verdier;

namespace Ledger.Application.Grunndata;

/// <summary>How far a year's accounts have come.</summary>
/// <param name="Statuser">Every state that was recorded, in order.</param>
/// <param name="Avslutning">The last closing, also when it is undone; null when the year was never closed here.</param>
public sealed record Aarsgang(IReadOnlyList<Aarsstatuspost> Statuser, Avslutningspost? Avslutning)
{
    /// <summary>Nothing has happened.</summary>
    public static readonly Aarsgang Ny = new([], null);

    /// <summary>Ledgers from before states were recorded have only the closing.</summary>
    public Aarstilstand Tilstand =>
        Statuser.Count > 0 ? Statuser[^1].Tilstand : Avslutning is { ErTilbakefoert: false } ? Aarstilstand.Avsluttet : Aarstilstand.Aapen;

    /// <summary>The closing that stands; null when there is none, or a source has made it.</summary>
    public Avslutningspost? Staaende => Avslutning is { ErTilbakefoert: false } ? Avslutning : null;

    /// <summary>The part of what the year left udekket that loans could have financed; null when no closing here tells.</summary>
    public Beloep? UdekketLaanefinansierbart => Staaende?.UdekketLaanefinansierbart is { } kroner ? Beloep.FraKroner(kroner) : null;

    /// <summary>What of the rows a source's own closing is; empty when none stands. It stands also when the adoption of it was set aside.</summary>
    public IReadOnlyList<Merketdel> Merking =>
        [.. (Statuser.Reverse().TakeWhile(s => s.Tilstand != Aarstilstand.Aapen).FirstOrDefault(s => s.Tilstand == Aarstilstand.Avsluttet)
            ?.Innhold.Merking ?? []).Select(m => m.Lest())];

    /// <summary>The recording of a state that still holds; null when the year has not come so far, or has been opened since.</summary>
    public Aarsstatuspost? Gjeldende(Aarstilstand tilstand)
    {
        for (var i = Statuser.Count - 1; i >= 0 && Statuser[i].Tilstand is not (Aarstilstand.Aapen or Aarstilstand.Opphevet); i--)
        {
            if (Statuser[i].Tilstand == tilstand)
            {
                return Statuser[i];
            }
        }

        return null;
    }
}
