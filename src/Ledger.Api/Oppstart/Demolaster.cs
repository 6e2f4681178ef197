using System.Collections.Concurrent;
using System.Text.Json;
using FluentValidation;
using Ledger.Api.Budsjett;
using Ledger.Api.Http.Json;
using Ledger.Api.Innstillinger;
using Ledger.Api.Kommuner;
using Ledger.Application.Aarsavslutning;
using Ledger.Application.Bokfoering;
using Ledger.Application.Budsjett;
using Ledger.Application.Finans;
using Ledger.Application.Grunndata;
using Ledger.Application.Grunndata.Definisjoner;
using Ledger.Application.Import;
using Ledger.Application.Opplysninger;
using Ledger.Application.Porter;
using Ledger.Application.Skriving;
using Ledger.Domain.Aarsstatus;
using Ledger.Domain.Fond;
using Ledger.Domain.Noekkeltall;
using Ledger.Domain.Oppstillinger;
using Ledger.Domain.Organisasjon;
using Ledger.Domain.Prosjekt;
using Ledger.Domain.Verdier;
using Microsoft.Extensions.Options;

namespace Ledger.Api.Oppstart;

/// <summary>
/// Loads the Bærum 2024 demo into an empty database, and the made municipality where it is asked for, through the same use cases and with the same
/// files as an integration would send.
/// </summary>
/// <remarks>
/// The ledger comes first, so that its statements can be answered while the rest is loaded. Every step can be repeated, so a load that was cut off goes
/// on at the next start.
/// </remarks>
internal sealed class Demolaster(
    IHovedbokleser leser,
    Grunndatatjeneste grunndata,
    Vedtakstjeneste vedtak,
    Importtjeneste import,
    Statustjeneste statuser,
    Finanstjeneste finans,
    Posttjeneste finansposter,
    Merknadstjeneste finansmerknader,
    Opplysningsdemo opplysninger,
    Prognosedemo prognoser,
    Statusdemo tilstander,
    Nyvikdemo nyvik,
    IServiceProvider services,
    IOptions<Ledgervalg> valg,
    IHostEnvironment environment,
    ILogger<Demolaster> logger)
{
    internal const string Bruker = "demo";
    internal static readonly Skriveoppdrag Oppdrag = new(Bruker);
    private const string SisteFil = "aarsavslutning-2024";
    internal static readonly LedgerId Ledger = LedgerId.Parse("3201");
    private static readonly Regnskapsaar Ifjor = Regnskapsaar.Fra(2023), Aar = Regnskapsaar.Fra(2024);
    internal static readonly string Mappe = Path.Combine(AppContext.BaseDirectory, "demo", "baerum-2024");

    private readonly TaskCompletionSource _hovedbok = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly ConcurrentDictionary<Task, byte> _ventende = new();

    /// <summary>The load that was started; it is over also when there was nothing to load.</summary>
    public Task Lastet { get; private set; } = Task.CompletedTask;

    /// <summary>Over when Bærum's structure, budgets and postings are in: nothing that is loaded after it changes a figure of the statements.</summary>
    public Task Hovedbok { get; private set; } = Task.CompletedTask;

    /// <summary>Loads in the background.</summary>
    /// <param name="stopp">A load that is cut off goes on at the next start.</param>
    public void Start(CancellationToken stopp)
    {
        Lastet = Task.Run(
            async () =>
            {
                try
                {
                    await LastAsync(stopp);
                }
                catch (OperationCanceledException) when (stopp.IsCancellationRequested)
                {
                    // The service was stopped.
                }
            },
            CancellationToken.None);
        Hovedbok = Task.WhenAny(_hovedbok.Task, Lastet).Unwrap();
    }

    /// <summary>The version that the whole demo was loaded as, whichever came last; null until it is, and where another ledger has its number.</summary>
    public static async Task<long?> VersjonAsync(IHovedbokleser leser, CancellationToken ct) =>
        await leser.FinnIdempotentAsync(Ledger, Noekkel(SisteFil), ct) is { } bilag
        && await leser.FinnIdempotentAsync(Ledger, Opplysningsdemo.Sistenoekkel, ct) is { } fakta
            ? Math.Max(bilag.Versjon, fakta.Versjon) : null;

    /// <summary>Answers what only the ledger decides: as soon as it is in, and before the rest is loaded.</summary>
    /// <exception cref="OperationCanceledException">Who asked has gone.</exception>
    public async Task SvarAvHovedbokenAsync(Func<Task> svar, CancellationToken ct)
    {
        var svaret = SvarAsync();
        _ventende.TryAdd(svaret, 0);
        try
        {
            await svaret;
        }
        finally
        {
            _ventende.TryRemove(svaret, out _);
        }

        async Task SvarAsync()
        {
            await Hovedbok.WaitAsync(ct);
            await svar();
        }
    }

    /// <summary>Those who wait for the ledger, as the two cores of a small machine have enough to do with their answers.</summary>
    private async Task BesvarVentendeAsync(CancellationToken ct)
    {
        _hovedbok.SetResult();
        await Task.WhenAll(_ventende.Keys).WaitAsync(ct).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        ct.ThrowIfCancellationRequested();
    }

    private async Task LastAsync(CancellationToken ct)
    {
        var demoer = valg.Value.Demoer(environment);
        if (demoer != Demovalg.Ingen && await SkalLastesAsync(ct))
        {
            if (await leser.FinnIdempotentAsync(Ledger, Noekkel(SisteFil), ct) is null)
            {
                await LastHovedbokenAsync(ct);
            }

            await BesvarVentendeAsync(ct);
            await LastRestenAsync(ct);
        }

        _hovedbok.TrySetResult();
        if (demoer == Demovalg.Alle)
        {
            await nyvik.LastAsync(ct);
        }
    }

    private async Task LastHovedbokenAsync(CancellationToken ct)
    {
        var kommune = Les<Kommuneforesporsel>("kommune.json");
        await grunndata.RegistrerKommuneAsync(Ledger, kommune.Navn!, Organisasjonsnummer.Parse(kommune.Organisasjonsnummer!), Oppdrag, ct);
        await DefinerAsync(ct);
        await opplysninger.LastTiltakAsync(ct);
        await VedtaAsync("budsjett-opprinnelig.json", ct);
        await VedtaAsync("budsjett-revidert.json", ct);
        await VedtaAsync("budsjett-detaljering.json", ct);
        await VedtaAsync("budsjett-tiltak.json", ct);
        await ImporterAsync(Ifjor, "inngaaende-balanse-2023", ct);
        await ImporterAsync(Ifjor, "regnskap-2023", ct);
        await ImporterAsync(Aar, "inngaaende-balanse", ct);
        await ImporterAsync(Aar, "regnskap-2024", ct);
        await ImporterAsync(Aar, SisteFil, ct);
    }

    private async Task LastRestenAsync(CancellationToken ct)
    {
        await MaaltallAsync(ct);
        await FinansAsync(ct);
        await prognoser.LastAsync(ct);
        await opplysninger.LastAsync(ct);
        await tilstander.LastAsync(Ledger, Mappe, ct);
        logger.LogInformation("Demoen Bærum 2024 er lastet: {Hode}", (await leser.FinnKommuneAsync(Ledger, ct))!.Kjedehode);
    }

    /// <summary>The database is empty, or holds a load of the demo that was cut off. What somebody has written after it stays as it is.</summary>
    private async Task<bool> SkalLastesAsync(CancellationToken ct)
    {
        if ((await leser.LedgereAsync(ct)).Count == 0)
        {
            return true;
        }

        var foerste = await leser.FinnTransaksjonAsync(Ledger, 1, ct);
        if (foerste?.Bruker.Tekst != Bruker)
        {
            return false;
        }

        if (await VersjonAsync(leser, ct) is not { } siste)
        {
            return true;
        }

        var hode = (await leser.FinnKommuneAsync(Ledger, ct))!;
        for (var versjon = siste + 1; versjon <= hode.Versjon; versjon++)
        {
            if (await leser.FinnTransaksjonAsync(Ledger, versjon, ct) is not { Handling: Statustjeneste.Handling, Bruker.Tekst: Bruker })
            {
                return false;
            }
        }

        return (await statuser.HentAsync(Ledger, Aar, ct)).Tilstand != Aarstilstand.Vedtatt.Navn();
    }

    private async Task DefinerAsync(CancellationToken ct)
    {
        foreach (var aar in new[] { Ifjor, Aar })
        {
            await grunndata.DefinerOrganisasjonAsync(Ledger, aar, Les<Organisasjonsforesporsel>("organisasjon.json").Innhold(), Oppdrag, ct);
        }

        foreach (var fond in Les<Demofond[]>("fond.json"))
        {
            var type = Fondstyper.TryParse(fond.Type, out var t) ? t : throw new InvalidDataException($"Fondstype {fond.Type}");
            await grunndata.DefinerFondAsync(Ledger, new Fondsopplysning(Fondskode.Parse(fond.Fondskode), fond.Navn, type, fond.Formaal), Oppdrag, ct);
        }

        await grunndata.DefinerProsjekterAsync(Ledger, [.. Les<Demoprosjekt[]>("prosjekter.json").Select(p => p.Opplysning())], Oppdrag, ct);
        foreach (var file in Directory.EnumerateFiles(Path.Combine(Mappe, "oppstillinger"), "*.json").Order(StringComparer.Ordinal))
        {
            var utkast = JsonSerializer.Deserialize<Oppstillingsutkast>(await File.ReadAllTextAsync(file, ct), JsonOppsett.Valg)!;
            await grunndata.DefinerOppstillingAsync(Ledger, Aar, Path.GetFileNameWithoutExtension(file), utkast, Oppdrag, ct);
        }
    }

    private async Task MaaltallAsync(CancellationToken ct)
    {
        foreach (var (id, innhold) in Les<Dictionary<string, JsonElement>>("noekkeltall.json"))
        {
            if (id == Noekkeltallform.Inndata)
            {
                await grunndata.DefinerInndataAsync(Ledger, Aar, innhold.Deserialize<Dictionary<string, decimal>>(JsonOppsett.Valg)!, Oppdrag, ct);
            }
            else
            {
                await grunndata.DefinerNoekkeltallAsync(Ledger, Aar, id, innhold.Deserialize<Noekkeltallvalg>(JsonOppsett.Valg)!, Oppdrag, ct);
            }
        }
    }

    private async Task VedtaAsync(string fil, CancellationToken ct)
    {
        var body = Les<Vedtaksforesporsel>(fil);
        await services.GetRequiredService<IValidator<Vedtaksforesporsel>>().ValidateAndThrowAsync(body, ct);
        await vedtak.VedtaAsync(new Vedtaksordre(Ledger, Aar, [body.Utkast()], [], Oppdrag, Noekkel(fil)), ct);
    }

    private async Task FinansAsync(CancellationToken ct)
    {
        var d = Les<Demofinans>(Path.Combine("finans", "definisjoner.json"));
        await finans.DefinerAsync(Ledger, [.. d.Portefoeljer, .. d.Beholdninger, .. d.Finansreglement, .. d.Laan, .. d.Eierposter], Oppdrag, ct);
        await using var poster = File.OpenRead(Path.Combine(Mappe, "finans", "finansposter.csv"));
        await finansposter.ImporterAsync(new Faktaordre(Ledger, poster, Oppdrag, Noekkel("finansposter")), ct);
        var merknad = new Lagretmerknad("A6/FORV", null, new(2024, 12, 31), null, 192_752m)
        {
            Tekst = "Rapporten sier at fondets resultat er uten 0,2 millioner i kompensasjon for merverdiavgift.",
        };
        await finansmerknader.RegistrerAsync(Ledger, merknad, "forklaring", Oppdrag, ct);
    }

    private async Task ImporterAsync(Regnskapsaar aar, string fil, CancellationToken ct)
    {
        await using var stream = File.OpenRead(Path.Combine(Mappe, fil + ".csv"));
        IPosteringsleser Leser()
        {
            stream.Position = 0;
            return new CsvLeser(stream);
        }

        await import.ImporterAsync(new Importordre(Ledger, aar, Oppdrag, Noekkel(fil), Leser, null) { Merker = Merkerett.Bedt }, ct);
    }

    private static string Noekkel(string fil) => "demo-" + fil;

    private static T Les<T>(string fil) =>
        JsonSerializer.Deserialize<T>(File.ReadAllText(Path.Combine(Mappe, fil)), JsonOppsett.Valg) ?? throw new InvalidDataException($"{fil} er tom.");

    private sealed record Demofinans(
        Reglementsutkast[] Finansreglement, Portefoeljeutkast[] Portefoeljer, Beholdningsutkast[] Beholdninger, Laansutkast[] Laan,
        Eierpostutkast[] Eierposter);

    private sealed record Demofond(string Fondskode, string Navn, string Type, string? Formaal = null);

    private sealed record Demoprosjekt(string Prosjektkode, string Navn, string? Fase = null, Tall? Kostnadsramme = null)
    {
        public Prosjektopplysning Opplysning() =>
            new(Domain.Verdier.Prosjektkode.Parse(Prosjektkode), Navn, Fase, Beloep.TryParse(Kostnadsramme?.Tekst, out var ramme) ? ramme : null);
    }
}
