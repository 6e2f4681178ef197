using Ledger.Application.Grunndata;
using Ledger.Application.Porter;
using Ledger.Application.Rapportering;

namespace Ledger.Application.Rapporter;

/// <summary>The auditor's lists of bilag by who approved them (kommuneloven § 25-1): those above the limit, of sources that are not exempted.</summary>
/// <remarks>A reversal counts by what it reverses, and what the service makes itself is approved by nobody.</remarks>
public abstract class Attestasjonslister(Attestasjonsutvalg utvalg) : Bilagslisten
{
    public override string Emne => "Revisjon";

    public override bool ErAvAaret => false;

    public override IReadOnlyList<Rapportparameter> Parametre { get; } =
    [
        Rapportparametre.KrevdAar, Rapportparametre.Attestasjonsgrense, Rapportparametre.FraPeriode, Rapportparametre.TilPeriode,
        Rapportparametre.Sorter, Rapportparametre.Antall, Rapportparametre.Etter, Rapportparametre.Versjon,
        Rapportparametre.PerTidspunkt, Rapportparametre.Tilstand,
    ];

    protected override Bilagssporring Sporring(Rapportspoersmaal spoersmaal, Kommunegrunnlag grunndata) => base.Sporring(spoersmaal, grunndata)
        .Med(grunndata.Attestasjonsregler, utvalg, Parametertolk.Beloep(spoersmaal["fraBeloep"], "fraBeloep"));
}

/// <summary>Bilag without both an attestant and an anviser.</summary>
public sealed class BilagUtenAttestasjon() : Attestasjonslister(Attestasjonsutvalg.Uten)
{
    public override string Navn => "bilag-uten-attestasjon";

    public override string Sti => "/revisjon/bilag-uten-attestasjon";

    public override string Operasjon => "listBilagUtenAttestasjon";

    public override string Sammendrag => "Bilag over beløpsgrensen som mangler attestant eller anviser (kommuneloven § 25-1).";
}

/// <summary>Bilag where one person has two of the roles.</summary>
public sealed class BilagSammePerson() : Attestasjonslister(Attestasjonsutvalg.SammePerson)
{
    public override string Navn => "bilag-samme-person";

    public override string Sti => "/revisjon/bilag-samme-person";

    public override string Operasjon => "listBilagSammePerson";

    public override string Sammendrag => "Bilag over beløpsgrensen der samme person har registrert, attestert eller anvist (kommuneloven § 25-1).";
}
