using Ledger.Domain.Hovedbok;
using Ledger.Domain.Verdier;

namespace Ledger.Domain.Saldo;

/// <summary>Builds a cube in one pass over saldo that come key by key, without holding more than the cube itself.</summary>
public sealed class Saldokubebygger
{
    private readonly Saldoblokk.Bygger _bygger = new();
    private readonly List<(int Plass, Saldoblokk Blokk)> _blokker = [];

    /// <summary>Begins a key; each comes once.</summary>
    public void NyNoekkel(in Saldonoekkel noekkel)
    {
        if (_bygger.Antall == Saldoblokk.Bredde)
        {
            _blokker.Add((_blokker.Count, _bygger.Ferdig()));
        }

        _bygger.NyNoekkel(noekkel);
    }

    /// <summary>Adds to the key that was begun last.</summary>
    public void Legg(Saldoslag slag, Periode periode, Beloep beloep, long antall) => _bygger.Legg(slag, periode.Nummer, beloep.Oere, antall);

    /// <summary>Adds all that a key of a cube has to the key that was begun last.</summary>
    public void Legg(Saldokube kube, int key) => kube.Blokk(key).LeggTil(_bygger, Saldokube.Plass(key));

    /// <summary>The cube; the builder is then empty.</summary>
    /// <param name="felt">The fields that the keys have.</param>
    public Saldokube Bygg(Kommunenummer kommunenummer, Regnskapsaar aar, long versjon, Dimensjonsfelt felt = Dimensjonsfelt.Alle)
    {
        if (_bygger.Antall > 0)
        {
            _blokker.Add((_blokker.Count, _bygger.Ferdig()));
        }

        var kube = new Saldokube(kommunenummer, aar, versjon, felt, Blokkliste.Tom.Med(_blokker, _blokker.Count));
        _blokker.Clear();
        return kube;
    }
}
