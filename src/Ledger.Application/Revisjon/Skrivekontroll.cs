using Ledger.Application.Porter;
using Ledger.Domain.Kjede;
using Ledger.Domain.Verdier;

namespace Ledger.Application.Revisjon;

/// <summary>
/// Compares the records of writes, and the lines of the log of access that they carry, with the entries that they made, in order, and recomputes
/// their seals.
/// </summary>
internal sealed class Skrivekontroll(ILedgerStore lager, LedgerId ledger, long tilVersjon)
{
    private const int Side = 1_000;

    private readonly Queue<Transaksjon> _skrivinger = [];
    private readonly Queue<Tilgangspost> _linjer = [];
    private long _lestTil;
    private long _linjerTil;
    private bool _alleLinjer;
    private Kjedehash? _linjehash;
    private Kjedehash? _segl;
    private readonly HashSet<long> _utenAvtrykk = [];
    private long _versjon;

    /// <summary>Takes the record of the version after the one last taken.</summary>
    /// <param name="siste">The version's last entry.</param>
    public async Task<Kjedebrudd?> TaAsync(Lestpost siste, CancellationToken ct)
    {
        _versjon++;
        var sekvens = siste.Ledd.Sekvens;
        if (await NesteAsync(ct) is not { } skriving || skriving.Versjon != _versjon)
        {
            return Brudd(sekvens, $"Skrivingen av versjon {_versjon} mangler.");
        }

        if (skriving.SisteSekvens != sekvens || skriving.Kjedehode != siste.Hash || skriving.Form != siste.Form)
        {
            return Brudd(
                sekvens,
                $"Versjon {_versjon} er skrevet som sekvens {skriving.SisteSekvens}, form {(int)skriving.Form} og kjedehode {skriving.Kjedehode}, "
                    + $"men journalen har {sekvens}, {(int)siste.Form} og {siste.Hash}.");
        }

        var (linje, feil) = await LinjeAsync(ct);
        if (feil is not null)
        {
            return Brudd(sekvens, feil);
        }

        // Only what was written before there were seals has none.
        var segl = _segl is null && skriving.Segl is null ? (Kjedehash?)null : Skrivesegl.Av(_segl, skriving.Rekord(linje?.Linjehash()));
        if (skriving.Segl != segl)
        {
            return Brudd(sekvens, $"Seglet til versjon {_versjon} er {skriving.Segl}, men skrivingen og tilgangslinjen gir {segl}.");
        }

        if (linje is not null && (linje.Tidspunkt != skriving.Tidspunkt || linje.Bruker.Length > 0 || linje.Hash is not null))
        {
            return Brudd(sekvens, $"Tilgangslinjen til versjon {_versjon} har et annet tidspunkt enn skrivingen, eller sier noe bare skrivingen skal si.");
        }

        if (skriving.Avtrykk.ErSlettet)
        {
            _utenAvtrykk.Add(_versjon);
        }

        _segl = segl;
        return null;
    }

    /// <summary>What is left when all versions are taken: lines of versions that there are none of.</summary>
    /// <param name="nevnte">What entries say was erased.</param>
    public async Task<Kjedebrudd?> SluttAsync(long sekvens, IReadOnlySet<Tekststed> nevnte, CancellationToken ct)
    {
        _utenAvtrykk.SymmetricExceptWith(nevnte.Where(n => n.Felt == Tekststed.Avtrykk).Select(n => n.Nummer));
        if (_utenAvtrykk.Count > 0)
        {
            return new Kjedebrudd(
                sekvens, Kjedebrudd.Sletting,
                $"Avtrykket til versjon {_utenAvtrykk.Min()} er slettet uten at noen post sier det, eller finnes selv om en gjør det.");
        }

        _versjon++;
        var (linje, feil) = await LinjeAsync(ct);
        return feil is not null ? Brudd(sekvens, feil)
            : linje is not null || _linjer.Any(l => l.Versjon <= tilVersjon)
                ? Brudd(sekvens, $"Tilgangsloggen har en linje for versjon {(linje ?? _linjer.Peek()).Versjon} som ikke følger skrivingene.")
            : null;
    }

    private static Kjedebrudd Brudd(long sekvens, string melding) => new(sekvens, "skriving", melding);

    private async Task<Transaksjon?> NesteAsync(CancellationToken ct)
    {
        if (_skrivinger.Count == 0 && _lestTil < tilVersjon)
        {
            foreach (var skriving in await lager.TransaksjonssideAsync(ledger, _lestTil, tilVersjon, Side, ct))
            {
                _skrivinger.Enqueue(skriving);
                _lestTil = skriving.Versjon;
            }
        }

        return _skrivinger.TryDequeue(out var neste) ? neste : null;
    }

    /// <summary>The line of the version, after those of no version that stand before it.</summary>
    private async Task<(Tilgangspost? Linje, string? Feil)> LinjeAsync(CancellationToken ct)
    {
        while (await SeLinjeAsync(ct) is { } linje && !(linje.Versjon > _versjon))
        {
            _linjer.Dequeue();
            if (linje.Versjon == _versjon)
            {
                return (linje, null);
            }

            if (linje.Versjon is not null)
            {
                return (null, $"Tilgangslinje {linje.Id} for versjon {linje.Versjon} står ikke på sin plass.");
            }

            _linjehash = Tilgangslinje.Hash(
                _linjehash, linje.Tidspunkt, linje.Bruker, linje.Adresse, linje.Metode, linje.Sti, linje.Status, null, linje.Gjelder);
            if (linje.Hash != _linjehash)
            {
                return (null, $"Hashen til tilgangslinje {linje.Id} er {linje.Hash}, men linjene gir {_linjehash}.");
            }
        }

        return (null, null);
    }

    private async Task<Tilgangspost?> SeLinjeAsync(CancellationToken ct)
    {
        if (_linjer.Count == 0 && !_alleLinjer)
        {
            var side = await lager.TilgangssideAsync(ledger, _linjerTil, Side, ct);
            foreach (var linje in side)
            {
                _linjer.Enqueue(linje);
                _linjerTil = linje.Id;
            }

            _alleLinjer = side.Count < Side;
        }

        return _linjer.TryPeek(out var neste) ? neste : null;
    }
}
