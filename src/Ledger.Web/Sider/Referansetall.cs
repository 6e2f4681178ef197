using Ledger.Application.Rapporter;
using Ledger.Domain.Organisasjon;
using Ledger.Domain.Publisering;
using Ledger.Web.Deler;
using Ledger.Web.Html;
using Ledger.Web.Kilder;
using Ledger.Web.Tall;

namespace Ledger.Web.Sider;

/// <summary>A figure that a text refers to, in natural sign: a surplus and an income are positive. What is not there is shown as it was written.</summary>
internal static class Referansetall
{
    public static Innhold Lag(Sidegrunnlag k, Tekstreferanse r)
    {
        var enhet = r.Enhet is { } navn && Beloepsenheter.TryParse(navn, out var valgt) ? valgt : k.Enhet;
        return r.Kilde switch
        {
            Tekstreferanse.Noekkeltall => Noekkeltallet(k, r, enhet),
            Tekstreferanse.Fond => Fondet(k, r, enhet),
            Tekstreferanse.Omraade => Omraadet(k, r, enhet),
            _ => Posten(k, r, enhet),
        } ?? r.Tekst;
    }

    private static Innhold? Noekkeltallet(Sidegrunnlag k, Tekstreferanse r, Beloepsenhet enhet)
    {
        var svar = k.Kilde.Noekkeltall();
        return svar.Verdi.Noekkeltall.FirstOrDefault(n => n.Id == r.Navn) is not { } tall ? null
            : Innhold.Av(Noekkeltallform.Figur(tall, enhet, svar.Api), Ledet(Noekkeltallform.Benevning(tall, enhet)));
    }

    private static Innhold? Fondet(Sidegrunnlag k, Tekstreferanse r, Beloepsenhet enhet)
    {
        var svar = k.Kilde.Fond();
        return svar.Verdi.Linjer.FirstOrDefault(l => l.Fondskode == r.Navn) is not { } fond ? null : r.Kolonne switch
        {
            "utgaaendeBalanse" => Tallet(fond.UtgaaendeBalanse, Tallslag.Motsatt, enhet, svar.Api, r),
            "inngaaendeBalanse" => Tallet(fond.InngaaendeBalanse, Tallslag.Motsatt, enhet, svar.Api, r),
            "avsetning" => Tallet(fond.Avsetning, Tallslag.Stoerrelse, enhet, svar.Api, r),
            "bruk" => Tallet(fond.Bruk, Tallslag.Stoerrelse, enhet, svar.Api, r),
            _ => null,
        };
    }

    private static Innhold? Omraadet(Sidegrunnlag k, Tekstreferanse r, Beloepsenhet enhet)
    {
        foreach (var svar in Enum.GetValues<Nivaa>().Select(n => k.Kilde.Avvik(n)).OfType<Svar<Avvikssvar>>())
        {
            if (svar.Verdi.Linjer.FirstOrDefault(l => l.Kode == r.Navn) is { } l)
            {
                return r.Kolonne switch
                {
                    "regnskap" => Tallet(l.Regnskap, Tallslag.Beloep, enhet, svar.Api, r),
                    "revidertBudsjett" => Tallet(l.RevidertBudsjett, Tallslag.Beloep, enhet, svar.Api, r),
                    "opprinneligBudsjett" => Tallet(l.OpprinneligBudsjett, Tallslag.Beloep, enhet, svar.Api, r),
                    "avvik" => Tallet(l.Avvik, Tallslag.Avvik, enhet, svar.Api, r),
                    "avvikProsent" when l.AvvikProsent is { } p => Celle.Figur(p, enhet, Tallslag.ProsentStoerrelse, svar.Api, r.Navn, r.Kolonne),
                    "budsjettHittil" => Tallet(l.BudsjettHittil, Tallslag.Beloep, enhet, svar.Api, r),
                    _ => Hittil(l.Hittil, r, Tallslag.Beloep, enhet, svar.Api),
                };
            }
        }

        return null;
    }

    private static Innhold? Posten(Sidegrunnlag k, Tekstreferanse r, Beloepsenhet enhet)
    {
        var id = r.Kilde == Tekstreferanse.Drift ? k.Kilde.Utgave.Publikasjon.Hovedoppstilling : r.Kilde;
        if (k.Kilde.Oppstilling(id) is not { } oppstilling || oppstilling.Linjer.FirstOrDefault(l => l.Post == r.Navn) is not { } l)
        {
            return null;
        }

        var erResultat = id == k.Kilde.Utgave.Publikasjon.Hovedoppstilling && r.Navn == k.Kilde.Utgave.Publikasjon.Resultat;
        var slag = erResultat || oppstilling.Definer(r.Navn).Visningsfaktor < 0 ? Tallslag.Motsatt : Tallslag.Beloep;
        return r.Kolonne switch
        {
            "regnskap" => Tallet(l.Regnskap, slag, enhet, oppstilling.Api, r),
            "revidertBudsjett" => Tallet(l.RevidertBudsjett, slag, enhet, oppstilling.Api, r),
            "opprinneligBudsjett" => Tallet(l.OpprinneligBudsjett, slag, enhet, oppstilling.Api, r),
            "regnskapForrigeAar" when l.RegnskapForrigeAar is { } foer => Tallet(foer, slag, enhet, oppstilling.Api, r),
            "avvik" => Tallet(l.Avvik, Tallslag.Avvik, enhet, oppstilling.Api, r),
            "avvikProsent" when l.AvvikProsent is { } p => Celle.Figur(p, enhet, Tallslag.ProsentStoerrelse, oppstilling.Api, r.Navn, r.Kolonne),
            _ => Hittil(l.Hittil, r, slag, enhet, oppstilling.Api),
        };
    }

    /// <summary>The columns to date, which a report within the year has.</summary>
    private static Innhold? Hittil(
        Application.Rapportering.Hittilsvar? hittil, Tekstreferanse r, Tallslag slag, Beloepsenhet enhet, string api) => (hittil, r.Kolonne) switch
    {
        ({ } h, "budsjettHittil") => Tallet(h.Budsjett, slag, enhet, api, r),
        ({ } h, "avvikHittil") => Tallet(h.Avvik, Tallslag.Avvik, enhet, api, r),
        ({ AvvikProsent: { } p }, "avvikHittilProsent") => Celle.Figur(p, enhet, Tallslag.ProsentStoerrelse, api, r.Navn, r.Kolonne),
        ({ RegnskapForrigeAar: { } foer }, "regnskapForrigeAarHittil") => Tallet(foer, slag, enhet, api, r),
        _ => null,
    };

    private static Innhold Tallet(decimal kroner, Tallslag slag, Beloepsenhet enhet, string api, Tekstreferanse r) =>
        Innhold.Av(Celle.Figur(kroner, enhet, slag, api, r.Navn, r.Kolonne), enhet.Benevnt());

    private static Innhold? Ledet(string benevning) => benevning.Length == 0 ? null : (Innhold?)(Tallform.Mellomrom + benevning);
}
