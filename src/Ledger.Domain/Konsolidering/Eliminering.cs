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

        List<Rest> linjer =
        [
            .. from klasse in Klasser
               from par in klasse == Kontoklasse.Balanse ? Kapitler : Arter
               from fra in enheter
               from mot in enheter
               where fra.Kode != mot.Kode
               let p = sum.GetValueOrDefault((fra.Kode, klasse, par.Foerste, mot.Kode))
               let q = -sum.GetValueOrDefault((mot.Kode, klasse, par.Andre, fra.Kode))
               where !p.ErNull || !q.ErNull
               let felles = Felles(p, q)
               select new Rest(new Elimineringslinje(klasse, fra.Kode, mot.Kode, par.Foerste, par.Andre, felles, p - q), p - felles, q - felles),
        ];
        return paaTvers ? PaaTvers(linjer) : [.. linjer.Select(r => r.Linje)];
    }

    /// <summary>What both sides have: a year that takes back more than it gives has it too, with the other sign.</summary>
    private static Beloep Felles(Beloep p, Beloep q) =>
        p > Beloep.Null && q > Beloep.Null ? Beloep.Min(p, q) : p < Beloep.Null && q < Beloep.Null ? Beloep.Max(p, q) : Beloep.Null;

    /// <summary>What is left on the one side in one account, against what is left on the other in another.</summary>
    private static List<Elimineringslinje> PaaTvers(List<Rest> rester)
    {
        var paaTvers = new List<Elimineringslinje>();
        for (var i = 0; i < rester.Count; i++)
        {
            for (var j = 0; j < rester.Count; j++)
            {
                var (en, annen) = (rester[i], rester[j]);
                var felles = Felles(en.P, annen.Q);
                if (en.Linje.Kontoklasse != annen.Linje.Kontoklasse && en.Mellom == annen.Mellom && !felles.ErNull)
                {
                    rester[i] = en with { P = en.P - felles, Linje = en.Linje with { Ulik = en.Linje.Ulik - felles } };
                    rester[j] = annen with { Q = annen.Q - felles, Linje = annen.Linje with { Ulik = annen.Linje.Ulik + felles } };
                    paaTvers.Add(en.Linje with { Beloep = felles, Ulik = Beloep.Null, Motklasse = annen.Linje.Kontoklasse });
                }
            }
        }

        return [.. rester.Select(r => r.Linje), .. paaTvers];
    }

    /// <summary>A line, with what is left of each side of it.</summary>
    private sealed record Rest(Elimineringslinje Linje, Beloep P, Beloep Q)
    {
        public (string Fra, string Til, int Foerste, int Andre) Mellom => (Linje.Fra, Linje.Til, Linje.Foerste, Linje.Andre);
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
