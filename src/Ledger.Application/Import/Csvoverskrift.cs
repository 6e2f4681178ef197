using Ledger.Domain.Hovedbok;
using Ledger.Domain.Validering;

namespace Ledger.Application.Import;

/// <summary>
/// The heading of a CSV body: which column each place has. Everything that is wrong with it is told at once; reading it costs no more than
/// the longest heading that is taken.
/// </summary>
internal static class Csvoverskrift
{
    /// <summary>More than every column of the format with room for blanks and quotes.</summary>
    private const int MestTegn = 4_000;

    private const int MestNavn = 40;

    private static readonly char[] Skilletegn = [';', ',', '\t', '|'];

    /// <summary>Reads to after the heading, a line that names the separator (<c>sep=;</c>, which Excel wants) included.</summary>
    /// <returns>The column of each place, null where it is not read; and the titles of those.</returns>
    /// <exception cref="Avvisning">400: there is none, or a column is missing, unknown or repeated.</exception>
    public static (Radfelt?[] Kolonner, IReadOnlyList<string> Utelatt) Les(Csvrader rader, Radformat format)
    {
        var linje = Foerste(rader);
        if (linje.Trim('"') is ['s' or 'S', 'e' or 'E', 'p' or 'P', '=', var skille])
        {
            rader.Skille = skille;
            linje = Foerste(rader);
        }
        else
        {
            rader.Skille = Skilletegn.MaxBy(s => linje.Count(c => c == s));
        }

        if (linje.Length > MestTegn)
        {
            throw CsvLeser.Uleselig(rader.Linje, $"Overskriften er lengre enn {MestTegn} tegn.", Feilkoder.ForLang);
        }

        rader.Tilbake();
        rader.Neste();
        return Kolonner(rader, format);
    }

    private static string Foerste(Csvrader rader)
    {
        while (rader.Linjetekst() is { } linje)
        {
            if (!string.IsNullOrWhiteSpace(linje))
            {
                return linje;
            }
        }

        throw Avvisning.Ugyldig("body", Feilkoder.TomtInnhold, "Innholdet er tomt.");
    }

    private static (Radfelt?[] Kolonner, IReadOnlyList<string> Utelatt) Kolonner(Csvrader rader, Radformat format)
    {
        var feil = new Feilsamling();
        if (rader.Feil != Csvfeil.Ingen)
        {
            throw CsvLeser.Uleselig(rader.Linje, "Overskriften kan ikke leses som CSV.");
        }

        // What a spreadsheet leaves after the last column has no title; the rows must have nothing there.
        var antall = rader.Antall;
        while (antall > 0 && antall <= Csvrader.MestKolonner && rader.Felt(antall - 1).IsWhiteSpace())
        {
            antall--;
        }

        if (antall > Csvrader.MestKolonner)
        {
            feil.Avvis(rader.Linje, "body", Feilkoder.ForMange, $"Overskriften har {rader.Antall} kolonner; formatet har {format.Alle.Count}.");
        }

        var kolonner = new Radfelt?[Math.Min(antall, Csvrader.MestKolonner)];
        var sett = new HashSet<Radfelt>();
        var utelatt = new List<string>();
        for (var i = 0; i < kolonner.Length; i++)
        {
            var navn = rader.Felt(i).Trim().ToString();
            if (Egnetitler.Regnet.Contains(navn))
            {
                utelatt.Add(navn);
                continue;
            }

            if (!format.UansettStore.TryGetValue(navn, out var felt))
            {
                feil.Avvis(
                    rader.Linje, Tekstregler.HarGyldigeTegn(navn) && navn.Length is > 0 and <= MestNavn ? navn : "body", Feilkoder.UkjentKolonne,
                    "Overskriften har en kolonne som ikke finnes i formatet.");
            }
            else if (!sett.Add(felt))
            {
                feil.Avvis(rader.Linje, felt.Navn(), Feilkoder.DublettKolonne, $"Kolonnen {felt.Navn()} står flere ganger.");
            }
            else
            {
                kolonner[i] = felt;
            }
        }

        foreach (var mangler in format.Paakrevde.Where(p => !p.Any(sett.Contains)))
        {
            var eller = string.Concat(mangler.Skip(1).Select(m => $" (eller {m.Navn()})"));
            feil.Avvis(rader.Linje, mangler[0].Navn(), Feilkoder.ManglendeKolonne, $"Kolonnen {mangler[0].Navn()}{eller} mangler i overskriften.");
        }

        return feil.HarFeil ? throw Avvisning.Ugyldig(feil) : (kolonner, utelatt);
    }
}
