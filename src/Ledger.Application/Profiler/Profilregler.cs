using System.Text.RegularExpressions;
using Ledger.Application.Import;
using Ledger.Domain.Hovedbok;
using Ledger.Domain.Saldoimport;
using Ledger.Domain.Validering;

namespace Ledger.Application.Profiler;

/// <summary>What a profile must be to be stored and used: every fault is told, by field.</summary>
public static partial class Profilregler
{
    public const string Debet = "debet";
    public const string Kredit = "kredit";

    private const int MestUttrykk = 200;
    private const int MestKolonner = 100;
    private const string Beloep = "beloep";

    private static readonly HashSet<string> Felt = [
        .. Enum.GetValues<Radfelt>().Where(f => f != Radfelt.GjelderPeriode).Select(f => f.Navn()), Debet, Kredit];

    /// <summary>True for what a profile may be called in an address.</summary>
    public static bool ErGyldigId(string id) => Navneform().IsMatch(id);

    /// <summary>The faults of a profile; none when it can be used.</summary>
    public static Feilsamling Kontroller(Importprofil profil)
    {
        var feil = new Feilsamling();
        if (profil.Navn.Trim().Length is 0 or > 100 || !Tekstregler.HarGyldigeTegn(profil.Navn))
        {
            feil.Avvis(null, "navn", profil.Navn.Length == 0 ? Feilkoder.Mangler : Feilkoder.UgyldigFormat, "Navnet er 1–100 tegn.");
        }

        if (!Kildenavn.ErGyldig(profil.Kilde))
        {
            feil.Avvis(null, "kilde", profil.Kilde.Length == 0 ? Feilkoder.Mangler : Feilkoder.UgyldigFormat, Kildenavn.Regel);
        }

        if (profil.Format.Tegnsett is { } tegnsett && Tegnsett.Finn(tegnsett) is null)
        {
            feil.Avvis(null, "format.tegnsett", Feilkoder.FeilTegnsett, "Tegnsettet er utf-8, utf-16, iso-8859-1 eller windows-1252.");
        }

        if (profil.Differanse is { } d && (d.Hoeyst is <= 0 or > 1_000_000 || decimal.Round(d.Hoeyst, 2) != d.Hoeyst || d.Konto.Length == 0))
        {
            feil.Avvis(null, "differanse", Feilkoder.UgyldigFormat, "En differansekonto har en konto, og et beløp i hele øre over 0 som differansen er høyst.");
        }

        if (
            profil.Format.Desimaltegn is not ('.' or ',')
                || profil.Format.Tusenskille is { } skille && (skille == profil.Format.Desimaltegn || skille is not (' ' or '.' or ',' or '\'')))
        {
            feil.Avvis(
                null, "format.desimaltegn", Feilkoder.UgyldigFormat,
                "Desimaltegnet er komma eller punktum; tusenskillet er mellomrom, punktum, komma eller apostrof, og et annet tegn.");
        }

        if (profil.Kolonner.Count is 0 or > MestKolonner)
        {
            feil.Avvis(null, "kolonner", Feilkoder.ForMange, $"En profil har 1 til {MestKolonner} kolonner.");
        }

        foreach (var (felt, kolonne) in profil.Kolonner)
        {
            KontrollerKolonne(felt, kolonne, feil);
        }

        if (!profil.Kolonner.ContainsKey(Beloep) && !(profil.Kolonner.ContainsKey(Debet) && profil.Kolonner.ContainsKey(Kredit)))
        {
            feil.Avvis(null, "kolonner.beloep", Feilkoder.Mangler, "Profilen sier ikke hvor beløpet står: bruk beloep, eller debet og kredit.");
        }

        if (profil.Kolonner.GetValueOrDefault(Beloep)?.KolonnePerPeriode is not null && profil.Kolonner.ContainsKey(Radfelt.Periode.Navn()))
        {
            feil.Avvis(null, "kolonner.periode", Feilkoder.SkalVaereTom, "Perioden kommer fra kolonnene når beløpet står i en kolonne per periode.");
        }

        if (profil.Kolonner.GetValueOrDefault(Beloep)?.KolonnePerAar is not null && profil.Kolonner.ContainsKey(Radfelt.Aar.Navn()))
        {
            feil.Avvis(null, "kolonner.aar", Feilkoder.SkalVaereTom, "Året kommer fra kolonnene når beløpet står i en kolonne per år.");
        }

        foreach (var (nummer, utelatt) in (profil.UtelatRader ?? []).Index())
        {
            if (utelatt.Uttrykk is { } uttrykk && Radform(uttrykk) is null)
            {
                feil.Avvis(
                    null, $"utelatRader[{nummer}].uttrykk", Feilkoder.UgyldigFormat,
                    $"Uttrykket kan ikke brukes: det har høyst {MestUttrykk} tegn og ingen tilbakehenvisninger.");
            }
        }

        KrevEnAv(profil.UkjentProsjekt, "ukjentProsjekt", feil, "opprett", "uspesifisert", "avvis");
        KrevEnAv(profil.UkjentEnhet, "ukjentEnhet", feil, "uspesifisert", "avvis");
        KrevEnAv(profil.LukketPeriode, "lukketPeriode", feil, "avvis", "foersteAapne");
        return feil;
    }

