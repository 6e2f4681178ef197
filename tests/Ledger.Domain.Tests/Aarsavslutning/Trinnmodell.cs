using Ledger.Domain.Aarsavslutning;
using Ledger.Domain.Fond;
using Ledger.Domain.Verdier;

namespace Ledger.Domain.Tests.Aarsavslutning;

/// <summary>
/// A naive model of chapter 4, from the rows of the year: while a result is not zero, the first disposition that the law allows is moved by one øre.
/// Slow, and without any arithmetic of the engine's to get wrong the same way. For years without delegated changes.
/// </summary>
internal sealed class Trinnmodell
{
    private const Kontoklasse D = Kontoklasse.Drift;
    private const Kontoklasse I = Kontoklasse.Investering;

    private readonly Testaar _aar;
    private readonly Avslutningsvalg _v;
    private readonly Avslutningsopplysninger _o;
    private readonly Dictionary<(Kontoklasse, string, string, Avslutningsmerke), long> _endring = [];
    private readonly Dictionary<string, long> _fond;
    private readonly Dictionary<(Kontoklasse, string, string), long> _bokfoert = [];
    private readonly long _resultatDrift;
    private readonly long _resultatInvestering;
    private readonly string[] _disp;
    private readonly string[] _uinv;
    private readonly string[] _videre;
    private bool _avdragUtenFond;

    private Trinnmodell(Testaar aar, Avslutningsvalg valg, Avslutningsopplysninger opplysninger)
    {
        (_aar, _v, _o) = (aar, valg, opplysninger);
        _fond = aar.Fond.Keys.ToDictionary(f => f.ToString(), f => -aar.Sum(d => d.Kontoklasse == Kontoklasse.Balanse && d.Fond == f).Oere);
        _disp = Koder(f => f.Type == Fondstype.Disposisjonsfond);
        _uinv = Koder(f => f.Type == Fondstype.UbundetInvesteringsfond);
        _videre = Koder(f => f.Formaalskode == Fondsformaal.Videreutlaan);
        _resultatDrift = -aar.Bokfoert(D, 0, 999).Oere;
        _resultatInvestering = -aar.Bokfoert(I, 0, 999).Oere;
    }

    /// <summary>The change of each disposition by mark, in øre in the direction it is made; a strykning is negative.</summary>
    /// <returns>Null when received avdrag are left and there is no fund that may take them.</returns>
    public static Dictionary<(Kontoklasse, string, string, Avslutningsmerke), long>? Avslutt(
        Testaar aar, Avslutningsvalg valg, Avslutningsopplysninger opplysninger)
    {
        var m = new Trinnmodell(aar, valg, opplysninger);
        m.Budsjett();
        m.MottatteAvdrag();
        m.Ulovlig();
        m.Drift();
        do
        {
            m.Investering();
        }
        while (m.Ulovlig());
        if (m._avdragUtenFond)
        {
            return null;
        }

        m.Drift();
        while (m.Tidligere() > 0 && m.Disponibelt() is { } fond)
        {
            m.Flytt(D, "940", fond, Avslutningsmerke.Inndekning, 1);
            m.Flytt(D, "530", "", Avslutningsmerke.Inndekning, 1);
        }

        return m._endring.Where(e => e.Value != 0).ToDictionary(e => e.Key, e => e.Value);
    }

