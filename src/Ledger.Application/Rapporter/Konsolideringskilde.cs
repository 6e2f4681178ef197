using System.Globalization;
using Ledger.Application.Konsolidering;
using Ledger.Application.Rapportering;
using Ledger.Domain.Regnskapsenheter;
using Ledger.Domain.Saldo;
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
        List<Konsolidertenhet> enheter = [new(Regnskapsenhet.Kasse, kassen.Grunndata.Kommune.Navn, kassen, kassen.Forrige)];
        var bareIFjor = new List<Konsolidertenhet>();
        var mangler = new List<string>();

        // A version is of one ledger; of the others the newest is meant.
        var tid = spoersmaal.Tid() with { Versjon = null };
        foreach (var enhet in kassen.Grunndata.Regnskapsenheter.OrderBy(e => e.Kode, StringComparer.Ordinal))
        {
            // Each column has the units of its own year (§ 10-4): one that is gone since is in the year before, one that is new is not.
            var (erMed, varMed) = (enhet.ErMed(aar.Aar), enhet.ErMed(aar.Aar - 1));
            var ledger = LedgerId.Parse($"{hode.Ledger.Kommune}/{enhet.Kode}");
            var grunnlag = erMed ? await kilde.FinnEnhetAsync(ledger, aar, tid, ct) : null;
            if (erMed && grunnlag is null)
            {
                mangler.Add(Mangler(enhet, aar.Aar, spoersmaal["tilstand"]));
            }

            if (!enhet.HarAaret(aar.Aar) && (await kilde.FinnEnhetAsync(ledger, aar, tid, ct))?.Kube is { } utenfor && HarPosteringer(utenfor))
            {
                mangler.Add($"{enhet.Kode} {enhet.Navn} har posteringer i {aar}, som enhetens fra og til ikke har med");
            }

            var fjoraarets = varMed && grunnlag is null && aar.Aar > Regnskapsaar.Minste ? await kilde.FinnEnhetAsync(ledger, aar.Forrige, tid, ct) : null;
            var fjoraaret = varMed ? grunnlag?.Forrige ?? fjoraarets?.Kube : null;
            if (varMed && fjoraaret is null && kassen.Forrige is not null)
            {
                mangler.Add(Mangler(enhet, aar.Aar - 1, grunnlag is null ? spoersmaal["tilstand"] : null));
            }

            if ((grunnlag ?? fjoraarets) is { } lest)
            {
                (grunnlag is null ? bareIFjor : enheter).Add(new(enhet.Kode, enhet.Navn, lest, fjoraaret));
            }
        }

        var fjoraarsrader = aar.Aar == Regnskapsaar.Minste ? [] : (await kilde.JusteringerAsync(hode, aar.Forrige, ct)).SelectMany(j => j.Rader);
        return new(
            hode, aar, spoersmaal.TilPeriode(), enheter, bareIFjor, await kilde.JusteringerAsync(hode, aar, ct), [.. fjoraarsrader], mangler,
            Parametertolk.Bryter(spoersmaal["elimineringPaaTvers"], "elimineringPaaTvers"));
    }

    private static bool HarPosteringer(Saldokube kube) => Enumerable.Range(0, kube.Antall).Any(n => kube.AntallPosteringer(n, Periode.Aarsavslutning) > 0);

    private static string Mangler(Regnskapsenhet enhet, int aar, string? tilstand) =>
        $"{enhet.Kode} {enhet.Navn} har ikke regnskap for {aar.ToString(CultureInfo.InvariantCulture)}{(tilstand is null ? "" : $" som er {tilstand}")}";
}
