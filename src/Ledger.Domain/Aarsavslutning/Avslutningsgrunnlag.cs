using Ledger.Domain.Fond;
using Ledger.Domain.Hovedbok;
using Ledger.Domain.Saldo;
using Ledger.Domain.Validering;
using Ledger.Domain.Verdier;

namespace Ledger.Domain.Aarsavslutning;

/// <summary>A fund and the money in it now. Kroner, positive when there is money.</summary>
public sealed record Fondssaldo(Fondsopplysning Fond, Beloep Saldo);

/// <summary>
/// What a year is closed from: the accounts with everything booked so far, the budgeted dispositions and the municipality's choices.
/// </summary>
/// <remarks>
/// Amounts are kroner in the presentation of § 5-9: incomes, expenses, funds and dispositions are positive, a result is positive when it is a surplus.
/// </remarks>
public sealed record Avslutningsgrunnlag
{
    private static readonly Kapittel Kap5900 = Kapittel.Parse("5900");
    private static readonly Kapittel Kap5970 = Kapittel.Parse("5970");

    public required Avslutningsvalg Valg { get; init; }

    /// <summary>§ 5-9 drift, post 1.</summary>
    public Beloep NettoDriftsresultat { get; init; }

    /// <summary>Bruk of bundne driftsfond less avsetning (950, 550): bound by law and agreement, never struck (kommuneloven § 14-10).</summary>
    public Beloep NettoBrukBundneDriftsfond { get; init; }

    /// <summary>Rows of drift outside § 5-9, e.g. rapportkontroll 589 and 989; 0 in a clean ledger. Positive is income.</summary>
    public Beloep AndrePosterDrift { get; init; }

    /// <summary>§ 5-5 posts 6, 15 and 17.</summary>
    public Beloep Investeringsutgifter { get; init; }

    /// <summary>§ 5-5 posts 7–12 and 18: incomes of investering other than bruk av lån.</summary>
    public Beloep Investeringsinntekter { get; init; }

    /// <summary>Bruk of bundne investeringsfond less avsetning (950, 550).</summary>
    public Beloep NettoBrukBundneInvesteringsfond { get; init; }

    /// <summary>Rows of investering outside § 5-9. Positive is income.</summary>
    public Beloep AndrePosterInvestering { get; init; }

    /// <summary>
    /// The most that the year's loans can lawfully finance as far as accounts can tell: expenses other than avdrag (510, 511), less compensation of
    /// VAT (729, kommuneloven § 14-15), with cover of earlier udekket (§ 2-6 fourth paragraph). Null: not known, bruk av lån is not tested.
    /// </summary>
    public Beloep? Laanefinansierbart { get; init; }

    /// <summary>Every disposition of the year that is booked or budgeted.</summary>
    public IReadOnlyDictionary<Disposisjonsnoekkel, Disposisjon> Disposisjoner { get; init; } = new Dictionary<Disposisjonsnoekkel, Disposisjon>();

    /// <summary>Every fund of the municipality.</summary>
    public IReadOnlyDictionary<Fondskode, Fondssaldo> Fond { get; init; } = new Dictionary<Fondskode, Fondssaldo>();

    /// <summary>Earlier years' merforbruk at the start of the year (chapter 5900). Positive.</summary>
    public Beloep TidligereMerforbruk { get; init; }

    /// <summary>Earlier years' udekket beløp at the start of the year (chapter 5970). Positive.</summary>
    public Beloep TidligereUdekket { get; init; }

