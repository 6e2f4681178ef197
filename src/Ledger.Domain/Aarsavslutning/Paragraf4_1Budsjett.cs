using Ledger.Domain.Verdier;
using static Ledger.Domain.Aarsavslutning.Kronetekst;

namespace Ledger.Domain.Aarsavslutning;

/// <summary>
/// § 4-1 first paragraph: at the closing, bruk av lån, overføring til investering, avsetning to and bruk of disposisjonsfond and ubundet
/// investeringsfond, and dekning of earlier merforbruk are booked at the budgeted amounts, with what subordinate bodies have decided by delegation.
/// </summary>
/// <remarks>
/// A disposition without any booking is booked in full; one with some is left unless <see cref="Avslutningsvalg.RettTilBudsjett"/>. Dekning is
/// booked up to what there is to cover and bruk up to what the fund holds. When the year already has rows of a closing nothing is booked here.
/// </remarks>
internal static class Paragraf4_1Budsjett
{
    private const string Hjemmel = "§ 4-1 første ledd";

    public static void Utfoer(Avslutningsloep loep)
    {
        if (!loep.Valg.BokfoerBudsjetterteDisposisjoner || loep.ErAvsluttet)
        {
            return;
        }

        // Money comes to a fund before it leaves it.
        var alle = Budsjetterte(loep);
        foreach (var (n, budsjett) in alle.Where(d => d.Noekkel.Art != Disposisjonsarter.Bruk).Concat(alle.Where(d => d.Noekkel.Art == Disposisjonsarter.Bruk)))
        {
            Bokfoer(loep, n, budsjett);
        }
    }

    /// <summary>What is booked with another amount than budgeted.</summary>
    public static IReadOnlyList<Disposisjonsavvik> Avvik(Avslutningsloep loep) =>
    [
        .. Budsjetterte(loep).Select(d => new Disposisjonsavvik(d.Noekkel, d.Budsjett, loep.Hent(d.Noekkel).Bokfoert)).Where(a => a.Budsjettert != a.Bokfoert),
    ];

    private static void Bokfoer(Avslutningsloep loep, Disposisjonsnoekkel n, Beloep budsjett)
    {
        var foert = loep.Hent(n).Bokfoert;
        var motpart = n == Avslutningsloep.TilInvestering ? loep.Hent(Avslutningsloep.FraDrift).Bokfoert : foert;
        if (n == Avslutningsloep.FraDrift || motpart != foert || (!foert.ErNull && !loep.Valg.RettTilBudsjett))
        {
            return;
        }

        var endring = budsjett - foert;
        var hoeyst = n.Art == Disposisjonsarter.Dekning ? (n.Kontoklasse == Kontoklasse.Drift ? loep.RestTidligereMerforbruk : loep.RestTidligereUdekket)
            : n.Art == Disposisjonsarter.Bruk ? Beloep.Max(loep.Saldo(n.Fond), default)
            : endring;
        endring = Beloep.Min(endring, hoeyst);
        if (n.Art == Disposisjonsarter.Avsetning)
        {
            endring = Beloep.Max(endring, Beloep.Min(-loep.Saldo(n.Fond), default));
        }

        var grunn = endring == budsjett - foert
            ? foert.ErNull ? $"Budsjettert {n} på {Kr(budsjett)} bokføres." : $"Bokført {n} på {Kr(foert)} rettes til det budsjetterte, {Kr(budsjett)}."
            : $"Budsjettert {n} er {Kr(budsjett)}; det er bare {Kr(endring)} å {(n.Art == Disposisjonsarter.Dekning ? "dekke" : "bruke")}.";
        loep.Foer(Hjemmel, n, endring, Avslutningsmerke.Ingen, grunn);
    }

    /// <summary>Every disposition with its budget and delegated changes. Fremføring (980) is never budgeted.</summary>
    private static List<(Disposisjonsnoekkel Noekkel, Beloep Budsjett)> Budsjetterte(Avslutningsloep loep)
    {
        var budsjett = loep.Disposisjoner.Where(d => d.Key.Art != Disposisjonsarter.Fremfoert).ToDictionary(d => d.Key, d => d.Value.Budsjettert);
        foreach (var endring in loep.Valg.DelegerteEndringer)
        {
            Legg(new Disposisjonsnoekkel(endring.Kontoklasse, endring.Art, endring.Fond), endring.Beloep);
            if (endring.Art == Disposisjonsarter.OverfoeringTilInvestering)
            {
                Legg(Avslutningsloep.FraDrift, endring.Beloep);
            }
        }

        return [.. budsjett.OrderBy(b => b.Key).Select(b => (b.Key, b.Value))];

        void Legg(Disposisjonsnoekkel n, Beloep beloep) => budsjett[n] = budsjett.GetValueOrDefault(n) + beloep;
    }
}