    /// <summary>§ 4-1 first paragraph: what the budget and law say, øre by øre.</summary>
    private void Budsjett()
    {
        while (Naa(I, "530", "") < Kapittel("5970"))
        {
            Flytt(I, "530", "", Avslutningsmerke.Ingen, 1);
        }

        if (_aar.HarBudsjett)
        {
            foreach (var laan in new[] { "910", "911", "912" })
            {
                Naerm(I, laan, "", () => Math.Max(0, Budsjettert(I, laan, "")), opp: _v.BokfoerBudsjetterteDisposisjoner);
            }

            Naerm(D, "530", "", () => Math.Min(Math.Max(0, Budsjettert(D, "530", "")), Kapittel("5900")), opp: _v.BokfoerBudsjetterteDisposisjoner);
        }

        if (!_v.BokfoerBudsjetterteDisposisjoner)
        {
            return;
        }

        foreach (var (klasse, fond) in _disp.Select(f => (D, f)).Concat(_uinv.Select(f => (I, f))).Where(f => Styres(f.Item1, "540", f.f)))
        {
            Naerm(klasse, "540", fond, () => Budsjettert(klasse, "540", fond), opp: true, ned: () => _fond[fond] > 0);
        }

        if (Styres(D, "570", "") && Bokfoert(D, "570", "") == Bokfoert(I, "970", ""))
        {
            while (Naa(D, "570", "") != Budsjettert(D, "570", ""))
            {
                var steg = Naa(D, "570", "") < Budsjettert(D, "570", "") ? 1 : -1;
                Flytt(D, "570", "", Avslutningsmerke.Ingen, steg);
                Flytt(I, "970", "", Avslutningsmerke.Ingen, steg);
            }
        }

        foreach (var (klasse, fond) in _disp.Select(f => (D, f)).Concat(_uinv.Select(f => (I, f))).Where(f => Styres(f.Item1, "940", f.f)))
        {
            var rom = Math.Max(0, _fond[fond]);
            Naerm(klasse, "940", fond, () => Budsjettert(klasse, "940", fond), opp: true, oppTil: () => rom-- > 0);
        }
    }

    /// <summary>KL § 14-10 fourth paragraph.</summary>
    private void MottatteAvdrag()
    {
        while (_videre.Length == 1 && UdisponerteAvdrag() > 0)
        {
            Flytt(I, "550", _videre[0], Avslutningsmerke.Ingen, 1);
        }
    }

    /// <summary>KL § 14-17 second paragraph: received avdrag that neither avdrag, new videreutlån nor a fund has taken.</summary>
    private long UdisponerteAvdrag() =>
        Inntekt(922, 922) + _videre.Sum(f => -_aar.Bokfoert(I, 950, 950, Fondskode.Parse(f)).Oere - Naa(I, "550", f))
            - Utgift(510, 512) - Math.Max(0, Utgift(522, 522) - Naa(I, "912", ""));

    private bool Ulovlig()
    {
        var moved = false;
        var inntekter = Inntekt(600, 909) + Inntekt(920, 929) - Inntekt(922, 922);
        while (Resultat(I) is var r && r <= 0 && SumI("540") + r > Math.Max(0, inntekter) + Math.Max(0, SumI("940")) && StrykOverfoering())
        {
            moved = true;
        }

        while (Naa(I, "910", "") + Naa(I, "911", "") > Egne() && Laan().Any(a => a != "912" && Stryk(I, a, "")))
        {
            moved = true;
        }

        while (Naa(I, "912", "") > Math.Max(0, Utgift(522, 522)) && Stryk(I, "912", ""))
        {
            moved = true;
        }

        while (Laan().Sum(a => Naa(I, a, "")) > (_v.LovligBrukAvLaan?.Oere ?? long.MaxValue) && Laan().Any(a => Stryk(I, a, "")))
        {
            moved = true;
        }

        return moved;
    }

    /// <summary>§ 2-6: what the municipality's own loans may finance.</summary>
    private long Egne()
    {
        var udekket = (_o.UdekketLaanefinansierbart ?? _v.UdekketLaanefinansierbart)?.Oere ?? Kapittel("5970");
        return Math.Max(0, Utgift(10, 285) + Utgift(300, 380) + Utgift(400, 400) + Utgift(429, 480) + Utgift(500, 501) + Utgift(521, 521)
            + _v.LaanTilEiendomsselskap.Oere - Inntekt(729, 729) + Math.Min(udekket, Naa(I, "530", "")));
    }

    private void Drift()
    {
        while (Resultat(D) < 0)
        {
            var avsetningFirst = _v.Merforbruksrekkefoelge.FirstOrDefault() == Merforbruksledd.AvsetningTilDisposisjonsfond;
            var struck = avsetningFirst ? StrykAvsetning() || StrykOverfoering() : StrykOverfoering() || StrykAvsetning();
            if (struck || Stryk(D, "530", ""))
            {
                continue;
            }

            if (Disponibelt() is { } fond)
            {
                Flytt(D, "940", fond, Avslutningsmerke.Avslutning, 1);
            }
            else
            {
                Flytt(D, "980", "", Avslutningsmerke.Avslutning, 1);
            }
        }

        while (Resultat(D) > 0)
        {
            var named = _v.StrykningAvBruk.Select(s => s.Fond.ToString()).ToList();
            if (_v.StrykningAvBruk.Any(s => StruketAvBruk(s.Fond.ToString()) < Grense(s) && Stryk(D, "940", s.Fond.ToString()))
                || _disp.Where(f => !named.Contains(f)).Any(f => Stryk(D, "940", f))
                || named.Any(f => Stryk(D, "940", f)))
            {
                continue;
            }

            if (Tidligere() > 0)
            {
                Flytt(D, "530", "", Avslutningsmerke.Avslutning, 1);
            }
            else
            {
                Flytt(D, "540", _v.Disposisjonsfond.ErTom ? _disp[0] : _v.Disposisjonsfond.ToString(), Avslutningsmerke.Avslutning, 1);
            }
        }
    }

