using Ledger.Application.Grunndata;
using Ledger.Application.Lesing;
using Ledger.Application.Rettigheter;
using Ledger.Domain.Kontoplaner;
using Ledger.Domain.Opplysninger;
using Ledger.Domain.Organisasjon;
using Ledger.Domain.Serier;
using Ledger.Domain.Validering;
using Ledger.Domain.Verdier;

namespace Ledger.Application.Serier;

/// <summary>The rows of a series that were sent, and what they must agree with: each other, those that are there, and their sender's units.</summary>
internal static class Serierader
{
    /// <summary>The rows, with the line of each. What is wrong with one stands in its errors.</summary>
    /// <param name="finnesTiltak">Whether the register has a measure.</param>
    public static IReadOnlyDictionary<Serierad, long?> Les(
        IReadOnlyList<Faktarad> rader, Seriehode hode, Kommunegrunnlag data, Func<string, bool> finnesTiltak)
    {
        var arter = Kontoplan.For(data.Aar, data.Ledger.Kommune);
        var leser = new Serieleser(
            hode, data.Organisasjon!, Serielager.Aarene(hode),
            new(
                a => arter.Status(a) != Kodestatus.Ukjent, f => arter.Status(f) != Kodestatus.Ukjent,
                p => Prosjektkode.TryParse(p, out var kode) && data.Bokfoering().Prosjekter.Contains(kode),
                f => Fondskode.TryParse(f, out var kode) && data.AlleFond.ContainsKey(kode), finnesTiltak));
        var sett = new Dictionary<Serienoekkel, (Serierad Rad, long? Linje)>();
        foreach (var rad in rader)
        {
            if (leser.Les(rad) is { } lest && !sett.TryAdd(lest.Noekkel, (lest, rad.Linje)) && sett[lest.Noekkel].Rad != lest)
            {
                rad.Avvis("ansvar", Feilkoder.DublettOpplysning, $"Linje {sett[lest.Noekkel].Linje} og {rad.Linje} er om det samme, med ulike verdier.");
            }
        }

        return sett.Values.ToDictionary(s => s.Rad, s => s.Linje);
    }

    /// <exception cref="Avvisning">403: the sender is bound to units, and a row is of another.</exception>
    public static void KrevEgne(IReadOnlyList<string> enheter, IReadOnlyList<(Serierad Rad, long? Linje)> rader, Organisasjonsplan organisasjon)
    {
        if (enheter.Count == 0)
        {
            return;
        }

        var (omfang, utenfor) = (new Enhetsomfang(enheter, [organisasjon]), new Feilsamling());
        foreach (var (rad, linje) in rader.Where(r => !omfang.ErEgen(r.Rad.Noekkel.Ansvar)))
        {
            utenfor.Avvis(linje, "ansvar", Feilkoder.UtenforEnhetene, $"Raden på {rad.Noekkel.Ansvar} er ikke om en enhet som nøkkelen er bundet til.");
        }

        Enhetsvern.Krev(enheter, utenfor);
    }

    /// <summary>No two parts of a forecast are about the same. Both are told, each by its line when it was sent.</summary>
    /// <param name="linjer">The lines of those that were sent.</param>
    public static void KrevUtenOverlapp(
        IReadOnlyList<Serierad> rader, IReadOnlyDictionary<Serierad, long?> linjer, Seriehode hode, Organisasjonsplan organisasjon, Feilsamling feil)
    {
        if (hode.Slag != Serieslag.Prognose)
        {
            return;
        }

        // A unit overlaps only with those above it, and there are few of these.
        var deler = rader.Where(r => !r.Noekkel.Justering).ToLookup(r => r.Noekkel.Ansvar);
        var funnet = new Dictionary<Serierad, Serierad>();
        foreach (var rad in deler.SelectMany(d => d))
        {
            for (var enhet = Ansvar.TryParse(rad.Noekkel.Ansvar, out var a) ? organisasjon.Finn(a) : null; enhet is not null;
                enhet = enhet.Overordnet.ErTom ? null : organisasjon.Finn(enhet.Overordnet))
            {
                if (deler[enhet.Kode.ToString()].FirstOrDefault(annen => Serieleser.Overlapper(annen.Noekkel, rad.Noekkel, organisasjon)) is { } over)
                {
                    funnet.TryAdd(rad, over);
                    funnet.TryAdd(over, rad);
                    break;
                }
            }
        }

        foreach (var (rad, annen) in funnet.Where(f => linjer.ContainsKey(f.Key)).OrderBy(f => linjer[f.Key]))
        {
            feil.Avvis(
                linjer[rad], "ansvar", Feilkoder.PrognoseOverlapper,
                $"Delen på {rad.Noekkel.Ansvar} og delen på {annen.Noekkel.Ansvar}"
                    + (linjer.TryGetValue(annen, out var annenlinje) ? annenlinje is null ? "" : $" (linje {annenlinje})" : ", som er i prognosen fra før,")
                    + " gjelder det samme; en justering legges oppå.");
        }
    }

    public static void VarsleUbalanse(Seriehode hode, IReadOnlyList<Serierad> rader, Feilsamling feil)
    {
        if (hode.Slag == Serieslag.Prognose)
        {
            return;
        }

        foreach (var gruppe in rader.Where(r => r.Noekkel.Kontoklasse != Kontoklasse.Balanse).GroupBy(r => (r.Noekkel.Aar, r.Noekkel.Kontoklasse)))
        {
            var sum = Beloep.Sum(gruppe.Select(r => r.Beloep!.Value));
            if (!sum.ErNull)
            {
                feil.Varsle(
                    null, "beloep", Feilkoder.BudsjettIkkeIBalanse,
                    $"{gruppe.Key.Kontoklasse.Navn()}{(gruppe.Key.Aar == 0 ? "" : $" {gruppe.Key.Aar}")} summerer til {Kronetekst.Kr(sum)}; "
                        + "et budsjett skal gå i null (kommuneloven § 14-10).");
            }
        }
    }

    /// <summary>Which rows a complete file takes away when it does not have them.</summary>
    /// <exception cref="Avvisning">400: no such extent, or no such unit.</exception>
    public static Func<Serierad, bool> Omfang(string? omfang, Organisasjonsplan organisasjon)
    {
        if (omfang is null or "serie")
        {
            return _ => true;
        }

        if (!omfang.StartsWith("ansvar:", StringComparison.Ordinal) || !Ansvar.TryParse(omfang["ansvar:".Length..], out var topp)
            || organisasjon.Finn(topp) is null)
        {
            throw Avvisning.Ugyldig("omfang", Feilkoder.UgyldigFormat, "omfang er serie, eller ansvar: og koden til en enhet i årets organisasjon.");
        }

        var under = organisasjon.MedUnderordnede(topp).ToHashSet();
        return rad => Ansvar.TryParse(rad.Noekkel.Ansvar, out var enhet) && under.Contains(enhet);
    }
}
