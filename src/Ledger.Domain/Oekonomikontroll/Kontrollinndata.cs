using Ledger.Domain.Verdier;

namespace Ledger.Domain.Oekonomikontroll;

/// <summary>What the control needs and the ledger does not hold, by the names that it is sent by. <see cref="Inndatanavn"/> says what each may be.</summary>
public sealed class Kontrollinndata(IReadOnlyDictionary<string, decimal> inndata)
{
    /// <summary>How many years the council has decided to spread cover over, 1–4; two without a decision (kommuneloven § 14-11).</summary>
    public int VedtatteDekningsaar =>
        (int)Math.Clamp(inndata.GetValueOrDefault(Inndatanavn.Dekningsaar, Kommuneloven14_11Lag.Hovedregel), 1m, Kommuneloven14_11Lag.LengsteVedtak);

    /// <summary>Null when nothing is told.</summary>
    public bool? Inndelingslova16a => inndata.ContainsKey(Inndatanavn.Inndelingslova) ? Ja(Inndatanavn.Inndelingslova) : null;

    /// <summary>The ministry has decided that the municipality is not entered in ROBEK (§ 28-1 second paragraph).</summary>
    public bool UnntattRobek => Ja(Inndatanavn.Unntatt);

    /// <summary>From how much on the effect of a corrected error is told as material in its note (§ 5-10 letter c); null when nothing is said.</summary>
    public Beloep? VesentligFeil => inndata.ContainsKey(Inndatanavn.Vesentlig) ? Beloepet(Inndatanavn.Vesentlig) : null;

    /// <summary>What the ledger knows, with what is told beside it.</summary>
    public Minimumsavdragsgrunnlag Til(Minimumsavdragsgrunnlag grunnlag) => grunnlag with
    {
        LaanVidereutlaan = Beloepet(Inndatanavn.LaanVidereutlaan),
        IkkeAvskrivbare = Beloepet(Inndatanavn.Tomter),
        MottatteAvdragPaaAndreLaan = Beloepet(Inndatanavn.MottatteAvdrag),
        AndelUbrukteLaanILaanefond = Beloepet(Inndatanavn.AndelUbrukteLaan),
        FinansiellLeie = Beloepet(Inndatanavn.FinansiellLeie),
        FinansiellLeieMed = Ja(Inndatanavn.FinansiellLeieMed),
        Tomtelaan = Beloepet(Inndatanavn.Tomtelaan),
        TomtelaanHovedstol = Beloepet(Inndatanavn.TomtelaanHovedstol),
        TomtelaanSaerskilt = Ja(Inndatanavn.TomtelaanSaerskilt),
        TomtelaanAvRestgjeld = Ja(Inndatanavn.TomtelaanAvRestgjeld),
        Kirkelaan = Beloepet(Inndatanavn.Kirkelaan),
        KirkelaanSaerskilt = Ja(Inndatanavn.KirkelaanSaerskilt),
        Kirkelevetid = (int)Math.Clamp(inndata.GetValueOrDefault(Inndatanavn.Kirkelevetid, grunnlag.Kirkelevetid), 1m, Inndatanavn.LengsteKirkelevetid),
        LavereAvdragVedtatt = inndata.ContainsKey(Inndatanavn.LavereAvdrag) ? Beloepet(Inndatanavn.LavereAvdrag) : null,
    };

    private Beloep Beloepet(string navn) => inndata.TryGetValue(navn, out var kroner) && Beloep.TryFraKroner(kroner, out var beloep) ? beloep : default;

    private bool Ja(string navn) => inndata.GetValueOrDefault(navn) != 0;
}
