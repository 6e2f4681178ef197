using System.Globalization;
using System.Text.RegularExpressions;
using Ledger.Domain.Hovedbok;

namespace Ledger.Application.Profiler;

/// <summary>Guesses how a file is written from its first rows.</summary>
internal static partial class Profilgjetning
{
    private const int MestOverskrift = 20;

    /// <param name="rader">The first rows of the file, with the line of each.</param>
    /// <param name="merknader">What should be looked at is added to it.</param>
    public static Profilutkast Gjett(Filtype type, string? tegnsett, IReadOnlyList<(long Linje, Celle[] Celler)> rader, List<string> merknader)
    {
        var plass = Overskrift(rader);
        var titler = rader.Count == 0 ? [] : rader[plass].Celler.Select(c => c.Tekst.Trim()).ToArray();
        var alle = rader.Skip(plass + 1).Select(r => r.Celler).ToList();
        var (sumrader, data) = Sumradgjetning.Gjett(titler, alle, merknader);
        var kolonner = Kolonner(titler, data, merknader);
        var beloep = Beloepsceller(titler, kolonner, data).ToList();
        var (desimaltegn, tusenskille, erTvetydig) = Tallgjetning.Gjett(beloep.Where(b => !b.ErTall).Select(b => b.Tekst));
        if (erTvetydig)
        {
            merknader.Add($"Beløp som «1{tusenskille}234» er lest som ett tusen. Er tegnet desimaltegn, rettes format.desimaltegn og format.tusenskille.");
        }

        var harBilag = kolonner.ContainsKey(Radfelt.Bilagsreferanse.Navn());
        return new Profilutkast(
            "Forslag", "ny-kilde",
            new Filformutkast(
                type.Navn(), type == Filtype.Csv ? tegnsett : null, Desimaltegn: desimaltegn.ToString(), Tusenskille: tusenskille?.ToString(),
                Datoformater: Datoformater(titler, kolonner, data),
                Overskriftsrad: plass > 0 ? (int)rader[plass].Linje : null),
            kolonner,
            UtelatRader: sumrader.Count == 0 ? null : sumrader,
            UtelatKolonner: "ukjente",
            Bilag: harBilag ? "kolonne" : "perPeriode");
    }

    /// <summary>
    /// The row that has most titles that are known, among the first ones. Amounts of 0 to 13 look like numbers of periods: they count once, and not
    /// against a row that has a title in words.
    /// </summary>
    private static int Overskrift(IReadOnlyList<(long Linje, Celle[] Celler)> rader) => rader.Count == 0 ? 0 : rader
        .Take(MestOverskrift)
        .Select((r, i) => (Plass: i, Kjente: r.Celler.Select(c => c.Tekst.Trim()).Where(ErKjent).Distinct().ToList()))
        .MaxBy(r => (r.Kjente.Exists(t => t.Any(char.IsLetter)), r.Kjente.Count)).Plass;

    private static bool ErKjent(string tittel) => Kolonnegjetning.Felt(tittel) is not null
        || (Kolonnegjetning.Periodeuttrykk(tittel.Trim()) ?? Kolonnegjetning.Aarsuttrykk(tittel.Trim())) is not null;

    private static Dictionary<string, Kolonneutkast> Kolonner(string[] titler, List<Celle[]> data, List<string> merknader)
    {
        var kolonner = new Dictionary<string, Kolonneutkast>(StringComparer.Ordinal);
        var (perioder, antallPerioder) = Kolonnegjetning.Periodeuttrykk(titler);
        if (antallPerioder > 1)
        {
            var kumulativ = ErKumulativ(titler, data);
            kolonner["beloep"] = new Kolonneutkast(
                KolonnePerPeriode: perioder, Kumulativ: kumulativ ? true : null, Avrund: 0.01m);
            merknader.Add(
                kumulativ
                    ? "Kolonnene per periode er lest som saldo ved periodens slutt. Er de bevegelser, settes kumulativ til false."
                    : "Kolonnene per periode er lest som bevegelser. Er de saldo ved periodens slutt, settes kumulativ til true.");
        }

        var aar = titler.Select(Kolonnegjetning.Aarsuttrykk).OfType<string>().ToList();
        if (antallPerioder <= 1 && aar.Count > 1)
        {
            kolonner["beloep"] = new Kolonneutkast(KolonnePerAar: aar.GroupBy(u => u).MaxBy(g => g.Count())!.Key, Avrund: 0.01m);
            merknader.Add("Kolonnene per år er lest som budsjettet for hvert år. Profilen er for budsjettfiler.");
        }

        for (var i = 0; i < titler.Length; i++)
        {
            if (Kolonnegjetning.Felt(titler[i]) is not { } felt || Kolonnegjetning.Periodeuttrykk(titler[i]) is not null)
            {
                continue;
            }

            felt = felt == Radfelt.LokalFunksjon.Navn() && ErKostra(titler, data) ? Radfelt.Funksjon.Navn() : felt;
            var erBeloep = felt is "beloep" or "debet" or "kredit";
            if (felt == Radfelt.Aar.Navn() && kolonner.GetValueOrDefault("beloep")?.KolonnePerAar is not null)
            {
                continue;
            }

            if (!kolonner.ContainsKey(felt) && !(erBeloep && kolonner.ContainsKey("beloep")))
            {
                kolonner[felt] = new Kolonneutkast(titler[i], Del: erBeloep ? null : Del(data.Select(r => Tekst(r, i))), Avrund: erBeloep ? 0.01m : null);
            }
        }

        if (kolonner.ContainsKey("fridim1"))
        {
            merknader.Add("Den frie dimensjonen er tatt med. Er kodene om personer, settes behandling til dropp eller masker.");
        }

        if (!kolonner.ContainsKey("beloep") && !(kolonner.ContainsKey("debet") && kolonner.ContainsKey("kredit")))
        {
            merknader.Add("Fant ingen kolonne med beløp. Si hvilken det er i kolonner.beloep.");
        }
        else if (kolonner.GetValueOrDefault("beloep")?.KolonnePerPeriode is null && !kolonner.ContainsKey(Radfelt.Periode.Navn()))
        {
            merknader.Add("Fant ingen kolonne med periode. Gjelder hele filen én periode, settes kolonner.periode til en konstant.");
        }

        return kolonner;
    }

