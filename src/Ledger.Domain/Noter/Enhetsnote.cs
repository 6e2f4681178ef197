using Ledger.Domain.Hovedbok;
using Ledger.Domain.Oppstillinger;
using Ledger.Domain.Regnskapsenheter;
using Ledger.Domain.Verdier;

namespace Ledger.Domain.Noter;

/// <summary>
/// How much of a unit's income comes from its own municipality (§§ 6-2, 8-2 and 9-4): the rows of income that name the municipality on the other side.
/// </summary>
public static class Enhetsnote
{
    private static readonly Kontoutvalg Inntekter = Kontoutvalg.Finn("sum_driftsinntekter");

    private static readonly Notekolonne[] Kolonner = [new("beloep", "Driftsinntekter"), new("andel", "Andel i prosent")];

    /// <summary>Empty for the municipality's own accounts, and for a unit without income.</summary>
    public static IReadOnlyList<Notetabell> Beregn(Notegrunnlag grunnlag)
    {
        var kube = grunnlag.Kube;
        if (kube.Ledger.Enhet.Length == 0)
        {
            return [];
        }

        var noekler = Enumerable.Range(0, kube.Antall).Where(n => Inntekter.Har(kube.Noekkel(n))).ToList();
        Beloep Sum(Func<Dimensjon, bool> utvalg) =>
            -Beloep.Sum(noekler.Where(n => utvalg(kube.Noekkel(n))).Select(n => kube.Regnskap(n, Periode.Aarsavslutning)));
        var alle = Sum(_ => true);
        return alle.ErNull ? [] :
        [
            new Notetabell("enhetensInntekter", "Driftsinntekter fra egen kommune", Kolonner,
            [
                Rad("fraKommunen", "Fra egen kommune", Sum(d => d.Egne?.Motpartsenhet == Regnskapsenhet.Kasse), alle),
                Rad("alle", "Alle", alle, alle) with { ErSum = true },
            ]),
        ];
    }

    private static Noterad Rad(string kode, string navn, Beloep beloep, Beloep alle) => new(kode, navn, new Dictionary<string, object?>
    {
        ["beloep"] = beloep, ["andel"] = decimal.Round(beloep.Kroner * 100m / alle.Kroner, 1, MidpointRounding.AwayFromZero),
    });
}
