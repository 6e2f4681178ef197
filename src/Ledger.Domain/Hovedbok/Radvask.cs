using System.Globalization;
using System.Text;
using Ledger.Domain.Validering;
using Ledger.Domain.Verdier;

namespace Ledger.Domain.Hovedbok;

/// <summary>
/// Brings a row to the contract's form where what it says is beyond doubt, before it is remembered, examined and booked: the reference and codes in
/// Unicode's composed form, texts without characters that are not seen, amounts as digits with a point, dates of a file's cells as ISO has them. Each
/// kind is told once.
/// </summary>
/// <param name="feil">Where it is told; null when nobody asks.</param>
/// <param name="romslig">Amounts are texts of another system, and are read as such; else only the contract's form is one.</param>
/// <param name="aar">The year that a period written with its year is of; null takes no such period.</param>
public sealed class Radvask(Feilsamling? feil, bool romslig, Regnskapsaar? aar = null)
{
    /// <summary>Dates that can be read in one way only. With slashes some put the month first.</summary>
    private static readonly string[] Datoformer = ["d.M.yyyy", "yyyyMMdd", "yyyy-M-d", "yyyy-MM-dd'T'HH:mm:ss", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFF"];

    // Rows of a bilag have the same date, period and class, and a reader gives them as the same text.
    private readonly Husket _dato = new(Dato), _vedtaksdato = new(Dato), _periode = new(t => Periodetekst(t, aar)), _klasse = new(Klasse);

    private static readonly Radfelt[] Kodefelt =
        [Radfelt.Ansvar, Radfelt.Prosjekt, Radfelt.Fond, Radfelt.Konto, Radfelt.LokalFunksjon, Radfelt.Fridim1, Radfelt.Fridim2];

    private static readonly Radfelt[] Tekstfelt = [Radfelt.Tekst, Radfelt.Motpart, Radfelt.Dokument];

    private const string Datomelding = "Datoer er skrevet på en annen måte enn ÅÅÅÅ-MM-DD og lest slik.";

    private static readonly (Skrivemaate Maate, string Verdi, string Melding)[] Maater =
    [
        (Skrivemaate.Mellomrom, "mellomrom", "Beløp har mellomrom foran eller bak; det er tatt bort."),
        (Skrivemaate.Desimalkomma, "desimalkomma", "Beløp er skrevet med desimalkomma og lest slik."),
        (Skrivemaate.Tusenskille, "tusenskille", "Beløp har mellomrom mellom tusener; de er tatt bort."),
        (Skrivemaate.Minustegn, "minustegn", "Beløp er skrevet med minustegnet U+2212 og lest som negative."),
        (Skrivemaate.FortegnBak, "fortegn_bak", "Beløp har fortegnet bak tallet og er lest slik."),
        (Skrivemaate.ManglendeSiffer, "manglende_siffer", "Beløp mangler siffer foran eller bak desimaltegnet; det er lest som null."),
        (Skrivemaate.Nulldesimaler, "nulldesimaler", "Beløp har flere enn to desimaler, men bare nuller etter den andre; de er tatt bort."),
    ];

    public void Ta(Posteringsfelt rad)
    {
        if (romslig && rad.LestBeloep is null && Beloepstekst.TryParse(rad.Beloep, out var beloep, out var maate))
        {
            rad.Beloep = beloep.ToString();
            TellMaate(rad, maate, beloep);
        }

        if (romslig && rad.ErCeller)
        {
            Les(rad, Radfelt.Bilagsdato, _dato, Datomelding);
            Les(rad, Radfelt.Vedtaksdato, _vedtaksdato, Datomelding);
        }

        if (romslig)
        {
            Les(rad, Radfelt.Periode, _periode, "Perioder er skrevet med året og lest som periodens nummer.");
            Les(rad, Radfelt.Kontoklasse, _klasse, "Kontoklasser er skrevet med store bokstaver eller mellomrom og lest likevel.");
        }

        Normaliser(rad);

        foreach (var felt in Kodefelt)
        {
            if (Sammensatt(rad[felt]) is { } kode)
            {
                rad[felt] = kode;
                Tell(
                    rad, Feilkoder.VerdiTolket, rad.Prefiks + felt.Navn(), null,
                    "Koder er skrevet med bokstav og aksent hver for seg (Unicode NFD) og lest som ett tegn (NFC).", rad.LestBeloep ?? default);
            }
        }

        foreach (var felt in Tekstfelt)
        {
            var tekst = rad[felt];
            var renset = Tekstregler.UtenFormattegn(tekst);
            if (!ReferenceEquals(renset, tekst))
            {
                rad[felt] = renset;
                Tell(
                    rad, Feilkoder.FormattegnFjernet, rad.Prefiks + felt.ToString().ToLowerInvariant(), null,
                    "Teksten hadde tegn som ikke vises; de er tatt bort.", rad.LestBeloep ?? default);
            }
        }
    }

    /// <summary>Puts the contract's form of a value in its place; one that is in it, or that cannot be read, stays.</summary>
    private void Les(Posteringsfelt rad, Radfelt felt, Husket husket, string melding)
    {
        var tekst = rad[felt];
        if (husket.Les(tekst) is { } verdi)
        {
            rad[felt] = verdi;
            Tell(rad, Feilkoder.VerdiTolket, rad.Prefiks + felt.Navn(), null, melding, rad.LestBeloep ?? default);
        }
    }

    private static string? Dato(string tekst) => tekst is [_, _, _, _, '-', _, _, '-', _, _] ? null
        : DateTime.TryParseExact(tekst.Trim(), Datoformer, CultureInfo.InvariantCulture, DateTimeStyles.None, out var dato)
            ? dato.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) : null;

