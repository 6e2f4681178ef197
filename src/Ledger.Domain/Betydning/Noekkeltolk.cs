using Ledger.Domain.Hovedbok;
using Ledger.Domain.Kontoplaner;
using Ledger.Domain.Organisasjon;
using Ledger.Domain.Saldo;
using Ledger.Domain.Verdier;

namespace Ledger.Domain.Betydning;

/// <summary>
/// Says what a key means: the codes that the source wrote are kept, and those that follow from them are filled in from the municipality's chart,
/// its organisation, projects and funds. It is applied when saldo becomes a cube, so that reports and searches see only what keys mean.
/// </summary>
/// <remarks>
/// A key keeps its own codes (<see cref="Dimensjon.Egne"/>), so that two keys never become one. A key with KOSTRA codes whose unit, project and
/// fund are known is its own meaning.
/// </remarks>
public sealed class Noekkeltolk(
    Kommunekontoplan kontoplan, Organisasjonsplan organisasjon, IReadOnlySet<Prosjektkode> prosjekter)
{
    /// <summary>The unit of rows whose unit is not in the year's organisation. The code is reserved.</summary>
    public static readonly Ansvar UspesifisertAnsvar = Ansvar.Parse(Organisasjonsregler.Uspesifisert);

    /// <summary>The project of rows whose project is not registered. The code is reserved.</summary>
    public static readonly Prosjektkode UspesifisertProsjekt = Prosjektkode.Parse(Organisasjonsregler.Uspesifisert);

    /// <summary>
    /// What a key means: see <see cref="Kontotolk"/>. A key without a place stands on <see cref="Uplassert"/>; an unknown unit or project, and the
    /// absent unit of drift and investering, is unspecified.
    /// </summary>
    public Dimensjon Tolk(in Dimensjon skrevet)
    {
        var d = skrevet.MedBetydning(kontoplan);
        var ansvar = d.Ansvar.ErTom ? ManglendeAnsvar(d) : organisasjon.Finn(d.Ansvar) is null ? UspesifisertAnsvar
            : organisasjon.Ansvarlig(d.Ansvar);
        var prosjekt = d.Prosjekt.ErTom || prosjekter.Contains(d.Prosjekt) ? d.Prosjekt : UspesifisertProsjekt;
        return ansvar == d.Ansvar && prosjekt == d.Prosjekt ? d : d with
        {
            Ansvar = ansvar,
            Prosjekt = prosjekt,
            Egne = Egnefelt.MedSkrevet(
                d.Egne, ansvar == d.Ansvar ? "" : d.Ansvar.ToString(), prosjekt == d.Prosjekt ? "" : d.Prosjekt.ToString()),
        };
    }

    /// <summary>Drift and investering belong to a unit; a row by account may lack it, and then nobody knows which.</summary>
    private static Ansvar ManglendeAnsvar(in Dimensjon d) =>
        d.Kontoklasse is Kontoklasse.Drift or Kontoklasse.Investering ? UspesifisertAnsvar : default;

    /// <summary>The cube with what its keys mean; the same cube when every key is its own meaning.</summary>
    public Saldokube Tolk(Saldokube skrevet) => skrevet.Med((in d) => Tolk(d));

    /// <summary>Saldo with what their keys mean, to bring a cube forward by.</summary>
    public IReadOnlyList<Saldopost> Tolk(IEnumerable<Saldopost> skrevet) => [.. skrevet.Select(p => p with { Dimensjon = Tolk(p.Dimensjon) })];
}
