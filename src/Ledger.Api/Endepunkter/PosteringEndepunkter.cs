using System.Globalization;
using Ledger.Api.Kontrakt;
using Ledger.Api.Kontrakt.Formater;
using Ledger.Api.Rapporter;
using Ledger.Api.Sikkerhet;
using Ledger.Application;
using Ledger.Application.Porter;
using Ledger.Application.Rapporter;
using Ledger.Domain.Disponering;
using Ledger.Domain.Hovedbok;
using Ledger.Domain.Oppstillinger;
using Ledger.Domain.Saldo;
using Ledger.Domain.Validering;
using Ledger.Domain.Verdier;

namespace Ledger.Api.Endepunkter;

/// <summary>Drill-down: the postings behind a selection, or behind a line of a statement.</summary>
internal static class PosteringEndepunkter
{
    private const int StandardAntall = 100;
    private const int StoersteAntall = 1_000;

    public static void MapPosteringer(this RouteGroupBuilder aaret)
    {
        aaret.MapGet("/posteringer", ListAsync).KreverScope(Scope.Les, Scope.Revisjon).Produces<Posteringsliste>().MedFormater().Lagres()
            .WithName("listPosteringer").WithTags("Drill-down").WithSummary("Posteringer etter dimensjon og periode, en side om gangen.");
        aaret.MapGet("/oppstillinger/{id}/linjer/{post}/posteringer", BakLinjeAsync).KreverScope(Scope.Les, Scope.Revisjon).Produces<Posteringsliste>().MedFormater().Lagres()
            .WithName("posteringerBakLinje").WithTags("Drill-down").WithSummary("Posteringene bak en linje; de summerer til den.");
    }

    /// <summary>The keys of a cube that pass a test.</summary>
    public static IReadOnlyList<int> Noekler(Saldokube kube, Func<Dimensjon, bool> test) =>
        [.. Enumerable.Range(0, kube.Antall).Where(i => test(kube.Noekkel(i)))];

    /// <summary>A page of postings after a cursor.</summary>
    public static async Task<(IReadOnlyList<Posteringslinjesvar> Posteringer, string? Neste)> SideAsync(
        ILedgerStore store, Rapportgrunnlag grunnlag, IEnumerable<int> noekler, Periode fra, Periode til, string? antall, string? etter, CancellationToken ct,
        Func<Dimensjon, int>? vekt = null)
    {
        var most = Rute.Heltall(antall, "antall", StandardAntall, 1, StoersteAntall);
        var rows = await store.LesAsync(grunnlag, noekler, fra, til, Markoer(etter), most + 1, ct);
        var page = rows.Take(most).Select(p => Posteringslinjesvar.Av(p, vekt?.Invoke(p.Postering.Dimensjon) ?? 1)).ToList();
        return (page, rows.Count > most ? rows[most - 1].Posisjon.ToString() : null);
    }

    private static async Task<IResult> ListAsync(
        HttpContext http, string kommunenummer, string aar, string? kontoklasse, string? art, string? funksjon, string? kapittel, string? ansvar, string? prosjekt, string? fond, string? merke,
        string? fraPeriode, string? tilPeriode, string? antall, string? etter, string? versjon, string? perTidspunkt, Rapportleser leser, ILedgerStore store, CancellationToken ct)
    {
        var fra = fraPeriode is null ? Periode.InngaaendeBalanse : Rute.Periode(fraPeriode, "fraPeriode");
        var til = tilPeriode is null ? Periode.Aarsavslutning : Rute.Periode(tilPeriode, "tilPeriode");
        var grunnlag = await leser.HentAsync(Rute.Ledger(kommunenummer), Rute.Aar(aar), Rute.Tid(versjon, perTidspunkt), ct);
        var feil = new Feilsamling();
        var filter = Filterleser.Les(
            new Filterutkast(kontoklasse, art, funksjon, kapittel, ansvar, null, prosjekt, fond, null, null, merke), "", grunnlag.Grunndata.Organisasjon!, feil);
        if (feil.HarFeil)
        {
            throw Avvisning.Av(feil, Avvisningsgrunn.Ugyldig);
        }

        var noekler = filter.Noekler(grunnlag.Kube, grunnlag.Grunndata.Organisasjon!, grunnlag.Grunndata.Fond);
        var (posteringer, neste) = await SideAsync(store, grunnlag, noekler, fra, til, antall, etter, ct);
        var sum = Sum(grunnlag.Kube, noekler.Select(n => (n, 1)), fra, til);
        return Rapportsvarer.Svar(http, grunnlag.Hode, () => new Posteringsliste(kommunenummer, grunnlag.Grunndata.Aar.Aar, grunnlag.Hode.Versjon, grunnlag.Hode.Kjedehode.ToString(), sum.Kroner, posteringer, neste));
    }

