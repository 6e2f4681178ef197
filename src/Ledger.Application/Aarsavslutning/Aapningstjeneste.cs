using System.Text.Json.Serialization;
using Ledger.Application.Bokfoering;
using Ledger.Application.Grunndata;
using Ledger.Application.Grunndata.Definisjoner;
using Ledger.Application.Porter;
using Ledger.Application.Rapportering;
using Ledger.Application.Skriving;
using Ledger.Domain.Aarsavslutning;
using Ledger.Domain.Bevilgninger;
using Ledger.Domain.Hovedbok;
using Ledger.Domain.Inngaaendebalanse;
using Ledger.Domain.Kjede;
using Ledger.Domain.Lagring;
using Ledger.Domain.Organisasjon;
using Ledger.Domain.Saldo;
using Ledger.Domain.Validering;
using Ledger.Domain.Verdier;

namespace Ledger.Application.Aarsavslutning;

/// <summary>How many definitions of a kind were copied to a year.</summary>
public sealed record Kopiertsvar(string Slag, int Antall);

/// <summary>What the opening of a year did, or would do.</summary>
/// <param name="Endret">False when the year had it all already.</param>
/// <param name="InngaaendeBalanse">What was carried over; null when it was not asked for.</param>
public sealed record Aapningskvittering(
    int Aar, int Fra, bool Endret, IReadOnlyList<Kopiertsvar> Kopiert, Overfoeringskvittering? InngaaendeBalanse, long Versjon, string Kjedehode,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] bool? Proevekjoering = null)
{
    /// <summary>Why appropriations were not copied: the year has units of its own, and they name others.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<Feil>? Varsler { get; init; }
}

/// <summary>
/// Opens a year from another: copies what is defined by year, and carries the closing balance over as the opening balance (kommuneloven § 14-6,
/// bokføringsloven § 4).
/// </summary>
public sealed class Aapningstjeneste(IHovedbokleser leser, Grunndataleser grunndata, Skriveflyt flyt)
{
    public const string Handling = "aapning", Overfoering = "inngaaendebalanse";

    /// <summary>What is defined by year and holds in the next one too. Numbers of the year itself are not among it.</summary>
    private static readonly Journalslag[] Kopieres =
        [Journalslag.Organisasjon, Journalslag.Kontoplan, Journalslag.Oppstilling, Journalslag.Maaltall, Journalslag.Noteoppsett];

    /// <summary>Books the difference between the closing balance of the year before and the opening balance, as one bilag in period 0.</summary>
    /// <param name="ansvarKart">What units of the year before are called now.</param>
    /// <exception cref="Avvisning">404 unknown year; 409 the year is closed; 422 units that the year does not have.</exception>
    public async Task<Overfoeringskvittering> OverfoerAsync(
        LedgerId ledger, Regnskapsaar aar, IReadOnlyDictionary<Ansvar, Ansvar> ansvarKart, Skriveoppdrag oppdrag, CancellationToken ct)
    {
        await grunndata.HentAsync(ledger, aar, ct);
        var svar = await flyt.UtfoerAsync(
            new Skriveordre(ledger, aar.Aar, Overfoering, oppdrag),
            async (kontekst, token) =>
                await OverfoerAsync(kontekst, await grunndata.HentAsync(kontekst.Oekt.Hode!, aar, token), ansvarKart, token),
            null,
            ct);
        return svar.Kvittering with { Proevekjoering = oppdrag.ErProeve };
    }

