using Ledger.Domain.Finans.Register;

namespace Ledger.Domain.Finans.Plassering;

/// <summary>How much returns have moved.</summary>
public static class Risiko
{
    /// <summary>How many months the deviation is computed of.</summary>
    public const int Maaneder = 36;

    /// <summary>√(Σ(r − mean)² / (n − 1)) · √12, in percent a year. Null with fewer months, or when one is missing.</summary>
    public static decimal? Standardavvik(IReadOnlyList<decimal?> maaneder)
    {
        if (maaneder.Count < Maaneder || maaneder.Any(m => m is null))
        {
            return null;
        }

        var snitt = maaneder.Average()!.Value;
        return Desimal.Rot(maaneder.Sum(m => (m!.Value - snitt) * (m.Value - snitt)) / (maaneder.Count - 1) * 12m, 2);
    }

    /// <summary>What the portfolio would be worth if it had followed prices since its base year; null when an index is missing.</summary>
    public static Faktatall Realverdi(Finansregister register, Portefoelje portefoelje, DateOnly dato)
    {
        if (portefoelje.Realverdi is not { } r)
        {
            return new(null, []);
        }

        var naa = register.Poster(Postslag.Indeks, r.Indeks).LastOrDefault(p => p.Dato <= dato && p.Dato.Year == dato.Year);
        var foer = register.Poster(Postslag.Indeks, r.Indeks).LastOrDefault(p => p.Dato.Year == r.Basisaar);
        return naa is null || foer?.Beloep is null or 0m
            ? new(null, [])
            : new(r.Grunnlag * naa.Beloep / foer.Beloep, [foer.Nummer, naa.Nummer]);
    }

    /// <summary>Σ V·D / Σ V over the bonds of a portfolio, in years; null when a value or a duration is missing.</summary>
    /// <param name="navn">The name of the measurement: rentedurasjon or kredittdurasjon.</param>
    public static Faktatall Durasjon(Verdibok verdier, string portefoelje, string navn, DateOnly dato, ICollection<Mangel>? mangler = null)
    {
        var (sum, vektet, poster) = ((decimal?)0m, (decimal?)0m, new List<int>());
        foreach (var b in verdier.Beholdninger(portefoelje).Where(b => b.Klasse == Aktivaklasse.Obligasjoner))
        {
            var verdi = verdier.Verdi(b, dato, mangler);
            if (verdi.Verdi == 0m)
            {
                continue;
            }

            var maalt = verdier.Register.Maaling(b.Kode, navn, dato);
            if (maalt?.Beloep is null)
            {
                mangler?.Add(new(b.Kode, dato, navn));
            }

            (sum, vektet) = (sum + verdi.Verdi, vektet + (verdi.Verdi * maalt?.Beloep));
            poster.AddRange([.. verdi.Poster, .. maalt is null ? [] : new[] { maalt.Nummer }]);
        }

        return new(sum == 0m ? null : vektet / sum, poster);
    }

    /// <summary>Σ V·x·coverage / Σ V·coverage of a measurement, over some holdings; null when none has it, or one that has it lacks its value.</summary>
    public static Faktatall Vektet(Verdibok verdier, IEnumerable<Beholdning> beholdninger, string navn, DateOnly dato)
    {
        var (sum, vektet, poster) = ((decimal?)0m, (decimal?)0m, new List<int>());
        foreach (var b in beholdninger)
        {
            var (verdi, maalt) = (verdier.Verdi(b, dato), verdier.Register.Maaling(b.Kode, navn, dato));
            if ((maalt?.Prosent ?? maalt?.Beloep) is { } x)
            {
                var del = verdi.Verdi * (maalt!.Dekning ?? 100m) / 100m;
                (sum, vektet) = (sum + del, vektet + (del * x));
                poster.AddRange([.. verdi.Poster, maalt.Nummer]);
            }
        }

        return new(sum == 0m ? null : vektet / sum, poster);
    }
}
