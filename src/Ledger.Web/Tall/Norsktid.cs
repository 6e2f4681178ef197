using System.Globalization;

namespace Ledger.Web.Tall;

/// <summary>
/// Clocks in Norway: an hour ahead of UTC, and two from the last Sunday of March to the last of October, as all of Europe changes at 01:00 UTC. Said
/// here, since the machine may have no table of time zones.
/// </summary>
public static class Norsktid
{
    private const string Form = "yyyy-MM-dd'T'HH:mm";
    private const int Mars = 3;
    private const int Oktober = 10;

    /// <summary>What the clock shows: 1. mars 2027 kl. 08.00.</summary>
    public static string Skriv(DateTimeOffset tid)
    {
        var her = tid.ToOffset(Avstand(tid.UtcDateTime));
        return $"{Dato.Lang(DateOnly.FromDateTime(her.DateTime))} kl. {her.ToString("HH.mm", CultureInfo.InvariantCulture)}";
    }

    /// <summary>Reads a date and time as a form's field sends them, by the clock here; null when it is none.</summary>
    public static DateTimeOffset? Les(string tekst)
    {
        if (!DateTime.TryParseExact(tekst, [Form, Form + ":ss"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var klokken))
        {
            return null;
        }

        // The hour that comes twice in October is read as the first; the one that is left out in March as if the clock had not been moved.
        var sommer = new DateTimeOffset(klokken, TimeSpan.FromHours(2));
        return Avstand(sommer.UtcDateTime) == sommer.Offset ? sommer : new DateTimeOffset(klokken, TimeSpan.FromHours(1));
    }

    private static TimeSpan Avstand(DateTime utc) =>
        TimeSpan.FromHours(utc >= Skifte(utc.Year, Mars) && utc < Skifte(utc.Year, Oktober) ? 2 : 1);

    /// <summary>01:00 UTC on the last Sunday of a month of 31 days.</summary>
    private static DateTime Skifte(int aar, int maaned)
    {
        var siste = new DateTime(aar, maaned, 31, 1, 0, 0, DateTimeKind.Utc);
        return siste.AddDays(-(int)siste.DayOfWeek);
    }
}
