using System.Globalization;
using System.Text;
using Ledger.Domain.Verdier;

namespace Ledger.Domain.Kontoplaner;

/// <summary>A code, or a text with <c>$1</c>, <c>$2</c> … that becomes one when the groups of an expression are put in.</summary>
public readonly record struct Kodemal(string Tekst)
{
    public bool ErTom => string.IsNullOrEmpty(Tekst);

    public bool HarGrupper => Tekst?.Contains('$', StringComparison.Ordinal) == true;

    /// <summary>The largest group that is named; 0 for none, -1 when a <c>$</c> is not followed by a digit from 1.</summary>
    public int StoersteGruppe
    {
        get
        {
            var stoerst = 0;
            for (var i = 0; i < (Tekst?.Length ?? 0); i++)
            {
                if (Tekst![i] == '$')
                {
                    if (i + 1 == Tekst.Length || Tekst[i + 1] is < '1' or > '9')
                    {
                        return -1;
                    }

                    stoerst = Math.Max(stoerst, Tekst[i + 1] - '0');
                }
            }

            return stoerst;
        }
    }

    /// <summary>The text with the groups put in.</summary>
    public string Fyll(IReadOnlyList<string> grupper)
    {
        if (!HarGrupper)
        {
            return Tekst ?? "";
        }

        var tekst = new StringBuilder();
        for (var i = 0; i < Tekst.Length; i++)
        {
            tekst.Append(Tekst[i] == '$' ? grupper[int.Parse(Tekst.AsSpan(++i, 1), NumberStyles.None, CultureInfo.InvariantCulture)] : Tekst[i].ToString());
        }

        return tekst.ToString();
    }
}

/// <summary>What all accounts that an expression matches mean.</summary>
public sealed record Kontomoenster(Uttrykk Uttrykk, Kontoklasse Kontoklasse, Kodemal Artmal, Kodemal Kapittelmal, Kodemal Sektormal)
{
    /// <summary>What an account means by this pattern; null when the pattern is not about it.</summary>
    /// <remarks>
    /// A code that the groups do not make a code of leaves its field empty. The pattern counts all the same, so that the order of the patterns
    /// decides, and not what the codes happen to be.
    /// </remarks>
    public Kontobetydning? Betydning(string konto)
    {
        if (Uttrykk.Grupper(konto) is not { } grupper)
        {
            return null;
        }

        _ = Art.TryParse(Artmal.Fyll(grupper), out var art);
        _ = Kapittel.TryParse(Kapittelmal.Fyll(grupper), out var kapittel);
        _ = Sektor.TryParse(Sektormal.Fyll(grupper), out var sektor);
        return new Kontobetydning(Kontoklasse, art, kapittel, sektor);
    }
}

/// <summary>The KOSTRA function of all functions of the municipality's own that an expression matches.</summary>
public sealed record Funksjonsmoenster(Uttrykk Uttrykk, Kodemal Funksjonsmal)
{
    /// <summary>The KOSTRA function, empty when the groups do not make a code; null when the pattern is not about the function.</summary>
    public Funksjon? Betydning(string lokalFunksjon)
    {
        if (Uttrykk.Grupper(lokalFunksjon) is not { } grupper)
        {
            return null;
        }

        _ = Funksjon.TryParse(Funksjonsmal.Fyll(grupper), out var funksjon);
        return funksjon;
    }
}
