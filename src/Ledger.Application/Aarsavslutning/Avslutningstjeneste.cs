using Ledger.Application.Bokfoering;
using Ledger.Application.Grunndata;
using Ledger.Application.Grunndata.Definisjoner;
using Ledger.Application.Porter;
using Ledger.Application.Skriving;
using Ledger.Domain;
using Ledger.Domain.Aarsavslutning;
using Ledger.Domain.Budsjett;
using Ledger.Domain.Hovedbok;
using Ledger.Domain.Inngaaendebalanse;
using Ledger.Domain.Kjede;
using Ledger.Domain.Oekonomikontroll;
using Ledger.Domain.Organisasjon;
using Ledger.Domain.Saldo;
using Ledger.Domain.Validering;
using Ledger.Domain.Verdier;

namespace Ledger.Application.Aarsavslutning;

/// <summary>A closing that was carried out, or would be.</summary>
/// <param name="Bilagsnumre">The bilag that book it, one per step; empty in a dry run.</param>
/// <param name="Versjon">The version that the closing made; in a dry run the version it was computed at.</param>
public sealed record Avslutningssvar(Avslutningsresultat Resultat, IReadOnlyList<int> Bilagsnumre, long Versjon, string Kjedehode);

/// <summary>
/// Closes a municipality's year by chapter 4: previews, or books the steps into period 13, records the closing and closes all periods, in
/// one write. A closed year takes no more bilag or budget decisions until an administrator opens period 13.
/// </summary>
public sealed class Avslutningstjeneste(IHovedbokleser leser, Grunndataleser grunndata, Skriveflyt flyt)
{
    /// <param name="valg">The municipality's rules, for what the regulation leaves open; its unit may be empty.</param>
    /// <param name="likevel">Confirmations of what a person must answer for; a dry run needs none.</param>
    /// <exception cref="Avvisning">
    /// 404 unknown year; 409 closed before, a period that must be booked in is closed, or a finding is not confirmed; 422 the rules do not fit the
    /// funds, or a finding stops the closing.
    /// </exception>
    public async Task<Avslutningssvar> AvsluttAsync(
        LedgerId ledger, Regnskapsaar aar, Avslutningsvalg valg, IReadOnlyList<Likevel> likevel, Skriveoppdrag oppdrag, CancellationToken ct)
    {
        await grunndata.HentAsync(ledger, aar, ct);
        Avslutningsresultat? resultat = null;
        var svar = await flyt.UtfoerAsync(
            new Skriveordre(ledger, aar.Aar, Journalslag.Aarsavslutning.Navn(), oppdrag),
            async (kontekst, token) =>
            {
                (resultat, var kvittering) = await AvsluttAsync(kontekst, aar, valg, likevel, oppdrag, token);
                return kvittering;
            },
            null,
            ct);
        return new Avslutningssvar(resultat!, svar.Kvittering.Bilagsnumre, svar.Kvittering.Versjon, svar.Kvittering.Kjedehode);
    }

    /// <summary>All that the closing answers is made here, since a write that the database undid is done again from its beginning.</summary>
    private async Task<(Avslutningsresultat Resultat, Avslutningskvittering Kvittering)> AvsluttAsync(
        Skrivekontekst kontekst, Regnskapsaar aar, Avslutningsvalg valg, IReadOnlyList<Likevel> likevel, Skriveoppdrag oppdrag, CancellationToken ct)
    {
        var hode = kontekst.Oekt.Hode!;
        var gjeldende = await grunndata.HentAsync(hode, aar, ct);
        if (gjeldende.Status(Periode.Aarsavslutning) is { ErLukket: true } siste)
        {
            throw Avvisning.Konflikt(
                Problemtyper.AaretErAvsluttet, "Regnskapsåret er avsluttet",
                $"Periode 13 ble lukket {siste.Lukket:yyyy-MM-dd}. En administrator må åpne den før året kan avsluttes på nytt.");
        }

        var resultat = await BeregnAsync(hode, aar, valg, ct);
        if (!oppdrag.Proevekjoering
            && Avvisning.AvFunn(resultat.Funn, likevel, (Problemtyper.AvslutningenKanIkkeBokfoeres, "Avslutningen kan ikke bokføres")) is { } avvisning)
        {
            throw avvisning;
        }

        var numre = new List<int>();
        foreach (var (i, avslutningsbilag) in resultat.Bilag.Index())
        {
            var bilag = new Bilag(
                Systemreferanse.Aarsavslutning(kontekst.Versjon, i + 1), new DateOnly(aar.Aar, 12, 31), Periode.Aarsavslutning,
                avslutningsbilag.Posteringer, avslutningsbilag.Tekst);
            numre.Add((await Bilagstjeneste.BokfoerAsync(kontekst, aar, bilag, [], ct)).Bilagsnummer);
        }

        await kontekst.DefinerAsync(Journalslag.Aarsavslutning, aar.Aar, "aarsavslutning", Avslutningsform.Skriv(resultat, numre, valg, likevel), ct);
        for (var nummer = Periode.Minste; nummer <= Periode.Stoerste; nummer++)
        {
            var periode = Periode.Fra(nummer);
            if (!gjeldende.Status(periode).ErLukket)
            {
                await kontekst.DefinerAsync(
                    Journalslag.Periode, aar.Aar, periode.ToString(), Periodeform.Skriv(lukket: true, kontekst.Tidspunkt, oppdrag.Bruker), ct);
            }
        }

        var kvittering = oppdrag.Proevekjoering
            ? new Avslutningskvittering([], hode.Versjon, hode.Kjedehode.ToString())
            : new Avslutningskvittering(numre, kontekst.Versjon, kontekst.Kjedehode.ToString());
        return (resultat, kvittering);
    }

