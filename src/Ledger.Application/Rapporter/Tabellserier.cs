using Ledger.Application.Lesing;
using Ledger.Application.Rapportering;
using Ledger.Domain.Registertabeller;
using Ledger.Domain.Serier;

namespace Ledger.Application.Rapporter;

/// <summary>The series that columns of a table of a register are of: the forecast and the proposal that are named, and the years of a plan.</summary>
internal static class Tabellserier
{
    /// <param name="kolonner">The columns of the ledger that the table has.</param>
    /// <exception cref="Avvisning">404: a series that is named is not there, or is of another year.</exception>
    public static async Task<IReadOnlyDictionary<string, IReadOnlyList<Seriebeloep>>> LesAsync(
        Rapportgrunnlag grunnlag, IReadOnlySet<string> kolonner, Rapportspoersmaal spoersmaal, Rapportkilde kilde, CancellationToken ct)
    {
        var svar = new Dictionary<string, IReadOnlyList<Seriebeloep>>(StringComparer.Ordinal);
        if (spoersmaal["prognose"] is { } prognose)
        {
            var serie = await kilde.AaretsSerieAsync(grunnlag, Serieslag.Prognose, prognose, ct);
            var verdier = serie.Prognose(grunnlag.Kube, grunnlag.Forrige, grunnlag.Grunndata.Organisasjon!, spoersmaal.TilPeriode());
            svar[Tabellkilde.Prognose] = [.. verdier.Poster.Select(p => new Seriebeloep(p.Dimensjon, "", p.Beloep))];
        }

        if (spoersmaal["forslag"] is { } forslag)
        {
            svar[Tabellkilde.Forslag] = Beloep((await kilde.AaretsSerieAsync(grunnlag, Serieslag.Forslag, forslag, ct)).Foreslaatt);
        }

        if (spoersmaal["plan"] is null && !kolonner.Overlaps(Tabellkilde.Planaar))
        {
            return svar;
        }

        if (await Kolonnevalg.PlanAsync(grunnlag, spoersmaal["plan"], kilde, ct) is { } plan)
        {
            foreach (var (kolonne, aar) in Tabellkilde.Planaar.Select((k, i) => (k, grunnlag.Grunndata.Aar.Aar + i)).Where(k => plan.Aarene.Contains(k.Item2)))
            {
                svar[kolonne] = Beloep(plan.Rader.Where(r => r.Noekkel.Aar == aar));
            }
        }

        return svar;
    }

    private static List<Seriebeloep> Beloep(IEnumerable<Serierad> rader) =>
        [.. rader.Where(r => r.Beloep is not null).Select(r => new Seriebeloep(Prognoseberegning.Dimensjonen(r.Noekkel), r.Noekkel.Tiltak, r.Beloep!.Value))];
}
