using Ledger.Api.Http.Sikkerhet;
using Ledger.Application;
using Ledger.Application.Grunndata;
using Ledger.Application.Opplysninger;
using Ledger.Application.Porter;
using Ledger.Application.Rettigheter;
using Ledger.Domain.Opplysninger;
using Ledger.Domain.Prosjekt;
using Ledger.Domain.Verdier;

namespace Ledger.Api.Opplysninger;

/// <summary>A project with all that was said of it: what it is in the register, its phases and what it may cost, each with the decision.</summary>
internal static class Prosjektendepunkter
{
    private const string Register = "prosjekt";

    public static void MapProsjekt(this RouteGroupBuilder kommune) =>
        kommune.MapGet("/prosjekter/{prosjektkode}", HentAsync)
            .KreverScope(Scope.Les, Scope.Revisjon, Scope.Bokfor, Scope.Budsjett, Scope.Stamdata, Scope.Rapporter, Scope.Publiser)
            .Produces<Prosjektsvar>()
            .WithName("hentProsjekt").WithTags("Kommune").WithSummary("Et registrert prosjekt med historikken; med perDato slik det var den dagen.");

    private static async Task<Prosjektsvar> HentAsync(
        HttpContext http, string kommunenummer, string prosjektkode, string? perDato, Registeroversikt oversikt, Registertjeneste tjeneste,
        TimeProvider klokke, CancellationToken ct)
    {
        var (kode, dag) = (Parametertolk.Prosjekt(prosjektkode), Parametertolk.Dato(perDato, "perDato"));
        var (hode, alle) = await oversikt.ProsjekterAsync(Parametertolk.Ledger(kommunenummer), ct);
        var prosjekt = alle.FirstOrDefault(p => p.Kode == kode) ?? throw Avvisning.IkkeFunnet($"Prosjektet {kode} er ikke registrert.");
        var (_, definisjon, tilstand) = await tjeneste.TilstandAsync(hode.Ledger, Register, hode.Versjon, ct);
        var fakta = tilstand.Opplysninger($"{Register}:{kode}").Where(o => o.Verdi.Noekkel.Dato is { } dato && (dag is null || dato <= dag))
            .OrderBy(o => o.Verdi.Noekkel.Dato).ToList();
        var skrivinger = await tjeneste.SkrivingerAsync(hode.Ledger, fakta.Select(o => o.Versjon), ct);
        var intern = Faktasvar.SerInterne(http.User);
        return Prosjektsvar.Av(
            prosjekt, dag, DateOnly.FromDateTime(klokke.GetUtcNow().UtcDateTime), [.. fakta.Select(o => Opplysningssvar.Av(o, skrivinger))],
            [.. (await tjeneste.HistorikkAsync(hode, Register, kode.ToString(), ct)).Select(o => Objektsvar.Av(o, definisjon, intern))]);
    }
}

/// <summary>A project.</summary>
/// <param name="Fase">The phase: the last that was said at or before the day, which is today without perDato; then the registered one when none was.</param>
/// <param name="Kostnadsramme">What it may cost, in the same way.</param>
/// <param name="KostnadsrammeFoerste">The first that was adopted; null when none is said with a day.</param>
/// <param name="Faser">The phases, oldest first, each with the decision, the version and the sender.</param>
/// <param name="Kostnadsrammer">The adopted cost frames, oldest first, each with the decision, the version and the sender.</param>
/// <param name="Historikk">What the project register has said of it, oldest first.</param>
internal sealed record Prosjektsvar(
    string Prosjektkode, string Navn, string? Fase, decimal? Kostnadsramme, DateOnly? GyldigTil, DateOnly? PerDato, decimal? KostnadsrammeFoerste,
    IReadOnlyList<Opplysningssvar> Faser, IReadOnlyList<Opplysningssvar> Kostnadsrammer, IReadOnlyList<Objektsvar> Historikk)
{
    public static Prosjektsvar Av(
        Prosjektopplysning p, DateOnly? dag, DateOnly idag, IReadOnlyList<Opplysningssvar> fakta, IReadOnlyList<Objektsvar> historikk)
    {
        List<Opplysningssvar> faser = [.. fakta.Where(o => o.Slag == Opplysningsslag.Status.Navn() && o.Maal == Opplysningsleser.Fase)];
        List<Opplysningssvar> rammer = [.. fakta.Where(o => o.Slag == Opplysningsslag.Maaling.Navn() && o.Maal == Opplysningsleser.Kostnadsramme)];
        return new(
            p.Kode.ToString(), p.Navn, faser.LastOrDefault(ErKommet)?.Kode ?? (dag is null ? p.Fase : null),
            rammer.LastOrDefault(ErKommet)?.Beloep ?? (dag is null ? p.Kostnadsramme?.Kroner : null),
            p.GyldigTil, dag, rammer.FirstOrDefault()?.Beloep, faser, rammer, historikk);

        bool ErKommet(Opplysningssvar o) => o.Dato <= (dag ?? idag);
    }
}
