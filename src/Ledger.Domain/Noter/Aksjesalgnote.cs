using Ledger.Domain.Opplysninger;

namespace Ledger.Domain.Noter;

/// <summary>
/// Sale of financial fixed assets (§ 5-13 letter c): the part that is running income in drift, by rows of a register that name the bilag. Art 929 of
/// investering has the rest.
/// </summary>
public static class Aksjesalgnote
{
    public const string Register = "aksjesalg";

    private static readonly Notekolonne[] Kolonner = [new("bilagsnummer", "Bilag"), new("beloep", "Løpende inntekt i driftsregnskapet")];

    public static IReadOnlyList<Notetabell> Beregn(Registertilstand register, int aar)
    {
        List<Noterad> rader =
        [
            .. register.Objekter(Register).Select(o => o.Verdi).Where(o => Anleggsnote.Tall(o, "aar") == aar).Select(o => new Noterad(
                o.Kode, o.Navn, new Dictionary<string, object?>
                {
                    ["bilagsnummer"] = (decimal?)Anleggsnote.Tall(o, "bilagsnummer"), ["beloep"] = Premieavviksnote.Kroner(o, "beloep"),
                })),
        ];
        var sum = new Dictionary<string, object?> { ["bilagsnummer"] = null, ["beloep"] = Notetabell.Summer(rader, "beloep") };
        return rader.Count == 0 ? []
            : [new Notetabell(Register, "Ført i driftsregnskapet", Kolonner, [.. rader, new Noterad("sum", "Sum", sum, ErSum: true)])];
    }
}
