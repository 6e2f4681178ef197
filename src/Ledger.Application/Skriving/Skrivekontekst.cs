using System.Runtime.InteropServices;
using Ledger.Application.Porter;
using Ledger.Domain.Budsjett;
using Ledger.Domain.Hovedbok;
using Ledger.Domain.Kjede;
using Ledger.Domain.Saldo;
using Ledger.Domain.Verdier;

namespace Ledger.Application.Skriving;

/// <summary>An entry with its place in the chain, ready to be appended. Its rows have the write's own numbers for keys.</summary>
/// <param name="NyeNoekler">The keys that this entry is the first of the write to use, in the order of their numbers.</param>
/// <param name="Type">Of a vedtak.</param>
public sealed record Journalinnslag(
    Journalpost Post, Journalrad[] Rader, IReadOnlyList<(int Aar, Dimensjon Dimensjon)> NyeNoekler, Vedtakstype? Type);

/// <summary>
/// What a command appends within one write: gives each entry its place in the chain and gathers the saldo changes, one per key and period.
/// </summary>
/// <remarks>
/// An entry is first prepared (<see cref="Forbered(Regnskapsaar, int, Bilag)"/>: keys and hashing) and then appended
/// (<see cref="FoeyTilAsync(IReadOnlyList{Journalinnslag}, CancellationToken)"/>: saldo and the database), both in the order of the chain. The two parts
/// share nothing but the entries, so that an import can run them on two threads.
/// </remarks>
public sealed class Skrivekontekst
{
    private const int MestLinjestarter = 65_536;

    /// <summary>The form that new entries are written in.</summary>
    internal const Kjedeform Form = Kjedeform.Ledger2;

    private static readonly IReadOnlyList<Navntekst> IngenTekster = [];

    private readonly ISkriveoekt _oekt;
    private readonly LedgerId _ledger;
    private readonly Kjederegner _regner = new();
    private readonly List<byte[]?> _startAvNoekkel = [];
    private byte[]?[] _linjestarter = [];

    // The rows of the bilag that is being prepared: read while it is, and kept by nobody.
    private Lestrad[] _lestrader = [];
    private readonly Saltkilde _salter = new();
    private readonly Skrivenoekler _noekler = new();
    private readonly Saldoendringer _saldo = new();
    private readonly Kjedehash? _forrigeSegl;
    private readonly string? _paaVegneAv;
    private List<(int, Dimensjon)> _nye = [];
    private Journalpost? _foerste;
    private Journalpost? _siste;

    /// <param name="forrigeSegl">The seal of the write before, for the link of the first entry.</param>
    /// <param name="paaVegneAv">The natural person behind the user; null when the user writes in his own name.</param>
    internal Skrivekontekst(
        ISkriveoekt oekt, LedgerId ledger, string bruker, DateTimeOffset tidspunkt, Kjedehash? forrigeSegl, string? paaVegneAv = null)
    {
        (_forrigeSegl, _paaVegneAv) = (forrigeSegl, paaVegneAv);
        _oekt = oekt;
        _ledger = ledger;
        Bruker = Vern(bruker);
        Tidspunkt = tidspunkt;
        Versjon = (oekt.Hode?.Versjon ?? 0) + 1;
        Sekvens = oekt.Hode?.Sekvens ?? 0;
        Kjedehode = oekt.Hode?.Kjedehode ?? default;
    }

    public ISkriveoekt Oekt => _oekt;

    /// <summary>The version that this write makes.</summary>
    public long Versjon { get; }

    /// <summary>Who writes, with the salt that all entries of the write share.</summary>
    public Verntekst Bruker { get; }

    /// <summary>The person who writes: the one behind the user where he is known.</summary>
    public string Registrar => _paaVegneAv ?? Bruker.Tekst ?? "";

    public DateTimeOffset Tidspunkt { get; }

    /// <summary>The sequence number of the entry last prepared.</summary>
    public long Sekvens { get; private set; }

    /// <summary>The chain's head after the entry last prepared.</summary>
    public Kjedehash Kjedehode { get; private set; }

    /// <summary>Something that is no part of the chain was noted, and is to be kept also when nothing is appended.</summary>
    internal bool HarMerknad { get; private set; }

    /// <summary>What was appended, in some words: <c>bilag 2026/12–15</c>, or the kind and code of what was defined.</summary>
    internal string? Gjelder() => (_foerste, _siste) switch
    {
        (null, _) or (_, null) => null,
        var (f, s) when f.Slag == s.Slag && f.Nummer > 0 => FormattableString.Invariant(
            $"{f.Slag.Navn()} {f.Aar}/{f.Nummer}{(s.Nummer > f.Nummer ? $"–{s.Nummer}" : "")}"),
        var (f, _) => $"{f.Slag.Navn()} {(f.Aar == 0 ? "" : FormattableString.Invariant($"{f.Aar}/"))}{f.Referanse}",
    };

    /// <inheritdoc cref="Saldoendringer.Deltaer"/>
    internal IEnumerable<Saldodelta> Saldodeltaer() => _saldo.Deltaer();

