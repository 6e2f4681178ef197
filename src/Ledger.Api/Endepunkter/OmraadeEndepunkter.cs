using System.Text.Json.Serialization;
using Ledger.Api.Kontrakt;
using Ledger.Api.Kontrakt.Formater;
using Ledger.Api.Rapporter;
using Ledger.Api.Sikkerhet;
using Ledger.Application;
using Ledger.Application.Porter;
using Ledger.Application.Rapporter;
using Ledger.Domain.Avvik;
using Ledger.Domain.Disponering;
using Ledger.Domain.Fond;
using Ledger.Domain.Fondsrapporter;
using Ledger.Domain.Hovedbok;
using Ledger.Domain.Oppstillinger;
using Ledger.Domain.Organisasjon;
using Ledger.Domain.Verdier;

namespace Ledger.Api.Endepunkter;

/// <summary>Reports that are not statements of the regulation: deviation per unit, funds, and the disposition of the result.</summary>
internal static class OmraadeEndepunkter
{
    public static void MapOmraader(this RouteGroupBuilder aaret)
    {
        aaret.MapGet("/avvik", AvvikAsync).KreverScope(Scope.Les, Scope.Revisjon).Produces<Avvikssvar>().MedFormater().Lagres()
            .WithName("avvik").WithTags("Rapporter").WithSummary("Avvik per direktørområde, tjenesteområde eller ansvar.");
        aaret.MapGet("/fond", FondAsync).KreverScope(Scope.Les, Scope.Revisjon).Produces<Fondssvar>().MedFormater().Lagres()
            .WithName("fond").WithTags("Rapporter").WithSummary("Fondene med inngående balanse, avsetning, bruk og utgående balanse.");
        aaret.MapGet("/fond/{fondskode}/bevegelser", BevegelserAsync).KreverScope(Scope.Les, Scope.Revisjon).Produces<Bevegelsessvar>().MedFormater().Lagres()
            .WithName("fondsbevegelser").WithTags("Rapporter").WithSummary("Posteringene som har beveget et fond.");
        aaret.MapGet("/disponering", DisponeringAsync).KreverScope(Scope.Les, Scope.Revisjon).Produces<Disponeringssvar>().MedFormater().Lagres()
            .WithName("disponering").WithTags("Rapporter").WithSummary("Disponering av netto driftsresultat, før og etter strykninger.");
    }

    private static Task<IResult> AvvikAsync(
        HttpContext http, string kommunenummer, string aar, string? nivaa, string? overordnet, [AsParameters] Rapportsporring sporring, [AsParameters] Rapportutvalg utvalg, Rapportleser leser, CancellationToken ct) =>
        Rapportsvarer.SvarAsync(http, kommunenummer, aar, new Rapportspoersmaal(Rapportberegning.Avvik, sporring, utvalg, Nivaa: nivaa, Overordnet: overordnet), leser, ct);

    private static Task<IResult> FondAsync(
        HttpContext http, string kommunenummer, string aar, [AsParameters] Rapportsporring sporring, [AsParameters] Rapportutvalg utvalg, Rapportleser leser, CancellationToken ct) =>
        Rapportsvarer.SvarAsync(http, kommunenummer, aar, new Rapportspoersmaal(Rapportberegning.Fond, sporring, utvalg), leser, ct);

    private static async Task<IResult> BevegelserAsync(
        HttpContext http, string kommunenummer, string aar, string fondskode, string? antall, string? etter, [AsParameters] Rapportsporring sporring, Rapportleser leser, ILedgerStore store, CancellationToken ct)
    {
        var fond = Rute.Fond(fondskode);
        var grunnlag = await leser.HentAsync(Rute.Ledger(kommunenummer), Rute.Aar(aar), sporring.Tid(), ct);
        if (!grunnlag.Grunndata.Fond.TryGetValue(fond, out var opplysning))
        {
            throw Avvisning.IkkeFunnet($"Fondet {fond} er ikke registrert.");
        }

        var keys = PosteringEndepunkter.Noekler(grunnlag.Kube, d => d.Fond == fond && (d.Kontoklasse == Kontoklasse.Balanse ? Fondstyper.ErFondskapittel(d.Kapittel) : Fondstyper.ErFondsart(d.Art)));
        var side = await PosteringEndepunkter.SideAsync(store, grunnlag, keys, Periode.InngaaendeBalanse, sporring.Til(), antall, etter, ct);
        return Rapportsvarer.Svar(http, grunnlag.Hode, () => new Bevegelsessvar(
            kommunenummer, grunnlag.Grunndata.Aar.Aar, fond.ToString(), opplysning.Navn, opplysning.Type.Navn(), grunnlag.Hode.Versjon, grunnlag.Hode.Kjedehode.ToString(), side.Posteringer, side.Neste));
    }

    private static Task<IResult> DisponeringAsync(
        HttpContext http, string kommunenummer, string aar, [AsParameters] Rapportsporring sporring, [AsParameters] Rapportutvalg utvalg, Rapportleser leser, CancellationToken ct) =>
        Rapportsvarer.SvarAsync(http, kommunenummer, aar, new Rapportspoersmaal(Rapportberegning.Disponering, sporring, utvalg), leser, ct);
}

