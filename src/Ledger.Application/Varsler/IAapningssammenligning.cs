using Ledger.Application.Grunndata;
using Ledger.Domain.Inngaaendebalanse;
using Ledger.Domain.Saldo;

namespace Ledger.Application.Varsler;

/// <summary>How an opening balance stands to the year before, closed or as it would be closed, which the closing knows.</summary>
public interface IAapningssammenligning
{
    Balansesammenligning Sammenlign(Saldokube? forrige, Saldokube aaret, Kommunegrunnlag data);
}
