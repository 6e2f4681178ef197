using Ledger.Application.Tabeller;
using Ledger.Domain.Verdier;

namespace Ledger.Web.Intern;

/// <summary>A column that a page shows, and which of the table's it is.</summary>
/// <param name="Navn">The column of names that stand after its codes; null for none.</param>
/// <param name="ErBred">Left out on narrow screens.</param>
/// <param name="Eller">What stands in the same column where this has nothing; null for none.</param>
internal sealed record Vistkolonne(Tabellkolonne Kolonne, int Nr, int? Navn = null, bool ErBred = false, Vistkolonne? Eller = null);

/// <summary>
/// Which columns of a report a page shows. A code and its name are one column, and one that no row has anything in is left out; a report that is
/// wider than the page even so shows what most readers come for. The others are there when they are asked for, and files always have all.
/// </summary>
internal static class Kolonneutvalg
{
    /// <summary>Columns of codes, with those of their names.</summary>
    private static readonly (string Kode, string Navn)[] Par =
    [
        ("Kode", "Navn"), ("Objekt", "Navn"), ("Konto", "Navn"), ("Post", "Tekst"), ("Enhet", "Enhetens navn"), ("Art", "Artens navn"),
        ("Funksjon", "Funksjonens navn"), ("Kapittel", "Kapittelets navn"), ("Sektor", "Sektorens navn"), ("Ansvar", "Ansvarets navn"),
        ("Prosjekt", "Prosjektets navn"), ("Fond", "Fondets navn"),
    ];

    /// <summary>Where a row stands in its register, which the order of the rows shows.</summary>
    private static readonly string[] Plassering = ["Nivå", "Overordnet"];

    /// <summary>By page, the columns that narrow screens show too, and those that stand with them on others.</summary>
    private static readonly Dictionary<string, (string[] Smalt, string[] Bredt)> Viktigste = new(StringComparer.Ordinal)
    {
        ["rammekontroll"] = (["Navn", "Brukt", "Disponibelt"], ["Ramme", "Brukt i prosent", "Prognose", "Status"]),
        ["tertialrapport"] = (["Kode", "Regnskap", "Avvik hittil"], ["Revidert budsjett", "Budsjett hittil", "Prognose", "Prognoseavvik"]),
        ["prognosemaaneder"] = (["Kode", "Prognose"], [.. Periode.Maanedsoverskrifter]),
        ["forklaringer"] = (["Objekt", "Avvik", "Uforklart"], ["Forklart", "Del", "Beløp", "Forklaring"]),
        ["tabell-oekonomiplantiltak"] = (["Kode", "Oppnådd", "Avvik"], ["Enhet", "Budsjett", "Status"]),
        ["tabell-investeringsprosjekter"] = (["Kode", "Regnskap", "Avvik"], ["Fase", "Revidert budsjett", "Gjennomføringsgrad", "Inntekter"]),
        ["tabell-prosjektoekonomi"] =
            (["Kode", "Forbruk i alt", "Rest av ramme"], ["Fase", "Kostnadsramme", "Prognose sluttsum", "Avvik mot ramme", "Ferdiggrad"]),
        ["tabell-tilsyn"] = (["Kode", "Status"], ["Myndighet", "Funn"]),
        ["tabell-garantier"] = (["Kode", "Ansvar ved årets slutt"], ["Formål", "Ramme", "Ansvar ved årets start", "Utløper", "Innfridd i året"]),
        ["konsolidertNoter"] = (["Bokstav", "Hva", "Navn"], ["Grunn", "Andel i prosent", "Driftsinntekter", "Netto driftsresultat", "Egenkapital"]),
        ["posteringer"] = (["Bilagsnummer", "Art", "Beløp"], ["Bilagsdato", "Kapittel", "Ansvar", "Posteringstekst"]),
        ["bokfoeringsspesifikasjon"] = (["Bilagsnummer", "Art", "Beløp"], ["Bilagsdato", "Kapittel", "Posteringstekst", "Motpart"]),
        ["bilag"] = (["Bilagsnummer", "Bilagsdato", "Sum debet"], ["Bilagsreferanse", "Tekst", "Antall posteringer", "Bruker"]),
        ["saldo"] = (["Periode", "Art", "Regnskap"], ["Kapittel", "Funksjon", "Ansvar", "Revidert budsjett"]),
    };

    /// <param name="alle">All columns are asked for.</param>
    /// <returns>The columns, and whether there are others to ask for.</returns>
    public static (IReadOnlyList<Vistkolonne> Kolonner, bool HarFlere) Velg(string side, Tabell tabell, IReadOnlyList<object?[]> rader, bool alle)
    {
        List<Vistkolonne> hele = [.. tabell.Kolonner.Select((c, i) => new Vistkolonne(c, i)).Where(c => !c.Kolonne.Forprogrammer)];
        var (smalt, bredt) = Viktigste.GetValueOrDefault(side);
        var vist = MedNavn(hele)
            .Where(c => c.Kolonne.Overskrift == Tabell.Linjetype || rader.Any(r => Har(r, c.Nr) || (c.Navn is { } navn && Har(r, navn))))
            .Where(c => c.Kolonne.Overskrift == Tabell.Linjetype || smalt is null ? !Plassering.Contains(c.Kolonne.Overskrift)
                : smalt.Contains(c.Kolonne.Overskrift) || bredt.Contains(c.Kolonne.Overskrift))
            .Select(c => c with { ErBred = bredt?.Contains(c.Kolonne.Overskrift) == true }).ToList();
        return (alle ? hele : Samlet(vist, rader), vist.Count < hele.Count);
    }

    /// <summary>A row of the ledger has an art or a chapter of the balance: the two are one column where no row has both.</summary>
    private static List<Vistkolonne> Samlet(List<Vistkolonne> vist, IReadOnlyList<object?[]> rader)
    {
        if (vist.Find(c => c.Kolonne.Overskrift == "Art") is not { } art || vist.Find(c => c.Kolonne.Overskrift == "Kapittel") is not { } kapittel
            || rader.Any(r => Har(r, art.Nr) && Har(r, kapittel.Nr)))
        {
            return vist;
        }

        return [.. vist.Where(c => c != kapittel).Select(c => c == art ? art with { Eller = kapittel } : c)];
    }

    private static bool Har(object?[] rad, int kolonne) => rad[kolonne] is not (null or "");

    /// <summary>The columns of names are put after the codes.</summary>
    private static List<Vistkolonne> MedNavn(List<Vistkolonne> kolonner)
    {
        var navn = new Dictionary<Vistkolonne, Vistkolonne>();
        foreach (var (kode, navnet) in Par.Concat(kolonner.Select(c => (c.Kolonne.Overskrift, Tabell.Navnet(c.Kolonne.Overskrift)))))
        {
            if (kolonner.Find(c => c.Kolonne.Overskrift == kode) is { } k && kolonner.Find(c => c.Kolonne.Overskrift == navnet) is { } n
                && !navn.ContainsValue(n))
            {
                navn.Add(k, n);
            }
        }

        return [.. kolonner.Where(c => !navn.ContainsValue(c)).Select(c => navn.TryGetValue(c, out var n) ? c with { Navn = n.Nr } : c)];
    }
}
