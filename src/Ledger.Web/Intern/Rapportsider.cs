using System.Globalization;
using Ledger.Application.Rapporter;
using Ledger.Application.Rapportering;
using Ledger.Application.Tabeller;
using Ledger.Web.Deler;
using Ledger.Web.Diagrammer;
using Ledger.Web.Filer;
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
    /// <summary>How many rows a page shows.</summary>
    public const int MestRader = 1_000;

    private const string Delen = "Rapporter";

    /// <summary>Reports that have pages of their own.</summary>
    private static readonly string[] Egne =
        ["noter", "oppstilling", "driftsregnskap", "investeringsregnskap", "balanse", "avvik", "fond", "disponering", "noekkeltall", "kvalitet"];

    /// <summary>What the frame of every page says: whose ledger and year, and the version that figures are of.</summary>
    private static readonly string[] IRammen = ["Kommune", "År", "Versjon", "Kjedehode"];

    /// <summary>Those that can be asked for by the year alone.</summary>
    public static IReadOnlyList<Rapport> IMenyen { get; } =
        [.. Rapportregister.Alle.Where(r => r.ErAvAaret && !r.Sti.Contains('{', StringComparison.Ordinal) && !Egne.Contains(r.Navn)
            && !r.Parametre.Any(p => p.Paakrevd))];

    public static IReadOnlyList<Sidekapittel> Kapitler { get; } =
    [
        .. IMenyen.Where(r => Plansider.Har(r.Navn)).Select(Kapittel), .. Plansider.Tabeller,
        .. IMenyen.Where(r => !Plansider.Har(r.Navn)).Select(Kapittel),
    ];

    private static Sidekapittel Kapittel(Rapport r) => new($"{Ledd}/{r.Navn}", Navn(r), Plansider.Har(r.Navn) ? Plansider.Del : Delen, r.Sammendrag);

    /// <summary>The report's table as a page.</summary>
    /// <param name="navn">What the page is called in its address.</param>
    /// <param name="rader">The rows that are shown.</param>
    /// <param name="harFlere">The table has more rows than the page shows.</param>
    /// <param name="neste">The address of the next page of rows; null when there is none.</param>
    /// <param name="filer">The addresses of all rows as files, by how the files end.</param>
    public static Side Lag(
        Sidegrunnlag k, string navn, Rapport rapport, Tabell tabell, IReadOnlyList<object?[]> rader, bool harFlere, Adresse? neste,
        IReadOnlyList<(string Endelse, Adresse Adresse)> filer)
    {
        var vist = tabell.Kolonner.Select((c, i) => (Kolonne: c, Nr: i)).Where(c => !c.Kolonne.Forprogrammer).ToList();
        var om = tabell.Opplysninger.Where(o => o.Verdi is not null && !IRammen.Contains(o.Navn)).ToList();
        return new(
            tabell.Tittel, Plansider.Tabeller.FirstOrDefault(t => t.Ledd == $"{Ledd}/{navn}") ?? Kapittel(rapport), [(tabell.Tittel, null)], [Ledd, navn],
            Innhold.Av(
                H1(tabell.Tittel),
                P(Attr.Klasse("ingress"), rapport.Sammendrag),
                om.Count == 0 ? null : Dl(
                    Attr.Klasse("forklaring"),
                    Innhold.Av(om.Select(o => Innhold.Av(Dt(o.Navn), Dd(Convert.ToString(o.Verdi, CultureInfo.InvariantCulture)))))),
                rader.Count == 0 ? P("Det er ingenting å vise for dette valget.")
                    : Tabellen(
                        tabell.Navn, tabell.Tittel, [.. vist.Select(c => c.Kolonne)], [.. rader.Select(r => UtenGjentakelse([.. vist.Select(c => r[c.Nr])]))],
                        Plansider.Soeyle(navn), Plansider.Lenke(k.Stier, navn)),
                harFlere ? P(Attr.Klasse("note"), $"Siden viser de første {Tallform.Antall(MestRader)} radene. Filene har alle.") : null,
                P(
                    Attr.Klasse("verktoey"), Innhold.Av(filer.Select(f => A(f.Adresse, f.Endelse == Tabellfil.Xlsxendelse ? "Excel" : "CSV"))),
                    neste is null ? null : A(neste, "Neste side"))),
            ErLagret: false);
    }

    /// <summary>The sum of a closed code has the code as its name too: it is said once, as a word.</summary>
    private static object?[] UtenGjentakelse(object?[] rad) => rad is [string kode, string navn, ..] && kode == navn ? [Kodeord.Av(kode), null, .. rad[2..]] : rad;

    /// <summary>Rows as a table that can be scrolled. What a row is, is seen by how it looks.</summary>
    /// <param name="navn">Unique on the page.</param>
    /// <param name="soeyle">The heading of a column of amounts that is drawn as bars too; null for none.</param>
    /// <param name="lenke">Where a first cell leads; not that of a sum.</param>
    /// <param name="benevning">What amounts are in.</param>
    public static Element Tabellen(
        string navn, string tittel, IReadOnlyList<Tabellkolonne> kolonner, IReadOnlyList<object?[]> rader, string? soeyle = null,
        Func<object?, Adresse?>? lenke = null, string benevning = "Beløp i kroner")
    {
        var tegnet = kolonner.ToList().FindIndex(c => c.Overskrift == soeyle);
        var type = kolonner.ToList().FindIndex(c => c.Overskrift == Tabell.Linjetype);
        bool ErSum(object?[] rad) => type >= 0 && (string?)rad[type] == "sum";
        bool ErSamlet(object?[] rad) => ErSum(rad) || (type >= 0 && rad[type] is "utenEier" or "utenProsjekt");
        var akse = Akse.Av(rader.Where(r => !ErSamlet(r)).Select(r => tegnet < 0 ? 0m : r[tegnet] as decimal? ?? 0m));
        // A bar compares lines; that of a sum, or of all that has no line of its own, would be longer than there is room for.
        Innhold Verdi(object? v, int i, bool erSamlet) => i != tegnet || erSamlet ? Skriv(v, kolonner[i].Type)
            : Innhold.Av(Skriv(v, kolonner[i].Type), v is decimal tall ? Soeyle.Tegn(tall, akse) : null);
        return Div(
            Attr.Klasse("rull"), Attr.Rolle("region"), Attr.Aria("labelledby", "tabell-" + navn), Attr.Fokuserbar,
            Table(
                Attr.Klasse("talltabell alle ord"), Attr.Data("rapport", navn), Caption(Attr.Id("tabell-" + navn), $"{tittel}. {benevning}."),
                Thead(Tr(Innhold.Av(kolonner.Select((c, i) => i == type ? null
                    : Kolonnehode(i == 0 ? Attr.Klasse("navn") : ErTall(c.Type) ? Attr.Klasse("tall") : null, c.Overskrift)))),
                Tbody(Innhold.Av(rader.Take(MestRader).Select(r => Tr(ErSum(r) ? Attr.Klasse("sum") : null, Innhold.Av(r.Select((v, i) => i == type ? null
                    : i > 0 ? Td(ErTall(kolonner[i].Type) ? Attr.Klasse("tall") : null, Verdi(v, i, ErSamlet(r)))
                    : Radhode(Attr.Klasse("navn"), Foerste(r, v, kolonner[i].Type)))))))))));

        Innhold Foerste(object?[] rad, object? v, Kolonnetype kolonnen) =>
            !ErSum(rad) && lenke?.Invoke(v) is { } til ? A(til, Skriv(v, kolonnen)) : Skriv(v, kolonnen);
    }

    private static bool ErTall(Kolonnetype type) => type is not (Kolonnetype.Tekst or Kolonnetype.Ord or Kolonnetype.Dato);

    /// <summary>A value of a table as it stands in a cell.</summary>
    internal static string Skriv(object? verdi, Kolonnetype type) => verdi switch
    {
        null or "" => Tallform.Ingen,
        decimal tall when type == Kolonnetype.Prosent => Tallform.Prosent(tall),
        decimal tall => Tallform.Skriv(tall, 2, medPluss: false),
        int aar when type == Kolonnetype.Aarstall => aar.ToString(CultureInfo.InvariantCulture),
        int or long => Tallform.Antall(Convert.ToInt64(verdi, CultureInfo.InvariantCulture)),
        DateOnly dato => Dato.Kort(dato),
        string kode when type == Kolonnetype.Ord => Kodeord.Av(kode),
        string tekst => tekst.Replace("§ ", "§\u00a0", StringComparison.Ordinal),
        _ => Convert.ToString(verdi, CultureInfo.InvariantCulture)!,
    };

    private static string Navn(Rapport rapport) => rapport.Navn switch
    {
        "budsjettavvik" => "Budsjettavvik (§ 5-9)",
        "prognosemaaneder" => "Prognose per måned",
        "gjeldsutvikling" => "Gjeldsutvikling (§ 5-7)",
        "overfoeringer" => "Overføring til neste år",
        "inngaaendebalanse" => "Inngående balanse",
        "bokfoeringsspesifikasjon" => "Bokførings\u00adspesifikasjon",
        _ => Stor(Kodeord.Felt(rapport.Navn)),
    };

    private static string Stor(string tekst) => char.ToUpperInvariant(tekst[0]) + tekst[1..];
}
