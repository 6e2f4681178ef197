using Ledger.Application.Import;
using Ledger.Application.Skriving;

namespace Ledger.Application.Saldoimport;

/// <summary>What a balance import booked.</summary>
/// <param name="Status"><c>bokfoert</c>, <c>uendret</c> or <c>proevekjoert</c>.</param>
/// <param name="Uendret">The ledger already agreed with the source: nothing was booked, and no version was made.</param>
/// <param name="AntallRader">The rows of the body.</param>
/// <param name="Perioder">The periods that changed, in order.</param>
/// <param name="Funn">What is told of rows, by code and value.</param>
/// <param name="Versjon">The version that the import made, or would have made; the newest when nothing changed.</param>
public sealed record Saldoimportkvittering(
    string ImportId, string Status, bool Uendret, string Kilde, long AntallRader, IReadOnlyList<Saldoimportperiode> Perioder, IReadOnlyList<Importfunn> Funn,
    long Versjon, string Kjedehode, bool AlleredeBokfoert) : IHarImportId;

/// <summary>What was booked because of one period.</summary>
/// <param name="Periode">The period that it was booked in.</param>
/// <param name="GjelderPeriode">The period that it is about; an earlier one when that was closed.</param>
/// <param name="NyeNoekler">Keys that the source had nothing of in the year.</param>
/// <param name="BorteNoekler">Keys that the source has nothing left of in the year.</param>
/// <param name="SumAbsolutt">Kroner: the sum of the changes without sign.</param>
/// <param name="Bilagsnummer">The bilag; the first of them when the rows are too many for one.</param>
public sealed record Saldoimportperiode(
    int Periode, int GjelderPeriode, int RaderEndret, int NyeNoekler, int BorteNoekler, decimal SumAbsolutt, int? Bilagsnummer);
