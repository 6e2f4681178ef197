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
    public static Innholdsavtrykk Av(Vedtaksordre ordre)
    {
        var skriver = new KanoniskSkriver();
        foreach (var utkast in ordre.Vedtak)
        {
            // What is of the address's year alone has the fingerprint that it had before a request could have several years.
            if (utkast.Aar is { } aar && aar != ordre.Aar)
            {
                skriver.Felt(aar.Aar).Linjeslutt();
            }

            Skriv(skriver, utkast);
        }

        var antall = ordre.Vedtak.Sum(v => v.Linjer.Count);
        return new Innholdsavtrykk(SHA256.HashData(skriver.Skrevet), new Dictionary<string, decimal> { ["antallLinjer"] = antall });
    }

    private static void Skriv(KanoniskSkriver skriver, Vedtaksutkast utkast)
    {
        skriver.Felt(utkast.Referanse).Felt(utkast.Dato).Felt(utkast.Organ).Felt(utkast.Type.Navn()).Felt(utkast.Tekst).Linjeslutt();
        if (utkast.Erstatter is not null)
        {
            skriver.Felt(utkast.Erstatter).Felt(utkast.Begrunnelse).Linjeslutt();
        }

        if (utkast.Av is not null || utkast.Fullstendig || utkast.Laanopptak is not null)
        {
            skriver.Felt(utkast.Av).Felt(utkast.Fullstendig ? 1 : 0).Felt(utkast.Laanopptak?.ToString()).Linjeslutt();
        }

        foreach (var linje in utkast.Linjer)
        {
            var felt = linje.Felt;
            skriver.FeltSomSendt(felt.Kontoklasse).FeltSomSendt(felt.Art).FeltSomSendt(felt.Funksjon).FeltSomSendt(felt.Ansvar)
                .FeltSomSendt(felt.Prosjekt).FeltSomSendt(felt.Fond);
            Beloepsfelt(skriver, felt.Beloep);
            skriver.Felt(linje.Maaneder?.Count ?? 0);
            foreach (var maaned in linje.Maaneder ?? [])
            {
                Beloepsfelt(skriver, maaned);
            }

            if (linje.Profil is not null)
            {
                skriver.Felt("profil").FeltSomSendt(linje.Profil);
            }

            for (var egen = Radfelt.Konto; egen <= Radfelt.Tiltak; egen++)
            {
                if (felt[egen].Length > 0)
                {
                    skriver.Felt(egen.Navn()).FeltSomSendt(felt[egen]);
                }
            }

            if (felt[Radfelt.Ramme].Length > 0)
            {
                skriver.Felt(Radfelt.Ramme.Navn()).FeltSomSendt(felt[Radfelt.Ramme]);
            }

            skriver.Linjeslutt();
        }
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
            skriver.FeltSomSendt(tekst);
        }
    }
}
