using System.Text;
using Ledger.Application.Finans;
using Ledger.Application.Porter;
using Ledger.Application.Rapporter;
using Ledger.Application.Rapporter.Finans;
using Ledger.Application.Rapportering;
using Ledger.Application.Tabeller;
using Ledger.Domain.Finans.Avstemming;
using Ledger.Domain.Finans.Register;
using Ledger.Domain.Kjede;
using Ledger.Domain.Saldo;
using Ledger.Domain.Verdier;

namespace Ledger.Verify;

/// <summary>The finance register of an extract, and its reports of the end of each year, as the service writes them in CSV.</summary>
internal sealed class Finansrapportene
{
    private static readonly HashSet<Journalslag> Slagene =
    [
        Journalslag.Finansreglement, Journalslag.Portefoelje, Journalslag.Beholdning, Journalslag.Laan, Journalslag.Rentebytte, Journalslag.Eierpost,
        Journalslag.Finanspost, Journalslag.Finansmerknad, Journalslag.Finansrapport,
    ];

    private readonly List<Journalpost> _poster = [];
    private DateOnly? _sist;

    public void Ta(LedgerId ledger, Lestpost post)
    {
        _sist = DateOnly.FromDateTime(post.Ledd.Tidspunkt.UtcDateTime);
        if (Slagene.Contains(post.Slag))
        {
            _poster.Add(new(
                ledger, post.Ledd.Sekvens, post.Ledd.Versjon, post.Slag, post.Ledd.Aar, post.Ledd.Nummer, post.Referanse, post.Dato, post.Periode, post.Tekst,
                post.Json, post.Tilbakefoerer, post.Hash) { Tekster = post.Tekster });
        }
    }

    /// <summary>
    /// Writes every report of the register for each year that it has facts of, and how it agrees with the accounts: of the end of the year, or of the last
    /// fact of one that is not over.
    /// </summary>
    /// <param name="kube">The accounts of a year; null for a year that the ledger has not.</param>
    public async Task SkrivAsync(Kommunehode hode, Func<int, Saldokube?> kube, TextWriter ut)
    {
        if (_poster.Count == 0)
        {
            return;
        }

        var lest = await Finanslager.Av(hode, _poster);
        var stand = lest with { Register = lest.Register.Fortalt(_sist) };
        var langsiktige = stand.Register.Definisjoner.Portefoeljer.Where(p => p.Type == Portefoeljetype.Langsiktig).Select(p => (string?)p.Kode).ToList();
        foreach (var aar in stand.Register.Gjeldende.Where(p => p.Slag is Postslag.Verdsetting or Postslag.Laanebevegelse).Select(p => p.Dato.Year)
            .Distinct().Order())
        {
            var dag = stand.Register.Kjent(new(aar, 12, 31));
            foreach (var rapport in Rapportregister.Alle.Where(r => r is IFinansregisterrapport and not Avstemmingsrapport and not Bilagsforslagene))
            {
                List<string?> portefoeljer = rapport.Sti.Contains("{portefoelje}", StringComparison.Ordinal) ? langsiktige : [null];
                foreach (var portefoelje in portefoeljer)
                {
                    var tabell = ((IFinansregisterrapport)rapport).Tabellen(stand, Spoersmaal(rapport, hode.Ledger, dag, portefoelje));
                    await SkrivAsync(rapport, tabell, dag, portefoelje, ut);
                }
            }

            if (kube(aar) is { } regnskap)
            {
                await ut.WriteLineAsync($"\n{Kalt(dag)} finansavstemming: linje;register;hovedbok;differanse");
                foreach (var l in Finansavstemming.Beregn(stand.Register, regnskap, dag))
                {
                    await ut.WriteLineAsync(FormattableString.Invariant($"{l.Linje};{l.Register};{l.Ledger};{l.Differanse}"));
                }
            }
        }
    }

    private static async Task SkrivAsync(Rapport rapport, Tabell tabell, DateOnly dag, string? portefoelje, TextWriter ut)
    {
        var csv = Csv.ForRegneark();
        csv.Rad([.. tabell.Kolonner.Select(k => (object?)k.Overskrift)]);
        await foreach (var rad in tabell.Rader)
        {
            csv.Rad(rad);
        }

        await ut.WriteLineAsync($"\n{Kalt(dag)} {rapport.Navn}{(portefoelje is null ? "" : " " + portefoelje)} ({tabell.Tittel})");
        await ut.WriteAsync(Encoding.UTF8.GetString(csv.Toem()).TrimStart('\uFEFF'));
    }

    /// <summary>A year that is over by its number.</summary>
    private static string Kalt(DateOnly dag) =>
        dag.ToString(dag is { Month: 12, Day: 31 } ? "yyyy" : "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>The year, or the day.</summary>
    private static Rapportspoersmaal Spoersmaal(Rapport rapport, LedgerId ledger, DateOnly dag, string? portefoelje) => new(felt => felt switch
    {
        "kommunenummer" => ledger.ToString(),
        "aar" => rapport.Parametre.Contains(Rapportparametre.Rapportaar) ? FormattableString.Invariant($"{dag.Year}") : null,
        "dato" or "til" => FormattableString.Invariant($"{dag:yyyy-MM-dd}"),
        "fra" => FormattableString.Invariant($"{dag.Year}-01-01"),
        "portefoelje" => portefoelje,
        _ => null,
    });
}
