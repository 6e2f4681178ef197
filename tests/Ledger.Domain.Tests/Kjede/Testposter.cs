using Ledger.Domain.Hovedbok;
using Ledger.Domain.Kjede;
using Ledger.Domain.Verdier;

namespace Ledger.Domain.Tests.Kjede;

/// <summary>The entries that the specification's vectors are of.</summary>
internal static class Testposter
{
    private static readonly Dimensjon Drift = Dimensjon.Resultat(Kontoklasse.Drift, Art.Parse("010"), Funksjon.Parse("201"), Ansvar.Parse("202"));
    private static readonly Dimensjon Bank = Dimensjon.Balanse(Kapittel.Parse("10"), Sektor.Parse("320"));

    /// <summary>Of form 1: a bilag with two rows.</summary>
    public static readonly Lestpost Form1 = new(
        Ledd(Verntekst.Aapen("jobb")), Journalslag.Bilag, "A1", new DateOnly(2024, 1, 31), 1, default, null, null, null, null,
        [
            new Lestrad(1, Drift, Beloep.FraOere(10050), Verntekst.Aapen("Lønn å"), default, default, null),
            new Lestrad(2, Bank, Beloep.FraOere(-10050), default, Verntekst.Aapen("Bank"), Verntekst.Aapen("D1"), null),
        ],
        default);

    /// <summary>Of form 2: the same with salts 00…, 11…, 22… and 33…, an account of the municipality's own, a period that it is about, and a named text.</summary>
    public static readonly Lestpost Form2 = new(
        Ledd(Verntekst.Saltet("jobb", Salt(0x33))), Journalslag.Bilag, "A1", new DateOnly(2024, 1, 31), 1, default, null, null, null, null,
        [
            new Lestrad(1, Drift with { Egne = Egnefelt.Av("10201") }, Beloep.FraOere(10050), Verntekst.Saltet("Lønn å", Salt(0)), default, default, null) { GjelderPeriode = 0 },
            new Lestrad(2, Bank, Beloep.FraOere(-10050), default, Verntekst.Saltet("Bank", Salt(0x11)), Verntekst.Saltet("D1", Salt(0x22)), null),
        ],
        default)
    {
        Form = Kjedeform.Ledger2,
        Tekster = [new Navntekst("merknad", Verntekst.Saltet("Se vedlegg", Salt(0x44)))],
    };

    /// <summary>The kinds of the finance register: definitions without a year; the name of a protected text where the kind has one.</summary>
    private static readonly (Journalslag Slag, string Referanse, string? Tekst, string Json)[] Finansposter =
    [
        (Journalslag.Finansreglement, "2024-01-01", null,
            """{"vedtak":"PS 12/24","fastrenteTerskelMaaneder":12,"kode":"2024-01-01"}"""),
        (Journalslag.Portefoelje, "FORV", null,
            """{"navn":"Forvaltningsfondet","type":"langsiktig","startdato":"2000-07-01","kode":"FORV"}"""),
        (Journalslag.Beholdning, "BANK", null,
            """{"navn":"Bankkonto","portefoelje":"FORV","aktivaklasse":"bank","kode":"BANK"}"""),
        (Journalslag.Laan, "KBN-01", null,
            """{"motpartsgruppe":"Kommunalbanken","laangiver":"Kommunalbanken","form":"serie","hovedstol":100,"foersteUtbetaling":"2024-01-15","forfall":"2034-01-15","terminerPerAar":2,"rentekonvensjon":"act/365","sektor":"320","fordeling":[{"formaal":"ikkeSelvfinansierende","motpost":"ingen","andel":1}],"kode":"KBN-01"}"""),
        (Journalslag.Rentebytte, "BYTTE-1", null,
            """{"laan":"KBN-01","motpart":"Banken","nominelt":50,"retning":"betalerFast","fra":"2024-07-01","til":"2026-07-01","fastrente":3,"kode":"BYTTE-1"}"""),
        (Journalslag.Eierpost, "VANN", null,
            """{"navn":"Vann IKS","selskapsform":"IKS","gyldigFra":"2020-01-01","kode":"VANN"}"""),
        (Journalslag.Finanspost, "finansposter/3/1", "rad.0",
            """[{"nummer":1,"referanse":"F-1","slag":"laanebevegelse","objekt":"KBN-01","dato":"2024-06-15","type":"avdrag","beloep":-30000000.00}]"""),
        (Journalslag.Finansmerknad, "avvik/sikring/2024-07-31", "tekst",
            """{"grense":"sikring","dato":"2024-07-31","kode":"avvik/sikring/2024-07-31"}"""),
        (Journalslag.Finansrapport, "finansrapport/2024-04-30/tertial1", "risiko",
            """{"rapportdato":"2024-04-30","type":"tertial1","laast":2,"kode":"finansrapport/2024-04-30/tertial1"}"""),
    ];

    /// <summary>An entry of a kind of the finance register.</summary>
    public static Lestpost Finans(Journalslag slag)
    {
        var (_, referanse, tekst, json) = Finansposter.Single(p => p.Slag == slag);
        return Form2 with
        {
            Ledd = Form2.Ledd with { Aar = 0, Nummer = 0 }, Slag = slag, Referanse = referanse, Dato = null, Periode = null, Rader = [], Json = json,
            Tekster = tekst is null ? [] : [new Navntekst(tekst, Verntekst.Saltet("Se vedlegg", Salt(0x44)))],
        };
    }

    /// <summary>A bilag that was attested and ordered before it was booked, and an attestation of one that is booked.</summary>
    public static readonly IReadOnlyDictionary<string, Lestpost> Attestasjon = new Dictionary<string, Lestpost>
    {
        ["attestert"] = Form2 with
        {
            Rader = [new Lestrad(1, Drift, Beloep.FraOere(10050), default, default, default, null), new Lestrad(2, Bank, Beloep.FraOere(-10050), default, default, default, null)],
            Tekster = Tekstene(
                ("anvistAv.person", "kari"), ("anvistAv.tidspunkt", "2024-02-01T08:00:00.000Z"), ("attestertAv.navn", "Ola Nordmann"), ("attestertAv.person", "ola"),
                ("attestertAv.tidspunkt", "2024-01-31T08:00:00.000Z"), ("registrertFor", "per")),
        },
        ["attestering"] = Form2 with
        {
            Ledd = Form2.Ledd with { Nummer = 0 }, Slag = Journalslag.Attestering, Referanse = "12/attestant", Dato = null, Periode = null, Rader = [],
            Json = """{"bilagsnummer":12,"rolle":"attestant"}""", Tekster = Tekstene(("merknad", "Se vedlegg"), ("person", "ola")),
        },
    };

    private static List<Navntekst> Tekstene(params (string Navn, string Tekst)[] tekster) =>
        [.. tekster.Select(t => new Navntekst(t.Navn, Verntekst.Saltet(t.Tekst, Salt(0x44))))];

    public static byte[] Salt(byte verdi) => [.. Enumerable.Repeat(verdi, Verntekst.Saltlengde)];

    private static Kjedeledd Ledd(Verntekst bruker) => new(LedgerId.Parse("0301"), 7, 3, 2024, 12, new DateTimeOffset(2026, 11, 23, 12, 0, 0, 5, TimeSpan.Zero), bruker);
}
