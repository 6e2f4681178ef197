using FluentValidation;
using Ledger.Api.Http.Svar;
using Ledger.Api.Sikkerhet;
using Ledger.Api.Vern;
using Ledger.Application.Aarsavslutning;
using Ledger.Application.Bokfoering;
using Ledger.Application.Budsjett;
using Ledger.Application.Grunndata;
using Ledger.Application.Import;
using Ledger.Application.Lesing;
using Ledger.Application.Porter;
using Ledger.Application.Rapportering;
using Ledger.Application.Rapporter;
using Ledger.Application.Revisjon;
using Ledger.Application.Skriving;
using Ledger.Domain.Hovedbok;
using Ledger.Storage.Felles;
using Ledger.Storage.SqlServer;
using Ledger.Storage.Sqlite;
using Microsoft.Extensions.Options;

namespace Ledger.Api.Oppsett;

/// <summary>Composes the service: settings, store, use cases.</summary>
internal static class Tjenester
{
    public static IServiceCollection AddLedger(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<Ledgervalg>().Bind(configuration.GetSection(Ledgervalg.Seksjon))
            .Validate(v => v.Provider is "sqlite" or "sqlserver", "Ledger:Provider is sqlite or sqlserver.")
            .Validate(v => v.Import.MestRaderPerBilag is > 1 and <= Bilag.StoersteAntallRader - 1_000, $"Ledger:Import:MestRaderPerBilag is 2-{Bilag.StoersteAntallRader - 1_000}: a counter account adds rows of its own.")
            .ValidateOnStart();
        services.AddSingleton(TimeProvider.System);
        services.AddSingleton(Lager);
        services.AddSingleton<ILagertilstand>(s => s.GetRequiredService<ILedgerStore>());
        services.AddSingleton<IHovedbokleser>(s => s.GetRequiredService<ILedgerStore>());
        services.AddSingleton<IHovedbokskriver>(s => s.GetRequiredService<ILedgerStore>());
        services.AddSingleton<IAvtrykksnoekler>(s => (IAvtrykksnoekler)s.GetRequiredService<ILedgerStore>());
        services.AddSingleton<ITilgangslager>(s => s.GetRequiredService<ILedgerStore>());
        services.AddSingleton(s => new Importgrenser(Valg(s).Import.MestRader, Valg(s).Import.MestRaderPerBilag));
        services.AddSingleton<Grunndataleser>();
        services.AddSingleton<Skriveflyt>();
        services.AddSingleton<Grunndatatjeneste>();
        services.AddSingleton<Importtjeneste>();
        services.AddSingleton<Bilagstjeneste>();
        services.AddSingleton<Vedtakstjeneste>();
        services.AddSingleton(s => new Kubebudsjett(Valg(s).Minne.Kuber));
        services.AddSingleton<Kubelager>();
        services.AddSingleton<Endringsvakt>();
        services.AddSingleton(s => new Svarbudsjett(Valg(s).Minne.Svar));
        services.AddSingleton<Svarlagring>();
        services.AddSingleton<Rapportleser>();
        services.AddSingleton<Rapportkilde>();
        services.AddSingleton<Avslutningstjeneste>();
        services.AddSingleton<Revisjonstjeneste>();
        services.AddSingleton<Sjekkpunktsignatur>();
        services.AddSingleton<Tilgangslogg>();
        services.AddSingleton<ITilgangskilde>(s => s.GetRequiredService<Tilgangslogg>());
        services.AddHostedService(s => s.GetRequiredService<Tilgangslogg>());
        services.AddSingleton<Importjobber>();
        services.AddHostedService(s => s.GetRequiredService<Importjobber>());
        services.AddSingleton<Demolaster>();
        foreach (var validator in AssemblyScanner.FindValidatorsInAssembly(typeof(Tjenester).Assembly, includeInternalTypes: true))
        {
            services.AddSingleton(validator.InterfaceType, validator.ValidatorType);
        }

        return services;
    }

    private static Ledgervalg Valg(IServiceProvider services) => services.GetRequiredService<IOptions<Ledgervalg>>().Value;

    private static ILedgerStore Lager(IServiceProvider services) => Lager(services, Valg(services), "Ledger");

    /// <summary>A store by its settings.</summary>
    /// <param name="tilkobling">The name of its connection string, for a server.</param>
    internal static ILedgerStore Lager(IServiceProvider services, Ledgervalg valg, string tilkobling)
    {
        var clock = services.GetRequiredService<TimeProvider>();
        if (valg.Provider == "sqlserver")
        {
            var connection = services.GetRequiredService<IConfiguration>().GetConnectionString(tilkobling);
            return string.IsNullOrEmpty(connection)
                ? throw new OptionsValidationException(Ledgervalg.Seksjon, typeof(Ledgervalg), [$"Provider er sqlserver, men ConnectionStrings:{tilkobling} mangler."])
                : SqlServer(new SqlServerStore(connection, clock), clock);
        }

        return new SqliteStore(valg.DataDirectory, clock, TimeSpan.FromSeconds(services.GetRequiredService<IOptions<Vernvalg>>().Value.Timeouts.DatabaseLock));
    }

    private static Gjentakslager SqlServer(SqlServerStore store, TimeProvider clock) => new(store, store, store, clock);
}
