using System.Text.Json.Serialization;
using Ledger.Application.Grunndata;
using Ledger.Application.Porter;
using Ledger.Application.Skriving;
using Ledger.Application.Varsler;
using Ledger.Domain.Bilagskontroll;
using Ledger.Domain.Hovedbok;
using Ledger.Domain.Kjede;
using Ledger.Domain.Validering;
using Ledger.Domain.Verdier;

namespace Ledger.Application.Bokfoering;

/// <summary>What the booking of one bilag answers.</summary>
/// <param name="Proevekjoering">There, and true, when nothing was booked and all else is what would have been.</param>
public sealed record Bilagskvittering(
    int Bilagsnummer, string Bilagsreferanse, int AntallPosteringer, long Versjon, string Kjedehode, IReadOnlyList<Feil> Varsler,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] bool? Proevekjoering = null);

/// <summary>Books single bilag, and reverses them. A bilag is never changed or deleted (bokføringsloven § 9).</summary>
public sealed class Bilagstjeneste(IHovedbokleser leser, Grunndataleser grunndata, Skriveflyt flyt, Bokfoeringsvarsler varsler)
{
    /// <param name="rader">The rows as sent; all of one bilag.</param>
    public async Task<Bilagskvittering> BokfoerAsync(
        LedgerId ledger, Regnskapsaar aar, IReadOnlyList<Posteringsfelt> rader, string? tekst, Skriveoppdrag oppdrag, CancellationToken ct,
        Merkerett merker = Merkerett.Mangler, Korreksjon? korreksjon = null, Godkjenning? godkjenning = null)
    {
        Lestbilag? forhaand = Les((await grunndata.HentAsync(ledger, aar, ct)).Bokfoering(), rader, tekst, godkjenning);
        var merke = await varsler.MerkeAsync(ledger, Importavtrykk.UtenReferanser(rader), ct);
        IReadOnlyCollection<UInt128> fakturaer = [];
        var svar = await flyt.UtfoerAsync(
            new Skriveordre(ledger, aar.Aar, "bilag", oppdrag, Samles: true),
            async (kontekst, token) =>
            {
                if (korreksjon is not null)
                {
                    await Korreksjonskontroll.KontrollerAsync(leser, ledger, aar, korreksjon, token);
                }

                var gjeldende = await grunndata.HentAsync(ledger, kontekst.Oekt, aar, token);
                var grunnlag = gjeldende.Bokfoering();
                // What is defined seldom changes between the two; what was read is told of once, also when the write is done again.
                var lest = forhaand is { } foer && ReferenceEquals(foer.Grunnlag, grunnlag) ? foer : Les(grunnlag, rader, tekst, godkjenning);
                forhaand = null;
                var (bilag, feil) = (lest.Bilag, lest.Feil);
                var idag = DateOnly.FromDateTime(kontekst.Tidspunkt.UtcDateTime);
                var vakt = new Bilagsvakt(grunnlag, idag, feil, merker == Merkerett.Bedt, kontekst.Registrar) { FinnerFakturaer = true };
                _ = bilag is not null && vakt.Ta(bilag, null);
                Bilagsoppsyn.KrevMerkerett(vakt, merker);
                if (feil.HarFeil)
                {
                    throw Avvisning.AvRader(feil);
                }

                await Bilagsoppsyn.FortellAsync(leser, kontekst.Oekt.Hode!, aar, vakt, feil, token);
                varsler.SammeInnhold(ledger, aar, merke, feil);
                fakturaer = await varsler.FakturaerAsync(ledger, vakt.Fakturaene, feil, token);
                await Bokfoeringsvarsler.LignendeAsync(kontekst.Oekt, aar, [(bilag!.Referanse, null)], medStore: true, feil, token);
                if (bilag.Periode == Periode.InngaaendeBalanse)
                {
                    var aapning = new Dictionary<Dimensjon, Int128>();
                    bilag.Summer(aapning);
                    await varsler.AapningAsync(gjeldende, aapning, feil, token);
                }

                return await BokfoerAsync(kontekst, aar, korreksjon is null ? bilag : Korreksjonskontroll.Med(bilag, korreksjon), feil.Varsler, token);
            },
            null,
            ct);
        if (!oppdrag.Proevekjoering)
        {
            varsler.Husk(ledger, aar, merke, $"bilag {svar.Kvittering.Bilagsnummer}");
            varsler.HuskFakturaer(ledger, fakturaer, $"bilag {svar.Kvittering.Bilagsnummer} i {aar}");
        }

        return svar.Kvittering with { Proevekjoering = oppdrag.ErProeve };
    }

    /// <summary>A bilag as it was read by some definitions; null when it has errors.</summary>
    private sealed record Lestbilag(Bokfoeringsgrunnlag Grunnlag, Bilag? Bilag, Feilsamling Feil);

    /// <summary>Reads the rows of a bilag. It is done before the turn is waited for, so that a ledger's writers do it side by side.</summary>
    private static Lestbilag Les(Bokfoeringsgrunnlag grunnlag, IReadOnlyList<Posteringsfelt> rader, string? tekst, Godkjenning? godkjenning)
    {
        var feil = new Feilsamling();
        Tekstregler.Kontroller(tekst ?? "", Tekstregler.Tekst, null, "tekst", feil);
        var samler = new Bilagssamler(grunnlag, feil);
        var vask = new Radvask(feil, romslig: false);
        foreach (var rad in rader)
        {
            vask.Ta(rad);
            samler.Ta(rad, out _);
        }

        var bilag = samler.Slutt(string.IsNullOrEmpty(tekst) ? null : tekst);
        return new Lestbilag(grunnlag, bilag is null ? null : bilag with { Godkjenning = godkjenning ?? Godkjenning.Ingen }, feil);
    }

