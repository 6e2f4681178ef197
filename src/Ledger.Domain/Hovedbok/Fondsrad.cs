using Ledger.Domain.Fond;
using Ledger.Domain.Validering;
using Ledger.Domain.Verdier;

namespace Ledger.Domain.Hovedbok;

/// <summary>Whether a row that names a fund is one of that fund's.</summary>
internal static class Fondsrad
{
    /// <summary>Of a row that names its fund: funds move only through arts 540, 550, 940 and 950 and stand only in their chapter (§ 5-8 C).</summary>
    public static void Kontroller(Tolket t, in Dimensjon d, Fondsopplysning fond)
    {
        var fondsart = !d.Art.ErTom && Fondstyper.ErFondsart(d.Art);
        var fondskapittel = !d.Kapittel.ErTom && Fondstyper.ErFondskapittel(d.Kapittel);
        if (d.Kontoklasse == Kontoklasse.Balanse)
        {
            if (fondskapittel && d.Kapittel != fond.Type.Kapittel())
            {
                t.Avvis("kapittel", Feilkoder.Fondstype, $"Fondet {d.Fond} ({fond.Type.Navn()}) står i kapittel {fond.Type.Kapittel()}, ikke {d.Kapittel}.");
            }

            return;
        }

        if (!fondsart)
        {
            return;
        }

        var bunden = d.Art == Fondstyper.AvsetningBundet || d.Art == Fondstyper.BrukBundet;
        if (bunden != fond.Type.ErBundet())
        {
            t.Avvis("art", Feilkoder.Fondstype, $"Art {d.Art} gjelder {(bunden ? "bundne" : "ubundne")} fond; {d.Fond} er {fond.Type.Navn()}.");
        }
        else if (!fond.Type.KanBrukesI(d.Kontoklasse))
        {
            t.Avvis("kontoklasse", Feilkoder.Fondstype, $"Fondet {d.Fond} ({fond.Type.Navn()}) brukes ikke i {d.Kontoklasse.Navn()}.");
        }
    }
}