    private void Investering()
    {
        var funds = _v.Investeringsfondrekkefoelge.Select(f => f.ToString()).Union(_uinv).ToList();
        while (Resultat(I) < 0)
        {
            if (!funds.Any(f => _fond[f] > 0 && Stryk(I, "540", f)))
            {
                Flytt(I, "980", "", Avslutningsmerke.Avslutning, 1);
            }
        }

        while (Resultat(I) > 0)
        {
            if (!_v.Udisponertrekkefoelge.Any(ledd => ledd switch
            {
                Udisponertledd.BrukAvLaan => Laan().Any(a => Stryk(I, a, "")),
                Udisponertledd.OverfoeringFraDrift => StrykOverfoering(),
                _ => funds.Any(f => Stryk(I, "940", f)),
            }))
            {
                _avdragUtenFond |= UdisponerteAvdrag() > 0 && SumI("540") + 1 > Math.Max(0, Inntekt(600, 909) + Inntekt(920, 929) - Inntekt(922, 922))
                    + SumI("940") + Naa(I, "970", "") - Utgift(950, 950) + _videre.Sum(f => _aar.Bokfoert(I, 950, 950, Fondskode.Parse(f)).Oere);
                Flytt(I, "540", _v.UbundetInvesteringsfond.ErTom ? _uinv[0] : _v.UbundetInvesteringsfond.ToString(), Avslutningsmerke.Avslutning, 1);
            }
        }
    }

    /// <summary>Moves a disposition towards a target by one øre at a time, as long as the direction is open.</summary>
    private void Naerm(Kontoklasse klasse, string art, string fond, Func<long> maal, bool opp, Func<bool>? ned = null, Func<bool>? oppTil = null)
    {
        while (opp && Naa(klasse, art, fond) < maal() && (oppTil?.Invoke() ?? true))
        {
            Flytt(klasse, art, fond, Avslutningsmerke.Ingen, 1);
        }

        while (Naa(klasse, art, fond) > maal() && (ned?.Invoke() ?? true))
        {
            Flytt(klasse, art, fond, Avslutningsmerke.Ingen, -1);
        }
    }

    /// <summary>§ 4-1: what is not booked at all is booked; the rest when the municipality has chosen so.</summary>
    private bool Styres(Kontoklasse klasse, string art, string fond) => Bokfoert(klasse, art, fond) == 0 || _v.RettTilBudsjett;

    private bool StrykAvsetning() => _v.StrykningAvAvsetning.Select(f => f.ToString()).Union(_disp).Any(f => _fond[f] > 0 && Stryk(D, "540", f));

    private bool StrykOverfoering()
    {
        if (Strykbar(D, "570", "") <= _v.ReservertOverfoering.Oere)
        {
            return false;
        }

        Flytt(D, "570", "", Avslutningsmerke.Strykning, -1);
        Flytt(I, "970", "", Avslutningsmerke.Strykning, -1);
        return true;
    }

    private bool Stryk(Kontoklasse klasse, string art, string fond)
    {
        if (Strykbar(klasse, art, fond) <= 0)
        {
            return false;
        }

        Flytt(klasse, art, fond, Avslutningsmerke.Strykning, -1);
        return true;
    }

    private void Flytt(Kontoklasse klasse, string art, string fond, Avslutningsmerke merke, long oere)
    {
        _endring[(klasse, art, fond, merke)] = _endring.GetValueOrDefault((klasse, art, fond, merke)) + oere;
        if (fond.Length > 0)
        {
            _fond[fond] += art[0] == '5' ? oere : -oere;
        }
    }

