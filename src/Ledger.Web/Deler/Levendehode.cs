using Ledger.Web.Html;
using Ledger.Web.Ressurser;
using static Ledger.Web.Html.Tagger;

namespace Ledger.Web.Deler;

/// <summary>
/// What a live page says later, by its script: that there are new figures, and that the session is about to end. Nothing of the page changes by
/// itself: a reader asks for the new figures, and for more time.
/// </summary>
/// <param name="Varsel">Seconds until the reader is told that his session ends.</param>
/// <param name="NyeTall">Where new figures are told of; null on pages that show a version that was asked for, or no figures.</param>
/// <param name="Vis">The page anew.</param>
public sealed record Levendehode(int Varsel, Adresse? NyeTall = null, Adresse? Vis = null)
{
    public static Element Skript { get; } = Modul(Ressurs.Levende.Adresse);

    /// <summary>Both messages, not shown until the script shows them, where readers of screens are told of what comes.</summary>
    public Element Beskjeder => Section(
        Attr.Klasse("skjerm"), Attr.Aria("label", "Beskjeder"),
        Div(
            Attr.Rolle("status"),
            NyeTall is null || Vis is null ? null : P(
                Attr.Klasse("banner"), Attr.Data("nye-tall", NyeTall.ToString()!), Attr.Skjult,
                Strong("Nye tall. "), "Hovedboken er endret etter at siden ble vist. ", A(Vis, "Vis de nye tallene"))),
        Div(
            Attr.Rolle("status"),
            P(
                Attr.Klasse("banner"), Attr.Data("oekt", Varsel.ToString()), Attr.Skjult,
                Strong("Økten slutter om to minutter. "), "Det du ikke har lagret, går tapt. ", Tastknapp("Bli innlogget"))));
}
