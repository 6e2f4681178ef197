using Ledger.Application.Lesing;
using Ledger.Domain.Organisasjon;
using Ledger.Domain.Prosjekt;
using Ledger.Domain.Publisering;
using Ledger.Domain.Verdier;

namespace Ledger.Application.Publisering;

/// <summary>A state of the ledger as the public may see it: everything that pages of an edition are computed from.</summary>
public static class Offentliggrunnlag
{
    /// <param name="arv">What editions before keep back.</param>
    public static (Rapportgrunnlag Grunnlag, Offentligaar Aar) Lag(
        Rapportgrunnlag grunnlag, Publikasjon publikasjon, Arvetskjerming? arv = null)
    {
        var aar = new Offentligaar(grunnlag.Grunndata.Organisasjon!, grunnlag.Kube, publikasjon.Skjerming.Lest(), grunnlag.Forrige, arv);
        var prosjekter = grunnlag.Grunndata.Prosjekter;
        if (aar.HarOevrigeProsjekter)
        {
            var oevrig = Prosjektkode.Parse(Offentligaar.Oevrig);
            prosjekter = new Dictionary<Prosjektkode, Prosjektopplysning>(prosjekter) { [oevrig] = new(oevrig, "Øvrige prosjekter", null, null) };
        }

        return (
            grunnlag with
            {
                Grunndata = grunnlag.Grunndata.MedAnnen(aar.Plan, prosjekter),
                Kube = grunnlag.Kube.Med(aar.Avbild),
                Forrige = grunnlag.Forrige?.Med(aar.Avbild),
            },
            aar);
    }
}
