using Ledger.Domain.Hovedbok;
using Ledger.Domain.Kontoplaner;
using Ledger.Domain.Saldo;
using Ledger.Domain.Verdier;

namespace Ledger.Domain.Oppstillinger;

/// <summary>
/// A selection of accounts that a rule of law or several definitions speak of by name, read from <c>kontoutvalg.csv</c>. Statements and key
/// figures name it instead of spelling its codes again.
/// </summary>
/// <param name="Koder">Arts of drift and investering, chapters of balanse.</param>
public sealed record Kontoutvalg(string Navn, Kontoklasse Kontoklasse, Kodeutvalg Koder)
{
    private static readonly Dictionary<string, Kontoutvalg> Alle =
        Kodelister.Les("kontoutvalg.csv").Select(Les).ToDictionary(u => u.Navn, StringComparer.Ordinal);

    /// <summary>Netto driftsresultat: § 5-9 drift post 1.</summary>
    public static Kontoutvalg NettoDriftsresultat { get; } = Finn("netto_driftsresultat");

    /// <exception cref="KeyNotFoundException">There is no selection of that name.</exception>
    public static Kontoutvalg Finn(string navn) => Alle[navn];

    public bool Har(in Dimensjon d) =>
        d.Kontoklasse == Kontoklasse && Koder.Har(Kontoklasse == Kontoklasse.Balanse ? d.Kapittel.Nummer : d.Art.Nummer);

    /// <summary>The selection as the condition of a line.</summary>
    public Postfilter Filter() => Kontoklasse == Kontoklasse.Balanse
        ? new Postfilter { Kontoklasse = Kontoklasse, Kapittel = Koder }
        : new Postfilter { Kontoklasse = Kontoklasse, Art = Koder };

    /// <summary>The selection as a filter that is sent.</summary>
    public Filterutkast Utkast() => Kontoklasse == Kontoklasse.Balanse
        ? new Filterutkast(Kontoklasse.Navn(), Kapittel: Koder.Tekst)
        : new Filterutkast(Kontoklasse.Navn(), Art: Koder.Tekst);

    /// <summary>The accounts of the selection to and including a period. Ledger sign.</summary>
    public Beloep Sum(Saldokube kube, Periode til)
    {
        Int128 sum = 0;
        for (var noekkel = 0; noekkel < kube.Antall; noekkel++)
        {
            if (Har(kube.Noekkel(noekkel)))
            {
                sum += kube.Regnskap(noekkel, til).SumOere;
            }
        }

        return Beloep.FraOere(sum);
    }

    private static Kontoutvalg Les(Dictionary<string, string> rad) => new(
        rad["navn"],
        Kontoklasser.TryParse(rad["kontoklasse"], out var klasse) ? klasse : throw new FormatException(rad["kontoklasse"]),
        Kodeutvalg.Parse(rad["koder"]));
}
