using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Ledger.Application.Bokfoering;
using Ledger.Application.Grunndata;
using Ledger.Application.Porter;
using Ledger.Application.Skriving;
using Ledger.Domain.Aarsavslutning;
using Ledger.Domain.Hovedbok;
using Ledger.Domain.Kjede;
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
public sealed class Avslutningstjeneste(IHovedbokleser store, Grunndataleser grunndata, Skriveflyt flyt)
{
    private static readonly JsonSerializerOptions Json = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <param name="valg">The municipality's rules, for what the regulation leaves open; its unit may be empty.</param>
    /// <exception cref="Avvisning">404 unknown year; 409 closed before, or a period that must be booked in is closed; 422 the rules do not fit the funds.</exception>
    public async Task<Avslutningssvar> AvsluttAsync(LedgerId ledger, Regnskapsaar aar, Avslutningsvalg valg, bool proevekjoering, string bruker, CancellationToken ct)
    {
        var hode = await store.FinnKommuneAsync(ledger, ct) ?? throw Avvisning.UkjentKommune(ledger);
        if (proevekjoering)
        {
            return new Avslutningssvar(await BeregnAsync(hode, aar, valg, ct), [], hode.Versjon, hode.Kjedehode.ToString());
        }

        await grunndata.HentAsync(hode, aar, ct);
        Avslutningsresultat? resultat = null;
        var numre = new List<int>();
        var svar = await flyt.UtfoerAsync(
            new Skriveordre(ledger, aar.Aar, Journalslag.Aarsavslutning.Navn(), bruker),
            async (kontekst, token) =>
            {
                var gjeldende = await grunndata.HentAsync(kontekst.Oekt.Hode!, aar, token);
                if (gjeldende.Perioder.TryGetValue(Periode.Aarsavslutning, out var status) && status.ErLukket)
                {
                    throw Avvisning.Konflikt(
                        Problemtyper.AaretErAvsluttet, "Regnskapsåret er avsluttet", $"Periode 13 ble lukket {status.Lukket:yyyy-MM-dd}. En administrator må åpne den før året kan avsluttes på nytt.");
                }

                resultat = await BeregnAsync(kontekst.Oekt.Hode!, aar, valg, token);
                for (var i = 0; i < resultat.Bilag.Count; i++)
                {
                    var avslutningsbilag = resultat.Bilag[i];
                    var bilag = new Bilag(
                        $"aarsavslutning-{kontekst.Versjon}-{i + 1}", new DateOnly(aar.Aar, 12, 31), Periode.Aarsavslutning, avslutningsbilag.Posteringer, avslutningsbilag.Tekst);
                    numre.Add((await Bilagstjeneste.BokfoerAsync(kontekst, aar, bilag, [], token)).Bilagsnummer);
                }

                await kontekst.DefinerAsync(Journalslag.Aarsavslutning, aar.Aar, "aarsavslutning", Innhold(resultat, numre), token);
                for (var p = Periode.Minste; p <= Periode.Stoerste; p++)
                {
                    if (!(gjeldende.Perioder.TryGetValue(Periode.Fra(p), out var foer) && foer.ErLukket))
                    {
                        await kontekst.DefinerAsync(Journalslag.Periode, aar.Aar, Periode.Fra(p).ToString(), Grunndatatjeneste.Periodeinnhold(lukket: true, kontekst.Tidspunkt, bruker), token);
                    }
                }

                return kontekst.Kjedehode.ToString();
            },
            null,
            ct);
        var etter = (await store.FinnKommuneAsync(ledger, ct))!;
        return new Avslutningssvar(resultat!, numre, etter.Versjon, svar.Kvittering);
    }

    private async Task<Avslutningsresultat> BeregnAsync(Kommunehode hode, Regnskapsaar aar, Avslutningsvalg valg, CancellationToken ct)
    {
        var data = await grunndata.HentAsync(hode, aar, ct);
        var (_, kube) = await store.SaldokubeAsync(hode.Ledger, aar, ct);
        var rettet = valg.Ansvar.ErTom ? valg with { Ansvar = Standardansvar(data.Organisasjon!) } : valg;
        if (!data.Organisasjon!.ErBlad(rettet.Ansvar))
        {
            throw Avvisning.Regelbrudd("ansvar", Feilkoder.UkjentAnsvar, $"{rettet.Ansvar} er ikke en enhet uten enheter under seg i {aar}.");
        }

        try
        {
            return Avslutningsmotor.Avslutt(Avslutningsgrunnlag.Fra(kube, data.Fond, rettet));
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

    /// <summary>A unit outside the areas if there is one, since the closing belongs to no service; otherwise the first leaf.</summary>
    private static Ansvar Standardansvar(Organisasjonsplan organisasjon) =>
        organisasjon.Enheter.Where(e => organisasjon.ErBlad(e.Kode)).OrderBy(e => !(e.Nivaa == Nivaa.Ansvar && e.Overordnet.ErTom)).ThenBy(e => e.Kode).First().Kode;

    private static string Innhold(Avslutningsresultat resultat, IReadOnlyList<int> numre) => new JsonObject
    {
        ["bilagsnumre"] = new JsonArray([.. numre.Select(n => (JsonNode)n)]),
        ["steg"] = new JsonArray([.. resultat.Steg.Select(s => new JsonObject
        {
            ["hjemmel"] = s.Hjemmel,
            ["fond"] = s.Fond.ErTom ? null : s.Fond.ToString(),
            ["kontoklasse"] = s.Kontoklasse.Navn(),
            ["art"] = s.Art.ToString(),
            ["beloep"] = s.Beloep.Kroner,
            ["begrunnelse"] = s.Begrunnelse,
        })]),
    }.ToJsonString(Json);
}
