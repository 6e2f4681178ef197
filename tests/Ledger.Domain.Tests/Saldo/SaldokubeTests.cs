using System.Collections.Frozen;
using System.Runtime.CompilerServices;
using CsCheck;
using Ledger.Domain.Hovedbok;
using Ledger.Domain.Oppstillinger;
using Ledger.Domain.Organisasjon;
using Ledger.Domain.Saldo;
using Ledger.Domain.Tests.Verktoey;
using Ledger.Domain.Verdier;

namespace Ledger.Domain.Tests.Saldo;

public sealed class SaldokubeTests
{
    private static readonly LedgerId Ledger = LedgerId.Parse("3201");

    /// <summary>Several hundred keys, so that they fill more than one block.</summary>
    private static readonly Gen<Saldopost> Post = Gen.Select(Gen.Int[0, 9], Gen.Int[0, 9], Gen.Int[0, 3], Gen.Enum<Saldoslag>(), Gen.Int[0, 13], Gen.Long[-1_000_000, 1_000_000], Gen.Int[1, 3])
        .Select((art, ansvar, fond, slag, periode, oere, antall) => new Saldopost(
            Kubebygger.Resultat(Kontoklasse.Drift, $"{art:00}0", $"A{ansvar}", fond: fond == 0 ? "" : $"F{fond}"), slag, Periode.Fra(periode), Beloep.FraOere(oere), antall,
            1 + art + (10 * ansvar) + (100 * fond)));

    /// <summary>What was there, and what came then in turn.</summary>
    private static readonly Gen<(Saldopost[] Foerst, Saldopost[][] Siden, bool MedId)> Historie =
        Gen.Select(Post.Array[0, 300], Post.Array[0, 20].Array[0, 6], Gen.Bool, (foerst, siden, medId) => (foerst, siden, medId));

    [Test]
    public void A_cube_that_is_brought_forward_is_the_cube_of_everything() => Historie.Sample(
        h =>
        {
            var kube = Ny(0, h.Foerst, h.MedId);
            for (var i = 0; i < h.Siden.Length; i++)
            {
                // Reports are asked of some of the versions: what is kept for them comes forward with the cube.
                _ = i % 2 == 0 ? kube.Over(Dimensjonsfelt.Art) : kube;
                var before = Innhold(kube);
                var forward = kube.Fremfoer(i + 1, Poster(h.Siden[i], h.MedId));
                Assert.That(Innhold(kube), Is.EqualTo(before), "the one before is as it was");
                kube = forward;
            }

            var whole = Ny(h.Siden.Length, [.. h.Foerst, .. h.Siden.SelectMany(s => s)], h.MedId);
            Assert.That(Innhold(kube), Is.EqualTo(Innhold(whole)));
            foreach (var felt in new[] { Dimensjonsfelt.Ingen, Dimensjonsfelt.Art, Dimensjonsfelt.Ansvar | Dimensjonsfelt.Fond })
            {
                Assert.That(Innhold(kube.Over(felt), felt), Is.EqualTo(Innhold(whole, felt)), felt.ToString());
            }

        },
        iter: 100);

