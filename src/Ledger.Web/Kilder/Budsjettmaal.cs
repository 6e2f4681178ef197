using Ledger.Application.Rapporter;

namespace Ledger.Web.Kilder;

/// <summary>
/// What accounts are measured against: the year's revised budget or, in a report within the year, the part of it that is periodised to date. Four
/// months of accounts beside twelve months of budget would show every unit as far better than its budget.
/// </summary>
/// <param name="ErHittil">The report ends within the year, and its lines have the columns to date.</param>
public sealed record Budsjettmaal(bool ErHittil)
{
    /// <summary>The fields of the API's answer.</summary>
    public string Budsjettfelt => ErHittil ? "budsjettHittil" : "revidertBudsjett";

    public string Avviksfelt => ErHittil ? "avvikHittil" : "avvik";

    public string Prosentfelt => ErHittil ? "avvikHittilProsent" : "avvikProsent";

    public string Fjoraarsfelt => ErHittil ? "regnskapForrigeAarHittil" : "regnskapForrigeAar";

    /// <summary>What the columns are called.</summary>
    public string Budsjettnavn => ErHittil ? "Budsjett hittil" : "Revidert budsjett";

    public string Regnskapsnavn => ErHittil ? "Regnskap hittil" : "Regnskap";

    public string Avviksnavn => ErHittil ? "Avvik hittil" : "Avvik";

    public string Fjoraarsnavn => ErHittil ? "Regnskap hittil i fjor" : "Regnskap året før";

    /// <summary>What the deviation is, in a sentence.</summary>
    public string Forklaring => ErHittil ? "Avvik er budsjettet hittil i året minus regnskapet hittil" : "Avvik er revidert budsjett minus regnskap";

    public decimal Budsjett(Oppstillingslinjesvar l) => l.Hittil is { } h && ErHittil ? h.Budsjett : l.RevidertBudsjett;

    public decimal Budsjett(Avvikslinjesvar l) => ErHittil ? l.BudsjettHittil : l.RevidertBudsjett;

    public decimal Budsjett(Disponeringslinjesvar l) => l.Hittil is { } h && ErHittil ? h.Budsjett : l.RevidertBudsjett;

    public decimal Avvik(Oppstillingslinjesvar l) => l.Hittil is { } h && ErHittil ? h.Avvik : l.Avvik;

    public decimal Avvik(Avvikslinjesvar l) => l.Hittil is { } h && ErHittil ? h.Avvik : l.Avvik;

    public decimal Avvik(Disponeringslinjesvar l) => l.Hittil is { } h && ErHittil ? h.Avvik : l.Avvik;

    public decimal? Prosent(Oppstillingslinjesvar l) => l.Hittil is { } h && ErHittil ? h.AvvikProsent : l.AvvikProsent;

    public decimal? Prosent(Avvikslinjesvar l) => l.Hittil is { } h && ErHittil ? h.AvvikProsent : l.AvvikProsent;

    public decimal? Fjoraaret(Oppstillingslinjesvar l) => l.Hittil is { } h && ErHittil ? h.RegnskapForrigeAar : l.RegnskapForrigeAar;
}
