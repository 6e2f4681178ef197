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

    internal const string Registerimport = "registerimport";

    /// <summary>The objects of a register as a source has them.</summary>
    /// <param name="adresse">What the address says of the one object that is sent; null when rows say it.</param>
    /// <param name="omfang">With a complete file: <c>register</c>, or <c>ansvar:20</c> for what is of a unit and those below it.</param>
    /// <exception cref="Avvisning">404 unknown municipality or register; 400, 413 or 422: the rows.</exception>
    public Task<Skrivesvar<Faktakvittering>> ObjekterAsync(
        Faktaordre ordre, string register, Objektadresse? adresse, bool fullstendig, string? omfang, CancellationToken ct) =>
        SkrivAsync(ordre, Journalslag.Registerobjekt.Navn(), async (grunnlag, skriving, feil) =>
        {
            var leser = grunnlag.Leser(register) ?? throw UkjentRegister(register);
            var rader = Faktarader.Les(ordre.Innhold, leser.Objektfelt, feil, MestObjekter);
            if (adresse is not null)
            {
                rader = [Enkelt(rader, adresse, leser.Objektfelt, feil)];
            }

            grunnlag.Ta(register, rader.Select(r => r["kode"]).OfType<string>());
            var sendte = await Registerrader.ObjekterAsync(grunnlag, leser, rader, skriving.Oekt, ct);
            Krev(feil);
            List<Registerobjekt> borte = fullstendig ? [.. Borte(grunnlag, leser.Register, sendte.Alle, omfang)] : [];
            if (ordre.BareNye && (register != Faktagrunnlag.Prosjekt || sendte.Endret.Count + borte.Count > 0))
            {
                throw KanIkkeEndre([.. sendte.Endret.Concat(borte).Select(o => o.Kode)]);
            }

            await VarsleBrukAsync(grunnlag, register, borte, skriving.Hode, feil, ct);
            await skriving.ObjekterAsync(grunnlag, register, sendte, borte);
            return new(
                sendte.Nye.Count, sendte.Endret.Count, rader.Count - sendte.Nye.Count - sendte.Endret.Count, borte.Count, 0, "", [], 0,
                borte.Count == 0 ? null : [.. borte.Select(b => b.Kode)]);
        }, ct);

    /// <summary>Events of a register. An event of a reference that is known must be the same.</summary>
    /// <exception cref="Avvisning">404 unknown municipality or register; 400, 413 or 422: the rows.</exception>
    public Task<Skrivesvar<Faktakvittering>> PosterAsync(Faktaordre ordre, string register, CancellationToken ct) =>
        SkrivAsync(ordre, Journalslag.Registerpost.Navn(), async (grunnlag, skriving, feil) =>
        {
            var leser = grunnlag.Leser(register) ?? throw UkjentRegister(register);
            var rader = Faktarader.Les(ordre.Innhold, leser.Postfelt, feil);
            var nye = await Registerrader.PosterAsync(grunnlag, leser, rader, [], skriving.Oekt, ct);
            Krev(feil);
            await skriving.PosterAsync(register, nye);
            return new(
                nye.Count, 0, rader.Count - nye.Count, 0, 0, "", [], 0, null, nye.Count == 0 ? null : nye[0].Nummer, nye.Count == 0 ? null : nye[^1].Nummer);
        }, ct);

    /// <summary>
    /// Objects and events of any registers, row by row in one file: all or nothing, in one write. The objects come first, wherever they stand, so that
    /// an event may be of an object of the same file.
    /// </summary>
    /// <exception cref="Avvisning">404 unknown municipality; 400, 413 or 422: the rows; 403: rows of a kind that the sender may not send.</exception>
    public Task<Skrivesvar<Faktakvittering>> RegistreAsync(Faktaordre ordre, Registerrett rett, CancellationToken ct) =>
        SkrivAsync(ordre, Registerimport, async (grunnlag, skriving, feil) =>
        {
            var fil = Registerfil.Les(ordre.Innhold, grunnlag, feil);
            fil.Krev(rett);
            var lest = new List<(Registerfil.Del Del, Sendteobjekter Objekter, IReadOnlyList<Registerpost> Poster)>();
            foreach (var del in fil.Deler)
            {
                grunnlag.Ta(del.Register, del.Objekter.Select(r => r["kode"]).OfType<string>());
            }

            foreach (var del in fil.Deler)
            {
                var objekter = await Registerrader.ObjekterAsync(grunnlag, del.Leser, del.Objekter, skriving.Oekt, ct);
                lest.Add((del, objekter, await Registerrader.PosterAsync(grunnlag, del.Leser, del.Poster, objekter.Alle, skriving.Oekt, ct)));
            }

            Krev(feil);
            foreach (var (del, objekter, poster) in lest)
            {
                await skriving.ObjekterAsync(grunnlag, del.Register, objekter, []);
                await skriving.PosterAsync(del.Register, poster);
            }

            var antall = lest.Select(l => l.Del.Kvittering(l.Objekter, l.Poster)).ToList();
            return new(antall.Sum(a => a.Nye), antall.Sum(a => a.Endret), antall.Sum(a => a.Uendret), 0, 0, "", [], 0) { Registre = antall };
        }, ct);

    /// <summary>Facts. A fact of a key that is known takes its place.</summary>
    /// <exception cref="Avvisning">404 unknown municipality; 400, 413 or 422: the rows.</exception>
    public Task<Skrivesvar<Faktakvittering>> OpplysningerAsync(Faktaordre ordre, CancellationToken ct) =>
        SkrivAsync(ordre, Journalslag.Opplysning.Navn(), Opplysningene(ordre), ct);

    /// <summary>The same as a part of a write that has begun.</summary>
    internal Task<Faktakvittering> OpplysningerAsync(Faktaordre ordre, Skrivekontekst kontekst, CancellationToken ct) =>
        SkrivAsync(ordre, Opplysningene(ordre), kontekst, ct);

    private static Func<Faktagrunnlag, Skriving, Feilsamling, Task<Faktakvittering>> Opplysningene(Faktaordre ordre) =>
        async (grunnlag, skriving, feil) =>
        {
            var rader = ordre.Les(Opplysningsleser.Felt, feil);
            var leser = new Opplysningsleser(grunnlag);
            var vern = new Enhetsvakt(ordre, grunnlag);
            var under = new Forklaringsdeler(grunnlag.Tilstand);
            var sendte = Registerrader.Samle(rader, rad => under.Se(rad, vern.Se(rad, leser.Les(rad))), o => o.Noekkel, (en, to) => en == to,
                (rad, annen, _, _) => rad.Avvis(
                    "objekt", Feilkoder.DublettOpplysning, $"Linje {annen} og {rad.Linje} er om det samme, med ulike verdier."));
            vern.Krev();
            under.Krev();
            Krev(feil);
            var endret = sendte.Where(o => (grunnlag.Tilstand.Siste(o.Noekkel) is { } kjent ? kjent.Verdi != o : !o.Annullert)).ToList();
            var nye = endret.Count(o => grunnlag.Tilstand.Siste(o.Noekkel) is null);
            await skriving.SkrivAsync(Journalslag.Opplysning, Opplysninger, endret, r => Registerform.Skriv(r));
            return new(nye, endret.Count - nye, rader.Count - endret.Count, 0, 0, "", [], 0);
        };

    private async Task<Skrivesvar<Faktakvittering>> SkrivAsync(
        Faktaordre ordre, string handling, Func<Faktagrunnlag, Skriving, Feilsamling, Task<Faktakvittering>> arbeid, CancellationToken ct)
    {
        var svar = await flyt.UtfoerAsync(
            new Skriveordre(ordre.Ledger, 0, handling, ordre.Oppdrag, ordre.Noekkel),
            (kontekst, token) => SkrivAsync(ordre, arbeid, kontekst, token), () => Avtrykk(ordre.Innhold), ct);
        return svar with { Kvittering = svar.Kvittering with { Proevekjoering = ordre.Oppdrag.ErProeve } };
    }

    private async Task<Faktakvittering> SkrivAsync(
        Faktaordre ordre, Func<Faktagrunnlag, Skriving, Feilsamling, Task<Faktakvittering>> arbeid, Skrivekontekst kontekst, CancellationToken ct)
    {
        var hode = kontekst.Oekt.Hode ?? throw Avvisning.UkjentKommune(ordre.Ledger);
        var feil = new Feilsamling();
        var iDag = DateOnly.FromDateTime(klokke.GetUtcNow().UtcDateTime);
        var grunnlag = await Faktagrunnlag.LesAsync(kontekst.Oekt, lager, medEnheter: true, iDag, ct);
        var kvittering = await arbeid(grunnlag, new Skriving(kontekst, ct), feil);
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
    private readonly struct Skriving(Skrivekontekst kontekst, CancellationToken ct)
    {
        public ISkriveoekt Oekt => kontekst.Oekt;
        public Kommunehode Hode => kontekst.Oekt.Hode!;

        /// <summary>Projects are a dimension: one that the register gets is one that rows can be booked on.</summary>
        public async Task ObjekterAsync(Faktagrunnlag grunnlag, string register, Sendteobjekter sendte, IReadOnlyList<Registerobjekt> borte)
        {
            await SkrivAsync<Registerobjekt>(
                Journalslag.Registerobjekt, register, [.. sendte.Nye, .. sendte.Endret, .. borte], r => (Registerform.Skriv(register, r), null));
            foreach (var objekt in sendte.Nye.Where(o => register == Faktagrunnlag.Prosjekt && !grunnlag.ErProsjekt(o.Kode)))
            {
                var prosjekt = new Prosjektopplysning(Prosjektkode.Parse(objekt.Kode), objekt.Navn, null, null) { GyldigTil = objekt.GyldigTil };
                await kontekst.DefinerAsync(Journalslag.Prosjekt, 0, objekt.Kode, Prosjektform.Skriv(prosjekt), ct);
            }
        }

        public Task PosterAsync(string register, IReadOnlyList<Registerpost> nye) =>
            SkrivAsync(Journalslag.Registerpost, register, nye, r => Registerform.Skriv(register, r));

        public async Task SkrivAsync<T>(
            Journalslag slag, string hva, IReadOnlyList<T> rader,
            Func<IReadOnlyList<T>, (string Json, IReadOnlyDictionary<string, string?>? Tekster)> skriv)
        {
            foreach (var (del, i) in rader.Chunk(Registerform.Rader).Select((d, i) => (d, i)))
            {
                var (json, tekster) = skriv(del);
                await kontekst.DefinerAsync(slag, 0, Registerform.Referanse(hva, kontekst.Versjon, i + 1), json, ct, tekster);
            }
        }
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

    /// <summary>The objects in use that a complete file does not have, as ended today.</summary>
    private static IEnumerable<Registerobjekt> Borte(
        Faktagrunnlag grunnlag, Registerdefinisjon register, IReadOnlyList<Registerobjekt> sendte, string? omfang)
    {
        var enhet = omfang switch
        {
            null or "register" => null,
            _ when omfang.StartsWith("ansvar:", StringComparison.Ordinal) => omfang["ansvar:".Length..],
            _ => throw Avvisning.Ugyldig("omfang", Feilkoder.UgyldigFormat, "omfang er register, eller ansvar: og koden til en enhet."),
        };
        if (enhet is not null && !grunnlag.HarEnhet(enhet, null))
        {
            throw Avvisning.Ugyldig("omfang", Feilkoder.UkjentAnsvar, "Enheten i omfang finnes ikke i organisasjonen.");
        }

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
