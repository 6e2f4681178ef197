using Ledger.Domain.Hovedbok;
using Ledger.Domain.Validering;
using Ledger.Domain.Verdier;

namespace Ledger.Application.Import;

/// <summary>The account for small imbalances, as it was asked for: <c>kapittel.sektor</c>, or an account of the municipality's chart.</summary>
public sealed record Differansevalg(string Konto, Beloep Grense);

/// <summary>Reads the account for small imbalances.</summary>
internal static class Differansenoekkel
{
    /// <exception cref="Avvisning">400 the account cannot be read; 422 it is not in the chart of the year.</exception>
    public static Differansekonto Les(Differansevalg valg, Bokfoeringsgrunnlag grunnlag)
    {
        var rad = new Posteringsfelt();
        if (valg.Konto.Split('.') is [var kapittel, var sektor])
        {
            (rad.Kontoklasse, rad.Kapittel, rad.Sektor) = (Kontoklasse.Balanse.Navn(), kapittel, sektor);
        }
        else
        {
            rad[Radfelt.Konto] = valg.Konto;
        }

        var feil = new Feilsamling();
        return new Dimensjonstolk(grunnlag).Tolk(rad, feil) is { } noekkel
            ? new Differansekonto(noekkel, valg.Grense)
            : throw Avvisning.Regelbrudd("differansekonto", feil.Feil[0].Kode, feil.Feil[0].Melding);
    }
}
