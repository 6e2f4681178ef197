using Ledger.Application.Finans;
using Ledger.Application.Rapportering;
using Ledger.Application.Tabeller;
using Ledger.Domain.Finans.Register;
using static Ledger.Application.Tabeller.Kolonnetype;

namespace Ledger.Application.Rapporter.Finans;

/// <summary>The finance reports of a year that are filed, and how many are owed (kommuneloven § 14-13).</summary>
public sealed class Leverterapporter : Finansaarsrapport<Leverterapportersvar>
{
    /// <summary>What the duty to report is called among the particulars of a table.</summary>
    internal const string Finansrapportplikt = "Rapporteringsplikt";

    public override string Navn => "leverteFinansrapporter";

    public override string Sti => "/finans/finansrapporter";

    public override string Sammendrag => "Finansrapportene som er levert av et år, låst til hver sin versjon, og hvor mange som gjenstår.";

    public override IReadOnlyList<Lukketfelt> Lukkede =>
        [.. base.Lukkede, Lukketfelt.Av<Levertfinansrapport>("type", Lagretfinansrapport.Typer)];

    protected override Leverterapportersvar Regn(Finansspoersmaal spoersmaal, int aar)
    {
        var hode = spoersmaal.Hode(new(aar, 12, 31));
        return new Leverterapportersvar(
            hode.Kommunenummer, aar, hode.Versjon, hode.Kjedehode, hode.Enhet,
            [
                .. spoersmaal.Stand.Rapporter.Where(r => r.Rapportdato.Year == aar)
                    .OrderBy(r => r.Rapportdato).ThenBy(r => r.Type, StringComparer.Ordinal)
                    .Select(r => new Levertfinansrapport(
                        r.Rapportdato, r.Type, r.Sak, r.Laast, r.Innlevert, r.Tekster.GetValueOrDefault("risiko"), r.Tekster.GetValueOrDefault("marked"),
                        r.Tekster.GetValueOrDefault("avvik"),
                        FormattableString.Invariant(
                            $"{Ledgeradresse.Av(spoersmaal.Stand.Hode.Ledger)}/finans/rapport?dato={r.Rapportdato:yyyy-MM-dd}&versjon={r.Laast}"))),
            ],
            Rapporteringsplikt.Av(spoersmaal.Stand, aar), []);
    }

    protected override Tabell SomTabell(Leverterapportersvar svar) => SomTabell(
        "leverte-finansrapporter", "Leverte finansrapporter",
        svar, svar.Linjer,
        [
            new("Rapportdato", Dato, l => l.Rapportdato), new("Type", Ord, l => l.Type), new("Sak", Tekst, l => l.Sak),
            new("Låst versjon", Heltall, l => l.LaastVersjon), new("Innlevert versjon", Heltall, l => l.InnlevertVersjon),
            new("Risiko", Tekst, l => l.Risikovurdering, Valgfri: true), new("Marked", Tekst, l => l.Markedsvurdering, Valgfri: true),
            new("Avvik", Tekst, l => l.Avviksvurdering, Valgfri: true), new("Adresse", Tekst, l => l.Adresse),
        ],
        (Finansrapportplikt, svar.Rapporteringsplikt.Setning()));
}

/// <summary>The reports of a year that are filed.</summary>
public sealed record Leverterapportersvar(
    string Kommunenummer, int Aar, long Versjon, string Kjedehode, string Enhet, IReadOnlyList<Levertfinansrapport> Linjer,
    Rapporteringsplikt Rapporteringsplikt, IReadOnlyList<Mangel> Mangler) : IFinansaarssvar;

/// <summary>A report that is filed.</summary>
/// <param name="LaastVersjon">The version that its figures are of.</param>
/// <param name="InnlevertVersjon">The version that it was filed in.</param>
/// <param name="Adresse">Where its figures are read, as they were.</param>
public sealed record Levertfinansrapport(
    DateOnly Rapportdato, string Type, string? Sak, long LaastVersjon, long InnlevertVersjon, string? Risikovurdering, string? Markedsvurdering,
    string? Avviksvurdering, string Adresse);

/// <summary>How many reports the council is owed of a year, and how many it has (kommuneloven § 14-13).</summary>
/// <param name="Krav">Two in the course of the year and one after its end.</param>
/// <param name="Mangler">Those owed that are not filed.</param>
public sealed record Rapporteringsplikt(int Aar, int Krav, int Levert, int Mangler)
{
    public static Rapporteringsplikt Av(Finansstand stand, int aar)
    {
        var levert = Lagretfinansrapport.LevertAv(stand.Rapporter, aar);
        return new(aar, Lagretfinansrapport.KravAvAaret, levert, Lagretfinansrapport.KravAvAaret - levert);
    }

    /// <summary>The duty and what is left of it, for a reader.</summary>
    public string Setning() =>
        $"Kommunestyret skal ha {Krav} finansrapporter om {Aar} (kommuneloven § 14-13): {Levert} er levert, og "
        + (Mangler == 0 ? "ingen mangler." : Mangler == 1 ? "én mangler." : $"{Mangler} mangler.");
}
