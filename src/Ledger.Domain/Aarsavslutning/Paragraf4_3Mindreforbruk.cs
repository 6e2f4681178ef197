using Ledger.Domain.Fond;
using Ledger.Domain.Verdier;
using static Ledger.Domain.Verdier.Kronetekst;

namespace Ledger.Domain.Aarsavslutning;

/// <summary>
/// § 4-3: a mindreforbruk in drift is reduced as far as possible by striking bruk av disposisjonsfond; the rest covers earlier years' merforbruk;
/// and what is then left is set aside to disposisjonsfond.
/// </summary>
internal static class Paragraf4_3Mindreforbruk
{
    private const string FoersteLedd = "§ 4-3 første ledd";
    private const string AndreLedd = "§ 4-3 andre ledd";

    public static void Disponer(Avslutningsloep loep)
    {
        if (Mindreforbruk(loep).ErNull)
        {
            return;
        }

        StrykBruk(loep);
        var dekning = Beloep.Min(Mindreforbruk(loep), loep.RestTidligereMerforbruk);
        loep.Foer(
            AndreLedd, Avslutningsloep.DekningMerforbruk, dekning, Avslutningsmerke.Avslutning,
            $"Mindreforbruket dekker {Kr(dekning)} av tidligere års merforbruk på {Kr(loep.RestTidligereMerforbruk)}.");
        var rest = Mindreforbruk(loep);
        if (!rest.ErNull)
        {
            var fond = loep.Maalfond(loep.Valg.Disposisjonsfond, Fondstype.Disposisjonsfond, "disposisjonsfond");
            loep.Foer(
                AndreLedd, Bruk(fond) with { Art = Disposisjonsarter.Avsetning }, rest, Avslutningsmerke.Avslutning,
                $"Resten av mindreforbruket, {Kr(rest)}, avsettes til disposisjonsfond {fond}.");
        }
    }

    /// <summary>First the funds of the order within their limits, then the others by code, then those of the order beyond their limits.</summary>
    private static void StrykBruk(Avslutningsloep loep)
    {
        var rekkefoelge = loep.Valg.StrykningAvBruk;
        foreach (var ledd in rekkefoelge)
        {
            Stryk(loep, ledd.Fond, Grense(loep, ledd) - loep.Hent(Bruk(ledd.Fond)).Struket);
        }

        var nevnt = rekkefoelge.Select(l => l.Fond).ToHashSet();
        var fondene = loep.Fondene(Kontoklasse.Drift, Disposisjonsarter.Bruk, []);
        foreach (var fond in fondene.Where(f => !nevnt.Contains(f)).Concat(rekkefoelge.Select(l => l.Fond)))
        {
            Stryk(loep, fond, Mindreforbruk(loep));
        }
    }

    private static void Stryk(Avslutningsloep loep, Fondskode fond, Beloep hoeyst)
    {
        var foer = Mindreforbruk(loep);
        loep.Stryk(
            FoersteLedd, Bruk(fond), Beloep.Min(hoeyst, foer),
            struck => $"Mindreforbruket er {Kr(foer)}; bruk av disposisjonsfond {fond} strykes med {Kr(struck)}.");
    }

    private static Beloep Grense(Avslutningsloep loep, Fondsstrykning ledd)
    {
        if (!ledd.MindreOverfoertEnnBudsjettert)
        {
            return ledd.Maksimum ?? loep.Hent(Bruk(ledd.Fond)).Bokfoert;
        }

        var overfoering = loep.Hent(Avslutningsloep.TilInvestering);
        return overfoering.Budsjettert - overfoering.Sum;
    }

    private static Disposisjonsnoekkel Bruk(Fondskode fond) => new(Kontoklasse.Drift, Disposisjonsarter.Bruk, fond);

    private static Beloep Mindreforbruk(Avslutningsloep loep) => Beloep.Max(loep.Drift, default);
}
