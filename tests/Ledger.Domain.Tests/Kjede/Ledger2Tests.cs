using CsCheck;
using Ledger.Domain.Budsjett;
using Ledger.Domain.Hovedbok;
using Ledger.Domain.Kjede;
using Ledger.Domain.Verdier;

namespace Ledger.Domain.Tests.Kjede;

/// <summary>What the chain's second form promises of any entry.</summary>
public sealed class Ledger2Tests
{
    private static readonly Gen<string> Kodene = Gen.OneOf("", "1", "10", "10201", "A-1", "æ");
    private static readonly Gen<string> Tekstene = Gen.OneOf("", "a", "b", "ab", "Lønn å", "tekst#=x", "rad", "😀 = ");

    private static readonly Gen<Verntekst> Vernet = Gen.Select(Tekstene, Gen.Byte.Array[Verntekst.Saltlengde], Gen.Bool, (tekst, salt, slettet) =>
    {
        var vernet = Verntekst.Saltet(tekst, salt);
        return slettet && !vernet.ErTom ? vernet.Slettet() : vernet;
    });

    private static readonly Gen<Dimensjon> Dimensjoner = Gen.Select(Gen.Enum<Kontoklasse>(), Gen.OneOf("", "010", "800"), Kodene, Kodene, Kodene, Kodene, Kodene, Gen.Enum<Avslutningsmerke>(), (klasse, art, ansvar, prosjekt, konto, fridim1, motpart, merke) =>
    {
        _ = Art.TryParse(art, out var a);
        _ = Ansvar.TryParse(ansvar, out var enhet);
        _ = Prosjektkode.TryParse(prosjekt, out var p);
        return new Dimensjon(klasse, a, default, default, default, enhet, p, default, merke, Egnefelt.Av(konto, fridim1: fridim1, motpartsenhet: motpart));
    });

    private static readonly Gen<Lestrad> Rader = Gen.Select(Dimensjoner, Gen.Int[-1000, 1000], Vernet, Vernet, Vernet, Gen.Int[-1, 13], Gen.OneOf("", "jevn"), Kodene, (d, oere, tekst, motpart, dokument, gjelder, periodisering, tiltak) =>
        new Lestrad(0, d, Beloep.FraOere(oere), tekst, motpart, dokument, periodisering) { GjelderPeriode = gjelder < 0 ? null : gjelder, Tiltak = tiltak });

    private static readonly Gen<Lestpost> Poster = Gen.Select(
        Gen.Enum<Journalslag>(),
        Gen.Select(Gen.OneOf("A1", "a=b", "REF"), Gen.Int[-1, 13], Gen.OneOf("", "kommunestyret"), Gen.Enum<Vedtakstype>(), Gen.Int[0, 3], Gen.OneOf("", "{}", "{\"a\":\"\\n\"}")),
        Gen.Select(Vernet, Vernet, Gen.Byte.Array[Verntekst.Saltlengde]),
        Rader.List[0, 4],
        (slag, hode, tekster, rader) => new Lestpost(
            new Kjedeledd(LedgerId.Parse("3201/KF1"), 7, 3, hode.Item5, hode.Item5, new DateTimeOffset(2026, 1, 2, 3, 4, 5, 6, TimeSpan.Zero), Verntekst.Saltet("ola", tekster.Item3)),
            slag, hode.Item1, hode.Item2 % 2 == 0 ? new DateOnly(2026, 1, 2) : null, hode.Item2 < 0 ? null : hode.Item2, tekster.Item1, hode.Item5 == 0 ? null : hode.Item5, hode.Item3,
            hode.Item5 == 0 ? null : hode.Item4, hode.Item6, [.. rader.Select((r, i) => r with { Linje = i + 1 })], default)
        {
            Form = Kjedeform.Ledger2,
            Kilde = hode.Item5 == 1 ? "kilde" : null,
            Tekster = tekster.Item2.ErTom ? [] : [new Navntekst("merknad", tekster.Item2)],
        });

