using Ledger.Domain.Kontoplaner;
using Ledger.Domain.Verdier;

namespace Ledger.Domain.Hovedbok;

/// <summary>
/// The codes that are left when a spreadsheet takes the leading zeros away: <c>10</c> of art 010. Each question answers the one code that
/// fits, or null when the code is known as it stands, or none or several fit.
/// </summary>
internal sealed class Ledendenuller(Bokfoeringsgrunnlag grunnlag)
{
    private readonly Kontoplan _kontoplan = Kontoplan.For(grunnlag.Aar, grunnlag.Ledger.Kommune);
    private readonly Lazy<ILookup<string, string>> _ansvar = new(() => UtenNuller(grunnlag.Organisasjon.Enheter.Select(e => e.Kode.ToString())));
    private readonly Lazy<ILookup<string, string>> _prosjekter = new(() => UtenNuller(grunnlag.Prosjekter.Select(p => p.ToString())));
    private readonly Lazy<ILookup<string, string>> _fond = new(() => UtenNuller(grunnlag.Fond.Keys.Select(f => f.ToString())));

    public string? Art(string raa) => Tresifret(raa) is { } kode && Finnes(_kontoplan.Status(Verdier.Art.Parse(kode))) ? kode : null;

    public string? Funksjon(string raa) => Tresifret(raa) is { } kode && Finnes(_kontoplan.Status(Verdier.Funksjon.Parse(kode))) ? kode : null;

    public string? Sektor(string raa) => Tresifret(raa) is { } kode && Finnes(_kontoplan.Status(Verdier.Sektor.Parse(kode))) ? kode : null;

    public string? Ansvar(string raa) => Verdier.Ansvar.TryParse(raa, out var kode) && grunnlag.Organisasjon.Finn(kode) is null ? Eneste(_ansvar, raa) : null;

    public string? Prosjekt(string raa) => Prosjektkode.TryParse(raa, out var kode) && !grunnlag.Prosjekter.Contains(kode) ? Eneste(_prosjekter, raa) : null;

    public string? Fond(string raa) => Fondskode.TryParse(raa, out var kode) && !grunnlag.Fond.ContainsKey(kode) ? Eneste(_fond, raa) : null;

    private static string? Tresifret(string raa) => raa.Length is 1 or 2 && ErSiffer(raa) ? raa.PadLeft(3, '0') : null;

    private static string? Eneste(Lazy<ILookup<string, string>> koder, string raa) =>
        ErSiffer(raa) && koder.Value[raa].Take(2).ToList() is [var eneste] ? eneste : null;

    /// <summary>Only codes of digits: a spreadsheet leaves others alone.</summary>
    private static ILookup<string, string> UtenNuller(IEnumerable<string> koder) =>
        koder.Where(k => k[0] == '0' && ErSiffer(k)).ToLookup(k => k.TrimStart('0') is { Length: > 0 } rest ? rest : "0", StringComparer.Ordinal);

    private static bool ErSiffer(string raa) => !raa.AsSpan().ContainsAnyExceptInRange('0', '9');

    private static bool Finnes(Kodestatus status) => status is Kodestatus.Gyldig or Kodestatus.Utgaatt;
}
