using System.Text.RegularExpressions;
using FluentValidation;
using Ledger.Api.Aarsavslutning;
using Ledger.Api.Http.Json;
using Ledger.Api.Http.Validering;
using Ledger.Application;
using Ledger.Application.Publisering;
using Ledger.Domain;
using Ledger.Domain.Hovedbok;
using Ledger.Domain.Oppstillinger;
using Ledger.Domain.Publisering;
using Ledger.Domain.Validering;
using Ledger.Domain.Verdier;

namespace Ledger.Api.Publisering;

/// <summary>A document as it is written. What is left out has a default that fits the main statement.</summary>
/// <param name="Id">The same as in the address, when it is sent.</param>
/// <param name="Status">What the document was when it was read; not looked at.</param>
/// <param name="Hovedoppstilling">The statement of drift that the report leads with; 5-4-1 when left out.</param>
/// <param name="Resultat">Its post that is the result.</param>
/// <param name="TilPeriode">The last period of its figures; the whole year when left out.</param>
/// <param name="Skjerming">Units and projects that are never shown by themselves.</param>
internal sealed record Publikasjonsforesporsel(
    Heltall? Aar,
    string? Type,
    string? Tittel,
    string? Rapporteringsdato = null,
    string? Id = null,
    string? Status = null,
    string? Hovedoppstilling = null,
    string? Resultat = null,
    string? Spraak = null,
    Heltall? TilPeriode = null,
    IReadOnlyList<Brotrinn>? Bro = null,
    IReadOnlyList<Hovedtall>? Hovedtall = null,
    IReadOnlyList<Kapittelforesporsel>? Kapitler = null,
    IReadOnlyList<Seksjonsforesporsel>? Seksjoner = null,
    Skjermingsforesporsel? Skjerming = null,
    string? Saksnummer = null,
    string? Offentliggjort = null,
    string? Behandlet = null,
    string? Sendt = null,
    string? Prognose = null,
    string? Forslag = null)
{
    /// <summary>The document as the use case takes it; the request is valid.</summary>
    public Publikasjon Innhold(string id)
    {
        if (Id is not null && Id != id)
        {
            throw Avvisning.Ugyldig("id", Feilkoder.UgyldigKombinasjon, "id er en annen enn i adressen.");
        }

        var aar = Parametertolk.Aar(Aar!.Value.Tekst).Aar;
        var til = TilPeriode is { } t ? Parametertolk.TilPeriode(t.Tekst).Nummer : Periode.Stoerste;
        var slutt = til is >= 1 and <= 12 ? new DateOnly(aar, til, DateTime.DaysInMonth(aar, til)) : new DateOnly(aar, 12, 31);
        return new Publikasjon(
            id, aar, Type!, Tittel!, til, Dato(Rapporteringsdato) ?? slutt, Spraak ?? "nb", Hovedoppstilling ?? InnebygdeOppstillinger.Bevilgning,
            Resultat ?? "", Bro ?? [], Hovedtall ?? [])
        {
            Kapitler = [.. (Kapitler ?? []).Select(k => k.Innhold())],
            Seksjoner = [.. (Seksjoner ?? []).Select(s => new Seksjon(s.Id!, s.Navn ?? s.Id!, s.Rapport!, s.Parametre))],
            Skjerming = Skjerming?.Innhold() ?? new Publikasjonsskjerming([], []),
            Saksnummer = Saksnummer,
            Offentliggjort = Dato(Offentliggjort),
            Behandlet = Dato(Behandlet),
            Sendt = Dato(Sendt),
            Prognose = string.IsNullOrEmpty(Prognose) ? null : Prognose,
            Forslag = string.IsNullOrEmpty(Forslag) ? null : Forslag,
        };
    }

    internal static bool ErDato(string? tekst) => DateOnly.TryParseExact(tekst, "yyyy-MM-dd", out _);

    private static DateOnly? Dato(string? tekst) => tekst is null ? null : DateOnly.ParseExact(tekst, "yyyy-MM-dd");
}

