using Ledger.Application.Rapporter;
using Ledger.Web.Deler;
using Ledger.Web.Html;
using Ledger.Web.Tall;
using static Ledger.Web.Html.Tagger;

namespace Ledger.Web.Sider;

/// <summary>How key figures are written: each in its own unit, with its goal and whether it was reached in words.</summary>
internal static class Noekkeltallform
{
    private const string Kroner = "kroner";
    private const string Prosent = "prosent";
    private const string Aar = "aar";
    private const string Naadd = "oppnaadd";

    /// <summary>A key figure of kroner below this is of one inhabitant or the like, and is shown in whole kroner.</summary>
    private const decimal MinsteStore = 1_000_000m;

    public static Element Figur(Noekkeltallresultat tall, Beloepsenhet enhet, string api) =>
        Celle.Merket(tall.Verdi, Tallslag.Noekkeltall, api, tall.Id, "verdi", Skriv(tall, tall.Verdi, enhet));

    /// <summary>What stands after the figure: kroner, or nothing, as after a value that is not there.</summary>
    public static string Benevning(Noekkeltallresultat tall, Beloepsenhet enhet) =>
        tall is { Enhet: Kroner, Verdi: not null } ? Enheten(tall, enhet).Tekst() : "";

    /// <summary>The goal, and in words whether it was reached.</summary>
    public static Element Maal(Noekkeltallresultat tall, Beloepsenhet enhet)
    {
        var erNaadd = tall.Status == Naadd;
        return P(
            Attr.Klasse("maaltekst"), $"Mål: {Maaltekst(tall, enhet)} · ",
                Strong(Attr.Klasse(erNaadd ? "bedre" : "daarligere"), erNaadd ? "nådd" : "ikke nådd"));
    }

    private static string Skriv(Noekkeltallresultat tall, decimal? verdi, Beloepsenhet enhet) => verdi is not { } v ? Tallform.Ingen : tall.Enhet switch
    {
        Prosent => Tallform.Skriv(v, 1, medPluss: false) + Tallform.Mellomrom + "%",
        Kroner => Tallform.Skriv(decimal.Round(v, 2, MidpointRounding.AwayFromZero), Enheten(tall, enhet)),
        Aar => Tallform.Skriv(v, 1, medPluss: false) + Tallform.Mellomrom + "år",
        _ => Tallform.Skriv(v, 1, medPluss: false),
    };

    private static string Maaltekst(Noekkeltallresultat tall, Beloepsenhet enhet)
    {
        string Kort(decimal? verdi) => KortForm(tall, verdi ?? 0m, enhet);
        return tall.Operator switch
        {
            ">" => "over " + Kort(tall.Maal),
            "<" => "under " + Kort(tall.Maal),
            "<=" => "høyst " + Kort(tall.Maal),
            "mellom" => $"{Kort(tall.Maal)}–{Kort(tall.Ovre)}",
            _ => "minst " + Kort(tall.Maal),
        };
    }

    /// <summary>A goal without decimals that are zero: it was decided so.</summary>
    private static string KortForm(Noekkeltallresultat tall, decimal verdi, Beloepsenhet enhet)
    {
        var i = Enheten(tall, enhet);
        var skalert = tall.Enhet == Kroner ? Tallform.Avrund(verdi, i) : verdi;
        var tekst = Tallform.Skriv(skalert, skalert % 1m == 0m ? 0 : 1, medPluss: false);
        return tall.Enhet switch
        {
            Prosent => tekst + Tallform.Mellomrom + "%",
            Kroner => tekst + i.Benevnt(),
            _ => tekst,
        };
    }

    private static Beloepsenhet Enheten(Noekkeltallresultat tall, Beloepsenhet enhet) =>
        Math.Max(Math.Abs(tall.Verdi ?? 0m), Math.Abs(tall.Maal ?? 0m)) is > 0m and < MinsteStore ? Beloepsenhet.Kr : enhet;
}
