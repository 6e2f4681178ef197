using System.Globalization;
using Ledger.Application.Grunndata.Definisjoner;
using Ledger.Application.Porter;
using Ledger.Domain.Hovedbok;
using Ledger.Domain.Lagring;
using Ledger.Domain.Serier;
using Ledger.Domain.Verdier;

namespace Ledger.Application.Serier;

/// <summary>How series stand in the chain: a head, rows as many as were sent together, and what it was when it was locked.</summary>
internal static class Serieform
{
    public const int Rader = 1_000;

    public static string Referanse(Serieslag slag, string kode) => $"{slag.Navn()}/{kode}";

    public static string Radreferanse(Serieslag slag, string kode, long versjon, int nummer) =>
        string.Create(CultureInfo.InvariantCulture, $"{slag.Navn()}/{kode}/{versjon}/{nummer}");

    public static string Skriv(Seriehode hode) => Lagretform.SkrivUtenTomme(new Lagrethode(
        hode.Navn, hode.Aar, hode.TilPeriode, hode.Dato, hode.GrunnlagVersjon, hode.Standardmetode?.Navn(), hode.Organ, hode.Vedtaksreferanse,
        hode.Vedtaksdato, hode.Vedtakstype, hode.Status.Navn(), hode.LaastVersjon));

    public static Seriehode Hode(Journalpost post)
    {
        var skille = post.Referanse.IndexOf('/', StringComparison.Ordinal);
        var lagret = Lagretform.Les<Lagrethode>(post.Innhold!);
        return new(
            Serienavn.TryParse(post.Referanse[..skille], out Serieslag slag) ? slag : throw new FormatException("A stored series is of no kind."),
            post.Referanse[(skille + 1)..], lagret.Navn, lagret.Aar, lagret.TilPeriode, lagret.Dato, lagret.GrunnlagVersjon,
            Serienavn.TryParse(lagret.Standardmetode, out Seriemetode metode) ? metode : null, lagret.Organ, lagret.Vedtaksreferanse, lagret.Vedtaksdato,
            lagret.Vedtakstype, Enum.GetValues<Seriestatus>().First(s => s.Navn() == lagret.Status), lagret.LaastVersjon);
    }

    public static string Skriv(IReadOnlyList<Serierad> rader) => Lagretform.SkrivUtenTomme(new Lagrederader([.. rader.Select(r => new Lagretrad(
        r.Noekkel.Aar == 0 ? null : r.Noekkel.Aar, r.Noekkel.Kontoklasse.Navn(), Tom(r.Noekkel.Art), Tom(r.Noekkel.Ramme), Tom(r.Noekkel.Funksjon),
        Tom(r.Noekkel.Kapittel), Tom(r.Noekkel.Ansvar), Tom(r.Noekkel.Prosjekt), Tom(r.Noekkel.Fond), Tom(r.Noekkel.Tiltak), r.Metode.Navn(),
        r.Beloep?.Kroner, r.MeldtAv, r.Borte ? true : null))]));

    public static IEnumerable<Serierad> Radene(Journalpost post) => Lagretform.Les<Lagrederader>(post.Innhold!).Rader.Select(r =>
    {
        var metode = Serienavn.TryParse(r.Metode, out Seriemetode m) ? m : throw new FormatException("A stored method is unknown.");
        return new Serierad(
            new(
                r.Aar ?? 0, Kontoklasser.TryParse(r.Kontoklasse, out var klasse) ? klasse : throw new FormatException("A stored kontoklasse is unknown."),
                r.Art ?? "", r.Ramme ?? "", r.Funksjon ?? "", r.Kapittel ?? "", r.Ansvar ?? "", r.Prosjekt ?? "", r.Fond ?? "", r.Tiltak ?? "",
                metode == Seriemetode.Justering),
            metode, r.Beloep is { } b ? Beloep.FraKroner(b) : null, r.MeldtAv, r.Borte == true);
    });

