namespace Ledger.Web.Html;

/// <summary>Drawings. Geometry is attributes, since the page's policy allows no style in it; colours are classes.</summary>
public static class Svg
{
    /// <summary>
    /// A drawing that is stretched to the place it stands in; what it shows is also written beside it, so it is hidden from readers of the screen.
    /// </summary>
    /// <param name="bredde">The width of its own coordinates.</param>
    public static Element Pynt(decimal bredde, decimal hoeyde, string klasse, params Innhold?[] deler) =>
        Tegning(bredde, hoeyde, klasse, [Attr.Aria("hidden", "true"), new Attributt("focusable", "false"), .. deler]);

    /// <summary>A drawing that stands for itself, with a name and a description for those who do not see it.</summary>
    public static Element Bilde(decimal bredde, decimal hoeyde, string klasse, string navn, string beskrivelse, string id, params Innhold?[] deler) =>
        Tegning(
            bredde, hoeyde, klasse,
            [
                Attr.Rolle("img"), Attr.Aria("labelledby", $"{id}-t {id}-d"),
                new Element("title", false, Attr.Id(id + "-t"), navn), new Element("desc", false, Attr.Id(id + "-d"), beskrivelse), .. deler,
            ]);

    public static Element Rektangel(decimal x, decimal y, decimal bredde, decimal hoeyde, string klasse) => new(
        "rect", true, Mal("x", x), Mal("y", y), Mal("width", bredde), Mal("height", hoeyde), Attr.Klasse(klasse));

    public static Element Strek(decimal x1, decimal y1, decimal x2, decimal y2, string klasse) => new(
        "line", true, Mal("x1", x1), Mal("y1", y1), Mal("x2", x2), Mal("y2", y2), Attr.Klasse(klasse));

    /// <summary>A line through points.</summary>
    public static Element Linje(IEnumerable<(decimal X, decimal Y)> punkter, string klasse) => new(
        "polyline", true, new Attributt("points", string.Join(' ', punkter.Select(p => $"{Tall(p.X)},{Tall(p.Y)}"))), Attr.Klasse(klasse));

    /// <summary>A drawing that is a file of its own.</summary>
    public static Element Fil(decimal bredde, decimal hoeyde, string navn, string beskrivelse, params Innhold?[] deler) => new(
        "svg", false,
        [
            new Attributt("xmlns", "http://www.w3.org/2000/svg"), new Attributt("viewBox", $"0 0 {Tall(bredde)} {Tall(hoeyde)}"),
            Mal("width", bredde), Mal("height", hoeyde), Attr.Rolle("img"), new Attributt("font-family", "system-ui, Segoe UI, Roboto, Arial, sans-serif"),
            new Element("title", false, navn), new Element("desc", false, beskrivelse),
            new Element("rect", true, Mal("width", bredde), Mal("height", hoeyde), new Attributt("fill", "#ffffff")), .. deler,
        ]);

    /// <summary>Text of a file's drawing.</summary>
    /// <param name="anker">start, middle or end.</param>
    public static Element Skrift(decimal x, decimal y, string anker, decimal stoerrelse, string farge, string tekst, bool erFet = false) => new(
        "text", false, Mal("x", x), Mal("y", y), new Attributt("text-anchor", anker), Mal("font-size", stoerrelse), new Attributt("fill", farge),
        erFet ? new Attributt("font-weight", "700") : null, tekst);

    /// <summary>A rect by its size, or a line by its end, with its colours in it.</summary>
    public static Element Farget(string form, decimal x, decimal y, decimal bredde, decimal hoeyde, string fyll, string strek) => form == "line"
        ? new("line", true, Mal("x1", x), Mal("y1", y), Mal("x2", bredde), Mal("y2", hoeyde), new Attributt("stroke", strek))
        : new(
            form, true, Mal("x", x), Mal("y", y), Mal("width", bredde), Mal("height", hoeyde), new Attributt("fill", fyll), new Attributt("stroke", strek));

    private static Element Tegning(decimal bredde, decimal hoeyde, string klasse, Innhold?[] deler) => new(
        "svg", false,
        [new Attributt("viewBox", $"0 0 {Tall(bredde)} {Tall(hoeyde)}"), new Attributt("preserveAspectRatio", "none"), Attr.Klasse(klasse), .. deler]);

    private static Attributt Mal(string navn, decimal verdi) => new(navn, Tall(verdi));

    private static string Tall(decimal verdi) => decimal.Round(verdi, 2, MidpointRounding.AwayFromZero).ToString("0.##");
}
