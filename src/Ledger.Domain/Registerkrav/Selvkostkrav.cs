using Ledger.Domain.Fond;
using Ledger.Domain.Kontoplaner;
using Ledger.Domain.Noter;
using Ledger.Domain.Opplysninger;
using Ledger.Domain.Validering;
using Ledger.Domain.Verdier;

namespace Ledger.Domain.Registerkrav;

/// <summary>A fee has a fund of its own, of the bound kind (selvkostforskriften § 8): two fees in one fund would pay for each other.</summary>
internal sealed class Selvkostkrav : IRegisterkrav
{
    private const string Fond = "fond";

    public string Register => Selvkostnote.Register;

    public void Objekt(Faktarad rad, Registerobjekt objekt, Kravgrunnlag grunnlag)
    {
        if (objekt[Selvkostgrunnlag.Gebyrarter] is { } arter && !Kodeutvalg.TryParse(arter, out _))
        {
            rad.Avvis(Selvkostgrunnlag.Gebyrarter, Feilkoder.UgyldigFormat, "gebyrarter er arter med komma mellom, for eksempel 640,650 eller 640-659.");
        }
        else
        {
            KrevArter(rad, objekt[Selvkostgrunnlag.Gebyrarter] ?? "");
        }

        if (objekt[Selvkostgrunnlag.Gebyrarter] is not null && objekt["funksjon"] is null && objekt["ansvar"] is null && objekt["prosjekt"] is null)
        {
            rad.Avvis(
                Selvkostgrunnlag.Gebyrarter, Feilkoder.TomtFilter, "Kostnaden finnes etter funksjon, ansvar eller prosjekt; uten noen av dem ville alt telt.");
        }

        if (Anleggsnote.Desimaltall(objekt, Selvkostgrunnlag.Dekning) is <= 0 or > 100)
        {
            rad.Avvis(Selvkostgrunnlag.Dekning, Feilkoder.UtenforOmraadet, "dekningsgrad er over 0 og høyst 100 prosent (kommuneloven § 15-1).");
        }

        if (objekt[Fond] is not { } fond || objekt.GyldigTil is not null)
        {
            return;
        }

        if (grunnlag.Objekter.Values.FirstOrDefault(o => o.Kode != objekt.Kode && o[Fond] == fond && o.GyldigTil is null) is { } annet)
        {
            rad.Avvis(Fond, Feilkoder.FondIBruk, $"Fondet {fond} er fondet til {annet.Kode}; hvert gebyr har sitt eget (selvkostforskriften § 8).");
        }

        if (grunnlag.Fond(fond) is null)
        {
            rad.Varsle(Fond, Feilkoder.UkjentFond, $"Fondet {Faktarad.Kort(fond)} er ikke registrert.");
        }

        if (grunnlag.Fond(fond) is { } type && type != Fondstype.BundetDriftsfond)
        {
            rad.Avvis(Fond, Feilkoder.Fondstype, $"Fondet {fond} er {type.Navn()}; et selvkostfond er bundetDriftsfond (kommuneloven § 14-10).");
        }
    }

    public void Post(Faktarad rad, Registerpost post, Kravgrunnlag grunnlag)
    {
    }

    /// <summary>Each part of the list has an art in it: a fee on arts that nobody has would find no income, and look like a loss.</summary>
    private static void KrevArter(Faktarad rad, string arter)
    {
        foreach (var del in arter.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            if (Kodeutvalg.TryParse(del, out var utvalg) && utvalg is not null && !Kontoplan.Arter.Any(a => utvalg.Har(a.Nummer)))
            {
                rad.Avvis(Selvkostgrunnlag.Gebyrarter, Feilkoder.UkjentArt, $"Det finnes ingen art «{Faktarad.Kort(del)}».");
            }
        }
    }
}
