using Ledger.Domain.Lagring;

namespace Ledger.Domain.Kjede;

/// <summary>The content of an entry of kind <see cref="Journalslag.Sletting"/>: <c>{"slettet":[{"sekvens":3,"linje":1,"felt":"motpart"}]}</c>.</summary>
internal sealed record Sletteinnhold(IReadOnlyList<Sletteinnhold.Sted> Slettet)
{
    public static readonly Lagretform<Sletteinnhold> Form = Lagretform.StrengAscii<Sletteinnhold>();

    /// <param name="Sekvens">The entry; or null, when it is a text of a write.</param>
    /// <param name="Versjon">The write.</param>
    internal sealed record Sted(string Felt, long? Sekvens = null, long? Versjon = null, int? Linje = null)
    {
        public static Sted Av(Tekststed sted) => sted.ErSkriving
            ? new(sted.Felt, null, sted.Nummer)
            : new(sted.Felt, sted.Nummer, null, sted.Linje == 0 ? null : sted.Linje);

        public Tekststed Tekststed() =>
            new(Sekvens ?? Versjon ?? throw new FormatException("En slettet tekst har sekvens eller versjon."), Linje ?? 0, Felt);
    }
}
