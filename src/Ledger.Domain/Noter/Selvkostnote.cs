using System.Globalization;
using Ledger.Domain.Opplysninger;
using Ledger.Domain.Verdier;

namespace Ledger.Domain.Noter;

/// <summary>
/// The fees that cover their cost (§ 5-13 letter b), from their register: what was paid, what it cost, and the fund by the years that it is of.
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

    public static IReadOnlyList<Notetabell> Beregn(Registertilstand register, int aar)
    {
        var poster = register.Gjeldende(Register).Select(p => p.Verdi).Where(p => p.Type == Lag && p.Beloep is not null).ToLookup(p => p.Objekt);
        var (rader, mangler) = (new List<Noterad>(), new List<string>());
        foreach (var gebyr in register.Objekter(Register).Select(o => o.Verdi).Where(o => o.GjelderPer(new DateOnly(aar, 12, 31))))
        {
            var fakta = register.Opplysninger($"{Register}:{gebyr.Kode}").Select(o => o.Verdi).Where(o => o.Noekkel.Slag == Opplysningsslag.Maaling).ToList();
            decimal? Verdi(string maal, int i) =>
                fakta.LastOrDefault(f => f.Noekkel.Maal == maal && f.Noekkel.Aar == i) is { } f ? f.Beloep?.Kroner ?? f.Verdi : null;
            var (fond, underskudd) = (Lagene(poster[gebyr.Kode], 1), Lagene(poster[gebyr.Kode], -1));
            foreach (var i in fakta.Select(f => f.Noekkel.Aar).OfType<int>().Where(i => i <= aar).Distinct().Order())
            {
                if (Verdi(Gebyr, i) is not { } betalt || Verdi(Grunnlag, i) is not { } kostnad || Verdi(Kalkylerente, i) is not { } rente)
                {
                    mangler.Add($"{gebyr.Navn} mangler gebyr, grunnlag eller kalkylerente for {i}");
                    break;
                }

                var svar = Selvkost.Beregn(
                    new(i, Beloep.FraKroner(betalt), Beloep.FraKroner(kostnad), rente), fond, underskudd, gebyr["framfoererUnderskudd"] != "false",
                    gebyr["maaVaereSelvkost"] == "true");
                (fond, underskudd) = (svar.Fond, svar.Underskudd);
                if (i == aar)
                {
                    rader.Add(Rad(gebyr, betalt, kostnad, svar));
                    mangler.AddRange(svar.Forfalt.Select(f => string.Create(
                        CultureInfo.InvariantCulture, $"{gebyr.Navn} har mer enn fem år gammelt fond eller underskudd fra {f}")));
                }
            }
        }

        return rader.Count + mangler.Count == 0 ? [] : [new Notetabell(Register, "Selvkost per gebyr", Kolonner, rader) { Mangler = mangler }];
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
