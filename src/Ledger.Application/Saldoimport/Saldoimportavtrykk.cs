using Ledger.Application.Bokfoering;
using Ledger.Application.Import;
using Ledger.Application.Skriving;

namespace Ledger.Application.Saldoimport;

/// <summary>The fingerprint of a balance import: what was asked for, and the rows.</summary>
internal static class Saldoimportavtrykk
{
    /// <summary>Before the first row; whoever reads the rows anyway gives them to it.</summary>
    public static Importavtrykk Nytt(Saldoimportordre ordre) => new(
        Saldoimporttjeneste.Handling, ordre.Aar.ToString(), ordre.Kilde, ordre.Fullstendig.ToString(), ordre.Kumulativ.ToString(),
        ordre.LukketPeriode.ToString(), ordre.Differanse?.Konto, ordre.Differanse?.Grense.ToString(), ordre.Ukjent.Prosjekt.ToString(),
        ordre.Ukjent.Enhet.ToString(), string.Join(',', ordre.Overtar ?? []));

    public static Innholdsavtrykk Av(Saldoimportordre ordre)
    {
        using var avtrykk = Nytt(ordre);
        using var leser = ordre.Leser();
        return avtrykk.Over(leser, ordre.Aar);
    }
}
