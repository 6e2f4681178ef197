using System.Collections.Immutable;
using Ledger.Domain.Fond;
using Ledger.Domain.Hovedbok;
using Ledger.Domain.Kildeavslutning;
using Ledger.Domain.Organisasjon;
using Ledger.Domain.Saldo;
using Ledger.Domain.Verdier;

namespace Ledger.Domain.Oppstillinger;

/// <summary>What statements are computed from.</summary>
/// <param name="Forrige">The year before, if it is kept.</param>
/// <param name="Utvalg">Narrows the report to some dimensions; null for all.</param>
/// <param name="Utvalgsfelt">The fields of a dimension that <paramref name="Utvalg"/> looks at.</param>
public sealed record Oppstillingsgrunnlag(
    Saldokube Kube,
    Saldokube? Forrige,
    Organisasjonsplan Organisasjon,
    IReadOnlyDictionary<Fondskode, Fondsopplysning> Fond,
    Periode TilPeriode,
    Func<Dimensjon, bool>? Utvalg = null,
    Dimensjonsfelt Utvalgsfelt = Dimensjonsfelt.Alle)
{
    /// <summary>The first period of the accounts and of what is to date. Budgets of the whole year do not know it.</summary>
    public Periode FraPeriode { get; init; } = Periode.InngaaendeBalanse;

    /// <summary>The year before is asked for through the same periods too.</summary>
    public bool MedFjoraaretHittil { get; init; }

    /// <summary>Ends a computation that nobody waits for any more.</summary>
    public CancellationToken Avbrudd { get; init; }

    /// <summary>What may be computed for groups; null when this report is alone in its request.</summary>
    public Regnebudsjett? Budsjett { get; init; }

    /// <summary>What the rows of a source's own closing are, by year; only reports that look at marks ask.</summary>
    public IReadOnlyDictionary<Regnskapsaar, IReadOnlyList<Merketdel>> Merking { get; init; } =
        ImmutableDictionary<Regnskapsaar, IReadOnlyList<Merketdel>>.Empty;

    /// <summary>A year's keys by the fields that a report looks at, and those of the selection.</summary>
    public Saldokube Over(Saldokube kube, Dimensjonsfelt felt)
    {
        felt |= Utvalg is null ? Dimensjonsfelt.Ingen : Utvalgsfelt;
        return felt.HasFlag(Dimensjonsfelt.Merke) && Merking.TryGetValue(kube.Aar, out var deler)
            ? Kildemerker.Merk(kube.Over(felt | Dimensjonsfelt.Art | Dimensjonsfelt.Fond), deler)
            : kube.Over(felt);
    }

    /// <summary>What a key counts as: with the mark that a source's closing gives all of its disposition.</summary>
    internal Dimensjon Merket(in Dimensjon d) =>
        Merking.TryGetValue(Kube.Aar, out var deler) && Kildemerker.Merke(d, deler) is { } merke ? d with { Merke = merke } : d;
}

/// <summary>A line with its figures. Kroner in ledger sign.</summary>
/// <param name="BudsjettHittil">The part of the revised budget that is periodised on the periods asked for.</param>
/// <param name="RegnskapForrigeAar">The whole year before; null when it is not kept.</param>
/// <param name="AntallPosteringer">The postings of the keys that <see cref="Oppstillingsmotor.Noekler"/> answers.</param>
public sealed record Oppstillingslinje(
    Linjedefinisjon Definisjon,
    Beloep OpprinneligBudsjett,
    Beloep RevidertBudsjett,
    Beloep BudsjettHittil,
    Beloep Regnskap,
    Beloep? RegnskapForrigeAar,
    long AntallPosteringer)
{
    /// <summary>The year before through the same periods; null when it is not kept, or not asked for.</summary>
    public Beloep? RegnskapForrigeAarHittil { get; init; }

    /// <summary>No figures and no postings.</summary>
    public bool ErTom =>
        OpprinneligBudsjett.ErNull && RevidertBudsjett.ErNull && BudsjettHittil.ErNull && Regnskap.ErNull
        && RegnskapForrigeAar is null or { ErNull: true } && RegnskapForrigeAarHittil is null or { ErNull: true } && AntallPosteringer == 0;

    /// <summary>Its statement has the line only where there is an amount, and there is none.</summary>
    public bool ErUtelatt => (Definisjon.BareMedTall && ErTom)
        || (Definisjon.BareMedBeloep && Regnskap.ErNull && (RegnskapForrigeAar is null or { ErNull: true }));

    /// <summary>Positive is better than the budget.</summary>
    public Beloep Avvik => RevidertBudsjett - Regnskap;

    /// <inheritdoc cref="Avviksprosent.Av"/>
    public decimal? AvvikProsent => Avviksprosent.Av(Avvik, RevidertBudsjett);

    /// <summary>The columns to date.</summary>
    public Hittiltall Hittil => new(BudsjettHittil, Regnskap, RegnskapForrigeAarHittil, RevidertBudsjett);
}

