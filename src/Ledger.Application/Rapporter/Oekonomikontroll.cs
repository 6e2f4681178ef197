using System.Globalization;
using Ledger.Application.Budsjett;
using Ledger.Application.Grunndata;
using Ledger.Application.Lesing;
using Ledger.Application.Rapportering;
using Ledger.Application.Serier;
using Ledger.Application.Tabeller;
using Ledger.Domain.Aarsstatus;
using Ledger.Domain.Budsjett;
using Ledger.Domain.Oekonomikontroll;
using Ledger.Domain.Serier;
using Ledger.Domain.Validering;
using Ledger.Domain.Verdier;
using static Ledger.Application.Tabeller.Kolonnetype;

namespace Ledger.Application.Rapporter;

/// <summary>Minimumsavdrag, merforbruk and udekket beløp by age, and the grounds of ROBEK.</summary>
public sealed class Oekonomikontrollen : Aarsrapport<Oekonomikontrollsvar>
{
    /// <summary>How many years back layers are looked for.</summary>
    private const int MestAar = 30;

    private static readonly Kolonne<Rad>[] Kolonner =
    [
        new("Kontroll", Tekst, r => r.Kontroll), new("Felt", Tekst, r => r.Felt), new("Verdi", Tall, r => r.Verdi),
        new("Vurdering", Ord, r => r.Vurdering), new("Grunnlag", Tekst, r => r.Grunnlag),
    ];

    public override string Navn => "oekonomikontroll";

    public override string Sammendrag =>
        "Minimumsavdrag (kommuneloven § 14-18), merforbruk og udekket beløp etter alder med frister (§§ 14-11, 14-12) og ROBEK-vilkår (§ 28-1).";

    /// <summary>Deadlines pass by themselves.</summary>
    public override bool ErFast => false;

    public override IReadOnlyList<Rapportparameter> Parametre => Rapportparametre.Felles;

    public override IReadOnlyList<Lukketfelt> Lukkede => [Lukketfelt.Av<Lagsvar>("status", ["loeper", "forfalt", "dekket"])];

    /// <summary>The years before and after it, as far as they stand together.</summary>
    public override async Task<Rapportgrunnlag> UtvidAsync(
        Rapportgrunnlag grunnlag, Rapportspoersmaal spoersmaal, Rapportkilde kilde, CancellationToken ct) =>
        grunnlag with { Oekonomi = await TilleggAsync(grunnlag, kilde, ct) };

    /// <summary>What the years around it say.</summary>
    internal static async Task<Oekonomitillegg> TilleggAsync(Rapportgrunnlag grunnlag, Rapportkilde kilde, CancellationToken ct)
    {
        var kuber = new List<Domain.Saldo.Saldokube> { grunnlag.Kube };
        var aar = grunnlag.Grunndata.Aar.Aar;
        List<Dekningsvedtak?> dekning = [Dekningen(grunnlag)];
        for (var tidligere = aar - 1; tidligere > aar - MestAar && await kilde.FinnAarAsync(grunnlag, tidligere, ct) is { } g; tidligere--)
        {
            kuber.Insert(0, g.Kube);
            dekning.Add(Dekningen(g));
        }

        if (await kilde.FinnAarAsync(grunnlag, aar + 1, ct) is { } neste)
        {
            kuber.Add(neste.Kube);
        }

        var vedtak = await kilde.VedtakAsync(grunnlag, ct);
        var opprinnelige = Erstatning.IKraft(vedtak, Vedtakstype.Opprinnelig).Select(v => Erstatning.FoersteDato(v, vedtak)).ToList();
        return new Oekonomitillegg(
            [.. kuber.Select(k => Lagsaar.Fra(k, Lagslag.Merforbruk))], [.. kuber.Select(k => Lagsaar.Fra(k, Lagslag.Udekket))],
            opprinnelige.Count == 0 ? null : opprinnelige.Max(), DateOnly.FromDateTime(kilde.Naa.UtcDateTime))
        {
            Plan = await PlanAsync(grunnlag, kilde, ct),
            Dekning = [.. dekning.OfType<Dekningsvedtak>()],
        };
    }

