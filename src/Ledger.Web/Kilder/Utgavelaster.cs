using Ledger.Application.Publisering;
using Ledger.Application.Lesing;
using Ledger.Domain.Verdier;

namespace Ledger.Web.Kilder;

/// <summary>How much memory the sums of editions may take, in bytes.</summary>
public sealed record Utgavebudsjett(long Byte);

/// <summary>Finds the editions that are published, and makes the sources of their pages.</summary>
internal sealed class Utgavelaster(IUtgaver utgaver, Rapportleser leser, Utgavebudsjett budsjett)
{
    private readonly Byteminne<(LedgerId Ledger, string Id, int Nummer), Utgavekilde> _kilder = new(budsjett.Byte);

    public Task<IReadOnlyList<Utgave>> PubliserteAsync(CancellationToken ct) => utgaver.PubliserteAsync(ct);

    /// <summary>An edition of a document; the newest when no number is given, null when there is none.</summary>
    public async Task<Utgave?> FinnAsync(string kommune, int aar, string type, int? nummer, CancellationToken ct) =>
        (await utgaver.PubliserteAsync(ct)).FirstOrDefault(u =>
            u.Ledger.ToString() == kommune && u.Publikasjon.Aar == aar && u.Publikasjon.Type == type && (nummer is null || u.Nummer == nummer));

    public async Task<IOffentligKilde> LastAsync(Utgave utgave, CancellationToken ct)
    {
        var noekkel = (utgave.Ledger, utgave.Publikasjon.Id, utgave.Nummer);
        if (_kilder.Finn(noekkel, out var kjent))
        {
            return kjent;
        }

        var grunnlag = await leser.HentAsync(utgave.Ledger, Regnskapsaar.Fra(utgave.Publikasjon.Aar), new Tidsvalg(utgave.Versjon, null), ct);
        var kilde = new Utgavekilde(utgave, grunnlag);
        _kilder.Sett(noekkel, kilde, kilde.Byte);
        return kilde;
    }
}
