using FluentValidation;
using Ledger.Api.Http.Sikkerhet;
using Ledger.Api.Http.Skriving;
using Ledger.Api.Http.Validering;
using Ledger.Application;
using Ledger.Application.Aarsavslutning;
using Ledger.Application.Grunndata;
using Ledger.Application.Grunndata.Definisjoner;
using Ledger.Application.Rettigheter;
using Ledger.Domain;
using Ledger.Domain.Validering;

namespace Ledger.Api.Aarsavslutning;

/// <summary>A municipality's rules for its closings.</summary>
internal static class Avslutningsregelendepunkter
{
    public static void MapAvslutningsregler(this RouteGroupBuilder kommune)
    {
        kommune.MapGet("/avslutningsregler", HentAsync).KreverScope(Scope.Les, Scope.Revisjon, Scope.Admin)
            .WithName("hentAvslutningsregler").WithTags("Årsavslutning").WithSummary("Kommunens standardvalg for avslutninger, og nivåer den har hevet.");
        kommune.MapPut("/avslutningsregler", SettAsync).Validerer<Avslutningsregelforesporsel>().KreverScope(Scope.Admin)
            .WithName("settAvslutningsregler").WithTags("Årsavslutning")
            .WithSummary("Sett kommunens standardvalg for avslutninger. En forespørsel går foran; det som ikke er valgt, følger standard.");
    }

    private static async Task<Avslutningsregelsvar> HentAsync(string kommunenummer, Grunndataleser grunndata, CancellationToken ct)
    {
        var (hode, regler) = await grunndata.InnstillingAsync(Parametertolk.Ledger(kommunenummer), Avslutningsregelform.Innstilling, ct);
        return Avslutningsutkast.Av<Avslutningsregelsvar>(regler.Valg) with
        {
            Kommunenummer = kommunenummer,
            Versjon = hode.Versjon,
            Kjedehode = hode.Kjedehode.ToString(),
            Nivaa = regler.Nivaa.OrderBy(n => n.Key, StringComparer.Ordinal).ToDictionary(n => n.Key, n => n.Value.Navn()),
        };
    }

    private static Task<Definisjonskvittering> SettAsync(
        string kommunenummer, [AsParameters] Skrivevalg skriving, Avslutningsregelforesporsel body, Avslutningsregeltjeneste tjeneste, CancellationToken ct) =>
        tjeneste.SettAsync(Parametertolk.Ledger(kommunenummer), body.Utkast(), body.Nivaaer(), skriving.Oppdrag(), ct);
}

/// <summary>Rules for closings: choices by the names of the closing's request, and levels.</summary>
internal sealed record Avslutningsregelforesporsel : Avslutningsvalgforesporsel
{
    /// <summary>Raised levels by the code of the finding: varsel, bekreft or avvis.</summary>
    public IReadOnlyDictionary<string, string>? Nivaa { get; init; }

    /// <summary>The levels as the domain takes them; the request is valid.</summary>
    public IReadOnlyDictionary<string, Funnivaa> Nivaaer() => (Nivaa ?? new Dictionary<string, string>())
        .ToDictionary(n => n.Key, n => Enum.GetValues<Funnivaa>().First(v => v.Navn() == n.Value), StringComparer.Ordinal);
}

/// <summary>The rules that are in force; a choice that nobody has made is null.</summary>
internal sealed record Avslutningsregelsvar : Avslutningsutkast
{
    public string Kommunenummer { get; init; } = "";

    public long Versjon { get; init; }

    public string Kjedehode { get; init; } = "";

    public IReadOnlyDictionary<string, string> Nivaa { get; init; } = new Dictionary<string, string>();
}

internal sealed class Avslutningsregelvalidering : Avslutningsvalgvalidering<Avslutningsregelforesporsel>
{
    private const int Mest = 500;

    public Avslutningsregelvalidering() =>
        RuleFor(r => r.Nivaa).Must(n => n is null || (n.Count <= Mest && n.Values.All(v => Enum.GetValues<Funnivaa>().Any(f => f.Navn() == v))))
            .WithErrorCode(Feilkoder.UgyldigFormat).WithMessage("Et nivå er varsel, bekreft eller avvis.");
}
