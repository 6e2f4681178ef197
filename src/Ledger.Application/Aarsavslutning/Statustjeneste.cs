using System.Globalization;
using Ledger.Application.Grunndata;
using Ledger.Application.Grunndata.Definisjoner;
using Ledger.Application.Porter;
using Ledger.Application.Skriving;
using Ledger.Domain;
using Ledger.Domain.Aarsavslutning;
using Ledger.Domain.Aarsstatus;
using Ledger.Domain.Kildeavslutning;
using Ledger.Domain.Kjede;
using Ledger.Domain.Saldo;
using Ledger.Domain.Validering;
using Ledger.Domain.Verdier;

namespace Ledger.Application.Aarsavslutning;

/// <summary>A state to record. The facts that it needs are there; those of other states are absent.</summary>
/// <param name="Versjon">The version that is presented; null for the newest.</param>
public sealed record Statusbestilling(
    Aarstilstand Tilstand, long? Versjon, DateOnly? Dato, DateOnly? Sendt, Revisjonskonklusjon? Konklusjon, Aarsstatusinnhold Fakta,
    IReadOnlyDictionary<string, string?> Tekster)
{
    public const string EgneBilag = "egneBilag";
}

/// <summary>
/// Records how far a year's accounts have come: closed by a source, presented, reported on, adopted, set aside (kommuneloven §§ 14-3, 14-6, 24-8).
/// Each state is an entry of the journal with the version that it is about, and none is taken away.
/// </summary>
public sealed class Statustjeneste(IHovedbokleser leser, Grunndataleser grunndata, Avslutningsberegning beregning, Skriveflyt flyt)
{
    public const string Handling = "aarsstatus";

    /// <summary>The year's states as they are at the head.</summary>
    /// <exception cref="Avvisning">404 unknown municipality or year.</exception>
    public async Task<Aarsstatussvar> HentAsync(LedgerId ledger, Regnskapsaar aar, CancellationToken ct)
    {
        var hode = await grunndata.HodeAsync(ledger, ct);
        var data = await grunndata.HentAsync(hode, aar, ct);
        var linjer = new List<Aarsstatuslinje>();
        foreach (var status in data.Aarsgang.Statuser)
        {
            var transaksjon = (await leser.FinnTransaksjonAsync(ledger, status.RegistrertVersjon, ct))!;
            linjer.Add(Aarsstatuslinje.Av(status, transaksjon));
        }

        return new Aarsstatussvar(
            ledger.ToString(), aar.Aar, data.Aarsgang.Tilstand.Navn(),
            data.Aarsgang.Avsluttetversjon() is { } versjon && await Aarsstatuser.ErEndretAsync(leser, hode, aar, versjon, ct),
            hode.Versjon, hode.Kjedehode.ToString(), linjer, []);
    }

    /// <exception cref="Avvisning">
    /// 404 unknown year; 409 the year is not in the state before, or its figures have changed since; 422 facts are missing or do not agree.
    /// </exception>
    public async Task<Aarsstatussvar> RegistrerAsync(
        LedgerId ledger, Regnskapsaar aar, Statusbestilling bestilling, Skriveoppdrag oppdrag, CancellationToken ct)
    {
        await grunndata.HentAsync(ledger, aar, ct);
        IReadOnlyList<Funn> funn = [];
        Aarsstatuslinje? ny = null;
        await flyt.UtfoerAsync(
            new Skriveordre(ledger, aar.Aar, Handling, oppdrag),
            async (kontekst, token) =>
            {
                var hode = kontekst.Oekt.Hode!;
                var data = await grunndata.HentAsync(hode, aar, token);
                var gang = data.Aarsgang;
                if (!bestilling.Tilstand.Foran().Contains(gang.Tilstand))
                {
                    var foran = string.Join(" eller ", bestilling.Tilstand.Foran().Select(t => t.Navn()));
                    throw Avvisning.Konflikt(
                        Problemtyper.UgyldigTilstand, "Året er ikke i tilstanden foran",
                        $"Regnskapet for {aar} er {gang.Tilstand.Navn()}; {bestilling.Tilstand.Navn()} kommer etter {foran}.");
                }

                (var versjon, funn) = await KontrollerAsync(hode, data, bestilling, DateOnly.FromDateTime(kontekst.Tidspunkt.UtcDateTime), token);
                var kjedehode = versjon == hode.Versjon ? hode.Kjedehode : (await leser.FinnTransaksjonAsync(ledger, versjon, token))!.Kjedehode;
                var innhold = bestilling.Fakta with { Tilstand = bestilling.Tilstand.Navn(), Versjon = versjon, Kjedehode = kjedehode.ToString() };
                await Aarsstatuser.RegistrerAsync(kontekst, data, innhold, bestilling.Tekster, token);
                if (bestilling.Tilstand == Aarstilstand.Avsluttet)
                {
                    await Avslutningstjeneste.LukkAsync(kontekst, data, token);
                }

                ny = Aarsstatuslinje.Av(
                    new Aarsstatuspost(
                        gang.Statuser.Count + 1, bestilling.Tilstand, innhold,
                        bestilling.Tekster.Where(t => t.Value is not null).ToDictionary(t => t.Key, t => t.Value!), kontekst.Sekvens, kontekst.Versjon),
                    kontekst.Tidspunkt, oppdrag.Bruker);
                return new Avslutningskvittering([], kontekst.Versjon, kontekst.Kjedehode.ToString());
            },
            null,
            ct);
        var svar = await HentAsync(ledger, aar, ct);
        svar = svar with { Funn = [.. funn.Select(Funnsvar.Av)], Proevekjoering = oppdrag.ErProeve };
        return oppdrag.Proevekjoering ? svar with { Tilstand = bestilling.Tilstand.Navn(), Historikk = [.. svar.Historikk, ny!] } : svar;
    }

