namespace Ledger.Domain.Hovedbok;

/// <summary>
/// The fields of one row as a source wrote them, before anything is known about them. Reused from row to row by readers.
/// </summary>
public sealed class Posteringsfelt
{
    /// <summary>The line of the body, header included, from 1; null for a row of a JSON document.</summary>
    public long? Linje { get; set; }

    /// <summary>Put before a field's name in errors, e.g. <c>posteringer[2].</c></summary>
    public string Prefiks { get; set; } = "";

    public string Bilagsreferanse { get; set; } = "";

    public string Bilagsdato { get; set; } = "";

    public string Periode { get; set; } = "";

    public string Kontoklasse { get; set; } = "";

    public string Art { get; set; } = "";

    public string Funksjon { get; set; } = "";

    public string Kapittel { get; set; } = "";

    public string Sektor { get; set; } = "";

    public string Ansvar { get; set; } = "";

    public string Prosjekt { get; set; } = "";

    public string Fond { get; set; } = "";

    public string Merke { get; set; } = "";

    public string Beloep { get; set; } = "";

    public string Tekst { get; set; } = "";

    public string Motpart { get; set; } = "";

    public string Dokument { get; set; } = "";
}
