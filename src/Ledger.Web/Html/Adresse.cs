namespace Ledger.Web.Html;

/// <summary>Where a link leads: within this service, or to a place on the page. No other scheme can be written.</summary>
public sealed class Adresse
{
    private readonly string _tekst;

    private Adresse(string tekst) => _tekst = tekst;

    /// <summary>The front of the service.</summary>
    public static Adresse Rot { get; } = new("");

    /// <summary>A place on the same page.</summary>
    public static Adresse Anker(string id) => new("#" + Uri.EscapeDataString(id));

    /// <summary>A page of this service, or an address with https at another host; null for anything else.</summary>
    public static Adresse? Ekstern(string? tekst) => tekst switch
    {
        null => null,
        _ when tekst.StartsWith('/') && !tekst.StartsWith("//", StringComparison.Ordinal) && !tekst.Contains('\\', StringComparison.Ordinal) => new(tekst),
        _ => Uri.TryCreate(tekst, UriKind.Absolute, out var uri) && uri.Scheme == Uri.UriSchemeHttps ? new(uri.AbsoluteUri) : null,
    };

    /// <summary>An address one or more levels below.</summary>
    public Adresse Under(params string[] ledd) => new(_tekst + string.Concat(ledd.Select(l => "/" + Uri.EscapeDataString(l))));

    /// <summary>The same with parameters; one without a value is left out.</summary>
    public Adresse Med(params IEnumerable<(string Navn, string? Verdi)> parametre)
    {
        var tekst = string.Join('&', parametre.Where(p => p.Verdi is not null).Select(p => $"{Uri.EscapeDataString(p.Navn)}={Uri.EscapeDataString(p.Verdi!)}"));
        return tekst.Length == 0 ? this : new(_tekst + (_tekst.Contains('?', StringComparison.Ordinal) ? '&' : '?') + tekst);
    }

    public override string ToString() => _tekst.Length == 0 ? "/" : _tekst;
}
