using System.Globalization;
using Ledger.Application;
using Ledger.Application.Aarsavslutning;
using Ledger.Application.Budsjett;
using Ledger.Application.Grunndata;
using Ledger.Application.Import;
using Ledger.Application.Rapporter;
using Ledger.Application.Rapportering;
using Ledger.Application.Skriving;
using Ledger.Domain.Aarsstatus;
using Ledger.Domain.Verdier;
using Ledger.Web.Deler;
using Ledger.Web.Ruting;
using Microsoft.AspNetCore.Http;

namespace Ledger.Web.Intern;

/// <summary>Answers the pages of the work with a year. They are of the municipality as a whole, and book nothing.</summary>
internal sealed class Arbeidssvar(
    Internvern vern, Vedtakstjeneste vedtak, Importregister importer, Rapportkilde kilde, Avslutningstjeneste avslutning, Statustjeneste status,
    Grunndataleser grunndata)
{
    private const int MestImporter = 100;
    private const string Foer = "foer";

    public Task BudsjettAsync(HttpContext http) => SvarAsync(http, [Valg.Enhetsvalg], async (k, ledger, aar) =>
        Arbeidssider.Vedtak(k, await vedtak.ListeAsync(ledger, aar, http.RequestAborted)));

    public Task VedtakAsync(HttpContext http) => SvarAsync(http, [], async (k, ledger, aar) =>
    {
        var nummer = int.Parse((string)http.Request.RouteValues["nummer"]!, CultureInfo.InvariantCulture);
        var funnet = (await vedtak.ListeAsync(ledger, aar, http.RequestAborted)).FirstOrDefault(v => v.Post.Nummer == nummer)
            ?? throw Avvisning.IkkeFunnet($"Vedtak {nummer} finnes ikke i {aar}.");
        return Arbeidssider.Vedtak(k, funnet, new Kodenavn(await grunndata.HentAsync(ledger, aar, http.RequestAborted)));
    });

    public Task ImportAsync(HttpContext http) => SvarAsync(http, [Foer], async (k, ledger, aar) =>
    {
        var foer = Parametertolk.Stortall(http.Request.Query.TryGetValue(Foer, out var f) ? f.ToString() : null, Foer);
        var (_, liste) = await importer.ListeAsync(ledger, aar, foer, MestImporter, http.RequestAborted);
        return Arbeidssider.Importer(
            k, liste, liste.Count < MestImporter ? null : k.Stier.Nyeste(Arbeidssider.Import.Ledd).Med((Foer, liste[^1].Skriving.Versjon.ToString())));
    });

    public Task KvalitetAsync(HttpContext http) => SvarAsync(http, [], async (k, ledger, aar) =>
    {
        var rapport = Rapportregister.Alle.First(r => r is Kvaliteten);
        var svar = await rapport.SvarAsync(
            new Rapportspoersmaal(felt => felt switch
            {
                "kommunenummer" => ledger.ToString(),
                "aar" => aar.ToString(),
                "versjon" => k.Kilde.Utgave.Versjon.ToString(),
                _ => null,
            }),
            kilde, http.RequestAborted);
        return Arbeidssider.Funn(k, (Kvalitetssvar)svar.Beregn());
    });

    /// <summary>
    /// The closing that stands, else as it would be. The preview is a dry run, which a reader may do here though he may not close.
    /// </summary>
    public Task AvslutningAsync(HttpContext http) => SvarAsync(http, [], async (k, ledger, aar) =>
    {
        var gang = await status.HentAsync(ledger, aar, http.RequestAborted);
        var (svar, grunner) = gang.Tilstand == Aarstilstand.Aapen.Navn() ? await ProevAsync(http, ledger, aar) : await StaaendeAsync(http, ledger, aar);
        return Avslutningsside.Lag(k, gang, svar, grunner);
    });

    private async Task<(Aarsavslutningssvar? Svar, IReadOnlyList<string> Grunner)> StaaendeAsync(HttpContext http, LedgerId ledger, Regnskapsaar aar)
    {
        try
        {
            return (await avslutning.HentAsync(ledger, aar, http.RequestAborted), []);
        }
        catch (Avvisning a) when (a.Grunn == Avvisningsgrunn.IkkeFunnet)
        {
            // A source has closed the year: there are no steps of a closing to show.
            return (null, ["Året er avsluttet med kildens egne bilag. Stegene står i kildesystemet; disponeringen viser dem slik de er merket."]);
        }
    }

    private async Task<(Aarsavslutningssvar? Svar, IReadOnlyList<string> Grunner)> ProevAsync(HttpContext http, LedgerId ledger, Regnskapsaar aar)
    {
        try
        {
            var (svar, _) = await avslutning.AvsluttAsync(
                ledger, aar, new Avslutningsbestilling(new Avslutningsutkast(), []), null,
                new Skriveoppdrag(Internvern.Bruker(http)!.Navn, Proevekjoering: true), http.RequestAborted);
            return (svar, []);
        }
        catch (Avvisning a) when (a.Grunn is Avvisningsgrunn.Konflikt or Avvisningsgrunn.Regelbrudd)
        {
            return (null, a.Feil.Count > 0 ? [.. a.Feil.Select(f => f.Melding)] : [a.Message]);
        }
    }

    private Task SvarAsync(HttpContext http, IReadOnlyList<string> valg, Func<Sidegrunnlag, LedgerId, Regnskapsaar, Task<Side>> lag) =>
        Internvern.VernetAsync(http, Internsvar.Lesere, ogEnheter: false, async ledger =>
        {
            var enhet = valg.Where(v => v == Valg.Enhetsvalg).ToList();
            if (await vern.GrunnlagAsync(http, ledger, enhet, valg) is { Sider: var k })
            {
                var side = await lag(k, ledger, Regnskapsaar.Fra(k.Kilde.Utgave.Publikasjon.Aar));
                await Sidetjeneste.Ramm(k, side).Med(Internvern.Holdbarhet).SkrivAsync(http);
            }
        });
}
