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
    public static IReadOnlyList<Notelinje> Beregn(Saldokube kube, Periode til)
    {
        var (inn, ut) = (Sum("arbeidskapital", Periode.InngaaendeBalanse), Sum("arbeidskapital", til));
        var ndr = -Sum("netto_driftsresultat", til);
        var investering = -Sum("netto_investering", til);
        var ubrukte = Endring("ubrukte_laanemidler");
        var prinsipp = -Endring("prinsippendringer");
        return
        [
            new("inngaaende", "Arbeidskapital ved årets start", inn),
            new("netto_driftsresultat", "Netto driftsresultat", ndr),
            new("netto_investering", "Netto utgifter i investeringsregnskapet", investering),
            new("ubrukte_laanemidler", "Endring i ubrukte lånemidler", ubrukte),
            new("prinsippendringer", "Endring av regnskapsprinsipp ført mot arbeidskapitalen", prinsipp),
            new("differanse", "Differanse", ut - inn - ndr - investering - ubrukte - prinsipp),
            new("utgaaende", "Arbeidskapital ved årets slutt", ut),
        ];

        Beloep Sum(string utvalg, Periode periode) => Kontoutvalg.Finn(utvalg).Sum(kube, periode);
        Beloep Endring(string utvalg) => Sum(utvalg, til) - Sum(utvalg, Periode.InngaaendeBalanse);
    }
}
