using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Ledger.Domain.Lagring;

namespace Ledger.Storage.Logg;

/// <summary>The link of a batch of a log: over the link before, and the batch's lines as they stand in the file.</summary>
/// <param name="Ledd">1, 2, 3 … through the months.</param>
internal sealed record Loggledd(long Ledd, int Linjer, string Forrige, string Hash)
{
    public static readonly Lagretform<Loggledd> Form = Lagretform.HelAscii<Loggledd>();

    private static readonly string Foerst = new('0', SHA256.HashSizeInBytes * 2);

    public static Loggledd Etter(Loggledd? forrige, IReadOnlyCollection<string> linjer)
    {
        var (nummer, hash) = ((forrige?.Ledd ?? 0) + 1, forrige?.Hash ?? Foerst);
        return new Loggledd(nummer, linjer.Count, hash, Beregn(nummer, hash, linjer));
    }

    public static bool ErLedd(string linje) => linje.StartsWith("{\"ledd\":", StringComparison.Ordinal);

    public static Loggledd? Les(string linje)
    {
        try
        {
            return Form.Les(linje);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>Whether it is the link of some lines after another. The first that is kept follows one that retention removed, or none.</summary>
    public bool Foelger(Loggledd? forrige, IReadOnlyCollection<string> linjer) =>
        Linjer == linjer.Count && (forrige is null || (Ledd == forrige.Ledd + 1 && Forrige == forrige.Hash)) && Hash == Beregn(Ledd, Forrige, linjer);

    private static string Beregn(long ledd, string forrige, IEnumerable<string> linjer) => Convert.ToHexStringLower(
        SHA256.HashData(Encoding.UTF8.GetBytes(string.Concat(linjer.Prepend(forrige).Prepend(FormattableString.Invariant($"{ledd}")).Select(l => l + "\n")))));
}
