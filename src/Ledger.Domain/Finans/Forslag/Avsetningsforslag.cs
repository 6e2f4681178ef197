using Ledger.Domain.Finans.Plassering;
using Ledger.Domain.Finans.Register;
using Ledger.Domain.Fond;
using Ledger.Domain.Verdier;

namespace Ledger.Domain.Finans.Forslag;

/// <summary>
/// What a year did to the capital of the long-term portfolios, as bilag that somebody may book: the result less what was taken out is set aside to the
/// fund of the buffer, or the fund is used when it fell. Then the funds have in the accounts what the register says (A7).
/// </summary>
/// <param name="fond">The types of the municipality's funds, by code.</param>
/// <param name="ansvar">For a portfolio that has none of its own in the accounts.</param>
public sealed class Avsetningsforslag(Verdibok verdier, IReadOnlyDictionary<string, Fondstype> fond, string ansvar)
{
    private const string Disponeringsfunksjon = "880";
    private const string Fondssektor = "080";

    /// <summary>The bilag of a year, dated on its last day.</summary>
    public IReadOnlyList<Forslagsrad> Lag(int aar, ICollection<Mangel> mangler) =>
    [
        .. verdier.Register.Definisjoner.Portefoeljer.Where(p => p.Type == Portefoeljetype.Langsiktig).OrderBy(p => p.Kode, StringComparer.Ordinal)
            .SelectMany(p => Bilag(p, aar, mangler)),
    ];

    private IEnumerable<Forslagsrad> Bilag(Portefoelje p, int aar, ICollection<Mangel> mangler)
    {
        var (regnskap, slutt) = (new Fondsregnskap(verdier, p), new DateOnly(aar, 12, 31));
        foreach (var (kode, tekst, foer, naa) in new[]
        {
            (p.Grunnkapitalfond, "Grunnkapital", regnskap.Grunnkapital(slutt.AddYears(-1)), regnskap.Grunnkapital(slutt)),
            (p.Bufferkapitalfond, "Bufferkapital", regnskap.Bufferkapital(slutt.AddYears(-1)), regnskap.Bufferkapital(slutt)),
        }.Where(k => k.Item1 is not null))
        {
            if (!fond.TryGetValue(kode!, out var type) || !type.KanBrukesI(Kontoklasse.Drift))
            {
                mangler.Add(new(p.Kode, slutt, $"{kode} som fond i drift"));
            }
            else if (naa.Verdi is not { } ut || (foer.Verdi is null && p.Startdato.Year < aar))
            {
                mangler.Add(new(p.Kode, naa.Verdi is null ? slutt : slutt.AddYears(-1), tekst.ToLowerInvariant()));
            }
            else if (ut - (foer.Verdi ?? 0m) is var endring and not 0m)
            {
                var art = (type.ErBundet(), endring > 0m) switch
                {
                    (false, true) => Fondstyper.AvsetningUbundet,
                    (false, false) => Fondstyper.BrukUbundet,
                    (true, true) => Fondstyper.AvsetningBundet,
                    _ => Fondstyper.BrukBundet,
                };
                Forslagsrad Rad(string klasse, string? art, string? kapittel, decimal beloep) => new(
                    FormattableString.Invariant($"FIN-AVS-{aar}-{kode}"), slutt, klasse, art, art is null ? null : Disponeringsfunksjon, kapittel,
                    kapittel is null ? null : Fondssektor, art is null ? null : p.Ledger?.Ansvar ?? ansvar, null, beloep,
                    $"{(endring > 0m ? "Avsetning" : "Bruk")}: {tekst.ToLowerInvariant()} {p.Kode}", [.. foer.Poster, .. naa.Poster], kode);
                yield return Rad(Forslagsrad.Drift, art.ToString(), null, endring);
                yield return Rad(Forslagsrad.Balanse, null, type.Kapittel().ToString(), -endring);
            }
        }
    }
}
