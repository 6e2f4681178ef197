using System.Globalization;
using System.Text.Json;
using Ledger.Api.Budsjett;
using Ledger.Api.Http.Json;
using Ledger.Api.Import;
using Ledger.Api.Kommuner;
using Ledger.Api.Kontoplaner;
using Ledger.Api.Stamdata;
using Ledger.Application.Budsjett;
using Ledger.Application.Grunndata;
using Ledger.Application.Import;
using Ledger.Application.Kontoplaner;
using Ledger.Application.Porter;
using Ledger.Application.Profiler;
using Ledger.Application.Saldoimport;
using Ledger.Application.Skriving;
using Ledger.Application.Stamdata;
using Ledger.Domain.Verdier;

namespace Ledger.Api.Oppstart;

/// <summary>
/// Loads the made municipality: 2025 closed and adopted, and 2026 with thirty nightly files to September, through the same use cases as an integration's job.
/// </summary>
/// <remarks>Every step can be repeated, so a load that was cut off goes on at the next start.</remarks>
internal sealed class Nyvikdemo(
    IHovedbokleser leser, Grunndatatjeneste grunndata, Stamdatatjeneste stamdata, Kontoplantjeneste kontoplan, Vedtakstjeneste vedtak, Profilbruk profiler,
    Saldoimporttjeneste saldo, Periodetjeneste perioder, Statusdemo tilstander, ILogger<Nyvikdemo> logger)
{
    private const string Profil = "regnskap";
    private const int Netter = 30;
    private const int SistePeriode = 13;
    private static readonly LedgerId Ledger = LedgerId.Parse("9950");
    private static readonly Regnskapsaar Ifjor = Regnskapsaar.Fra(2025);
    private static readonly Regnskapsaar Iaar = Regnskapsaar.Fra(2026);
    private static readonly string Mappe = Path.Combine(AppContext.BaseDirectory, "demo", "nyvik-2026");

    public async Task LastAsync(CancellationToken ct)
    {
        var hode = await leser.FinnKommuneAsync(Ledger, ct);
        if (await leser.FinnIdempotentAsync(Ledger, Noekkel(Nattfil(Netter)), ct) is not null
            || (hode is not null && (await leser.FinnTransaksjonAsync(Ledger, 1, ct))?.Bruker.Tekst != Demolaster.Bruker))
        {
            return;
        }

        var kommune = Les<Kommuneforesporsel>("kommune.json");
        await grunndata.RegistrerKommuneAsync(Ledger, kommune.Navn!, Organisasjonsnummer.Parse(kommune.Organisasjonsnummer!), Demolaster.Oppdrag, ct);
        foreach (var aar in new[] { Ifjor, Iaar })
        {
            await stamdata.OppdaterAsync(Ledger, aar, Les<Stamdataforesporsel>($"stamdata-{aar}.json").Utkast(), null, Demolaster.Oppdrag, ct);
            await kontoplan.DefinerAsync(
                Ledger, aar, Les<Kontoplanforesporsel>("kontoplan.json").Utkast(), new Kontoplanvalg(KanBekrefte: true, null, null), Demolaster.Oppdrag, ct);
            await BudsjettAsync(aar, ct);
        }

        await grunndata.DefinerImportprofilAsync(Ledger, Profil, Profilform.Skriv(Les<Profilutkast>("profil.json")), Demolaster.Oppdrag, ct);
        await SaldoAsync(Ifjor, $"saldo-{Ifjor}.csv", ct);
        await LukkAsync(Ifjor, 0, SistePeriode, ct);
        await tilstander.LastAsync(Ledger, Mappe, ct);
        static int Tall(string tekst) => int.Parse(tekst, CultureInfo.InvariantCulture);
        var lukkinger = File.ReadLines(Path.Combine(Mappe, "hendelser.csv")).Skip(1).Select(l => l.Split(';')).Where(h => h[1] == "lukk")
            .ToDictionary(h => Tall(h[0]), h => h[2].Split('-').Select(Tall).ToArray());
        for (var natt = 1; natt <= Netter; natt++)
        {
            await SaldoAsync(Iaar, Nattfil(natt), ct);
            if (lukkinger.TryGetValue(natt, out var lukking))
            {
                await LukkAsync(Iaar, lukking[0], lukking[1], ct);
            }
        }

        logger.LogInformation("Demoen Nyvik 2026 er lastet: {Hode}", (await leser.FinnKommuneAsync(Ledger, ct))!.Kjedehode);
    }

    private async Task BudsjettAsync(Regnskapsaar aar, CancellationToken ct)
    {
        foreach (var fil in Directory.EnumerateFiles(Mappe, $"budsjett-{aar}-*.json").Order(StringComparer.Ordinal))
        {
            var navn = Path.GetFileName(fil);
            await vedtak.VedtaAsync(
                new Vedtaksordre(Ledger, aar, [Les<Vedtaksforesporsel>(navn).Utkast()], [], Demolaster.Oppdrag, Noekkel(navn)), ct);
        }
    }

    private async Task SaldoAsync(Regnskapsaar aar, string fil, CancellationToken ct)
    {
        var (profil, lag) = await profiler.FinnAsync(Ledger, aar, Profil, Radformat.Saldoer, ct);
        await using var innhold = File.OpenRead(Path.Combine(Mappe, fil));
        var ordre = default(Saldoimportforesporsel).Ordre(Ledger, aar, Demolaster.Oppdrag, Noekkel(fil), profil);
        await saldo.ImporterAsync(
            ordre with
            {
                Leser = () =>
                {
                    innhold.Position = 0;
                    return lag(Importformat.Csv)(innhold);
                },
            },
            ct);
    }

    private async Task LukkAsync(Regnskapsaar aar, int fra, int til, CancellationToken ct)
    {
        for (var periode = fra; periode <= til; periode++)
        {
            await perioder.SettAsync(Ledger, aar, Periode.Fra(periode), lukket: true, kanGjenaapne: false, Demolaster.Oppdrag, ct);
        }
    }

    private static string Nattfil(int natt) => $"natt-{natt:00}.csv";

    private static string Noekkel(string fil) => "demo-" + fil;

    private static T Les<T>(string fil) =>
        JsonSerializer.Deserialize<T>(File.ReadAllText(Path.Combine(Mappe, fil)), JsonOppsett.Valg) ?? throw new InvalidDataException($"{fil} er tom.");
}
