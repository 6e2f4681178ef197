using Ledger.Domain.Fond;
using Ledger.Domain.Hovedbok;
using Ledger.Domain.Organisasjon;
using Ledger.Domain.Saldo;
using Ledger.Domain.Verdier;

namespace Ledger.Domain.Oppstillinger;

/// <summary>What statements are computed from.</summary>
/// <param name="Forrige">The year before, if it is kept.</param>
/// <param name="Utvalg">Narrows the report to some dimensions; null for all.</param>
public sealed record Oppstillingsgrunnlag(
    Saldokube Kube,
    Saldokube? Forrige,
    Organisasjonsplan Organisasjon,
    IReadOnlyDictionary<Fondskode, Fondsopplysning> Fond,
    Periode TilPeriode,
    Func<Dimensjon, bool>? Utvalg = null);

/// <summary>A line with its figures. Kroner in ledger sign.</summary>
/// <param name="BudsjettHittil">The part of the revised budget that is periodised to and including the period.</param>
/// <param name="RegnskapForrigeAar">The whole year before; null when it is not kept.</param>
public sealed record Oppstillingslinje(
    Linjedefinisjon Definisjon,
    Beloep OpprinneligBudsjett,
    Beloep RevidertBudsjett,
    Beloep BudsjettHittil,
    Beloep Regnskap,
    Beloep? RegnskapForrigeAar,
    long AntallPosteringer)
{
    /// <summary>Positive is better than the budget.</summary>
    public Beloep Avvik => RevidertBudsjett - Regnskap;

    /// <inheritdoc cref="Avvik.Avviksprosent.Av"/>
    public decimal? AvvikProsent => Domain.Avvik.Avviksprosent.Av(Avvik, RevidertBudsjett);
}

/// <summary>A computed statement.</summary>
public sealed record Oppstillingsresultat(Oppstillingsdefinisjon Definisjon, IReadOnlyList<Oppstillingslinje> Linjer)
{
    public Oppstillingslinje Linje(string post) => Linjer.First(l => l.Definisjon.Post == post);
}

/// <summary>
/// The one evaluator of statements: one pass over the keys of a cube sums the lines with filters, and the formulas follow as weighted sums.
/// </summary>
public static class Oppstillingsmotor
{
    public static Oppstillingsresultat Beregn(Oppstillingsdefinisjon definisjon, Oppstillingsgrunnlag grunnlag)
    {
        var linjer = definisjon.Linjer;
        var vekter = new Linjevekter(definisjon);
        var filtre = Kompiler(definisjon, grunnlag);
        var sums = new Kolonner[linjer.Count];
        var kube = grunnlag.Kube;
        for (var key = 0; key < kube.Antall; key++)
        {
            var d = kube.Noekkel(key);
            if (grunnlag.Utvalg?.Invoke(d) == false)
            {
                continue;
            }

            Kolonner? values = null;
            for (var i = 0; i < linjer.Count; i++)
            {
                if (filtre[i]?.Invoke(d) == true)
                {
                    values ??= Kolonner.Av(kube, key, grunnlag.TilPeriode);
                    sums[i] += values.Value;
                }
            }
        }

        var forrige = ForrigeAar(definisjon, grunnlag, filtre);
        var resultat = new List<Oppstillingslinje>(linjer.Count);
        for (var i = 0; i < linjer.Count; i++)
        {
            Kolonner line = default;
            long before = 0;
            for (var k = 0; k < linjer.Count; k++)
            {
                line += sums[k] * vekter[i, k];
                before = checked(before + ((forrige?[k] ?? 0) * vekter[i, k]));
            }

            // A posting that counts with both signs still stands behind the figure.
            long antall = 0;
            for (var k = 0; k < linjer.Count; k++)
            {
                antall += vekter[i, k] == 0 ? 0 : sums[k].Antall;
            }

            resultat.Add(new Oppstillingslinje(
                linjer[i],
                Beloep.FraOere(line.Opprinnelig),
                Beloep.FraOere(line.Revidert),
                Beloep.FraOere(line.Hittil),
                Beloep.FraOere(line.Regnskap),
                forrige is null ? null : Beloep.FraOere(before),
                antall));
        }

        return new Oppstillingsresultat(definisjon, resultat);
    }

