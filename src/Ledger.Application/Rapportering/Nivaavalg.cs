using Ledger.Domain.Avvik;
using Ledger.Domain.Organisasjon;
using Ledger.Domain.Validering;
using Ledger.Domain.Verdier;

namespace Ledger.Application.Rapportering;

/// <summary>The level that units are listed at: one of the three, the municipality's own name of one, or the whole tree.</summary>
/// <param name="Navn">As it is asked for and answered.</param>
public sealed record Nivaavalg(string Navn)
{
    /// <param name="ellers">The level for those who do not ask.</param>
    /// <exception cref="Avvisning">400: the organisation has no such level.</exception>
    public static Nivaavalg Les(string? tekst, Nivaa ellers, Organisasjonsplan organisasjon)
    {
        var navn = tekst?.ToLowerInvariant() ?? ellers.Navn();
        if (navn == Rapportparametre.AlleNivaaer || Nivaaer.TryParse(navn, out _))
        {
            return new(navn);
        }

        var egne = organisasjon.Enheter.Select(e => e.Nivaatekst).Distinct(StringComparer.Ordinal).ToList();
        return egne.Find(e => e.Equals(tekst, StringComparison.OrdinalIgnoreCase)) is { } eget ? new(eget) : throw Avvisning.Ugyldig(
            "nivaa", Feilkoder.UgyldigFormat,
            $"nivaa er {string.Join(", ", egne.Concat(Enum.GetValues<Nivaa>().Select(n => n.Navn())).Distinct(StringComparer.Ordinal))} eller alle.");
    }

    public Avviksplan Plan(Organisasjonsplan organisasjon, Ansvar overordnet = default) =>
        Navn == Rapportparametre.AlleNivaaer ? Avviksplan.Lag(organisasjon, null, overordnet)
        : Nivaaer.TryParse(Navn, out var nivaa) ? Avviksplan.Lag(organisasjon, nivaa, overordnet)
        : Avviksplan.LagAvEget(organisasjon, Navn, overordnet);
}
