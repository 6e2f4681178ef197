using Ledger.Domain.Hovedbok;
using Ledger.Domain.Organisasjon;
using Ledger.Domain.Validering;

namespace Ledger.Domain.Oppstillinger;

/// <summary>Builds a municipality's own statement from what was sent, and says what is wrong in which row.</summary>
public static class Oppstillingsregler
{
    public const int MestLinjer = 500;
    private const int MestFiltre = 50;

    /// <summary>Lower-case letters, digits and dashes, 1–40, and not the id of a built-in statement or of the disposition table.</summary>
    public static bool ErGyldigId(string? id) =>
        id is { Length: > 0 and <= 40 } && id.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '-')
        && !InnebygdeOppstillinger.Ider.Contains(id)
        && id != InnebygdeOppstillinger.Disponering;

    /// <summary>The statement, or null when there are errors.</summary>
    /// <param name="organisasjon">The year's units, which filters must name.</param>
    public static Oppstillingsdefinisjon? Bygg(string id, Oppstillingsutkast utkast, Organisasjonsplan organisasjon, Feilsamling feil)
    {
        var before = feil.AntallFeil;
        if (string.IsNullOrEmpty(utkast.Navn))
        {
            feil.Avvis(null, "navn", Feilkoder.Mangler, "Feltet navn mangler.");
        }
        else
        {
            Tekstregler.Kontroller(utkast.Navn, Tekstregler.Navn, null, "navn", feil);
        }

        Tekstregler.Kontroller(utkast.Hjemmel ?? "", Tekstregler.Navn, null, "hjemmel", feil);
        if (utkast.Linjer is not { Count: > 0 and <= MestLinjer } utkastlinjer)
        {
            feil.Avvis(null, "linjer", utkast.Linjer is { Count: > 0 } ? Feilkoder.ForMange : Feilkoder.Mangler, $"En oppstilling har 1–{MestLinjer} linjer.");
            return null;
        }

        var poster = new HashSet<string>(StringComparer.Ordinal);
        var linjer = new List<Linjedefinisjon>();
        for (var i = 0; i < utkastlinjer.Count; i++)
        {
            if (LesLinje(utkastlinjer[i], $"linjer[{i}]", organisasjon, poster, feil) is { } linje)
            {
                linjer.Add(linje);
            }
        }

        for (var i = 0; i < utkastlinjer.Count; i++)
        {
            KontrollerFormel(utkastlinjer[i], $"linjer[{i}].formel", poster, feil);
        }

        if (feil.AntallFeil > before)
        {
            return null;
        }

        var definisjon = new Oppstillingsdefinisjon(id, utkast.Navn!, utkast.Hjemmel, linjer);
        try
        {
            _ = new Linjevekter(definisjon);
            return definisjon;
        }
        catch (Formelfeil e)
        {
            feil.Avvis(null, $"linjer[{e.Linje}].formel", e.Kode, e.Message);
            return null;
        }
    }

    private static Linjedefinisjon? LesLinje(Linjeutkast? utkast, string felt, Organisasjonsplan organisasjon, HashSet<string> poster, Feilsamling feil)
    {
        if (utkast is null)
        {
            feil.Avvis(null, felt, Feilkoder.Mangler, "Linjen er null.");
            return null;
        }

        var before = feil.AntallFeil;
        if (utkast.Post is not { Length: > 0 and <= 60 } post || !post.All(c => char.IsAsciiLetterOrDigit(c) || c is '_' or '.')
            || !post.Any(char.IsAsciiLetterOrDigit))
        {
            feil.Avvis(
                null, felt + ".post", Feilkoder.UgyldigFormat,
                "Post er 1–60 bokstaver a–z, siffer, understrek eller punktum, med minst én bokstav eller ett siffer.");
        }
        else if (!poster.Add(post))
        {
            feil.Avvis(null, felt + ".post", Feilkoder.DublettPost, $"Post {post} står flere ganger.");
        }

        if (string.IsNullOrEmpty(utkast.Tekst))
        {
            feil.Avvis(null, felt + ".tekst", Feilkoder.Mangler, "Feltet tekst mangler.");
        }
        else
        {
            Tekstregler.Kontroller(utkast.Tekst, Tekstregler.Navn, null, felt + ".tekst", feil);
        }

        if (utkast.Visningsfortegn is not (null or 1 or -1))
        {
            feil.Avvis(null, felt + ".visningsfortegn", Feilkoder.UgyldigFormat, "Visningsfortegn er 1 eller -1.");
        }

        if (!Linjetyper.TryParse(utkast.Type, out var type))
        {
            feil.Avvis(null, felt + ".type", Feilkoder.UgyldigFormat, "Type er linje, sum eller resultat.");
            return null;
        }

        Formel? formel = null;
        var filtre = new List<Postfilter>();
        if (type == Linjetype.Linje)
        {
            LesFiltre(utkast, felt, organisasjon, filtre, feil);
        }
        else
        {
            if (utkast.Filtre is { Count: > 0 })
            {
                feil.Avvis(null, felt + ".filtre", Feilkoder.SkalVaereTom, $"Post {utkast.Post} er {type.Navn()} og har formel, ikke filtre.");
            }

            if (!Formel.TryParse(utkast.Formel, out formel))
            {
                feil.Avvis(null, felt + ".formel", Feilkoder.UgyldigFormat, $"Formelen til post {utkast.Post} skrives som a+b-c.");
            }
        }

        return feil.AntallFeil > before
            ? null
            : new Linjedefinisjon(utkast.Post!, utkast.Tekst!, type, filtre, formel, utkast.Visningsfortegn ?? 1, utkast.KanUtelates ?? false);
    }

    private static void LesFiltre(Linjeutkast utkast, string felt, Organisasjonsplan organisasjon, List<Postfilter> filtre, Feilsamling feil)
    {
        if (!string.IsNullOrEmpty(utkast.Formel))
        {
            feil.Avvis(null, felt + ".formel", Feilkoder.SkalVaereTom, $"Post {utkast.Post} er linje og har filtre, ikke formel.");
        }

        if (utkast.Filtre is not { Count: > 0 and <= MestFiltre } utkastfiltre)
        {
            feil.Avvis(
                null, felt + ".filtre", utkast.Filtre is { Count: > 0 } ? Feilkoder.ForMange : Feilkoder.Mangler,
                $"Post {utkast.Post} har 1–{MestFiltre} filtre.");
            return;
        }

        for (var i = 0; i < utkastfiltre.Count; i++)
        {
            filtre.Add(Filterleser.Les(utkastfiltre[i] ?? new Filterutkast(), $"{felt}.filtre[{i}]", organisasjon, feil));
        }
    }

    private static void KontrollerFormel(Linjeutkast? utkast, string felt, HashSet<string> poster, Feilsamling feil)
    {
        if (utkast?.Type is not ("sum" or "resultat") || !Formel.TryParse(utkast.Formel, out var formel))
        {
            return;
        }

        foreach (var (_, navn) in formel!.Ledd.Where(l => Linjevekter.Slaaopp(l.Post, poster.Contains) is null))
        {
            feil.Avvis(null, felt, Feilkoder.UkjentPost, $"Formelen til post {utkast.Post} viser til {navn}, som ikke finnes.");
        }
    }
}
