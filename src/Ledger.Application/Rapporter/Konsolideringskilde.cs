using Ledger.Application.Konsolidering;
using Ledger.Application.Rapportering;
using Ledger.Domain.Regnskapsenheter;
using Ledger.Domain.Verdier;

namespace Ledger.Application.Rapporter;

/// <summary>Reads a year of a municipality with its units: each at its own version.</summary>
internal static class Konsolideringskilde
{
    /// <exception cref="Avvisning">404 the municipality, the year or the version; a unit has no consolidated accounts.</exception>
    public static async Task<Konsoliderteaar> LesAsync(Rapportspoersmaal spoersmaal, Rapportkilde kilde, CancellationToken ct)
    {
        if (spoersmaal.Ledger() is { Enhet.Length: > 0 })
        {
            throw Avvisning.IkkeFunnet("En enhet har ikke konsolidert regnskap; spør kommunen.");
        }

        var kassen = await kilde.HentAsync(spoersmaal, ct);
        var (aar, hode) = (kassen.Grunndata.Aar, kassen.Hode);
        List<Konsolidertenhet> enheter = [new(Regnskapsenhet.Kasse, kassen.Grunndata.Kommune.Navn, kassen)];
        var mangler = new List<string>();
        foreach (var enhet in kassen.Grunndata.Regnskapsenheter.Where(e => e.ErMed(aar.Aar)).OrderBy(e => e.Kode, StringComparer.Ordinal))
        {
            // A version is of one ledger; of the others the newest is meant.
            var ledger = LedgerId.Parse($"{hode.Ledger.Kommune}/{enhet.Kode}");
            if (await kilde.FinnEnhetAsync(ledger, aar, spoersmaal.Tid() with { Versjon = null }, ct) is { } grunnlag)
            {
                enheter.Add(new(enhet.Kode, enhet.Navn, grunnlag));
            }
            else
            {
                mangler.Add($"{enhet.Kode} {enhet.Navn} har ikke regnskap for {aar}{(spoersmaal["tilstand"] is { } tilstand ? $" som er {tilstand}" : "")}");
            }
        }

        var fjoraaret = aar.Aar == Regnskapsaar.Minste ? [] : (await kilde.JusteringerAsync(hode, aar.Forrige, ct)).SelectMany(j => j.Rader);
        return new(hode, aar, spoersmaal.TilPeriode(), enheter, await kilde.JusteringerAsync(hode, aar, ct), [.. fjoraaret], mangler,
            Parametertolk.Bryter(spoersmaal["elimineringPaaTvers"], "elimineringPaaTvers"));
    }
}
