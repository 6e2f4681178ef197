using Ledger.Domain.Hovedbok;
using Ledger.Domain.Opplysninger;
using Ledger.Domain.Oppstillinger;
using Ledger.Domain.Organisasjon;
using Ledger.Domain.Serier;
using Ledger.Domain.Validering;
using Ledger.Domain.Verdier;

namespace Ledger.Domain.Bevilgninger;

/// <summary>Reads the appropriations of a year. Every key of the budget lies in at most one.</summary>
public static class Bevilgningsleser
{
    private const int Mest = 200, LengsteKode = 40, LengsteNavn = 200, StoersteProsent = 1000;

    /// <summary>The appropriations in the order sent; what is wrong stands in the errors.</summary>
    public static IReadOnlyList<Bevilgning> Les(IReadOnlyList<Bevilgningsutkast?> utkast, Organisasjonsplan organisasjon, Feilsamling feil)
    {
        if (utkast.Count > Mest)
        {
            feil.Avvis(null, $"[{Mest}]", Feilkoder.ForMange, $"Et år har høyst {Mest} bevilgninger; her er {utkast.Count}.");
            return [];
        }

        var lest = new List<(int Nummer, Bevilgning Bevilgning)>();
        foreach (var (b, i) in utkast.Select((b, i) => (b, i)))
        {
            if (b is null)
            {
                feil.Avvis(null, $"[{i}]", Feilkoder.Mangler, "En bevilgning har kode, kontoklasse, ramme og filter.");
            }
            else if (Les(b, $"[{i}].", organisasjon, feil) is { } bevilgning)
            {
                if (lest.Exists(l => l.Bevilgning.Kode == bevilgning.Kode))
                {
                    feil.Avvis(null, $"[{i}].kode", Feilkoder.DublettBevilgning, $"Koden {bevilgning.Kode} er brukt av en annen bevilgning i året.");
                }

                lest.Add((i, bevilgning));
            }
        }

        KrevUtenOverlapp(lest, organisasjon, feil);
        return [.. lest.Select(l => l.Bevilgning)];
    }

    private static Bevilgning? Les(Bevilgningsutkast utkast, string sted, Organisasjonsplan organisasjon, Feilsamling feil)
    {
        var foer = feil.AntallFeil;
        void Avvis(string felt, string kode, string melding) => feil.Avvis(null, sted + felt, kode, melding);
        if (!Faktakode.ErGyldig(utkast.Kode ?? "", LengsteKode) || utkast.Kode is Omraadeoppstillinger.Total or Omraadeoppstillinger.Utenfor)
        {
            Avvis(
                "kode", string.IsNullOrEmpty(utkast.Kode) ? Feilkoder.Mangler : Feilkoder.UgyldigFormat,
                $"kode er 1–{LengsteKode} bokstaver, sifre, punktum, strek eller understrek, og ikke sum eller utenfor.");
        }

        if (utkast.Navn is { } navn && (navn.Length > LengsteNavn || !Tekstregler.HarGyldigeTegn(navn)))
        {
            Avvis("navn", Feilkoder.UgyldigFormat, $"navn er høyst {LengsteNavn} tegn uten kontrolltegn.");
        }

        if (!Kontoklasser.TryParse(utkast.Kontoklasse, out var klasse) || klasse == Kontoklasse.Balanse)
        {
            Avvis("kontoklasse", Feilkoder.UkjentKontoklasse, "kontoklasse er drift eller investering.");
        }
        else if (utkast.Ramme is null || !Rammer.Arter.ContainsKey(utkast.Ramme))
        {
            Avvis(
                "ramme", string.IsNullOrEmpty(utkast.Ramme) ? Feilkoder.Mangler : Feilkoder.UgyldigFormat,
                $"ramme er {string.Join(", ", Rammer.Arter.Keys)}.");
        }
        else if ((utkast.Ramme == Rammer.Netto) != (klasse == Kontoklasse.Drift))
        {
            Avvis("ramme", Feilkoder.RammeKontoklasse, "Rammen netto er av drift, og de andre av investering.");
        }

        if (utkast.VarselProsent is < 0 or > StoersteProsent)
        {
            Avvis("varselProsent", Feilkoder.UtenforOmraadet, $"varselProsent er 0–{StoersteProsent}.");
        }

        if (utkast.Vesentlig is { } grense && (grense.Beloep < 0 || grense.Prosent is < 0 or > StoersteProsent || grense is { Beloep: null, Prosent: null }))
        {
            Avvis("vesentlig", Feilkoder.UtenforOmraadet, $"vesentlig har et beloep på 0 eller mer, en prosent på 0–{StoersteProsent}, eller begge.");
        }

        var filter = Filterleser.Les(
            new Filterutkast(Ansvar: utkast.Filter?.Ansvar, Funksjon: utkast.Filter?.Funksjon, Prosjekt: utkast.Filter?.Prosjekt), sted + "filter",
            organisasjon, feil);
        return feil.AntallFeil > foer ? null : new(
            utkast.Kode!, string.IsNullOrEmpty(utkast.Navn) ? utkast.Kode! : utkast.Navn, klasse, utkast.Ramme!, filter,
            utkast.VarselProsent ?? Bevilgning.StandardVarsel, utkast.Vesentlig);
    }

