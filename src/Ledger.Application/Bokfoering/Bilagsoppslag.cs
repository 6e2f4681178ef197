using Ledger.Application.Lesing;
using Ledger.Application.Porter;
using Ledger.Domain.Hovedbok;
using Ledger.Domain.Oppstillinger;
using Ledger.Domain.Verdier;

namespace Ledger.Application.Bokfoering;

/// <summary>The posts of a statement that a row counts in, directly or through formulas.</summary>
public sealed record Oppstillingsspor(string Oppstilling, IReadOnlyList<string> Poster);

/// <summary>A bilag, and for each of its rows the statements that it counts in.</summary>
public sealed record Sporetbilag(LagretBilag Lagret, IReadOnlyList<IReadOnlyList<Oppstillingsspor>> Spor);

/// <summary>Finds a bilag and the way from it to the reports.</summary>
public sealed class Bilagsoppslag(IHovedbokleser leser, Rapportleser rapporter)
{
    /// <exception cref="Avvisning">404 unknown municipality, year or bilag.</exception>
    public async Task<Sporetbilag> HentAsync(LedgerId ledger, Regnskapsaar aar, int bilagsnummer, CancellationToken ct)
    {
        var lagret = await leser.FinnBilagAsync(ledger, aar, bilagsnummer, ct) ?? throw Avvisning.IkkeFunnet($"Bilag {bilagsnummer} finnes ikke i {aar}.");
        var grunnlag = await rapporter.HentAsync(ledger, aar, default, ct);
        return new Sporetbilag(lagret, [.. lagret.Bilag.Posteringer.Select(p => Spor(grunnlag, p.Dimensjon))]);
    }

    private static List<Oppstillingsspor> Spor(Rapportgrunnlag grunnlag, Dimensjon dimensjon) =>
        [.. grunnlag.AlleOppstillinger()
            .Select(o => new Oppstillingsspor(o.Id, Oppstillingsmotor.Poster(o, dimensjon, grunnlag.Grunndata.Organisasjon!, grunnlag.Grunndata.Fond)))
            .Where(s => s.Poster.Count > 0)];
}
