using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Serialization;
using Ledger.Application.Grunndata.Definisjoner;
using Ledger.Application.Porter;
using Ledger.Application.Skriving;
using Ledger.Domain;
using Ledger.Domain.Fond;
using Ledger.Domain.Kjede;
using Ledger.Domain.Noekkeltall;
using Ledger.Domain.Oekonomikontroll;
using Ledger.Domain.Oppstillinger;
using Ledger.Domain.Organisasjon;
using Ledger.Domain.Prosjekt;
using Ledger.Domain.Regnskapsenheter;
using Ledger.Domain.Validering;
using Ledger.Domain.Verdier;

namespace Ledger.Application.Grunndata;

/// <summary>The answer to a definition: the version it is in force from.</summary>
/// <param name="Endret">False when the same was defined already, and nothing was written.</param>
/// <param name="Proevekjoering">There, and true, when nothing was written and all else is what would have been.</param>
public sealed record Definisjonskvittering(
    long Versjon, string Kjedehode, bool Endret, [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] bool? Proevekjoering = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyList<Feil>? Varsler = null);

/// <summary>
/// Defines municipalities, organisations, funds, projects, statements and key figures: each change is a journal entry, so that a report of an
/// earlier version sees the definitions of that version. Defining the same again writes nothing.
/// </summary>
public sealed class Grunndatatjeneste(IHovedbokleser leser, Grunndataleser grunndata, Skriveflyt flyt)
{
    /// <param name="proeve">The ledger is a trial; null leaves what is, and a new ledger is none.</param>
    /// <exception cref="Avvisning">422: a trial would become accounts, or accounts a trial.</exception>
    public Task<Definisjonskvittering> RegistrerKommuneAsync(
        LedgerId ledger, string navn, Organisasjonsnummer organisasjonsnummer, Skriveoppdrag oppdrag, CancellationToken ct, bool? proeve = null)
    {
        var maal = new Maal(ledger, Journalslag.Kommune, 0, ledger.ToString());
        return DefinerAsync(
            maal, oppdrag,
            async oekt =>
            {
                var foer = oekt.Hode is null ? null : await FinnAsync(maal, oekt, ct) is { } post ? Kommuneform.Les(post) : null;
                if (foer is not null && proeve is { } oensket && oensket != foer.Proeve)
                {
                    throw Avvisning.Regelbrudd("proeve", Feilkoder.ProeveKanIkkeEndres, foer.Proeve
                        ? $"Regnskapet {ledger} er et prøveregnskap og blir ikke et ordinært. Slett det, og registrer kommunen på nytt."
                        : $"Regnskapet {ledger} er ikke et prøveregnskap og kan ikke bli det. Prøv på et nummer som ikke er registrert.");
                }

                return Kommuneform.Skriv(new Kommuneopplysning(navn, organisasjonsnummer.ToString(), foer?.Proeve ?? proeve ?? false));
            },
            ct);
    }

    /// <summary>The year's organisation as it is now, with the mark that tells it from another.</summary>
    /// <exception cref="Avvisning">404 unknown municipality or year.</exception>
    public async Task<(Kommunegrunnlag Data, string Merke)> OrganisasjonAsync(LedgerId ledger, Regnskapsaar aar, CancellationToken ct)
    {
        var data = await grunndata.HentAsync(ledger, aar, ct);
        return (data, Organisasjonsform.Merke(data.Organisasjon));
    }

    /// <param name="merke">The mark that the organisation must still have (If-Match); null for any.</param>
    /// <exception cref="Avvisning">412 another organisation is there now; 422 the units are no forest, or a unit with rows would disappear.</exception>
    public Task<Definisjonskvittering> DefinerOrganisasjonAsync(
        LedgerId ledger, Regnskapsaar aar, IReadOnlyList<Enhet> enheter, Skriveoppdrag oppdrag, CancellationToken ct, string? merke = null)
    {
        var feil = new Feilsamling();
        Organisasjonsregler.Kontroller(enheter, feil);
        if (feil.HarFeil)
        {
            throw Avvisning.Av(feil);
        }

        return DefinerAsync(
            new Maal(ledger, Journalslag.Organisasjon, aar.Aar, "organisasjon"), oppdrag,
            async oekt =>
            {
                if (merke is not null && oekt.Hode is not null && merke != await OrganisasjonsmerkeAsync(oekt, aar, ct))
                {
                    throw Avvisning.Forutsetning("Organisasjonen er endret siden den ble hentet. Hent den på nytt og gjør endringen i den.");
                }

                return Organisasjonsform.Skriv(oekt.Hode is { Sekvens: > 0 } hode ? await MedBrukAsync(leser, hode, aar, enheter, ct) : enheter);
            },
            ct);
    }

