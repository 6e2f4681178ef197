using System.Globalization;
using Ledger.Application.Rapporter;
using Ledger.Application.Rapportering;
using Ledger.Application.Tabeller;
using Ledger.Web.Deler;
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

    /// <summary>What the frame and the table say: whose ledger and year, the version that figures are of, and what amounts are shown in.</summary>
    private static readonly string[] Sagt = ["Kommune", "År", "Versjon", "Kjedehode", "Enhet"];

    /// <summary>Those that can be asked for by the year alone.</summary>
    public static IReadOnlyList<Rapport> IMenyen { get; } =
        [.. Rapportregister.Alle.Where(r => r.ErAvAaret && !r.Sti.Contains('{', StringComparison.Ordinal) && !Egne.Contains(r.Navn)
            && !r.Parametre.Any(p => p.Paakrevd))];

    public static IReadOnlyList<Sidekapittel> Kapitler { get; } =
    [
        .. IMenyen.Where(r => Plansider.Har(r.Navn)).Select(Kapittel), .. Plansider.Tabeller,
        .. IMenyen.Where(r => !Plansider.Har(r.Navn)).Select(Kapittel),
    ];

    /// <summary>The accounts of the municipality and its units together, with their notes (§§ 10-2, 10-4): for a municipality that has units.</summary>
    public static IReadOnlyList<Sidekapittel> Konsoliderte { get; } = [.. Rapportregister.Alle.Where(r => r.AvAlleEnheter).Select(Kapittel)];

    /// <summary>Whether the report has a page among those of a year.</summary>
    public static bool HarSide(Rapport r) => r.ErAvAaret || r.AvAlleEnheter;

    private static Sidekapittel Kapittel(Rapport r) => new(
        $"{Ledd}/{r.Navn}", Navn(r), r.AvAlleEnheter ? "Konsolidert regnskap" : Plansider.Har(r.Navn) ? Plansider.Del : Delen, r.Sammendrag);

    /// <summary>The report's table as a page.</summary>
    /// <param name="navn">What the page is called in its address.</param>
    /// <param name="rader">The rows that are shown.</param>
    /// <param name="harFlere">The table has more rows than the page shows.</param>
    /// <param name="egneKolonner">The reader has named the columns of the report himself, and sees them all.</param>
    /// <param name="neste">The address of the next page of rows; null when there is none.</param>
    /// <param name="filer">The addresses of all rows as files, by how the files end.</param>
    internal static Side Lag(
        Sidegrunnlag k, string navn, Rapport rapport, Tabell tabell, IReadOnlyList<object?[]> rader, bool harFlere, bool egneKolonner, Adresse? neste,
        IReadOnlyList<(string Endelse, Adresse Adresse)> filer)
    {
        var alle = egneKolonner || k.Valg[Valg.Visvalg] == Valg.Alle;
        var (vist, harFlereKolonner) = Kolonneutvalg.Velg(navn, tabell, rader, alle);
        var lenke = Plansider.Lenke(k.Stier, navn);
        // Some take the unit, as all reports of a year, and have their amounts in kroner: the table of those does not name one.
        var iEnhet = rapport.Parametre.Contains(Rapportparametre.Enhet) && tabell.Opplysninger.Any(o => o.Navn == "Enhet");
        return new(
            tabell.Tittel, Plansider.Tabeller.FirstOrDefault(t => t.Ledd == $"{Ledd}/{navn}") ?? Kapittel(rapport), [(tabell.Tittel, null)], [Ledd, navn],
            Innhold.Av(
                H1(tabell.Tittel),
                P(Attr.Klasse("ingress"), rapport.Sammendrag),
                Kontroller.Rad(
                    iEnhet ? Kontroller.Enhet(k.Valg) : null,
                    egneKolonner || !harFlereKolonner ? null : Kontroller.Gruppe(
                        "Kolonner", k.Valg, Valg.Visvalg, k.Valg[Valg.Visvalg], (null, "De viktigste kolonnene"), (Valg.Alle, "Alle kolonner"))),
                rader.Count == 0 ? P("Det er ingenting å vise for dette valget.") : Datatabell.Lag(
                    tabell.Navn, tabell.Tittel, vist, [.. rader.Select(UtenGjentakelse(tabell))], Plansider.Soeyle(navn),
                    lenke is null ? null : r => lenke(r[0]), iEnhet ? $"Beløp i {k.Enhet.Tekst()}" : "Beløp i kroner", erOverskrevet: true),
                harFlere ? P(Attr.Klasse("note"), $"Siden viser de første {Tallform.Antall(MestRader)} radene. Filene har alle.") : null,
                P(
                    Attr.Klasse("verktoey"), Innhold.Av(filer.Select(f => A(f.Adresse, f.Endelse == Tabellfil.Xlsxendelse ? "Excel" : "CSV"))),
                    neste is null ? null : A(neste, "Neste side")),
                Opplysninger(tabell)),
            ErLagret: false);
    }

    /// <summary>What the report is of, under it: who opens the page comes for the figures.</summary>
    private static Element? Opplysninger(Tabell tabell)
    {
        var om = tabell.Opplysninger.Where(o => o.Verdi is not (null or "") && !Sagt.Contains(o.Navn)).ToList();
        return om.Count == 0 ? null : Dl(Attr.Klasse("forklaring"), Innhold.Av(om.Select(o => Innhold.Av(Dt(o.Navn), Dd(Verdi(o.Verdi!))))));

        static string Verdi(object verdi) => verdi switch
        {
            int periode and >= 1 and <= 13 => $"{periode} ({Dato.Maaned(periode)})",
            string kode => Kodeord.Av(kode),
            _ => Convert.ToString(verdi, CultureInfo.InvariantCulture)!,
        };
    }

    /// <summary>The sum of a closed code has the code as its name too: it is said once, as a word.</summary>
    private static Func<object?[], object?[]> UtenGjentakelse(Tabell tabell)
    {
        var (kode, navn) = (Nr("Kode"), Nr("Navn"));
        return kode < 0 || navn < 0 ? rad => rad : rad => rad[kode] is not string k || ((string?)rad[navn] != k && (string?)rad[navn] != Kodeord.Av(k)) ? rad
            : [.. rad.Select((v, i) => i == kode ? null : i == navn ? Kodeord.Av(k) : v)];

        int Nr(string overskrift) => tabell.Kolonner.ToList().FindIndex(c => c.Overskrift == overskrift);
    }

    private static string Navn(Rapport rapport) => rapport.Navn switch
    {
        "budsjettavvik" => "Budsjettavvik (§ 5-9)",
        "prognosemaaneder" => "Prognose per måned",
        "gjeldsutvikling" => "Gjeldsutvikling (§ 5-7)",
        "overfoeringer" => "Overføring til neste år",
        "konsolidertNoter" => "Noter (§ 10-4)",
        "samletMinimumsavdrag" => "Samlet minimumsavdrag",
        "inngaaendebalanse" => "Inngående balanse",
        "bokfoeringsspesifikasjon" => "Bokførings\u00adspesifikasjon",
        _ => Stor(Kodeord.Felt(rapport.Navn)),
    };

    private static string Stor(string tekst) => char.ToUpperInvariant(tekst[0]) + tekst[1..];
}
