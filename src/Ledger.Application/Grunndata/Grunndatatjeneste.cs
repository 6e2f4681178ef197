using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Ledger.Application.Porter;
using Ledger.Application.Skriving;
using Ledger.Domain.Fond;
using Ledger.Domain.Kjede;
using Ledger.Domain.Organisasjon;
using Ledger.Domain.Prosjekt;
using Ledger.Domain.Validering;
using Ledger.Domain.Verdier;

namespace Ledger.Application.Grunndata;

/// <summary>The answer to a definition: the version it is in force from.</summary>
/// <param name="Endret">False when the same was defined already, and nothing was written.</param>
public sealed record Definisjonskvittering(long Versjon, string Kjedehode, bool Endret);

/// <summary>
/// Defines municipalities, organisations, funds, projects, periods and targets: each change is a journal entry, so that a report of an
/// earlier version sees the definitions of that version. Defining the same again writes nothing.
/// </summary>
public sealed class Grunndatatjeneste(IHovedbokleser store, Grunndataleser leser, Skriveflyt flyt)
{
    private static readonly JsonSerializerOptions Json = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public Task<Definisjonskvittering> RegistrerKommuneAsync(LedgerId ledger, string navn, Organisasjonsnummer organisasjonsnummer, string bruker, CancellationToken ct) =>
        DefinerAsync(
            ledger, Journalslag.Kommune, 0, ledger.ToString(), bruker,
            _ => Task.FromResult(new JsonObject { ["navn"] = navn, ["organisasjonsnummer"] = organisasjonsnummer.ToString() }), maaFinnes: false, ct);

    /// <exception cref="Avvisning">422 when the units are no forest, or a unit with rows would disappear or get units below it.</exception>
    public Task<Definisjonskvittering> DefinerOrganisasjonAsync(LedgerId ledger, Regnskapsaar aar, IReadOnlyList<Enhet> enheter, string bruker, CancellationToken ct)
    {
        var feil = new Feilsamling();
        Organisasjonsregler.Kontroller(enheter, feil);
        if (feil.HarFeil)
        {
            throw Avvisning.Av(feil);
        }

        return DefinerAsync(
            ledger, Journalslag.Organisasjon, aar.Aar, "organisasjon", bruker,
            async hode =>
            {
                if (hode is { Sekvens: > 0 })
                {
                    await KontrollerBrukteEnheterAsync(hode, aar, new Organisasjonsplan(enheter), ct);
                }

                return new JsonObject
                {
                    ["enheter"] = new JsonArray([.. enheter.Select(e => new JsonObject
                    {
                        ["kode"] = e.Kode.ToString(),
                        ["navn"] = e.Navn,
                        ["nivaa"] = e.Nivaa.Navn(),
                        ["overordnet"] = e.Overordnet.ErTom ? null : e.Overordnet.ToString(),
                    })]),
                };
            },
            maaFinnes: true, ct);
    }

    /// <exception cref="Avvisning">422 when the type would change: a fund's rows stand in the chapter of its type.</exception>
    public Task<Definisjonskvittering> DefinerFondAsync(LedgerId ledger, Fondsopplysning fond, string bruker, CancellationToken ct) =>
        DefinerAsync(
            ledger, Journalslag.Fond, 0, fond.Kode.ToString(), bruker,
            async hode =>
            {
                var foer = (await store.GrunndataAsync(ledger, Journalslag.Fond, 0, hode!.Sekvens, ct)).FirstOrDefault(p => p.Referanse == fond.Kode.ToString());
                if (foer is not null && (string?)JsonNode.Parse(foer.Innhold!)!["type"] != fond.Type.Navn())
                {
                    throw Avvisning.Regelbrudd("type", Feilkoder.FondstypeKanIkkeEndres, $"Fondet {fond.Kode} er {(string?)JsonNode.Parse(foer.Innhold!)!["type"]}; typen kan ikke endres. Opprett et nytt fond.");
                }

                var innhold = new JsonObject { ["navn"] = fond.Navn, ["type"] = fond.Type.Navn(), ["formaal"] = fond.Formaal };
                if (fond.Formaalskode is not null)
                {
                    innhold["formaalskode"] = fond.Formaalskode;
                }

                return innhold;
            },
            maaFinnes: true, ct);

    public Task<Definisjonskvittering> DefinerProsjektAsync(LedgerId ledger, Prosjektopplysning prosjekt, string bruker, CancellationToken ct) =>
        DefinerAsync(
            ledger, Journalslag.Prosjekt, 0, prosjekt.Kode.ToString(), bruker,
            _ => Task.FromResult(new JsonObject { ["navn"] = prosjekt.Navn, ["fase"] = prosjekt.Fase, ["kostnadsramme"] = prosjekt.Kostnadsramme?.Kroner }),
            maaFinnes: true, ct);

