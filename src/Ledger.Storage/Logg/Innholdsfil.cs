using System.Globalization;
using Ledger.Application.Porter;
using Ledger.Domain.Verdier;
using Ledger.Storage.Sqlite;

namespace Ledger.Storage.Logg;

/// <summary>What was booked lately, as lines in a file of the data folder: ledger, year, fingerprint, what booked it.</summary>
/// <remarks>Not flushed to the disk: a power cut may lose warnings, but nothing that is booked.</remarks>
public sealed class Innholdsfil(string datamappe) : IInnholdslager
{
    private const char Skille = '\t';

    private readonly string _sti = Path.Combine(Path.GetFullPath(datamappe), "innhold.txt");

    public IReadOnlyList<Husketinnhold> Les() => File.Exists(_sti) ? [.. File.ReadLines(_sti).Select(Linje).OfType<Husketinnhold>()] : [];

    public void LeggTil(IReadOnlyList<Husketinnhold> nye)
    {
        if (!File.Exists(_sti))
        {
            SqliteFil.LagMappe(Path.GetDirectoryName(_sti)!);
            SqliteFil.LagTom(_sti, FileMode.OpenOrCreate);
        }

        File.AppendAllText(_sti, Tekst(nye));
    }

    public void Erstatt(IReadOnlyList<Husketinnhold> alle)
    {
        var ny = _sti + ".ny";
        SqliteFil.LagMappe(Path.GetDirectoryName(_sti)!);
        File.Delete(ny);
        SqliteFil.LagTom(ny, FileMode.CreateNew);
        File.WriteAllText(ny, Tekst(alle));
        File.Move(ny, _sti, overwrite: true);
    }

    private static string Tekst(IEnumerable<Husketinnhold> linjer) => string.Concat(linjer.Select(
        h => string.Create(CultureInfo.InvariantCulture, $"{h.Ledger}{Skille}{h.Aar}{Skille}{h.Merke:x32}{Skille}{h.Hva}\n")));

    /// <summary>Null for a line that a program was killed in.</summary>
    private static Husketinnhold? Linje(string linje) =>
        linje.Split(Skille) is [var ledger, var aar, { Length: 32 } merke, { Length: > 0 } hva]
        && LedgerId.TryParse(ledger, out var id)
        && int.TryParse(aar, NumberStyles.None, CultureInfo.InvariantCulture, out var aaret)
        && UInt128.TryParse(merke, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var avtrykk)
            ? new Husketinnhold(id, aaret, avtrykk, hva)
            : null;
}