    private static string? Periodetekst(string tekst, Regnskapsaar? aar) => tekst.Length is 6 or 7 && aar is { } aaret
        && tekst.StartsWith(aaret.ToString(), StringComparison.Ordinal) && Verdier.Periode.TryParse(tekst[4..].TrimStart('-'), out var periode)
            ? periode.ToString() : null;

    private static string? Klasse(string tekst) => tekst.Length > 0 && !Kontoklasser.TryParse(tekst, out _)
        && Kontoklasser.TryParse(tekst.Trim().ToLowerInvariant(), out var klasse) ? klasse.Navn() : null;

    private void Normaliser(Posteringsfelt rad)
    {
        if (Sammensatt(rad.Bilagsreferanse) is not { } referanse)
        {
            return;
        }

        rad.Bilagsreferanse = referanse;
        Tell(
            rad, Feilkoder.ReferanseNormalisert, "bilagsreferanse", null,
            "Referansen er ført i Unicode NFC, så samme referanse er den samme uansett hvilket system den kommer fra.", rad.LestBeloep ?? default);
    }

    /// <summary>The text in Unicode's composed form; null when it is so already.</summary>
    private static string? Sammensatt(string tekst) =>
        Ascii.IsValid(tekst) || !Tekstregler.HarGyldigeTegn(tekst) || tekst.IsNormalized(NormalizationForm.FormC)
            ? null
            : tekst.Normalize(NormalizationForm.FormC);

    private void TellMaate(Posteringsfelt rad, Skrivemaate maate, Beloep beloep)
    {
        foreach (var (en, verdi, melding) in Maater)
        {
            if (maate.HasFlag(en))
            {
                Tell(rad, Feilkoder.BeloepTolket, rad.Prefiks + "beloep", verdi, melding, beloep);
            }
        }
    }

    /// <summary>A text that was read last, and the contract's form of it; null when it stays.</summary>
    private sealed class Husket(Func<string, string?> les)
    {
        private string? _tekst;
        private string? _lest;

        public string? Les(string tekst)
        {
            if (!ReferenceEquals(tekst, _tekst))
            {
                (_tekst, _lest) = (tekst, les(tekst));
            }

            return _lest;
        }
    }

    private void Tell(Posteringsfelt rad, string kode, string felt, string? verdi, string melding, Beloep beloep) =>
        feil?.Tell(kode, felt, verdi, melding, rad.Linje, beloep);
}
