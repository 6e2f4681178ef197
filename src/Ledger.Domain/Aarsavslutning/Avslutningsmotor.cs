using Ledger.Domain.Verdier;

namespace Ledger.Domain.Aarsavslutning;

/// <summary>
/// Closes a year by chapter 4 of budsjett- og regnskapsforskriften, paragraph by paragraph. Pure: the same year and choices give the same steps.
/// </summary>
/// <remarks>
/// The regulation's paragraphs meet: drift is closed first, investering next; what § 4-6 b strikes of the transfer returns to drift, which is closed
/// again; and only then is disposisjonsfond used for earlier years' merforbruk (§ 4-4), so that no more of it is used than needed. Before all of it
/// stands what law asks for whatever the budget says: cover of earlier udekket beløp (§ 4-1), and received avdrag put where they belong (§ 14-10).
/// </remarks>
public static class Avslutningsmotor
{
    /// <exception cref="Avslutningsavvisning">The choices do not fit the funds, or money must be set aside and no fund can take it.</exception>
    public static Avslutningsresultat Avslutt(Avslutningsgrunnlag grunnlag)
    {
        var feil = Avslutningskontroll.Kontroller(grunnlag);
        if (feil.Count > 0)
        {
            throw new Avslutningsavvisning(feil);
        }

        var loep = new Avslutningsloep(grunnlag);
        var foer = loep.Status;
        Paragraf4_1Budsjett.Utfoer(loep);
        var mottatteAvdrag = Kommuneloven14_10MottatteAvdrag.Udisponert(loep);
        Kommuneloven14_10MottatteAvdrag.SettAv(loep);
        var foerStrykninger = loep.Status;
        var avvik = Paragraf4_1Budsjett.Avvik(loep);
        var grenser = Paragraf2_6Laan.Grenser(loep);
        loep.Skjerm(Paragraf4_2Skjerming.Skjerm(grunnlag));

        Lukk(loep);
        return new Avslutningsresultat(
            foer, foerStrykninger, loep.Status, loep.Steg, loep.Bilag, loep.Fondssaldo, avvik, grenser, loep.Skjerming,
            Avslutningsfunn.Finn(loep, avvik, grenser))
        {
            UdekketLaanefinansierbart = Beloep.Min(grunnlag.LaanefinansierbartUdekket, Beloep.Max(grunnlag.TidligereUdekket, default)),
            MottatteAvdrag = mottatteAvdrag,
            UdekketTilNesteAar = Beloep.Min(
                Beloep.Max(loep.Status.Udekket, default), Beloep.Sum(Paragraf2_6Laan.Grenser(loep).Select(g => g.Ledig))),
        };
    }

    /// <summary>What a person should look at in a year as it is booked, with nothing done to it.</summary>
    public static IReadOnlyList<Funn> Kontroller(Avslutningsgrunnlag grunnlag)
    {
        var loep = new Avslutningsloep(grunnlag);
        return Avslutningsfunn.Finn(loep, Paragraf4_1Budsjett.Avvik(loep), Paragraf2_6Laan.Grenser(loep));
    }

    /// <summary>What a source has closed and chapter 4 would have closed otherwise.</summary>
    /// <param name="grunnlag">The year with the source's closing in it.</param>
    public static IReadOnlyList<Funn> Etterproev(Avslutningsgrunnlag grunnlag) => [.. Etterproeving.Finn(grunnlag)];

    /// <summary>§§ 4-1 third paragraph to 4-6.</summary>
    internal static void Lukk(Avslutningsloep loep)
    {
        Paragraf4_1UlovligFinansiering.Stryk(loep);
        LukkDrift(loep);
        LukkInvestering(loep);
        LukkDrift(loep);
        Paragraf4_4TidligereMerforbruk.Dekk(loep);
    }

    /// <summary>Ends at 0; a second time only if § 4-6 b gave something back.</summary>
    private static void LukkDrift(Avslutningsloep loep)
    {
        Paragraf4_2Merforbruk.Reduser(loep);
        Paragraf4_3Mindreforbruk.Disponer(loep);
    }

    /// <summary>Ends at 0. A strykning of fund use may leave løpende inntekter on a fund, which § 4-1 third paragraph a then undoes.</summary>
    private static void LukkInvestering(Avslutningsloep loep)
    {
        int steps;
        do
        {
            Paragraf4_5Udekket.Reduser(loep);
            Paragraf4_6Udisponert.Disponer(loep);
            steps = loep.Steg.Count;
            Paragraf4_1UlovligFinansiering.Stryk(loep);
        }
        while (loep.Steg.Count > steps);
    }
}
