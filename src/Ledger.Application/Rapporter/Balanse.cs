using System.Text.Json.Serialization;
using Ledger.Application.Lesing;
using Ledger.Application.Rapportering;
using Ledger.Application.Tabeller;
using Ledger.Domain.Hovedbok;
using Ledger.Domain.Noter;
using Ledger.Domain.Oppstillinger;
using Ledger.Domain.Verdier;
using static Ledger.Application.Tabeller.Kolonnetype;

namespace Ledger.Application.Rapporter;

/// <summary>The balance (§ 5-8): what there was, how it changed and what there is. It has no budget.</summary>
public sealed class Balansen : Aarsrapport<Balansesvar>
{
    private static readonly Kolonne<Balanselinjesvar>[] Kolonner =
    [
        new("Post", Tekst, l => l.Post), new("Tekst", Tekst, l => l.Tekst), new("Linjetype", Tekst, l => l.Type),
        new("Inngående balanse", Tall, l => l.InngaaendeBalanse), new("Endring", Tall, l => l.Endring),
        new("Utgående balanse", Tall, l => l.UtgaaendeBalanse),
        new("Regnskap forrige år", Tall, l => l.RegnskapForrigeAar),
        new("Forrige år hittil", Tall, l => l.ForrigeAarHittil?.Verdi, Valgfri: true), Rapporttabell.KanUtelates<Balanselinjesvar>(l => l.KanUtelates),
        .. Rapporttabell.Forklaringer<Balanselinjesvar>(l => l.Forklaring),
        new("Noter", Tekst, l => l.Noter is { } noter ? string.Join(", ", noter) : null, Valgfri: true),
    ];

    public override string Navn => "balanse";

    public override bool ErAvHovedboken => true;

    public override string Sammendrag => "Balansen (§ 5-8) med inngående balanse, endring og utgående balanse.";

    public override IReadOnlyList<Rapportparameter> Parametre { get; } =
        [.. Rapportparametre.MedUtvalg, Rapportparametre.Kolonnesett, Rapportparametre.FordelPaa];

    public override IReadOnlyList<Lukketfelt> Lukkede =>
        [.. Lukketfelt.Vist<Balansesvar>(), Lukketfelt.Av<Balanselinjesvar>("type", Lukkedeverdier.Linjetyper)];

    protected override Func<Balansesvar> Forbered(Rapportgrunnlag grunnlag, Rapportspoersmaal spoersmaal)
    {
        var plan = grunnlag.Plan(InnebygdeOppstillinger.Balanse);
        var perioder = spoersmaal.Periodevalg();
        var naa = perioder.Av(spoersmaal.Utvalg.Grunnlag(grunnlag, perioder.Til));
        var (definisjon, visning, skalForklare) = (plan.Definisjon, spoersmaal.Visning(), spoersmaal.SkalForklare());
        return () =>
        {
            IEnumerable<(Oppstillingslinje Naa, Oppstillingslinje Aapning)> Par(Oppstillingsgrunnlag kilde) => Oppstillingsmotor.Beregn(plan, kilde).Linjer
                .Zip(Oppstillingsmotor.Beregn(plan, kilde with { TilPeriode = Periode.InngaaendeBalanse, Forrige = null }).Linjer)
                .Where(l => !l.First.ErUtelatt);
            Balanselinjesvar Linje((Oppstillingslinje Naa, Oppstillingslinje Aapning) l) =>
                Balanselinjesvar.Av(l.Naa, l.Aapning, visning, perioder.MedHittil) with
                {
                    Forklaring = skalForklare ? Forklaring.Av(grunnlag, l.Naa) : null,
                    Noter = Notehenvisninger.For(definisjon.Id, l.Naa.Definisjon.Post),
                };
            IReadOnlyList<Gruppe<Balanselinjesvar>>? Grupper(Dimensjonsfelt felt) => Rapportering.Grupper.Av(
                felt, grunnlag.Grunndata, definisjon.Linjer.Count, () => Gruppering.Del(naa, plan.Felt, felt),
                g => Par(g).Where(l => !l.Naa.ErTom || !l.Aapning.ErTom).Select(Linje));
            var linjer = Par(naa).Select(Linje);
            if (Grupper(spoersmaal.Utvalg.Fordelt()) is { } fordelt)
            {
                var deler = fordelt.SelectMany(g => g.Linjer.Select(l => (l.Post, Del: Balansefordeling.Av(g.Noekkel, l)))).ToLookup(d => d.Post, d => d.Del);
                linjer = linjer.Select(l => l with { Fordeling = [.. deler[l.Post]] });
            }

            return new Balansesvar(
                grunnlag.Hode.Ledger.ToString(), grunnlag.Grunndata.Aar.Aar, definisjon.Id, definisjon.Navn, definisjon.Hjemmel, naa.TilPeriode.Nummer,
                grunnlag.Hode.Versjon, grunnlag.Hode.Kjedehode.ToString(), visning.Enhetsnavn, visning.Fortegnsnavn,
                [.. linjer], spoersmaal.Utvalg.Tekst(grunnlag), Grupper(spoersmaal.Utvalg.Grupper()), Aapningsavvik.Av(grunnlag));
        };
    }

