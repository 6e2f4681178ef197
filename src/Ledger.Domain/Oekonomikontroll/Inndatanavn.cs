using Ledger.Domain.Validering;
using Ledger.Domain.Verdier;

namespace Ledger.Domain.Oekonomikontroll;

/// <summary>
/// What may be told of a year beside its ledger: the names that the control reads, and what each may be. A name that nothing reads is refused, since
/// what it says would be left out in silence.
/// </summary>
public static class Inndatanavn
{
    public const string LaanVidereutlaan = "laanVidereutlaan", Tomter = "tomter", MottatteAvdrag = "mottatteAvdragPaaAndreLaan";
    public const string AndelUbrukteLaan = "andelUbrukteLaanILaanefond", FinansiellLeie = "finansiellLeie", Tomtelaan = "tomtelaan";
    public const string TomtelaanHovedstol = "tomtelaanHovedstol", Kirkelaan = "kirkelaan", Vesentlig = "vesentligFeil";

    /// <summary>What the council can decide for a unit alone.</summary>
    public const string LavereAvdrag = "lavereAvdragVedtatt";

    public const string FinansiellLeieMed = "finansiellLeieMed", TomtelaanSaerskilt = "tomtelaanSaerskilt", TomtelaanAvRestgjeld = "tomtelaanAvRestgjeld";
    public const string KirkelaanSaerskilt = "kirkelaanSaerskilt", Inndelingslova = "inndelingslova16a", Unntatt = "unntattRobek";
    public const string Dekningsaar = "vedtatteDekningsaar", Kirkelevetid = "kirkelevetid";

    /// <summary>Years.</summary>
    public const int LengsteKirkelevetid = 200;

    private static readonly string[] Beloepene =
    [
        LaanVidereutlaan, Tomter, MottatteAvdrag, AndelUbrukteLaan, FinansiellLeie, Tomtelaan, TomtelaanHovedstol, Kirkelaan, LavereAvdrag, Vesentlig,
    ];

    private static readonly string[] Valgene = [FinansiellLeieMed, TomtelaanSaerskilt, TomtelaanAvRestgjeld, KirkelaanSaerskilt, Inndelingslova, Unntatt];

    /// <summary>What FOR-2024-09-27-2348 lets a municipality choose, and the law before it did not.</summary>
    private static readonly string[] Forskriftens = [LavereAvdrag, TomtelaanSaerskilt, TomtelaanAvRestgjeld, KirkelaanSaerskilt];

    /// <summary>All of them, in the order of the alphabet.</summary>
    public static IReadOnlyList<string> Alle { get; } =
        [.. Beloepene.Concat(Valgene).Append(Dekningsaar).Append(Kirkelevetid).Order(StringComparer.Ordinal)];

    /// <summary>Adds an error for each name that nothing reads, and each number that its name cannot be.</summary>
    /// <param name="noekkeltall">The names that the year's key figures read.</param>
    public static void Kontroller(
        LedgerId ledger, Regnskapsaar aar, IReadOnlyDictionary<string, decimal> inndata, IReadOnlySet<string> noekkeltall, Feilsamling feil)
    {
        foreach (var (navn, verdi) in inndata)
        {
            if (!Alle.Contains(navn))
            {
                if (!noekkeltall.Contains(navn))
                {
                    feil.Avvis(
                        null, navn, Feilkoder.UkjentKolonne,
                        $"Ingenting leser «{navn}». Navnene er {string.Join(", ", Alle.Concat(noekkeltall.Order(StringComparer.Ordinal)))}; "
                            + "et nøkkeltall som leser et annet, defineres først.");
                }
            }
            else if (Beloepene.Contains(navn) && (verdi < 0 || !Beloep.TryFraKroner(verdi, out _)))
            {
                feil.Avvis(null, navn, Feilkoder.UgyldigBeloep, "Feltet er et beløp i kroner, ikke under null og med høyst to desimaler.");
            }
            else if (Valgene.Contains(navn) && verdi is not (0 or 1))
            {
                feil.Avvis(null, navn, Feilkoder.UtenforOmraadet, "Feltet er 1 for ja eller 0 for nei.");
            }
            else if (navn == Dekningsaar)
            {
                Aarene(navn, verdi, Kommuneloven14_11Lag.LengsteVedtak, " Lenger frist har bare et vedtak fra departementet (PUT /merforbruk/vedtak).");
            }
            else if (navn == Kirkelevetid)
            {
                Aarene(navn, verdi, LengsteKirkelevetid, "");
            }

            if (Forskriftens.Contains(navn) && verdi != 0 && aar.Aar < Minimumsavdragsgrunnlag.ForskriftFra)
            {
                feil.Avvis(
                    null, navn, Feilkoder.SkalVaereTom,
                    $"Forskrift om minimumsavdrag gjelder fra {Minimumsavdragsgrunnlag.ForskriftFra}; før den er det ikke noe å velge.");
            }
        }

        if (inndata.ContainsKey(LavereAvdrag) && ledger.Enhet.Length == 0)
        {
            feil.Avvis(
                null, LavereAvdrag, Feilkoder.SkalVaereTom,
                "Kommunestyret kan vedta lavere avdrag enn minimum for et foretak, ikke for kommunen selv (forskrift om minimumsavdrag § 2-2).");
        }

        void Aarene(string navn, decimal verdi, int mest, string mer)
        {
            if (verdi < 1 || verdi > mest || verdi != decimal.Truncate(verdi))
            {
                feil.Avvis(null, navn, Feilkoder.UtenforOmraadet, $"Feltet er et helt antall år, 1–{mest}.{mer}");
            }
        }
    }
}
