using System.Security.Cryptography;
using System.Text;
using Ledger.Application.Grunndata;
using Ledger.Application.Grunndata.Definisjoner;
using Ledger.Application.Lesing;
using Ledger.Application.Porter;
using Ledger.Application.Serier;
using Ledger.Application.Skriving;
using Ledger.Domain.Lagring;
using Ledger.Domain;
using Ledger.Domain.Budsjett;
using Ledger.Domain.Kjede;
using Ledger.Domain.Oppstillinger;
using Ledger.Domain.Publisering;
using Ledger.Domain.Serier;
using Ledger.Domain.Verdier;

namespace Ledger.Application.Publisering;

/// <summary>A document that is being written.</summary>
/// <param name="LaastVersjon">The version that it was locked at; null while it may be changed.</param>
/// <param name="SkrevetAv">Who saved or locked it last.</param>
/// <param name="Planlagt">When it is to be published by itself; null when somebody does it.</param>
public sealed record Utkast(Publikasjon Publikasjon, long? LaastVersjon = null, string SkrevetAv = "", Planlagtpublisering? Planlagt = null);

/// <summary>The answer to a publication, a withdrawal or a removal.</summary>
/// <param name="Versjon">The version that the figures are of.</param>
/// <param name="Oppfoering">The version of the ledger that holds the entry itself.</param>
public sealed record Publiseringskvittering(
    string Id, int Nummer, string Status, long Versjon, long Oppfoering, string Kjedehode, string? Sha256, string? Adresse, IReadOnlyList<Funnsvar> Funn);

