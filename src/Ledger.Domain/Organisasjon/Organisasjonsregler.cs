using Ledger.Domain.Validering;
using Ledger.Domain.Verdier;

namespace Ledger.Domain.Organisasjon;

/// <summary>What an organisation must satisfy before it becomes an <see cref="Organisasjonsplan"/>.</summary>
public static class Organisasjonsregler
{
    /// <summary>How many levels there may be below each other.</summary>
    public const int MestNivaaer = 20;

    /// <summary>The code that rows without a known unit are shown on.</summary>
    public const string Uspesifisert = "uspesifisert";

    /// <summary>Adds an error per unit whose code is repeated, or whose overordnet is unknown or not of a higher level.</summary>
    public static void Kontroller(IReadOnlyList<Enhet> enheter, Feilsamling feil)
    {
        var seen = new Dictionary<Ansvar, Enhet>();
        for (var i = 0; i < enheter.Count; i++)
        {
            if (enheter[i].Kode.ToString() is ("sum" or "utenfor" or "uplassert" or Uspesifisert) and var reserved)
            {
                feil.Avvis(null, $"enheter[{i}].kode", Feilkoder.ReservertKode, $"Koden «{reserved}» er opptatt av en egen linje i rapportene.");
            }

            if (!seen.TryAdd(enheter[i].Kode, enheter[i]))
            {
                feil.Avvis(null, $"enheter[{i}].kode", Feilkoder.DublettEnhet, $"Enheten {enheter[i].Kode} står flere ganger.");
            }
        }

        for (var i = 0; i < enheter.Count; i++)
        {
            var enhet = enheter[i];
            if (enhet.Overordnet.ErTom)
            {
                continue;
            }

            if (!seen.TryGetValue(enhet.Overordnet, out var over))
            {
                feil.Avvis(
                    null, $"enheter[{i}].overordnet", Feilkoder.UkjentOverordnet, $"Enheten {enhet.Kode} har overordnet {enhet.Overordnet}, som ikke finnes.");
            }
            else if (over.Nivaa > enhet.Nivaa)
            {
                feil.Avvis(
                    null, $"enheter[{i}].nivaa", Feilkoder.UgyldigNivaa,
                    $"Enheten {enhet.Kode} ({enhet.Nivaa.Navn()}) kan ikke ligge under {over.Kode} ({over.Nivaa.Navn()}).");
            }
        }

        for (var i = 0; i < enheter.Count; i++)
        {
            foreach (var plass in enheter[i].Tidligere.Where(p => !p.Overordnet.ErTom))
            {
                if (!seen.TryGetValue(plass.Overordnet, out var over) || over.Nivaa > enheter[i].Nivaa)
                {
                    feil.Avvis(
                        null, $"enheter[{i}].overordnet", Feilkoder.UkjentOverordnet,
                        $"Enheten {enheter[i].Kode} lå under {plass.Overordnet}, som ikke finnes, eller er av et lavere nivå.");
                }
            }

            KontrollerVeien(enheter[i], $"enheter[{i}].overordnet", seen, e => e.Overordnet, feil);
            KontrollerVeien(enheter[i], $"enheter[{i}].erstattetAv", seen, e => e.ErstattetAv, feil);
            if (!enheter[i].ErstattetAv.ErTom && !seen.ContainsKey(enheter[i].ErstattetAv))
            {
                feil.Avvis(
                    null, $"enheter[{i}].erstattetAv", Feilkoder.UkjentAnsvar,
                    $"Enheten {enheter[i].Kode} er erstattet av {enheter[i].ErstattetAv}, som ikke finnes.");
            }
        }
    }

    /// <summary>The way from a unit ends, and is not so long that nobody would read it.</summary>
    private static void KontrollerVeien(Enhet enhet, string felt, Dictionary<Ansvar, Enhet> alle, Func<Enhet, Ansvar> neste, Feilsamling feil)
    {
        var steg = 0;
        for (var kode = neste(enhet); !kode.ErTom && alle.TryGetValue(kode, out var over); kode = neste(over))
        {
            if (++steg > MestNivaaer)
            {
                feil.Avvis(null, felt, Feilkoder.UgyldigNivaa, $"Enheten {enhet.Kode} ligger i en ring, eller mer enn {MestNivaaer} nivåer ned.");
                return;
            }
        }
    }
}