    public Task BokfoerAsync(Regnskapsaar aar, int nummer, Bilag bilag, CancellationToken ct) => FoeyTilAsync([Forbered(aar, nummer, bilag)], ct).AsTask();

    /// <summary>Gives a bilag its place in the chain.</summary>
    public Journalinnslag Forbered(Regnskapsaar aar, int nummer, Bilag bilag)
    {
        var antall = bilag.Posteringer.Count;
        if (_lestrader.Length < antall)
        {
            _lestrader = new Lestrad[antall];
        }

        for (var i = 0; i < antall; i++)
        {
            var p = bilag.Posteringer[i];
            _lestrader[i] = new Lestrad(i + 1, p.Dimensjon, p.Beloep, Vern(p.Tekst), Vern(p.Motpart), Vern(p.Dokument), null)
            {
                GjelderPeriode = p.GjelderPeriode?.Nummer,
                Vei = p.Vei,
            };
        }

        return Forbered(new Lestpost(
            Ledd(aar.Aar, nummer), Journalslag.Bilag, bilag.Referanse, bilag.Dato, bilag.Periode.Nummer, Vern(bilag.Tekst), bilag.Tilbakefoerer, null, null,
            null, new ArraySegment<Lestrad>(_lestrader, 0, antall), default)
        {
            Form = Form,
            Kilde = bilag.Kilde,
            Tekster = Tekster(bilag),
        });
    }

    private IReadOnlyList<Navntekst> Tekster(Bilag bilag) =>
        bilag.Korreksjon is null && bilag.Godkjenning == Godkjenning.Ingen && _paaVegneAv is null ? IngenTekster
            : Vern(Korreksjonsinnhold.Skriv(bilag.Korreksjon)
                .Concat(Godkjenningsinnhold.Skriv(bilag.Godkjenning with { RegistrertFor = _paaVegneAv ?? bilag.Godkjenning.RegistrertFor }))
                .ToDictionary(StringComparer.Ordinal));

    /// <param name="tekster">What is written freely beside the decision's own text, by name.</param>
    public Task VedtaAsync(
        Regnskapsaar aar, int nummer, Budsjettvedtak vedtak, CancellationToken ct, IReadOnlyDictionary<string, string?>? tekster = null)
    {
        var rader = vedtak.Linjer.Select(
            (l, i) => new Lestrad(i + 1, l.Dimensjon, l.Beloep, default, default, default, l.Periodisering.ToString()) { Tiltak = l.Tiltak });
        return FoeyTilAsync(
            [
                Forbered(new Lestpost(
                    Ledd(aar.Aar, nummer), Journalslag.Vedtak, vedtak.Referanse, vedtak.Dato, null, Vern(vedtak.Tekst), null, vedtak.Organ, vedtak.Type, null,
                    [.. rader], default)
                {
                    Form = Form,
                    Tekster = Vern(tekster),
                }),
            ],
            ct).AsTask();
    }

    /// <summary>Records a definition: the newest entry of a code is in force from its version on.</summary>
    /// <param name="aar">0 when it belongs to no year.</param>
    /// <param name="json">The content, stored and hashed as it stands.</param>
    /// <param name="tekster">What names persons or is written freely, by name: kept apart, so that it can be erased. Empty texts are left out.</param>
    public Task DefinerAsync(
        Journalslag slag, int aar, string kode, string json, CancellationToken ct, IReadOnlyDictionary<string, string?>? tekster = null) =>
        FoeyTilAsync(
            [
                Forbered(new Lestpost(Ledd(aar, 0), slag, kode, null, null, default, null, null, null, json, [], default)
                {
                    Form = Form,
                    Tekster = Vern(tekster),
                }),
            ],
            ct).AsTask();

    /// <summary>Notes that a source of a year was heard from now.</summary>
    public Task KildeMottattAsync(Regnskapsaar aar, string kilde, CancellationToken ct)
    {
        HarMerknad = true;
        return _oekt.KildeMottattAsync(aar.Aar, kilde, Tidspunkt, ct);
    }

    /// <summary>Appends an entry of another store as it stands there: in its form, under its time and user, with its salts.</summary>
    /// <exception cref="FormatException">The entry cannot be written in its form.</exception>
    internal Task GjentaAsync(Lestpost post, CancellationToken ct) => FoeyTilAsync([Forbered(post)], ct).AsTask();

    /// <summary>Appends prepared entries. The keys that are new to them are asked for together, as one question may cost as much as a thousand.</summary>
    public async ValueTask FoeyTilAsync(IReadOnlyList<Journalinnslag> innslag, CancellationToken ct)
    {
        foreach (var (aar, dimensjoner) in NyeNoekler(innslag))
        {
            _saldo.LeggTilNoekler(await _oekt.NoeklerAsync(aar, dimensjoner, ct));
        }

        foreach (var entry in innslag)
        {
            _saldo.Ta(entry);
            await _oekt.AppendAsync(entry.Post, entry.Rader, ct);
        }
    }

