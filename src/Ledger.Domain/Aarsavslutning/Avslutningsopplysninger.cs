using Ledger.Domain.Oekonomikontroll;
using Ledger.Domain.Verdier;

namespace Ledger.Domain.Aarsavslutning;

/// <summary>What a closing looks at beyond the year's own accounts and budget. Everything may be unknown.</summary>
public sealed record Avslutningsopplysninger
{
    public static readonly Avslutningsopplysninger Ingen = new();

    /// <summary>Null when the next year has no original budget.</summary>
    public Nestebudsjett? NesteBudsjett { get; init; }

    /// <summary>The part of the earlier udekket beløp that loans could have financed, from the journaled closing that made it. Kroner; null when not
    /// known.</summary>
    public Beloep? UdekketLaanefinansierbart { get; init; }

    /// <summary>The ledger is of a kommunalt lånefond.</summary>
    public bool ErLaanefond { get; init; }

    /// <summary>Null when it cannot be computed.</summary>
    public Minimumsavdrag? Minimumsavdrag { get; init; }

    /// <summary>Σ|IB − UB of the year before| over the keys of the balance. Kroner.</summary>
    public Beloep InngaaendeBalanseAvvik { get; init; }

    /// <summary>The year before has postings and is not closed.</summary>
    public bool ForrigeAarAapent { get; init; }

    /// <summary>The next year is closed.</summary>
    public bool SenereAarAvsluttet { get; init; }

    public long BilagUtenDokument { get; init; }

    public long BilagUtenAttestasjon { get; init; }
}
