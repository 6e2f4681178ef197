using Ledger.Application.Bokfoering;
using Ledger.Application.Grunndata;
using Ledger.Application.Grunndata.Definisjoner;
using Ledger.Application.Import;
using Ledger.Application.Porter;
using Ledger.Application.Skriving;
using Ledger.Application.Varsler;
using Ledger.Domain;
using Ledger.Domain.Bilagskontroll;
using Ledger.Domain.Hovedbok;
using Ledger.Domain.Kjede;
using Ledger.Domain.Saldoimport;
using Ledger.Domain.Validering;
using Ledger.Domain.Verdier;

namespace Ledger.Application.Saldoimport;

/// <summary>
/// Takes the state of a year as one source has it, compares it with what that source has booked, and books the difference, all or nothing. The
/// content decides: the same file again books nothing.
/// </summary>
public sealed class Saldoimporttjeneste(
    IHovedbokleser leser, Grunndataleser grunndata, Kilderegister kilder, Skriveflyt flyt, Bokfoeringsvarsler varsler, Importgrenser grenser,
    IOpprydder? opprydder = null)
{
    public const string Handling = "saldoimport";

    private readonly Kildeaapning _aapning = new(leser, kilder);

    public async Task<Skrivesvar<Saldoimportkvittering>> ImporterAsync(Saldoimportordre ordre, CancellationToken ct)
    {
        await grunndata.HentAsync(ordre.Ledger, ordre.Aar, ct);
        if (ordre.Idempotensnoekkel is { } noekkel && await leser.FinnIdempotentAsync(ordre.Ledger, noekkel, ct) is { } foer)
        {
            var kvittering = await flyt.GjentaAsync<Saldoimportkvittering>(foer, Handling, ordre.Aar.Aar, Saldoimportavtrykk.Av(ordre), ct);
            return new(kvittering with { AlleredeBokfoert = true }, true);
        }

        // A body that is no body of the format is told before the writer is asked for.
        ordre.Leser().Dispose();
        long rader = 0;
        Innholdsavtrykk? sendt = null;
        try
        {
            var svar = await flyt.UtfoerAsync(
                new Skriveordre(ordre.Ledger, ordre.Aar.Aar, Handling, ordre.Oppdrag, ordre.Idempotensnoekkel),
                async (kontekst, token) =>
                {
                    using var avtrykk = ordre.Idempotensnoekkel is null ? null : Saldoimportavtrykk.Nytt(ordre);
                    var kvittering = await BokfoerAsync(ordre, kontekst, avtrykk, token);
                    (rader, sendt) = (kvittering.AntallRader, avtrykk?.Ferdig());
                    return kvittering;
                },
                () => sendt ?? Saldoimportavtrykk.Av(ordre),
                ct);
            return svar.AlleredeUtfoert ? svar with { Kvittering = svar.Kvittering with { AlleredeBokfoert = true } } : svar;
        }
        finally
        {
            opprydder?.Brukte(rader);
        }
    }

    /// <summary>What a year's balance import booked, by its id.</summary>
    /// <exception cref="Avvisning">404 there is none.</exception>
    public async Task<Saldoimportkvittering> FinnAsync(LedgerId ledger, Regnskapsaar aar, string importId, CancellationToken ct) =>
        Guid.TryParse(importId, out var id)
                && await leser.FinnImportAsync(ledger, id.ToString(), ct) is { Handling: Handling } skriving
                && skriving.Aar == aar.Aar
            ? Skriveflyt.LesKvittering<Saldoimportkvittering>(skriving)
            : throw Avvisning.IkkeFunnet($"Saldoimporten finnes ikke i {aar}.");

    private async Task<Saldoimportkvittering> BokfoerAsync(
        Saldoimportordre ordre, Skrivekontekst kontekst, Importavtrykk? avtrykk, CancellationToken ct)
    {
        var hode = kontekst.Oekt.Hode!;
        var gjeldende = await grunndata.HentAsync(hode, ordre.Aar, ct);
        var grunnlag = gjeldende.Bokfoering();
        var kilde = await Kildevalg.FinnAsync(kilder, hode, ordre, ct);
        var feil = new Feilsamling();
        var koder = ordre.Ukjent.Les(grunnlag, ordre.Leser);
        var lest = Les(ordre, koder, feil, avtrykk, ct);
        var bokfoert = await kilder.BokfoertAsync(hode, ordre.Aar, [ordre.Kilde, .. kilde.Overtatt], lest.Saldo.Noekler, ct);
        await _aapning.LeggTilAsync(hode, ordre.Aar, [ordre.Kilde, .. kilde.Overtatt], lest.Saldo, bokfoert, ct);
        bool ErLukket(Periode periode) => grunnlag.Lukket.ContainsKey(periode);
        var valg = new Saldoimportvalg(
            ordre.Fullstendig, ordre.Kumulativ, ordre.LukketPeriode, ordre.Differanse is { } d ? Differansenoekkel.Les(d, koder.Med()) : null);
        var endring = Regn(lest.Saldo, bokfoert, valg, ErLukket);
        if (lest.SumErKjent)
        {
            FortellUbalanse(endring, feil);
        }

        if (feil.HarFeil)
        {
            throw Avvisning.AvRader(feil);
        }

        Saldolukking.KrevAapne(endring, grunnlag);
        var bremse = await grunndata.InnstillingAsync(hode, Bremseform.Innstilling, ct);
        Saldobekreftelse.Krev(ordre, hode, Saldoforskjell.Uventet(endring, bokfoert, bremse, ErLukket));
        FortellKilden(grunnlag, endring, feil);
        await varsler.AapningAsync(gjeldende, Aapning(endring), feil, ct, erForskjell: true);
        return await BokfoerAsync(ordre, kontekst, endring, koder, kilde, lest.AntallRader, feil, ct);
    }

    private Lestsaldo Les(Saldoimportordre ordre, Filkoder koder, Feilsamling feil, Importavtrykk? avtrykk, CancellationToken ct)
    {
        var samler = new Saldosamler(koder.Med(), koder, feil, ordre.Kumulativ);
        using var leser = ordre.Leser();
        while (leser.Neste() is { } rad)
        {
            samler.Ta(rad);
            avtrykk?.Ta(rad);
            if (samler.AntallRader > grenser.MestRader)
            {
                throw new Avvisning(
                    Avvisningsgrunn.ForStor, Problemtyper.ForMangeRader, "Importen har for mange rader",
                    $"En import har høyst {grenser.MestRader} rader. Del den opp.");
            }

            if ((samler.AntallRader & 0x3FF) == 0)
            {
                ct.ThrowIfCancellationRequested();
            }
        }

        // A month whose column is empty has no movements. An empty balance is one that has not come yet, and so is an empty opening balance.
        foreach (var periode in leser.Perioder.Where(p => !ordre.Kumulativ && p != Periode.InngaaendeBalanse.Nummer))
        {
            samler.Saldo.Nevn(periode);
        }

        return samler.AntallRader > 0 ? samler.Lest() : throw Avvisning.Ugyldig("body", Feilkoder.TomtInnhold, "Innholdet har ingen rader.");
    }

    private static Saldoendring Regn(Kildesaldo fil, Kildesaldo bokfoert, Saldoimportvalg valg, Func<Periode, bool> erLukket)
    {
        try
        {
            return Saldoforskjell.Regn(fil, bokfoert, valg, erLukket);
        }
        catch (OverflowException)
        {
            throw Skriveflyt.SumUtenforOmraadet();
        }
    }

    private static void FortellUbalanse(Saldoendring endring, Feilsamling feil)
    {
        foreach (var forskjell in endring.Perioder.Where(p => !p.Ubalanse.ErNull))
        {
            feil.Avvis(
                null, "beloep", Feilkoder.Ubalanse,
                $"Det som skal bokføres i periode {forskjell.Gjelder}, er i ubalanse med {Kronetekst.Kr(forskjell.Ubalanse)}. Kilden må stemme, "
                    + "eller differansekonto og differansegrense må oppgis.");
        }
    }

    private async Task<Saldoimportkvittering> BokfoerAsync(
        Saldoimportordre ordre, Skrivekontekst kontekst, Saldoendring endring, Filkoder koder, Kildevalg kilde, long antallRader, Feilsamling feil,
        CancellationToken ct)
    {
        var perioder = new List<Saldoimportperiode>();
        if (endring.Perioder.Count > 0)
        {
            await DefinerAsync(ordre, kontekst, koder, kilde, ct);
            var bilag = new Saldobokfoering(ordre, kontekst, grenser.MestRaderPerBilag);
            foreach (var (forskjell, nummer) in endring.Perioder.Zip(await bilag.BokfoerAsync(endring.Perioder, ct)))
            {
                perioder.Add(Linje(forskjell, nummer));
                Fortell(forskjell, feil);
            }
        }

        await kontekst.KildeMottattAsync(ordre.Aar, ordre.Kilde, ct);
        var uendret = perioder.Count == 0;
        var hode = kontekst.Oekt.Hode!;
        return new Saldoimportkvittering(
            Guid.CreateVersion7(kontekst.Tidspunkt).ToString(),
            ordre.Oppdrag.Proevekjoering ? "proevekjoert" : uendret ? "uendret" : "bokfoert",
            uendret,
            ordre.Kilde,
            antallRader,
            perioder,
            Importfunn.Av(feil),
            uendret ? hode.Versjon : kontekst.Versjon,
            (uendret ? hode.Kjedehode : kontekst.Kjedehode).ToString(),
            AlleredeBokfoert: false);
    }

    /// <summary>Defines what the file brings, in the order of the codes, so that the same file makes the same entries.</summary>
    private static async Task DefinerAsync(Saldoimportordre ordre, Skrivekontekst kontekst, Filkoder koder, Kildevalg kilde, CancellationToken ct)
    {
        if (kilde.ErEndret)
        {
            await kontekst.DefinerAsync(Journalslag.Kilde, ordre.Aar.Aar, ordre.Kilde, Kildeform.Skriv(kilde.Overtatt), ct);
        }

        await ordre.Ukjent.DefinerAsync(kontekst, koder.NyeProsjekter, ct);
    }

    private static void Fortell(Periodeforskjell forskjell, Feilsamling feil)
    {
        if (!forskjell.Foert.ErNull)
        {
            feil.Tell(
                Feilkoder.DifferanseFoert, "beloep", forskjell.Gjelder.ToString(),
                $"Kilden er i ubalanse i periode {forskjell.Gjelder}; differansen er ført på differansekontoen.", null, forskjell.Foert);
        }

        if (forskjell.ErFlyttet)
        {
            feil.Tell(
                Feilkoder.GjelderLukketPeriode, "periode", forskjell.Gjelder.ToString(),
                $"Periode {forskjell.Gjelder} er lukket; endringen er bokført i periode {forskjell.Bokfoeres} og gjelder periode {forskjell.Gjelder}.",
                null, Beloep.FraKroner(Math.Min(forskjell.SumAbsolutt, long.MaxValue / 100)), forskjell.Rader.Count);
        }
    }

    /// <summary>What the source booked is booked; what makes the accounts false is told, with what it hinders.</summary>
    private static void FortellKilden(Bokfoeringsgrunnlag grunnlag, Saldoendring endring, Feilsamling feil)
    {
        var rader = endring.Perioder.SelectMany(p => p.Rader)
            .Select(r => new Postering(r.Noekkel.MedBetydning(grunnlag.Kontoplan), r.Beloep)).Where(Bilagsfunn.Angaar).ToList();
        foreach (var (felt, funn) in Bilagsfunn.Memoria(rader, fraKilde: true).Select(f => ("kapittel", f))
            .Concat(Bilagsfunn.Fondsbruk(rader, grunnlag.Fond, grunnlag.Aar, fraKilde: true).Select(f => ("fond", f))))
        {
            feil.Tell(
                funn.Kode, felt, funn.Verdi, funn.Melding, null, funn.Beloep ?? default, checked((int)(funn.Antall ?? 1)),
                [.. funn.Hindrer.Select(h => h.Navn())]);
        }
    }

    /// <summary>What is to be booked of the opening balance, by key. Øre.</summary>
    private static Dictionary<Dimensjon, Int128> Aapning(Saldoendring endring) => endring.Perioder.Where(p => p.Gjelder == Periode.InngaaendeBalanse)
        .SelectMany(p => p.Rader).ToDictionary(r => r.Noekkel, r => (Int128)r.Beloep.Oere);

    private static Saldoimportperiode Linje(Periodeforskjell p, int bilagsnummer) => new(
        (p.Bokfoeres ?? p.Gjelder).Nummer, p.Gjelder.Nummer, p.Rader.Count, p.NyeNoekler, p.BorteNoekler, p.SumAbsolutt, bilagsnummer);
}
