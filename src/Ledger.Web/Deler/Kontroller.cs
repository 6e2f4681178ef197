using Ledger.Web.Html;
using Ledger.Web.Tall;
using static Ledger.Web.Html.Tagger;

namespace Ledger.Web.Deler;

/// <summary>What the reader may choose: links in words above a table, and the tools under it.</summary>
public static class Kontroller
{
    /// <summary>A group of choices, the chosen one marked.</summary>
    public static Element Gruppe(string navn, Valg valg, string parameter, string? denne, params (string? Verdi, string Tekst)[] valgene) => Div(
        Attr.Klasse("valg"), Attr.Rolle("group"), Attr.Aria("label", navn),
        Innhold.Av(valgene.Select(v => A(valg.Med(parameter, v.Verdi), v.Verdi == denne ? Attr.Aria("current", "true") : null, v.Tekst))));

    public static Element Enhet(Valg valg) => Gruppe(
        "Enhet", valg, Valg.Enhetsvalg, valg.Enhet == Beloepsenhet.Mill ? null : valg.Enhet.Navn(), (null, "Mill. kr"),
            ("tusen", $"1{Tallform.Mellomrom}000 kr"), ("kr", "Kroner"));

    /// <summary>The row of choices above a table.</summary>
    public static Element Rad(params Innhold?[] grupper) => Div([Attr.Klasse("kontroller"), .. grupper]);

    /// <summary>The tools under a table, in words.</summary>
    /// <param name="tabell">The id of the table that can be saved; null when there is none.</param>
    public static Element Verktoey(
        Sidegrunnlag k, IReadOnlyList<string> ledd, string? tabell = "tabell", bool medKolonner = true, params Innhold?[] flere) => P(
        Attr.Klasse("verktoey"),
        Innhold.Av(flere),
        tabell is null ? null : Filer(k, ledd, tabell),
        !medKolonner ? null : k.Valg.AlleKolonner
            ? A(k.Valg.Med(Valg.Kolonnevalg, null), Attr.Klasse("smal"), "Vis færre kolonner")
            : A(k.Valg.Med(Valg.Kolonnevalg, Valg.Alle), Attr.Klasse("smal"), "Vis alle kolonner"),
        A(k.Stier.Fast([.. ledd]), "Fast lenke"),
        A(k.Stier.Om, "Slik er tallene laget"));

    /// <summary>The table as files. Two tables of a page have links of the same words, so each says whose it is to those who hear them.</summary>
    private static Innhold Filer(Sidegrunnlag k, IReadOnlyList<string> ledd, string tabell)
    {
        Element Lenke(string endelse, string navn) => A(
            k.Stier.Fil(ledd, endelse).Med((Valg.Tabellvalg, tabell == Valg.Foerstetabell ? null : tabell), (Valg.Ansvarsvalg, k.Valg[Valg.Ansvarsvalg]),
                (Valg.Delvalg, k.Valg[Valg.Delvalg]), (Valg.Rekkefoelgevalg, k.Valg[Valg.Rekkefoelgevalg]), (Valg.Linjevalg, k.Valg[Valg.Linjevalg]),
                (Valg.Prisvalg, k.Valg[Valg.Prisvalg])).Med(
                k.Valg.Flere(Valg.Postvalg).Select(l => (Valg.Postvalg, (string?)l))),
            navn);
        return Innhold.Av(Lenke("csv", "CSV"), Lenke("xlsx", "Excel"), Lenke("json", "JSON"));
    }
}
