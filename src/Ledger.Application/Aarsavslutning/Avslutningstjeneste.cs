using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Serialization;
using Ledger.Application.Bokfoering;
using Ledger.Application.Grunndata;
using Ledger.Application.Grunndata.Definisjoner;
using Ledger.Application.Porter;
using Ledger.Application.Skriving;
using Ledger.Domain;
using Ledger.Domain.Aarsstatus;
using Ledger.Domain.Hovedbok;
using Ledger.Domain.Kjede;
using Ledger.Domain.Verdier;

namespace Ledger.Application.Aarsavslutning;

/// <summary>What is asked of a closing.</summary>
/// <param name="Valg">Choices; what is absent is left to the municipality's rules and the defaults.</param>
/// <param name="Likevel">Confirmations of what a person must answer for; a dry run needs none.</param>
/// <param name="Erstatt">A closing that stands is undone in the same write.</param>
public sealed record Avslutningsbestilling(Avslutningsutkast Valg, IReadOnlyList<Likevel> Likevel, bool Erstatt = false)
{
    /// <summary>What was sent, whatever way amounts were written.</summary>
    internal Innholdsavtrykk Avtrykk() => new(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(new
    {
        Valg = Valg.Felt(),
        Likevel = Likevel.Select(l => new { l.Kode, Beloep = l.Beloep?.Kroner, l.Verdi, l.Begrunnelse }),
        Erstatt,
    })));
}

