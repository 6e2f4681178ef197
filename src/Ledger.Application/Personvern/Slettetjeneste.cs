using Ledger.Application.Grunndata.Definisjoner;
using Ledger.Application.Noter;
using Ledger.Application.Porter;
using Ledger.Application.Skriving;
using Ledger.Domain.Kjede;
using Ledger.Domain.Validering;
using Ledger.Domain.Verdier;

namespace Ledger.Application.Personvern;

/// <summary>A text of a bilag, budget decision or note that is to be erased.</summary>
/// <param name="Linje">The row; null for the text of the bilag or decision itself.</param>
/// <param name="Felt">tekst, motpart or dokument.</param>
/// <param name="Note">Of a note: its id or name. All that was ever written in it for the year is meant, since what was replaced can be read by version.</param>
public sealed record Slettested(Journalslag Slag, Regnskapsaar Aar, int Nummer, int? Linje, string Felt, string? Note = null);

/// <summary>What is to be erased, and why. What is erased already is passed by.</summary>
/// <param name="Motpart">All postings with this motpart.</param>
/// <param name="Bruker">All writes by this user.</param>
/// <param name="Person">All approvals by this person, and where bilag were booked for him.</param>
public sealed record Sletteoensket(string Begrunnelse, IReadOnlyList<Slettested> Tekster, string? Motpart, string? Bruker, string? Person = null);

/// <summary>What was erased.</summary>
/// <param name="AntallTekster">0 when all of it was erased before; nothing was then written.</param>
/// <param name="Gjenstaar">There is more with the same motpart or user than is erased at once: send the same again.</param>
public sealed record Slettekvittering(int AntallTekster, bool Gjenstaar, long Versjon, string Kjedehode);

/// <summary>
/// Erases texts that name a person, under a reason that is journalled. The chain is over salted hashes of texts, and holds: what is erased is the
/// text, its salt, and the fingerprint of the write that it came with.
/// </summary>
public sealed class Slettetjeneste(IHovedbokleser leser, Noteteksttjeneste noter, Skriveflyt flyt)
{
    /// <summary>How many texts are erased in one write.</summary>
    public const int MestTekster = 10_000;

    private const string Begrunnelse = "begrunnelse";

    /// <exception cref="Avvisning">404 unknown municipality or bilag; 409 the text is of form 1; 422 no such row.</exception>
    public async Task<Slettekvittering> SlettAsync(LedgerId ledger, Sletteoensket oensket, Skriveoppdrag oppdrag, CancellationToken ct)
    {
        if (await leser.FinnKommuneAsync(ledger, ct) is null)
        {
            throw Avvisning.UkjentKommune(ledger);
        }

        var svar = await flyt.UtfoerAsync(
            new Skriveordre(ledger, 0, Journalslag.Sletting.Navn(), oppdrag),
            async (kontekst, token) =>
            {
                var funnet = await FinnAsync(ledger, oensket, token);
                KrevKanSlettes(funnet);
                var valgt = funnet.Where(f => !f.Tekst.ErSlettet && !f.Tekst.ErTom).DistinctBy(f => f.Sted).ToList();
                var tekster = valgt.Take(MestTekster).ToList();
                if (tekster.Count == 0)
                {
                    return new Slettekvittering(0, Gjenstaar: false, kontekst.Oekt.Hode!.Versjon, kontekst.Oekt.Hode.Kjedehode.ToString());
                }

                tekster.AddRange(await AvtrykkAsync(kontekst.Oekt, tekster.Select(t => t.Versjon).Distinct(), token));
                await kontekst.DefinerAsync(
                    Journalslag.Sletting, 0, $"sletting-{kontekst.Versjon}", Tekststed.Skriv(tekster.Select(t => t.Sted)), token,
                    new Dictionary<string, string?> { [Begrunnelse] = oensket.Begrunnelse });
                foreach (var (sted, _, tekst) in tekster)
                {
                    await kontekst.Oekt.SlettTekstAsync(sted, tekst.Hash(), token);
                }

                return new Slettekvittering(
                    tekster.Count(t => t.Sted.Felt != Tekststed.Avtrykk), valgt.Count > MestTekster, kontekst.Versjon, kontekst.Kjedehode.ToString());
            },
            null,
            ct);
        return svar.Kvittering;
    }

