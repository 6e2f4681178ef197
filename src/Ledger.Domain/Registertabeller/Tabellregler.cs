using Ledger.Domain.Hovedbok;
using Ledger.Domain.Opplysninger;
using Ledger.Domain.Oppstillinger;
using Ledger.Domain.Organisasjon;
using Ledger.Domain.Validering;

namespace Ledger.Domain.Registertabeller;

/// <summary>Whether a table that was sent makes sense; says everything that is wrong, by field.</summary>
public static class Tabellregler
{
    public const int MestKolonner = 40;

    private static readonly Organisasjonsplan IngenEnheter = new([]);

    private static readonly string[] Faste = ["rad", "kode", "navn", "type", "nivaa", "enhet", "enhetsnavn", "mangler", "merker"];

    /// <summary>The table; null when it makes no sense, and the errors say why.</summary>
    /// <param name="registre">The registers that there are.</param>
    public static Tabelldefinisjon? Les(string id, Tabellutkast utkast, IReadOnlyDictionary<string, Registerdefinisjon> registre, Feilsamling feil)
    {
        var foer = feil.AntallFeil;
        if (string.IsNullOrEmpty(utkast.Navn))
        {
            feil.Avvis(null, "navn", Feilkoder.Mangler, "Feltet navn mangler.");
        }

        if (utkast.Note is { } note && !Faktakode.ErId(note))
        {
            feil.Avvis(
                null, "note", Feilkoder.UgyldigFormat, "note er navnet på en note: 1–40 bokstaver a–z, sifre, strek og understrek, med en bokstav først.");
        }

        if (registre.GetValueOrDefault(utkast.Rader?.Register ?? "") is not { } register)
        {
            feil.Avvis(
                null, "rader.register", utkast.Rader?.Register is null ? Feilkoder.Mangler : Feilkoder.UkjentObjekt,
                "rader.register er et register som finnes.");
            return null;
        }

        var kolonner = Kolonner(utkast.Kolonner ?? [], register, feil);
        var filter = new Dictionary<string, IReadOnlySet<string>>(StringComparer.Ordinal);
        foreach (var (kolonne, verdier) in utkast.Rader!.Filter ?? new Dictionary<string, string>())
        {
            if (register.Finn(kolonne) is null)
            {
                feil.Avvis(null, $"rader.filter.{kolonne}", Feilkoder.UkjentKolonne, $"Registeret {register.Id} har ikke kolonnen.");
            }

            foreach (var verdi in Utenom(register.Finn(kolonne)?.Verdier ?? [], verdier))
            {
                feil.Avvis(
                    null, $"rader.filter.{kolonne}", Feilkoder.UgyldigFormat,
                    $"«{Faktarad.Kort(verdi)}» er ikke en av verdiene: {string.Join(", ", register.Finn(kolonne)!.Verdier)}.");
            }

            filter[kolonne] = (verdier ?? "").Split(',', StringSplitOptions.TrimEntries).ToHashSet(StringComparer.Ordinal);
        }

        bool Kjent(string navn) => navn is Tabelldefinisjon.Enhet or Tabelldefinisjon.Direktoromraade || register.Finn(navn) is not null
            || kolonner.Any(k => k.Id == navn);
        foreach (var (navn, i) in (utkast.Gruppering ?? []).Select((n, i) => (n, i)).Where(n => n.n is null || !Kjent(n.n)))
        {
            feil.Avvis(null, $"gruppering[{i}]", Feilkoder.UkjentKolonne, "gruppering er enhet, direktoromraade eller en kolonne.");
        }

        foreach (var (navn, i) in (utkast.Summer ?? []).Select((n, i) => (n, i))
            .Where(n => n.n is not (Tabelldefinisjon.Alle or Tabelldefinisjon.Direktoromraade) && utkast.Gruppering?.Contains(n.n) != true))
        {
            feil.Avvis(null, $"summer[{i}]", Feilkoder.UkjentKolonne, "summer er alle, direktoromraade eller noe det er gruppert etter.");
        }

        return feil.AntallFeil > foer ? null : new Tabelldefinisjon(
            id, utkast.Navn!, register,
            new(filter, utkast.Rader.PerEnhet == true, utkast.Rader.UtenTall != false, utkast.Rader.UtenEier == true, utkast.Rader.AlleEnheter == true),
            utkast.Gruppering ?? [], kolonner, utkast.Summer ?? []);
    }

    /// <summary>The values of a filter that a column of closed values cannot have: no row would ever be of them.</summary>
    private static IEnumerable<string> Utenom(IReadOnlyList<string> lukkede, string? filter) => lukkede.Count == 0 ? []
        : (filter ?? "").Split(',', StringSplitOptions.TrimEntries).Where(v => v.Length > 0 && v != Radvalg.Utfylt && !lukkede.Contains(v));

