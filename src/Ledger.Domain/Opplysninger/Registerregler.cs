using Ledger.Domain.Hovedbok;
using Ledger.Domain.Validering;

namespace Ledger.Domain.Opplysninger;

/// <summary>Whether a register that was sent makes sense; says everything that is wrong, by field.</summary>
public static class Registerregler
{
    internal const int MestDesimaler = 6;

    private const int MestKolonner = 100, MestVerdier = 500;

    /// <summary>What every object has, and what every event has, so that no column of its own may be called so.</summary>
    private static readonly string[] Objektfelt = ["kode", "navn", "gyldigFra", "gyldigTil", "versjon"],
        Postfelt = ["referanse", "objekt", "dato", "type", "beloep", "motobjekt", "erstatter", "tekst", "kilde", "nummer", "versjon", "erstattetAv"];

    /// <summary>The names of the two kinds of readers.</summary>
    public static readonly IReadOnlyList<string> Synligheter = [Synlighet.Intern, Synlighet.Ekstern];

    /// <summary>The register; what is wrong stands in the errors.</summary>
    public static Registerdefinisjon Les(string id, Registerutkast utkast, Feilsamling feil)
    {
        if (string.IsNullOrEmpty(utkast.Navn))
        {
            feil.Avvis(null, "navn", Feilkoder.Mangler, "Feltet navn mangler.");
        }
        else
        {
            Tekstregler.Kontroller(utkast.Navn, Tekstregler.Navn, null, "navn", feil);
        }

        if (utkast.MestKodetegn is < 1 or > Faktakode.Mest)
        {
            feil.Avvis(null, "mestKodetegn", Feilkoder.UtenforOmraadet, $"mestKodetegn er 1–{Faktakode.Mest}.");
        }

        var statuser = new List<Registerstatus>();
        foreach (var (s, i) in (utkast.Statuser ?? []).Select((s, i) => (s, i)))
        {
            if (string.IsNullOrWhiteSpace(s?.Kode) || s.Kode.Length > Tekstregler.Navn || !Tekstregler.HarGyldigeTegn(s.Kode))
            {
                feil.Avvis(null, $"statuser[{i}].kode", Feilkoder.UgyldigFormat, "En status har en kode på 1–200 tegn.");
            }
            else if (statuser.Any(n => n.Kode == s.Kode))
            {
                feil.Avvis(null, $"statuser[{i}].kode", Feilkoder.DublettKolonne, $"Statusen «{s.Kode}» står flere ganger.");
            }
            else
            {
                statuser.Add(new(s.Kode, string.IsNullOrEmpty(s.Navn) ? s.Kode : s.Navn));
            }
        }

        return new Registerdefinisjon(
            id, utkast.Navn ?? "", Kolonner(utkast.Kolonner, "kolonner", Objektfelt, feil), statuser, Verdier(utkast.Posttyper, "posttyper", feil),
            Kolonner(utkast.Postkolonner, "postkolonner", Postfelt, feil)) { MestKodetegn = utkast.MestKodetegn ?? Faktakode.Mest };
    }

    /// <summary>Columns of objects are of registers that there are.</summary>
    public static void KrevRegistre(
        Registerdefinisjon register, Registerutkast utkast, IReadOnlyDictionary<string, Registerdefinisjon> registre, Feilsamling feil)
    {
        foreach (var (sted, kolonne) in Egne(register, utkast).Where(k => k.Kolonne.Type == Felttype.Objekt))
        {
            if (kolonne.Register is { } annet && annet != register.Id && !registre.ContainsKey(annet))
            {
                feil.Avvis(null, sted + ".register", Feilkoder.UkjentObjekt, $"Det finnes ikke noe register «{Faktarad.Kort(annet)}».");
            }
        }
    }

    /// <summary>A column is of a type that what the register has in it already can be read as.</summary>
    public static void KrevVerdier(Registerdefinisjon register, Registerutkast utkast, Registertilstand tilstand, Feilsamling feil)
    {
        var rader = tilstand.Objekter(register.Id).Select(o => (o.Verdi.Kode, o.Verdi.Verdier))
            .Concat(tilstand.Poster(register.Id).Select(p => (Kode: p.Verdi.Referanse, p.Verdi.Verdier))).ToList();
        foreach (var (sted, kolonne) in Egne(register, utkast))
        {
            if (rader.Find(r => r.Verdier.TryGetValue(kolonne.Id, out var verdi) && !kolonne.Leser(verdi)) is { Kode: not null } rad)
            {
                feil.Avvis(
                    null, sted + ".type", Feilkoder.UgyldigType,
                    $"«{rad.Kode}» har «{Faktarad.Kort(rad.Verdier[kolonne.Id])}» i kolonnen; det er ikke {kolonne.Type.Navn()}.");
            }
        }
    }

