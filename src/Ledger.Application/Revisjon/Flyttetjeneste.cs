using Ledger.Application.Porter;
using Ledger.Domain.Kjede;
using Ledger.Domain.Verdier;

namespace Ledger.Application.Revisjon;

/// <summary>
/// Copies a municipality's journal from one store to another, entry by entry with its hash, version, time and user, so that the chain is the
/// same chain; then makes saldo anew and controls all of it. Run again, it goes on from where the target stands.
/// </summary>
public sealed class Flyttetjeneste(ILedgerStore fra, ILedgerStore til)
{
    /// <summary>What the control of the target said; its head is the source's.</summary>
    /// <exception cref="Avvisning">404 unknown municipality; 409 the target has another chain.</exception>
    public async Task<Kontrollresultat> FlyttAsync(Kommunenummer kommune, CancellationToken ct)
    {
        var kilde = await fra.FinnKommuneAsync(kommune, ct) ?? throw Avvisning.UkjentKommune(kommune);
        var start = await KrevSammeKjedeAsync(kommune, kilde, ct);
        var aar = new SortedSet<int>();
        ISkriveoekt? oekt = null;
        long versjon = 0;
        try
        {
            await foreach (var post in new Revisjonstjeneste(fra).UttrekkAsync(kommune, start?.Sekvens ?? 0, kilde.Sekvens, ct))
            {
                if (post.Ledd.Versjon != versjon)
                {
                    await AvsluttAsync(oekt, kommune, versjon, ct);
                    oekt = await til.BegynnSkrivAsync(kommune, samles: false, ct);
                    versjon = post.Ledd.Versjon;
                }

                await LeggTilAsync(oekt!, post, ct);
                if (post.Rader.Count > 0)
                {
                    aar.Add(post.Ledd.Aar);
                }
            }

            await AvsluttAsync(oekt, kommune, versjon, ct);
        }
        finally
        {
            if (oekt is not null)
            {
                await oekt.DisposeAsync();
            }
        }

        var revisjon = new Revisjonstjeneste(til);
        foreach (var year in aar)
        {
            await revisjon.GjenoppbyggSaldoAsync(kommune, Regnskapsaar.Fra(year), ct);
        }

        var kontroll = await revisjon.KontrollerAsync(kommune, ct);
        return kontroll.Hode.Kjedehode == kilde.Kjedehode && kontroll.Hode.Versjon == kilde.Versjon
            ? kontroll
            : throw new InvalidOperationException($"The copy of {kommune} ends at {kontroll.Hode.Kjedehode}, the original at {kilde.Kjedehode}.");
    }

    /// <summary>Where the target stands; null when it does not have the municipality.</summary>
    private async Task<Kommunehode?> KrevSammeKjedeAsync(Kommunenummer kommune, Kommunehode kilde, CancellationToken ct)
    {
        if (await til.FinnKommuneAsync(kommune, ct) is not { } maal)
        {
            return null;
        }

        var same = maal.Versjon <= kilde.Versjon && (await fra.FinnTransaksjonAsync(kommune, maal.Versjon, ct))?.Kjedehode == maal.Kjedehode;
        return same ? maal : throw Avvisning.Konflikt("annen-kjede", "Målet har en annen kjede", $"Kommune {kommune} har en annen kjede der den skal flyttes til; ingenting er flyttet.");
    }

    private static async Task LeggTilAsync(ISkriveoekt oekt, Lestpost post, CancellationToken ct)
    {
        var rader = new Journalrad[post.Rader.Count];
        for (var i = 0; i < rader.Length; i++)
        {
            var rad = post.Rader[i];
            rader[i] = new Journalrad(await oekt.NoekkelAsync(post.Ledd.Aar, rad.Dimensjon, ct), rad.Beloep.Oere, rad.Tekst, rad.Motpart, rad.Dokument, rad.Periodisering);
        }

        var innhold = post.Slag == Journalslag.Vedtak ? Vedtaksinnhold.Skriv(post.Organ!, post.Type!.Value) : post.Json;
        await oekt.AppendAsync(
            new Journalpost(
                post.Ledd.Kommunenummer, post.Ledd.Sekvens, post.Ledd.Versjon, post.Slag, post.Ledd.Aar, post.Ledd.Nummer, post.Referanse, post.Dato, post.Periode, post.Tekst, innhold, post.Tilbakefoerer, post.Hash),
            rader,
            ct);
    }

    /// <summary>Commits a version with the receipt that it had.</summary>
    private async Task AvsluttAsync(ISkriveoekt? oekt, Kommunenummer kommune, long versjon, CancellationToken ct)
    {
        if (oekt is not null)
        {
            await oekt.CommitAsync(await fra.FinnTransaksjonAsync(kommune, versjon, ct) ?? throw new InvalidOperationException($"Version {versjon} of {kommune} has no record."), null, ct);
            await oekt.DisposeAsync();
        }
    }
}
