using Ledger.Application.Lesing;
using Ledger.Application.Rettigheter;
using Ledger.Domain.Opplysninger;
using Ledger.Domain.Validering;

namespace Ledger.Application.Opplysninger;

/// <summary>Sees that facts are about the units that their sender is bound to.</summary>
internal sealed class Enhetsvakt(Faktaordre ordre, Faktagrunnlag grunnlag)
{
    private const int MestNevnt = 20;

    private readonly Feilsamling _utenfor = new();
    private readonly Enhetsomfang? _omfang = ordre.Enheter.Count == 0 ? null : grunnlag.Omfang(ordre.Enheter);
    private readonly List<string> _vedtatt = [];

    /// <summary>Notes a row of other units; answers the fact as it is.</summary>
    public Opplysning? Se(Faktarad rad, Opplysning? opplysning)
    {
        if (_omfang is not null && opplysning is not null && !_omfang.ErEgen(opplysning, (r, k) => (grunnlag.Register(r), grunnlag.Objekt(r, k))))
        {
            _utenfor.Avvis(rad.Linje, "enhet", Feilkoder.UtenforEnhetene, "Raden er ikke om en enhet som nøkkelen er bundet til.");
        }

        if (ordre.UtenVedtak && opplysning is not null && ErVedtatt(opplysning))
        {
            _vedtatt.Add($"linje {rad.Linje}: {opplysning.Noekkel.Objekt}");
        }

        return opplysning;
    }

    /// <exception cref="Avvisning">403: there were such rows.</exception>
    public void Krev()
    {
        Enhetsvern.Krev(ordre.Enheter, _utenfor);
        if (_vedtatt.Count > 0)
        {
            throw new Avvisning(
                Avvisningsgrunn.IkkeTillatt, Problemtyper.ManglerScope, "Nøkkelen mangler scope",
                $"Kostnadsrammer, og faser med vedtak, meldes av den som har ledger:budsjett ({string.Join("; ", _vedtatt.Take(MestNevnt))}).");
        }
    }

    /// <summary>What the project office reports at a decision: the frame, and a phase that says by what decision it is.</summary>
    private static bool ErVedtatt(Opplysning o) => o.Noekkel.Objekt.StartsWith(Faktagrunnlag.Prosjekt + ":", StringComparison.Ordinal)
        && (o.Noekkel is { Slag: Opplysningsslag.Maaling, Maal: Opplysningsleser.Kostnadsramme }
            || (o.Noekkel is { Slag: Opplysningsslag.Status, Maal: Opplysningsleser.Fase } && o.Vedtak is not null));
}
