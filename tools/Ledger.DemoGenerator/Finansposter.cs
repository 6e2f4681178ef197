using System.Globalization;

namespace Ledger.DemoGenerator;

/// <summary>The facts of the finance register, as a file that the service imports.</summary>
public sealed class Finansposter
{
    private const string Hode = "referanse;slag;objekt;dato;til;type;beloep;prosent;anskaffelseskost;motobjekt;aktivaklasse;kilde;tekst";

    private readonly List<string> _rader = [];

    /// <summary>Adds a row. References are the object, the day and the type, numbered where they meet.</summary>
    public void Rad(
        string slag, string objekt, string dato, string type = "", decimal? beloep = null, decimal? prosent = null, string til = "",
        decimal? kost = null, string motobjekt = "", string aktivaklasse = "", string kilde = "")
    {
        var referanse = string.Join('/', new[] { slag, objekt, dato, type, aktivaklasse }.Where(d => d.Length > 0));
        _rader.Add(string.Join(
            ';', referanse, slag, objekt, dato, til, type, Tekst(beloep), Tekst(prosent), Tekst(kost), motobjekt, aktivaklasse, kilde, ""));
    }

    public override string ToString() => Hode + "\n" + string.Concat(_rader.Select(r => r + "\n"));

    private static string Tekst(decimal? tall) => tall?.ToString("0.######", CultureInfo.InvariantCulture) ?? "";
}
