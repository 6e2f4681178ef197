using Ledger.Domain.Verdier;

namespace Ledger.Domain;

/// <summary>«Anyway»: a person's confirmation of a finding of level bekreft.</summary>
/// <param name="Beloep">The finding's amount as the person saw it, in kroner; null for a finding without one.</param>
/// <param name="Verdi">What the finding is about; null confirms every finding with the code and the amount.</param>
/// <param name="Begrunnelse">The person's reason.</param>
public sealed record Likevel(string Kode, Beloep? Beloep, string? Verdi, string Begrunnelse)
{
    /// <summary>True when the confirmation is of this finding as it is now.</summary>
    public bool Gjelder(Funn funn) =>
        funn.Nivaa == Funnivaa.Bekreft && funn.Kode == Kode && (funn.Beloep ?? default) == (Beloep ?? default) && (Verdi is null || Verdi == funn.Verdi);
}

/// <summary>What still stops after the confirmations.</summary>
/// <param name="Avvist">Findings that no confirmation passes.</param>
/// <param name="Ubekreftet">Findings of level bekreft that nobody has confirmed.</param>
/// <param name="Utdatert">Confirmations of what is not there, or of another amount than now.</param>
public sealed record Funnproeving(IReadOnlyList<Funn> Avvist, IReadOnlyList<Funn> Ubekreftet, IReadOnlyList<Likevel> Utdatert)
{
    /// <param name="funn">What is found of that which is to be done, at the municipality's levels.</param>
    public static Funnproeving Proev(IReadOnlyList<Funn> funn, IReadOnlyList<Likevel> likevel) => new(
        [.. funn.Where(f => f.Nivaa == Funnivaa.Avvis)],
        [.. funn.Where(f => f.Nivaa == Funnivaa.Bekreft && !likevel.Any(l => l.Gjelder(f)))],
        [.. likevel.Where(l => !funn.Any(f => l.Gjelder(f) || (f.Nivaa == Funnivaa.Avvis && f.Kode == l.Kode)))]);
}
