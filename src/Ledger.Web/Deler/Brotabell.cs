using Ledger.Domain.Oppstillinger;
using Ledger.Domain.Verdier;
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
    public static Element? Lag(Sidegrunnlag k, Svar<Oppstillingsresultat> svar, string id)
    {
        var publikasjon = k.Kilde.Utgave.Publikasjon;
        var oppstilling = svar.Verdi;
        var resultat = oppstilling.Linje(publikasjon.Resultat);
        List<(string Navn, Oppstillingslinje Linje, int Vekt)> steg =
            [.. publikasjon.Bro.Select(b => (b.Navn, oppstilling.Linje(b.Post), Vekt(oppstilling.Definisjon, resultat.Definisjon, b.Post)))];
        if (Beloep.Sum(steg.Select(s => Ganger(s.Linje.Avvik, s.Vekt))) != resultat.Avvik)
        {
            return null;
        }

        List<Trinn> trinn =
        [
            new("Revidert budsjett", resultat, -resultat.RevidertBudsjett, Brodel.Budsjett, new Celle("", Felt: "revidertBudsjett", Slag: Tallslag.Motsatt)),
            .. steg.Select(s => new Trinn(
                s.Navn, s.Linje, Ganger(s.Linje.Avvik, s.Vekt), Brodel.Endring, new Celle("", Felt: "avvik", Slag: s.Vekt < 0 ? Tallslag.AvvikMotsatt : Tallslag.Avvik))),
            new("Regnskap", resultat, -resultat.Regnskap, Brodel.Regnskap, new Celle("", Felt: "regnskap", Slag: Tallslag.Motsatt)),
        ];
        var tegninger = Bro.Tegn([.. trinn.Select(t => new Diagrammer.Brotrinn(t.Beloep, t.Del))]);
        Kolonne<(Trinn Trinn, Element? Tegning)>[] kolonner = [new("Beløp", "avvik", Tallslag.Avvik, r => Skriv(r.Trinn, r.Tegning, k.Enhet))];
        return Talltabell.Lag(
            id, $"Fra budsjettert til regnskapsført resultat, {k.Enhet.Tekst()}. Pluss gir bedre resultat.", "Trinn", svar.Api, alleKolonner: true, kolonner,
            [[.. trinn.Select((t, i) => new Rad<(Trinn, Element?)>(
                (t, i < tegninger.Count ? tegninger[i] : null),
                Tagger.A(k.Stier.Tall(oppstilling.Definisjon.Id, t.Linje.Definisjon.Post), t.Navn), t.Linje.Definisjon.Post, t.Del == Brodel.Endring ? "" : "sum"))]]);
    }

    /// <summary>How many times a post counts in another, in ledger sign, through the formulas between.</summary>
    private static int Vekt(Oppstillingsdefinisjon definisjon, Linjedefinisjon i, string post)
    {
        if (i.Post == post)
        {
            return 1;
        }

        return i.Formel?.Ledd.Sum(ledd =>
        {
            var under = definisjon.Finn(Linjevekter.Slaaopp(ledd.Post, p => definisjon.Finn(p) is not null)!)!;
            return i.Visningsfaktor * ledd.Fortegn * under.Visningsfaktor * Vekt(definisjon, under, post);
        }) ?? 0;
    }

    private static Beloep Ganger(Beloep beloep, int vekt) => Beloep.FraOere(checked(beloep.Oere * vekt));

    private static Celle Skriv(Trinn trinn, Element? tegning, Beloepsenhet enhet)
    {
        var endring = trinn.Del == Brodel.Endring;
        var tekst = endring ? Tallform.Avvik(trinn.Beloep, enhet) : Tallform.Skriv(trinn.Beloep, enhet);
        var retning = endring && !Tallform.VisesSomNull(trinn.Beloep, enhet) ? Retninger.Av(trinn.Beloep.Kroner, erNoytral: false) : Retning.Noytral;
        return trinn.Mal with { Innhold = Celle.MedSoeyle(tegning, tekst), Klasse = "tall avvik bred-soeyle brocelle " + retning.Klasse() };
    }

    /// <summary>A row before it is drawn.</summary>
    private sealed record Trinn(string Navn, Oppstillingslinje Linje, Beloep Beloep, Brodel Del, Celle Mal);
}
