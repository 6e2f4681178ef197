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
/// <param name="Gjelder">The kinds of accounting units that have the code.</param>
/// <param name="GyldigFra">The first year; null when it is older than the lists.</param>
/// <param name="GyldigTil">The last year; null while it is valid.</param>
public sealed record Kodeopplysning(int Nummer, string Kode, string Navn, Kodebrukere Gjelder, int? GyldigFra, int? GyldigTil)
{
    public Kodestatus Status(int aar) =>
        aar < GyldigFra ? Kodestatus.IkkeTraadtIKraft : aar > GyldigTil ? Kodestatus.Utgaatt : Kodestatus.Gyldig;
}

/// <summary>The kinds of accounting units that a code is for.</summary>
public enum Kodebrukere : byte
{
    Alle,
    Kommune,

    /// <summary>Counties, and Oslo, which is both.</summary>
    Fylke,

    /// <summary>Oslo, for its districts.</summary>
    Oslo,

    /// <summary>Units that keep accounts by regnskapsloven; not the treasury of a municipality or a county.</summary>
    Regnskapsloven,
}

/// <summary>Reads the embedded lists: semicolon, a header, fields in quotes where they need it, and notes of the source after <c>#</c> at the top.</summary>
internal static class Kodelister
{
    private static readonly Dictionary<string, Kodebrukere> Brukere = new(StringComparer.Ordinal)
    {
        ["alle"] = Kodebrukere.Alle,
        ["alle balanseskjema"] = Kodebrukere.Alle,
        ["0A 0C 0M 0P"] = Kodebrukere.Alle,
        ["0A 0M"] = Kodebrukere.Kommune,
        ["0A 0I 0M"] = Kodebrukere.Kommune,
        ["0A 0M; 0I uten de fire spesial-orgnr"] = Kodebrukere.Kommune,
        ["bare godtatt i kvartalsfiler med advarsel"] = Kodebrukere.Kommune,
        ["0C 0K 0P, og Oslo 0A 0I 0M"] = Kodebrukere.Fylke,
        ["Oslo: fra 2025 bare bydel i årsfil; kvartalsfil 0301 uten 695"] = Kodebrukere.Oslo,
        ["0A 0M i Oslo bydel (til og med 2024 også Oslo kommune)"] = Kodebrukere.Oslo,
        ["0J 0L"] = Kodebrukere.Regnskapsloven,
    };

    public static IReadOnlyList<Dictionary<string, string>> Les(string navn)
    {
        using var stroem = typeof(Kodelister).Assembly.GetManifestResourceStream(navn) ?? throw new InvalidOperationException($"{navn} is not embedded.");
        using var leser = new StreamReader(stroem);
        string[]? overskrift = null;
        var rader = new List<Dictionary<string, string>>();
        while (leser.ReadLine() is { Length: > 0 } linje)
        {
            if (linje[0] == '#')
            {
                continue;
            }

            var felt = Del(linje);
            if (overskrift is null)
            {
                overskrift = felt;
            }
            else
            {
                rader.Add(overskrift.Zip(felt).ToDictionary(p => p.First, p => p.Second));
            }
        }

        return rader;
    }

    /// <summary>The codes of one kind in KOSTRA's list.</summary>
    public static IReadOnlyDictionary<int, Kodeopplysning> LesKoder(string kodeverk) => Les("kostra-koder.csv").Where(rad => rad["kodeverk"] == kodeverk)
        .Select(rad => new Kodeopplysning(
            int.Parse(rad["kode"], NumberStyles.None, CultureInfo.InvariantCulture), rad["kode"], rad["navn"], Brukere[rad["gjelder"]],
            Aar(rad["gyldigFra"]), Aar(rad["gyldigTil"])))
        .ToDictionary(k => k.Nummer);

    public static int? Aar(string? tekst) => string.IsNullOrEmpty(tekst) ? null : int.Parse(tekst, NumberStyles.None, CultureInfo.InvariantCulture);

    /// <summary>The fields of a line. A field in quotes may have semicolons; none has a quote or a line break within it.</summary>
    private static string[] Del(string linje)
    {
        var felt = new List<string>();
        for (var fra = 0; fra <= linje.Length;)
        {
            var sitert = fra < linje.Length && linje[fra] == '"';
            var til = sitert ? linje.IndexOf('"', fra + 1) : linje.IndexOf(';', fra);
            til = til < 0 ? linje.Length : til;
            felt.Add(sitert ? linje[(fra + 1)..til] : linje[fra..til]);
            fra = til + (sitert ? 2 : 1);
        }

        return [.. felt];
    }
}
