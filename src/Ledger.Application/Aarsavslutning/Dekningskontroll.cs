using Ledger.Application.Grunndata.Definisjoner;
using Ledger.Domain.Oekonomikontroll;
using Ledger.Domain.Validering;
using Ledger.Domain.Verdier;

namespace Ledger.Application.Aarsavslutning;

/// <summary>
/// What the council decides on the cover of merforbruk when it adopts the accounts (kommuneloven §§ 14-3, 14-11): all of it, in later years, and not later
/// than it can decide by itself.
/// </summary>
internal static class Dekningskontroll
{
    /// <param name="merforbruk">What stands in the balance.</param>
    /// <param name="vedtak">Decisions on layers that are registered; one that the ministry approved allows later years.</param>
    /// <exception cref="Avvisning">422.</exception>
    public static void Krev(Regnskapsaar aar, Beloep merforbruk, IReadOnlyList<Dekningslinje> dekning, IReadOnlyList<Dekningsvedtak> vedtak)
    {
        if (merforbruk > default(Beloep) && dekning.Count == 0)
        {
            throw Avvisning.Regelbrudd(
                "dekning", Feilkoder.Mangler,
                $"Balansen har {Kronetekst.Kr(merforbruk)} i merforbruk; vedtaket skal si hvordan det dekkes (kommuneloven § 14-3).");
        }

        var sum = Beloep.Sum(dekning.Select(d => Beloep.FraKroner(d.Beloep)));
        if (sum != Beloep.Max(merforbruk, default))
        {
            throw Avvisning.Regelbrudd(
                "dekning", Feilkoder.DekningSum,
                $"Dekningen summerer til {Kronetekst.Kr(sum)}; merforbruket i balansen er {Kronetekst.Kr(merforbruk)}.");
        }

        if (dekning.FirstOrDefault(d => d.Budsjettaar <= aar.Aar) is { } tidlig)
        {
            throw Avvisning.Regelbrudd("dekning", Feilkoder.UtenforOmraadet, $"Merforbruk fra {aar} dekkes i et senere budsjettår enn {tidlig.Budsjettaar}.");
        }

        var senest = vedtak.Select(v => v.Senest).Append(aar.Aar + Kommuneloven14_11Lag.LengsteVedtak).Max();
        if (dekning.FirstOrDefault(d => d.Budsjettaar > senest) is { } sen)
        {
            throw Avvisning.Regelbrudd(
                "dekning", Feilkoder.UtenforOmraadet,
                $"Merforbruk fra {aar} kan kommunestyret vedta å dekke senest i {senest}, ikke {sen.Budsjettaar}; senere bare med departementets godkjenning, "
                    + "som registreres med PUT /merforbruk/vedtak (kommuneloven § 14-11).");
        }
    }
}
