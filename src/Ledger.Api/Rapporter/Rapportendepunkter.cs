using Ledger.Api.Http.Lastklasser;
using Ledger.Api.Http.Sikkerhet;
using Ledger.Api.Http.Svar;
using Ledger.Application;
using Ledger.Application.Rapporter;
using Ledger.Application.Rapportering;
using Ledger.Application.Tabeller;
using Ledger.Domain.Validering;

namespace Ledger.Api.Rapporter;

/// <summary>Every report of the registry at its address.</summary>
internal static class Rapportendepunkter
{
    /// <summary>What is listed and defined beside a report, which the contract shows after it.</summary>
    private static readonly Dictionary<string, Action<RouteGroupBuilder>> Ved = new(StringComparer.Ordinal)
    {
        ["budsjettavvik"] = Oppstillingsendepunkter.MapListe,
        ["oppstilling"] = Oppstillingsendepunkter.MapDefinisjoner,
        ["noekkeltall"] = Noekkeltallendepunkter.MapDefinisjoner,
    };

    /// <summary>The reports of a municipality, and the batch.</summary>
    public static void MapRapporter(this RouteGroupBuilder kommune)
    {
        foreach (var rapport in Rapportregister.Alle.Where(r => !r.ErAvAaret))
        {
            Map(kommune, rapport);
        }

        kommune.MapBunke();
    }

    /// <summary>The reports of a year.</summary>
    public static void MapAarsrapporter(this RouteGroupBuilder aaret)
    {
        foreach (var rapport in Rapportregister.Alle.Where(r => r.ErAvAaret))
        {
            Map(aaret, rapport);
            Ved.GetValueOrDefault(rapport.Navn)?.Invoke(aaret);
        }
    }

    private static void Map(RouteGroupBuilder gruppe, Rapport rapport)
    {
        var rute = gruppe.MapGet(rapport.Sti, (HttpContext http, Rapportkilde kilde, CancellationToken ct) => SvarAsync(http, rapport, kilde, ct))
            .KreverScope([.. rapport.Scopes]).WithMetadata(rapport).MedFormater([.. rapport.Formater])
            .WithName(rapport.Operasjon).WithTags(rapport.Emne).WithSummary(rapport.Sammendrag);
        _ = rapport.ErPerEnhet ? rute.TarEnheter() : rute;
        _ = rapport.ViserTekster ? rute.Loggfoeres() : rute;
        _ = rapport.ErTung ? rute.MedLast(Last.Tung) : rute;
        _ = rapport.Formater[0] == Rapportformat.Json
            ? rute.Produces(StatusCodes.Status200OK, rapport.Svartype)
            : rute.Produces<string>(StatusCodes.Status200OK, rapport.Formater[0].Innholdstype);
    }

    private static async Task<IResult> SvarAsync(HttpContext http, Rapport rapport, Rapportkilde kilde, CancellationToken ct)
    {
        // The parts of the address, and of the query what the report asks for and nothing else.
        string? Spurt(string navn) => rapport.Parametre.Any(p => p.Navn == navn) ? (string?)http.Request.Query[navn] : null;
        string? Innsyn() => http.SerInternt() ? "true" : null;
        string? Verdi(string navn) => navn switch
        {
            Rapportspoersmaal.Innsyn => Innsyn(),
            Rapportspoersmaal.Enhetsbinding => http.Enhetsbinding(),
            _ => http.GetRouteValue(navn) as string ?? Spurt(navn),
        };
        if (rapport.Parametre.FirstOrDefault(p => p.Paakrevd && Verdi(p.Navn) is null) is { Navn: var mangler })
        {
            throw Avvisning.Ugyldig(mangler, Feilkoder.Mangler, $"Parameteren {mangler} mangler.");
        }

        if (rapport.AvAlleEnheter)
        {
            await Enhetssyn.KrevAsync(http, ct);
        }

        return new Rapportresultat(rapport, await rapport.SvarAsync(new Rapportspoersmaal(Verdi), kilde, ct));
    }
}
