using Ledger.Application.Grunndata;
using Ledger.Application.Grunndata.Definisjoner;
using Ledger.Application.Lesing;
using Ledger.Application.Porter;
using Ledger.Application.Skriving;
using Ledger.Domain.Finans.Gjeld;
using Ledger.Domain.Finans.Rammer;
using Ledger.Domain.Finans.Register;
using Ledger.Domain.Kjede;
using Ledger.Domain.Lagring;
using Ledger.Domain.Validering;
using Ledger.Domain.Verdier;

namespace Ledger.Application.Finans;

/// <summary>Defines what the finance register is about: rules, portfolios, holdings, loans, swaps and companies. The same again writes nothing.</summary>
public sealed class Finanstjeneste(Finanslager lager, Rapportleser leser, Skriveflyt flyt)
{
    /// <summary>Defines in one write what differs from what is there.</summary>
    /// <param name="utkast">In an order in which each may name those before it.</param>
    /// <exception cref="Avvisning">404 unknown municipality; 409 rows would fall outside; 422 it makes no sense.</exception>
    public async Task<Definisjonskvittering> DefinerAsync(
        LedgerId ledger, IReadOnlyList<IFinansutkast> utkast, Skriveoppdrag oppdrag, CancellationToken ct)
    {
        var feil = new Feilsamling();
        var lest = utkast.Select(u => (Utkast: u, Slag: Slag(u), Json: Skriv(u), Definisjon: Les(u, feil))).ToList();
        Krev(feil);
        var svar = await flyt.UtfoerAsync(
            new Skriveordre(ledger, 0, lest[0].Slag.Navn(), oppdrag),
            async (kontekst, token) =>
            {
                var hode = kontekst.Oekt.Hode ?? throw Avvisning.UkjentKommune(ledger);
                var register = (await Finanslager.HentAsync(kontekst.Oekt, token)).Register;
                var kjente = new Dictionary<(Journalslag, string), string?>();
                foreach (var slag in lest.Select(l => l.Slag).Distinct())
                {
                    foreach (var post in await kontekst.Oekt.GrunndataAsync(slag, 0, hode.Sekvens, token))
                    {
                        kjente[(slag, post.Referanse!)] = post.Innhold;
                    }
                }

                var nye = lest.Where(l => kjente.GetValueOrDefault((l.Slag, l.Utkast.Kode!)) != l.Json).ToList();
                var sammen = lest.Select(l => l.Definisjon).ToList();
                foreach (var ny in nye)
                {
                    Proev(ny.Definisjon, register, sammen, feil);
                }

                await ProevFondAsync([.. nye.Select(n => n.Definisjon).OfType<Portefoelje>()], kontekst, feil, token);

                if (feil.HarFeil)
                {
                    throw Avvisning.AvRader(feil);
                }

                foreach (var ny in nye)
                {
                    await kontekst.DefinerAsync(ny.Slag, 0, ny.Utkast.Kode!, ny.Json, token);
                }

                Varsle(nye.Select(n => n.Definisjon).OfType<Rentebytte>(), register, feil);
                return nye.Count == 0 ? new Definisjonskvittering(hode.Versjon, hode.Kjedehode.ToString(), Endret: false)
                    : new Definisjonskvittering(
                        kontekst.Versjon, kontekst.Kjedehode.ToString(), Endret: true, Varsler: feil.AntallVarsler == 0 ? null : feil.Varsler);
            },
            null,
            ct);
        return svar.Kvittering with { Proevekjoering = oppdrag.ErProeve };
    }

    /// <summary>The definitions of a kind, as they were sent.</summary>
    /// <exception cref="Avvisning">404 unknown municipality or version.</exception>
    public async Task<(Kommunehode Hode, IReadOnlyList<T> Definisjoner)> ListeAsync<T>(LedgerId ledger, Journalslag slag, long? versjon, CancellationToken ct)
        where T : class, IFinansutkast
    {
        var hode = await leser.HodeAsync(ledger, new Tidsvalg(versjon, null), ct);
        return (hode, await lager.UtkastAsync<T>(hode, slag, ct));
    }

    /// <summary>The register at a version; the newest when none is named.</summary>
    /// <exception cref="Avvisning">404 unknown municipality or version.</exception>
    public async Task<Finansstand> StandAsync(LedgerId ledger, long? versjon, CancellationToken ct) =>
        await lager.HentAsync(await leser.HodeAsync(ledger, new Tidsvalg(versjon, null), ct), ct);

    private static object Les(IFinansutkast utkast, Feilsamling feil) => utkast switch
    {
        Reglementsutkast u => Finansform.Reglement(u, feil),
        Portefoeljeutkast u => Finansform.Portefoelje(u, feil),
        Beholdningsutkast u => Finansform.Beholdning(u, feil),
        Laansutkast u => Finansform.Laan(u, feil),
        Rentebytteutkast u => Finansform.Rentebytte(u, feil),
        Eierpostutkast u => Finansform.Eierpost(u, feil),
        _ => throw new InvalidOperationException(utkast.GetType().Name),
    };

    private static Journalslag Slag(IFinansutkast utkast) => utkast switch
    {
        Reglementsutkast => Journalslag.Finansreglement,
        Portefoeljeutkast => Journalslag.Portefoelje,
        Beholdningsutkast => Journalslag.Beholdning,
        Laansutkast => Journalslag.Laan,
        Rentebytteutkast => Journalslag.Rentebytte,
        Eierpostutkast => Journalslag.Eierpost,
        _ => throw new InvalidOperationException(utkast.GetType().Name),
    };

