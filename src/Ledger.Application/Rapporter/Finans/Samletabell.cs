using System.Globalization;
using Ledger.Application.Rapportering;
using Ledger.Application.Tabeller;
using static Ledger.Application.Tabeller.Kolonnetype;

namespace Ledger.Application.Rapporter.Finans;

/// <summary>
/// The tables of the finance report in one: a row for each figure, with the table, the line and the column that it stands in. Tables of different columns
/// have no other common form, and a file of CSV is one table.
/// </summary>
internal static class Samletabell
{
    private const string Hovedtall = "Hovedtall";
    private const string Verdi = "Verdi";
    private static readonly CultureInfo Fast = CultureInfo.InvariantCulture;

    /// <summary>Its columns.</summary>
    public static readonly IReadOnlyList<Kolonne<Samlerad>> Kolonner =
    [
        new("Tabell", Tekst, r => r.Tabell), new("Portefølje", Tekst, r => r.Portefoelje), new("Linje", Tekst, r => r.Linje),
        new("Kolonne", Tekst, r => r.Kolonne), new("Måleenhet", Ord, r => r.Maaleenhet), new(Verdi, Tall, r => r.Verdi),
        new("Forrige år", Tall, r => r.VerdiForrigeAar), Finanstall.Forklaringer<Samlerad>(r => r.Forklaringer),
    ];

    /// <summary>The main figures, and then each figure of each table of the day, with that of the same line and column of the end of the year before.</summary>
    public static List<Samlerad> Av(Helefinansrapportsvar svar)
    {
        var foer = Celler(svar.TabelleneForrigeAar).ToLookup(c => c.Noekkel, c => c.Rad.Verdi);
        return
        [
            .. svar.Linjer.Select(l => new Samlerad(
                Hovedtall, l.Portefoelje, l.Tekst, Verdi, l.MaaltI(svar.Enhet), l.Tallet(l.Verdi), l.Tallet(l.VerdiForrigeAar), l.Forklaringer)),
            .. Celler(svar.Tabellene).Select(c => c.Rad with { VerdiForrigeAar = foer[c.Noekkel].FirstOrDefault() }),
        ];
    }

    private static IEnumerable<(string Noekkel, Samlerad Rad)> Celler(Finansrapportdeler deler) =>
        Tabellene(deler).SelectMany(t => Celler(t.Rapport.SomTabell(t.Svar), t.Portefoelje, deler.Dato.Year));

    /// <summary>The figures of a table. What stands before the first figure of a line says which line it is, and what stands after is of it.</summary>
    private static IEnumerable<(string Noekkel, Samlerad Rad)> Celler(Tabell tabell, string? portefoelje, int aar)
    {
        var foerste = tabell.Kolonner.Select(k => k.Type).ToList().FindIndex(t => t is Tall or Prosent or Tideler or Hele);
        var navn = tabell.Kolonner.Take(foerste).Select((k, i) => (Kolonne: k, Nr: i)).Where(k => k.Kolonne.Overskrift != Tabell.Linjetype).ToList();
        var harTekst = navn.Any(k => k.Kolonne.Overskrift == "Tekst");
        foreach (var rad in tabell.Rader.ToBlockingEnumerable())
        {
            var linje = string.Join(" · ", navn.Where(k => !harTekst || !k.Kolonne.Forprogrammer).Select(k => Skrevet(rad[k.Nr])).OfType<string>().Distinct());
            var noekkel = string.Join(
                '\n',
                navn.Select(k => Skrevet(rad[k.Nr]) is { } tekst && k.Kolonne.Type == Tekst ? Uten(tekst, aar) : Skrevet(rad[k.Nr])));
            for (var i = foerste; i < rad.Length; i++)
            {
                // What a table says itself of the year before stands beside the figure of the year.
                var kolonne = tabell.Kolonner[i].Overskrift;
                if (rad[i] is { } verdi && !kolonne.EndsWith("orrige år", StringComparison.Ordinal))
                {
                    yield return ($"{tabell.Navn}\n{portefoelje}\n{noekkel}\n{Uten(kolonne, aar)}",
                        new(tabell.Tittel, portefoelje, linje, kolonne, tabell.Kolonner[i].Type == Prosent ? "prosent" : null, verdi, null, null));
                }
            }
        }
    }

    private static string? Skrevet(object? verdi) => verdi switch
    {
        null or "" => null,
        DateOnly dag => dag.ToString("yyyy-MM-dd", Fast),
        _ => Convert.ToString(verdi, Fast),
    };

    /// <summary>A day, a month or a year as what it is in the year of the table, so that it finds its like of the year before.</summary>
    private static string Uten(string tekst, int aar) =>
        tekst.Length >= 4 && int.TryParse(tekst.AsSpan(0, 4), NumberStyles.None, Fast, out var eget) && (tekst.Length == 4 || tekst[4] == '-')
            ? $"{eget - aar:+0;-0;0}{tekst[4..]}" : tekst;

    private static IEnumerable<(Rapport Rapport, object Svar, string? Portefoelje)> Tabellene(Finansrapportdeler d) =>
    [
        (new Gjeldsmotparter(), d.Motpartene, null), (new Gjeldsbevegelser(), d.Bevegelsene, null), (new Gjeldsformaal(), d.Formaalene, null),
        (new Gjeldsrentebinding(), d.Rentebindingen, null), (new Gjeldsforfall(), d.Forfallene, null), (new Markedsrenter(), d.Markedsrentene, null),
        (new Likviditetsrapport(), d.Likviditeten, null), (new Stresstestene(), d.Stresstesten, null),
        (new Reglementskontrollen(), d.Reglementskontrollen, null), (new Eierpostene(), d.Eierpostene, null),
        .. d.Portefoeljene.SelectMany(p => ((Rapport, object, string?)[])
        [
            (new Plasseringene(), p.Plasseringene, p.Portefoelje), (new Fondsresultat(), p.Resultatet, p.Portefoelje),
            (new Aktivafordeling(), p.Aktivafordelingen, p.Portefoelje), (new Fondsdurasjon(), p.Durasjonen, p.Portefoelje),
            (new Fondsrisiko(), p.Risikoen, p.Portefoelje), (new Fondsregnskapet(), p.Regnskapet, p.Portefoelje), (new Fondsesg(), p.Esg, p.Portefoelje),
            (new Fondsavkastning(), p.Avkastningen, p.Portefoelje), (new Fondshistorikk(), p.Historikken, p.Portefoelje),
        ]),
    ];
}

/// <summary>A figure of the finance report, and where it stands in it.</summary>
internal sealed record Samlerad(
    string Tabell, string? Portefoelje, string Linje, string Kolonne, string? Maaleenhet, object? Verdi, object? VerdiForrigeAar,
    IReadOnlyList<Finansforklaring>? Forklaringer);
