using System.Buffers.Binary;
using Ledger.Application.Porter;
using Ledger.Application.Skriving;
using Ledger.Domain.Kjede;
using Ledger.Domain.Verdier;

namespace Ledger.Application.Varsler;

/// <summary>
/// What was booked lately, by the content of its rows without their references, so that somebody who sends the same again under new ones is
/// told. It warns and decides nothing, so it has room for the newest of all ledgers together, and is of one instance.
/// </summary>
/// <remarks>
/// The content is known by its fingerprint under the ledger's secret key: a hash of texts would let somebody guess at texts that are erased. It is
/// written to its store now and then (<see cref="Skriv"/>), not by the request that books.
/// </remarks>
/// <param name="lager">Null keeps nothing when the process ends.</param>
public sealed class Innholdsminne(Avtrykkslaas laas, IInnholdslager? lager = null)
{
    public const int Mest = 10_000;

    private readonly Lock _laas = new();
    private readonly Dictionary<(LedgerId, int, UInt128), string> _booket = [];
    private readonly Queue<Husketinnhold> _rekkefoelge = [];
    private readonly List<Husketinnhold> _uskrevne = [];
    private bool _lest;
    private bool _skrivAlt;
    private int _skrevet;

    /// <summary>The fingerprint under the ledger's key. Asked for before a ledger's lock is taken: the key may have to be made.</summary>
    public async Task<UInt128> MerkeAsync(LedgerId ledger, UInt128 innhold, CancellationToken ct)
    {
        var avtrykk = new byte[16];
        BinaryPrimitives.WriteUInt128BigEndian(avtrykk, innhold);
        return BinaryPrimitives.ReadUInt128BigEndian((await laas.ForAsync(ledger, ct))(Kjedeform.Ledger2, avtrykk));
    }

    /// <summary>What booked the same content, in words; null when nothing did.</summary>
    public string? Finn(LedgerId ledger, Regnskapsaar aar, UInt128 merke)
    {
        lock (_laas)
        {
            Les();
            return _booket.GetValueOrDefault((ledger, aar.Aar, merke));
        }
    }

    /// <param name="hva">What booked it, such as «import» with its id.</param>
    public void Husk(LedgerId ledger, Regnskapsaar aar, UInt128 merke, string hva)
    {
        lock (_laas)
        {
            Les();
            var ny = new Husketinnhold(ledger, aar.Aar, merke, hva);
            if (Ta(ny) && lager is not null)
            {
                _uskrevne.Add(ny);
                if (_uskrevne.Count > Mest)
                {
                    // The store has failed for so long that there is more to add than to keep. When it works again, all of it is written anew.
                    _uskrevne.Clear();
                    _skrivAlt = true;
                }
            }
        }
    }

    /// <summary>Forgets what a ledger has booked: a text in it was erased, and nothing is to confirm a guess of it.</summary>
    public void Glem(LedgerId ledger)
    {
        lock (_laas)
        {
            Les();
            var rest = _rekkefoelge.Where(h => h.Ledger != ledger).ToList();
            _booket.Clear();
            _rekkefoelge.Clear();
            rest.ForEach(h => Ta(h));
            _skrivAlt = true;
        }
    }

    /// <summary>Writes what is new to the store; all of it anew when something was forgotten, or most of what stands there is too old.</summary>
    public void Skriv()
    {
        lock (_laas)
        {
            if (lager is null || (_uskrevne.Count == 0 && !_skrivAlt))
            {
                return;
            }

            if (_skrivAlt || _skrevet + _uskrevne.Count > 2 * Mest)
            {
                lager.Erstatt([.. _rekkefoelge]);
                _skrevet = _rekkefoelge.Count;
            }
            else
            {
                lager.LeggTil(_uskrevne);
                _skrevet += _uskrevne.Count;
            }

            _uskrevne.Clear();
            _skrivAlt = false;
        }
    }

    /// <summary>What the service that ran before had booked, when it is first needed.</summary>
    private void Les()
    {
        if (_lest)
        {
            return;
        }

        _lest = true;
        foreach (var husket in lager?.Les() ?? [])
        {
            Ta(husket);
            _skrevet++;
        }
    }

    private bool Ta(Husketinnhold ny)
    {
        if (!_booket.TryAdd((ny.Ledger, ny.Aar, ny.Merke), ny.Hva))
        {
            return false;
        }

        _rekkefoelge.Enqueue(ny);
        if (_rekkefoelge.Count > Mest && _rekkefoelge.Dequeue() is var eldst)
        {
            _booket.Remove((eldst.Ledger, eldst.Aar, eldst.Merke));
        }

        return true;
    }
}
