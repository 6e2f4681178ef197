using Ledger.Domain.Hovedbok;
using Ledger.Domain.Verdier;

namespace Ledger.Domain.Saldo;

/// <summary>Builds a cube in one pass over saldo that come key by key, without holding more than the cube itself.</summary>
public sealed class Saldokubebygger
{
    private readonly Saldoblokk.Bygger _bygger = new();
    private readonly List<(int Plass, Saldoblokk Blokk)> _blokker = [];

    /// <summary>Starts the next key. All saldo of a key are added before the next key is started; a key that was left cannot be taken up again.</summary>
    /// <param name="id">The store's id of the key; 0 when it has none.</param>
    public void NyNoekkel(in Dimensjon dimensjon, int id)
    {
        if (_bygger.Antall == Saldoblokk.Bredde)
        {
            _blokker.Add((_blokker.Count, _bygger.Ferdig()));
        }

        _bygger.NyNoekkel(new Saldonoekkel(dimensjon, id));
    }

    /// <summary>Adds a saldo to the key that was started last; its dimension and id are not looked at.</summary>
    public void Legg(Saldopost post) => _bygger.Legg(post);

    /// <summary>Adds all that a key of a cube has to the key that was started last.</summary>
    public void Legg(Saldokube kube, int noekkel) => kube.Blokk(noekkel).LeggTil(_bygger, Saldokube.Plass(noekkel));

    /// <summary>The cube; the builder is then empty.</summary>
    /// <param name="felt">The fields that the keys have.</param>
    public Saldokube Bygg(LedgerId ledger, Regnskapsaar aar, long versjon, Dimensjonsfelt felt = Dimensjonsfelt.Alle)
    {
        if (_bygger.Antall > 0)
        {
            _blokker.Add((_blokker.Count, _bygger.Ferdig()));
        }

        var kube = new Saldokube(ledger, aar, versjon, felt, Blokkliste.Tom.Med(_blokker, _blokker.Count));
        _blokker.Clear();
        return kube;
    }
}
