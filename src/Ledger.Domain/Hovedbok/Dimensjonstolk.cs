using Ledger.Domain.Fond;
using Ledger.Domain.Kontoplaner;
using Ledger.Domain.Validering;
using Ledger.Domain.Verdier;

namespace Ledger.Domain.Hovedbok;

/// <summary>
/// Reads the dimension of a row and checks it against the year's code lists, the organisation, the funds and KOSTRA's rules.
/// </summary>
/// <remarks>
/// A month has millions of rows but few distinct dimensions: each distinct one is examined once and its findings repeated for each row.
/// Errors are repeated; a warning is given for the first row only, and counts the others. Not safe for use by two threads.
/// </remarks>
/// <param name="romslig">The codes come through a spreadsheet that may have taken their leading zeros: they are put back where only one code fits.</param>
public sealed class Dimensjonstolk(Bokfoeringsgrunnlag grunnlag, bool budsjett = false, bool romslig = false)
{
    private static readonly string[] Kostra = ["kostra"];

    /// <summary>The arts that chapter 4 strikes or makes dispositions with; bundne fond (550, 950) are not among them.</summary>
    private static readonly Kodeutvalg Avslutningsarter = Kodeutvalg.Parse("530,540,570,589,910-912,930,940,970,980,989");

    private readonly Kontoplan _kontoplan = Kontoplan.For(grunnlag.Aar, grunnlag.Ledger.Kommune);
    private readonly Dictionary<Raa, Tolket> _sett = [];
    private readonly Ledendenuller _nuller = new(grunnlag);

    private readonly record struct Raa(
        string Kontoklasse, string Art, string Funksjon, string Kapittel, string Sektor, string Ansvar, string Prosjekt, string Fond, string Merke)
    {
        public override int GetHashCode() => HashCode.Combine(Art, Funksjon, Kapittel, Ansvar, Prosjekt);
    }

    private sealed record Merknad(string Felt, string Kode, string Melding, string? Verdi = null);

    /// <summary>What is known of a distinct dimension. Lists are made anew when they grow: most stay empty, and a body may have a million of these.</summary>
    private sealed class Tolket
    {
        public Dimensjon Dimensjon { get; set; }

        public IReadOnlyList<Merknad> Feil { get; private set; } = [];

        public IReadOnlyList<Merknad> Varsler { get; private set; } = [];

        public IReadOnlyList<Radfunn> Funn { get; set; } = [];

        public void Avvis(Merknad merknad) => Feil = [.. Feil, merknad];

        public void Varsle(Merknad merknad) => Varsler = [.. Varsler, merknad];
    }

    /// <summary>The warnings that the row last read is one of.</summary>
    public IReadOnlyList<Radfunn> Varsler { get; private set; } = [];

    /// <summary>The dimension, or null when the row has errors in it, which are added.</summary>
    public Dimensjon? Tolk(Posteringsfelt felt, Feilsamling feil)
    {
        var raa = new Raa(felt.Kontoklasse, felt.Art, felt.Funksjon, felt.Kapittel, felt.Sektor, felt.Ansvar, felt.Prosjekt, felt.Fond, felt.Merke);
        if (!_sett.TryGetValue(raa, out var tolket))
        {
            tolket = Undersoek(raa);
            if (_sett.Count < 1_000_000)
            {
                _sett.Add(raa, tolket);
            }

            foreach (var varsel in tolket.Varsler)
            {
                feil.Varsle(felt.Linje, felt.Prefiks + varsel.Felt, varsel.Kode, varsel.Melding);
            }

            if (tolket.Varsler.Count > 0)
            {
                tolket.Funn = [.. tolket.Varsler.Select(v => feil.Finn(v.Kode, v.Felt, v.Verdi, v.Melding, v.Kode == Feilkoder.LedendeNuller ? [] : Kostra))];
            }
        }

        Varsler = tolket.Funn;
        foreach (var merknad in tolket.Feil)
        {
            feil.Avvis(felt.Linje, felt.Prefiks + merknad.Felt, merknad.Kode, merknad.Melding);
        }

        return tolket.Feil.Count == 0 ? tolket.Dimensjon : null;
    }

