using System.Globalization;
using Ledger.Domain.Noekkeltall;
using Ledger.Domain.Verdier;
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
    private const string Naadd = "oppnaadd";

    /// <summary>A key figure of kroner below this is of one inhabitant or the like, and is shown in whole kroner.</summary>
    private const decimal MinsteStore = 1_000_000m;

    public static Element Figur(Noekkeltallresultat tall, Beloepsenhet enhet, string api) => Data(
        tall.Verdi?.ToString(CultureInfo.InvariantCulture) ?? "", Attr.Data("api", api), Attr.Data("rad", tall.Id), Attr.Data("felt", "verdi"),
        Attr.Data("slag", nameof(Tallslag.Noekkeltall)), Skriv(tall, tall.Verdi, enhet));

    public static string Skriv(Noekkeltallresultat tall, decimal? verdi, Beloepsenhet enhet) => verdi is not { } v ? Tallform.Ingen : tall.Enhet switch
    {
        Prosent => Tallform.Skriv(v, 1, medPluss: false) + Tallform.Mellomrom + "%",
        Kroner => Tallform.Skriv(Beloep.FraKroner(decimal.Round(v, 2, MidpointRounding.AwayFromZero)), Enheten(tall, enhet)),
        _ => Tallform.Skriv(v, 1, medPluss: false),
    };

    public static string Benevning(Noekkeltallresultat tall, Beloepsenhet enhet) => tall.Enhet == Kroner ? Enheten(tall, enhet).Tekst() : "";

    /// <summary>The goal, and in words whether it was reached.</summary>
    public static Element Maal(Noekkeltallresultat tall, Beloepsenhet enhet) => P(
        Attr.Klasse("maaltekst"), $"Mål: {Maaltekst(tall, enhet)} · ", Strong(Attr.Klasse(tall.Status == Naadd ? "bedre" : "daarligere"), tall.Status == Naadd ? "nådd" : "ikke nådd"));

    public static string Maaltekst(Noekkeltallresultat tall, Beloepsenhet enhet)
    {
        string Kort(decimal? verdi) => tall.Enhet == Prosent || tall.Enhet == "forhold"
            ? Tallform.Skriv(verdi ?? 0m, verdi % 1m == 0m ? 0 : 1, medPluss: false) + (tall.Enhet == Prosent ? Tallform.Mellomrom + "%" : "")
            : (Skriv(tall, verdi, enhet) + Enheten(tall, enhet).Benevnt()).Replace(",0" + Tallform.Mellomrom, Tallform.Mellomrom.ToString(), StringComparison.Ordinal);
        return tall.Operator switch
        {
            ">" => "over " + Kort(tall.Maal),
            "<" => "under " + Kort(tall.Maal),
            "<=" => "høyst " + Kort(tall.Maal),
            "mellom" => $"{Kort(tall.Maal)}–{Kort(tall.Ovre)}",
            _ => "minst " + Kort(tall.Maal),
        };
    }

    private static Beloepsenhet Enheten(Noekkeltallresultat tall, Beloepsenhet enhet) => tall.Verdi is { } v && Math.Abs(v) < MinsteStore && (tall.Maal is null || Math.Abs(tall.Maal.Value) < MinsteStore) ? Beloepsenhet.Kr : enhet;
}
