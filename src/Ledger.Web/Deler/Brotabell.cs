using Ledger.Application.Rapporter;
using Ledger.Domain.Oppstillinger;
using Ledger.Web.Diagrammer;
using Ledger.Web.Html;
using Ledger.Web.Kilder;
using Ledger.Web.Tall;

namespace Ledger.Web.Deler;

/// <summary>
/// From the budgeted result to that of the accounts, step by step. The sign of a step is the weight that its post has in the result, not its
/// own deviation: a correction of −209,4 that is subtracted lifts the result by 209,4.
/// </summary>
public static class Brotabell
{
    /// <summary>The table, each row with its part of the bridge; null when the steps do not lead from the one to the other.</summary>
    public static Innhold? Lag(Sidegrunnlag k, Oppstilling oppstilling, string id)
    {
        var resultat = oppstilling.Linje(k.Kilde.Utgave.Publikasjon.Resultat);
        var steg = Stegene(k, oppstilling);
        if (steg.Sum(s => k.Maal.Avvik(s.Linje) * s.Vekt) != k.Maal.Avvik(resultat))
        {
            return null;
        }

        return Tegn(
            k, oppstilling, id, "Fra budsjettert til regnskapsført resultat", k.Maal.Avviksfelt,
            [
                new(k.Maal.Budsjettnavn, resultat, -k.Maal.Budsjett(resultat), Brodel.Budsjett, k.Maal.Budsjettfelt, Tallslag.Motsatt),
                .. steg.Select(s => new Trinn(
                    s.Navn, s.Linje, k.Maal.Avvik(s.Linje) * s.Vekt, Brodel.Endring, k.Maal.Avviksfelt,
                    s.Vekt < 0 ? Tallslag.AvvikMotsatt : Tallslag.Avvik)),
                new(k.Maal.Regnskapsnavn, resultat, -resultat.Regnskap, Brodel.Regnskap, "regnskap", Tallslag.Motsatt),
            ]);
    }

    /// <summary>From the original to the revised budget of the result, by the same posts; null when they do not lead from the one to the other.</summary>
    public static Innhold? Budsjettet(Sidegrunnlag k, Oppstilling oppstilling, string id)
    {
        var resultat = oppstilling.Linje(k.Kilde.Utgave.Publikasjon.Resultat);
        static decimal Endring(Oppstillingslinjesvar l) => l.OpprinneligBudsjett - l.RevidertBudsjett;
        var steg = Stegene(k, oppstilling);
        if (steg.Sum(s => Endring(s.Linje) * s.Vekt) != Endring(resultat))
        {
            return null;
        }

        return Tegn(
            k, oppstilling, id, "Fra opprinnelig til revidert budsjett", "revidertBudsjett",
            [
                new("Opprinnelig budsjett", resultat, -resultat.OpprinneligBudsjett, Brodel.Budsjett, "opprinneligBudsjett", Tallslag.Motsatt),
                .. steg.Select(s => new Trinn(
                    s.Navn, s.Linje, Endring(s.Linje) * s.Vekt, Brodel.Endring, "opprinneligBudsjett",
                    s.Vekt < 0 ? Tallslag.AvvikMotsatt : Tallslag.Avvik, "revidertBudsjett")),
                new("Revidert budsjett", resultat, -resultat.RevidertBudsjett, Brodel.Regnskap, "revidertBudsjett", Tallslag.Motsatt),
            ]);
    }

    private static List<(string Navn, Oppstillingslinjesvar Linje, int Vekt)> Stegene(Sidegrunnlag k, Oppstilling oppstilling)
    {
        var publikasjon = k.Kilde.Utgave.Publikasjon;
        return [.. publikasjon.Bro.Select(b => (b.Navn, oppstilling.Linje(b.Post), Vekt(oppstilling, oppstilling.Definer(publikasjon.Resultat), b.Post)))];
    }

    private static Innhold Tegn(Sidegrunnlag k, Oppstilling oppstilling, string id, string tittel, string felt, IReadOnlyList<Trinn> trinn)
    {
        var tegninger = Bro.Tegn([.. trinn.Select(t => new Brotrinn(t.Kroner, t.Del))]);
        return Talltabell.Lag<(Trinn Trinn, Innhold? Tegning)>(
            id, $"{tittel}, {k.Enhet.Tekst()}. Pluss gir bedre resultat.", "Trinn", oppstilling.Api, alleKolonner: true,
            [new("Beløp", felt, Tallslag.Avvik, r => Skriv(r.Trinn, r.Tegning, k.Enhet))],
            [[.. trinn.Select((t, i) => new Rad<(Trinn, Innhold?)>(
                (t, i < tegninger.Count ? tegninger[i] : null), Tagger.A(k.Stier.Tall(oppstilling.Definisjon.Id, t.Linje.Post), t.Navn), t.Linje.Post,
                t.Del == Brodel.Endring ? "" : "sum"))]]);
    }

    /// <summary>How many times a post counts in another, in ledger sign, through the formulas between.</summary>
    private static int Vekt(Oppstilling oppstilling, Linjedefinisjon sum, string post) => sum.Post == post
        ? 1
        : sum.Formel?.Ledd.Sum(ledd => oppstilling.Vekt(sum, ledd.Fortegn, ledd.Post) * Vekt(oppstilling, oppstilling.Definer(ledd.Post), post)) ?? 0;

    private static Celle Skriv(Trinn trinn, Innhold? tegning, Beloepsenhet enhet)
    {
        var erEndring = trinn.Del == Brodel.Endring;
        var retning = erEndring && !Tallform.VisesSomNull(trinn.Kroner, enhet) ? Retninger.Av(trinn.Kroner, erNoytral: false) : Retning.Noytral;
        return new(
            Celle.MedSoeyle(tegning, erEndring ? Tallform.Avvik(trinn.Kroner, enhet) : Tallform.Skriv(trinn.Kroner, enhet)),
            trinn.Kroner, "tall medtegning bred-soeyle brocelle " + retning.Klasse(), trinn.Felt, trinn.Slag, trinn.MinusFelt);
    }

    /// <summary>A row before it is drawn; surplus is plus.</summary>
    private sealed record Trinn(string Navn, Oppstillingslinjesvar Linje, decimal Kroner, Brodel Del, string Felt, Tallslag Slag, string? MinusFelt = null);
}
