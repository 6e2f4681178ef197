using Ledger.Application.Rapporter;
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
    /// <summary>The value of <see cref="Valg.Delvalg"/> for kinds of expense; units, or the terms of a sum, are the default.</summary>
    public const string EtterArt = "art";

    private const string Sluttsetning =
        "Videre ned, til den enkelte postering, vises ikke offentlig, fordi posteringer kan inneholde opplysninger om personer.";

    /// <returns>Null when there is no such statement, post or unit.</returns>
    public static Side? Lag(Sidegrunnlag k, string id, string post, Ansvar ansvar)
    {
        if (k.Kilde.Oppstilling(id, new Utvalg(ansvar)) is not { } oppstilling || oppstilling.Finn(post) is not { } linje)
        {
            return null;
        }

        var enhet = k.Kilde.Organisasjon.Finn(ansvar);
        var navn = enhet is null ? linje.Tekst : $"{enhet.Navn}: {linje.Tekst}";
        string[] ledd = ["tall", id, post];
        Element Figur(Beloepsenhet i, Tallslag slag) => Celle.Figur(linje.Regnskap, i, slag, oppstilling.Api, post, "regnskap");
        return new Side(
            $"{navn}{Kjenning(oppstilling.Definisjon, linje)}, tall fra {oppstilling.Definisjon.Navn}", Kapitlet(oppstilling.Definisjon, enhet),
            Smuler(k, oppstilling.Definisjon, enhet, linje), ledd, Innhold.Av(
                H1($"{navn}: ", Ord(k, oppstilling, linje) is { } ord
                    ? Innhold.Av(ord, " ", Figur(k.Enhet, Tallslag.Stoerrelse))
                    : Figur(k.Enhet, Tallslag.Beloep), k.Enhet.Benevnt()),
                P(
                    Attr.Klasse("eksakt"), Figur(Beloepsenhet.Kr, Tallslag.Eksakt),
                    linje.Regnskap < 0m ? ". Minus betyr inntekt, gjeld eller overskudd." : "."),
                Kontroller.Rad(Kontroller.Enhet(k.Valg)),
                Section(H2("Slik er tallet laget"), Forklaring(k, oppstilling, linje)),
                Sammensetning(k, oppstilling, linje, ansvar),
                Maanedene(k, oppstilling, linje, ansvar),
                Teller(k, oppstilling.Definisjon, post, ansvar),
                P(
                    Attr.Klasse("verktoey"),
                    A(k.Stier.Fast(ledd).Med((Valg.Ansvarsvalg, ansvar.ErTom ? null : ansvar.ToString())), "Fast lenke"),
                        A(k.Stier.Om, "Slik leser du rapporten"))));
    }

    /// <summary>What a result is called, which tells its sign; null for what is no result, or none.</summary>
    private static string? Ord(Sidegrunnlag k, Oppstilling oppstilling, Oppstillingslinjesvar linje)
    {
        // A result may stand as a line of another statement, under its own name.
        var erResultat = !oppstilling.Definisjon.ErBalanse && k.Kilde.Oppstillinger.Append(oppstilling.Definisjon)
            .SelectMany(o => o.Linjer).Any(l => l is { Type: Linjetype.Resultat, Motpost: null } && l.Tekst == linje.Tekst);
        return !erResultat || Tallform.VisesSomNull(linje.Regnskap, k.Enhet) ? null : Oversikt.Resultatord(linje.Regnskap);
    }

    /// <summary>The post's code, where its text stands on several lines.</summary>
    private static string Kjenning(Oppstillingsdefinisjon definisjon, Oppstillingslinjesvar linje) =>
        definisjon.Linjer.Count(l => l.Tekst == linje.Tekst) > 1 ? $" ({linje.Post})" : "";

    private static Sidekapittel Kapitlet(Oppstillingsdefinisjon definisjon, Enhet? enhet) =>
        enhet is not null ? Rapportkapittel.Omraader
        : definisjon.ErBalanse ? Rapportkapittel.Balanse
        : Tallsammensetning.ErInvestering(definisjon) ? Rapportkapittel.Investering
        : Rapportkapittel.Drift;

    private static List<(string, Adresse?)> Smuler(Sidegrunnlag k, Oppstillingsdefinisjon definisjon, Enhet? enhet, Oppstillingslinjesvar linje) =>
        enhet is null
        ? [(Oppstillingsside.Navn(k, definisjon), k.Stier.Oppstilling(definisjon.Id)), (linje.Tekst, null)]
        : [("Tjenesteområdene", k.Stier.Omraader), (enhet.Navn, k.Stier.Omraade(enhet.Kode)), (linje.Tekst, null)];

    private static Element Forklaring(Sidegrunnlag k, Oppstilling oppstilling, Oppstillingslinjesvar linje)
    {
        var definisjon = oppstilling.Definer(linje.Post);
        return Dl(
            Attr.Klasse("forklaring"),
            Dt("Oppstilling"),
            Dd(
                A(k.Stier.Oppstilling(oppstilling.Definisjon.Id), oppstilling.Definisjon.Navn),
                oppstilling.Definisjon.Hjemmel is { } h ? Innhold.Av(", ", h) : null),
            Innhold.Av(definisjon.Filtre.Select(f => Innhold.Av(
                Dt("Teller med"), Dd(Filterord.Skriv(f, k.Kilde.Organisasjon), " ", Kode(f.ToString()))))),
            definisjon.Formel is { } formel ? Innhold.Av(Dt("Formel"), Dd(Formelen(k, oppstilling, formel))) : null,
            Dt("Grunnlag"),
            Dd(
                Celle.Figur(linje.AntallPosteringer(), k.Enhet, Tallslag.Antall, oppstilling.Api, linje.Post, "forklaring.antallPosteringer"),
                " posteringer"),
            Dt("Versjon"), Dd($"versjon {k.Kilde.Utgave.Versjon} av hovedboken, kjedehode ", Kode(Ramme.Kort(k.Kilde.Kjedehode))),
            Dt("Samme tall i API-et"), Dd(Kode(oppstilling.Api)));
    }

    private static Innhold Formelen(Sidegrunnlag k, Oppstilling oppstilling, Formel formel) => Innhold.Av(formel.Ledd.Select((ledd, i) =>
    {
        var under = oppstilling.Definer(ledd.Post);
        return Innhold.Av(ledd.Fortegn < 0 ? " − " : i == 0 ? "" : " + ", A(k.Stier.Tall(oppstilling.Definisjon.Id, under.Post), under.Tekst));
    }));

    private static Element Sammensetning(Sidegrunnlag k, Oppstilling oppstilling, Oppstillingslinjesvar linje, Ansvar ansvar)
    {
        var etterArt = k.Valg[Valg.Delvalg] == EtterArt;
        var harArt = Tallsammensetning.KanDelesEtterArt(oppstilling.Definisjon);
        var erSum = oppstilling.Definer(linje.Post).Formel is not null;
        var deling = new Tallsammensetning(k, oppstilling, linje, ansvar);
        var tabell = etterArt && harArt ? deling.EtterArt() : erSum ? deling.EtterLedd() : deling.EtterEnhet() ?? (harArt ? deling.EtterArt() : null);
        return Section(
            H2("Hva tallet består av"),
            !harArt ? null : Kontroller.Rad(Kontroller.Gruppe(
                "Del opp etter", k.Valg, Valg.Delvalg, etterArt ? EtterArt : null, (null, erSum ? "Etter ledd" : "Etter enhet"), (EtterArt, "Etter art"))),
            tabell,
            k.Stier.ErLevende
                ? P(Attr.Klasse("verktoey"), A(k.Stier.Posteringer(ansvar.ErTom ? null : ansvar.ToString(), Arter(oppstilling, linje)), "Vis posteringene"))
                : P(tabell is null ? null : Attr.Klasse("note"), Sluttsetning));
    }

    /// <summary>
    /// Month by month. In public a unit's lines are of the year alone, since a month of them may be one person's pay; the balance has no budget.
    /// </summary>
    private static Element? Maanedene(Sidegrunnlag k, Oppstilling oppstilling, Oppstillingslinjesvar linje, Ansvar ansvar) =>
        oppstilling.Definisjon.ErBalanse || !(ansvar.ErTom || k.Stier.ErLevende) ? null : Maanedsdel.Lag(
            k, oppstilling.Definisjon.Id, linje.Post, new Utvalg(ansvar), linje.Tekst, new Linjeretning(oppstilling.Definisjon).ErNoytral(linje.Post));

    /// <summary>The arts of a line; null when it takes all, or is no line of arts.</summary>
    private static string? Arter(Oppstilling oppstilling, Oppstillingslinjesvar linje) =>
        oppstilling.Definer(linje.Post).Arter();

    /// <summary>The sums that the post is part of.</summary>
    private static Element? Teller(Sidegrunnlag k, Oppstillingsdefinisjon definisjon, string post, Ansvar ansvar)
    {
        bool Har(Formel formel) => formel.Ledd.Any(l => Linjevekter.Slaaopp(l.Post, p => definisjon.Finn(p) is not null) == post);
        var over = definisjon.Linjer.Where(l => l.Formel is { } f && Har(f)).ToList();
        return over.Count == 0 ? null : Section(
            H2("Tallet er med i"),
            Ul(Attr.Klasse("lenkeliste"), Innhold.Av(over.Select(l => Li(A(k.Stier.Tall(definisjon.Id, l.Post, ansvar), l.Tekst))))));
    }
}
