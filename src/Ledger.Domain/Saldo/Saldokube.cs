using Ledger.Domain.Hovedbok;
using Ledger.Domain.Verdier;

namespace Ledger.Domain.Saldo;

/// <summary>
/// All saldo of one ledger and year at one version, in columns by key: what every report is computed from. How it is made, brought forward and
/// searched stands in <c>docs/internals/saldo-and-pages.md</c>.
/// </summary>
/// <remarks>
/// Immutable. Amounts are ledger sign. A key has a number, from 0, that it keeps in the cubes that this one is brought forward to.
/// </remarks>
public sealed class Saldokube
{
    /// <summary>Another dimension for a key.</summary>
    public delegate Dimensjon Dimensjonsvalg(in Dimensjon dimensjon);

    private readonly Noekkeloppslag _oppslag;
    private readonly Kuberuller _ruller;
    private readonly Feltindekser _indekser;
    private readonly Blokkliste _blokker;

    /// <summary>A cube of these saldo, in any order; several of one key, slag and period add up.</summary>
    public Saldokube(LedgerId ledger, Regnskapsaar aar, long versjon, IEnumerable<Saldopost> poster)
        : this(ledger, aar, versjon, Dimensjonsfelt.Alle, Fremfoering.Blokker(poster))
    {
    }

    internal Saldokube(LedgerId ledger, Regnskapsaar aar, long versjon, Dimensjonsfelt felt, Blokkliste blokker)
        : this(ledger, aar, versjon, felt, blokker, new Noekkeloppslag(blokker), new Kuberuller(blokker.AntallNoekler), new Feltindekser())
    {
    }

    private Saldokube(
        LedgerId ledger,
        Regnskapsaar aar,
        long versjon,
        Dimensjonsfelt felt,
        Blokkliste blokker,
        Noekkeloppslag oppslag,
        Kuberuller ruller,
        Feltindekser indekser)
    {
        Ledger = ledger;
        Aar = aar;
        Versjon = versjon;
        Felt = felt;
        Antall = blokker.AntallNoekler;
        (_blokker, _oppslag, _ruller, _indekser) = (blokker, oppslag, ruller, indekser);
    }

    public LedgerId Ledger { get; }

    public Regnskapsaar Aar { get; }

    /// <summary>The ledger's version that the cube shows.</summary>
    public long Versjon { get; }

    /// <summary>The fields that the keys have; the others are empty in all of them.</summary>
    public Dimensjonsfelt Felt { get; }

    /// <summary>The number of keys.</summary>
    public int Antall { get; }

    /// <summary>
    /// How many bytes the cube takes, with the indexes and rollups that have been made for its reports: what <c>Kubelager</c> budgets by. A cube
    /// that was brought forward answers the same as one that was built of everything and asked for the same things.
    /// </summary>
    public long Byte => _blokker.Byte + _oppslag.Byte + _indekser.Byte(Antall) + _ruller.Byte;

    /// <summary>What a key stands for.</summary>
    public ref readonly Dimensjon Noekkel(int noekkel) => ref _blokker.Noekkel(noekkel).Dimensjon;

    /// <summary>The store's id of the key; 0 when it has none.</summary>
    public int Id(int noekkel) => _blokker.Noekkel(noekkel).Id;

    /// <summary>The key with an id; -1 when there is none. Null when some keys of the cube have no id.</summary>
    public int? Finn(int id) => _oppslag.Id?.Finn(id);

    /// <summary>Actuals of a key: drift and investering from period 1, balanse from period 0, to and including <paramref name="til"/>.</summary>
    public Beloep Regnskap(int noekkel, Periode til) => Regnskap(noekkel, Periode.InngaaendeBalanse, til);

    /// <summary>Actuals of a key in the periods from and to, both included.</summary>
    public Beloep Regnskap(int noekkel, Periode fra, Periode til)
    {
        Int128 sum = 0;
        foreach (ref readonly var celle in Regnskapsceller(noekkel, fra, til))
        {
            sum += celle.Beloep;
        }

        return Beloep.FraOere(sum);
    }

    /// <summary>Opprinnelig budsjett of a key, whole year.</summary>
    public Beloep OpprinneligBudsjett(int noekkel) => Sum(noekkel, Saldoslag.OpprinneligBudsjett, 0, Periode.Stoerste);

    /// <summary>The part of opprinnelig budsjett that is periodised on the periods from and to, both included.</summary>
    public Beloep OpprinneligBudsjett(int noekkel, Periode fra, Periode til) => Sum(noekkel, Saldoslag.OpprinneligBudsjett, fra.Nummer, til.Nummer);

