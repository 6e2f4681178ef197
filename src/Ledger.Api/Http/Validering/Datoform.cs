using System.Globalization;

namespace Ledger.Api.Http.Validering;

/// <summary>Dates as ÅÅÅÅ-MM-DD and in no other form.</summary>
internal static class Datoform
{
    private const string Form = "yyyy-MM-dd";

    public static bool ErDato(string? tekst) => DateOnly.TryParseExact(tekst, Form, CultureInfo.InvariantCulture, DateTimeStyles.None, out _);

    public static DateOnly Les(string tekst) => DateOnly.ParseExact(tekst, Form, CultureInfo.InvariantCulture);

    /// <summary>A date that may be absent; it is of the form.</summary>
    public static DateOnly? Valgfri(string? tekst) => string.IsNullOrEmpty(tekst) ? null : Les(tekst);
}