    private static List<Tabellkolonnen> Kolonner(IReadOnlyList<Tabellkolonneutkast> utkast, Registerdefinisjon register, Feilsamling feil)
    {
        var kolonner = new List<Tabellkolonnen>();
        if (utkast.Count is 0 or > MestKolonner)
        {
            feil.Avvis(null, "kolonner", utkast.Count == 0 ? Feilkoder.Mangler : Feilkoder.ForMange, $"En tabell har 1–{MestKolonner} kolonner.");
            return kolonner;
        }

        foreach (var (k, i) in utkast.Select((k, i) => (k, i)))
        {
            var sted = $"kolonner[{i}]";
            if (k?.Id is not { } id || !Faktakode.ErId(id) || id.Contains('-', StringComparison.Ordinal))
            {
                feil.Avvis(
                    null, sted + ".id", Feilkoder.UgyldigFormat, "En kolonnes id er 1–40 bokstaver a–z, sifre og understrek, med en bokstav først.");
                continue;
            }

            if (Faste.Contains(id) || kolonner.Any(n => n.Id == id))
            {
                feil.Avvis(null, sted + ".id", Faste.Contains(id) ? Feilkoder.ReservertKode : Feilkoder.DublettKolonne, $"«{id}» er opptatt.");
                continue;
            }

            if ((k.Kilde is null) == (k.Formel is null))
            {
                feil.Avvis(null, sted + ".kilde", Feilkoder.UgyldigKombinasjon, "En kolonne har enten kilde eller formel.");
                continue;
            }

            var kilde = k.Formel is { } formel ? Formelen(formel, sted, feil) : Kilden(k.Kilde!, register, sted + ".kilde", feil);
            if (k.Desimaler is < 0 or > 6)
            {
                feil.Avvis(null, sted + ".desimaler", Feilkoder.UtenforOmraadet, "desimaler er 0–6.");
            }

            Aggregering? aggregering = null;
            if (k.Aggregering is not null)
            {
                aggregering = Enum.TryParse<Aggregering>(k.Aggregering, ignoreCase: true, out var a) && !int.TryParse(k.Aggregering, out _) ? a : null;
                if (aggregering is null)
                {
                    feil.Avvis(null, sted + ".aggregering", Feilkoder.UgyldigFormat, "aggregering er sum, snitt, antall eller ingen.");
                }
            }

            if (kilde is not null)
            {
                kolonner.Add(new(id, string.IsNullOrEmpty(k.Navn) ? id : k.Navn, kilde, k.Desimaler, k.IkkeMaaltVises, aggregering));
            }
        }

        return feil.HarFeil ? kolonner : MedBeloep(kolonner, feil);
    }

    private static Tabellkilde.Formel? Formelen(string tekst, string sted, Feilsamling feil)
    {
        if (Tabelluttrykk.Les(tekst) is { } uttrykk)
        {
            return new(uttrykk, tekst);
        }

        feil.Avvis(null, sted + ".formel", Feilkoder.UgyldigFormat, "En formel har + - * /, parenteser, tall og kolonners id.");
        return null;
    }

