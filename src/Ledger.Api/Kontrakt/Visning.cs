using Ledger.Application;
using Ledger.Domain.Validering;
using Ledger.Domain.Verdier;

namespace Ledger.Api.Kontrakt;

/// <summary>How amounts are shown: unit and sign. Amounts are rounded here and nowhere else, half away from zero, to two decimals.</summary>
/// <param name="Enhet"><c>kr</c>, <c>tusen</c> or <c>mill</c>.</param>
/// <param name="Fortegn"><c>hovedbok</c> (ledger sign) or <c>oppstilling</c> (the regulation's presentation).</param>
internal sealed record Visning(string Enhet, string Fortegn)
{
    public static Visning Les(string? enhet, string? fortegn) => new(
        enhet switch
        {
            null => "kr",
            "kr" or "tusen" or "mill" => enhet,
            _ => throw Avvisning.Ugyldig("enhet", Feilkoder.UgyldigFormat, "enhet er kr, tusen eller mill."),
        },
        fortegn switch
        {
            null => "hovedbok",
            "hovedbok" or "oppstilling" => fortegn,
            _ => throw Avvisning.Ugyldig("fortegn", Feilkoder.UgyldigFormat, "fortegn er hovedbok eller oppstilling."),
        });

    /// <summary>An amount in the unit asked for, in ledger sign.</summary>
    public decimal Vis(Beloep beloep) => Enhet switch
    {
        "tusen" => Avrund(beloep.Kroner / 1_000m),
        "mill" => Avrund(beloep.Kroner / 1_000_000m),
        _ => beloep.Kroner,
    };

    /// <summary>An amount in the unit and sign asked for.</summary>
    /// <param name="visningsfortegn">+1 when the presentation shows the ledger's sign, -1 when it shows the opposite.</param>
    public decimal Vis(Beloep beloep, int visningsfortegn) => Fortegn == "oppstilling" && visningsfortegn < 0 ? Vis(-beloep) : Vis(beloep);

    public decimal? Vis(Beloep? beloep, int visningsfortegn) => beloep is { } b ? Vis(b, visningsfortegn) : null;

    private static decimal Avrund(decimal value) => decimal.Round(value, 2, MidpointRounding.AwayFromZero);
}
