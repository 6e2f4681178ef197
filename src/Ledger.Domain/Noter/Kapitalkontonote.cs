using Ledger.Domain.Oppstillinger;
using Ledger.Domain.Saldo;
using Ledger.Domain.Verdier;

namespace Ledger.Domain.Noter;

/// <summary>
/// How the capital account changed (§ 5-10 letter b): with the fixed assets, the long-term debt, and loans that are drawn and not used.
/// </summary>
public static class Kapitalkontonote
{
    public static IReadOnlyList<Notelinje> Beregn(Saldokube kube, Periode til)
    {
        var (inn, ut) = (-Sum("kapitalkonto", Periode.InngaaendeBalanse), -Sum("kapitalkonto", til));
        var anlegg = Endring("anleggsmidler");
        var gjeld = Endring("langsiktig_gjeld");
        var ubrukte = Endring("ubrukte_laanemidler");
        var motposter = Sum("anleggsmidler", til) + Sum("langsiktig_gjeld", til) + Sum("ubrukte_laanemidler", til);
        return
        [
            new("inngaaende", "Kapitalkonto ved årets start", inn),
            new("anleggsmidler", "Endring i anleggsmidler", anlegg),
            new("langsiktig_gjeld", "Endring i langsiktig gjeld", gjeld),
            new("ubrukte_laanemidler", "Endring i ubrukte lånemidler", ubrukte),
            new("differanse", "Differanse", ut - inn - anlegg - gjeld - ubrukte),
            new("utgaaende", "Kapitalkonto ved årets slutt", ut),
            new("nivaaavvik", "Kapitalkontoen mindre det den står mot", ut - motposter),
        ];

        Beloep Sum(string utvalg, Periode periode) => Kontoutvalg.Finn(utvalg).Sum(kube, periode);
        Beloep Endring(string utvalg) => Sum(utvalg, til) - Sum(utvalg, Periode.InngaaendeBalanse);
    }
}
