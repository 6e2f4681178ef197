using Ledger.Application.Import;
using Ledger.Domain.Hovedbok;
using Ledger.Domain.Validering;
using Ledger.Domain.Verdier;

namespace Ledger.Application.Budsjett;

/// <summary>The decision of one year, as a file has it.</summary>
/// <param name="Hode">The first line: what it says of the decision as a whole may be empty.</param>
public sealed record Filvedtak(Regnskapsaar Aar, Posteringsfelt Hode, IReadOnlyList<Budsjettlinjeutkast> Linjer);

/// <summary>
/// Reads a file of budget lines: a decision for each year that it has lines of. A line with a period is the amount of one month, and those of
/// one key are one line with its months.
/// </summary>
/// <param name="aar">The year of lines that name none; null when each line names one.</param>
public sealed class Budsjettfil(Regnskapsaar? aar, Feilsamling feil)
{
    /// <summary>As many as one decision may have, whatever it comes as.</summary>
    public const int MestLinjer = 100_000;

    private const char Skille = '\u001f';

    /// <summary>What is of the decision as a whole, and the same on each line that has it.</summary>
    public static readonly IReadOnlyList<Radfelt> Hodefelt =
        [Radfelt.Vedtaksreferanse, Radfelt.Vedtaksdato, Radfelt.Organ, Radfelt.Type, Radfelt.Tekst];

    private static readonly Radfelt[] Noekkelfelt =
    [
        Radfelt.Kontoklasse, Radfelt.Art, Radfelt.Funksjon, Radfelt.Ansvar, Radfelt.Prosjekt, Radfelt.Fond, Radfelt.Konto, Radfelt.LokalFunksjon,
        Radfelt.Fridim1, Radfelt.Fridim2, Radfelt.Tiltak, Radfelt.Ramme,
    ];

    private readonly Radvask _vask = new(feil, romslig: true);
    private readonly SortedDictionary<int, Aarslinjer> _aarene = [];
    private int _antall;

    /// <exception cref="Avvisning">400 the file has no rows; 413 it has too many.</exception>
    public IReadOnlyList<Filvedtak> Les(IPosteringsleser leser)
    {
        var harRader = false;
        while (leser.Neste() is { } rad)
        {
            harRader = true;
            if (rad.Formfeil is { } f)
            {
                feil.Avvis(f.Linje, f.Felt, f.Kode, f.Melding);
            }
            else
            {
                _vask.Ta(rad);
                Ta(rad);
            }
        }

        return !harRader
            ? throw Avvisning.Ugyldig("body", Feilkoder.TomtInnhold, "Innholdet har ingen rader.")
            : [.. _aarene.Values.Select(a => new Filvedtak(a.Aar, a.Hode, a.Linjer()))];
    }

    private void Ta(Posteringsfelt rad)
    {
        if (Aaret(rad) is not { } aaret)
        {
            return;
        }

        if (!_aarene.TryGetValue(aaret.Aar, out var linjer))
        {
            _aarene[aaret.Aar] = linjer = new Aarslinjer(aaret, rad.Kopi());
        }

        SammenlignHode(linjer, rad);
        if (rad.Periode.Length == 0)
        {
            Tell();
            linjer.LeggTil(rad.Kopi(), Periodiseringsprofiler.ErKode(rad[Radfelt.Periodisering]) ? null : Maaneder(rad[Radfelt.Periodisering]));
        }
        else if (Maaned(rad) is { } maaned && linjer.TaMaaned(string.Join(Skille, Noekkelfelt.Select(f => rad[f])), rad, maaned.Periode, maaned.Beloep))
        {
            Tell();
        }
    }

    private void Tell()
    {
        if (++_antall > MestLinjer)
        {
            throw new Avvisning(
                Avvisningsgrunn.ForStor, Problemtyper.ForMangeRader, "Filen har for mange linjer",
                $"En budsjettfil har høyst {MestLinjer} linjer. Del den opp.");
        }
    }

    private Regnskapsaar? Aaret(Posteringsfelt rad)
    {
        if (rad[Radfelt.Aar] is not { Length: > 0 } tekst)
        {
            if (aar is null)
            {
                feil.Avvis(rad.Linje, "aar", Feilkoder.Mangler, "Linjen sier ikke hvilket år den gjelder, og det står ikke i adressen.");
            }

            return aar;
        }

        if (Regnskapsaar.TryParse(tekst, out var aaret))
        {
            return aaret;
        }

        feil.Avvis(rad.Linje, "aar", Feilkoder.UgyldigFormat, "Et år er fire siffer.");
        return null;
    }

