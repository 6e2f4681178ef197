using Ledger.Domain.Opplysninger;
using Ledger.Domain.Validering;

namespace Ledger.Domain.Registerkrav;

/// <summary>Loans out: what is lent of loans for that purpose is art 522 and comes back on 922; of own money it is 520 or 521, and 920 or 921.</summary>
internal sealed class Utlaanskrav : IRegisterkrav
{
    private static readonly string[] Egne = ["520", "521", "920", "921"], Videre = ["522", "922"];

    public string Register => "utlaan";

    public void Objekt(Faktarad rad, Registerobjekt objekt, Kravgrunnlag grunnlag)
    {
    }

    public void Post(Faktarad rad, Registerpost post, Kravgrunnlag grunnlag)
    {
        if (post.ErAnnullering || grunnlag.Objekter.GetValueOrDefault(post.Objekt) is not { } objekt)
        {
            return;
        }

        if (post.Beloep is null)
        {
            rad.Avvis("beloep", Feilkoder.Mangler, "Feltet beloep mangler.");
        }

        var arter = objekt["kilde"] == "videreutlaan" ? Videre : Egne;
        if (post.Verdier.GetValueOrDefault("art") is { } art && (!arter.Contains(art) || art[0] == '5' != (post.Type == "utlaan") || post.Type == "tap"))
        {
            rad.Avvis(
                "art", Feilkoder.UgyldigKombinasjon,
                $"Et utlån av {(objekt["kilde"] == "videreutlaan" ? "lånte" : "egne")} midler føres på {string.Join(" og ", arter)}; "
                    + "utlån på 5xx og mottatte avdrag på 9xx.");
        }
    }
}
