using Ledger.Domain.Kjede;

namespace Ledger.Application.Grunndata.Definisjoner;

/// <summary>What a municipality decides once for its ledger: where it stands in the journal, how it is stored, and what holds until it is set.</summary>
/// <remarks>Read by <see cref="Grunndataleser.InnstillingAsync"/> and set by <see cref="Grunndatatjeneste.SettAsync"/>.</remarks>
/// <param name="Kode">The journal's name of it. It is in hashed entries, so it is never changed.</param>
public sealed record Innstilling<T>(Journalslag Slag, string Kode, T Standard, Func<T, string> Skriv, Func<string, T> Les);
