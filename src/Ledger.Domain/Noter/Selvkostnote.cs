using System.Globalization;
using Ledger.Domain.Opplysninger;
using Ledger.Domain.Saldo;
using Ledger.Domain.Verdier;

namespace Ledger.Domain.Noter;

/// <summary>
/// The fees that cover their cost (§ 5-13 letter b): what was paid, what it cost, and the fund by the years that it is of. What is told of a year
/// counts; what is not is computed from the ledger, for a fee that says which arts it is paid on.
/// </summary>
public static class Selvkostnote
{
    public const string Register = "selvkost", Lag = "lag";

    /// <summary>What is reported of a fee each year.</summary>
    public const string Gebyr = "gebyr", Grunnlag = "grunnlag", Kalkylerente = "kalkylerente";

    private static readonly Notekolonne[] Kolonner =
    [
        new("gebyr", "Gebyrinntekter"), new("grunnlag", "Gebyrgrunnlag"), new("resultat", "Resultat"), new("dekningsgrad", "Dekningsgrad i prosent"),
        new("brukt", "Bruk av fond"), new("dekket", "Dekket av tidligere underskudd"), new("avsatt", "Avsatt til fond"), new("renter", "Kalkulerte renter"),
        new("kommunens", "Kommunens del av underskudd"), new("fond", "Fond ved årets slutt"), new("underskudd", "Underskudd til framføring"),
    ];

    /// <param name="boeker">The year's accounts, and those of the years before it.</param>
    public static IReadOnlyList<Notetabell> Beregn(Registertilstand register, int aar, IReadOnlyList<Saldokube> boeker)
    {
        var gebyrer = Gebyrene(register, aar, boeker).ToList();
        List<Noterad> rader = [.. gebyrer.Where(g => g.Svar is not null).Select(g => Rad(g.Omraade, g.Betalt, g.Kostnad, g.Svar!))];
        List<string> mangler = [.. gebyrer.SelectMany(g => g.Mangler)];
        return rader.Count + mangler.Count == 0 ? [] : [new Notetabell(Register, "Selvkost per gebyr", Kolonner, rader) { Mangler = mangler }];
    }

    /// <summary>The fees of a year, each from its first year on.</summary>
    /// <param name="boeker">The year's accounts, and those of the years before it.</param>
    public static IEnumerable<Selvkostgebyr> Gebyrene(Registertilstand register, int aar, IReadOnlyList<Saldokube> boeker)
    {
        var perAar = boeker.Where(b => b.Antall > 0).ToDictionary(b => b.Aar.Aar);
        var poster = register.Gjeldende(Register).Select(p => p.Verdi).Where(p => p.Type == Lag && p.Beloep is not null).ToLookup(p => p.Objekt);
        return register.Objekter(Register).Select(o => o.Verdi).Where(o => o.GjelderPer(new DateOnly(aar, 12, 31)))
            .Select(gebyr => Gebyret(gebyr, [.. poster[gebyr.Kode]], register, aar, perAar));
    }

    /// <summary>The years that something is told of.</summary>
    public static IReadOnlyList<int> Aarene(Registertilstand register) =>
    [
        .. register.Objekter(Register).SelectMany(o => register.Opplysninger($"{Register}:{o.Verdi.Kode}")).Select(f => f.Verdi.Noekkel)
            .Where(n => n.Slag == Opplysningsslag.Maaling).Select(n => n.Aar).OfType<int>().Where(a => Regnskapsaar.TryFra(a, out _)).Distinct().Order(),
    ];

