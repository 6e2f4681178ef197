using Ledger.Application.Rapportering;
using Ledger.Domain.Verdier;

namespace Ledger.Application.Tests;

/// <summary>How a question is read: what is left out, what is read, and what is refused with its name.</summary>
public sealed class RapportspoersmaalTests
{
    [TestCase("", "13 nyeste kr hovedbok uten")]
    [TestCase("tilPeriode=6 enhet=mill fortegn=oppstilling forklar=true", "6 nyeste mill oppstilling med")]
    [TestCase("forklar= enhet=tusen", "13 nyeste tusen hovedbok med")]
    [TestCase("versjon=7 forklar=false", "13 versjon 7 kr hovedbok uten")]
    [TestCase("perTidspunkt=2025-02-22T12:00:00+01:00", "13 tid 2025-02-22T11:00 kr hovedbok uten")]
    [TestCase("perTidspunkt=2025-02-22T12:00:00Z", "13 tid 2025-02-22T12:00 kr hovedbok uten")]
    [TestCase("tilPeriode=0", "400 tilPeriode ugyldig_periode")]
    [TestCase("tilPeriode=14", "400 tilPeriode ugyldig_periode")]
    [TestCase("tilPeriode=seks", "400 tilPeriode ugyldig_periode")]
    [TestCase("versjon=x", "400 versjon ugyldig_format")]
    [TestCase("versjon=1 perTidspunkt=2025-02-22", "400 versjon ugyldig_kombinasjon")]
    [TestCase("perTidspunkt=2025-02-22", "13 tid 2025-02-22T00:00 kr hovedbok uten")]
    [TestCase("perTidspunkt=2025-02-22t12:00:00.5z", "13 tid 2025-02-22T12:00 kr hovedbok uten")]
    [TestCase("perTidspunkt=2025-02-22T12:00", "13 tid 2025-02-22T12:00 kr hovedbok uten")]
    [TestCase("perTidspunkt=01/02/2026", "400 perTidspunkt ugyldig_format")]
    [TestCase("perTidspunkt=1.2.2026", "400 perTidspunkt ugyldig_format")]
    [TestCase("perTidspunkt=12:00", "400 perTidspunkt ugyldig_format")]
    [TestCase("perTidspunkt=2025-02-30", "400 perTidspunkt ugyldig_format")]
    [TestCase("perTidspunkt=i-fjor", "400 perTidspunkt ugyldig_format")]
    [TestCase("enhet=mrd", "400 enhet ugyldig_format")]
    [TestCase("fortegn=+", "400 fortegn ugyldig_format")]
    [TestCase("forklar=ja", "400 forklar ugyldig_format")]
    [TestCase("grupperPaa=ansvar,farge", "400 grupperPaa ugyldig_format")]
    public void A_question_is_read_or_refused_by_name(string sporring, string lest) => Assert.That(Les(sporring), Is.EqualTo(lest));

    [TestCase("hovedbok", 1, "-1234.57")]
    [TestCase("hovedbok", -1, "-1234.57")]
    [TestCase("oppstilling", 1, "-1234.57")]
    [TestCase("oppstilling", -1, "1234.57")]
    public void Amounts_are_rounded_half_away_from_zero_in_the_sign_asked_for(string fortegn, int visningsfortegn, string vist) =>
        Assert.That(
            Visning.Les("tusen", fortegn).Vis(Beloep.FraKroner(-1_234_565m), visningsfortegn).ToString(System.Globalization.CultureInfo.InvariantCulture),
            Is.EqualTo(vist));

    private static string Les(string sporring)
    {
        var verdier = sporring.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(p => p.Split('=', 2)).ToDictionary(p => p[0], p => p[1]);
        var spoersmaal = new Rapportspoersmaal(verdier.GetValueOrDefault);
        try
        {
            spoersmaal.Kontroller();
        }
        catch (Avvisning e)
        {
            return $"400 {e.Feil.Single().Felt} {e.Feil.Single().Kode}";
        }

        var tid = spoersmaal.Tid();
        var stand = tid.Versjon is { } versjon ? $"versjon {versjon}"
            : tid.PerTidspunkt is { } tidspunkt ? $"tid {tidspunkt.UtcDateTime:yyyy-MM-ddTHH:mm}" : "nyeste";
        var visning = spoersmaal.Visning();
        return $"{spoersmaal.TilPeriode()} {stand} {visning.Enhetsnavn} {visning.Fortegnsnavn} {(spoersmaal.SkalForklare() ? "med" : "uten")}";
    }
}
