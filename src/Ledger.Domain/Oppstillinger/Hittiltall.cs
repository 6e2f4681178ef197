using Ledger.Domain.Verdier;

namespace Ledger.Domain.Oppstillinger;

/// <summary>What is compared within the year: the same periods of the budget, of the accounts and of the year before. Kroner, ledger sign.</summary>
/// <param name="Budsjett">The revised budget as it is periodised on the periods.</param>
/// <param name="RegnskapForrigeAar">Null when the year before is not kept, or was not asked for.</param>
/// <param name="Revidert">The revised budget of the whole year.</param>
public readonly record struct Hittiltall(Beloep Budsjett, Beloep Regnskap, Beloep? RegnskapForrigeAar, Beloep Revidert)
{
    /// <summary>Budget less accounts: positive is better than the budget.</summary>
    public Beloep Avvik => Budsjett - Regnskap;

    /// <inheritdoc cref="Avviksprosent.Av"/>
    public decimal? AvvikProsent => Avviksprosent.Av(Avvik, Budsjett);

    /// <summary>Where the year ends when what is left of it goes by the budget.</summary>
    public Beloep Fremskrevet => Regnskap + Revidert - Budsjett;

    /// <summary>Accounts less those of the year before; null where they are not known.</summary>
    public Beloep? Endring => Regnskap - RegnskapForrigeAar;
}
