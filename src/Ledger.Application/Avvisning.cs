using Ledger.Domain;
using Ledger.Domain.Validering;
using Ledger.Domain.Verdier;

namespace Ledger.Application;

/// <summary>Why a request is turned down; decides the status code.</summary>
public enum Avvisningsgrunn
{
    /// <summary>The request itself cannot be read: 400.</summary>
    Ugyldig,

    /// <summary>The caller may not: 403.</summary>
    IkkeTillatt,

    /// <summary>The request names something that does not exist: 404.</summary>
    IkkeFunnet,

    /// <summary>The request conflicts with what is stored: 409.</summary>
    Konflikt,

    /// <summary>The caller read a version that somebody has changed since (If-Match): 412.</summary>
    Forutsetning,

    /// <summary>The request is larger than a limit: 413.</summary>
    ForStor,

    /// <summary>It breaks a rule of the domain: 422.</summary>
    Regelbrudd,

    /// <summary>The service cannot take it now: 503.</summary>
    Opptatt,
}

/// <summary>A request is turned down; nothing of it was booked.</summary>
/// <param name="grunn">Decides the status.</param>
/// <param name="type">The stable last part of the problem's type, e.g. <c>ukjent-kommune</c>.</param>
/// <param name="tittel">Norwegian, the same for every case of the type.</param>
/// <param name="detalj">Norwegian, about this case.</param>
public sealed class Avvisning(Avvisningsgrunn grunn, string type, string tittel, string detalj) : Exception(detalj)
{
    public Avvisningsgrunn Grunn { get; } = grunn;

    public string Type { get; } = type;

    public string Tittel { get; } = tittel;

    /// <summary>Errors by line and field, at most as many as are listed.</summary>
    public IReadOnlyList<Feil> Feil { get; init; } = [];

    /// <summary>How many errors there are in all.</summary>
    public long AntallFeil { get; init; }

    /// <summary>Further facts, by name.</summary>
    public IReadOnlyDictionary<string, object?>? Tillegg { get; init; }

    /// <summary>Rules broken by lines or fields.</summary>
    public static Avvisning Av(Feilsamling feil, Avvisningsgrunn grunn = Avvisningsgrunn.Regelbrudd) =>
        new(grunn, Problemtyper.Valideringsfeil, "Innholdet har feil", Detalj(grunn, feil.AntallFeil)) { Feil = feil.Feil, AntallFeil = feil.AntallFeil };

    /// <summary>A request that cannot be read may as well be a read, where nothing was to be booked.</summary>
    private static string Detalj(Avvisningsgrunn grunn, long antall) =>
        grunn == Avvisningsgrunn.Ugyldig ? $"Forespørselen har {antall} feil." : $"Ingenting er bokført: {antall} feil.";

    /// <summary>
    /// Rules broken by rows. When they all only clash with what is stored, it is a conflict; when none has the format's form, the body cannot be
    /// read.
    /// </summary>
    public static Avvisning AvRader(Feilsamling feil) =>
        feil.Feil.All(f => Feilkoder.Formfeil.Contains(f.Kode)) ? Ugyldig(feil)
            : Av(feil, feil.Feil.All(f => Feilkoder.Konflikter.Contains(f.Kode)) ? Avvisningsgrunn.Konflikt : Avvisningsgrunn.Regelbrudd);

    public static Avvisning UkjentKommune(Domain.Verdier.LedgerId ledger) =>
        new(Avvisningsgrunn.IkkeFunnet, Problemtyper.UkjentKommune, "Kommunen finnes ikke", $"Kommune {ledger} er ikke registrert.");

    public static Avvisning UkjentAar(Domain.Verdier.LedgerId ledger, Domain.Verdier.Regnskapsaar aar) =>
        new(
            Avvisningsgrunn.IkkeFunnet, Problemtyper.UkjentAar, "Regnskapsåret finnes ikke",
            $"Kommune {ledger} har ingen organisasjon for {aar}; et år åpnes med POST /regnskap/{aar}/aapning eller PUT /organisasjon/{aar}.");

    public static Avvisning IkkeFunnet(string detalj) =>
        new(Avvisningsgrunn.IkkeFunnet, Problemtyper.IkkeFunnet, "Ressursen finnes ikke", detalj);

    /// <summary>One thing that makes the request unreadable.</summary>
    public static Avvisning Ugyldig(Feil feil) =>
        new(Avvisningsgrunn.Ugyldig, Problemtyper.UgyldigForesporsel, "Forespørselen kan ikke leses", feil.Melding) { Feil = [feil], AntallFeil = 1 };

