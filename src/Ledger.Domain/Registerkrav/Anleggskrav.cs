using System.Globalization;
using Ledger.Domain.Noter;
using Ledger.Domain.Opplysninger;
using Ledger.Domain.Validering;
using Ledger.Domain.Verdier;

namespace Ledger.Domain.Registerkrav;

/// <summary>
/// Fixed assets (§§ 3-2, 3-4, 3-4a): no longer life than that of their group, depreciated from the year after they were acquired at the latest, never worth
/// less than nothing, and not written up above what they were written down.
/// </summary>
internal sealed class Anleggskrav : IRegisterkrav
{
    /// <summary>Pipes have 80 years from 2026, and 40 before (§ 3-4a).</summary>
    private const int Ledningsnett = 80, LedningsnettFoer = 40, LedningsnettFra = 2026;

    public string Register => Anlegg.Register;

    public void Objekt(Faktarad rad, Registerobjekt objekt, Kravgrunnlag grunnlag)
    {
        if (Anleggsnote.Lengst(objekt["gruppe"]) is null && objekt["levetid"] is not null)
        {
            rad.Avvis(
                "levetid", Feilkoder.UgyldigKombinasjon, "Gruppen uten begrenset levetid (tomter og kunst) avskrives ikke; levetid skal være tom (§ 3-4).");
        }

        if (Anleggsnote.Tall(objekt, "levetid") < 1)
        {
            rad.Avvis("levetid", Feilkoder.UtenforOmraadet, "levetid er minst ett år.");
        }

        var poster = grunnlag.Poster[objekt.Kode].ToList();
        Levetid(rad, objekt, Anskaffet(poster), grunnlag);
        Start(rad, "start", objekt, Anskaffet(poster));
    }

    public void Post(Faktarad rad, Registerpost post, Kravgrunnlag grunnlag)
    {
        if (post.ErAnnullering || grunnlag.Objekter.GetValueOrDefault(post.Objekt) is not { } objekt)
        {
            return;
        }

        var poster = grunnlag.Poster[post.Objekt].ToList();
        if (post.Type == Anlegg.NyLevetid)
        {
            NyLevetid(rad, post, objekt);
        }
        else if (post.Beloep is not { } beloep)
        {
            rad.Avvis("beloep", Feilkoder.Mangler, "Feltet beloep mangler.");
        }
        else if (beloep < Beloep.Null && post.Type != Anlegg.Tilgang)
        {
            rad.Avvis("beloep", Feilkoder.UgyldigBeloep, $"En {post.Type} har et beløp over null.");
        }

        if (Anskaffet(poster) is not { } anskaffet || post.Dato < anskaffet)
        {
            rad.Avvis("dato", Feilkoder.UtenforOmraadet, $"Anlegget {post.Objekt} er ikke anskaffet {post.Dato:yyyy-MM-dd}; tilgangen kommer først.");
            return;
        }

        if (post.Type == Anlegg.Tilgang)
        {
            Levetid(rad, objekt, anskaffet, grunnlag, "dato");
            Start(rad, "dato", objekt, anskaffet);
        }

        if (post.Type == Anlegg.Reversering && Sum(poster, Anlegg.Reversering, post.Dato) is var reversert
            && Sum(poster, Anlegg.Nedskrivning, post.Dato) is var ned && reversert > ned)
        {
            rad.Avvis(
                "beloep", Feilkoder.UtenforOmraadet,
                $"Det er reversert {Kronetekst.Kr(reversert)} av nedskrivninger på {Kronetekst.Kr(ned)}; mer kan ikke reverseres (§ 3-2).");
        }

        if (post.Type is Anlegg.Nedskrivning or Anlegg.Avgang)
        {
            for (var aar = post.Dato.Year; aar <= poster[^1].Dato.Year; aar++)
            {
                if (Anlegg.Aaret(Anleggsnote.Tall(objekt, "levetid"), Anleggsnote.Tall(objekt, "start"), poster, aar) is { Utgaaende: var verdi }
                    && verdi < Beloep.Null)
                {
                    rad.Avvis(
                        "beloep", Feilkoder.UtenforOmraadet,
                        $"Anlegget {post.Objekt} blir verdt {Kronetekst.Kr(verdi)} ved utgangen av {aar}; det kan ikke bli mindre enn null.");
                    return;
                }
            }
        }
    }