    /// <summary>The expression, anchored and run without backtracking; null when it is none or has not one group.</summary>
    internal static Regex? Uttrykk(string tekst) => Radform(tekst) is { } uttrykk && uttrykk.GetGroupNumbers().Length == 2 ? uttrykk : null;

    /// <summary>
    /// The same of an expression that takes nothing out of what it fits, and needs no group. It fits the whole text, or its beginning where only the
    /// beginning is marked: <c>^(\S+) - </c> takes the code before a name.
    /// </summary>
    internal static Regex? Radform(string tekst)
    {
        var slutt = tekst.StartsWith('^') && !tekst.EndsWith('$') ? "" : "$";
        try
        {
            return tekst.Length > MestUttrykk ? null : new Regex(
                $"^(?:{tekst.TrimStart('^').TrimEnd('$')}){slutt}", RegexOptions.NonBacktracking | RegexOptions.CultureInvariant | RegexOptions.IgnoreCase,
                TimeSpan.FromMilliseconds(200));
        }
        catch (Exception e) when (e is ArgumentException or NotSupportedException)
        {
            return null;
        }
    }

    private static void KontrollerKolonne(string felt, Kolonne kolonne, Feilsamling feil)
    {
        var sted = "kolonner." + felt;
        if (!Felt.Contains(felt))
        {
            feil.Avvis(null, sted, Feilkoder.UkjentKolonne, "Feltet finnes ikke.");
            return;
        }

        if (new[] { kolonne.Tittel, kolonne.Konstant, kolonne.KolonnePerPeriode, kolonne.KolonnePerAar }.Count(k => k is not null) != 1)
        {
            feil.Avvis(null, sted, Feilkoder.Mangler, "Si hvor verdien kommer fra med én av tittel, konstant, kolonnePerPeriode og kolonnePerAar.");
        }

        foreach (var (navn, uttrykk) in new[]
        {
            ("del", kolonne.Del), ("kolonnePerPeriode", kolonne.KolonnePerPeriode), ("kolonnePerAar", kolonne.KolonnePerAar),
        })
        {
            if (uttrykk is not null && Uttrykk(uttrykk) is null)
            {
                feil.Avvis(
                    null, $"{sted}.{navn}", Feilkoder.UgyldigFormat,
                    $"Uttrykket kan ikke brukes: det har én gruppe, høyst {MestUttrykk} tegn og ingen tilbakehenvisninger.");
            }
        }

        if ((kolonne.KolonnePerPeriode ?? kolonne.KolonnePerAar) is not null && felt != Beloep)
        {
            feil.Avvis(null, sted, Feilkoder.SkalVaereTom, "Bare beløpet kan stå i en kolonne per periode eller år.");
        }

        if (kolonne.Avrund is <= 0 or > 1_000_000)
        {
            feil.Avvis(null, sted + ".avrund", Feilkoder.UgyldigBeloep, "Avrundingen er et beløp over 0, for eksempel 0.01.");
        }
    }

    private static void KrevEnAv(string? verdi, string felt, Feilsamling feil, params ReadOnlySpan<string> lovlige)
    {
        if (verdi is not null && !lovlige.Contains(verdi))
        {
            feil.Avvis(null, felt, Feilkoder.UgyldigFormat, $"Verdien er en av {string.Join(", ", lovlige.ToArray())}.");
        }
    }

    [GeneratedRegex("^[a-z0-9][a-z0-9-]{0,39}$")]
    private static partial Regex Navneform();
}