    private void SammenlignHode(Aarslinjer linjer, Posteringsfelt rad)
    {
        foreach (var felt in Hodefelt)
        {
            if (rad[felt].Length == 0)
            {
                continue;
            }

            if (linjer.Hode[felt].Length == 0)
            {
                linjer.Hode[felt] = rad[felt];
            }
            else if (linjer.Hode[felt] != rad[felt])
            {
                feil.Avvis(
                    rad.Linje, felt.Navn(), Feilkoder.VedtakUlikt,
                    $"Filen har ett vedtak for {linjer.Aar}, og {felt.Navn()} er ikke det samme her som på linje {linjer.Hode.Linje}.");
            }
        }
    }

    private (Periode Periode, Beloep Beloep)? Maaned(Posteringsfelt rad)
    {
        if (!Periode.TryParse(rad.Periode, out var periode) || periode.Nummer is < 1 or > 12)
        {
            feil.Avvis(rad.Linje, "periode", Feilkoder.UgyldigPeriode, "Et budsjett fordeles på periode 1–12.");
            return null;
        }

        if (rad[Radfelt.Periodisering].Length > 0)
        {
            feil.Avvis(rad.Linje, "periodisering", Feilkoder.SkalVaereTom, "En linje med periode er beløpet i en måned, og har ingen periodisering.");
            return null;
        }

        if (rad.LestBeloep is { } beloep)
        {
            return (periode, beloep);
        }

        feil.Avvis(
            rad.Linje, "beloep", rad.Beloep.Length == 0 ? Feilkoder.Mangler : Feilkoder.UgyldigBeloep, "Beløpet skrives med høyst to desimaler.");
        return null;
    }

    /// <summary>Null for an even spread; else the amounts as they stand, apart from how they are written.</summary>
    private static List<string>? Maaneder(string periodisering) => periodisering is "" or "jevn" ? null
        : [.. periodisering.Split([' ', ';', '|'], StringSplitOptions.RemoveEmptyEntries)
            .Select(m => Beloepstekst.TryParse(m, out var beloep, out _) ? beloep.ToString() : m)];

    /// <summary>The lines of one year, in the order that they were met in.</summary>
    private sealed class Aarslinjer(Regnskapsaar aar, Posteringsfelt hode)
    {
        private readonly List<(Posteringsfelt Felt, IReadOnlyList<string>? Maaneder, decimal[]? Beloep)> _linjer = [];
        private readonly Dictionary<string, decimal[]> _maaneder = new(StringComparer.Ordinal);

        public Regnskapsaar Aar => aar;

        public Posteringsfelt Hode => hode;

        public void LeggTil(Posteringsfelt felt, IReadOnlyList<string>? maaneder) => _linjer.Add((felt, maaneder, null));

        /// <summary>Adds a month to the line of a key; true when that is a new line.</summary>
        public bool TaMaaned(string noekkel, Posteringsfelt rad, Periode periode, Beloep beloep)
        {
            var erNy = !_maaneder.TryGetValue(noekkel, out var maaneder);
            if (erNy)
            {
                _maaneder[noekkel] = maaneder = new decimal[12];
                _linjer.Add((rad.Kopi(), null, maaneder));
            }

            maaneder![periode.Nummer - 1] += beloep.Kroner;
            return erNy;
        }

        public IReadOnlyList<Budsjettlinjeutkast> Linjer() => [.. _linjer.Select(l => l.Beloep is { } beloep ? Av(l.Felt, beloep) : new(l.Felt, l.Maaneder)
        {
            Profil = Periodiseringsprofiler.ErKode(l.Felt[Radfelt.Periodisering]) ? l.Felt[Radfelt.Periodisering] : null,
        })];

        private static Budsjettlinjeutkast Av(Posteringsfelt felt, decimal[] maaneder)
        {
            felt.Beloep = Tekst(maaneder.Sum());
            return new Budsjettlinjeutkast(felt, [.. maaneder.Select(Tekst)]);
        }

        private static string Tekst(decimal kroner) => kroner.ToString("0.00", System.Globalization.CultureInfo.InvariantCulture);
    }
}
