using Ledger.Domain.Verdier;
using static Ledger.Domain.Verdier.Kronetekst;

namespace Ledger.Domain.Aarsavslutning;

/// <summary>What the loans of one purpose may finance in the year, and what they do. Kroner.</summary>
/// <param name="Navn">Norwegian, e.g. «lån til egne investeringer».</param>
/// <param name="Grense">The most they may lawfully be.</param>
/// <param name="Brukt">What is booked of them, with what § 4-1 books by the budget.</param>
/// <param name="Bokfoert">What was booked of them when the closing began.</param>
public sealed record Laanegrense(string Navn, IReadOnlyList<Art> Arter, Beloep Grense, Beloep Brukt, Beloep Bokfoert)
{
    public Beloep Over => Beloep.Max(Brukt - Grense, default);

    public Beloep Ledig => Beloep.Max(Grense - Brukt, default);
}

/// <summary>
/// § 2-6 third and fourth paragraphs: loans are used for what kommuneloven §§ 14-15 to 14-17 allow only, each for its purpose. Loans for lending on
/// (912) finance videreutlån (522). The municipality's own loans (910, 911) finance its investments, less compensated VAT, and cover of an earlier
/// udekket beløp as far as loans could have financed it.
/// </summary>
internal static class Paragraf2_6Laan
{
    private static readonly Art[] Egne = [Disposisjonsarter.BrukAvLaan, Disposisjonsarter.BrukAvKonserninterneLaan];
    private static readonly Art[] Videreutlaan = [Disposisjonsarter.BrukAvLaanTilVidereutlaan];

    /// <summary>The most that own loans may finance.</summary>
    public static Beloep Laanefinansierbart(Avslutningsloep loep)
    {
        var p = loep.Grunnlag.Poster;
        var dekning = Beloep.Min(loep.Hent(Avslutningsloep.DekningUdekket).Sum, loep.Grunnlag.LaanefinansierbartUdekket);
        return Beloep.Max(p.Laanefinansierbare + p.KonserninterneUtlaan + loep.Valg.LaanTilEiendomsselskap - p.Mvakompensasjon + dekning, default);
    }

    /// <summary>Both purposes as they stand.</summary>
    public static IReadOnlyList<Laanegrense> Grenser(Avslutningsloep loep) =>
    [
        Grense(loep, "lån til egne investeringer", Egne, Laanefinansierbart(loep)),
        Grense(loep, "lån til videreutlån", Videreutlaan, Beloep.Max(loep.Grunnlag.Poster.Videreutlaan, default)),
    ];

    /// <summary>
    /// Told when one purpose has more loans than it may and the other has room for them: an art is probably wrong. Asked before anything is struck.
    /// What only the budget brings over the limit is not counted: a budget for lending on that was not used up is no wrong art.
    /// </summary>
    public static IEnumerable<Funn> FeilFormaal(IReadOnlyList<Laanegrense> grenser) =>
        from over in grenser
        from ledig in grenser
        let beloep = Beloep.Min(Beloep.Min(over.Over, over.Bokfoert - over.Grense), ledig.Ledig)
        where beloep > default(Beloep)
        select Funnregler.LaanFeilFormaal.Funnet(
            $"Bruk av {over.Navn} er bokført med {Kr(over.Bokfoert - over.Grense)} mer enn slike lån kan finansiere, mens {ledig.Navn} har plass til " +
                $"{Kr(ledig.Ledig)}. Er {Kr(beloep)} ført på feil art?",
            beloep,
            verdi: string.Join(',', over.Arter));

    private static Laanegrense Grense(Avslutningsloep loep, string navn, Art[] arter, Beloep grense)
    {
        var laan = arter.Select(a => new Disposisjonsnoekkel(Kontoklasse.Investering, a)).ToList();
        return new Laanegrense(
            navn, arter, grense, Beloep.Sum(laan.Select(n => loep.Hent(n).Sum)),
            Beloep.Sum(laan.Select(n => loep.Grunnlag.Disposisjoner.GetValueOrDefault(n, Disposisjon.Ingen).Sum)));
    }
}