    /// <summary>Revidert budsjett of a key, whole year.</summary>
    public Beloep RevidertBudsjett(int noekkel) => OpprinneligBudsjett(noekkel) + Sum(noekkel, Saldoslag.Budsjettendring, 0, Periode.Stoerste);

    /// <summary>The part of revidert budsjett that is periodised up to and including <paramref name="til"/>.</summary>
    public Beloep BudsjettHittil(int noekkel, Periode til) => Budsjett(noekkel, Periode.InngaaendeBalanse, til);

    /// <summary>The part of revidert budsjett that is periodised on the periods from and to, both included.</summary>
    public Beloep Budsjett(int noekkel, Periode fra, Periode til) =>
        Sum(noekkel, Saldoslag.OpprinneligBudsjett, fra.Nummer, til.Nummer) + Sum(noekkel, Saldoslag.Budsjettendring, fra.Nummer, til.Nummer);

    /// <summary>True when a key has a budget, whatever its decisions sum to.</summary>
    public bool HarBudsjett(int noekkel) => !OpprinneligBudsjett(noekkel).ErNull || !Sum(noekkel, Saldoslag.Budsjettendring, 0, Periode.Stoerste).ErNull;

    /// <summary>How many postings the actuals of a key up to a period sum.</summary>
    public long AntallPosteringer(int noekkel, Periode til) => AntallPosteringer(noekkel, Periode.InngaaendeBalanse, til);

    /// <summary>How many postings a key has in the periods from and to, both included.</summary>
    public long AntallPosteringer(int noekkel, Periode fra, Periode til)
    {
        long sum = 0;
        foreach (ref readonly var celle in Regnskapsceller(noekkel, fra, til))
        {
            sum += celle.Antall;
        }

        return sum;
    }

    /// <summary>What a key has of actuals in each of the periods from and to, both included, that it has any in.</summary>
    public ReadOnlySpan<Saldocelle> Regnskapsceller(int noekkel, Periode fra, Periode til) => Regnskapsceller(noekkel, fra, til, out _);

    /// <summary>The same, and whether the key has no actuals in other periods.</summary>
    public ReadOnlySpan<Saldocelle> Regnskapsceller(int noekkel, Periode fra, Periode til, out bool erAlle) =>
        Blokk(noekkel).Regnskapsceller(Plass(noekkel), fra.Nummer, til.Nummer, out erAlle);

    /// <summary>
    /// The same saldo by fewer fields, so that a report has few keys to go through. It is made once and brought forward with the cube. The answer
    /// has these fields and may have more: it is the cube itself where a rollup would not be much smaller, or would have a sum larger than a cell.
    /// </summary>
    public Saldokube Over(Dimensjonsfelt felt) => (Felt & ~felt) == 0 ? this : _ruller.Hent(this, felt & Felt) ?? this;

    /// <summary>
    /// The same saldo with the keys of an ansvar side by side, and among them those of a prosjekt. Postings are mostly asked for by these two,
    /// and keys that lie together are gone through several times as fast as keys that lie spread over the memory.
    /// </summary>
    public Saldokube Samlet()
    {
        var bygger = new Saldokubebygger();
        var ordnet = Enumerable.Range(0, Antall).GroupBy(n => Noekkel(n).Ansvar).SelectMany(a => a.GroupBy(n => Noekkel(n).Prosjekt)).SelectMany(p => p);
        foreach (var noekkel in ordnet)
        {
            bygger.NyNoekkel(Noekkel(noekkel), Id(noekkel));
            bygger.Legg(this, noekkel);
        }

        return bygger.Bygg(Ledger, Aar, Versjon, Felt);
    }

    /// <summary>
    /// The same saldo with other dimensions for the keys, which keep their numbers and ids: what keys mean instead of what was written. The cube
    /// itself when no key gets another one.
    /// </summary>
    public Saldokube Med(Dimensjonsvalg dimensjon)
    {
        var noekkel = 0;
        while (noekkel < Antall && dimensjon(Noekkel(noekkel)) == Noekkel(noekkel))
        {
            noekkel++;
        }

        if (noekkel == Antall)
        {
            return this;
        }

        var bygger = new Saldokubebygger();
        for (noekkel = 0; noekkel < Antall; noekkel++)
        {
            bygger.NyNoekkel(dimensjon(Noekkel(noekkel)), Id(noekkel));
            bygger.Legg(this, noekkel);
        }

        return bygger.Bygg(Ledger, Aar, Versjon, Felt);
    }

