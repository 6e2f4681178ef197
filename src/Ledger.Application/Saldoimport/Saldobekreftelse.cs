using System.Security.Cryptography;
using System.Text;
using Ledger.Application.Porter;
using Ledger.Domain.Saldoimport;
using Ledger.Domain.Verdier;
using static System.FormattableString;

namespace Ledger.Application.Saldoimport;

/// <summary>An unusual change is booked only when somebody has seen it: the confirmation is of this content on this version, and no other.</summary>
internal static class Saldobekreftelse
{
    /// <exception cref="Avvisning">409 the change is unusual and not confirmed; the answer says what is, and the confirmation to send back.</exception>
    public static void Krev(Saldoimportordre ordre, Kommunehode hode, IReadOnlyList<UventetEndring> uventet)
    {
        if (uventet.Count == 0)
        {
            return;
        }

        var bekreftelse = Lag(ordre, hode);
        if (ordre.Bekreftelse == bekreftelse)
        {
            return;
        }

        throw new Avvisning(
            Avvisningsgrunn.Konflikt, Problemtyper.UventetStorEndring, "Endringen er uventet stor",
            (ordre.Bekreftelse is null ? "" : "Bekreftelsen gjelder et annet innhold eller en annen versjon. ") + string.Join(' ', uventet.Select(Tekst))
                + " Ingenting er bokført. Er det riktig, sendes det samme en gang til med bekreftelsen.")
        {
            Tillegg = new Dictionary<string, object?>
            {
                ["bekreftelse"] = bekreftelse,
                ["endringer"] = uventet.Select(u => new Uventetsvar(
                    u.Periode?.Nummer, decimal.Round(u.Andel, 4), u.Grense, decimal.Round(u.Endret, 2), decimal.Round(u.Av, 2))).ToList(),
            },
        };
    }

    private static string Lag(Saldoimportordre ordre, Kommunehode hode)
    {
        var bundet = Invariant($"{hode.Ledger}\n{hode.Versjon}\n{hode.Kjedehode}\n{Convert.ToHexStringLower(Saldoimportavtrykk.Av(ordre).Hash)}");
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(bundet)))[..32];
    }

    private static string Tekst(UventetEndring u) => u.Periode is { } periode
        ? Invariant($"Periode {periode} er lukket, og {Kronetekst.Kr(u.Endret)} er endret, av en omsetning på {Kronetekst.Kr(u.Av)}.")
        : Invariant($"{u.Endret:0} av kildens {u.Av:0} nøkler er borte.");

    /// <param name="Periode">The closed month; null when keys are gone.</param>
    /// <param name="Andel">The part that changed or is gone.</param>
    /// <param name="Endret">Kroner, or how many keys.</param>
    /// <param name="Av">Kroner, or how many keys there were.</param>
    private sealed record Uventetsvar(int? Periode, decimal Andel, decimal Grense, decimal Endret, decimal Av);
}
