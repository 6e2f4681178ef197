using Ledger.Application.Porter;
using Ledger.Domain.Budsjett;
using Ledger.Domain.Hovedbok;
using Ledger.Domain.Kjede;
using Ledger.Domain.Saldo;
using Ledger.Domain.Verdier;

namespace Ledger.Application.Skriving;

/// <summary>
/// What a command appends within one write: gives each entry its place in the chain and gathers the saldo changes, one per key and period.
/// </summary>
public sealed class Skrivekontekst
{
    private readonly ISkriveoekt _oekt;
    private readonly Kommunenummer _kommunenummer;
    private readonly KanoniskSkriver _skriver = new();
    private readonly Dictionary<long, (long Beloep, long Antall)> _saldo = [];
    private readonly List<Journalrad> _rader = [];

    internal Skrivekontekst(ISkriveoekt oekt, Kommunenummer kommunenummer, string bruker, DateTimeOffset tidspunkt)
    {
        _oekt = oekt;
        _kommunenummer = kommunenummer;
        Bruker = bruker;
        Tidspunkt = tidspunkt;
        Versjon = (oekt.Hode?.Versjon ?? 0) + 1;
        Sekvens = oekt.Hode?.Sekvens ?? 0;
        Kjedehode = oekt.Hode?.Kjedehode ?? default;
    }

    public ISkriveoekt Oekt => _oekt;

    /// <summary>The version that this write makes.</summary>
    public long Versjon { get; }

    public string Bruker { get; }

    public DateTimeOffset Tidspunkt { get; }

    /// <summary>The sequence number of the entry last appended.</summary>
    public long Sekvens { get; private set; }

    /// <summary>The chain's head after the entry last appended.</summary>
    public Kjedehash Kjedehode { get; private set; }

    /// <summary>The changes of saldo, sorted by key, so that the database's pages are visited in order.</summary>
    internal IReadOnlyList<Saldodelta> Saldodeltaer()
    {
        var keys = _saldo.Keys.ToArray();
        Array.Sort(keys);
        return [.. keys.Select(k => new Saldodelta((int)(k >> 16), (byte)((k >> 8) & 0xFF), (byte)(k & 0xFF), _saldo[k].Beloep, _saldo[k].Antall))];
    }

    public Task BokfoerAsync(Regnskapsaar aar, int nummer, Bilag bilag, CancellationToken ct) => BokfoerAsync(aar, nummer, bilag, Kanonisk.Innhold(_skriver, bilag), ct);

    /// <param name="innhold">The hash of the bilag's content, for callers that have made it already.</param>
    public async Task BokfoerAsync(Regnskapsaar aar, int nummer, Bilag bilag, Kjedehash innhold, CancellationToken ct)
    {
        _rader.Clear();
        var periode = (byte)bilag.Periode.Nummer;
        foreach (var p in bilag.Posteringer)
        {
            var noekkel = await _oekt.NoekkelAsync(aar.Aar, p.Dimensjon, ct);
            _rader.Add(new Journalrad(noekkel, p.Beloep.Oere, p.Tekst, p.Motpart, p.Dokument, null));
            EndreSaldo(noekkel, Saldoslag.Regnskap, periode, p.Beloep.Oere, 1);
        }

        await FoeyTilAsync(Journalslag.Bilag, aar.Aar, nummer, bilag.Referanse, bilag.Dato, periode, bilag.Tekst, null, bilag.Tilbakefoerer, innhold, ct);
    }

    public async Task VedtaAsync(Regnskapsaar aar, int nummer, Budsjettvedtak vedtak, CancellationToken ct)
    {
        var innhold = Kanonisk.Innhold(_skriver, vedtak);
        var slag = vedtak.Type == Vedtakstype.Opprinnelig ? Saldoslag.OpprinneligBudsjett : Saldoslag.Budsjettendring;
        _rader.Clear();
        foreach (var linje in vedtak.Linjer)
        {
            var noekkel = await _oekt.NoekkelAsync(aar.Aar, linje.Dimensjon, ct);
            _rader.Add(new Journalrad(noekkel, linje.Beloep.Oere, null, null, null, linje.Periodisering.ToString()));
            var maaneder = linje.Periodisering.Fordel(linje.Beloep);
            for (var m = 0; m < maaneder.Length; m++)
            {
                EndreSaldo(noekkel, slag, (byte)(m + 1), maaneder[m].Oere, m == 0 ? 1 : 0);
            }
        }

        await FoeyTilAsync(Journalslag.Vedtak, aar.Aar, nummer, vedtak.Referanse, vedtak.Dato, null, vedtak.Tekst, Vedtaksinnhold.Skriv(vedtak), null, innhold, ct);
    }

    /// <summary>Records a definition: the newest entry of a code is in force from its version on.</summary>
    /// <param name="aar">0 when it belongs to no year.</param>
    /// <param name="json">The content, stored and hashed as it stands.</param>
    public Task DefinerAsync(Journalslag slag, int aar, string kode, string json, CancellationToken ct)
    {
        _rader.Clear();
        return FoeyTilAsync(slag, aar, 0, kode, null, null, null, json, null, Kanonisk.Innhold(_skriver, slag, kode, json), ct);
    }

    private async Task FoeyTilAsync(
        Journalslag slag, int aar, int nummer, string referanse, DateOnly? dato, int? periode, string? tekst, string? json, int? tilbakefoerer, Kjedehash innhold, CancellationToken ct)
    {
        Sekvens++;
        var ledd = new Kjedeledd(_kommunenummer, Sekvens, Versjon, aar, nummer, Tidspunkt, Bruker);
        Kjedehode = Kanonisk.Ledd(_skriver, Kjedehode, ledd, innhold);
        await _oekt.AppendAsync(new Journalpost(_kommunenummer, Sekvens, Versjon, slag, aar, nummer, referanse, dato, periode, tekst, json, tilbakefoerer, Kjedehode), _rader, ct);
    }

    private void EndreSaldo(int noekkel, Saldoslag slag, byte periode, long beloep, long antall)
    {
        ref var saldo = ref System.Runtime.InteropServices.CollectionsMarshal.GetValueRefOrAddDefault(_saldo, ((long)noekkel << 16) | ((long)slag << 8) | periode, out _);
        saldo = (checked(saldo.Beloep + beloep), saldo.Antall + antall);
    }
}
