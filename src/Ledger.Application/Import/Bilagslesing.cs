using System.Threading.Channels;
using Ledger.Application.Bokfoering;
using Ledger.Application.Skriving;
using Ledger.Domain.Bilagskontroll;
using Ledger.Domain.Hovedbok;
using Ledger.Domain.Validering;
using Ledger.Domain.Verdier;

namespace Ledger.Application.Import;

/// <summary>Bilag that are whole, without errors, and have their places in the chain.</summary>
/// <param name="Linjer">The line of the first row of each.</param>
internal sealed record LestBunke(List<Journalinnslag> Innslag, List<long?> Linjer);

/// <summary>
/// The first half of an import: reads rows, examines them, gathers them into bilag and gives these their places, on a thread of its own
/// beside the one that appends them to the database.
/// </summary>
/// <param name="foerste">The number of the first bilag.</param>
internal sealed class Bilagslesing(
    Importordre ordre, Bokfoeringsgrunnlag grunnlag, Importgrenser grenser, Skrivekontekst kontekst, int foerste, Feilsamling feil, Bilagsvakt vakt)
{
    private const int RaderPerBunke = 1_024;

    // What is read while the other thread looks up keys. More of them outlive the youngest generation, and cost more than the waiting does.
    private const int MestBunker = 8;

    private readonly Channel<LestBunke> _bunker = Channel.CreateBounded<LestBunke>(
        new BoundedChannelOptions(MestBunker) { SingleReader = true, SingleWriter = true });

    private LestBunke _bunke = new([], []);
    private int _raderIBunke;
    private long _gyldige;
    private int _antall;
    private Int128 _debet;
    private Int128 _kredit;
    private readonly Dictionary<Dimensjon, Int128> _aapning = [];

    public ChannelReader<LestBunke> Bunker => _bunker.Reader;

    /// <summary>Reads to the end. The channel is completed whatever happens; what went wrong is thrown here.</summary>
    public async Task<Lesesum> LesAsync(CancellationToken ct)
    {
        try
        {
            var samler = new Bilagssamler(
                grunnlag, feil, ordre.Motkonto, grenser.MestRaderPerBilag, romslig: true,
                ordre.Differanse is { } d ? Differansenoekkel.Les(d, grunnlag) : null);
            var vask = new Radvask(feil, romslig: true, ordre.Aar);
            using var avtrykk = Importtjeneste.NyttAvtrykk(ordre);
            using var leser = ordre.Leser();
            if (leser.Utelatt.Count > 0)
            {
                feil.Varsle(
                    null, Radkolonner.HeleInnholdet, Feilkoder.KolonneUtelatt,
                    $"Kolonnene {string.Join(", ", leser.Utelatt)} er ikke lest: de er det tjenesten selv har funnet ut.");
            }

            while (leser.Neste() is { } rad)
            {
                vask.Ta(rad);
                avtrykk.Ta(rad);
                if (avtrykk.AntallRader > grenser.MestRader)
                {
                    throw new Avvisning(
                        Avvisningsgrunn.ForStor, Problemtyper.ForMangeRader, "Importen har for mange rader",
                        $"En import har høyst {grenser.MestRader} rader. Del den opp.");
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
                throw Avvisning.Ugyldig("body", Feilkoder.TomtInnhold, "Innholdet har ingen rader.");
            }

            if (samler.Slutt() is { } siste)
            {
                await LeggTilAsync(siste, samler.SisteLinje, ct);
            }

            await SendAsync(ct);
            ordre.Fremdrift?.Sett(avtrykk.AntallRader, _gyldige);
            return new Lesesum(avtrykk.Ferdig(), avtrykk.UtenReferanser(), _antall, _gyldige, _debet, _kredit, _aapning);
        }
        finally
        {
            _bunker.Writer.TryComplete();
        }
    }

    private ValueTask LeggTilAsync(Bilag bilag, long? linje, CancellationToken ct)
    {
        _gyldige += bilag.Posteringer.Count;
        vakt.Ta(bilag, linje);
        if (feil.HarFeil)
        {
            return ValueTask.CompletedTask;
        }

        foreach (var p in bilag.Posteringer)
        {
            _debet += Math.Max(p.Beloep.Oere, 0);
            _kredit += Math.Min(p.Beloep.Oere, 0);
        }

        if (bilag.Periode == Periode.InngaaendeBalanse)
        {
            bilag.Summer(_aapning);
        }

        _bunke.Innslag.Add(kontekst.Forbered(ordre.Aar, foerste + _antall++, bilag));
        _bunke.Linjer.Add(linje);
        _raderIBunke += bilag.Posteringer.Count;
        return _raderIBunke >= RaderPerBunke ? SendAsync(ct) : ValueTask.CompletedTask;
    }

    private ValueTask SendAsync(CancellationToken ct)
    {
        var full = _bunke;
        _bunke = new LestBunke([], []);
        _raderIBunke = 0;
        return full.Innslag.Count == 0 ? ValueTask.CompletedTask : _bunker.Writer.WriteAsync(full, ct);
    }
}

/// <summary>What a body was found to hold. Sums in øre.</summary>
/// <param name="UtenReferanser">The rows without their references.</param>
/// <param name="Aapning">The sums of the rows of period 0, by key.</param>
internal sealed record Lesesum(
    Innholdsavtrykk Avtrykk, UInt128 UtenReferanser, int AntallBilag, long AntallPosteringer, Int128 Debet, Int128 Kredit,
    IReadOnlyDictionary<Dimensjon, Int128> Aapning);
