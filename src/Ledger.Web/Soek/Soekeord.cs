using System.Text;

namespace Ledger.Web.Soek;

/// <summary>Words as they are compared: small letters, æøå as ae, oe, aa, and letters without accents.</summary>
public static class Soekeord
{
    private const string Aksenter = "áàâäãéèêëíìîïóòôõúùûüýçñ";
    private const string Uten = "aaaaaeeeeiiiioooouuuuycn";

    /// <summary>Words that readers use, and what the report calls it. A row is one of each; only what stands here is added.</summary>
    private static readonly (string Ord, string Rapportens)[] Synonymer =
    [
        ("gjeld", "langsiktig gjeld"), ("laan", "langsiktig gjeld"), ("laerer", "skole"), ("skoler", "skole"), ("elev", "skole"),
        ("aldershjem", "sykehjem"), ("gamlehjem", "sykehjem"), ("hjemmehjelp", "hjemmebaserte"), ("loenninger", "loenn"), ("ansatte", "loenn"),
        ("overskudd", "netto driftsresultat"), ("underskudd", "netto driftsresultat"), ("resultat", "netto driftsresultat"),
        ("skatter", "skatt"), ("sparepenger", "disposisjonsfond"), ("buffer", "bufferfond"), ("veier", "vei"), ("vann", "vann"),
    ];

    public static string Normaliser(string tekst)
    {
        var ut = new StringBuilder(tekst.Length);
        foreach (var tegn in tekst.ToLowerInvariant())
        {
            var aksent = Aksenter.IndexOf(tegn, StringComparison.Ordinal);
            _ = tegn switch
            {
                'æ' => ut.Append("ae"),
                'ø' or 'ö' => ut.Append("oe"),
                'å' => ut.Append("aa"),
                _ when aksent >= 0 => ut.Append(Uten[aksent]),
                _ when char.IsLetterOrDigit(tegn) => ut.Append(tegn),
                _ => ut.Append(' '),
            };
        }

        return ut.ToString();
    }

    /// <summary>The words of a text, compared as <see cref="Normaliser"/> says.</summary>
    public static IReadOnlyList<string> Del(string tekst) => Normaliser(tekst).Split(' ', StringSplitOptions.RemoveEmptyEntries);

    /// <summary>What the report calls it; null when no other word is known.</summary>
    public static IReadOnlyList<string>? Rapportens(IReadOnlyList<string> ord) =>
        Synonymer.FirstOrDefault(s => ord is [var ene] && s.Ord == ene).Rapportens is { } annet ? Del(annet) : null;
}
