using System.Security.Cryptography;
using Ledger.Application.Grunndata.Definisjoner;
using Ledger.Application.Porter;
using Ledger.Application.Skriving;
using Ledger.Domain.Kjede;
using Ledger.Domain.Opplysninger;
using Ledger.Domain.Prosjekt;
using Ledger.Domain.Validering;
using Ledger.Domain.Verdier;

namespace Ledger.Application.Opplysninger;

/// <summary>
/// Takes rows of registers: objects, events and facts. All or nothing; every row is looked at; what is known already is not written again, so that a
/// nightly job can send its whole register.
/// </summary>
public sealed class Faktatjeneste(Registerlager lager, IHovedbokleser leser, Skriveflyt flyt, TimeProvider klokke)
{
    /// <summary>As many objects as a register may have.</summary>
    public const int MestObjekter = 50_000;

    internal const string Opplysninger = "opplysninger";

    /// <summary>The objects of a register as a source has them.</summary>
    /// <param name="adresse">What the address says of the one object that is sent; null when rows say it.</param>
    /// <param name="omfang">With a complete file: <c>register</c>, or <c>ansvar:20</c> for what is of a unit and those below it.</param>
    /// <exception cref="Avvisning">404 unknown municipality or register; 400, 413 or 422: the rows.</exception>
    public Task<Skrivesvar<Faktakvittering>> ObjekterAsync(
        Faktaordre ordre, string register, Objektadresse? adresse, bool fullstendig, string? omfang, CancellationToken ct) =>
        SkrivAsync(ordre, Journalslag.Registerobjekt, async (grunnlag, skriving, feil) =>
        {
            var definisjon = grunnlag.Register(register) ?? throw UkjentRegister(register);
            var objektleser = new Objektleser(definisjon, grunnlag);
            var rader = Faktarader.Les(ordre.Innhold, objektleser.Objektfelt, feil, MestObjekter);
            if (adresse is not null)
            {
                rader = [Enkelt(rader, adresse, objektleser.Objektfelt, feil)];
            }

            grunnlag.Ta(register, rader.Select(r => r["kode"]).OfType<string>());
            var leste = new List<(Faktarad Rad, Registerobjekt Objekt)>();
            var sendte = Samle(
                rader, rad => objektleser.Objekt(rad) is { } lest ? Med(leste, rad, lest) : null, o => o.Kode, (en, to) => en.Equals(to),
                (rad, annen, foerste, andre) => rad.Avvis(
                    "kode", Feilkoder.DublettObjekt,
                    $"«{foerste.Kode}» står på linje {annen} og {rad.Linje} med ulikt innhold."
                        + (foerste["kildeId"] is { } id && andre["kildeId"] is { } annenId && id != annenId
                            ? $" kildeId ({id} og {annenId}) skiller dem: gi dem hver sin kode." : "")));
            await Registerkravleser.ObjekterAsync(grunnlag, register, leste, skriving.Oekt, ct);
            Krev(feil);
            var nye = sendte.Where(o => grunnlag.Tilstand.Finn(register, o.Kode) is null).ToList();
            var endret = sendte.Where(o => grunnlag.Tilstand.Finn(register, o.Kode) is { } kjent && !kjent.Verdi.Equals(o)).ToList();
            List<Registerobjekt> borte = fullstendig ? [.. Borte(grunnlag, definisjon, sendte, omfang)] : [];
            if (ordre.BareNye && (register != Faktagrunnlag.Prosjekt || endret.Count + borte.Count > 0))
            {
                throw KanIkkeEndre([.. endret.Concat(borte).Select(o => o.Kode)]);
            }

            await VarsleBrukAsync(grunnlag, register, borte, skriving.Hode, feil, ct);
            await skriving.SkrivAsync<Registerobjekt>(register, [.. nye, .. endret, .. borte], r => (Registerform.Skriv(register, r), null));
            if (register == Faktagrunnlag.Prosjekt)
            {
                await skriving.DefinerProsjekterAsync(nye.Where(o => !grunnlag.ErProsjekt(o.Kode)));
            }

            return new(
                nye.Count, endret.Count, rader.Count - nye.Count - endret.Count, borte.Count, 0, "", [], 0,
                borte.Count == 0 ? null : [.. borte.Select(b => b.Kode)]);
        }, ct);

