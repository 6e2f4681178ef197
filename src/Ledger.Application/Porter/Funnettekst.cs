using Ledger.Domain.Kjede;

namespace Ledger.Application.Porter;

/// <summary>A protected text and where it is.</summary>
/// <param name="Versjon">The version of the write that it is in.</param>
public sealed record Funnettekst(Tekststed Sted, long Versjon, Verntekst Tekst);
