namespace Ledger.Domain.Kontoplaner;

/// <summary>A chart as it was sent, before anything is known about it.</summary>
public sealed record Kontoplanutkast(
    IReadOnlyList<Kontoutkast> Konti,
    IReadOnlyList<Moensterutkast> Moenstre,
    IReadOnlyList<Funksjonsutkast> Funksjoner,
    IReadOnlyList<Funksjonsmoensterutkast> Funksjonsmoenstre);

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
