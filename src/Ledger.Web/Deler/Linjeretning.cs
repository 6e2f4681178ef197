using Ledger.Domain.Oppstillinger;
using Ledger.Domain.Verdier;

namespace Ledger.Web.Deler;

/// <summary>
/// On which lines of a statement a deviation is better or worse. It is neither on lines of funds, of transfers between drift and investering,
/// of loans in investering, of the balance and of what has no place yet, nor on lines that count against the result.
/// </summary>
public sealed class Linjeretning
{
    private const int StoersteArt = 999;

    /// <summary>Arts that dispose of or cover a result: 530–580 and 930–980.</summary>
    private static readonly Kodeutvalg Disponering = Kodeutvalg.Parse("530-589,930-989");

    /// <summary>In investering also lending, borrowing and repayment: how much is used there says nothing of better or worse.</summary>
    private static readonly Kodeutvalg Finansiering = Kodeutvalg.Parse("500-599,900-999");

    private readonly Dictionary<string, bool> _noytral = new(StringComparer.Ordinal);

    public Linjeretning(Oppstillingsdefinisjon definisjon)
    {
        var vekter = new Linjevekter(definisjon);
        var linjer = definisjon.Linjer;
        var resultat = linjer.ToList().FindLastIndex(l => l.Type == Linjetype.Resultat);
        bool[] grunnlinjer = [.. linjer.Select((l, i) => l.Filtre.All(ErNoytral) || (resultat >= 0 && vekter[resultat, i] < 0))];
        for (var i = 0; i < linjer.Count; i++)
        {
            var ledd = Enumerable.Range(0, linjer.Count).Where(k => vekter[i, k] != 0);
            _noytral[linjer[i].Post] = ledd.All(k => grunnlinjer[k]);
        }
    }

    public bool ErNoytral(string post) => _noytral[post];

    private static bool ErNoytral(Postfilter filter) => filter.Kontoklasse is Kontoklasse.Balanse or Kontoklasse.EtterKonto
        || (filter.Art is { } arter && Innenfor(arter, filter.Kontoklasse == Kontoklasse.Investering ? Finansiering : Disponering));

    private static bool Innenfor(Kodeutvalg arter, Kodeutvalg ytre) => Enumerable.Range(0, StoersteArt + 1).All(a => !arter.Har(a) || ytre.Har(a));
}
