using Ledger.Domain.Validering;

namespace Ledger.Domain.Hovedbok;

/// <summary>The fields of a row. Those that came with form 2 of the chain stand last: the fingerprint of an import is over the fields in this order.</summary>
public enum Radfelt : byte
{
    Bilagsreferanse,
    Bilagsdato,
    Periode,
    Kontoklasse,
    Art,
    Funksjon,
    Kapittel,
    Sektor,
    Ansvar,
    Prosjekt,
    Fond,
    Merke,
    Beloep,
    Tekst,
    Motpart,
    Dokument,
    Konto,
    LokalFunksjon,
    Fridim1,
    Fridim2,
    Motpartsenhet,
    GjelderPeriode,
    Tiltak,

    // Of files of budget lines only.
    Aar,
    Periodisering,
    Vedtaksreferanse,
    Vedtaksdato,
    Organ,
    Type,
    Ramme,

    // Who approved the bilag, on any of its rows: in the order of Godkjenningssamler.
    AttestertAv,
    AttestertNavn,
    AttestertTidspunkt,
    AnvistAv,
    AnvistNavn,
    AnvistTidspunkt,
}

/// <summary>The names of <see cref="Radfelt"/> in the API: <c>lokalFunksjon</c>.</summary>
public static class Radfeltnavn
{
    private static readonly string[] Navnene = [.. Enum.GetNames<Radfelt>().Select(n => char.ToLowerInvariant(n[0]) + n[1..])];

    public static string Navn(this Radfelt felt) => Navnene[(int)felt];
}

/// <summary>
/// The fields of one row as a source wrote them, before anything is known about them. Reused from row to row by readers.
/// </summary>
public sealed class Posteringsfelt
{
    private readonly string[] _felt = new string[(int)Radfelt.AnvistTidspunkt + 1];
    private string? _lestBeloep;
    private Verdier.Beloep? _beloep;

    public Posteringsfelt() => Toem();

    /// <summary>The values are cells of a file, texts without types; those of JSON are written as the contract has them.</summary>
    public bool ErCeller { get; init; }

    /// <summary>The line of the body, header included, from 1; null for a row of a JSON document.</summary>
    public long? Linje { get; set; }

    /// <summary>What is wrong with the form of the row; null when it has the format's. Its fields are then not to be trusted.</summary>
    public Feil? Formfeil { get; set; }

    /// <summary>The title of the column that the amount stands in, when the line has one for each month or year; else null.</summary>
    public string? Beloepstittel { get; set; }

    /// <summary>Put before a field's name in errors, e.g. <c>posteringer[2].</c></summary>
    public string Prefiks { get; set; } = "";

    public string Bilagsreferanse { get => this[Radfelt.Bilagsreferanse]; set => this[Radfelt.Bilagsreferanse] = value; }

    public string Bilagsdato { get => this[Radfelt.Bilagsdato]; set => this[Radfelt.Bilagsdato] = value; }

    public string Periode { get => this[Radfelt.Periode]; set => this[Radfelt.Periode] = value; }

    public string Kontoklasse { get => this[Radfelt.Kontoklasse]; set => this[Radfelt.Kontoklasse] = value; }

    public string Art { get => this[Radfelt.Art]; set => this[Radfelt.Art] = value; }

    public string Funksjon { get => this[Radfelt.Funksjon]; set => this[Radfelt.Funksjon] = value; }

    public string Kapittel { get => this[Radfelt.Kapittel]; set => this[Radfelt.Kapittel] = value; }

    public string Sektor { get => this[Radfelt.Sektor]; set => this[Radfelt.Sektor] = value; }

    public string Ansvar { get => this[Radfelt.Ansvar]; set => this[Radfelt.Ansvar] = value; }

    public string Prosjekt { get => this[Radfelt.Prosjekt]; set => this[Radfelt.Prosjekt] = value; }

    public string Fond { get => this[Radfelt.Fond]; set => this[Radfelt.Fond] = value; }

    public string Merke { get => this[Radfelt.Merke]; set => this[Radfelt.Merke] = value; }

    public string Beloep { get => this[Radfelt.Beloep]; set => this[Radfelt.Beloep] = value; }

    public string Tekst { get => this[Radfelt.Tekst]; set => this[Radfelt.Tekst] = value; }

    public string Motpart { get => this[Radfelt.Motpart]; set => this[Radfelt.Motpart] = value; }

    public string Dokument { get => this[Radfelt.Dokument]; set => this[Radfelt.Dokument] = value; }

    public string this[Radfelt felt]
    {
        get => _felt[(int)felt];
        set => _felt[(int)felt] = value;
    }

    /// <summary>The amount that <see cref="Beloep"/> says; null when it says none. Read once, however many ask.</summary>
    public Verdier.Beloep? LestBeloep
    {
        get
        {
            if (!ReferenceEquals(_lestBeloep, Beloep))
            {
                _lestBeloep = Beloep;
                _beloep = Verdier.Beloep.TryParse(Beloep, out var beloep) ? beloep : null;
            }

            return _beloep;
        }
    }

    /// <summary>No field has anything but blanks.</summary>
    public bool ErTom => Array.TrueForAll(_felt, string.IsNullOrWhiteSpace);

    /// <summary>The row as it is now, to keep while the object goes on to the next.</summary>
    public Posteringsfelt Kopi()
    {
        var kopi = new Posteringsfelt { ErCeller = ErCeller, Linje = Linje, Formfeil = Formfeil, Prefiks = Prefiks, Beloepstittel = Beloepstittel };
        _felt.CopyTo(kopi._felt, 0);
        return kopi;
    }

    /// <summary>The row as one of a bilag.</summary>
    public Posteringsfelt I(string bilagsreferanse, string bilagsdato, string periode)
    {
        (Bilagsreferanse, Bilagsdato, Periode) = (bilagsreferanse, bilagsdato, periode);
        return this;
    }

    /// <summary>Makes every field empty.</summary>
    public void Toem()
    {
        Array.Fill(_felt, "");
        Formfeil = null;
    }
}
