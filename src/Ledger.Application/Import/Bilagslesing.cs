using System.Threading.Channels;
using Ledger.Application.Skriving;
using Ledger.Domain.Hovedbok;
using Ledger.Domain.Kjede;
using Ledger.Domain.Validering;

namespace Ledger.Application.Import;

/// <summary>A bilag that is whole and without errors.</summary>
/// <param name="Innhold">The hash of its content.</param>
/// <param name="Linje">The line of its first row.</param>
internal readonly record struct LestBilag(Bilag Bilag, Kjedehash Innhold, long? Linje);

/// <summary>
/// The first half of an import: reads rows, examines them and gathers them into bilag, on a thread of its own beside the one that books.
/// </summary>
internal sealed class Bilagslesing(Importordre ordre, Bokfoeringsgrunnlag grunnlag, Importgrenser grenser, Feilsamling feil)
{
    private const int RaderPerBunke = 2_048;
    private const int MestBunker = 8;

    private readonly Channel<IReadOnlyList<LestBilag>> _bunker = Channel.CreateBounded<IReadOnlyList<LestBilag>>(
        new BoundedChannelOptions(MestBunker) { SingleReader = true, SingleWriter = true });

    private readonly KanoniskSkriver _skriver = new();
    private List<LestBilag> _bunke = [];
    private int _raderIBunke;
    private long _gyldige;

    public ChannelReader<IReadOnlyList<LestBilag>> Bunker => _bunker.Reader;

    /// <summary>Reads to the end. The channel is completed whatever happens; what went wrong is thrown here.</summary>
    /// <returns>The fingerprint of what was read.</returns>
    public async Task<Innholdsavtrykk> LesAsync(CancellationToken ct)
    {
        try
        {
            var samler = new Bilagssamler(grunnlag, feil, ordre.Motkonto, grenser.MestRaderPerBilag);
            using var avtrykk = new Importavtrykk(ordre);
            using var leser = ordre.Leser();
            while (leser.Neste() is { } rad)
            {
                avtrykk.Ta(rad);
                if (avtrykk.AntallRader > grenser.MestRader)
                {
                    throw new Avvisning(Avvisningsgrunn.ForStor, "for-mange-rader", "Importen har for mange rader", $"En import har høyst {grenser.MestRader} rader. Del den opp.");
                }

                if (samler.Ta(rad, out var bilag) && bilag is not null)
                {
                    await LeggTilAsync(bilag, samler.SisteLinje, ct);
                }

                if ((avtrykk.AntallRader & 0x3FF) == 0)
                {
                    ct.ThrowIfCancellationRequested();
                    ordre.Fremdrift?.Sett(avtrykk.AntallRader, _gyldige);
                }
            }

            if (avtrykk.AntallRader == 0)
            {
                throw Avvisning.Ugyldig("body", "tomt_innhold", "Innholdet har ingen rader.");
            }

            if (samler.Slutt() is { } siste)
            {
                await LeggTilAsync(siste, samler.SisteLinje, ct);
            }

            await SendAsync(ct);
            ordre.Fremdrift?.Sett(avtrykk.AntallRader, _gyldige);
            return avtrykk.Ferdig();
        }
        finally
        {
            _bunker.Writer.TryComplete();
        }
    }

    private ValueTask LeggTilAsync(Bilag bilag, long? linje, CancellationToken ct)
    {
        _bunke.Add(new LestBilag(bilag, Kanonisk.Innhold(_skriver, bilag), linje));
        _raderIBunke += bilag.Posteringer.Count;
        _gyldige += bilag.Posteringer.Count;
        return _raderIBunke >= RaderPerBunke ? SendAsync(ct) : ValueTask.CompletedTask;
    }

    private ValueTask SendAsync(CancellationToken ct)
    {
        var full = _bunke;
        _bunke = [];
        _raderIBunke = 0;
        return full.Count == 0 ? ValueTask.CompletedTask : _bunker.Writer.WriteAsync(full, ct);
    }
}
