using FluentValidation;
using Ledger.Api.Http.Json;
using Ledger.Api.Http.Sikkerhet;
using Ledger.Api.Http.Skriving;
using Ledger.Api.Http.Validering;
using Ledger.Application;
using Ledger.Application.Aarsavslutning;
using Ledger.Application.Rettigheter;
using Ledger.Domain.Validering;
using Ledger.Domain.Verdier;

namespace Ledger.Api.Aarsavslutning;

/// <summary>Opens a year from another, and carries its balance over.</summary>
internal static class Aapningsendepunkter
{
    public static void MapAapning(this RouteGroupBuilder aaret)
    {
        aaret.MapPost("/aapning", AapneAsync).Validerer<Aapningsforesporsel>().KreverScope(Scope.Admin)
            .Produces<Aapningskvittering>(StatusCodes.Status201Created).Produces<Aapningskvittering>(StatusCodes.Status200OK)
            .WithName("aapneAaret").WithTags("Årsavslutning")
            .WithSummary("Åpne året fra et annet: organisasjon, egne oppstillinger og måltall kopieres, og balansen overføres om det er bedt om.");
        aaret.MapPost("/inngaaendebalanse", OverfoerAsync).Validerer(() => new Overfoeringsforesporsel()).KreverScope(Scope.Admin)
            .Produces<Overfoeringskvittering>(StatusCodes.Status201Created).Produces<Overfoeringskvittering>(StatusCodes.Status200OK)
            .WithName("overfoerBalansen").WithTags("Årsavslutning")
            .WithSummary("Overfør utgående balanse fra året før: differansen per nøkkel bokføres som ett bilag i periode 0.");
    }

    private static async Task<IResult> AapneAsync(
        string kommunenummer, string aar, [AsParameters] Skrivevalg skriving, Aapningsforesporsel body, Aapningstjeneste tjeneste, CancellationToken ct)
    {
        var (ledger, aaret, fra) = (Parametertolk.Ledger(kommunenummer), Parametertolk.Aar(aar), Parametertolk.Aar(body.Fra!.Value.Tekst));
        var svar = await tjeneste.AapneAsync(ledger, aaret, fra, body.InngaaendeBalanse ?? false, Ansvarkart.Les(body.AnsvarKart), skriving.Oppdrag(), ct);
        return skriving.Svar(svar, $"/v1/kommuner/{kommunenummer}/organisasjon/{aar}", !svar.Endret);
    }

    private static async Task<IResult> OverfoerAsync(
        string kommunenummer, string aar, [AsParameters] Skrivevalg skriving, Overfoeringsforesporsel? body, Aapningstjeneste tjeneste, CancellationToken ct)
    {
        var svar = await tjeneste.OverfoerAsync(
            Parametertolk.Ledger(kommunenummer), Parametertolk.Aar(aar), Ansvarkart.Les(body!.AnsvarKart), skriving.Oppdrag(), ct);
        return skriving.Svar(svar, $"/v1/kommuner/{kommunenummer}/regnskap/{aar}/inngaaendebalanse", !svar.Endret);
    }
}

/// <summary>How a year is opened.</summary>
/// <param name="Fra">The year that is copied from.</param>
/// <param name="InngaaendeBalanse">Carry the balance over too.</param>
/// <param name="AnsvarKart">What units of the year before are called now: old code to new code.</param>
internal sealed record Aapningsforesporsel(Heltall? Fra, bool? InngaaendeBalanse = null, IReadOnlyDictionary<string, string>? AnsvarKart = null);

/// <summary>How a balance is carried over.</summary>
/// <param name="AnsvarKart">What units of the year before are called now: old code to new code.</param>
internal sealed record Overfoeringsforesporsel(IReadOnlyDictionary<string, string>? AnsvarKart = null);

internal sealed class Aapningsvalidering : AbstractValidator<Aapningsforesporsel>
{
    public Aapningsvalidering()
    {
        RuleFor(a => a.Fra).NotNull().WithErrorCode(Feilkoder.Mangler).WithMessage("Feltet fra mangler.");
        RuleFor(a => a.AnsvarKart).ErAnsvarkart();
        RuleFor(a => a.AnsvarKart).Must(k => k is null or { Count: 0 }).When(a => a.InngaaendeBalanse != true)
            .WithErrorCode(Feilkoder.UgyldigKombinasjon).WithMessage("AnsvarKart er for overføringen av balansen; den er ikke bedt om.");
    }
}

internal sealed class Overfoeringsvalidering : AbstractValidator<Overfoeringsforesporsel>
{
    public Overfoeringsvalidering() => RuleFor(o => o.AnsvarKart).ErAnsvarkart();
}

/// <summary>Old codes of units to new ones.</summary>
internal static class Ansvarkart
{
    private const int Mest = 20_000;

    public static IReadOnlyDictionary<Ansvar, Ansvar> Les(IReadOnlyDictionary<string, string>? kart) =>
        (kart ?? new Dictionary<string, string>()).ToDictionary(k => Ansvar.Parse(k.Key), k => Ansvar.Parse(k.Value));

    public static void ErAnsvarkart<T>(this IRuleBuilder<T, IReadOnlyDictionary<string, string>?> regel) => regel
        .Must(k => k is null || (k.Count <= Mest && k.All(a => Ansvar.TryParse(a.Key, out _) && Ansvar.TryParse(a.Value, out _))))
        .WithErrorCode(Feilkoder.UgyldigFormat).WithMessage("AnsvarKart har gamle enheters koder med de nye.");
}
