using Ledger.Domain.Avvik;
using Ledger.Domain.Organisasjon;
using Ledger.Web.Diagrammer;
using Ledger.Web.Html;
using Ledger.Web.Kilder;
using Ledger.Web.Tall;

namespace Ledger.Web.Deler;

/// <summary>Units against their budget.</summary>
public static class Omraadetabell
{
    /// <summary>The lines of one answer and their sum.</summary>
    public static Element Lag(Sidegrunnlag k, Svar<Avviksresultat> svar, string id, string tittel, string sumtekst)
    {
        var akse = Akse.Av(svar.Verdi.Linjer.Select(l => l.Avvik));
        return Talltabell.Lag(
            id, tittel, "Enhet", svar.Api, k.Valg.AlleKolonner, Avvikskolonner.Enheter(k.Enhet, akse),
            [[.. svar.Verdi.Linjer.Select(l => Rad(k, l))], [Sum(svar.Verdi.Sum, sumtekst)]]);
    }

    /// <summary>A unit, with a link to its page.</summary>
    public static Rad<Avvikslinje> Rad(Sidegrunnlag k, Avvikslinje linje, string klasse = "", string? api = null)
    {
        var enhet = linje.Enhet ?? throw new ArgumentException("A sum is no unit.", nameof(linje));
        return new(linje, Tagger.A(k.Stier.Omraade(enhet.Kode), enhet.Navn), enhet.Kode.ToString(), klasse, api);
    }

    /// <summary>The sum of an answer's lines.</summary>
    public static Rad<Avvikslinje> Sum(Avvikslinje sum, string tekst, string? api = null) => new(sum, tekst, "sum", "sum", api);

    /// <summary>What a deviation is called.</summary>
    public static string Ord(Avvikslinje linje, Beloepsenhet enhet) =>
        Tallform.VisesSomNull(linje.Avvik, enhet) ? "Som budsjettert" : linje.Avvik.Oere > 0 ? "Mindreforbruk" : "Merforbruk";

    /// <summary>The level that a unit is listed at, and below which unit.</summary>
    public static (Nivaa Nivaa, Domain.Verdier.Ansvar Overordnet) Plass(Organisasjonsplan plan, Domain.Organisasjon.Enhet enhet) =>
        plan.ErBlad(enhet.Kode) && enhet.Nivaa == Nivaa.Ansvar ? (Nivaa.Ansvar, enhet.Overordnet) : (enhet.Nivaa, enhet.Overordnet);
}