    /// <summary>The budget of memory depends on it: what a cube says that it takes must not drift as it is brought forward.</summary>
    [Test]
    public void A_cube_that_is_brought_forward_takes_as_many_bytes_as_the_cube_of_everything() => Historie.Sample(
        h =>
        {
            var kube = Ny(0, h.Foerst, h.MedId);
            for (var i = 0; i < h.Siden.Length; i++)
            {
                _ = Spoer(kube);
                kube = kube.Fremfoer(i + 1, Poster(h.Siden[i], h.MedId));
            }

            var hel = Ny(h.Siden.Length, [.. h.Foerst, .. h.Siden.SelectMany(s => s)], h.MedId);
            var uspurt = hel.Byte;

            // Brought forward by the same, both have the index that bringing forward uses, and so do their rollups.
            var (rulletFram, rulletHel) = (Spoer(kube), Spoer(hel));
            var enda = Poster([.. h.Foerst.Concat(h.Siden.SelectMany(s => s)).Take(1)], h.MedId);
            (kube, hel) = (kube.Fremfoer(9, enda), hel.Fremfoer(9, enda));
            Assert.That(kube.Byte - Rullet(kube, rulletFram), Is.EqualTo(hel.Byte - Rullet(hel, rulletHel)));
            Assert.That(hel.Byte, hel.Antall == 0 ? Is.EqualTo(uspurt) : Is.GreaterThan(uspurt), "the indexes count");
            if (rulletFram && rulletHel)
            {
                Assert.That(kube.Over(Dimensjonsfelt.Art).Byte, Is.EqualTo(hel.Over(Dimensjonsfelt.Art).Byte));
            }

            static bool Spoer(Saldokube kube)
            {
                _ = new Postfilter { Art = Kodeutvalg.Parse("010") }.Noekler(kube, Organisasjonsplan.Tom, Kubebygger.Fond);
                return !ReferenceEquals(kube.Over(Dimensjonsfelt.Art), kube);
            }

            static long Rullet(Saldokube kube, bool erRullet) => erRullet ? kube.Over(Dimensjonsfelt.Art).Byte : 0;
        },
        iter: 100);

    /// <summary>The budget is of bytes, and not of a figure that merely does not drift: each part adds what it takes.</summary>
    [Test]
    public void What_a_cube_says_that_it_takes_is_what_its_parts_take()
    {
        const int Antall = 1_000, Blokker = 16, Hoder = 112, Referanse = 8;
        static Saldopost Ett(int i) => new(Kubebygger.Resultat(Kontoklasse.Drift, "010", $"A{i}"), Saldoslag.Regnskap, Periode.Fra(1), Beloep.FraOere(100), 1, i + 1);
        var kube = Ny(1, [.. Enumerable.Range(0, Antall).Select(Ett)], medId: true);
        var (celle, foer, rullet) = (Unsafe.SizeOf<Saldocelle>() + sizeof(byte), 0L, 0L);
        Assert.That(Mer(() => { }), Is.EqualTo((Antall * (Unsafe.SizeOf<Saldonoekkel>() + celle)) + (Blokker * (Hoder + Referanse))), "a cell for each key");
        Assert.That(Mer(() => kube.Finn(5)), Is.EqualTo(Antall * (sizeof(int) + sizeof(int))), "the keys by id");
        Assert.That(Mer(() => kube.Fremfoer(2, [Ett(5) with { Id = 0 }])), Is.EqualTo(Antall * (Unsafe.SizeOf<Dimensjon>() + sizeof(int))), "the keys by dimension");
        Assert.That(Mer(() => new Postfilter { Art = Kodeutvalg.Parse("010") }.Noekler(kube, Organisasjonsplan.Tom, Kubebygger.Fond)), Is.EqualTo(Antall * sizeof(int)), "the keys by art");
        Assert.That(Mer(() => rullet = kube.Over(Dimensjonsfelt.Art).Byte), Is.EqualTo(rullet).And.Positive, "a cube by fewer fields");

        long Mer(Action gjoer)
        {
            gjoer();
            var mer = kube.Byte - foer;
            foer = kube.Byte;
            return mer;
        }
    }

    /// <summary>A year begins with few keys, which no rollup makes fewer; that must not hold for the rest of the year.</summary>
    [Test]
    public void A_rollup_that_was_not_worth_it_is_tried_again_when_the_cube_has_grown()
    {
        var kube = Ny(1, [Ett(0)], medId: true);
        Assert.That(kube.Over(Dimensjonsfelt.Art), Is.SameAs(kube));
        Assert.That(kube.Fremfoer(2, [.. Enumerable.Range(1, 100).Select(Ett)]).Over(Dimensjonsfelt.Art).Antall, Is.EqualTo(1));

        static Saldopost Ett(int i) => new(Kubebygger.Resultat(Kontoklasse.Drift, "010", $"A{i}"), Saldoslag.Regnskap, Periode.Fra(1), Beloep.FraOere(100), 1, i + 1);
    }

