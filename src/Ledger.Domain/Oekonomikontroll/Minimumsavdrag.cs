using System.Numerics;
using Ledger.Domain.Verdier;

namespace Ledger.Domain.Oekonomikontroll;

/// <summary>The least that a year's avdrag must be (kommuneloven § 14-18), with everything it stands on. Kroner, all positive.</summary>
/// <param name="Avskrivninger">The year's depreciation.</param>
/// <param name="LaanegjeldInngaaende">Loans in scope at the start of the year: not those for videreutlån (§ 14-17).</param>
/// <param name="AvskrivbareInngaaende">Book value of depreciable fixed assets at the start of the year: not land.</param>
/// <param name="Minimum">Null when the formula gives no answer, because nothing is depreciable, or one that is no amount.</param>
/// <param name="Betalt">Avdrag charged to drift.</param>
public sealed record Minimumsavdrag(Beloep Avskrivninger, Beloep LaanegjeldInngaaende, Beloep AvskrivbareInngaaende, Beloep? Minimum, Beloep Betalt)
{
    /// <summary>The lower avdrag that the council has decided for a foretak (FOR-2024-09-27-2348 § 2-2); null without a decision.</summary>
    public Beloep? LavereVedtatt { get; init; }

    /// <summary>How much more must be charged to drift; null when the minimum is unknown.</summary>
    public Beloep? Mangler => Minimum is { } m ? Beloep.Max(Beloep.Min(m, LavereVedtatt ?? m) - Betalt, Beloep.Null) : null;

    /// <summary>avskrivninger × lånegjeld / avskrivbare anleggsmidler, rounded to øre half away from zero.</summary>
    public static Minimumsavdrag Beregn(Beloep avskrivninger, Beloep laanegjeldInngaaende, Beloep avskrivbareInngaaende, Beloep betalt)
    {
        Beloep? minimum = null;
        if (!avskrivbareInngaaende.ErNull)
        {
            var product = (BigInteger)avskrivninger.SumOere * laanegjeldInngaaende.SumOere;
            var half = BigInteger.Abs(avskrivbareInngaaende.SumOere) / 2;
            var rounded = (product + (product.Sign * Int128.Sign(avskrivbareInngaaende.SumOere) >= 0 ? half : -half)) / avskrivbareInngaaende.SumOere;
            minimum = BigInteger.Abs(rounded) <= long.MaxValue ? Beloep.FraOere((long)rounded) : null;
        }

        return new Minimumsavdrag(avskrivninger, laanegjeldInngaaende, avskrivbareInngaaende, minimum, betalt);
    }
}
