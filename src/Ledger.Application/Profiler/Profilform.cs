using Ledger.Domain.Lagring;
using Ledger.Domain.Validering;

namespace Ledger.Application.Profiler;

/// <summary>Reads a profile from what was written, and writes it as it is stored and answered.</summary>
public static class Profilform
{
    private static readonly Lagretform<Profilutkast> Form = Lagretform.UtenTomme<Profilutkast>();

    private static readonly (string Navn, Filtype Verdi)[] Typer =
        [("csv", Filtype.Csv), ("ndjson", Filtype.Ndjson), ("xlsx", Filtype.Xlsx), ("json-tabell", Filtype.JsonTabell)];

    private static readonly (string Navn, Behandling Verdi)[] Behandlinger =
        [("behold", Behandling.Behold), ("dropp", Behandling.Dropp), ("masker", Behandling.Masker), ("maskér", Behandling.Masker)];

    private static readonly (string Navn, Bilagsdannelse Verdi)[] Dannelser = [
        ("kolonne", Bilagsdannelse.Kolonne), ("perPeriode", Bilagsdannelse.PerPeriode), ("perPeriodeOgAnsvar", Bilagsdannelse.PerPeriodeOgAnsvar)];

    /// <summary>The kinds of files by the names that a profile has for them.</summary>
    public static string Navn(this Filtype type) => Typer.First(t => t.Verdi == type).Navn;

    /// <summary>The profile; every fault of it is told, by field.</summary>
    /// <exception cref="Avvisning">422 it cannot be used.</exception>
    public static Importprofil Les(Profilutkast utkast)
    {
        var feil = new Feilsamling();
        var profil = Les(utkast, feil);
        feil.TaMed(Profilregler.Kontroller(profil));
        return feil.HarFeil ? throw Avvisning.Av(feil) : profil;
    }

    /// <summary>The text that is stored.</summary>
    public static string Skriv(Profilutkast utkast) => Form.Skriv(utkast);

    public static Profilutkast LesLagret(string json) => Form.Les(json);

    private static Importprofil Les(Profilutkast u, Feilsamling feil) => new(
        u.Navn ?? "",
        u.Kilde ?? "",
        Les(u.Format, feil),
        (u.Kolonner ?? new Dictionary<string, Kolonneutkast>()).ToDictionary(k => k.Key, k => Les(k.Key, k.Value, feil), StringComparer.Ordinal),
        En(u.Enhet, "enhet", feil, ("kr", false), ("tusen", true)),
        u.Kolonner?.GetValueOrDefault("beloep")?.Kumulativ == true,
        [.. (u.UtelatRader ?? []).Index().Select(r => Les(r.Index, r.Item, feil))],
        En(u.UtelatKolonner, "utelatKolonner", feil, ("ukjente", true), ("ingen", false)),
        En(u.Bilag, "bilag", feil, Dannelser),
        u.Differanse is { } d ? new Profildifferanse(d.Konto ?? "", d.Hoeyst ?? 0) : null,
        u.UkjentProsjekt,
        u.UkjentEnhet,
        u.LukketPeriode,
        u.Fullstendig == true);

    private static Filform Les(Filformutkast? f, Feilsamling feil)
    {
        if (f?.Type is null)
        {
            feil.Avvis(null, "format.type", Feilkoder.Mangler, "Profilen sier ikke hva slags fil det er.");
        }

        return new Filform(
            En(f?.Type, "format.type", feil, Typer),
            f?.Tegnsett,
            Tegn(f?.Skilletegn, "format.skilletegn", feil),
            Tegn(f?.Desimaltegn, "format.desimaltegn", feil) ?? '.',
            Tegn(f?.Tusenskille, "format.tusenskille", feil),
            f?.Datoformater,
            f?.Overskriftsrad,
            f?.Ark);
    }

    private static Kolonne Les(string felt, Kolonneutkast? k, Feilsamling feil) => new(
        k?.Tittel, k?.Konstant, k?.Del, k?.KolonnePerPeriode, k?.Avrund, En(k?.Behandling, $"kolonner.{felt}.behandling", feil, Behandlinger),
        k?.MotsattFortegn == true, k?.Valgfri == true, k?.KolonnePerAar);

    /// <summary>A row that is left out is named by its text or an expression; when only a title is said, it is the text.</summary>
    private static Utelatelse Les(int nummer, Utelatelsesutkast? u, Feilsamling feil)
    {
        var bareTittel = u is { Verdi: null, Uttrykk: null };
        var (verdi, tittel) = bareTittel ? (u!.Tittel, null) : (u?.Verdi, u?.Tittel);
        if ((verdi is null) == (u?.Uttrykk is null) || (verdi?.Length == 0 && tittel is null))
        {
            feil.Avvis(
                null, $"utelatRader[{nummer}].verdi", Feilkoder.Mangler,
                "Si hvilken tekst raden som utelates, har, med verdi eller uttrykk. En tom verdi hører til en kolonne, som nevnes i tittel.");
        }

        return new Utelatelse(verdi, tittel, u?.Uttrykk);
    }

    private static char? Tegn(string? tekst, string felt, Feilsamling feil)
    {
        if (tekst is null or { Length: 0 })
        {
            return null;
        }

        if (tekst.Length > 1 && tekst != "\\t")
        {
            feil.Avvis(null, felt, Feilkoder.UgyldigFormat, "Verdien er ett tegn.");
        }

        return tekst == "\\t" ? '\t' : tekst[0];
    }

    /// <summary>The value that a text names; the first value when the text is left out.</summary>
    private static T En<T>(string? tekst, string felt, Feilsamling feil, params (string Navn, T Verdi)[] verdier)
    {
        if (tekst is null)
        {
            return verdier[0].Verdi;
        }

        var treff = Array.FindIndex(verdier, v => v.Navn == tekst);
        if (treff < 0)
        {
            feil.Avvis(null, felt, Feilkoder.UgyldigFormat, $"Verdien er en av {string.Join(", ", verdier.Select(v => v.Navn))}.");
            treff = 0;
        }

        return verdier[treff].Verdi;
    }
}