    protected override Func<Oekonomikontrollsvar> Forbered(Rapportgrunnlag grunnlag, Rapportspoersmaal spoersmaal)
    {
        Grupper.Avvis(spoersmaal);
        if (spoersmaal.Utvalg.Tekst(grunnlag) is not null)
        {
            throw Avvisning.Ugyldig("rapport", Feilkoder.UgyldigKombinasjon, "Økonomikontrollen gjelder hele kommunen og kan ikke avgrenses.");
        }

        var (hode, data, til) = (grunnlag.Hode, grunnlag.Grunndata, spoersmaal.TilPeriode());
        return () =>
        {
            var tillegg = grunnlag.Oekonomi!;
            var v = Oekonomivurdering.Beregn(
                new Oekonomigrunnlag(
                    grunnlag.Kube, til, new Kontrollinndata(data.Inndata), tillegg.Merforbruk, tillegg.Udekket, data.Merforbruk.Lag,
                    [.. tillegg.Dekning, .. data.Merforbruk.Vedtak])
                {
                    PerDato = tillegg.PerDato,
                    BudsjettVedtatt = tillegg.BudsjettVedtatt,
                    Plan = tillegg.Plan,
                    RegnskapVedtatt = Vedtatt(data.Aarsgang),
                    HarStatus = data.Aarsgang.Tilstand != Aarstilstand.Aapen || data.Aarsgang.Statuser.Count > 0,
                });
            return new Oekonomikontrollsvar(
                hode.Ledger.ToString(), data.Aar.Aar, Navn, til.Nummer, hode.Versjon, hode.Kjedehode.ToString(), Minimumsavdragsvar.Av(v),
                Merforbrukssvar.Av(v),
                [.. v.Lag.Lag.Select(Lagsvar.Av)], [.. v.Udekket.Lag.Select(Lagsvar.Av)], [.. v.Robek.Select(Robeksvar.Av)],
                new Laanegodkjenningssvar(v.Laanegodkjenning.Kreves, v.Laanegodkjenning.Vilkaar, v.Laanegodkjenning.Grunn));
        };
    }

    protected override Tabell SomTabell(Oekonomikontrollsvar svar) => Tabell.Av(
        svar.Oppstilling, "Økonomikontroll", Rapporttabell.Om(svar.Kommunenummer, svar.Aar, null, svar.TilPeriode, svar.Versjon, svar.Kjedehode),
        Rad.Av(svar), Kolonner);

    private static DateOnly? Vedtatt(Aarsgang gang) =>
        gang.Gjeldende(Aarstilstand.Vedtatt)?.Innhold.Dato is { } dato ? DateOnly.ParseExact(dato, "yyyy-MM-dd", CultureInfo.InvariantCulture) : null;

    /// <summary>The decision that adopted a year's accounts says how its merforbruk is covered (kommuneloven § 14-3 fourth paragraph).</summary>
    private static Dekningsvedtak? Dekningen(Rapportgrunnlag g) =>
        g.Grunndata.Aarsgang.Gjeldende(Aarstilstand.Vedtatt)?.Innhold.Dekning is { Count: > 0 } dekning && dekning.Max(d => d.Budsjettaar) is var siste
        && siste > g.Grunndata.Aar.Aar + Kommuneloven14_11Lag.Hovedregel
            ? new Dekningsvedtak(g.Grunndata.Aar.Aar, siste) : null;

    /// <summary>The adopted plan whose first year this is, or else the newest that has the year.</summary>
    private static async Task<Vedtattplan?> PlanAsync(Rapportgrunnlag grunnlag, Rapportkilde kilde, CancellationToken ct)
    {
        var aar = grunnlag.Grunndata.Aar.Aar;
        var hode = (await kilde.SerierAsync(grunnlag.Hode, ct))
            .Where(s => s.Slag == Serieslag.Oekonomiplan && s.Vedtaksdato is not null && s.Aar <= aar && Serielager.Aarene(s).Contains(aar))
            .OrderBy(s => s.Aar).ThenBy(s => s.Vedtaksdato).LastOrDefault();
        return hode is null || await kilde.SerieAsync(grunnlag.Hode, Serieslag.Oekonomiplan, hode.Kode, ct) is not { } plan ? null : new Vedtattplan(
            hode.Aar, hode.Vedtaksdato!.Value,
            plan.Rader.Where(r => r.Noekkel.Kontoklasse == Kontoklasse.Drift && r.Beloep is not null).GroupBy(r => r.Noekkel.Aar)
                .ToDictionary(g => g.Key, g => Beloep.Sum(g.Select(r => r.Beloep!.Value))));
    }