    private static void KrevUtenOverlapp(List<(int Nummer, Bevilgning Bevilgning)> lest, Organisasjonsplan organisasjon, Feilsamling feil)
    {
        var enheter = lest.Select(l => Postfilter.MedUnderordnede(l.Bevilgning.Filter.Ansvar, organisasjon)).ToList();
        for (var i = 0; i < lest.Count; i++)
        {
            for (var j = 0; j < i; j++)
            {
                if (Felles((lest[i].Bevilgning, enheter[i]), (lest[j].Bevilgning, enheter[j])) is { } eksempel)
                {
                    feil.Avvis(
                        null, $"[{lest[i].Nummer}].filter", Feilkoder.BevilgningerOverlapper,
                        $"Bevilgningene {lest[j].Bevilgning.Kode} og {lest[i].Bevilgning.Kode} har noe felles: {eksempel}.");
                }
            }
        }
    }

    /// <summary>A key that lies in both, in words; null when there is none.</summary>
    private static string? Felles((Bevilgning Bevilgning, IReadOnlySet<Ansvar>? Enheter) en, (Bevilgning Bevilgning, IReadOnlySet<Ansvar>? Enheter) to)
    {
        var (a, b) = (en.Bevilgning.Filter, to.Bevilgning.Filter);
        if (en.Bevilgning.Ramme != to.Bevilgning.Ramme
            || !Snitt(en.Enheter, to.Enheter, out var enhet) || !Snitt(a.Prosjekt, b.Prosjekt, out var prosjekt))
        {
            return null;
        }

        var funksjoner = Kodeutvalg.Snitt(a.Funksjon, b.Funksjon);
        var funksjon = funksjoner is null ? -1 : Enumerable.Range(0, 1000).FirstOrDefault(funksjoner.Har, 1000);
        return funksjon == 1000 ? null
            : string.Join(
                ' ', new[] { en.Bevilgning.Ramme, enhet is { } e ? $"ansvar {e}" : null, funksjon < 0 ? null : $"funksjon {funksjon:000}",
                    prosjekt is { } p ? $"prosjekt {p}" : null }.OfType<string>());
    }

    /// <param name="felles">The first in order that is in both; null when neither is narrowed.</param>
    private static bool Snitt<T>(IReadOnlySet<T>? en, IReadOnlySet<T>? to, out T? felles)
        where T : struct
    {
        var begge = en is null ? to : to is null ? en : en.Where(to.Contains);
        felles = begge is null || !begge.Any() ? null : begge.Order().First();
        return begge is null || felles is not null;
    }
}