    /// <summary>Gathers the year from its saldo, periods 0–13.</summary>
    /// <exception cref="Avslutningsavvisning">The choices do not fit the funds, or the saldo have a fund that is not registered.</exception>
    public static Avslutningsgrunnlag Fra(Saldokube kube, IReadOnlyDictionary<Fondskode, Fondsopplysning> fond, Avslutningsvalg valg)
    {
        var feil = Avslutningskontroll.Kontroller(valg, fond);
        if (feil.Count > 0)
        {
            throw new Avslutningsavvisning(feil);
        }

        var saldo = fond.ToDictionary(f => f.Key, _ => default(Beloep));
        var disposisjoner = new Dictionary<Disposisjonsnoekkel, Disposisjon>();
        var g = new Avslutningsgrunnlag { Valg = valg };
        Beloep laan = default, ib5900 = default, ib5970 = default;
        for (var key = 0; key < kube.Antall; key++)
        {
            ref readonly var d = ref kube.Noekkel(key);
            var regnskap = kube.Regnskap(key, Periode.Aarsavslutning);
            if (d.Kontoklasse == Kontoklasse.Balanse)
            {
                ib5900 += d.Kapittel == Kap5900 ? kube.Regnskap(key, Periode.InngaaendeBalanse) : default;
                ib5970 += d.Kapittel == Kap5970 ? kube.Regnskap(key, Periode.InngaaendeBalanse) : default;
                if (Fondstyper.ErFondskapittel(d.Kapittel) && saldo.TryGetValue(d.Fond, out var foer))
                {
                    saldo[d.Fond] = foer - regnskap;
                }
            }
            else if (Disposisjonsarter.Har(d.Kontoklasse, d.Art))
            {
                var n = new Disposisjonsnoekkel(d.Kontoklasse, d.Art, d.Fond);
                if (Fondstyper.ErFondsart(d.Art) != fond.ContainsKey(d.Fond))
                {
                    throw new Avslutningsavvisning([new(null, "fond", Feilkoder.UkjentFond, $"Art {d.Art} i {d.Kontoklasse.Navn()} er ført på fondet «{d.Fond}».")]);
                }

                var sign = n.ErKilde ? -regnskap : regnskap;
                var budsjett = kube.RevidertBudsjett(key);
                var naa = disposisjoner.GetValueOrDefault(n, Disposisjon.Ingen).Endret(sign, d.Merke);
                disposisjoner[n] = naa with { Budsjettert = naa.Budsjettert + (n.ErKilde ? -budsjett : budsjett) };
                laan += n.Kontoklasse == Kontoklasse.Investering && n.Art == Disposisjonsarter.Dekning ? regnskap : default;
            }
            else if (d.Kontoklasse == Kontoklasse.Drift)
            {
                g = g.MedDrift(d.Art, regnskap);
            }
            else
            {
                g = g.MedInvestering(d.Art, regnskap);
                laan += d.Art.Nummer is (>= 10 and <= 529 and not 510 and not 511) or 729 ? regnskap : default;
            }
        }

        return g with
        {
            Laanefinansierbart = Beloep.Max(laan, default),
            Disposisjoner = disposisjoner,
            Fond = fond.ToDictionary(f => f.Key, f => new Fondssaldo(f.Value, saldo[f.Key])),
            TidligereMerforbruk = ib5900,
            TidligereUdekket = ib5970,
        };
    }

    private Avslutningsgrunnlag MedDrift(Art art, Beloep regnskap) => art.Nummer switch
    {
        550 or 950 => this with { NettoBrukBundneDriftsfond = NettoBrukBundneDriftsfond - regnskap },
        (>= 10 and <= 529) or (>= 590 and <= 929) or 990 => this with { NettoDriftsresultat = NettoDriftsresultat - regnskap },
        _ => this with { AndrePosterDrift = AndrePosterDrift - regnskap },
    };

    private Avslutningsgrunnlag MedInvestering(Art art, Beloep regnskap) => art.Nummer switch
    {
        550 or 950 => this with { NettoBrukBundneInvesteringsfond = NettoBrukBundneInvesteringsfond - regnskap },
        >= 10 and <= 529 => this with { Investeringsutgifter = Investeringsutgifter + regnskap },
        (>= 600 and <= 909) or (>= 920 and <= 929) => this with { Investeringsinntekter = Investeringsinntekter - regnskap },
        _ => this with { AndrePosterInvestering = AndrePosterInvestering - regnskap },
    };
}
