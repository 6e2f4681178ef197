using Ledger.Application.Porter;
using Ledger.Domain.Opplysninger;
using Ledger.Domain.Validering;

namespace Ledger.Application.Opplysninger;

/// <summary>The objects that rows are of, and what they are to the register: new, or other than they were.</summary>
internal sealed record Sendteobjekter(IReadOnlyList<Registerobjekt> Alle, IReadOnlyList<Registerobjekt> Nye, IReadOnlyList<Registerobjekt> Endret);

/// <summary>Rows of a register against what the register has and what the law says of it. What is wrong stands in the errors of the rows.</summary>
internal static class Registerrader
{
    public static async Task<Sendteobjekter> ObjekterAsync(
        Faktagrunnlag grunnlag, Objektleser objektleser, IReadOnlyList<Faktarad> rader, ISkriveoekt oekt, CancellationToken ct)
    {
        var (register, leste) = (objektleser.Register.Id, new List<(Faktarad Rad, Registerobjekt Objekt)>());
        var sendte = Samle(
            rader, rad => objektleser.Objekt(rad) is { } lest ? Med(leste, rad, lest) : null, o => o.Kode, (en, to) => en.Equals(to),
            (rad, annen, foerste, andre) => rad.Avvis(
                "kode", Feilkoder.DublettObjekt,
                $"«{foerste.Kode}» står på linje {annen} og {rad.Linje} med ulikt innhold."
                    + (foerste["kildeId"] is { } id && andre["kildeId"] is { } annenId && id != annenId
                        ? $" kildeId ({id} og {annenId}) skiller dem: gi dem hver sin kode." : "")));
        KrevIkkeRing(grunnlag, objektleser.Register, leste, sendte);
        await Registerkravleser.ObjekterAsync(grunnlag, register, leste, oekt, ct);
        return new(
            sendte, [.. sendte.Where(o => grunnlag.Tilstand.Finn(register, o.Kode) is null)],
            [.. sendte.Where(o => grunnlag.Tilstand.Finn(register, o.Kode) is { } kjent && !kjent.Verdi.Equals(o))]);
    }

    /// <summary>What an object lies under does not lie under it.</summary>
    private static void KrevIkkeRing(
        Faktagrunnlag grunnlag, Registerdefinisjon register, List<(Faktarad Rad, Registerobjekt Objekt)> leste, List<Registerobjekt> sendte)
    {
        var nye = sendte.ToDictionary(o => o.Kode, StringComparer.Ordinal);
        foreach (var kolonne in register.Kolonner.Where(k => k.Type == Felttype.Objekt && k.Register == register.Id))
        {
            foreach (var (rad, objekt) in leste)
            {
                if (Ring.Gaar(objekt.Kode, kode =>
                    (nye.GetValueOrDefault(kode) ?? grunnlag.Objekt(register.Id, kode))?[kolonne.Id] is { } over ? [over] : null))
                {
                    rad.Avvis(kolonne.Id, Feilkoder.UgyldigKombinasjon, $"«{objekt.Kode}» kommer tilbake til seg selv ved {kolonne.Id}.");
                }
            }
        }
    }

    /// <param name="objekter">Objects that the same write brings.</param>
    /// <returns>The events that the register has not, with their numbers.</returns>
    public static async Task<IReadOnlyList<Registerpost>> PosterAsync(
        Faktagrunnlag grunnlag, Objektleser postleser, IReadOnlyList<Faktarad> rader, IReadOnlyList<Registerobjekt> objekter, ISkriveoekt oekt,
        CancellationToken ct)
    {
        var register = postleser.Register.Id;
        var kjente = grunnlag.Tilstand.Poster(register).ToDictionary(p => p.Verdi.Referanse, p => p.Verdi, StringComparer.Ordinal);
        var erstattet = kjente.Values.Select(p => p.Erstatter).OfType<string>().ToHashSet(StringComparer.Ordinal);
        var (nye, leste) = (new List<Registerpost>(), new List<(Faktarad Rad, Registerpost Post)>());
        foreach (var rad in rader)
        {
            if (postleser.Post(rad) is { } post && ErNy(rad, post, kjente, erstattet))
            {
                post = post with { Nummer = kjente.Count + 1 };
                kjente.Add(post.Referanse, post);
                nye.Add(Med(leste, rad, post));
            }
        }

        await Registerkravleser.PosterAsync(grunnlag, register, leste, objekter, oekt, ct);
        return nye;
    }

    /// <summary>The rows of each key once. The same twice is told; another on the same key is an error.</summary>
    public static List<T> Samle<T, TNoekkel>(
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

    private static T Med<T>(List<(Faktarad, T)> leste, Faktarad rad, T lest)
    {
        leste.Add((rad, lest));
        return lest;
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
}