    /// <summary>Everything that makes the request unreadable.</summary>
    public static Avvisning Ugyldig(Feilsamling feil) =>
        new(
            Avvisningsgrunn.Ugyldig, Problemtyper.UgyldigForesporsel, "Forespørselen kan ikke leses",
            feil.AntallFeil == 1 ? feil.Feil[0].Melding : Detalj(Avvisningsgrunn.Ugyldig, feil.AntallFeil))
        {
            Feil = feil.Feil,
            AntallFeil = feil.AntallFeil,
        };

    public static Avvisning Ugyldig(string felt, string kode, string detalj) =>
        new(
            Avvisningsgrunn.Ugyldig, Problemtyper.UgyldigForesporsel, "Forespørselen kan ikke leses",
            detalj) { Feil = [new Feil(null, felt, kode, detalj)], AntallFeil = 1 };

    public static Avvisning Regelbrudd(string felt, string kode, string detalj) =>
        new(
            Avvisningsgrunn.Regelbrudd, Problemtyper.Valideringsfeil, "Innholdet har feil",
            detalj) { Feil = [new Feil(null, felt, kode, detalj)], AntallFeil = 1 };

    /// <summary>Nothing, when the findings let it pass with these confirmations; else the rejection.</summary>
    /// <param name="avvist">The problem that findings of level avvis are.</param>
    public static Avvisning? AvFunn(IReadOnlyList<Funn> funn, IReadOnlyList<Likevel> likevel, (string Type, string Tittel) avvist)
    {
        var proeving = Funnproeving.Proev(funn, likevel);
        var stopper = proeving.Avvist.Count > 0 ? proeving.Avvist : proeving.Ubekreftet;
        var tillegg = new Dictionary<string, object?> { ["funn"] = stopper.Select(Funnsvar.Av).ToList() };
        if (proeving.Avvist.Count > 0)
        {
            return new(Avvisningsgrunn.Regelbrudd, avvist.Type, avvist.Tittel, Meldinger(stopper)) { Tillegg = tillegg };
        }

        tillegg["likevel"] = funn.Where(f => f.Nivaa == Funnivaa.Bekreft).Select(Likevelsvar.Av).Distinct().ToList();
        if (proeving.Utdatert.Count > 0)
        {
            var utdatert = string.Join(", ", proeving.Utdatert.Select(l => l.Beloep is { } b ? $"{l.Kode} {Kronetekst.Kr(b)}" : l.Kode));
            return new(Avvisningsgrunn.Konflikt, Problemtyper.BekreftelseUtdatert, "Bekreftelsen gjelder ikke det som er funnet nå",
                $"Ingen funn svarer til {utdatert}.") { Tillegg = tillegg };
        }

        return stopper.Count == 0 ? null
            : new(Avvisningsgrunn.Konflikt, Problemtyper.KreverBekreftelse, "Noe må bekreftes med begrunnelse", Meldinger(stopper)) { Tillegg = tillegg };

        static string Meldinger(IEnumerable<Funn> funn) => string.Join(" ", funn.Select(f => f.Melding));
    }

    /// <summary>If-Match names another state than the one that is there.</summary>
    public static Avvisning Forutsetning(string detalj) =>
        new(Avvisningsgrunn.Forutsetning, Problemtyper.ForutsetningFeilet, "Det som endres, er ikke lenger det samme", detalj);

    /// <summary>404: the statement is none of the accounts that are asked for.</summary>
    public static Avvisning OppstillingGjelderIkke(string detalj) =>
        new(Avvisningsgrunn.IkkeFunnet, Problemtyper.OppstillingGjelderIkke, "Oppstillingen gjelder ikke", detalj);

    public static Avvisning Konflikt(string type, string tittel, string detalj) => new(Avvisningsgrunn.Konflikt, type, tittel, detalj);

    /// <summary>A conflict that a field of what was sent is in, perhaps with what it clashes with, by name.</summary>
    public static Avvisning Konflikt(string type, string tittel, Feil feil, (string Navn, string Verdi)? med = null) =>
        new(Avvisningsgrunn.Konflikt, type, tittel, feil.Melding)
        {
            Feil = [feil], AntallFeil = 1, Tillegg = med is { } m ? new Dictionary<string, object?> { [m.Navn] = m.Verdi } : null,
        };
}