    private static DateOnly? Anskaffet(List<Registerpost> poster) => poster.FirstOrDefault(p => p.Type == Anlegg.Tilgang)?.Dato;

    private static Beloep Sum(List<Registerpost> poster, string type, DateOnly til) =>
        Beloep.Sum(poster.Where(p => p.Type == type && p.Dato <= til).Select(p => p.Beloep ?? Beloep.Null));

    /// <summary>What is acquired in a year is depreciated from the year after it (§ 3-4).</summary>
    private static void Start(Faktarad rad, string felt, Registerobjekt objekt, DateOnly? anskaffet)
    {
        if (anskaffet is { } dag && Anleggsnote.Tall(objekt, "start") > dag.Year + 1)
        {
            rad.Avvis(
                felt, Feilkoder.UtenforOmraadet,
                $"Anlegget {objekt.Kode} er anskaffet i {dag.Year}, og avskrives fra {dag.Year + 1}, ikke fra {objekt["start"]} (§ 3-4).");
        }
    }

    private static void Levetid(Faktarad rad, Registerobjekt objekt, DateOnly? anskaffet, Kravgrunnlag grunnlag, string felt = "levetid")
    {
        if (Lengst(objekt, anskaffet?.Year) is not { } lengst || Anleggsnote.Tall(objekt, "levetid") is not { } levetid)
        {
            return;
        }

        var hele = objekt["delAv"];
        var snitt = hele is null ? levetid : Vektet(hele, grunnlag);
        if (snitt > lengst)
        {
            rad.Avvis(
                felt, Feilkoder.LevetidOverMaks,
                hele is not null ? string.Create(
                    CultureInfo.InvariantCulture, $"Delene av {hele} avskrives i snitt over {snitt:0.##} år; gruppen har høyst {lengst} år (§ 3-4).")
                    : $"Avskrivningstiden for {objekt.Kode} er {levetid} år; gruppen har høyst {lengst} år (§ 3-4).");
        }
    }

    /// <summary>The mean life of the parts of an asset, weighted by what they cost; null until each has a cost.</summary>
    private static decimal? Vektet(string hele, Kravgrunnlag grunnlag)
    {
        var deler = grunnlag.Objekter.Values.Where(o => o["delAv"] == hele || o.Kode == hele)
            .Select(o => (Aar: Anleggsnote.Tall(o, "levetid"), Kost: Sum([.. grunnlag.Poster[o.Kode]], Anlegg.Tilgang, DateOnly.MaxValue)))
            .Where(d => d.Aar is not null && d.Kost > Beloep.Null).ToList();
        var kost = deler.Sum(d => d.Kost.Kroner);
        return kost == 0 ? null : deler.Sum(d => d.Kost.Kroner * d.Aar!.Value) / kost;
    }

    private static void NyLevetid(Faktarad rad, Registerpost post, Registerobjekt objekt)
    {
        if (Anlegg.Levetid(post) is not { } levetid || levetid < 1)
        {
            rad.Avvis("levetid", Feilkoder.Mangler, "En ny levetid har levetid, i hele år fra anskaffelsen.");
        }
        else if (Lengst(objekt, post.Dato.Year) is { } lengst && levetid > lengst)
        {
            rad.Avvis("levetid", Feilkoder.LevetidOverMaks, $"Den nye avskrivningstiden er {levetid} år; gruppen har høyst {lengst} år (§§ 3-4 og 3-4a).");
        }
    }

    /// <summary>The longest life of the group for what comes about in a year; null without a limit.</summary>
    private static int? Lengst(Registerobjekt objekt, int? aar) =>
        Anleggsnote.Lengst(objekt["gruppe"]) is { } lengst ? lengst == Ledningsnett && aar < LedningsnettFra ? LedningsnettFoer : lengst : null;
}
