using Ledger.Domain.Fond;
using Ledger.Domain.Kontoplaner;
using Ledger.Domain.Validering;
using Ledger.Domain.Verdier;

namespace Ledger.Domain.Hovedbok;

/// <summary>
/// Reads the dimension of a row and checks it against the year's code lists, the organisation and the funds. What is not understood is told and
/// not refused: an account that the chart does not know, a fund that nobody names, a combination that KOSTRA does not take.
/// </summary>
/// <remarks>
/// A row has KOSTRA codes, or an account of the municipality's own, and then the chart says the rest when a report is made. KOSTRA's controls
/// are not of budgets: a council adopts what it adopts.
/// A month has millions of rows but few distinct dimensions: each distinct one is examined once and its findings repeated for each row.
/// Errors are repeated; a warning is given for the first row only, and counts the others. Not safe for use by two threads.
/// </remarks>
/// <param name="romslig">The codes come through a spreadsheet that may have taken their leading zeros: they are put back where only one code fits.</param>
public sealed class Dimensjonstolk(Bokfoeringsgrunnlag grunnlag, bool budsjett = false, bool romslig = false)
{
    /// <summary>The arts that chapter 4 strikes or makes dispositions with; bundne fond (550, 950) are not among them.</summary>
    private static readonly Kodeutvalg Avslutningsarter = Kodeutvalg.Parse("530,540,570,589,910-912,930,940,970,980,989");

    /// <summary>
    /// A year of a large municipality has a hundred thousand dimensions. Who has more of them has most of them once, and to keep a million costs more
    /// than to examine those that come again.
    /// </summary>
    private const int MestHusket = 128 * 1024;

    private const string MedKonto = "en rad med konto; kontoplanen sier det";

    private readonly Kontoplan _kontoplan = Kontoplan.For(grunnlag.Aar, grunnlag.Ledger.Kommune);

    // Looked up by all fields in one text: thirteen texts to compare are thirteen places in memory to visit, for every row.
    private readonly Dictionary<string, Tolket> _sett = new(StringComparer.Ordinal);
    private readonly Radnoekkel _noekkel = new();
    private readonly Ledendenuller _nuller = new(grunnlag);
    private readonly Dimensjonsvarsler _varsler = new(grunnlag, budsjett);

    private readonly record struct Raa(
        string Kontoklasse, string Art, string Funksjon, string Kapittel, string Sektor, string Ansvar, string Prosjekt, string Fond, string Merke,
        string Konto, string LokalFunksjon, string Fridim1, string Fridim2, string Motpartsenhet);

    /// <summary>The warnings that the row last read is one of.</summary>
    public IReadOnlyList<Radfunn> Varsler { get; private set; } = [];

    /// <summary>What the rows with the dimension last read share.</summary>
    public Noekkelplass? Plass { get; private set; }

    /// <summary>The dimension, or null when the row has errors in it, which are added.</summary>
    public Dimensjon? Tolk(Posteringsfelt felt, Feilsamling feil)
    {
        var noekkel = _noekkel.Av(felt);
        if (noekkel.IsEmpty || !_sett.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(noekkel, out var tolket))
        {
            tolket = Undersoek(new Raa(
                felt.Kontoklasse, felt.Art, felt.Funksjon, felt.Kapittel, felt.Sektor, felt.Ansvar, felt.Prosjekt, felt.Fond, felt.Merke,
                felt[Radfelt.Konto], felt[Radfelt.LokalFunksjon], felt[Radfelt.Fridim1], felt[Radfelt.Fridim2], felt[Radfelt.Motpartsenhet]));
            if (!noekkel.IsEmpty && _sett.Count < MestHusket)
            {
                _sett.Add(noekkel.ToString(), tolket);
            }

            tolket.Funn = tolket.Varsler.Count == 0 ? [] : Finn(tolket.Varsler, felt, feil);
        }

        Varsler = tolket.Funn;
        Plass = tolket;
        foreach (var f in tolket.Feil)
        {
            feil.Avvis(felt.Linje, felt.Prefiks + f.Felt, f.Kode, f.Melding);
        }

        return Radaar.Krev(felt, grunnlag.Aar, feil) && tolket.Feil.Count == 0 ? tolket.Dimensjon : null;
    }

    // A method of its own: what a lambda holds is made anew for each row, also for those that it is not called for.
    private static Radfunn[] Finn(IReadOnlyList<Merknad> merknader, Posteringsfelt felt, Feilsamling feil) => [.. merknader.Select(m => Finn(m, felt, feil))];

