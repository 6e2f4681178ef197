using Ledger.Application.Porter;
using Ledger.Domain.Validering;

namespace Ledger.Application.Saldoimport;

/// <summary>Whether a source may book in a year, and whose bookings are its own.</summary>
/// <param name="Overtatt">The sources that it has taken over, now or before.</param>
/// <param name="ErEndret">This import takes over a source that had not been taken over before.</param>
internal sealed record Kildevalg(IReadOnlyList<string> Overtatt, bool ErEndret)
{
    /// <exception cref="Avvisning">
    /// 409 another source has booked in the year, and what it booked would stand beside this one's; 422 a source to take over has booked nothing.
    /// </exception>
    public static async Task<Kildevalg> FinnAsync(Kilderegister register, Kommunehode hode, Saldoimportordre ordre, CancellationToken ct)
    {
        var (kilder, overtatt) = (await register.AlleAsync(hode, ordre.Aar, ct), await register.OvertattAsync(hode, ordre.Aar, ct));
        if (overtatt.FirstOrDefault(o => o.Contains(ordre.Kilde)) is { } ny)
        {
            throw Annen($"Kilden «{ordre.Kilde}» ble overtatt av «{ny.Key}» i {ordre.Aar}, og kan ikke bokføre mer der.");
        }

        var egne = overtatt[ordre.Kilde].ToList();
        var nye = (ordre.Overtar ?? []).Except(egne, StringComparer.Ordinal).ToList();
        if (nye.FirstOrDefault(n => n == ordre.Kilde || kilder.All(k => k.Kilde != n)) is { } ukjent)
        {
            throw Avvisning.Regelbrudd("overtar", Feilkoder.UkjentKilde, $"Kilden «{ukjent}» har ikke bokført noe i {ordre.Aar} som kan overtas.");
        }

        var alleOvertatt = overtatt.SelectMany(o => o).Concat(nye).ToHashSet(StringComparer.Ordinal);
        var andre = kilder.Select(k => k.Kilde).Where(k => k != ordre.Kilde && !alleOvertatt.Contains(k)).ToList();
        return andre.Count > 0 && kilder.All(k => k.Kilde != ordre.Kilde)
            ? throw Annen(
                $"«{string.Join("», «", andre)}» har allerede bokført i {ordre.Aar}. Skal «{ordre.Kilde}» overta, oppgis overtar={string.Join(',', andre)}.")
            : new Kildevalg([.. egne, .. nye], nye.Count > 0);
    }

    private static Avvisning Annen(string detalj) => Avvisning.Konflikt(Problemtyper.AnnenKilde, "En annen kilde har bokført i året", detalj);
}