    /// <summary>Events of a register. An event of a reference that is known must be the same.</summary>
    /// <exception cref="Avvisning">404 unknown municipality or register; 400, 413 or 422: the rows.</exception>
    public Task<Skrivesvar<Faktakvittering>> PosterAsync(Faktaordre ordre, string register, CancellationToken ct) =>
        SkrivAsync(ordre, Journalslag.Registerpost, async (grunnlag, skriving, feil) =>
        {
            var leser = new Objektleser(grunnlag.Register(register) ?? throw UkjentRegister(register), grunnlag);
            var rader = Faktarader.Les(ordre.Innhold, leser.Postfelt, feil);
            var kjente = grunnlag.Tilstand.Poster(register).ToDictionary(p => p.Verdi.Referanse, p => p.Verdi, StringComparer.Ordinal);
            var erstattet = kjente.Values.Select(p => p.Erstatter).OfType<string>().ToHashSet(StringComparer.Ordinal);
            var (nye, leste) = (new List<Registerpost>(), new List<(Faktarad Rad, Registerpost Post)>());
            foreach (var rad in rader)
            {
                if (leser.Post(rad) is { } post && ErNy(rad, post, kjente, erstattet))
                {
                    post = post with { Nummer = kjente.Count + 1 };
                    kjente.Add(post.Referanse, post);
                    nye.Add(Med(leste, rad, post));
                }
            }

            await Registerkravleser.PosterAsync(grunnlag, register, leste, skriving.Oekt, ct);
            Krev(feil);
            await skriving.SkrivAsync(register, nye, r => Registerform.Skriv(register, r));
            return new(
                nye.Count, 0, rader.Count - nye.Count, 0, 0, "", [], 0, null, nye.Count == 0 ? null : nye[0].Nummer, nye.Count == 0 ? null : nye[^1].Nummer);
        }, ct);

    /// <summary>Facts. A fact of a key that is known takes its place.</summary>
    /// <exception cref="Avvisning">404 unknown municipality; 400, 413 or 422: the rows.</exception>
    public Task<Skrivesvar<Faktakvittering>> OpplysningerAsync(Faktaordre ordre, CancellationToken ct) =>
        SkrivAsync(ordre, Journalslag.Opplysning, Opplysningene(ordre), ct);

    /// <summary>The same as a part of a write that has begun.</summary>
    internal Task<Faktakvittering> OpplysningerAsync(Faktaordre ordre, Skrivekontekst kontekst, CancellationToken ct) =>
        SkrivAsync(ordre, Journalslag.Opplysning, Opplysningene(ordre), kontekst, ct);

    private static Func<Faktagrunnlag, Skriving, Feilsamling, Task<Faktakvittering>> Opplysningene(Faktaordre ordre) =>
        async (grunnlag, skriving, feil) =>
        {
            var rader = ordre.Les(Opplysningsleser.Felt, feil);
            var leser = new Opplysningsleser(grunnlag);
            var vern = new Enhetsvakt(ordre, grunnlag);
            var sendte = Samle(rader, rad => vern.Se(rad, leser.Les(rad)), o => o.Noekkel, (en, to) => en == to, (rad, annen, _, _) => rad.Avvis(
                "objekt", Feilkoder.DublettOpplysning, $"Linje {annen} og {rad.Linje} er om det samme, med ulike verdier."));
            vern.Krev();
            Krev(feil);
            var endret = sendte.Where(o => (grunnlag.Tilstand.Siste(o.Noekkel) is { } kjent ? kjent.Verdi != o : !o.Annullert)).ToList();
            var nye = endret.Count(o => grunnlag.Tilstand.Siste(o.Noekkel) is null);
            await skriving.SkrivAsync(Opplysninger, endret, r => Registerform.Skriv(r));
            return new(nye, endret.Count - nye, rader.Count - endret.Count, 0, 0, "", [], 0);
        };

    private async Task<Skrivesvar<Faktakvittering>> SkrivAsync(
        Faktaordre ordre, Journalslag slag, Func<Faktagrunnlag, Skriving, Feilsamling, Task<Faktakvittering>> arbeid, CancellationToken ct)
    {
        var svar = await flyt.UtfoerAsync(
            new Skriveordre(ordre.Ledger, 0, slag.Navn(), ordre.Oppdrag, ordre.Noekkel),
            (kontekst, token) => SkrivAsync(ordre, slag, arbeid, kontekst, token), () => Avtrykk(ordre.Innhold), ct);
        return svar with { Kvittering = svar.Kvittering with { Proevekjoering = ordre.Oppdrag.ErProeve } };
    }

