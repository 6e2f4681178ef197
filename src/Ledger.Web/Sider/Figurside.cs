using Ledger.Domain.Organisasjon;
using Ledger.Domain.Verdier;
using Ledger.Web.Deler;
using Ledger.Web.Diagrammer;
using Ledger.Web.Html;
using Ledger.Web.Tall;

namespace Ledger.Web.Sider;

/// <summary>One figure of a report by itself, for other sites to show: its heading, the figure, where it is from, and a link to the page.</summary>
public static class Figurside
{
    public const string Ledd = "figur";
    public const string Filendelse = ".svg";
    public const string Bro = "bro";
    public const string Fordeling = "fordeling";
    public const string Omraader = "omraader";
    private const string Maaneder = "maaneder-";

    /// <summary>What a unit's figure of months is called.</summary>
    public static string Av(Ansvar enhet) => Maaneder + enhet;

    /// <returns>Null when there is no such figure.</returns>
    public static string? Lag(Sidegrunnlag k, string id) =>
        Finn(k, id) is var (tittel, figur, side) && figur is not null ? Ramme.Innebygd(k, tittel, figur, side) : null;

    /// <summary>The same as a file with its text and colours in it, from the table of the figure.</summary>
    /// <returns>Null when there is no such figure.</returns>
    public static string? Fil(Sidegrunnlag k, string id)
    {
        var (tittel, figur, _) = Finn(k, id);
        if (figur?.Finn<Sidetabell>().FirstOrDefault() is not { } tabell)
        {
            return null;
        }

        var utgave = k.Kilde.Utgave;
        return Figurfil.Tegn(
            k.Maalform.Skriv(tittel), k.Maalform.Skriv(tabell.Tittel), id == Bro ? Brorader(k, tabell) : Rader(k, tabell),
            k.Maalform.Skriv($"Kilde: {utgave.Publikasjon.Tittel}, {k.Kilde.Kommunenavn}, utgave {utgave.Nummer}, "
                + $"per {Dato.Kort(utgave.Publikasjon.Rapporteringsdato)}.")).ToString();
    }

    /// <summary>A bar for each row: the deviation where the table has one and nothing to be held against, else the accounts.</summary>
    private static List<Figurrad> Rader(Sidegrunnlag k, Sidetabell tabell)
    {
        var kolonner = tabell.Kolonner.ToList();
        var avvik = kolonner.Count > 3 ? kolonner.FindIndex(c => c.Slag == Tallslag.Avvik) : -1;
        var regnskap = Math.Max(0, kolonner.FindIndex(c => c.Tittel == k.Maal.Regnskapsnavn || c.Tittel == "Regnskap"));
        return
        [
            .. tabell.Rader.Select(r => (Rad: r, Verdi: r.Verdier[avvik < 0 ? regnskap : avvik] ?? 0m)).Select(r => new Figurrad(
                k.Maalform.Skriv(r.Rad.Navn), avvik < 0 ? Tallform.Skriv(r.Verdi, k.Enhet) : Tallform.Avvik(r.Verdi, k.Enhet), 0m,
                r.Rad.Kode == "sum" ? 0m : r.Verdi, avvik < 0 ? Figurfarge.Regnskap : Retning(r.Verdi),
                avvik < 0 && regnskap > 0 ? r.Rad.Verdier[regnskap - 1] : null, r.Rad.Kode == "sum")),
        ];
    }

    /// <summary>Each step from where the one before it ended; the first and the last from zero.</summary>
    private static List<Figurrad> Brorader(Sidegrunnlag k, Sidetabell tabell)
    {
        var rader = new List<Figurrad>();
        var naa = 0m;
        foreach (var (rad, i) in tabell.Rader.Select((r, i) => (r, i)))
        {
            var (verdi, erSum) = (rad.Verdier[0] ?? 0m, i == 0 || i == tabell.Rader.Count - 1);
            var fra = erSum ? 0m : naa;
            naa = fra + verdi;
            rader.Add(new(
                k.Maalform.Skriv(rad.Navn), erSum ? Tallform.Skriv(verdi, k.Enhet) : Tallform.Avvik(verdi, k.Enhet), fra, naa,
                i == 0 ? Figurfarge.Budsjett : erSum ? Figurfarge.Regnskap : Retning(verdi), ErSum: erSum));
        }

        return rader;
    }

    private static Figurfarge Retning(decimal verdi) => verdi < 0m ? Figurfarge.Daarligere : Figurfarge.Bedre;

    private static (string Tittel, Innhold? Figur, Adresse Side) Finn(Sidegrunnlag k, string id)
    {
        var publikasjon = k.Kilde.Utgave.Publikasjon;
        var enhet = id.StartsWith(Maaneder, StringComparison.Ordinal) && Ansvar.TryParse(id[Maaneder.Length..], out var kode)
            ? k.Kilde.Organisasjon.Finn(kode) : null;
        return id switch
        {
            Bro => ("Fra budsjett til regnskap", Brotabell.Lag(k, k.Kilde.Oppstilling(publikasjon.Hovedoppstilling)!, Bro), k.Stier.Oversikt),
            Fordeling => ("Hva pengene gikk til", Oversikt.Fordelingen(k), k.Stier.Oversikt),
            Omraader => ("Områdene mot budsjettet", Oversikt.Omraadene(k, k.Kilde.Avvik(k.Kilde.Omraadenivaa)!), k.Stier.Oversikt),
            _ when enhet is not null => (enhet.Navn, Maanedsdel.Lag(k, enhet), k.Stier.Omraade(enhet.Kode)),
            _ => ("", null, k.Stier.Oversikt),
        };
    }

    /// <summary>The link to a figure by itself; none in drafts and in the live ledger, which nobody else may show.</summary>
    public static Innhold? Lenke(Sidegrunnlag k, string id) => !k.Stier.ErUtgave ? null
        : Innhold.Av(Tagger.A(k.Stier.Figur(id), "Bygg inn"), Tagger.A(k.Stier.Figur(id + Filendelse), "Bilde (SVG)"));
}
