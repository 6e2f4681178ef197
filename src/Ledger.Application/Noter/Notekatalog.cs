using Ledger.Application.Grunndata.Definisjoner;

namespace Ledger.Application.Noter;

/// <summary>The notes of a year: those of the regulation, then the municipality's own, in the order that they are numbered in.</summary>
internal static class Notekatalog
{
    /// <summary>In the order of numbers.</summary>
    public static IReadOnlyList<Note> Alle(Noteoppsett oppsett)
    {
        List<Note> alle = [.. Lovensnoter.Alle, .. Lovensnoter.Faste, .. oppsett.Egne.Select((e, i) => Lovensnoter.Egen(Lovensnoter.Alle.Count + 1 + i, e))];
        return [.. oppsett.Rekkefoelge.Select(navn => alle.FirstOrDefault(n => n.Navn == navn)).OfType<Note>().Concat(alle).DistinctBy(n => n.Navn)];
    }

    /// <param name="id">Its id or name.</param>
    /// <exception cref="Avvisning">404.</exception>
    public static Note Finn(Noteoppsett oppsett, string id)
    {
        var alle = Alle(oppsett);
        return alle.FirstOrDefault(n => n.Id == id || n.Navn == id)
            ?? throw Avvisning.IkkeFunnet($"Noten finnes ikke; notene er {string.Join(", ", alle.Select(n => $"{n.Id} ({n.Navn})"))}.");
    }

    /// <summary>The numbers and states of all.</summary>
    /// <param name="registertabeller">The tables that are defined to belong to a note, by its name.</param>
    public static IReadOnlyList<Notehode> Hoder(Noteaar aaret, ILookup<string, Noteregistersvar> registertabeller)
    {
        var nummer = 0;
        return
        [
            .. Alle(aaret.Grunnlag.Grunndata.Noteoppsett).Select(n => (Note: n, Stand: n.Stand(aaret, [.. registertabeller[n.Navn]]))).Select(n => new Notehode(
                n.Note.Id, n.Stand.Status == Notehode.IkkeAktuell ? null : ++nummer, n.Note.Navn, n.Note.Tittel, n.Note.Hjemmel, n.Stand.Status,
                n.Stand.Mangler)),
        ];
    }
}
