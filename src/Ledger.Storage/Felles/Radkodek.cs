using System.Globalization;
using Ledger.Application.Noekler;
using Ledger.Application.Porter;
using Ledger.Domain.Budsjett;
using Ledger.Domain.Hovedbok;
using Ledger.Domain.Kjede;
using Ledger.Domain.Saldo;
using Ledger.Domain.Verdier;

namespace Ledger.Storage.Felles;

/// <summary>A stored entry with what its write says of it.</summary>
/// <param name="Skriving">The seal of the write before, for the first entry of a write; null elsewhere.</param>
internal sealed record Journalrekord(Journalpost Post, DateTimeOffset Tidspunkt, Verntekst Bruker, Kjedehash? Skriving = null);

/// <summary>A budget line with the entry that it belongs to.</summary>
internal readonly record struct Budsjettrad(long Sekvens, int Linje, Beloep Beloep, string Periodisering, string? Tiltak, Dimensjon Dimensjon)
{
    public Lestrad Lestrad() => new(Linje, Dimensjon, Beloep, default, default, default, Periodisering) { Tiltak = Tiltak };

    public Budsjettlinje Budsjettlinje() => new(Dimensjon, Beloep, Domain.Budsjett.Periodisering.Parse(Periodisering), Tiltak);
}

/// <summary>What the columns of each statement's answer mean. Columns go by their place, so a statement and its method here change together.</summary>
internal static class Radkodek
{
    /// <summary><c>ledger_finn</c>.</summary>
    public static Kommunehode Hode(IRad rad, LedgerId ledger) => new(ledger, rad.Heltall(0), rad.Heltall(1), rad.Hash(2));

    /// <summary><c>ledger_alle</c>.</summary>
    public static LedgerId Ledger(IRad rad) => Ledger(rad.Tall(0), rad.Tekst(1));

    public static LedgerId Ledger(int kommunenummer, string enhet) =>
        LedgerId.Parse(kommunenummer.ToString("0000", CultureInfo.InvariantCulture) + (enhet.Length == 0 ? "" : "/" + enhet));

    /// <summary><c>kladd_finn</c> and <c>kladd_alle</c>.</summary>
    public static Lagretkladd Kladd(IRad rad) => new(rad.Tekst(0), rad.Tekst(1), rad.Tid(2), rad.Tekst(3));

    /// <summary>The statements of <c>transaksjon</c> that answer rows.</summary>
    public static Transaksjon Transaksjon(IRad rad, LedgerId ledger) => new(
        ledger, rad.Heltall(0), rad.Tid(2), rad.Vern(3), rad.Tekst(5), rad.Tall(6), rad.TekstEllerNull(7), rad.ByteEllerNull(8), rad.TekstEllerNull(12),
        rad.Heltall(9), rad.Hash(10),
        rad.TekstEllerNull(11))
    {
        Form = (Kjedeform)rad.Heltall(1),
        AvtrykkVern = rad.ByteEllerNull(13),
        Segl = rad.HashEllerNull(14),
    };

    /// <summary><c>journal_grunndata</c>.</summary>
    public static Journalpost Journalpost(IRad rad, LedgerId ledger) => new(
        ledger, rad.Heltall(0), rad.Heltall(1), (Journalslag)rad.Heltall(3), rad.Tall(4), rad.Tall(5), rad.Tekst(6), rad.ErNull(7)
            ? null
            : rad.Dato(7), rad.TallEllerNull(8), rad.Vern(9),
        rad.TekstEllerNull(11), rad.TallEllerNull(12), rad.Hash(13))
    {
        Form = (Kjedeform)rad.Heltall(2),
        Kilde = rad.TekstEllerNull(14),
    };

    /// <summary><c>journal_side</c>: with the seal of the write before, in the first entry of a write.</summary>
    public static Journalrekord Kjederekord(IRad rad, LedgerId ledger) => Journalrekord(rad, ledger) with { Skriving = rad.HashEllerNull(18) };

    /// <summary><c>journal_bilag</c> and <c>journal_vedtak</c>; also the first columns of <c>journal_side</c>.</summary>
    public static Journalrekord Journalrekord(IRad rad, LedgerId ledger) => new(Journalpost(rad, ledger), rad.Tid(15), rad.Vern(16));

    /// <summary><c>journaltekst_omraade</c>.</summary>
    public static (long Sekvens, Navntekst Tekst) Journaltekst(IRad rad) => (rad.Heltall(0), new Navntekst(rad.Tekst(1), rad.Vern(2)));

