using Ledger.Domain.Saldo;
using Ledger.Domain.Fond;
using Ledger.Domain.Verdier;
using static Ledger.Domain.Verdier.Kronetekst;

namespace Ledger.Domain.Aarsavslutning;

/// <summary>How next year's budget shields a fund; the regulation does not say which.</summary>
public enum Skjermingsgrunnlag
{
    /// <summary>All that it uses of the fund.</summary>
    Brutto,

    /// <summary>What it uses less what it sets aside to the same fund.</summary>
    Netto,
}

/// <summary>What the original budget of the next year does with disposisjonsfond in drift. Kroner, positive; the empty fund is lines without one.</summary>
/// <param name="Vedtaksreferanse">The decision, or decisions with commas between.</param>
/// <param name="Bruk">Art 940.</param>
/// <param name="Avsetning">Art 540.</param>
public sealed record Nestebudsjett(string Vedtaksreferanse, IReadOnlyDictionary<Fondskode, Beloep> Bruk, IReadOnlyDictionary<Fondskode, Beloep> Avsetning)
{
    /// <summary>From the saldo of the next year; null when it has no original budget.</summary>
    public static Nestebudsjett? Fra(Saldokube neste, string vedtaksreferanse)
    {
        var finnes = false;
        var bruk = new Dictionary<Fondskode, Beloep>();
        var avsetning = new Dictionary<Fondskode, Beloep>();
        for (var key = 0; key < neste.Antall; key++)
        {
            ref readonly var d = ref neste.Noekkel(key);
            var beloep = neste.OpprinneligBudsjett(key);
            finnes |= !beloep.ErNull;
            if (d.Kontoklasse == Kontoklasse.Drift && d.Art == Fondstyper.BrukUbundet)
            {
                var fond = UtenFond(d.Fond);
                bruk[fond] = bruk.GetValueOrDefault(fond) - beloep;
            }
            else if (d.Kontoklasse == Kontoklasse.Drift && d.Art == Fondstyper.AvsetningUbundet)
            {
                var fond = UtenFond(d.Fond);
                avsetning[fond] = avsetning.GetValueOrDefault(fond) + beloep;
            }
        }

        return finnes ? new Nestebudsjett(vedtaksreferanse, bruk, avsetning) : null;
    }

    /// <summary>A line that names no fund shields the type as a whole, also where what it means is a fund that nothing is given to.</summary>
    private static Fondskode UtenFond(Fondskode fond) => Ufordeltefond.Alle.ContainsKey(fond) ? default : fond;

    internal Beloep Skjermer(Fondskode fond, Skjermingsgrunnlag grunnlag) => Beloep.Max(
        Bruk.GetValueOrDefault(fond) - (grunnlag == Skjermingsgrunnlag.Netto ? Avsetning.GetValueOrDefault(fond) : default), default);
}

/// <summary>How much of a disposisjonsfond may not cover merforbruk. Kroner.</summary>
/// <param name="Fond">Empty: the disposisjonsfond as a whole, in addition.</param>
/// <param name="Vedtak">By next year's original budget; null when there is none.</param>
/// <param name="Oppgitt">As the closing was asked; null when it was left to the budget.</param>
public sealed record Fondsskjerming(Fondskode Fond, Beloep? Vedtak, Beloep? Oppgitt)
{
    /// <summary>What counts.</summary>
    public Beloep Beloep => Oppgitt ?? Vedtak ?? default;
}

/// <summary>
/// § 4-2 second paragraph, second sentence, and § 4-4: the part of disposisjonsfond that the original budget of the next year uses to finance drift
/// is not available. What the request says replaces it, and a difference is told.
/// </summary>
internal static class Paragraf4_2Skjerming
{
    public static IReadOnlyList<Fondsskjerming> Skjerm(Avslutningsgrunnlag grunnlag)
    {
        var (valg, neste) = (grunnlag.Valg, grunnlag.Opplysninger.NesteBudsjett);
        var oppgitt = valg.SkjermetDisposisjonsfond;
        var disposisjonsfond = grunnlag.Fond.Values.Where(f => f.Fond.Type == Fondstype.Disposisjonsfond).Select(f => f.Fond.Kode).Order();
        return
        [
            .. disposisjonsfond
                .Select(f => new Fondsskjerming(f, neste?.Skjermer(f, valg.Skjermingsgrunnlag), oppgitt is null ? null : oppgitt.GetValueOrDefault(f)))
                .Append(new Fondsskjerming(default, neste?.Skjermer(default, valg.Skjermingsgrunnlag),
                    valg.SkjermetUfordelt ?? (oppgitt is null ? null : default(Beloep))))
                .Where(s => s.Vedtak is { ErNull: false } || s.Oppgitt is { ErNull: false }),
        ];
    }

    public static IEnumerable<Funn> Finn(Avslutningsloep loep)
    {
        var neste = loep.Grunnlag.Opplysninger.NesteBudsjett;
        if (neste is null && loep.Steg.Any(s => s.Kontoklasse == Kontoklasse.Drift && s.Art == Disposisjonsarter.Bruk
            && s.Merke is Avslutningsmerke.Avslutning or Avslutningsmerke.Inndekning))
        {
            yield return Funnregler.NesteBudsjettMangler.Funnet("Disposisjonsfond brukes, men neste års opprinnelige budsjett er ikke registrert. Det som " +
                "budsjettet bruker av fondet, skal ikke dekke merforbruk.");
        }

        foreach (var s in loep.Skjerming.Where(s => neste is not null && s.Oppgitt is { } oppgitt && oppgitt != s.Vedtak))
        {
            var fond = s.Fond.ErTom ? "disposisjonsfond uten fondskode" : $"disposisjonsfond {s.Fond}";
            yield return Funnregler.SkjermingAvviker.Funnet(
                $"Neste års opprinnelige budsjett ({neste!.Vedtaksreferanse}) bruker {Kr(s.Vedtak ?? default)} av {fond}; avslutningen er bedt om å skjerme " +
                    $"{Kr(s.Beloep)}.",
                s.Beloep - (s.Vedtak ?? default),
                verdi: s.Fond.ErTom ? null : s.Fond.ToString());
        }
    }
}
