using Ledger.Api.Http.Hoder;
using Ledger.Api.Http.Komprimering;
using Ledger.Api.Http.Lastklasser;
using Ledger.Api.Http.OpenApi;
using Ledger.Api.Http.Sikkerhet;
using Ledger.Api.Http.Skriving;
using Ledger.Api.Import;
using Ledger.Api.Innstillinger;
using Ledger.Application;
using Ledger.Application.Opplysninger;
using Ledger.Application.Rettigheter;
using Ledger.Application.Skriving;
using Microsoft.Extensions.Options;

namespace Ledger.Api.Opplysninger;

/// <summary>What operations that take rows of facts have in common: the forms they come in, and what is answered.</summary>
internal static class Faktakropp
{
    public static RouteHandlerBuilder TarFakta(this RouteHandlerBuilder rute, RouteGroupBuilder gruppe, Fileksempel eksempel) => rute.MedLast(Last.Import)
        .WithMetadata(
            new Innholdsgrense(((IEndpointRouteBuilder)gruppe).ServiceProvider.GetRequiredService<IOptions<Importvalg>>().Value.MestByte),
            new Idempotensheader(Paakrevd: false), eksempel)
        .Accepts<string>(Importformat.Csv, Importformat.AndreFiler)
        .Produces<Faktakvittering>(StatusCodes.Status201Created).Produces<Faktakvittering>(StatusCodes.Status200OK);

    /// <summary>201 when something was written; 200 when all was known already, when it was sent before, and when it was only tried.</summary>
    public static async Task<IResult> TaAsync(
        HttpContext http, string kommunenummer, Skrivevalg skriving, Importmottak mottak, string adresse,
        Func<Faktaordre, Task<Skrivesvar<Faktakvittering>>> ta, CancellationToken ct)
    {
        var (ledger, oppdrag, noekkel) = (Parametertolk.Ledger(kommunenummer), skriving.Oppdrag(), Idempotensnoekkel.Les(http));
        await using var fil = await mottak.MottaFilAsync(http, ct);
        var (kvittering, alleredeUtfoert) = await ta(new Faktaordre(ledger, fil, oppdrag, noekkel)
        {
            Enheter = http.User.Enheter(), UtenVedtak = !http.User.Har(Scope.Budsjett),
        });
        return skriving.Svar(kvittering, $"/v1/kommuner/{kommunenummer}{adresse}", alleredeUtfoert || !kvittering.ErEndret);
    }
}
