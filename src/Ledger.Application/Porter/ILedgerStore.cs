namespace Ledger.Application.Porter;

/// <summary>
/// All that a database gives the service, API keys excepted. Whoever needs less asks for the part: <see cref="ILagertilstand"/>,
/// <see cref="IHovedbokleser"/>, <see cref="IHovedbokskriver"/>, <see cref="ITilgangslager"/>, <see cref="IInstallasjonslogg"/>,
/// <see cref="IAvtrykksnoekler"/> or <see cref="IKladdlager"/>.
/// </summary>
/// <remarks>Both engines behave alike; the conformance suite says how.</remarks>
public interface ILedgerStore
    : ILagertilstand, IHovedbokleser, IHovedbokskriver, ITilgangslager, IAvtrykksnoekler, IKladdlager, ISesjonsnoekler, IInstallasjonslogg;