    private async Task<List<Funnettekst>> FinnAsync(LedgerId ledger, Sletteoensket oensket, CancellationToken ct)
    {
        var funnet = new List<Funnettekst>();
        foreach (var note in oensket.Tekster.Where(t => t.Note is not null))
        {
            funnet.AddRange(await NotetekstenAsync(ledger, note.Aar, await noter.NavnAsync(ledger, note.Aar, note.Note!, ct), ct));
        }

        foreach (var post in oensket.Tekster.Where(t => t.Note is null).GroupBy(t => (t.Slag, t.Aar, t.Nummer)))
        {
            var lest = await PostAsync(ledger, post.Key.Slag, post.Key.Aar, post.Key.Nummer, ct);
            funnet.AddRange(post.Select(t => new Funnettekst(new Tekststed(lest.Ledd.Sekvens, t.Linje ?? 0, t.Felt), lest.Ledd.Versjon, Tekst(lest, t))));
        }

        if (oensket.Motpart is { } motpart)
        {
            funnet.AddRange(await leser.FinnMotpartAsync(ledger, motpart, MestTekster + 1, ct));
        }

        if (oensket.Person is { } person)
        {
            funnet.AddRange(await leser.FinnGodkjennerAsync(ledger, person, MestTekster + 1, ct));
        }

        if (oensket.Bruker is { } bruker)
        {
            funnet.AddRange(await leser.FinnBrukerAsync(ledger, bruker, MestTekster + 1, ct));
        }

        return funnet;
    }

    /// <summary>Each text that a note of a year has had, the newest first.</summary>
    private async Task<List<Funnettekst>> NotetekstenAsync(LedgerId ledger, Regnskapsaar aar, string note, CancellationToken ct)
    {
        var funnet = new List<Funnettekst>();
        for (var til = long.MaxValue; ;)
        {
            var poster = await leser.GrunndataAsync(ledger, Journalslag.Notetekst, aar.Aar, til, ct);
            if (poster.FirstOrDefault(p => p.Referanse == note) is not { } post)
            {
                return funnet.Count > 0 ? funnet : throw Avvisning.IkkeFunnet($"Noten {note} har ingen tekst i {aar}.");
            }

            funnet.Add(new Funnettekst(new Tekststed(post.Sekvens, 0, Tekststed.Navngitt(Notetekstform.Felt)), post.Versjon, Notetekstform.Les(post)));
            til = post.Sekvens - 1;
        }
    }

    private async Task<Lestpost> PostAsync(LedgerId ledger, Journalslag slag, Regnskapsaar aar, int nummer, CancellationToken ct)
    {
        var sekvens = slag == Journalslag.Bilag
            ? (await leser.FinnBilagAsync(ledger, aar, nummer, ct))?.Post.Sekvens
            : (await leser.VedtakAsync(ledger, aar, long.MaxValue, ct)).FirstOrDefault(v => v.Post.Nummer == nummer)?.Post.Sekvens;
        return sekvens is { } funnet
            ? (await leser.JournalAsync(ledger, funnet - 1, funnet, 1, ct))[0]
            : throw Avvisning.IkkeFunnet($"{(slag == Journalslag.Bilag ? "Bilag" : "Vedtak")} {nummer} finnes ikke i {aar}.");
    }

    private static Verntekst Tekst(Lestpost post, Slettested sted)
    {
        if (sted.Linje is not { } linje)
        {
            return sted.Felt == Tekststed.Tekst
                ? post.Tekst
                : throw Avvisning.Regelbrudd(
                    "felt", Feilkoder.UgyldigKombinasjon, "Uten linje er det bare bilagets eller vedtakets egen tekst som kan slettes.");
        }

        var rad = post.Rader.Where(r => r.Linje == linje).Cast<Lestrad?>().FirstOrDefault()
            ?? throw Avvisning.Regelbrudd("linje", Feilkoder.UtenforOmraadet, $"{post.Slag.Navn()} {sted.Nummer} har {post.Rader.Count} linjer.");
        return sted.Felt switch
        {
            Tekststed.Motpart => rad.Motpart,
            Tekststed.Dokument => rad.Dokument,
            _ => rad.Tekst,
        };
    }

    private static void KrevKanSlettes(IEnumerable<Funnettekst> funnet)
    {
        if (funnet.FirstOrDefault(f => f.Tekst is { ErTom: false, Vern: null }) is { } form1)
        {
            throw Avvisning.Konflikt(
                Problemtyper.TekstenKanIkkeSlettes, "Teksten kan ikke slettes",
                $"Ingenting er slettet: {form1.Sted.Felt} i versjon {form1.Versjon} er skrevet i form 1, der "
                    + "teksten selv står under hashen. Kjeden ville ikke holdt.");
        }
    }

    /// <summary>The fingerprints of what the writes were sent: they confirm a guess of what is erased.</summary>
    private static async Task<IReadOnlyList<Funnettekst>> AvtrykkAsync(ISkriveoekt oekt, IEnumerable<long> versjoner, CancellationToken ct)
    {
        var avtrykk = new List<Funnettekst>();
        foreach (var versjon in versjoner)
        {
            if (await oekt.FinnTransaksjonAsync(versjon, ct) is { Innholdshash: not null, AvtrykkVern: not null } skriving)
            {
                avtrykk.Add(new Funnettekst(new Tekststed(versjon, 0, Tekststed.Avtrykk), versjon, skriving.Avtrykk));
            }
        }

        return avtrykk;
    }
}
