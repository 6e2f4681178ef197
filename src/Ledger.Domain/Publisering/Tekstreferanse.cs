using System.Text.RegularExpressions;

namespace Ledger.Domain.Publisering;

/// <summary>
/// A figure in a text, as the author writes it: <c>{{drift:netto_driftsresultat.regnskap | mill}}</c>. It is looked up in the edition, so that a
/// text and its tables never differ.
/// </summary>
/// <param name="Kilde">drift (the report's own statement), a statement's id, omraade, fond or noekkeltall.</param>
/// <param name="Navn">A post, a unit's or a fund's code, or a key figure's id.</param>
/// <param name="Kolonne">The field of the answer; regnskap, or of a key figure verdi, when left out.</param>
/// <param name="Enhet">mill, tusen or kr; the page's own when left out.</param>
/// <param name="Tekst">As it was written.</param>
public sealed partial record Tekstreferanse(string Kilde, string Navn, string Kolonne, string? Enhet, string Tekst)
{
    public const string Drift = "drift";
    public const string Omraade = "omraade";
    public const string Fond = "fond";
    public const string Noekkeltall = "noekkeltall";

    /// <summary>The references of a text in order, and what stands in two pairs of braces and is none.</summary>
    public static (IReadOnlyList<Tekstreferanse> Funnet, IReadOnlyList<string> Uleselige) Finn(string tekst)
    {
        var deler = Del(tekst).ToList();
        return ([.. deler.Select(d => d.Referanse).OfType<Tekstreferanse>()], [.. deler.Where(d => d is { ErKlammer: true,
            Referanse: null }).Select(d => d.Tekst)]);
    }

    /// <summary>A text in parts: those that are references, and those between.</summary>
    public static IEnumerable<(string Tekst, bool ErKlammer, Tekstreferanse? Referanse)> Del(string tekst)
    {
        var til = 0;
        foreach (Match klammer in Klammer().Matches(tekst))
        {
            if (klammer.Index > til)
            {
                yield return (tekst[til..klammer.Index], false, null);
            }

            yield return (klammer.Value, true, Les(klammer.Value));
            til = klammer.Index + klammer.Length;
        }

        if (til < tekst.Length)
        {
            yield return (tekst[til..], false, null);
        }
    }

    private static Tekstreferanse? Les(string klammer)
    {
        var m = Form().Match(klammer);
        if (!m.Success)
        {
            return null;
        }

        var kilde = m.Groups["kilde"].Value;
        var kolonne = m.Groups["kolonne"] is { Success: true, Value: var k } ? k : kilde == Noekkeltall ? "verdi" : "regnskap";
        return new(kilde, m.Groups["navn"].Value, kolonne, m.Groups["enhet"] is { Success: true, Value: var e } ? e : null, klammer);
    }

    [GeneratedRegex(@"\{\{.*?\}\}", RegexOptions.Singleline | RegexOptions.NonBacktracking)]
    private static partial Regex Klammer();

    [GeneratedRegex(@"^\{\{\s*(?<kilde>[a-z0-9][a-z0-9-]*):(?<navn>[\p{L}0-9_\-]+)(\.(?<kolonne>[A-Za-z]+))?\s*(\|\s*(?<enhet>mill|tusen|kr)\s*)?\}\}$")]
    private static partial Regex Form();
}
