using Ledger.Application.Lesing;
using Ledger.Application.Rettigheter;
using Ledger.Domain.Opplysninger;
using Ledger.Domain.Validering;

namespace Ledger.Application.Opplysninger;

/// <summary>Sees that facts are about the units that their sender is bound to.</summary>
internal sealed class Enhetsvakt(IReadOnlyList<string> enheter, Faktagrunnlag grunnlag)
{
    private readonly Feilsamling _utenfor = new();
    private readonly Enhetsomfang? _omfang = enheter.Count == 0 ? null : grunnlag.Omfang(enheter);

    /// <summary>Notes a row of other units; answers the fact as it is.</summary>
    public Opplysning? Se(Faktarad rad, Opplysning? opplysning)
    {
        if (_omfang is not null && opplysning is not null && !_omfang.ErEgen(opplysning, (r, k) => (grunnlag.Register(r), grunnlag.Objekt(r, k))))
        {
            _utenfor.Avvis(rad.Linje, "enhet", Feilkoder.UtenforEnhetene, "Raden er ikke om en enhet som nøkkelen er bundet til.");
        }

        return opplysning;
    }

    /// <exception cref="Avvisning">403: there were such rows.</exception>
    public void Krev() => Enhetsvern.Krev(enheter, _utenfor);
}
