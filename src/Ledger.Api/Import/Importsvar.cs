using Ledger.Application.Import;

namespace Ledger.Api.Import;

/// <summary>How far an import has come.</summary>
/// <param name="Status">
/// <c>venter</c>, <c>paagaar</c>, <c>bokfoert</c>, <c>proevekjoert</c>, <c>avvist</c> (see problem) or <c>avbrutt</c> (nothing booked; send it
/// again).
/// </param>
/// <param name="RaderGyldige">Rows of bilag without errors so far.</param>
/// <param name="Kvittering">When it is done.</param>
/// <param name="Problem">The problem details that the request would have been answered with.</param>
internal sealed record Importstatus(
    string ImportId, string Status, DateTimeOffset Mottatt, DateTimeOffset? Ferdig, long RaderLest, long RaderGyldige, long? ByteLest, long? ByteTotalt,
    Importkvittering? Kvittering, IReadOnlyDictionary<string, object?>? Problem)
{
    public static Importstatus Av(Importjobb j) => new(
        j.Id, j.Status, j.Mottatt, j.Ferdig, j.Ordre.Fremdrift!.RaderLest, j.Ordre.Fremdrift.RaderGyldige, j.ByteLest, j.Innhold.Byte, j.Kvittering, j.Problem);

    public static Importstatus Av(LagretImport import)
    {
        var (t, k) = (import.Skriving, import.Kvittering);
        return new Importstatus(t.ImportId!, k.Status, t.Tidspunkt, t.Tidspunkt, k.AntallRader, k.AntallPosteringer, null, null, k, null);
    }
}

/// <summary>A page of the year's imports, newest first.</summary>
/// <param name="Neste">Give it as foer for the next page; null on the last one.</param>
internal sealed record Importliste(string Kommunenummer, int Aar, long Versjon, string Kjedehode, IReadOnlyList<Importlinje> Importer, string? Neste);

/// <summary>An import that was booked. Sums in kroner; sumKredit is negative.</summary>
internal sealed record Importlinje(
    string ImportId, DateTimeOffset Tidspunkt, string Bruker, string? Idempotensnoekkel, int AntallBilag, long AntallPosteringer, decimal SumDebet,
    decimal SumKredit,
    int? FoersteBilagsnummer, int? SisteBilagsnummer, long Versjon, string Kjedehode, long AntallVarsler)
{
    public static Importlinje Av(LagretImport import)
    {
        var (t, k) = (import.Skriving, import.Kvittering);
        return new Importlinje(
            k.ImportId, t.Tidspunkt, t.Bruker.ToString(), t.Idempotensnoekkel, k.AntallBilag, k.AntallPosteringer, k.SumDebet, k.SumKredit,
            k.FoersteBilagsnummer, k.SisteBilagsnummer, t.Versjon, t.Kjedehode.ToString(), k.AntallVarsler);
    }
}
