using Ledger.Domain.Hovedbok;
using Ledger.Domain.Organisasjon;
using Ledger.Domain.Verdier;

namespace Ledger.Domain.Saldoimport;

/// <summary>
/// The projects and units of a file that the ledger does not know. When they are to be taken all the same, they are known while the rows of the
/// file are examined.
/// </summary>
public sealed class Filkoder(Bokfoeringsgrunnlag grunnlag, bool taProsjekter, bool taEnheter)
{
    private readonly HashSet<Prosjektkode> _prosjekter = [];
    private readonly HashSet<Ansvar> _enheter = [];
    private readonly Ledendenuller _nuller = new(grunnlag);
    private string _prosjekt = "";
    private string _ansvar = "";

    /// <summary>False when a file need not be read for its codes.</summary>
    public bool SkalSe => taProsjekter || taEnheter;

    public IReadOnlySet<Prosjektkode> NyeProsjekter => _prosjekter;

    public IReadOnlySet<Ansvar> NyeEnheter => _enheter;

    /// <summary>Sees a row of the file.</summary>
    public void Se(Posteringsfelt rad)
    {
        if (taProsjekter && rad.Prosjekt.Length > 0 && rad.Prosjekt != _prosjekt)
        {
            _prosjekt = rad.Prosjekt;
            if (Prosjektkode.TryParse(_prosjekt, out var kode) && !grunnlag.Prosjekter.Contains(kode) && _nuller.Prosjekt(_prosjekt) is null)
            {
                _prosjekter.Add(kode);
            }
        }

        if (taEnheter && rad.Ansvar.Length > 0 && rad.Ansvar != _ansvar)
        {
            _ansvar = rad.Ansvar;
            if (Ansvar.TryParse(_ansvar, out var kode) && grunnlag.Organisasjon.Finn(kode) is null && _nuller.Ansvar(_ansvar) is null)
            {
                _enheter.Add(kode);
            }
        }
    }

    /// <summary>What the rows are checked against: what the ledger knows, and what the file brings.</summary>
    public Bokfoeringsgrunnlag Med() => grunnlag with
    {
        TarUspesifisert = taEnheter,
        Prosjekter = _prosjekter.Count == 0 ? grunnlag.Prosjekter : grunnlag.Prosjekter.Union(_prosjekter).ToHashSet(),
        Organisasjon = _enheter.Count == 0
            ? grunnlag.Organisasjon
            : new Organisasjonsplan([.. grunnlag.Organisasjon.Enheter, .. _enheter.Order().Select(e => new Enhet(e, e.ToString(), Nivaa.Ansvar, default))]),
    };
}
