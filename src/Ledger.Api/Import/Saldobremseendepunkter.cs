using FluentValidation;
using Ledger.Api.Http.Sikkerhet;
using Ledger.Api.Http.Skriving;
using Ledger.Api.Http.Validering;
using Ledger.Application;
using Ledger.Application.Grunndata;
using Ledger.Application.Grunndata.Definisjoner;
using Ledger.Application.Rettigheter;
using Ledger.Domain.Saldoimport;
using Ledger.Domain.Validering;

namespace Ledger.Api.Import;

/// <summary>How much a file of balances may change before it is asked whether it is the right one.</summary>
internal static class Saldobremseendepunkter
{
    public static void MapSaldobremse(this RouteGroupBuilder kommune)
    {
        kommune.MapGet("/saldobremse", HentAsync).KreverScope(Scope.Les, Scope.Revisjon, Scope.Bokfor, Scope.Admin).Produces<Saldobremsesvar>()
            .WithName("hentSaldobremse").WithTags("Bokføring").WithSummary("Hvor mye en saldoimport kan endre før den må bekreftes.");
        kommune.MapPut("/saldobremse", SettAsync).Validerer<Saldobremseforesporsel>().KreverScope(Scope.Admin).Produces<Definisjonskvittering>()
            .WithName("settSaldobremse").WithTags("Bokføring").WithSummary("Sett hvor mye en saldoimport kan endre før den må bekreftes.");
    }

    private static async Task<Saldobremsesvar> HentAsync(string kommunenummer, Grunndataleser grunndata, CancellationToken ct)
    {
        var (hode, bremse) = await grunndata.InnstillingAsync(Parametertolk.Ledger(kommunenummer), Bremseform.Innstilling, ct);
        return new Saldobremsesvar(hode.Ledger.ToString(), hode.Versjon, bremse.LukketAndel, bremse.BorteAndel);
    }

    private static Task<Definisjonskvittering> SettAsync(
        string kommunenummer, Saldobremseforesporsel body, [AsParameters] Skrivevalg skriving, Grunndatatjeneste tjeneste, CancellationToken ct) =>
        tjeneste.SettAsync(
            Parametertolk.Ledger(kommunenummer), Bremseform.Innstilling,
            new Saldobremse(body.LukketAndel ?? Saldobremse.Standard.LukketAndel, body.BorteAndel ?? Saldobremse.Standard.BorteAndel), skriving.Oppdrag(), ct);
}

/// <summary>What is to be in force; what is left out is the standard.</summary>
/// <param name="LukketAndel">The part of a closed month's turnover that may change, 0–1.</param>
/// <param name="BorteAndel">The part of the source's keys that may be gone, 0–1.</param>
internal sealed record Saldobremseforesporsel(decimal? LukketAndel, decimal? BorteAndel);

/// <summary>What is in force.</summary>
internal sealed record Saldobremsesvar(string Kommunenummer, long Versjon, decimal LukketAndel, decimal BorteAndel);

internal sealed class Saldobremsevalidering : AbstractValidator<Saldobremseforesporsel>
{
    public Saldobremsevalidering()
    {
        RuleFor(b => b.LukketAndel).Must(ErAndel).WithErrorCode(Feilkoder.UtenforOmraadet).WithMessage("lukketAndel er 0–1 med høyst fire desimaler.");
        RuleFor(b => b.BorteAndel).Must(ErAndel).WithErrorCode(Feilkoder.UtenforOmraadet).WithMessage("borteAndel er 0–1 med høyst fire desimaler.");
    }

    private static bool ErAndel(decimal? andel) => andel is null or (>= 0 and <= 1) && decimal.Round(andel ?? 0, 4) == (andel ?? 0);
}