    /// <exception cref="Avvisning">422 when the type would change: a fund's rows stand in the chapter of its type.</exception>
    public Task<Definisjonskvittering> DefinerFondAsync(LedgerId ledger, Fondsopplysning fond, Skriveoppdrag oppdrag, CancellationToken ct)
    {
        var maal = new Maal(ledger, Journalslag.Fond, 0, fond.Kode.ToString());
        if (Ufordeltefond.ErReservert(maal.Kode))
        {
            throw Avvisning.Regelbrudd("fondskode", Feilkoder.ReservertKode, $"Koden «{maal.Kode}» er opptatt av det som ikke er gitt til noe fond.");
        }

        return DefinerAsync(
            maal, oppdrag,
            async oekt =>
            {
                var foer = await FinnAsync(maal, oekt, ct) is { } post ? Fondsform.Les(maal.Kode, post) : null;
                if (foer is not null && foer.Type != fond.Type)
                {
                    throw Avvisning.Regelbrudd(
                        "type", Feilkoder.FondstypeKanIkkeEndres, $"Fondet {fond.Kode} er {foer.Type.Navn()}; typen kan ikke endres. Opprett et nytt fond.");
                }

                // Master data from a source says which account is the fund's; it is not asked for here.
                return Fondsform.Skriv(fond with { Konto = foer?.Konto });
            },
            ct);
    }

    /// <summary>Defines many projects in one write. Those that are so already are left out.</summary>
    /// <exception cref="Avvisning">404 unknown municipality.</exception>
    public async Task<Definisjonskvittering> DefinerProsjekterAsync(
        LedgerId ledger, IReadOnlyList<Prosjektopplysning> prosjekter, Skriveoppdrag oppdrag, CancellationToken ct)
    {
        var svar = await flyt.UtfoerAsync(
            new Skriveordre(ledger, 0, Journalslag.Prosjekt.Navn(), oppdrag),
            async (kontekst, token) =>
            {
                var hode = kontekst.Oekt.Hode ?? throw Avvisning.UkjentKommune(ledger);
                var kjente = (await leser.GrunndataAsync(ledger, Journalslag.Prosjekt, 0, hode.Sekvens, token)).ToDictionary(p => p.Referanse!, p => p.Innhold);
                var nye = prosjekter.Select(p => (Kode: p.Kode.ToString(), Innhold: Prosjektform.Skriv(p)))
                    .Where(p => kjente.GetValueOrDefault(p.Kode) != p.Innhold).ToList();
                foreach (var (kode, innhold) in nye)
                {
                    await kontekst.DefinerAsync(Journalslag.Prosjekt, 0, kode, innhold, token);
                }

                return nye.Count == 0 ? new Definisjonskvittering(hode.Versjon, hode.Kjedehode.ToString(), Endret: false)
                    : new Definisjonskvittering(kontekst.Versjon, kontekst.Kjedehode.ToString(), Endret: true);
            },
            null,
            ct);
        return svar.Kvittering with { Proevekjoering = oppdrag.ErProeve };
    }

    /// <summary>Defines how a source writes its files; already validated.</summary>
    public Task<Definisjonskvittering> DefinerImportprofilAsync(LedgerId ledger, string id, string innhold, Skriveoppdrag oppdrag, CancellationToken ct) =>
        DefinerAsync(new Maal(ledger, Journalslag.Importprofil, 0, id), oppdrag, _ => Task.FromResult(innhold), ct);

    /// <summary>Sets what the municipality decides once; already validated.</summary>
    /// <exception cref="Avvisning">404 unknown municipality.</exception>
    public Task<Definisjonskvittering> SettAsync<T>(LedgerId ledger, Innstilling<T> innstilling, T verdi, Skriveoppdrag oppdrag, CancellationToken ct) =>
        DefinerAsync(new Maal(ledger, innstilling.Slag, 0, innstilling.Kode), oppdrag, _ => Task.FromResult(innstilling.Skriv(verdi)), ct);

