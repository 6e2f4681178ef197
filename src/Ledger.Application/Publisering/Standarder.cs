using Ledger.Application.Lesing;
using Ledger.Domain.Oppstillinger;

namespace Ledger.Application.Publisering;

/// <summary>What a document has where its author has said nothing.</summary>
public static class Standarder
{
    private const string Resultattekst = "Netto driftsresultat";
    private const int MestNoekkeltall = 5;
    private const int MestTrinn = 9;

    public static Publikasjon Fyll(Publikasjon publikasjon, Rapportgrunnlag grunnlag)
    {
        var definisjon = grunnlag.AlleOppstillinger().FirstOrDefault(o => o.Id == publikasjon.Hovedoppstilling);
        var resultat = publikasjon.Resultat.Length > 0 ? definisjon?.Finn(publikasjon.Resultat)
            : definisjon?.Linjer.FirstOrDefault(l => l.Tekst == Resultattekst) ?? definisjon?.Linjer.LastOrDefault(l => l.Type == Linjetype.Resultat);
        if (definisjon is null || resultat is null)
        {
            return publikasjon;
        }

        return publikasjon with
        {
            Resultat = resultat.Post,
            Bro = publikasjon.Bro.Count > 0 ? publikasjon.Bro : Broen(definisjon, resultat),
            Hovedtall = publikasjon.Hovedtall.Count > 0 ? publikasjon.Hovedtall
                : [new(Oppstilling: definisjon.Id, Post: resultat.Post), .. Noekkeltall(grunnlag).Select(id => new Hovedtall(Noekkeltall: id))],
        };
    }

    /// <summary>
    /// A sum of lines is a step, and a sum of sums is opened: of a result made of two sums, one step would hide what the others explain.
    /// </summary>
    private static IReadOnlyList<Brotrinn> Broen(Oppstillingsdefinisjon definisjon, Linjedefinisjon resultat)
    {
        List<Linjedefinisjon> Ledd(Linjedefinisjon sum) =>
        [
            .. (sum.Formel?.Ledd ?? []).Select(l => definisjon.Finn(Linjevekter.Slaaopp(l.Post, p => definisjon.Finn(p) is not null) ?? l.Post))
                .OfType<Linjedefinisjon>(),
        ];
        IEnumerable<Linjedefinisjon> Steg(Linjedefinisjon sum) =>
            Ledd(sum).SelectMany(l => Ledd(l).Any(under => under.Formel is not null) ? Steg(l) : [l]);
        var steg = Steg(resultat).DistinctBy(l => l.Post).ToList();
        return [.. (steg.Count <= MestTrinn ? steg : Ledd(resultat)).Select(l => new Brotrinn(l.Post, l.Tekst))];
    }

    private static IEnumerable<string> Noekkeltall(Rapportgrunnlag grunnlag) =>
        (Publikasjonskontroll.Beregn(grunnlag, "noekkeltall") as Rapporter.Noekkeltallsvar)?.Noekkeltall.Take(MestNoekkeltall).Select(n => n.Id) ?? [];
}
