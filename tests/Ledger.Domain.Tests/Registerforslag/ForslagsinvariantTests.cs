using System.Globalization;
using CsCheck;
using Ledger.Domain.Noter;
using Ledger.Domain.Opplysninger;
using Ledger.Domain.Registerforslag;
using Ledger.Domain.Tests.Verktoey;
using Ledger.Domain.Verdier;

namespace Ledger.Domain.Tests.Registerforslag;

/// <summary>Invariant 13: what registers propose, booked year by year, keeps the ledger as the register, for any register.</summary>
public sealed class ForslagsinvariantTests
{
    private static readonly int[] Aarene = [2024, 2025, 2026, 2027, 2028];

    private static readonly Gen<(int Fra, int Levetid, int Kost)[]> Anleggene = Gen.Select(Gen.Int[2010, 2027], Gen.Int[1, 20], Gen.Int[1, 1_000_000]).Array[0, 6];

    private static readonly Gen<(int Fra, int Avvik, bool Ett, int Sats)[]> Kohortene =
        Gen.Select(Gen.Int[2016, 2028], Gen.Int[-1_000_000, 1_000_000], Gen.Bool, Gen.Int[0, 141]).Array[0, 6];

    [Test]
    public void Depreciation_that_is_booked_keeps_chapter_27_as_the_register() => Anleggene.Sample(anlegg =>
    {
        var register = Tilstand(
            Anlegg.Register, anlegg.Select((a, i) => Objekt($"A{i}", ("kapittel", "27"), ("gruppe", "20"), ("levetid", a.Levetid.ToString(CultureInfo.InvariantCulture)), ("funksjon", "222"))),
            anlegg.Select((a, i) => new Registerpost($"T{i}", $"A{i}", new DateOnly(a.Fra, 6, 1), Anlegg.Tilgang, Kr(a.Kost), null, null, null, null, Ingen) { Nummer = i + 1 }));
        var hovedbok = Register(Aarene[0] - 1);
        foreach (var aar in Aarene)
        {
            hovedbok += Kr(anlegg.Where(a => a.Fra == aar).Sum(a => (decimal)a.Kost));
            var bilag = Registerforslagene.Lag("avskrivninger", Grunnlag(register, aar));
            Balanserer(bilag);
            Assert.That(bilag.Rader.Where(r => r.Art is "590" or "990").Sum(r => r.Beloep), Is.Zero, "KOSTRA controls 155 to 165");
            hovedbok += Kr(bilag.Rader.Where(r => r.Kapittel == "27").Sum(r => r.Beloep));
            Assert.That(hovedbok, Is.EqualTo(Register(aar)), $"{aar}");
        }

        Beloep Register(int aar) => Anleggsnote.Beregn(register, aar) is [var tabell] ? tabell.Sum!.Value : Beloep.Null;
    });

    [Test]
    public void Premieavvik_that_is_booked_keeps_chapters_19_and_39_as_the_register() => Kohortene.Sample(kohorter =>
    {
        var register = Tilstand(
            Premieavviksnote.Register,
            kohorter.Select((k, i) => Objekt(
                $"K{i}", ("aar", $"{k.Fra}"), ("premie", $"{Math.Max(k.Avvik, 0)}"), ("nettoKostnad", $"{Math.Max(-k.Avvik, 0)}"), ("aarAmortisering", k.Ett ? "1" : "7"),
                ("agaSats", (k.Sats / 10m).ToString(CultureInfo.InvariantCulture)))), []);
        var hovedbok = Register(Aarene[0] - 1);
        foreach (var aar in Aarene)
        {
            var bilag = Registerforslagene.Lag("premieavvik", Grunnlag(register, aar));
            Balanserer(bilag);
            hovedbok += Kr(bilag.Rader.Where(r => r.Kapittel is not null).Sum(r => r.Beloep));
            Assert.That(hovedbok, Is.EqualTo(Register(aar)), $"{aar}");
        }

        Beloep Register(int aar) => Premieavviksnote.Beregn(register, aar) is [var tabell] ? tabell.Sum!.Value : Beloep.Null;
    });

    private static readonly Dictionary<string, string> Ingen = [];

    private static void Balanserer(Registerbilag bilag) => Assert.That(bilag.Rader.Sum(r => r.Beloep), Is.Zero);

    private static Beloep Kr(decimal kroner) => Beloep.FraKroner(kroner);

    private static Forslagsgrunnlag Grunnlag(Registertilstand register, int aar) => new(register, new Kubebygger(aar).Kube(), "111");

    private static Registerobjekt Objekt(string kode, params (string Kolonne, string Verdi)[] verdier) =>
        new(kode, kode, verdier.ToDictionary(v => v.Kolonne, v => v.Verdi), null, null);

    private static Registertilstand Tilstand(string register, IEnumerable<Registerobjekt> objekter, IEnumerable<Registerpost> poster) => Registerhistorikk.Tom.Med(
        1, objekter.Select(o => (register, new Stand<Registerobjekt>(o, 1, 1))), [], poster.Select(p => (register, new Stand<Registerpost>(p, 1, 1)))).Ved(1);
}