    /// <summary>Copies what the year does not have, and carries the balance over when that is asked for, in one write.</summary>
    /// <param name="fra">Any year may lend its definitions; a balance is carried from the year before alone (kommuneloven § 14-6).</param>
    /// <exception cref="Avvisning">
    /// 404 unknown municipality, or year to copy from; 409 the year is closed; 422 units that the year does not have, or a balance of another year.
    /// </exception>
    public async Task<Aapningskvittering> AapneAsync(
        LedgerId ledger, Regnskapsaar aar, Regnskapsaar fra, bool medBalanse, IReadOnlyDictionary<Ansvar, Ansvar> ansvarKart, Skriveoppdrag oppdrag,
        CancellationToken ct)
    {
        await grunndata.HentAsync(ledger, fra, ct);
        if (fra == aar || (medBalanse && fra.Aar != aar.Aar - 1))
        {
            var feil = new Feilsamling();
            feil.Avvis(
                null, "fra", Feilkoder.UgyldigKombinasjon,
                fra == aar ? $"{aar} åpnes fra et annet år."
                    : $"Inngående balanse i {aar} kommer fra {aar.Aar - 1}, ikke fra {fra}. Åpne årene etter hverandre, eller uten inngaaendeBalanse.");
            throw Avvisning.Av(feil);
        }

        var svar = await flyt.UtfoerAsync(
            new Skriveordre(ledger, aar.Aar, Handling, oppdrag),
            async (kontekst, token) =>
            {
                var hode = kontekst.Oekt.Hode!;
                var data = await grunndata.LesAsync(ledger, aar, hode.Versjon, hode.Sekvens, token);
                var kopiert = new List<Kopiertsvar>();
                foreach (var slag in Kopieres)
                {
                    kopiert.Add(new Kopiertsvar(slag.Navn(), await KopierAsync(kontekst, slag, fra, aar, token)));
                }

                if (data.Organisasjon is null)
                {
                    data = data with { Organisasjon = (await grunndata.HentAsync(hode, fra, token)).Organisasjon };
                }

                // Last, since they are of units: the year may have its own already.
                var varsler = await BevilgningsfeilAsync(hode, fra, data.Organisasjon!, token);
                var bevilgninger = varsler.Count > 0 ? 0 : await KopierAsync(kontekst, Journalslag.Bevilgning, fra, aar, token);
                kopiert.Add(new Kopiertsvar(Journalslag.Bevilgning.Navn(), bevilgninger));

                var balanse = medBalanse ? await OverfoerAsync(kontekst, data, ansvarKart, token) : null;
                var endret = kontekst.Sekvens > hode.Sekvens;
                return new Aapningskvittering(
                    aar.Aar, fra.Aar, endret, kopiert, balanse, endret ? kontekst.Versjon : hode.Versjon,
                    (endret ? kontekst.Kjedehode : hode.Kjedehode).ToString())
                {
                    Varsler = varsler.Count > 0 ? varsler : null,
                };
            },
            null,
            ct);
        return svar.Kvittering with { Proevekjoering = oppdrag.ErProeve };
    }

    /// <summary>What of a year's appropriations another organisation does not have.</summary>
    private async Task<IReadOnlyList<Feil>> BevilgningsfeilAsync(Kommunehode hode, Regnskapsaar fra, Organisasjonsplan organisasjon, CancellationToken ct)
    {
        var feil = new Feilsamling();
        foreach (var post in await leser.GrunndataAsync(hode.Ledger, Journalslag.Bevilgning, fra.Aar, hode.Sekvens, ct))
        {
            Bevilgningsleser.Les(Lagretform.Les<List<Bevilgningsutkast>>(post.Innhold!), organisasjon, feil);
        }

        return [.. feil.Feil.Select(f => f with { Melding = $"Bevilgningene i {fra} er ikke kopiert: {f.Melding}" })];
    }

    private async Task<int> KopierAsync(Skrivekontekst kontekst, Journalslag slag, Regnskapsaar fra, Regnskapsaar til, CancellationToken ct)
    {
        var hode = kontekst.Oekt.Hode!;
        var finnes = (await leser.GrunndataAsync(hode.Ledger, slag, til.Aar, hode.Sekvens, ct)).Select(p => p.Referanse).ToHashSet(StringComparer.Ordinal);
        var nye = (await leser.GrunndataAsync(hode.Ledger, slag, fra.Aar, hode.Sekvens, ct))
            .Where(p => !finnes.Contains(p.Referanse) && p.Referanse != Noekkeltallform.Inndata).ToList();
        foreach (var post in nye)
        {
            var tekster = Navntekster.Les(post).ToDictionary(t => t.Key, t => (string?)t.Value, StringComparer.Ordinal);
            await kontekst.DefinerAsync(slag, til.Aar, post.Referanse, post.Innhold!, ct, tekster);
        }

        return nye.Count;
    }

