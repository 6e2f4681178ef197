using Ledger.Application.Grunndata.Definisjoner;
using Ledger.Application.Porter;
using Ledger.Domain.Fond;
using Ledger.Domain.Kjede;
using Ledger.Domain.Noekkeltall;
using Ledger.Domain.Opplysninger;
using Ledger.Domain.Registerkrav;

namespace Ledger.Application.Opplysninger;

/// <summary>Reads what the law's rules of a register look at, within the write that the rows come by.</summary>
internal static class Registerkravleser
{
    public static async Task ObjekterAsync(
        Faktagrunnlag grunnlag, string register, IReadOnlyList<(Faktarad Rad, Registerobjekt Objekt)> sendte, ISkriveoekt oekt, CancellationToken ct)
    {
        if (Registerkravene.Finnes(register))
        {
            Registerkravene.Objekter(register, sendte, await LesAsync(grunnlag, register, [.. sendte.Select(s => s.Objekt)], [], oekt, ct));
        }
    }

    /// <param name="objekter">Objects that come by the same write.</param>
    public static async Task PosterAsync(
        Faktagrunnlag grunnlag, string register, IReadOnlyList<(Faktarad Rad, Registerpost Post)> sendte, IReadOnlyList<Registerobjekt> objekter,
        ISkriveoekt oekt, CancellationToken ct)
    {
        if (Registerkravene.Finnes(register))
        {
            Registerkravene.Poster(register, sendte, await LesAsync(grunnlag, register, objekter, [.. sendte.Select(s => s.Post)], oekt, ct));
        }
    }

    private static async Task<Kravgrunnlag> LesAsync(
        Faktagrunnlag grunnlag, string register, IReadOnlyList<Registerobjekt> objekter, IReadOnlyList<Registerpost> poster, ISkriveoekt oekt,
        CancellationToken ct)
    {
        var (hode, tilstand) = (oekt.Hode!, grunnlag.Tilstand);
        var alle = tilstand.Objekter(register).Select(o => o.Verdi).Concat(objekter).GroupBy(o => o.Kode)
            .ToDictionary(g => g.Key, g => g.Last(), StringComparer.Ordinal);
        var erstattet = poster.Select(p => p.Erstatter).OfType<string>().ToHashSet(StringComparer.Ordinal);
        var gjeldende = tilstand.Gjeldende(register).Select(p => p.Verdi).Concat(poster).Where(p => !p.ErAnnullering && !erstattet.Contains(p.Referanse))
            .OrderBy(p => p.Dato).ThenBy(p => p.Nummer).ToLookup(p => p.Objekt, StringComparer.Ordinal);
        var fond = (await oekt.GrunndataAsync(Journalslag.Fond, 0, hode.Sekvens, ct)).ToDictionary(
            p => p.Referanse, p => Fondsform.Les(p.Referanse, p.Innhold!).Type, StringComparer.Ordinal);
        var innbyggere = new Dictionary<int, decimal>();
        foreach (var aar in objekter.SelectMany(Vedtaksaar).Distinct())
        {
            var inndata = (await oekt.GrunndataAsync(Journalslag.Maaltall, aar, hode.Sekvens, ct)).LastOrDefault(p => p.Referanse == Noekkeltallform.Inndata);
            if (inndata is not null && Noekkeltallform.LesInndata(inndata.Innhold!).TryGetValue("innbyggere", out var antall))
            {
                innbyggere[aar] = antall;
            }
        }

        return new(
            alle, gjeldende, kode => fond.TryGetValue(kode, out var type) ? type : (Fondstype?)null,
            aar => innbyggere.TryGetValue(aar, out var antall) ? antall : null)
        {
            Noekkeltall = objekter.Any(o => o["noekkeltall"] is not null) ? await NoekkeltallAsync(grunnlag, oekt, ct) : [],
            ErFylke = hode.Ledger.Kommune.ToString().EndsWith("00", StringComparison.Ordinal),
        };
    }

    /// <summary>Those that came with the service, and those that the municipality has defined in any year.</summary>
    private static async Task<HashSet<string>> NoekkeltallAsync(Faktagrunnlag grunnlag, ISkriveoekt oekt, CancellationToken ct)
    {
        var alle = InnebygdeNoekkeltall.Ider.ToHashSet(StringComparer.Ordinal);
        foreach (var aar in grunnlag.Aarene)
        {
            alle.UnionWith((await oekt.GrunndataAsync(Journalslag.Maaltall, aar, oekt.Hode!.Sekvens, ct)).Select(p => p.Referanse)
                .Where(id => id != Noekkeltallform.Inndata));
        }

        return alle;
    }

    /// <summary>The years before the decisions: their inhabitants say what a small guarantee is.</summary>
    private static IEnumerable<int> Vedtaksaar(Registerobjekt objekt) =>
        objekt["vedtatt"] is { } dag && DateOnly.TryParseExact(dag, "yyyy-MM-dd", out var vedtatt) ? [vedtatt.Year - 1]
            : objekt["godkjenning"] is not null && objekt.GyldigFra is { } fra ? [fra.Year - 1] : [];
}
