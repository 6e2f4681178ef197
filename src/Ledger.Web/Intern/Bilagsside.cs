using System.Globalization;
using Ledger.Application.Bokfoering;
using Ledger.Domain.Hovedbok;
using Ledger.Web.Deler;
using Ledger.Web.Html;
using Ledger.Web.Tall;
using static Ledger.Web.Html.Tagger;

namespace Ledger.Web.Intern;

/// <summary>A voucher: its rows, where they count, and the proof that it stands in the chain.</summary>
public static class Bilagsside
{
    /// <param name="erVist">Which rows the reader may see; that there are others is said.</param>
    public static Side Lag(Sidegrunnlag k, Sporetbilag sporet, Func<Postering, bool> erVist)
    {
        var (lagret, bilag) = (sporet.Lagret, sporet.Lagret.Bilag);
        var nummer = lagret.Post.Nummer.ToString(CultureInfo.InvariantCulture);
        var vist = bilag.Posteringer.Where(erVist).ToList();
        var andre = bilag.Posteringer.Count - vist.Count;
        return new Side($"Bilag {nummer}", Bilagskapittel, [($"Bilag {nummer}", null)], ["bilag", nummer], Innhold.Av(
            H1(
                $"Bilag {nummer} ",
                Span(Attr.Klasse("h1del"), Hel(bilag.Referanse.ToString()), " · ", Hel(Dato.Kort(bilag.Dato)), " · ", Hel($"periode {bilag.Periode.Nummer}"))),
            bilag.Tekst is null || andre > 0 ? null : P(Attr.Klasse("ingress"), bilag.Tekst),
            Rader(k, sporet, vist, andre == 0 ? vist.Sum(p => p.Beloep.Kroner) : null),
            andre == 0 ? null : P(Attr.Klasse("note"), $"{Tallform.Antall(andre)} rader gjelder andre enheter enn dine og vises ikke."),
            Section(H2("Teller i"), Dl(
                Attr.Klasse("forklaring"),
                Innhold.Av(sporet.Spor.Where((_, i) => erVist(bilag.Posteringer[i])).SelectMany(s => s)
                    .SelectMany(s => s.Poster.Select(p => (s.Oppstilling, Post: p))).Distinct().GroupBy(s => s.Oppstilling).Select(o => Innhold.Av(
                        Dt(k.Kilde.Oppstillinger.FirstOrDefault(d => d.Id == o.Key)?.Navn ?? o.Key),
                        Dd(Innhold.Av(o.Select((s, i) => Innhold.Av(i == 0 ? null : " · ", A(k.Stier.Tall(o.Key, s.Post), Tekst(k, o.Key, s.Post))))))))))),
            Section(
                H2("Bevis"),
                Dl(
                    Attr.Klasse("forklaring"),
                    Dt("Sekvens"), Dd(Tallform.Antall(lagret.Post.Sekvens)), Dt("Versjon"), Dd(Tallform.Antall(lagret.Post.Versjon)),
                    Dt("Hash"), Dd(Kode(lagret.Post.Hash.ToString())),
                    Dt("Forrige hash"), Dd(sporet.Forrige is { } forrige ? Kode(forrige.ToString()) : "Bilaget er det første i kjeden"),
                    Dt("Bokført av"), Dd(lagret.Bruker),
                    Dt("Tidspunkt"), Dd(lagret.Tidspunkt.UtcDateTime.ToString("dd.MM.yyyy 'kl.' HH.mm.ss", CultureInfo.InvariantCulture) + " UTC"),
                    bilag.Tilbakefoerer is { } t ? Innhold.Av(Dt("Tilbakefører"), Dd(A(k.Stier.Bilag(t), $"bilag {t}"))) : null,
                    lagret.TilbakefoertAv is { } av ? Innhold.Av(Dt("Tilbakeført av"), Dd(A(k.Stier.Bilag(av), $"bilag {av}"))) : null),
                P("Slik kontrollerer du: ta et uttrekk, og kjør ", Kode("Ledger.Verify uttrekk.ndjson"), "."))),
            ErLagret: false);
    }

    /// <summary>A part that is not broken over two lines: a reference is read as one.</summary>
    private static Element Hel(string tekst) => Span(Attr.Klasse("hel"), tekst);

    private static Sidekapittel Bilagskapittel { get; } = new("rapport/posteringer", "Posteringer", "Rapporter", "");