    /// <summary><c>person_motpart</c> and <c>person_bruker</c>.</summary>
    public static Funnettekst Funnettekst(IRad rad, string felt) => new(new Tekststed(rad.Heltall(0), rad.Tall(1), felt), rad.Heltall(2), rad.Vern(3));

    /// <summary><c>noekkel_aar</c>.</summary>
    public static (int Id, Dimensjon Dimensjon) Noekkel(IRad rad, Func<string, string>? samme = null) => (rad.Tall(0), Dimensjonskodek.Les(rad, 1, samme));

    /// <summary><c>postering_bilag</c>.</summary>
    public static Postering Bilagspostering(IRad rad)
    {
        var gjelder = rad.TallEllerNull(1);
        return new Postering(
            Dimensjonskodek.Les(rad, 9), Beloep.FraOere(rad.Heltall(2)), rad.Vist(3), rad.Vist(5), rad.Vist(7), gjelder is { } g
                ? Periode.Fra(g)
                : null);
    }

    /// <summary><c>postering_del</c> and <c>postering_side</c>: a posting with its bilag.</summary>
    public static LagretPostering LagretPostering(IRad rad, in Dimensjon dimensjon)
    {
        var gjelder = rad.TallEllerNull(7);
        return new LagretPostering(
            Posisjon.Fra(rad.Heltall(0), rad.Tall(1)), rad.Tall(3), rad.Tekst(4), rad.Dato(5), Periode.Fra(rad.Tall(6)),
            new Postering(
                dimensjon, Beloep.FraOere(rad.Heltall(8)), rad.Vist(9), rad.Vist(11), rad.Vist(13),
                gjelder is { } g ? Periode.Fra(g) : null));
    }

    /// <summary>The key of a row of the same.</summary>
    public static int Sidenoekkel(IRad rad) => rad.Tall(2);

    /// <summary><c>postering_omraade</c>.</summary>
    /// <param name="noekler">The dimensions met before, by key: a page of thousands of rows has few.</param>
    public static (long Sekvens, Lestrad Rad) Lestrad(IRad rad, Dictionary<int, Dimensjon> noekler)
    {
        var noekkel = rad.Tall(2);
        if (!noekler.TryGetValue(noekkel, out var dimensjon))
        {
            noekler.Add(noekkel, dimensjon = Dimensjonskodek.Les(rad, 11, streng: true));
        }

        var lest = new Lestrad(
            rad.Tall(1), dimensjon, Beloep.FraOere(rad.Heltall(4)), rad.Vern(5), rad.Vern(7), rad.Vern(9), null) { GjelderPeriode = rad.TallEllerNull(3) };
        return (rad.Heltall(0), lest);
    }

    /// <summary><c>budsjettlinje_til</c>.</summary>
    public static Budsjettrad Budsjettrad(IRad rad) => Budsjettrad(rad, streng: false);

    /// <summary><c>budsjettlinje_omraade</c>.</summary>
    public static Budsjettrad Kjedebudsjettrad(IRad rad) => Budsjettrad(rad, streng: true);

    /// <summary><c>budsjettlinje_endring</c>: what a line adds to saldo.</summary>
    public static (Regnskapsaar Aar, IEnumerable<Saldopost> Poster) Budsjettendring(IRad rad) => (
        Regnskapsaar.Fra(rad.Tall(1)),
        Budsjettposter(
            Dimensjonskodek.Les(rad, 5), Beloep.FraOere(rad.Heltall(2)), Periodisering.Parse(rad.Tekst(3)), Vedtaksinnhold.Les(rad.Tekst(4)).Type,
            rad.Tall(0)));

    /// <summary><c>saldo_aar</c>, <c>saldo_endring</c> and <c>saldo_fra_journal</c>.</summary>
    /// <param name="posisjon">Reads where the first posting stands; each engine has it in a form of its own, in the columns before the dimension.</param>
    public static (Regnskapsaar Aar, Saldopost Post) Saldo(IRad rad, Posisjonskolonner posisjon) => (
        Regnskapsaar.Fra(rad.Tall(1)), Saldo(rad, Dimensjonskodek.Les(rad, 7 + posisjon.Antall), rad.Tall(0), 2, posisjon));

    /// <summary><c>saldo_celler</c>: a cell of the key in the first column.</summary>
    public static Saldopost Celle(IRad rad, Posisjonskolonner posisjon) => Saldo(rad, default, rad.Tall(0), 1, posisjon);

    /// <summary><c>journal_korreksjon</c>.</summary>
    public static Korrigering Korrigering(IRad rad) => new(new Bilagssted(rad.Tall(0), rad.Tall(1)), rad.Tekst(2));

