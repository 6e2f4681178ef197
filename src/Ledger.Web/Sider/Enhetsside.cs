using Ledger.Domain.Avvik;
using Ledger.Domain.Oppstillinger;
using Ledger.Domain.Organisasjon;
using Ledger.Domain.Verdier;
using Ledger.Web.Deler;
using Ledger.Web.Diagrammer;
using Ledger.Web.Html;
using Ledger.Web.Kilder;
using Ledger.Web.Tall;
using static Ledger.Web.Html.Tagger;
using Avvik = Ledger.Domain.Avvik;
using Enhet = Ledger.Domain.Organisasjon.Enhet;

namespace Ledger.Web.Sider;

/// <summary>A unit: its budget and accounts, month by month, by kind of expense, and the units below it.</summary>
public static class Enhetsside
{
    private const string Bruttopost = "16"; // § 5-6: brutto driftsresultat
    private const int Maanedene = 12;

    /// <returns>Null when the year has no such unit.</returns>
    public static Side? Lag(Sidegrunnlag k, Ansvar kode)
    {
        var plan = k.Kilde.Organisasjon;
        if (plan.Finn(kode) is not { } enhet)
        {
            return null;
        }

        var (nivaa, over) = Omraadetabell.Plass(plan, enhet);
        var svar = k.Kilde.Avvik(nivaa, over)!;
        var linje = Linje(svar, enhet);
        string[] ledd = ["omraader", kode.ToString()];
        return new Side(enhet.Navn, Rapportkapittel.Omraader, Smuler(k, plan, enhet), ledd, Innhold.Av(
            H1(Setning(k, enhet, linje, svar.Api)),
            Tallstripe(k, linje, svar.Api),
            Kontroller.Rad(Kontroller.Enhet(k.Valg)),
            Underordnede(k, plan, enhet, ledd),
            Maanedsdel(k, nivaa, over, enhet),
            Artsdel(k, linje, svar.Api, ledd),
            Soesken(k, plan, enhet)));
    }

    private static Avvikslinje Linje(Svar<Avviksresultat> svar, Enhet enhet) => svar.Verdi.Linjer.First(l => l.Enhet!.Kode == enhet.Kode);

    private static List<(string, Adresse?)> Smuler(Sidegrunnlag k, Organisasjonsplan plan, Enhet enhet)
    {
        var smuler = new List<(string, Adresse?)> { (enhet.Navn, null) };
        for (var over = plan.Finn(enhet.Overordnet); over is not null; over = plan.Finn(over.Overordnet))
        {
            smuler.Insert(0, (over.Navn, k.Stier.Omraade(over.Kode)));
        }

        smuler.Insert(0, ("Tjenesteområdene", k.Stier.Omraader));
        return smuler;
    }

    private static Innhold Setning(Sidegrunnlag k, Enhet enhet, Avvikslinje linje, string api) => Tallform.VisesSomNull(linje.Avvik, k.Enhet)
        ? enhet.Navn + " brukte det som var budsjettert"
        : Innhold.Av(
            $"{enhet.Navn} brukte ", Celle.Figur(linje.Avvik, k.Enhet, Tallslag.Stoerrelse, api, enhet.Kode.ToString(), "avvik"), $"{k.Enhet.Benevnt()} ",
            linje.Avvik.Oere > 0 ? "mindre enn budsjettert" : "mer enn budsjettert");