    /// <summary>The finding of a code and value, whatever else the rows that have it are about; the first row is a warning as well.</summary>
    private static Radfunn Finn(Merknad merknad, Posteringsfelt felt, Feilsamling feil)
    {
        var funn = feil.Finn(merknad.Kode, merknad.Felt, merknad.Verdi, merknad.Melding, merknad.Hindrer);
        if (funn.AntallRader == 0)
        {
            feil.Varsle(felt.Linje, felt.Prefiks + merknad.Felt, merknad.Kode, merknad.Melding);
        }

        return funn;
    }

    private Tolket Undersoek(Raa raa)
    {
        var t = new Tolket();
        if (romslig)
        {
            raa = FyllUt(t, raa);
        }

        if (!LesKontoklasse(t, raa, out var kontoklasse))
        {
            return t;
        }

        var (art, kapittel, sektor) = LesKoder(t, raa, kontoklasse);
        var funksjon = LesFunksjon(t, raa, kontoklasse);
        var ansvar = LesAnsvar(t, raa.Ansvar, kontoklasse, manglerArt: budsjett && art.ErTom && raa.Art.Length == 0);
        var prosjekt = LesProsjekt(t, raa.Prosjekt);
        var fond = LesFond(t, raa.Fond);
        if (raa.Motpartsenhet.Length > 0 && !grunnlag.Motparter.Contains(raa.Motpartsenhet))
        {
            AvvisUkjent(t, "motpartsenhet", raa.Motpartsenhet, Feilkoder.UkjentMotpartsenhet, Motparter.Ukjent(Vis(raa.Motpartsenhet), grunnlag.Motparter));
        }

        var egne = LesEgne(t, raa);
        if (!Avslutningsmerker.TryParse(raa.Merke, out var merke))
        {
            Avvis(t, "merke", Feilkoder.UgyldigFormat, "Merke er strykning, avslutning, inndekning eller tomt.");
        }

        if (t.Feil.Count > 0)
        {
            return t;
        }

        t.Dimensjon = new Dimensjon(kontoklasse, art, funksjon, kapittel, sektor, ansvar, prosjekt, fond, merke, egne);
        if (!fond.ErTom && kontoklasse != Kontoklasse.EtterKonto)
        {
            Fondsrad.Kontroller(t, t.Dimensjon, grunnlag.Fond[fond]);
        }

        if (merke != Avslutningsmerke.Ingen && kontoklasse != Kontoklasse.Balanse && !Avslutningsarter.Har(art.Nummer))
        {
            Avvis(
                t, "merke", Feilkoder.UgyldigKombinasjon,
                art.ErTom ? "En rad med konto kan ikke merkes; merker hører til artene som disponerer resultatet."
                    : $"Art {art} disponerer ikke resultatet og kan ikke merkes {merke.Navn()}. Bundne fond strykes ikke (forskriften §§ 4-2, 4-3).");
        }

        _varsler.Fortell(t, t.Dimensjon.MedBetydning(grunnlag.Kontoplan));
        return t;
    }

    /// <summary>The codes that a kontoklasse has: an art, or a chapter with its sector. The others must be absent.</summary>
    private (Art Art, Kapittel Kapittel, Sektor Sektor) LesKoder(Tolket t, in Raa raa, Kontoklasse kontoklasse)
    {
        Art art = default;
        Kapittel kapittel = default;
        Sektor sektor = default;
        switch (kontoklasse)
        {
            case Kontoklasse.EtterKonto:
                SkalVaereTom(t, "kontoklasse", raa.Kontoklasse, MedKonto);
                SkalVaereTom(t, "art", raa.Art, MedKonto);
                SkalVaereTom(t, "kapittel", raa.Kapittel, MedKonto);
                SkalVaereTom(t, "sektor", raa.Sektor, MedKonto);
                break;
            case Kontoklasse.Balanse:
                SkalVaereTom(t, "art", raa.Art, "balanse");
                LesKode(
                    t, "kapittel", "et", raa.Kapittel, Feilkoder.UkjentKapittel, Kapittel.TryParse(raa.Kapittel, out kapittel),
                    _kontoplan.Status(kapittel));
                LesKode(t, "sektor", "en", raa.Sektor, Feilkoder.UkjentSektor, Sektor.TryParse(raa.Sektor, out sektor), _kontoplan.Status(sektor));
                break;
            default:
                SkalVaereTom(t, "kapittel", raa.Kapittel, "drift og investering");
                SkalVaereTom(t, "sektor", raa.Sektor, "drift og investering");
                if (budsjett && raa.Art.Length == 0)
                {
                    Avvis(t, "art", Feilkoder.ArtEllerRamme, "Linjen har verken art eller ramme. En linje i et budsjett har én av dem.");
                    break;
                }

                LesKode(t, "art", "en", raa.Art, Feilkoder.UkjentArt, Art.TryParse(raa.Art, out art), _kontoplan.Status(art));
                break;
        }

        return (art, kapittel, sektor);
    }