    /// <summary>In the order of their numbers, which is that of the entries; those of a year that stand together are taken together.</summary>
    private static IEnumerable<(int Aar, IReadOnlyList<Dimensjon> Dimensjoner)> NyeNoekler(IReadOnlyList<Journalinnslag> innslag)
    {
        var (aar, igjen) = (0, 0);
        foreach (var entry in innslag)
        {
            igjen += entry.NyeNoekler.Count;
        }

        var dimensjoner = new List<Dimensjon>(igjen);
        foreach (var entry in innslag)
        {
            foreach (var (next, dimensjon) in entry.NyeNoekler)
            {
                if (next != aar && dimensjoner.Count > 0)
                {
                    yield return (aar, dimensjoner);
                    dimensjoner = [];
                }

                aar = next;
                dimensjoner.Add(dimensjon);
            }
        }

        if (dimensjoner.Count > 0)
        {
            yield return (aar, dimensjoner);
        }
    }

    /// <summary>Gives an entry its hash, and its rows the write's own numbers of their keys.</summary>
    private Journalinnslag Forbered(Lestpost post)
    {
        Sekvens = post.Ledd.Sekvens;
        var rader = new Journalrad[post.Rader.Count];
        if (_linjestarter.Length < rader.Length)
        {
            _linjestarter = new byte[]?[rader.Length];
        }

        for (var i = 0; i < rader.Length; i++)
        {
            var rad = post.Rader[i];
            var noekkel = Noekkel(post.Ledd.Aar, rad);
            rader[i] = new Journalrad(
                noekkel, rad.Beloep.Oere, rad.Tekst, rad.Motpart, rad.Dokument,
                rad.Periodisering) { GjelderPeriode = (byte?)rad.GjelderPeriode, Tiltak = rad.Tiltak };
            _linjestarter[i] = post.Form == Kjedeform.Ledger2 ? Linjestart(noekkel, rad.Dimensjon) : null;
        }

        Kjedehode = _regner.Hash(Kjedehode, post, _linjestarter.AsSpan(0, rader.Length));
        IReadOnlyList<(int, Dimensjon)> nye = [];
        if (_nye.Count > 0)
        {
            (nye, _nye) = (_nye, []);
        }

        var innhold = post.Type is { } type ? Vedtaksinnhold.Skriv(post.Organ ?? "", type) : post.Json;
        _siste = new Journalpost(
            _ledger, Sekvens, Versjon, post.Slag, post.Ledd.Aar, post.Ledd.Nummer, post.Referanse, post.Dato, post.Periode, post.Tekst, innhold,
            post.Tilbakefoerer, Kjedehode)
        {
            Form = post.Form,
            Kilde = post.Kilde,
            Tekster = post.Tekster,
        };
        _foerste ??= _siste;
        return new Journalinnslag(_siste, rader, nye, post.Type);
    }

    /// <summary>The keys that are met first are mostly those that are met most; of the others each row is written anew.</summary>
    private byte[]? Linjestart(int noekkel, in Dimensjon dimensjon)
    {
        if (noekkel >= MestLinjestarter)
        {
            return null;
        }

        while (_startAvNoekkel.Count <= noekkel)
        {
            _startAvNoekkel.Add(null);
        }

        return CollectionsMarshal.AsSpan(_startAvNoekkel)[noekkel] ??= _regner.Linjestart(dimensjon);
    }

    private Kjedeledd Ledd(int aar, int nummer) =>
        new(_ledger, Sekvens + 1, Versjon, aar, nummer, Tidspunkt, Bruker) { Skriving = _foerste is null ? _forrigeSegl : null };

    internal byte[] NesteSalt() => _salter.Neste();

    private List<Navntekst> Vern(IReadOnlyDictionary<string, string?>? tekster) =>
    [
        .. (tekster ?? new Dictionary<string, string?>()).Where(t => !string.IsNullOrEmpty(t.Value)).OrderBy(t => t.Key, StringComparer.Ordinal)
            .Select(t => new Navntekst(t.Key, Vern(t.Value))),
    ];

    private Verntekst Vern(string? tekst) => string.IsNullOrEmpty(tekst) ? default : Verntekst.Saltet(tekst, _salter.Neste());

    /// <summary>The write's own number of a key: 0, 1, 2 … as they are met.</summary>
    private int Noekkel(int aar, in Lestrad rad)
    {
        if (rad.Vei.Plass is not { } plass)
        {
            return Noekkel(aar, rad.Dimensjon);
        }

        if (plass.Nummer(this, aar) is { } kjent)
        {
            return kjent;
        }

        var nummer = Noekkel(aar, rad.Dimensjon);
        plass.Husk(this, aar, nummer);
        return nummer;
    }

    private int Noekkel(int aar, in Dimensjon dimensjon)
    {
        var (nummer, ny) = _noekler.Nummer(aar, dimensjon);
        if (ny)
        {
            _nye.Add((aar, dimensjon));
        }

        return nummer;
    }
}
