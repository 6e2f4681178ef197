using Ledger.Domain.Fond;
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
    public static readonly Ansvar UspesifisertAnsvar = Ansvar.Parse("uspesifisert");

    /// <summary>The project of rows whose project is not registered. The code is reserved.</summary>
    public static readonly Prosjektkode UspesifisertProsjekt = Prosjektkode.Parse("uspesifisert");

    /// <summary>
    /// What a key means. An account that the chart does not know, or knows no art or chapter for, leaves the key without a place: its kontoklasse
    /// stays <see cref="Kontoklasse.EtterKonto"/>, and it stands on <see cref="Uplassert"/>. An unknown function is left out.
    /// </summary>
    public Dimensjon Tolk(in Dimensjon skrevet)
    {
        var d = skrevet;
        var fond = default(Fondskode);
        if (skrevet.Egne?.Konto is { Length: > 0 } konto)
        {
            var betydning = kontoplan.Betydning(konto);
            fond = betydning?.Fond ?? default;
            d = betydning is { HarPlass: true } b
                ? d with { Kontoklasse = b.Kontoklasse, Art = b.Art, Kapittel = b.Kapittel, Sektor = b.Sektor }
                : d with { Kontoklasse = Kontoklasse.EtterKonto, Art = default, Kapittel = default, Sektor = default };
        }

        if (d.Egne is { } egne && (egne.LokalFunksjon.Length > 0 || egne.Konto.Length > 0))
        {
            // Sources write a function on balance rows too; there it means nothing.
            var funksjon = egne.LokalFunksjon.Length > 0 ? kontoplan.Funksjonsbetydning(egne.LokalFunksjon) : d.Funksjon;
            d = d with { Funksjon = d.Kontoklasse == Kontoklasse.Balanse ? default : funksjon };
        }

        return d with
        {
            Ansvar = d.Ansvar.ErTom || organisasjon.Finn(d.Ansvar) is not null ? d.Ansvar : UspesifisertAnsvar,
            Prosjekt = d.Prosjekt.ErTom || prosjekter.Contains(d.Prosjekt) ? d.Prosjekt : UspesifisertProsjekt,
            Fond = !d.Fond.ErTom ? d.Fond : !fond.ErTom ? fond : Ufordeltefond.For(d.Kontoklasse, d.Art, d.Kapittel),
        };
    }

    /// <summary>The cube with what its keys mean; the same cube when every key is its own meaning.</summary>
    public Saldokube Tolk(Saldokube skrevet) => skrevet.Med((in d) => Tolk(d));

    /// <summary>Saldo with what their keys mean, to bring a cube forward by.</summary>
    public IReadOnlyList<Saldopost> Tolk(IEnumerable<Saldopost> skrevet) => [.. skrevet.Select(p => p with { Dimensjon = Tolk(p.Dimensjon) })];
}
