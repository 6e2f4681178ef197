using Ledger.Application.Rapporter;
using Ledger.Domain.Organisasjon;
using Ledger.Domain.Verdier;
using Ledger.Web.Deler;
using Ledger.Web.Diagrammer;
using Ledger.Web.Html;
using Ledger.Web.Tall;
using static Ledger.Web.Html.Tagger;

namespace Ledger.Web.Sider;

/// <summary>A unit: its budget and accounts, the units below it, month by month, and by kind of expense.</summary>
public static class Enhetsside
{
    private const string Ledd = "omraader";

    /// <returns>Null when the year has no such unit.</returns>
    public static Side? Lag(Sidegrunnlag k, Ansvar kode)
    {
        var plan = k.Kilde.Organisasjon;
        if (plan.Finn(kode) is not { } enhet)
        {
            return null;
        }

        var (linje, api) = Enhetstall.Finn(k, enhet);
        string[] ledd = [Ledd, kode.ToString()];
        return new Side(enhet.Navn, Rapportkapittel.Omraader, Smuler(k, plan, enhet), ledd, Innhold.Av(
            H1(Setning(k, linje, api)),
            Tallstripe(k, linje, api),
            P(Attr.Klasse("note"), $"Netto driftsutgifter, {k.Enhet.Tekst()}. Pluss er mindreforbruk."),
            Kontroller.Rad(Kontroller.Enhet(k.Valg)),
            Underordnede(k, plan, enhet, ledd),
            Maanedsdel.Lag(k, enhet) is not { } maaneder ? null
                : Innhold.Av(maaneder, Figurside.Lenke(k, Figurside.Av(kode)) is { } lenke ? P(Attr.Klasse("verktoey"), lenke) : null),
            Artsdel.Lag(k, linje, api, ledd),
            Soesken(k, plan, enhet)));
    }

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

    private static Innhold Setning(Sidegrunnlag k, Avvikslinjesvar linje, string api) => Tallform.VisesSomNull(k.Maal.Avvik(linje), k.Enhet)
        ? linje.Navn + " brukte det som var budsjettert"
        : Innhold.Av(
            $"{linje.Navn} brukte ", Celle.Figur(k.Maal.Avvik(linje), k.Enhet, Tallslag.Stoerrelse, api, linje.Kode!, k.Maal.Avviksfelt),
            $"{k.Enhet.Benevnt()} {Omraadetabell.Forhold(k.Maal.Avvik(linje))}");

    private static Element Tallstripe(Sidegrunnlag k, Avvikslinjesvar linje, string api)
    {
        Element Figur(decimal tall, string felt, Tallslag slag) => Celle.Figur(tall, k.Enhet, slag, api, linje.Kode!, felt);
        Element Del(string navn, decimal kroner, string felt) => Div(Dt(navn), Dd(Figur(kroner, felt, Tallslag.Beloep)));
        var avvik = k.Maal.Avvik(linje);
        var retning = Retninger.Av(Tallform.VisesSomNull(avvik, k.Enhet) ? 0m : avvik, erNoytral: false);
        return Dl(
            Attr.Klasse("tallstripe"),
            Del(k.Maal.Budsjettnavn, k.Maal.Budsjett(linje), k.Maal.Budsjettfelt),
            Del(k.Maal.Regnskapsnavn, linje.Regnskap, "regnskap"),
            Div(
                Dt(Omraadetabell.Ord(avvik, k.Enhet)),
                Dd(
                    Attr.Klasse(retning.Klasse()), Figur(avvik, k.Maal.Avviksfelt, Tallslag.Avvik),
                    k.Maal.Prosent(linje) is { } p ? Span(Attr.Klasse("prosent"), Figur(p, k.Maal.Prosentfelt, Tallslag.ProsentStoerrelse)) : null)),
            k.Maal.ErHittil ? Del("Revidert budsjett, hele året", linje.RevidertBudsjett, "revidertBudsjett") : null,
            Del("Opprinnelig budsjett", linje.OpprinneligBudsjett, "opprinneligBudsjett"));
    }

    private static Element? Underordnede(Sidegrunnlag k, Organisasjonsplan plan, Enhet enhet, string[] ledd) => plan.ErBlad(enhet.Kode) ? null : Section(
        H2("Enhetene mot budsjettet"),
        Omraadetabell.Lag(
            k, k.Kilde.Avvik(Omraadetabell.Under(plan, enhet.Kode), enhet.Kode)!, "enhetene",
            $"Netto driftsutgifter, {k.Enhet.Tekst()}. Pluss er mindreforbruk.", "Sum " + enhet.Navn),
        Kontroller.Verktoey(k, ledd, "enhetene"));

    private static Element? Soesken(Sidegrunnlag k, Organisasjonsplan plan, Enhet enhet)
    {
        var soesken = plan.Enheter.Where(e => e.Overordnet == enhet.Overordnet && e.Kode != enhet.Kode).ToList();
        return soesken.Count == 0 ? null : Section(
            Attr.Klasse("skjerm"),
            H2(plan.Finn(enhet.Overordnet) is { } over ? "Andre enheter i " + over.Navn : "Andre områder"),
            Ul(Attr.Klasse("lenkeliste tett"), Innhold.Av(soesken.Select(e => Li(A(k.Stier.Omraade(e.Kode), e.Navn))))));
    }
}
