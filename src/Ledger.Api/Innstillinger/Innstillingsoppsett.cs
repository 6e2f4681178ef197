using Microsoft.Extensions.Options;

namespace Ledger.Api.Innstillinger;

/// <summary>Reads each section of the configuration into its class, and refuses to start with a value outside its range.</summary>
internal static class Innstillingsoppsett
{
    public static WebApplicationBuilder AddInnstillinger(this WebApplicationBuilder builder)
    {
        builder.Services.AddOptions<Ledgervalg>().Bind(builder.Configuration.GetSection(Ledgervalg.Seksjon))
            .Validate(v => v.Provider is "sqlite" or "sqlserver", "Ledger:Provider is sqlite or sqlserver.")
            .Validate(v => Demovalgene.Les(v.Demo) is not null, "Ledger:Demo er baerum, alle eller false.")
            .ValidateOnStart();
        builder.Les<Importvalg, Importvalgkontroll>("Import");
        builder.Les<Ratevalg, Ratevalgkontroll>("RateLimit");
        builder.Les<Skrivervalg, Skrivervalgkontroll>("Skrivere");
        builder.Les<Tidsgrenser, Tidsgrensekontroll>("Tidsgrenser");
        builder.Les<Grenser, Grensekontroll>("Grenser");
        builder.Les<Noekkelvalg, Noekkelvalgkontroll>("Noekler");
        builder.Les<Proxyvalg, Proxyvalgkontroll>("Proxyer");
        builder.Les<Kontrollvalg, Kontrollvalgkontroll>("Kontroll");
        builder.Les<Loggvalg, Loggvalgkontroll>("Logg");
        builder.Les<Minnevalg>("Minne");
        builder.Les<Corsvalg>("Cors");
        builder.Les<Sidevalg, Sidevalgkontroll>("Sider");
        return builder;
    }

    private static void Les<TValg, TKontroll>(this WebApplicationBuilder builder, string seksjon)
        where TValg : class
        where TKontroll : class, IValidateOptions<TValg>
    {
        builder.Les<TValg>(seksjon);
        builder.Services.AddSingleton<IValidateOptions<TValg>, TKontroll>();
    }

    private static void Les<TValg>(this WebApplicationBuilder builder, string seksjon)
        where TValg : class =>
        builder.Services.AddOptions<TValg>().Bind(builder.Configuration.GetSection($"{Ledgervalg.Seksjon}:{seksjon}")).ValidateOnStart();
}
