using Ledger.Domain.Fond;
using Ledger.Domain.Verdier;
using static Ledger.Domain.Aarsavslutning.Kronetekst;

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
