using Ledger.Domain.Opplysninger;
using Ledger.Domain.Organisasjon;
using Ledger.Domain.Validering;
using Ledger.Domain.Verdier;

namespace Ledger.Domain.Serier;

/// <summary>What is registered that rows of a series may name.</summary>
public sealed record Serieregistre(
    Func<Art, bool> Art, Func<Funksjon, bool> Funksjon, Func<string, bool> Prosjekt, Func<string, bool> Fond, Func<string, bool> Tiltak);

/// <summary>Reads the rows of a series, and says what is wrong with each.</summary>
/// <param name="aar">The years that rows may be of.</param>
public sealed class Serieleser(Seriehode hode, Organisasjonsplan organisasjon, IReadOnlyList<int> aar, Serieregistre registre)
{
    public static readonly IReadOnlyList<string> Felt =
        ["aar", "kontoklasse", "art", "ramme", "funksjon", "kapittel", "ansvar", "prosjekt", "fond", "tiltak", "metode", "beloep", "meldtAv"];

    /// <summary>The row; null when something is wrong with it, which then stands in its errors.</summary>
    public Serierad? Les(Faktarad rad)
    {
        var foer = rad.Feil.AntallFeil;
        var klasse = Klasse(rad);
        var metode = Metode(rad);
        var aaret = Aaret(rad);
        var art = Kode(rad, "art", t => Art.TryParse(t, out var a) && registre.Art(a), Feilkoder.UkjentArt);
        var funksjon = Kode(rad, "funksjon", t => Funksjon.TryParse(t, out var f) && registre.Funksjon(f), Feilkoder.UkjentFunksjon);
        var kapittel = Kode(rad, "kapittel", t => Kapittel.TryParse(t, out _), Feilkoder.UkjentKapittel);
        var ansvar = Kode(rad, "ansvar", t => Ansvar.TryParse(t, out var e) && organisasjon.Finn(e) is not null, Feilkoder.UkjentAnsvar);
        var ramme = rad.EnAv("ramme", [.. Rammer.Arter.Keys]);
        if (ansvar.Length == 0 && rad["ansvar"] is null && klasse != Kontoklasse.Balanse)
        {
            rad.Avvis("ansvar", Feilkoder.Mangler, "Feltet ansvar mangler.");
        }

        var prosjekt = Kode(rad, "prosjekt", registre.Prosjekt, Feilkoder.UkjentProsjekt);
        var fond = Kode(rad, "fond", registre.Fond, Feilkoder.UkjentFond);
        var tiltak = Kode(rad, "tiltak", registre.Tiltak, Feilkoder.UkjentObjekt);
        KrevArtEllerRamme(rad, klasse, ramme);
        KrevBlad(rad, klasse, ansvar);
        var beloep = rad.Beloep("beloep");
        if (metode is Seriemetode.Manuell or Seriemetode.Justering && rad["beloep"] is null)
        {
            rad.Avvis("beloep", Feilkoder.Mangler, "Feltet beloep mangler.");
        }
        else if (metode is { } regnet and not (Seriemetode.Manuell or Seriemetode.Justering) && rad["beloep"] is not null)
        {
            rad.Avvis("beloep", Feilkoder.SkalVaereTom, $"Metoden {regnet.Navn()} regner ut beløpet; beloep skal være tom.");
        }

        var noekkel = new Serienoekkel(
            aaret, klasse, art, ramme ?? "", funksjon, kapittel, ansvar, prosjekt, fond, tiltak, metode == Seriemetode.Justering);
        var lest = new Serierad(noekkel, metode ?? Seriemetode.Manuell, beloep, rad.Tekst("meldtAv", Hovedbok.Tekstregler.Navn));
        return rad.Feil.AntallFeil == foer ? lest : null;
    }

    /// <summary>Two parts of a forecast are about the same: one unit is equal to or above the other, and no field that both give differs.</summary>
    public static bool Overlapper(Serienoekkel en, Serienoekkel annen, Organisasjonsplan organisasjon) =>
        !en.Justering && !annen.Justering && en != annen && en.Kontoklasse == annen.Kontoklasse && Passer(en.Art, annen.Art) && Passer(en.Ramme, annen.Ramme)
        && Passer(en.Funksjon, annen.Funksjon) && Passer(en.Prosjekt, annen.Prosjekt) && Passer(en.Fond, annen.Fond)
        && (Over(en.Ansvar, annen.Ansvar, organisasjon) || Over(annen.Ansvar, en.Ansvar, organisasjon));

    private static bool Passer(string en, string annen) => en.Length == 0 || annen.Length == 0 || en == annen;

