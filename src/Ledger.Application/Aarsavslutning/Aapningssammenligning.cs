using Ledger.Application.Grunndata;
using Ledger.Application.Varsler;
using Ledger.Domain.Inngaaendebalanse;
using Ledger.Domain.Saldo;

namespace Ledger.Application.Aarsavslutning;

/// <inheritdoc cref="Balanseoverfoering.SammenlignEllerSomDetStaar"/>
public sealed class Aapningssammenligning : IAapningssammenligning
{
    public Balansesammenligning Sammenlign(Saldokube? forrige, Saldokube aaret, Kommunegrunnlag data) =>
        Balanseoverfoering.SammenlignEllerSomDetStaar(forrige, aaret, data).Sammenligning;
}
