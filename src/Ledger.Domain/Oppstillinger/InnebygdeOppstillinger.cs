using System.Collections.Frozen;
using System.Globalization;
using Ledger.Domain.Hovedbok;
using Ledger.Domain.Kontoplaner;
using Ledger.Domain.Verdier;

namespace Ledger.Domain.Oppstillinger;

/// <summary>
/// The statements of budsjett- og regnskapsforskriften §§ 5-4 to 5-9: named by <c>oppstillingsnavn.csv</c>, with the lines of
/// <c>oppstillinger.csv</c> by year of validity. The ids that are constants are those that a rule of law speaks of.
/// </summary>
public static class InnebygdeOppstillinger
{
    public const string Bevilgning = "5-4-1";
    public const string BevilgningOmraade = "5-4-2";
    public const string Investering = "5-5-1";
    public const string InvesteringOmraade = "5-5-2";
    public const string Art = "5-6";
    public const string Balanse = "5-8";
    public const string BudsjettavvikDrift = "5-9-drift";
    public const string BudsjettavvikInvestering = "5-9-investering";

    /// <summary>
    /// The disposition table. Its lines are built from the funds, so it is not among <see cref="Ider"/>, but no other statement may have its id.
    /// </summary>
    public const string Disponering = "disponering";

    /// <summary>The post of <see cref="Bevilgning"/> that is brought forward to be covered in later years (merforbruk).</summary>
    public const string BevilgningFremfoert = "25";

    /// <summary>In the column of functions: rows without one, which only budgets have.</summary>
    private const string IngenFunksjon = "ingen";

    private static readonly OrderedDictionary<string, (string Navn, string Hjemmel)> Overskrifter =
        new(Kodelister.Les("oppstillingsnavn.csv").Select(r => KeyValuePair.Create(r["oppstilling"], (r["navn"], r["hjemmel"]))));

    private static readonly ILookup<string, (Linjedefinisjon Linje, int? Fra, int? Til)> Linjer =
        Kodelister.Les("oppstillinger.csv").ToLookup(r => r["oppstilling"], r => (Les(r), Kodelister.Aar(r["gyldigFra"]), Kodelister.Aar(r["gyldigTil"])));

    /// <summary>The ids of all built-in statements, those by area included, in the order of their names.</summary>
    public static IReadOnlyList<string> Ider => Overskrifter.Keys;

    /// <summary>The name and paragraph of a built-in statement.</summary>
    public static (string Navn, string Hjemmel) Overskrift(string id) => Overskrifter[id];

    /// <summary>A statement with fixed lines; null when there is none of that id in the year.</summary>
    public static Oppstillingsdefinisjon? Finn(string id, Regnskapsaar aar)
    {
        var linjer = Samlet(Linjer[id].Where(l => !(aar.Aar < l.Fra) && !(aar.Aar > l.Til)).Select(l => l.Linje));
        return linjer.Count == 0 ? null : new Oppstillingsdefinisjon(id, Overskrifter[id].Navn, Overskrifter[id].Hjemmel, linjer);
    }

    /// <summary>A post that has several rows counts what any of them lets through; its text and sign are those of the first.</summary>
    private static List<Linjedefinisjon> Samlet(IEnumerable<Linjedefinisjon> linjer) =>
        [.. linjer.GroupBy(l => l.Post).Select(g => g.First() with { Filtre = [.. g.SelectMany(l => l.Filtre)] })];

    private static Linjedefinisjon Les(Dictionary<string, string> row)
    {
        _ = Linjetyper.TryParse(row["type"], out var type);
        Formel? formel = null;
        if (row["formel"].Length > 0 && !Formel.TryParse(row["formel"], out formel))
        {
            throw new FormatException(row["formel"]);
        }

        return new Linjedefinisjon(
            row["post"], row["tekst"], type, formel is null ? [Filter(row)] : [], formel,
            int.Parse(row["visningsfaktor"], CultureInfo.InvariantCulture), row["kanUtelates"].Length > 0)
        {
            BareMedBeloep = row["kanUtelates"] == "utenBeloep",
            BareMedTall = row["kanUtelates"] == "utenTall",
            Motpost = row["motpost"].Length == 0 ? null : Filter(row) with { Art = Kodeutvalg.Parse(row["motpost"]) },
        };
    }

    private static Postfilter Filter(Dictionary<string, string> row) => new()
    {
        Kontoklasse = Kontoklasser.TryParse(row["kontoklasse"], out var klasse) ? klasse : throw new FormatException(row["kontoklasse"]),
        Art = row["arter"].Length == 0 ? null : Arter(row["arter"]),
        Funksjon = row["funksjoner"] is { Length: > 0 } f && f != IngenFunksjon ? Kodeutvalg.Parse(f) : null,
        Tomme = row["funksjoner"] == IngenFunksjon ? Dimensjonsfelt.Funksjon : Dimensjonsfelt.Ingen,
        Kapittel = row["kapitler"].Length == 0 ? null : Kodeutvalg.Parse(row["kapitler"]),
        Merke = row["merker"].Length == 0 ? null : row["merker"].Split(',').Select(Merke).ToFrozenSet(),
    };

    /// <summary>Codes and ranges, or the name of a <see cref="Kontoutvalg"/> after <c>@</c>.</summary>
    private static Kodeutvalg Arter(string tekst) => tekst[0] == '@' ? Kontoutvalg.Finn(tekst[1..]).Koder : Kodeutvalg.Parse(tekst);

    private static Avslutningsmerke Merke(string navn) =>
        Avslutningsmerker.TryParse(navn == "ingen" ? "" : navn, out var merke) ? merke : throw new FormatException(navn);
}
