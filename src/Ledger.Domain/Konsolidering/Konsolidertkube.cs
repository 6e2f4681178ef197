using System.Globalization;
using Ledger.Domain.Hovedbok;
using Ledger.Domain.Saldo;
using Ledger.Domain.Verdier;

namespace Ledger.Domain.Konsolidering;

/// <summary>The ledgers of units added up by KOSTRA's codes, with what is taken out and put to.</summary>
public static class Konsolidertkube
{
    private const Dimensjonsfelt Felt = Dimensjonsfelt.Art | Dimensjonsfelt.Funksjon | Dimensjonsfelt.Kapittel | Dimensjonsfelt.Sektor;

    public static Saldokube Av(LedgerId ledger, Regnskapsaar aar, IEnumerable<Saldokube> kuber, IEnumerable<Konsolideringsrad> rader, Periode til) => new(
        ledger, aar, 0, kuber.SelectMany(k => Poster(k, til)).Concat(rader.Select(r => new Saldopost(
            Dimensjon(r), Saldoslag.Regnskap, Periode.Aarsavslutning, r.Beloep, 0))));

    private static IEnumerable<Saldopost> Poster(Saldokube kube, Periode til)
    {
        for (var noekkel = 0; noekkel < kube.Antall; noekkel++)
        {
            var beloep = kube.Regnskap(noekkel, til);
            if (!beloep.ErNull)
            {
                yield return new Saldopost(kube.Noekkel(noekkel).Bare(Felt), Saldoslag.Regnskap, Periode.Aarsavslutning, beloep, 0);
            }
        }
    }

    private static Dimensjon Dimensjon(Konsolideringsrad rad) => rad.Kontoklasse == Kontoklasse.Balanse
        ? new(rad.Kontoklasse, default, default, Kapittel.Parse(rad.Kode.ToString(CultureInfo.InvariantCulture)), default, default, default, default, default)
        : new(
            rad.Kontoklasse, Art.Parse(rad.Kode.ToString("000", CultureInfo.InvariantCulture)), default, default, default, default, default, default, default);
}