    /// <summary>Ways to change an entry. One that leaves it as it was is no change of it.</summary>
    private static readonly (string Navn, Func<Lestpost, Lestpost> Endre)[] Endringer =
    [
        ("slag", p => p with { Slag = p.Slag == Journalslag.Fond ? Journalslag.Prosjekt : Journalslag.Fond }),
        ("referanse", p => p with { Referanse = p.Referanse + "x" }),
        ("dato", p => p with { Dato = p.Dato is null ? new DateOnly(2026, 1, 2) : null }),
        ("periode", p => p with { Periode = p.Periode is null ? 0 : null }),
        ("organ", p => p with { Organ = p.Organ + "x" }),
        ("type", p => p with { Type = p.Type is null ? Vedtakstype.Annet : null }),
        ("tilbakefoerer", p => p with { Tilbakefoerer = p.Tilbakefoerer is null ? 0 : null }),
        ("innhold", p => p with { Json = p.Json + " " }),
        ("kilde", p => p with { Kilde = p.Kilde + "x" }),
        ("kilde flyttet til organ", p => p with { Kilde = p.Organ, Organ = p.Kilde }),
        ("tekst", p => p with { Tekst = Annen(p.Tekst) }),
        ("tekst slettet med en annen hash", p => p with { Tekst = Verntekst.Lest(null, new byte[Kjedehash.Lengde]) }),
        ("tekst fjernet", p => p with { Tekst = default }),
        ("referanse flyttet til organ", p => p with { Referanse = "", Organ = p.Referanse }),
        ("innhold flyttet til organ", p => p with { Json = p.Organ, Organ = p.Json }),
        ("navngitt tekst lagt til", p => p with { Tekster = [new Navntekst("a", Annen(default)), .. p.Tekster] }),
        ("navngitt tekst med et annet navn", p => p with { Tekster = [.. p.Tekster.Select(t => t with { Navn = t.Navn + "2" })] }),
        ("tekst flyttet til en navngitt", p => p with { Tekst = default, Tekster = p.Tekst.ErTom || p.Tekster.Count > 0 ? p.Tekster : [new Navntekst("tekst", p.Tekst)] }),
        ("sekvens", p => p with { Ledd = p.Ledd with { Sekvens = 8 } }),
        ("versjon", p => p with { Ledd = p.Ledd with { Versjon = 4 } }),
        ("ledger", p => p with { Ledd = p.Ledd with { Ledger = LedgerId.Parse("3201") } }),
        ("aar", p => p with { Ledd = p.Ledd with { Aar = p.Ledd.Aar + 1 } }),
        ("nummer", p => p with { Ledd = p.Ledd with { Nummer = p.Ledd.Nummer + 1 } }),
        ("aar og nummer byttet", p => p with { Ledd = p.Ledd with { Aar = 0, Nummer = p.Ledd.Aar } }),
        ("tidspunkt", p => p with { Ledd = p.Ledd with { Tidspunkt = p.Ledd.Tidspunkt.AddMilliseconds(1) } }),
        ("bruker", p => p with { Ledd = p.Ledd with { Bruker = Annen(p.Ledd.Bruker) } }),
        ("rad fjernet", p => p with { Rader = [.. p.Rader.Skip(1)] }),
        ("rad gjentatt", p => p with { Rader = [.. p.Rader, .. p.Rader.Take(1)] }),
        ("rader snudd", p => p with { Rader = [.. p.Rader.Reverse()] }),
        .. Dimensjonstabell.Alle.Select(k => ("rad " + k.Navn, Rad(r => r with { Dimensjon = Med(r.Dimensjon, k, k.Tekst(r.Dimensjon)) }))),
        ("rad konto flyttet til fridim1", Rad(r => r with { Dimensjon = r.Dimensjon with { Egne = r.Dimensjon.Egne is { } e ? Egnefelt.Av(e.Fridim1, fridim1: e.Konto, motpartsenhet: e.Motpartsenhet) : null } })),
        ("rad beloep", Rad(r => r with { Beloep = r.Beloep + Beloep.FraOere(1) })),
        ("rad gjelderPeriode", Rad(r => r with { GjelderPeriode = r.GjelderPeriode is null ? 0 : null })),
        ("rad tekst", Rad(r => r with { Tekst = Annen(r.Tekst) })),
        ("rad motpart", Rad(r => r with { Motpart = Annen(r.Motpart) })),
        ("rad dokument", Rad(r => r with { Dokument = Annen(r.Dokument) })),
        ("rad tekst og motpart byttet", Rad(r => r with { Tekst = r.Motpart, Motpart = r.Tekst })),
        ("rad periodisering", Rad(r => r with { Periodisering = r.Periodisering + "x" })),
        ("rad tiltak", Rad(r => r with { Tiltak = r.Tiltak + "x" })),
        ("rad tiltak flyttet til periodisering", Rad(r => r with { Tiltak = r.Periodisering, Periodisering = r.Tiltak })),
    ];

