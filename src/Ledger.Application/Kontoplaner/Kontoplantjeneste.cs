using System.Security.Cryptography;
using System.Text;
using Ledger.Application.Grunndata;
using Ledger.Application.Grunndata.Definisjoner;
using Ledger.Application.Lesing;
using Ledger.Application.Porter;
using Ledger.Application.Skriving;
using Ledger.Domain.Betydning;
using Ledger.Domain.Kjede;
using Ledger.Domain.Kontoplaner;
using Ledger.Domain.Validering;
using Ledger.Domain.Verdier;

namespace Ledger.Application.Kontoplaner;

/// <summary>How a chart is to be stored.</summary>
/// <param name="KanBekrefte">The caller may confirm a change that needs it.</param>
/// <param name="Bekreftelse">The confirmation that an earlier answer asked for; null for none.</param>
/// <param name="Merke">The mark that the chart must still have (If-Match); null for any.</param>
public readonly record struct Kontoplanvalg(bool KanBekrefte, string? Bekreftelse, string? Merke);

/// <summary>
/// Defines a municipality's chart of a year. It is a definition like the others: in the journal, and in force from its version on, so that
/// reports of an earlier version see the chart of that version.
/// </summary>
public sealed class Kontoplantjeneste(IHovedbokleser leser, Grunndataleser grunndata, Skriveflyt flyt)
{
    private const string Kode = "kontoplan";

    /// <summary>The chart as it is now, and the mark that tells it from another. It may be there before the year is opened.</summary>
    /// <exception cref="Avvisning">404 unknown municipality.</exception>
    public async Task<(Kommunegrunnlag Data, string Merke)> HentAsync(LedgerId ledger, Regnskapsaar aar, CancellationToken ct)
    {
        var data = await grunndata.HentEllerUaapnetAsync(await grunndata.HodeAsync(ledger, ct), aar, ct);
        return (data, Merke(data.Kontoplan));
    }

    /// <exception cref="Avvisning">
    /// 404 unknown municipality; 409 the change must be confirmed; 412 the chart is no longer the one that was changed; 422 the chart has
    /// errors.
    /// </exception>
    public Task<Kontoplankvittering> DefinerAsync(
        LedgerId ledger, Regnskapsaar aar, Kontoplanutkast utkast, Kontoplanvalg valg, Skriveoppdrag oppdrag, CancellationToken ct) =>
        LagreAsync(ledger, aar, _ => utkast, valg, oppdrag, ct);

    /// <summary>Adds what is new, and changes what is there: accounts and functions by code, patterns by expression, which keep their order.</summary>
    /// <exception cref="Avvisning">As <see cref="DefinerAsync"/>; faults are told by the place, or line, in what was sent.</exception>
    public Task<Kontoplankvittering> EndreAsync(
        LedgerId ledger, Regnskapsaar aar, Kontoplanfil endring, Kontoplanvalg valg, Skriveoppdrag oppdrag, CancellationToken ct) =>
        LagreAsync(
            ledger, aar,
            data =>
            {
                KrevGyldig(endring, feil => new(aar, ledger.Kommune, data.Fond, feil));
                return Kontoplanform.Utkast(data.Kontoplan).Med(endring.Utkast);
            },
            valg, oppdrag, ct);

    private async Task<Kontoplankvittering> LagreAsync(
        LedgerId ledger, Regnskapsaar aar, Func<Kommunegrunnlag, Kontoplanutkast> utkast, Kontoplanvalg valg, Skriveoppdrag oppdrag, CancellationToken ct)
    {
        await grunndata.HodeAsync(ledger, ct);
        var svar = await flyt.UtfoerAsync(
            new Skriveordre(ledger, aar.Aar, Journalslag.Kontoplan.Navn(), oppdrag),
            async (kontekst, token) =>
            {
                var hode = kontekst.Oekt.Hode!;
                var data = await grunndata.HentEllerUaapnetAsync(ledger, kontekst.Oekt, aar, token);
                if (valg.Merke is { } merke && merke != Merke(data.Kontoplan))
                {
                    throw Avvisning.Forutsetning("Kontoplanen er endret siden den ble hentet. Hent den på nytt og gjør endringen i den.");
                }

                var feil = new Feilsamling();
                var plan = new Kommunekontoplanregler(aar, ledger.Kommune, data.Fond, feil).Bygg(utkast(data)) ?? throw Avvisning.Av(feil);
                plan = Kontoplanform.Les(Kontoplanform.Skriv(plan), Kontoplan.For(aar, ledger.Kommune), data.Fond.Values);
                if (Kontoplanform.Skriv(plan) == Kontoplanform.Skriv(data.Kontoplan))
                {
                    return new Kontoplankvittering(hode.Versjon, hode.Kjedehode.ToString(), Endret: false, [], [], null, feil.Varsler);
                }

                var virkning = await VirkningAsync(data, hode, plan, token);
                var bekreftelse = Bekreftelse(data, plan, virkning);
                if (bekreftelse is not null && !oppdrag.Proevekjoering)
                {
                    KrevBekreftet(valg, bekreftelse, virkning);
                }

                await kontekst.DefinerAsync(Journalslag.Kontoplan, aar.Aar, Kode, Kontoplanform.Skriv(plan), token);
                return new Kontoplankvittering(
                    oppdrag.Proevekjoering ? hode.Versjon : kontekst.Versjon, (oppdrag.Proevekjoering ? hode.Kjedehode : kontekst.Kjedehode).ToString(),
                    Endret: true, [.. virkning.Linjer.Select(Linjeflyttingsvar.Av)], [.. virkning.Klassebytter.Select(Klassebyttesvar.Av)],
                    bekreftelse, feil.Varsler);
            },
            null,
            ct);
        return svar.Kvittering with { Proevekjoering = oppdrag.ErProeve };
    }

