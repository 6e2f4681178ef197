using Ledger.Domain.Validering;
using Ledger.Domain.Verdier;

namespace Ledger.Application.Rapportering;

/// <summary>The unit that amounts are shown in.</summary>
public enum Beloepsenhet
{
    Kr,
    Tusen,
    Mill,
}

/// <summary>The sign that amounts are shown with.</summary>
public enum Fortegn
{
    /// <summary>Ledger sign: expense positive, income negative.</summary>
    Hovedbok,

    /// <summary>The regulation's presentation: incomes and results as positive.</summary>
    Oppstilling,
}

/// <summary>How amounts are shown. They are rounded here and nowhere else, half away from zero, to two decimals.</summary>
public sealed record Visning(Beloepsenhet Enhet, Fortegn Fortegn)
{
    public static readonly IReadOnlyList<string> Enheter = ["kr", "tusen", "mill"];
    public static readonly IReadOnlyList<string> Fortegnene = ["hovedbok", "oppstilling"];

    public string Enhetsnavn => Enheter[(int)Enhet];

    public string Fortegnsnavn => Fortegnene[(int)Fortegn];

    /// <summary>Kroner in ledger sign when nothing is asked for.</summary>
    public static Visning Les(string? enhet, string? fortegn) => new(
        (Beloepsenhet)Finn(Enheter, enhet, "enhet", "enhet er kr, tusen eller mill."),
        (Fortegn)Finn(Fortegnene, fortegn, "fortegn", "fortegn er hovedbok eller oppstilling."));

    /// <summary>An amount in the unit asked for, in ledger sign.</summary>
    public decimal Vis(Beloep beloep) => Enhet switch
    {
        Beloepsenhet.Tusen => Avrund(beloep.Kroner / 1_000m),
        Beloepsenhet.Mill => Avrund(beloep.Kroner / 1_000_000m),
        _ => beloep.Kroner,
    };

    /// <summary>An amount in the unit and sign asked for.</summary>
    /// <param name="visningsfortegn">+1 when the presentation shows the ledger's sign, -1 when it shows the opposite.</param>
    public decimal Vis(Beloep beloep, int visningsfortegn) => Fortegn == Fortegn.Oppstilling && visningsfortegn < 0 ? Vis(-beloep) : Vis(beloep);

    public decimal? Vis(Beloep? beloep, int visningsfortegn) => beloep is { } b ? Vis(b, visningsfortegn) : null;

    /// <summary>An amount that need not be whole øre, as a sum of interest by the day.</summary>
    public decimal? Vis(decimal? kroner) => kroner is not { } k ? null
        : Avrund(Enhet switch { Beloepsenhet.Tusen => k / 1_000m, Beloepsenhet.Mill => k / 1_000_000m, _ => k });

    private static decimal Avrund(decimal value) => decimal.Round(value, 2, MidpointRounding.AwayFromZero);

    private static int Finn(IReadOnlyList<string> navn, string? tekst, string felt, string melding)
    {
        for (var i = 0; i < navn.Count; i++)
        {
            if (navn[i].Equals(tekst, StringComparison.OrdinalIgnoreCase))
            {
                return i;
            }
        }

        return tekst is null ? 0 : throw Avvisning.Ugyldig(felt, Feilkoder.UgyldigFormat, melding);
    }
}
