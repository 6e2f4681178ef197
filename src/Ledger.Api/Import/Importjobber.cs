using System.Collections.Concurrent;
using System.Threading.Channels;
using Ledger.Api.Http.Problemer;
using Ledger.Api.Http.Sikkerhet;
using Ledger.Application;
using Ledger.Application.Import;
using Ledger.Application.Porter;
using Ledger.Domain.Verdier;

namespace Ledger.Api.Import;

/// <summary>An import that was answered with 202 and goes on by itself.</summary>
/// <param name="Innhold">The body, received in full; disposed of when the import ends.</param>
/// <param name="Adgang">The key or token that it was sent with: it books nothing when that is revoked or expires first.</param>
internal sealed record Importjobb(Importordre Ordre, Importinnhold Innhold, Noekkelvakt.Arbeid Adgang, DateTimeOffset Mottatt)
{
    private volatile string _status = Importjobber.Venter;

    public string Id => Ordre.ImportId!;

    public string Status
    {
        get => _status;
        set => _status = value;
    }

    public DateTimeOffset? Ferdig { get; set; }

    public Importkvittering? Kvittering { get; set; }

    public IReadOnlyDictionary<string, object?>? Problem { get; set; }

    public long ByteLest => Status == Importjobber.Venter ? 0 : Ferdig is null ? Innhold.Lest : Innhold.Byte;
}

/// <summary>
/// The imports that run in the background of this process. What they book is in the database; how far they have come is only here, so a
/// caller that asks another instance, or after a restart, is told by the key: the same request again answers the receipt or books.
/// </summary>
internal sealed class Importjobber(
    Importtjeneste tjeneste, Noekkelvakt vakt, ILagertilstand tilstand, TimeProvider clock, ILogger<Importjobber> logger) : BackgroundService
{
    public const string Venter = "venter";
    public const string Paagaar = "paagaar";
    public const string Avvist = "avvist";
    public const string Avbrutt = "avbrutt";

    private const int MestIKoe = 64;
    private const int Samtidige = 4;
    private static readonly TimeSpan Huskes = TimeSpan.FromHours(1);

    private readonly ConcurrentDictionary<string, Importjobb> _jobber = new(StringComparer.Ordinal);
    private readonly Channel<Importjobb> _koe = Channel.CreateBounded<Importjobb>(MestIKoe);

    /// <summary>Takes an import over, and its body with it.</summary>
    /// <exception cref="Avvisning">503: the queue is full; the body is still the caller's.</exception>
    public Importjobb LeggTil(Importordre ordre, Importinnhold innhold, Adgang adgang)
    {
        foreach (var gammel in _jobber.Values.Where(j => j.Ferdig is { } ferdig && clock.GetUtcNow() - ferdig > Huskes))
        {
            _jobber.TryRemove(gammel.Id, out _);
        }

        var mottatt = clock.GetUtcNow();
        var overtatt = innhold.Overta();
        var id = Guid.CreateVersion7(mottatt).ToString();
        var fulgt = ordre with { ImportId = id, Fremdrift = new Importfremdrift(), Leser = overtatt.Leser };
        var jobb = new Importjobb(fulgt, overtatt, vakt.Foelg(adgang, CancellationToken.None), mottatt);
        _jobber[id] = jobb;
        if (!_koe.Writer.TryWrite(jobb))
        {
            _jobber.TryRemove(id, out _);
            jobb.Adgang.Dispose();
            innhold.TaTilbake();
            throw new Avvisning(
                Avvisningsgrunn.Opptatt, Problemtyper.Opptatt, "Tjenesten er opptatt",
                $"Det venter allerede {MestIKoe} importer, eller tjenesten stopper. Prøv igjen med samme Idempotency-Key.");
        }

        return jobb;
    }

    public Importjobb? Finn(LedgerId ledger, string id) =>
        _jobber.TryGetValue(id, out var jobb) && jobb.Ordre.Ledger == ledger ? jobb : null;

    /// <summary>An import that was answered with 202 is done before the service stops, as far as the time for stopping allows.</summary>
    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        _koe.Writer.TryComplete();
        if (ExecuteTask is { } arbeid)
        {
            await Task.WhenAny(arbeid, Task.Delay(Timeout.InfiniteTimeSpan, cancellationToken));
        }

        await base.StopAsync(cancellationToken);
    }

    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        Parallel.ForEachAsync(
            _koe.Reader.ReadAllAsync(stoppingToken), new ParallelOptions { MaxDegreeOfParallelism = Samtidige, CancellationToken = stoppingToken }, KjoerAsync);

    private async ValueTask KjoerAsync(Importjobb jobb, CancellationToken ct)
    {
        jobb.Status = Paagaar;
        var status = Avbrutt;
        try
        {
            using var stopp = CancellationTokenSource.CreateLinkedTokenSource(ct, jobb.Adgang.Token);
            stopp.Token.ThrowIfCancellationRequested();
            var svar = await tjeneste.ImporterAsync(jobb.Ordre, stopp.Token);
            jobb.Kvittering = svar.Kvittering;
            status = svar.Kvittering.Status;
        }
        catch (Avvisning avvisning)
        {
            jobb.Problem = Problemsvar.Innhold(avvisning);
            status = Avvist;
        }
        catch (OperationCanceledException) when (jobb.Adgang.ErAvsluttet)
        {
            jobb.Problem = Tilgang.IkkeAutentisert();
            status = Avvist;
        }
        catch (OperationCanceledException)
        {
            logger.LogWarning("Import {Import} ble avbrutt fordi tjenesten stopper; ingenting er bokført", jobb.Id);
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            logger.LogError(e, "Import {Import} feilet; ingenting er bokført", jobb.Id);
            jobb.Problem = Lagersvar.Innhold(tilstand, e)
                ?? Problemsvar.Innhold(
                    StatusCodes.Status500InternalServerError, Problemtyper.InternFeil, "Intern feil", "Noe gikk galt hos oss. Ingenting er bokført.");
        }
        finally
        {
            jobb.Ferdig = clock.GetUtcNow();
            jobb.Status = status;
            jobb.Adgang.Dispose();
            await jobb.Innhold.DisposeAsync();
        }
    }
}
