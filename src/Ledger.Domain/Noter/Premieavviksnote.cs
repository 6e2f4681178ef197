using System.Globalization;
using Ledger.Domain.Opplysninger;
using Ledger.Domain.Verdier;

namespace Ledger.Domain.Noter;

/// <summary>Premieavvik by cohort (§§ 3-5 and 5-12 letter c): what each year's came to, and what is left of it to amortise. Kroner without avgift.</summary>
public static class Premieavviksnote
{
    public const string Register = "premieavvik";

    private static readonly Notekolonne[] Kolonner =
    [
        new("premie", "Premie"), new("nettoKostnad", "Netto pensjonskostnad"), new("premieavvik", "Premieavvik"),
        new("aarAmortisering", "Amortiseres over (år)"),
        new("amortisert", "Amortisert i året"), new("rest", "Ikke amortisert"), new("arbeidsgiveravgift", "Arbeidsgiveravgift av resten"),
    ];

    public static IReadOnlyList<Notetabell> Beregn(Registertilstand register, int aar)
    {
        List<Noterad> rader = [.. Kohorter(register, aar).Select(Rad)];
        if (rader.Count == 0)
        {
            return [];
        }

        var sum = new Noterad(
            "sum", "Sum", Kolonner.ToDictionary(k => k.Id, k => k.Id == "aarAmortisering" ? null : (object?)Notetabell.Summer(rader, k.Id)), ErSum: true);
        return
        [
            new Notetabell(
                Register, "Premieavvik etter år", Kolonner, [.. rader, sum],
                Notetabell.Summer(rader, "rest") + Notetabell.Summer(rader, "arbeidsgiveravgift")),
        ];
    }

    /// <summary>Cohorts of 2014 and on are amortised over seven years, or one by choice; those of 2011–2013 over ten, and older ones over fifteen.</summary>
    public static int Vanlig(int aar) => aar switch { >= 2014 => 7, >= 2011 => 10, _ => 15 };

    /// <summary>The cohorts of a year and earlier, the oldest first.</summary>
    internal static IEnumerable<Premiekohort> Kohorter(Registertilstand register, int aar) => register.Objekter(Register).Select(o => o.Verdi)
        .Where(o => Anleggsnote.Tall(o, "aar") <= aar).OrderBy(o => Anleggsnote.Tall(o, "aar")).Select(o =>
        {
            var fra = Anleggsnote.Tall(o, "aar")!.Value;
            var (premie, kostnad, sats) = (Kroner(o, "premie"), Kroner(o, "nettoKostnad"), Desimal(o, "agaSats") / 100m);
            var (avvik, over) = (premie - kostnad, Anleggsnote.Tall(o, "aarAmortisering") ?? Vanlig(fra));
            Beloep Rest(int nummer) => avvik - Likedeling.Til(avvik, over, nummer);
            var (rest, foer) = (Rest(aar - fra), Rest(aar - fra - 1));
            return new Premiekohort(o.Kode, o.Navn, fra, premie, kostnad, over, rest, foer, rest.Andel(sats), foer.Andel(sats))
            {
                Amortisert = Likedeling.Del(avvik, over, aar - fra),
            };
        });

    private static Noterad Rad(Premiekohort k) => new(k.Kode, k.Navn, new Dictionary<string, object?>
    {
        ["premie"] = k.Premie, ["nettoKostnad"] = k.Kostnad, ["premieavvik"] = k.Avvik, ["aarAmortisering"] = (decimal)k.Over,
        ["amortisert"] = k.Amortisert, ["rest"] = k.Rest, ["arbeidsgiveravgift"] = k.Avgift,
    });

    internal static Beloep Kroner(Registerobjekt objekt, string kolonne) => Beloep.FraKroner(Desimal(objekt, kolonne));

    private static decimal Desimal(Registerobjekt objekt, string kolonne) =>
        decimal.TryParse(objekt[kolonne], NumberStyles.Number, CultureInfo.InvariantCulture, out var tall) ? tall : 0m;

    private static Beloep Andel(this Beloep beloep, decimal andel) =>
        Beloep.FraOere((Int128)decimal.Round((decimal)beloep.SumOere * andel, 0, MidpointRounding.AwayFromZero));
}

/// <summary>A year's premieavvik at the end of another year.</summary>
/// <param name="Over">The years that it is amortised over.</param>
/// <param name="Rest">What is left of it; the year before that year in <paramref name="RestFoer"/>.</param>
/// <param name="Avgift">Arbeidsgiveravgift of what is left.</param>
internal sealed record Premiekohort(
    string Kode, string Navn, int Aar, Beloep Premie, Beloep Kostnad, int Over, Beloep Rest, Beloep RestFoer, Beloep Avgift, Beloep AvgiftFoer)
{
    public Beloep Avvik => Premie - Kostnad;

    public Beloep Amortisert { get; init; }
}
