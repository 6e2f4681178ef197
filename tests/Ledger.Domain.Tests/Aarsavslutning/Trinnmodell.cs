using Ledger.Domain.Aarsavslutning;
using Ledger.Domain.Fond;
using Ledger.Domain.Verdier;

namespace Ledger.Domain.Tests.Aarsavslutning;

/// <summary>
/// A naive model of chapter 4: while a result is not zero, the first disposition that the law allows is moved by one øre. Slow, and without any
/// arithmetic of its own to get wrong. For years with everything budgeted already booked.
/// </summary>
internal sealed class Trinnmodell
{
    private readonly Avslutningsgrunnlag _g;
    private readonly Avslutningsvalg _v;
    private readonly Dictionary<(Kontoklasse, string, string, Avslutningsmerke), long> _endring = [];
    private readonly Dictionary<string, long> _fond;
    private readonly string[] _disp;
    private readonly string[] _uinv;

    private Trinnmodell(Avslutningsgrunnlag grunnlag)
    {
        _g = grunnlag;
        _v = grunnlag.Valg;
        _fond = grunnlag.Fond.ToDictionary(f => f.Key.ToString(), f => f.Value.Saldo.Oere);
        _disp = Koder(Fondstype.Disposisjonsfond);
        _uinv = Koder(Fondstype.UbundetInvesteringsfond);
    }

    /// <summary>The change of each disposition by mark, in øre in the direction it is made; a strykning is negative.</summary>
    public static Dictionary<(Kontoklasse, string, string, Avslutningsmerke), long> Avslutt(Avslutningsgrunnlag grunnlag)
    {
        var m = new Trinnmodell(grunnlag);
        m.Ulovlig();
        m.Drift();
        do
        {
            m.Investering();
        }
        while (m.Ulovlig());
        m.Drift();
        while (m.Tidligere() > 0 && m.Disponibelt() is { } fond)
        {
            m.Flytt(Kontoklasse.Drift, "940", fond, Avslutningsmerke.Inndekning, 1);
            m.Flytt(Kontoklasse.Drift, "530", "", Avslutningsmerke.Inndekning, 1);
        }

        return m._endring.Where(e => e.Value != 0).ToDictionary(e => e.Key, e => e.Value);
    }

    private bool Ulovlig()
    {
        var moved = false;
        while (Resultat(Kontoklasse.Investering) is var r && r <= 0 && SumI("540") + r > _g.Investeringsinntekter.Oere + SumI("940") && StrykOverfoering())
        {
            moved = true;
        }

        while (_g.Laanefinansierbart is { } l && Laan().Sum(a => Naa(Kontoklasse.Investering, a, "")) > (_v.LovligBrukAvLaan ?? l).Oere && Laan().Any(a => Stryk(Kontoklasse.Investering, a, "")))
        {
            moved = true;
        }

        return moved;
    }

    private void Drift()
    {
        while (Resultat(Kontoklasse.Drift) < 0)
        {
            var avsetningFirst = _v.Merforbruksrekkefoelge.FirstOrDefault() == Merforbruksledd.AvsetningTilDisposisjonsfond;
            var struck = avsetningFirst ? StrykAvsetning() || StrykOverfoering() : StrykOverfoering() || StrykAvsetning();
            if (struck || Stryk(Kontoklasse.Drift, "530", ""))
            {
                continue;
            }

            if (Disponibelt() is { } fond)
            {
                Flytt(Kontoklasse.Drift, "940", fond, Avslutningsmerke.Avslutning, 1);
            }
            else
            {
                Flytt(Kontoklasse.Drift, "980", "", Avslutningsmerke.Avslutning, 1);
            }
        }

        while (Resultat(Kontoklasse.Drift) > 0)
        {
            var named = _v.StrykningAvBruk.Select(s => s.Fond.ToString()).ToList();
            if (_v.StrykningAvBruk.Any(s => StruketAvBruk(s.Fond.ToString()) < Grense(s) && Stryk(Kontoklasse.Drift, "940", s.Fond.ToString()))
                || _disp.Where(f => !named.Contains(f)).Any(f => Stryk(Kontoklasse.Drift, "940", f))
                || named.Any(f => Stryk(Kontoklasse.Drift, "940", f)))
            {
                continue;
            }

            if (Tidligere() > 0)
            {
                Flytt(Kontoklasse.Drift, "530", "", Avslutningsmerke.Avslutning, 1);
            }
            else
            {
                Flytt(Kontoklasse.Drift, "540", _v.Disposisjonsfond.ErTom ? _disp[0] : _v.Disposisjonsfond.ToString(), Avslutningsmerke.Avslutning, 1);
            }
        }
    }