    /// <summary>The version that the state applies to, and the findings about it.</summary>
    private async Task<(long Versjon, IReadOnlyList<Funn> Funn)> KontrollerAsync(
        Kommunehode hode, Kommunegrunnlag data, Statusbestilling bestilling, DateOnly idag, CancellationToken ct)
    {
        var (aar, gang) = (data.Aar, data.Aarsgang);
        if (bestilling.Tilstand == Aarstilstand.Avsluttet)
        {
            return (hode.Versjon, await KontrollerEgneBilagAsync(hode, data, await grunndata.KubeAsync(data, ct), bestilling.Fakta.Merking ?? [], ct));
        }

        if (bestilling.Tilstand == Aarstilstand.Opphevet)
        {
            return (gang.Statuser[^1].Innhold.Versjon, []);
        }

        var avsluttet = gang.Avsluttetversjon()!.Value;
        var versjon = bestilling.Tilstand == Aarstilstand.Avlagt ? bestilling.Versjon ?? hode.Versjon : gang.Gjeldende(Aarstilstand.Avlagt)!.Innhold.Versjon;
        if (versjon > hode.Versjon)
        {
            throw Avvisning.Regelbrudd("versjon", Feilkoder.UtenforOmraadet, $"Versjon {versjon} finnes ikke; den nyeste er {hode.Versjon}.");
        }

        if (versjon < avsluttet || await Aarsstatuser.ErEndretAsync(leser, hode, aar, avsluttet, ct) || (bestilling.Versjon is { } asked && asked < avsluttet))
        {
            throw Avvisning.Konflikt(
                Problemtyper.TalleneErEndret, "Tallene er endret",
                $"Regnskapet for {aar} ble avsluttet i versjon {avsluttet}; tallene i versjon {bestilling.Versjon ?? hode.Versjon} er ikke de samme. Avslutt " +
                    "året på nytt først.");
        }

        if (bestilling.Tilstand == Aarstilstand.Vedtatt)
        {
            Dekningskontroll.Krev(aar, Merforbruk(await grunndata.KubeAsync(data, ct)), bestilling.Fakta.Dekning ?? [], data.Merforbruk.Vedtak);
        }

        var skifte = new Tilstandsskifte(aar, bestilling.Tilstand, gang.Tilstand, bestilling.Dato, bestilling.Konklusjon, bestilling.Sendt)
        {
            IDag = idag, Foerdato = Dato(gang.Statuser[^1].Innhold.Dato),
        };
        var feil = new Feilsamling();
        foreach (var (felt, melding) in Aarsfrister.Kontroller(skifte))
        {
            feil.Avvis(null, felt, Feilkoder.UtenforOmraadet, melding);
        }

        if (feil.HarFeil)
        {
            throw Avvisning.Av(feil);
        }

        return (versjon, Aarsfrister.Finn(skifte));
    }

    /// <summary>What a source has closed is closed when both results are disposed of and nothing is false.</summary>
    private async Task<IReadOnlyList<Funn>> KontrollerEgneBilagAsync(
        Kommunehode hode, Kommunegrunnlag data, Saldokube kube, IReadOnlyList<Merkelinje> merking, CancellationToken ct)
    {
        Periodetjeneste.KrevDisponert(kube);
        List<Merketdel> deler = [.. merking.Select(m => m.Lest())];
        var feil = new Feilsamling();
        Merking.Kontroller(deler, kube, feil);
        var funn = await beregning.EtterproevAsync(hode, data, kube, feil.HarFeil ? [] : deler, ct);
        var avvist = funn.Where(f => f.Nivaa == Funnivaa.Avvis).ToList();
        if (Avvisning.AvFunn(avvist, [], (Problemtyper.AvslutningenKanIkkeBokfoeres, "Avslutningen kan ikke bokføres")) is { } avvisning)
        {
            throw avvisning;
        }

        return feil.HarFeil ? throw Avvisning.Av(feil) : funn;
    }

    private static DateOnly? Dato(string? dato) => dato is null ? null : DateOnly.ParseExact(dato, "yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static Beloep Merforbruk(Saldokube kube) => Beloep.Sum(Enumerable.Range(0, kube.Antall)
        .Where(n => kube.Noekkel(n) is { Kontoklasse: Kontoklasse.Balanse, Kapittel.Nummer: 5900 }).Select(n => kube.Regnskap(n, Periode.Aarsavslutning)));
}
