using Ledger.Domain.Finans.Gjeld;
using Ledger.Domain.Finans.Register;
using static Ledger.Domain.Finans.Forslag.Forslagsrad;

namespace Ledger.Domain.Finans.Forslag;

/// <summary>
/// What the loans' movements are in the accounts, as bilag that somebody may book: the register posts nothing itself. Instalments are art 510, 511
/// and 512 against the bank, and lower the debt against kapitalkonto (KRS 3); what is taken up raises unused loan money; refinancing moves debt from one
/// chapter to another; and at the year's end loans move to the chapters of what falls due.
/// </summary>
public sealed class Laaneforslag(Gjeldsbok bok, string ansvar)
{
    private const string Finansfunksjon = "870";
    private const string Bank = "10";
    private const string Banksektor = "320";
    private const string Kapitalkonto = "5990";
    private const string Memoriamotkonto = "9999";
    private const string Uspesifisert = "080";
    private const string Konsernkapittel = "47";

    /// <summary>The bilag of the movements from and with a day to and with another of the same year, in the order of the facts.</summary>
    public IReadOnlyList<Forslagsrad> Lag(DateOnly fra, DateOnly til, ICollection<Mangel> mangler)
    {
        var bevegelser = bok.Innlaan.Concat(bok.Leier)
            .SelectMany(l => bok.Bevegelser(l).Where(p => p.Dato >= fra && p.Dato <= til).Select(p => (Laan: l, Post: p)))
            .OrderBy(b => b.Post.Dato).ThenBy(b => b.Post.Nummer);
        foreach (var ukjent in bok.UkjenteBevegelser(fra, til).Concat(til is { Month: 12, Day: 31 } ? bok.Ukjente(til) : []))
        {
            mangler.Add(ukjent);
        }

        var rader = bevegelser.SelectMany(b => Bilag(b.Laan, b.Post, mangler)).ToList();
        return til is { Month: 12, Day: 31 } ? [.. rader, .. Omklassifiser(til)] : rader;
    }

    /// <summary>The interest that the loans earned their lenders over a period: it is due later, and is a debt until then.</summary>
    public IReadOnlyList<Forslagsrad> Renter(DateOnly fra, DateOnly til, ICollection<Mangel> mangler)
    {
        var rader = new List<Forslagsrad>();
        if (!bok.Register.HarKommet(til))
        {
            mangler.Add(Mangel.IkkeKommet(til));
            return rader;
        }

        foreach (var laan in bok.Innlaan)
        {
            if (Renteberegning.Paaloept(bok, laan, fra.AddDays(-1), til) is not { } paaloept)
            {
                mangler.Add(bok.Ukjente([laan], fra.AddDays(-1)).Concat(bok.UkjenteBevegelser(fra, til)).FirstOrDefault(m => m.Objekt == laan.Kode)
                    ?? new(laan.Kode, til, "rentevilkår"));
                continue;
            }

            var rente = decimal.Round(paaloept, 2, MidpointRounding.AwayFromZero);
            var referanse = FormattableString.Invariant($"FIN-RENTE-{til:yyyyMMdd}-{laan.Kode}");
            var ny = Nytt(referanse, til, $"Påløpte renter {laan.Kode}", bok.Restgjeld(laan, til).Poster);
            rader.AddRange(Uten0([ny(Drift, "500", null, null, rente), ny(Balanse, null, "32", laan.Sektor, -rente)]));
        }

        return rader;
    }

    private IEnumerable<Forslagsrad> Bilag(Laan laan, Finanspost post, ICollection<Mangel> mangler)
    {
        var beloep = post.Beloep ?? 0m;
        var ny = Nytt(FormattableString.Invariant($"FIN-{post.Nummer}"), post.Dato, $"{post.Type} {laan.Kode}", [post.Nummer]);
        var kapittel = Kapittel(laan, post.Dato);
        switch (Finansord.TryLes<Bevegelsestype>(post.Type, out var type) ? type : Bevegelsestype.Inngaaende)
        {
            case Bevegelsestype.Avdrag or Bevegelsestype.EkstraordinaertAvdrag:
                return Uten0(
                [
                    .. laan.Fordel(-beloep).Select(d => d.Andel.Formaal == Laaneformaal.Videreutlaan
                        ? ny(Investering, "512", null, null, d.Beloep)
                        : ny(Drift, kapittel == Konsernkapittel ? "511" : "510", null, null, d.Beloep)),
                    ny(Balanse, null, Bank, Banksektor, beloep), ny(Balanse, null, kapittel, laan.Sektor, -beloep),
                    ny(Balanse, null, Kapitalkonto, Uspesifisert, beloep),
                ]);
            case Bevegelsestype.Opptak:
                return
                [
                    ny(Balanse, null, Bank, Banksektor, beloep), ny(Balanse, null, kapittel, laan.Sektor, -beloep),
                    ny(Balanse, null, kapittel == Konsernkapittel ? "9110" : "9100", Uspesifisert, beloep),
                    ny(Balanse, null, Memoriamotkonto, Uspesifisert, -beloep),
                ];
            case Bevegelsestype.Refinansiering when bok.Innlaan.FirstOrDefault(l => l.Kode == post.Motobjekt) is { } innfridd:
                return
                [
                    ny(Balanse, null, Kapittel(innfridd, post.Dato), innfridd.Sektor, beloep), ny(Balanse, null, kapittel, laan.Sektor, -beloep),
                ];
            case Bevegelsestype.Innfrielse when post.Motobjekt is null:
                mangler.Add(new(laan.Kode, post.Dato, "en innfrielse uten refinansiering føres for hånd"));
                return [];
            default:
                return [];
        }
    }

    /// <summary>Loans whose chapter of this year's end is another than that of the last.</summary>
    private IEnumerable<Forslagsrad> Omklassifiser(DateOnly slutt) =>
        from laan in bok.Innlaan.Concat(bok.Leier)
        let rest = bok.Restgjeld(laan, slutt)
        let foer = laan.Forventetkapittel(slutt.Year - 1)
        let naa = laan.Forventetkapittel(slutt.Year)
        where rest.Verdi > 0m && foer != naa
        let ny = Nytt(FormattableString.Invariant($"FIN-OMKL-{slutt.Year}-{laan.Kode}"), slutt, $"Omklassifisering {laan.Kode}", rest.Poster)
        from rad in new[] { ny(Balanse, null, foer, laan.Sektor, rest.Verdi!.Value), ny(Balanse, null, naa, laan.Sektor, -rest.Verdi!.Value) }
        select rad;

    private static string Kapittel(Laan laan, DateOnly dato) => laan.Forventetkapittel(dato.Year - 1);

    private static IEnumerable<Forslagsrad> Uten0(IEnumerable<Forslagsrad> rader) => rader.Where(r => r.Beloep != 0m);

    private Func<string, string?, string?, string?, decimal, Forslagsrad> Nytt(string referanse, DateOnly dato, string tekst, IReadOnlyList<int> poster) =>
        (klasse, art, kapittel, sektor, beloep) => new(
            referanse, dato, klasse, art, art is null ? null : Finansfunksjon, kapittel, sektor, art is null ? null : ansvar, null, beloep, tekst, poster);
}
