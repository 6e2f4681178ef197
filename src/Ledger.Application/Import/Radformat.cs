using System.Collections.Frozen;
using Ledger.Domain.Hovedbok;

namespace Ledger.Application.Import;

/// <summary>Which columns the rows of a body may have, and which a CSV body must have; the others may be left out when they are empty throughout.</summary>
public sealed class Radformat
{
    private Radformat(string profil, IEnumerable<Radfelt> felt, params IReadOnlyList<Radfelt[]> paakrevde)
    {
        Alle = felt.ToFrozenDictionary(f => f.Navn(), StringComparer.Ordinal);
        UansettStore = Alle.Concat(Egnetitler.Alle.Where(t => Alle.Values.Contains(t.Value))).ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);
        Paakrevde = paakrevde;
        Profil = profil;
    }

    /// <summary>Postings.</summary>
    public static Radformat Posteringer { get; } = new(
        "csv-ledger", Radkolonner.Alle,
        [Radfelt.Bilagsreferanse], [Radfelt.Bilagsdato], [Radfelt.Periode], [Radfelt.Kontoklasse, Radfelt.Konto], [Radfelt.Beloep]);

    /// <summary>Balances: a row per key and period.</summary>
    public static Radformat Saldoer { get; } = new(
        "csv-ledger", Radkolonner.Alle.Where(f => f is not (
            >= Radfelt.AttestertAv or Radfelt.Bilagsreferanse or Radfelt.Bilagsdato or Radfelt.Merke or Radfelt.Tekst or Radfelt.Motpart or Radfelt.Dokument)),
        [Radfelt.Periode],
        [Radfelt.Beloep]);

    /// <summary>Lines of budgets. What is of the decision as a whole, and the year, may stand on each line or beside the file.</summary>
    public static Radformat Budsjettlinjer { get; } = new(
        "csv-budsjett",
        [
            Radfelt.Aar, Radfelt.Vedtaksreferanse, Radfelt.Vedtaksdato, Radfelt.Organ, Radfelt.Type, Radfelt.Tekst, Radfelt.Kontoklasse, Radfelt.Art,
            Radfelt.Funksjon, Radfelt.Ansvar, Radfelt.Prosjekt, Radfelt.Fond, Radfelt.Konto, Radfelt.LokalFunksjon, Radfelt.Fridim1, Radfelt.Fridim2,
            Radfelt.Periode, Radfelt.Periodisering, Radfelt.Beloep, Radfelt.Tiltak, Radfelt.Ramme,
        ],
        [Radfelt.Kontoklasse, Radfelt.Konto],
        [Radfelt.Beloep]);

    public FrozenDictionary<string, Radfelt> Alle { get; }

    /// <summary>The same whatever the case, as headings of CSV are read, and the titles of the service's own lists.</summary>
    public FrozenDictionary<string, Radfelt> UansettStore { get; }

    /// <summary>One column of each: an account says its kontoklasse.</summary>
    public IReadOnlyList<Radfelt[]> Paakrevde { get; }

    /// <summary>The shipped profile that reads workbooks and JSON tables with the format's names for titles.</summary>
    public string Profil { get; }
}
