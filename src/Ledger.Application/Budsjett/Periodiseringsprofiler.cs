using Ledger.Application.Grunndata;
using Ledger.Application.Grunndata.Definisjoner;
using Ledger.Application.Porter;
using Ledger.Application.Skriving;
using Ledger.Domain.Kjede;
using Ledger.Domain.Opplysninger;
using Ledger.Domain.Validering;
using Ledger.Domain.Verdier;

namespace Ledger.Application.Budsjett;

/// <summary>How budget lines may be spread: twelve weights, of which a month has its share.</summary>
public sealed record Periodiseringsprofil(string Kode, string Navn, IReadOnlyList<decimal> Vekter);

/// <summary>A profile as it is sent.</summary>
/// <param name="Navn">The code is used as the name when this is left out.</param>
public sealed record Periodiseringsprofilutkast(string? Navn, IReadOnlyList<decimal>? Vekter);

/// <summary>
/// The municipality's profiles. A line that names one is stored with its twelve amounts: a profile that is changed later changes no budget.
/// </summary>
public sealed class Periodiseringsprofiler(IHovedbokleser leser, Grunndataleser grunndata, Grunndatatjeneste definisjoner)
{
    public const string Jevn = "jevn";

    private const decimal StoersteVekt = 1_000_000m;
    private const int MestDesimaler = 4;

    /// <summary>Whether a text of a file is the code of a profile, and not amounts.</summary>
    public static bool ErKode(string tekst) => tekst != Jevn && tekst.Length > 0 && char.IsLetter(tekst[0]) && Faktakode.ErGyldig(tekst);

    /// <exception cref="Avvisning">404 unknown municipality; 422 it makes no sense.</exception>
    public Task<Definisjonskvittering> DefinerAsync(
        LedgerId ledger, string kode, Periodiseringsprofilutkast utkast, Skriveoppdrag oppdrag, CancellationToken ct)
    {
        var feil = new Feilsamling();
        if (!ErKode(kode))
        {
            feil.Avvis(
                null, "kode", kode == Jevn ? Feilkoder.ReservertKode : Feilkoder.UgyldigFormat,
                "En profils kode begynner med en bokstav, og er 1–40 bokstaver, sifre, punktum, strek eller understrek; «jevn» er opptatt.");
        }

        var navn = string.IsNullOrWhiteSpace(utkast.Navn) ? kode : utkast.Navn;
        if (navn.Length > Domain.Hovedbok.Tekstregler.Navn)
        {
            feil.Avvis(null, "navn", Feilkoder.UgyldigFormat, $"navn er høyst {Domain.Hovedbok.Tekstregler.Navn} tegn.");
        }

        if (utkast.Vekter is not { Count: 12 } vekter)
        {
            feil.Avvis(null, "vekter", Feilkoder.UgyldigFormat, $"En profil har tolv vekter; her er {utkast.Vekter?.Count ?? 0}.");
        }
        else if (vekter.Any(v => v is < 0 or > StoersteVekt || decimal.Round(v, MestDesimaler) != v) || vekter.Sum() == 0)
        {
            feil.Avvis(
                null, "vekter", Feilkoder.UtenforOmraadet,
                "En vekt er 0 eller mer, høyst en million, med høyst fire desimaler; én er større enn 0.");
        }

        return feil.HarFeil ? throw Avvisning.Av(feil)
            : definisjoner.DefinerAsync(
                ledger, Journalslag.Periodiseringsprofil, kode, Periodiseringsform.Skriv(navn, utkast.Vekter!), null, oppdrag, ct);
    }

    /// <summary>The municipality's profiles, in order of their codes.</summary>
    /// <exception cref="Avvisning">404 unknown municipality.</exception>
    public async Task<(Kommunehode Hode, IReadOnlyList<Periodiseringsprofil> Profiler)> AlleAsync(LedgerId ledger, CancellationToken ct)
    {
        var hode = await grunndata.HodeAsync(ledger, ct);
        var poster = await leser.GrunndataAsync(ledger, Journalslag.Periodiseringsprofil, 0, hode.Sekvens, ct);
        return (hode, [.. poster.Select(Les).OrderBy(p => p.Kode, StringComparer.Ordinal)]);
    }

    private static Periodiseringsprofil Les(Journalpost post)
    {
        var (navn, vekter) = Periodiseringsform.Les(post.Innhold!);
        return new(post.Referanse, navn, vekter);
    }
}
