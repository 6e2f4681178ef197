using Ledger.Domain.Hovedbok;

namespace Ledger.Application.Import;

/// <summary>The columns of an import row: their names, and how each is put on a row.</summary>
internal static class Radkolonner
{
    public static readonly IReadOnlyDictionary<string, Action<Posteringsfelt, string>> Alle = new Dictionary<string, Action<Posteringsfelt, string>>(StringComparer.Ordinal)
    {
        ["bilagsreferanse"] = (rad, v) => rad.Bilagsreferanse = v,
        ["bilagsdato"] = (rad, v) => rad.Bilagsdato = v,
        ["periode"] = (rad, v) => rad.Periode = v,
        ["kontoklasse"] = (rad, v) => rad.Kontoklasse = v,
        ["art"] = (rad, v) => rad.Art = v,
        ["funksjon"] = (rad, v) => rad.Funksjon = v,
        ["kapittel"] = (rad, v) => rad.Kapittel = v,
        ["sektor"] = (rad, v) => rad.Sektor = v,
        ["ansvar"] = (rad, v) => rad.Ansvar = v,
        ["prosjekt"] = (rad, v) => rad.Prosjekt = v,
        ["fond"] = (rad, v) => rad.Fond = v,
        ["merke"] = (rad, v) => rad.Merke = v,
        ["beloep"] = (rad, v) => rad.Beloep = v,
        ["tekst"] = (rad, v) => rad.Tekst = v,
        ["motpart"] = (rad, v) => rad.Motpart = v,
        ["dokument"] = (rad, v) => rad.Dokument = v,
    };

    /// <summary>The columns that a CSV body must have; the others may be left out when they are empty throughout.</summary>
    public static readonly IReadOnlyList<string> Paakrevde = ["bilagsreferanse", "bilagsdato", "periode", "kontoklasse", "beloep"];
}
