namespace Ledger.Domain.Hovedbok;

/// <summary>One field of a dimension: what it is called in each place, and how its value is read and written.</summary>
public sealed class Dimensjonskolonne
{
    private readonly Skriver _skriv;
    private readonly Leser _les;

    internal Dimensjonskolonne(Dimensjonsfelt felt, Radfelt radfelt, string kolonne, Skriver skriv, Leser les, bool kommer)
    {
        (Felt, Radfelt, Kolonne, Kommer) = (felt, radfelt, kolonne, kommer);
        (_skriv, _les) = (skriv, les);
    }

    internal delegate string Skriver(in Dimensjon d);

    internal delegate bool Leser(string tekst, ref Dimensjon d);

    /// <summary>The field's flag; none for kontoklasse, which always counts.</summary>
    public Dimensjonsfelt Felt { get; }

    /// <summary>The same field of a row as a source wrote it.</summary>
    public Radfelt Radfelt { get; }

    /// <summary>The name in the API, in extracts and in the hashed form.</summary>
    public string Navn => Radfelt.Navn();

    /// <summary>The name of the column in the databases.</summary>
    public string Kolonne { get; }

    /// <summary>The ledger stores, compares and hashes the field, but the API does not take it in yet.</summary>
    public bool Kommer { get; }

    /// <summary>The field's value as it is written everywhere; empty when it is absent.</summary>
    public string Tekst(in Dimensjon d) => _skriv(d);

    /// <summary>
    /// Gives the field the value that a text says; an empty text is the absence of one. False, and nothing done, when the text is no value of
    /// the field.
    /// </summary>
    public bool TrySett(ref Dimensjon d, string tekst) => _les(tekst, ref d);
}
