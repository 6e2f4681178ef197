using System.Globalization;
using Ledger.Application.Grunndata;
using Ledger.Application.Porter;
using Ledger.Domain;
using Ledger.Domain.Oekonomikontroll;
using Ledger.Domain.Regnskapsenheter;
using Ledger.Domain.Verdier;

namespace Ledger.Application.Aarsavslutning;

/// <summary>
/// What the municipality must transfer to units that have not covered their merforbruk in time (kommuneloven § 14-12): a foretak and a lånefond the year
/// after it arose, and then the kasse, in its budget for the year after that.
/// </summary>
internal static class Enhetsdekning
{
    /// <summary>As far back as layers are looked for.</summary>
    private const int MestAar = 30;

    /// <summary>A finding for each unit whose merforbruk is due at the end of a year; none of a unit's own ledger.</summary>
    public static async Task<IReadOnlyList<Funn>> FinnAsync(
        IHovedbokleser leser, Grunndataleser grunndata, Kommunehode hode, Kommunegrunnlag data, CancellationToken ct)
    {
        var funn = new List<Funn>();

        // What arose in a unit's last year is due the year after, when the unit itself is gone.
        var aar = data.Aar.Aar;
        foreach (var enhet in data.Regnskapsenheter.Where(e => hode.Ledger.Enhet.Length == 0 && (e.HarAaret(aar) || e.HarAaret(aar - 1)))
            .OrderBy(e => e.Kode, StringComparer.Ordinal))
        {
            var rest = await ForfaltAsync(leser, grunndata, LedgerId.Parse($"{hode.Ledger.Kommune}/{enhet.Kode}"), data.Aar, ct);
            var egen = Andel(enhet, hode.Ledger.Kommune);
            var beloep = Beloep.FraKroner(decimal.Round(rest.Kroner * egen / 100m, 2, MidpointRounding.AwayFromZero));
            if (beloep > Beloep.Null)
            {
                var dekning = enhet.HarAaret(aar) ? $"overfører {Kronetekst.Kr(beloep)} til enheten"
                    : $"dekker {Kronetekst.Kr(beloep)}, siden enheten er avviklet";
                funn.Add(Funnregler.EnhetSkalFaaOverfoering.Funnet(
                    $"{enhet.Navn} har ikke dekket {Kronetekst.Kr(rest)} av tidligere merforbruk i tide. Kommunen {dekning}, og fører det opp i "
                        + $"budsjettet for {(aar + 1).ToString(CultureInfo.InvariantCulture)}.",
                    beloep, verdi: enhet.Kode));
            }
        }

        return funn;
    }

    /// <summary>What a unit's layers that are due sum to; nothing when it has no accounts yet.</summary>
    private static async Task<Beloep> ForfaltAsync(
        IHovedbokleser leser, Grunndataleser grunndata, LedgerId ledger, Regnskapsaar aar, CancellationToken ct)
    {
        if (await leser.FinnKommuneAsync(ledger, ct) is not { } hode)
        {
            return Beloep.Null;
        }

        // The unit may not have begun on the year that is closed; what it did not cover is no less due.
        var aarene = new List<Lagsaar>();
        Regnskapsaar? siste = null;
        for (var i = aar.Aar; i > aar.Aar - MestAar && Regnskapsaar.TryFra(i, out var lest); i--)
        {
            var kube = (await leser.SaldokubeAsync(ledger, lest, ct)).Kube;
            if (kube.Antall > 0)
            {
                aarene.Insert(0, Lagsaar.Fra(kube, Lagslag.Merforbruk));
                siste ??= lest;
            }
            else if (siste is not null)
            {
                break;
            }
        }

        if (siste is not { } aaret)
        {
            return Beloep.Null;
        }

        var data = await grunndata.HentAsync(hode, aaret, ct);
        var rekke = Kommuneloven14_11Lag.Vurder(Kommuneloven14_11Lag.Regel(ledger), Lagslag.Merforbruk, data.Merforbruk.Lag, aarene, [], aar.Aar);
        return Beloep.Sum(rekke.Lag.Where(l => l.Status == Lagstatus.Forfalt).Select(l => l.Rest));
    }

    /// <summary>The municipality's part, in percent: what is shared by participants is covered by the share of each.</summary>
    private static decimal Andel(Regnskapsenhet enhet, Kommunenummer kommune) =>
        enhet.Deltakere.Count == 0 ? 100m : enhet.Deltakere.Where(d => d.Kommune == kommune.ToString()).Sum(d => d.Andel);
}