    /// <summary>A figure or a judgement of the control.</summary>
    private sealed record Rad(string Kontroll, string Felt, decimal? Verdi, string? Vurdering, string? Grunnlag)
    {
        public static IReadOnlyList<Rad> Av(Oekonomikontrollsvar svar)
        {
            var (m, f) = (svar.Minimumsavdrag, svar.Merforbruk);
            Rad Avdrag(string felt, decimal? verdi, string? grunnlag = null) => new("Minimumsavdrag", felt, verdi, null, grunnlag ?? m.Hjemmel);
            Rad Forbruk(string felt, decimal? verdi) => new("Merforbruk", felt, verdi, null, f.Hjemmel);
            Rad Frist(string felt, int? aar) => new("Merforbruk", felt, null, aar?.ToString(CultureInfo.InvariantCulture), f.Hjemmel);
            Rad Lag(string kontroll, Lagsvar l) => new(kontroll, $"Rest fra {l.Oppstaatt}", l.Rest, l.Status, $"senest {l.Senest ?? l.Budsjettaar}");
            return
            [
                Avdrag("Avskrivninger", m.Avskrivninger), Avdrag("Lånegjeld ved årets start", m.LaanegjeldInngaaende),
                Avdrag("Avskrivbare anleggsmidler ved årets start", m.AvskrivbareInngaaende), Avdrag("Lån til videreutlån", m.LaanVidereutlaan),
                Avdrag("Tomter", m.Tomter), Avdrag("Minimum", m.Minimum, m.Formel), Avdrag("Betalte avdrag", m.Betalt), Avdrag("Mangler", m.Mangler),
                Avdrag("Konserninterne utlån", m.KonserninterneUtlaan), Avdrag("Mottatte avdrag brukt på andre lån", m.MottatteAvdragPaaAndreLaan),
                Avdrag("Andel av lånefondets ubrukte lån", m.AndelUbrukteLaanILaanefond), Avdrag("Finansiell leie", m.FinansiellLeie),
                Avdrag("Tomtelån", m.Tomtelaan), Avdrag("Tomtelånenes hovedstol", m.TomtelaanHovedstol), Avdrag("Kirkelån", m.Kirkelaan),
                Avdrag("Kirkenes levetid i år", m.Kirkelevetid), Avdrag("Lavere avdrag vedtatt", m.LavereAvdragVedtatt),
                Forbruk("Akkumulert merforbruk", f.Akkumulert), Forbruk("Driftsinntekter", f.Driftsinntekter),
                Forbruk("Merforbruk i prosent av driftsinntektene", f.Prosent),
                Frist("Merforbruket oppsto i", f.Frist?.Oppstaatt), Frist("Dekkes i budsjettet for", f.Frist?.Budsjettaar),
                Frist("Dekket senest i", f.Frist?.Senest),
                .. svar.Lag.Select(l => Lag("Merforbruk etter alder", l)), .. svar.Udekket.Select(l => Lag("Udekket etter alder", l)),
                .. svar.Robek.Select(r => new Rad("ROBEK", $"{r.Bokstav}) {r.Tekst}", null, r.Oppfylt is { } ja ? Rapporttabell.JaNei(ja) : "ukjent", r.Grunn)),
                new Rad(
                    "Lånegodkjenning", "Vedtak om lån krever godkjenning (§ 28-3)", null,
                    svar.Laanegodkjenning.Kreves is { } kreves ? Rapporttabell.JaNei(kreves) : "ukjent", svar.Laanegodkjenning.Grunn),
                .. svar.Robek.Where(r => r.Utmelding is not null)
                    .Select(r => new Rad("Utmelding av ROBEK (§ 28-5)", $"{r.Bokstav}) {r.Tekst}", null, null, r.Utmelding)),
            ];
        }
    }
}

/// <summary>Minimumsavdrag, merforbruk and udekket beløp. Kroner, positive.</summary>
/// <param name="Lag">Merforbruk by the year that it arose in, the oldest first.</param>
/// <param name="Udekket">Udekket beløp by the year that it arose in, the oldest first.</param>
/// <param name="Robek">The grounds a–g.</param>
/// <param name="Laanegodkjenning">Whether loans need the ministry's approval (§ 28-3).</param>
public sealed record Oekonomikontrollsvar(
    string Kommunenummer, int Aar, string Oppstilling, int TilPeriode, long Versjon, string Kjedehode, Minimumsavdragsvar Minimumsavdrag,
    Merforbrukssvar Merforbruk, IReadOnlyList<Lagsvar> Lag, IReadOnlyList<Lagsvar> Udekket, IReadOnlyList<Robeksvar> Robek,
    Laanegodkjenningssvar Laanegodkjenning);

