using System.Numerics;
using Ledger.Domain.Hovedbok;
using Ledger.Domain.Verdier;

namespace Ledger.Domain.Saldo;

/// <summary>
/// Sorts keys of a register by <see cref="Dimensjonsorden"/>. The codes are few and are put in order once; a key is then a number, and a million
/// of them are compared without looking at a text.
/// </summary>
public static class Dimensjonsrang
{
    private const int Kapittelbiter = 14;
    private const int Sifferbiter = 10;
    private const int Klassebiter = 2;
    private const int Merkebiter = 2;
    private const int Fastebiter = Klassebiter + (3 * Sifferbiter) + Kapittelbiter + Merkebiter;

    /// <summary>A key is one number of this width. Fields with more than 2^20 codes each, all four of them, do not go into it.</summary>
    private const int Tallbiter = 128;

    /// <param name="numre">Numbers of the register, in any order; afterwards in that of their dimensions.</param>
    public static void Sorter(Noekkelregister register, int[] numre) => Sorter(register, numre, Tallbiter);

    /// <param name="tallbiter">
    /// The bits that a key may take; keys that need more are compared one by one. Tests lower it, for a million codes take a minute to make.
    /// </param>
    internal static void Sorter(Noekkelregister register, int[] numre, int tallbiter)
    {
        var ansvar = Rang(register, numre, static (in d) => d.Ansvar, Comparer<Ansvar>.Default);
        var prosjekt = Rang(register, numre, static (in d) => d.Prosjekt, Comparer<Prosjektkode>.Default);
        var fond = Rang(register, numre, static (in d) => d.Fond, Comparer<Fondskode>.Default);
        var egne = Rang(register, numre, static (in d) => new Egen(d.Egne), Comparer<Egen>.Default);
        var (a, p, f, e) = (Bredde(ansvar), Bredde(prosjekt), Bredde(fond), Bredde(egne));
        if (Fastebiter + a + p + f + e > tallbiter)
        {
            Array.Sort(numre, Comparer<int>.Create((x, y) => Dimensjonsorden.Instans.Compare(register[x], register[y])));
            return;
        }

        var verdier = new UInt128[numre.Length];
        for (var i = 0; i < numre.Length; i++)
        {
            ref readonly var d = ref register[numre[i]];
            var tall = (ulong)d.Kontoklasse;
            tall = (tall << Sifferbiter) | (uint)(d.Art.Nummer + 1);
            tall = (tall << Sifferbiter) | (uint)(d.Funksjon.Nummer + 1);
            tall = (tall << Kapittelbiter) | (uint)d.Kapittel.Nummer;
            UInt128 verdi = (tall << Sifferbiter) | (uint)(d.Sektor.Nummer + 1);
            verdi = (verdi << a) | (uint)ansvar[d.Ansvar];
            verdi = (verdi << p) | (uint)prosjekt[d.Prosjekt];
            verdi = (verdi << f) | (uint)fond[d.Fond];
            verdi = (verdi << Merkebiter) | (uint)d.Merke;
            verdier[i] = (verdi << e) | (uint)egne[new Egen(d.Egne)];
        }

        Array.Sort(verdier, numre);
    }

    private delegate T Hent<T>(in Dimensjon dimensjon);

    /// <summary>The place of each value among those that the keys have.</summary>
    private static Dictionary<T, int> Rang<T>(Noekkelregister register, int[] numre, Hent<T> hent, IComparer<T> orden)
        where T : struct
    {
        var rang = new Dictionary<T, int>();
        foreach (var nummer in numre)
        {
            rang.TryAdd(hent(register[nummer]), 0);
        }

        foreach (var (plass, verdi) in rang.Keys.Order(orden).ToList().Index())
        {
            rang[verdi] = plass;
        }

        return rang;
    }

    private static int Bredde<T>(Dictionary<T, int> rang)
        where T : struct => BitOperations.Log2((uint)Math.Max(rang.Count - 1, 0)) + 1;

    /// <summary>The fields in the municipality's own terms, none among them.</summary>
    private readonly record struct Egen(Egnefelt? Felt) : IComparable<Egen>
    {
        public int CompareTo(Egen other) => Egnefelt.Sammenlign(Felt, other.Felt);
    }
}