    protected override Tabell SomTabell(Balansesvar svar) => Rapporttabell.Av(
        $"oppstilling-{svar.Oppstilling}", svar.Navn,
        [
            .. Rapporttabell.Om(svar.Kommunenummer, svar.Aar, svar.Hjemmel, svar.TilPeriode, svar.Versjon, svar.Kjedehode),
            .. Rapporttabell.Vist(svar.Enhet, svar.Fortegn, svar.Utvalg),
        ],
        [.. svar.Linjer.SelectMany(l => (l.Fordeling ?? []).Select(d => d.SomLinje(l)).Prepend(l))], svar.Grupper, Kolonner);
}

/// <summary>The balance.</summary>
/// <param name="Versjon">The municipality's version that every figure is of.</param>
/// <param name="Kjedehode">The chain's head at that version.</param>
/// <param name="Utvalg">What the report was narrowed to; not there when it is of everything.</param>
/// <param name="Grupper">There with grupperPaa.</param>
/// <param name="InngaaendeBalanse">avviker when the year does not begin as the year before ended; not there when it does.</param>
public sealed record Balansesvar(
    string Kommunenummer, int Aar, string Oppstilling, string Navn, string? Hjemmel, int TilPeriode, long Versjon, string Kjedehode,
    string Enhet, string Fortegn,
    IReadOnlyList<Balanselinjesvar> Linjer,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Utvalg = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyList<Gruppe<Balanselinjesvar>>? Grupper = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? InngaaendeBalanse = null);

/// <summary>A line of the balance. The budget's fields are those of every statement, and null: the balance has none.</summary>
/// <param name="Regnskap">The same as utgaaendeBalanse.</param>
/// <param name="InngaaendeBalanse">Period 0.</param>
/// <param name="Endring">From period 1 to and including the period asked for.</param>
/// <param name="UtgaaendeBalanse">inngaaendeBalanse + endring.</param>
/// <param name="Fordeling">The parts of the line, each a code; there with fordelPaa. In kroner they sum to the line.</param>
public sealed record Balanselinjesvar(
    string Post,
    string Tekst,
    string Type,
    decimal? OpprinneligBudsjett,
    decimal? RevidertBudsjett,
    decimal Regnskap,
    decimal? Avvik,
    decimal? AvvikProsent,
    decimal? RegnskapForrigeAar,
    bool KanUtelates,
    decimal InngaaendeBalanse,
    decimal Endring,
    decimal UtgaaendeBalanse,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] Forklaring? Forklaring = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyList<Balansefordeling>? Fordeling = null)
{
    /// <summary>The ids of the notes that the line refers to (§ 5-15); not there when there are none.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<string>? Noter { get; init; }

    /// <summary>The same as inngaaendeBalanse; there with kolonnesett=tertial.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public Kolonnetall? Inngaaende { get; init; }

    /// <summary>The balance of the year before at the end of the same period; there with kolonnesett=tertial, null when the ledger does not have it.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public Kolonnetall? ForrigeAarHittil { get; init; }

    public static Balanselinjesvar Av(Oppstillingslinje naa, Oppstillingslinje aapning, Visning visning, bool medHittil)
    {
        var (linje, fortegn) = (naa.Definisjon, naa.Definisjon.Visningsfaktor);
        return new Balanselinjesvar(
            linje.Post, linje.Tekst, linje.Type.Navn(), null, null, visning.Vis(naa.Regnskap, fortegn), null, null,
            visning.Vis(naa.RegnskapForrigeAar, fortegn), linje.KanUtelates,
            visning.Vis(aapning.Regnskap, fortegn), visning.Vis(naa.Regnskap - aapning.Regnskap, fortegn), visning.Vis(naa.Regnskap, fortegn))
        {
            Inngaaende = medHittil ? new Kolonnetall(visning.Vis(aapning.Regnskap, fortegn)) : null,
            ForrigeAarHittil = medHittil ? new Kolonnetall(visning.Vis(naa.RegnskapForrigeAarHittil, fortegn)) : null,
        };
    }
}

/// <summary>A part of a line of the balance: what it has on a code.</summary>
/// <param name="Kode">Empty for what has no code of the field.</param>
/// <param name="Navn">Null for a code that nobody has named.</param>
public sealed record Balansefordeling(
    string Kode, string? Navn, decimal InngaaendeBalanse, decimal Endring, decimal UtgaaendeBalanse, decimal? RegnskapForrigeAar)
{
    public static Balansefordeling Av(Gruppenoekkel kode, Balanselinjesvar l) =>
        new(kode.Eneste(), kode.Enestenavn(), l.InngaaendeBalanse, l.Endring, l.UtgaaendeBalanse, l.RegnskapForrigeAar);

    /// <summary>The part as a row of a table, below its line.</summary>
    internal Balanselinjesvar SomLinje(Balanselinjesvar hele) => hele with
    {
        Tekst = $"{Kode} {Navn}".Trim(), Type = "del", Regnskap = UtgaaendeBalanse, RegnskapForrigeAar = RegnskapForrigeAar,
        InngaaendeBalanse = InngaaendeBalanse, Endring = Endring, UtgaaendeBalanse = UtgaaendeBalanse, Forklaring = null, Fordeling = null,
    };
}
