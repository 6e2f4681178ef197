using Ledger.Api.Http.Svar;
using Ledger.Application;
using Ledger.Application.Publisering;
using Ledger.Domain.Opplysninger;
using Ledger.Domain.Publisering;

namespace Ledger.Api.Publisering;

/// <summary>A municipality's documents.</summary>
internal sealed record Publikasjonsliste(string Kommunenummer, IReadOnlyList<Publikasjonslinje> Publikasjoner)
{
    public static Publikasjonsliste Av(string kommunenummer, IReadOnlyList<Utkast> utkast, IReadOnlyList<Utgave> utgaver)
    {
        var ider = utkast.Select(u => u.Publikasjon.Id).Concat(utgaver.Select(u => u.Publikasjon.Id)).Distinct().Order(StringComparer.Ordinal);
        return new(kommunenummer, [.. ider.Select(id =>
        {
            var kladd = utkast.FirstOrDefault(u => u.Publikasjon.Id == id);
            var egne = utgaver.Where(u => u.Publikasjon.Id == id).ToList();
            var p = kladd?.Publikasjon ?? egne[0].Publikasjon;
            return new Publikasjonslinje(id, p.Aar, p.Type, p.Tittel, Publikasjonssvar.Tilstand(kladd, egne).Navn(), [.. egne.Select(Utgavesvar.Av)]);
        })]);
    }
}

/// <summary>A document of the list.</summary>
/// <param name="Status">Of the draft when there is one, else of the newest edition.</param>
internal sealed record Publikasjonslinje(string Id, int Aar, string Type, string Tittel, string Status, IReadOnlyList<Utgavesvar> Utgaver);

/// <summary>An edition.</summary>
/// <param name="Versjon">The version of the ledger that its figures are of.</param>
/// <param name="Adresse">Where it is read.</param>
/// <param name="Sha256">Of its texts and tables; null for one that is not in the chain.</param>
/// <param name="Tidspunkt">When it was withdrawn or removed.</param>
internal sealed record Utgavesvar(int Nummer, string Status, long Versjon, string Adresse, string? Sha256, DateTimeOffset? Tidspunkt, string? Grunn)
{
    public static Utgavesvar Av(Utgave u) => new(
        u.Nummer, u.Status.Navn(), u.Versjon, $"/{u.Ledger}/{u.Publikasjon.Aar}/{u.Publikasjon.Type}/u{u.Nummer}", u.Sha256, u.Tidspunkt, u.Grunn);
}

/// <summary>A document.</summary>
/// <param name="Versjon">The version that its figures are of: fixed once it is locked or published.</param>
/// <param name="Seksjoner">Each report as it is at that version.</param>
/// <param name="Funn">What is told before publication; empty for a document that is published.</param>
internal sealed record Publikasjonssvar(
    string Kommunenummer, string Id, string Status, int Aar, string Type, string Tittel, string Spraak, int TilPeriode, DateOnly Rapporteringsdato,
        long Versjon,
    string Hovedoppstilling, string Resultat, IReadOnlyList<Brotrinn> Bro, IReadOnlyList<Hovedtall> Hovedtall, IReadOnlyList<Tekstkapittel> Kapitler,
    Publikasjonsskjerming Skjerming, string? Saksnummer, DateOnly? Offentliggjort, DateOnly? Behandlet, IReadOnlyList<Seksjonssvar> Seksjoner,
    IReadOnlyList<Utgavesvar> Utgaver, IReadOnlyList<Funnsvar> Funn, DateOnly? Sendt = null, string? Prognose = null, string? Forslag = null)
{
    /// <summary>The comments and explanations that it shows; internal ones only for those who write it.</summary>
    public IReadOnlyList<Dokumentkommentar> Kommentarer { get; init; } = [];

    /// <summary>When it is to be published by itself; null when somebody does it.</summary>
    public Plansvar? Planlagt { get; init; }

    public static Utgavestatus Tilstand(Utkast? utkast, IReadOnlyList<Utgave> utgaver) =>
        utkast is null ? utgaver[0].Status : utkast.LaastVersjon is null ? Utgavestatus.Kladd : Utgavestatus.Laast;
}

/// <summary>When a locked document is to be published.</summary>
/// <param name="Bruker">Who decided it.</param>
/// <param name="Feil">Why it was not published at its time; null while nothing is wrong.</param>
internal sealed record Plansvar(DateTimeOffset Tidspunkt, string Bruker, string? Feil)
{
    public static Plansvar? Av(Planlagtpublisering? plan) => plan is null ? null : new(plan.Tidspunkt, plan.Oppdrag.Person, plan.Feil);
}

/// <summary>A comment, or an explanation of a deviation.</summary>
/// <param name="Maal">The part's own name.</param>
/// <param name="Beloep">What an explanation explains, in kroner.</param>
internal sealed record Dokumentkommentar(
    string Slag, string? Objekt, string? Maal, string? Enhet, decimal? Beloep, string? Tekst, string? Under, string? MeldtAv, string Synlighet)
{
    public static Dokumentkommentar Av(Opplysning o) => new(
        o.Noekkel.Slag.Navn(), Tom(o.Noekkel.Objekt), Tom(o.Noekkel.Maal), Tom(o.Noekkel.Enhet), o.Beloep?.Kroner, o.Tekst, o.Under, o.MeldtAv,
        o.Noekkel.Ekstern ? "ekstern" : "intern");

    private static string? Tom(string tekst) => tekst.Length == 0 ? null : tekst;
}

/// <summary>A section with its report's answer.</summary>
/// <param name="Svar">What the report's own address answers at the version; null when it cannot be given.</param>
internal sealed record Seksjonssvar(string Id, string Navn, string Rapport, IReadOnlyDictionary<string, string>? Parametre, Rapportbytes? Svar);