    private static void KrevGyldig(Kontoplanfil endring, Func<Feilsamling, Kommunekontoplanregler> regler)
    {
        var feil = new Feilsamling();
        _ = regler(feil).Bygg(endring.Utkast);
        if (!feil.HarFeil)
        {
            return;
        }

        var medLinje = new Feilsamling();
        foreach (var f in feil.Feil)
        {
            var slutt = f.Felt.IndexOf("].", StringComparison.Ordinal);
            var (linje, felt) = slutt > 0 && endring.Linjer.TryGetValue(f.Felt[..(slutt + 1)], out var funnet)
                ? (funnet, f.Felt[(slutt + 2)..]) : (f.Linje, f.Felt);
            medLinje.Avvis(linje, felt, f.Kode, f.Melding);
        }

        throw Avvisning.Av(medLinje);
    }

    private async Task<Kontoplanvirkning> VirkningAsync(Kommunegrunnlag data, Kommunehode hode, Kommunekontoplan plan, CancellationToken ct)
    {
        var (_, skrevet) = await leser.SaldokubeAsync(hode.Ledger, data.Aar, ct);
        if (skrevet.Antall == 0)
        {
            return new([], []);
        }

        var grunnlag = new Rapportgrunnlag(hode, data, skrevet, null);
        return Kontoplanendring.Forhaandsvis(
            skrevet, data.Tolk, data.TolkMed(plan), data.Lovoppstillinger(),
            grunnlag.Oppstillingsgrunnlag(Periode.Aarsavslutning));
    }

    /// <summary>
    /// An account that had its place in one kontoklasse and gets it in another moves money between statements that must each hold; and a closed
    /// year has been reported. Both need an administrator. Null when the change needs no confirmation.
    /// </summary>
    private static string? Bekreftelse(Kommunegrunnlag data, Kommunekontoplan plan, Kontoplanvirkning virkning)
    {
        var bytter = virkning.Klassebytter.Any(b => b.Foer != Kontoklasse.EtterKonto);
        return bytter || (data.ErAvsluttet && virkning.Linjer.Count > 0)
            ? Hash($"{data.Versjon} {Kontoplanform.Skriv(plan)}")
            : null;
    }

    private static void KrevBekreftet(Kontoplanvalg valg, string bekreftelse, Kontoplanvirkning virkning)
    {
        if (valg.Bekreftelse == bekreftelse && valg.KanBekrefte)
        {
            return;
        }

        var (type, tittel) = valg.Bekreftelse is null || valg.Bekreftelse == bekreftelse
            ? (Problemtyper.KreverBekreftelse, "Endringen må bekreftes")
            : (Problemtyper.BekreftelseUtdatert, "Bekreftelsen gjelder ikke det som er funnet nå");
        throw new Avvisning(
            Avvisningsgrunn.Konflikt, type, tittel,
            "Kontoplanen flytter kontoer mellom drift, investering og balanse, eller endrer et avsluttet år. En administrator sender den samme "
                + "kontoplanen med bekreftelse.")
        {
            Tillegg = new Dictionary<string, object?>
            {
                ["bekreftelse"] = bekreftelse,
                ["klassebytter"] = virkning.Klassebytter.Select(Klassebyttesvar.Av).ToList(),
                ["linjer"] = virkning.Linjer.Select(Linjeflyttingsvar.Av).ToList(),
            },
        };
    }

    private static string Merke(Kommunekontoplan plan) => Hash(Kontoplanform.Skriv(plan));

    private static string Hash(string tekst) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(tekst)).AsSpan(0, 16));
}
