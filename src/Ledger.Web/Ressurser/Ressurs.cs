using System.Security.Cryptography;
using Ledger.Web.Html;

namespace Ledger.Web.Ressurser;

/// <summary>A file that pages use. Its address holds the hash of its bytes, so it may be kept for ever; the files are part of the program.</summary>
public sealed class Ressurs
{
    private const int Hashtegn = 12;

    private Ressurs(string navn, string innholdstype)
    {
        using var stroem = typeof(Ressurs).Assembly.GetManifestResourceStream(navn)!;
        Bytes = new byte[stroem.Length];
        stroem.ReadExactly(Bytes);
        Innholdstype = innholdstype;
        var hash = Convert.ToHexStringLower(SHA256.HashData(Bytes))[..Hashtegn];
        Filnavn = Path.GetFileNameWithoutExtension(navn) + "." + hash + Path.GetExtension(navn);
    }

    public static Ressurs Stilark { get; } = new("sider.css", "text/css; charset=utf-8");

    public static Ressurs Ikon { get; } = new("ikon.svg", "image/svg+xml");

    /// <summary>Of live pages: new figures, and the end of the session.</summary>
    public static Ressurs Levende { get; } = new("levende.js", "text/javascript; charset=utf-8");

    public static IReadOnlyList<Ressurs> Alle { get; } = [Stilark, Ikon, Levende];

    public byte[] Bytes { get; }

    public string Filnavn { get; }

    public string Innholdstype { get; }

    public Adresse Adresse => Adresse.Rot.Under("ressurser", Filnavn);
}
