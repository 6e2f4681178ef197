using Ledger.Application.Tabeller;
using Ledger.Domain.Validering;

namespace Ledger.Application.Rapportering;

/// <summary>
/// The columns that a report is asked for one by one (kolonner=), instead of a set of them. JSON has them beside those that every line has; files
/// have these alone, in the order that they are asked for.
/// </summary>
public static class Kolonneliste
{
    internal const string Parameter = "kolonner";

    /// <summary>The columns that every line has, by the headings of files.</summary>
    private static readonly (string Felt, string Overskrift)[] Faste =
    [
        ("opprinneligBudsjett", "Opprinnelig budsjett"), ("revidertBudsjett", "Revidert budsjett"), ("regnskap", "Regnskap"), ("avvik", "Avvik"),
        ("avvikProsent", "Avvik i prosent"), ("regnskapForrigeAar", "Regnskap forrige år"),
    ];

    private static readonly (string Felt, string Overskrift)[] Hittil =
    [
        ("budsjettHittil", "Budsjett hittil"), ("avvikHittil", "Avvik hittil"), ("avvikHittilProsent", "Avvik hittil i prosent"),
        ("regnskapForrigeAarHittil", "Regnskap forrige år hittil"), ("endringForrigeAar", "Endring fra forrige år"), ("fremskrevet", "Fremskrevet"),
    ];

    private static readonly string[] Budsjett = ["budsjettForrigeAar", "opprinneligBudsjettForrigeAar", "sistVedtatteRegnskap"];

    /// <summary>Which series a column needs to be named.</summary>
    private static readonly Dictionary<string, string[]> Serier = new(StringComparer.Ordinal)
    {
        ["prognose"] = ["prognose"], ["prognoseAvvik"] = ["prognose"], ["prognoseAvvikProsent"] = ["prognose"], ["forrigePrognose"] = ["forrigePrognose"],
        ["endringPrognose"] = ["prognose", "forrigePrognose"], ["foreslaattEndring"] = ["forslag"], ["budsjettEtterForslag"] = ["forslag"],
        ["avvikEtterForslag"] = ["prognose", "forslag"],
    };

    private static readonly Dictionary<string, string> Overskrifter = Faste.Concat(Hittil).Concat(Ekstrakolonnesvar.Alle.Select(e => (e.Felt, e.Overskrift)))
        .Append((Linjekommentarer.Kolonne, "Kommentar")).ToDictionary(k => k.Item1, k => k.Item2, StringComparer.Ordinal);

    /// <summary>Null when no list is asked for.</summary>
    /// <exception cref="Avvisning">400: no such column, a column of a series that is not named, or a set of columns besides.</exception>
    public static IReadOnlyList<string>? Les(Rapportspoersmaal spoersmaal)
    {
        if (Delt(spoersmaal) is not { } liste)
        {
            return null;
        }

        if (spoersmaal["kolonnesett"] is not null)
        {
            throw Avvisning.Ugyldig(Parameter, Feilkoder.UgyldigKombinasjon, "Oppgi enten kolonnesett eller kolonner.");
        }

        Krev(liste, [.. Overskrifter.Keys]);
        return liste.SelectMany(k => Serier.GetValueOrDefault(k, [])).FirstOrDefault(s => spoersmaal[s] is null) is { } mangler
            ? throw Avvisning.Ugyldig(mangler, Feilkoder.Mangler, $"Kolonnene er av en serie; oppgi koden til den i {mangler}.")
            : liste;
    }

    /// <summary>The columns of a table of a register that are asked for; null for all.</summary>
    /// <exception cref="Avvisning">400: no such column.</exception>
    public static IReadOnlyList<string>? Les(Rapportspoersmaal spoersmaal, IReadOnlyList<string> finnes)
    {
        if (Delt(spoersmaal) is not { } liste)
        {
            return null;
        }

        Krev(liste, finnes);
        return liste;
    }

    public static bool HarHittil(IReadOnlyList<string>? liste) => liste?.Any(k => Array.Exists(Hittil, h => h.Felt == k)) == true;

    public static bool HarBudsjett(IReadOnlyList<string>? liste) => liste?.Any(Budsjett.Contains) == true;

    public static bool HarPlan(IReadOnlyList<string>? liste) => liste?.Any(k => k.StartsWith("plan", StringComparison.Ordinal)) == true;

    /// <summary>The columns of a file: those that say what a row is, and then the ones that are asked for.</summary>
    public static IReadOnlyList<Kolonne<T>> Velg<T>(IReadOnlyList<Kolonne<T>> kolonner, IReadOnlyList<string>? liste) => liste is null ? kolonner
        :
        [
            .. kolonner.Where(k => !Overskrifter.ContainsValue(k.Overskrift)),
            .. liste.Select(felt => kolonner.FirstOrDefault(k => k.Overskrift == Overskrifter[felt])).OfType<Kolonne<T>>()
                .Select(k => k with { Valgfri = false }),
        ];

    /// <summary>Whether a column is in the list that is asked for, before it is known to make sense.</summary>
    internal static bool Har(string? liste, string kolonne) => liste is not null && Delt(liste).Contains(kolonne);

    private static List<string>? Delt(Rapportspoersmaal spoersmaal) => spoersmaal[Parameter] is { } liste ? Delt(liste) : null;

    private static List<string> Delt(string liste) => [.. liste.Split(',', StringSplitOptions.TrimEntries).Distinct(StringComparer.Ordinal)];

    private static void Krev(List<string> liste, IReadOnlyList<string> finnes)
    {
        if (liste.FirstOrDefault(k => !finnes.Contains(k)) is { } ukjent)
        {
            throw Avvisning.Ugyldig(
                Parameter, Feilkoder.UkjentKolonne,
                $"Det finnes ingen kolonne «{(ukjent.Length > 40 ? ukjent[..40] + "…" : ukjent)}». Kolonnene er {string.Join(", ", finnes)}.");
        }
    }
}