/// <summary>A chapter of text.</summary>
/// <param name="Blokker">Its parts, in order.</param>
internal sealed record Kapittelforesporsel(string? Slug, string? Tittel, IReadOnlyList<Blokkforesporsel>? Blokker, string? Forelder = null)
{
    public Tekstkapittel Innhold() => new(
        Slug!, Tittel!,
        [.. Blokker!.Select(b => new Blokk(
            b.Type!, b.Tekst, b.Id,
            b.Tabell is { } t ? new Egentabell(t.Tittel ?? "", t.Kilde ?? "", t.Kolonner ?? [], t.Rader ?? []) : null))],
        Forelder);
}

/// <summary>A part of a chapter: tekst (markdown with references), rapport and noekkeltall (by id), diagram (the bridge) or tabell.</summary>
internal sealed record Blokkforesporsel(string? Type, string? Tekst = null, string? Id = null, Egentabellforesporsel? Tabell = null);

/// <summary>A table of what the ledger does not hold, with its source.</summary>
internal sealed record Egentabellforesporsel(string? Tittel, string? Kilde, IReadOnlyList<string>? Kolonner, IReadOnlyList<IReadOnlyList<string>>? Rader);

/// <summary>A report that the document is answered with, by the name that a batch has for it.</summary>
internal sealed record Seksjonsforesporsel(string? Id, string? Rapport, string? Navn = null, IReadOnlyDictionary<string, string>? Parametre = null);

/// <summary>What an edition keeps back.</summary>
/// <param name="MinsteLoennssum">Kroner a year; a unit that pays less shows its total without lines.</param>
internal sealed record Skjermingsforesporsel(
    IReadOnlyList<string>? Enheter = null, IReadOnlyList<string>? Prosjekter = null, Tall? MinsteLoennssum = null)
{
    public Publikasjonsskjerming Innhold() => new(
        Enheter ?? [], Prosjekter ?? [], MinsteLoennssum is { } tall && Beloep.TryParse(tall.Tekst, out var sum) ? sum.Kroner
            : Domain.Publisering.Skjerming.Standardsum);
}

/// <summary>Which version is published, and confirmations of what was found.</summary>
internal sealed record Publiseringsforesporsel(Heltall? Versjon = null, IReadOnlyList<Likevelforesporsel>? Likevel = null)
{
    public long? Lest() => Versjon is not { } v ? null : long.TryParse(v.Tekst, out var tall)
        ? tall : throw Avvisning.Ugyldig("versjon", Feilkoder.UgyldigFormat, "Versjon er et heltall.");

    public IReadOnlyList<Likevel> Bekreftelser() => [.. (Likevel ?? []).Select(l => new Likevel(l.Kode!, null, l.Verdi, l.Begrunnelse!))];
}

/// <summary>Why an edition is taken back.</summary>
/// <param name="Nummer">The edition's number; the one that is shown when left out.</param>
internal sealed record Tilbaketrekkingsforesporsel(string? Begrunnelse, Heltall? Nummer = null)
{
    public int? Lest() => Nummer is not { } n ? null : int.TryParse(n.Tekst, out var tall)
        ? tall : throw Avvisning.Ugyldig("nummer", Feilkoder.UgyldigFormat, "Nummer er et heltall.");
}

internal sealed partial class Publikasjonsvalidering : AbstractValidator<Publikasjonsforesporsel>
{
    private const int MestKapitler = 200;
    private const int MestBlokker = 200;
    private const int LengsteTekst = 200_000;
    private const int MestRader = 1_000;
    private static readonly string[] Blokktyper = ["tekst", "rapport", "diagram", "noekkeltall", "tabell"];