    /// <summary>The columns that were sent, each with where it stands, as they hold: those that came with the service are as they were.</summary>
    private static IEnumerable<(string Sted, Registerkolonne Kolonne)> Egne(Registerdefinisjon register, Registerutkast utkast) =>
        new[] { ("kolonner", utkast.Kolonner, register.Kolonner), ("postkolonner", utkast.Postkolonner, register.Postkolonner) }
            .SelectMany(d => (d.Item2 ?? []).Select((k, i) => ($"{d.Item1}[{i}]", d.Item3.FirstOrDefault(n => n.Id == k?.Id)))
                .Where(k => k.Item2 is not null).Select(k => (k.Item1, k.Item2!)));

    private static List<Registerkolonne> Kolonner(IReadOnlyList<Registerkolonneutkast>? utkast, string felt, string[] faste, Feilsamling feil)
    {
        var kolonner = new List<Registerkolonne>();
        if (utkast?.Count > MestKolonner)
        {
            feil.Avvis(null, felt, Feilkoder.ForMange, $"Et register har høyst {MestKolonner} kolonner.");
            return kolonner;
        }

        foreach (var (k, i) in (utkast ?? []).Select((k, i) => (k, i)))
        {
            var sted = $"{felt}[{i}]";
            if (k?.Id is not { } kolonne || !Faktakode.ErId(kolonne))
            {
                feil.Avvis(
                    null, sted + ".id", Feilkoder.UgyldigFormat, "En kolonnes id er 1–40 bokstaver a–z, sifre, strek og understrek, med en bokstav først.");
                continue;
            }

            if (faste.Contains(kolonne, StringComparer.OrdinalIgnoreCase))
            {
                feil.Avvis(null, sted + ".id", Feilkoder.ReservertKode, $"«{kolonne}» er et felt som alle objekter eller poster har.");
            }
            else if (kolonner.Any(n => n.Id.Equals(kolonne, StringComparison.OrdinalIgnoreCase)))
            {
                feil.Avvis(null, sted + ".id", Feilkoder.DublettKolonne, $"Kolonnen «{kolonne}» står flere ganger.");
            }

            if (!Felttyper.TryParse(k.Type, out var type))
            {
                feil.Avvis(null, sted + ".type", Feilkoder.UgyldigFormat, $"type er {string.Join(", ", Felttyper.AlleNavn)}.");
            }

            if (type == Felttype.Objekt && string.IsNullOrEmpty(k.Register))
            {
                feil.Avvis(null, sted + ".register", Feilkoder.Mangler, "En kolonne av objekter sier i register hvilket register de er av.");
            }

            if (k.Verdier is { Count: > 0 } && type is not (Felttype.Kode or Felttype.Tekst))
            {
                feil.Avvis(null, sted + ".verdier", Feilkoder.UgyldigKombinasjon, "verdier er av kolonner av typen kode eller tekst.");
            }

            if (k.Desimaler is < 0 or > MestDesimaler)
            {
                feil.Avvis(null, sted + ".desimaler", Feilkoder.UtenforOmraadet, $"desimaler er 0–{MestDesimaler}.");
            }

            if (k.Synlighet is not null && !Synligheter.Contains(k.Synlighet))
            {
                feil.Avvis(null, sted + ".synlighet", Feilkoder.UgyldigFormat, "synlighet er intern eller ekstern.");
            }

            kolonner.Add(new(
                kolonne, string.IsNullOrEmpty(k.Navn) ? kolonne : k.Navn, type, Verdier(k.Verdier, sted + ".verdier", feil), k.Paakrevd == true,
                string.IsNullOrEmpty(k.Register) ? null : k.Register, k.Synlighet == Synlighet.Ekstern,
                string.IsNullOrEmpty(k.Maaleenhet) ? null : k.Maaleenhet, k.Desimaler));
        }

        return kolonner;
    }

    private static IReadOnlyList<string> Verdier(IReadOnlyList<string>? verdier, string felt, Feilsamling feil)
    {
        if (verdier is null)
        {
            return [];
        }

        if (verdier.Count > MestVerdier || verdier.Any(v => string.IsNullOrEmpty(v) || v.Length > Tekstregler.Navn || !Tekstregler.HarGyldigeTegn(v)))
        {
            feil.Avvis(null, felt, Feilkoder.UgyldigFormat, $"Listen har høyst {MestVerdier} tekster på 1–{Tekstregler.Navn} tegn.");
            return [];
        }

        return [.. verdier.Distinct(StringComparer.Ordinal)];
    }
}

/// <summary>Who a value is for.</summary>
public static class Synlighet
{
    /// <summary>Those who report and those who budget.</summary>
    public const string Intern = "intern";

    /// <summary>Everybody who reads the ledger.</summary>
    public const string Ekstern = "ekstern";
}