    [Test]
    public void A_cube_by_fewer_fields_has_the_same_sums() => Post.Array[0, 400].Sample(
        poster =>
        {
            var kube = Ny(1, poster, medId: true);
            for (var felt = Dimensjonsfelt.Ingen; felt <= Dimensjonsfelt.Alle; felt += 223)
            {
                Assert.That(Innhold(kube.Over(felt), felt), Is.EqualTo(Innhold(kube, felt)));
            }
        },
        iter: 20);

    [Test]
    public void Keys_are_found_by_their_values_as_by_looking_at_them_all() => Gen.Select(Historie, Gen.Int[0, 9], Gen.Int[0, 9], Gen.Bool, Gen.Bool, Gen.Bool).Sample(
        (h, art, ansvar, byArt, byAnsvar, byFond) =>
        {
            var filter = new Postfilter
            {
                Art = byArt ? Kodeutvalg.Parse($"{art:00}0-{art:00}9") : null,
                Ansvar = byAnsvar ? new[] { Ansvar.Parse($"A{ansvar}"), Ansvar.Parse("A1") }.ToFrozenSet() : null,
                Fond = byFond ? new[] { Fondskode.Parse("F2") }.ToFrozenSet() : null,
            };
            var organisasjon = new Organisasjonsplan([.. Enumerable.Range(0, 10).Select(i => new Enhet(Ansvar.Parse($"A{i}"), "Enhet", Nivaa.Ansvar, default))]);
            var test = filter.Kompiler(organisasjon, Kubebygger.Fond);
            var kube = Ny(0, h.Foerst, h.MedId);
            foreach (var siden in h.Siden.Prepend([]))
            {
                kube = kube.Fremfoer(1, Poster(siden, h.MedId));
                Assert.That(filter.Noekler(kube, organisasjon, Kubebygger.Fond), Is.EqualTo(Enumerable.Range(0, kube.Antall).Where(k => test(kube.Noekkel(k)))));
            }
        },
        iter: 100);

    [Test]
    public void A_cube_whose_keys_are_gathered_has_the_same_and_the_keys_of_an_ansvar_side_by_side() => Post.Array[0, 400].Sample(
        poster =>
        {
            var kube = Ny(1, poster, medId: true);
            var gathered = kube.Samlet();
            Assert.That(Innhold(gathered), Is.EqualTo(Innhold(kube)));
            var ansvar = Enumerable.Range(0, gathered.Antall).Select(k => gathered.Noekkel(k).Ansvar).ToList();
            Assert.That(ansvar.Where((a, i) => i == 0 || a != ansvar[i - 1]), Is.Unique);
            Assert.That(Enumerable.Range(0, gathered.Antall).Select(k => (gathered.Id(k), gathered.Noekkel(k))), Is.EquivalentTo(Enumerable.Range(0, kube.Antall).Select(k => (kube.Id(k), kube.Noekkel(k)))));
            Assert.That(Enumerable.Range(0, gathered.Antall).Select(k => gathered.Finn(gathered.Id(k)) ?? -1), Is.EqualTo(gathered.Antall == 0 ? [] : Enumerable.Range(0, gathered.Antall)));
        },
        iter: 50);