    /// <summary>Defines a municipality's own statement, already validated.</summary>
    public async Task<Definisjonskvittering> DefinerOppstillingAsync(LedgerId ledger, Regnskapsaar aar, string id, string definisjon, string bruker, CancellationToken ct)
    {
        await leser.HentAsync(ledger, aar, ct);
        return await DefinerAsync(
            ledger, Journalslag.Oppstilling, aar.Aar, id, bruker, _ => Task.FromResult(JsonNode.Parse(definisjon)!.AsObject()), maaFinnes: true, ct);
    }

    /// <summary>Defines the targets of key figures for a year.</summary>
    public async Task<Definisjonskvittering> DefinerMaaltallAsync(LedgerId ledger, Regnskapsaar aar, string id, JsonObject maaltall, string bruker, CancellationToken ct)
    {
        await leser.HentAsync(ledger, aar, ct);
        return await DefinerAsync(ledger, Journalslag.Maaltall, aar.Aar, id, bruker, _ => Task.FromResult(maaltall), maaFinnes: true, ct);
    }

    /// <summary>Opens or closes a period (bokføringsforskriften § 7-6).</summary>
    /// <exception cref="Avvisning">403-like rules are the caller's; 409 when the year is closed.</exception>
    public async Task<Definisjonskvittering> SettPeriodeAsync(LedgerId ledger, Regnskapsaar aar, Periode periode, bool lukket, string bruker, TimeProvider clock, CancellationToken ct)
    {
        var grunnlag = await leser.HentAsync(ledger, aar, ct);
        if (grunnlag.Perioder.TryGetValue(periode, out var status) ? status.ErLukket == lukket : !lukket)
        {
            var hode = (await store.FinnKommuneAsync(ledger, ct))!;
            return new Definisjonskvittering(hode.Versjon, hode.Kjedehode.ToString(), Endret: false);
        }

        return await DefinerAsync(
            ledger, Journalslag.Periode, aar.Aar, periode.ToString(), bruker,
            _ => Task.FromResult(JsonNode.Parse(Periodeinnhold(lukket, clock.GetUtcNow(), bruker))!.AsObject()),
            maaFinnes: true, ct);
    }

    /// <summary>The stored form of a period's state.</summary>
    internal static string Periodeinnhold(bool lukket, DateTimeOffset tidspunkt, string bruker) =>
        new JsonObject { ["status"] = lukket ? "lukket" : "aapen", ["tidspunkt"] = Kanonisk.Tid(tidspunkt), ["bruker"] = bruker }.ToJsonString(Json);

    private async Task<Definisjonskvittering> DefinerAsync(
        LedgerId ledger, Journalslag slag, int aar, string kode, string bruker, Func<Kommunehode?, Task<JsonObject>> innhold, bool maaFinnes, CancellationToken ct)
    {
        var svar = await flyt.UtfoerAsync(
            new Skriveordre(ledger, aar, slag.Navn(), bruker),
            async (kontekst, token) =>
            {
                var hode = kontekst.Oekt.Hode;
                if (hode is null && maaFinnes)
                {
                    throw Avvisning.UkjentKommune(ledger);
                }

                var json = (await innhold(hode)).ToJsonString(Json);
                var foer = hode is null ? null : (await store.GrunndataAsync(ledger, slag, aar, hode.Sekvens, token)).FirstOrDefault(p => p.Referanse == kode);
                if (foer?.Innhold == json)
                {
                    return new Definisjonskvittering(hode!.Versjon, hode.Kjedehode.ToString(), Endret: false);
                }

                await kontekst.DefinerAsync(slag, aar, kode, json, token);
                return new Definisjonskvittering(kontekst.Versjon, kontekst.Kjedehode.ToString(), Endret: true);
            },
            null,
            ct);
        return svar.Kvittering;
    }

    private async Task KontrollerBrukteEnheterAsync(Kommunehode hode, Regnskapsaar aar, Organisasjonsplan plan, CancellationToken ct)
    {
        var (_, kube) = await store.SaldokubeAsync(hode.Ledger, aar, ct);
        var feil = new Feilsamling();
        foreach (var ansvar in Enumerable.Range(0, kube.Antall).Select(i => kube.Noekkel(i).Ansvar).Where(a => !a.ErTom).Distinct().Order())
        {
            if (!plan.ErBlad(ansvar))
            {
                feil.Avvis(null, "enheter", Feilkoder.EnhetIBruk, $"Enheten {ansvar} har posteringer eller budsjett i {aar} og må bli stående uten enheter under seg.");
            }
        }

        if (feil.HarFeil)
        {
            throw Avvisning.Av(feil);
        }
    }
}
