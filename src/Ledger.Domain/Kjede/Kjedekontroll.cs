using Ledger.Domain.Verdier;

namespace Ledger.Domain.Kjede;

/// <summary>Where a chain breaks, and how.</summary>
public sealed record Kjedebrudd(long Sekvens, string Kode, string Melding)
{
    /// <summary>The code of a text that is erased without an entry that says so, or the other way about.</summary>
    public const string Sletting = "sletting";
}

/// <summary>
/// Recomputes a ledger's chain, entry by entry in order, without trusting what is stored. Used by the service on its own database and
/// by anyone who has an extract.
/// </summary>
public sealed class Kjedekontroll(LedgerId ledger)
{
    private readonly Kjederegner _regner = new();
    private readonly Dictionary<(int Aar, Journalslag Slag), int> _numre = [];

    private readonly HashSet<Tekststed> _slettede = [];
    private readonly HashSet<Tekststed> _nevnte = [];

    private Kjedeform _form = Kjedeform.Ledger1;

    /// <summary>The sequence number last taken.</summary>
    public long Sekvens { get; private set; }

    /// <summary>The version last taken.</summary>
    public long Versjon { get; private set; }

    /// <summary>The chain's hash as recomputed.</summary>
    public Kjedehash Hode { get; private set; }

    /// <summary>The texts that entries say were erased.</summary>
    public IReadOnlySet<Tekststed> Nevnte => _nevnte;

    /// <summary>Takes the next entry; the first break, or null when it follows.</summary>
    public Kjedebrudd? Ta(Lestpost post)
    {
        var ledd = post.Ledd;
        if (ledd.Ledger != ledger || ledd.Sekvens != Sekvens + 1)
        {
            return new Kjedebrudd(Sekvens + 1, "hull", $"Post {Sekvens + 1} mangler; neste er {ledd.Sekvens}.");
        }

        if (ledd.Versjon < Versjon || ledd.Versjon > Versjon + 1)
        {
            return new Kjedebrudd(ledd.Sekvens, "versjon", $"Versjon {ledd.Versjon} følger ikke {Versjon}.");
        }

        if (post.Form < _form)
        {
            return new Kjedebrudd(ledd.Sekvens, "form", $"Posten er av form {(int)post.Form}, etter en av form {(int)_form}.");
        }

        Kjedehash hash;
        try
        {
            KontrollerInnhold(post);
            hash = _regner.Hash(Hode, post);
            _slettede.UnionWith(Tekststed.Slettede(post));
            if (post.Slag == Journalslag.Sletting)
            {
                _nevnte.UnionWith(Tekststed.Les(post.Json ?? ""));
            }
        }
        catch (Exception e) when (e is ArgumentException or FormatException or OverflowException)
        {
            return new Kjedebrudd(ledd.Sekvens, "innhold", $"Innholdet er ikke gyldig: {e.Message}");
        }

        if (hash != post.Hash)
        {
            return new Kjedebrudd(ledd.Sekvens, "hash", $"Hashen er {post.Hash}, men innholdet og kjeden gir {hash}.");
        }

        if (post.Slag is Journalslag.Bilag or Journalslag.Vedtak)
        {
            var number = _numre.GetValueOrDefault((ledd.Aar, post.Slag)) + 1;
            if (ledd.Nummer != number)
            {
                return new Kjedebrudd(ledd.Sekvens, "nummer", $"{post.Slag.Navn()} {ledd.Nummer} i {ledd.Aar} skulle vært nummer {number}.");
            }

            _numre[(ledd.Aar, post.Slag)] = number;
        }

        (Sekvens, Versjon, Hode, _form) = (ledd.Sekvens, ledd.Versjon, hash, post.Form);
        return null;
    }

    /// <summary>What the head must be when all entries are taken.</summary>
    public Kjedebrudd? Slutt(long sekvens, long versjon, Kjedehash hode) =>
        Sekvens != sekvens ? new Kjedebrudd(Sekvens + 1, "hull", $"Kjeden slutter ved {Sekvens}, men hodet er {sekvens}.")
        : Versjon != versjon ? new Kjedebrudd(Sekvens, "versjon", $"Hodets versjon er {versjon}, men kjedens siste er {Versjon}.")
        : Hode != hode ? new Kjedebrudd(Sekvens, "hode", $"Hodet er {hode}, men kjeden gir {Hode}.")
        : Slettinger();

    /// <summary>A text is erased by an entry that says so, and what an entry says is erased stays so. Fingerprints are not in entries.</summary>
    private Kjedebrudd? Slettinger()
    {
        foreach (var sted in _slettede.Where(s => !_nevnte.Contains(s)))
        {
            return Brudd(sted, "er slettet uten at noen post sier det");
        }

        foreach (var sted in _nevnte.Where(s => s.Felt != Tekststed.Avtrykk && !_slettede.Contains(s)))
        {
            return Brudd(sted, "finnes, men en post sier at den er slettet");
        }

        return null;

        static Kjedebrudd Brudd(Tekststed sted, string hva) => new(
            sted.Nummer, Kjedebrudd.Sletting, $"{sted.Felt} i {(sted.ErSkriving ? "versjon" : "sekvens")} {sted.Nummer}, linje {sted.Linje}, {hva}.");
    }

    /// <summary>What an entry must be besides unchanged: a bilag balances, and rows stand in order.</summary>
    private static void KontrollerInnhold(Lestpost post)
    {
        for (var i = 0; i < post.Rader.Count; i++)
        {
            if (post.Rader[i].Linje != i + 1)
            {
                throw new FormatException($"Rad {i + 1} mangler.");
            }
        }

        switch (post.Slag)
        {
            case Journalslag.Bilag:
                _ = post.Bilag();
                break;
            case Journalslag.Vedtak:
                _ = post.Vedtak();
                break;
            default:
                break;
        }
    }
}
