using Ledger.Api.Innstillinger;
using Ledger.Api.Publisering;
using Ledger.Application.Publisering;
using Ledger.Application.Rettigheter;
using Ledger.Web.Deler;
using Ledger.Web.Html;
using Ledger.Web.Intern;
using Ledger.Web.Ruting;
using Microsoft.Extensions.Options;

namespace Ledger.Api.Oppstart;

/// <summary>Composes the pages.</summary>
internal static class Sideoppsett
{
    public static void AddPubliserteSider(this IServiceCollection services)
    {
        services.AddSingleton<Utgaveregister>();
        services.AddSingleton<IUtgaver, Demoutgaver>();
        services.AddSingleton<Seksjonsberegning>();
        services.AddSingleton<Tidligereutgaver>();
        services.AddSingleton<Utgavepdfer>();
        services.AddSingleton<Publikasjonstjeneste>();
        services.AddSingleton<Topersonregel>();
        services.AddSingleton<Publiseringsplan>();
        services.AddHostedService<Publiseringsvakt>();
        services.AddSingleton<Chromium>();
        services.AddHostedService(s => ActivatorUtilities.CreateInstance<Pdfvakt>(s, () => s.GetRequiredService<Demolaster>().Lastet));
        services.AddSingleton<Vesentligeavvik>();
        services.AddSingleton<Publikasjonsleser>();
        services.AddSingleton<Persontilganger>();
        services.AddSingleton(s =>
        {
            var valg = s.GetRequiredService<IOptions<Sidevalg>>().Value;
            return new Tjenesteopplysning(Adresse.Ekstern(valg.Erklaering), valg.Kontakt);
        });
        services.AddInterneSider();
        services.AddSider(s => s.GetRequiredService<IOptions<Minnevalg>>().Value.Sider);
    }
}
