using System.Security.Claims;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using Ledger.Api.Kontrakt;
using Ledger.Api.Kontrakt.Formater;
using Ledger.Api.Rapporter;
using Ledger.Api.Sikkerhet;
using Ledger.Application;
using Ledger.Application.Grunndata;
using Ledger.Application.Rapporter;
using Ledger.Domain.Hovedbok;
using Ledger.Domain.Noekkeltall;
using Ledger.Domain.Oekonomikontroll;
using Ledger.Domain.Oppstillinger;
using Ledger.Domain.Saldo;
using Ledger.Domain.Validering;
using Ledger.Domain.Verdier;

namespace Ledger.Api.Endepunkter;

/// <summary>Key figures with formula, inputs and target; minimumsavdrag, merforbruk and ROBEK.</summary>
internal static class NoekkeltallEndepunkter
{
    private const string Inndata = "inndata";
    private const int MestInndata = 100;

    public static void MapNoekkeltall(this RouteGroupBuilder aaret)
    {
        aaret.MapGet("/noekkeltall", HentAsync).KreverScope(Scope.Les, Scope.Revisjon).Produces<Noekkeltallsvar>().MedFormater().Lagres()
            .WithName("noekkeltall").WithTags("Rapporter").WithSummary("Nøkkeltallene med formel, inndata, måltall og status.");
        aaret.MapPut("/noekkeltall/{id}", SettAsync).KreverScope(Scope.Admin)
            .WithName("settNoekkeltall").WithTags("Rapporter").WithSummary("Sett måltall for et nøkkeltall, eller kommunens egen formel.");
        aaret.MapPut("/inndata", SettInndataAsync).KreverScope(Scope.Admin)
            .WithName("settInndata").WithTags("Rapporter").WithSummary("Tall som hovedboken ikke har, for eksempel innbyggere, tomter og laanVidereutlaan.");
        aaret.MapGet("/oekonomikontroll", KontrollAsync).KreverScope(Scope.Les, Scope.Revisjon).Produces<Oekonomikontrollsvar>().MedFormater().Lagres()
            .WithName("oekonomikontroll").WithTags("Rapporter").WithSummary("Minimumsavdrag (kommuneloven § 14-18), merforbruk med frister (§§ 14-11, 14-12) og ROBEK-vilkår (§ 28-1).");
    }

    /// <summary>What is defined for key figures in a year.</summary>
    public static (Dictionary<string, Noekkeltallvalg> Valg, Dictionary<string, decimal> Inndata) Les(Kommunegrunnlag grunndata) => (
        grunndata.Maaltall.Where(m => m.Key != Inndata).ToDictionary(m => m.Key, m => JsonSerializer.Deserialize<Noekkeltallvalg>(m.Value, JsonOppsett.Valg)!),
        grunndata.Maaltall.TryGetValue(Inndata, out var json) ? JsonSerializer.Deserialize<Dictionary<string, decimal>>(json, JsonOppsett.Valg)! : []);

    private static Task<IResult> HentAsync(
        HttpContext http, string kommunenummer, string aar, [AsParameters] Rapportsporring sporring, [AsParameters] Rapportutvalg utvalg, Rapportleser leser, CancellationToken ct) =>
        Rapportsvarer.SvarAsync(http, kommunenummer, aar, new Rapportspoersmaal(Rapportberegning.Noekkeltall, sporring, utvalg), leser, ct);

    private static async Task<Definisjonskvittering> SettAsync(
        string kommunenummer, string aar, string id, Noekkeltallvalg body, Grunndatatjeneste tjeneste, Grunndataleser leser, ClaimsPrincipal user, CancellationToken ct)
    {
        if (id is not { Length: > 0 and <= 60 } || id == Inndata || !id.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '_'))
        {
            throw Avvisning.Ugyldig("id", Feilkoder.UgyldigFormat, "Et nøkkeltalls id er 1–60 små bokstaver a–z, siffer og understrek.");
        }

        var (number, year) = (Rute.Ledger(kommunenummer), Rute.Aar(aar));
        var grunndata = await leser.HentAsync(number, year, ct);
        var feil = new Feilsamling();
        Noekkeltallmotor.Kontroller(body, grunndata.Organisasjon!, feil);
        if (body.Definisjon is null && Noekkeltallmotor.Innebygde.All(i => i.Id != id))
        {
            feil.Avvis(null, "definisjon", Feilkoder.Mangler, "Et nøkkeltall som ikke er innebygd, må ha en definisjon.");
        }

        if (feil.HarFeil)
        {
            throw Avvisning.Av(feil);
        }

