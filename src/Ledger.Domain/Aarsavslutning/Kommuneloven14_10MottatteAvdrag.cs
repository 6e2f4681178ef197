using Ledger.Domain.Fond;
using Ledger.Domain.Validering;
using Ledger.Domain.Verdier;
using static Ledger.Domain.Verdier.Kronetekst;

namespace Ledger.Domain.Aarsavslutning;

/// <summary>
/// Kommuneloven §§ 14-17 second paragraph and 14-10 fourth paragraph: received avdrag on videreutlån may finance avdrag and new videreutlån only,
/// and what is left of them in the year is set aside to a bundet investeringsfond of that purpose. The booking is law's and not the closing's: it
/// has no mark, and no budget steers it.
/// </summary>
internal static class Kommuneloven14_10MottatteAvdrag
{
    private const string Hjemmel = "kommuneloven § 14-10 fjerde ledd";

    public static void SettAv(Avslutningsloep loep)
    {
        var rest = Udisponert(loep);
        if (rest.ErNull || Maalfond(loep) is not { } fond)
        {
            return;
        }

        loep.Foer(
            Hjemmel, Avsetning(fond), rest, Avslutningsmerke.Ingen,
            $"Av mottatte avdrag på videreutlån er {Kr(rest)} ikke brukt til avdrag eller nye videreutlån og avsettes til bundet investeringsfond {fond}.");
    }

    /// <summary>Received avdrag that neither avdrag, new videreutlån nor an avsetning has taken. Positive.</summary>
    public static Beloep Udisponert(Avslutningsloep loep)
    {
        var p = loep.Grunnlag.Poster;
        var fondene = Fondene(loep).ToList();
        var brukt = Beloep.Sum(fondene.Select(f => loep.Hent(Avsetning(f) with { Art = Disposisjonsarter.BrukBundet }).Sum));
        var avsatt = Beloep.Sum(fondene.Select(f => loep.Hent(Avsetning(f)).Sum));
        var laan = loep.Hent(new Disposisjonsnoekkel(Kontoklasse.Investering, Disposisjonsarter.BrukAvLaanTilVidereutlaan)).Sum;
        var egneUtlaan = Beloep.Max(p.Videreutlaan - laan, default);
        return Beloep.Max(p.MottatteAvdragVidereutlaan + brukt - p.AvdragVidereutlaan - egneUtlaan - p.Avdrag - avsatt, default);
    }

    /// <summary>
    /// Stops what § 4-6 second paragraph would set aside to an ubundet investeringsfond of received avdrag: they may not stand there, and no other
    /// place is lawful without a fund for them.
    /// </summary>
    /// <param name="rest">What is left in investering, to be set aside. Positive.</param>
    /// <exception cref="Avslutningsavvisning">Some of it is received avdrag.</exception>
    public static void KrevFond(Avslutningsloep loep, Beloep rest)
    {
        var over = loep.SumAv(Kontoklasse.Investering, Disposisjonsarter.Avsetning) + rest - Lovlig(loep);
        var avdrag = Beloep.Min(Beloep.Min(rest, over), Udisponert(loep));
        if (avdrag > default(Beloep))
        {
            throw new Avslutningsavvisning(
                [
                    new(
                        null, "videreutlaanfond", Feilkoder.Mangler,
                        $"{Kr(avdrag)} av mottatte avdrag på videreutlån er til overs og kan ikke avsettes til ubundet investeringsfond "
                            + "(kommuneloven §§ 14-17 og 14-10). Registrer ett bundet investeringsfond med formålskoden videreutlaan, "
                            + "eller oppgi videreutlaanfond."),
                ]);
        }
    }

    /// <summary>What of investering may stand on an ubundet investeringsfond: its incomes but these, use of funds, and the transfer that is left.</summary>
    private static Beloep Lovlig(Avslutningsloep loep)
    {
        var inntekter = loep.Grunnlag.Investeringsinntekter - loep.Grunnlag.Poster.MottatteAvdragVidereutlaan;
        var egne = Beloep.Sum(Fondene(loep).Select(f => loep.Hent(Avsetning(f) with { Art = Disposisjonsarter.BrukBundet }).Sum));
        return Beloep.Max(inntekter, default) + loep.SumAv(Kontoklasse.Investering, Disposisjonsarter.Bruk)
            + loep.SumAv(Kontoklasse.Investering, Disposisjonsarter.BrukBundet) - egne + loep.Hent(Avslutningsloep.FraDrift).Sum;
    }

    public static IEnumerable<Funn> Finn(Avslutningsloep loep)
    {
        var rest = Udisponert(loep);
        if (!rest.ErNull)
        {
            yield return Funnregler.MottatteAvdragUdisponert.Funnet(
                $"{Kr(rest)} av mottatte avdrag på videreutlån er ikke brukt til avdrag eller nye videreutlån og ikke satt av. Registrer ett bundet " +
                    "investeringsfond med formålskoden videreutlaan, eller oppgi videreutlaanfond.",
                rest);
        }
    }

    /// <summary>The fund that was chosen, else the only one of the purpose; null when there are none or several.</summary>
    private static Fondskode? Maalfond(Avslutningsloep loep) => Fondene(loep).ToList() switch
    {
        _ when !loep.Valg.Videreutlaanfond.ErTom => loep.Valg.Videreutlaanfond,
        [var eneste] => eneste,
        _ => null,
    };

    /// <summary>The bundne investeringsfond for received avdrag.</summary>
    private static IEnumerable<Fondskode> Fondene(Avslutningsloep loep) =>
        loep.Grunnlag.Fond.Values.Select(f => f.Fond)
            .Where(f => f.Type == Fondstype.BundetInvesteringsfond && (f.Formaalskode == Fondsformaal.Videreutlaan || f.Kode == loep.Valg.Videreutlaanfond))
            .Select(f => f.Kode).Order();

    private static Disposisjonsnoekkel Avsetning(Fondskode fond) => new(Kontoklasse.Investering, Disposisjonsarter.AvsetningBundet, fond);
}