    public Publikasjonsvalidering()
    {
        RuleFor(p => p.Aar).NotNull().WithErrorCode(Feilkoder.Mangler).WithMessage("Feltet mangler.");
        RuleFor(p => p.Type).AvForm(t => t is not null && Typeform().IsMatch(t), "type er små bokstaver og siffer, for eksempel aarsrapport eller tertial1.");
        RuleFor(p => p.Tittel).Tekst(Tekstregler.Navn);
        RuleFor(p => p.Rapporteringsdato).ValgfriForm(Publikasjonsforesporsel.ErDato, "Datoen er på formen ÅÅÅÅ-MM-DD.");
        RuleFor(p => p.Offentliggjort).ValgfriForm(Publikasjonsforesporsel.ErDato, "Datoen er på formen ÅÅÅÅ-MM-DD.");
        RuleFor(p => p.Behandlet).ValgfriForm(Publikasjonsforesporsel.ErDato, "Datoen er på formen ÅÅÅÅ-MM-DD.");
        RuleFor(p => p.Sendt).ValgfriForm(Publikasjonsforesporsel.ErDato, "Datoen er på formen ÅÅÅÅ-MM-DD.");
        RuleFor(p => p.Prognose).ValgfriTekst(Tekstregler.Referanse);
        RuleFor(p => p.Forslag).ValgfriTekst(Tekstregler.Referanse);
        RuleFor(p => p.Spraak).ValgfriForm(s => s is "nb" or "nn", "spraak er nb eller nn.");
        RuleFor(p => p.Saksnummer).ValgfriTekst(Tekstregler.Referanse);
        RuleFor(p => p.Kapitler).Must(k => k is null || (k.Count <= MestKapitler && k.All(ErKapittel) && k.Select(c => c.Slug).Distinct().Count() == k.Count))
            .WithErrorCode(Feilkoder.UgyldigFormat).WithMessage(
                $"Høyst {MestKapitler} kapitler. Hvert har en slug (a–z, siffer, bindestrek; brukt én gang), en tittel og blokker av typene "
                    + $"{string.Join(", ", Blokktyper)}.");
        RuleFor(p => p.Seksjoner).Must(s => s is null || (s.All(d => d is { Id: not null, Rapport: not null }) && s.DistinctBy(d => d.Id).Count() == s.Count))
            .WithErrorCode(Feilkoder.UgyldigFormat).WithMessage("Hver seksjon har id, brukt én gang, og rapport.");
        RuleFor(p => p.Skjerming).Must(s => s is null || ((s.Enheter ?? []).All(e => Ansvar.TryParse(e, out _))
                && (s.Prosjekter ?? []).All(p => Prosjektkode.TryParse(p, out _)) && (s.MinsteLoennssum is not { } t || Beloep.TryParse(t.Tekst, out _))))
            .WithErrorCode(Feilkoder.UgyldigFormat).WithMessage("Skjerming har koder på enheter og prosjekter, og et beløp.");
    }

    private static bool ErKapittel(Kapittelforesporsel? k) => k is { Slug: { } slug, Tittel: { Length: > 0 and <= Tekstregler.Navn }, Blokker: { } blokker }
        && Slugform().IsMatch(slug) && blokker.Count <= MestBlokker && blokker.All(b => b is not null && Blokktyper.Contains(b.Type)
            && (b.Tekst?.Length ?? 0) <= LengsteTekst && (b.Tabell?.Rader?.Count ?? 0) <= MestRader);

    [GeneratedRegex("^[a-z][a-z0-9]{0,39}$")]
    private static partial Regex Typeform();

    [GeneratedRegex("^[a-z0-9][a-z0-9-]{0,59}$")]
    private static partial Regex Slugform();
}

internal sealed class Publiseringsvalidering : AbstractValidator<Publiseringsforesporsel>
{
    public Publiseringsvalidering() => RuleFor(p => p.Likevel)
        .Must(l => l is null || l.All(f => f is { Kode: not null } && !string.IsNullOrWhiteSpace(f.Begrunnelse)))
        .WithErrorCode(Feilkoder.Mangler).WithMessage("En bekreftelse har kode og begrunnelse.");
}

internal sealed class Tilbaketrekkingsvalidering : AbstractValidator<Tilbaketrekkingsforesporsel>
{
    public Tilbaketrekkingsvalidering() => RuleFor(t => t.Begrunnelse).Tekst(Tekstregler.Tekst);
}