    private static Element Tallstripe(Sidegrunnlag k, Avvikslinje linje, string api)
    {
        var rad = linje.Enhet!.Kode.ToString();
        var retning = Tallform.VisesSomNull(linje.Avvik, k.Enhet) ? Retning.Noytral : Retninger.Av(linje.Avvik.Kroner, erNoytral: false);
        Element Del(string navn, Beloep beloep, string felt, Tallslag slag = Tallslag.Beloep, string klasse = "", Innhold? under = null) =>
            Div(Dt(navn), Dd(Attr.Klasse(klasse), Celle.Figur(beloep, k.Enhet, slag, api, rad, felt), under));
        return Dl(
            Attr.Klasse("tallstripe"),
            Del("Revidert budsjett", linje.RevidertBudsjett, "revidertBudsjett"),
            Del("Regnskap", linje.Regnskap, "regnskap"),
            Del(Omraadetabell.Ord(linje, k.Enhet), linje.Avvik, "avvik", Tallslag.Avvik, retning.Klasse(), linje.AvvikProsent is { } p
                ? Span(Attr.Klasse("prosent"), Data(
                    p.ToString("0.0"), Attr.Data("api", api), Attr.Data("rad", rad), Attr.Data("felt", "avvikProsent"), Attr.Data("slag", nameof(Tallslag.ProsentStoerrelse)), Tallform.Prosent(Math.Abs(p))))
                : null),
            Del("Opprinnelig budsjett", linje.OpprinneligBudsjett, "opprinneligBudsjett"),
            Div(Dt("Enhet"), Dd(Attr.Klasse("benevnt"), k.Enhet.Tekst())));
    }

    private static Element? Underordnede(Sidegrunnlag k, Organisasjonsplan plan, Enhet enhet, string[] ledd)
    {
        var under = plan.Underordnede(enhet.Kode).ToList();
        if (under.Count == 0)
        {
            return null;
        }

        var svar = k.Kilde.Avvik(under.All(e => e.Nivaa == Nivaa.Tjenesteomraade) ? Nivaa.Tjenesteomraade : Nivaa.Ansvar, enhet.Kode)!;
        return Section(
            H2("Enhetene mot budsjettet"),
            Omraadetabell.Lag(k, svar, "enhetene", $"Netto driftsutgifter, {k.Enhet.Tekst()}. Pluss er mindreforbruk.", "Sum " + enhet.Navn),
            Kontroller.Verktoey(k, ledd));
    }

    private static Element? Maanedsdel(Sidegrunnlag k, Nivaa nivaa, Ansvar over, Enhet enhet)
    {
        var til = k.Kilde.Utgave.Publikasjon.TilPeriode;
        var hittil = Enumerable.Range(1, til).Select(p => (Periode: p, Svar: k.Kilde.Avvik(nivaa, over, p)!)).Select(p => (p.Periode, p.Svar.Api, Linje: Linje(p.Svar, enhet))).ToList();

        // The thirteenth period is the closing's: shown only where it has something.
        if (til > Maanedene && hittil[^1].Linje.Regnskap == hittil[^2].Linje.Regnskap && hittil[^1].Linje.BudsjettHittil == hittil[^2].Linje.BudsjettHittil)
        {
            hittil.RemoveAt(hittil.Count - 1);
        }

        var rad = enhet.Kode.ToString();
        var rader = new List<Rad<Maaned>>();
        for (var i = 0; i < hittil.Count; i++)
        {
            var (periode, api, naa) = hittil[i];
            var (regnskap, budsjett) = i == 0 ? (naa.Regnskap, naa.BudsjettHittil) : (naa.Regnskap - hittil[i - 1].Linje.Regnskap, naa.BudsjettHittil - hittil[i - 1].Linje.BudsjettHittil);
            rader.Add(new(
                new Maaned(periode, regnskap, budsjett, naa.BudsjettHittil - naa.Regnskap), Oversikt.Stor(Dato.Maaned(periode)), rad, "", api, i == 0 ? null : $"{hittil[i - 1].Api}#{rad}"));
        }

        var maaneder = rader.Select(r => r.Verdi).ToList();
        var figur = Maaneder.Tegn(
            maaneder, k.Enhet, $"{enhet.Navn}: regnskap og budsjett måned for måned",
            $"Kolonner fra {Dato.Maaned(1)} til {Dato.Maaned(maaneder[^1].Periode)}. Tallene står i tabellen under.", "maaneder",
            $"Øverst: regnskap (fylt) og budsjett (ramme) hver måned. Nederst: avvik hittil i året, pluss er bedre. {Oversikt.Stor(k.Enhet.Tekst())}.");
        return figur is null ? null : Section(
            H2("Måned for måned"), figur,
            Details(Summary("Vis tallene som tabell"), Talltabell.Lag<Maaned>(
                "maanedstabell", $"Måned for måned, {k.Enhet.Tekst()}", "Måned", "", alleKolonner: true,
                [
                    new("Budsjett", "budsjettHittil", Tallslag.Beloep, m => Celle.Beloep(m.Budsjett, k.Enhet)),
                    new("Regnskap", "regnskap", Tallslag.Beloep, m => Celle.Beloep(m.Regnskap, k.Enhet)),
                    new("Avvik hittil", "budsjettHittil", Tallslag.Avvik, m => new Celle(Tallform.Avvik(m.AvvikHittil, k.Enhet)), MinusFelt: "regnskap"),
                ],
                [rader])));
    }

