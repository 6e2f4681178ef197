using Ledger.Application.Grunndata;
using Ledger.Domain.Kontoplaner;
using Ledger.Domain.Verdier;

namespace Ledger.Api.Kontoplaner;

/// <summary>A municipality's chart as it is defined; it can be sent back as it is.</summary>
internal sealed record Kontoplansvar(
    string Kommunenummer, int Aar, long Versjon, IReadOnlyList<Kontosvar> Konti, IReadOnlyList<Moenstersvar> Moenstre,
    IReadOnlyList<Funksjonssvar> Funksjoner, IReadOnlyList<Funksjonsmoenstersvar> Funksjonsmoenstre)
{
    public static Kontoplansvar Av(Kommunegrunnlag g)
    {
        var plan = g.Kontoplan;
        return new(
            g.Ledger.ToString(), g.Aar.Aar, g.Versjon,
            [.. plan.Konti.Select(Kontosvar.Av)],
            [.. plan.Moenstre.Select(m => new Moenstersvar(
                m.Uttrykk.Tekst, m.Kontoklasse.Navn(), Tom(m.Artmal.Tekst), Tom(m.Kapittelmal.Tekst), Tom(m.Sektormal.Tekst)))],
            [.. plan.Funksjoner.Select(f => new Funksjonssvar(f.Kode, f.Navn, f.Funksjon.ToString()))],
            [.. plan.Funksjonsmoenstre.Select(m => new Funksjonsmoenstersvar(m.Uttrykk.Tekst, m.Funksjonsmal.Tekst))]);
    }

    internal static string? Tom(string? tekst) => string.IsNullOrEmpty(tekst) ? null : tekst;
}

/// <summary>An account. Fields that it does not have are null.</summary>
internal sealed record Kontosvar(string Konto, string Navn, string Kontoklasse, string? Art, string? Kapittel, string? Sektor, string? Fond, string Type)
{
    public static Kontosvar Av(Konto k)
    {
        var b = k.Betydning;
        return new(
            k.Kode, k.Navn, b.Kontoklasse.Navn(), Kontoplansvar.Tom(b.Art.ToString()), Kontoplansvar.Tom(b.Kapittel.ToString()),
            Kontoplansvar.Tom(b.Sektor.ToString()), Kontoplansvar.Tom(b.Fond.ToString()), b.Type.Navn());
    }
}

/// <summary>A pattern of accounts.</summary>
internal sealed record Moenstersvar(string Uttrykk, string Kontoklasse, string? Art, string? Kapittel, string? Sektor);

/// <summary>A function of the municipality's own.</summary>
internal sealed record Funksjonssvar(string LokalFunksjon, string Navn, string Funksjon);

/// <summary>A pattern of functions.</summary>
internal sealed record Funksjonsmoenstersvar(string Uttrykk, string Funksjon);