    [Test]
    public void A_saldo_says_where_its_first_posting_stands_and_its_only_one_exactly()
    {
        var first = new Saldopost(Kubebygger.Resultat(Kontoklasse.Drift, "010", "A1"), Saldoslag.Regnskap, Periode.Fra(3), Beloep.FraOere(100), 1, 1, Posisjon.Fra(7, 2));
        var kube = Ny(1, [first, first with { Slag = Saldoslag.OpprinneligBudsjett, Foerste = default }], medId: true);
        Assert.That(Celle(kube), Is.EqualTo((7L, 1, Posisjon.Fra(7, 2))));

        var forward = kube.Fremfoer(2, [first with { Foerste = Posisjon.Fra(9, 1) }]);
        Assert.That((Celle(kube), Celle(forward)), Is.EqualTo(((7L, 1, (Posisjon?)Posisjon.Fra(7, 2)), (7L, 2, (Posisjon?)null))));
        Assert.That(forward.Fremfoer(3, [first with { Periode = Periode.Fra(4), Foerste = Posisjon.Fra(10, 1) }]).Regnskapsceller(0, Periode.Fra(4), Periode.Fra(13))[0].Eneste, Is.EqualTo(Posisjon.Fra(10, 1)));
        Assert.That(Ny(1, [first with { Foerste = default }], medId: true).Regnskapsceller(0, Periode.Fra(3), Periode.Fra(3))[0], Is.EqualTo(new Saldocelle(100, 1, default)).And.Property("Foerste").EqualTo(0).And.Property("Eneste").Null, "not known");
        Assert.That((kube.Regnskapsceller(0, Periode.Fra(0), Periode.Fra(2)).Length, kube.Regnskapsceller(0, Periode.Fra(4), Periode.Fra(13)).Length), Is.EqualTo((0, 0)));

        static (long, int, Posisjon?) Celle(Saldokube kube)
        {
            var celle = kube.Regnskapsceller(0, Periode.Fra(0), Periode.Fra(13))[0];
            return (celle.Foerste, celle.Antall, celle.Eneste);
        }
    }

    [Test]
    public void Only_the_blocks_of_a_changed_key_are_made_anew()
    {
        var kube = Ny(1, [.. Enumerable.Range(0, 1_000).Select(i => Ett(i))], medId: true);
        var more = kube.Fremfoer(2, [Ett(500)]);
        Assert.That((Felles(more), more.Byte), Is.EqualTo((1_000, kube.Byte)), "more of a saldo that there is: only its amounts");
        Assert.That((kube.Regnskap(500, Periode.Fra(1)).Oere, more.Regnskap(500, Periode.Fra(1)).Oere, more.Regnskap(501, Periode.Fra(1)).Oere), Is.EqualTo((100, 200, 100)));
        Assert.That(Felles(more.Fremfoer(3, [Ett(500, 2)])), Is.EqualTo(1_000 - 64), "a saldo that is new: its block");

        int Felles(Saldokube forward) => Enumerable.Range(0, 1_000).Count(i => Unsafe.AreSame(in kube.Noekkel(i), in forward.Noekkel(i)));
        static Saldopost Ett(int i, int periode = 1) => new(Kubebygger.Resultat(Kontoklasse.Drift, "010", $"A{i}"), Saldoslag.Regnskap, Periode.Fra(periode), Beloep.FraOere(100), 1, i + 1);
    }

    private static Saldokube Ny(long versjon, Saldopost[] poster, bool medId) => new(Ledger, Regnskapsaar.Fra(2024), versjon, Poster(poster, medId));

    private static Saldopost[] Poster(Saldopost[] poster, bool medId) => [.. poster.Select(p => medId ? p : p with { Id = 0 })];

    /// <summary>All that can be asked of the keys, by the fields given.</summary>
    private static SortedDictionary<string, string> Innhold(Saldokube kube, Dimensjonsfelt felt = Dimensjonsfelt.Alle)
    {
        var sums = new Dictionary<Dimensjon, (long, long, long, long)[]>();
        for (var key = 0; key < kube.Antall; key++)
        {
            var group = kube.Noekkel(key).Bare(felt);
            if (!sums.TryGetValue(group, out var columns))
            {
                sums.Add(group, columns = new (long, long, long, long)[14]);
            }

            for (var p = 0; p < columns.Length; p++)
            {
                var (a, b, c, d) = columns[p];
                columns[p] = (a + kube.Regnskap(key, Periode.Fra(p)).Oere, b + kube.BudsjettHittil(key, Periode.Fra(p)).Oere, c + kube.OpprinneligBudsjett(key).Oere, d + kube.AntallPosteringer(key, Periode.Fra(p)));
            }
        }

        return new(sums.ToDictionary(s => s.Key.ToString(), s => string.Join(' ', s.Value)), StringComparer.Ordinal);
    }
}