    /// <summary><c>kilde_alle</c>.</summary>
    public static Kildestand Kildestand(IRad rad) => new(rad.Tekst(0), rad.Heltall(1), rad.Heltall(2), rad.ErNull(3) ? null : rad.Tid(3));

    /// <summary><c>bilag_soek</c>.</summary>
    public static Bilagstreff Bilagstreff(IRad rad) => new(
        rad.Tall(0), rad.Tekst(1), rad.Dato(2), Periode.Fra(rad.Tall(3)), rad.Vist(4), rad.TallEllerNull(6), rad.TallEllerNull(12), rad.TekstEllerNull(7),
        rad.Heltall(8), rad.Tid(9), rad.Vist(10), rad.Heltall(13), Beloep.FraOere(rad.Heltall(14)), rad.Heltall(15))
    {
        RegistrertAv = rad.TekstEllerNull(16),
        AttestertAv = rad.TekstEllerNull(17),
        AnvistAv = rad.TekstEllerNull(18),
    };

    /// <summary>The statements of <c>noekkel_api</c> that answer rows.</summary>
    public static Apinoekkel Apinoekkel(IRad rad) => new(
        rad.Tekst(0), rad.Tekst(1), rad.Tekst(2).Split(
            ' ', StringSplitOptions.RemoveEmptyEntries), rad.Tekst(3).Split(' ', StringSplitOptions.RemoveEmptyEntries), rad.Byte(4), rad.Byte(5),
        rad.Tid(6), rad.Tekst(7), rad.Tid(8), rad.ErNull(9) ? null : rad.Tid(9), rad.ErNull(10) ? null : rad.Tid(10), rad.TekstEllerNull(11))
    {
        Giver = rad.TekstEllerNull(12),
        AvloestAv = rad.TekstEllerNull(13),
        TilbakekaltAv = rad.TekstEllerNull(14),
        Kilde = rad.TekstEllerNull(15),
        Enheter = rad.TekstEllerNull(16)?.Split(' ', StringSplitOptions.RemoveEmptyEntries) ?? [],
    };

    /// <summary>The statements of <c>installasjonslogg</c> that answer rows.</summary>
    public static Installasjonslinje Installasjonslinje(IRad rad) => new(
        rad.Heltall(0), rad.Tid(1), rad.Tekst(2), rad.Tekst(3), rad.TekstEllerNull(4), rad.TekstEllerNull(5), rad.HashEllerNull(6), rad.HashEllerNull(7));

    /// <summary>The statements of <c>tilgang</c> that answer rows.</summary>
    public static Tilgangspost Tilgang(IRad rad, LedgerId ledger) =>
        new(rad.Heltall(0), rad.Tid(1), ledger, rad.Tekst(2), rad.Tekst(3), rad.Tekst(4), rad.Tekst(5), rad.Tall(6))
        {
            Versjon = rad.ErNull(7) ? null : rad.Heltall(7),
            Gjelder = rad.TekstEllerNull(8),
            Hash = rad.HashEllerNull(9),
        };

    /// <summary>A budget line month by month; it is counted in the first.</summary>
    public static IEnumerable<Saldopost> Budsjettposter(Dimensjon dimensjon, Beloep beloep, Periodisering periodisering, Vedtakstype type, int id)
    {
        var slag = type.ErIOpprinnelig() ? Saldoslag.OpprinneligBudsjett : Saldoslag.Budsjettendring;
        return periodisering.Fordel(beloep).Select((maaned, m) => new Saldopost(dimensjon, slag, Periode.Fra(m + 1), maaned, m == 0 ? 1 : 0, id));
    }

    private static Budsjettrad Budsjettrad(IRad rad, bool streng) => new(
        rad.Heltall(0), rad.Tall(1), Beloep.FraOere(rad.Heltall(2)), rad.Tekst(3), rad.TekstEllerNull(4), Dimensjonskodek.Les(rad, 5, null, streng));

    internal static Saldopost Saldo(IRad rad, in Dimensjon dimensjon, int id, int fra, Posisjonskolonner posisjon) => new(
        dimensjon, (Saldoslag)rad.Heltall(fra), Periode.Fra(rad.Tall(fra + 1)), Beloep.FraOere(rad.Heltall(fra + 3)), rad.Heltall(fra + 4), id,
        posisjon.Les(rad, fra + 5))
    {
        Gjelder = Periode.Fra(rad.Tall(fra + 2)),
    };
}

/// <summary>How an engine has a position in the answers of its statements.</summary>
/// <param name="Antall">In how many columns.</param>
/// <param name="Les">Reads it from a column on; the default where there is none.</param>
internal sealed record Posisjonskolonner(int Antall, Func<IRad, int, Posisjon> Les);
