using System.Globalization;
using Ledger.Application.Rapportering;
using Ledger.Application.Tabeller;
using Ledger.Domain.Finans.Rammer;
using Ledger.Domain.Finans.Register;
using Ledger.Domain.Validering;
using static Ledger.Application.Tabeller.Kolonnetype;

namespace Ledger.Application.Rapporter.Finans;

/// <summary>The limits of the finance rules and their breaches (R15; forskrift 2019-11-18-1520 § 8).</summary>
public sealed class Reglementskontrollen : Finansrapport<Reglementskontrollsvar>
{
    public override string Navn => "reglementskontroll";

    public override string Sti => "/finans/reglement/kontroll";

    public override string Sammendrag => "Finansreglementets grenser mot det som er målt, med hvert brudd i perioden og hvordan det ble håndtert.";

    public override IReadOnlyList<Rapportparameter> Parametre => [Rapportparametre.Dato, Rapportparametre.Fradag, .. Felles];

    public override IReadOnlyList<Lukketfelt> Lukkede =>
    [
        .. base.Lukkede, Lukketfelt.Av<Grenselinje>("maal", Finansord.Alle<Grensemaal>()),
        Lukketfelt.Av<Grenselinje>("maales", Finansord.Alle<Maalefrekvens>()),
        Lukketfelt.Av<Grenselinje>("status", Finansord.Alle<Grensestatus>()),
    ];

    protected override Func<Reglementskontrollsvar> Forbered(Finansspoersmaal spoersmaal)
    {
        var dato = spoersmaal.Dato();
        var fra = spoersmaal.Dag("fra") ?? new DateOnly(dato.Year, 1, 1);
        return fra > dato || dato.Year - fra.Year > 10
            ? throw Avvisning.Ugyldig("fra", Feilkoder.UtenforOmraadet, "fra er ikke etter dato, og det er høyst ti år imellom.")
            : () =>
            {
                var (hode, merknader) = (spoersmaal.Hode(dato), spoersmaal.Stand.Merknader.Where(m => m.Grense is not null).ToList());
                var grenser = new Reglementskontroll(spoersmaal.Register).Kontroller(fra, dato);
                return new Reglementskontrollsvar(
                    hode.Kommunenummer, fra, dato, hode.Versjon, hode.Kjedehode, hode.Enhet,
                    [
                        .. grenser.Select(k => new Grenselinje(
                            k.Grense.Id, k.Grense.Maal.Ord(), k.Grense.Portefoelje, k.Grense.Klasse?.Ord(), k.Grense.Maales.Ord(), Finanstall.Runde(k.Verdi),
                            k.Grense.Nedre, k.Grense.Oevre, k.Status.Ord(),
                            [
                                .. k.Brudd.Select(b => new Grensebrudd(
                                    b.Fra, b.Til, b.Avsluttet, Finanstall.Runde(b.Verdi),
                                    merknader.LastOrDefault(m => m.Grense == k.Grense.Id && m.Dato <= b.Til && !(m.Til < b.Fra) && m.Dato >= b.Fra)?.Tekst)),
                            ],
                            k.GjaldtTil, spoersmaal.Forklaring(("verdi", $"{Kodeord.Av(k.Grense.Maal.Ord())} på datoen", k.Poster)))),
                    ],
                    [
                        .. grenser.Where(k => k.Status == Grensestatus.IkkeMaalt && k.GjaldtTil is null)
                            .Select(k => new Mangel(k.Grense.Id, dato, $"det som skal til for å måle {k.Grense.Maal.Ord()}")),
                    ]);
            };
    }

    protected override Tabell SomTabell(Reglementskontrollsvar svar) => SomTabell(svar, "yyyy-MM-dd");

    /// <summary>With days as people write them.</summary>
    protected override Tabell SomSide(Reglementskontrollsvar svar) => SomTabell(svar, "dd.MM.yyyy");

    private static Tabell SomTabell(Reglementskontrollsvar svar, string dag) => SomTabell(
        "reglementskontroll", "Kontroll mot finansreglementet", svar, svar.Linjer,
        [
            new("Id", Tekst, l => l.Id, Forprogrammer: true), new("Mål", Ord, l => l.Maal), new("Portefølje", Tekst, l => l.Portefoelje),
            new("Aktivaklasse", Tekst, l => l.Aktivaklasse), new("Måles", Ord, l => l.Maales), new("Verdi", Tall, l => l.Verdi),
            new("Måleenhet", Tekst, l => Enhet(l.Maal)), new("Nedre grense", Tall, l => l.Nedre), new("Øvre grense", Tall, l => l.Oevre),
            new("Status", Ord, l => l.Status),
            new("Brudd", Tekst, l => l.Brudd.Count == 0 ? null
                : string.Join("; ", l.Brudd.Select(b => Dagene(b, dag) + (b.Haandtering is { } h ? ": " + h : ""))), Valgfri: true),
            new("Gjaldt til", Dato, l => l.GjaldtTil, Valgfri: true), Finanstall.Forklaringer<Grenselinje>(l => l.Forklaringer),
        ]);

    /// <summary>What a measure is counted in, whatever unit the amounts of the page are in.</summary>
    private static string Enhet(string maal) => Finansord.TryLes<Grensemaal>(maal, out var m) ? m switch
    {
        Grensemaal.Rentedurasjon or Grensemaal.Kredittdurasjon or Grensemaal.Rentebinding => Helefinansrapporten.Aar,
        Grensemaal.StresstestSamlet => Helefinansrapporten.Kroner,
        _ => Helefinansrapporten.Prosent,
    } : "";

    private static string Dagene(Grensebrudd brudd, string dag) =>
        $"{brudd.Fra.ToString(dag, CultureInfo.InvariantCulture)}–{brudd.Til.ToString(dag, CultureInfo.InvariantCulture)}";
}

/// <summary>The limits.</summary>
public sealed record Reglementskontrollsvar(
    string Kommunenummer, DateOnly Fra, DateOnly Dato, long Versjon, string Kjedehode, string Enhet, IReadOnlyList<Grenselinje> Linjer,
    IReadOnlyList<Mangel> Mangler) : IFinanssvar;

/// <summary>A limit and what was measured.</summary>
/// <param name="Verdi">On the date; percent, years or kroner by what is measured.</param>
/// <param name="GjaldtTil">The last day that the limit applied, when later rules have dropped it: it is not measured on the date.</param>
public sealed record Grenselinje(
    string Id, string Maal, string? Portefoelje, string? Aktivaklasse, string Maales, decimal? Verdi, decimal? Nedre, decimal? Oevre, string Status,
    IReadOnlyList<Grensebrudd> Brudd, DateOnly? GjaldtTil,
    [property: System.Text.Json.Serialization.JsonIgnore(Condition = System.Text.Json.Serialization.JsonIgnoreCondition.WhenWritingNull)]
    IReadOnlyList<Finansforklaring>? Forklaringer = null);

/// <summary>A stretch in breach, with the worst figure.</summary>
/// <param name="Avsluttet">The first measuring date inside again; null while it lasts.</param>
/// <param name="Haandtering">What was registered of how it was handled.</param>
public sealed record Grensebrudd(DateOnly Fra, DateOnly Til, DateOnly? Avsluttet, decimal? Verdi, string? Haandtering);
