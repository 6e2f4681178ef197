using Ledger.Domain.Oppstillinger;
using Ledger.Domain.Saldo;
using Ledger.Domain.Verdier;

namespace Ledger.Domain.Noter;

/// <summary>
/// How the working capital changed (§ 5-10 letter a): by the results, by loans that are drawn and not used, and by changes of principle. What no line
/// explains is the difference, which is 0 when every bilag follows the rules of posting.
/// </summary>
public static class Arbeidskapitalnote
{
    /// <summary>How lines are found of their accounts.</summary>
    internal const string Aapning = "inngående balanse", IAaret = "utgående mindre inngående balanse", Motsatt = "summen med motsatt fortegn";

    public static IReadOnlyList<Notelinje> Beregn(Saldokube kube, Periode til)
    {
        var (inn, ut) = (Sum("arbeidskapital", Periode.InngaaendeBalanse), Sum("arbeidskapital", til));
        var ndr = -Sum("netto_driftsresultat", til);
        var investering = -Sum("netto_investering", til);
        var ubrukte = Endring("ubrukte_laanemidler");
        var prinsipp = -Endring("prinsippendringer");
        return
        [
            new Notelinje("inngaaende", "Arbeidskapital ved årets start", inn).Som(Aapning, Utvalg("arbeidskapital")),
            new Notelinje("netto_driftsresultat", "Netto driftsresultat", ndr).Som(Motsatt, Utvalg("netto_driftsresultat")),
            new Notelinje("netto_investering", "Netto utgifter i investeringsregnskapet", investering).Som(Motsatt, Utvalg("netto_investering")),
            new Notelinje("ubrukte_laanemidler", "Endring i ubrukte lånemidler", ubrukte).Som(IAaret, Utvalg("ubrukte_laanemidler")),
            new Notelinje("prinsippendringer", "Endring av regnskapsprinsipp ført mot arbeidskapitalen", prinsipp)
                .Som("inngående mindre utgående balanse", Utvalg("prinsippendringer")),
            new Notelinje("differanse", "Differanse", ut - inn - ndr - investering - ubrukte - prinsipp)
                .Som("utgaaende - inngaaende - netto_driftsresultat - netto_investering - ubrukte_laanemidler - prinsippendringer"),
            new Notelinje("utgaaende", "Arbeidskapital ved årets slutt", ut).Av(Utvalg("arbeidskapital")),
        ];

        static Kontoutvalg Utvalg(string navn) => Kontoutvalg.Finn(navn);
        Beloep Sum(string utvalg, Periode periode) => Kontoutvalg.Finn(utvalg).Sum(kube, periode);
        Beloep Endring(string utvalg) => Sum(utvalg, til) - Sum(utvalg, Periode.InngaaendeBalanse);
    }
}
