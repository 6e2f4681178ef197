using System.Globalization;
using Ledger.Application.Grunndata;
using Ledger.Application.Grunndata.Definisjoner;
using Ledger.Application.Porter;
using Ledger.Application.Skriving;
using Ledger.Domain.Aarsstatus;
using Ledger.Domain.Kjede;
using Ledger.Domain.Verdier;

namespace Ledger.Application.Aarsavslutning;

/// <summary>Appends states of a year to the journal, and tells what has become of its figures since.</summary>
internal static class Aarsstatuser
{
    /// <summary>Records a state that a closing or its undoing leads to. Its version is the write's own.</summary>
    /// <param name="etter">How many states the same write has recorded already.</param>
    public static Task RegistrerAsync(
        Skrivekontekst kontekst, Kommunegrunnlag data, Aarstilstand tilstand, string? begrunnelse, CancellationToken ct, int etter = 0) =>
        RegistrerAsync(
            kontekst, data, new Aarsstatusinnhold(tilstand.Navn(), kontekst.Versjon, kontekst.Kjedehode.ToString()),
            new Dictionary<string, string?> { [Aarsstatusform.Begrunnelse] = begrunnelse }, ct, etter);

    public static Task RegistrerAsync(
        Skrivekontekst kontekst, Kommunegrunnlag data, Aarsstatusinnhold innhold, IReadOnlyDictionary<string, string?> tekster, CancellationToken ct,
        int etter = 0) =>
        kontekst.DefinerAsync(
            Journalslag.Aarsstatus, data.Aar.Aar, (data.Aarsgang.Statuser.Count + etter + 1).ToString(CultureInfo.InvariantCulture),
            Aarsstatusform.Skriv(innhold), ct, tekster);

    /// <summary>The version that closed the year; null when it is open.</summary>
    public static long? Avsluttetversjon(this Aarsgang gang) =>
        gang.Tilstand == Aarstilstand.Aapen ? null : gang.Staaende?.Versjon ?? gang.Gjeldende(Aarstilstand.Avsluttet)?.RegistrertVersjon;

    /// <summary>A figure of the year has changed since a version.</summary>
    public static async Task<bool> ErEndretAsync(IHovedbokleser leser, Kommunehode hode, Regnskapsaar aar, long versjon, CancellationToken ct)
    {
        var fra = (await leser.FinnTransaksjonAsync(hode.Ledger, versjon, ct))!.SisteSekvens;
        return fra != hode.Sekvens && (await leser.SaldoendringerAsync(hode.Ledger, fra, hode.Sekvens, ct))[aar]
            .GroupBy(p => (p.Dimensjon, p.Slag, p.Periode)).Any(g => !Beloep.Sum(g.Select(p => p.Beloep)).ErNull);
    }
}
