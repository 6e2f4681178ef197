using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using Ledger.Api.Kontrakt;
using Ledger.Api.Kontrakt.Foresporsler;
using Ledger.Api.Rapporter;
using Ledger.Api.Sikkerhet;
using Ledger.Api.Vern;
using Ledger.Application;
using Ledger.Application.Porter;
using Ledger.Application.Rapporter;

namespace Ledger.Api.Endepunkter;

/// <summary>Several reports in one answer, all of one version.</summary>
internal static class RapportEndepunkter
{
    public static void MapRapporter(this RouteGroupBuilder kommune) =>
        kommune.MapPost("/rapporter", HentAsync).Validerer<Rapportforesporsel>().KreverScope(Scope.Les, Scope.Revisjon).Produces<Rapportbunke>().MedLast(Last.Lesing)
            .WithName("hentRapporter").WithTags("Rapporter").WithSummary("Rapportene til en side i ett svar, alle av samme versjon.");

    private static async Task<IResult> HentAsync(string kommunenummer, Rapportforesporsel body, Rapportleser leser, Svarlagring lagring, CancellationToken ct)
    {
        var nummer = Rute.Ledger(kommunenummer);
        var tid = Rute.Tid(body.Versjon?.Tekst, body.PerTidspunkt);
        var years = body.Rapporter!.Select(b => Rute.Aar(b.Aar!.Value.Tekst)).ToList();
        var stand = await leser.HentAsync(nummer, [.. years.Distinct()], tid, ct);
        var answers = body.Rapporter!.Select((bestilling, i) =>
        {
            var id = bestilling.Id ?? i.ToString(CultureInfo.InvariantCulture);
            try
            {
                var spoersmaal = bestilling.Spoersmaal();
                spoersmaal.Kontroller();
                var grunnlag = stand.Aar.TryGetValue(years[i], out var found) ? found : throw Avvisning.UkjentAar(nummer, years[i]);
                var beregn = Rapportberegning.Forbered(grunnlag, spoersmaal);
                return new Rapportleveranse(id, bestilling.Rapport!, years[i].Aar, StatusCodes.Status200OK, new Rapportbytes(lagring.Hent(Noekkel(nummer.ToString(), bestilling, stand.Hode), stand.Hode, beregn)));
            }
            catch (Avvisning e)
            {
                // One report that cannot be given does not take the others from the page.
                var problem = Problemsvar.Innhold(e);
                return new Rapportleveranse(id, bestilling.Rapport!, years[i].Aar, (int)problem["status"]!, null, problem);
            }
        });
        return Results.Json(new Rapportbunke(nummer.ToString(), stand.Hode.Versjon, stand.Hode.Kjedehode.ToString(), [.. answers]), JsonOppsett.Valg);
    }

    /// <summary>The same question at the same version has the same key, and no address is like it.</summary>
    private static string Noekkel(string kommunenummer, Rapportbestilling bestilling, Kommunehode hode) =>
        $"{kommunenummer} {hode.Versjon} {Encoding.UTF8.GetString(JsonSerializer.SerializeToUtf8Bytes(bestilling with { Id = null }, JsonOppsett.Valg))}";
}

/// <summary>Reports of one version.</summary>
internal sealed record Rapportbunke(string Kommunenummer, long Versjon, string Kjedehode, IReadOnlyList<Rapportleveranse> Rapporter);

/// <summary>A report of a batch, or why it cannot be given.</summary>
/// <param name="Status">As the report's own address would answer.</param>
/// <param name="Svar">What the report's own address answers.</param>
internal sealed record Rapportleveranse(
    string Id, string Rapport, int Aar, int Status,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] Rapportbytes? Svar,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyDictionary<string, object?>? Problem = null);

/// <summary>A report that is JSON already.</summary>
[JsonConverter(typeof(Skriver))]
internal sealed record Rapportbytes(byte[] Json)
{
    internal sealed class Skriver : JsonConverter<Rapportbytes>
    {
        public override Rapportbytes Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => throw new NotSupportedException("Reports are not read.");

        public override void Write(Utf8JsonWriter writer, Rapportbytes value, JsonSerializerOptions options) => writer.WriteRawValue(value.Json, skipInputValidation: true);
    }
}
