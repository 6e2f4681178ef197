namespace Ledger.Domain.Opplysninger;

/// <summary>Which units facts and objects are of.</summary>
public static class Enhetstilhoerighet
{
    private const string Enhet = "enhet";

    /// <summary>The units that a fact names, else those of its object; none for what is of no unit.</summary>
    /// <param name="objektet">An object and what its register says of it; null when it is none that is known.</param>
    public static IReadOnlyList<string> Av(Opplysning opplysning, Func<string, string, (Registerdefinisjon? Register, Registerobjekt? Objekt)> objektet)
    {
        var (noekkel, skille) = (opplysning.Noekkel, opplysning.Noekkel.Objekt.IndexOf(':', StringComparison.Ordinal));
        var (type, kode) = skille < 0 ? ("", "") : (noekkel.Objekt[..skille], noekkel.Objekt[(skille + 1)..]);
        List<string> nevnt = [.. noekkel.Enhet.Length > 0 ? new[] { noekkel.Enhet } : [], .. type == Enhet ? new[] { kode } : []];
        return nevnt.Count > 0 ? nevnt : objektet(type, kode) is ({ } register, { } objekt) ? Av(objekt, register) : [];
    }

    /// <summary>The units of an object's columns.</summary>
    public static IReadOnlyList<string> Av(Registerobjekt objekt, Registerdefinisjon register) =>
        [.. register.Kolonner.Where(k => k.Type == Felttype.Enhet).Select(k => objekt[k.Id]).OfType<string>()];

    /// <summary>A fact of a line or of an appropriation is the municipality's.</summary>
    public static bool ErKommunens(Opplysningsnoekkel noekkel) => noekkel.Enhet.Length == 0
        && (noekkel.Objekt.StartsWith("linje:", StringComparison.Ordinal) || noekkel.Objekt.StartsWith("bevilgning:", StringComparison.Ordinal));
}
