using Ledger.Application.Lesing;
using Ledger.Application.Publisering;
using Ledger.Domain.Publisering;
using Ledger.Domain.Verdier;

namespace Ledger.Web.Kilder;

/// <summary>How much memory the sums of editions may take, in bytes.</summary>
public sealed record Utgavebudsjett(long Byte);

/// <summary>Finds editions, and makes the sources of their pages.</summary>
internal sealed class Utgavelaster(IUtgaver utgaver, Rapportleser leser, Utgavebudsjett budsjett)
{
    private readonly Byteminne<string, Utgavekilde> _kilder = new(budsjett.Byte);

    /// <summary>The editions that are shown, newest of a document first.</summary>
    public async Task<IReadOnlyList<Utgave>> PubliserteAsync(CancellationToken ct)
    {
        var publiserte = new List<Utgave>();
        foreach (var ledger in await utgaver.LedgereAsync(ct))
        {
            publiserte.AddRange(await PubliserteAsync(ledger, ct));
        }

        return publiserte;
    }

    /// <inheritdoc cref="PubliserteAsync(CancellationToken)"/>
    public async Task<IReadOnlyList<Utgave>> PubliserteAsync(LedgerId ledger, CancellationToken ct) =>
        [.. (await utgaver.AvAsync(ledger, ct)).Where(u => u.Status == Utgavestatus.Publisert)];

    /// <summary>
    /// The editions of a document by its address, in all states, newest first: the one that is asked for comes first. Without a number that is
    /// the newest that is shown, or where none is, the newest there was. None when there is no such document or edition.
    /// </summary>
    public async Task<IReadOnlyList<Utgave>> FinnAsync(string kommune, int aar, string type, int? nummer, CancellationToken ct)
    {
        if (!Kommunenummer.TryParse(kommune, out var nr))
        {
            return [];
        }

        List<Utgave> alle = [.. (await utgaver.AvAsync(LedgerId.Av(nr), ct)).Where(u => u.Publikasjon.Aar == aar && u.Publikasjon.Type == type)];
        var bedt = nummer is null ? alle.Find(u => u.Status == Utgavestatus.Publisert) ?? alle.FirstOrDefault() : alle.Find(u => u.Nummer == nummer);
        return bedt is null ? [] : [bedt, .. alle.Where(u => u != bedt && u.Publikasjon.Id == bedt.Publikasjon.Id)];
    }

    /// <summary>The editions of the same report in other years that are shown, replaced ones too: the oldest year first, and its newest edition.</summary>
    public async Task<IReadOnlyList<Utgave>> AndreAarAsync(Utgave utgave, CancellationToken ct) =>
    [
        .. (await utgaver.AvAsync(utgave.Ledger, ct))
            .Where(u => u.Publikasjon.Type == utgave.Publikasjon.Type && u.Publikasjon.Aar != utgave.Publikasjon.Aar
                && u.Status is Utgavestatus.Publisert or Utgavestatus.Erstattet)
            .OrderBy(u => u.Publikasjon.Aar).ThenByDescending(u => u.Versjon),
    ];

    /// <summary>The sources of the years before. A later edition of an earlier year changes nothing: an edition shows what there was.</summary>
    /// <param name="andre">Editions of other years.</param>
    public async Task<IReadOnlyList<IOffentligKilde>> AarFoerAsync(Utgave utgave, IReadOnlyList<Utgave> andre, CancellationToken ct)
    {
        var foer = new List<IOffentligKilde>();
        foreach (var aar in andre.Where(u => u.Versjon <= utgave.Versjon && u.Publikasjon.Aar < utgave.Publikasjon.Aar - 1).GroupBy(u => u.Publikasjon.Aar))
        {
            foer.Add(await LastAsync(aar.First(), ct));
        }

        return foer;
    }

    public async Task<IOffentligKilde> LastAsync(Utgave utgave, CancellationToken ct)
    {
        var noekkel = $"{utgave.Ledger}/{utgave.Kjenning}";
        if (_kilder.Finn(noekkel, out var kjent))
        {
            return kjent;
        }

        var hele = await leser.HentAsync(utgave.Ledger, Regnskapsaar.Fra(utgave.Publikasjon.Aar), new Tidsvalg(utgave.Versjon, null), ct);
        var (offentlig, aar) = Offentliggrunnlag.Lag(hele, utgave.Publikasjon, utgave.Arv);
        var kilde = new Utgavekilde(utgave, offentlig, aar.UtenLinjer);
        _kilder.Sett(noekkel, kilde, kilde.Byte);
        return kilde;
    }
}
