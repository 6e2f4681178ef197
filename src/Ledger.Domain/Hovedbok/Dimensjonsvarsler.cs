using Ledger.Domain.Fond;
using Ledger.Domain.Kontoplaner;
using Ledger.Domain.Validering;
using Ledger.Domain.Verdier;

namespace Ledger.Domain.Hovedbok;

/// <summary>What is told of a dimension that is booked: what nobody knows the meaning of yet, and what KOSTRA does not take.</summary>
internal sealed class Dimensjonsvarsler(Bokfoeringsgrunnlag grunnlag, bool budsjett)
{
    private readonly Kontoplan _kostra = Kontoplan.For(grunnlag.Aar, grunnlag.Ledger.Kommune);

    /// <summary>Tells what hinders something later. It is found again in saldo (<c>Kvalitet</c>), and is gone when the source reposts.</summary>
    /// <param name="d">What the row means by the chart as it is now.</param>
    public void Fortell(Tolket t, in Dimensjon d)
    {
        if (d.Egne is { } egne)
        {
            FortellOmKonto(t, d, egne);
        }

        if (d.Kontoklasse is Kontoklasse.Drift or Kontoklasse.Investering)
        {
            FortellOmMangler(t, d);
        }

        if (Ufordeltefond.Alle.ContainsKey(d.Fond))
        {
            t.Varsle(
                Funnregler.FondUfordelt, "fond", $"{(d.Art.ErTom ? $"Kapittel {d.Kapittel}" : $"Art {d.Art}")} uten fond står på {d.Fond}.",
                d.Fond.ToString());
        }

        if (!budsjett && grunnlag.Motparter.Count > 0 && string.IsNullOrEmpty(d.Egne?.Motpartsenhet) && Motparter.Kreves(d))
        {
            var (felt, kode) = d.Art.ErTom ? ("kapittel", d.Kapittel.ToString()) : ("art", d.Art.ToString());
            t.Varsle(Funnregler.MotpartMangler, felt, $"{felt} {kode} er mellom enheter med eget regnskap; si motpartsenhet.", kode);
        }

        if (!budsjett && d.Egne is { Motpartsenhet: { Length: > 0 } motpart } && grunnlag.Enheter.TryGetValue(motpart, out var enhet)
            && !enhet.HarAaret(grunnlag.Aar.Aar))
        {
            t.Varsle(Funnregler.MotpartUtenRegnskap, "motpartsenhet", Motparter.UtenRegnskap(enhet), motpart);
        }

        if (!budsjett && d.Kontoklasse is Kontoklasse.Drift or Kontoklasse.Investering && !d.Funksjon.ErTom)
        {
            foreach (var brudd in Kostraregler.Kontroller(d.Kontoklasse, d.Art, d.Funksjon, grunnlag.Aar, grunnlag.Ledger.Kommune))
            {
                t.Varsle(
                    brudd.Alvor == Alvor.Feil ? Funnregler.UgyldigKombinasjon : Funnregler.UvanligKombinasjon, brudd.Felt,
                    $"{brudd.Melding} (KOSTRA-kontroll {brudd.Regel})", brudd.Felt == "funksjon" ? d.Funksjon.ToString() : d.Art.ToString());
            }
        }
    }

    private void FortellOmMangler(Tolket t, in Dimensjon d)
    {
        if (d.Ansvar.ErTom)
        {
            t.Varsle(Funnregler.Uspesifisert, "ansvar", "Raden har ikke ansvar; beløpet står uspesifisert.", null);
        }

        if (d.Funksjon.ErTom && d.Egne is { LokalFunksjon: { Length: > 0 } lokal })
        {
            t.Varsle(Funnregler.Uspesifisert, "lokalFunksjon", $"Funksjon {lokal} er ikke i kommunens kontoplan; den står uspesifisert.", lokal);
        }
        else if (!budsjett && d.Funksjon.ErTom)
        {
            t.Varsle(Funnregler.Uspesifisert, "funksjon", "Raden har ikke funksjon; beløpet står uspesifisert.", null);
        }
    }

    private void FortellOmKonto(Tolket t, in Dimensjon d, Egnefelt egne)
    {
        if (egne.Konto.Length > 0)
        {
            var betydning = grunnlag.Kontoplan.Betydning(egne.Konto);
            if (betydning is null or { HarPlass: false, Type: Kontotype.Ordinaer or Kontotype.Budsjett })
            {
                t.Varsle(
                    Funnregler.Uplassert, "konto",
                    $"Konto {egne.Konto} {(betydning is null ? "er ikke" : "har verken art eller kapittel")} i kommunens kontoplan; beløpet står uplassert.",
                    egne.Konto);
            }

            if (!budsjett && betydning?.Type == Kontotype.Budsjett)
            {
                t.Varsle(Funnregler.BudsjettkontoIRegnskapet, "konto", $"Konto {egne.Konto} er bare for budsjett.", egne.Konto);
            }

            if (budsjett && d.Kontoklasse == Kontoklasse.Balanse)
            {
                t.Varsle(
                    "konto", Feilkoder.UgyldigKombinasjon, $"Konto {egne.Konto} hører til balansen; et budsjett har bare drift og investering.",
                    egne.Konto);
            }
        }

        if (egne.Konto.Length > 0 && !d.Funksjon.ErTom && !_kostra.Status(d.Funksjon).ErKjent())
        {
            t.Varsle(Funnregler.KodeIkkeIKostra, "funksjon", $"Funksjon {d.Funksjon} er ikke i KOSTRAs kontoplan for {grunnlag.Aar}.", d.Funksjon.ToString());
        }
    }
}
