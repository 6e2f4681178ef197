using Ledger.Domain.Publisering;
using Ledger.Web.Kilder;

namespace Ledger.Web.Deler;

/// <summary>
/// What pages and files say that they are of. Only an edition has a number: a draft and the ledger as it stands are told apart by their version.
/// </summary>
public static class Utgaveord
{
    public static bool ErKladd(this IOffentligKilde kilde) => kilde.Utgave.Status is Utgavestatus.Kladd or Utgavestatus.Laast;

    /// <summary>One of three, by what the pages are of.</summary>
    public static T Av<T>(IOffentligKilde kilde, Func<T> utgave, Func<T> kladd, Func<T> hovedbok) =>
        kilde.ErKladd() ? kladd() : kilde.ErLevende ? hovedbok() : utgave();

    /// <summary>In the name of a file.</summary>
    public static string Filledd(IOffentligKilde kilde) => Av(
        kilde, () => $"u{kilde.Utgave.Nummer}", () => $"kladd-v{kilde.Utgave.Versjon}", () => $"v{kilde.Utgave.Versjon}");

    /// <summary>In a cell of a workbook: the number of an edition.</summary>
    public static object Cellen(IOffentligKilde kilde) => Av<object>(kilde, () => kilde.Utgave.Nummer, () => "kladd", () => "hovedboken");
}
