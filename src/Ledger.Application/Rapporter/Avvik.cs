using System.Text.Json.Serialization;
using Ledger.Application.Lesing;
using Ledger.Application.Rapportering;
using Ledger.Application.Tabeller;
using Ledger.Domain.Avvik;
using Ledger.Domain.Oppstillinger;
using Ledger.Domain.Organisasjon;
using Ledger.Domain.Validering;
using Ledger.Domain.Verdier;
using static Ledger.Application.Tabeller.Kolonnetype;

namespace Ledger.Application.Rapporter;

/// <summary>Deviation from the budget per unit of a level.</summary>
public sealed class Avvikene : Aarsrapport<Avvikssvar>
{
    private static readonly Kolonne<Avvikslinjesvar>[] Kolonner =
    [
        new("Kode", Tekst, l => l.Kode), new("Navn", Tekst, l => l.Navn), new("Nivå", Tekst, l => l.Nivaa), new("Overordnet", Tekst, l => l.Overordnet),
        new("Opprinnelig budsjett", Tall, l => l.OpprinneligBudsjett), new("Revidert budsjett", Tall, l => l.RevidertBudsjett),
        new("Budsjett hittil", Tall, l => l.BudsjettHittil), new("Regnskap", Tall, l => l.Regnskap), new("Avvik", Tall, l => l.Avvik),
        new("Avvik i prosent", Prosent, l => l.AvvikProsent),
        .. Rapporttabell.Forklaringer<Avvikslinjesvar>(l => l.Forklaring),
    ];

    public override string Navn => "avvik";

    public override string Sammendrag => "Avvik per direktørområde, tjenesteområde eller ansvar.";

    public override IReadOnlyList<Rapportparameter> Parametre { get; } =
        [Rapportparametre.Nivaa, Rapportparametre.Overordnet, .. Rapportparametre.MedUtvalg];

    public override IReadOnlyList<Lukketfelt> Lukkede =>
    [
        .. Lukketfelt.Vist<Avvikssvar>(),
        Lukketfelt.Av<Avvikssvar>("nivaa", Lukkedeverdier.Nivaaer), Lukketfelt.Av<Avvikslinjesvar>("nivaa", Lukkedeverdier.Nivaaer),
    ];

    protected override Func<Avvikssvar> Forbered(Rapportgrunnlag grunnlag, Rapportspoersmaal spoersmaal)
    {
        var (nivaa, overordnet) = (Nivaaet(spoersmaal), Overordnet(grunnlag, spoersmaal));
        var kilde = spoersmaal.Utvalg.Grunnlag(grunnlag, spoersmaal.TilPeriode());
        var (visning, skalForklare) = (spoersmaal.Visning(), spoersmaal.SkalForklare());
        return () =>
        {
            Avvikslinjesvar Linje(Avvikslinje l) => Avvikslinjesvar.Av(l, visning) with { Forklaring = skalForklare ? Forklar(grunnlag, l) : null };
            var resultat = Avviksrapport.Beregn(kilde, nivaa, overordnet);
            var felt = spoersmaal.Utvalg.Grupper();
            return new Avvikssvar(
                grunnlag.Hode.Ledger.ToString(), grunnlag.Grunndata.Aar.Aar, Navn, null, nivaa.Navn(), kilde.TilPeriode.Nummer, grunnlag.Hode.Versjon,
                grunnlag.Hode.Kjedehode.ToString(), visning.Enhetsnavn, visning.Fortegnsnavn,
                [.. resultat.Linjer.Select(Linje)], Linje(resultat.Sum),
                spoersmaal.Utvalg.Tekst(grunnlag),
                Grupper.Av(felt, () => Gruppering.Del(kilde, Avviksrapport.Felt, felt)
                    .Select(g => (g.Gruppe, Avviksrapport.Beregn(g.Grunnlag, nivaa, overordnet).Linjer.Where(l => !l.ErTom).Select(Linje)))));
        };
    }

    protected override Tabell SomTabell(Avvikssvar svar) => Rapporttabell.Av(
        $"avvik-{svar.Nivaa.ToLowerInvariant()}", "Avvik",
        [
            .. Rapporttabell.Om(svar.Kommunenummer, svar.Aar, svar.Hjemmel, svar.TilPeriode, svar.Versjon, svar.Kjedehode),
            .. Rapporttabell.Vist(svar.Enhet, svar.Fortegn, svar.Utvalg),
        ],
        [.. svar.Linjer, svar.Sum], svar.Grupper, Kolonner);

    private static Nivaa Nivaaet(Rapportspoersmaal spoersmaal) => spoersmaal["nivaa"] is not { } tekst
        ? Nivaa.Direktoromraade
        : Nivaaer.TryParse(tekst, out var nivaa)
            ? nivaa
            : throw Avvisning.Ugyldig("nivaa", Feilkoder.UgyldigFormat, "nivaa er direktoromraade, tjenesteomraade eller ansvar.");

    private static Ansvar Overordnet(Rapportgrunnlag grunnlag, Rapportspoersmaal spoersmaal)
    {
        Ansvar enhet = default;
        return spoersmaal["overordnet"] is { } tekst && (!Ansvar.TryParse(tekst, out enhet) || grunnlag.Grunndata.Organisasjon!.Finn(enhet) is null)
            ? throw Avvisning.IkkeFunnet("Enheten i overordnet finnes ikke i årets organisasjon.")
            : enhet;
    }

    private static Forklaring Forklar(Rapportgrunnlag grunnlag, Avvikslinje linje) => linje.Enhet is { } enhet
        ? Forklaring.Av(grunnlag, [$"kontoklasse=drift ansvar={enhet.Kode}"], null, linje.AntallPosteringer)
        : Forklaring.Av(grunnlag, [], "summen av linjene", linje.AntallPosteringer);
}

/// <summary>Deviation per unit.</summary>
/// <param name="Utvalg">What the report was narrowed to; not there when it is of everything.</param>
/// <param name="Grupper">There with grupperPaa.</param>
public sealed record Avvikssvar(
    string Kommunenummer, int Aar, string Oppstilling, string? Hjemmel, string Nivaa, int TilPeriode, long Versjon, string Kjedehode,
    string Enhet, string Fortegn,
    IReadOnlyList<Avvikslinjesvar> Linjer, Avvikslinjesvar Sum,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Utvalg = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyList<Gruppe<Avvikslinjesvar>>? Grupper = null);

/// <summary>A unit's drift against its budget; the sum has no kode.</summary>
public sealed record Avvikslinjesvar(
    string? Kode,
    string Navn,
    string? Nivaa,
    string? Overordnet,
    decimal OpprinneligBudsjett,
    decimal RevidertBudsjett,
    decimal BudsjettHittil,
    decimal Regnskap,
    decimal Avvik,
    decimal? AvvikProsent,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] Forklaring? Forklaring = null)
{
    public static Avvikslinjesvar Av(Avvikslinje l, Visning v) => new(
        l.Enhet?.Kode.ToString(), l.Enhet?.Navn ?? "Sum", l.Enhet?.Nivaa.Navn(),
        l.Enhet is null || l.Enhet.Overordnet.ErTom ? null : l.Enhet.Overordnet.ToString(),
        v.Vis(l.OpprinneligBudsjett), v.Vis(l.RevidertBudsjett), v.Vis(l.BudsjettHittil), v.Vis(l.Regnskap), v.Vis(l.Avvik), l.AvvikProsent);
}
