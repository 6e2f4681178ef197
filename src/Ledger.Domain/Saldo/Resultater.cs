using Ledger.Domain.Verdier;

namespace Ledger.Domain.Saldo;

/// <summary>What is left to dispose of in the two accounts. Kroner, ledger sign: positive is a merforbruk or udekket beløp.</summary>
public sealed record Resultater(Beloep Drift, Beloep Investering)
{
    /// <summary>Both accounts go to zero, as a year that is closed by chapter 4 does.</summary>
    public bool ErDisponert => Drift.ErNull && Investering.ErNull;

    public static Resultater Av(Saldokube kube)
    {
        Beloep drift = default, investering = default;
        for (var noekkel = 0; noekkel < kube.Antall; noekkel++)
        {
            var klasse = kube.Noekkel(noekkel).Kontoklasse;
            drift += klasse == Kontoklasse.Drift ? kube.Regnskap(noekkel, Periode.Aarsavslutning) : default;
            investering += klasse == Kontoklasse.Investering ? kube.Regnskap(noekkel, Periode.Aarsavslutning) : default;
        }

        return new Resultater(drift, investering);
    }
}
