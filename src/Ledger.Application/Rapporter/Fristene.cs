using System.Text.Json.Serialization;
using Ledger.Application.Budsjett;
using Ledger.Application.Lesing;
using Ledger.Application.Rapportering;
using Ledger.Application.Rettigheter;
using Ledger.Application.Serier;
using Ledger.Application.Tabeller;
using Ledger.Domain.Budsjett;
using Ledger.Domain.Oppstillinger;
using Ledger.Domain.Serier;
using Ledger.Domain.Verdier;
using static Ledger.Application.Tabeller.Kolonnetype;

namespace Ledger.Application.Rapporter;

/// <summary>The deadlines of a year's plan, budget and reports.</summary>
public sealed class Fristene : Aarsrapport<Fristsvar>
{
    private static readonly Kolonne<Fristlinje>[] Kolonner =
    [
        new("Kode", Tekst, l => l.Kode, Forprogrammer: true), new("Navn", Tekst, l => l.Navn), new("Hjemmel", Tekst, l => l.Hjemmel),
        new("Frist", Dato, l => l.Frist), new("Gjort", Dato, l => l.Dato), new("Status", Ord, l => l.Status),
        new("Funnet", Heltall, l => l.Funnet), new("Krav", Heltall, l => l.Krav),
        new("Kilder", Tekst, l => string.Join(", ", l.Kilder.Select(k => $"{k.Slag} {k.Id}"))),
    ];

    public override string Navn => "frister";

    public override string Sammendrag =>
        "Fristene for plan, budsjett, tertialrapporter og årsberetning, og om de er holdt (kommuneloven §§ 14-3, 14-5 og 14-7).";

    /// <summary>Deadlines pass by themselves.</summary>
    public override bool ErFast => false;

    public override IReadOnlyList<string> Scopes { get; } = [Scope.Les, Scope.Revisjon, Scope.Budsjett, Scope.Publiser];

    public override IReadOnlyList<Rapportparameter> Parametre { get; } = [Rapportparametre.Versjon, Rapportparametre.PerTidspunkt];

    public override IReadOnlyList<Lukketfelt> Lukkede =>
        [Lukketfelt.Av<Fristlinje>("status", Fristtilstander.Alle), Lukketfelt.Av<Fristkildesvar>("slag", Fristkilde.Slagene)];

    public override async Task<Rapportgrunnlag> UtvidAsync(
        Rapportgrunnlag grunnlag, Rapportspoersmaal spoersmaal, Rapportkilde kilde, CancellationToken ct)
    {
        var aar = grunnlag.Grunndata.Aar;
        var serier = await kilde.SerierAsync(grunnlag.Hode, ct);
        var vedtak = await kilde.VedtakAsync(grunnlag, ct);
        var opprinnelige = Erstatning.IKraft(vedtak, Vedtakstype.Opprinnelig)
            .Select(v => new Fristkilde(Fristkilde.Vedtak, v.Vedtak.Referanse, Erstatning.FoersteDato(v, vedtak)));
        var endringer = vedtak.Where(v => v.Vedtak.Type != Vedtakstype.Opprinnelig && v.Vedtak.Dato.Year == aar.Aar)
            .Select(v => new Fristkilde(Fristkilde.Vedtak, v.Vedtak.Referanse, v.Vedtak.Dato))
            .Concat(serier.Where(s => s.Slag == Serieslag.Forslag && s.Aar == aar.Aar).Select(s => Serien(s, s.Dato)).OfType<Fristkilde>());
        return grunnlag with
        {
            Frister = new Fristgrunnlag(
                aar,
                serier.Where(s => s.Slag == Serieslag.Oekonomiplan && Serielager.Aarene(s).Contains(aar.Aar)).Select(s => Serien(s, s.Vedtaksdato))
                    .OfType<Fristkilde>().MinBy(k => k.Dato),
                opprinnelige.MinBy(k => k.Dato), await HarMerforbrukAsync(grunnlag, kilde, ct), endringer.MinBy(k => k.Dato),
                await kilde.DokumenterAsync(grunnlag.Hode, aar, ct),
                DateOnly.FromDateTime(kilde.Naa.UtcDateTime)),
        };
    }

    protected override Func<Fristsvar> Forbered(Rapportgrunnlag grunnlag, Rapportspoersmaal spoersmaal) => () => new Fristsvar(
        grunnlag.Hode.Ledger.ToString(), grunnlag.Grunndata.Aar.Aar, Navn, grunnlag.Hode.Versjon, grunnlag.Hode.Kjedehode.ToString(),
        [
            .. Budsjettfrister.Finn(grunnlag.Frister!).Select(f => new Fristlinje(
                f.Kode, f.Navn, f.Hjemmel, f.Frist, f.Dato, f.Tilstand.Navn(), [.. f.Kilder.Select(k => new Fristkildesvar(k.Slag, k.Id, k.Dato))], f.Funnet,
                f.Krav)),
        ]);

    protected override Tabell SomTabell(Fristsvar svar) => Tabell.Av(
        Navn, "Frister", [.. Rapporttabell.Om(svar.Kommunenummer, svar.Aar, null, Periode.Stoerste, svar.Versjon, svar.Kjedehode)], svar.Linjer, Kolonner);

    private static Fristkilde? Serien(Seriehode serie, DateOnly? dato) =>
        dato is { } dag ? new(Fristkilde.Serie, $"{serie.Slag.Navn()}/{serie.Kode}", dag) : null;

    /// <summary>The accounts of the year before brought something forward to be covered (§ 5-4 first paragraph).</summary>
    private static async Task<bool> HarMerforbrukAsync(Rapportgrunnlag grunnlag, Rapportkilde kilde, CancellationToken ct) =>
        await kilde.FinnAarAsync(grunnlag, grunnlag.Grunndata.Aar.Aar - 1, ct) is { } forrige && forrige.Grunndata.ErAvsluttet
        && InnebygdeOppstillinger.Finn(InnebygdeOppstillinger.Bevilgning, forrige.Grunndata.Aar) is not null
        && Oppstillingsmotor.Beregn(forrige.Plan(InnebygdeOppstillinger.Bevilgning), forrige.Oppstillingsgrunnlag(Periode.Aarsavslutning))
            .Linje(InnebygdeOppstillinger.BevilgningFremfoert).Regnskap.SumOere > 0;
}

/// <summary>The deadlines of a year.</summary>
public sealed record Fristsvar(string Kommunenummer, int Aar, string Oppstilling, long Versjon, string Kjedehode, IReadOnlyList<Fristlinje> Linjer);

/// <summary>A deadline.</summary>
/// <param name="Frist">The last day.</param>
/// <param name="Dato">When it was done; null when it is not.</param>
/// <param name="Kilder">What was done; none when nothing is.</param>
/// <param name="Funnet">How many there are, of what there are to be several of; else not there.</param>
public sealed record Fristlinje(
    string Kode, string Navn, string Hjemmel, DateOnly Frist, DateOnly? Dato, string Status, IReadOnlyList<Fristkildesvar> Kilder,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] int? Funnet = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] int? Krav = null);

/// <summary>What was done about a deadline.</summary>
/// <param name="Slag">vedtak, serie or dokument.</param>
/// <param name="Id">The reference of a decision, the kind and code of a series (<c>oekonomiplan/2025-2028</c>), or the id of a document.</param>
public sealed record Fristkildesvar(string Slag, string Id, DateOnly Dato);
