using System.Globalization;
using Ledger.Application.Rapporter;
using Ledger.Application.Rapportering;
using Ledger.Application.Tabeller;
using Ledger.Web.Deler;
using Ledger.Web.Html;
using Ledger.Web.Tall;
using static Ledger.Web.Html.Tagger;

namespace Ledger.Web.Intern;

/// <summary>
/// A page for every report of the registry, made from its table: what is registered there has its page here, and a line in the menu when it can
/// be asked for without more than the year.
/// </summary>
public static class Rapportsider
{
    public const string Ledd = "rapport";
    private const int MestRader = 1_000;
    private const string Delen = "Rapporter";

    /// <summary>Reports that have pages of their own.</summary>
    private static readonly string[] Egne =
        ["oppstilling", "driftsregnskap", "investeringsregnskap", "balanse", "avvik", "fond", "disponering", "noekkeltall"];

    /// <summary>Those that can be asked for by the year alone.</summary>
    public static IReadOnlyList<Rapport> IMenyen { get; } =
        [.. Rapportregister.Alle.Where(r => r.ErAvAaret && !r.Sti.Contains('{', StringComparison.Ordinal) && !Egne.Contains(r.Navn)
            && !r.Parametre.Any(p => p.Paakrevd))];

    public static IReadOnlyList<Sidekapittel> Kapitler { get; } =
        [.. IMenyen.Select(r => new Sidekapittel($"{Ledd}/{r.Navn}", Navn(r), Delen, r.Sammendrag))];

    /// <summary>The report's table as a page.</summary>
    /// <param name="rader">The rows of the table, read.</param>
    /// <param name="neste">The address of the next page of rows; null when there is none.</param>
    public static Side Lag(Sidegrunnlag k, Rapport rapport, Tabell tabell, IReadOnlyList<object?[]> rader, Adresse? neste) => new(
        tabell.Tittel, new($"{Ledd}/{rapport.Navn}", Navn(rapport), Delen, rapport.Sammendrag), [(tabell.Tittel, null)], [Ledd, rapport.Navn], Innhold.Av(
            H1(tabell.Tittel),
            P(Attr.Klasse("ingress"), rapport.Sammendrag),
            Dl(Attr.Klasse("forklaring"), Innhold.Av(tabell.Opplysninger.Where(o => o.Verdi is not null).Select(o => Innhold.Av(
                Dt(o.Navn), Dd(Convert.ToString(o.Verdi, CultureInfo.InvariantCulture)))))),
            rader.Count == 0 ? P("Det er ingenting å vise for dette valget.") : Raderne(tabell, rader),
            neste is null ? null : P(Attr.Klasse("verktoey"), A(neste, "Neste side"))),
        ErLagret: false);

    private static Element Raderne(Tabell tabell, IReadOnlyList<object?[]> rader) => Div(
        Attr.Klasse("rull"), Attr.Rolle("region"), Attr.Aria("labelledby", "tabell"), Attr.Fokuserbar,
        Table(
            Attr.Klasse("talltabell alle ord"), Attr.Data("rapport", tabell.Navn), Caption(Attr.Id("tabell"), $"{tabell.Tittel}. Beløp i kroner."),
            Thead(Tr(Innhold.Av(tabell.Kolonner.Select((c, i) => Kolonnehode(i > 0 && ErTall(c.Type) ? Attr.Klasse("tall") : Attr.Klasse("navn"),
                c.Overskrift))))),
            Tbody(Innhold.Av(rader.Take(MestRader).Select(r => Tr(Innhold.Av(r.Select((v, i) => i == 0
                ? Radhode(Attr.Klasse("navn"), Skriv(v, tabell.Kolonner[i].Type))
                : Td(ErTall(tabell.Kolonner[i].Type) ? Attr.Klasse("tall") : null, Skriv(v, tabell.Kolonner[i].Type))))))))));

    private static bool ErTall(Kolonnetype type) => type is not (Kolonnetype.Tekst or Kolonnetype.Ord or Kolonnetype.Dato);

    private static string Skriv(object? verdi, Kolonnetype type) => verdi switch
    {
        null or "" => Tallform.Ingen,
        decimal tall when type == Kolonnetype.Prosent => Tallform.Prosent(tall),
        decimal tall => Tallform.Skriv(tall, 2, medPluss: false),
        int or long => Tallform.Antall(Convert.ToInt64(verdi, CultureInfo.InvariantCulture)),
        DateOnly dato => Dato.Kort(dato),
        string kode when type == Kolonnetype.Ord => Kodeord.Av(kode),
        _ => Convert.ToString(verdi, CultureInfo.InvariantCulture)!,
    };

    private static string Navn(Rapport rapport) => rapport.Navn switch
    {
        "oekonomikontroll" => "Økonomikontroll",
        "budsjettavvik" => "Budsjettavvik (§ 5-9)",
        "prognosemaaneder" => "Prognose per måned",
        "gjeldsutvikling" => "Gjeldsutvikling (§ 5-7)",
        "inngaaendebalanse" => "Inngående balanse",
        "bokfoeringsspesifikasjon" => "Bokføringsspesifikasjon",
        _ => Stor(rapport.Navn),
    };

    private static string Stor(string tekst) => char.ToUpperInvariant(tekst[0]) + tekst[1..];
}