    private Tolket Undersoek(Raa raa)
    {
        var t = new Tolket();
        if (romslig)
        {
            raa = FyllUt(t, raa);
        }

        if (!Kontoklasser.TryParse(raa.Kontoklasse, out var kontoklasse))
        {
            Avvis(
                t, "kontoklasse", raa.Kontoklasse.Length == 0 ? Feilkoder.Mangler : Feilkoder.UkjentKontoklasse,
                "Kontoklasse er drift, investering eller balanse.");
            return t;
        }

        if (budsjett && kontoklasse == Kontoklasse.Balanse)
        {
            Avvis(t, "kontoklasse", Feilkoder.UgyldigKombinasjon, "Et budsjett har bare drift og investering.");
            return t;
        }

        Art art = default;
        Funksjon funksjon = default;
        Kapittel kapittel = default;
        Sektor sektor = default;
        if (kontoklasse == Kontoklasse.Balanse)
        {
            SkalVaereTom(t, "art", raa.Art, "balanse");
            SkalVaereTom(t, "funksjon", raa.Funksjon, "balanse");
            LesKode(
                t, "kapittel", "et", raa.Kapittel, Feilkoder.UkjentKapittel, Kapittel.TryParse(raa.Kapittel, out kapittel), () => _kontoplan.Status(kapittel));
            LesKode(t, "sektor", "en", raa.Sektor, Feilkoder.UkjentSektor, Sektor.TryParse(raa.Sektor, out sektor), () => _kontoplan.Status(sektor));
        }
        else
        {
            SkalVaereTom(t, "kapittel", raa.Kapittel, "drift og investering");
            SkalVaereTom(t, "sektor", raa.Sektor, "drift og investering");
            LesKode(t, "art", "en", raa.Art, Feilkoder.UkjentArt, Art.TryParse(raa.Art, out art), () => _kontoplan.Status(art));
            if (!budsjett || raa.Funksjon.Length > 0)
            {
                LesKode(
                    t, "funksjon", "en", raa.Funksjon, Feilkoder.UkjentFunksjon, Funksjon.TryParse(raa.Funksjon, out funksjon),
                    () => _kontoplan.Status(funksjon));
            }
        }

        var ansvar = LesAnsvar(t, raa.Ansvar, kontoklasse);
        var prosjekt = LesProsjekt(t, raa.Prosjekt);
        var fond = LesFond(t, raa.Fond);
        if (!Avslutningsmerker.TryParse(raa.Merke, out var merke))
        {
            Avvis(t, "merke", Feilkoder.UgyldigFormat, "Merke er strykning, avslutning, inndekning eller tomt.");
        }

        if (t.Feil.Count > 0)
        {
            return t;
        }

        t.Dimensjon = new Dimensjon(kontoklasse, art, funksjon, kapittel, sektor, ansvar, prosjekt, fond, merke);
        KontrollerFond(t, t.Dimensjon);
        if (merke != Avslutningsmerke.Ingen && kontoklasse != Kontoklasse.Balanse && !Avslutningsarter.Har(art.Nummer))
        {
            Avvis(
                t, "merke", Feilkoder.UgyldigKombinasjon,
                $"Art {art} disponerer ikke resultatet og kan ikke merkes {merke.Navn()}. Bundne fond strykes ikke (forskriften §§ 4-2, 4-3).");
        }

        if (kontoklasse != Kontoklasse.Balanse && !(budsjett && funksjon.ErTom))
        {
            Kostraregler.Kontroller(kontoklasse, art, funksjon, grunnlag.Aar, grunnlag.Ledger.Kommune, brudd =>
            {
                if (brudd.Alvor == Alvor.Feil)
                {
                    Avvis(t, brudd.Felt, Feilkoder.UgyldigKombinasjon, $"{brudd.Melding} (KOSTRA-kontroll {brudd.Regel})");
                }
                else
                {
                    t.Varsle(
                        new Merknad(
                            brudd.Felt, Feilkoder.UvanligKombinasjon, $"{brudd.Melding} (KOSTRA-kontroll {brudd.Regel})",
                            brudd.Felt == "funksjon" ? funksjon.ToString() : art.ToString()));
                }
            });
        }

        return t;
    }