    /// <summary>Defines a municipality's own statement, already validated.</summary>
    /// <exception cref="Avvisning">404 unknown municipality or year.</exception>
    public Task<Definisjonskvittering> DefinerOppstillingAsync(
        LedgerId ledger, Regnskapsaar aar, string id, Oppstillingsutkast utkast, Skriveoppdrag oppdrag, CancellationToken ct) =>
        DefinerForAaretAsync(new Maal(ledger, Journalslag.Oppstilling, aar.Aar, id), aar, oppdrag, Oppstillingsform.Skriv(utkast), ct);

    /// <summary>Defines the target, or the own formula, of a key figure for a year; already validated.</summary>
    /// <exception cref="Avvisning">404 unknown municipality or year.</exception>
    public Task<Definisjonskvittering> DefinerNoekkeltallAsync(
        LedgerId ledger, Regnskapsaar aar, string id, Noekkeltallvalg valg, Skriveoppdrag oppdrag, CancellationToken ct) =>
        DefinerForAaretAsync(new Maal(ledger, Journalslag.Maaltall, aar.Aar, id), aar, oppdrag, Noekkeltallform.Skriv(valg), ct);

    /// <summary>Raises the level of a rule in the municipality, or brings it back towards the rule's own.</summary>
    /// <exception cref="Avvisning">404 unknown municipality or rule; 422 a level below the rule's own.</exception>
    public Task<Definisjonskvittering> DefinerNivaaAsync(LedgerId ledger, string kode, Funnivaa nivaa, Skriveoppdrag oppdrag, CancellationToken ct)
    {
        if (!Funnregler.Alle.TryGetValue(kode, out var regel))
        {
            throw Avvisning.IkkeFunnet("Regelen finnes ikke.");
        }

        return nivaa < regel.Nivaa
            ? throw Avvisning.Regelbrudd(
                "nivaa", Feilkoder.NivaaForLavt, $"Regelen {kode} er {regel.Nivaa.Navn()}; en kommune kan heve nivået, ikke senke det.")
            : DefinerAsync(new Maal(ledger, Journalslag.Regel, 0, kode), oppdrag, _ => Task.FromResult(Regelform.Skriv(nivaa)), ct);
    }

    /// <summary>Defines the numbers of a year that the ledger does not hold.</summary>
    /// <exception cref="Avvisning">404 unknown municipality or year; 400 a name that nothing reads; 422 a number that its name cannot be.</exception>
    public async Task<Definisjonskvittering> DefinerInndataAsync(
        LedgerId ledger, Regnskapsaar aar, IReadOnlyDictionary<string, decimal> inndata, Skriveoppdrag oppdrag, CancellationToken ct)
    {
        var data = await grunndata.HentAsync(ledger, aar, ct);
        var feil = new Feilsamling();
        Inndatanavn.Kontroller(ledger, aar, inndata, Noekkeltallregler.Inndatanavnene(data.Noekkeltall.Values), feil);
        return feil.HarFeil ? throw Avvisning.AvRader(feil)
            : await DefinerForAaretAsync(
                new Maal(ledger, Journalslag.Maaltall, aar.Aar, Noekkeltallform.Inndata), aar, oppdrag, Noekkeltallform.Skriv(inndata), ct);
    }

    /// <summary>Defines the text of a note to the year's accounts, already validated; null takes it away.</summary>
    /// <exception cref="Avvisning">404 unknown municipality or year.</exception>
    public async Task<Definisjonskvittering> DefinerNotetekstAsync(
        LedgerId ledger, Regnskapsaar aar, string navn, string? tekst, Skriveoppdrag oppdrag, CancellationToken ct)
    {
        await grunndata.HentAsync(ledger, aar, ct);
        var (json, tekster) = Notetekstform.Skriv(tekst);
        return await DefinerAsync(new Maal(ledger, Journalslag.Notetekst, aar.Aar, navn), oppdrag, _ => Task.FromResult(json), ct, tekster);
    }

    /// <summary>Defines how the year's notes are numbered, and the municipality's own, already validated.</summary>
    /// <exception cref="Avvisning">404 unknown municipality or year.</exception>
    public Task<Definisjonskvittering> DefinerNoteoppsettAsync(
        LedgerId ledger, Regnskapsaar aar, Noteoppsett oppsett, Skriveoppdrag oppdrag, CancellationToken ct) =>
        DefinerForAaretAsync(new Maal(ledger, Journalslag.Noteoppsett, aar.Aar, Noteoppsettform.Kode), aar, oppdrag, Noteoppsettform.Skriv(oppsett), ct);

