using Ledger.Domain.Verdier;

namespace Ledger.Domain.Oekonomikontroll;

/// <summary>What the control needs and the ledger does not hold, by the names that it is sent by. Amounts are kroner, positive.</summary>
/// <remarks>
/// Amounts: laanVidereutlaan, tomter, mottatteAvdragPaaAndreLaan, andelUbrukteLaanILaanefond, finansiellLeie, tomtelaan, tomtelaanHovedstol, kirkelaan,
/// lavereAvdragVedtatt, vesentligFeil. Choices, 1 for yes: finansiellLeieMed, tomtelaanSaerskilt, tomtelaanAvRestgjeld, kirkelaanSaerskilt,
/// inndelingslova16a. Years: vedtatteDekningsaar (1–4), kirkelevetid.
/// </remarks>
public sealed class Kontrollinndata(IReadOnlyDictionary<string, decimal> inndata)
{
    /// <summary>What the council can decide for a unit alone.</summary>
    public const string LavereAvdrag = "lavereAvdragVedtatt";

    /// <summary>How many years the council has decided to spread cover over, 1–4; two without a decision (kommuneloven § 14-11).</summary>
    public int VedtatteDekningsaar =>
        (int)Math.Clamp(inndata.GetValueOrDefault("vedtatteDekningsaar", Kommuneloven14_11Lag.Hovedregel), 1m, Kommuneloven14_11Lag.LengsteVedtak);

    /// <summary>Null when nothing is told.</summary>
    public bool? Inndelingslova16a => inndata.ContainsKey("inndelingslova16a") ? Ja("inndelingslova16a") : null;

    /// <summary>From how much on the effect of a corrected error is told as material in its note (§ 5-10 letter c); null when nothing is said.</summary>
    public Beloep? VesentligFeil => inndata.ContainsKey("vesentligFeil") ? Beloepet("vesentligFeil") : null;

    /// <summary>What the ledger knows, with what is told beside it.</summary>
    public Minimumsavdragsgrunnlag Til(Minimumsavdragsgrunnlag grunnlag) => grunnlag with
    {
        LaanVidereutlaan = Beloepet("laanVidereutlaan"),
        IkkeAvskrivbare = Beloepet("tomter"),
        MottatteAvdragPaaAndreLaan = Beloepet("mottatteAvdragPaaAndreLaan"),
        AndelUbrukteLaanILaanefond = Beloepet("andelUbrukteLaanILaanefond"),
        FinansiellLeie = Beloepet("finansiellLeie"),
        FinansiellLeieMed = Ja("finansiellLeieMed"),
        Tomtelaan = Beloepet("tomtelaan"),
        TomtelaanHovedstol = Beloepet("tomtelaanHovedstol"),
        TomtelaanSaerskilt = Ja("tomtelaanSaerskilt"),
        TomtelaanAvRestgjeld = Ja("tomtelaanAvRestgjeld"),
        Kirkelaan = Beloepet("kirkelaan"),
        KirkelaanSaerskilt = Ja("kirkelaanSaerskilt"),
        Kirkelevetid = (int)Math.Clamp(inndata.GetValueOrDefault("kirkelevetid", grunnlag.Kirkelevetid), 1m, 200m),
        LavereAvdragVedtatt = inndata.ContainsKey(LavereAvdrag) ? Beloepet(LavereAvdrag) : null,
    };

    private Beloep Beloepet(string navn) => inndata.TryGetValue(navn, out var kroner) && Beloep.TryFraKroner(kroner, out var beloep) ? beloep : default;

    private bool Ja(string navn) => inndata.GetValueOrDefault(navn) != 0;
}
