using Ledger.Domain.Hovedbok;

namespace Ledger.Domain.Saldo;

/// <summary>Orders dimensions by their fields, the first field that differs decides.</summary>
public sealed class Dimensjonsorden : IComparer<Dimensjon>
{
    public static readonly Dimensjonsorden Instans = new();

    private Dimensjonsorden()
    {
    }

    public int Compare(Dimensjon x, Dimensjon y)
    {
        var order = x.Kontoklasse.CompareTo(y.Kontoklasse);
        order = order != 0 ? order : x.Art.CompareTo(y.Art);
        order = order != 0 ? order : x.Funksjon.CompareTo(y.Funksjon);
        order = order != 0 ? order : x.Kapittel.CompareTo(y.Kapittel);
        order = order != 0 ? order : x.Sektor.CompareTo(y.Sektor);
        order = order != 0 ? order : x.Ansvar.CompareTo(y.Ansvar);
        order = order != 0 ? order : x.Prosjekt.CompareTo(y.Prosjekt);
        order = order != 0 ? order : x.Fond.CompareTo(y.Fond);
        order = order != 0 ? order : x.Merke.CompareTo(y.Merke);
        return order != 0 ? order : Egnefelt.Sammenlign(x.Egne, y.Egne);
    }
}
