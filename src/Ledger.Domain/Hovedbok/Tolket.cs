using Ledger.Domain.Validering;

namespace Ledger.Domain.Hovedbok;

/// <summary>Something to tell of the rows of a dimension.</summary>
internal sealed record Merknad(string Felt, string Kode, string Melding, string? Verdi, IReadOnlyList<string> Hindrer);

/// <summary>What is known of a distinct dimension. Lists are made anew when they grow: most stay empty, and a body may have a million of these.</summary>
internal sealed class Tolket : Noekkelplass
{
    public Dimensjon Dimensjon { get; set; }

    public IReadOnlyList<Feil> Feil { get; private set; } = [];

    public IReadOnlyList<Merknad> Varsler { get; private set; } = [];

    public IReadOnlyList<Radfunn> Funn { get; set; } = [];

    public void Avvis(string felt, string kode, string melding) => Feil = [.. Feil, new Feil(null, felt, kode, melding)];

    public void Varsle(string felt, string kode, string melding, string? verdi, params IReadOnlyList<string> hindrer) =>
        Varsler = [.. Varsler, new Merknad(felt, kode, melding, verdi, hindrer)];

    public void Varsle(Funnregel regel, string felt, string melding, string? verdi) => Varsle(felt, regel.Kode, melding, verdi, regel.Hindringsnavn);
}