    /// <summary>The values of a locked series, so many to an entry; the first has the units that are covered.</summary>
    public static IEnumerable<string> Skriv(Serieverdier verdier) => verdier.Poster.Chunk(Rader).DefaultIfEmpty([]).Select((del, i) =>
        Lagretform.SkrivUtenTomme(new Lagredeverdier(
            i > 0 ? null : [.. verdier.Dekning.Select(Dekket).Order(StringComparer.Ordinal)], i > 0 ? null : verdier.Merknader,
            [.. del.Select(p => new Lagretverdi(
                p.Dimensjon.Kontoklasse.Navn(), Tom(p.Dimensjon.Art.ToString()), Tom(p.Dimensjon.Funksjon.ToString()), Tom(p.Dimensjon.Ansvar.ToString()),
                Tom(p.Dimensjon.Prosjekt.ToString()), Tom(p.Dimensjon.Fond.ToString()), p.Beloep.Kroner))])));

    public static Serieverdier Verdier(IEnumerable<Journalpost> poster)
    {
        var (alle, dekning, merknader) = (new List<(Dimensjon Dimensjon, Beloep)>(), new HashSet<(Kontoklasse Klasse, Ansvar)>(), new List<string>());
        foreach (var post in poster)
        {
            var lagret = Lagretform.Les<Lagredeverdier>(post.Innhold!);
            dekning.UnionWith((lagret.Dekning ?? []).Select(Dekket));
            merknader.AddRange(lagret.Merknader ?? []);
            alle.AddRange(lagret.Verdier.Select(v => (
                Prognoseberegning.Dimensjonen(new(
                    0, Kontoklasser.TryParse(v.Kontoklasse, out var k) ? k : default, v.Art ?? "", "", v.Funksjon ?? "", "", v.Ansvar ?? "", v.Prosjekt ?? "",
                    v.Fond ?? "", "", false)),
                Beloep.FraKroner(v.Beloep))));
        }

        // What was locked before units were told apart by kontoklasse has them all as drift.
        if (!dekning.Any(d => d.Klasse == Kontoklasse.Investering))
        {
            dekning.UnionWith(alle.Where(p => p.Dimensjon.Kontoklasse == Kontoklasse.Investering).Select(p => (Kontoklasse.Investering, p.Dimensjon.Ansvar)));
        }

        return new(alle, dekning, merknader);
    }

    /// <summary>A unit that is covered: that of drift is its code alone.</summary>
    private static string Dekket((Kontoklasse Klasse, Ansvar Enhet) dekket) =>
        dekket.Klasse == Kontoklasse.Drift ? dekket.Enhet.ToString() : $"{dekket.Klasse.Navn()}/{dekket.Enhet}";

    private static (Kontoklasse Klasse, Ansvar Enhet) Dekket(string lagret) =>
        lagret.Split('/') is [var navn, var kode] && Kontoklasser.TryParse(navn, out var klasse) ? (klasse, Ansvar.Parse(kode))
            : (Kontoklasse.Drift, lagret.Length == 0 ? default : Ansvar.Parse(lagret));

    private static string? Tom(string tekst) => tekst.Length == 0 ? null : tekst;

    private sealed record Lagrethode(
        string Navn, int Aar, int? TilPeriode, DateOnly? Dato, long? GrunnlagVersjon, string? Standardmetode, string? Organ, string? Vedtaksreferanse,
        DateOnly? Vedtaksdato, string? Vedtakstype, string Status, long? LaastVersjon);

    private sealed record Lagrederader(IReadOnlyList<Lagretrad> Rader);

    private sealed record Lagretrad(
        int? Aar, string Kontoklasse, string? Art, string? Ramme, string? Funksjon, string? Kapittel, string? Ansvar, string? Prosjekt, string? Fond,
        string? Tiltak, string Metode, decimal? Beloep, string? MeldtAv, bool? Borte);

    private sealed record Lagredeverdier(IReadOnlyList<string>? Dekning, IReadOnlyList<string>? Merknader, IReadOnlyList<Lagretverdi> Verdier);

    private sealed record Lagretverdi(
        string Kontoklasse, string? Art, string? Funksjon, string? Ansvar, string? Prosjekt, string? Fond, decimal Beloep);
}
