using Ledger.Web.Deler;
using Ledger.Web.Html;
using static Ledger.Web.Html.Tagger;

namespace Ledger.Web.Sider;

/// <summary>The whole report on one page: contents first, then each chapter on a page of its own when printed.</summary>
public static class Utskriftsside
{
    private const string Ledd = "utskrift";

    /// <param name="tillegg">What comes after the chapters of the year.</param>
    public static Side Lag(Sidegrunnlag k, IReadOnlyList<Utskriftskapittel>? tillegg = null)
    {
        var publikasjon = k.Kilde.Utgave.Publikasjon;
        var kapitler = Kapittelregister.Av(k.Kilde).Select(c => (c.Kapittel, Side: c.Lag(Paa(k, c.Kapittel)))).Where(c => c.Side is not null)
            .Select(c => new Utskriftskapittel(c.Kapittel, c.Side!.Innhold)).Concat(tillegg ?? [])
            .Select(c => (c.Kapittel, c.Innhold, Id: "kapittel-" + (c.Kapittel.Ledd.Length == 0 ? "oversikt" : c.Kapittel.Ledd.Replace('/', '-'))))
            .ToList();
        return new Side($"Utskrift av {publikasjon.Tittel}", Rapportkapittel.Utskrift, [("Utskrift", null)], [Ledd], Innhold.Av(
            H1($"{publikasjon.Tittel} for {k.Kilde.Kommunenavn}, hele rapporten"),
            P(Attr.Klasse("ingress skjerm"),
                "Skriv ut siden, eller lagre den som PDF, med nettleserens utskrift. Innholdet står først, hvert kapittel på nytt ark."),
            P(Attr.Klasse("note"), Utgaveord.Av<Innhold>(
                    k.Kilde, () => $"Utgave {k.Kilde.Utgave.Nummer}, versjon {k.Kilde.Utgave.Versjon} av hovedboken, kjedehode ",
                    () => $"Kladd, versjon {k.Kilde.Utgave.Versjon} av hovedboken, kjedehode ",
                    () => $"Versjon {k.Kilde.Utgave.Versjon} av hovedboken, kjedehode "),
                Kode(k.Kilde.Kjedehode), "."),
            Nav("Innhold", Attr.Klasse("innholdsliste"), Ol(Innhold.Av(kapitler.Select(c => Li(A(Adresse.Anker(c.Id), c.Kapittel.Navn)))))),
            Innhold.Av(kapitler.Select(c => Section(Attr.Klasse("kapittel"), Attr.Id(c.Id), c.Innhold.SomDel(c.Id + "-"))))));
    }

    /// <summary>What a reader may choose in a chapter, its own page has, and not this one.</summary>
    private static Sidegrunnlag Paa(Sidegrunnlag k, Sidekapittel kapittel)
    {
        string[] ledd = kapittel.Ledd.Length == 0 ? [] : kapittel.Ledd.Split('/');
        var enhet = k.Valg[Valg.Enhetsvalg];
        return k with
        {
            Valg = new(k.Stier.ErFast ? k.Stier.Fast(ledd) : k.Stier.Nyeste(ledd), enhet is null ? [] : [(Valg.Enhetsvalg, enhet)]),
        };
    }
}
