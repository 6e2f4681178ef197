using Ledger.Domain.Fond;
using Ledger.Domain.Validering;
using Ledger.Domain.Verdier;

namespace Ledger.Domain.Aarsavslutning;

/// <summary>A closing under way: the dispositions and funds as they stand, and the steps so far. Used by one thread.</summary>
internal sealed class Avslutningsloep(Avslutningsgrunnlag grunnlag)
{
    public static readonly Disposisjonsnoekkel TilInvestering = new(Kontoklasse.Drift, Disposisjonsarter.OverfoeringTilInvestering);
    public static readonly Disposisjonsnoekkel FraDrift = new(Kontoklasse.Investering, Disposisjonsarter.OverfoeringFraDrift);
    public static readonly Disposisjonsnoekkel DekningMerforbruk = new(Kontoklasse.Drift, Disposisjonsarter.Dekning);
    public static readonly Disposisjonsnoekkel DekningUdekket = new(Kontoklasse.Investering, Disposisjonsarter.Dekning);
    public static readonly Disposisjonsnoekkel Merforbruk = new(Kontoklasse.Drift, Disposisjonsarter.Fremfoert);
    public static readonly Disposisjonsnoekkel Udekket = new(Kontoklasse.Investering, Disposisjonsarter.Fremfoert);

    private readonly SortedDictionary<Disposisjonsnoekkel, Disposisjon> _disposisjoner = new(
        new Dictionary<Disposisjonsnoekkel, Disposisjon>(grunnlag.Disposisjoner));
    private readonly Dictionary<Fondskode, Beloep> _fond = grunnlag.Fond.ToDictionary(f => f.Key, f => f.Value.Saldo);
    private readonly List<Avslutningssteg> _steg = [];
    private readonly List<Avslutningsbilag> _bilag = [];
    private readonly Dictionary<Fondskode, Beloep> _skjermet = [];

    public Avslutningsgrunnlag Grunnlag => grunnlag;

    public Avslutningsvalg Valg => grunnlag.Valg;

    public IReadOnlyList<Avslutningssteg> Steg => _steg;

    public IReadOnlyList<Avslutningsbilag> Bilag => _bilag;

    public IReadOnlyDictionary<Fondskode, Beloep> Fondssaldo => _fond;

    /// <summary>The part of each disposisjonsfond that may not cover merforbruk.</summary>
    public IReadOnlyList<Fondsskjerming> Skjerming { get; private set; } = [];

    /// <summary>All dispositions, drift before investering, by art and fund.</summary>
    public IReadOnlyList<KeyValuePair<Disposisjonsnoekkel, Disposisjon>> Disposisjoner => [.. _disposisjoner];

    /// <summary>Mindreforbruk (+) or merforbruk (−) as the drift accounts stand.</summary>
    public Beloep Drift => grunnlag.NettoDriftsresultat + grunnlag.AndrePosterDrift + SumDisposisjoner(Kontoklasse.Drift);

    /// <summary>Udisponert (+) or udekket (−) as the investering accounts stand.</summary>
    public Beloep Investering =>
        grunnlag.Investeringsinntekter - grunnlag.Investeringsutgifter + grunnlag.AndrePosterInvestering + SumDisposisjoner(Kontoklasse.Investering);

    /// <summary>What is left of earlier years' merforbruk in the balance.</summary>
    public Beloep RestTidligereMerforbruk => Beloep.Max(grunnlag.TidligereMerforbruk - Hent(DekningMerforbruk).Sum, default);

    /// <summary>What is left of earlier years' udekket beløp in the balance.</summary>
    public Beloep RestTidligereUdekket => Beloep.Max(grunnlag.TidligereUdekket - Hent(DekningUdekket).Sum, default);

    public Avslutningsstatus Status => new(
        Drift, Investering,
        grunnlag.TidligereMerforbruk - Hent(DekningMerforbruk).Sum + Hent(Merforbruk).Sum,
        grunnlag.TidligereUdekket - Hent(DekningUdekket).Sum + Hent(Udekket).Sum);

    /// <summary>True when the year has rows of an earlier closing.</summary>
    public bool ErAvsluttet => grunnlag.Disposisjoner.Values.Any(d => d.ErAvsluttet);

    /// <summary>The part of the transfer that may be struck: booked on both sides and not reserved by law or agreement (§§ 4-2, 4-6).</summary>
    public Beloep StrykbarOverfoering =>
        Beloep.Max(Beloep.Min(Hent(TilInvestering).Strykbar, Hent(FraDrift).Strykbar) - Valg.ReservertOverfoering, default);

    /// <summary>Sets what may not be used of disposisjonsfond.</summary>
    public void Skjerm(IReadOnlyList<Fondsskjerming> skjerming)
    {
        Skjerming = skjerming;
        foreach (var s in skjerming)
        {
            _skjermet[s.Fond] = s.Beloep;
        }
    }

    public Disposisjon Hent(Disposisjonsnoekkel n) => _disposisjoner.GetValueOrDefault(n, Disposisjon.Ingen);

    public Beloep Saldo(Fondskode fond) => _fond.GetValueOrDefault(fond);

    public Fondstype Type(Fondskode fond) => grunnlag.Fond[fond].Fond.Type;

    /// <summary>The sum of an art over its funds.</summary>
    public Beloep SumAv(Kontoklasse kontoklasse, Art art) =>
        Beloep.Sum(_disposisjoner.Where(d => d.Key.Kontoklasse == kontoklasse && d.Key.Art == art).Select(d => d.Value.Sum));

