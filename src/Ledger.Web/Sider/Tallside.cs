using Ledger.Domain.Oppstillinger;
using Ledger.Domain.Organisasjon;
using Ledger.Domain.Verdier;
using Ledger.Web.Deler;
using Ledger.Web.Html;
using Ledger.Web.Kilder;
using Ledger.Web.Tall;
using static Ledger.Web.Html.Tagger;

namespace Ledger.Web.Sider;

/// <summary>One figure: the exact amount, how it was made, and what it is made of.</summary>
public static class Tallside
{
    /// <summary>The value of <see cref="Valg.Delvalg"/> for kinds of expense; units are the default.</summary>
    public const string EtterArt = "art";

    /// <returns>Null when there is no such statement, post or unit.</returns>
    public static Side? Lag(Sidegrunnlag k, string id, string post, Ansvar ansvar)
    {
        if (k.Kilde.Oppstilling(id, new Utvalg(ansvar)) is not { } svar || svar.Verdi.Linjer.FirstOrDefault(l => l.Definisjon.Post == post) is not { } linje)
        {
            return null;
        }

        var enhet = k.Kilde.Organisasjon.Finn(ansvar);
        var navn = enhet is null ? linje.Definisjon.Tekst : $"{enhet.Navn}: {linje.Definisjon.Tekst}";
        string[] ledd = ["tall", id, post];
        return new Side(
            $"{navn}{Kjenning(svar.Verdi.Definisjon, linje.Definisjon)}, tall fra {svar.Verdi.Definisjon.Navn}", Kapitlet(k, id, enhet), Smuler(k, svar.Verdi.Definisjon, enhet, linje), ledd, Innhold.Av(
                H1($"{navn}: ", Celle.Figur(linje.Regnskap, k.Enhet, Tallslag.Beloep, svar.Api, post, "regnskap"), k.Enhet.Benevnt()),
                P(Attr.Klasse("eksakt"), Celle.Figur(linje.Regnskap, Beloepsenhet.Kr, Tallslag.Eksakt, svar.Api, post, "regnskap"), linje.Regnskap.Oere < 0 ? ". Minus betyr inntekt, gjeld eller overskudd." : "."),
                Kontroller.Rad(Kontroller.Enhet(k.Valg)),
                Section(H2("Slik er tallet laget"), Forklaring(k, svar, linje)),
                Sammensetning(k, id, linje, ansvar),
                Teller(k, svar.Verdi.Definisjon, post, ansvar),
                P(Attr.Klasse("verktoey"), A(k.Stier.Fast(ledd).Med(("ansvar", ansvar.ErTom ? null : ansvar.ToString())), "Fast lenke"), A(k.Stier.Om, "Slik leser du rapporten"))));
    }

    /// <summary>The post's code, where its text stands on several lines.</summary>
    private static string Kjenning(Oppstillingsdefinisjon definisjon, Linjedefinisjon linje) => definisjon.Linjer.Count(l => l.Tekst == linje.Tekst) > 1 ? $" ({linje.Post})" : "";

    private static Rapportkapittel Kapitlet(Sidegrunnlag k, string id, Domain.Organisasjon.Enhet? enhet) => id switch
    {
        _ when enhet is not null => Rapportkapittel.Omraader,
        InnebygdeOppstillinger.Investering => Rapportkapittel.Investering,
        InnebygdeOppstillinger.Balanse => Rapportkapittel.Balanse,
        _ when k.Kilde.Oppstillinger.FirstOrDefault(o => o.Id == id) is { } definisjon && Oppstillingsside.ErBalanse(definisjon) => Rapportkapittel.Balanse,
        _ => Rapportkapittel.Drift,
    };

    private static List<(string, Adresse?)> Smuler(Sidegrunnlag k, Oppstillingsdefinisjon definisjon, Domain.Organisasjon.Enhet? enhet, Oppstillingslinje linje) => enhet is null
        ? [(definisjon.Id == k.Kilde.Utgave.Publikasjon.Hovedoppstilling ? "Drift" : definisjon.Navn, k.Stier.Oppstilling(definisjon.Id)), (linje.Definisjon.Tekst, null)]
        : [("Tjenesteområdene", k.Stier.Omraader), (enhet.Navn, k.Stier.Omraade(enhet.Kode)), (linje.Definisjon.Tekst, null)];

