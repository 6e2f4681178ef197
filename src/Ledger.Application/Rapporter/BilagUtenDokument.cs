using Ledger.Application.Porter;
using Ledger.Application.Rapportering;
using Ledger.Domain.Verdier;

namespace Ledger.Application.Rapporter;

/// <summary>The bilag of a year that name no document (bokføringsloven § 10): what an auditor asks to see first.</summary>
/// <remarks>A reversal counts by what it reverses. What a source's saldo made has its documents there.</remarks>
public sealed class BilagUtenDokument : Bilagslisten
{
    public override string Navn => "bilag-uten-dokument";

    public override string Sti => "/revisjon/bilag-uten-dokument";

    public override string Operasjon => "listBilagUtenDokument";

    public override string Emne => "Revisjon";

    public override bool ErAvAaret => false;

    public override string Sammendrag => "Bilag med en rad på minst fraBeloep som ikke viser til noe dokument (bokføringsloven § 10).";

    public override IReadOnlyList<Rapportparameter> Parametre { get; } =
    [
        Rapportparametre.KrevdAar, Rapportparametre.Dokumentgrense, Rapportparametre.FraPeriode, Rapportparametre.TilPeriode,
        Rapportparametre.Sorter, Rapportparametre.Antall, Rapportparametre.Etter, Rapportparametre.Versjon,
        Rapportparametre.PerTidspunkt, Rapportparametre.Tilstand,
    ];

    protected override Bilagssporring Sporring(Rapportspoersmaal spoersmaal) => base.Sporring(spoersmaal) with
    {
        Beloep = null,
        UtenDokumentFra = (Parametertolk.Beloep(spoersmaal["fraBeloep"], "fraBeloep") ?? Beloep.Null).Oere,
    };
}
