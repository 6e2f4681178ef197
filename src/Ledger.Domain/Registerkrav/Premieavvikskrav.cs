using Ledger.Domain.Noter;
using Ledger.Domain.Opplysninger;
using Ledger.Domain.Validering;

namespace Ledger.Domain.Registerkrav;

/// <summary>
/// A cohort of premieavvik is amortised over seven years, or one by choice; those of 2011–2013 over ten, and older ones over fifteen (§ 3-5).
/// </summary>
internal sealed class Premieavvikskrav : IRegisterkrav
{
    public string Register => Premieavviksnote.Register;

    public void Objekt(Faktarad rad, Registerobjekt objekt, Kravgrunnlag grunnlag)
    {
        if (Anleggsnote.Tall(objekt, "aar") is { } aar && Anleggsnote.Tall(objekt, "aarAmortisering") is { } over && over != 1
            && over != Premieavviksnote.Vanlig(aar))
        {
            rad.Avvis(
                "aarAmortisering", Feilkoder.UtenforOmraadet,
                $"Premieavvik fra {aar} amortiseres over {Premieavviksnote.Vanlig(aar)} år eller 1, ikke {over} (§ 3-5).");
        }
    }

    public void Post(Faktarad rad, Registerpost post, Kravgrunnlag grunnlag)
    {
    }
}
