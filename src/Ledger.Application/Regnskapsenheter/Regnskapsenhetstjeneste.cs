using Ledger.Application.Grunndata;
using Ledger.Application.Grunndata.Definisjoner;
using Ledger.Application.Porter;
using Ledger.Application.Skriving;
using Ledger.Domain.Kjede;
using Ledger.Domain.Regnskapsenheter;
using Ledger.Domain.Verdier;

namespace Ledger.Application.Regnskapsenheter;

/// <summary>
/// The units of a municipality that keep accounts of their own (kommuneloven § 14-8). Each has a ledger with its own chain, versions and numbers; the
/// municipality's ledger and those of the units each know all of them, so that a row is checked against its own ledger alone.
/// </summary>
public sealed class Regnskapsenhetstjeneste(Grunndatatjeneste tjeneste, Grunndataleser grunndata, IHovedbokleser leser)
{
    /// <summary>Registers a unit, or changes what is said of it. Sent again it finishes what was stopped halfway.</summary>
    /// <param name="kasse">The municipality's own ledger.</param>
    /// <exception cref="Avvisning">404 unknown municipality; 409 the code is another unit's accounts, or a year that has accounts falls outside it.</exception>
    public async Task<Definisjonskvittering> SettAsync(LedgerId kasse, Regnskapsenhet enhet, Skriveoppdrag oppdrag, CancellationToken ct)
    {
        KrevKasse(kasse);
        var (_, kommune) = await grunndata.KommuneAsync(kasse, ct);
        await KrevLedigAsync(kasse, enhet, ct);
        var svar = await tjeneste.DefinerRegnskapsenhetAsync(kasse, enhet, oppdrag, ct);
        if (oppdrag.ErProeve == true)
        {
            return svar;
        }

        var nummer = Organisasjonsnummer.Parse(enhet.Organisasjonsnummer ?? kommune.Organisasjonsnummer);
        await tjeneste.RegistrerKommuneAsync(Ledger(kasse, enhet), enhet.Navn, nummer, oppdrag, ct, kommune.Proeve);
        var alle = await AlleAsync(kasse, ct);
        foreach (var annen in alle)
        {
            if (await leser.FinnKommuneAsync(Ledger(kasse, annen), ct) is not { } ledger)
            {
                continue;
            }

            foreach (var e in alle)
            {
                await tjeneste.DefinerRegnskapsenhetAsync(ledger.Ledger, e, oppdrag, ct);
            }
        }

        return svar;
    }

    /// <summary>By code.</summary>
    /// <exception cref="Avvisning">404 unknown municipality.</exception>
    public async Task<IReadOnlyList<Regnskapsenhet>> AlleAsync(LedgerId kasse, CancellationToken ct)
    {
        KrevKasse(kasse);
        var hode = await leser.FinnKommuneAsync(kasse, ct) ?? throw Avvisning.UkjentKommune(kasse);
        return await AlleAsync(leser, hode, ct);
    }

    /// <summary>The unit with its ledger's head; null when the ledger is not made.</summary>
    /// <exception cref="Avvisning">404 unknown municipality or unit.</exception>
    public async Task<(Regnskapsenhet Enhet, Kommunehode? Hode)> FinnAsync(LedgerId kasse, string kode, CancellationToken ct)
    {
        var enhet = (await AlleAsync(kasse, ct)).FirstOrDefault(e => e.Kode == kode)
            ?? throw Avvisning.IkkeFunnet($"Kommune {kasse} har ingen enhet med koden og eget regnskap.");
        return (enhet, await leser.FinnKommuneAsync(Ledger(kasse, enhet), ct));
    }

    public static LedgerId Ledger(LedgerId kasse, Regnskapsenhet enhet) => LedgerId.Parse($"{kasse.Kommune}/{enhet.Kode}");

    internal static async Task<IReadOnlyList<Regnskapsenhet>> AlleAsync(IHovedbokleser leser, Kommunehode hode, CancellationToken ct) =>
    [
        .. (await leser.GrunndataAsync(hode.Ledger, Journalslag.Regnskapsenhet, 0, hode.Sekvens, ct)).Select(p => Regnskapsenhetform.Les(p.Innhold!))
            .OrderBy(e => e.Kode, StringComparer.Ordinal),
    ];

    /// <summary>A unit that has booked anything keeps its identity, and the years that it has accounts of.</summary>
    private async Task KrevLedigAsync(LedgerId kasse, Regnskapsenhet ny, CancellationToken ct)
    {
        if ((await AlleAsync(kasse, ct)).FirstOrDefault(e => e.Kode == ny.Kode) is not { } gammel
            || await leser.FinnKommuneAsync(Ledger(kasse, ny), ct) is not { } hode)
        {
            return;
        }

        var aarene = new List<int>();
        foreach (var aar in await leser.AarAsync(hode.Ledger, hode.Sekvens, ct))
        {
            var kube = (await leser.SaldokubeAsync(hode.Ledger, aar, ct)).Kube;
            if (Enumerable.Range(0, kube.Antall).Any(n => kube.AntallPosteringer(n, Periode.Aarsavslutning) > 0))
            {
                aarene.Add(aar.Aar);
            }
        }

        if (aarene.Count > 0 && (ny.Type != gammel.Type
            || (ny.Organisasjonsnummer is { } nytt && gammel.Organisasjonsnummer is { } kjent && nytt != kjent)))
        {
            throw Avvisning.Konflikt(
                Problemtyper.EnhetskodeIBruk, "Koden er en annen enhets",
                $"{ny.Kode} er regnskapet til {gammel.Navn} ({gammel.Type}), som har posteringer. Gi den nye enheten sin egen kode.");
        }

        if (aarene.Where(a => gammel.HarAaret(a) && !ny.HarAaret(a)).ToList() is { Count: > 0 } utenfor)
        {
            throw Avvisning.Konflikt(
                Problemtyper.EnhetHarPosteringer, "Enheten har posteringer",
                $"{ny.Kode} har posteringer i {string.Join(", ", utenfor)}, som fra og til ikke har med.");
        }
    }

    private static void KrevKasse(LedgerId ledger)
    {
        if (ledger.Enhet.Length > 0)
        {
            throw Avvisning.IkkeFunnet("En enhet har ikke egne enheter; spør kommunen.");
        }
    }
}