    private static Element Forklaring(Sidegrunnlag k, Svar<Oppstillingsresultat> svar, Oppstillingslinje linje)
    {
        var definisjon = linje.Definisjon;
        return Dl(
            Attr.Klasse("forklaring"),
            Dt("Oppstilling"), Dd(A(k.Stier.Oppstilling(svar.Verdi.Definisjon.Id), svar.Verdi.Definisjon.Navn), svar.Verdi.Definisjon.Hjemmel is { } h ? $", {h}" : null),
            Innhold.Av(definisjon.Filtre.SelectMany(f => new Innhold[] { Dt("Teller med"), Dd(Filterord.Skriv(f, k.Kilde.Organisasjon), " ", Kode(f.ToString())) })),
            definisjon.Formel is { } formel ? Innhold.Av(Dt("Formel"), Dd(Formelen(k, svar.Verdi.Definisjon, formel))) : null,
            Dt("Grunnlag"), Dd(Data(
                linje.AntallPosteringer.ToString(), Attr.Data("api", svar.Api), Attr.Data("rad", definisjon.Post), Attr.Data("felt", "forklaring.antallPosteringer"), Attr.Data("slag", nameof(Tallslag.Antall)),
                Tallform.Antall(linje.AntallPosteringer)), " posteringer"),
            Dt("Versjon"), Dd($"versjon {k.Kilde.Utgave.Versjon} av hovedboken, kjedehode ", Kode(k.Kilde.Kjedehode)),
            Dt("Samme tall i API-et"), Dd(Kode(svar.Api)));
    }

    private static Innhold Formelen(Sidegrunnlag k, Oppstillingsdefinisjon definisjon, Formel formel) => Innhold.Av(formel.Ledd.Select((ledd, i) =>
    {
        var under = definisjon.Finn(Linjevekter.Slaaopp(ledd.Post, p => definisjon.Finn(p) is not null)!)!;
        return Innhold.Av(ledd.Fortegn < 0 ? " − " : i == 0 ? "" : " + ", A(k.Stier.Tall(definisjon.Id, under.Post), under.Tekst));
    }));

    private static Element Sammensetning(Sidegrunnlag k, string id, Oppstillingslinje linje, Ansvar ansvar)
    {
        var etterArt = k.Valg[Valg.Delvalg] == EtterArt;
        var harArt = Tallsammensetning.KanDelesEtterArt(k, id);
        var tabell = etterArt && harArt ? Tallsammensetning.EtterArt(k, id, linje, ansvar)
            : linje.Definisjon.Formel is not null ? Tallsammensetning.EtterLedd(k, id, linje, ansvar)
            : Tallsammensetning.EtterEnhet(k, id, linje, ansvar) ?? (harArt ? Tallsammensetning.EtterArt(k, id, linje, ansvar) : null);
        return Section(
            H2("Hva tallet består av"),
            !harArt ? null : Kontroller.Rad(Kontroller.Gruppe(
                "Del opp etter", k.Valg, Valg.Delvalg, etterArt ? EtterArt : null, (null, linje.Definisjon.Formel is null ? "Etter enhet" : "Etter ledd"), (EtterArt, "Etter art"))),
            tabell ?? P(Sluttsetning),
            tabell is null ? null : P(Attr.Klasse("note"), Sluttsetning));
    }

    private const string Sluttsetning = "Videre ned, til den enkelte postering, vises ikke offentlig, fordi posteringer kan inneholde opplysninger om personer.";

    /// <summary>The sums that the post is part of.</summary>
    private static Element? Teller(Sidegrunnlag k, Oppstillingsdefinisjon definisjon, string post, Ansvar ansvar)
    {
        bool Har(Formel formel) => formel.Ledd.Any(l => Linjevekter.Slaaopp(l.Post, p => definisjon.Finn(p) is not null) == post);
        var over = definisjon.Linjer.Where(l => l.Formel is { } f && Har(f)).ToList();
        return over.Count == 0 ? null : Section(
            H2("Tallet er med i"), Ul(Attr.Klasse("lenkeliste"), Innhold.Av(over.Select(l => Li(A(k.Stier.Tall(definisjon.Id, l.Post, ansvar), l.Tekst))))));
    }
}
