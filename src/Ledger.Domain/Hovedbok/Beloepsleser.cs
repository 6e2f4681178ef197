using System.Globalization;
using Ledger.Domain.Validering;
using Ledger.Domain.Verdier;

namespace Ledger.Domain.Hovedbok;

/// <summary>Reads the amount of a row, and says what is wrong with one that cannot be read.</summary>
internal static class Beloepsleser
{
    /// <summary>The amount, kroner in ledger sign; null when it cannot be read, which is added to the errors.</summary>
    public static Beloep? Les(Posteringsfelt rad, Feilsamling feil)
    {
        if (rad.LestBeloep is { } beloep)
        {
            return beloep;
        }

        var felt = rad.Prefiks + "beloep";
        var kolonne = rad.Beloepstittel is { } tittel ? $"Kolonnen «{tittel}»: " : "";
        if (rad.Beloep.Length == 0)
        {
            feil.Avvis(rad.Linje, felt, Feilkoder.Mangler, "Feltet beloep mangler.");
            return null;
        }

        var skille = rad.Beloep.LastIndexOfAny(['.', ',']);
        var desimaler = skille >= 0 && rad.Beloep.Length - skille - 1 > 2
            && decimal.TryParse(
                rad.Beloep.Replace(',', '.'), NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out _);
        feil.Avvis(rad.Linje, felt, desimaler ? Feilkoder.ForMangeDesimaler : Feilkoder.UgyldigBeloep,
            kolonne + (desimaler
                ? "Beløpet har flere enn to desimaler; tre siffer etter tegnet kan også være tusener."
                : "Beløpet skrives med siffer, punktum og høyst to desimaler, for eksempel -1234.50, og må kunne føres i 64-biters øre."));
        return null;
    }
}
