using Ledger.Application.Porter;
using Ledger.Domain.Kjede;
using Ledger.Domain.Verdier;

namespace Ledger.Storage.Felles;

/// <summary>Who wrote, and where persons are named.</summary>
public abstract partial class DapperStore
{
    public async Task<IReadOnlyList<Tilgangspost>> TilgangerAsync(LedgerId ledger, DateTimeOffset til, int antall, CancellationToken ct)
    {
        await using var lager = await AapneAsync(ledger, ct);
        return await lager.AlleAsync(Setninger.TilgangListe, new { til = Tid(til), antall }, rad => Radkodek.Tilgang(rad, ledger), ct);
    }

    public async Task<IReadOnlyList<Funnettekst>> FinnMotpartAsync(LedgerId ledger, string motpart, int antall, CancellationToken ct)
    {
        await using var lager = await AapneAsync(ledger, ct);
        return await lager.AlleAsync(Setninger.PersonMotpart, new { motpart, antall }, rad => Radkodek.Funnettekst(rad, Tekststed.Motpart), ct);
    }

    public async Task<IReadOnlyList<Funnettekst>> FinnBrukerAsync(LedgerId ledger, string bruker, int antall, CancellationToken ct)
    {
        await using var lager = await AapneAsync(ledger, ct);
        return await lager.AlleAsync(Setninger.PersonBruker, new { bruker, antall }, rad => Radkodek.Funnettekst(rad, Tekststed.Bruker), ct);
    }

    public async Task<IReadOnlyList<Funnettekst>> FinnGodkjennerAsync(LedgerId ledger, string person, int antall, CancellationToken ct)
    {
        await using var lager = await AapneAsync(ledger, ct);
        return await lager.AlleAsync(
            Setninger.PersonGodkjenner, new { person, antall }, rad => Radkodek.Funnettekst(rad, Tekststed.Navngitt(rad.Tekst(5))), ct);
    }

    public async Task<Tilgangspost?> TilgangAsync(LedgerId ledger, long versjon, CancellationToken ct)
    {
        await using var lager = await AapneAsync(ledger, ct);
        return await lager.EnAsync(Setninger.TilgangVersjon, new { versjon }, rad => Radkodek.Tilgang(rad, ledger), ct);
    }

    public async Task<IReadOnlyList<Tilgangspost>> TilgangssideAsync(LedgerId ledger, long etter, int antall, CancellationToken ct)
    {
        await using var lager = await AapneAsync(ledger, ct);
        return await lager.AlleAsync(Setninger.TilgangSide, new { etter, antall }, rad => Radkodek.Tilgang(rad, ledger), ct);
    }
}