/// <summary>The minimum with its inputs. Those that the ledger does not hold are set with PUT /inndata.</summary>
public sealed record Minimumsavdragsvar(
    string Hjemmel, string Formel, decimal Avskrivninger, decimal LaanegjeldInngaaende, decimal AvskrivbareInngaaende, decimal LaanVidereutlaan, decimal Tomter,
    decimal? Minimum, decimal Betalt, decimal? Mangler, decimal KonserninterneUtlaan, decimal MottatteAvdragPaaAndreLaan, decimal AndelUbrukteLaanILaanefond,
    decimal FinansiellLeie, bool FinansiellLeieMed, decimal Tomtelaan, decimal TomtelaanHovedstol, bool TomtelaanSaerskilt, decimal Kirkelaan,
    bool KirkelaanSaerskilt, int Kirkelevetid, decimal? LavereAvdragVedtatt)
{
    public static Minimumsavdragsvar Av(Oekonomivurdering v)
    {
        var (m, g) = (v.Minimumsavdrag, v.Avdragsgrunnlag);
        return new Minimumsavdragsvar(
            g.Aar.Aar >= Minimumsavdragsgrunnlag.ForskriftFra ? "Kommuneloven § 14-18; FOR-2024-09-27-2348" : "Kommuneloven § 14-18",
            "avskrivninger × lånegjeld ved årets start / avskrivbare anleggsmidler ved årets start", m.Avskrivninger.Kroner, m.LaanegjeldInngaaende.Kroner,
            m.AvskrivbareInngaaende.Kroner, g.LaanVidereutlaan.Kroner, g.IkkeAvskrivbare.Kroner, m.Minimum?.Kroner, m.Betalt.Kroner, m.Mangler?.Kroner,
            g.KonserninterneUtlaan.Kroner, g.MottatteAvdragPaaAndreLaan.Kroner, g.AndelUbrukteLaanILaanefond.Kroner, g.FinansiellLeie.Kroner,
            g.FinansiellLeieMed, g.Tomtelaan.Kroner, g.TomtelaanHovedstol.Kroner, g.TomtelaanSaerskilt, g.Kirkelaan.Kroner, g.KirkelaanSaerskilt,
            g.Kirkelevetid, g.LavereAvdragVedtatt?.Kroner);
    }
}

/// <summary>Accumulated merforbruk, the deadline of its oldest part, and the grounds of ROBEK.</summary>
public sealed record Merforbrukssvar(
    string Hjemmel, decimal Akkumulert, decimal Driftsinntekter, decimal? Prosent, Dekningsfrist? Frist, IReadOnlyList<Robeksvar> Robek)
{
    public static Merforbrukssvar Av(Oekonomivurdering v) => new(
        "Kommuneloven §§ 14-11, 14-12 og 28-1", v.Merforbruk.Kroner, v.Driftsinntekter.Kroner, v.Prosent,
        v.Lag.Lag.FirstOrDefault(l => !l.Rest.ErNull) is { } eldst ? new Dekningsfrist(eldst.Oppstaatt, eldst.Budsjettaar, eldst.Senest!.Value) : null,
        [.. v.Robek.Select(Robeksvar.Av)]);
}

/// <summary>A part of merforbruk or udekket beløp by the year that it arose in.</summary>
/// <param name="Senest">The latest year of cover; null for udekket beløp, which belongs in the next year's budget.</param>
/// <param name="Antatt">Nobody has said which year it is from: the year before the ledger's first is assumed.</param>
/// <param name="Viderefoert">The part of a new udekket beløp that only stands for one that was covered in the same year.</param>
/// <param name="Budsjettert">What the revised budget of budsjettaar covers of earlier years; null when that year is not known.</param>
public sealed record Lagsvar(
    int Oppstaatt, decimal Opprinnelig, decimal Rest, int Budsjettaar, int? Senest, string Status, bool Antatt, decimal Viderefoert, decimal? Budsjettert)
{
    public static Lagsvar Av(Lagvurdering l) => new(
        l.Oppstaatt, l.Opprinnelig.Kroner, l.Rest.Kroner, l.Budsjettaar, l.Senest,
        l.Status switch { Lagstatus.Forfalt => "forfalt", Lagstatus.Dekket => "dekket", _ => "loeper" }, l.Antatt, l.Viderefoert.Kroner, l.Budsjettert?.Kroner);
}

/// <summary>A ground of ROBEK.</summary>
/// <param name="Oppfylt">Null when it is not known.</param>
/// <param name="TiltaksplanInnen">When the council must adopt a plan of measures; null unless the ground is met.</param>
/// <param name="Utmelding">What takes the municipality out of the register (§ 28-5); null unless the ground is met.</param>
public sealed record Robeksvar(string Bokstav, string Tekst, bool? Oppfylt, string Grunn, DateOnly? TiltaksplanInnen, string? Utmelding)
{
    public static Robeksvar Av(Robekvurdering r) => new(r.Bokstav, r.Tekst, r.Oppfylt, r.Grunn, r.TiltaksplanInnen, r.Utmelding);
}

/// <summary>Whether a decision on a loan needs the ministry's approval (kommuneloven § 28-3).</summary>
/// <param name="Kreves">Null when no ground is known to be met, and some are not known.</param>
/// <param name="Vilkaar">The letters of the grounds that are met.</param>
public sealed record Laanegodkjenningssvar(bool? Kreves, IReadOnlyList<string> Vilkaar, string Grunn);
