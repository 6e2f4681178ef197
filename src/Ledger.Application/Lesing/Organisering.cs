using Ledger.Domain.Betydning;
using Ledger.Domain.Organisasjon;
using Ledger.Domain.Validering;

namespace Ledger.Application.Lesing;

/// <summary>Which organisation a state is read by.</summary>
public static class Organisering
{
    /// <summary>The state as its units lay when its amounts were booked.</summary>
    public static Rapportgrunnlag PerDato(this Rapportgrunnlag grunnlag)
    {
        var aarets = grunnlag.Grunndata.Organisasjon!;
        var (plan, kube) = Organisasjonshistorikk.PerDato(aarets, grunnlag.Kube);
        return ReferenceEquals(kube, grunnlag.Kube)
            ? grunnlag
            : grunnlag with
            {
                Kube = kube, Grunndata = grunnlag.Grunndata.MedAnnen(plan, grunnlag.Grunndata.Prosjekter),
                Vedtak = grunnlag.Vedtak is { } vedtak ? [.. vedtak.Select(v => v with { Kube = Organisasjonshistorikk.PerDato(aarets, v.Kube).Kube })] : null,
            };
    }

    /// <summary>The state with another level in place of the council's. Appropriations are of the council's level, so the answer has none.</summary>
    /// <exception cref="Avvisning">400: the organisation has no such level.</exception>
    public static Rapportgrunnlag MedBevilgningsnivaa(this Rapportgrunnlag grunnlag, string nivaa)
    {
        var plan = grunnlag.Grunndata.Organisasjon!;
        return plan.Enheter.Any(e => plan.ErAvNivaa(e, nivaa))
            ? grunnlag with
            {
                Grunndata = grunnlag.Grunndata.MedAnnen(new Organisasjonsplan(plan.Enheter, nivaa), grunnlag.Grunndata.Prosjekter) with { Bevilgninger = [] },
            }
            : throw Avvisning.Ugyldig(
                "nivaa", Feilkoder.UgyldigFormat,
                $"Organisasjonen har ikke nivået; den har {string.Join(", ", plan.Enheter.Select(e => e.Nivaatekst).Distinct())}.");
    }
}
