using Ledger.Domain.Hovedbok;
using Ledger.Domain.Oppstillinger;
using Ledger.Domain.Regnskapsenheter;
using Ledger.Domain.Saldo;
using Ledger.Domain.Verdier;

namespace Ledger.Domain.Noter;

/// <summary>
/// How much of a unit's income comes from its own municipality (§§ 6-2, 8-2 and 9-4): the rows of income that name the municipality on the other side;
/// and what the two have transferred to each other, with what of it has covered merforbruk.
/// </summary>
public static class Enhetsnote
{
    private static readonly Kontoutvalg Inntekter = Kontoutvalg.Finn("sum_driftsinntekter");

    private static readonly Notekolonne[] Kolonner = [new("beloep", "Driftsinntekter"), new("andel", "Andel i prosent")];

    private static readonly Notekolonne[] Overfoeringskolonner = [new("beloep", "Beløp")];

    /// <summary>Empty for the municipality's own accounts, and for a unit without income or transfers.</summary>
    public static IReadOnlyList<Notetabell> Beregn(Notegrunnlag grunnlag) =>
        grunnlag.Kube.Ledger.Enhet.Length == 0 ? [] : [.. Inntektene(grunnlag.Kube), .. Overfoeringene(grunnlag)];

    /// <summary>
    /// Grants from the municipality (880) and to it (480), and the cover of earlier merforbruk (530). A unit covers last year's merforbruk itself; what
    /// is older is the municipality's to transfer (kommuneloven § 14-12), so that of the grants no more than the cover of that has paid for it.
    /// </summary>
    private static Notetabell[] Overfoeringene(Notegrunnlag grunnlag)
    {
        var kube = grunnlag.Kube;
        Beloep Sum(int art, bool medKommunen) => Beloep.Sum(Enumerable.Range(0, kube.Antall)
            .Where(n => kube.Noekkel(n) is { Kontoklasse: Kontoklasse.Drift } d && d.Art.Nummer == art
                && (!medKommunen || d.Egne?.Motpartsenhet == Regnskapsenhet.Kasse))
            .Select(n => kube.Regnskap(n, Periode.Aarsavslutning)));
        Noterad Rad(string kode, string navn, Beloep beloep) => new(kode, navn, new Dictionary<string, object?> { ["beloep"] = beloep });
        var (fra, til, dekket) = (-Sum(880, true), Sum(480, true), Sum(530, false));
        var egetAnsvar = Beloep.Sum((grunnlag.Merforbruk?.Lag ?? []).Where(l => l.Oppstaatt == grunnlag.Aar - 1).Select(l => l.Opprinnelig - l.Rest));
        var tilDekning = Beloep.Max(Beloep.Min(fra, dekket - egetAnsvar), Beloep.Null);
        return fra.ErNull && til.ErNull && dekket.ErNull ? [] :
        [
            new Notetabell("enhetensOverfoeringer", "Overføringer mellom enheten og egen kommune", Overfoeringskolonner,
            [
                Rad("fraKommunen", "Fra egen kommune", fra), Rad("fraKommunenTilDekning", "Av dette til dekning av merforbruk", tilDekning),
                Rad("tilKommunen", "Til egen kommune", til),
                Rad("dekketMerforbruk", "Dekning av tidligere års merforbruk", dekket),
            ]),
        ];
    }

    private static Notetabell[] Inntektene(Saldokube kube)
    {

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
