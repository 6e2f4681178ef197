using Ledger.Api.Http.Hoder;
using Ledger.Api.Http.Sikkerhet;
using Ledger.Api.Http.Skriving;
using Ledger.Application;
using Ledger.Application.Grunndata;
using Ledger.Application.Opplysninger;
using Ledger.Application.Rettigheter;
using Ledger.Domain.Registertabeller;
using static Ledger.Api.Opplysninger.Registerdefinisjonsendepunkter;

namespace Ledger.Api.Opplysninger;

/// <summary>Tables of registers as data. What they answer is a report of the year.</summary>
internal static class Tabellendepunkter
{
    public static void MapTabeller(this RouteGroupBuilder kommune)
    {
        kommune.MapGet("/tabeller", ListeAsync).KreverScope([.. Lesere, Scope.Admin]).TarEnheter().Produces<Tabelliste>()
            .WithName("listTabeller").WithTags(Emne).WithSummary("Tabellene av registre: de som følger med, og kommunens egne.");
        kommune.MapGet("/tabeller/{tabell}", HentAsync).KreverScope([.. Lesere, Scope.Admin]).TarEnheter().Produces<Tabellutkast>()
            .WithName("hentTabelldefinisjon").WithTags(Emne).WithSummary("Hvordan en tabell er laget.");
        kommune.MapPut("/tabeller/{tabell}", DefinerAsync).KreverScope(Scope.Admin, Scope.Stamdata).Produces<Definisjonskvittering>()
            .WithMetadata(new Ifmatchheader())
            .WithName("definerTabell").WithTags(Emne).WithSummary("Lag en tabell av et register, eller en i stedet for en som følger med.");
    }

    private static async Task<Tabelliste> ListeAsync(string kommunenummer, Tabellregister register, CancellationToken ct)
    {
        var (hode, tabeller) = await register.AlleAsync(Parametertolk.Ledger(kommunenummer), ct);
        return new Tabelliste(
            hode.Ledger.ToString(), hode.Versjon,
            [.. tabeller.OrderBy(t => t.Key, StringComparer.Ordinal)
                .Select(t => new Tabellinje(t.Key, t.Value.Navn ?? "", t.Value.Rader?.Register ?? "", Tabellregister.Innebygde.ContainsKey(t.Key)))]);
    }

    private static async Task<Tabellutkast> HentAsync(string kommunenummer, string tabell, Tabellregister register, HttpContext http, CancellationToken ct)
    {
        var (_, tabeller) = await register.AlleAsync(Parametertolk.Ledger(kommunenummer), ct);
        var funnet = tabeller.GetValueOrDefault(tabell) ?? throw Avvisning.IkkeFunnet("Det finnes ingen slik tabell.");
        Forutsetning.Sett(http, Tabellregister.Merke(tabell, funnet));
        return funnet;
    }

    private static Task<Definisjonskvittering> DefinerAsync(
        string kommunenummer, string tabell, Tabellutkast body, [AsParameters] Skrivevalg skriving, Tabellregister register, HttpContext http,
        CancellationToken ct) =>
        register.DefinerAsync(Parametertolk.Ledger(kommunenummer), tabell, body, Forutsetning.Les(http), skriving.Oppdrag(), ct);
}

/// <summary>The tables of registers.</summary>
internal sealed record Tabelliste(string Kommunenummer, long Versjon, IReadOnlyList<Tabellinje> Tabeller);

/// <summary>A table.</summary>
/// <param name="Innebygd">It came with the service.</param>
internal sealed record Tabellinje(string Id, string Navn, string Register, bool Innebygd);
