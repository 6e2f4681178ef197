using System.Globalization;
using System.Text.Json.Serialization;
using Ledger.Application.Grunndata;
using Ledger.Application.Porter;
using Ledger.Application.Skriving;
using Ledger.Domain.Bilagskontroll;
using Ledger.Domain.Hovedbok;
using Ledger.Domain.Validering;
using Ledger.Domain.Verdier;

namespace Ledger.Application.Bokfoering;

/// <summary>How a bilag is reversed in another year than its own.</summary>
/// <param name="IAar">An open year, not before the bilag's own.</param>
/// <param name="Kart">What codes and units of the bilag's year are called in that year: by field, then from old to new.</param>
/// <param name="Periode">Null for the month of the date, or the first open one.</param>
public sealed record Korreksjonsordre(
    Regnskapsaar IAar, IReadOnlyDictionary<string, IReadOnlyDictionary<string, string>> Kart, DateOnly? Dato, Periode? Periode, string? Begrunnelse);

/// <summary>The right bilag that takes the place of one with an error; its date and period are those of the reversal unless the rows say others.</summary>
public sealed record Riktigbilag(IReadOnlyList<Posteringsfelt> Rader, string? Tekst, Godkjenning Godkjenning);

/// <summary>What a correction booked: the full reversal (bokføringsloven § 9), and the right bilag when there is one.</summary>
public sealed record Korreksjonskvittering(
    Bilagssted Korrigerer, int Aar, int Tilbakefoering, int? Riktig, long Versjon, string Kjedehode, IReadOnlyList<Feil> Varsler,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] bool? Proevekjoering = null)
{
    /// <summary>The reversal alone, as a reversal in the bilag's own year is answered.</summary>
    public Bilagskvittering Retur(int antallPosteringer) => new(
        Tilbakefoering, Systemreferanse.Tilbakefoering(Korrigerer), antallPosteringer, Versjon, Kjedehode, Varsler, Proevekjoering);
}

/// <summary>
/// Corrects a bilag in the year that the error is found: the bilag of a year that is closed stays as it is, and the correction and it refer to
/// each other (bokføringsforskriften § 5-12).
/// </summary>
public sealed class Korreksjonstjeneste(IHovedbokleser leser, Grunndataleser grunndata, Skriveflyt flyt)
{
    public const string Handling = "korreksjon";

    /// <summary>Reverses a bilag in a later year than its own.</summary>
    /// <inheritdoc cref="KorrigerAsync"/>
    public async Task<Bilagskvittering> TilbakefoerAsync(
        LedgerId ledger, Bilagssted sted, Korreksjonsordre ordre, Skriveoppdrag oppdrag, CancellationToken ct)
    {
        var kvittering = await KorrigerAsync(ledger, sted, ordre, null, oppdrag, ct);
        var original = (await leser.FinnBilagAsync(ledger, Regnskapsaar.Fra(sted.Aar), sted.Bilagsnummer, ct))!;
        return kvittering.Retur(original.Bilag.Posteringer.Count);
    }

    /// <exception cref="Avvisning">
    /// 404 unknown year or bilag; 409 reversed before, of period 0 or of a closing, or no period is open; 422 an earlier year, or codes and units that
    /// the year does not have.
    /// </exception>
    public async Task<Korreksjonskvittering> KorrigerAsync(
        LedgerId ledger, Bilagssted sted, Korreksjonsordre ordre, Riktigbilag? riktig, Skriveoppdrag oppdrag, CancellationToken ct)
    {
        var opphav = Regnskapsaar.Fra(sted.Aar);
        await grunndata.HentAsync(ledger, opphav, ct);
        if (ordre.IAar.Aar < sted.Aar)
        {
            throw Avvisning.Regelbrudd("iAar", Feilkoder.UtenforOmraadet, $"Et bilag i {sted.Aar} korrigeres ikke i {ordre.IAar}, som er et tidligere år.");
        }

        await grunndata.HentAsync(ledger, ordre.IAar, ct);
        var original = (await leser.FinnBilagAsync(ledger, opphav, sted.Bilagsnummer, ct)
            ?? throw Avvisning.IkkeFunnet($"Bilag {sted.Bilagsnummer} finnes ikke i {sted.Aar}.")).Bilag;
        Korreksjonskontroll.KrevIkkeAvslutning(original, sted);
        if (original.Periode == Periode.InngaaendeBalanse)
        {
            throw Korreksjonskontroll.KanIkke($"Bilag {sted} er inngående balanse; den rettes ved å overføre balansen på nytt.");
        }

        // Not gathered with other writes: that it is reversed once is seen in what is committed.
        var svar = await flyt.UtfoerAsync(
            new Skriveordre(ledger, ordre.IAar.Aar, Handling, oppdrag),
            async (kontekst, token) =>
            {
                await Korreksjonskontroll.KrevIkkeTilbakefoertAsync(leser, kontekst, sted, token);
                var grunnlag = (await grunndata.HentAsync(ledger, kontekst.Oekt, ordre.IAar, token)).Bokfoering();
                var idag = DateOnly.FromDateTime(kontekst.Tidspunkt.UtcDateTime);
                var (dato, periode) = Naar(ordre, grunnlag, idag);
                var korreksjon = new Korreksjon(sted, sted.Aar < ordre.IAar.Aar, ordre.Begrunnelse);
                var feil = new Feilsamling();
                var tilbake = Les(Rader(original, sted, ordre, dato, periode), $"Tilbakeføring av bilag {sted}", grunnlag, idag, null, null, feil);
                var rett = riktig is null ? null
                    : Les(Utfylt(riktig.Rader, dato, periode), riktig.Tekst, grunnlag, idag, riktig.Godkjenning, kontekst.Registrar, feil);
                if (feil.HarFeil)
                {
                    throw Avvisning.AvRader(feil);
                }

                var retur = sted.Aar == ordre.IAar.Aar
                    ? new Bilag(Systemreferanse.Tilbakefoering(sted.Bilagsnummer), dato, periode, tilbake!.Posteringer, tilbake.Tekst, sted.Bilagsnummer)
                    {
                        Korreksjon = korreksjon,
                    }
                    : Korreksjonskontroll.Med(tilbake!, korreksjon, Systemreferanse.Tilbakefoering(sted));
                var foerste = await Bilagstjeneste.BokfoerAsync(kontekst, ordre.IAar, retur, [], token);
                var andre = rett is null
                    ? null : await Bilagstjeneste.BokfoerAsync(kontekst, ordre.IAar, Korreksjonskontroll.Med(rett, korreksjon), [], token);
                return new Korreksjonskvittering(
                    sted, ordre.IAar.Aar, foerste.Bilagsnummer, andre?.Bilagsnummer, kontekst.Versjon, kontekst.Kjedehode.ToString(), feil.Varsler);
            },
            null,
            ct);
        return svar.Kvittering with { Proevekjoering = oppdrag.ErProeve };
    }

