using Ledger.Application.Porter;
using Ledger.Domain.Budsjett;
using Ledger.Domain.Lagring;

namespace Ledger.Application.Grunndata.Definisjoner;

/// <summary>How the lock of a document stands in the chain: what the deadlines are judged by, the version it is of and the hash of what it says.</summary>
internal static class Dokumentlaasform
{
    public static string Skriv(Fristdokument d, string tittel, long versjon, string? saksnummer, string sha256) => Lagretform.SkrivUtenTomme(
        new Lagret(d.Id, d.Type, tittel, d.TilPeriode, d.Laast, d.Offentliggjort, d.Sendt, d.HarArtsoversikt ? true : null, versjon, saksnummer, sha256));

    public static Fristdokument Les(Journalpost post)
    {
        var l = Lagretform.Les<Lagret>(post.Innhold!);
        return new(l.Id, l.Type, l.TilPeriode, l.Laast, l.Offentliggjort, l.Sendt, l.HarArtsoversikt == true);
    }

    private sealed record Lagret(
        string Id, string Type, string Tittel, int TilPeriode, DateOnly Laast, DateOnly? Offentliggjort, DateOnly? Sendt, bool? HarArtsoversikt, long Versjon,
        string? Saksnummer, string Sha256);
}
