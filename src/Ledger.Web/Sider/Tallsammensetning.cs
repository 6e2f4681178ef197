using System.Globalization;
using Ledger.Application.Rapporter;
using Ledger.Domain.Oppstillinger;
using Ledger.Domain.Verdier;
using Ledger.Web.Deler;
using Ledger.Web.Diagrammer;
using Ledger.Web.Html;
using Ledger.Web.Kilder;
using Ledger.Web.Tall;

namespace Ledger.Web.Sider;

/// <summary>
/// What a figure is made of: the terms of its formula, the units, or the lines of a statement by art. Each table ends at the figure, and says
/// the difference.
/// </summary>
internal sealed class Tallsammensetning(Sidegrunnlag k, Oppstilling oppstilling, Oppstillingslinjesvar linje, Ansvar ansvar)
{
    private readonly string _id = oppstilling.Definisjon.Id;
    private readonly Linjedefinisjon _definisjon = oppstilling.Definer(linje.Post);

    /// <summary>Whether all of a statement is of investering.</summary>
    public static bool ErInvestering(Oppstillingsdefinisjon definisjon) =>
        definisjon.Linjer.SelectMany(l => l.Filtre).All(f => f.Kontoklasse == Kontoklasse.Investering);

    /// <summary>Whether a statement's figures can be parted by kinds of expense: not those that are so parted themselves, nor the balance.</summary>
    public static bool KanDelesEtterArt(Oppstillingsdefinisjon definisjon) =>
        definisjon.Id is not (InnebygdeOppstillinger.Art or InnebygdeOppstillinger.Investering) && !definisjon.ErBalanse;

    /// <summary>The terms of a sum, with the sign that they count with.</summary>
    public Element EtterLedd() => Tabell("Ledd", [.. _definisjon.Formel!.Ledd.Select(ledd =>
    {
        var under = oppstilling.Linje(ledd.Post);
        var vekt = oppstilling.Vekt(_definisjon, ledd.Fortegn, ledd.Post);
        return new Rad<Del>(
            new(k.Maal.Budsjett(under) * vekt, under.Regnskap * vekt, ErMotsatt: vekt < 0),
            Innhold.Av(Tagger.A(k.Stier.Tall(_id, under.Post, ansvar), under.Tekst), vekt < 0 ? " (trekkes fra)" : null), under.Post);
    })]);

    /// <summary>The units below the figure's unit, or the areas; null when there are none with figures.</summary>
    public Element? EtterEnhet()
    {
        var over = !ansvar.ErTom ? ansvar : _definisjon.Filtre is [{ Ansvar: { Count: 1 } ene }] ? ene.First() : default;

        // A line that is all of a unit's is the unit's own page; one of some arts of it is a figure of its own.
        var erHelheten = _definisjon.Filtre is [{ Art: null, Funksjon: null, Fond: null, Merke: null }];
        var rader = Deler(k.Kilde.Organisasjon.Underordnede(over).Select(enhet => (
            new Utvalg(enhet.Kode),
            (Innhold)Tagger.A(erHelheten ? k.Stier.Omraade(enhet.Kode) : k.Stier.Tall(_id, linje.Post, enhet.Kode), enhet.Navn))));
        return rader.Count == 0 ? null : Tabell("Enhet", rader);
    }

    /// <summary>The lines of § 5-6, or in investering of § 5-5, that the figure's postings belong to; null when there are none.</summary>
    public Element? EtterArt()
    {
        var arter = k.Kilde.Oppstilling(ErInvestering(oppstilling.Definisjon) ? InnebygdeOppstillinger.Investering : InnebygdeOppstillinger.Art);
        var rader = Deler((arter?.Definisjon.Linjer ?? []).Where(l => l.Arter() is not null)
            .Select(art => (new Utvalg(ansvar, art.Arter()!), (Innhold)art.Tekst)));
        return rader.Count == 0 ? null : Tabell("Art", rader);
    }

    /// <summary>The figure narrowed in several ways; those without figures are left out.</summary>
    private List<Rad<Del>> Deler(IEnumerable<(Utvalg Utvalg, Innhold Navn)> utvalg)
    {
        var rader = new List<Rad<Del>>();
        foreach (var (snevret, navn) in utvalg)
        {
            // Where one of them is kept back, the others are too: it would be the figure less them.
            if (k.Kilde.Oppstilling(_id, snevret) is not { } svar)
            {
                return [];
            }

            if (svar.Finn(linje.Post) is { } del && !del.ErTom())
            {
                rader.Add(new(new(k.Maal.Budsjett(del), del.Regnskap), navn, linje.Post, "", svar.Api));
            }
        }

        return rader;
    }

    private Element Tabell(string foerste, List<Rad<Del>> rader)
    {
        var akse = Akse.Av(rader.Select(r => r.Verdi.Regnskap));
        var forskjell = rader.Sum(r => r.Verdi.Regnskap) - linje.Regnskap;
        Element? Tegning(Del del) => del.ErSum ? null : Soeyle.Tegn(del.Regnskap, akse);
        return Tagger.Div(
            Talltabell.Lag<Del>(
                "deler", $"{linje.Tekst}, {k.Enhet.Tekst()}", foerste, oppstilling.Api, k.Valg.AlleKolonner,
                [
                    new(k.Maal.Budsjettnavn, k.Maal.Budsjettfelt, Tallslag.Beloep, d => Celle.Beloep(d.Budsjett, k.Enhet) with { Slag = d.Slag }, Bred: true),
                    new(k.Maal.Regnskapsnavn, "regnskap", Tallslag.Beloep, d => Celle.Beloep(d.Regnskap, k.Enhet, Tegning(d)) with { Slag = d.Slag }),
                ],
                [rader, [new(new(k.Maal.Budsjett(linje), linje.Regnskap, ErSum: true), linje.Tekst, linje.Post, "sum")]]),
            Tagger.P(
                Attr.Klasse("note"), "Summen av delene minus tallet: ",
                Tagger.Data(forskjell.ToString(CultureInfo.InvariantCulture), Attr.Data("slag", "Differanse"), Tallform.Eksakt(forskjell)), "."));
    }

    /// <summary>A part of the figure, in kroner with the sign that it counts with.</summary>
    private sealed record Del(decimal Budsjett, decimal Regnskap, bool ErMotsatt = false, bool ErSum = false)
    {
        public Tallslag? Slag => ErMotsatt ? Tallslag.Motsatt : null;
    }
}
