using Ledger.Api.Http.Sikkerhet;
using Ledger.Api.Http.Skriving;
using Ledger.Application;
using Ledger.Application.Finans;
using Ledger.Application.Grunndata;
using Ledger.Application.Rettigheter;
using Ledger.Domain.Kjede;
using Ledger.Domain.Validering;

namespace Ledger.Api.Finans;

/// <summary>What the finance register is about: rules, portfolios, holdings, loans, swaps and companies.</summary>
internal static class Finansdefinisjonsendepunkter
{
    public const string Emne = "Finans";
    public static readonly string[] Lesere = [Scope.Les, Scope.Revisjon, Scope.Bokfor];
    private const int MestKodetegn = 40;

    public static void MapFinansdefinisjoner(this RouteGroupBuilder finans)
    {
        Map<Reglementsutkast>(
            finans, "finansreglement", "gyldigFra", "Finansreglement", Journalslag.Finansreglement, "finansreglementet, med datoen det gjelder fra",
            [Scope.Admin]);
        Map<Portefoeljeutkast>(finans, "portefoeljer", "portefoelje", "Portefoelje", Journalslag.Portefoelje, "en portefølje");
        Map<Beholdningsutkast>(finans, "beholdninger", "beholdning", "Beholdning", Journalslag.Beholdning, "en beholdning");
        Map<Laansutkast>(finans, "laan", "laan", "Laan", Journalslag.Laan, "et lån");
        Map<Rentebytteutkast>(finans, "rentebytter", "rentebytte", "Rentebytte", Journalslag.Rentebytte, "en rentebytteavtale");
        Map<Eierpostutkast>(finans, "eierposter", "eierpost", "Eierpost", Journalslag.Eierpost, "en eierpost", liste: false);
    }

    /// <param name="del">What the address calls the code.</param>
    /// <param name="liste">False when a report has the address of the list.</param>
    private static void Map<T>(
        RouteGroupBuilder finans, string sti, string del, string navn, Journalslag slag, string hva, string[]? skrivere = null, bool liste = true)
        where T : class, IFinansutkast
    {
#pragma warning disable RDG011 // A body of a type parameter: these few are compiled at the start.
        finans.MapPut($"/{sti}/{{{del}}}", (
                HttpContext http, string kommunenummer, T body, [AsParameters] Skrivevalg skriving, Finanstjeneste tjeneste, CancellationToken ct) =>
                tjeneste.DefinerAsync(Parametertolk.Ledger(kommunenummer), [Med(body, Kode(http, del))], skriving.Oppdrag(), ct))
            .KreverScope(skrivere ?? [Scope.Stamdata, Scope.Admin]).Produces<Definisjonskvittering>()
            .WithName("definer" + navn).WithTags(Emne).WithSummary($"Definer {hva}. Det samme igjen skriver ingenting.");
#pragma warning restore RDG011
        finans.MapGet($"/{sti}/{{{del}}}", async (
                HttpContext http, string kommunenummer, string? versjon, Finanstjeneste tjeneste, CancellationToken ct) =>
                (object?)(await tjeneste.ListeAsync<T>(Parametertolk.Ledger(kommunenummer), slag, Parametertolk.Versjon(versjon), ct)).Definisjoner
                .FirstOrDefault(d => d.Kode == Kode(http, del)) ?? throw Avvisning.IkkeFunnet($"«{Kode(http, del)}» er ikke definert."))
            .KreverScope([.. Lesere, .. skrivere ?? [Scope.Stamdata, Scope.Admin]]).Produces<T>()
            .WithName("hent" + navn).WithTags(Emne).WithSummary($"Hent {hva}, slik det er definert.");
        if (liste)
        {
            finans.MapGet($"/{sti}", async (string kommunenummer, string? versjon, Finanstjeneste tjeneste, CancellationToken ct) =>
                {
                    var (hode, alle) = await tjeneste.ListeAsync<T>(Parametertolk.Ledger(kommunenummer), slag, Parametertolk.Versjon(versjon), ct);
                    return (object)new Finansliste<T>(hode.Ledger.ToString(), hode.Versjon, hode.Kjedehode.ToString(), alle);
                })
                .KreverScope([.. Lesere, .. skrivere ?? [Scope.Stamdata, Scope.Admin]]).Produces<Finansliste<T>>()
                .WithName("list" + navn).WithTags(Emne).WithSummary($"Alle definisjonene av {hva}.");
        }
    }

    private static string Kode(HttpContext http, string del) => (string)http.GetRouteValue(del)!;

    /// <summary>A body may repeat the code of the address and may not have another.</summary>
    private static T Med<T>(T body, string kode)
        where T : class, IFinansutkast
    {
        if (kode.Length > MestKodetegn || !kode.All(c => char.IsLetterOrDigit(c) || c is '.' or '_' or '-'))
        {
            throw Avvisning.Ugyldig("kode", Feilkoder.UgyldigFormat, $"En kode er 1–{MestKodetegn} bokstaver, sifre, punktum, strek eller understrek.");
        }

        return body.Kode is { } egen && egen != kode
            ? throw Avvisning.Ugyldig("kode", Feilkoder.UgyldigKombinasjon, $"Adressen er til «{kode}», og innholdet er av noe annet.")
            : Kodet.Av(body, kode);
    }
}

/// <summary>The definitions of a kind.</summary>
internal sealed record Finansliste<T>(string Kommunenummer, long Versjon, string Kjedehode, IReadOnlyList<T> Definisjoner);
