using Ledger.Domain;

namespace Ledger.Application;

/// <summary>A finding as it is answered: the one model, wherever something is told.</summary>
/// <param name="Nivaa">avvis, bekreft or varsel.</param>
/// <param name="Hindrer">bokfoering, avslutning, kostra, saft, publisering; empty when it hinders nothing.</param>
/// <param name="Beloep">Kroner; null when the finding has no amount.</param>
/// <param name="Antall">How many; null when nothing is counted.</param>
/// <param name="Verdi">What it is about, e.g. a fund; null when it is about the whole.</param>
public sealed record Funnsvar(string Kode, string Nivaa, IReadOnlyList<string> Hindrer, decimal? Beloep, long? Antall, string? Verdi, string Melding,
    string? Hjemmel)
{
    public static Funnsvar Av(Funn f) =>
        new(f.Kode, f.Nivaa.Navn(), [.. f.Hindrer.Select(h => h.Navn())], f.Beloep?.Kroner, f.Antall, f.Verdi, f.Melding, f.Hjemmel);
}

/// <summary>A confirmation to send: the finding as it is now, with room for the reason.</summary>
public sealed record Likevelsvar(string Kode, decimal? Beloep, string? Verdi, string Begrunnelse)
{
    public static Likevelsvar Av(Funn f) => new(f.Kode, f.Beloep?.Kroner, f.Verdi, "");
}
