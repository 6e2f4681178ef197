using Ledger.Domain.Oppstillinger;
using Ledger.Domain.Verdier;
using Ledger.Web.Deler;
using Ledger.Web.Diagrammer;
using Ledger.Web.Html;
using Ledger.Web.Kilder;
using Ledger.Web.Tall;

namespace Ledger.Web.Sider;

/// <summary>What a figure is made of: the terms of its formula, the units, or the lines of § 5-6. Each table ends at the figure, and shows the difference.</summary>
internal static class Tallsammensetning
{
    /// <summary>The terms of a sum, with the sign that they count with.</summary>
    public static Element EtterLedd(Sidegrunnlag k, string id, Oppstillingslinje linje, Ansvar ansvar)
    {
        var svar = k.Kilde.Oppstilling(id, new Utvalg(ansvar))!;
        var definisjon = svar.Verdi.Definisjon;
        List<Rad<Del>> rader = [.. linje.Definisjon.Formel!.Ledd.Select(ledd =>
        {
            var under = svar.Verdi.Linje(Linjevekter.Slaaopp(ledd.Post, p => definisjon.Finn(p) is not null)!);
            var vekt = linje.Definisjon.Visningsfaktor * ledd.Fortegn * under.Definisjon.Visningsfaktor;
            return new Rad<Del>(
                new(Ganger(under.RevidertBudsjett, vekt), Ganger(under.Regnskap, vekt), vekt < 0),
                Innhold.Av(Tagger.A(k.Stier.Tall(id, under.Definisjon.Post, ansvar), under.Definisjon.Tekst), vekt < 0 ? " (trekkes fra)" : null), under.Definisjon.Post);
        })];
        return Tabell(k, "Ledd", svar.Api, rader, linje);
    }

    /// <summary>The units below the figure's unit, or the areas; null when there are none with figures.</summary>
    public static Element? EtterEnhet(Sidegrunnlag k, string id, Oppstillingslinje linje, Ansvar ansvar)
    {
        var plan = k.Kilde.Organisasjon;
        var over = !ansvar.ErTom ? ansvar : linje.Definisjon.Filtre is [{ Ansvar: { Count: 1 } ene }] ? ene.First() : default;
        var rader = new List<Rad<Del>>();
        foreach (var enhet in plan.Underordnede(over))
        {
            var svar = k.Kilde.Oppstilling(id, new Utvalg(enhet.Kode))!;
            var del = svar.Verdi.Linje(linje.Definisjon.Post);
            if (!del.ErTom)
            {
                var adresse = linje.Definisjon.Filtre is [{ Art: null, Funksjon: null, Fond: null, Merke: null }] ? k.Stier.Omraade(enhet.Kode) : k.Stier.Tall(id, linje.Definisjon.Post, enhet.Kode);
                rader.Add(new(new(del.RevidertBudsjett, del.Regnskap, ErMotsatt: false), Tagger.A(adresse, enhet.Navn), linje.Definisjon.Post, "", svar.Api));
            }
        }

        return rader.Count == 0 ? null : Tabell(k, "Enhet", k.Kilde.Oppstilling(id, new Utvalg(ansvar))!.Api, rader, linje);
    }

    /// <summary>Whether a statement's figures can be parted by kinds of expense: not those that are so parted themselves, nor the balance.</summary>
    public static bool KanDelesEtterArt(Sidegrunnlag k, string id) => id is not (InnebygdeOppstillinger.Art or InnebygdeOppstillinger.Investering)
        && k.Kilde.Oppstillinger.FirstOrDefault(o => o.Id == id) is { } definisjon && !Oppstillingsside.ErBalanse(definisjon);

    /// <summary>The lines of § 5-6, or in investering of § 5-5, that the figure's postings belong to.</summary>
    public static Element? EtterArt(Sidegrunnlag k, string id, Oppstillingslinje linje, Ansvar ansvar)
    {
        var investering = k.Kilde.Oppstillinger.First(o => o.Id == id).Linjer.SelectMany(l => l.Filtre).All(f => f.Kontoklasse == Kontoklasse.Investering);
        if (k.Kilde.Oppstilling(investering ? InnebygdeOppstillinger.Investering : InnebygdeOppstillinger.Art) is not { } arter)
        {
            return null;
        }

        var rader = new List<Rad<Del>>();
        foreach (var art in arter.Verdi.Definisjon.Linjer.Where(l => l.Filtre is [{ Art: not null }]))
        {
            var svar = k.Kilde.Oppstilling(id, new Utvalg(ansvar, art.Filtre[0].Art!.Tekst))!;
            var del = svar.Verdi.Linje(linje.Definisjon.Post);
            if (!del.ErTom)
            {
                rader.Add(new(new(del.RevidertBudsjett, del.Regnskap, ErMotsatt: false), art.Tekst, linje.Definisjon.Post, "", svar.Api));
            }
        }

        return rader.Count == 0 ? null : Tabell(k, "Art", k.Kilde.Oppstilling(id, new Utvalg(ansvar))!.Api, rader, linje);
    }

    private static Element Tabell(Sidegrunnlag k, string foerste, string api, List<Rad<Del>> rader, Oppstillingslinje linje)
    {
        var akse = Akse.Av(rader.Select(r => r.Verdi.Regnskap));
        var forskjell = Beloep.Sum(rader.Select(r => r.Verdi.Regnskap)) - linje.Regnskap;
        return Tagger.Div(
            Talltabell.Lag<Del>(
                "deler", $"{linje.Definisjon.Tekst}, {k.Enhet.Tekst()}", foerste, api, k.Valg.AlleKolonner,
                [
                    new("Revidert budsjett", "revidertBudsjett", Tallslag.Beloep, d => Skriv(d, d.Revidert, k.Enhet, null), Bred: true),
                    new("Regnskap", "regnskap", Tallslag.Beloep, d => Skriv(d, d.Regnskap, k.Enhet, d.ErSum ? null : Soeyle.Tegn(d.Regnskap, akse))),
                ],
                [rader, [new(new(linje.RevidertBudsjett, linje.Regnskap, ErMotsatt: false) { ErSum = true }, linje.Definisjon.Tekst, linje.Definisjon.Post, "sum")]]),
            Tagger.P(Attr.Klasse("note"), "Summen av delene minus tallet: ", Tagger.Data(forskjell.ToString(), Attr.Data("slag", "Differanse"), Tallform.Eksakt(forskjell)), "."));
    }

    private static Celle Skriv(Del del, Beloep beloep, Beloepsenhet enhet, Element? tegning) => new(
        Celle.MedSoeyle(tegning, Tallform.Skriv(beloep, enhet)), "tall avvik", Slag: del.ErMotsatt ? Tallslag.Motsatt : null);

    private static Beloep Ganger(Beloep beloep, int vekt) => Beloep.FraOere(checked(beloep.Oere * vekt));

    /// <summary>A part of the figure.</summary>
    private sealed record Del(Beloep Revidert, Beloep Regnskap, bool ErMotsatt)
    {
        public bool ErSum { get; init; }
    }
}