/// <summary>A computed statement.</summary>
public sealed record Oppstillingsresultat(Oppstillingsdefinisjon Definisjon, IReadOnlyList<Oppstillingslinje> Linjer)
{
    public Oppstillingslinje Linje(string post) => Linjer.First(l => l.Definisjon.Post == post);
}

/// <summary>
/// The one evaluator of statements: one pass over the keys of a cube sums the lines with filters, and the formulas follow as weighted sums.
/// All amounts are in ledger sign; how a line is shown is its <see cref="Linjedefinisjon.Visningsfaktor"/>.
/// </summary>
public static class Oppstillingsmotor
{
    public static Oppstillingsresultat Beregn(Oppstillingsdefinisjon definisjon, Oppstillingsgrunnlag grunnlag) => Beregn(Plan(definisjon, grunnlag), grunnlag);

    public static Oppstillingsresultat Beregn(Oppstillingsplan plan, Oppstillingsgrunnlag grunnlag)
    {
        var (definisjon, vekter, linjeplan) = (plan.Definisjon, plan.Vekter, plan.Linjer);
        var antallLinjer = definisjon.Linjer.Count;
        var sums = new Kolonner[antallLinjer];
        var antall = new long[antallLinjer]; // of keys that count directly in the line and in no other
        var antallFlere = new long[antallLinjer]; // of keys that count directly in several lines, by the line they end up in
        var kube = grunnlag.Over(grunnlag.Kube, linjeplan.Felt);
        for (var key = 0; key < kube.Antall; key++)
        {
            if ((key & 0x3FF) == 0)
            {
                grunnlag.Avbrudd.ThrowIfCancellationRequested();
            }

            ref readonly var d = ref kube.Noekkel(key);
            var treff = linjeplan.Linjer(d);
            if (treff.Length == 0 || grunnlag.Utvalg?.Invoke(d) == false)
            {
                continue;
            }

            var values = Kolonner.Av(kube, key, grunnlag.FraPeriode, grunnlag.TilPeriode);
            foreach (var linje in treff)
            {
                sums[linje] += values;
            }

            var postings = kube.AntallPosteringer(key, grunnlag.FraPeriode, grunnlag.TilPeriode);
            if (treff.Length == 1)
            {
                antall[treff[0]] += postings;
                continue;
            }

            foreach (var i in vekter.Linjer(treff))
            {
                antallFlere[i] += postings;
            }
        }

        var forrige = ForrigeAar(definisjon, grunnlag, linjeplan);
        var forrigeHittil = grunnlag is { MedFjoraaretHittil: true, Forrige: { } fjoraaret }
            ? Regnskap(definisjon, grunnlag, linjeplan, fjoraaret, grunnlag.FraPeriode, grunnlag.TilPeriode) : null;
        var resultat = new List<Oppstillingslinje>(antallLinjer);
        for (var i = 0; i < antallLinjer; i++)
        {
            Kolonner line = default;
            Int128 before = 0, beforeToDate = 0;
            var postings = antallFlere[i];
            foreach (var (k, weight) in vekter.Ledd(i))
            {
                line += sums[k] * weight;
                before += (forrige?[k] ?? 0) * weight;
                beforeToDate += (forrigeHittil?[k] ?? 0) * weight;
                postings += antall[k];
            }

            resultat.Add(new Oppstillingslinje(
                definisjon.Linjer[i],
                Beloep.FraOere(line.Opprinnelig),
                Beloep.FraOere(line.Revidert),
                Beloep.FraOere(line.Hittil),
                Beloep.FraOere(line.Regnskap),
                forrige is null ? null : Beloep.FraOere(before),
                postings) { RegnskapForrigeAarHittil = forrigeHittil is null ? null : Beloep.FraOere(beforeToDate) });
        }

        return new Oppstillingsresultat(definisjon, resultat);
    }

