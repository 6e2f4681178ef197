using Ledger.Domain.Fond;
using Ledger.Domain.Hovedbok;
using Ledger.Domain.Kontoplaner;
using Ledger.Domain.Oppstillinger;
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

    /// <summary>What is known beyond the year's accounts and budget.</summary>
    public Avslutningsopplysninger Opplysninger { get; init; } = Avslutningsopplysninger.Ingen;

    /// <summary>The year has a budget: without any, § 4-1 has nothing to book by.</summary>
    public bool HarBudsjett { get; init; }

    /// <summary>§ 5-9 drift, post 1.</summary>
    public Beloep NettoDriftsresultat { get; init; }

    /// <summary>Rows of drift outside § 5-9, e.g. rapportkontroll 589 and 989; 0 in a clean ledger. Positive is income.</summary>
    public Beloep AndrePosterDrift { get; init; }

    /// <summary>§ 5-5 posts 6, 15 and 17.</summary>
    public Beloep Investeringsutgifter { get; init; }

    /// <summary>§ 5-5 posts 7–12 and 18: incomes of investering other than bruk av lån.</summary>
    public Beloep Investeringsinntekter { get; init; }

    /// <summary>Rows of investering outside § 5-9. Positive is income.</summary>
    public Beloep AndrePosterInvestering { get; init; }

    /// <summary>Those of the incomes and expenses of investering that law treats in their own way.</summary>
    public Investeringsposter Poster { get; init; } = new();

    /// <summary>The sums that the closing is controlled by, before it.</summary>
    public Kontrolltall Kontrolltall { get; init; } = new();

    /// <summary>Codes of the year's rows that have expired, with what is booked on each. Kroner, ledger sign.</summary>
    public IReadOnlyDictionary<string, Beloep> UtgaatteKoder { get; init; } = new Dictionary<string, Beloep>();

    /// <summary>Codes that do not belong to the account they are booked in, e.g. «art 910 i drift», with what is booked. Kroner, ledger sign.</summary>
    public IReadOnlyDictionary<string, Beloep> FeilRegnskap { get; init; } = new Dictionary<string, Beloep>();

    /// <summary>Every disposition of the year that is booked or budgeted, bundne fond among them.</summary>
    public IReadOnlyDictionary<Disposisjonsnoekkel, Disposisjon> Disposisjoner { get; init; } = new Dictionary<Disposisjonsnoekkel, Disposisjon>();

    /// <summary>Every fund of the municipality.</summary>
    public IReadOnlyDictionary<Fondskode, Fondssaldo> Fond { get; init; } = new Dictionary<Fondskode, Fondssaldo>();

    /// <summary>Earlier years' merforbruk at the start of the year (chapter 5900). Positive.</summary>
    public Beloep TidligereMerforbruk { get; init; }

    /// <summary>Earlier years' udekket beløp at the start of the year (chapter 5970). Positive.</summary>
    public Beloep TidligereUdekket { get; init; }

    /// <summary>
    /// The part of the earlier udekket beløp that loans may cover (§ 2-6 fourth paragraph): as the closing that made it journaled, else as the
    /// request says, else all of it.
    /// </summary>
    public Beloep LaanefinansierbartUdekket => Opplysninger.UdekketLaanefinansierbart ?? Valg.UdekketLaanefinansierbart ?? TidligereUdekket;

    /// <summary>Gathers the year from its saldo, periods 0–13.</summary>
    /// <exception cref="Avslutningsavvisning">The choices do not fit the funds, or the saldo have a fund that is not registered.</exception>
    public static Avslutningsgrunnlag Fra(
        Saldokube kube, IReadOnlyDictionary<Fondskode, Fondsopplysning> fond, Avslutningsvalg valg, Avslutningsopplysninger? opplysninger = null)
    {
        var feil = Avslutningskontroll.Kontroller(valg, fond);
        if (feil.Count > 0)
        {
            throw new Avslutningsavvisning(feil);
        }

        var saldo = fond.ToDictionary(f => f.Key, _ => default(Beloep));
        var disposisjoner = new Dictionary<Disposisjonsnoekkel, Disposisjon>();
        var plan = Kontoplan.For(kube.Aar, kube.Ledger.Kommune);
        var utgaatte = new SortedDictionary<string, Beloep>(StringComparer.Ordinal);
        var feilRegnskap = new SortedDictionary<string, Beloep>(StringComparer.Ordinal);
        var g = new Avslutningsgrunnlag { Valg = valg, Opplysninger = opplysninger ?? Avslutningsopplysninger.Ingen };
        Beloep ib5900 = default, ib5970 = default;
        for (var key = 0; key < kube.Antall; key++)
        {
            ref readonly var d = ref kube.Noekkel(key);
            var regnskap = kube.Regnskap(key, Periode.Aarsavslutning);
            g = g with { Kontrolltall = g.Kontrolltall.Med(d, regnskap), HarBudsjett = g.HarBudsjett || kube.HarBudsjett(key) };
            foreach (var kode in regnskap.ErNull ? [] : Utgaatte(plan, d))
            {
                utgaatte[kode] = utgaatte.GetValueOrDefault(kode) + regnskap;
            }

            foreach (var kode in regnskap.ErNull ? [] : IFeilRegnskap(kube, d, g.Opplysninger))
            {
                feilRegnskap[kode] = feilRegnskap.GetValueOrDefault(kode) + regnskap;
            }

            if (d.Kontoklasse == Kontoklasse.Balanse)
            {
                ib5900 += d.Kapittel == Kap5900 ? kube.Regnskap(key, Periode.InngaaendeBalanse) : default;
                ib5970 += d.Kapittel == Kap5970 ? kube.Regnskap(key, Periode.InngaaendeBalanse) : default;
                if (Fondstyper.ErFondskapittel(d.Kapittel) && saldo.TryGetValue(d.Fond, out var foer))
                {
                    saldo[d.Fond] = foer - regnskap;
                }
            }
            else if (d.Kontoklasse == Kontoklasse.EtterKonto)
            {
                // A key without a known meaning is in no statement. A finding stops the closing for it.
                continue;
            }
            else if (Disposisjonsarter.Har(d.Kontoklasse, d.Art))
            {
                var erBundet = d.Art == Disposisjonsarter.AvsetningBundet || d.Art == Disposisjonsarter.BrukBundet;
                var n = new Disposisjonsnoekkel(d.Kontoklasse, d.Art, erBundet && !fond.ContainsKey(d.Fond) ? default : d.Fond);
                if (!erBundet && Fondstyper.ErFondsart(d.Art) != fond.ContainsKey(d.Fond))
                {
                    throw new Avslutningsavvisning(
                        [new(null, "fond", Feilkoder.UkjentFond, $"Art {d.Art} i {d.Kontoklasse.Navn()} er ført på fondet «{d.Fond}».")]);
                }

                var sign = n.ErKilde ? -regnskap : regnskap;
                var budsjett = kube.RevidertBudsjett(key);
                var naa = disposisjoner.GetValueOrDefault(n, Disposisjon.Ingen).Endret(sign, d.Merke);
                disposisjoner[n] = naa with { Budsjettert = naa.Budsjettert + (n.ErKilde ? -budsjett : budsjett) };
            }
            else if (d.Kontoklasse == Kontoklasse.Drift)
            {
                g = g.MedDrift(d.Art, regnskap);
            }
            else
            {
                g = g.MedInvestering(d.Art, regnskap) with { Poster = g.Poster.Med(d.Art, regnskap) };
            }
        }

        return g with
        {
            UtgaatteKoder = utgaatte,
            FeilRegnskap = feilRegnskap,
            Disposisjoner = disposisjoner,
            Fond = fond.ToDictionary(f => f.Key, f => new Fondssaldo(f.Value, saldo[f.Key])),
            TidligereMerforbruk = ib5900,
            TidligereUdekket = ib5970,
        };
    }

    private static IEnumerable<string> Utgaatte(Kontoplan plan, Dimensjon d)
    {
        if (d.Kontoklasse == Kontoklasse.Balanse)
        {
            return plan.Status(d.Kapittel) == Kodestatus.Utgaatt ? [$"kapittel {d.Kapittel}"] : [];
        }

        return new[] { (plan.Status(d.Art), $"art {d.Art}"), (plan.Status(d.Funksjon), $"funksjon {d.Funksjon}") }
            .Where(k => k.Item1 == Kodestatus.Utgaatt).Select(k => k.Item2);
    }

    /// <summary>What the row has that belongs to the other account. A lånefond has the avdrag that it receives in drift (§ 9-2).</summary>
    private static IEnumerable<string> IFeilRegnskap(Saldokube kube, Dimensjon d, Avslutningsopplysninger opplysninger) =>
        d.Kontoklasse == Kontoklasse.Balanse || (opplysninger.ErLaanefond && d.Art.Nummer is >= 920 and <= 922) ? []
            : Kostraregler.KontrollerRegnskap(d.Kontoklasse, d.Art, d.Funksjon, kube.Aar, kube.Ledger.Kommune).Select(
                brudd => $"{brudd.Felt} {(brudd.Felt == "art" ? d.Art.ToString() : d.Funksjon.ToString())} i {d.Kontoklasse.Navn()}");

    private Avslutningsgrunnlag MedDrift(Art art, Beloep regnskap) => art.Nummer switch
    {
        _ when Kontoutvalg.NettoDriftsresultat.Koder.Har(art.Nummer) => this with { NettoDriftsresultat = NettoDriftsresultat - regnskap },
        _ => this with { AndrePosterDrift = AndrePosterDrift - regnskap },
    };

    private Avslutningsgrunnlag MedInvestering(Art art, Beloep regnskap) => art.Nummer switch
    {
        >= 10 and <= 529 => this with { Investeringsutgifter = Investeringsutgifter + regnskap },
        (>= 600 and <= 909) or (>= 920 and <= 929) => this with { Investeringsinntekter = Investeringsinntekter - regnskap },
        _ => this with { AndrePosterInvestering = AndrePosterInvestering - regnskap },
    };
}