    private static Selvkostgebyr Gebyret(
        Registerobjekt gebyr, IReadOnlyList<Registerpost> poster, Registertilstand register, int aar, Dictionary<int, Saldokube> boeker)
    {
        var fakta = register.Opplysninger($"{Register}:{gebyr.Kode}").Select(o => o.Verdi).Where(o => o.Noekkel.Slag == Opplysningsslag.Maaling).ToList();
        decimal? Verdi(string maal, int i) =>
            fakta.LastOrDefault(f => f.Noekkel.Maal == maal && f.Noekkel.Aar == i) is { } f ? f.Beloep?.Kroner ?? f.Verdi : null;
        var (fond, underskudd) = (Lagene(poster, 1), Lagene(poster, -1));
        var svaret = new Selvkostgebyr(gebyr, 0, 0, null, []);
        foreach (var i in fakta.Select(f => f.Noekkel.Aar).OfType<int>().Where(i => i <= aar).Distinct().Order())
        {
            var regnet = Verdi(Kalkylerente, i) is { } r && boeker.TryGetValue(i, out var bok)
                ? Selvkostgrunnlag.Beregn(gebyr, register, bok, maal => Verdi(maal, i), r) : null;
            if ((Verdi(Gebyr, i) ?? regnet?.Gebyr.Kroner) is not { } betalt || (Verdi(Grunnlag, i) ?? regnet?.Grunnlag.Kroner) is not { } kostnad
                || Verdi(Kalkylerente, i) is not { } rente)
            {
                return svaret with { Svar = null, Mangler = [$"{gebyr.Navn} mangler gebyr, grunnlag eller kalkylerente for {i}"] };
            }

            var svar = Selvkost.Beregn(
                new(i, Beloep.FraKroner(betalt), Beloep.FraKroner(kostnad), rente), fond, underskudd, gebyr["framfoererUnderskudd"] != "false",
                gebyr["maaVaereSelvkost"] == "true");
            (fond, underskudd) = (svar.Fond, svar.Underskudd);
            if (i == aar)
            {
                svaret = new(gebyr, betalt, kostnad, svar,
                [
                    .. svar.Forfalt.Select(f => string.Create(
                        CultureInfo.InvariantCulture, $"{gebyr.Navn} har mer enn fem år gammelt fond eller underskudd fra {f}")),
                ])
                {
                    // What is told stands for itself: the parts would not sum to it.
                    Deler = Verdi(Grunnlag, i) is null ? regnet : null,
                };
            }
        }

        return svaret;
    }

    private static IReadOnlyList<Selvkostlag> Lagene(IEnumerable<Registerpost> poster, int fortegn) =>
    [
        .. poster.Select(p => new Selvkostlag(p.Dato.Year, fortegn > 0 ? p.Beloep!.Value : -p.Beloep!.Value)).Where(l => l.Rest > Beloep.Null)
            .OrderBy(l => l.Aar),
    ];

    private static Noterad Rad(Registerobjekt gebyr, decimal betalt, decimal kostnad, Selvkostsvar svar) => new(
        gebyr.Kode, gebyr.Navn, new Dictionary<string, object?>
        {
            ["gebyr"] = Beloep.FraKroner(betalt), ["grunnlag"] = Beloep.FraKroner(kostnad), ["resultat"] = svar.Resultat,
            ["dekningsgrad"] = kostnad == 0 ? null : decimal.Round(betalt * 100m / kostnad, 1, MidpointRounding.AwayFromZero),
            ["brukt"] = svar.Brukt, ["dekket"] = svar.Dekket, ["avsatt"] = svar.Avsatt, ["renter"] = svar.Renter, ["kommunens"] = svar.Kommunens,
            ["fond"] = svar.FondUtgaaende, ["underskudd"] = svar.UnderskuddUtgaaende,
        });
}

/// <summary>A fee in a year.</summary>
/// <param name="Svar">Null when the year's figures are not told.</param>
public sealed record Selvkostgebyr(Registerobjekt Omraade, decimal Betalt, decimal Kostnad, Selvkostsvar? Svar, IReadOnlyList<string> Mangler)
{
    /// <summary>What the cost is made of; null when it was told as one amount.</summary>
    public Selvkostgrunnlag? Deler { get; init; }
}