    private bool LesKontoklasse(Tolket t, in Raa raa, out Kontoklasse kontoklasse)
    {
        if (raa.Konto.Length > 0)
        {
            kontoklasse = Kontoklasse.EtterKonto;
            return true;
        }

        if (!Kontoklasser.TryParse(raa.Kontoklasse, out kontoklasse))
        {
            Avvis(
                t, "kontoklasse", raa.Kontoklasse.Length == 0 ? Feilkoder.Mangler : Feilkoder.UkjentKontoklasse,
                "Kontoklasse er drift, investering eller balanse; en rad med konto har den ikke.");
            return false;
        }

        if (budsjett && kontoklasse == Kontoklasse.Balanse)
        {
            Avvis(t, "kontoklasse", Feilkoder.UgyldigKombinasjon, "Et budsjett har bare drift og investering.");
            return false;
        }

        return true;
    }

    private Funksjon LesFunksjon(Tolket t, in Raa raa, Kontoklasse kontoklasse)
    {
        var tekst = raa.Funksjon;
        if (raa.LokalFunksjon.Length > 0)
        {
            SkalVaereTom(t, "funksjon", tekst, "en rad med lokalFunksjon");
            return default;
        }

        if (kontoklasse == Kontoklasse.Balanse)
        {
            SkalVaereTom(t, "funksjon", tekst, "balanse");
            return default;
        }

        Funksjon funksjon = default;
        if (kontoklasse != Kontoklasse.EtterKonto)
        {
            if (tekst.Length > 0 || !(budsjett || grunnlag.TarUspesifisert))
            {
                LesKode(t, "funksjon", "en", tekst, Feilkoder.UkjentFunksjon, Funksjon.TryParse(tekst, out funksjon), _kontoplan.Status(funksjon));
            }
        }
        else if (tekst.Length > 0 && !Funksjon.TryParse(tekst, out funksjon))
        {
            AvvisUkjent(t, "funksjon", tekst, Feilkoder.UkjentFunksjon, $"{Vis(tekst)} er ikke en funksjon; kommunens egne skrives i lokalFunksjon.");
        }

        return funksjon;
    }

    /// <summary>The fields in the municipality's own terms: any code will do, since what it means is said later.</summary>
    private static Egnefelt? LesEgne(Tolket t, in Raa raa)
    {
        (Radfelt Felt, string Tekst)[] alle =
            [(Radfelt.Konto, raa.Konto), (Radfelt.LokalFunksjon, raa.LokalFunksjon), (Radfelt.Fridim1, raa.Fridim1), (Radfelt.Fridim2, raa.Fridim2)];
        foreach (var (felt, tekst) in alle)
        {
            if (tekst.Length > 0 && !Kode.ErGyldig(tekst))
            {
                AvvisUkjent(
                    t, felt.Navn(), tekst, Feilkoder.UgyldigFormat,
                    $"{Vis(tekst)}: {felt.Navn()} er 1–{Kode.StoersteLengde} bokstaver, siffer, punktum, bindestrek eller understrek.");
            }
        }

        return t.Feil.Count == 0 ? Egnefelt.Av(raa.Konto, raa.LokalFunksjon, raa.Fridim1, raa.Fridim2, raa.Motpartsenhet) : null;
    }

    private void LesKode(Tolket t, string felt, string artikkel, string raa, string ukjent, bool riktigForm, Kodestatus status)
    {
        if (raa.Length == 0)
        {
            Avvis(t, felt, Feilkoder.Mangler, $"Feltet {felt} mangler.");
        }
        else if (!riktigForm)
        {
            AvvisUkjent(t, felt, raa, ukjent, $"{Vis(raa)} er ikke {artikkel} {felt}.");
        }
        else
        {
            switch (status)
            {
                case Kodestatus.Ukjent when grunnlag.Aar.Aar < Kontoplan.FoersteKjenteAar:
                    Avvis(
                        t, felt, Feilkoder.KontoplanIkkeKjent,
                        $"KOSTRAs kontoplan for {grunnlag.Aar} er ikke kjent: listene begynner i {Kontoplan.FoersteKjenteAar}, og {Vis(raa)} er ikke i dem. "
                            + $"Send {(felt == "funksjon" ? "lokalFunksjon" : "konto")}, og si hva den betyr med PUT /kontoplan/{grunnlag.Aar}.");
                    break;
                case Kodestatus.Ukjent:
                    Avvis(t, felt, ukjent, $"{Vis(raa)} finnes ikke i kontoplanen for {grunnlag.Aar}.");
                    break;
                case Kodestatus.IkkeTraadtIKraft:
                    Avvis(t, felt, ukjent, $"{Vis(raa)} gjelder først fra et senere år enn {grunnlag.Aar}.");
                    break;
                case Kodestatus.Utgaatt:
                    t.Varsle(Funnregler.UtgaattKode, felt, $"{Vis(raa)} er utgått i {grunnlag.Aar}; før den om før KOSTRA-rapporteringen.", raa);
                    break;
                case Kodestatus.Gyldig:
                default:
                    break;
            }
        }
    }