    /// <summary>The keys behind a line, with how each counts: the sum of weight times amount is the line, in ledger sign.</summary>
    /// <exception cref="ArgumentException">The statement has no such post.</exception>
    public static IReadOnlyList<(int Noekkel, int Vekt)> Noekler(Oppstillingsdefinisjon definisjon, string post, Oppstillingsgrunnlag grunnlag)
    {
        var linje = definisjon.Linjer.ToList().FindIndex(l => l.Post == post);
        if (linje < 0)
        {
            throw new ArgumentException($"Post {post} finnes ikke i {definisjon.Id}.", nameof(post));
        }

        var plan = Plan(definisjon, grunnlag);
        var keys = new List<(int, int)>();
        for (var key = 0; key < grunnlag.Kube.Antall; key++)
        {
            ref readonly var d = ref grunnlag.Kube.Noekkel(key);
            var weight = plan.Vekter.Sum(linje, plan.Linjer.Linjer(grunnlag.Merket(d)));
            if (weight != 0 && grunnlag.Utvalg?.Invoke(d) != false)
            {
                keys.Add((key, weight));
            }
        }

        return keys;
    }

    /// <summary>The posts that a dimension counts in, directly or through formulas, or whose amount it books.</summary>
    public static IReadOnlyList<string> Poster(
        Oppstillingsdefinisjon definisjon, Dimensjon dimensjon, Organisasjonsplan organisasjon, IReadOnlyDictionary<Fondskode, Fondsopplysning> fond) =>
        Poster(new Oppstillingsplan(definisjon, organisasjon, fond), dimensjon);

    /// <inheritdoc cref="Poster(Oppstillingsdefinisjon, Dimensjon, Organisasjonsplan, IReadOnlyDictionary{Fondskode, Fondsopplysning})"/>
    public static IReadOnlyList<string> Poster(Oppstillingsplan plan, Dimensjon dimensjon)
    {
        var treff = plan.Linjer.Linjer(dimensjon);
        return treff.Length == 0
            ? [.. plan.Linjer.Motposter(dimensjon).Select(i => plan.Definisjon.Linjer[i].Post)]
            : [.. plan.Vekter.Linjer(treff).Select(i => plan.Definisjon.Linjer[i].Post)];
    }

    private static Oppstillingsplan Plan(Oppstillingsdefinisjon definisjon, Oppstillingsgrunnlag grunnlag) =>
        new(definisjon, grunnlag.Organisasjon, grunnlag.Fond);

    /// <summary>The year before, whole: from its own cube, or for the balance from this year's opening balance.</summary>
    private static Int128[]? ForrigeAar(Oppstillingsdefinisjon definisjon, Oppstillingsgrunnlag grunnlag, Linjeplan plan)
    {
        if (grunnlag.Forrige is null && !definisjon.ErBalanse)
        {
            return null;
        }

        var (year, til) = grunnlag.Forrige is { } before ? (before, Periode.Aarsavslutning) : (grunnlag.Kube, Periode.InngaaendeBalanse);
        return Regnskap(definisjon, grunnlag, plan, year, Periode.InngaaendeBalanse, til);
    }

    /// <summary>The accounts of some periods of a year, by the line that they count in directly.</summary>
    private static Int128[] Regnskap(
        Oppstillingsdefinisjon definisjon, Oppstillingsgrunnlag grunnlag, Linjeplan plan, Saldokube aaret, Periode fra, Periode til)
    {
        var kube = grunnlag.Over(aaret, plan.Felt);
        var sums = new Int128[definisjon.Linjer.Count];
        for (var key = 0; key < kube.Antall; key++)
        {
            ref readonly var d = ref kube.Noekkel(key);
            if (grunnlag.Utvalg?.Invoke(d) == false)
            {
                continue;
            }

            foreach (var i in plan.Linjer(d))
            {
                sums[i] += kube.Regnskap(key, fra, til).SumOere;
            }
        }

        return sums;
    }

    /// <summary>The columns of a line in øre.</summary>
    private readonly record struct Kolonner(Int128 Opprinnelig, Int128 Revidert, Int128 Hittil, Int128 Regnskap)
    {
        public static Kolonner Av(Saldokube kube, int key, Periode fra, Periode til) => new(
            kube.OpprinneligBudsjett(key).SumOere, kube.RevidertBudsjett(key).SumOere, kube.Budsjett(key, fra, til).SumOere,
            kube.Regnskap(key, fra, til).SumOere);

        public static Kolonner operator +(Kolonner a, Kolonner b) => new(
            a.Opprinnelig + b.Opprinnelig, a.Revidert + b.Revidert, a.Hittil + b.Hittil, a.Regnskap + b.Regnskap);

        public static Kolonner operator *(Kolonner a, int weight) => new(
            a.Opprinnelig * weight, a.Revidert * weight, a.Hittil * weight, a.Regnskap * weight);
    }
}