    private string? Disponibelt()
    {
        var total = _disp.Sum(f => Math.Max(0, _fond[f] - Skjermet(f))) - SkjermetUfordelt();
        return total <= 0 ? null : _v.Dekningsrekkefoelge.Select(f => f.ToString()).Union(_disp).FirstOrDefault(f => _fond[f] > Skjermet(f));
    }

    private long Skjermet(string fond) => _v.SkjermetDisposisjonsfond is { } oppgitt ? oppgitt.GetValueOrDefault(Fondskode.Parse(fond)).Oere
        : Vedtatt(Fondskode.Parse(fond));

    private long SkjermetUfordelt() => _v.SkjermetUfordelt?.Oere ?? (_v.SkjermetDisposisjonsfond is null ? Vedtatt(default) : 0);

    private long Vedtatt(Fondskode fond)
    {
        var bruk = _o.NesteBudsjett?.Bruk.GetValueOrDefault(fond).Oere ?? 0;
        var avsetning = _o.NesteBudsjett?.Avsetning.GetValueOrDefault(fond).Oere ?? 0;
        return Math.Max(0, _v.Skjermingsgrunnlag == Skjermingsgrunnlag.Netto ? bruk - avsetning : bruk);
    }

    private long Grense(Fondsstrykning s) => s.MindreOverfoertEnnBudsjettert ? Budsjettert(D, "570", "") - Naa(D, "570", "")
        : s.Maksimum?.Oere ?? long.MaxValue;

    private long StruketAvBruk(string fond) => -_endring.GetValueOrDefault((D, "940", fond, Avslutningsmerke.Strykning));

    private long Tidligere() => Kapittel("5900") - Naa(D, "530", "");

    private IEnumerable<string> Laan() => _v.Laanerekkefoelge.Select(a => a.ToString()).Union(["910", "911", "912"]);

    private long SumI(string art) => _uinv.Sum(f => Naa(I, art, f));

    /// <summary>What there was of a chapter when the year began.</summary>
    private long Kapittel(string kapittel) => _aar.InngaaendeAv(kapittel).Oere;

    private long Utgift(int fra, int til) => _aar.Bokfoert(I, fra, til).Oere;

    private long Inntekt(int fra, int til) => -_aar.Bokfoert(I, fra, til).Oere;

    private long Strykbar(Kontoklasse klasse, string art, string fond) =>
        Bokfoert(klasse, art, fond) + _endring.GetValueOrDefault((klasse, art, fond, Avslutningsmerke.Ingen))
            + _endring.GetValueOrDefault((klasse, art, fond, Avslutningsmerke.Strykning));

    private long Naa(Kontoklasse klasse, string art, string fond) =>
        Bokfoert(klasse, art, fond) + Enum.GetValues<Avslutningsmerke>().Sum(m => _endring.GetValueOrDefault((klasse, art, fond, m)));

    private long Bokfoert(Kontoklasse klasse, string art, string fond)
    {
        if (!_bokfoert.TryGetValue((klasse, art, fond), out var oere))
        {
            var nummer = Art.Parse(art).Nummer;
            oere = Vendt(art, _aar.Bokfoert(klasse, nummer, nummer, Kode(fond)).Oere);
            _bokfoert.Add((klasse, art, fond), oere);
        }

        return oere;
    }

    private long Budsjettert(Kontoklasse klasse, string art, string fond) => Vendt(art, _aar.Budsjettert(klasse, Art.Parse(art).Nummer, Kode(fond)).Oere);

    /// <summary>The account's result: what was booked, and the moves.</summary>
    private long Resultat(Kontoklasse klasse) =>
        (klasse == D ? _resultatDrift : _resultatInvestering) + _endring.Where(e => e.Key.Item1 == klasse).Sum(e => Vendt(e.Key.Item2, -e.Value));

    /// <summary>Between ledger sign and a disposition's own direction.</summary>
    private static long Vendt(string art, long oere) => art[0] == '9' ? -oere : oere;

    private static Fondskode Kode(string fond) => Fondskode.TryParse(fond, out var f) ? f : default;

    private string[] Koder(Func<Fondsopplysning, bool> valgt) =>
        [.. _aar.Fond.Values.Where(valgt).Select(f => f.Kode.ToString()).Order(StringComparer.Ordinal)];
}
