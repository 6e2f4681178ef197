using System.Globalization;
using Ledger.Domain.Opplysninger;
using Ledger.Domain.Verdier;

namespace Ledger.Domain.Noter;

/// <summary>Premieavvik by cohort (§§ 3-5 and 5-12 letter c): what each year's came to, and what is left of it to amortise. Kroner without avgift.</summary>
public static class Premieavviksnote
{
    public const string Register = "premieavvik";

    /// <summary>Cohorts of 2014 and on are amortised over seven years, or one by choice.</summary>
    private const int Vanlig = 7;

    private static readonly Notekolonne[] Kolonner =
    [
        new("premie", "Premie"), new("nettoKostnad", "Netto pensjonskostnad"), new("premieavvik", "Premieavvik"),
        new("aarAmortisering", "Amortiseres over (år)"),
        new("amortisert", "Amortisert i året"), new("rest", "Ikke amortisert"), new("arbeidsgiveravgift", "Arbeidsgiveravgift av resten"),
    ];

    public static IReadOnlyList<Notetabell> Beregn(Registertilstand register, int aar)
    {
        List<Noterad> rader = [.. register.Objekter(Register).Select(o => o.Verdi).Where(o => Anleggsnote.Tall(o, "aar") <= aar)
            .OrderBy(o => Anleggsnote.Tall(o, "aar")).Select(o => Rad(o, aar))];
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

    private static Noterad Rad(Registerobjekt kohort, int aar)
    {
        var (premie, kostnad) = (Kroner(kohort, "premie"), Kroner(kohort, "nettoKostnad"));
        var avvik = premie - kostnad;
        var over = Anleggsnote.Tall(kohort, "aarAmortisering") ?? Vanlig;
        var nummer = aar - Anleggsnote.Tall(kohort, "aar")!.Value;
        var rest = avvik - Likedeling.Til(avvik, over, nummer);
        return new(kohort.Kode, kohort.Navn, new Dictionary<string, object?>
        {
            ["premie"] = premie, ["nettoKostnad"] = kostnad, ["premieavvik"] = avvik, ["aarAmortisering"] = (decimal)over,
            ["amortisert"] = Likedeling.Del(avvik, over, nummer), ["rest"] = rest, ["arbeidsgiveravgift"] = rest.Andel(Desimal(kohort, "agaSats") / 100m),
        });
    }

    internal static Beloep Kroner(Registerobjekt objekt, string kolonne) => Beloep.FraKroner(Desimal(objekt, kolonne));

    private static decimal Desimal(Registerobjekt objekt, string kolonne) =>
        decimal.TryParse(objekt[kolonne], NumberStyles.Number, CultureInfo.InvariantCulture, out var tall) ? tall : 0m;

    private static Beloep Andel(this Beloep beloep, decimal andel) =>
        Beloep.FraOere((Int128)decimal.Round((decimal)beloep.SumOere * andel, 0, MidpointRounding.AwayFromZero));
}
