using Ledger.Application.Rapporter;
using Ledger.Domain.Organisasjon;
using Ledger.Domain.Verdier;
using Ledger.Web.Diagrammer;
using Ledger.Web.Html;
using Ledger.Web.Kilder;
using Ledger.Web.Tall;

namespace Ledger.Web.Deler;

/// <summary>Units against their budget.</summary>
public static class Omraadetabell
{
    /// <summary>The lines of one answer and their sum.</summary>
    public static Innhold Lag(Sidegrunnlag k, Svar<Avvikssvar> svar, string id, string tittel, string sumtekst)
    {
        var akse = Akse.Av(svar.Verdi.Linjer.Select(k.Maal.Avvik));
        return Talltabell.Lag(
            id, tittel, "Enhet", svar.Api, k.Valg.AlleKolonner, Avvikskolonner.Enheter(k.Enhet, akse, k.Maal),
            [[.. svar.Verdi.Linjer.Select(l => Rad(k, l))], [Sum(svar.Verdi.Sum, sumtekst)]]);
    }

    /// <summary>A unit, with a link to its page.</summary>
    public static Rad<Avvikslinjesvar> Rad(Sidegrunnlag k, Avvikslinjesvar linje, string klasse = "", string? api = null) =>
        new(linje, Tagger.A(k.Stier.Omraade(Kode(linje)), linje.Navn), linje.Kode, klasse, api);

    /// <summary>The sum of an answer's lines.</summary>
    public static Rad<Avvikslinjesvar> Sum(Avvikslinjesvar sum, string tekst) => new(sum, tekst, "sum", "sum");

    /// <summary>The code of a line's unit.</summary>
    public static Ansvar Kode(Avvikslinjesvar linje) => Ansvar.Parse(linje.Kode!);

    /// <summary>What a deviation is called.</summary>
    public static string Ord(decimal avvik, Beloepsenhet enhet) =>
        Tallform.VisesSomNull(avvik, enhet) ? "Som budsjettert" : avvik > 0m ? "Mindreforbruk" : "Merforbruk";

    /// <summary>A deviation in the words of a sentence.</summary>
    public static string Forhold(decimal avvik) => avvik >= 0m ? "mindre enn budsjettert" : "mer enn budsjettert";

    /// <summary>The level of the units that lie directly below one.</summary>
    public static Nivaa Under(Organisasjonsplan plan, Ansvar over) =>
        plan.Underordnede(over).All(e => e.Nivaa == Nivaa.Tjenesteomraade) ? Nivaa.Tjenesteomraade : Nivaa.Ansvar;
}