    /// <summary>The date and period that are asked for; else the month of today in the year, else its first open one.</summary>
    private static (DateOnly Dato, Periode Periode) Naar(Korreksjonsordre ordre, Bokfoeringsgrunnlag grunnlag, DateOnly idag)
    {
        var dag = ordre.Dato ?? (idag.Year == ordre.IAar.Aar ? idag : null as DateOnly?);
        bool ErAapen(Periode p) => !grunnlag.Lukket.ContainsKey(p);
        var maaneder = Enumerable.Range(1, 12).Select(Periode.Fra).Where(ErAapen).ToList();
        var periode = ordre.Periode
            ?? (dag is { } d && d.Year == ordre.IAar.Aar && ErAapen(Periode.Fra(d.Month)) ? Periode.Fra(d.Month)
                : maaneder.Count > 0 ? maaneder[0]
                : throw Avvisning.Konflikt(Problemtyper.PeriodeLukket, "Perioden er lukket", $"Ingen måned i {ordre.IAar} er åpen."));
        return (dag ?? new DateOnly(ordre.IAar.Aar, Math.Clamp(periode.Nummer, 1, 12), 1), periode);
    }

    /// <summary>The bilag's rows with the opposite amounts, by what their codes and units are called in the year of the correction.</summary>
    private static IEnumerable<Posteringsfelt> Rader(Bilag original, Bilagssted sted, Korreksjonsordre ordre, DateOnly dato, Periode periode)
    {
        var rader = original.Posteringer.Select(Bilagstjeneste.Motsatt).Select((p, i) =>
        {
            var rad = new Posteringsfelt
            {
                Prefiks = $"posteringer[{i}].", Bilagsreferanse = $"tilbakefoering-{sted.Aar}-{sted.Bilagsnummer}",
                Beloep = p.Beloep.Kroner.ToString(CultureInfo.InvariantCulture),
                Tekst = p.Tekst ?? "", Motpart = p.Motpart ?? "", Dokument = p.Dokument ?? "",
            };
            foreach (var kolonne in Dimensjonstabell.Alle)
            {
                var kode = kolonne.Tekst(p.Dimensjon);
                rad[kolonne.Radfelt] = ordre.Kart.TryGetValue(kolonne.Navn, out var kart) ? kart.GetValueOrDefault(kode, kode) : kode;
            }

            return rad;
        });
        return Utfylt([.. rader], dato, periode);
    }

    private static IEnumerable<Posteringsfelt> Utfylt(IReadOnlyList<Posteringsfelt> rader, DateOnly dato, Periode periode)
    {
        foreach (var rad in rader)
        {
            rad.Bilagsdato = rad.Bilagsdato.Length > 0 ? rad.Bilagsdato : $"{dato:yyyy-MM-dd}";
            rad.Periode = rad.Periode.Length > 0 ? rad.Periode : periode.ToString();
            yield return rad;
        }
    }

    /// <param name="registrar">Null for a reversal, which is approved as what it reverses.</param>
    private static Bilag? Les(
        IEnumerable<Posteringsfelt> rader, string? tekst, Bokfoeringsgrunnlag grunnlag, DateOnly idag, Godkjenning? godkjenning, string? registrar,
        Feilsamling feil)
    {
        Tekstregler.Kontroller(tekst ?? "", Tekstregler.Tekst, null, "tekst", feil);
        var samler = new Bilagssamler(grunnlag, feil);
        foreach (var rad in rader)
        {
            samler.Ta(rad, out _);
        }

        var bilag = samler.Slutt(tekst) is { } lest ? lest with { Godkjenning = godkjenning ?? Godkjenning.Ingen } : null;
        var vakt = new Bilagsvakt(grunnlag, idag, feil, historikk: false, registrar);
        _ = bilag is not null && vakt.Ta(bilag, null);
        Bilagsoppsyn.KrevMerkerett(vakt, Merkerett.Mangler);
        return bilag;
    }
}
