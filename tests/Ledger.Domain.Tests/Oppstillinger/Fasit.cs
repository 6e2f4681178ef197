using Ledger.Domain.Hovedbok;
using Ledger.Domain.Saldo;
using Ledger.Domain.Verdier;

namespace Ledger.Domain.Tests.Oppstillinger;

/// <summary>
/// The statements once more, naively: each art's post from a table by art, and the regulation's formulas written out in display sign.
/// Shares nothing with the engine.
/// </summary>
internal static class Fasit
{
    private static readonly IReadOnlyList<string[]> Tabell = Les();

    public static readonly IReadOnlyDictionary<string, string> Bevilgning = Tabell.ToDictionary(r => r[0], r => r[1]);
    public static readonly IReadOnlyDictionary<string, string> Oekonomisk = Tabell.ToDictionary(r => r[0], r => r[2]);
    public static readonly IReadOnlyDictionary<string, string> Investering = Tabell.ToDictionary(r => r[0], r => r[3]);

    /// <summary>Actuals in øre per post of 5-4 first paragraph, display sign.</summary>
    public static Dictionary<string, long> Etter54(IReadOnlyCollection<Saldopost> poster)
    {
        var p = Poster(poster, Kontoklasse.Drift, Bevilgning, 25, [1, 2, 3, 4, 10, 11, 12, 16, 20, 22]);

        // Income of the state that is tied to no purpose (§ 5-4 first paragraph post 4); what is tied belongs to the area that it is for.
        var generelle = Sum(poster, Kontoklasse.Drift, d => d.Art.ToString() == "810" && d.Funksjon.ToString() is ("800" or "840" or "850" or "870"));
        p[4] -= generelle;
        p[6] -= generelle;
        p[5] = p[1] + p[2] + p[3] + p[4];
        p[8] = p[6] + p[7];
        p[9] = p[5] - p[8];
        p[15] = p[13] + p[14] - p[10] - p[11] - p[12];
        p[17] = p[9] - p[15] + p[16];
        p[24] = p[18] + p[19] - p[20] + p[21] - p[22] + p[23];
        p[25] = p[17] - p[24];
        return Ut(p);
    }

    /// <summary>Actuals in øre per post of 5-6, display sign.</summary>
    public static Dictionary<string, long> Etter56(IEnumerable<Saldopost> poster)
    {
        var p = Poster(poster, Kontoklasse.Drift, Oekonomisk, 32, [1, 2, 3, 4, 5, 6, 7, 8, 17, 18, 19, 23, 27, 29]);
        p[9] = p[1] + p[2] + p[3] + p[4] + p[5] + p[6] + p[7] + p[8];
        p[15] = p[10] + p[11] + p[12] + p[13] + p[14];
        p[16] = p[9] - p[15];
        p[22] = p[20] + p[21] - p[17] - p[18] - p[19];
        p[24] = p[16] - p[22] + p[23];
        p[31] = p[25] + p[26] - p[27] + p[28] - p[29] + p[30];
        p[32] = p[24] - p[31];
        return Ut(p);
    }

    /// <summary>Actuals in øre per post of 5-5 first paragraph, display sign.</summary>
    public static Dictionary<string, long> Etter55(IEnumerable<Saldopost> poster)
    {
        var p = Poster(poster, Kontoklasse.Investering, Investering, 27, [7, 8, 9, 10, 11, 12, 13, 16, 18, 20, 22, 24]);
        p[6] = p[1] + p[2] + p[3] + p[4] + p[5];
        p[14] = p[7] + p[8] + p[9] + p[10] + p[11] + p[12] + p[13];
        p[19] = p[15] - p[16] + p[17] - p[18];
        p[26] = p[20] - p[21] + p[22] - p[23] + p[24] - p[25];
        p[27] = p[14] - p[6] - p[19] + p[26];
        return Ut(p);
    }

    /// <summary>Actuals in øre per post of 5-9 drift, display sign: a strykning of a use of funds shows what was struck as positive.</summary>
    public static Dictionary<string, long> Etter59Drift(IReadOnlyCollection<Saldopost> poster)
    {
        const Avslutningsmerke Ingen = Avslutningsmerke.Ingen, Strykning = Avslutningsmerke.Strykning, Avslutning = Avslutningsmerke.Avslutning, Inndekning = Avslutningsmerke.Inndekning;
        long A(string art, params Avslutningsmerke[] merker) => Sum(poster, Kontoklasse.Drift, d => d.Art.ToString() == art && merker.Contains(d.Merke));
        var p = new long[19];
        p[1] = Etter54(poster)["17"];
        p[2] = A("550", Ingen, Strykning, Avslutning, Inndekning);
        p[3] = -A("950", Ingen, Strykning, Avslutning, Inndekning);
        p[4] = A("570", Ingen, Avslutning, Inndekning);
        p[5] = A("540", Ingen, Inndekning);
        p[6] = -A("940", Ingen);
        p[7] = A("530", Ingen) + A("930", Ingen);
        p[8] = p[1] - p[2] + p[3] - p[4] - p[5] + p[6] - p[7];
        p[9] = -A("570", Strykning);
        p[10] = -A("540", Strykning);
        p[11] = -A("530", Strykning) - A("930", Strykning);
        p[12] = A("940", Strykning);
        p[13] = p[8] + p[9] + p[10] + p[11] - p[12];
        p[14] = -A("940", Avslutning);
        p[15] = -A("940", Inndekning);
        p[16] = A("530", Avslutning) + A("930", Avslutning);
        p[17] = A("540", Avslutning);
        p[18] = p[13] + p[14] - p[16] - p[17];
        return Ut(p);
    }

    private static long[] Poster(IEnumerable<Saldopost> poster, Kontoklasse klasse, IReadOnlyDictionary<string, string> kart, int antall, int[] inntekter)
    {
        var sums = new long[antall + 1];
        foreach (var post in poster.Where(p => p.Slag == Saldoslag.Regnskap && p.Dimensjon.Kontoklasse == klasse))
        {
            sums[int.Parse(kart[post.Dimensjon.Art.ToString()])] += post.Beloep.Oere;
        }

        foreach (var i in inntekter)
        {
            sums[i] = -sums[i];
        }

        return sums;
    }

    private static long Sum(IEnumerable<Saldopost> poster, Kontoklasse klasse, Func<Dimensjon, bool> test) =>
        poster.Where(p => p.Slag == Saldoslag.Regnskap && p.Dimensjon.Kontoklasse == klasse && test(p.Dimensjon)).Sum(p => p.Beloep.Oere);

    private static Dictionary<string, long> Ut(long[] p) => Enumerable.Range(1, p.Length - 1).ToDictionary(i => $"{i}", i => p[i]);

    private static List<string[]> Les()
    {
        using var reader = new StreamReader(typeof(Fasit).Assembly.GetManifestResourceStream("artsposter.csv")!);
        return [.. reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(1).Select(l => l.Split(';'))];
    }
}
