using FluentValidation;
using Ledger.Api.Http.Json;
using Ledger.Api.Http.Validering;
using Ledger.Application.Aarsavslutning;
using Ledger.Application.Grunndata.Definisjoner;
using Ledger.Domain.Aarsstatus;
using Ledger.Domain.Hovedbok;
using Ledger.Domain.Validering;
using Ledger.Domain.Verdier;

namespace Ledger.Api.Aarsavslutning;

/// <summary>A state of a year's accounts.</summary>
/// <param name="Tilstand">avsluttet (only with maate egneBilag), avlagt, revidert, vedtatt or opphevet.</param>
/// <param name="Versjon">The version that is presented; the newest when left out.</param>
/// <param name="Dekning">With vedtatt: the years that cover the merforbruk of the balance.</param>
/// <param name="Merking">With egneBilag: which of the source's rows are strykninger, avslutning and inndekning.</param>
internal sealed record Statusforesporsel(
    string? Tilstand, long? Versjon = null, string? Maate = null, string? Person = null, string? Rolle = null, string? Dato = null,
    string? Konklusjon = null, string? Dokument = null, string? Organ = null, string? Vedtaksreferanse = null, string? Sendt = null,
    IReadOnlyList<Dekningsforesporsel>? Dekning = null, IReadOnlyList<Merkeforesporsel>? Merking = null, string? Begrunnelse = null)
{
    /// <summary>The state as the service takes it; the request is valid.</summary>
    public Statusbestilling Bestilling()
    {
        _ = Aarstilstander.TryParse(Tilstand, out var tilstand);
        return new Statusbestilling(
            tilstand, Versjon, Datoform.Valgfri(Dato), Datoform.Valgfri(Sendt), Konklusjon is null ? null : Leddnavn.Les<Revisjonskonklusjon>(Konklusjon),
            new Aarsstatusinnhold("", 0, "")
            {
                Maate = Maate,
                Rolle = Rolle,
                Dato = Dato,
                Konklusjon = Konklusjon,
                Organ = Organ,
                Vedtaksreferanse = Vedtaksreferanse,
                Sendt = Sendt,
                Dekning = Dekning is null ? null : [.. Dekning.Select(d => new Dekningslinje(d.Budsjettaar!.Value, d.Beloep.Kroner()!.Value))],
                Merking = Merking is null
                    ? null : [.. Merking.Select(m => new Merkelinje(m.Kontoklasse!, m.Art!, m.Fond, m.Beloep.Kroner()!.Value, m.Merke!))],
            },
            new Dictionary<string, string?>
            {
                [Aarsstatusform.Person] = Person, [Aarsstatusform.Dokument] = Dokument, [Aarsstatusform.Begrunnelse] = Begrunnelse,
            });
    }
}

/// <summary>A year's part of the cover. Kroner, positive.</summary>
internal sealed record Dekningsforesporsel(int? Budsjettaar, Tall? Beloep);

/// <summary>A part of a disposition that a source has booked. Kroner, ledger sign.</summary>
/// <param name="Merke">strykning, avslutning, inndekning or ingen.</param>
internal sealed record Merkeforesporsel(string? Kontoklasse, string? Art, Tall? Beloep, string? Merke, string? Fond = null);

internal sealed class Statusvalidering : AbstractValidator<Statusforesporsel>
{
    private const int Mest = 500;

