using System.Globalization;
using Ledger.Domain.Opplysninger;
using Ledger.Domain.Registertabeller;
using Ledger.Domain.Validering;

namespace Ledger.Domain.Registerkrav;

/// <summary>
/// Indicators: what one is computed from is there when it is defined, a key figure of the ledger or other indicators, and never itself.
/// </summary>
internal sealed class Indikatorkrav : IRegisterkrav
{
    private const string Formel = "formel", Noekkeltall = "noekkeltall", Desimaler = "desimaler";

    public string Register => Opplysningsleser.Indikatorregister;

    public void Objekt(Faktarad rad, Registerobjekt objekt, Kravgrunnlag grunnlag)
    {
        if (objekt[Desimaler] is { } desimaler
            && !(int.TryParse(desimaler, NumberStyles.None, CultureInfo.InvariantCulture, out var antall) && antall <= Registerregler.MestDesimaler))
        {
            rad.Avvis(Desimaler, Feilkoder.UtenforOmraadet, $"desimaler er et helt tall, 0–{Registerregler.MestDesimaler}.");
        }

        if (objekt[Noekkeltall] is { } id && !grunnlag.Noekkeltall.Contains(id))
        {
            rad.Avvis(Noekkeltall, Feilkoder.UkjentObjekt, $"Regnskapet har ikke nøkkeltallet «{Faktarad.Kort(id)}».");
        }

        if (objekt[Formel] is not { } formel)
        {
            return;
        }

        if (objekt[Noekkeltall] is not null)
        {
            rad.Avvis(Formel, Feilkoder.UgyldigKombinasjon, "En indikator har enten formel eller noekkeltall.");
        }

        if (Tabelluttrykk.Les(formel) is not { } uttrykk)
        {
            rad.Avvis(
                Formel, Feilkoder.UgyldigFormat,
                "En formel har + - * /, parenteser, tall og koder til indikatorer; en kode med andre tegn enn a–z, sifre og understrek skrives i [ ].");
            return;
        }

        foreach (var ukjent in uttrykk.Kolonner.Where(k => !grunnlag.Objekter.ContainsKey(k)).Distinct())
        {
            rad.Avvis(Formel, Feilkoder.UkjentIndikator, $"Registeret {Register} har ikke «{Faktarad.Kort(ukjent)}».");
        }

        if (Ring.Gaar(objekt.Kode, kode => grunnlag.Objekter.GetValueOrDefault(kode)?[Formel] is { } annen ? Tabelluttrykk.Les(annen)?.Kolonner : null))
        {
            rad.Avvis(Formel, Feilkoder.FormelIRing, $"Formelen til «{objekt.Kode}» kommer tilbake til seg selv.");
        }
    }

    public void Post(Faktarad rad, Registerpost post, Kravgrunnlag grunnlag)
    {
    }
}