    private static Tabellkilde? Kilden(Tabellkildeutkast kilde, Registerdefinisjon register, string sted, Feilsamling feil)
    {
        (Opplysningsslag? Slag, string? Verdi)[] mulige =
        [
            (null, kilde.Kolonne), (Opplysningsslag.Maaling, kilde.Maaling), (Opplysningsslag.Maaltall, kilde.Maaltall), (Opplysningsslag.Status, kilde.Status),
            (Opplysningsslag.Kommentar, kilde.Kommentar), (Opplysningsslag.Forklaring, kilde.Forklaring), (Opplysningsslag.Maaling, kilde.Maaloppnaaelse),
        ];
        if (mulige.Where(m => m.Verdi is not null).ToList() is not [var valgt])
        {
            feil.Avvis(
                null, sted, Feilkoder.UgyldigKombinasjon, "En kilde er én av kolonne, maaling, maaltall, maaloppnaaelse, status, kommentar og forklaring.");
            return null;
        }

        if (valgt.Slag is { } slag)
        {
            if (kilde.Aar is { } aar && aar is not (<= 0 and > -100 or >= 1900 and < 2200))
            {
                feil.Avvis(null, sted + ".aar", Feilkoder.UgyldigFormat, "aar er et år, eller hvor mange år før rapportens det er (-1).");
            }

            if (!string.IsNullOrEmpty(kilde.Periode) && !Opplysningsleser.ErPeriode(kilde.Periode))
            {
                feil.Avvis(null, sted + ".periode", Feilkoder.UgyldigPeriode, "periode er aar, T1, T2, T3 eller M01–M12.");
            }

            Tekstregler.Kontroller(valgt.Verdi!, Tekstregler.Navn, null, sted, feil);
            Tekstregler.Kontroller(kilde.Region ?? "", Tekstregler.Navn, null, sted + ".region", feil);
            if (kilde.Foerste == true && (kilde.Aar is not null || !string.IsNullOrEmpty(kilde.Periode)))
            {
                feil.Avvis(null, sted + ".foerste", Feilkoder.UgyldigKombinasjon, "Den første som er sagt med en dag, har verken aar eller periode.");
            }

            var fakta = new Tabellkilde.Fakta(
                slag, valgt.Verdi!, kilde.Aar, string.IsNullOrEmpty(kilde.Periode) ? null : kilde.Periode, kilde.Foerste == true, kilde.Region ?? "");
            return kilde.Maaloppnaaelse is null ? fakta : new Tabellkilde.Maaloppnaaelse(fakta, fakta with { Slag = Opplysningsslag.Maaltall });
        }

        if (Tabellkilde.Hovedbokskolonner.Contains(kilde.Kolonne!))
        {
            // Units are those of the year that the table is asked of; all else is the same in every year.
            if (kilde.Filter is { } filter && filter with { Ansvar = null, IkkeAnsvar = null } is var koder && koder != new Filterutkast())
            {
                Filterleser.Les(koder, sted + ".filter", IngenEnheter, feil);
            }

            return new Tabellkilde.Hovedbok(kilde.Kolonne!, kilde.Filter);
        }

        if (register.Finn(kilde.Kolonne!) is { } kolonne)
        {
            return new Tabellkilde.Felt(kolonne);
        }

        feil.Avvis(
            null, sted + ".kolonne", Feilkoder.UkjentKolonne,
            $"kolonne er en kolonne i registeret {register.Id}, eller {string.Join(", ", Tabellkilde.Hovedbokskolonner)}.");
        return null;
    }

    private static bool ErTekst(Tabellkilde kilde) => kilde switch
    {
        Tabellkilde.Maaloppnaaelse => true,
        Tabellkilde.Fakta fakta => fakta.Slag is Opplysningsslag.Status or Opplysningsslag.Kommentar,
        Tabellkilde.Felt felt => !felt.Kolonne.ErTall,
        _ => false,
    };

    /// <summary>Says which columns are kroner, and refuses formulas that name what is not there, or each other in a ring.</summary>
    private static List<Tabellkolonnen> MedBeloep(List<Tabellkolonnen> kolonner, Feilsamling feil)
    {
        var alle = kolonner.ToDictionary(k => k.Id, StringComparer.Ordinal);
        foreach (var (k, i) in kolonner.Select((k, i) => (k, i)).Where(k => k.k.Kilde is Tabellkilde.Formel))
        {
            var uttrykk = ((Tabellkilde.Formel)k.Kilde).Uttrykk;
            foreach (var ukjent in uttrykk.Kolonner.Where(n => !alle.ContainsKey(n)).Distinct())
            {
                feil.Avvis(null, $"kolonner[{i}].formel", Feilkoder.UkjentKolonne, $"Tabellen har ikke kolonnen «{ukjent}».");
            }

            foreach (var tekst in uttrykk.Kolonner.Where(n => alle.TryGetValue(n, out var annen) && ErTekst(annen.Kilde)).Distinct())
            {
                feil.Avvis(null, $"kolonner[{i}].formel", Feilkoder.UgyldigType, $"Kolonnen «{tekst}» er ikke tall, og kan ikke regnes med.");
            }

            if (!feil.HarFeil && Ring.Gaar(k.Id, id => (alle[id].Kilde as Tabellkilde.Formel)?.Uttrykk.Kolonner))
            {
                feil.Avvis(null, $"kolonner[{i}].formel", Feilkoder.FormelIRing, $"Formelen til «{k.Id}» kommer tilbake til seg selv.");
            }
        }

        return feil.HarFeil ? kolonner : [.. kolonner.Select(k => k with { ErBeloep = ErBeloep(k.Id) })];

        // Facts may be kroner or plain numbers, and each cell of the column is shown as its fact is.
        bool ErBeloep(string id) => alle[id].Kilde switch
        {
            Tabellkilde.Hovedbok => true,
            Tabellkilde.Felt felt => felt.Kolonne.Type == Felttype.Beloep,
            Tabellkilde.Formel formel => formel.Uttrykk.ErBeloep(ErBeloep),
            Tabellkilde.Fakta { Slag: Opplysningsslag.Forklaring } => true,
            _ => false,
        };
    }
}
