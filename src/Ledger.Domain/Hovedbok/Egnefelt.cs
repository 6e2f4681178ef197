using Ledger.Domain.Verdier;

namespace Ledger.Domain.Hovedbok;

/// <summary>
/// The fields of a dimension in the municipality's own terms: its account and function, two free dimensions, and the unit on the other side.
/// </summary>
/// <remarks>
/// What they mean is said by the municipality's chart when a report is made. Most ledgers have none of them and a cube holds hundreds of
/// thousands of dimensions, so a <see cref="Dimensjon"/> refers to one of these, or to null when all are empty.
/// </remarks>
public sealed record Egnefelt
{
    private Egnefelt(string konto, string lokalFunksjon, string fridim1, string fridim2, string motpartsenhet) =>
        (Konto, LokalFunksjon, Fridim1, Fridim2, Motpartsenhet) = (konto, lokalFunksjon, fridim1, fridim2, motpartsenhet);

    /// <summary>The account in the municipality's own chart; empty when the source wrote KOSTRA codes only.</summary>
    public string Konto { get; }

    /// <summary>The function in the municipality's own chart, or empty.</summary>
    public string LokalFunksjon { get; }

    public string Fridim1 { get; }

    public string Fridim2 { get; }

    /// <summary>
    /// The unit of the same municipality that the row is with, or empty: what is internal to the group is left out when its ledgers are added up.
    /// </summary>
    public string Motpartsenhet { get; }

    /// <summary>The unit and the project as the source wrote them, where the key means another; else empty. Never stored: it is how a key is read.</summary>
    public string SkrevetAnsvar { get; private init; } = "";

    public string SkrevetProsjekt { get; private init; } = "";

    /// <summary>The fields with what the source wrote, where that is not what it means.</summary>
    public static Egnefelt? MedSkrevet(Egnefelt? egne, string ansvar, string prosjekt) => ansvar.Length + prosjekt.Length == 0
        ? egne
        : (egne ?? new Egnefelt("", "", "", "", "")) with { SkrevetAnsvar = ansvar, SkrevetProsjekt = prosjekt };

    /// <summary>The fields, or null when all of them are empty, so that equal dimensions are equal.</summary>
    public static Egnefelt? Av(string konto = "", string lokalFunksjon = "", string fridim1 = "", string fridim2 = "", string motpartsenhet = "") =>
        konto.Length + lokalFunksjon.Length + fridim1.Length + fridim2.Length + motpartsenhet.Length == 0
            ? null
            : new(konto, lokalFunksjon, fridim1, fridim2, motpartsenhet);

    /// <summary>The fields with another value of one of them.</summary>
    internal static Egnefelt? Med(Egnefelt? egne, Dimensjonsfelt felt, string verdi) => Av(
        felt == Dimensjonsfelt.Konto ? verdi : egne?.Konto ?? "",
        felt == Dimensjonsfelt.LokalFunksjon ? verdi : egne?.LokalFunksjon ?? "",
        felt == Dimensjonsfelt.Fridim1 ? verdi : egne?.Fridim1 ?? "",
        felt == Dimensjonsfelt.Fridim2 ? verdi : egne?.Fridim2 ?? "",
        felt == Dimensjonsfelt.Motpartsenhet ? verdi : egne?.Motpartsenhet ?? "");

    /// <summary>Those of the fields that are asked for; null when they are empty.</summary>
    internal Egnefelt? Bare(Dimensjonsfelt felt) => Av(
        felt.HasFlag(Dimensjonsfelt.Konto) ? Konto : "",
        felt.HasFlag(Dimensjonsfelt.LokalFunksjon) ? LokalFunksjon : "",
        felt.HasFlag(Dimensjonsfelt.Fridim1) ? Fridim1 : "",
        felt.HasFlag(Dimensjonsfelt.Fridim2) ? Fridim2 : "",
        felt.HasFlag(Dimensjonsfelt.Motpartsenhet) ? Motpartsenhet : "");

    /// <summary>Field by field; none at all comes first.</summary>
    internal static int Sammenlign(Egnefelt? x, Egnefelt? y)
    {
        if (ReferenceEquals(x, y))
        {
            return 0;
        }

        var orden = Kodeorden.Instans.Compare(x?.Konto ?? "", y?.Konto ?? "");
        orden = orden != 0 ? orden : Kodeorden.Instans.Compare(x?.LokalFunksjon ?? "", y?.LokalFunksjon ?? "");
        orden = orden != 0 ? orden : Kodeorden.Instans.Compare(x?.Fridim1 ?? "", y?.Fridim1 ?? "");
        orden = orden != 0 ? orden : Kodeorden.Instans.Compare(x?.Fridim2 ?? "", y?.Fridim2 ?? "");
        orden = orden != 0 ? orden : Kodeorden.Instans.Compare(x?.Motpartsenhet ?? "", y?.Motpartsenhet ?? "");
        orden = orden != 0 ? orden : Kodeorden.Instans.Compare(x?.SkrevetAnsvar ?? "", y?.SkrevetAnsvar ?? "");
        return orden != 0 ? orden : Kodeorden.Instans.Compare(x?.SkrevetProsjekt ?? "", y?.SkrevetProsjekt ?? "");
    }
}
