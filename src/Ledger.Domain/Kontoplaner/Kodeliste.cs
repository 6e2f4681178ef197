using System.Globalization;

namespace Ledger.Domain.Kontoplaner;

/// <summary>How a code stands in a year.</summary>
public enum Kodestatus
{
    Gyldig,

    /// <summary>Was valid before; real ledgers carry such codes until they are mapped. Accepted with a warning.</summary>
    Utgaatt,

    /// <summary>Becomes valid in a later year.</summary>
    IkkeTraadtIKraft,

    /// <summary>Never existed for this kind of accounting unit.</summary>
    Ukjent,
}

/// <summary>What follows from how a code stands.</summary>
public static class Kodestatuser
{
    /// <summary>True for a code that is valid, or has been: what is posted on it has a place in the statements.</summary>
    public static bool ErKjent(this Kodestatus status) => status is Kodestatus.Gyldig or Kodestatus.Utgaatt;
}

/// <summary>A code of a KOSTRA list.</summary>
/// <param name="GyldigFra">The first year; null when it is older than the lists.</param>
/// <param name="GyldigTil">The last year; null while it is valid.</param>
public sealed record Kodeopplysning(int Nummer, string Kode, string Navn, int? GyldigFra, int? GyldigTil, IReadOnlyDictionary<string, string> Kolonner)
{
    public Kodestatus Status(int aar) =>
        aar < GyldigFra ? Kodestatus.IkkeTraadtIKraft : aar > GyldigTil ? Kodestatus.Utgaatt : Kodestatus.Gyldig;
}

/// <summary>Reads the embedded code lists: semicolon, header, no quotes.</summary>
internal static class Kodelister
{
    public static IReadOnlyList<Dictionary<string, string>> Les(string navn)
    {
        using var stream = typeof(Kodelister).Assembly.GetManifestResourceStream(navn) ?? throw new InvalidOperationException($"{navn} is not embedded.");
        using var reader = new StreamReader(stream);
        var header = reader.ReadLine()!.Split(';');
        var rows = new List<Dictionary<string, string>>();
        while (reader.ReadLine() is { Length: > 0 } line)
        {
            var fields = line.Split(';');
            rows.Add(header.Zip(fields).ToDictionary(p => p.First, p => p.Second));
        }

        return rows;
    }

    public static IReadOnlyDictionary<int, Kodeopplysning> LesKoder(string navn) =>
        Les(navn).Select(row => new Kodeopplysning(
            int.Parse(row["kode"], NumberStyles.None, CultureInfo.InvariantCulture), row["kode"], row["navn"], Aar(row.GetValueOrDefault("gyldigFra")), Aar(row.GetValueOrDefault("gyldigTil")), row))
        .ToDictionary(k => k.Nummer);

    public static int? Aar(string? text) => string.IsNullOrEmpty(text) ? null : int.Parse(text, NumberStyles.None, CultureInfo.InvariantCulture);
}
