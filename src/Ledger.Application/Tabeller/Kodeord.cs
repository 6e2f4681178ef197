using System.Collections.Frozen;

namespace Ledger.Application.Tabeller;

/// <summary>
/// The codes of closed fields as people write them. A workbook is read by people and has the words; CSV is read by programs too and has the codes of the
/// contract. What is not here is a word already (linje, sum, drift).
/// </summary>
public static class Kodeord
{
    private static readonly FrozenDictionary<string, string> Alle = new Dictionary<string, string>
    {
        ["kr"] = "kroner", ["tusen"] = "tusen kroner", ["mill"] = "millioner kroner",
        ["hovedbok"] = "som i hovedboken: inntekter er negative", ["oppstilling"] = "som i oppstillingen: inntekter er positive",
        ["disposisjonsfond"] = "Disposisjonsfond", ["bundetDriftsfond"] = "Bundet driftsfond",
        ["ubundetInvesteringsfond"] = "Ubundet investeringsfond", ["bundetInvesteringsfond"] = "Bundet investeringsfond",
        ["direktoromraade"] = "Direktørområde", ["tjenesteomraade"] = "Tjenesteområde", ["ansvar"] = "Ansvar", ["utenfor"] = "Utenfor områdene",
        ["oppnaadd"] = "Oppnådd", ["ikkeOppnaadd"] = "Ikke oppnådd", ["ikkeMaalt"] = "Ikke målt",
        ["ventesOverskredet"] = "ventes overskredet",
        ["forhold"] = "forholdstall", ["bekreft"] = "må bekreftes", ["avvis"] = "avvises",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    public static string Av(string kode) => Alle.GetValueOrDefault(kode, kode);
}
