using FluentValidation;
using Ledger.Api.Bokfoering;
using Ledger.Api.Budsjett;
using Ledger.Api.Http.Sikkerhet;
using Ledger.Api.Http.Svar;
using Ledger.Api.Import;
using Ledger.Api.Innstillinger;
using Ledger.Api.Kontoplaner;
using Ledger.Api.Revisjon;
using Ledger.Application;
using Ledger.Application.Aarsavslutning;
using Ledger.Application.Bokfoering;
using Ledger.Application.Budsjett;
using Ledger.Application.Endringer;
using Ledger.Application.Finans;
using Ledger.Application.Grunndata;
using Ledger.Application.Helse;
using Ledger.Application.Import;
using Ledger.Application.Innrapportering;
using Ledger.Application.Lesing;
using Ledger.Application.Opplysninger;
using Ledger.Application.Porter;
using Ledger.Application.Profiler;
using Ledger.Application.Rapportering;
using Ledger.Application.Rettigheter;
using Ledger.Application.Revisjon;
using Ledger.Application.Saldoimport;
using Ledger.Application.Serier;
using Ledger.Application.Skriving;
using Ledger.Application.Varsler;
using Ledger.Storage.Felles;
using Ledger.Storage.Logg;
using Ledger.Storage.SqlServer;
using Ledger.Storage.Sqlite;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace Ledger.Api.Oppstart;

/// <summary>Composes the service: settings, store, use cases.</summary>
internal static class Tjenester
{
    public static IServiceCollection AddLedger(this IServiceCollection services)
    {
        services.AddSingleton(TimeProvider.System);
        services.AddSingleton(Lager);
        services.AddSingleton<ILagertilstand>(s => s.GetRequiredService<ILedgerStore>());
        services.AddSingleton<IHovedbokleser>(s => s.GetRequiredService<ILedgerStore>());
        services.AddSingleton<IHovedbokskriver>(s => s.GetRequiredService<ILedgerStore>());
        services.AddSingleton<IAvtrykksnoekler>(s => s.GetRequiredService<ILedgerStore>());
        services.AddSingleton<IKladdlager>(s => s.GetRequiredService<ILedgerStore>());
        services.AddSingleton<ISesjonsnoekler>(s => s.GetRequiredService<ILedgerStore>());
        services.AddSingleton<IInstallasjonslogg>(s => s.GetRequiredService<ILedgerStore>());
        services.AddSingleton<ILeselogg>(s => new Loggfiler(Valg<Ledgervalg>(s).DataDirectory));
        services.AddSingleton<Avtrykkslaas>();
        services.AddSingleton<ITilgangslager>(s => s.GetRequiredService<ILedgerStore>());
        services.AddSingleton(s => new Importgrenser(Valg<Importvalg>(s).MestRader, Valg<Importvalg>(s).MestRaderPerBilag));
        services.AddSingleton<IOpprydder, Opprydder>();
        services.AddSingleton<Klokkevakt>();
        services.AddSingleton<IHelsekilde>(s => s.GetRequiredService<Klokkevakt>());
        services.AddSingleton<IHelsekilde>(s => s.GetRequiredService<Sjekkpunktsignatur>());
        services.AddSingleton<Grunndataleser>();
        services.AddSingleton<Enhetsoppslag>();
        services.AddSingleton<Proeveregnskap>();
        services.AddSingleton<Registeroversikt>();
        services.AddSingleton<Skriveflyt>();
        services.AddSingleton<Registerlager>();
        services.AddSingleton<Tabellregister>();
        services.AddSingleton<Serielager>();
        services.AddSingleton<Rapporteringsbok>();
        services.AddSingleton<Rapporteringsmottak>();
        services.AddSingleton<Periodiseringsprofiler>();
        services.AddSingleton<Prognosedemo>();
        services.AddSingleton<Statusdemo>();
        services.AddSingleton<Finanslager>();
        services.AddSingleton<Importmottak>();
        services.AddSingleton<IInnholdslager>(s => new Innholdsfil(Valg<Ledgervalg>(s).DataDirectory));
        services.AddSingleton<Innholdsminne>();
        services.AddHostedService<Innholdsskriver>();
        services.AddSingleton<IAapningssammenligning, Aapningssammenligning>();
        services.AddSingleton<Bokfoeringsvarsler>();
        services.AddSingleton<Importregister>();
        services.AddSingleton<Kilderegister>();
        services.AddSingleton<Profilregister>();
        services.AddSingleton<Profilbruk>();
        services.AddSingleton<Vedtaksmottak>();
        services.AddSingleton<Kontoplanmottak>();
        services.AddSingleton<Bilagsoppslag>();
        services.AddSingleton(s => new Kubebudsjett(Valg<Minnevalg>(s).Kuber));
        services.AddSingleton<Kubelager>();
        services.AddSingleton<Endringsvakt>();
        services.AddSingleton(s => new Svarbudsjett(Valg<Minnevalg>(s).Svar));
        services.AddSingleton<Svarlagring>();
        services.AddSingleton<Rapportleser>();
        services.AddSingleton<Rapportkilde>();
        services.AddSingleton<Avslutningsberegning>();
        services.AddSingleton<Avslutningsretur>();
        services.AddSingleton<Skadevakt>();
        services.AddHostedService<Filvakt>();
        services.AddSingleton<Sjekkpunktsignatur>();
        services.AddSingleton<ISjekkpunktsignatur>(s => s.GetRequiredService<Sjekkpunktsignatur>());
        services.AddSingleton<Tilgangsoppslag>();
        services.AddSingleton<Tilgangslogg>();
        services.AddSingleton<ITilgangskilde>(s => s.GetRequiredService<Tilgangslogg>());
        services.AddHostedService(s => s.GetRequiredService<Tilgangslogg>());
        services.AddSingleton<Importjobber>();
        services.AddHostedService(s => s.GetRequiredService<Importjobber>());
        services.AddSingleton<Opplysningsdemo>();
        services.AddSingleton<Nyvikdemo>();
        services.AddSingleton<Demolaster>();

        foreach (var type in typeof(Skriveflyt).Assembly.GetTypes().Where(ErBrukstilfelle))
        {
            services.TryAddSingleton(type);
        }

        foreach (var validator in AssemblyScanner.FindValidatorsInAssembly(typeof(Tjenester).Assembly, includeInternalTypes: true))
        {
            services.AddSingleton(validator.InterfaceType, validator.ValidatorType);
        }

        return services;
    }

