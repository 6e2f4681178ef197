using Ledger.Application;
using Ledger.Application.Import;
using Ledger.Application.Profiler;
using Ledger.Domain.Validering;

namespace Ledger.Api.Import;

/// <summary>Choices that are asked for beside a file. What is not asked for is as the profile has it.</summary>
internal static class Filvalg
{
    /// <exception cref="Avvisning">400: none of the choices.</exception>
    public static Ukjentvalg Ukjent(string? ukjentProsjekt, string? ukjentEnhet, Importprofil? profil) => new(
        En(
            ukjentProsjekt ?? profil?.UkjentProsjekt, "ukjentProsjekt", ("avvis", UkjentProsjekt.Avvis), ("opprett", UkjentProsjekt.Opprett),
            ("uspesifisert", UkjentProsjekt.Uspesifisert)),
        En(ukjentEnhet ?? profil?.UkjentEnhet, "ukjentEnhet", ("avvis", UkjentEnhet.Avvis), ("uspesifisert", UkjentEnhet.Uspesifisert)));

    /// <summary>The first choice is that of a parameter that is left out.</summary>
    /// <exception cref="Avvisning">400: none of the choices.</exception>
    public static T En<T>(string? tekst, string navn, params ReadOnlySpan<(string Navn, T Verdi)> valg)
    {
        foreach (var (lovlig, verdi) in valg)
        {
            if (tekst is null || tekst == lovlig)
            {
                return verdi;
            }
        }

        var navnene = new List<string>();
        foreach (var (lovlig, _) in valg)
        {
            navnene.Add(lovlig);
        }

        throw Avvisning.Ugyldig(navn, Feilkoder.UgyldigFormat, $"{navn} er en av {string.Join(", ", navnene)}.");
    }
}
