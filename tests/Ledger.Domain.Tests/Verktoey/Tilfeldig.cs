using System.Collections.Concurrent;
using CsCheck;
using Ledger.Domain.Hovedbok;
using Ledger.Domain.Kontoplaner;
using Ledger.Domain.Verdier;

namespace Ledger.Domain.Tests.Verktoey;

/// <summary>Random ledgers over every art that a municipality may book, with budgets, closing marks, funds and a year before.</summary>
internal static class Tilfeldig
{
    private static readonly LedgerId Ledger = LedgerId.Parse("3201");

    private static readonly ConcurrentDictionary<(Kontoklasse Klasse, int Aar), IReadOnlyList<string>> Kjente = new();

    private static readonly Gen<decimal> Kroner = Gen.Long[-100_000_000_00, 100_000_000_00].Select(oere => oere / 100m);

    /// <summary>A cube and the cube of the year before. Neither drift nor investering sums to zero.</summary>
    public static readonly Gen<(Kubebygger Aaret, Kubebygger Forrige)> Hovedbok =
        Gen.Int[2020, 2030].SelectMany(aar => Gen.Select(Kubene(aar), Kubene(aar - 1)));

    /// <summary>The arts that can be booked in a kontoklasse in a year: accepted, with or without a warning, with at least one function.</summary>
    public static IReadOnlyList<string> Arter(Kontoklasse klasse, int aar) => Kjente.GetOrAdd((klasse, aar), k => FinnArter(k.Klasse, k.Aar));

    private static IReadOnlyList<string> FinnArter(Kontoklasse klasse, int aar)
    {
        var year = Regnskapsaar.Fra(aar);
        var plan = Kontoplan.For(year, Ledger.Kommune);
        return [.. Kontoplan.Arter
            .Where(a => plan.Status(Art.Parse(a.Kode)) is Kodestatus.Gyldig or Kodestatus.Utgaatt)
            .Where(a => Kontoplan.Funksjoner.Any(f => plan.Status(Funksjon.Parse(f.Kode)) == Kodestatus.Gyldig && Lovlig(klasse, a.Kode, f.Kode, year)))
            .Select(a => a.Kode)];
    }

    private static bool Lovlig(Kontoklasse klasse, string art, string funksjon, Regnskapsaar aar) =>
        Kostraregler.Kontroller(klasse, Art.Parse(art), Funksjon.Parse(funksjon), aar, Ledger.Kommune).All(b => b.Alvor != Alvor.Feil);

    private static Gen<Kubebygger> Kubene(int aar) =>
        Gen.Select(Noekkel(aar), Kroner, Kroner, Kroner, Gen.Int[1, 13], (d, regnskap, opprinnelig, endring, periode) => (d, regnskap, opprinnelig, endring, periode)).Array[0, 80]
            .Select(rows => rows.Aggregate(new Kubebygger(aar), (k, r) =>
            {
                k.Regnskap(r.d, r.regnskap, r.periode);
                return r.d.Kontoklasse == Kontoklasse.Balanse ? k : k.Budsjett(r.d with { Merke = Avslutningsmerke.Ingen }, r.opprinnelig, r.endring, Math.Min(r.periode, 12));
            }));

    private static Gen<Dimensjon> Noekkel(int aar) => Gen.Frequency(
        (5, Resultat(Kontoklasse.Drift, Arter(Kontoklasse.Drift, aar))),
        (4, Resultat(Kontoklasse.Investering, Arter(Kontoklasse.Investering, aar))),
        (2, Gen.Select(Gen.OneOf("10", "13", "27", "32", "47", "51", "56", "5900", "5990"), Gen.OneOf("", "DISP", "BUND"), (kapittel, fond) =>
            Dimensjon.Balanse(Kapittel.Parse(kapittel), Sektor.Parse("320"), fond: Fondskode.TryParse(fond, out var f) ? f : default))));

    private static Gen<Dimensjon> Resultat(Kontoklasse klasse, IReadOnlyList<string> arter) => Gen.Select(
        Gen.Frequency((3, Gen.OneOf([.. arter])), (2, Gen.OneOf([.. arter.Where(a => a is "530" or "540" or "570" or "810" or "910" or "912" or "940" or "970" or "550" or "950")]))),
        Gen.OneOf(Kubebygger.Blader),
        Gen.OneOf("", "", "DISP", "BUFFER", "BUND", "UINV"),
        Gen.Enum<Avslutningsmerke>(),
        Gen.OneOf("", "P1"),
        Gen.OneOf("201", "120", "840"),
        (art, ansvar, fond, merke, prosjekt, funksjon) => Kubebygger.Resultat(klasse, art, ansvar, funksjon, fond, merke, prosjekt));
}