    /// <summary>A class of Application that is called <c>…tjeneste</c>. A new one is its own file, and no line here.</summary>
    private static bool ErBrukstilfelle(Type type) =>
        type is { IsClass: true, IsAbstract: false } && type.Name.EndsWith("tjeneste", StringComparison.Ordinal);

    private static T Valg<T>(IServiceProvider services)
        where T : class => services.GetRequiredService<IOptions<T>>().Value;

    private static ILedgerStore Lager(IServiceProvider services) => Lager(services, Valg<Ledgervalg>(services), "Ledger");

    /// <summary>A store by its settings.</summary>
    /// <param name="tilkobling">The name of its connection string, for a server.</param>
    internal static ILedgerStore Lager(IServiceProvider services, Ledgervalg valg, string tilkobling)
    {
        var clock = services.GetRequiredService<TimeProvider>();
        if (valg.Provider == "sqlserver")
        {
            var connection = services.GetRequiredService<IConfiguration>().GetConnectionString(tilkobling);
            return string.IsNullOrEmpty(connection)
                ? throw new OptionsValidationException(
                    Ledgervalg.Seksjon, typeof(Ledgervalg), [$"Provider er sqlserver, men ConnectionStrings:{tilkobling} mangler."])
                : SqlServer(new SqlServerStore(connection, clock, TimeSpan.FromSeconds(Valg<Tidsgrenser>(services).Databaselaas)), clock);
        }

        return new SqliteStore(
            valg.DataDirectory, clock, TimeSpan.FromSeconds(Valg<Tidsgrenser>(services).Databaselaas), services.GetRequiredService<Filhaandtak>().Regnskap);
    }

    private static Gjentakslager SqlServer(SqlServerStore store, TimeProvider clock) => new(store, store, store, clock);
}