    /// <summary>
    /// § 5-6 narrowed to the unit, down to brutto driftsresultat. What stands below that in the statement (interest, loans, funds) is one line, so
    /// that the table ends at the figure that the page begins with.
    /// </summary>
    private static Element? Artsdel(Sidegrunnlag k, Avvikslinje linje, string api, string[] ledd)
    {
        var kode = linje.Enhet!.Kode;
        if (k.Kilde.Oppstilling(InnebygdeOppstillinger.Art, new Utvalg(kode)) is not { } svar)
        {
            return null;
        }

        var brutto = svar.Verdi.Linje(Bruttopost);
        List<Rad<Artslinje>> rader = [.. svar.Verdi.Linjer.TakeWhile(l => l != brutto).Where(l => k.Valg.AlleLinjer || !l.ErTom).Select(l => new Rad<Artslinje>(
            new(l.RevidertBudsjett, l.Regnskap, l.Avvik), A(k.Stier.Tall(InnebygdeOppstillinger.Art, l.Definisjon.Post, kode), l.Definisjon.Tekst), l.Definisjon.Post,
            l.Definisjon.Type == Linjetype.Linje ? "" : "sum"))];
        var rest = new Artslinje(linje.RevidertBudsjett - brutto.RevidertBudsjett, linje.Regnskap - brutto.Regnskap, linje.Avvik - brutto.Avvik);
        Rad<Artslinje>? restrad = rest is { Revidert.ErNull: true, Regnskap.ErNull: true } ? null
            : new(rest, "Renter og fond i området", kode.ToString(), "", api, $"{svar.Api}#{Bruttopost}");
        var akse = Akse.Av(rader.Select(r => r.Verdi.Avvik).Append(rest.Avvik).Append(linje.Avvik));
        return Section(
            H2("Hva pengene gikk til"),
            Talltabell.Lag<Artslinje>(
                "arter", $"Utgifter og inntekter etter art (§ 5-6), {k.Enhet.Tekst()}. Inntekter er negative.", "Art", svar.Api, k.Valg.AlleKolonner,
                [
                    new("Revidert budsjett", "revidertBudsjett", Tallslag.Beloep, a => Celle.Beloep(a.Revidert, k.Enhet), Bred: true),
                    new("Regnskap", "regnskap", Tallslag.Beloep, a => Celle.Beloep(a.Regnskap, k.Enhet)),
                    new("Avvik", "avvik", Tallslag.Avvik, a => Celle.Avvik(a.Avvik, k.Enhet, akse, erNoytral: ReferenceEquals(a, rest))),
                ],
                [rader, restrad is null ? [] : [restrad], [new(new(linje.RevidertBudsjett, linje.Regnskap, linje.Avvik), "Netto driftsutgifter", kode.ToString(), "sum resultat", api)]]),
            Kontroller.Verktoey(k, ledd));
    }

    private static Element? Soesken(Sidegrunnlag k, Organisasjonsplan plan, Enhet enhet)
    {
        var soesken = plan.Enheter.Where(e => e.Overordnet == enhet.Overordnet && e.Kode != enhet.Kode).ToList();
        return soesken.Count == 0 ? null : Section(
            Attr.Klasse("skjerm"),
            H2(plan.Finn(enhet.Overordnet) is { } over ? "Andre enheter i " + over.Navn : "Andre områder"),
            Ul(Attr.Klasse("lenkeliste tett"), Innhold.Av(soesken.Select(e => Li(A(k.Stier.Omraade(e.Kode), e.Navn))))));
    }

    /// <summary>A line of the unit's table of arts.</summary>
    private sealed record Artslinje(Beloep Revidert, Beloep Regnskap, Beloep Avvik);
}