/// <summary>Deviation per unit.</summary>
/// <param name="Utvalg">What the report was narrowed to; not there when it is of everything.</param>
/// <param name="Grupper">There with grupperPaa.</param>
internal sealed record Avvikssvar(
    string Kommunenummer, int Aar, string Oppstilling, string? Hjemmel, string Nivaa, int TilPeriode, long Versjon, string Kjedehode, string Enhet, string Fortegn,
    IReadOnlyList<Avvikslinjesvar> Linjer, Avvikslinjesvar Sum,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Utvalg = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyList<Gruppe<Avvikslinjesvar>>? Grupper = null);

/// <summary>A unit's drift against its budget; the sum has no kode.</summary>
internal sealed record Avvikslinjesvar(
    string? Kode, string Navn, string? Nivaa, string? Overordnet, decimal OpprinneligBudsjett, decimal RevidertBudsjett, decimal BudsjettHittil, decimal Regnskap, decimal Avvik, decimal? AvvikProsent,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] Forklaring? Forklaring = null)
{
    public static Avvikslinjesvar Av(Avvikslinje l, Visning v) => new(
        l.Enhet?.Kode.ToString(), l.Enhet?.Navn ?? "Sum", l.Enhet?.Nivaa.Navn(), l.Enhet is null || l.Enhet.Overordnet.ErTom ? null : l.Enhet.Overordnet.ToString(),
        v.Vis(l.OpprinneligBudsjett), v.Vis(l.RevidertBudsjett), v.Vis(l.BudsjettHittil), v.Vis(l.Regnskap), v.Vis(l.Avvik), l.AvvikProsent);
}

/// <summary>The funds.</summary>
/// <param name="Utvalg">What the report was narrowed to; not there when it is of everything.</param>
/// <param name="Grupper">There with grupperPaa.</param>
internal sealed record Fondssvar(
    string Kommunenummer, int Aar, string Oppstilling, string Hjemmel, int TilPeriode, long Versjon, string Kjedehode, string Enhet, string Fortegn, IReadOnlyList<Fondslinjesvar> Linjer,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Utvalg = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyList<Gruppe<Fondslinjesvar>>? Grupper = null);

/// <summary>A fund's year. In ledger sign balances are kredit (negative), avsetning positive and bruk negative; fortegn=oppstilling shows money in the fund, avsetning and bruk as positive.</summary>
internal sealed record Fondslinjesvar(
    string Fondskode, string Navn, string Type, decimal InngaaendeBalanse, decimal Avsetning, decimal Bruk, decimal UtgaaendeBalanse, decimal BudsjettertAvsetning, decimal BudsjettertBruk, decimal Avvik,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] Forklaring? Forklaring = null)
{
    public static Fondslinjesvar Av(Fondslinje l, Visning v) => new(
        l.Fond.Kode.ToString(), l.Fond.Navn, l.Fond.Type.Navn(), v.Vis(l.InngaaendeBalanse, -1), v.Vis(l.Avsetning), v.Vis(l.Bruk, -1), v.Vis(l.UtgaaendeBalanse, -1),
        v.Vis(l.BudsjettertAvsetning), v.Vis(l.BudsjettertBruk, -1), v.Vis(l.Avvik));
}

/// <summary>A fund's postings, a page at a time.</summary>
internal sealed record Bevegelsessvar(
    string Kommunenummer, int Aar, string Fondskode, string Navn, string Type, long Versjon, string Kjedehode, IReadOnlyList<Posteringslinjesvar> Posteringer, string? Neste);

/// <summary>The disposition of netto driftsresultat.</summary>
/// <param name="Utvalg">What the report was narrowed to; not there when it is of everything.</param>
/// <param name="Grupper">There with grupperPaa.</param>
internal sealed record Disponeringssvar(
    string Kommunenummer, int Aar, string Oppstilling, string Navn, string? Hjemmel, int TilPeriode, long Versjon, string Kjedehode, string Enhet, string Fortegn, IReadOnlyList<Disponeringslinjesvar> Linjer,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Utvalg = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyList<Gruppe<Disponeringslinjesvar>>? Grupper = null);

/// <summary>A line before and after strykninger; regnskap is after. avvik = revidertBudsjett − regnskap.</summary>
internal sealed record Disponeringslinjesvar(
    string Post, string Tekst, string Type, decimal OpprinneligBudsjett, decimal RevidertBudsjett, decimal RegnskapFoerStrykninger, decimal Strykninger, decimal Avslutning, decimal Regnskap, decimal Avvik, decimal? AvvikProsent, decimal? RegnskapForrigeAar,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] Forklaring? Forklaring = null)
{
    public static Disponeringslinjesvar Av(Disponeringslinje l, Visning v)
    {
        var sign = l.Linje.Definisjon.Post is "netto_driftsresultat" or "regnskapsresultat" ? -1 : 1;
        return new Disponeringslinjesvar(
            l.Linje.Definisjon.Post, l.Linje.Definisjon.Tekst, l.Linje.Definisjon.Type.Navn(), v.Vis(l.Linje.OpprinneligBudsjett, sign), v.Vis(l.Linje.RevidertBudsjett, sign),
            v.Vis(l.RegnskapFoerStrykninger, sign), v.Vis(l.Strykninger, sign), v.Vis(l.Avslutning, sign), v.Vis(l.Linje.Regnskap, sign), v.Vis(l.Linje.Avvik), l.Linje.AvvikProsent, v.Vis(l.Linje.RegnskapForrigeAar, sign));
    }
}
