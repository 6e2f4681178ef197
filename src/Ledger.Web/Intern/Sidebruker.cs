using Ledger.Domain.Verdier;

namespace Ledger.Web.Intern;

/// <summary>Who reads live pages, by the cookie of his session. An API key in a header opens none.</summary>
/// <param name="Navn">What the reader is called.</param>
/// <param name="KanSe">Whether a ledger is his to see.</param>
/// <param name="Enheter">The units that he is bound to, with what lies below them; none when he sees all.</param>
public sealed record Sidebruker(string Navn, IReadOnlyList<string> Scopes, Func<LedgerId, bool> KanSe, IReadOnlyList<string> Enheter)
{
    public bool Har(IEnumerable<string> scopes) => scopes.Any(Scopes.Contains);
}

/// <summary>Metadata of an endpoint that is a live page: who asks is found by his session.</summary>
public sealed class Internside
{
    public static readonly Internside Instans = new();

    private Internside()
    {
    }
}
