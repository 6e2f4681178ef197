using Ledger.Application.Porter;
using Ledger.Domain.Inngaaendebalanse;
using Ledger.Domain.Verdier;

namespace Ledger.Application.Revisjon;

/// <summary>How a year's opening balance meets the closing balance before it.</summary>
/// <param name="AntallAvvik">Keys that differ.</param>
public sealed record Balansekontroll(int Aar, int AntallAvvik, Beloep SumAbsolutt)
{
    /// <summary>Compares the opening balance of each year with the closing balance of the year before, where the ledger has both.</summary>
    internal static async Task<IReadOnlyList<Balansekontroll>> AvAsync(
        IHovedbokleser leser, LedgerId ledger, IReadOnlySet<int> aarene, CancellationToken ct)
    {
        var balanser = new List<Balansekontroll>();
        foreach (var aar in aarene.Where(a => aarene.Contains(a - 1)).Select(Regnskapsaar.Fra))
        {
            var (_, forrige) = await leser.SaldokubeAsync(ledger, aar.Forrige, ct);
            var (_, aaret) = await leser.SaldokubeAsync(ledger, aar, ct);
            var sammenligning = Balansesammenligning.Sammenlign(forrige, aaret);
            var harPosteringer = Enumerable.Range(0, aaret.Antall).Any(n => aaret.AntallPosteringer(n, Periode.Aarsavslutning) > 0);
            if (harPosteringer && sammenligning.Status != Balansestatus.ForrigeMangler)
            {
                balanser.Add(new Balansekontroll(aar.Aar, sammenligning.AntallAvvik, sammenligning.SumAbsolutt));
            }
        }

        return balanser;
    }
}
