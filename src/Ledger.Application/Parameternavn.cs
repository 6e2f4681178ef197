using Ledger.Domain.Validering;

namespace Ledger.Application;

/// <summary>
/// Which parameters a question may have, and each once. A filter that is misspelt and passed over answers a figure that looks filtered and is
/// not, so it is refused.
/// </summary>
public static class Parameternavn
{
    private const int Lengst = 60;

    /// <param name="sendt">The names that were sent, in order. Case does not matter, as it does not to those that read them.</param>
    /// <exception cref="Avvisning">400 with each name that is unknown or comes again, and the known name nearest to it.</exception>
    public static void Krev(IEnumerable<string> sendt, IReadOnlyCollection<string> kjente)
    {
        var sett = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        Feilsamling? feil = null;
        foreach (var navn in sendt)
        {
            var erKjent = kjente.Contains(navn, StringComparer.OrdinalIgnoreCase);
            if (!erKjent || !sett.Add(navn))
            {
                var vist = navn.Length > Lengst ? navn[..Lengst] + "…" : navn;
                (feil ??= new Feilsamling()).Avvis(
                    null, vist, Feilkoder.UkjentParameter, erKjent ? $"Parameteren «{vist}» står flere ganger." : Ukjent(vist, kjente));
            }
        }

        if (feil is not null)
        {
            throw Avvisning.Ugyldig(feil);
        }
    }

    private static string Ukjent(string navn, IReadOnlyCollection<string> kjente) => Naermestenavn.Finn(navn, kjente) is { } naermest
        ? $"Parameteren «{navn}» finnes ikke her; den som ligner mest, er «{naermest}»."
        : $"Parameteren «{navn}» finnes ikke her; adressen har ingen parametere.";
}
