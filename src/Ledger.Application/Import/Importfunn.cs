using Ledger.Domain.Validering;

namespace Ledger.Application.Import;

/// <summary>A warning about many rows: what is told, of which value, how many rows, what they sum to and where the first ones are.</summary>
/// <param name="Nivaa">Always <c>varsel</c>: what stops an import is an error.</param>
/// <param name="Felt">The field that it is about.</param>
/// <param name="Verdi">The value that it is about, as the row had it; null when it is about no one value.</param>
/// <param name="Sum">Kroner in ledger sign.</param>
/// <param name="FoersteLinjer">At most ten.</param>
/// <param name="Hindrer">What it stops later: <c>avslutning</c>, <c>kostra</c>, <c>saft</c>, <c>publisering</c>.</param>
public sealed record Importfunn(
    string Kode, string Nivaa, string Felt, string? Verdi, long AntallRader, decimal Sum, IReadOnlyList<long> FoersteLinjer, IReadOnlyList<string> Hindrer,
    string Melding)
{
    public static IReadOnlyList<Importfunn> Av(Feilsamling feil) =>
        [.. feil.Radfunn.Select(f => new Importfunn(f.Kode, "varsel", f.Felt, f.Verdi, f.AntallRader, f.Sum.Kroner, f.FoersteLinjer, f.Hindrer, f.Melding))];
}
