using System.Globalization;
using Ledger.Application.Grunndata;
using Ledger.Application.Grunndata.Definisjoner;
using Ledger.Application.Skriving;
using Ledger.Domain.Aarsstatus;
using Ledger.Domain.Kjede;

namespace Ledger.Application.Aarsavslutning;

/// <summary>Appends states of a year to the journal.</summary>
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
}
