using Ledger.Domain.Hovedbok;
using Ledger.Domain.Kontoplaner;
using Ledger.Domain.Oppstillinger;
using Ledger.Domain.Saldo;
using Ledger.Domain.Verdier;

namespace Ledger.Domain.Kvalitet;

/// <summary>
/// KOSTRA's controls of codes and of combinations of kontoklasse, art and funksjon, over the year's saldo. They say what cannot be reported, and
/// never stop what is booked: an accounting system has such rows for days until somebody reposts, and the ledger mirrors it.
/// </summary>
/// <remarks>SSB examines a record only when its amount is not 0. The sums of whole files (085–190) are controls of the report and not here.</remarks>
public static class Kostrakontroll
{
    private const Dimensjonsfelt Felt = Dimensjonsfelt.Art | Dimensjonsfelt.Funksjon | Dimensjonsfelt.Kapittel | Dimensjonsfelt.Sektor;

    /// <summary>The findings, by kontoklasse and code, each with the sum and number of its postings.</summary>
    /// <param name="kube">The year's saldo by what the keys mean.</param>
    public static IReadOnlyList<Saldofunn> Funn(Saldokube kube, Kommunenummer kommune, Periode til)
    {
        var kostra = Kontoplan.For(kube.Aar, kommune);
        var funn = new List<Saldofunn>();
        var rullet = kube.Over(Felt);
        foreach (var poster in Enumerable.Range(0, rullet.Antall).GroupBy(n => rullet.Noekkel(n).Bare(Felt)).OrderBy(g => g.Key, Dimensjonsorden.Instans))
        {
            var sum = Beloep.Sum(poster.Select(n => rullet.Regnskap(n, til)));
            if (!sum.ErNull && poster.Key.Kontoklasse != Kontoklasse.EtterKonto)
            {
                var antall = poster.Sum(n => rullet.AntallPosteringer(n, til));
                funn.AddRange(Regler(poster.Key, kostra, kube.Aar, kommune).Select(r => new Saldofunn(
                    r.Regel.Funnet(r.Melding, sum, antall, Verdi(poster.Key)) with { Hjemmel = r.Hjemmel }, Filter(poster.Key))));
            }
        }

        return funn;
    }

    private static List<(Funnregel Regel, string Melding, string Hjemmel)> Regler(Dimensjon d, Kontoplan kostra, Regnskapsaar aar, Kommunenummer kommune)
    {
        var koder = d.Kontoklasse == Kontoklasse.Balanse
            ? new[]
            {
                Kode("kapittel", d.Kapittel.ToString(), kostra.Status(d.Kapittel), "011"),
                Kode("sektor", d.Sektor.ToString(), kostra.Status(d.Sektor), "013"),
            }
            :
            [
                Kode("art", d.Art.ToString(), kostra.Status(d.Art), "012"),
                Kode("funksjon", d.Funksjon.ToString(), kostra.Status(d.Funksjon), "010"),
            ];
        var regler = koder.OfType<(Funnregel Regel, string Melding, string Hjemmel)>().ToList();
        if (!d.Funksjon.ErTom)
        {
            regler.AddRange(Kostraregler.Kontroller(d.Kontoklasse, d.Art, d.Funksjon, aar, kommune).Select(brudd => (
                brudd.Alvor == Alvor.Feil ? Funnregler.UgyldigKombinasjon : Funnregler.UvanligKombinasjon, brudd.Melding, $"KOSTRA kontroll {brudd.Regel}")));
        }

        return regler;

        (Funnregel, string, string)? Kode(string felt, string kode, Kodestatus status, string kontroll) => status switch
        {
            Kodestatus.Gyldig => null,
            Kodestatus.Utgaatt =>
                (Funnregler.UtgaattKode, $"Koden {kode} ({felt}) er utgått i {aar}; før den om før rapporteringen.", $"KOSTRA kontroll {kontroll}"),
            _ when kode.Length == 0 => (Funnregler.Uspesifisert, $"Feltet {felt} mangler eller er ukjent.", $"KOSTRA kontroll {kontroll}"),
            _ => (Funnregler.KodeIkkeIKostra, $"Koden {kode} ({felt}) er ikke i KOSTRAs kontoplan for {aar}.", $"KOSTRA kontroll {kontroll}"),
        };
    }

    private static string Verdi(in Dimensjon d) => d.Kontoklasse == Kontoklasse.Balanse
        ? $"balanse {d.Kapittel} {d.Sektor}".TrimEnd()
        : $"{d.Kontoklasse.Navn()} {d.Art} {d.Funksjon}".TrimEnd();

    private static Postfilter Filter(in Dimensjon d) => new()
    {
        Kontoklasse = d.Kontoklasse,
        Art = Utvalg(d.Art.ToString()),
        Funksjon = Utvalg(d.Funksjon.ToString()),
        Kapittel = Utvalg(d.Kapittel.ToString()),
        Sektor = Utvalg(d.Sektor.ToString()),
        Tomme = (d.Art.ErTom ? Dimensjonsfelt.Art : 0) | (d.Funksjon.ErTom ? Dimensjonsfelt.Funksjon : 0)
            | (d.Kapittel.ErTom ? Dimensjonsfelt.Kapittel : 0) | (d.Sektor.ErTom ? Dimensjonsfelt.Sektor : 0),
    };

    private static Kodeutvalg? Utvalg(string kode) => kode.Length == 0 ? null : Kodeutvalg.Parse(kode);
}