    private void Investering()
    {
        var funds = _v.Investeringsfondrekkefoelge.Select(f => f.ToString()).Union(_uinv).ToList();
        while (Resultat(Kontoklasse.Investering) < 0)
        {
            if (!funds.Any(f => _fond[f] > 0 && Stryk(Kontoklasse.Investering, "540", f)))
            {
                Flytt(Kontoklasse.Investering, "980", "", Avslutningsmerke.Avslutning, 1);
            }
        }

        while (Resultat(Kontoklasse.Investering) > 0)
        {
            if (!_v.Udisponertrekkefoelge.Any(ledd => ledd switch
            {
                Udisponertledd.BrukAvLaan => Laan().Any(a => Stryk(Kontoklasse.Investering, a, "")),
                Udisponertledd.OverfoeringFraDrift => StrykOverfoering(),
                _ => funds.Any(f => Stryk(Kontoklasse.Investering, "940", f)),
            }))
            {
                Flytt(Kontoklasse.Investering, "540", _v.UbundetInvesteringsfond.ErTom ? _uinv[0] : _v.UbundetInvesteringsfond.ToString(), Avslutningsmerke.Avslutning, 1);
            }
        }
    }

    private bool StrykAvsetning() => _v.StrykningAvAvsetning.Select(f => f.ToString()).Union(_disp).Any(f => _fond[f] > 0 && Stryk(Kontoklasse.Drift, "540", f));

    private bool StrykOverfoering()
    {
        if (Strykbar(Kontoklasse.Drift, "570", "") <= _v.ReservertOverfoering.Oere)
        {
            return false;
        }

        Flytt(Kontoklasse.Drift, "570", "", Avslutningsmerke.Strykning, -1);
        Flytt(Kontoklasse.Investering, "970", "", Avslutningsmerke.Strykning, -1);
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
            _fond[fond] += art == "540" ? oere : -oere;
        }
    }

    private string? Disponibelt()
    {
        var total = _disp.Sum(f => Math.Max(0, _fond[f] - Skjermet(f))) - _v.SkjermetUfordelt.Oere;
        return total <= 0 ? null : _v.Dekningsrekkefoelge.Select(f => f.ToString()).Union(_disp).FirstOrDefault(f => _fond[f] > Skjermet(f));
    }

    private long Skjermet(string fond) => _v.SkjermetDisposisjonsfond.GetValueOrDefault(Fondskode.Parse(fond)).Oere;

    private long Grense(Fondsstrykning s) => s.MindreOverfoertEnnBudsjettert
        ? _g.Disposisjoner.GetValueOrDefault(Noekkel(Kontoklasse.Drift, "570", ""), new Disposisjon()).Budsjettert.Oere - Naa(Kontoklasse.Drift, "570", "")
        : s.Maksimum?.Oere ?? long.MaxValue;

    private long StruketAvBruk(string fond) => -_endring.GetValueOrDefault((Kontoklasse.Drift, "940", fond, Avslutningsmerke.Strykning));

    private long Tidligere() => _g.TidligereMerforbruk.Oere - Naa(Kontoklasse.Drift, "530", "");

    private IEnumerable<string> Laan() => _v.Laanerekkefoelge.Select(a => a.ToString()).Union(["910", "911", "912"]);

    private long SumI(string art) => _uinv.Sum(f => Naa(Kontoklasse.Investering, art, f));

    private long Strykbar(Kontoklasse klasse, string art, string fond) => Bokfoert(klasse, art, fond) + _endring.GetValueOrDefault((klasse, art, fond, Avslutningsmerke.Strykning));

    private long Naa(Kontoklasse klasse, string art, string fond) =>
        Bokfoert(klasse, art, fond) + Enum.GetValues<Avslutningsmerke>().Sum(m => _endring.GetValueOrDefault((klasse, art, fond, m)));

    private long Bokfoert(Kontoklasse klasse, string art, string fond) => _g.Disposisjoner.GetValueOrDefault(Noekkel(klasse, art, fond), new Disposisjon()).Bokfoert.Oere;

    private long Resultat(Kontoklasse klasse)
    {
        var drift = klasse == Kontoklasse.Drift;
        var r = drift ? _g.NettoDriftsresultat.Oere + _g.NettoBrukBundneDriftsfond.Oere : _g.Investeringsinntekter.Oere - _g.Investeringsutgifter.Oere + _g.NettoBrukBundneInvesteringsfond.Oere;
        foreach (var art in drift ? new[] { "530", "570", "980" } : ["530", "910", "911", "912", "970", "980"])
        {
            r += (art[0] == '9' ? 1 : -1) * Naa(klasse, art, "");
        }

        return r + (drift ? _disp : _uinv).Sum(f => Naa(klasse, "940", f) - Naa(klasse, "540", f));
    }

    private static Disposisjonsnoekkel Noekkel(Kontoklasse klasse, string art, string fond) => new(klasse, Art.Parse(art), Fondskode.TryParse(fond, out var f) ? f : default);

    private string[] Koder(Fondstype type) => [.. _g.Fond.Values.Where(f => f.Fond.Type == type).Select(f => f.Fond.Kode.ToString()).Order(StringComparer.Ordinal)];
}
