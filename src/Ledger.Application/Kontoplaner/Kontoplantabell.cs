using Ledger.Application.Grunndata;
using Ledger.Application.Grunndata.Definisjoner;
using Ledger.Application.Import;
using Ledger.Application.Profiler;
using Ledger.Application.Tabeller;
using Ledger.Domain.Kontoplaner;
using Ledger.Domain.Validering;
using Ledger.Domain.Verdier;

namespace Ledger.Application.Kontoplaner;

/// <summary>What a file says of a chart.</summary>
/// <param name="Linjer">The line of each element by its place, e.g. <c>konti[3]</c>, so that a fault is told by line.</param>
public sealed record Kontoplanfil(Kontoplanutkast Utkast, IReadOnlyDictionary<string, long> Linjer);

/// <summary>
/// A chart as one table, as accounting systems list theirs. A row with konto is an account, one with lokalFunksjon a function, one with
/// uttrykk a pattern: of accounts when it has a kontoklasse, else of functions. What is written can be read back.
/// </summary>
public static class Kontoplantabell
{
    private const int MestTittelrader = 20;

    private static readonly string[] Felt =
        ["konto", "navn", "kontoklasse", "art", "kapittel", "sektor", "fond", "type", "lokalFunksjon", "funksjon", "uttrykk"];

    /// <summary>Codes of three digits, whose leading zeros a spreadsheet takes away.</summary>
    private static readonly HashSet<string> Tresifrede = new(StringComparer.Ordinal) { "art", "sektor", "funksjon" };

    public static Tabell Skriv(Kommunegrunnlag g)
    {
        var u = Kontoplanform.Utkast(g.Kontoplan);
        List<string?[]> rader =
        [
            .. u.Konti.Select(k => new[]
            {
                k.Konto, k.Navn, k.Kontoklasse, k.Art, k.Kapittel, k.Sektor, k.Fond, k.Type ?? Kontotype.Ordinaer.Navn(), null, null, null,
            }),
            .. u.Moenstre.Select(m => new[] { null, null, m.Kontoklasse, m.Art, m.Kapittel, m.Sektor, null, null, null, null, m.Uttrykk }),
            .. u.Funksjoner.Select(f => new[] { null, f.Navn, null, null, null, null, null, null, f.LokalFunksjon, f.Funksjon, null }),
            .. u.Funksjonsmoenstre.Select(m => new[] { null, null, null, null, null, null, null, null, null, m.Funksjon, m.Uttrykk }),
        ];
        return Tabell.Av(
            "kontoplan", "Kommunens kontoplan", [("Kommune", g.Ledger.ToString()), ("År", g.Aar.Aar), ("Versjon", g.Versjon)], rader,
            Felt.Select((f, i) => new Kolonne<string?[]>(f, Kolonnetype.Tekst, r => r[i])));
    }

    /// <param name="fil">The file; the caller owns it.</param>
    /// <exception cref="Avvisning">400: the titles are not those of a chart, or the file cannot be read.</exception>
    public static Kontoplanfil Les(ITabell fil)
    {
        var plasser = Titler(fil);
        var linjer = new Dictionary<string, long>(StringComparer.Ordinal);
        var utkast = (Konti: new List<Kontoutkast>(), Moenstre: new List<Moensterutkast>(), Funksjoner: new List<Funksjonsutkast>(),
            Funksjonsmoenstre: new List<Funksjonsmoensterutkast>());
        void Ta<T>(List<T> liste, string navn, T element)
        {
            linjer[$"{navn}[{liste.Count}]"] = fil.Linje;
            liste.Add(element);
        }

        while (fil.Neste())
        {
            if (fil.Rad.All(c => c.ErTom))
            {
                continue;
            }

            string? V(string felt) => plasser.TryGetValue(felt, out var plass) && plass < fil.Rad.Count && !fil.Rad[plass].ErTom
                ? Verdi(felt, fil.Rad[plass].Tekst.Trim()) : null;
            if (V("uttrykk") is { } uttrykk && V("konto") is null)
            {
                if (V("kontoklasse")?.ToLowerInvariant() is { } kontoklasse)
                {
                    Ta(utkast.Moenstre, "moenstre", new(uttrykk, kontoklasse, V("art"), V("kapittel"), V("sektor")));
                }
                else
                {
                    Ta(utkast.Funksjonsmoenstre, "funksjonsmoenstre", new(uttrykk, V("funksjon")));
                }
            }
            else if (V("lokalFunksjon") is { } funksjon && V("konto") is null)
            {
                Ta(utkast.Funksjoner, "funksjoner", new(funksjon, V("navn"), V("funksjon")));
            }
            else
            {
                var klasse = V("kontoklasse")?.ToLowerInvariant();
                Ta(utkast.Konti, "konti", new(V("konto"), V("navn"), klasse, V("art"), V("kapittel"), V("sektor"), V("fond"), V("type")));
            }
        }

        return new(new(utkast.Konti, utkast.Moenstre, utkast.Funksjoner, utkast.Funksjonsmoenstre), linjer);
    }

    private static string Verdi(string felt, string tekst) => Tresifrede.Contains(felt) && tekst.All(char.IsAsciiDigit) ? tekst.PadLeft(3, '0') : tekst;

    /// <summary>The place of each field: a list that is printed has other lines above its titles.</summary>
    private static Dictionary<string, int> Titler(ITabell fil)
    {
        for (var rad = 0; rad < MestTittelrader && fil.Neste(); rad++)
        {
            var titler = fil.Rad.Select(c => c.Tekst.Trim()).ToList();
            if (!titler.Exists(t => Er(t, "konto") || Er(t, "lokalFunksjon")))
            {
                continue;
            }

            var ukjente = titler.Where(t => t.Length > 0 && !Array.Exists(Felt, f => Er(t, f))).ToList();
            return ukjente.Count == 0
                ? Felt.Select(f => (Felt: f, Plass: titler.FindIndex(t => Er(t, f)))).Where(p => p.Plass >= 0).ToDictionary(p => p.Felt, p => p.Plass)
                : throw Avvisning.Ugyldig(new Feil(
                    fil.Linje, Radkolonner.HeleInnholdet, Feilkoder.UkjentKolonne,
                    $"Kontoplanen har ikke kolonnene {string.Join(", ", ukjente.Take(10).Select(t => $"«{t}»"))}; den har {string.Join(", ", Felt)}."));
        }

        throw Avvisning.Ugyldig(Radkolonner.HeleInnholdet, Feilkoder.ManglendeKolonne, $"Filen har ingen rad med titler; de er {string.Join(", ", Felt)}.");
    }

    private static bool Er(string tittel, string felt) => tittel.Equals(felt, StringComparison.OrdinalIgnoreCase);
}