    /// <summary>Any field changed, added, taken away or moved to another changes the hash; where an absent one became empty it does not.</summary>
    [Test]
    public void A_change_of_any_field_changes_the_hash() => Gen.Select(Poster, Gen.Int[0, Endringer.Length - 1]).Sample((post, hvilken) =>
    {
        var (navn, endre) = Endringer[hvilken];
        var endret = endre(post);
        Assert.That(Hash(endret) == Hash(post), Is.EqualTo(Like(endret, post)), navn);
    });

    [Test]
    public void Two_entries_have_the_same_hash_only_when_they_are_the_same() => Gen.Select(Poster, Poster).Sample((x, y) =>
        Assert.That(Hash(x) == Hash(y), Is.EqualTo(Like(x, y))));

    [Test]
    public void Absent_and_empty_are_the_same_but_zero_is_a_value() => Poster.Sample(post =>
    {
        static string? Motsatt(string? tekst) => tekst == "" ? null : tekst ?? "";
        var endret = post with
        {
            Organ = Motsatt(post.Organ),
            Json = Motsatt(post.Json),
            Rader = [.. post.Rader.Select(r => r with { Periodisering = Motsatt(r.Periodisering), Tiltak = Motsatt(r.Tiltak) })],
        };
        Assert.That(Hash(endret), Is.EqualTo(Hash(post)));
    });

    [Test]
    public void A_text_is_erased_and_the_hash_stays() => Poster.Sample(post =>
    {
        static Verntekst Slett(Verntekst t) => t.ErTom ? t : t.Slettet();
        var slettet = post with
        {
            Ledd = post.Ledd with { Bruker = Slett(post.Ledd.Bruker) },
            Tekst = Slett(post.Tekst),
            Tekster = [.. post.Tekster.Select(t => t with { Tekst = Slett(t.Tekst) })],
            Rader = [.. post.Rader.Select(r => r with { Tekst = Slett(r.Tekst), Motpart = Slett(r.Motpart), Dokument = Slett(r.Dokument) })],
        };
        Assert.That(Hash(slettet), Is.EqualTo(Hash(post)));
        Assert.That(slettet.Rader.All(r => r.Tekst.Tekst is null && r.Motpart.Tekst is null && r.Dokument.Tekst is null));
    });

    /// <summary>Somebody with the database could hide a line in a field, if a field could have a line's end.</summary>
    [TestCase("A1\u001fperiode=2")]
    [TestCase("A1\nrad\u001fbeloep=1.00")]
    [TestCase("A1\0")]
    public void A_field_with_a_control_character_is_refused(string tekst)
    {
        foreach (var form in new[] { Testposter.Form1, Testposter.Form2 })
        {
            Assert.That(() => Hash(form with { Referanse = tekst }), Throws.TypeOf<FormatException>());
        }

        Assert.That(() => Hash(Testposter.Form2 with { Referanse = "\ud800" }), Throws.InstanceOf<ArgumentException>());
    }

    [TestCase(null, 15)]
    [TestCase(null, 16)]
    [TestCase(null, 33)]
    [TestCase("tekst", 0)]
    [TestCase("tekst", 15)]
    [TestCase("tekst", 32)]
    [TestCase("", 16)]
    public void A_text_that_is_neither_protected_nor_erased_is_refused(string? tekst, int vern) =>
        Assert.That(() => Hash(Testposter.Form2 with { Tekst = Verntekst.Lest(tekst, new byte[vern]) }), Throws.TypeOf<FormatException>());

    [Test]
    public void A_text_in_the_clear_is_refused() =>
        Assert.That(() => Hash(Testposter.Form2 with { Tekst = Verntekst.Aapen("tekst") }), Throws.TypeOf<FormatException>());

    [TestCase("")]
    [TestCase("Merknad")]
    [TestCase("1")]
    [TestCase("a b")]
    [TestCase("a=b")]
    public void A_named_text_has_a_name_that_is_one(string navn) =>
        Assert.That(() => Hash(Testposter.Form2 with { Tekster = [new Navntekst(navn, Annen(default))] }), Throws.TypeOf<FormatException>());

