using System.Globalization;
using Ledger.Application.Lesing;
using Ledger.Application.Rapportering;
using Ledger.Application.Tabeller;
using Ledger.Domain.Oekonomikontroll;
using Ledger.Domain.Oppstillinger;
using Ledger.Domain.Validering;
using static Ledger.Application.Tabeller.Kolonnetype;

namespace Ledger.Application.Rapporter;

/// <summary>Minimumsavdrag, merforbruk and the grounds of ROBEK.</summary>
public sealed class Oekonomikontrollen : Aarsrapport<Oekonomikontrollsvar>
{
    private static readonly Kolonne<Rad>[] Kolonner =
    [
        new("Kontroll", Tekst, r => r.Kontroll), new("Felt", Tekst, r => r.Felt), new("Verdi", Tall, r => r.Verdi),
        new("Vurdering", Tekst, r => r.Vurdering), new("Grunnlag", Tekst, r => r.Grunnlag),
    ];

    public override string Navn => "oekonomikontroll";

    public override string Sammendrag =>
        "Minimumsavdrag (kommuneloven § 14-18), merforbruk med frister (§§ 14-11, 14-12) og ROBEK-vilkår (§ 28-1).";

    public override IReadOnlyList<Rapportparameter> Parametre => Rapportparametre.Felles;

    protected override Func<Oekonomikontrollsvar> Forbered(Rapportgrunnlag grunnlag, Rapportspoersmaal spoersmaal)
    {
        Grupper.Avvis(spoersmaal);
        if (spoersmaal.Utvalg.Tekst(grunnlag) is not null)
        {
            throw Avvisning.Ugyldig("rapport", Feilkoder.UgyldigKombinasjon, "Økonomikontrollen gjelder hele kommunen og kan ikke avgrenses.");
        }

        var (hode, aar, til) = (grunnlag.Hode, grunnlag.Grunndata.Aar, spoersmaal.TilPeriode());
        return () =>
        {
            var inndata = Kontrollinndata.Av(grunnlag.Grunndata.Inndata);
            var bevilgning = grunnlag.Plan(InnebygdeOppstillinger.Bevilgning);
            var vurdering = Oekonomivurdering.Beregn(grunnlag.Oppstillingsgrunnlag(til), aar, bevilgning, inndata);
            return new Oekonomikontrollsvar(
                hode.Ledger.ToString(), aar.Aar, Navn, til.Nummer, hode.Versjon, hode.Kjedehode.ToString(),
                Minimumsavdragsvar.Av(vurdering.Minimumsavdrag, inndata), Merforbrukssvar.Av(vurdering.Merforbruksvurdering));
        };
    }

    protected override Tabell SomTabell(Oekonomikontrollsvar svar) => Tabell.Av(
        svar.Oppstilling, "Økonomikontroll", Rapporttabell.Om(svar.Kommunenummer, svar.Aar, null, svar.TilPeriode, svar.Versjon, svar.Kjedehode),
        Rad.Av(svar), Kolonner);

    /// <summary>A figure or a judgement of the control.</summary>
    private sealed record Rad(string Kontroll, string Felt, decimal? Verdi, string? Vurdering, string? Grunnlag)
    {
        public static IReadOnlyList<Rad> Av(Oekonomikontrollsvar svar)
        {
            var (m, f) = (svar.Minimumsavdrag, svar.Merforbruk);
            Rad Avdrag(string felt, decimal? verdi, string? grunnlag = null) => new("Minimumsavdrag", felt, verdi, null, grunnlag ?? m.Hjemmel);
            Rad Forbruk(string felt, decimal? verdi) => new("Merforbruk", felt, verdi, null, f.Hjemmel);
            Rad Frist(string felt, int? aar) => new("Merforbruk", felt, null, aar?.ToString(CultureInfo.InvariantCulture), f.Hjemmel);
            return
            [
                Avdrag("Avskrivninger", m.Avskrivninger), Avdrag("Lånegjeld ved årets start", m.LaanegjeldInngaaende),
                Avdrag("Avskrivbare anleggsmidler ved årets start", m.AvskrivbareInngaaende), Avdrag("Lån til videreutlån", m.LaanVidereutlaan),
                Avdrag("Tomter", m.Tomter), Avdrag("Minimumsavdrag", m.Minimum, m.Formel), Avdrag("Betalte avdrag", m.Betalt), Avdrag("Mangler", m.Mangler),
                Forbruk("Akkumulert merforbruk", f.Akkumulert), Forbruk("Driftsinntekter", f.Driftsinntekter),
                Forbruk("Merforbruk i prosent av driftsinntektene", f.Prosent),
                Frist("Merforbruket oppsto i", f.Frist?.Oppstaatt), Frist("Dekkes i budsjettet for", f.Frist?.Budsjettaar),
                Frist("Dekket senest i", f.Frist?.Senest),
                .. f.Robek.Select(r => new Rad("ROBEK", $"{r.Bokstav}) {r.Tekst}", null, r.Oppfylt is { } ja ? Rapporttabell.JaNei(ja) : "ukjent", r.Grunn)),
            ];
        }
    }
}

/// <summary>Minimumsavdrag and merforbruk. Kroner, positive.</summary>
public sealed record Oekonomikontrollsvar(
    string Kommunenummer, int Aar, string Oppstilling, int TilPeriode, long Versjon, string Kjedehode, Minimumsavdragsvar Minimumsavdrag,
    Merforbrukssvar Merforbruk);

/// <summary>The minimum with its inputs; laanVidereutlaan and tomter are taken out of the ledger's figures and set with PUT /inndata.</summary>
public sealed record Minimumsavdragsvar(
    string Hjemmel,
    string Formel,
    decimal Avskrivninger,
    decimal LaanegjeldInngaaende,
    decimal AvskrivbareInngaaende,
    decimal LaanVidereutlaan,
    decimal Tomter,
    decimal? Minimum,
    decimal Betalt,
    decimal? Mangler)
{
    public static Minimumsavdragsvar Av(Minimumsavdrag m, Kontrollinndata inndata) => new(
        "Kommuneloven § 14-18", "avskrivninger × lånegjeld ved årets start / avskrivbare anleggsmidler ved årets start", m.Avskrivninger.Kroner,
        m.LaanegjeldInngaaende.Kroner, m.AvskrivbareInngaaende.Kroner, inndata.LaanVidereutlaan.Kroner, inndata.Tomter.Kroner, m.Minimum?.Kroner,
        m.Betalt.Kroner, m.Mangler?.Kroner);
}

/// <summary>Accumulated merforbruk, its deadlines and the grounds of ROBEK.</summary>
public sealed record Merforbrukssvar(
    string Hjemmel, decimal Akkumulert, decimal Driftsinntekter, decimal? Prosent, Dekningsfrist? Frist, IReadOnlyList<Robekvilkaar> Robek)
{
    public static Merforbrukssvar Av(Merforbruksvurdering v) =>
        new("Kommuneloven §§ 14-11, 14-12 og 28-1", v.Akkumulert.Kroner, v.Driftsinntekter.Kroner, v.Prosent, v.Frist, v.Robek);
}
