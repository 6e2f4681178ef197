using Ledger.Application.Opplysninger;
using Ledger.Application.Rapporter;
using Ledger.Application.Rapportering;
using Ledger.Web.Deler;
using Ledger.Web.Html;

namespace Ledger.Web.Intern;

/// <summary>
/// What the pages of plan and follow-up have beside their tables: their part of the menu, the column that is drawn, and where a row leads. The tables
/// of registers that came with the service are pages here too.
/// </summary>
internal static class Plansider
{
    public const string Del = "Plan og oppfølging";

    /// <summary>What the name of a table's page begins with; the id of the table follows.</summary>
    private const string Prefiks = "tabell-";

    /// <summary>By report, the column of amounts that is drawn as bars; null where no column is the main one.</summary>
    private static readonly Dictionary<string, string?> Soeyler = new(StringComparer.Ordinal)
    {
        ["tertialrapport"] = "Avvik hittil", ["rammekontroll"] = "Disponibelt", ["prognosemaaneder"] = "Prognose", ["prognosetreff"] = "Bedring",
        ["forklaringer"] = "Uforklart", ["gjeldsutvikling"] = "Utgående lånegjeld", ["overfoeringer"] = "Overføres", ["frister"] = null,
        ["tabell-oekonomiplantiltak"] = "Avvik", ["tabell-investeringsprosjekter"] = "Avvik", ["tabell-prosjektoekonomi"] = "Rest av ramme",
        ["tabell-program"] = "Årsavvik", ["tabell-indikatorer"] = "Endring",
    };

    /// <summary>Reports whose rows are units.</summary>
    private static readonly string[] AvEnheter = ["tertialrapport", "prognosemaaneder", "prognosetreff"];

    /// <summary>Reports whose rows are vouchers, or of one.</summary>
    private static readonly string[] AvBilag = ["posteringer", "bokfoeringsspesifikasjon", "bilag"];

    /// <summary>Tables whose rows are projects.</summary>
    private static readonly string[] AvProsjekter =
        [.. Tabellregister.Innebygde.Where(t => t.Value.Rader?.Register == "prosjekt").Select(t => Prefiks + t.Key), "overfoeringer"];

    /// <summary>The tables that came with the service, as lines of the menu.</summary>
    public static IReadOnlyList<Sidekapittel> Tabeller { get; } =
        [.. Tabellregister.Innebygde.Select(t => new Sidekapittel(
            $"{Rapportsider.Ledd}/{Prefiks}{t.Key}", t.Value.Navn!, Del, $"{t.Value.Navn}, med summer."))];

    public static bool Har(string navn) => Soeyler.ContainsKey(navn) || Tabell(navn) is not null;

    /// <summary>The table of a page; null for a page that is of none.</summary>
    public static string? Tabell(string navn) => navn.StartsWith(Prefiks, StringComparison.Ordinal) ? navn[Prefiks.Length..] : null;

    /// <summary>What the report of a page is called in the registry.</summary>
    public static string Rapport(string navn) => Tabell(navn) is null ? navn : Rapportregister.Alle.OfType<Registertabellen>().Single().Navn;

    public static string? Soeyle(string navn) => Soeyler.GetValueOrDefault(navn);

    /// <summary>The voucher that a row is of, or the postings behind it, by the number or code that it begins with.</summary>
    public static Func<object?, Adresse?>? Lenke(Stier stier, string navn)
    {
        if (AvBilag.Contains(navn))
        {
            return verdi => verdi is int nummer ? stier.Bilag(nummer) : null;
        }

        var felt = AvEnheter.Contains(navn) ? "ansvar" : AvProsjekter.Contains(navn) ? "prosjekt" : null;
        return felt is null ? null : verdi => verdi is string { Length: > 0 } kode && kode != "utenfor"
            ? stier.Nyeste(Rapportsider.Ledd, "posteringer").Med([(felt, kode), (Rapportparametre.Kontoklasse.Navn, felt == "ansvar" ? "drift" : null)]) : null;
    }
}
