using System.Security.Cryptography;
using Ledger.Application.Skriving;
using Ledger.Domain.Budsjett;
using Ledger.Domain.Hovedbok;
using Ledger.Domain.Kjede;
using Ledger.Domain.Verdier;

namespace Ledger.Application.Budsjett;

/// <summary>
/// What was sent as a budget decision, whatever way it was written: amounts by their value, absent and empty fields alike. A field that is
/// added later must leave no trace when it is absent, or a repeated request is refused after an upgrade.
/// </summary>
internal static class Vedtaksavtrykk
{
    public static Innholdsavtrykk Av(Vedtaksutkast utkast)
    {
        var skriver = new KanoniskSkriver();
        skriver.Felt(utkast.Referanse).Felt(utkast.Dato).Felt(utkast.Organ).Felt(utkast.Type.Navn()).Felt(utkast.Tekst).Linjeslutt();
        if (utkast.Erstatter is not null)
        {
            skriver.Felt(utkast.Erstatter).Felt(utkast.Begrunnelse).Linjeslutt();
        }

        foreach (var linje in utkast.Linjer)
        {
            var felt = linje.Felt;
            skriver.Felt(felt.Kontoklasse).Felt(felt.Art).Felt(felt.Funksjon).Felt(felt.Ansvar).Felt(felt.Prosjekt).Felt(felt.Fond);
            Beloepsfelt(skriver, felt.Beloep);
            skriver.Felt(linje.Maaneder?.Count ?? 0);
            foreach (var maaned in linje.Maaneder ?? [])
            {
                Beloepsfelt(skriver, maaned);
            }

            for (var egen = Radfelt.Konto; egen <= Radfelt.Tiltak; egen++)
            {
                if (felt[egen].Length > 0)
                {
                    skriver.Felt(egen.Navn()).Felt(felt[egen]);
                }
            }

            skriver.Linjeslutt();
        }

        return new Innholdsavtrykk(SHA256.HashData(skriver.Skrevet), new Dictionary<string, decimal> { ["antallLinjer"] = utkast.Linjer.Count });
    }

    /// <summary>A text that is no amount is refused later, but is to be told from another.</summary>
    private static void Beloepsfelt(KanoniskSkriver skriver, string tekst)
    {
        if (Beloep.TryParse(tekst, out var beloep))
        {
            skriver.Kroner(beloep.Oere);
        }
        else
        {
            skriver.Felt(tekst);
        }
    }
}
