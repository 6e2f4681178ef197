using Ledger.Application.Finans;
using Ledger.Application.Rapportering;
using Ledger.Application.Tabeller;
using Ledger.Domain.Finans.Register;
using Ledger.Web.Deler;
using Ledger.Web.Filer;
using Ledger.Web.Ruting;
using Ledger.Web.Soek;
using Ledger.Web.Tall;
using Microsoft.AspNetCore.Http;

namespace Ledger.Web.Intern;

/// <summary>Answers the pages of the finance register. They are of the municipality as a whole.</summary>
internal sealed class Finanssvar(Internvern vern, Rapportkilde kilde) : ISidetillegg
{
    /// <summary>A page of the finance register.</summary>
    public Task SideAsync(HttpContext http, string emne) => SvarAsync(http, [], async (k, stand) => Sidetjeneste.Ramm(
        k, Finanssider.Lag(k, emne, stand.Register, Dagen(k, stand.Register), await DelerAsync(k, emne, stand.Register, forklar: true, http.RequestAborted))));

    /// <summary>The pages of the register in the print of the whole year: without the formulas behind the figures.</summary>
    public async Task<IReadOnlyList<Utskriftskapittel>> KapitlerAsync(Sidegrunnlag grunnlag, CancellationToken ct)
    {
        var kapitler = new List<Utskriftskapittel>();
        if (await RegisterAsync(grunnlag, ct) is not { } register)
        {
            return kapitler;
        }

        foreach (var emne in Finanssider.Emner)
        {
            var side = Finanssider.Lag(grunnlag, emne, register, Dagen(grunnlag, register), await DelerAsync(grunnlag, emne, register, forklar: false, ct));
            kapitler.Add(new(side.Kapittel, side.Innhold));
        }

        return kapitler;
    }

    public async Task<IReadOnlyList<Soekbar>> SoekbareAsync(Sidegrunnlag grunnlag, CancellationToken ct) =>
        await RegisterAsync(grunnlag, ct) is { } register ? Finanssoek.Av(register, Dagen(grunnlag, register)) : [];

    /// <summary>The register of a source; null when it has none, or when the reader is bound to units.</summary>
    private async Task<Finansregister?> RegisterAsync(Sidegrunnlag k, CancellationToken ct) =>
        !k.Kilde.ErUtsnitt && (await kilde.FinansAsync(Spoersmaal(k), ct)).Register is var r && Finanssider.Finnes(r.Definisjoner) ? r : null;

    private async Task<List<Finansdel>> DelerAsync(Sidegrunnlag k, string emne, Finansregister register, bool forklar, CancellationToken ct)
    {
        var deler = new List<Finansdel>();
        foreach (var (rapport, portefoelje) in Finanssider.Rapporter(emne, register) ?? [])
        {
            var tabell = rapport.SomSide(await SvarAsync(k, register, rapport, portefoelje?.Kode, forklar, ct));
            deler.Add(new(rapport, portefoelje, tabell, await tabell.Rader.Take(Rapportsider.MestRader).ToListAsync(ct)));
        }

        return deler;
    }

    /// <summary>A report of a page of the register as a file.</summary>
    public Task FilAsync(HttpContext http, string emne) => SvarAsync(http, ["portefoelje"], async (k, stand) =>
    {
        var (navn, endelse) = ((string)http.Request.RouteValues["rapport"]!, (string)http.Request.RouteValues["endelse"]!);
        var portefoelje = http.Request.Query.TryGetValue("portefoelje", out var p) ? p.ToString() : null;
        var funnet = Finanssider.Rapporter(emne, stand.Register)!.FirstOrDefault(r => r.Rapport.Navn == navn && r.Portefoelje?.Kode == portefoelje);
        return funnet.Rapport is null ? null : Sidetjeneste.Fil(await Tabellfil.LagAsync(
            funnet.Rapport.SomTabell(await SvarAsync(k, stand.Register, funnet.Rapport, portefoelje, forklar: false, http.RequestAborted)), endelse,
            string.Join('-', new[] { k.Kilde.Utgave.Ledger.ToString(), k.Kilde.Utgave.Publikasjon.Aar.ToString(), navn, portefoelje }.OfType<string>()),
            http.RequestAborted));
    });

    /// <summary>The facts about an object of the register.</summary>
    public Task PosterAsync(HttpContext http) => SvarAsync(http, ["objekt"], (k, stand) => Task.FromResult<Sidesvar?>(
        Sidetjeneste.Ramm(k, Finanssider.Faktaside(k, stand, http.Request.Query.TryGetValue("objekt", out var o) ? o.ToString() : null))));

    private Task SvarAsync(HttpContext http, IReadOnlyList<string> valg, Func<Sidegrunnlag, Finansstand, Task<Sidesvar?>> lag) =>
        Internvern.VernetAsync(http, Internsvar.Lesere, ogEnheter: false, async ledger =>
        {
            if (await vern.GrunnlagAsync(http, ledger, [Valg.Enhetsvalg], [.. valg, Valg.Enhetsvalg, Internvern.Versjonsvalg]) is not { Sider: var k })
            {
                return;
            }

            var svar = await lag(k, await kilde.FinansAsync(Spoersmaal(k), http.RequestAborted));
            await (svar is null ? Sidetjeneste.FinnesIkkeAsync(http) : svar.Med(Internvern.Holdbarhet).SkrivAsync(http));
        });

    private async Task<object> SvarAsync(
        Sidegrunnlag k, Finansregister register, Rapport rapport, string? portefoelje, bool forklar, CancellationToken ct) =>
        (await rapport.SvarAsync(Spoersmaal(k, rapport, Dagen(k, register), portefoelje, forklar), kilde, ct)).Beregn();

    /// <summary>The last day of the page's year, or what is known of one to come.</summary>
    private static DateOnly Dagen(Sidegrunnlag k, Finansregister register) => register.Kjent(new(k.Kilde.Utgave.Publikasjon.Aar, 12, 31));

    /// <summary>A report of the page's version: of its year, or of a day.</summary>
    private static Rapportspoersmaal Spoersmaal(
        Sidegrunnlag k, Rapport? rapport = null, DateOnly? dato = null, string? portefoelje = null, bool forklar = false)
    {
        var (utgave, aar) = (k.Kilde.Utgave, k.Kilde.Utgave.Publikasjon.Aar.ToString());
        return new(felt => felt switch
        {
            "kommunenummer" => utgave.Ledger.ToString(),
            "versjon" => utgave.Versjon.ToString(),
            "aar" when rapport?.Parametre.Contains(Rapportparametre.Rapportaar) == true => aar,
            "dato" => dato?.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture),
            "portefoelje" => portefoelje,
            "enhet" when rapport is not null => k.Enhet.Navn(),
            "forklar" when forklar => "true",
            _ => null,
        });
    }
}