    private async Task<Overfoeringskvittering> OverfoerAsync(
        Skrivekontekst kontekst, Kommunegrunnlag data, IReadOnlyDictionary<Ansvar, Ansvar> ansvarKart, CancellationToken ct)
    {
        var (hode, aar) = (kontekst.Oekt.Hode!, data.Aar);
        if (data.ErAvsluttet)
        {
            throw Avvisning.Konflikt(
                Problemtyper.AaretErAvsluttet, "Regnskapsåret er avsluttet", $"Regnskapet for {aar} er avsluttet; inngående balanse kan ikke endres.");
        }

        var aaret = (await leser.SaldokubeAsync(hode.Ledger, aar, ct)).Kube;
        var forrige = aar.Aar == Regnskapsaar.Minste ? null : (await leser.SaldokubeAsync(hode.Ledger, aar.Forrige, ct)).Kube;
        var sammenligning = Sammenlign(forrige is { Antall: > 0 } ? forrige : null, aaret, data, ansvarKart, await TolketAsync(hode, forrige, ct));
        var feil = new Feilsamling();
        var ukjente = ansvarKart.Count == 0 ? [] : await UkjenteAsync(hode, aar, forrige, ansvarKart.Keys, ct);
        foreach (var gammel in ukjente)
        {
            feil.Avvis(null, $"ansvarKart.{gammel}", Feilkoder.UkjentAnsvar, $"Enheten {gammel} fantes ikke i {aar.Aar - 1}.");
        }

        foreach (var f in sammenligning.KontrollerAnsvar(data.Organisasjon!.ErBlad))
        {
            feil.Avvis(f.Linje, f.Felt, f.Kode, f.Melding);
        }

        if (feil.HarFeil)
        {
            throw Avvisning.Av(feil);
        }

        var rader = sammenligning.Overfoering($"Inngående balanse fra {aar.Aar - 1}");
        int? nummer = null;
        if (!Beloep.Sum(rader.Select(r => r.Beloep)).ErNull)
        {
            throw Avvisning.Konflikt(
                Problemtyper.ResultatIkkeDisponert, "Året før går ikke i null",
                $"Regnskapet for {aar.Aar - 1} er endret etter avslutningen, og resultatet er ikke disponert. Avslutt det på nytt før balansen overføres.");
        }

        if (rader.Count > 0)
        {
            var bilag = new Bilag(
                Systemreferanse.InngaaendeBalanse(kontekst.Versjon), new DateOnly(aar.Aar, 1, 1), Periode.InngaaendeBalanse, rader,
                $"Inngående balanse fra {aar.Aar - 1}");
            nummer = (await Bilagstjeneste.BokfoerAsync(kontekst, aar, bilag, [], ct)).Bilagsnummer;
        }

        var (kr, etter) = (Visning.Les(null, null), sammenligning.Etter(rader));
        return new Overfoeringskvittering(
            nummer is not null, nummer, etter.Status.Navn(), etter.Foreloepig, etter.AntallAvvik, etter.SumAbsolutt.Kroner,
            [.. sammenligning.Linjer.Where(l => rader.Count > 0 && !l.Differanse.ErNull).Select(l => Inngaaendelinjesvar.Av(l, kr))],
            nummer is null ? hode.Versjon : kontekst.Versjon, (nummer is null ? hode.Kjedehode : kontekst.Kjedehode).ToString());
    }

    /// <summary>Units that are mapped, and that the year before has neither in its organisation nor in its balance.</summary>
    private async Task<List<Ansvar>> UkjenteAsync(
        Kommunehode hode, Regnskapsaar aar, Saldokube? forrige, IEnumerable<Ansvar> gamle, CancellationToken ct)
    {
        var organisasjon = aar.Aar == Regnskapsaar.Minste ? null
            : (await grunndata.LesAsync(hode.Ledger, aar.Forrige, hode.Versjon, hode.Sekvens, ct)).Organisasjon;
        if (organisasjon is null && forrige is not { Antall: > 0 })
        {
            // Nothing is known of the year before, and nothing of it is carried over.
            return [];
        }

        var kjente = (organisasjon?.Enheter ?? []).Select(e => e.Kode)
            .Concat(Enumerable.Range(0, forrige?.Antall ?? 0).Select(n => forrige!.Noekkel(n).Ansvar)).ToHashSet();
        return [.. gamle.Where(g => !kjente.Contains(g)).Order()];
    }

    /// <summary>The year before by what its keys mean, for the closing that it would have.</summary>
    private async Task<Saldokube?> TolketAsync(Kommunehode hode, Saldokube? forrige, CancellationToken ct) =>
        forrige is { Antall: > 0 } ? (await grunndata.LesAsync(hode.Ledger, forrige.Aar, hode.Versjon, hode.Sekvens, ct)).Tolk.Tolk(forrige) : null;

    private static Balansesammenligning Sammenlign(
        Saldokube? forrige, Saldokube aaret, Kommunegrunnlag data, IReadOnlyDictionary<Ansvar, Ansvar> ansvarKart, Saldokube? tolket)
    {
        try
        {
            return Balanseoverfoering.Sammenlign(forrige, aaret, data, ansvarKart, tolket);
        }
        catch (Avslutningsavvisning e)
        {
            throw Avslutningsberegning.Avvist(e);
        }
    }
}
