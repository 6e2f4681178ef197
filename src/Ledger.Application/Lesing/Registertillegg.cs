using Ledger.Domain.Opplysninger;
using Ledger.Domain.Registertabeller;
using Ledger.Domain.Verdier;

namespace Ledger.Application.Lesing;

/// <summary>What tables of registers look at beside the year itself.</summary>
/// <param name="Tabeller">As they were sent, by id.</param>
/// <param name="Tiltakslinjer">Budget lines that are of a measure.</param>
/// <param name="TidligereAar">The cubes of the years before, newest first; none when no table asks for them.</param>
public sealed record Registertillegg(
    IReadOnlyDictionary<string, Registerdefinisjon> Registre, Registertilstand Tilstand, IReadOnlyDictionary<string, Tabellutkast> Tabeller,
    IReadOnlyList<Tiltakslinje> Tiltakslinjer, IReadOnlyList<Domain.Saldo.Saldokube> TidligereAar)
{
    /// <summary>The series that columns of the table are of, by column.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<Seriebeloep>> Serier { get; init; } = new Dictionary<string, IReadOnlyList<Seriebeloep>>();

    /// <summary>The ledger's own key figures of the years that the table shows, where it has indicators that are such.</summary>
    public IReadOnlyDictionary<(int Aar, string Id), Noekkelverdi> Noekkeltall { get; init; } = new Dictionary<(int, string), Noekkelverdi>();

    /// <summary>The writings of facts, by version; there when a report has asked for who sent what it stands on.</summary>
    public IReadOnlyDictionary<long, Porter.Transaksjon> Skrivinger { get; init; } = new Dictionary<long, Porter.Transaksjon>();

    /// <summary>The tables that were computed before; null for a state that is none of the ledger's own.</summary>
    public Tabellminne? Minne { get; init; }
}
