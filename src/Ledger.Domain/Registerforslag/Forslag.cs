using Ledger.Domain.Finans.Forslag;
using Ledger.Domain.Opplysninger;
using Ledger.Domain.Saldo;
using Ledger.Domain.Verdier;

namespace Ledger.Domain.Registerforslag;

/// <summary>What a proposal is made from.</summary>
/// <param name="Kube">The year's accounts: they say which sector a chapter of the balance is kept on.</param>
/// <param name="Ansvar">The unit of rows whose register names none.</param>
public sealed record Forslagsgrunnlag(Registertilstand Registre, Saldokube Kube, string Ansvar)
{
    public int Aar => Kube.Aar.Aar;

    /// <summary>The accounts of the years before, as far as the ledger has them.</summary>
    public IReadOnlyList<Saldokube> TidligereAar { get; init; } = [];

    /// <summary>The ledger is a county's, whose functions are others.</summary>
    public bool ErFylke { get; init; }

    /// <summary>The sector that most of a chapter stands on; 080, no sector, when the chapter is empty.</summary>
    public string Sektor(string kapittel)
    {
        const string Uspesifisert = "080";
        var sektorer = new Dictionary<string, decimal>(StringComparer.Ordinal);
        for (var n = 0; n < Kube.Antall; n++)
        {
            ref readonly var d = ref Kube.Noekkel(n);
            if (d.Kontoklasse == Kontoklasse.Balanse && d.Kapittel.ToString() == kapittel)
            {
                var sektor = d.Sektor.ToString();
                sektorer[sektor] = sektorer.GetValueOrDefault(sektor) + Kube.Regnskap(n, Periode.Aarsavslutning).Kroner;
            }
        }

        return sektorer.Where(s => s.Value != 0).OrderByDescending(s => Math.Abs(s.Value)).ThenBy(s => s.Key, StringComparer.Ordinal)
            .Select(s => s.Key).FirstOrDefault(Uspesifisert);
    }
}

/// <summary>A bilag that somebody may book: the registers post nothing themselves.</summary>
/// <param name="Navn">What it is of, as in the address.</param>
/// <param name="Rader">They sum to 0; none when there is nothing to book.</param>
/// <param name="Mangler">What keeps an object of the register out of it.</param>
public sealed record Registerbilag(string Navn, string Tekst, IReadOnlyList<Forslagsrad> Rader, IReadOnlyList<string> Mangler)
{
    /// <summary>The date of all: the last day of the year.</summary>
    public static DateOnly Dag(int aar) => new(aar, 12, 31);
}

/// <summary>The proposals that registers give, by their names in the address.</summary>
public static class Registerforslagene
{
    private static readonly IReadOnlyDictionary<string, Func<Forslagsgrunnlag, Registerbilag>> Alle =
        new Dictionary<string, Func<Forslagsgrunnlag, Registerbilag>>(StringComparer.Ordinal)
        {
            [Avskrivningsforslag.Navn] = Avskrivningsforslag.Lag, [Premieavviksforslag.Navn] = Premieavviksforslag.Lag,
            [Selvkostforslag.Navn] = Selvkostforslag.Lag,
        };

    public static IReadOnlyList<string> Navnene { get; } = [.. Alle.Keys];

    public static Registerbilag Lag(string navn, Forslagsgrunnlag grunnlag) => Alle[navn](grunnlag);
}

/// <summary>Makes rows of a proposal.</summary>
internal sealed class Forslagsrader(string referanse, int aar)
{
    private readonly List<Forslagsrad> _rader = [];

    public IReadOnlyList<Forslagsrad> Alle => _rader;

    public void Drift(string art, string funksjon, string ansvar, string? prosjekt, Beloep beloep, string tekst, string? fond = null) =>
        Ta(new(referanse, Registerbilag.Dag(aar), Forslagsrad.Drift, art, funksjon, null, null, ansvar, prosjekt, beloep.Kroner, tekst, []) { Fond = fond });

    public void Balanse(string kapittel, string sektor, Beloep beloep, string tekst, string? fond = null) =>
        Ta(new(referanse, Registerbilag.Dag(aar), Forslagsrad.Balanse, null, null, kapittel, sektor, null, null, beloep.Kroner, tekst, []) { Fond = fond });

    private void Ta(Forslagsrad rad)
    {
        if (rad.Beloep != 0)
        {
            _rader.Add(rad);
        }
    }
}