    private void LesKode(Tolket t, string felt, string artikkel, string raa, string ukjent, bool riktigForm, Func<Kodestatus> status)
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
            switch (status())
            {
                case Kodestatus.Ukjent:
                    Avvis(t, felt, ukjent, $"{Vis(raa)} finnes ikke i kontoplanen for {grunnlag.Aar}.");
                    break;
                case Kodestatus.IkkeTraadtIKraft:
                    Avvis(t, felt, ukjent, $"{Vis(raa)} gjelder først fra et senere år enn {grunnlag.Aar}.");
                    break;
                case Kodestatus.Utgaatt:
                    t.Varsle(new Merknad(felt, Feilkoder.UtgaattKode, $"{Vis(raa)} er utgått i {grunnlag.Aar}; før den om før KOSTRA-rapporteringen.", raa));
                    break;
                case Kodestatus.Gyldig:
                default:
                    break;
            }
        }
    }

    private Ansvar LesAnsvar(Tolket t, string raa, Kontoklasse kontoklasse)
    {
        if (raa.Length == 0)
        {
            if (kontoklasse != Kontoklasse.Balanse)
            {
                Avvis(t, "ansvar", Feilkoder.Mangler, "Feltet ansvar mangler.");
            }

            return default;
        }

        if (!Ansvar.TryParse(raa, out var ansvar) || grunnlag.Organisasjon.Finn(ansvar) is null)
        {
            AvvisUkjent(t, "ansvar", raa, Feilkoder.UkjentAnsvar, $"{Vis(raa)} er ikke en enhet i organisasjonen for {grunnlag.Aar}.");
        }
        else if (!grunnlag.Organisasjon.ErBlad(ansvar))
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

    /// <summary>Funds move only through arts 540, 550, 940 and 950 and stand only in their chapter (§ 5-8 C).</summary>
    private void KontrollerFond(Tolket t, in Dimensjon d)
    {
        var fondsart = !d.Art.ErTom && Fondstyper.ErFondsart(d.Art);
        var fondskapittel = !d.Kapittel.ErTom && Fondstyper.ErFondskapittel(d.Kapittel);
        if (d.Fond.ErTom)
        {
            if (fondsart || fondskapittel)
            {
                Avvis(t, "fond", Feilkoder.Mangler, fondsart ? $"Art {d.Art} skal ha et fond." : $"Kapittel {d.Kapittel} skal ha et fond.");
            }

            return;
        }

        var fond = grunnlag.Fond[d.Fond];
        if (d.Kontoklasse == Kontoklasse.Balanse)
        {
            if (fondskapittel && d.Kapittel != fond.Type.Kapittel())
            {
                Avvis(t, "kapittel", Feilkoder.Fondstype, $"Fondet {d.Fond} ({fond.Type.Navn()}) står i kapittel {fond.Type.Kapittel()}, ikke {d.Kapittel}.");
            }

            return;
        }

        if (!fondsart)
        {
            return;
        }

        var bunden = d.Art == Fondstyper.AvsetningBundet || d.Art == Fondstyper.BrukBundet;
        if (bunden != fond.Type.ErBundet())
        {
            Avvis(t, "art", Feilkoder.Fondstype, $"Art {d.Art} gjelder {(bunden ? "bundne" : "ubundne")} fond; {d.Fond} er {fond.Type.Navn()}.");
        }
        else if (!fond.Type.KanBrukesI(d.Kontoklasse))
        {
            Avvis(t, "kontoklasse", Feilkoder.Fondstype, $"Fondet {d.Fond} ({fond.Type.Navn()}) brukes ikke i {d.Kontoklasse.Navn()}.");
        }
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
            new Merknad(
                felt, Feilkoder.LedendeNuller, $"{Vis(raa)} er lest som «{hel}»: et regneark har trolig tatt bort ledende nuller, og bare én kode passer.",
                raa));
        return hel;
    }

    private static void Avvis(Tolket t, string felt, string kode, string melding) => t.Avvis(new Merknad(felt, kode, melding));

    private static string Vis(string raa) => Tekstregler.HarGyldigeTegn(raa) ? $"«{(raa.Length > 40 ? raa[..40] + "…" : raa)}»" : "Verdien";
}
