using System.Globalization;
using Ledger.Application.Lesing;
using Ledger.Application.Rapportering;
using Ledger.Domain.Organisasjon;
using Ledger.Domain.Serier;

namespace Ledger.Application.Rapporter;

/// <summary>
/// The interim report (kommuneloven § 14-5 third paragraph): avvik per tjenesteområde with the columns to date and the newest forecast of the year,
/// unless something else is asked for.
/// </summary>
public sealed class Tertialrapporten : Avvikene
{
    public override bool ErAvHovedboken => false;

    public override string Navn => "tertialrapport";

    public override string Sammendrag =>
        "Utviklingen mot budsjettet hittil i året, og hvor året ventes å ende (kommuneloven § 14-5 tredje ledd): avvik med den nyeste prognosen.";

    protected override string Tittel => "Tertialrapport";

    public override async Task<Rapportgrunnlag> UtvidAsync(
        Rapportgrunnlag grunnlag, Rapportspoersmaal spoersmaal, Rapportkilde kilde, CancellationToken ct)
    {
        var prognose = spoersmaal["prognose"] is { } kode ? await kilde.SerieAsync(grunnlag.Hode, Serieslag.Prognose, kode, ct) is { } serie ? serie.Hode : null
            : await Prognosevalg.NyesteAsync(grunnlag, kilde, ct);
        return await base.UtvidAsync(grunnlag, Med(spoersmaal, prognose?.Kode, prognose?.TilPeriode), kilde, ct);
    }

    protected override Func<Avvikssvar> Forbered(Rapportgrunnlag grunnlag, Rapportspoersmaal spoersmaal)
    {
        var prognose = grunnlag.Kolonner?.FirstOrDefault(k => k.Navn == Kolonnevalg.Prognose)?.Serie;
        return base.Forbered(grunnlag, Med(spoersmaal, prognose?.Kode, prognose?.TilPeriode));
    }

    private static Rapportspoersmaal Med(Rapportspoersmaal spoersmaal, string? prognose, int? tilPeriode) => new(navn => spoersmaal[navn] ?? navn switch
    {
        "kolonnesett" when spoersmaal["kolonner"] is null => "tertial",
        "nivaa" => Nivaa.Tjenesteomraade.Navn(),
        "prognose" => prognose,
        "tilPeriode" => tilPeriode?.ToString(CultureInfo.InvariantCulture),
        _ => null,
    });
}
