using System.Collections.Frozen;

namespace Ledger.Application.Tabeller;

/// <summary>
/// The codes of closed fields as people write them. A workbook is read by people and has the words; CSV is read by programs too and has the codes of the
/// contract. What is not here is a word already (linje, sum, drift).
/// </summary>
public static class Kodeord
{
    private static readonly FrozenDictionary<string, string> Alle = new Dictionary<string, string>
    {
        ["kr"] = "kroner", ["tusen"] = "tusen kroner", ["mill"] = "millioner kroner",
        ["hovedbok"] = "som i hovedboken: inntekter er negative", ["oppstilling"] = "som i oppstillingen: inntekter er positive",
        ["disposisjonsfond"] = "Disposisjonsfond", ["bundetDriftsfond"] = "Bundet driftsfond",
        ["ubundetInvesteringsfond"] = "Ubundet investeringsfond", ["bundetInvesteringsfond"] = "Bundet investeringsfond",
        ["direktoromraade"] = "Direktørområde", ["tjenesteomraade"] = "Tjenesteområde", ["ansvar"] = "Ansvar", ["utenfor"] = "Utenfor områdene",
        ["oppnaadd"] = "Oppnådd", ["ikkeOppnaadd"] = "Ikke oppnådd", ["ikkeMaalt"] = "Ikke målt",
        ["ikkeForfalt"] = "ikke forfalt", ["forrigeMangler"] = "året før mangler", ["ikkeAktuell"] = "ikke aktuell",
        ["ventesOverskredet"] = "ventes overskredet",
        ["forhold"] = "forholdstall", ["bekreft"] = "må bekreftes", ["avvis"] = "avvises",

        // The finance register: what limits and measures are of, what was sent, and sums of loans.
        ["aktivaandel"] = "andel av porteføljen", ["andelUnderInvestmentGrade"] = "andel under investment grade", ["andelAktiveFond"] = "andel aktive fond",
        ["innskuddHovedbank"] = "innskudd i hovedbanken", ["stoersteMotpartsandel"] = "andel hos den største motparten",
        ["stresstestSamlet"] = "tap i stresstesten i alt", ["sannsynlighetRealverdi"] = "sannsynlighet for å holde realverdien",
        ["daglig"] = "hver dag", ["maaned"] = "hver måned", ["rapportdato"] = "på rapportdatoen",
        ["bruddUngc"] = "brudd på UN Global Compact og OECD, andel", ["co2"] = "CO₂-utslipp per million euro investert",
        ["inntektsforskjell"] = "inntektsforskjell mellom menn og kvinner", ["kontroversielleVaapen"] = "kontroversielle våpen, andel",
        ["kvinnerStyre"] = "kvinnelige styremedlemmer, andel", ["menneskerettigheter"] = "uten retningslinjer for menneskerettigheter, andel",
        ["sbt"] = "vitenskapsbaserte mål, andel", ["temperatur"] = "temperaturøkning i grader",
        ["tertial1"] = "første tertial", ["tertial2"] = "andre tertial", ["aar"] = "hele året",
        ["inntil1"] = "inntil 1 år", ["1-3"] = "1–3 år", ["3-5"] = "3–5 år", ["over5"] = "over 5 år", ["1-5"] = "1–5 år", ["5-10"] = "5–10 år",
        ["over10"] = "over 10 år", ["likviditetslaan"] = "likviditetslån",
        ["sumInnlaan"] = "sum innlån", ["sumLeie"] = "sum finansiell leie", ["sumLaanegjeld"] = "sum lånegjeld",
        ["stroem"] = "strøm", ["mellomvaerende"] = "mellomværende", ["laanebevegelse"] = "lånebevegelse", ["rentevilkaar"] = "rentevilkår",
        ["maaling"] = "måling", ["inngaaende"] = "inngående", ["ekstraordinaertAvdrag"] = "ekstraordinært avdrag", ["overfoering"] = "overføring",
        ["renteLikvider"] = "renter av likvider", ["renteRentebaerende"] = "renter av rentebærende papirer", ["realisertGevinst"] = "realisert gevinst",
        ["realisertTap"] = "realisert tap", ["kortsiktigGjeld"] = "kortsiktig gjeld", ["paaloepteKostnader"] = "påløpte kostnader",
        ["avkastningRapportert"] = "rapportert avkastning", ["aarsavkastningPublisert"] = "publisert årsavkastning",
        ["oppfoelging"] = "oppfølging", ["statligTilsyn"] = "statlig tilsyn", ["politiskRapportering"] = "politisk rapportering", ["hoey"] = "høy",
        ["ikkeVedtatt"] = "ikke vedtatt", ["kjoepSalg"] = "kjøp og salg", ["smaaBeloep"] = "små beløp", ["videreutlaan"] = "videreutlån",
        ["indeksPublisert"] = "publisert indeks", ["aarsresultat"] = "årsresultat",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    public static string Av(string kode) => Alle.GetValueOrDefault(kode, kode);

    /// <summary>The name of a field as words: <c>tapForrigeAar</c> is «tap forrige år».</summary>
    public static string Felt(string navn) => Alle.TryGetValue(navn, out var ord) ? ord
        : string.Concat(navn.Select(c => char.IsUpper(c) ? $" {char.ToLowerInvariant(c)}" : c.ToString()))
            .Replace("aa", "å", StringComparison.Ordinal).Replace("oe", "ø", StringComparison.Ordinal).Replace("ae", "æ", StringComparison.Ordinal);
}
