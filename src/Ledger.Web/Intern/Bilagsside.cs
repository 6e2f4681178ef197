using System.Globalization;
using Ledger.Application.Bokfoering;
using Ledger.Web.Deler;
using Ledger.Web.Html;
using Ledger.Web.Tall;
using static Ledger.Web.Html.Tagger;

namespace Ledger.Web.Intern;

/// <summary>A voucher: its rows, where they count, and the proof that it stands in the chain.</summary>
public static class Bilagsside
{
    public static Side Lag(Sidegrunnlag k, Sporetbilag sporet)
    {
        var (lagret, bilag) = (sporet.Lagret, sporet.Lagret.Bilag);
        var nummer = lagret.Post.Nummer.ToString(CultureInfo.InvariantCulture);
        var sum = bilag.Posteringer.Sum(p => p.Beloep.Kroner);
        return new Side($"Bilag {nummer}", Bilagskapittel, [($"Bilag {nummer}", null)], ["bilag", nummer], Innhold.Av(
            H1($"Bilag {nummer} · {bilag.Referanse} · {Dato.Kort(bilag.Dato)} · periode {bilag.Periode.Nummer}"),
            bilag.Tekst is null ? null : P(Attr.Klasse("ingress"), bilag.Tekst),
            Rader(k, sporet, sum),
            Section(H2("Teller i"), Ul(Attr.Klasse("lenkeliste"), Innhold.Av(sporet.Spor.SelectMany(s => s).SelectMany(s => s.Poster.Select(p =>
                (s.Oppstilling, Post: p)))
                .Distinct().Select(s => Li(A(k.Stier.Tall(s.Oppstilling, s.Post), Tekst(k, s.Oppstilling, s.Post))))))),
            Section(
                H2("Bevis"),
                Dl(
                    Attr.Klasse("forklaring"),
                    Dt("Sekvens"), Dd(Tallform.Antall(lagret.Post.Sekvens)), Dt("Versjon"), Dd(Tallform.Antall(lagret.Post.Versjon)),
                    Dt("Hash"), Dd(Kode(lagret.Post.Hash.ToString())), Dt("Bokført av"), Dd(lagret.Bruker),
                    Dt("Tidspunkt"), Dd(lagret.Tidspunkt.UtcDateTime.ToString("dd.MM.yyyy 'kl.' HH.mm.ss", CultureInfo.InvariantCulture) + " UTC"),
                    bilag.Tilbakefoerer is { } t ? Innhold.Av(Dt("Tilbakefører"), Dd(A(k.Stier.Bilag(t), $"bilag {t}"))) : null,
                    lagret.TilbakefoertAv is { } av ? Innhold.Av(Dt("Tilbakeført av"), Dd(A(k.Stier.Bilag(av), $"bilag {av}"))) : null),
                P("Slik kontrollerer du: ta et uttrekk, og kjør ", Kode("Ledger.Verify uttrekk.ndjson"), "."))),
            ErLagret: false);
    }

    private static Sidekapittel Bilagskapittel { get; } = new("rapport/posteringer", "Posteringer", "Rapporter", "");

    private static Element Rader(Sidegrunnlag k, Sporetbilag sporet, decimal sum) => Div(
        Attr.Klasse("rull"), Attr.Rolle("region"), Attr.Aria("labelledby", "rader"), Attr.Fokuserbar,
        Table(
            Attr.Klasse("talltabell alle"), Attr.Data("rapport", "bilag"), Caption(Attr.Id("rader"), "Rader, kroner. Debet er positivt, kredit negativt."),
            Thead(Tr(
                Kolonnehode(Attr.Klasse("navn"), "Konto"), Kolonnehode("Funksjon"), Kolonnehode("Enhet"), Kolonnehode("Prosjekt"), Kolonnehode("Fond"),
                Kolonnehode(Attr.Klasse("tall"), "Beløp"), Kolonnehode("Tekst"))),
            Tbody(Innhold.Av([.. sporet.Lagret.Bilag.Posteringer.Select(p =>
            {
                var d = p.Dimensjon;
                string Eller(string kode) => kode.Length == 0 ? Tallform.Ingen : kode;
                return Tr(
                    Radhode(Attr.Klasse("navn"), d.Art.ErTom ? $"kapittel {d.Kapittel}.{d.Sektor}" : $"art {d.Art}"),
                    Td(Eller(d.Funksjon.ToString())),
                    Td(d.Ansvar.ErTom ? (Innhold?)Tallform.Ingen : A(k.Stier.Omraade(d.Ansvar),
                        k.Kilde.Organisasjon.Finn(d.Ansvar)?.Navn ?? d.Ansvar.ToString())),
                    Td(Eller(d.Prosjekt.ToString())), Td(Eller(d.Fond.ToString())),
                    Td(Attr.Klasse("tall"), Tallform.Skriv(p.Beloep.Kroner, 2, medPluss: false)), Td(Eller(p.Tekst ?? "")));
            }), Tr(
                Attr.Klasse("sum"), Radhode(Attr.Klasse("navn"), "Sum"), Td(Tallform.Ingen), Td(Tallform.Ingen), Td(Tallform.Ingen), Td(Tallform.Ingen),
                Td(Attr.Klasse("tall"), Tallform.Skriv(sum, 2, medPluss: false)), Td(Tallform.Ingen))]))));

    private static string Tekst(Sidegrunnlag k, string oppstilling, string post) =>
        k.Kilde.Oppstillinger.FirstOrDefault(o => o.Id == oppstilling) is { } o && o.Finn(post) is { } linje ? $"{o.Navn}: {linje.Tekst}"
            : $"{oppstilling} {post}";
}