    private static bool Over(string en, string annen, Organisasjonsplan organisasjon)
    {
        for (var enhet = Ansvar.TryParse(annen, out var a) ? organisasjon.Finn(a) : null; enhet is not null;
            enhet = enhet.Overordnet.ErTom ? null : organisasjon.Finn(enhet.Overordnet))
        {
            if (enhet.Kode.ToString() == en)
            {
                return true;
            }
        }

        return false;
    }

    private static Kontoklasse Klasse(Faktarad rad)
    {
        if (rad["kontoklasse"] is not { } tekst)
        {
            return Kontoklasse.Drift;
        }

        if (Kontoklasser.TryParse(tekst.ToLowerInvariant(), out var klasse))
        {
            return klasse;
        }

        rad.Avvis("kontoklasse", Feilkoder.UkjentKontoklasse, "Kontoklasse er drift, investering eller balanse.");
        return Kontoklasse.Drift;
    }

    /// <summary>Null when the method is unknown: whether it needs an amount is not known then.</summary>
    private Seriemetode? Metode(Faktarad rad)
    {
        if (rad["metode"] is not { } tekst || hode.Slag != Serieslag.Prognose)
        {
            if (rad["metode"] is not null)
            {
                rad.Avvis("metode", Feilkoder.SkalVaereTom, "Bare prognoser har metode.");
            }

            return Seriemetode.Manuell;
        }

        if (Serienavn.TryParse(tekst.ToLowerInvariant(), out Seriemetode metode))
        {
            return metode;
        }

        rad.Avvis("metode", Feilkoder.UkjentMetode, $"metode er {string.Join(", ", Serienavn.Metoder)}.");
        return null;
    }

    private int Aaret(Faktarad rad)
    {
        if (hode.Slag != Serieslag.Oekonomiplan)
        {
            if (rad["aar"] is { } annet && !(int.TryParse(annet, out var sagt) && sagt == hode.Aar))
            {
                rad.Avvis("aar", Feilkoder.UgyldigKombinasjon, $"Serien er av {hode.Aar}; raden kan ikke være av et annet år.");
            }

            return 0;
        }

        if (rad["aar"] is null)
        {
            rad.Avvis("aar", Feilkoder.Mangler, "Rader i en økonomiplan har aar.");
            return 0;
        }

        if (int.TryParse(rad["aar"], out var lest) && aar.Contains(lest))
        {
            return lest;
        }

        rad.Avvis("aar", Feilkoder.Planperiode, $"Planen er for {aar[0]}–{aar[^1]}.");
        return 0;
    }

    private static string Kode(Faktarad rad, string felt, Func<string, bool> finnes, string kode)
    {
        if (rad[felt] is { } tekst && !finnes(tekst))
        {
            rad.Avvis(felt, kode, $"{felt}: «{Faktarad.Kort(tekst)}» finnes ikke.");
        }

        return rad[felt] ?? "";
    }

    /// <summary>What may become a decision has arts where budget lines have them.</summary>
    private void KrevBlad(Faktarad rad, Kontoklasse klasse, string ansvar)
    {
        if (hode.Slag != Serieslag.Prognose && klasse != Kontoklasse.Balanse && rad["art"] is not null && Ansvar.TryParse(ansvar, out var kode)
            && organisasjon.Finn(kode) is not null && !organisasjon.ErBlad(kode))
        {
            rad.Avvis("ansvar", Feilkoder.AnsvarIkkeBlad, $"Enheten {kode} har enheter under seg; en rad med art står på en av dem.");
        }
    }

    private void KrevArtEllerRamme(Faktarad rad, Kontoklasse klasse, string? ramme)
    {
        if (klasse == Kontoklasse.Balanse)
        {
            if (hode.Slag != Serieslag.Oekonomiplan || rad["kapittel"] is null)
            {
                rad.Avvis("kapittel", Feilkoder.Mangler, "Bare økonomiplaner har rader av balansen, og de har kapittel.");
            }

            return;
        }

        if (rad["ramme"] is not null && (rad["art"] is not null || rad["funksjon"] is not null || rad["fond"] is not null))
        {
            rad.Avvis(
                "ramme", rad["art"] is not null ? Feilkoder.ArtEllerRamme : Feilkoder.SkalVaereTom, "En rad med ramme har verken art, funksjon eller fond.");
        }
        else if (ramme is not null && (ramme == Rammer.Netto) != (klasse == Kontoklasse.Drift))
        {
            rad.Avvis("ramme", Feilkoder.RammeKontoklasse, "Rammen netto er av drift, og de andre av investering.");
        }
        else if (ramme is null && rad["ramme"] is null && rad["art"] is null && hode.Slag != Serieslag.Prognose)
        {
            rad.Avvis("art", Feilkoder.ArtEllerRamme, "En rad har enten art eller ramme.");
        }
    }
}
