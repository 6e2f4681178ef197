using System.Globalization;
using Ledger.Application.Porter;
using Ledger.Domain.Finans.Register;
using Ledger.Domain.Lagring;

namespace Ledger.Application.Finans;

/// <summary>
/// How facts stand in the chain: as many as were sent together are an entry for each 500, since a link for each would make a month of values hundreds
/// of entries. Free texts may name persons, and are protected texts of the entry.
/// </summary>
internal static class Postform
{
    private const int Rader = 500;
    private const string Tekstnavn = "rad.";

    private static readonly Lagretform<Lagret[]> Form = Lagretform.UtenTommeAscii<Lagret[]>();

    public static IEnumerable<(string Kode, string Json, IReadOnlyDictionary<string, string?> Tekster)> Skriv(IReadOnlyList<Finanspost> poster, long versjon) =>
        poster.Chunk(Rader).Select((del, i) => (
            string.Create(CultureInfo.InvariantCulture, $"finansposter/{versjon}/{i + 1}"),
            Form.Skriv([.. del.Select(Lagret.Av)]),
            (IReadOnlyDictionary<string, string?>)del.Select((p, n) => (p.Tekst, n)).Where(t => t.Tekst is not null)
                .ToDictionary(t => Tekstnavn + t.n.ToString(CultureInfo.InvariantCulture), t => t.Tekst, StringComparer.Ordinal)));

    public static IEnumerable<Finanspost> Les(Journalpost post)
    {
        var tekster = post.Tekster.ToDictionary(t => t.Navn, t => t.Tekst.Vist, StringComparer.Ordinal);
        return Form.Les(post.Innhold!).Select((l, n) =>
            l.Post(tekster.GetValueOrDefault(Tekstnavn + n.ToString(CultureInfo.InvariantCulture))));
    }

    private sealed record Lagret(
        int Nummer, string Referanse, string Slag, string Objekt, DateOnly Dato, DateOnly? Til, string? Type, decimal? Beloep, decimal? Prosent,
        decimal? Anskaffelseskost, string? Motobjekt, string? Aktivaklasse, string? Kilde, string? Erstatter, decimal? Dekning)
    {
        public static Lagret Av(Finanspost p) => new(
            p.Nummer, p.Referanse, p.Slag.Ord(), p.Objekt, p.Dato, p.Til, p.Type, p.Beloep, p.Prosent, p.Anskaffelseskost, p.Motobjekt, p.Aktivaklasse,
            p.Kilde, p.Erstatter, p.Dekning);

        public Finanspost Post(string? tekst) => new(
            Referanse, Finansord.TryLes<Postslag>(Slag, out var slag) ? slag : throw new FormatException("A stored slag is unknown."), Objekt, Dato)
        {
            Nummer = Nummer, Til = Til, Type = Type, Beloep = Beloep, Prosent = Prosent, Anskaffelseskost = Anskaffelseskost, Motobjekt = Motobjekt,
            Aktivaklasse = Aktivaklasse, Kilde = Kilde, Erstatter = Erstatter, Dekning = Dekning, Tekst = tekst,
        };
    }
}
