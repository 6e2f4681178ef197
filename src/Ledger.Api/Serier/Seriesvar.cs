using FluentValidation;
using Ledger.Api.Budsjett;
using Ledger.Api.Http.Validering;
using Ledger.Application.Budsjett;
using Ledger.Application.Serier;
using Ledger.Domain.Hovedbok;
using Ledger.Domain.Serier;
using Ledger.Domain.Validering;
using Ledger.Domain.Verdier;

namespace Ledger.Api.Serier;

/// <summary>The series of a municipality.</summary>
internal sealed record Serieliste(string Kommunenummer, long Versjon, IReadOnlyList<Seriesvar> Serier);

/// <summary>The rows of a series.</summary>
internal sealed record Serieradliste(
    string Kommunenummer, string Slag, string Kode, long Versjon, string Kjedehode, IReadOnlyList<Serieradsvar> Rader);

/// <summary>A row of a series. Kroner, ledger sign.</summary>
/// <param name="Beloep">Null for a part that is computed.</param>
/// <param name="Versjon">The version that it was received in.</param>
internal sealed record Serieradsvar(
    int? Aar, string Kontoklasse, string? Art, string? Ramme, string? Funksjon, string? Kapittel, string? Ansvar, string? Prosjekt, string? Fond,
    string? Tiltak, string Metode, decimal? Beloep, string? MeldtAv, long Versjon)
{
    public static Serieradsvar Av(Serierad rad, long versjon)
    {
        static string? Tom(string tekst) => tekst.Length == 0 ? null : tekst;
        var n = rad.Noekkel;
        return new(
            n.Aar == 0 ? null : n.Aar, n.Kontoklasse.Navn(), Tom(n.Art), Tom(n.Ramme), Tom(n.Funksjon), Tom(n.Kapittel), Tom(n.Ansvar), Tom(n.Prosjekt),
            Tom(n.Fond), Tom(n.Tiltak), rad.Metode.Navn(), rad.Beloep?.Kroner, rad.MeldtAv, versjon);
    }
}

/// <summary>The decision that a series became.</summary>
/// <param name="Linjer">When the council decided otherwise; what was proposed when left out.</param>
internal sealed record Serievedtaksforesporsel(
    string? Vedtaksreferanse, string? Vedtaksdato, string? Organ, string? Tekst = null, IReadOnlyList<Budsjettlinjeforesporsel>? Linjer = null)
{
    public IReadOnlyList<Budsjettlinjeutkast>? Linjene() => Linjer is null ? null
        : new Vedtaksforesporsel(Vedtaksreferanse, Vedtaksdato, Organ, "annet", Linjer).Utkast().Linjer;
}

internal sealed class Serievedtaksvalidering : AbstractValidator<Serievedtaksforesporsel>
{
    public Serievedtaksvalidering()
    {
        RuleFor(v => v.Vedtaksreferanse).Tekst(Tekstregler.Referanse)
            .Must(r => Tekstregler.HarRenekanter(r!)).WithErrorCode(Feilkoder.UgyldigFormat).WithMessage(Tekstregler.KanterMelding);
        RuleFor(v => v.Vedtaksdato).AvForm(Datoform.ErDato, "Vedtaksdato skrives ÅÅÅÅ-MM-DD.");
        RuleFor(v => v.Organ).Tekst(Tekstregler.Navn);
        RuleFor(v => v.Tekst).ValgfriTekst(Tekstregler.Tekst);
        RuleFor(v => v.Linjer).Must(l => l is null || l.All(r => r is not null)).WithErrorCode(Feilkoder.Mangler).WithMessage("En linje er null.");
    }
}
