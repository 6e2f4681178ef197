using CsCheck;
using Ledger.Domain.Finans.Register;

namespace Ledger.Domain.Tests.Finanser;

/// <summary>Loans and what happened to them, made up, with a naive model beside: what is owed of each after each day.</summary>
internal sealed class Laanebok
{
    public static readonly DateOnly Start = new(2024, 1, 1);

    private static readonly Laaneform[] Former =
        [Laaneform.Serie, Laaneform.Annuitet, Laaneform.Avdragsfritt, Laaneform.Obligasjon, Laaneform.Sertifikat, Laaneform.Leie];

    /// <param name="Til">The loan that takes the place of another, when it is a refinancing.</param>
    public sealed record Hendelse(int Slag, int Laan, int Til, int Dager, long Oere, int Prosent);

    private readonly List<(DateOnly Dato, decimal[] Rester)> _dager = [];

    private Laanebok(int[] former, int[] aar, int[] deler, Hendelse[] hendelser)
    {
        Laan = [.. former.Select((f, i) => new Laan(
            "L" + i, i < 2 ? "Banken" : "Markedet", "Banken", Former[f], 100m, Start, Start.AddYears(aar[i]), 2, null, Rentekonvensjon.Act365, false,
            Former[f] is Laaneform.Avdragsfritt or Laaneform.Obligasjon or Laaneform.Sertifikat, null, "320",
            Former[f] == Laaneform.Leie ? [new(Laaneformaal.Leie, Motpost.Ingen, 1m)]
                : [new(Laaneformaal.Videreutlaan, Motpost.Formidling, deler[i] / 100m), new(Laaneformaal.IkkeSelvfinansierende, Motpost.Ingen, 1m - (deler[i] / 100m))]))];
        var (rester, dato) = (new decimal[Laan.Count], Start);
        foreach (var h in hendelser)
        {
            dato = dato.AddDays(h.Dager);
            if (dato.Year > 2024)
            {
                break;
            }

            var (fra, til) = (h.Laan % Laan.Count, h.Til % Laan.Count);
            var del = decimal.Round(rester[fra] * h.Prosent / 100m, 2);
            if (h.Slag == 0)
            {
                Legg(fra, dato, Bevegelsestype.Opptak, h.Oere / 100m, null, rester);
            }
            else if (h.Slag == 1 && del > 0m)
            {
                Legg(fra, dato, h.Prosent % 2 == 0 ? Bevegelsestype.Avdrag : Bevegelsestype.EkstraordinaertAvdrag, -del, null, rester);
            }
            else if (h.Slag == 2 && fra != til && del > 0m && !Laan[fra].ErLeie && !Laan[til].ErLeie)
            {
                Legg(fra, dato, Bevegelsestype.Innfrielse, -del, Laan[til].Kode, rester);
                Legg(til, dato, Bevegelsestype.Refinansiering, del, Laan[fra].Kode, rester);
            }

            _dager.Add((dato, [.. rester]));
        }
    }

    public List<Laan> Laan { get; }

    public List<Finanspost> Poster { get; } = [];

    public Finansdefinisjoner Definisjoner => Finansdefinisjoner.Ingen with { Laan = Laan };

    public Finansregister Register => new(Definisjoner, Poster);

    public static Gen<Laanebok> Alle { get; } = Gen.Int[1, 4].SelectMany(n => Gen.Select(
        Gen.Int[0, Former.Length - 1].Array[n], Gen.Int[1, 8].Array[n], Gen.Int[0, 100].Array[n],
        Gen.Select(
            Gen.Int[0, 2], Gen.Int[0, 3], Gen.Int[0, 3], Gen.Int[0, 30], Gen.Long[1, 1_000_000_00], Gen.Int[1, 100],
            (slag, laan, til, dager, oere, prosent) => new Hendelse(slag, laan, til, dager, oere, prosent)).Array[0, 25],
        (former, aar, deler, hendelser) => new Laanebok(former, aar, deler, hendelser)));

    /// <summary>What the model says is owed of a loan at the end of a day.</summary>
    public decimal Rest(int laan, DateOnly dato) => _dager.LastOrDefault(d => d.Dato <= dato).Rester?[laan] ?? 0m;

    private void Legg(int laan, DateOnly dato, Bevegelsestype type, decimal beloep, string? mot, decimal[] rester)
    {
        rester[laan] += beloep;
        Poster.Add(new($"P{Poster.Count + 1}", Postslag.Laanebevegelse, Laan[laan].Kode, dato)
        {
            Nummer = Poster.Count + 1, Type = type.Ord(), Beloep = beloep, Motobjekt = mot,
        });
    }
}
