using System.Collections;
using Ledger.Domain.Hovedbok;
using Ledger.Domain.Saldo;
using Ledger.Domain.Verdier;

namespace Ledger.Domain.Saldoimport;

/// <summary>The difference of one key in one period: what must be booked so that the ledger says what the source says.</summary>
public readonly record struct Forskjellsrad(Dimensjon Noekkel, Beloep Beloep);

/// <summary>The rows of a period, made as they are read: a first state has a million, whose keys stand in the register already.</summary>
internal sealed class Forskjellsrader(Noekkelregister noekler, (int Noekkel, long Oere)[] rader) : IReadOnlyList<Forskjellsrad>
{
    public int Count => rader.Length;

    public Forskjellsrad this[int index] => new(noekler[rader[index].Noekkel], Beloep.FraOere(rader[index].Oere));

    public IEnumerator<Forskjellsrad> GetEnumerator()
    {
        for (var i = 0; i < rader.Length; i++)
        {
            yield return this[i];
        }
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
