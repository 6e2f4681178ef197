using System.Globalization;
using System.Text;
using System.Text.Json;
using Ledger.Api.Http.Json;
using Ledger.Api.Http.Lastklasser;
using Ledger.Api.Http.Problemer;
using Ledger.Api.Http.Sikkerhet;
using Ledger.Api.Http.Svar;
using Ledger.Api.Http.Validering;
using Ledger.Application;
using Ledger.Application.Lesing;
using Ledger.Application.Porter;
using Ledger.Application.Rapporter;
using Ledger.Application.Rapportering;
using Ledger.Application.Rettigheter;
using Ledger.Domain.Saldo;
using Ledger.Domain.Verdier;

namespace Ledger.Api.Rapporter;

/// <summary>Several reports in one answer, all of one version.</summary>
internal static class Bunkeendepunkt
{
    /// <summary>All answers are held until the last is made.</summary>
    private const int MestByte = 64_000_000;

    public static void MapBunke(this RouteGroupBuilder kommune) =>
        kommune.MapPost("/rapporter", HentAsync).Validerer<Rapportforesporsel>().KreverScope(Scope.Les, Scope.Revisjon).Produces<Rapportbunke>()
            .MedLast(Last.Tung).TarEnheter()
            .WithName("hentRapporter").WithTags("Rapporter").WithSummary("Rapportene til en side i ett svar, alle av samme versjon.");

    private static async Task<IResult> HentAsync(
        HttpContext http, string kommunenummer, Rapportforesporsel body, Rapportleser leser, Rapportkilde kilde, Svarlagring lagring, CancellationToken ct)
    {
        var ledger = Parametertolk.Ledger(kommunenummer);
        var aarene = body.Rapporter!.Select(b => Parametertolk.Aar(b.Aar!.Value.Tekst)).ToList();
        var stand = await leser.HentAsync(ledger, [.. aarene.Distinct()], body.Tid(), ct);
        var gjelder = body.Rapporter!.Any(GjelderPerioden)
            ? await leser.HentAsync(
                ledger, [.. aarene.Distinct()], new Tidsvalg(stand.Hode.Versjon, null) { Periodisering = Saldoperiode.Gjelder }, ct)
            : stand;
        var (svar, enheter) = (new List<Rapportleveranse>(), http.Enhetsbinding());
        var budsjett = new Bunkebudsjett(MestByte);
        foreach (var (i, bestilling) in body.Rapporter!.Index())
        {
            ct.ThrowIfCancellationRequested();
            var id = bestilling.Id ?? i.ToString(CultureInfo.InvariantCulture);
            var levert = await LeverAsync(GjelderPerioden(bestilling) ? gjelder : stand, bestilling, aarene[i], id, enheter, kilde, lagring, budsjett, ct);
            svar.Add(levert);
        }

        return Results.Json(new Rapportbunke(ledger.ToString(), stand.Hode.Versjon, stand.Hode.Kjedehode.ToString(), svar), JsonOppsett.Valg);
    }

    /// <summary>True when amounts count in the period that they are about. Those stand in a second cube of the same version.</summary>
    private static bool GjelderPerioden(Rapportbestilling bestilling) => bestilling.Periodisering == "gjelder";

    private static async Task<Rapportleveranse> LeverAsync(
        Rapportstand stand, Rapportbestilling bestilling, Regnskapsaar aar, string id, string? enheter, Rapportkilde kilde,
        Svarlagring lagring, Bunkebudsjett budsjett, CancellationToken ct)
    {
        try
        {
            if (budsjett.ErFull)
            {
                throw ForStor();
            }

            var rapport = Rapportregister.Bunkerapport(bestilling.Rapport!);
            Parameternavn.Krev(bestilling.Sendt(), [.. rapport.Bunkefelt]);
            if (enheter is not null && rapport is not Rapport { ErPerEnhet: true })
            {
                throw new Avvisning(
                    Avvisningsgrunn.IkkeTillatt, Problemtyper.BundetTilEnhet, Enhetsvern.Tittel, "Nøkkelen ser ikke det som gjelder hele kommunen.");
            }

            var spoersmaal = new Rapportspoersmaal(navn => navn == Rapportspoersmaal.Enhetsbinding ? enheter : bestilling.Verdi(navn));
            Grupper.KrevRest(spoersmaal, budsjett.Grupper);
            var grunnlag = stand.Aar.TryGetValue(aar, out var funnet) ? funnet with { Avbrudd = ct, Budsjett = budsjett.Grupper } : null;
            var beregn = await rapport.ForberedAsync(new(stand.Hode, aar, grunnlag), spoersmaal, kilde, ct);
            var bytes = new Rapportbytes(lagring.Hent(Noekkel(bestilling, stand.Hode, enheter), stand.Hode, beregn));
            return budsjett.Ta(bytes.Json.Length) ? new Rapportleveranse(id, bestilling.Rapport!, aar.Aar, StatusCodes.Status200OK, bytes) : throw ForStor();
        }
        catch (Avvisning e)
        {
            // One report that cannot be given does not take the others from the page.
            var problem = Problemsvar.Innhold(e);
            return new Rapportleveranse(id, bestilling.Rapport!, aar.Aar, (int)problem["status"]!, null, problem);
        }
    }

    private static Avvisning ForStor() => new(
        Avvisningsgrunn.ForStor, Problemtyper.ForStortInnhold, "Bunken er for stor",
        $"Rapportene i en bunke er høyst {MestByte / 1_000_000} MB til sammen. Hent denne for seg.");

    /// <summary>The same question at the same version has the same key, and no address is like it.</summary>
    private static string Noekkel(Rapportbestilling bestilling, Kommunehode hode, string? enheter) =>
        $"{hode.Ledger} {hode.Versjon} {enheter}\n"
        + Encoding.UTF8.GetString(JsonSerializer.SerializeToUtf8Bytes(bestilling with { Id = null }, JsonOppsett.Valg));
}
