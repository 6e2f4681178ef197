using Ledger.Domain.Fond;
using Ledger.Domain.Kontoplaner;
using Ledger.Domain.Verdier;

namespace Ledger.Domain.Hovedbok;

/// <summary>What the account, the function and the absent fund of a dimension mean by the municipality's chart.</summary>
public static class Kontotolk
{
    /// <summary>
    /// The dimension with the codes that follow from its account and function, and its own kept (<see cref="Dimensjon.Egne"/>). An account that
    /// the chart does not know, or knows no art or chapter for, leaves it without a place: its kontoklasse stays
    /// <see cref="Kontoklasse.EtterKonto"/>. An unknown function is left out.
    /// </summary>
    public static Dimensjon MedBetydning(this in Dimensjon skrevet, Kommunekontoplan kontoplan)
    {
        var d = skrevet;
        var fond = default(Fondskode);
        if (skrevet.Egne is { } egne)
        {
            if (egne.Konto.Length > 0)
            {
                var betydning = kontoplan.Betydning(egne.Konto);
                fond = betydning?.Fond ?? default;
                d = betydning is { HarPlass: true } b
                    ? d with { Kontoklasse = b.Kontoklasse, Art = b.Art, Kapittel = b.Kapittel, Sektor = b.Sektor }
                    : d with { Kontoklasse = Kontoklasse.EtterKonto, Art = default, Kapittel = default, Sektor = default };
            }

            if (egne.LokalFunksjon.Length > 0 || egne.Konto.Length > 0)
            {
                // Sources write a function on balance rows too; there it means nothing.
                var funksjon = egne.LokalFunksjon.Length > 0 ? kontoplan.Funksjonsbetydning(egne.LokalFunksjon) : d.Funksjon;
                d = d with { Funksjon = d.Kontoklasse == Kontoklasse.Balanse ? default : funksjon };
            }
        }

        return d.Fond.ErTom ? d with { Fond = fond.ErTom ? Ufordeltefond.For(d.Kontoklasse, d.Art, d.Kapittel) : fond } : d;
    }
}