    /// <summary>
    /// The rows by code and name. Fields that no row has, such as the project of a voucher without one, are left out. A narrow screen has them
    /// under the account's name, where all of a row is seen at once.
    /// </summary>
    /// <param name="sum">Kroner: 0 for a voucher that is whole; null where not all of it is shown.</param>
    private static Element Rader(Sidegrunnlag k, Sporetbilag sporet, IReadOnlyList<Postering> posteringer, decimal? sum)
    {
        (string Navn, Func<Postering, Innhold?> Celle)[] felt =
        [
            .. new (string, Func<Postering, Innhold?>)[]
            {
                ("Funksjon", p => MedNavn(sporet, Dimensjonsfelt.Funksjon, p, p.Dimensjon.Funksjon.ToString())),
                ("Enhet", p => p.Dimensjon.Ansvar.ErTom ? null : A(k.Stier.Omraade(p.Dimensjon.Ansvar),
                    $"{p.Dimensjon.Ansvar} {k.Kilde.Organisasjon.Finn(p.Dimensjon.Ansvar)?.Navn}".TrimEnd())),
                ("Prosjekt", p => MedNavn(sporet, Dimensjonsfelt.Prosjekt, p, p.Dimensjon.Prosjekt.ToString())),
                ("Fond", p => MedNavn(sporet, Dimensjonsfelt.Fond, p, p.Dimensjon.Fond.ToString())),
                ("Tekst", p => string.IsNullOrEmpty(p.Tekst) ? null : p.Tekst),
            }.Where(f => posteringer.Any(p => f.Item2(p) is not null)),
        ];
        return Div(
            Attr.Klasse("rull"), Attr.Rolle("region"), Attr.Aria("labelledby", "rader"), Attr.Fokuserbar,
            Table(
                Attr.Klasse("talltabell ord"), Attr.Data("rapport", "bilag"),
                Caption(Attr.Id("rader"), "Rader, kroner. Debet er positivt, kredit negativt."),
                Thead(Tr(
                    Kolonnehode(Attr.Klasse("navn"), "Konto"), Kolonnehode(Attr.Klasse("tall"), "Beløp"),
                    Innhold.Av(felt.Select(f => Kolonnehode(Attr.Klasse("bred"), f.Navn))))),
                Tbody(Innhold.Av([
                    .. posteringer.Select(p => Tr(
                        Radhode(
                            Attr.Klasse("navn"), Konto(sporet, p),
                            Innhold.Av(felt.Select(f => f.Celle(p) is { } celle ? Span(Attr.Klasse("smal dempet type"), celle) : null))),
                        Td(Attr.Klasse("tall"), Tallform.Skriv(p.Beloep.Kroner, 2, medPluss: false)),
                        Innhold.Av(felt.Select(f => Td(Attr.Klasse("bred"), f.Celle(p) ?? Tallform.Ingen))))),
                    sum is not { } hele ? null : Tr(
                        Attr.Klasse("sum"), Radhode(Attr.Klasse("navn"), "Sum"), Td(Attr.Klasse("tall"), Tallform.Skriv(hele, 2, medPluss: false)),
                        Innhold.Av(felt.Select(_ => Td(Attr.Klasse("bred"), Tallform.Ingen))))]))));
    }

    private static string Konto(Sporetbilag sporet, Postering p) => p.Dimensjon.Art.ErTom
        ? $"{p.Dimensjon.Kapittel}.{p.Dimensjon.Sektor} {sporet.Navn.Av(Dimensjonsfelt.Kapittel, p.Dimensjon)}".TrimEnd()
        : $"{p.Dimensjon.Art} {sporet.Navn.Av(Dimensjonsfelt.Art, p.Dimensjon)}".TrimEnd();

    /// <summary>A code with its name; null for none.</summary>
    private static string? MedNavn(Sporetbilag sporet, Dimensjonsfelt felt, Postering p, string kode) =>
        kode.Length == 0 ? null : $"{kode} {sporet.Navn.Av(felt, p.Dimensjon)}".TrimEnd();

    private static string Tekst(Sidegrunnlag k, string oppstilling, string post) =>
        k.Kilde.Oppstillinger.FirstOrDefault(o => o.Id == oppstilling) is { } o && o.Finn(post) is { } linje ? linje.Tekst : post;
}
