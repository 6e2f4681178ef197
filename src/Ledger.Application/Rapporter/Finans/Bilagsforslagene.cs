using System.Text.Json.Serialization;
using Ledger.Application.Rapportering;
using Ledger.Application.Tabeller;
using Ledger.Domain.Finans.Forslag;
using Ledger.Domain.Finans.Register;
using Ledger.Domain.Validering;
using static Ledger.Application.Tabeller.Kolonnetype;

namespace Ledger.Application.Rapporter.Finans;

/// <summary>
/// The movements of the loans, and what the portfolios earned and became worth, as bilag in the form of the import: somebody looks at them and books
/// them.
/// </summary>
public sealed class Bilagsforslagene : Finansrapport<Bilagsforslagsvar>
{
    public override string Navn => "bilagsforslag";

    public override string Sti => "/finans/bilagsforslag";

    public override string Sammendrag =>
        "Forslag til bilag for lånebevegelser, renter, plasseringer og avsetninger, i importens format. CSV-filen kan sendes til importen som den er.";

    public override IReadOnlyList<Rapportparameter> Parametre =>
    [
        Rapportparametre.Fradag, Rapportparametre.Tildag, Rapportparametre.Bilagsansvar, Rapportparametre.MedRenter, Rapportparametre.MedPlasseringer,
        Rapportparametre.MedAvsetning, Rapportparametre.Versjon, Rapportparametre.PerTidspunkt, Rapportparametre.Forklar,
    ];

    protected override async Task<Func<Bilagsforslagsvar>> ForberedAsync(Finansspoersmaal spoersmaal, Rapportkilde kilde, CancellationToken ct)
    {
        var regn = Forbered(spoersmaal);
        if (!Parametertolk.Bryter(spoersmaal["avsetning"], "avsetning"))
        {
            return regn;
        }

        var til = Til(spoersmaal);
        if (til is not { Month: 12, Day: 31 })
        {
            throw Avvisning.Ugyldig("avsetning", Feilkoder.UgyldigKombinasjon, "Avsetning foreslås for et helt år: til er 31. desember.");
        }

        var fond = await kilde.FondAsync(spoersmaal.Stand.Hode, ct);
        return () =>
        {
            var (svar, mangler) = (regn(), new List<Mangel>());
            var rader = new Avsetningsforslag(new(spoersmaal.Register), fond, spoersmaal["ansvar"]!).Lag(til.Year, mangler);
            return svar with
            {
                AntallBilag = svar.AntallBilag + Antall(rader), Linjer = [.. svar.Linjer, .. Vis(spoersmaal, rader)],
                Mangler = [.. svar.Mangler, .. mangler],
            };
        };
    }

    protected override Func<Bilagsforslagsvar> Forbered(Finansspoersmaal spoersmaal)
    {
        var til = Til(spoersmaal);
        var fra = spoersmaal.Dag("fra") ?? new DateOnly(til.Year, 1, 1);
        var ansvar = spoersmaal["ansvar"] is { Length: > 0 and <= 20 } a ? a
            : throw Avvisning.Ugyldig("ansvar", Feilkoder.Mangler, "ansvar er det avdrag og renter føres på, høyst 20 tegn.");
        var (renter, plasseringer) = (
            Parametertolk.Bryter(spoersmaal["renter"], "renter"), Parametertolk.Bryter(spoersmaal["plasseringer"], "plasseringer"));
        return fra > til || fra.Year != til.Year
            ? throw Avvisning.Ugyldig("fra", Feilkoder.UtenforOmraadet, "fra er ikke etter til, og de er i samme år.")
            : () =>
            {
                var (hode, mangler) = (spoersmaal.Hode(til), new List<Mangel>());
                var laan = new Laaneforslag(new(spoersmaal.Register), ansvar);
                List<Forslagsrad> rader =
                [
                    .. laan.Lag(fra, til, mangler), .. renter ? laan.Renter(fra, til, mangler) : [],
                    .. plasseringer ? new Plasseringsforslag(new(spoersmaal.Register), ansvar).Lag(fra, til, mangler) : [],
                ];
                return new Bilagsforslagsvar(
                    hode.Kommunenummer, fra, til, hode.Versjon, hode.Kjedehode, hode.Enhet, Antall(rader), [.. Vis(spoersmaal, rader)],
                    [.. mangler.Distinct()]);
            };
    }

    private static DateOnly Til(Finansspoersmaal spoersmaal) => spoersmaal.Dag("til") ?? spoersmaal.Dato();

    private static int Antall(IEnumerable<Forslagsrad> rader) => rader.Select(r => r.Bilagsreferanse).Distinct().Count();

    private static IEnumerable<Bilagsforslagsrad> Vis(Finansspoersmaal spoersmaal, IEnumerable<Forslagsrad> rader) => rader.Select(r => new Bilagsforslagsrad(
        r.Bilagsreferanse, r.Bilagsdato, r.Bilagsdato.Month, r.Kontoklasse, r.Art, r.Funksjon, r.Kapittel, r.Sektor, r.Ansvar, r.Beloep, r.Tekst, r.Prosjekt,
        spoersmaal.Forklaring(("beloep", "sum av postene, med hovedbokens fortegn; et avdrag er delt etter formål", r.Poster))) { Fond = r.Fond });

    protected override Tabell SomTabell(Bilagsforslagsvar svar) => SomTabell(
        "bilagsforslag", "Forslag til bilag", svar, svar.Linjer,
        [
            new("bilagsreferanse", Tekst, r => r.Bilagsreferanse), new("bilagsdato", Dato, r => r.Bilagsdato), new("periode", Heltall, r => r.Periode),
            new("kontoklasse", Tekst, r => r.Kontoklasse), new("art", Tekst, r => r.Art), new("funksjon", Tekst, r => r.Funksjon),
            new("kapittel", Tekst, r => r.Kapittel), new("sektor", Tekst, r => r.Sektor), new("ansvar", Tekst, r => r.Ansvar),
            new("prosjekt", Tekst, r => r.Prosjekt), new("fond", Tekst, r => r.Fond, Valgfri: true),
            new("beloep", Tall, r => r.Beloep), new("tekst", Tekst, r => r.Tekst),
        ]);
}

/// <summary>Proposed bilag.</summary>
/// <param name="AntallBilag">How many they are; the rows of each stand together and sum to 0.</param>
public sealed record Bilagsforslagsvar(
    string Kommunenummer, DateOnly Fra, DateOnly Til, long Versjon, string Kjedehode, string Enhet, int AntallBilag,
    IReadOnlyList<Bilagsforslagsrad> Linjer, IReadOnlyList<Mangel> Mangler) : IFinansperiodesvar;

/// <summary>A row, with the fields of the import of postings. Kroner in ledger sign.</summary>
public sealed record Bilagsforslagsrad(
    string Bilagsreferanse, DateOnly Bilagsdato, int Periode, string Kontoklasse, string? Art, string? Funksjon, string? Kapittel, string? Sektor,
    string? Ansvar, decimal Beloep, string Tekst, string? Prosjekt,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyList<Finansforklaring>? Forklaringer = null)
{
    /// <summary>The fund of a row that sets aside to one or uses one.</summary>
    public string? Fond { get; init; }
}
