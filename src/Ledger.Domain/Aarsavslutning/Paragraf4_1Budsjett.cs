using Ledger.Domain.Verdier;
using static Ledger.Domain.Verdier.Kronetekst;

namespace Ledger.Domain.Aarsavslutning;

/// <summary>
/// § 4-1 first paragraph: at the closing, bruk av lån, overføring til investering, avsetning to and bruk of disposisjonsfond and ubundet
/// investeringsfond, and dekning of earlier merforbruk are booked at the budgeted amounts, with what subordinate bodies have decided by delegation;
/// and in addition, dekning of earlier udekket beløp as kommuneloven § 14-11 asks: the whole of it, the year after, whatever the budget says.
/// </summary>
/// <remarks>
/// Bruk av lån and dekning of merforbruk are brought to the budget, up or down: no subordinate body can have decided otherwise (second sentence, and
/// § 2-6 second paragraph). Overføring, avsetning and bruk without any booking are booked in full; with some they are left unless
/// <see cref="Avslutningsvalg.RettTilBudsjett"/>. Dekning is booked up to what there is to cover and bruk up to what the fund holds. When the year
/// already has rows of a closing nothing is booked here.
/// </remarks>
internal static class Paragraf4_1Budsjett
{
    private const string Hjemmel = "§ 4-1 første ledd";

    public static void Utfoer(Avslutningsloep loep)
    {
        if (loep.ErAvsluttet)
        {
            return;
        }

        // Money comes to a fund before it leaves it.
        var alle = Budsjetterte(loep);
        foreach (var (n, budsjett) in alle.Where(d => d.Noekkel.Art != Disposisjonsarter.Bruk).Concat(alle.Where(d => d.Noekkel.Art == Disposisjonsarter.Bruk)))
        {
            if (n == Avslutningsloep.DekningUdekket)
            {
                DekkUdekket(loep);
            }
            else if (n == Avslutningsloep.DekningMerforbruk || Disposisjonsarter.ErLaan(n.Art))
            {
                BringTilBudsjett(loep, n, budsjett);
            }
            else if (loep.Valg.BokfoerBudsjetterteDisposisjoner)
            {
                Bokfoer(loep, n, budsjett);
            }
        }
    }

    /// <summary>What is booked with another amount than budgeted.</summary>
    public static IReadOnlyList<Disposisjonsavvik> Avvik(Avslutningsloep loep) =>
    [
        .. Budsjetterte(loep).Select(d => new Disposisjonsavvik(d.Noekkel, d.Budsjett, loep.Hent(d.Noekkel).Bokfoert)).Where(a => a.Budsjettert != a.Bokfoert),
    ];

    /// <summary>The whole of it, the year after (kommuneloven § 14-11 third paragraph).</summary>
    public static void DekkUdekket(Avslutningsloep loep)
    {
        var rest = loep.RestTidligereUdekket;
        loep.Foer(
            Hjemmel, Avslutningsloep.DekningUdekket, rest, Avslutningsmerke.Ingen,
            $"Tidligere års udekkede beløp, {Kr(loep.Grunnlag.TidligereUdekket)}, skal dekkes i sin helhet året etter (kommuneloven § 14-11 tredje ledd); " +
                $"{Kr(rest)} er ikke dekket.");
    }

    private static void BringTilBudsjett(Avslutningsloep loep, Disposisjonsnoekkel n, Beloep budsjett)
    {
        // No budget has a dekning below nothing, and a year without any neither: it would be a merforbruk that no year has had.
        var foert = loep.Hent(n).Bokfoert;
        var erNegativDekning = n == Avslutningsloep.DekningMerforbruk && foert < default(Beloep);
        if (!loep.Grunnlag.HarBudsjett && !erNegativDekning)
        {
            return;
        }

        var maal = Beloep.Max(budsjett, default);
        if (n == Avslutningsloep.DekningMerforbruk)
        {
            maal = Beloep.Min(maal, Beloep.Max(loep.Grunnlag.TidligereMerforbruk, default));
        }

        if (maal > foert && !erNegativDekning && !loep.Valg.BokfoerBudsjetterteDisposisjoner)
        {
            return;
        }

        loep.Foer(Hjemmel, n, maal - foert, Avslutningsmerke.Ingen, Grunn(n, budsjett, foert, maal - foert));
    }

    private static void Bokfoer(Avslutningsloep loep, Disposisjonsnoekkel n, Beloep budsjett)
    {
        var foert = loep.Hent(n).Bokfoert;
        var motpart = n == Avslutningsloep.TilInvestering ? loep.Hent(Avslutningsloep.FraDrift).Bokfoert : foert;
        if (n == Avslutningsloep.FraDrift || motpart != foert || (!foert.ErNull && !loep.Valg.RettTilBudsjett))
        {
            return;
        }

        var endring = budsjett - foert;
        if (n.Art == Disposisjonsarter.Bruk)
        {
            endring = Beloep.Min(endring, Beloep.Max(loep.Saldo(n.Fond), default));
        }
        else if (n.Art == Disposisjonsarter.Avsetning)
        {
            endring = Beloep.Max(endring, Beloep.Min(-loep.Saldo(n.Fond), default));
        }

        loep.Foer(Hjemmel, n, endring, Avslutningsmerke.Ingen, Grunn(n, budsjett, foert, endring));
    }

    private static string Grunn(Disposisjonsnoekkel n, Beloep budsjett, Beloep foert, Beloep endring) =>
        endring != budsjett - foert ? $"Budsjettert {n} er {Kr(budsjett)}; det er bare {Kr(foert + endring)} å " +
            $"{(n.Art == Disposisjonsarter.Dekning ? "dekke" : "bruke")}."
        : foert.ErNull ? $"Budsjettert {n} på {Kr(budsjett)} bokføres."
        : $"Bokført {n} på {Kr(foert)} rettes til det budsjetterte, {Kr(budsjett)}.";

    /// <summary>Every disposition that the budget steers, with its budget and delegated changes; and dekning of udekket beløp.</summary>
    private static List<(Disposisjonsnoekkel Noekkel, Beloep Budsjett)> Budsjetterte(Avslutningsloep loep)
    {
        var budsjett = loep.Disposisjoner.Where(d => Disposisjonsarter.ErBudsjettstyrt(d.Key.Art)).ToDictionary(d => d.Key, d => d.Value.Budsjettert);
        budsjett.TryAdd(Avslutningsloep.DekningUdekket, default);
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