    /// <summary>Books the opposite of every row of a bilag, in an open period, with references both ways (bokføringsforskriften § 5-12).</summary>
    /// <exception cref="Avvisning">404 unknown bilag; 409 reversed before or the period is closed.</exception>
    public async Task<Bilagskvittering> TilbakefoerAsync(
        LedgerId ledger, Regnskapsaar aar, int bilagsnummer, DateOnly? dato, Periode? periode, string? begrunnelse, Skriveoppdrag oppdrag, CancellationToken ct)
    {
        await grunndata.HentAsync(ledger, aar, ct);
        var original = await leser.FinnBilagAsync(ledger, aar, bilagsnummer, ct)
            ?? throw Avvisning.IkkeFunnet($"Bilag {bilagsnummer} finnes ikke i {aar}.");
        var svar = await flyt.UtfoerAsync(
            new Skriveordre(ledger, aar.Aar, "tilbakefoering", oppdrag, Samles: true),
            async (kontekst, token) =>
            {
                await Korreksjonskontroll.KrevIkkeTilbakefoertAsync(leser, kontekst, new Bilagssted(aar.Aar, bilagsnummer), token);
                var maal = periode ?? original.Bilag.Periode;
                var grunnlag = (await grunndata.HentAsync(ledger, kontekst.Oekt, aar, token)).Bokfoering();
                if (grunnlag.Lukket.TryGetValue(maal, out var lukket))
                {
                    throw Avvisning.Konflikt(
                        Problemtyper.PeriodeLukket, "Perioden er lukket",
                        $"Periode {maal} ble lukket {lukket.UtcDateTime:yyyy-MM-dd}. Oppgi en åpen periode for tilbakeføringen.");
                }

                var feil = new Feilsamling();
                KontrollerPeriode(original.Bilag, maal, feil);
                var tekst = begrunnelse ?? $"Tilbakeføring av bilag {bilagsnummer}";
                Tekstregler.Kontroller(tekst, Tekstregler.Tekst, null, "tekst", feil);
                if (feil.HarFeil)
                {
                    throw Avvisning.Av(feil);
                }

                VarsleDato(dato ?? original.Bilag.Dato, maal, aar, feil);
                var rader = original.Bilag.Posteringer.Select(Motsatt).ToList();
                var bilag = new Bilag(Systemreferanse.Tilbakefoering(bilagsnummer), dato ?? original.Bilag.Dato, maal, rader, tekst, bilagsnummer);
                return await BokfoerAsync(kontekst, aar, bilag, feil.Varsler, token);
            },
            null,
            ct);
        return svar.Kvittering with { Proevekjoering = oppdrag.ErProeve };
    }

    /// <summary>Books a bilag that is already whole, such as those of the year-end closing.</summary>
    internal static async Task<Bilagskvittering> BokfoerAsync(
        Skrivekontekst kontekst, Regnskapsaar aar, Bilag bilag, IReadOnlyList<Feil> varsler, CancellationToken ct)
    {
        if (await kontekst.Oekt.FinnReferanseAsync(aar.Aar, Journalslag.Bilag, bilag.Referanse, ct) is { } brukt)
        {
            throw new Avvisning(
                Avvisningsgrunn.Konflikt, Problemtyper.BilagsreferanseFinnes, "Bilagsreferansen er brukt",
                $"Bilagsreferanse «{bilag.Referanse}» er allerede bokført som bilag {brukt}.")
            {
                Feil = [new Feil(null, "bilagsreferanse", Feilkoder.BilagsreferanseFinnes, $"Allerede bokført som bilag {brukt}.")],
                AntallFeil = 1,
                Tillegg = new Dictionary<string, object?> { ["bilagsnummer"] = brukt },
            };
        }

        var nummer = await kontekst.Oekt.SisteNummerAsync(aar.Aar, Journalslag.Bilag, ct) + 1;
        await kontekst.BokfoerAsync(aar, nummer, bilag, ct);
        return new Bilagskvittering(nummer, bilag.Referanse, bilag.Posteringer.Count, kontekst.Versjon, kontekst.Kjedehode.ToString(), varsler);
    }

    private static void VarsleDato(DateOnly dato, Periode periode, Regnskapsaar aar, Feilsamling feil)
    {
        if (Bilagsdatoer.ErUtenfor(dato, periode, aar))
        {
            feil.Varsle(null, "bilagsdato", Feilkoder.DatoUtenforPerioden, Bilagsdatoer.Melding);
        }
    }

    /// <summary>A text that is erased is not written anew.</summary>
    internal static Postering Motsatt(Postering p) => p with
    {
        Beloep = -p.Beloep, Tekst = UtenSlettet(p.Tekst), Motpart = UtenSlettet(p.Motpart), Dokument = UtenSlettet(p.Dokument),
    };

    private static string? UtenSlettet(string? tekst) => tekst == Verntekst.Slettetmerke ? null : tekst;

    private static void KontrollerPeriode(Bilag original, Periode maal, Feilsamling feil)
    {
        if (maal == Periode.InngaaendeBalanse && original.Posteringer.Any(p => p.Dimensjon.Kontoklasse != Kontoklasse.Balanse))
        {
            feil.Avvis(null, "periode", Feilkoder.BareBalanseIPeriode0, "Periode 0 er inngående balanse og har bare balanserader.");
        }

        if (maal != Periode.Aarsavslutning && original.Posteringer.Any(p => p.Dimensjon.Merke != Avslutningsmerke.Ingen))
        {
            feil.Avvis(null, "periode", Feilkoder.MerkeUtenforAvslutning, "Et bilag med avslutningsmerke tilbakeføres i periode 13.");
        }
    }
}