    [Test]
    public void Named_texts_stand_once_and_in_order()
    {
        static Lestpost Med(params string[] navn) => Testposter.Form2 with { Tekster = [.. navn.Select(n => new Navntekst(n, Annen(default)))] };
        Assert.That(() => Hash(Med("a", "b", "linjer.3.kommentar")), Throws.Nothing);
        Assert.That(() => Hash(Med("b", "a")), Throws.TypeOf<FormatException>());
        Assert.That(() => Hash(Med("a", "a")), Throws.TypeOf<FormatException>());
        Assert.That(() => Hash(Testposter.Form2 with { Tekster = [new Navntekst("a", default)] }), Throws.TypeOf<FormatException>());
    }

    /// <summary>Form 1 has no hash over what came later, so an entry of it may not have it.</summary>
    [Test]
    public void An_entry_of_form_1_has_no_field_that_the_form_does_not()
    {
        var p = Testposter.Form1;
        Lestpost[] endret =
        [
            p with { Organ = "x" },
            p with { Type = Vedtakstype.Annet },
            p with { Json = "{}" },
            p with { Kilde = "x" },
            p with { Tekster = [new Navntekst("a", Annen(default))] },
            p with { Tekst = Annen(default) },
            Rad(r => r with { Tiltak = "x" })(p),
            Rad(r => r with { GjelderPeriode = 1 })(p),
            Rad(r => r with { Periodisering = "jevn" })(p),
            Rad(r => r with { Motpart = Annen(default) })(p),
            Rad(r => r with { Dimensjon = r.Dimensjon with { Egne = Egnefelt.Av("10201") } })(p),
        ];
        foreach (var post in endret)
        {
            Assert.That(() => Hash(post), Throws.TypeOf<FormatException>());
        }
    }

    private static Kjedehash Hash(Lestpost post) => new Kjederegner().Hash(default, post);

    private static Verntekst Annen(Verntekst tekst) => Verntekst.Saltet(tekst.Tekst + "x", Testposter.Salt(7));

    private static Func<Lestpost, Lestpost> Rad(Func<Lestrad, Lestrad> endre) => p => p with { Rader = [.. p.Rader.Select((r, i) => i == 0 ? endre(r) : r)] };

    private static Dimensjon Med(Dimensjon d, Dimensjonskolonne kolonne, string ikke)
    {
        foreach (var tekst in new[] { "drift", "balanse", "strykning", "avslutning", "202", "010", "10", "11" })
        {
            if (tekst != ikke && kolonne.TrySett(ref d, tekst))
            {
                return d;
            }
        }

        throw new InvalidOperationException($"No other value of {kolonne.Navn}.");
    }

    /// <summary>The same entry, when an empty field is an absent one and a text is known by its hash.</summary>
    private static bool Like(Lestpost x, Lestpost y) => Tekster(x).SequenceEqual(Tekster(y));

    private static IEnumerable<string?> Tekster(Lestpost p) =>
    [
        p.Slag.Navn(), p.Referanse, p.Dato.ToString(), p.Periode?.ToString(), p.Organ ?? "", p.Type?.ToString(), p.Tilbakefoerer?.ToString(), p.Json ?? "", p.Kilde ?? "", Tekst(p.Tekst),
        p.Ledd.Ledger.ToString(), $"{p.Ledd.Sekvens} {p.Ledd.Versjon} {p.Ledd.Aar} {p.Ledd.Nummer} {p.Ledd.Tidspunkt:O}", Tekst(p.Ledd.Bruker),
        .. p.Tekster.SelectMany(t => new[] { "vern", t.Navn, Tekst(t.Tekst) }),
        .. p.Rader.SelectMany(r => (string?[])
        [
            "rad", .. Dimensjonstabell.Alle.Select(k => k.Tekst(r.Dimensjon)), r.Beloep.ToString(), r.GjelderPeriode?.ToString(), Tekst(r.Tekst), Tekst(r.Motpart), Tekst(r.Dokument), r.Periodisering ?? "", r.Tiltak ?? "",
        ]),
    ];

    private static string? Tekst(Verntekst tekst) => tekst.ErTom ? null : tekst.Hash().ToString();
}
