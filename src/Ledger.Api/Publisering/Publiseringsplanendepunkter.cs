using FluentValidation;
using Ledger.Api.Http.Sikkerhet;
using Ledger.Api.Http.Skriving;
using Ledger.Api.Http.Validering;
using Ledger.Application;
using Ledger.Application.Grunndata;
using Ledger.Application.Grunndata.Definisjoner;
using Ledger.Application.Publisering;
using Ledger.Application.Rettigheter;
using Ledger.Domain;
using Ledger.Domain.Publisering;
using Ledger.Domain.Validering;

namespace Ledger.Api.Publisering;

/// <summary>Publications at a time, and whether two persons are asked for.</summary>
internal static class Publiseringsplanendepunkter
{
    private const string Emne = "Publikasjoner";

    public static void MapPubliseringsplan(this RouteGroupBuilder kommune)
    {
        kommune.MapPut("/publikasjoner/{id}/planlagt", SettAsync).Validerer<Planforesporsel>().KreverScope(Scope.Publiser)
            .WithName("planleggPublisering").WithTags(Emne).WithSummary("Lås kladden, og få den publisert på et tidspunkt.");
        kommune.MapDelete("/publikasjoner/{id}/planlagt", AvlysAsync).KreverScope(Scope.Publiser)
            .WithName("avlysPublisering").WithTags(Emne).WithSummary("Avlys den planlagte publiseringen. Dokumentet blir stående låst.");
        kommune.MapGet("/publiseringsregler", HentReglerAsync).KreverScope(Scope.Les, Scope.Revisjon, Scope.Publiser, Scope.Admin)
            .WithName("hentPubliseringsregler").WithTags(Emne).WithSummary("Hva kommunen krever av publisering.");
        kommune.MapPut("/publiseringsregler", SettReglerAsync).Validerer<Publiseringsregelforesporsel>().KreverScope(Scope.Admin)
            .WithName("settPubliseringsregler").WithTags(Emne)
            .WithSummary("Sett om en annen enn den som sist lagret eller låste dokumentet, må publisere det.");
    }

    private static async Task<Publikasjonssvar> SettAsync(
        string kommunenummer, string id, Planforesporsel body, Publiseringsplan plan, Publikasjonsleser leser, [AsParameters] Skrivevalg skriving,
        CancellationToken ct)
    {
        var ledger = Parametertolk.Ledger(kommunenummer);
        var utkast = await plan.SettAsync(ledger, Parametertolk.Publikasjon(id), body.Lest(), body.Bekreftelser(), skriving.Oppdrag(), ct);
        return await leser.SvarAsync(ledger, utkast, ct);
    }

    private static async Task<Publikasjonssvar> AvlysAsync(
        string kommunenummer, string id, Publiseringsplan plan, Publikasjonsleser leser, [AsParameters] Skrivevalg skriving, CancellationToken ct)
    {
        var ledger = Parametertolk.Ledger(kommunenummer);
        return await leser.SvarAsync(ledger, await plan.AvlysAsync(ledger, Parametertolk.Publikasjon(id), skriving.Oppdrag(), ct), ct);
    }

    private static async Task<Publiseringsregelsvar> HentReglerAsync(string kommunenummer, Grunndataleser grunndata, CancellationToken ct)
    {
        var (hode, regler) = await grunndata.InnstillingAsync(Parametertolk.Ledger(kommunenummer), Publiseringsregelform.Innstilling, ct);
        return new(kommunenummer, regler.ToPersoner, hode.Versjon, hode.Kjedehode.ToString());
    }

    private static Task<Definisjonskvittering> SettReglerAsync(
        string kommunenummer, Publiseringsregelforesporsel body, Grunndatatjeneste tjeneste, [AsParameters] Skrivevalg skriving, CancellationToken ct) =>
        tjeneste.SettAsync(
            Parametertolk.Ledger(kommunenummer), Publiseringsregelform.Innstilling, new Publiseringsregler(body.ToPersoner!.Value), skriving.Oppdrag(), ct);
}

/// <summary>When a document is to be published, and confirmations of what was found.</summary>
/// <param name="Tidspunkt">With its offset from UTC.</param>
internal sealed record Planforesporsel(string? Tidspunkt, IReadOnlyList<Likevelforesporsel>? Likevel = null)
{
    public DateTimeOffset Lest() => Parametertolk.Tidspunkt(Tidspunkt!, "tidspunkt");

    public IReadOnlyList<Likevel> Bekreftelser() => Likevelform.Les(Likevel);
}

/// <summary>What is asked of publications.</summary>
internal sealed record Publiseringsregelforesporsel(bool? ToPersoner);

/// <summary>What is asked of publications, as it is in force.</summary>
internal sealed record Publiseringsregelsvar(string Kommunenummer, bool ToPersoner, long Versjon, string Kjedehode);

internal sealed class Planvalidering : AbstractValidator<Planforesporsel>
{
    public Planvalidering()
    {
        RuleFor(p => p.Tidspunkt).NotNull().WithErrorCode(Feilkoder.Mangler).WithMessage("Feltet mangler.");
        RuleFor(p => p.Likevel).Must(l => l is null || l.All(f => f is { Kode: not null } && !string.IsNullOrWhiteSpace(f.Begrunnelse)))
            .WithErrorCode(Feilkoder.Mangler).WithMessage("En bekreftelse har kode og begrunnelse.");
    }
}

internal sealed class Publiseringsregelvalidering : AbstractValidator<Publiseringsregelforesporsel>
{
    public Publiseringsregelvalidering() =>
        RuleFor(r => r.ToPersoner).NotNull().WithErrorCode(Feilkoder.Mangler).WithMessage("Feltet mangler.");
}
