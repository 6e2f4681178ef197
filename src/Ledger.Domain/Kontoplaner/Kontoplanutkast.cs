namespace Ledger.Domain.Kontoplaner;

/// <summary>A chart as it was sent, before anything is known about it.</summary>
public sealed record Kontoplanutkast(
    IReadOnlyList<Kontoutkast> Konti,
    IReadOnlyList<Moensterutkast> Moenstre,
    IReadOnlyList<Funksjonsutkast> Funksjoner,
    IReadOnlyList<Funksjonsmoensterutkast> Funksjonsmoenstre)
{
    /// <summary>This chart with another's elements: those that it has keep their place, the others come after.</summary>
    public Kontoplanutkast Med(Kontoplanutkast endring) => new(
        Med(Konti, endring.Konti, k => k.Konto), Med(Moenstre, endring.Moenstre, m => m.Uttrykk), Med(Funksjoner, endring.Funksjoner, f => f.LokalFunksjon),
        Med(Funksjonsmoenstre, endring.Funksjonsmoenstre, m => m.Uttrykk));

    private static List<T> Med<T>(IReadOnlyList<T> foer, IReadOnlyList<T> endring, Func<T, string?> kode)
    {
        var nye = new Dictionary<string, T>(StringComparer.Ordinal);
        foreach (var element in endring)
        {
            nye[kode(element) ?? ""] = element;
        }

        var beholdt = foer.Select(e => nye.Remove(kode(e) ?? "", out var ny) ? ny : e).ToList();
        return [.. beholdt, .. endring.Where(e => nye.Remove(kode(e) ?? ""))];
    }
}

public sealed record Kontoutkast(
    string? Konto,
    string? Navn,
    string? Kontoklasse,
    string? Art = null,
    string? Kapittel = null,
    string? Sektor = null,
    string? Fond = null,
    string? Type = null);

public sealed record Moensterutkast(string? Uttrykk, string? Kontoklasse, string? Art = null, string? Kapittel = null, string? Sektor = null);

public sealed record Funksjonsutkast(string? LokalFunksjon, string? Navn, string? Funksjon);

public sealed record Funksjonsmoensterutkast(string? Uttrykk, string? Funksjon);