    /// <summary>The keys behind a line, with how each counts: the sum of weight times amount is the line, in ledger sign.</summary>
    public static IReadOnlyList<(int Noekkel, int Vekt)> Noekler(Oppstillingsdefinisjon definisjon, string post, Oppstillingsgrunnlag grunnlag)
    {
        var linjer = definisjon.Linjer;
        var linje = linjer.ToList().FindIndex(l => l.Post == post);
        if (linje < 0)
        {
            throw new ArgumentException($"Post {post} finnes ikke i {definisjon.Id}.", nameof(post));
        }

        var vekter = new Linjevekter(definisjon);
        var filtre = Kompiler(definisjon, grunnlag);
        var keys = new List<(int, int)>();
        for (var key = 0; key < grunnlag.Kube.Antall; key++)
        {
            var d = grunnlag.Kube.Noekkel(key);
            if (grunnlag.Utvalg?.Invoke(d) == false)
            {
                continue;
            }

            var weight = 0;
            for (var k = 0; k < linjer.Count; k++)
            {
                if (vekter[linje, k] != 0 && filtre[k]?.Invoke(d) == true)
                {
                    weight += vekter[linje, k];
                }
            }

            if (weight != 0)
            {
                keys.Add((key, weight));
            }
        }

        return keys;
    }

    /// <summary>The posts that a dimension counts in, directly or through formulas.</summary>
    public static IReadOnlyList<string> Poster(Oppstillingsdefinisjon definisjon, Dimensjon dimensjon, Organisasjonsplan organisasjon, IReadOnlyDictionary<Fondskode, Fondsopplysning> fond)
    {
        var vekter = new Linjevekter(definisjon);
        var direct = definisjon.Linjer.Select(l => l.Filtre.Any(f => f.Kompiler(organisasjon, fond)(dimensjon))).ToArray();
        return [.. definisjon.Linjer.Where((_, i) => Enumerable.Range(0, direct.Length).Where(k => direct[k]).Sum(k => vekter[i, k]) != 0).Select(l => l.Post)];
    }

    private static Func<Dimensjon, bool>?[] Kompiler(Oppstillingsdefinisjon definisjon, Oppstillingsgrunnlag grunnlag) =>
        [.. definisjon.Linjer.Select(linje =>
        {
            var tests = linje.Filtre.Select(f => f.Kompiler(grunnlag.Organisasjon, grunnlag.Fond)).ToArray();
            return tests.Length switch
            {
                0 => null,
                1 => tests[0],
                _ => (Func<Dimensjon, bool>)(d => Array.Exists(tests, t => t(d))),
            };
        })];

    /// <summary>The year before, whole: from its own cube, or for the balance from this year's opening balance.</summary>
    private static long[]? ForrigeAar(Oppstillingsdefinisjon definisjon, Oppstillingsgrunnlag grunnlag, Func<Dimensjon, bool>?[] filtre)
    {
        var balance = definisjon.Linjer.SelectMany(l => l.Filtre).All(f => f.Kontoklasse == Kontoklasse.Balanse);
        if (grunnlag.Forrige is null && !balance)
        {
            return null;
        }

        var (kube, til) = grunnlag.Forrige is { } before ? (before, Periode.Aarsavslutning) : (grunnlag.Kube, Periode.InngaaendeBalanse);
        var sums = new long[filtre.Length];
        for (var key = 0; key < kube.Antall; key++)
        {
            var d = kube.Noekkel(key);
            if (grunnlag.Utvalg?.Invoke(d) == false)
            {
                continue;
            }

            for (var i = 0; i < filtre.Length; i++)
            {
                if (filtre[i]?.Invoke(d) == true)
                {
                    sums[i] = checked(sums[i] + kube.Regnskap(key, til).Oere);
                }
            }
        }

        return sums;
    }

    /// <summary>The columns of a line in øre.</summary>
    private readonly record struct Kolonner(long Opprinnelig, long Revidert, long Hittil, long Regnskap, long Antall)
    {
        public static Kolonner Av(Saldokube kube, int key, Periode til) => new(
            kube.OpprinneligBudsjett(key).Oere, kube.RevidertBudsjett(key).Oere, kube.BudsjettHittil(key, til).Oere, kube.Regnskap(key, til).Oere, kube.AntallPosteringer(key, til));

        public static Kolonner operator +(Kolonner a, Kolonner b) => checked(new(
            a.Opprinnelig + b.Opprinnelig, a.Revidert + b.Revidert, a.Hittil + b.Hittil, a.Regnskap + b.Regnskap, a.Antall + b.Antall));

        public static Kolonner operator *(Kolonner a, int weight) => checked(new(
            a.Opprinnelig * weight, a.Revidert * weight, a.Hittil * weight, a.Regnskap * weight, a.Antall * weight));
    }
}