    /// <param name="manglerArt">A budget line that may be meant as a frame, which lies on a unit of any level.</param>
    private Ansvar LesAnsvar(Tolket t, string raa, Kontoklasse kontoklasse, bool manglerArt)
    {
        if (raa.Length == 0)
        {
            if (!grunnlag.TarUspesifisert && kontoklasse is Kontoklasse.Drift or Kontoklasse.Investering)
            {
                Avvis(t, "ansvar", Feilkoder.Mangler, "Feltet ansvar mangler.");
            }

            return default;
        }

        if (!Ansvar.TryParse(raa, out var ansvar) || grunnlag.Organisasjon.Finn(ansvar) is null)
        {
            AvvisUkjent(t, "ansvar", raa, Feilkoder.UkjentAnsvar, $"{Vis(raa)} er ikke en enhet i organisasjonen for {grunnlag.Aar}.");
        }
        else if (!grunnlag.Organisasjon.ErBlad(ansvar) && (!manglerArt || kontoklasse is not (Kontoklasse.Drift or Kontoklasse.Investering)))
        {
            Avvis(t, "ansvar", Feilkoder.AnsvarIkkeBlad, $"{Vis(raa)} har enheter under seg; bokfør på en av dem.");
        }

        return ansvar;
    }

    private Prosjektkode LesProsjekt(Tolket t, string raa)
    {
        if (raa.Length > 0 && (!Prosjektkode.TryParse(raa, out var prosjekt) || !grunnlag.Prosjekter.Contains(prosjekt)))
        {
            AvvisUkjent(t, "prosjekt", raa, Feilkoder.UkjentProsjekt, $"{Vis(raa)} er ikke et registrert prosjekt.");
        }

        _ = Prosjektkode.TryParse(raa, out var kode);
        return kode;
    }

    private Fondskode LesFond(Tolket t, string raa)
    {
        if (raa.Length > 0 && (!Fondskode.TryParse(raa, out var fond) || !grunnlag.Fond.ContainsKey(fond)))
        {
            AvvisUkjent(t, "fond", raa, Feilkoder.UkjentFond, $"{Vis(raa)} er ikke et registrert fond.");
        }

        _ = Fondskode.TryParse(raa, out var kode);
        return kode;
    }

    private static void SkalVaereTom(Tolket t, string felt, string raa, string hvor)
    {
        if (raa.Length > 0)
        {
            Avvis(t, felt, Feilkoder.SkalVaereTom, $"Feltet {felt} hører ikke til i {hvor}.");
        }
    }

    /// <summary>A code that is not known; one with characters that cannot be seen is told as such, since it may look like one that is.</summary>
    private static void AvvisUkjent(Tolket t, string felt, string raa, string kode, string melding)
    {
        if (Tekstregler.HarGyldigeTegn(raa) && !Tekstregler.HarUsynligeTegn(raa))
        {
            Avvis(t, felt, kode, melding);
        }
        else
        {
            Avvis(t, felt, Feilkoder.UgyldigTegn, Tekstregler.UsynligMelding);
        }
    }

    private Raa FyllUt(Tolket t, Raa raa) => raa with
    {
        Art = FyllUt(t, "art", raa.Art, _nuller.Art(raa.Art)),
        Funksjon = FyllUt(t, "funksjon", raa.Funksjon, _nuller.Funksjon(raa.Funksjon)),
        Sektor = FyllUt(t, "sektor", raa.Sektor, _nuller.Sektor(raa.Sektor)),
        Ansvar = FyllUt(t, "ansvar", raa.Ansvar, _nuller.Ansvar(raa.Ansvar)),
        Prosjekt = FyllUt(t, "prosjekt", raa.Prosjekt, _nuller.Prosjekt(raa.Prosjekt)),
        Fond = FyllUt(t, "fond", raa.Fond, _nuller.Fond(raa.Fond)),
    };

    private static string FyllUt(Tolket t, string felt, string raa, string? hel)
    {
        if (hel is null)
        {
            return raa;
        }

        t.Varsle(
            felt, Feilkoder.LedendeNuller, $"{Vis(raa)} er lest som «{hel}»: et regneark har trolig tatt bort ledende nuller, og bare én kode passer.", raa);
        return hel;
    }

    private static void Avvis(Tolket t, string felt, string kode, string melding) => t.Avvis(felt, kode, melding);

    private static string Vis(string raa) => Tekstregler.HarGyldigeTegn(raa) ? $"«{(raa.Length > 40 ? raa[..40] + "…" : raa)}»" : "Verdien";
}