    private static async Task<IResult> BakLinjeAsync(
        HttpContext http, string kommunenummer, string aar, string id, string post, string? antall, string? etter, string? ansvar, string? funksjon, string? prosjekt, string? art, [AsParameters] Rapportsporring sporring, Rapportleser leser, ILedgerStore store, CancellationToken ct)
    {
        var til = sporring.Til();
        var grunnlag = await leser.HentAsync(Rute.Ledger(kommunenummer), Rute.Aar(aar), sporring.Tid(), ct);
        var definisjon = id == Disponeringsrapport.Id
            ? Disponeringsrapport.Definer(grunnlag.Oppstillingsgrunnlag(til))
            : grunnlag.Oppstilling(id);
        if (definisjon.Finn(post) is null)
        {
            throw Avvisning.IkkeFunnet($"Oppstillingen {definisjon.Id} har ingen slik post.");
        }

        var utvalg = new Rapportutvalg { Ansvar = ansvar, Funksjon = funksjon, Prosjekt = prosjekt, Art = art };
        var vekter = Oppstillingsmotor.Noekler(definisjon, post, utvalg.Grunnlag(grunnlag, til));
        var dimensjoner = vekter.ToDictionary(v => grunnlag.Kube.Noekkel(v.Noekkel), v => v.Vekt);
        var (posteringer, neste) = await SideAsync(store, grunnlag, vekter.Select(v => v.Noekkel), Periode.InngaaendeBalanse, til, antall, etter, ct, d => dimensjoner[d]);
        var sum = Sum(grunnlag.Kube, vekter, Periode.InngaaendeBalanse, til);
        return Rapportsvarer.Svar(http, grunnlag.Hode, () => new Posteringsliste(kommunenummer, grunnlag.Grunndata.Aar.Aar, grunnlag.Hode.Versjon, grunnlag.Hode.Kjedehode.ToString(), sum.Kroner, posteringer, neste));
    }

    private static Beloep Sum(Saldokube kube, IEnumerable<(int Noekkel, int Vekt)> noekler, Periode fra, Periode til)
    {
        Int128 sum = 0;
        foreach (var (key, weight) in noekler)
        {
            sum += kube.Regnskap(key, fra, til).SumOere * weight;
        }

        return Beloep.FraOere(sum);
    }

    private static Posisjon Markoer(string? etter)
    {
        if (etter is null)
        {
            return default;
        }

        var parts = etter.Split('.');
        return parts.Length == 2
            && long.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var sekvens)
            && int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out var linje)
            ? Posisjon.Fra(sekvens, Math.Min(linje, Bilag.StoersteAntallRader))
            : throw Avvisning.Ugyldig("etter", Feilkoder.UgyldigFormat, "etter er verdien av neste fra siden før.");
    }
}

/// <summary>A page of postings in chain order.</summary>
/// <param name="Sum">Kroner: of all postings asked for, whatever the page.</param>
/// <param name="Neste">Give it as etter for the next page; null on the last one.</param>
internal sealed record Posteringsliste(string Kommunenummer, int Aar, long Versjon, string Kjedehode, decimal Sum, IReadOnlyList<Posteringslinjesvar> Posteringer, string? Neste);

/// <summary>A posting with its bilag.</summary>
/// <param name="Vekt">How the posting counts in the line asked for: the sum of vekt times beloep is the line. 1 in other lists.</param>
internal sealed record Posteringslinjesvar(int Bilagsnummer, string Bilagsreferanse, DateOnly Bilagsdato, int Periode, int Vekt, Posteringssvar Postering)
{
    public static Posteringslinjesvar Av(LagretPostering p, int vekt) =>
        new(p.Bilagsnummer, p.Bilagsreferanse, p.Bilagsdato, p.Periode.Nummer, vekt, Posteringssvar.Av(p.Posisjon.Linje, p.Postering));
}
