using System.Text.Json.Serialization;
using Ledger.Application.Rapportering;
using Ledger.Domain.Inngaaendebalanse;
using Ledger.Domain.Verdier;

namespace Ledger.Application.Aarsavslutning;

/// <summary>A key of the balance in both years, in ledger sign. Fields that do not apply are null.</summary>
/// <param name="UtgaaendeForrige">What the year before ended with.</param>
/// <param name="Inngaaende">What the year began with.</param>
public sealed record Inngaaendelinjesvar(
    string? Kapittel, string? Sektor, string? Ansvar, string? Prosjekt, string? Fond, string? Konto, string? Fridim1, string? Fridim2,
    decimal UtgaaendeForrige, decimal Inngaaende, decimal Differanse)
{
    public static Inngaaendelinjesvar Av(Balanselinje l, Visning v)
    {
        var d = l.Noekkel;
        return new Inngaaendelinjesvar(
            Tom(d.Kapittel.ToString()), Tom(d.Sektor.ToString()), Tom(d.Ansvar.ToString()), Tom(d.Prosjekt.ToString()), Tom(d.Fond.ToString()),
            Tom(d.Egne?.Konto), Tom(d.Egne?.Fridim1), Tom(d.Egne?.Fridim2), v.Vis(l.Utgaaende), v.Vis(l.Inngaaende), v.Vis(l.Differanse));
    }

    private static string? Tom(string? tekst) => string.IsNullOrEmpty(tekst) ? null : tekst;
}

/// <summary>A chapter of the balance in both years, in ledger sign.</summary>
public sealed record Inngaaendekapittelsvar(string Kapittel, decimal UtgaaendeForrige, decimal Inngaaende, decimal Differanse)
{
    public static Inngaaendekapittelsvar Av(Kapittellinje k, Visning v) =>
        new(k.Kapittel.ToString(), v.Vis(k.Utgaaende), v.Vis(k.Inngaaende), v.Vis(k.Differanse));
}

/// <summary>What a carry-over did, or would do, and how the opening balance stands after it. Kroner, ledger sign.</summary>
/// <param name="Endret">False when nothing differed, and nothing was booked.</param>
/// <param name="Bilagsnummer">The bilag in period 0; null when there is none.</param>
/// <param name="Foreloepig">The year before is open: carry over again when it is closed, and the difference is booked.</param>
/// <param name="Linjer">The keys that differed before it.</param>
public sealed record Overfoeringskvittering(
    bool Endret, int? Bilagsnummer, string Status, bool Foreloepig, int AntallAvvik, decimal SumAbsolutt, IReadOnlyList<Inngaaendelinjesvar> Linjer,
    long Versjon, string Kjedehode, [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] bool? Proevekjoering = null);

/// <summary>The names of <see cref="Balansestatus"/> in JSON.</summary>
public static class Balansestatuser
{
    public static IReadOnlyList<string> Navnene { get; } = [.. Enum.GetValues<Balansestatus>().Select(s => s.Navn())];
}
