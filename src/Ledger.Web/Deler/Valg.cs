using Ledger.Web.Html;
using Ledger.Web.Tall;

namespace Ledger.Web.Deler;

/// <summary>What the reader has chosen on a page: the parameters of its address, known and in order. Default values are left out of addresses.</summary>
public sealed class Valg(Adresse side, IReadOnlyList<(string Navn, string Verdi)> satt)
{
    public const string Enhetsvalg = "enhet";
    public const string Kolonnevalg = "kolonner";

    /// <summary>The columns of a report, whose own choice of them has the name of the other.</summary>
    public const string Visvalg = "vis";
    public const string Linjevalg = "linjer";
    public const string Rekkefoelgevalg = "rekkefoelge";
    public const string Delvalg = "del";
    public const string Ansvarsvalg = "ansvar";
    public const string Prisvalg = "priser";

    /// <summary>Lines of a statement; may be set more than once.</summary>
    public const string Postvalg = "linje";
    public const string Tabellvalg = "tabell";
    public const string Soekevalg = "q";

    /// <summary>The id of the table that a page's file is of when none is named.</summary>
    public const string Foerstetabell = "tabell";
    public const string Alle = "alle";

    public Beloepsenhet Enhet => this[Enhetsvalg] is { } tekst && Beloepsenheter.TryParse(tekst, out var enhet) ? enhet : Beloepsenhet.Mill;

    public bool AlleKolonner => this[Kolonnevalg] == Alle;

    public bool AlleLinjer => this[Linjevalg] == Alle;

    /// <summary>What a parameter is set to; null when it is default.</summary>
    public string? this[string navn] => satt.Where(s => s.Navn == navn).Select(s => s.Verdi).FirstOrDefault();

    /// <summary>All that a parameter is set to, of those that may be set more than once.</summary>
    public IReadOnlyList<string> Flere(string navn) => [.. satt.Where(s => s.Navn == navn).Select(s => s.Verdi)];

    /// <summary>The address of the same page with another choice; null for the default.</summary>
    public Adresse Med(string navn, string? verdi) => side.Med([.. satt.Where(s => s.Navn != navn).Select(s => (s.Navn, (string?)s.Verdi)), (navn, verdi)]);
}