    public Statusvalidering()
    {
        RuleFor(s => s.Tilstand).AvForm(
            t => Aarstilstander.TryParse(t, out var tilstand) && tilstand != Aarstilstand.Aapen,
            "Tilstand er avsluttet, avlagt, revidert, vedtatt eller opphevet.");
        RuleFor(s => s.Versjon).GreaterThan(0).WithErrorCode(Feilkoder.UgyldigFormat).WithMessage("Versjon er et heltall over null.");
        RuleFor(s => s.Maate).Must((s, m) => m is null || (m == Statusbestilling.EgneBilag && Er(s, Aarstilstand.Avsluttet)))
            .WithErrorCode(Feilkoder.UgyldigFormat).WithMessage("Maate er egneBilag, og bare sammen med tilstanden avsluttet.");
        RuleFor(s => s.Maate).NotEmpty().When(s => Er(s, Aarstilstand.Avsluttet)).WithErrorCode(Feilkoder.Mangler)
            .WithMessage("Tjenesten avslutter med POST …/aarsavslutning; en avslutning med egne bilag registreres med maate egneBilag.");
        Kreves(s => s.Person, Tekstregler.Navn, Aarstilstand.Avlagt, Aarstilstand.Revidert);
        Kreves(s => s.Rolle, Tekstregler.Navn, Aarstilstand.Avlagt);
        Kreves(s => s.Dokument, Tekstregler.Dokument, Aarstilstand.Revidert);
        Kreves(s => s.Organ, Tekstregler.Navn, Aarstilstand.Vedtatt);
        Kreves(s => s.Vedtaksreferanse, Tekstregler.Referanse, Aarstilstand.Vedtatt, Aarstilstand.Opphevet);
        Kreves(s => s.Konklusjon, Tekstregler.Navn, Aarstilstand.Revidert);
        Kreves(s => s.Dato, Tekstregler.Navn, Aarstilstand.Avlagt, Aarstilstand.Vedtatt);
        RuleFor(s => s.Konklusjon).Must(k => string.IsNullOrEmpty(k) || Leddnavn.Finnes<Revisjonskonklusjon>(k)).WithErrorCode(Feilkoder.UgyldigFormat)
            .WithMessage("Konklusjon er ren, presisering, forbehold, negativ eller ikkeGrunnlag.");
        foreach (var dato in new[] { RuleFor(s => s.Dato), RuleFor(s => s.Sendt) })
        {
            dato.Must(d => string.IsNullOrEmpty(d) || Datoform.ErDato(d)).WithErrorCode(Feilkoder.UgyldigFormat).WithMessage("En dato skrives ÅÅÅÅ-MM-DD.");
        }

        RuleFor(s => s.Begrunnelse).ValgfriTekst(Tekstregler.Tekst);
        RuleFor(s => s.Dekning).Must(d => d is null || (d.Count <= Mest && d.All(l => l is { Budsjettaar: not null } && l.Beloep.Kroner() > 0)))
            .WithErrorCode(Feilkoder.UgyldigFormat).WithMessage("Hver linje har budsjettaar og et beloep over null.");
        RuleFor(s => s.Merking).Must(m => m is null || (m.Count <= Mest && m.All(ErMerke)))
            .WithErrorCode(Feilkoder.UgyldigFormat).WithMessage("Hver linje har kontoklasse, art, beloep og merke, og kan ha fond.");
    }

    private static bool Er(Statusforesporsel s, Aarstilstand tilstand) => s.Tilstand == tilstand.Navn();

    private static bool ErMerke(Merkeforesporsel? m) =>
        m is not null && Kontoklasser.TryParse(m.Kontoklasse, out var klasse) && klasse != Kontoklasse.Balanse && Art.TryParse(m.Art, out _)
            && m.Beloep.Kroner() is not null && (string.IsNullOrEmpty(m.Fond) || Fondskode.TryParse(m.Fond, out _))
            && !string.IsNullOrEmpty(m.Merke) && (m.Merke == Merkelinje.Ingen || Avslutningsmerker.TryParse(m.Merke, out _));

    private void Kreves(System.Linq.Expressions.Expression<Func<Statusforesporsel, string?>> felt, int lengde, params Aarstilstand[] tilstander)
    {
        RuleFor(felt).NotEmpty().When(s => tilstander.Any(t => Er(s, t))).WithErrorCode(Feilkoder.Mangler).WithMessage("Feltet mangler.");
        RuleFor(felt).ValgfriTekst(lengde);
    }
}