    /// <summary>What is stored: the fields of the kind, in its order.</summary>
    private static string Skriv(IFinansutkast utkast) => utkast switch
    {
        Reglementsutkast u => Lagretform.SkrivUtenTomme(u),
        Portefoeljeutkast u => Lagretform.SkrivUtenTomme(u),
        Beholdningsutkast u => Lagretform.SkrivUtenTomme(u),
        Laansutkast u => Lagretform.SkrivUtenTomme(u),
        Rentebytteutkast u => Lagretform.SkrivUtenTomme(u),
        Eierpostutkast u => Lagretform.SkrivUtenTomme(u),
        _ => throw new InvalidOperationException(utkast.GetType().Name),
    };

    /// <summary>What a definition must agree with: the others, those that are sent with it, and the facts that there are of it.</summary>
    private static void Proev(object definisjon, Finansregister register, IReadOnlyList<object> sammen, Feilsamling feil)
    {
        bool HarPortefoelje(string kode) => register.Portefoelje(kode) is not null || sammen.OfType<Portefoelje>().Any(p => p.Kode == kode);
        switch (definisjon)
        {
            case Finansreglement r:
                var nevnte = r.Strategi.Select((s, i) => (Felt: $"strategi[{i}].portefoelje", Kode: (string?)s.Portefoelje))
                    .Concat(r.Grenser.Select((g, i) => (Felt: $"grenser[{i}].portefoelje", Kode: g.Portefoelje)));
                foreach (var (felt, kode) in nevnte.Where(n => n.Kode is { } k && !HarPortefoelje(k)))
                {
                    feil.Avvis(null, felt, Feilkoder.UkjentPortefoelje, $"Porteføljen «{kode}» er ikke definert.");
                }

                break;
            case Beholdning b when !HarPortefoelje(b.Portefoelje):
                feil.Avvis(null, "portefoelje", Feilkoder.UkjentPortefoelje, $"Porteføljen «{b.Portefoelje}» er ikke definert.");
                break;
            case Rentebytte s when register.Definisjoner.Laan.Concat(sammen.OfType<Laan>()).All(l => l.Kode != s.Laan):
                feil.Avvis(null, "laan", Feilkoder.SwapUtenLaan, $"Lånet «{s.Laan}» er ikke definert.");
                break;
            case Laan l when new Gjeldsbok(register).Bevegelser(l).FirstOrDefault(p => p.Dato < l.FoersteUtbetaling || p.Dato > l.Forfall) is { } post:
                feil.Avvis(null, "forfall", Feilkoder.LaanIBruk, $"Raden «{post.Referanse}» {post.Dato:yyyy-MM-dd} ville falt utenfor løpetiden.");
                break;
            case Laan l when register.Definisjoner.Laan.FirstOrDefault(k => k.Kode == l.Kode) is { } foer && foer.Form != l.Form
                && new Gjeldsbok(register).Bevegelser(l).Count > 0:
                feil.Avvis(null, "form", Feilkoder.LaanIBruk, $"Lånet er {foer.Form.Ord()} og har bevegelser; formen kan ikke endres.");
                break;
        }
    }

    /// <summary>The funds that portfolios name are funds of the municipality.</summary>
    private static async Task ProevFondAsync(IReadOnlyList<Portefoelje> portefoeljer, Skrivekontekst kontekst, Feilsamling feil, CancellationToken ct)
    {
        var nevnt = portefoeljer.SelectMany(p => new[] { ("grunnkapitalfond", p.Grunnkapitalfond), ("bufferkapitalfond", p.Bufferkapitalfond) })
            .Where(f => f.Item2 is not null).ToList();
        var kjente = nevnt.Count == 0 ? [] : (await kontekst.Oekt.GrunndataAsync(Journalslag.Fond, 0, kontekst.Oekt.Hode!.Sekvens, ct))
            .Select(f => f.Referanse!).ToHashSet(StringComparer.Ordinal);
        foreach (var (felt, kode) in nevnt.Where(f => !kjente.Contains(f.Item2!)))
        {
            feil.Avvis(null, felt, Feilkoder.UkjentFond, $"«{kode}» er ikke et registrert fond.");
        }
    }

    /// <summary>Swaps that are above what is owed on the first day of a step: the first such day is told.</summary>
    private static void Varsle(IEnumerable<Rentebytte> bytter, Finansregister register, Feilsamling feil)
    {
        foreach (var bytte in bytter)
        {
            var andre = register.Definisjoner.Rentebytter.Where(b => b.Kode != bytte.Kode);
            var med = new Finansregister(register.Definisjoner with { Rentebytter = [.. andre, bytte] }, register.Gjeldende.ToList());
            if (bytte.Nominelt.SelectMany(t => Finansvarsel.ForMyeSikret(new(med), t.Fra)).FirstOrDefault(v => v.Objekt == bytte.Laan) is { } v)
            {
                feil.Varsle(null, "nominelt", v.Kode, v.Melding);
            }
        }
    }

    private static void Krev(Feilsamling feil)
    {
        if (feil.HarFeil)
        {
            throw Avvisning.Av(feil);
        }
    }
}
