using Ledger.Domain.Oppstillinger;
using Ledger.Domain.Serier;
using Ledger.Domain.Verdier;

namespace Ledger.Domain.Bevilgninger;

/// <summary>
/// The statements of §§ 5-4 and 5-5 second paragraph by the appropriations that the council adopted: the same arts as the first paragraph's posts, a
/// line for each appropriation, and one for what lies in none, so that the total is the first paragraph's in every column.
/// </summary>
public static class Bevilgningsoppstillinger
{
    private const string Utenfortekst = "Utenfor bevilgningene";

    /// <summary>Net per appropriation; the total is post 6 of § 5-4 first paragraph. Null in years before the regulation.</summary>
    public static Oppstillingsdefinisjon? Drift(Regnskapsaar aar, IReadOnlyList<Bevilgning> bevilgninger)
    {
        if (InnebygdeOppstillinger.Finn(InnebygdeOppstillinger.Bevilgning, aar) is not { } foerste)
        {
            return null;
        }

        var (navn, hjemmel) = InnebygdeOppstillinger.Overskrift(InnebygdeOppstillinger.BevilgningOmraade);
        return new(
            InnebygdeOppstillinger.BevilgningOmraade, navn, hjemmel,
            [.. Blokk([(Rammer.Netto, foerste.Finn("6")!.Filtre)], bevilgninger, p => p, "Sum bevilgninger drift, netto")]);
    }

    /// <summary>
    /// Gross per appropriation; the total is posts 1–4 of § 5-5 first paragraph. After it stands a block for each of the four, that ends in its sum.
    /// </summary>
    public static Oppstillingsdefinisjon? Investering(Regnskapsaar aar, IReadOnlyList<Bevilgning> bevilgninger)
    {
        if (InnebygdeOppstillinger.Finn(InnebygdeOppstillinger.Investering, aar) is not { } foerste)
        {
            return null;
        }

        var poster = Omraadeoppstillinger.Investeringsslag.Select((slag, i) => (Slag: slag, Post: foerste.Finn($"{i + 1}")!)).ToList();
        var (navn, hjemmel) = InnebygdeOppstillinger.Overskrift(InnebygdeOppstillinger.InvesteringOmraade);
        return new(
            InnebygdeOppstillinger.InvesteringOmraade, navn, hjemmel,
            [
                .. Blokk([.. poster.Select(p => (p.Slag, p.Post.Filtre))], bevilgninger, p => p, "Sum bevilgninger investering, brutto"),
                .. poster.SelectMany(p => Blokk(
                    [(p.Slag, p.Post.Filtre)], bevilgninger, post => Omraadeoppstillinger.Slagpost(p.Slag, post), "Sum " + MedLitenForbokstav(p.Post.Tekst))),
            ]);
    }

    /// <summary>A line for each appropriation of some kinds, one for what of them lies in none, and their sum.</summary>
    private static IEnumerable<Linjedefinisjon> Blokk(
        IReadOnlyList<(string Ramme, IReadOnlyList<Postfilter> Filtre)> slag, IReadOnlyList<Bevilgning> bevilgninger, Func<string, string> post, string sum)
    {
        var linjer = (
            from b in bevilgninger
            join s in slag on b.Ramme equals s.Ramme
            select new Linjedefinisjon(post(b.Kode), b.Navn, Linjetype.Linje, [.. s.Filtre.Select(b.Del)], null, 1)).ToList();
        linjer.Add(new(
            post(Omraadeoppstillinger.Utenfor), Utenfortekst, Linjetype.Linje,
            [
                .. slag.SelectMany(s => s.Filtre.Select(f => f with
                {
                    Ikke = [.. bevilgninger.Where(b => b.Ramme == s.Ramme).Select(b => b.Filter)],
                })),
            ], null, 1, KanUtelates: true));
        var ledd = linjer.Select(l => l.Post).ToList();
        return linjer.Append(new(
            post(Omraadeoppstillinger.Total), sum, Linjetype.Sum, [], new Formel(string.Join('+', ledd), [.. ledd.Select(p => (1, p))]), 1));
    }

    private static string MedLitenForbokstav(string tekst) => char.ToLowerInvariant(tekst[0]) + tekst[1..];
}
