using Ledger.Domain.Hovedbok;
using Ledger.Domain.Verdier;

namespace Ledger.Storage.Felles;

/// <summary>A dimension as columns: those of <see cref="Dimensjonstabell"/>, in its order. Two are numbers, the others codes.</summary>
internal static class Dimensjonskodek
{
    private static readonly IReadOnlyList<Dimensjonskolonne> Kolonner = Dimensjonstabell.Alle;

    /// <summary>How many columns a dimension has.</summary>
    public static readonly int Antall = Kolonner.Count;

    /// <summary>The columns' names as parameters of the statements.</summary>
    public static readonly string[] Parametre = [.. Kolonner.Select(k => k.Navn)];

    private static readonly int Merke = Kolonner.ToList().FindIndex(k => k.Felt == Dimensjonsfelt.Merke);

    /// <summary>Whether a column holds a number.</summary>
    public static bool ErTall(int kolonne) => kolonne == 0 || kolonne == Merke;

    public static byte Tall(in Dimensjon d, int kolonne) => kolonne == 0 ? (byte)d.Kontoklasse : (byte)d.Merke;

    public static string Kode(in Dimensjon d, int kolonne) => Kolonner[kolonne].Tekst(d);

    /// <summary>The value of a column, as a parameter or a cell.</summary>
    public static object Verdi(in Dimensjon d, int kolonne) => ErTall(kolonne) ? Tall(d, kolonne) : Kode(d, kolonne);

    /// <summary>A dimension in columns from a place on.</summary>
    /// <param name="samme">Gives the same string for equal codes, where many dimensions are kept.</param>
    /// <param name="streng">Throws when a stored text is not a valid code of its column.</param>
    /// <exception cref="FormatException">A stored text is not a valid code, and <paramref name="streng"/> is set.</exception>
    public static Dimensjon Les(IRad rad, int fra, Func<string, string>? samme = null, bool streng = false)
    {
        var d = default(Dimensjon) with { Kontoklasse = (Kontoklasse)rad.Heltall(fra), Merke = (Avslutningsmerke)rad.Heltall(fra + Merke) };
        for (var i = 1; i < Antall; i++)
        {
            if (i == Merke)
            {
                continue;
            }

            // What is no code of its column is read as absent, and answers go on without it; the control finds it.
            var kode = rad.Tekst(fra + i);
            if (kode.Length > 0 && !Kolonner[i].TrySett(ref d, samme is null ? kode : samme(kode)) && streng)
            {
                throw new FormatException($"«{kode}» er ikke en gyldig verdi for {Kolonner[i].Navn}.");
            }
        }

        return d;
    }
}
