using Ledger.Application;
using Ledger.Application.Noter;
using Ledger.Application.Rapporter;
using Ledger.Application.Rapportering;
using Ledger.Web.Deler;
using Ledger.Web.Filer;
using Ledger.Web.Ruting;
using Ledger.Web.Tall;
using Microsoft.AspNetCore.Http;

namespace Ledger.Web.Intern;

/// <summary>Answers the pages of the notes. They are of the municipality as a whole.</summary>
internal sealed class Notesidesvar(Internvern vern, Rapportkilde kilde)
{
    private static readonly Rapport Listen = Rapportregister.Alle.First(r => r.Navn == "noter");
    private static readonly Rapport Noten = Rapportregister.Alle.First(r => r.Navn == "note");

    /// <summary>The list of notes.</summary>
    public Task ListeAsync(HttpContext http) => SvarAsync(http, async k =>
        Sidetjeneste.Ramm(k, Notesider.Liste(k, (Notelistesvar)await BeregnAsync(k, Listen, null, http.RequestAborted))));

    /// <summary>A note.</summary>
    public Task SideAsync(HttpContext http) => SvarAsync(http, async k =>
        Sidetjeneste.Ramm(k, Notesider.Lag(k, (Notesvar)await BeregnAsync(k, Noten, Note(http), http.RequestAborted))));

    /// <summary>A note as a file.</summary>
    public Task FilAsync(HttpContext http) => SvarAsync(http, async k =>
    {
        var (utgave, note) = (k.Kilde.Utgave, Note(http));
        var tabell = Noten.SomTabell(await BeregnAsync(k, Noten, note, http.RequestAborted));
        return Sidetjeneste.Fil(await Tabellfil.LagAsync(
            tabell, (string)http.Request.RouteValues["endelse"]!, $"{utgave.Ledger}-{utgave.Publikasjon.Aar}-note-{note}", http.RequestAborted));
    });

    private Task SvarAsync(HttpContext http, Func<Sidegrunnlag, Task<Sidesvar>> lag) =>
        Internvern.VernetAsync(http, Internsvar.Lesere, ogEnheter: false, async ledger =>
        {
            if (await vern.GrunnlagAsync(http, ledger, [Valg.Enhetsvalg], [Valg.Enhetsvalg, Internvern.Versjonsvalg]) is not { Sider: var k })
            {
                return;
            }

            try
            {
                await (await lag(k)).Med(Internvern.Holdbarhet).SkrivAsync(http);
            }
            catch (Avvisning e) when (e.Grunn == Avvisningsgrunn.IkkeFunnet)
            {
                await Sidetjeneste.FinnesIkkeAsync(http);
            }
        });

    private async Task<object> BeregnAsync(Sidegrunnlag k, Rapport rapport, string? note, CancellationToken ct)
    {
        var utgave = k.Kilde.Utgave;
        return (await rapport.SvarAsync(new Rapportspoersmaal(felt => felt switch
        {
            "kommunenummer" => utgave.Ledger.ToString(),
            "aar" => utgave.Publikasjon.Aar.ToString(),
            "versjon" => utgave.Versjon.ToString(),
            "enhet" => k.Enhet.Navn(),
            "note" => note,
            _ => null,
        }), kilde, ct)).Beregn();
    }

    private static string Note(HttpContext http) => (string)http.Request.RouteValues["note"]!;
}