        return await tjeneste.DefinerMaaltallAsync(number, year, id, JsonSerializer.SerializeToNode(body, JsonOppsett.Valg)!.AsObject(), user.Bruker(), ct);
    }

    private static async Task<Definisjonskvittering> SettInndataAsync(
        string kommunenummer, string aar, Dictionary<string, decimal> body, Grunndatatjeneste tjeneste, ClaimsPrincipal user, CancellationToken ct)
    {
        if (body.Count > MestInndata || body.Keys.Any(k => k.Length is 0 or > 60 || !k.All(char.IsAsciiLetterOrDigit)))
        {
            throw Avvisning.Ugyldig("body", Feilkoder.UgyldigFormat, $"Høyst {MestInndata} tall med navn av bokstaver a–z og siffer.");
        }

        return await tjeneste.DefinerMaaltallAsync(Rute.Ledger(kommunenummer), Rute.Aar(aar), Inndata, JsonSerializer.SerializeToNode(body, JsonOppsett.Valg)!.AsObject(), user.Bruker(), ct);
    }

    private static Task<IResult> KontrollAsync(HttpContext http, string kommunenummer, string aar, [AsParameters] Rapportsporring sporring, Rapportleser leser, CancellationToken ct) =>
        Rapportsvarer.SvarAsync(http, kommunenummer, aar, new Rapportspoersmaal(Rapportberegning.Oekonomikontroll, sporring, new Rapportutvalg()), leser, ct);

    /// <summary>Minimumsavdrag and merforbruk of a state.</summary>
    public static Oekonomikontrollsvar Kontroll(Rapportgrunnlag grunnlag, Periode til)
    {
        var (_, inndata) = Les(grunnlag.Grunndata);
        var kube = grunnlag.Kube.Over(Dimensjonsfelt.Art | Dimensjonsfelt.Kapittel);
        Beloep Inn(string navn) => inndata.TryGetValue(navn, out var v) && Beloep.TryFraKroner(v, out var b) ? b : Beloep.Null;
        var videreutlaan = Inn("laanVidereutlaan");
        var tomter = Inn("tomter");
        var avdrag = Minimumsavdrag.Beregn(
            Sum(kube, Kontoklasse.Drift, "590", til),
            -Sum(kube, Kontoklasse.Balanse, "41-45,47,411,412,431,451-454", Periode.InngaaendeBalanse) - videreutlaan,
            Sum(kube, Kontoklasse.Balanse, "24,27,28", Periode.InngaaendeBalanse) - tomter,
            Sum(kube, Kontoklasse.Drift, "510,511", til));
        var budsjett = Oppstillingsmotor.Beregn(grunnlag.Oppstilling(InnebygdeOppstillinger.Bevilgning), grunnlag.Oppstillingsgrunnlag(til)).Linje("25").RevidertBudsjett;
        var merforbruk = Merforbruk.Vurder(
            grunnlag.Grunndata.Aar, Sum(kube, Kontoklasse.Balanse, "5900", til), -Sum(kube, Kontoklasse.Drift, "600-899,920", til), budsjett, (int)Math.Clamp(inndata.GetValueOrDefault("vedtatteDekningsaar", 2m), 1m, 4m));
        return Oekonomikontrollsvar.Av(grunnlag.Hode.Ledger.ToString(), grunnlag.Grunndata.Aar.Aar, til.Nummer, grunnlag.Hode.Versjon, grunnlag.Hode.Kjedehode.ToString(), avdrag, videreutlaan, tomter, merforbruk);
    }

    private static Beloep Sum(Saldokube kube, Kontoklasse kontoklasse, string koder, Periode til)
    {
        var utvalg = Kodeutvalg.Parse(koder);
        Int128 sum = 0;
        for (var key = 0; key < kube.Antall; key++)
        {
            var d = kube.Noekkel(key);
            if (d.Kontoklasse == kontoklasse && utvalg.Har(kontoklasse == Kontoklasse.Balanse ? d.Kapittel.Nummer : d.Art.Nummer))
            {
                sum += kube.Regnskap(key, til).SumOere;
            }
        }

        return Beloep.FraOere(sum);
    }
}

/// <summary>The key figures of a year.</summary>
/// <param name="Utvalg">What they were narrowed to; not there when they are of everything.</param>
internal sealed record Noekkeltallsvar(string Kommunenummer, int Aar, string Oppstilling, int TilPeriode, long Versjon, string Kjedehode, IReadOnlyList<Noekkeltallresultat> Noekkeltall,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Utvalg = null);

/// <summary>Minimumsavdrag and merforbruk. Kroner, positive.</summary>
internal sealed record Oekonomikontrollsvar(string Kommunenummer, int Aar, string Oppstilling, int TilPeriode, long Versjon, string Kjedehode, Minimumsavdragsvar Minimumsavdrag, Merforbrukssvar Merforbruk)
{
    public static Oekonomikontrollsvar Av(string kommunenummer, int aar, int til, long versjon, string kjedehode, Minimumsavdrag m, Beloep videreutlaan, Beloep tomter, Merforbruksvurdering v) => new(
        kommunenummer, aar, "oekonomikontroll", til, versjon, kjedehode,
        new Minimumsavdragsvar(
            "Kommuneloven § 14-18", "avskrivninger × lånegjeld ved årets start / avskrivbare anleggsmidler ved årets start", m.Avskrivninger.Kroner, m.LaanegjeldInngaaende.Kroner, m.AvskrivbareInngaaende.Kroner,
            videreutlaan.Kroner, tomter.Kroner, m.Minimum?.Kroner, m.Betalt.Kroner, m.Mangler?.Kroner),
        new Merforbrukssvar("Kommuneloven §§ 14-11, 14-12 og 28-1", v.Akkumulert.Kroner, v.Driftsinntekter.Kroner, v.Prosent, v.Frist, v.Robek));
}

/// <summary>The minimum with its inputs; laanVidereutlaan and tomter are taken out of the ledger's figures and set with PUT /inndata.</summary>
internal sealed record Minimumsavdragsvar(
    string Hjemmel, string Formel, decimal Avskrivninger, decimal LaanegjeldInngaaende, decimal AvskrivbareInngaaende, decimal LaanVidereutlaan, decimal Tomter, decimal? Minimum, decimal Betalt, decimal? Mangler);

/// <summary>Accumulated merforbruk, its deadlines and the grounds of ROBEK.</summary>
internal sealed record Merforbrukssvar(string Hjemmel, decimal Akkumulert, decimal Driftsinntekter, decimal? Prosent, Dekningsfrist? Frist, IReadOnlyList<Robekvilkaar> Robek);