/// <summary>
/// Closes a municipality's year by chapter 4: previews, or books the steps into period 13, records the closing with all that it was decided by and
/// closes all periods, in one write. Undoes it in one write too. A closed year takes no more bilag or budget decisions.
/// </summary>
public sealed class Avslutningstjeneste(
    IHovedbokleser leser, Grunndataleser grunndata, Avslutningsberegning beregning, Avslutningsretur retur, Skriveflyt flyt)
{
    public const string Handling = "aarsavslutning", Returhandling = "aarsavslutning-tilbakefoering";

    /// <exception cref="Avvisning">
    /// 404 unknown year; 409 closed before, a period that must be booked in is closed, or a finding is not confirmed; 422 the rules do not fit the
    /// funds, or a finding stops the closing.
    /// </exception>
    public async Task<(Aarsavslutningssvar Svar, bool AlleredeBokfoert)> AvsluttAsync(
        LedgerId ledger, Regnskapsaar aar, Avslutningsbestilling bestilling, string? idempotensnoekkel, Skriveoppdrag oppdrag, CancellationToken ct)
    {
        await grunndata.HentAsync(ledger, aar, ct);
        (Beregnetavslutning Beregnet, Avslutningsinnhold Innhold)? gjort = null;
        Skrivesvar<Avslutningskvittering> svar;
        try
        {
            svar = await flyt.UtfoerAsync(
                new Skriveordre(ledger, aar.Aar, Handling, oppdrag, idempotensnoekkel),
                async (kontekst, token) =>
                {
                    // All that the closing answers is made here: a write that the database undid is done again from its beginning.
                    var (beregnet, innhold, kvittering) = await AvsluttAsync(kontekst, aar, bestilling, oppdrag, token);
                    gjort = (beregnet, innhold);
                    return kvittering;
                },
                bestilling.Avtrykk,
                ct);
        }
        catch (Avvisning e) when (e.Type is Problemtyper.AaretErAvsluttet or Problemtyper.AvslutningFinnes)
        {
            throw await MedAvslutningenAsync(e, ledger, aar, ct);
        }

        if (svar.AlleredeUtfoert)
        {
            return ((await LesAsync(ledger, aar, svar.Kvittering.Versjon, ct))! with { AlleredeBokfoert = true }, true);
        }

        var steg = gjort!.Value.Beregnet.Resultat.Bilag.Select(b => b.Posteringer).ToList();
        var status = oppdrag.Proevekjoering ? "proevekjoert" : Avslutningsform.Avsluttet;
        return (Svar(ledger, aar, status, gjort.Value.Innhold, steg, svar.Kvittering.Versjon, svar.Kvittering.Kjedehode), false);
    }

    /// <summary>The year's last closing, also when it is undone.</summary>
    /// <exception cref="Avvisning">404: unknown year, or it was never closed here.</exception>
    public async Task<Aarsavslutningssvar> HentAsync(LedgerId ledger, Regnskapsaar aar, CancellationToken ct)
    {
        await grunndata.HentAsync(ledger, aar, ct);
        return await LesAsync(ledger, aar, null, ct)
            ?? throw Avvisning.IkkeFunnet($"Regnskapet for {aar} har ingen avslutning som er journalført med innhold.");
    }

    /// <summary>Undoes the closing: one reversal per bilag of it; period 13 is open afterwards, and the others as they are.</summary>
    /// <exception cref="Avvisning">404 unknown year; 409 nothing to undo, or it may not be.</exception>
    public async Task<Avslutningskvittering> TilbakefoerAsync(
        LedgerId ledger, Regnskapsaar aar, string begrunnelse, IReadOnlyList<Likevel> likevel, Skriveoppdrag oppdrag, CancellationToken ct)
    {
        await grunndata.HentAsync(ledger, aar, ct);
        var svar = await flyt.UtfoerAsync(
            new Skriveordre(ledger, aar.Aar, Returhandling, oppdrag),
            async (kontekst, token) =>
            {
                var data = await grunndata.HentAsync(kontekst.Oekt.Hode!, aar, token);
                var plan = await retur.PlanleggAsync(kontekst, data, erstattes: false, token);
                KrevBekreftet(plan.Funn, likevel, oppdrag);
                var numre = await Avslutningsretur.UtfoerAsync(kontekst, aar, plan, begrunnelse, likevel, token);
                if (data.Status(Periode.Aarsavslutning).ErLukket)
                {
                    await kontekst.DefinerAsync(
                        Journalslag.Periode, aar.Aar, Periode.Aarsavslutning.ToString(),
                        Periodeform.Skriv(lukket: false, kontekst.Tidspunkt), token);
                }

                await Aarsstatuser.RegistrerAsync(kontekst, data, Aarstilstand.Aapen, begrunnelse, token);
                return Kvittering(kontekst, oppdrag, numre);
            },
            null,
            ct);
        return svar.Kvittering with { Proevekjoering = oppdrag.ErProeve };
    }

    private async Task<(Beregnetavslutning, Avslutningsinnhold, Avslutningskvittering)> AvsluttAsync(
        Skrivekontekst kontekst, Regnskapsaar aar, Avslutningsbestilling bestilling, Skriveoppdrag oppdrag, CancellationToken ct)
    {
        var hode = kontekst.Oekt.Hode!;
        var data = await grunndata.HentAsync(hode, aar, ct);
        // An order to replace what is not there is a mistake: the caller thinks that the year is closed.
        var erstattes = bestilling.Erstatt ? await retur.PlanleggAsync(kontekst, data, erstattes: true, ct) : null;
        if (erstattes is null)
        {
            KontrollerAapent(data);
        }

        var dag = DateOnly.FromDateTime(kontekst.Tidspunkt.UtcDateTime);
        var beregnet = await beregning.BeregnAsync(hode, data, bestilling.Valg, erstattes?.Bilag ?? [], dag, ct);
        if (beregnet.HarMerker)
        {
            throw erstattes is not null ? Avslutningsretur.Importert(aar) : Finnes($"Regnskapet for {aar} har rader med avslutningsmerker.");
        }

        beregnet = beregnet with { Funn = [.. beregnet.Funn, .. erstattes?.Funn ?? []] };
        KrevBekreftet(beregnet.Funn, bestilling.Likevel, oppdrag);
        if (erstattes is not null)
        {
            await Avslutningsretur.UtfoerAsync(kontekst, aar, erstattes, "Erstattet av en ny avslutning", bestilling.Likevel, ct);
            await Aarsstatuser.RegistrerAsync(kontekst, data, Aarstilstand.Aapen, null, ct);
        }

        var numre = new List<int>();
        foreach (var (i, avslutningsbilag) in beregnet.Resultat.Bilag.Index())
        {
            var bilag = new Bilag(
                Systemreferanse.Aarsavslutning(kontekst.Versjon, i + 1), new DateOnly(aar.Aar, 12, 31), Periode.Aarsavslutning,
                avslutningsbilag.Posteringer, avslutningsbilag.Tekst);
            numre.Add((await Bilagstjeneste.BokfoerAsync(kontekst, aar, bilag, [], ct)).Bilagsnummer);
        }

        var innhold = beregnet.Innhold(
            (data.Aarsgang.Avslutning?.Nummer ?? 0) + 1, erstattes?.Avslutning?.Nummer, hode.Versjon, oppdrag.Proevekjoering ? [] : numre, bestilling.Likevel);
        var (json, tekster) = innhold.Skriv();
        await kontekst.DefinerAsync(Journalslag.Aarsavslutning, aar.Aar, Avslutningsform.Kode, json, ct, tekster);
        await Aarsstatuser.RegistrerAsync(kontekst, data, Aarstilstand.Avsluttet, null, ct, etter: erstattes is null ? 0 : 1);
        await LukkAsync(kontekst, data, ct);
        return (beregnet, innhold, Kvittering(kontekst, oppdrag, numre));
    }

    /// <summary>A year that is closed is told so, and one whose closing stands in an open period too.</summary>
    private static void KontrollerAapent(Kommunegrunnlag data)
    {
        var siste = data.Status(Periode.Aarsavslutning);
        if (data.ErAvsluttet)
        {
            throw siste.ErLukket
                ? Avvisning.Konflikt(
                    Problemtyper.AaretErAvsluttet, "Regnskapsåret er avsluttet",
                    $"Periode 13 ble lukket {siste.Lukket:yyyy-MM-dd}. Tilbakefør avslutningen, eller send erstatt=true, for å avslutte året på nytt.")
                : Finnes($"Avslutningen av {data.Aar} står, selv om periode 13 er åpen. Tilbakefør den, eller send erstatt=true.");
        }

        if (siste.ErLukket)
        {
            throw Avvisning.Konflikt(
                Problemtyper.PeriodeLukket, "Perioden er lukket",
                $"Periode 13 ble lukket {siste.Lukket:yyyy-MM-dd}. En administrator må åpne den før året kan avsluttes.");
        }
    }

    private static Avvisning Finnes(string detalj) => Avvisning.Konflikt(Problemtyper.AvslutningFinnes, "Året har en avslutning", detalj);

    private static void KrevBekreftet(IReadOnlyList<Funn> funn, IReadOnlyList<Likevel> likevel, Skriveoppdrag oppdrag)
    {
        if (!oppdrag.Proevekjoering
            && Avvisning.AvFunn(funn, likevel, (Problemtyper.AvslutningenKanIkkeBokfoeres, "Avslutningen kan ikke bokføres")) is { } avvisning)
        {
            throw avvisning;
        }
    }

    /// <summary>Closes the periods that are open.</summary>
    internal static async Task LukkAsync(Skrivekontekst kontekst, Kommunegrunnlag data, CancellationToken ct)
    {
        for (var nummer = Periode.Minste; nummer <= Periode.Stoerste; nummer++)
        {
            var periode = Periode.Fra(nummer);
            if (!data.Status(periode).ErLukket)
            {
                await kontekst.DefinerAsync(
                    Journalslag.Periode, data.Aar.Aar, periode.ToString(), Periodeform.Skriv(lukket: true, kontekst.Tidspunkt), ct);
            }
        }
    }

    private static Avslutningskvittering Kvittering(Skrivekontekst kontekst, Skriveoppdrag oppdrag, IReadOnlyList<int> numre)
    {
        var hode = kontekst.Oekt.Hode!;
        return oppdrag.Proevekjoering
            ? new Avslutningskvittering([], hode.Versjon, hode.Kjedehode.ToString())
            : new Avslutningskvittering(numre, kontekst.Versjon, kontekst.Kjedehode.ToString());
    }

    /// <summary>The closing as the journal has it.</summary>
    /// <param name="versjon">That made it; null for the last.</param>
    /// <returns>Null when there is none, or it was recorded without its content.</returns>
    private async Task<Aarsavslutningssvar?> LesAsync(LedgerId ledger, Regnskapsaar aar, long? versjon, CancellationToken ct)
    {
        var sekvens = versjon is { } v ? (await leser.FinnTransaksjonAsync(ledger, v, ct))!.SisteSekvens : long.MaxValue;
        if (await SisteAsync(sekvens) is not { } post || Avslutningsinnhold.Les(post) is not { } innhold)
        {
            return null;
        }

        var status = innhold.Handling;
        while (innhold.Handling == Avslutningsform.Tilbakefoert)
        {
            if (await SisteAsync(post.Sekvens - 1) is not { } foer || Avslutningsinnhold.Les(foer) is not { } avslutning)
            {
                return null;
            }

            (post, innhold) = (foer, avslutning);
        }

        var transaksjon = (await leser.FinnTransaksjonAsync(ledger, post.Versjon, ct))!;
        var rader = new List<IReadOnlyList<Postering>>();
        foreach (var steg in innhold.Steg)
        {
            rader.Add(steg.Bilagsnummer is { } nummer ? (await leser.FinnBilagAsync(ledger, aar, nummer, ct))!.Bilag.Posteringer : []);
        }

        return Svar(ledger, aar, status, innhold, rader, post.Versjon, transaksjon.Kjedehode.ToString());

        async Task<Journalpost?> SisteAsync(long til) =>
            (await leser.GrunndataAsync(ledger, Journalslag.Aarsavslutning, aar.Aar, til, ct)).FirstOrDefault(p => p.Referanse == Avslutningsform.Kode);
    }

    private async Task<Avvisning> MedAvslutningenAsync(Avvisning e, LedgerId ledger, Regnskapsaar aar, CancellationToken ct) =>
        await LesAsync(ledger, aar, null, ct) is not { } svar ? e : new Avvisning(e.Grunn, e.Type, e.Tittel, e.Message)
        {
            Tillegg = new Dictionary<string, object?> { ["avslutning"] = svar },
        };

    private static Aarsavslutningssvar Svar(
        LedgerId ledger, Regnskapsaar aar, string status, Avslutningsinnhold innhold, IReadOnlyList<IReadOnlyList<Postering>> rader, long versjon,
        string kjedehode) => new(
            ledger.ToString(), aar.Aar, status, innhold.Foer!, innhold.FoerStrykninger!, innhold.Etter!,
            [.. innhold.Steg.Zip(rader, (s, r) => new Avslutningsstegsvar(
                s.Hjemmel, s.Fond, s.Kontoklasse, s.Art, s.Merke, s.Beloep, s.Foer, s.Etter, s.Begrunnelse, s.Bilagsnummer,
                [.. r.Select((p, i) => Rapportering.Posteringssvar.Av(i + 1, p))]))],
            innhold.Budsjettavvik, [.. innhold.Funn.Select(f => f.Melding)], versjon, kjedehode, innhold.Grunnlag!, innhold.Funn, innhold.Avslutning,
            innhold.Erstatter, innhold.BeregnetAv, innhold.Valg, innhold.Likevel, innhold.Bilagsnumre, AlleredeBokfoert: false);
}

/// <summary>What is stored of the answer, with the write; the rest is read from the journal.</summary>
public sealed record Avslutningskvittering(
    IReadOnlyList<int> Bilagsnumre, long Versjon, string Kjedehode,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] bool? Proevekjoering = null);
