using System.Globalization;
using Ledger.Domain.Verdier;

namespace Ledger.Web.Tall;

/// <summary>Dates and months in Norwegian.</summary>
public static class Dato
{
    /// <summary>In tables: 31.12.2024.</summary>
    public static string Kort(DateOnly dag) => dag.ToString("dd.MM.yyyy", CultureInfo.InvariantCulture);

    /// <summary>In text: 31. desember 2024.</summary>
    public static string Lang(DateOnly dag) => $"{dag.Day}.{Tallform.Mellomrom}{Periode.Maaneder[dag.Month - 1]}{Tallform.Mellomrom}{dag.Year}";

    /// <summary>A month's name, 1–12; period 13 is årsavslutning.</summary>
    public static string Maaned(int periode) => periode is >= 1 and <= 12 ? Periode.Maaneder[periode - 1] : "årsavslutning";

    /// <summary>T1 or T2 for the month that ends the tertial; null for others.</summary>
    public static string? Tertialslutt(int periode) => periode switch { 4 => "T1", 8 => "T2", _ => null };

    /// <summary>The first letters of a month's name.</summary>
    public static string Kortmaaned(int periode) => periode is >= 1 and <= 12 ? Periode.Maaneder[periode - 1][..3] : "avsl.";
}
