using Ledger.Application.Bokfoering;
using Ledger.Application.Grunndata;
using Ledger.Application.Porter;
using Ledger.Application.Skriving;
using Ledger.Application.Varsler;
using Ledger.Domain.Bilagskontroll;
using Ledger.Domain.Hovedbok;
using Ledger.Domain.Kjede;
using Ledger.Domain.Validering;
using Ledger.Domain.Verdier;

namespace Ledger.Application.Import;

/// <summary>Limits of an import. Each is configurable, and tested at and one past.</summary>
public sealed record Importgrenser(int MestRader = 5_000_000, int MestRaderPerBilag = Bilagssamler.StandardMestRader);

/// <summary>A request to import.</summary>
/// <param name="Leser">Makes a reader from the start of the body; called more than once.</param>
/// <param name="Liten">The body is so small that the write may share its commit with others.</param>
/// <param name="ImportId">The id that was promised to the caller; null makes one.</param>
public sealed record Importordre(
    LedgerId Ledger,
    Regnskapsaar Aar,
    Skriveoppdrag Oppdrag,
    string Idempotensnoekkel,
    Func<IPosteringsleser> Leser,
    Motkonto? Motkonto,
    bool Liten = false,
    string? ImportId = null,
    Importfremdrift? Fremdrift = null)
{
    /// <summary>Whether marks of the closing may be among the rows.</summary>
    public Merkerett Merker { get; init; }

    /// <summary>What is done with codes that the ledger does not know.</summary>
    public Ukjentvalg Ukjent { get; init; } = Ukjentvalg.Avvis;

    /// <summary>Where a small imbalance of a bilag is put; null refuses it.</summary>
    public Differansevalg? Differanse { get; init; }
}