    /// <summary>Whether a key is to be there.</summary>
    public delegate bool Noekkelvilkaar(in Dimensjon dimensjon);

    /// <summary>The saldo of some keys, which keep their ids and get other numbers; the other keys are not there.</summary>
    public Saldokube Bare(Noekkelvilkaar vilkaar)
    {
        var bygger = new Saldokubebygger();
        for (var noekkel = 0; noekkel < Antall; noekkel++)
        {
            if (vilkaar(Noekkel(noekkel)))
            {
                bygger.NyNoekkel(Noekkel(noekkel), Id(noekkel));
                bygger.Legg(this, noekkel);
            }
        }

        return bygger.Bygg(Ledger, Aar, Versjon, Felt);
    }

    /// <summary>Another dimension for what a key has in a period.</summary>
    public delegate Dimensjon Periodevalg(in Dimensjon dimensjon, Periode periode);

    /// <summary>
    /// The same saldo with other dimensions for some periods of keys, for reports: a key that is parted has its id more than once, so that
    /// postings cannot be found by this cube. The cube itself when no key is parted.
    /// </summary>
    public Saldokube PerPeriode(Periodevalg valg)
    {
        var perioder = Enumerable.Range(Periode.Minste, Periode.Stoerste - Periode.Minste + 1).Select(Periode.Fra).ToArray();
        var bygger = new Saldokubebygger();
        var erDelt = false;
        for (var noekkel = 0; noekkel < Antall; noekkel++)
        {
            var skrevet = Noekkel(noekkel);
            var deler = perioder.GroupBy(p => valg(skrevet, p)).ToList();
            if (deler.Count == 1 && deler[0].Key == skrevet)
            {
                bygger.NyNoekkel(skrevet, Id(noekkel));
                bygger.Legg(this, noekkel);
                continue;
            }

            erDelt = true;
            foreach (var del in deler)
            {
                bygger.NyNoekkel(del.Key, Id(noekkel));
                foreach (var post in del.SelectMany(p => Poster(noekkel, del.Key, p)))
                {
                    bygger.Legg(post);
                }
            }
        }

        return erDelt ? bygger.Bygg(Ledger, Aar, Versjon, Felt) : this;
    }

    /// <summary>What a key has in a period, of each kind.</summary>
    private IEnumerable<Saldopost> Poster(int noekkel, Dimensjon dimensjon, Periode periode)
    {
        if (AntallPosteringer(noekkel, periode, periode) is > 0 and var antall)
        {
            yield return new Saldopost(dimensjon, Saldoslag.Regnskap, periode, Regnskap(noekkel, periode, periode), antall, Id(noekkel));
        }

        foreach (var slag in new[] { Saldoslag.OpprinneligBudsjett, Saldoslag.Budsjettendring })
        {
            if (Sum(noekkel, slag, periode.Nummer, periode.Nummer) is { ErNull: false } beloep)
            {
                yield return new Saldopost(dimensjon, slag, periode, beloep, 0, Id(noekkel));
            }
        }
    }

    /// <summary>The cube of a later version: this one with further saldo added. It shares with this one what did not change.</summary>
    public Saldokube Fremfoer(long versjon, IReadOnlyList<Saldopost> nye)
    {
        var (blokker, oppslag) = nye.Count == 0 ? (_blokker, _oppslag) : Fremfoering.Av(_blokker, _oppslag, nye);
        var antall = blokker.AntallNoekler;
        return new(Ledger, Aar, versjon, Felt, blokker, oppslag, _ruller.Fremfoer(versjon, nye, antall), _indekser.Fremfoer(antall));
    }

    /// <summary>Whether another has the same keys and saldo, since nothing was posted from the one version to the other. Not told of cubes read anew.</summary>
    public bool HarSammeTall(Saldokube annen) => ReferenceEquals(_blokker, annen._blokker);

    /// <summary>The keys that meet a condition on one field, from the index of that field.</summary>
    internal Feltutvalg Velg(Feltvilkaar vilkaar) => _indekser.Hent(this, vilkaar.Felt).Velg(this, vilkaar.Test, vilkaar.Verdier);

    internal Saldoblokk Blokk(int noekkel) => _blokker[noekkel / Saldoblokk.Bredde];

    internal static int Plass(int noekkel) => noekkel % Saldoblokk.Bredde;

    private Beloep Sum(int noekkel, Saldoslag slag, int fra, int til) => Beloep.FraOere(Blokk(noekkel).Sum(Plass(noekkel), slag, fra, til));
}
