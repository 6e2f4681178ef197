using Ledger.Application;
using Ledger.Domain;
using Ledger.Domain.Hovedbok;
using Ledger.Domain.Validering;

namespace Ledger.Api.Budsjett;

/// <summary>What is said beside a file of budget lines: the profile, and what the lines do not say of the decision.</summary>
/// <param name="Likevel">The codes of findings that are confirmed, separated by comma; <see cref="Begrunnelse"/> is the reason.</param>
internal readonly record struct Vedtaksparametre(
    string? Profil, string? UkjentProsjekt, string? UkjentEnhet, string? Vedtaksreferanse, string? Vedtaksdato, string? Organ, string? Type, string? Tekst,
    string? Erstatter, string? Begrunnelse, string? Likevel, string? Av, string? Fullstendig, string? Laanopptak)
{
    /// <summary>By the names of the fields.</summary>
    private IEnumerable<(Radfelt? Felt, string Navn, string? Verdi)> Hodet =>
    [
        (Radfelt.Vedtaksreferanse, "vedtaksreferanse", Vedtaksreferanse), (Radfelt.Vedtaksdato, "vedtaksdato", Vedtaksdato), (Radfelt.Organ, "organ", Organ),
        (Radfelt.Type, "type", Type), (Radfelt.Tekst, "tekst", Tekst), (null, "erstatter", Erstatter), (null, "begrunnelse", Begrunnelse),
        (null, "likevel", Likevel), (null, "av", Av), (null, "fullstendig", Fullstendig), (null, "laanopptak", Laanopptak),
    ];

    /// <exception cref="Avvisning">400: a JSON body says itself what is of the decision.</exception>
    public void KrevUtenHode()
    {
        var feil = new Feilsamling();
        foreach (var (_, navn, _) in Hodet.Where(h => h.Verdi is not null))
        {
            feil.Avvis(null, navn, Feilkoder.UgyldigKombinasjon, $"Parameteren «{navn}» hører til en fil; i JSON står {navn} i innholdet.");
        }

        if (feil.HarFeil)
        {
            throw Avvisning.Ugyldig(feil);
        }
    }

    /// <summary>The head of a decision: what its lines say, and beside them what the address says. Where both do, they agree.</summary>
    public Vedtakshode Hode(Posteringsfelt linje, Feilsamling feil)
    {
        foreach (var (felt, navn, verdi) in Hodet)
        {
            if (felt is { } f && linje[f].Length == 0)
            {
                linje[f] = verdi ?? "";
            }
            else if (felt is { } sagt && verdi is not null && linje[sagt] != verdi)
            {
                feil.Avvis(linje.Linje, navn, Feilkoder.VedtakUlikt, $"Filen og adressen sier hver sin {navn}.");
            }
        }

        return new Vedtakshode(
            linje[Radfelt.Vedtaksreferanse], linje[Radfelt.Vedtaksdato], linje[Radfelt.Organ], linje[Radfelt.Type], linje.Tekst, Erstatter, Begrunnelse,
            Av, Fullstendig is null ? null : Parametertolk.JaNei(Fullstendig, "fullstendig"), Laanopptak);
    }

    /// <exception cref="Avvisning">400: what is confirmed has no reason.</exception>
    public IReadOnlyList<Likevel> Bekreftet()
    {
        if (string.IsNullOrEmpty(Likevel))
        {
            return [];
        }

        var begrunnelse = !string.IsNullOrWhiteSpace(Begrunnelse) ? Begrunnelse
            : throw Avvisning.Ugyldig("begrunnelse", Feilkoder.Mangler, "Det som bekreftes med likevel, har en begrunnelse.");
        return [.. Likevel.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Select(kode => new Likevel(kode, null, null, begrunnelse))];
    }
}
