using Ledger.Application.Grunndata;
using Ledger.Application.Grunndata.Definisjoner;
using Ledger.Application.Skriving;
using Ledger.Domain.Hovedbok;
using Ledger.Domain.Konsolidering;
using Ledger.Domain.Kontoplaner;
using Ledger.Domain.Validering;
using Ledger.Domain.Verdier;

namespace Ledger.Application.Konsolidering;

/// <summary>A line as sent, before it is known to make sense.</summary>
public sealed record Justeringslinje(string Kontoklasse, string Art, string Kapittel, string Beloep);

/// <summary>Writes what is added to the consolidated accounts beside the units' own.</summary>
public sealed class Justeringstjeneste(Grunndatatjeneste tjeneste)
{
    /// <exception cref="Avvisning">404 the municipality or the year; 422 what makes no sense, by line, or what does not sum to 0.</exception>
    public Task<Definisjonskvittering> SettAsync(
        LedgerId ledger, Regnskapsaar aar, string referanse, string begrunnelse, string dokument, IReadOnlyList<Justeringslinje> linjer,
        Skriveoppdrag oppdrag, CancellationToken ct)
    {
        if (ledger.Enhet.Length > 0)
        {
            throw Avvisning.IkkeFunnet("En enhet har ikke konsolidert regnskap; spør kommunen.");
        }

        var feil = new Feilsamling();
        var kontoplan = Kontoplan.For(aar, ledger.Kommune);
        var rader = linjer.Select((l, i) => Les(l, $"linjer[{i}].", kontoplan, feil)).OfType<Konsolideringsrad>().ToList();
        if (!feil.HarFeil)
        {
            foreach (var klasse in rader.GroupBy(r => r.Kontoklasse).Where(g => !Beloep.Sum(g.Select(r => r.Beloep)).ErNull))
            {
                feil.Avvis(
                    null, "linjer", Feilkoder.Ubalanse,
                    $"Linjene i {klasse.Key.Navn()} går ikke i null: de summerer til {Kronetekst.Kr(Beloep.Sum(klasse.Select(r => r.Beloep)))}.");
            }
        }

        return feil.HarFeil ? throw Avvisning.Av(feil)
            : tjeneste.DefinerJusteringAsync(ledger, aar, new Justering(referanse, begrunnelse, dokument, rader), oppdrag, ct);
    }

    private static Konsolideringsrad? Les(Justeringslinje linje, string sted, Kontoplan kontoplan, Feilsamling feil)
    {
        if (!Kontoklasser.TryParse(linje.Kontoklasse, out var klasse))
        {
            feil.Avvis(null, sted + "kontoklasse", Feilkoder.UkjentKontoklasse, "Kontoklasse er drift, investering eller balanse.");
            return null;
        }

        var balanse = klasse == Kontoklasse.Balanse;
        var (kode, kjent) = balanse
            ? (Kapittel.TryParse(linje.Kapittel, out var kapittel) ? kapittel.Nummer : 0, kontoplan.Status(kapittel).ErKjent())
            : (Art.TryParse(linje.Art, out var art) ? art.Nummer : 0, kontoplan.Status(art).ErKjent());
        if (kode == 0 || !kjent)
        {
            feil.Avvis(
                null, sted + (balanse ? "kapittel" : "art"), balanse ? Feilkoder.UkjentKapittel : Feilkoder.UkjentArt,
                $"En linje i {klasse.Navn()} har {(balanse ? "et kapittel" : "en art")} i KOSTRAs kontoplan.");
        }

        if ((balanse ? linje.Art : linje.Kapittel).Length > 0)
        {
            feil.Avvis(null, sted + (balanse ? "art" : "kapittel"), Feilkoder.SkalVaereTom, $"Feltet hører ikke til i {klasse.Navn()}.");
        }

        if (!Beloep.TryParse(linje.Beloep, out var beloep) || !beloep.KanBokfoeres)
        {
            feil.Avvis(null, sted + "beloep", Feilkoder.UgyldigBeloep, "beloep er kroner med høyst to desimaler.");
        }

        return feil.HarFeil ? null : new Konsolideringsrad(klasse, kode, beloep);
    }
}