    private async Task<Faktakvittering> SkrivAsync(
        Faktaordre ordre, Journalslag slag, Func<Faktagrunnlag, Skriving, Feilsamling, Task<Faktakvittering>> arbeid, Skrivekontekst kontekst,
        CancellationToken ct)
    {
        var hode = kontekst.Oekt.Hode ?? throw Avvisning.UkjentKommune(ordre.Ledger);
        var feil = new Feilsamling();
        var iDag = DateOnly.FromDateTime(klokke.GetUtcNow().UtcDateTime);
        var grunnlag = await Faktagrunnlag.LesAsync(kontekst.Oekt, lager, medEnheter: true, iDag, ct);
        var kvittering = await arbeid(grunnlag, new Skriving(kontekst, slag, ct), feil);
        return kvittering with
        {
            Versjon = kvittering.ErEndret ? kontekst.Versjon : hode.Versjon,
            Kjedehode = (kvittering.ErEndret ? kontekst.Kjedehode : hode.Kjedehode).ToString(),
            Varsler = feil.Varsler,
            AntallVarsler = feil.AntallVarsler,
        };
    }

    /// <summary>What was sent, byte by byte.</summary>
    internal static Innholdsavtrykk Avtrykk(Stream innhold)
    {
        innhold.Position = 0;
        return new Innholdsavtrykk(SHA256.HashData(innhold));
    }

    /// <summary>Writes rows, so many to an entry.</summary>
    private readonly struct Skriving(Skrivekontekst kontekst, Journalslag slag, CancellationToken ct)
    {
        public ISkriveoekt Oekt => kontekst.Oekt;
        public Kommunehode Hode => kontekst.Oekt.Hode!;

        public async Task SkrivAsync<T>(
            string hva, IReadOnlyList<T> rader, Func<IReadOnlyList<T>, (string Json, IReadOnlyDictionary<string, string?>? Tekster)> skriv)
        {
            foreach (var (del, i) in rader.Chunk(Registerform.Rader).Select((d, i) => (d, i)))
            {
                var (json, tekster) = skriv(del);
                await kontekst.DefinerAsync(slag, 0, Registerform.Referanse(hva, kontekst.Versjon, i + 1), json, ct, tekster);
            }
        }

        /// <summary>Projects are a dimension: one that the register gets is one that rows can be booked on.</summary>
        public async Task DefinerProsjekterAsync(IEnumerable<Registerobjekt> nye)
        {
            foreach (var objekt in nye)
            {
                var prosjekt = new Prosjektopplysning(Prosjektkode.Parse(objekt.Kode), objekt.Navn, null, null) { GyldigTil = objekt.GyldigTil };
                await kontekst.DefinerAsync(Journalslag.Prosjekt, 0, objekt.Kode, Prosjektform.Skriv(prosjekt), ct);
            }
        }
    }

    private static T Med<T>(List<(Faktarad, T)> leste, Faktarad rad, T lest)
    {
        leste.Add((rad, lest));
        return lest;
    }

    private static void Krev(Feilsamling feil)
    {
        if (feil.HarFeil)
        {
            throw Avvisning.AvRader(feil);
        }
    }

    private static Faktarad Enkelt(
        IReadOnlyList<Faktarad> rader, Objektadresse adresse, IReadOnlyList<string> felt, Feilsamling feil)
    {
        foreach (var (navn, verdi) in adresse.Felt.Where(a => rader.Count > 1 || (rader[0][a.Key] is { } egen && egen != a.Value)))
        {
            throw Avvisning.Ugyldig(navn, Feilkoder.UgyldigKombinasjon, $"Adressen er til «{verdi}», og innholdet er av noe annet.");
        }

        return new Faktarad(
            null, felt.Select(f => (Felt: f, Verdi: adresse.Felt.GetValueOrDefault(f) ?? rader[0][f] ?? (f == "navn" ? adresse.Navn : null)))
                .Where(f => f.Verdi is not null).ToDictionary(f => f.Felt, f => f.Verdi!, StringComparer.Ordinal), feil);
    }

    /// <summary>The rows of each key once. The same twice is told; another on the same key is an error.</summary>
    private static List<T> Samle<T, TNoekkel>(
        IReadOnlyList<Faktarad> rader, Func<Faktarad, T?> les, Func<T, TNoekkel> noekkel, Func<T, T, bool> like, Action<Faktarad, long?, T, T> dublett)
        where T : class
        where TNoekkel : notnull
    {
        var sett = new Dictionary<TNoekkel, (T Rad, long? Linje)>();
        foreach (var rad in rader)
        {
            if (les(rad) is not { } lest)
            {
                continue;
            }

            if (!sett.TryGetValue(noekkel(lest), out var foer))
            {
                sett[noekkel(lest)] = (lest, rad.Linje);
            }
            else if (like(foer.Rad, lest))
            {
                rad.Varsle("body", Feilkoder.DublettOpplysning, $"Linje {rad.Linje} er den samme som linje {foer.Linje}, og regnes en gang.");
            }
            else
            {
                dublett(rad, foer.Linje, foer.Rad, lest);
            }
        }

        return [.. sett.Values.Select(s => s.Rad)];
    }