    /// <summary>The file says KOSTRA's art or chapter and not an account of its own: its function is KOSTRA's too.</summary>
    private static bool ErKostra(string[] titler, List<Celle[]> data) =>
        data.Count > 0 && titler.Any(t => Kolonnegjetning.Felt(t) == Radfelt.Art.Navn()) && titler.All(t => Kolonnegjetning.Felt(t) != Radfelt.Konto.Navn());

    /// <summary>Balances go on from month to month: what had an opening balance still has one in the month after.</summary>
    private static bool ErKumulativ(string[] titler, List<Celle[]> data)
    {
        var perioder = Enumerable.Range(0, titler.Length).Where(i => Kolonnegjetning.Periodeuttrykk(titler[i]) is not null).ToList();
        if (!titler[perioder[0]].StartsWith("IB", StringComparison.OrdinalIgnoreCase))
        {
            return ErVoksende(perioder, data);
        }

        var (medInngaaende, fortsatt) = (0, 0);
        foreach (var rad in data)
        {
            if (!ErNull(Tekst(rad, perioder[0])))
            {
                medInngaaende++;
                fortsatt += ErNull(Tekst(rad, perioder[1])) ? 0 : 1;
            }
        }

        return medInngaaende > 0 && fortsatt * 2 > medInngaaende;
    }

    /// <summary>Without an opening balance: what has an amount has one in the month after too, and mostly a larger one.</summary>
    private static bool ErVoksende(List<int> perioder, List<Celle[]> data)
    {
        var (antall, fortsatt, stoerre) = (0, 0, 0);
        foreach (var (foer, etter) in data.SelectMany(r => perioder.Zip(perioder.Skip(1), (a, b) => (Sifre(Tekst(r, a)), Sifre(Tekst(r, b))))))
        {
            if (foer != 0)
            {
                antall++;
                fortsatt += etter != 0 ? 1 : 0;
                stoerre += etter >= foer ? 1 : 0;
            }
        }

        return fortsatt * 2 > antall && stoerre * 10 >= antall * 7;
    }

    /// <summary>How large an amount is, whatever its signs are: its digits before the decimals.</summary>
    private static decimal Sifre(string tekst) =>
        decimal.TryParse(new string([.. Desimaler().Replace(tekst, "").Where(char.IsAsciiDigit).Take(25)]), out var tall) ? tall : 0;

    private static bool ErNull(string tekst) => tekst.Length == 0 || !tekst.Any(c => c is >= '1' and <= '9');

    /// <summary>«10201 - Lønn» has the code before the name.</summary>
    private static string? Del(IEnumerable<string> verdier)
    {
        var ikkeTomme = verdier.Where(v => v.Length > 0).Take(50).ToList();
        return ikkeTomme.Count == 0 ? null
            : ikkeTomme.TrueForAll(v => MedStrek().IsMatch(v)) ? @"^(\S+) - .*$"
            : ikkeTomme.TrueForAll(v => MedKolon().IsMatch(v)) ? @"^([^\s:]+): .*$"
            : ikkeTomme.TrueForAll(v => MedNavn().IsMatch(v)) ? @"^(\d+) .*$"
            : null;
    }

    private static readonly string[] Beloepsfelt = ["beloep", "debet", "kredit"];

    private static IEnumerable<Celle> Beloepsceller(string[] titler, Dictionary<string, Kolonneutkast> kolonner, List<Celle[]> data) =>
        from i in Enumerable.Range(0, titler.Length)
        where (Kolonnegjetning.Periodeuttrykk(titler[i]) ?? Kolonnegjetning.Aarsuttrykk(titler[i])) is not null
            || Beloepsfelt.Any(f => kolonner.GetValueOrDefault(f)?.Tittel == titler[i])
        from rad in data
        where i < rad.Length && !rad[i].ErTom
        select rad[i];

    private static List<string>? Datoformater(string[] titler, Dictionary<string, Kolonneutkast> kolonner, List<Celle[]> data)
    {
        var plass = Array.IndexOf(titler, kolonner.GetValueOrDefault(Radfelt.Bilagsdato.Navn())?.Tittel);
        string[] former = ["dd.MM.yyyy", "yyyyMMdd", "dd/MM/yyyy", "yyyy-MM-dd'T'HH:mm:ss", "d.M.yyyy"];
        var datoer = plass < 0 ? [] : data.Select(r => Tekst(r, plass)).Where(t => t.Length > 0).Take(50).ToList();
        return datoer.Count == 0 ? null : [.. former.Where(f => datoer.Exists(
            d => DateTime.TryParseExact(d, f, CultureInfo.InvariantCulture, DateTimeStyles.None, out _)))];
    }

    private static string Tekst(Celle[] rad, int i) => i < rad.Length ? rad[i].Tekst.Trim() : "";

    [GeneratedRegex(@"[.,](\d{1,2}|\d{4,})\)?[-\u2212]?$")]
    private static partial Regex Desimaler();

    [GeneratedRegex(@"^\S+ - .+$")]
    private static partial Regex MedStrek();

    [GeneratedRegex(@"^[^\s:]+: .+$")]
    private static partial Regex MedKolon();

    [GeneratedRegex(@"^\d+ \D.*$")]
    private static partial Regex MedNavn();
}