    /// <summary>Defines a unit that keeps accounts of its own, already validated.</summary>
    /// <exception cref="Avvisning">404 unknown municipality.</exception>
    public Task<Definisjonskvittering> DefinerRegnskapsenhetAsync(LedgerId ledger, Regnskapsenhet enhet, Skriveoppdrag oppdrag, CancellationToken ct) =>
        DefinerAsync(
            new Maal(ledger, Journalslag.Regnskapsenhet, 0, enhet.Kode), oppdrag, _ => Task.FromResult(Regnskapsenhetform.Skriv(enhet)), ct);

    /// <summary>Defines what is added to the consolidated accounts of a year, already validated.</summary>
    /// <exception cref="Avvisning">404 unknown municipality or year.</exception>
    public async Task<Definisjonskvittering> DefinerJusteringAsync(
        LedgerId ledger, Regnskapsaar aar, Justering justering, Skriveoppdrag oppdrag, CancellationToken ct)
    {
        await grunndata.HentAsync(ledger, aar, ct);
        var (json, tekster) = Justeringsform.Skriv(justering);
        return await DefinerAsync(
            new Maal(ledger, Journalslag.Konsolidering, aar.Aar, justering.Referanse), oppdrag, _ => Task.FromResult(json), ct, tekster);
    }

    /// <summary>Defines the layers of merforbruk that the first year began with, already validated.</summary>
    /// <exception cref="Avvisning">404 unknown municipality.</exception>
    public Task<Definisjonskvittering> DefinerMerforbrukAsync(LedgerId ledger, IReadOnlyList<Lag> lag, Skriveoppdrag oppdrag, CancellationToken ct) =>
        DefinerAsync(new Maal(ledger, Journalslag.Merforbruk, 0, Merforbruksform.Lag), oppdrag, _ => Task.FromResult(Merforbruksform.Skriv(lag)), ct);

    /// <summary>Defines the decisions on layers, already validated.</summary>
    /// <exception cref="Avvisning">404 unknown municipality.</exception>
    public Task<Definisjonskvittering> DefinerMerforbrukAsync(
        LedgerId ledger, IReadOnlyList<Dekningsvedtak> vedtak, Skriveoppdrag oppdrag, CancellationToken ct) =>
        DefinerAsync(new Maal(ledger, Journalslag.Merforbruk, 0, Merforbruksform.Vedtak), oppdrag, _ => Task.FromResult(Merforbruksform.Skriv(vedtak)), ct);

    /// <summary>Defines what another room has validated: a register, a table and the like, which belong to no year.</summary>
    /// <param name="merke">The mark (<see cref="Merke"/>) that what is there must still have (If-Match); null for any.</param>
    /// <exception cref="Avvisning">404 unknown municipality; 412 something else is there now.</exception>
    internal Task<Definisjonskvittering> DefinerAsync(
        LedgerId ledger, Journalslag slag, string kode, string innhold, string? merke, Skriveoppdrag oppdrag, CancellationToken ct)
    {
        var maal = new Maal(ledger, slag, 0, kode);
        return DefinerAsync(
            maal, oppdrag,
            async oekt => merke is not null && oekt.Hode is not null && merke != Merke(await FinnAsync(maal, oekt, ct))
                ? throw Avvisning.Forutsetning($"«{kode}» er endret siden den ble hentet. Hent den på nytt og gjør endringen i den.")
                : innhold,
            ct);
    }