/// <summary>
/// Documents from draft to edition. A draft is no part of the chain; an edition is an entry of it, with the SHA-256 of its texts and tables.
/// A withdrawal or removal of an edition is an entry too.
/// </summary>
public sealed class Publikasjonstjeneste(
    IKladdlager kladder, IUtgaver utgaver, Grunndataleser grunndata, Rapportleser leser, Seksjonsberegning seksjoner, Vesentligeavvik vesentlige,
    Tidligereutgaver tidligere,
    Serietjeneste serier, Topersonregel toPersoner, Visningslenker lenker, Utgavepdfer pdfer, Skriveflyt flyt, TimeProvider klokke)
{
    private const string Handling = "publikasjon";

    /// <summary>Null when there is no draft of that id.</summary>
    /// <exception cref="Avvisning">404 unknown municipality.</exception>
    public async Task<Utkast?> UtkastAsync(LedgerId ledger, string id, CancellationToken ct)
    {
        await grunndata.HodeAsync(ledger, ct);
        return await kladder.FinnKladdAsync(ledger, id, ct) is { } kladd ? Lagretform.Les<Utkast>(kladd.Innhold) : null;
    }

    /// <summary>All documents: drafts by their id, and the editions of each.</summary>
    /// <exception cref="Avvisning">404 unknown municipality.</exception>
    public async Task<(IReadOnlyList<Utkast> Utkast, IReadOnlyList<Utgave> Utgaver)> AlleAsync(LedgerId ledger, CancellationToken ct)
    {
        await grunndata.HodeAsync(ledger, ct);
        return ([.. (await kladder.KladderAsync(ledger, rom: "", ct)).Select(k => Lagretform.Les<Utkast>(k.Innhold))], await utgaver.AvAsync(ledger, ct));
    }

    /// <summary>Saves a draft in place of the one there was.</summary>
    /// <exception cref="Avvisning">404 unknown municipality or year; 409 the document is locked.</exception>
    public async Task<Utkast> LagreAsync(LedgerId ledger, Publikasjon publikasjon, Skriveoppdrag oppdrag, CancellationToken ct)
    {
        var grunnlag = await leser.HentAsync(ledger, Regnskapsaar.Fra(publikasjon.Aar), default, ct);
        var ny = new Utkast(Standarder.Fyll(publikasjon, grunnlag), SkrevetAv: oppdrag.Person);
        while (await kladder.FinnKladdAsync(ledger, publikasjon.Id, ct) is { } kladd)
        {
            if (Lagretform.Les<Utkast>(kladd.Innhold).LaastVersjon is { } laast)
            {
                throw Laast(publikasjon.Id, laast);
            }

            // Who locks it meanwhile is not overwritten.
            if (await ByttAsync(ledger, kladd, ny, oppdrag, ct))
            {
                return ny;
            }
        }

        // A link that outlived its draft, because the service stopped between the two or it was made while the draft was thrown away, does not
        // open the next of the same id.
        await lenker.TrekkAsync(ledger, publikasjon.Id, ct);
        await SettAsync(ledger, ny, oppdrag, ct);
        return ny;
    }

    /// <summary>Throws a draft away. One that is locked stands as it was sent to those who decide.</summary>
    /// <exception cref="Avvisning">404 no such draft; 409 it is locked, or was changed meanwhile.</exception>
    public async Task KastAsync(LedgerId ledger, string id, Skriveoppdrag oppdrag, CancellationToken ct)
    {
        var (kladd, utkast) = await KrevKladdAsync(ledger, id, ct);
        if (utkast.LaastVersjon is { } laast)
        {
            throw Laast(id, laast);
        }

        if (!oppdrag.Proevekjoering)
        {
            if (!await kladder.ByttKladdAsync(ledger, kladd, null, ct))
            {
                throw Endret(id);
            }

            await lenker.TrekkAsync(ledger, id, ct);
        }
    }

    /// <summary>
    /// Fixes the version that the document's figures are of, and closes it for changes. Its forecast and proposal are locked with it, and the lock is
    /// an entry of the chain.
    /// </summary>
    /// <exception cref="Avvisning">404 no such draft or series; 409 it is locked already; 422 what stops a publication.</exception>
    public async Task<(Utkast Utkast, IReadOnlyList<Funn> Funn)> LaasAsync(LedgerId ledger, string id, Skriveoppdrag oppdrag, CancellationToken ct)
    {
        var utkast = await KrevUtkastAsync(ledger, id, ct);
        if (utkast.LaastVersjon is { } laast)
        {
            throw Laast(id, laast);
        }

        foreach (var (slag, kode) in Seriene(utkast.Publikasjon))
        {
            if ((await serier.HentAsync(ledger, slag, kode, ct)).Serie.Hode.Status == Seriestatus.Aapen)
            {
                await serier.LaasAsync(ledger, slag, kode, oppdrag, ct);
            }
        }

        var (grunnlag, funn, _, _) = await ProevAsync(ledger, utkast.Publikasjon, null, ct);
        var ny = utkast with { LaastVersjon = grunnlag.Hode.Versjon, SkrevetAv = oppdrag.Person };
        await flyt.UtfoerAsync(
            new Skriveordre(ledger, utkast.Publikasjon.Aar, Handling, oppdrag),
            async (kontekst, token) =>
            {
                await LaasAsync(kontekst, utkast.Publikasjon, grunnlag.Hode.Versjon, token);
                return new Definisjonskvittering(kontekst.Versjon, kontekst.Kjedehode.ToString(), Endret: true);
            },
            null, ct);
        await SettAsync(ledger, ny, oppdrag, ct);
        return (ny, funn);
    }

    private static Task LaasAsync(Skrivekontekst kontekst, Publikasjon p, long versjon, CancellationToken ct)
    {
        var dokument = new Fristdokument(
            p.Id, p.Type, p.TilPeriode, DateOnly.FromDateTime(kontekst.Tidspunkt.UtcDateTime), p.Offentliggjort, p.Sendt,
            p.Seksjoner.Any(s => s.Rapport == "driftsregnskap" && s.Parametre?.GetValueOrDefault("oppstilling") == "art")
                || p.Kapitler.SelectMany(k => k.Blokker).Any(b => b.Id == InnebygdeOppstillinger.Art));
        var sha256 = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Lagretform.Skriv(p))));
        return kontekst.DefinerAsync(Journalslag.Dokumentlaas, p.Aar, p.Id, Dokumentlaasform.Skriv(dokument, p.Tittel, versjon, p.Saksnummer, sha256), ct);
    }

    /// <summary>The forecast and the proposal that a document names.</summary>
    private static IEnumerable<(Serieslag Slag, string Kode)> Seriene(Publikasjon p) =>
        new[] { (Serieslag.Prognose, p.Prognose), (Serieslag.Forslag, p.Forslag) }.Where(s => s.Item2 is not null).Select(s => (s.Item1, s.Item2!));

    /// <summary>What a publication of the draft would be told.</summary>
    public async Task<IReadOnlyList<Funn>> FunnAsync(LedgerId ledger, Utkast utkast, CancellationToken ct) =>
        (await ProevAsync(ledger, utkast.Publikasjon, utkast.LaastVersjon, ct)).Funn;

    /// <summary>Publishes the draft as the next edition. The draft is then gone: a correction begins with a new one.</summary>
    /// <param name="versjon">The version of the figures; the newest, or the one it was locked at, when left out.</param>
    /// <exception cref="Avvisning">404 no such draft or version; 409 something must be confirmed; 422 something stops it.</exception>
    public async Task<Publiseringskvittering> PubliserAsync(
        LedgerId ledger, string id, long? versjon, IReadOnlyList<Likevel> likevel, Skriveoppdrag oppdrag, CancellationToken ct)
    {
        var (kladd, _) = await KrevKladdAsync(ledger, id, ct);
        return await PubliserAsync(ledger, kladd, versjon, likevel, oppdrag, ct);
    }

    /// <summary>Publishes a draft as it was read.</summary>
    /// <exception cref="Avvisning">409 it was changed meanwhile, too.</exception>
    internal async Task<Publiseringskvittering> PubliserAsync(
        LedgerId ledger, Lagretkladd kladd, long? versjon, IReadOnlyList<Likevel> likevel, Skriveoppdrag oppdrag, CancellationToken ct)
    {
        var (id, utkast) = (kladd.Id, Lagretform.Les<Utkast>(kladd.Innhold));
        if (versjon is not null && utkast.LaastVersjon is { } laast && versjon != laast)
        {
            throw Laast(id, laast);
        }

        await toPersoner.KrevAnnenAsync(ledger, utkast.SkrevetAv, oppdrag, ct);
        var (grunnlag, funn, offentlig, arv) = await ProevAsync(ledger, utkast.Publikasjon, utkast.LaastVersjon ?? versjon, ct);
        if (Avvisning.AvFunn(funn, likevel, (Problemtyper.PublikasjonenKanIkkePubliseres, "Publikasjonen kan ikke publiseres")) is { } avvist)
        {
            throw avvist;
        }

        var ferdig = utkast.Publikasjon with { Kapitler = [.. utkast.Publikasjon.Kapitler.Select(Vask)] };
        var tabeller = Publikasjonskontroll.Tabeller(offentlig, ferdig.TilPeriode);
        var svar = await flyt.UtfoerAsync(
            new Skriveordre(ledger, 0, Handling, oppdrag),
            async (kontekst, token) =>
            {
                var naa = await kladder.FinnKladdAsync(ledger, id, token);
                if (naa is not null && naa.Innhold != kladd.Innhold)
                {
                    throw Endret(id);
                }

                if (utkast.LaastVersjon is null)
                {
                    await LaasAsync(kontekst, utkast.Publikasjon, grunnlag.Hode.Versjon, token);
                }

                var egne = (await utgaver.AvAsync(ledger, token)).Where(u => u.Publikasjon.Id == id).ToList();
                var nummer = egne.Select(u => u.Nummer).Append(0).Max() + 1;
                var (json, tekst, sha256) = Utgaveform.Skriv(ferdig, nummer, grunnlag.Hode.Versjon, tabeller, arv);

                // Two who publish at once wait for each other, and the one who comes last finds here that it is done.
                if (egne.Any(u => u.Status == Utgavestatus.Publisert && u.Sha256 == sha256 && u.Versjon == grunnlag.Hode.Versjon))
                {
                    throw Avvisning.Konflikt(Problemtyper.DokumentetErLaast, "Dokumentet er publisert", $"«{id}» er alt publisert slik.");
                }

                if (naa is null)
                {
                    throw Endret(id);
                }

                await kontekst.DefinerAsync(Journalslag.Publikasjon, 0, Utgaveform.Kode(id, nummer), json, token,
                    new Dictionary<string, string?> { [Utgaveform.Innhold] = tekst });
                return new Publiseringskvittering(
                    id, nummer, Utgavestatus.Publisert.Navn(), grunnlag.Hode.Versjon, kontekst.Versjon, kontekst.Kjedehode.ToString(), sha256,
                    $"/{ledger}/{ferdig.Aar}/{ferdig.Type}/u{nummer}", [.. funn.Select(Funnsvar.Av)]);
            },
            null, ct);
        if (!oppdrag.Proevekjoering)
        {
            await kladder.SlettKladdAsync(ledger, id, ct);
            await lenker.TrekkAsync(ledger, id, ct);
            pdfer.Meld();
        }

        return svar.Kvittering;
    }

    /// <summary>Takes an edition back, or, when it said too much, away.</summary>
    /// <param name="nummer">The newest that is published when left out.</param>
    /// <param name="status"><see cref="Utgavestatus.Trukket"/> or <see cref="Utgavestatus.Fjernet"/>.</param>
    /// <exception cref="Avvisning">404 no such edition that is shown.</exception>
    public async Task<Publiseringskvittering> TrekkAsync(
        LedgerId ledger, string id, int? nummer, Utgavestatus status, string begrunnelse, Skriveoppdrag oppdrag, CancellationToken ct)
    {
        await grunndata.HodeAsync(ledger, ct);
        Utgave? funnet = null;
        var svar = await flyt.UtfoerAsync(
            new Skriveordre(ledger, 0, Handling, oppdrag),
            async (kontekst, token) =>
            {
                var utgave = funnet = (await utgaver.AvAsync(ledger, token)).FirstOrDefault(u => u.Publikasjon.Id == id && u.Sha256 is not null
                    && (nummer is null ? u.Status == Utgavestatus.Publisert : u.Nummer == nummer) && u.Status != Utgavestatus.Fjernet && u.Status != status)
                    ?? throw Avvisning.IkkeFunnet($"«{id}» har ingen slik utgave som er publisert.");
                await kontekst.DefinerAsync(
                    Journalslag.Publikasjon, 0, Utgaveform.Tilstandskode(id, utgave.Nummer), Utgaveform.Skriv(status, begrunnelse, kontekst.Tidspunkt), token);
                return new Publiseringskvittering(
                    id, utgave.Nummer, status.Navn(), utgave.Versjon, kontekst.Versjon, kontekst.Kjedehode.ToString(), utgave.Sha256, null, []);
            },
            null, ct);
        if (status == Utgavestatus.Fjernet && !oppdrag.Proevekjoering && funnet is not null)
        {
            await pdfer.SlettAsync(funnet, ct);
        }

        return svar.Kvittering;
    }

    /// <summary>Texts as an edition has them.</summary>
    public static Tekstkapittel Vask(Tekstkapittel kapittel) => kapittel with
    {
        Blokker = [.. kapittel.Blokker.Select(b => b.Tekst is null ? b : b with { Tekst = Tekstform.TilXhtml(b.Tekst) })],
    };

    private static Avvisning Laast(string id, long versjon) => Avvisning.Konflikt(
        Problemtyper.DokumentetErLaast, "Dokumentet er låst", $"«{id}» er låst ved versjon {versjon}, og står slik. Publiser den, og rett i en ny kladd.");

    internal static Avvisning Endret(string id) => Avvisning.Konflikt(
        Problemtyper.UgyldigTilstand, "Kladden er endret", $"«{id}» ble endret av en annen imens. Se på den, og prøv igjen.");

    /// <exception cref="Avvisning">404 no such draft.</exception>
    internal async Task<Utkast> KrevUtkastAsync(LedgerId ledger, string id, CancellationToken ct) => (await KrevKladdAsync(ledger, id, ct)).Utkast;

    /// <summary>A draft as it is stored too, so that whoever changes it can tell that it is still the same.</summary>
    /// <exception cref="Avvisning">404 no such draft.</exception>
    internal async Task<(Lagretkladd Lagret, Utkast Utkast)> KrevKladdAsync(LedgerId ledger, string id, CancellationToken ct)
    {
        await grunndata.HodeAsync(ledger, ct);
        var kladd = await kladder.FinnKladdAsync(ledger, id, ct) ?? throw Avvisning.IkkeFunnet($"Kommune {ledger} har ingen kladd «{id}».");
        return (kladd, Lagretform.Les<Utkast>(kladd.Innhold));
    }

    /// <returns>False when the draft is another now, and nothing is written.</returns>
    internal async Task<bool> ByttAsync(LedgerId ledger, Lagretkladd gammel, Utkast ny, Skriveoppdrag oppdrag, CancellationToken ct) =>
        oppdrag.Proevekjoering || await kladder.ByttKladdAsync(ledger, gammel, Kladd(ny, oppdrag), ct);

    internal async Task SettAsync(LedgerId ledger, Utkast utkast, Skriveoppdrag oppdrag, CancellationToken ct)
    {
        if (!oppdrag.Proevekjoering)
        {
            await kladder.LagreKladdAsync(ledger, Kladd(utkast, oppdrag), ct);
        }
    }

    private Lagretkladd Kladd(Utkast utkast, Skriveoppdrag oppdrag) =>
        new(utkast.Publikasjon.Id, Lagretform.Skriv(utkast), klokke.GetUtcNow(), oppdrag.Bruker);

    private async Task<(Rapportgrunnlag Hele, IReadOnlyList<Funn> Funn, Rapportgrunnlag Offentlig, Arvetskjerming Arv)> ProevAsync(
        LedgerId ledger, Publikasjon publikasjon, long? versjon, CancellationToken ct)
    {
        var hele = await leser.HentAsync(ledger, Regnskapsaar.Fra(publikasjon.Aar), new Tidsvalg(versjon, null), ct);
        var arv = await tidligere.ArvAsync(ledger, publikasjon, ct);
        var (offentlig, aar) = Offentliggrunnlag.Lag(hele, publikasjon, arv);
        IEnumerable<Funn> proeve = hele.Grunndata.Kommune.Proeve
            ? [Funnregler.ErProeveregnskap.Funnet("Dette er et prøveregnskap. Det publiseres ikke.")] : [];
        List<Funn> uregnet = [];
        foreach (var seksjon in publikasjon.Seksjoner)
        {
            if (await seksjoner.BeregnAsync(offentlig, publikasjon, seksjon, ct) is { Svar: null, Hvorfor: var hvorfor })
            {
                uregnet.Add(Funnregler.RapportFeiler.Funnet($"Seksjonen «{seksjon.Navn}» kan ikke regnes ut. {hvorfor}", verdi: $"seksjoner/{seksjon.Id}"));
            }
        }

        var kjente = (await serier.AlleAsync(ledger, ct)).Serier;
        foreach (var (slag, kode) in Seriene(publikasjon).Where(s => !kjente.Any(k => (k.Slag, k.Kode) == (s.Slag, s.Kode))))
        {
            uregnet.Add(Funnregler.RapportFeiler.Funnet($"Det finnes ingen serie {slag.Navn()}/{kode}.", verdi: slag.Navn()));
        }

        var uforklart = await vesentlige.FinnAsync(hele, publikasjon, ct);
        var vist = await tidligere.FunnAsync(ledger, publikasjon, aar, ct);
        return (hele, [.. proeve, .. Publikasjonskontroll.Finn(publikasjon, hele, offentlig, aar), .. vist, .. uregnet, .. uforklart], offentlig, arv);
    }
}
