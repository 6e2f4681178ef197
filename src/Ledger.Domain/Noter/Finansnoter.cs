using Ledger.Domain.Finans.Gjeld;
using Ledger.Domain.Finans.Plassering;
using Ledger.Domain.Finans.Register;
using Ledger.Domain.Verdier;

namespace Ledger.Domain.Noter;

/// <summary>The tables of notes that stand on the finance register (§§ 5-11 letters b, d and e, and 5-12 letter a).</summary>
public static class Finansnoter
{
    private static readonly Dictionary<Laaneformaal, string> Formaal = new()
    {
        [Laaneformaal.IkkeSelvfinansierende] = "Kommunens egne formål, ikke-selvfinansierende",
        [Laaneformaal.SelvfinansierendeVar] = "Vann, avløp og renovasjon",
        [Laaneformaal.SelvfinansierendeBolig] = "Boliger",
        [Laaneformaal.Videreutlaan] = "Videreutlån",
        [Laaneformaal.Leie] = "Finansiell leie",
    };

    public static IReadOnlyList<Notetabell> Eierposter(Finansregister register, int aar)
    {
        var poster = register.Definisjoner.Eierposter.Where(e => e.Gjelder(Slutt(aar))).ToList();
        return poster.Count == 0 ? [] :
        [
            new(
                "eierposter", "Aksjer og andeler",
                [
                    new("selskapsform", "Selskapsform"), new("eierandelTekst", "Eierandel"), new("eierandel", "Eierandel i prosent"),
                    new("bokfoertVerdi", "Bokført verdi"),
                ],
                [
                    .. poster.Select(e => new Noterad(e.Kode, e.Navn, new Dictionary<string, object?>
                    {
                        ["selskapsform"] = e.Selskapsform, ["eierandel"] = e.EierandelProsent, ["eierandelTekst"] = e.EierandelTekst,
                        ["bokfoertVerdi"] = e.BokfoertVerdi is { } verdi ? Beloep.FraKroner(verdi) : null,
                    })),
                ],
                poster.All(e => e.BokfoertVerdi is not null) ? Beloep.FraKroner(poster.Sum(e => e.BokfoertVerdi!.Value)) : null),
        ];
    }

    /// <summary>What is held in the market, by class: cost and value.</summary>
    public static IReadOnlyList<Notetabell> Plasseringer(Finansregister register, int aar)
    {
        var (bok, rader) = (new Verdibok(register), new List<Noterad>());
        foreach (var portefoelje in register.Definisjoner.Portefoeljer)
        {
            foreach (var klasse in bok.Klasser(portefoelje.Kode))
            {
                Faktatall Verdi(int i) => bok.Sum(portefoelje.Kode, klasse, Slutt(i));
                var (inn, ut) = (Verdi(aar - 1).Verdi, Verdi(aar).Verdi);
                if (inn is not null and not 0m || ut is not null and not 0m)
                {
                    rader.Add(new($"{portefoelje.Kode}/{klasse.Ord()}", $"{portefoelje.Navn}: {klasse.Ord()}", new Dictionary<string, object?>
                    {
                        ["anskaffelseskost"] = Kroner(bok.Anskaffelseskost(portefoelje.Kode, klasse, Slutt(aar)).Verdi),
                        ["inngaaende"] = Kroner(inn), ["utgaaende"] = Kroner(ut),
                    }));
                }
            }
        }

        return rader.Count == 0 ? [] :
        [
            new(
                "plasseringer", "Plasseringer etter aktivaklasse",
                [
                    new("anskaffelseskost", "Anskaffelseskost"), new("inngaaende", "Markedsverdi ved årets start"),
                    new("utgaaende", "Markedsverdi ved årets slutt"),
                ],
                rader),
        ];
    }

    /// <summary>The swaps that run at the end of the year.</summary>
    public static IReadOnlyList<Notetabell> Sikring(Finansregister register, int aar)
    {
        var bytter = register.Definisjoner.Rentebytter.Where(b => b.Fra <= Slutt(aar) && b.Til > Slutt(aar)).OrderBy(b => b.Til).ToList();
        return bytter.Count == 0 ? [] :
        [
            new(
                "rentebytter", "Rentebytteavtaler",
                [
                    new("laan", "Lån"), new("nominelt", "Nominelt beløp"), new("retning", "Retning"), new("fastrente", "Fast rente i prosent"),
                    new("fra", "Fra"), new("til", "Til"), new("sikring", "Sikring"),
                ],
                [
                    .. bytter.Select(b => new Noterad(b.Kode, b.Motpart, new Dictionary<string, object?>
                    {
                        ["laan"] = b.Laan, ["nominelt"] = Beloep.FraKroner(b.NomineltPaa(Slutt(aar))), ["retning"] = b.Retning.Ord(),
                        ["fastrente"] = b.Fastrente,
                        ["fra"] = $"{b.Fra:yyyy-MM-dd}", ["til"] = $"{b.Til:yyyy-MM-dd}", ["sikring"] = b.Sikring ? "ja" : "nei",
                    })),
                ]),
        ];
    }

    /// <summary>Loans by purpose, and how much of them must be refinanced within a year.</summary>
    public static IReadOnlyList<Notetabell> Laan(Finansregister register, int aar)
    {
        var bok = new Gjeldsbok(register);
        if (bok.Innlaan.Count + bok.Leier.Count == 0)
        {
            return [];
        }

        var (inn, ut) = (bok.EtterFormaal(Slutt(aar - 1)), bok.EtterFormaal(Slutt(aar)));
        static decimal? Sum(IReadOnlyDictionary<Laaneformaal, Faktatall> deler) => Faktatall.Sum(deler.Values).Verdi;
        static decimal? Del(IReadOnlyDictionary<Laaneformaal, Faktatall> deler, Laaneformaal f) => deler.GetValueOrDefault(f, Faktatall.Null).Verdi;
        Noterad Rad(string kode, string navn, decimal? foer, decimal? naa, bool sum = false) => new(
            kode, navn, new Dictionary<string, object?> { ["inngaaende"] = Kroner(foer), ["endring"] = Kroner(naa - foer), ["utgaaende"] = Kroner(naa) }, sum);
        return
        [
            new(
                "laaneformaal", "Lån etter formål",
                [new("inngaaende", "Ved årets start"), new("endring", "Endring i året"), new("utgaaende", "Ved årets slutt")],
                [
                    .. Enum.GetValues<Laaneformaal>().Where(f => inn.ContainsKey(f) || ut.ContainsKey(f))
                        .Select(f => Rad(f.Ord(), Formaal[f], Del(inn, f), Del(ut, f))),
                    Rad("sum", "Sum", Sum(inn), Sum(ut), sum: true),
                    Rad(
                        "refinansiering", "Av dette lån som skal refinansieres innen tolv måneder", bok.Refinansiering(Slutt(aar - 1)).Verdi,
                        bok.Refinansiering(Slutt(aar)).Verdi),
                ],
                Kroner(-Sum(ut))),
        ];
    }

    private static DateOnly Slutt(int aar) => new(aar, 12, 31);

    private static Beloep? Kroner(decimal? kroner) => kroner is { } k ? Beloep.FraKroner(k) : null;
}