    /// <summary>The funds of a disposition, those of the order first and the rest by code.</summary>
    public IReadOnlyList<Fondskode> Fondene(Kontoklasse kontoklasse, Art art, IEnumerable<Fondskode> rekkefoelge)
    {
        var moved = _disposisjoner.Keys.Where(n => n.Kontoklasse == kontoklasse && n.Art == art).Select(n => n.Fond).ToList();
        return [.. rekkefoelge.Where(moved.Contains).Union(moved)];
    }

    /// <summary>Changes a disposition in the direction it is made (negative: less of it), with its bilag. Nothing happens for 0.</summary>
    public void Foer(string hjemmel, Disposisjonsnoekkel n, Beloep endring, Avslutningsmerke merke, string begrunnelse)
    {
        if (endring.ErNull)
        {
            return;
        }

        var foer = Hent(n);
        var etter = Endre(n, endring, merke);
        if (n == TilInvestering)
        {
            Endre(FraDrift, endring, merke);
        }
        else if (n == FraDrift)
        {
            Endre(TilInvestering, endring, merke);
        }

        var beloep = merke == Avslutningsmerke.Strykning ? -endring : endring;
        _steg.Add(new Avslutningssteg(hjemmel, n.Fond, n.Kontoklasse, n.Art, merke, beloep, foer.Sum, etter.Sum, begrunnelse));
        _bilag.Add(Avslutningsbilagene.Lag(hjemmel, n, endring, merke, Valg.Ansvar, n.Fond.ErTom ? null : Type(n.Fond)));
    }

    /// <summary>
    /// Strikes up to <paramref name="hoeyst"/> of a disposition, and never more of an avsetning than the fund holds; answers what was struck.
    /// </summary>
    public Beloep Stryk(string hjemmel, Disposisjonsnoekkel n, Beloep hoeyst, Func<Beloep, string> begrunnelse)
    {
        var strykbar = n == TilInvestering || n == FraDrift ? StrykbarOverfoering : Hent(n).Strykbar;
        if (n.Art == Disposisjonsarter.Avsetning)
        {
            strykbar = Beloep.Min(strykbar, Saldo(n.Fond));
        }

        var struck = Beloep.Max(Beloep.Min(strykbar, hoeyst), default);
        if (!struck.ErNull)
        {
            Foer(hjemmel, n, -struck, Avslutningsmerke.Strykning, begrunnelse(struck));
        }

        return struck;
    }

    /// <summary>
    /// Takes up to <paramref name="hoeyst"/> from disposisjonsfond that are not shielded, in the chosen order (§§ 4-2 second paragraph, 4-4).
    /// </summary>
    public Beloep BrukDisposisjonsfond(string hjemmel, Beloep hoeyst, Avslutningsmerke merke, Func<Fondskode, Beloep, string> begrunnelse)
    {
        var used = default(Beloep);
        foreach (var fond in Valg.Dekningsrekkefoelge.Union(AvType(Fondstype.Disposisjonsfond)))
        {
            var amount = Beloep.Min(Beloep.Min(hoeyst - used, Tilgjengelig(fond)), TilgjengeligSamlet());
            if (amount > default(Beloep))
            {
                Foer(hjemmel, new Disposisjonsnoekkel(Kontoklasse.Drift, Disposisjonsarter.Bruk, fond), amount, merke, begrunnelse(fond, amount));
                used += amount;
            }
        }

        return used;
    }

    /// <summary>The fund that money is set aside to: the chosen one, else the first of its type.</summary>
    /// <exception cref="Avslutningsavvisning">There is none.</exception>
    public Fondskode Maalfond(Fondskode valgt, Fondstype type, string felt)
    {
        var fond = valgt.ErTom ? AvType(type).FirstOrDefault() : valgt;
        return !fond.ErTom
            ? fond
            : throw new Avslutningsavvisning(
                [
                    new(
                        null, felt, Feilkoder.Mangler,
                        $"Penger skal avsettes, men kommunen har ikke registrert noe "
                            + $"{(type == Fondstype.Disposisjonsfond ? "disposisjonsfond" : "ubundet investeringsfond")}.")]);
    }

    private Disposisjon Endre(Disposisjonsnoekkel n, Beloep endring, Avslutningsmerke merke)
    {
        var etter = Hent(n).Endret(endring, merke);
        _disposisjoner[n] = etter;
        if (!n.Fond.ErTom)
        {
            _fond[n.Fond] = Saldo(n.Fond) + (n.ErKilde ? -endring : endring);
        }

        return etter;
    }

    private Beloep SumDisposisjoner(Kontoklasse kontoklasse) =>
        Beloep.Sum(_disposisjoner.Where(d => d.Key.Kontoklasse == kontoklasse).Select(d => d.Key.ErKilde ? d.Value.Sum : -d.Value.Sum));

    private IEnumerable<Fondskode> AvType(Fondstype type) => grunnlag.Fond.Values.Where(f => f.Fond.Type == type).Select(f => f.Fond.Kode).Order();

    private Beloep Tilgjengelig(Fondskode fond) => Beloep.Max(Saldo(fond) - _skjermet.GetValueOrDefault(fond), default);

    private Beloep TilgjengeligSamlet() =>
        Beloep.Max(Beloep.Sum(AvType(Fondstype.Disposisjonsfond).Select(Tilgjengelig)) - _skjermet.GetValueOrDefault(default), default);
}