    private static bool ErNy(Faktarad rad, Registerpost post, Dictionary<string, Registerpost> kjente, HashSet<string> erstattet)
    {
        if (kjente.TryGetValue(post.Referanse, out var kjent))
        {
            if (!kjent.SammeSom(post))
            {
                rad.Avvis(
                    "referanse", Feilkoder.PostreferanseFinnes,
                    $"Posten «{post.Referanse}» finnes med annet innhold; en ny post med erstatter retter den.");
            }

            return false;
        }

        if (post.Erstatter is { } annen)
        {
            if (!kjente.TryGetValue(annen, out var gammel) || gammel.Objekt != post.Objekt)
            {
                rad.Avvis("erstatter", Feilkoder.UkjentPostreferanse, $"Objektet {post.Objekt} har ingen post «{annen}».");
                return false;
            }

            if (!erstattet.Add(annen))
            {
                rad.Avvis("erstatter", Feilkoder.PostreferanseFinnes, $"Posten «{annen}» er erstattet før.");
                return false;
            }
        }

        return true;
    }

    /// <summary>The objects in use that a complete file does not have, as ended today.</summary>
    private static IEnumerable<Registerobjekt> Borte(
        Faktagrunnlag grunnlag, Registerdefinisjon register, List<Registerobjekt> sendte, string? omfang)
    {
        var enhet = omfang switch
        {
            null or "register" => null,
            _ when omfang.StartsWith("ansvar:", StringComparison.Ordinal) => omfang["ansvar:".Length..],
            _ => throw Avvisning.Ugyldig("omfang", Feilkoder.UgyldigFormat, "omfang er register, eller ansvar: og koden til en enhet."),
        };
        var koder = sendte.Select(o => o.Kode).ToHashSet(StringComparer.Ordinal);
        var enhetskolonner = register.Kolonner.Where(k => k.Type == Felttype.Enhet).ToList();
        return grunnlag.Tilstand.Objekter(register.Id).Select(o => o.Verdi).Where(o => o.GyldigTil is null && !koder.Contains(o.Kode))
            .Where(o => enhet is null || enhetskolonner.Any(k => o[k.Id] is { } egen && grunnlag.LiggerUnder(egen, enhet)))
            .Select(o => o with { GyldigTil = grunnlag.IDag });
    }

    /// <summary>Tells of objects that are ended while they are used for something.</summary>
    private async Task VarsleBrukAsync(
        Faktagrunnlag grunnlag, string register, List<Registerobjekt> borte, Kommunehode hode, Feilsamling feil, CancellationToken ct)
    {
        if (borte.Count == 0)
        {
            return;
        }

        var bruk = await Objektbruk.LesAsync(grunnlag, register, leser, hode, ct);
        foreach (var (objekt, brukt) in borte.Select(o => (o, bruk.Av(o.Kode))).Where(o => o.Item2 is not null))
        {
            feil.Varsle(null, "kode", Feilkoder.ObjektIBruk, $"«{objekt.Kode}» avsluttes, og blir stående med det som er på det: {brukt}.");
        }
    }

    /// <summary>403: who sends may make projects that are not there, and change nothing.</summary>
    internal static Avvisning KanIkkeEndre(IReadOnlyList<string> koder) => new(
        Avvisningsgrunn.IkkeTillatt, Problemtyper.ManglerScope, "Nøkkelen mangler scope",
        koder.Count == 0 ? "Nøkkelen kan opprette prosjekter, og ikke noe annet i registrene."
            : $"Nøkkelen kan opprette prosjekter, men ikke endre dem som er der: {string.Join(", ", koder.Take(20))}.");

    internal static Avvisning UkjentRegister(string register) => Avvisning.IkkeFunnet($"Det finnes ikke noe register «{register}».");
}

/// <summary>The one object that an address is of.</summary>
/// <param name="Felt">What the address says of it, by field; the code among them.</param>
/// <param name="Navn">What it is called when the content does not say; null when it must.</param>
public sealed record Objektadresse(IReadOnlyDictionary<string, string> Felt, string? Navn = null)
{
    public static Objektadresse Av(string kode) => new(new Dictionary<string, string> { ["kode"] = kode });
}