/// <summary>
/// Books many bilag at once, all or nothing: every row is validated, each bilag goes into the journal as soon as it is whole, and the
/// transaction is rolled back when any row has an error. Rows are read and examined on one thread and booked on another.
/// </summary>
public sealed class Importtjeneste(
    IHovedbokleser store, Grunndataleser grunndata, Skriveflyt flyt, Bokfoeringsvarsler varsler, Importgrenser grenser, IOpprydder? opprydder = null)
{
    public const string Handling = "import";

    public async Task<Skrivesvar<Importkvittering>> ImporterAsync(Importordre ordre, CancellationToken ct)
    {
        var fremdrift = ordre.Fremdrift ?? new Importfremdrift();
        try
        {
            return await UtfoerAsync(ordre with { Fremdrift = fremdrift }, ct);
        }
        finally
        {
            opprydder?.Brukte(fremdrift.RaderLest);
        }
    }

    private async Task<Skrivesvar<Importkvittering>> UtfoerAsync(Importordre ordre, CancellationToken ct)
    {
        await grunndata.HentAsync(ordre.Ledger, ordre.Aar, ct);
        if (await store.FinnIdempotentAsync(ordre.Ledger, ordre.Idempotensnoekkel, ct) is { } foer)
        {
            var kvittering = await flyt.GjentaAsync<Importkvittering>(foer, Handling, ordre.Aar.Aar, Avtrykk(ordre), ct);
            return new Skrivesvar<Importkvittering>(kvittering with { AlleredeBokfoert = true }, true);
        }

        // A body that is no body of the format is told before the writer is asked for.
        ordre.Leser().Dispose();
        Innholdsavtrykk? avtrykk = null;
        UInt128 merke = 0;
        IReadOnlyCollection<UInt128> fakturaer = [];
        var svar = await flyt.UtfoerAsync(
            new Skriveordre(ordre.Ledger, ordre.Aar.Aar, Handling, ordre.Oppdrag, ordre.Idempotensnoekkel, ordre.Liten),
            async (kontekst, token) =>
            {
                var gjeldende = await grunndata.HentAsync(ordre.Ledger, kontekst.Oekt, ordre.Aar, token);
                (var kvittering, avtrykk, merke, fakturaer) = await BokfoerAsync(ordre, gjeldende, kontekst, token);
                return kvittering;
            },
            () => avtrykk ?? Avtrykk(ordre),
            ct);
        if (!svar.AlleredeUtfoert && !ordre.Oppdrag.Proevekjoering)
        {
            Maaling.RaderImportert.Add(svar.Kvittering.AntallRader);
            varsler.Husk(ordre.Ledger, ordre.Aar, merke, $"import {svar.Kvittering.ImportId}");
            varsler.HuskFakturaer(ordre.Ledger, fakturaer, $"import {svar.Kvittering.ImportId} i {ordre.Aar}");
        }

        return svar.AlleredeUtfoert ? svar with { Kvittering = svar.Kvittering with { AlleredeBokfoert = true } } : svar;
    }

    private async Task<(Importkvittering, Innholdsavtrykk, UInt128, IReadOnlyCollection<UInt128>)> BokfoerAsync(
        Importordre ordre, Kommunegrunnlag gjeldende, Skrivekontekst kontekst, CancellationToken ct)
    {
        var feil = new Feilsamling();
        var konflikter = new Feilsamling();
        var foerste = await kontekst.Oekt.SisteNummerAsync(ordre.Aar.Aar, Journalslag.Bilag, ct) + 1;
        var koder = ordre.Ukjent.Les(gjeldende.Bokfoering(), ordre.Leser);
        await ordre.Ukjent.DefinerAsync(kontekst, koder.NyeProsjekter, ct);
        var grunnlag = koder.Med();
        var idag = DateOnly.FromDateTime(kontekst.Tidspunkt.UtcDateTime);
        var vakt = new Bilagsvakt(grunnlag, idag, feil, ordre.Merker == Merkerett.Bedt, kontekst.Registrar) { FinnerFakturaer = ordre.Liten };
        var lesing = new Bilagslesing(ordre, grunnlag, grenser, kontekst, foerste, feil, vakt);
        using var stopp = CancellationTokenSource.CreateLinkedTokenSource(ct);
        var leser = Task.Run(() => lesing.LesAsync(stopp.Token), CancellationToken.None);
        try
        {
            await foreach (var bunke in lesing.Bunker.ReadAllAsync(ct))
            {
                // In a year without bilag no reference is used; those of the body were compared with each other as they were read.
                if (foerste > 1)
                {
                    await FinnBrukteAsync(kontekst, bunke, konflikter, ct);
                    var referanser = bunke.Innslag.Zip(bunke.Linjer, (i, linje) => (i.Post.Referanse, linje));
                    await Bokfoeringsvarsler.LignendeAsync(kontekst.Oekt, ordre.Aar, referanser, medStore: ordre.Liten, konflikter, ct);
                }

                if (!konflikter.HarFeil)
                {
                    await kontekst.FoeyTilAsync(bunke.Innslag, ct);
                }
            }
        }
        catch
        {
            // The reader holds the body, and must be done with it before anybody disposes of it.
            await stopp.CancelAsync();
            await leser.ContinueWith(static _ => { }, CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
            throw;
        }

        var lest = await leser;
        Bilagsoppsyn.KrevMerkerett(vakt, ordre.Merker);
        feil.TaMed(konflikter);
        if (feil.HarFeil)
        {
            throw Avvisning.AvRader(feil);
        }

        await Bilagsoppsyn.FortellAsync(store, kontekst.Oekt.Hode!, ordre.Aar, vakt, feil, ct);
        var merke = await varsler.MerkeAsync(ordre.Ledger, lest.UtenReferanser, ct);
        varsler.SammeInnhold(ordre.Ledger, ordre.Aar, merke, feil);
        var fakturaer = await varsler.FakturaerAsync(ordre.Ledger, vakt.Fakturaene, feil, ct);
        await varsler.AapningAsync(gjeldende, lest.Aapning, feil, ct);
        var kvittering = new Importkvittering(
            ordre.ImportId ?? Guid.CreateVersion7(kontekst.Tidspunkt).ToString(),
            ordre.Oppdrag.Proevekjoering ? "proevekjoert" : "bokfoert",
            lest.AntallBilag,
            lest.AntallPosteringer,
            Beloep.FraOere(lest.Debet).Kroner,
            Beloep.FraOere(lest.Kredit).Kroner,
            foerste,
            foerste + lest.AntallBilag - 1,
            kontekst.Versjon,
            kontekst.Kjedehode.ToString(),
            AlleredeBokfoert: false,
            (long)lest.Avtrykk.Tall!["antallRader"],
            lest.Avtrykk.Tall["sumRader"],
            feil.Varsler,
            feil.AntallVarsler)
        {
            Funn = Importfunn.Av(feil),
        };
        return (kvittering, lest.Avtrykk, merke, fakturaer);
    }

    /// <summary>A fingerprint of rows that are sent with an order, before the first of them.</summary>
    internal static Importavtrykk NyttAvtrykk(Importordre ordre) => new(
    [
        Handling, ordre.Aar.ToString(), ordre.Motkonto?.Kapittel.ToString(), ordre.Motkonto?.Sektor.ToString(),

        // Left out when nobody asked, as what was sent before one could ask.
        .. ordre.Ukjent == Ukjentvalg.Avvis ? [] : new[] { ordre.Ukjent.Prosjekt.ToString(), ordre.Ukjent.Enhet.ToString() },
        .. ordre.Differanse is { } d ? new[] { d.Konto, d.Grense.ToString() } : [],
    ]);

    private static Innholdsavtrykk Avtrykk(Importordre ordre)
    {
        using var avtrykk = NyttAvtrykk(ordre);
        using var leser = ordre.Leser();
        return avtrykk.Over(leser, ordre.Aar);
    }

    private static async Task FinnBrukteAsync(Skrivekontekst kontekst, LestBunke bunke, Feilsamling konflikter, CancellationToken ct)
    {
        var brukte = await kontekst.Oekt.FinnReferanserAsync(
            bunke.Innslag[0].Post.Aar, Journalslag.Bilag, [.. bunke.Innslag.Select(i => i.Post.Referanse)], ct);
        if (brukte.Count == 0)
        {
            return;
        }

        foreach (var (innslag, linje) in bunke.Innslag.Zip(bunke.Linjer))
        {
            var referanse = innslag.Post.Referanse;
            if (brukte.TryGetValue(referanse, out var nummer))
            {
                konflikter.Avvis(
                    linje, "bilagsreferanse", Feilkoder.BilagsreferanseFinnes, $"Bilagsreferanse «{referanse}» er allerede bokført som bilag {nummer}.");
            }
        }
    }
}
