using Ledger.Domain.Hovedbok;
using Ledger.Domain.Organisasjon;
using Ledger.Domain.Saldo;
using Ledger.Domain.Verdier;

namespace Ledger.Domain.Betydning;

/// <summary>
/// The year as it was organised when amounts were booked: a unit that has moved, with all below it, stands in the organisation once for each
/// place, and its amounts are on the one of their period. A unit that was replaced has what was booked on it while it was in use.
/// </summary>
/// <remarks>
/// A place of before has a code of its own, <c>140.A</c> for unit 140 below A, since a report finds units by their codes. An amount's day is the
/// last one of its period.
/// </remarks>
public sealed class Organisasjonshistorikk
{
    private const string Dato = "yyyy-MM-dd";

    private readonly Organisasjonsplan _plan;
    private readonly Regnskapsaar _aar;
    private readonly Dictionary<(Ansvar Kode, Ansvar Overordnet), Enhet> _tidligere = [];
    private readonly Dictionary<(Ansvar Kode, int Periode), Ansvar> _plasser = [];

    private Organisasjonshistorikk(Organisasjonsplan plan, Regnskapsaar aar) => (_plan, _aar) = (plan, aar);

    /// <summary>The organisation with the places of before, and the year's saldo on them; the same ones when no unit has moved or ended.</summary>
    public static (Organisasjonsplan Plan, Saldokube Kube) PerDato(Organisasjonsplan plan, Saldokube kube)
    {
        if (plan.Enheter.All(e => e.Tidligere.Count == 0 && !ErErstattetEnDag(e)))
        {
            return (plan, kube);
        }

        var historikk = new Organisasjonshistorikk(plan, kube.Aar);
        var flyttet = kube.PerPeriode(
            (in d, periode) => d.Ansvar.ErTom || plan.Finn(d.Ansvar) is null ? d : d with { Ansvar = historikk.Plass(Skrevet(d, plan), periode) });
        return (new Organisasjonsplan([.. plan.Enheter, .. historikk._tidligere.Values], plan.Bevilgningsnivaa), flyttet);
    }

    /// <summary>The code that a unit's amounts of a period stand on.</summary>
    private Ansvar Plass(Ansvar kode, Periode periode)
    {
        if (!_plasser.TryGetValue((kode, periode.Nummer), out var plass))
        {
            var dag = Bilagsdatoer.SisteDag(periode, _aar);
            var enhet = _plan.Finn(kode)!;
            for (var hopp = 0; hopp <= _plan.Enheter.Count && !enhet.ErstattetAv.ErTom && !(dag <= enhet.GyldigTil); hopp++)
            {
                enhet = _plan.Finn(enhet.ErstattetAv)!;
            }

            _plasser[(kode, periode.Nummer)] = plass = Finn(enhet, dag);
        }

        return plass;
    }

    /// <summary>Replaced on a day that is told. One without a last day has been replaced the whole year.</summary>
    private static bool ErErstattetEnDag(Enhet enhet) => !enhet.ErstattetAv.ErTom && enhet.GyldigTil is not null;

    /// <summary>The unit that the source wrote, where another answers for it now.</summary>
    private static Ansvar Skrevet(in Dimensjon d, Organisasjonsplan plan) =>
        d.Egne?.SkrevetAnsvar is { Length: > 0 } kode && Ansvar.TryParse(kode, out var skrevet) && plan.Finn(skrevet) is not null ? skrevet : d.Ansvar;

    private Ansvar Finn(Enhet enhet, DateOnly dag)
    {
        var over = enhet.OverordnetPer(dag);
        over = over.ErTom || _plan.Finn(over) is not { } overordnet ? default : Finn(overordnet, dag);
        if (over == enhet.Overordnet)
        {
            return enhet.Kode;
        }

        if (!_tidligere.TryGetValue((enhet.Kode, over), out var tidligere))
        {
            var til = enhet.Tidligere.Count > 0 ? $" (til {enhet.Tidligere[^1].Til.ToString(Dato, System.Globalization.CultureInfo.InvariantCulture)})" : "";
            tidligere = enhet with
            {
                Kode = Kode(enhet.Kode, over), Overordnet = over, Navn = enhet.Navn + til, Tidligere = Enhetshistorikk.Ingen, ErstattetAv = default,
            };
            _tidligere.Add((enhet.Kode, over), tidligere);
        }

        return tidligere.Kode;
    }

    /// <summary>A code that no unit has, and that says where the unit lay as far as there is room.</summary>
    private Ansvar Kode(Ansvar kode, Ansvar over)
    {
        for (var nummer = 0; ; nummer++)
        {
            var hale = nummer == 0 ? $".{over}" : $".{nummer}";
            var navn = kode.ToString();
            navn = navn[..Math.Min(navn.Length, Math.Max(1, Verdier.Kode.StoersteLengde - hale.Length))];
            if (Ansvar.TryParse(navn + hale, out var ny) && _plan.Finn(ny) is null && _tidligere.Values.All(e => e.Kode != ny))
            {
                return ny;
            }
        }
    }
}
