using Ledger.Domain.Saldo;
using Ledger.Domain.Verdier;

namespace Ledger.Domain.Konsolidering;

/// <summary>A unit's ledger in the consolidated accounts.</summary>
/// <param name="Kode">As rows on the other side have it.</param>
public sealed record Enhetskube(string Kode, string Navn, Saldokube Kube);

/// <summary>What is taken out on both sides, and what did not meet.</summary>
/// <param name="Fra">The unit with the first code.</param>
/// <param name="Foerste">The code of an expense or an asset.</param>
/// <param name="Andre">The code of the income or the debt on the other side.</param>
/// <param name="Beloep">Taken out of both.</param>
/// <param name="Ulik">The first minus the other.</param>
public sealed record Elimineringslinje(Kontoklasse Kontoklasse, string Fra, string Til, int Foerste, int Andre, Beloep Beloep, Beloep Ulik)
{
    /// <summary>Where the other code stands; another than the first's only when what is across drift and investering is eliminated.</summary>
    public Kontoklasse Motklasse { get; init; } = Kontoklasse;
}

/// <summary>
/// What is between units of one municipality is left out when their accounts are added up (§ 10-1). Nothing is taken out across drift and
/// investering, unless that is chosen: netto driftsresultat shall not depend on how the municipality is organised.
/// </summary>
public static class Eliminering
{
    private static readonly (int Foerste, int Andre)[] Arter = [(380, 780), (480, 880), (501, 901), (511, 921), (521, 911)];
    private static readonly (int Foerste, int Andre)[] Kapitler = [(14, 33), (23, 47)];
    private static readonly Kontoklasse[] Klasser = [Kontoklasse.Drift, Kontoklasse.Investering, Kontoklasse.Balanse];

    /// <param name="paaTvers">Also eliminates amounts that one unit has in drift and the other in investering, out of what is left after the like ones.</param>
    public static IReadOnlyList<Elimineringslinje> Beregn(IReadOnlyList<Enhetskube> enheter, Periode til, bool paaTvers = false)
    {
        var sum = new Dictionary<(string Enhet, Kontoklasse Klasse, int Kode, string Motpart), Beloep>();
        foreach (var enhet in enheter)
        {
            for (var noekkel = 0; noekkel < enhet.Kube.Antall; noekkel++)
            {
                ref readonly var d = ref enhet.Kube.Noekkel(noekkel);
                if (d.Egne?.Motpartsenhet is { Length: > 0 } motpart)
                {
                    var plass = (enhet.Kode, d.Kontoklasse, d.Kontoklasse == Kontoklasse.Balanse ? d.Kapittel.Nummer : d.Art.Nummer, motpart);
                    sum[plass] = sum.GetValueOrDefault(plass) + enhet.Kube.Regnskap(noekkel, til);
                }
            }
        }

        List<Elimineringslinje> linjer =
        [
            .. from klasse in Klasser
               from par in klasse == Kontoklasse.Balanse ? Kapitler : Arter
               from fra in enheter
               from mot in enheter
               where fra.Kode != mot.Kode
               let p = sum.GetValueOrDefault((fra.Kode, klasse, par.Foerste, mot.Kode))
               let q = -sum.GetValueOrDefault((mot.Kode, klasse, par.Andre, fra.Kode))
               where !p.ErNull || !q.ErNull
               select new Elimineringslinje(
                   klasse, fra.Kode, mot.Kode, par.Foerste, par.Andre, p > Beloep.Null && q > Beloep.Null ? Beloep.Min(p, q) : Beloep.Null, p - q),
        ];
        return paaTvers ? PaaTvers(linjer) : linjer;
    }

    /// <summary>What is left on the one side in one account, against what is left on the other in another.</summary>
    private static List<Elimineringslinje> PaaTvers(List<Elimineringslinje> linjer)
    {
        var alle = new List<Elimineringslinje>(linjer);
        for (var i = 0; i < alle.Count; i++)
        {
            var en = alle[i];
            var j = alle.FindIndex(a => a.Kontoklasse != en.Kontoklasse && a.Kontoklasse == a.Motklasse && en.Kontoklasse == en.Motklasse
                && (a.Fra, a.Til, a.Foerste, a.Andre) == (en.Fra, en.Til, en.Foerste, en.Andre) && en.Ulik > Beloep.Null && a.Ulik < Beloep.Null);
            if (j < 0)
            {
                continue;
            }

            var beloep = Beloep.Min(en.Ulik, -alle[j].Ulik);
            (alle[i], alle[j]) = (en with { Ulik = en.Ulik - beloep }, alle[j] with { Ulik = alle[j].Ulik + beloep });
            alle.Add(en with { Beloep = beloep, Ulik = Beloep.Null, Motklasse = alle[j].Kontoklasse });
        }

        return alle;
    }

    /// <summary>The lines as amounts that are added: the first code less, the other more.</summary>
    public static IEnumerable<(string Enhet, Konsolideringsrad Rad)> Rader(IEnumerable<Elimineringslinje> linjer) => linjer.Where(l => !l.Beloep.ErNull)
        .SelectMany(l => new[]
        {
            (l.Fra, new Konsolideringsrad(l.Kontoklasse, l.Foerste, -l.Beloep)), (l.Til, new Konsolideringsrad(l.Motklasse, l.Andre, l.Beloep)),
        });
}

/// <summary>An amount on a code that is no unit's own.</summary>
/// <param name="Kode">The art, or the chapter of the balance.</param>
public sealed record Konsolideringsrad(Kontoklasse Kontoklasse, int Kode, Beloep Beloep);
