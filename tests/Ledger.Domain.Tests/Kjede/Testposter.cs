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

    /// <summary>A fact of the finance register: a definition without a year, with a protected text.</summary>
    public static readonly Lestpost Finans = Form2 with
    {
        Ledd = Form2.Ledd with { Aar = 0, Nummer = 0 }, Slag = Journalslag.Finanspost, Referanse = "finansposter/3/1", Dato = null, Periode = null, Rader = [],
        Json = """[{"nummer":1,"referanse":"F-1","slag":"laanebevegelse","objekt":"KBN-01","dato":"2024-06-15","type":"avdrag","beloep":-30000000.00}]""",
        Tekster = [new Navntekst("rad.0", Verntekst.Saltet("Se vedlegg", Salt(0x44)))],
    };

    public static byte[] Salt(byte verdi) => [.. Enumerable.Repeat(verdi, Verntekst.Saltlengde)];

    private static Kjedeledd Ledd(Verntekst bruker) => new(LedgerId.Parse("0301"), 7, 3, 2024, 12, new DateTimeOffset(2026, 11, 23, 12, 0, 0, 5, TimeSpan.Zero), bruker);
}
