using System.Globalization;
using Ledger.Application.Grunndata.Definisjoner;
using Ledger.Application.Porter;
using Ledger.Domain.Lagring;
using Ledger.Domain.Opplysninger;
using Ledger.Domain.Verdier;

namespace Ledger.Application.Opplysninger;

/// <summary>
/// How registers stand in the chain. What was sent together is an entry for each so many rows: an entry for each row would cost a link and a row
/// of the journal apiece. Free texts of facts and events may name persons, and are protected texts of the entry.
/// </summary>
internal static class Registerform
{
    /// <summary>Rows of an entry. An entry is read whole, and one that is too large is slow to look at for an auditor.</summary>
    public const int Rader = 500;

    private const string Tekstnavn = "rad.";

    /// <summary>The reference of an entry: of its own, since none takes the place of another.</summary>
    public static string Referanse(string hva, long versjon, int nummer) => string.Create(CultureInfo.InvariantCulture, $"{hva}/{versjon}/{nummer}");

    public static string Skriv(string register, IReadOnlyList<Registerobjekt> objekter) => Lagretform.SkrivUtenTomme(new Lagreteobjekter(
        register,
        [.. objekter.Select(o => new Lagretobjekt(
            o.Kode, o.Navn, new SortedDictionary<string, string>(o.Verdier.ToDictionary(), StringComparer.Ordinal), o.GyldigFra, o.GyldigTil))]));

    public static IEnumerable<(string Register, Stand<Registerobjekt> Stand)> Objekter(Journalpost post)
    {
        var lagret = Lagretform.Les<Lagreteobjekter>(post.Innhold!);
        return lagret.Objekter.Select(o => (
            lagret.Register, new Stand<Registerobjekt>(new(o.Kode, o.Navn, o.Verdier, o.GyldigFra, o.GyldigTil), post.Sekvens, post.Versjon)));
    }

    public static (string Json, IReadOnlyDictionary<string, string?> Tekster) Skriv(string register, IReadOnlyList<Registerpost> poster) => (
        Lagretform.SkrivUtenTomme(new Lagreteposter(register, [.. poster.Select(p => new Lagretpost(
            p.Nummer, p.Referanse, p.Objekt, p.Dato, p.Type, p.Beloep?.Kroner, p.Motobjekt, p.Erstatter, p.Kilde,
            p.Verdier.Count == 0 ? null : new SortedDictionary<string, string>(p.Verdier.ToDictionary(), StringComparer.Ordinal)))])),
        Tekster(poster.Select(p => p.Tekst)));

    public static IEnumerable<(string Register, Stand<Registerpost> Stand)> Poster(Journalpost post)
    {
        var lagret = Lagretform.Les<Lagreteposter>(post.Innhold!);
        var tekster = Tekster(post);
        return lagret.Poster.Select((p, i) => (lagret.Register, new Stand<Registerpost>(
            new(p.Referanse, p.Objekt, p.Dato, p.Type, p.Beloep is { } b ? Beloep.FraKroner(b) : null, p.Motobjekt, p.Erstatter, p.Kilde,
                tekster.GetValueOrDefault(i), p.Verdier ?? new SortedDictionary<string, string>()) { Nummer = p.Nummer },
            post.Sekvens, post.Versjon)));
    }

    public static (string Json, IReadOnlyDictionary<string, string?> Tekster) Skriv(IReadOnlyList<Opplysning> opplysninger) => (
        Lagretform.SkrivUtenTomme(new Lagreteopplysninger([.. opplysninger.Select(o => new Lagretopplysning(
            o.Noekkel.Slag.Navn(), o.Noekkel.Objekt, o.Noekkel.Maal, Tom(o.Noekkel.Enhet), Tom(o.Noekkel.Region), o.Noekkel.Aar, Tom(o.Noekkel.Periode),
            o.Noekkel.Dato, Tom(o.Noekkel.Dokument), o.Noekkel.Ekstern ? true : null, o.Verdi, o.VerdiTil, o.Operator, o.Beloep?.Kroner, o.Kode, o.Merke,
            o.Vedtak, o.Organ, o.Kilde, o.MeldtAv, o.Under, o.Annullert ? true : null))])),
        Tekster(opplysninger.Select(o => o.Tekst)));

    public static IEnumerable<Stand<Opplysning>> Opplysninger(Journalpost post)
    {
        var tekster = Tekster(post);
        return Lagretform.Les<Lagreteopplysninger>(post.Innhold!).Opplysninger.Select((o, i) => new Stand<Opplysning>(
            new(
                new(
                    Opplysningsnavn.TryParse(o.Slag, out var slag) ? slag : throw new FormatException("A stored slag is unknown."), o.Objekt, o.Maal,
                    o.Enhet ?? "", o.Region ?? "", o.Aar, o.Periode ?? "", o.Dato, o.Dokument ?? "", o.Ekstern == true),
                o.Verdi, o.VerdiTil, o.Operator, o.Beloep is { } b ? Beloep.FraKroner(b) : null, o.Kode, tekster.GetValueOrDefault(i), o.Merke, o.Vedtak,
                o.Organ, o.Kilde, o.MeldtAv, o.Under, o.Annullert == true),
            post.Sekvens, post.Versjon));
    }

    private static Dictionary<string, string?> Tekster(IEnumerable<string?> tekster) => tekster.Select((t, i) => (t, i)).Where(t => t.t is not null)
        .ToDictionary(t => Tekstnavn + t.i.ToString(CultureInfo.InvariantCulture), t => t.t, StringComparer.Ordinal);

    private static Dictionary<int, string?> Tekster(Journalpost post) => post.Tekster
        .Where(t => t.Navn.StartsWith(Tekstnavn, StringComparison.Ordinal))
        .ToDictionary(t => int.Parse(t.Navn.AsSpan(Tekstnavn.Length), CultureInfo.InvariantCulture), t => t.Tekst.Vist);

    private static string? Tom(string tekst) => tekst.Length == 0 ? null : tekst;

    private sealed record Lagreteobjekter(string Register, IReadOnlyList<Lagretobjekt> Objekter);

    private sealed record Lagretobjekt(
        string Kode, string Navn, SortedDictionary<string, string> Verdier,
        DateOnly? GyldigFra = null,
        DateOnly? GyldigTil = null);

    private sealed record Lagreteposter(string Register, IReadOnlyList<Lagretpost> Poster);

    private sealed record Lagretpost(
        int Nummer, string Referanse, string Objekt, DateOnly Dato,
        string? Type = null,
        decimal? Beloep = null,
        string? Motobjekt = null,
        string? Erstatter = null,
        string? Kilde = null,
        SortedDictionary<string, string>? Verdier = null);

    private sealed record Lagreteopplysninger(IReadOnlyList<Lagretopplysning> Opplysninger);

    private sealed record Lagretopplysning(
        string Slag, string Objekt, string Maal,
        string? Enhet = null,
        string? Region = null,
        int? Aar = null,
        string? Periode = null,
        DateOnly? Dato = null,
        string? Dokument = null,
        bool? Ekstern = null,
        decimal? Verdi = null,
        decimal? VerdiTil = null,
        string? Operator = null,
        decimal? Beloep = null,
        string? Kode = null,
        string? Merke = null,
        string? Vedtak = null,
        string? Organ = null,
        string? Kilde = null,
        string? MeldtAv = null,
        string? Under = null,
        bool? Annullert = null);
}