    private async Task<Avslutningsresultat> BeregnAsync(Kommunehode hode, Regnskapsaar aar, Avslutningsvalg valg, CancellationToken ct)
    {
        var data = await grunndata.HentAsync(hode, aar, ct);
        var (_, kube) = await leser.SaldokubeAsync(hode.Ledger, aar, ct);
        var rettet = valg.Ansvar.ErTom ? valg with { Ansvar = Standardansvar(data.Organisasjon!) } : valg;
        if (!data.Organisasjon!.ErBlad(rettet.Ansvar))
        {
            throw Avvisning.Regelbrudd("ansvar", Feilkoder.UkjentAnsvar, $"{rettet.Ansvar} er ikke en enhet uten enheter under seg i {aar}.");
        }

        try
        {
            return Avslutningsmotor.Avslutt(Avslutningsgrunnlag.Fra(kube, data.Fond, rettet, await OpplysningerAsync(hode, data, kube, ct)));
        }
        catch (Avslutningsavvisning e)
        {
            var feil = new Feilsamling();
            foreach (var f in e.Feil)
            {
                feil.Avvis(f.Linje, f.Felt, f.Kode, f.Melding);
            }

            throw Avvisning.Av(feil);
        }
    }

    /// <summary>What the years around it tell.</summary>
    private async Task<Avslutningsopplysninger> OpplysningerAsync(Kommunehode hode, Kommunegrunnlag data, Saldokube aaret, CancellationToken ct)
    {
        var aar = data.Aar;
        var o = new Avslutningsopplysninger { Minimumsavdrag = Minimum(data, aaret) };
        if (Regnskapsaar.TryFra(aar.Aar + 1, out var neste))
        {
            var (_, kube) = await leser.SaldokubeAsync(hode.Ledger, neste, ct);
            var vedtak = (await leser.VedtakAsync(hode.Ledger, neste, hode.Sekvens, ct)).Select(v => v.Vedtak).Where(v => v.Type == Vedtakstype.Opprinnelig);
            o = o with
            {
                NesteBudsjett = Nestebudsjett.Fra(kube, string.Join(", ", vedtak.Select(v => v.Referanse))),
                SenereAarAvsluttet = (await grunndata.LesAsync(hode.Ledger, neste, hode.Versjon, hode.Sekvens, ct)).ErAvsluttet,
            };
        }

        if (Regnskapsaar.TryFra(aar.Aar - 1, out var forrige))
        {
            var (_, kube) = await leser.SaldokubeAsync(hode.Ledger, forrige, ct);
            var forrigeAar = await grunndata.LesAsync(hode.Ledger, forrige, hode.Versjon, hode.Sekvens, ct);
            o = o with
            {
                InngaaendeBalanseAvvik = Balansesammenligning.Sammenlign(kube, aaret).SumAbsolutt,
                ForrigeAarAapent = HarPosteringer(kube) && !forrigeAar.Status(Periode.Aarsavslutning).ErLukket,
            };
        }

        return o;
    }

    /// <summary>The minimum with what the municipality has told of loans and assets.</summary>
    private static Minimumsavdrag Minimum(Kommunegrunnlag data, Saldokube kube)
    {
        Beloep Inn(string navn) => data.Inndata.TryGetValue(navn, out var v) && Beloep.TryFraKroner(v, out var b) ? b : default;
        return (Minimumsavdragsgrunnlag.Fra(kube) with { LaanVidereutlaan = Inn("laanVidereutlaan"), IkkeAvskrivbare = Inn("tomter") }).Beregn();
    }

    private static bool HarPosteringer(Saldokube kube) => Enumerable.Range(0, kube.Antall).Any(key => kube.AntallPosteringer(key, Periode.Aarsavslutning) > 0);

    /// <summary>A unit outside the areas if there is one, since the closing belongs to no service; otherwise the first leaf.</summary>
    private static Ansvar Standardansvar(Organisasjonsplan organisasjon) =>
        organisasjon.Enheter.Where(e => organisasjon.ErBlad(e.Kode)).OrderBy(
            e => !(e.Nivaa == Nivaa.Ansvar && e.Overordnet.ErTom)).ThenBy(e => e.Kode).First().Kode;

    /// <summary>What is stored of the answer, with the write.</summary>
    private sealed record Avslutningskvittering(IReadOnlyList<int> Bilagsnumre, long Versjon, string Kjedehode);
}
