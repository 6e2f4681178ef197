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
            new Notelinje("inngaaende", "Kapitalkonto ved årets start", inn).Som("inngående balanse med motsatt fortegn", Utvalg("kapitalkonto")),
            new Notelinje("anleggsmidler", "Endring i anleggsmidler", anlegg).Som(Arbeidskapitalnote.IAaret, Utvalg("anleggsmidler")),
            new Notelinje("langsiktig_gjeld", "Endring i langsiktig gjeld", gjeld).Som(Arbeidskapitalnote.IAaret, Utvalg("langsiktig_gjeld")),
            new Notelinje("ubrukte_laanemidler", "Endring i ubrukte lånemidler", ubrukte).Som(Arbeidskapitalnote.IAaret, Utvalg("ubrukte_laanemidler")),
            new Notelinje("differanse", "Differanse", ut - inn - anlegg - gjeld - ubrukte)
                .Som("utgaaende - inngaaende - anleggsmidler - langsiktig_gjeld - ubrukte_laanemidler"),
            new Notelinje("utgaaende", "Kapitalkonto ved årets slutt", ut).Som(Arbeidskapitalnote.Motsatt, Utvalg("kapitalkonto")),
            new Notelinje("nivaaavvik", "Kapitalkontoen mindre det den står mot", ut - motposter)
                .Som("utgaaende mindre summen av kontoene", Utvalg("anleggsmidler"), Utvalg("langsiktig_gjeld"), Utvalg("ubrukte_laanemidler")),
        ];

        static Kontoutvalg Utvalg(string navn) => Kontoutvalg.Finn(navn);
        Beloep Sum(string utvalg, Periode periode) => Kontoutvalg.Finn(utvalg).Sum(kube, periode);
        Beloep Endring(string utvalg) => Sum(utvalg, til) - Sum(utvalg, Periode.InngaaendeBalanse);
    }
}
