using Ledger.Domain.Verdier;

namespace Ledger.Web.Intern;

/// <summary>Who reads live pages, by the cookie of his session. An API key in a header opens none.</summary>
/// <param name="Navn">What the reader is called.</param>
/// <param name="KanSe">Whether a ledger is his to see.</param>
/// <param name="Enheter">The units that he is bound to, with what lies below them; none when he sees all.</param>
/// <param name="Varsel">Seconds until he is to be told that his session ends.</param>
public sealed record Sidebruker(string Navn, IReadOnlyList<string> Scopes, Func<LedgerId, bool> KanSe, IReadOnlyList<string> Enheter, int Varsel)
{
    public bool Har(IEnumerable<string> scopes) => scopes.Any(Scopes.Contains);
}

/// <summary>What a page answers has texts of postings, or is the auditor's: the access log has a line of it, by who read it.</summary>
public sealed record Sidelesing(LedgerId Ledger, string Bruker);

/// <summary>Metadata of an endpoint that is a live page: who asks is found by his session.</summary>
/// <param name="Fornyer">The session lasts longer by it. What a page asks by itself is no sign of its reader.</param>
public sealed record Internside(bool Fornyer)
{
    public static readonly Internside Instans = new(Fornyer: true);

    public static readonly Internside UtenFornyelse = new(Fornyer: false);
}