    /// <summary>The mark that tells a definition from another (ETag).</summary>
    internal static string Merke(string? innhold) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(innhold ?? "")).AsSpan(0, 16));

    private async Task<Definisjonskvittering> DefinerForAaretAsync(Maal maal, Regnskapsaar aar, Skriveoppdrag oppdrag, string innhold, CancellationToken ct)
    {
        await grunndata.HentAsync(maal.Ledger, aar, ct);
        return await DefinerAsync(maal, oppdrag, _ => Task.FromResult(innhold), ct);
    }

    /// <param name="tekster">What is written freely, by name: it stands beside the entry and can be erased.</param>
    private async Task<Definisjonskvittering> DefinerAsync(
        Maal maal, Skriveoppdrag oppdrag, Func<ISkriveoekt, Task<string>> innhold, CancellationToken ct, IReadOnlyDictionary<string, string?>? tekster = null)
    {
        var svar = await flyt.UtfoerAsync(
            new Skriveordre(maal.Ledger, maal.Aar, maal.Slag.Navn(), oppdrag),
            async (kontekst, token) =>
            {
                // Only the registration itself makes a municipality.
                var hode = kontekst.Oekt.Hode;
                if (hode is null && maal.Slag != Journalslag.Kommune)
                {
                    throw Avvisning.UkjentKommune(maal.Ledger);
                }

                var nytt = await innhold(kontekst.Oekt);
                if (hode is not null && await FinnPostAsync(maal, kontekst.Oekt, token) is { } foer && foer.Innhold == nytt
                    && (tekster is null || tekster.All(t => foer.Tekster.FirstOrDefault(f => f.Navn == t.Key).Tekst.Tekst == t.Value)))
                {
                    return new Definisjonskvittering(hode.Versjon, hode.Kjedehode.ToString(), Endret: false);
                }

                await kontekst.DefinerAsync(maal.Slag, maal.Aar, maal.Kode, nytt, token, tekster);
                return new Definisjonskvittering(kontekst.Versjon, kontekst.Kjedehode.ToString(), Endret: true);
            },
            null,
            ct);
        return svar.Kvittering with { Proevekjoering = oppdrag.ErProeve };
    }

    private static async Task<string> OrganisasjonsmerkeAsync(ISkriveoekt oekt, Regnskapsaar aar, CancellationToken ct) => Organisasjonsform.Merke(
        await FinnAsync(new Maal(oekt.Hode!.Ledger, Journalslag.Organisasjon, aar.Aar, "organisasjon"), oekt, ct) is { } lagret
            ? Organisasjonsform.Les(lagret) : null);

    /// <summary>What is defined at a head; null when nothing is.</summary>
    private static async Task<string?> FinnAsync(Maal maal, ISkriveoekt oekt, CancellationToken ct) => (await FinnPostAsync(maal, oekt, ct))?.Innhold;

    private static async Task<Journalpost?> FinnPostAsync(Maal maal, ISkriveoekt oekt, CancellationToken ct) =>
        (await oekt.GrunndataAsync(maal.Slag, maal.Aar, oekt.Hode!.Sekvens, ct)).FirstOrDefault(p => p.Referanse == maal.Kode);

    /// <summary>The units, each with whether it has rows of its own beside units below it. What stands on it then belongs to its sum.</summary>
    /// <exception cref="Avvisning">422: a unit with rows would disappear.</exception>
    internal static async Task<IReadOnlyList<Enhet>> MedBrukAsync(
        IHovedbokleser leser, Kommunehode hode, Regnskapsaar aar, IReadOnlyList<Enhet> enheter, CancellationToken ct)
    {
        var plan = new Organisasjonsplan(enheter);
        var (_, kube) = await leser.SaldokubeAsync(hode.Ledger, aar, ct);
        var brukte = Enumerable.Range(0, kube.Antall).Select(i => kube.Noekkel(i).Ansvar).Where(a => !a.ErTom).ToHashSet();
        var kjente = (await leser.GrunndataAsync(hode.Ledger, Journalslag.Organisasjon, aar.Aar, hode.Sekvens, ct)).LastOrDefault() is { } post
            ? Organisasjonsform.Les(post.Innhold!) : Organisasjonsplan.Tom;
        var feil = new Feilsamling();
        foreach (var ansvar in brukte.Where(a => plan.Finn(a) is null && kjente.Finn(a) is not null).Order())
        {
            feil.Avvis(null, "enheter", Feilkoder.EnhetIBruk, $"Enheten {ansvar} har posteringer eller budsjett i {aar} og må bli stående.");
        }

        return feil.HarFeil ? throw Avvisning.Av(feil)
            : [.. enheter.Select(e => e with { HarEgneRader = brukte.Contains(e.Kode) && !plan.ErBlad(e.Kode) })];
    }

    /// <summary>What is defined: an entry's kind, year (0 when it belongs to none) and code.</summary>
    private readonly record struct Maal(LedgerId Ledger, Journalslag Slag, int Aar, string Kode);
}
