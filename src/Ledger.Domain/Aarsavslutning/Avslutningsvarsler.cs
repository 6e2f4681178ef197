using Ledger.Domain.Fond;
using Ledger.Domain.Verdier;
using static Ledger.Domain.Aarsavslutning.Kronetekst;

namespace Ledger.Domain.Aarsavslutning;

/// <summary>What a person should look at before the closing is booked. None of it stops the closing.</summary>
internal static class Avslutningsvarsler
{
    public static IReadOnlyList<string> Finn(Avslutningsgrunnlag grunnlag, Avslutningsloep loep)
    {
        var varsler = new List<string>();
        if (loep.ErAvsluttet && loep.Steg.Count > 0)
        {
            varsler.Add("Året har rader fra en tidligere avslutning. Tilbakefør dem før året avsluttes på nytt, ellers blir strykningene gjort trinnvis.");
        }

        var til = loep.Hent(Avslutningsloep.TilInvestering).Sum;
        var fra = loep.Hent(Avslutningsloep.FraDrift).Sum;
        if (til != fra)
        {
            varsler.Add($"Overføring til investering (570) er {Kr(til)}, men overføring fra drift (970) er {Kr(fra)}.");
        }

        if (!grunnlag.AndrePosterDrift.ErNull || !grunnlag.AndrePosterInvestering.ErNull)
        {
            varsler.Add("Regnskapet har rader på arter som ikke hører til i oppstillingen etter § 5-9.");
        }

        foreach (var (n, _) in loep.Disposisjoner.Where(d => d.Key.Kontoklasse == Kontoklasse.Investering && !d.Key.Fond.ErTom && !d.Value.Sum.ErNull && loep.Type(d.Key.Fond) == Fondstype.Disposisjonsfond))
        {
            varsler.Add($"Investeringsregnskapet har {(n.ErKilde ? "bruk av" : "avsetning til")} disposisjonsfond {n.Fond}; etter § 2-2 omfatter det bare investeringsfond.");
        }

        foreach (var (fond, saldo) in loep.Fondssaldo.Where(f => f.Value < default(Beloep)).OrderBy(f => f.Key))
        {
            varsler.Add($"Fondet {fond} er overtrukket med {Kr(-saldo)}.");
        }

        Overdekket(varsler, loep.Status.Merforbruk, "merforbruk", "5900");
        Overdekket(varsler, loep.Status.Udekket, "udekket beløp", "5970");
        return varsler;
    }

    /// <summary>The disposition with a capital letter, to begin a sentence.</summary>
    public static string Stor(Disposisjonsnoekkel n)
    {
        var text = n.ToString();
        return char.ToUpperInvariant(text[0]) + text[1..];
    }

    private static void Overdekket(List<string> varsler, Beloep balanse, string hva, string kapittel)
    {
        if (balanse < default(Beloep))
        {
            varsler.Add($"Det er dekket {Kr(-balanse)} mer enn tidligere års {hva}; kapittel {kapittel} blir negativt.");
        }
    }
}
