using Ledger.Domain.Fond;
using Ledger.Domain.Hovedbok;
using Ledger.Domain.Verdier;

namespace Ledger.Domain.Aarsavslutning;

/// <summary>The rows of each kind of step, in ledger sign.</summary>
/// <remarks>
/// | disposition | art, funksjon | counterpart |
/// |---|---|---|
/// | avsetning, bruk of fund | 540/940, 880 | the fund's chapter 56 or 53 with the fund |
/// | overføring | drift 570, 880 | investering 970, 880 |
/// | dekning | 530, 880 | 5900 (drift), 5970 (investering) |
/// | fremføring | 980, 899 | 5900 (drift), 5970 (investering) |
/// | bruk av lån | 910–912, 870 | kapitalkonto 5990; and memoria: 9100 (911: 9110) against 9999 |
/// </remarks>
internal static class Avslutningsbilagene
{
    private static readonly Funksjon Avsetninger = Funksjon.Parse("880");
    private static readonly Funksjon Fremfoering = Funksjon.Parse("899");
    private static readonly Funksjon Laan = Funksjon.Parse("870");
    private static readonly Sektor Egenkapital = Sektor.Parse("080");
    private static readonly Kapittel Merforbruk = Kapittel.Parse("5900");
    private static readonly Kapittel Udekket = Kapittel.Parse("5970");
    private static readonly Kapittel Kapitalkonto = Kapittel.Parse("5990");
    private static readonly Kapittel UbrukteLaan = Kapittel.Parse("9100");
    private static readonly Kapittel UbrukteKonserninterneLaan = Kapittel.Parse("9110");
    private static readonly Kapittel Memoriamotkonto = Kapittel.Parse("9999");

    /// <param name="endring">In the direction the disposition is made: negative when it is struck.</param>
    /// <param name="type">The type of the disposition's fund, if it has one.</param>
    public static Avslutningsbilag Lag(string hjemmel, Disposisjonsnoekkel n, Beloep endring, Avslutningsmerke merke, Ansvar ansvar, Fondstype? type)
    {
        var verb = merke == Avslutningsmerke.Strykning ? "strykning av " : "";
        var tekst = $"{hjemmel}: {verb}{n}";
        var beloep = n.ErKilde ? -endring : endring;
        var rader = new List<Postering> { Resultat(n.Kontoklasse, n.Art, beloep, n.Fond) };
        if (type is { } fondstype)
        {
            rader.Add(Balanse(fondstype.Kapittel(), -beloep, n.Fond));
        }
        else if (n == Avslutningsloep.TilInvestering)
        {
            rader.Add(Resultat(Kontoklasse.Investering, Disposisjonsarter.OverfoeringFraDrift, -beloep));
        }
        else if (n == Avslutningsloep.FraDrift)
        {
            rader.Insert(0, Resultat(Kontoklasse.Drift, Disposisjonsarter.OverfoeringTilInvestering, -beloep));
        }
        else if (Disposisjonsarter.ErLaan(n.Art))
        {
            rader.Add(Balanse(Kapitalkonto, -beloep));
            rader.Add(Balanse(n.Art == Disposisjonsarter.BrukAvKonserninterneLaan ? UbrukteKonserninterneLaan : UbrukteLaan, beloep));
            rader.Add(Balanse(Memoriamotkonto, -beloep));
        }
        else
        {
            rader.Add(Balanse(n.Kontoklasse == Kontoklasse.Drift ? Merforbruk : Udekket, -beloep));
        }

        return new Avslutningsbilag(tekst, rader);

        Postering Resultat(Kontoklasse klasse, Art art, Beloep b, Fondskode fond = default) =>
            new(Dimensjon.Resultat(klasse, art, Funksjonen(art), ansvar, fond: fond, merke: merke), b, tekst);

        Postering Balanse(Kapittel kapittel, Beloep b, Fondskode fond = default) =>
            new(Dimensjon.Balanse(kapittel, Egenkapital, fond: fond, merke: merke), b, tekst);
    }

    private static Funksjon Funksjonen(Art art) =>
        Disposisjonsarter.ErLaan(art) ? Laan : art == Disposisjonsarter.Fremfoert ? Fremfoering : Avsetninger;
}
