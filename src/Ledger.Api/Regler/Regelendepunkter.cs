using FluentValidation;
using Ledger.Api.Http.Sikkerhet;
using Ledger.Api.Http.Skriving;
using Ledger.Api.Http.Validering;
using Ledger.Application;
using Ledger.Application.Grunndata;
using Ledger.Application.Rettigheter;
using Ledger.Domain;

namespace Ledger.Api.Regler;

/// <summary>The rules that findings come from, and the levels that the municipality has raised.</summary>
internal static class Regelendepunkter
{
    public static void MapRegler(this RouteGroupBuilder kommune)
    {
        kommune.MapGet("/regler", ListeAsync).KreverScope(Scope.Les, Scope.Revisjon, Scope.Admin)
            .WithName("listRegler").WithTags("Kommune").WithSummary("Reglene som funn kommer fra, med kommunens nivå for hver.");
        kommune.MapPut("/regler/{kode}", DefinerAsync).Validerer<Regelforesporsel>().KreverScope(Scope.Admin)
            .WithName("definerRegel").WithTags("Kommune").WithSummary("Hev nivået til en regel. Det kan ikke senkes under regelens eget.");
    }

    private static async Task<Regelliste> ListeAsync(string kommunenummer, Grunndataleser leser, CancellationToken ct)
    {
        var (hode, nivaaer) = await leser.NivaaerAsync(Parametertolk.Ledger(kommunenummer), ct);
        return new(hode.Ledger.ToString(), hode.Versjon, [.. Funnregler.Alle.Values.OrderBy(r => r.Kode, StringComparer.Ordinal).Select(r => new Regelsvar(
            r.Kode, (nivaaer.TryGetValue(r.Kode, out var hevet) && hevet > r.Nivaa ? hevet : r.Nivaa).Navn(), r.Nivaa.Navn(), r.Hindringsnavn, r.Hjemmel))]);
    }

    private static Task<Definisjonskvittering> DefinerAsync(
        string kommunenummer, string kode, Regelforesporsel body, [AsParameters] Skrivevalg skriving, Grunndatatjeneste tjeneste, CancellationToken ct) =>
        tjeneste.DefinerNivaaAsync(
            Parametertolk.Ledger(kommunenummer), kode,
            Funnavn.TryParse(body.Nivaa, out var nivaa) ? nivaa : throw new InvalidOperationException("Validated before."), skriving.Oppdrag(), ct);
}

/// <summary>The level that a rule is to have.</summary>
internal sealed record Regelforesporsel(string? Nivaa);

/// <summary>The rules.</summary>
internal sealed record Regelliste(string Kommunenummer, long Versjon, IReadOnlyList<Regelsvar> Regler);

/// <summary>A rule.</summary>
/// <param name="Nivaa">In the municipality.</param>
/// <param name="Minst">The rule's own: it cannot be lower.</param>
internal sealed record Regelsvar(string Kode, string Nivaa, string Minst, IReadOnlyList<string> Hindrer, string? Hjemmel);

internal sealed class Regelvalidering : AbstractValidator<Regelforesporsel>
{
    public Regelvalidering() => RuleFor(r => r.Nivaa).AvForm(t => Funnavn.TryParse(t, out _), "Nivaa er avvis, bekreft eller varsel.");
}
