using Ledger.Domain.Hovedbok;
using Ledger.Domain.Noter;
using Ledger.Domain.Opplysninger;
using Ledger.Domain.Verdier;

namespace Ledger.Application.Noter;

/// <summary>The registers that notes stand on against the ledger: each difference is 0, or to be explained.</summary>
internal static class Registeravstemming
{
    private const string Restgjeld = "restgjeld", Utlaan = "utlaan", Utlaanskapitler = "22,23";

    public static IEnumerable<Avstemmingslinjesvar> Linjer(Notegrunnlag g) => [.. Noter(g), .. Utlaanene(g), .. Fond(g)];

    private static IEnumerable<Avstemmingslinjesvar> Noter(Notegrunnlag g) =>
        from note in Lovensnoter.Alle
        where note.AvstemtMot is not null
        let tabell = note.Registre(g).FirstOrDefault(t => t.Sum is not null)
        where tabell is not null
        select Linje(Vist(note.AvstemtMot!.Koder.Tekst), note.Tittel, tabell!.Sum!.Value, note.AvstemtMot.Sum(g.Kube, Periode.Aarsavslutning));

    private static IEnumerable<Avstemmingslinjesvar> Utlaanene(Notegrunnlag g)
    {
        var alle = g.Registre.Objekter(Utlaan).Select(o => $"{Utlaan}:{o.Verdi.Kode}").ToList();
        return alle.Count == 0 ? [] :
        [
            Linje(
                Vist(Utlaanskapitler), "Utlån",
                Beloep.Sum(alle.Select(o => g.Registre.Opplysninger(o).Select(f => f.Verdi)
                    .LastOrDefault(f => f.Noekkel is { Slag: Opplysningsslag.Maaling, Maal: Restgjeld } n && n.Aar == g.Aar)?.Beloep ?? Beloep.Null)),
                Lovensnoter.Balansen(Utlaanskapitler).Sum(g.Kube, Periode.Aarsavslutning)),
        ];
    }

    /// <summary>A fund of the ledger is money that the municipality owes its users, and stands there as credit.</summary>
    private static IEnumerable<Avstemmingslinjesvar> Fond(Notegrunnlag g) =>
        from gebyr in Selvkostnote.Gebyrene(g.Registre, g.Aar, g.Boeker)
        where gebyr.Svar is not null
        let fond = gebyr.Omraade["fond"]
        where fond is not null
        select Linje(fond, $"Selvkostfond {gebyr.Omraade.Navn}", -gebyr.Svar!.FondUtgaaende, Saldo(g, fond));

    private static Beloep Saldo(Notegrunnlag g, string fond) => Beloep.Sum(Enumerable.Range(0, g.Kube.Antall)
        .Where(n => g.Kube.Noekkel(n) is { Kontoklasse: Kontoklasse.Balanse } d && d.Fond.ToString() == fond)
        .Select(n => g.Kube.Regnskap(n, Periode.Aarsavslutning)));

    /// <summary>Two chapters with a comma between them would be a number to a spreadsheet.</summary>
    private static string Vist(string koder) => koder.Replace(",", ", ", StringComparison.Ordinal);

    private static Avstemmingslinjesvar Linje(string konto, string navn, Beloep register, Beloep hovedbok) =>
        new(Kontoklasse.Balanse.Navn(), konto, navn, register.Kroner, hovedbok.Kroner, (hovedbok - register).Kroner);
}
