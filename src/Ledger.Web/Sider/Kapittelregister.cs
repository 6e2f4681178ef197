using Ledger.Domain.Oppstillinger;
using Ledger.Domain.Organisasjon;
using Ledger.Domain.Verdier;
using Ledger.Web.Deler;
using Ledger.Web.Kilder;
using Ledger.Web.Soek;

namespace Ledger.Web.Sider;

/// <summary>A page below a chapter, of one unit, fund or the like.</summary>
/// <param name="Sti">Below the report's first page, its variable parts in braces.</param>
/// <param name="Parametre">What the reader may choose there.</param>
/// <param name="Lag">Null when there is no such page. The function answers the variable parts of the address.</param>
public sealed record Underside(string Sti, IReadOnlyList<string> Parametre, Func<Sidegrunnlag, Func<string, string>, Side?> Lag);

/// <summary>A chapter with what makes it. Registered here it is in the menu, the search, the downloads and the print.</summary>
/// <param name="Lag">Null when the source has nothing of it.</param>
/// <param name="Soekbare">What can be found in it, besides the chapter itself.</param>
public sealed record Kapittelside(
    Sidekapittel Kapittel, IReadOnlyList<string> Parametre, Func<Sidegrunnlag, Side?> Lag, Func<IOffentligKilde, IEnumerable<Soekbar>> Soekbare,
    params Underside[] Undersider)
{
    /// <summary>False where a source has nothing to show: the chapter is then in no menu.</summary>
    public Func<IOffentligKilde, bool> Finnes { get; init; } = _ => true;

    /// <summary>True for what means something of some units alone. The others are of the municipality as a whole.</summary>
    public bool ErForEnheter { get; init; }

    /// <summary>It shows the years before the source's too.</summary>
    public bool MedAarFoer { get; init; }

    /// <summary>The live ledger has a page of its own at the address.</summary>
    public bool ErBareIUtgaver { get; init; }

    /// <summary>Whether the source has the chapter, with the pages below it.</summary>
    public bool ErI(IOffentligKilde kilde) => (ErForEnheter || !kilde.ErUtsnitt) && !(ErBareIUtgaver && kilde.ErLevende) && Finnes(kilde);
}

/// <summary>The chapters of a report, in the order of the menu. Nothing else lists them.</summary>
public static class Kapittelregister
{
    private static readonly string[] Tekst = [Valg.Enhetsvalg];
    private static readonly string[] Tabell = [Valg.Enhetsvalg, Valg.Kolonnevalg];
    private static readonly string[] Linjer = [.. Tabell, Valg.Linjevalg];

    public static IReadOnlyList<Kapittelside> Alle { get; } =
    [
        new(Rapportkapittel.Oversikt, Tabell, Oversikt.Lag, _ => []),
        new(
            Rapportkapittel.Drift, Linjer,
            k => Oppstillingsside.Lag(k, k.Kilde.Utgave.Publikasjon.Hovedoppstilling, Rapportkapittel.Drift, "drift"), Soekbart.Oppstillingene,
            new Underside("oppstilling/{id}", Linjer, (k, del) => Oppstillingsside.Lag(k, del("id"), Rapportkapittel.Drift, "oppstilling", del("id"))),
            new Underside("tall/{id}/{post}", [.. Tabell, Valg.Delvalg, Valg.Ansvarsvalg], (k, del) => Tallsiden(k, del("id"), del("post"))))
        {
            ErForEnheter = true,
        },
        new(
            Rapportkapittel.Investering, Linjer,
            k => Oppstillingsside.Lag(k, InnebygdeOppstillinger.Investering, Rapportkapittel.Investering, "investering"), _ => []),
        new(Rapportkapittel.Balanse, Linjer, k => Oppstillingsside.Lag(k, InnebygdeOppstillinger.Balanse, Rapportkapittel.Balanse, "balanse"), _ => []),
        new(Rapportkapittel.Disponering, Tabell, Disponeringsside.Lag, _ => []),
        new(
            Rapportkapittel.Fond, Linjer, Fondsside.Lag, Soekbart.Fondene,
            new Underside("fond/{kode}", Tabell, (k, del) => Fondsside.Lag(k, del("kode")))),
        new(Utviklingen.Kapittel, [Valg.Enhetsvalg, Valg.Prisvalg, Valg.Postvalg], Utviklingen.Lag, _ => [])
        {
            Finnes = Utviklingen.Finnes, MedAarFoer = true, ErBareIUtgaver = true,
        },
        new(
            Rapportkapittel.Omraader, [.. Tabell, Valg.Rekkefoelgevalg], Omraadeside.Lag, Soekbart.Enhetene,
            new Underside("omraader/{kode}", Linjer, (k, del) => Ansvar.TryParse(del("kode"), out var kode) ? Enhetsside.Lag(k, kode) : null))
        {
            ErForEnheter = true,
        },
        new(
            Rapportkapittel.Prosjekter, Linjer, Prosjektside.Lag, Soekbart.Prosjektene,
            new Underside("prosjekter/{kode}", Tabell, (k, del) => Prosjektside.Lag(k, del("kode"))))
        {
            Finnes = kilde => kilde.Prosjekter().Verdi.Grupper is { Count: > 0 },
            ErForEnheter = true,
        },
        new(
            Rapportkapittel.Noekkeltall, Tekst, Noekkeltallside.Lag, Soekbart.Noekkeltallene,
            new Underside("noekkeltall/{id}", Tekst, (k, del) => Noekkeltallside.Lag(k, del("id")))),
        new(Rapportkapittel.Om, Tekst, Omside.Lag, _ => []) { ErForEnheter = true },
    ];

    /// <summary>A chapter of text; which there are, the document says.</summary>
    public static Underside Tekstkapittel { get; } = new("tekst/{kapittel}", Tabell, (k, del) => Tekstside.Lag(k, del("kapittel")));

    /// <summary>The chapters that a source has: its texts come after the first page.</summary>
    public static IReadOnlyList<Kapittelside> Av(IOffentligKilde kilde)
    {
        var tekster = Tekstside.Kapitler(kilde).Select(c => new Kapittelside(c, Tabell, k => Tekstside.Lag(k, c.Ledd.Split('/')[^1]), _ => []));
        return [.. Alle.Take(1).Where(c => c.ErI(kilde)), .. tekster, .. Alle.Skip(1).Where(c => c.ErI(kilde))];
    }

    /// <summary>The chapters of the menu that a source has, with the tools that are made from all of them.</summary>
    public static IReadOnlyList<Sidekapittel> Meny(IOffentligKilde kilde) =>
        [.. Av(kilde).Select(c => c.Kapittel), Rapportkapittel.Lastned, Rapportkapittel.Utskrift];

    private static Side? Tallsiden(Sidegrunnlag k, string id, string post)
    {
        Ansvar ansvar = default;
        return k.Valg[Valg.Ansvarsvalg] is { } kode && !Ansvar.TryParse(kode, out ansvar) ? null : Tallside.Lag(k, id, post, ansvar);
    }
}
