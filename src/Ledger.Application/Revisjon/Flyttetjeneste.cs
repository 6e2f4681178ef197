using Ledger.Application.Porter;
using Ledger.Application.Skriving;
using Ledger.Domain.Budsjett;
using Ledger.Domain.Hovedbok;
using Ledger.Domain.Kjede;
using Ledger.Domain.Verdier;

namespace Ledger.Application.Revisjon;

/// <summary>
/// Copies a municipality from one store to another, a version at a time: what was written is written again, by the same way into the journal,
/// under the time and user that it had. So the chain becomes the same chain or the copying stops, and saldo follow in the same transaction.
/// Run again, it goes on from where the target stands.
/// </summary>
public sealed class Flyttetjeneste(ILedgerStore fra, ILedgerStore til)
{
    /// <summary>What the control of the target said; its head is the source's as it stood at the call.</summary>
    /// <exception cref="Avvisning">404 unknown municipality; 409 the target has another chain, or the source's is broken.</exception>
    public async Task<Kontrollresultat> FlyttAsync(LedgerId ledger, CancellationToken ct)
    {
        var kilde = await fra.FinnKommuneAsync(ledger, ct) ?? throw Avvisning.UkjentKommune(ledger);
        var start = await KrevSammeKjedeAsync(ledger, kilde, ct);
        await til.TaMedAvtrykksnoekkelAsync(ledger, await fra.AvtrykksnoekkelAsync(ledger, ct), ct);
        ISkriveoekt? oekt = null;
        Skrivekontekst? kontekst = null;
        try
        {
            await foreach (var post in new Revisjonstjeneste(fra).UttrekkAsync(ledger, start?.Sekvens ?? 0, kilde.Sekvens, ct))
            {
                if (kontekst is null || post.Ledd.Versjon != kontekst.Versjon)
                {
                    await AvsluttAsync(oekt, kontekst, ledger, ct);
                    oekt = await til.BegynnSkrivAsync(ledger, samles: false, ct);
                    kontekst = new Skrivekontekst(oekt, ledger, "", post.Ledd.Tidspunkt, null);
                }

                try
                {
                    await kontekst.GjentaAsync(post, ct);
                }
                catch (Exception e) when (e is ArgumentException or FormatException or OverflowException)
                {
                    throw Brudd(post.Ledd.Sekvens);
                }

                if (kontekst.Kjedehode != post.Hash)
                {
                    throw Brudd(post.Ledd.Sekvens);
                }
            }

            await AvsluttAsync(oekt, kontekst, ledger, ct);
        }
        finally
        {
            if (oekt is not null)
            {
                await oekt.DisposeAsync();
            }
        }

        var kontroll = await new Revisjonstjeneste(til).KontrollerAsync(ledger, ct);
        return kontroll.Hode == kilde ? kontroll : throw Brudd(kontroll.Hode.Sekvens + 1);
    }

    private static Avvisning Brudd(long sekvens) =>
        Avvisning.Konflikt(
            Problemtyper.KjedenErBrutt, "Kjeden er brutt",
            $"Kjeden brytes ved sekvens {sekvens}. Versjonene før den er flyttet; denne og de som følger, er ikke.");

    /// <summary>Where the target stands; null when it does not have the municipality.</summary>
    private async Task<Kommunehode?> KrevSammeKjedeAsync(LedgerId ledger, Kommunehode kilde, CancellationToken ct)
    {
        if (await til.FinnKommuneAsync(ledger, ct) is not { } maal)
        {
            return null;
        }

        var same = maal.Versjon <= kilde.Versjon && (await fra.FinnTransaksjonAsync(ledger, maal.Versjon, ct))?.Kjedehode == maal.Kjedehode;
        return same
            ? maal
            : throw Avvisning.Konflikt(
                Problemtyper.AnnenKjede, "Målet har en annen kjede", $"Kommune {ledger} har en annen kjede der den skal flyttes til; ingenting er flyttet.");
    }

    /// <summary>Commits a version with the record that it had: its time, key and receipt.</summary>
    private async Task AvsluttAsync(ISkriveoekt? oekt, Skrivekontekst? kontekst, LedgerId ledger, CancellationToken ct)
    {
        if (oekt is not null && kontekst is not null)
        {
            var transaksjon = await fra.FinnTransaksjonAsync(ledger, kontekst.Versjon, ct)
                ?? throw new InvalidOperationException($"Version {kontekst.Versjon} of {ledger} has no record.");
            await oekt.EndreSaldoAsync(kontekst.Saldodeltaer(), ct);
            await oekt.CommitAsync(transaksjon, await fra.TilgangAsync(ledger, transaksjon.Versjon, ct), ct);
            await oekt.DisposeAsync();
        }
    }
}
