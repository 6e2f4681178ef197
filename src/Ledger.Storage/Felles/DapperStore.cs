using Ledger.Application.Porter;
using Ledger.Domain.Hovedbok;
using Ledger.Domain.Kjede;
using Ledger.Domain.Saldo;
using Ledger.Domain.Verdier;

namespace Ledger.Storage.Felles;

/// <summary>
/// What both engines share: every read, through the same named statements. The engines differ in how they connect, lock, migrate and insert in bulk.
/// </summary>
public abstract partial class DapperStore : ILedgerStore
{
    private readonly Posisjonskolonner _posisjon;

    private protected DapperStore(Setninger setninger, Posisjonskolonner posisjon, TimeProvider klokke) =>
        (Setninger, _posisjon, Klokke) = (setninger, posisjon, klokke);

    protected Setninger Setninger { get; }

    protected TimeProvider Klokke { get; }

    public abstract Task MigrerAsync(CancellationToken ct);

    public abstract Task<Lagerfeil?> HelseAsync(CancellationToken ct);

    public virtual Task<IReadOnlyList<string>> MerknaderAsync(CancellationToken ct) => Task.FromResult<IReadOnlyList<string>>([]);

    public abstract Lagerfeil? Feil(Exception exception);

    public virtual bool KanGjentas(Exception exception) => false;

    public abstract Task<ISkriveoekt> BegynnSkrivAsync(LedgerId ledger, bool samles, CancellationToken ct);

    /// <summary>A connection for reading a ledger. One that is not there is read as an empty one.</summary>
    private protected abstract Task<Forbindelse> AapneAsync(LedgerId ledger, CancellationToken ct);

    /// <summary>A connection for reading the journal from end to end, which meets the same keys again and again.</summary>
    private protected virtual Task<Forbindelse> AapneForJournalAsync(LedgerId ledger, CancellationToken ct) => AapneAsync(ledger, ct);

    /// <summary>A connection for reading what is of no ledger.</summary>
    private protected abstract Task<Forbindelse> AapneFellesAsync(CancellationToken ct);

    /// <summary>Writes what is of no ledger, in one transaction.</summary>
    private protected abstract Task<T> SkrivFellesAsync<T>(Func<Forbindelse, Task<T>> arbeid, CancellationToken ct);

    /// <summary>A time as the engine stores it.</summary>
    private protected abstract object Tid(DateTimeOffset tidspunkt);

    /// <summary>The nearest of the sequence numbers that the engine has.</summary>
    private protected abstract long Innenfor(long sekvens);

    public virtual async Task<IReadOnlyList<LedgerId>> LedgereAsync(CancellationToken ct)
    {
        await using var felles = await AapneFellesAsync(ct);
        return await felles.AlleAsync(Setninger.LedgerAlle, null, Radkodek.Ledger, ct);
    }

    public virtual async Task<Kommunehode?> FinnKommuneAsync(LedgerId ledger, CancellationToken ct)
    {
        await using var lager = await AapneAsync(ledger, ct);
        return await HodeAsync(lager, ledger, ct);
    }

    public Task<Transaksjon?> FinnIdempotentAsync(LedgerId ledger, string noekkel, CancellationToken ct) =>
        TransaksjonAsync(ledger, Setninger.TransaksjonIdempotent, new { idempotensnoekkel = noekkel }, ct);

    public async Task<IReadOnlyList<Transaksjon>> TransaksjonerAsync(
        LedgerId ledger, int? aar, string? handling, long tilVersjon, int antall, CancellationToken ct)
    {
        await using var lager = await AapneAsync(ledger, ct);
        var setning = aar is not null && handling is not null ? Setninger.TransaksjonHandling : Setninger.TransaksjonListe;
        return await lager.AlleAsync(setning, new { aar, handling, tilVersjon, antall }, rad => Radkodek.Transaksjon(rad, ledger), ct);
    }

    public async Task<IReadOnlyList<Transaksjon>> TransaksjonssideAsync(
        LedgerId ledger, long etterVersjon, long tilVersjon, int antall, CancellationToken ct)
    {
        await using var lager = await AapneAsync(ledger, ct);
        return await lager.AlleAsync(
            Setninger.TransaksjonSide, new { etterVersjon, tilVersjon, antall }, rad => Radkodek.Transaksjon(rad, ledger), ct);
    }

    public Task<Transaksjon?> FinnTransaksjonAsync(LedgerId ledger, long versjon, CancellationToken ct) =>
        TransaksjonAsync(ledger, Setninger.TransaksjonFinn, new { versjon }, ct);

    public Task<Transaksjon?> FinnImportAsync(LedgerId ledger, string importId, CancellationToken ct) =>
        TransaksjonAsync(ledger, Setninger.TransaksjonImport, new { importId }, ct);

    public Task<Transaksjon?> SisteTransaksjonAsync(LedgerId ledger, DateTimeOffset tidspunkt, CancellationToken ct) =>
        TransaksjonAsync(ledger, Setninger.TransaksjonVedTidspunkt, new { tidspunkt = Tid(tidspunkt) }, ct);

    public virtual async Task<bool> ErDefinertEtterAsync(LedgerId ledger, long etterSekvens, long tilSekvens, CancellationToken ct)
    {
        await using var lager = await AapneAsync(ledger, ct);
        return await lager.TallAsync(Setninger.JournalDefinisjonEtter, Omraade(etterSekvens, tilSekvens), ct) is not (null or 0);
    }

    public async Task<IReadOnlyList<Journalpost>> GrunndataAsync(
        LedgerId ledger, Journalslag slag, int aar, long tilSekvens, CancellationToken ct, long etterSekvens = 0)
    {
        await using var lager = await AapneAsync(ledger, ct);
        return await GrunndataAsync(Setninger, lager, ledger, slag, aar, etterSekvens, Innenfor(tilSekvens), ct);
    }

    /// <summary>The same on a connection that somebody has.</summary>
    internal static async Task<IReadOnlyList<Journalpost>> GrunndataAsync(
        Setninger setninger, Forbindelse lager, LedgerId ledger, Journalslag slag, int aar, long etterSekvens, long tilSekvens, CancellationToken ct)
    {
        var poster = await lager.AlleAsync(
            setninger.JournalGrunndata, new { slag = (byte)slag, aar, etterSekvens, tilSekvens }, rad => Radkodek.Journalpost(rad, ledger), ct);
        var tekster = await TeksterAsync(setninger, lager, poster.Count == 0 ? null : (poster[0].Sekvens, poster[^1].Sekvens), ct);
        return [.. poster.Select(p => p with { Tekster = [.. tekster[p.Sekvens]] })];
    }

    public virtual async Task<(Kommunehode Hode, IReadOnlyList<Saldopost> Poster)> SaldoAsync(LedgerId ledger, Regnskapsaar aar, CancellationToken ct)
    {
        await using var lager = await AapneAsync(ledger, ct);
        await lager.BegynnSnapshotAsync(ct);
        var hode = await KrevHodeAsync(lager, ledger, ct);
        return (hode, await lager.AlleAsync(Setninger.SaldoAar, new { aar = aar.Aar }, rad => Radkodek.Saldo(rad, _posisjon).Post, ct));
    }

    public virtual async Task<(Kommunehode Hode, Saldokube Kube)> SaldokubeAsync(LedgerId ledger, Regnskapsaar aar, CancellationToken ct)
    {
        await using var lager = await AapneAsync(ledger, ct);
        await lager.BegynnSnapshotAsync(ct);
        var hode = await KrevHodeAsync(lager, ledger, ct);

        // The same code is the same string in all of them: a year has hundreds of thousands of keys and hundreds of codes.
        var koder = new Dictionary<string, string>(StringComparer.Ordinal);
        string Samme(string kode) => koder.TryGetValue(kode, out var kjent) ? kjent : koder[kode] = kode;
        var noekler = (
            await lager.AlleAsync(
                Setninger.NoekkelAar, new { aar = aar.Aar }, rad => Radkodek.Noekkel(rad, Samme), ct)).ToDictionary(n => n.Id, n => n.Dimensjon);
        var bygger = new Saldokubebygger();
        var siste = 0;
        await lager.HverAsync(
            Setninger.SaldoCeller,
            new { aar = aar.Aar },
            rad =>
            {
                var celle = Radkodek.Celle(rad, _posisjon);
                if (celle.Id != siste)
                {
                    // Removed when it is used, so that a key that came twice does not become two keys of the cube.
                    bygger.NyNoekkel(
                        noekler.Remove(celle.Id, out var kjent)
                            ? kjent
                            : throw new ForbigaattException($"The cells of key {celle.Id} were read without the key."),
                        celle.Id);
                    siste = celle.Id;
                }

                bygger.Legg(celle);
                return true;
            },
            ct);
        return (hode, bygger.Bygg(ledger, aar, hode.Versjon).Samlet());
    }

    public async Task<ILookup<Regnskapsaar, Saldopost>> SaldoendringerAsync(LedgerId ledger, long etterSekvens, long tilSekvens, CancellationToken ct)
    {
        try
        {
            return await LesEndringerAsync(ledger, etterSekvens, tilSekvens, ct);
        }
        catch (Exception e) when (Feil(e) == Lagerfeil.SumUtenforOmraadet)
        {
            throw new OverflowException("A saldo changed by more than 64 bits.", e);
        }
    }

    protected virtual async Task<ILookup<Regnskapsaar, Saldopost>> LesEndringerAsync(LedgerId ledger, long etterSekvens, long tilSekvens, CancellationToken ct)
    {
        await using var lager = await AapneAsync(ledger, ct);
        var omraade = Omraade(etterSekvens, tilSekvens);
        return Endringer(
            await lager.AlleAsync(Setninger.SaldoEndring, omraade, rad => Radkodek.Saldo(rad, _posisjon), ct),
            await lager.AlleAsync(Setninger.BudsjettlinjeEndring, omraade, Radkodek.Budsjettendring, ct));
    }

    public async Task<IReadOnlyList<Saldopost>> SaldoFraJournalAsync(LedgerId ledger, Regnskapsaar aar, long tilSekvens, CancellationToken ct)
    {
        await using var lager = await AapneAsync(ledger, ct);
        var poster = await lager.AlleAsync(
            Setninger.SaldoFraJournal, new { aar = aar.Aar, tilSekvens = Innenfor(tilSekvens) }, rad => Radkodek.Saldo(rad, _posisjon).Post, ct);
        foreach (var vedtak in await VedtakAsync(lager, ledger, aar, tilSekvens, ct))
        {
            poster.AddRange(vedtak.Vedtak.Linjer.SelectMany(l => Radkodek.Budsjettposter(l.Dimensjon, l.Beloep, l.Periodisering, vedtak.Vedtak.Type, 0)));
        }

        return poster;
    }

    public async Task<LagretBilag?> FinnBilagAsync(LedgerId ledger, Regnskapsaar aar, int bilagsnummer, CancellationToken ct)
    {
        await using var lager = await AapneAsync(ledger, ct);
        var nummer = new { aar = aar.Aar, bilagsnummer };
        if (await lager.EnAsync(Setninger.JournalBilag, nummer, rad => Radkodek.Journalrekord(rad, ledger), ct) is not { } funnet)
        {
            return null;
        }

        var posteringer = await lager.AlleAsync(Setninger.PosteringBilag, new { sekvens = funnet.Post.Sekvens }, Radkodek.Bilagspostering, ct);
        var tilbakefoertAv = await lager.TallAsync(Setninger.JournalTilbakefoering, nummer, ct);
        var sted = new Bilagssted(aar.Aar, bilagsnummer).ToString();
        var korrigertAv = await lager.AlleAsync(Setninger.JournalKorreksjon, new { sted }, Radkodek.Korrigering, ct);
        var tekster = await TeksterAsync(Setninger, lager, (funnet.Post.Sekvens, funnet.Post.Sekvens), ct);
        var post = funnet.Post with { Tekster = [.. tekster[funnet.Post.Sekvens]] };
        var bilag = new Bilag(post.Referanse, post.Dato!.Value, Periode.Fra(post.Periode!.Value), posteringer, post.Tekst.Vist, post.Tilbakefoerer)
        {
            Kilde = post.Kilde,
            Korreksjon = Korreksjonsinnhold.Les(post.Tekster),
            Godkjenning = Godkjenningsinnhold.Les(post.Tekster),
        };
        return new LagretBilag(post, bilag, funnet.Tidspunkt, funnet.Bruker.Vist ?? "", tilbakefoertAv)
        {
            KorrigertAv = korrigertAv,
            Godkjenning = await GodkjenningAsync(Setninger, lager, aar, bilagsnummer, bilag.Godkjenning, ct),
        };
    }

    public async Task<IReadOnlyList<LagretVedtak>> VedtakAsync(LedgerId ledger, Regnskapsaar aar, long tilSekvens, CancellationToken ct)
    {
        await using var lager = await AapneAsync(ledger, ct);
        return await VedtakAsync(lager, ledger, aar, tilSekvens, ct);
    }

    public abstract Task<IReadOnlyList<LagretPostering>> PosteringerAsync(Posteringssporring sporring, CancellationToken ct);

    public virtual async Task<string?> KontrollerAvledetAsync(LedgerId ledger, CancellationToken ct)
    {
        await using var lager = await AapneAsync(ledger, ct);
        return await lager.EnAsync(
            Setninger.KontrollRader, null, rad => FormattableString.Invariant($"{rad.Tekst(0)} (sekvens {rad.Heltall(1)}, linje {rad.Heltall(2)})."), ct);
    }

    public virtual Task<string?> KontrollerFilAsync(LedgerId ledger, bool grundig, CancellationToken ct) => Task.FromResult<string?>(null);

    public async Task<(long Antall, Beloep Debet)> PosteringssumAsync(LedgerId ledger, long tilSekvens, CancellationToken ct)
    {
        await using var lager = await AapneAsync(ledger, ct);
        return await lager.EnAsync(
            Setninger.PosteringSum, new { tilSekvens = Innenfor(tilSekvens) },
            rad => (rad.Heltall(0), Beloep.FraOere(((Int128)rad.Heltall(1) << 32) + rad.Heltall(2))), ct);
    }

    public async Task<IReadOnlyList<Lestpost>> JournalAsync(LedgerId ledger, long etterSekvens, long tilSekvens, int antall, CancellationToken ct)
    {
        (etterSekvens, tilSekvens) = (Innenfor(etterSekvens), Innenfor(tilSekvens));
        await using var lager = await AapneForJournalAsync(ledger, ct);
        var hoder = await lager.AlleAsync(Setninger.JournalSide, new { etterSekvens, tilSekvens, antall }, rad => Radkodek.Kjederekord(rad, ledger), ct);
        if (hoder.Count == 0)
        {
            return [];
        }

        var omraade = new { etterSekvens, tilSekvens = hoder[^1].Post.Sekvens };
        var noekler = new Dictionary<int, Dimensjon>();
        var posteringer = new Postrader();
        await lager.HverAsync(
            Setninger.PosteringOmraade, omraade,
            rad =>
            {
                posteringer.Legg(Radkodek.Lestrad(rad, noekler));
                return true;
            },
            ct);
        var linjer = (await lager.AlleAsync(Setninger.BudsjettlinjeOmraade, omraade, Radkodek.Kjedebudsjettrad, ct)).ToLookup(l => l.Sekvens);
        var tekster = await TeksterAsync(Setninger, lager, (hoder[0].Post.Sekvens, hoder[^1].Post.Sekvens), ct);
        return [.. hoder.Select(h => Lest(h, posteringer.Av(h.Post.Sekvens), linjer[h.Post.Sekvens], tekster[h.Post.Sekvens]))];
    }

    /// <summary>The same question with its places among those that the engine has.</summary>
    private protected Posteringssporring Innenfor(Posteringssporring sporring)
    {
        var til = Innenfor(sporring.TilSekvens);
        return sporring with { TilSekvens = til, Etter = sporring.Etter.Sekvens > til ? Posisjon.EtterAlle(til) : sporring.Etter };
    }

    /// <summary>Adds a posting to a page, if its key is asked for.</summary>
    /// <returns>Whether the page has room for more.</returns>
    private protected static bool LeggPostering(Posteringssporring sporring, IRad rad, List<LagretPostering> side)
    {
        if (sporring.Noekkel(Radkodek.Sidenoekkel(rad)) is { } dimensjon)
        {
            side.Add(Radkodek.LagretPostering(rad, dimensjon));
        }

        return side.Count < sporring.Antall;
    }

    private protected static ILookup<Regnskapsaar, Saldopost> Endringer(
        IEnumerable<(Regnskapsaar Aar, Saldopost Post)> posteringer, IEnumerable<(Regnskapsaar Aar, IEnumerable<Saldopost> Poster)> budsjett) =>
        posteringer.Concat(budsjett.SelectMany(b => b.Poster.Select(p => (b.Aar, Post: p)))).ToLookup(p => p.Aar, p => p.Post);

    private object Omraade(long etterSekvens, long tilSekvens) => new { etterSekvens = Innenfor(etterSekvens), tilSekvens = Innenfor(tilSekvens) };

    private Task<Kommunehode?> HodeAsync(Forbindelse lager, LedgerId ledger, CancellationToken ct) =>
        lager.EnAsync(Setninger.LedgerFinn, null, rad => Radkodek.Hode(rad, ledger), ct);

    private async Task<Kommunehode> KrevHodeAsync(Forbindelse lager, LedgerId ledger, CancellationToken ct) =>
        await HodeAsync(lager, ledger, ct) ?? throw new InvalidOperationException($"Ledger {ledger} is not registered.");

    private async Task<Transaksjon?> TransaksjonAsync(LedgerId ledger, string setning, object parametre, CancellationToken ct)
    {
        await using var lager = await AapneAsync(ledger, ct);
        return await lager.EnAsync(setning, parametre, rad => Radkodek.Transaksjon(rad, ledger), ct);
    }

    /// <summary>The protected texts that entries have beside their own.</summary>
    private static async Task<ILookup<long, Navntekst>> TeksterAsync(
        Setninger setninger, Forbindelse lager, (long Fra, long Til)? sekvenser, CancellationToken ct) =>
        (
            sekvenser is var (fra, til)
                ? await lager.AlleAsync(setninger.JournaltekstOmraade, new { etterSekvens = fra - 1, tilSekvens = til }, Radkodek.Journaltekst, ct)
                : []).ToLookup(t => t.Sekvens, t => t.Tekst);

    private async Task<IReadOnlyList<LagretVedtak>> VedtakAsync(Forbindelse lager, LedgerId ledger, Regnskapsaar aar, long tilSekvens, CancellationToken ct)
    {
        var parametre = new { aar = aar.Aar, tilSekvens = Innenfor(tilSekvens) };
        var hoder = await lager.AlleAsync(Setninger.JournalVedtak, parametre, rad => Radkodek.Journalrekord(rad, ledger), ct);
        var linjer = (await lager.AlleAsync(Setninger.BudsjettlinjeTil, parametre, Radkodek.Budsjettrad, ct)).ToLookup(l => l.Sekvens);
        var tekster = await TeksterAsync(Setninger, lager, hoder.Count == 0 ? null : (hoder[0].Post.Sekvens, hoder[^1].Post.Sekvens), ct);
        var vedtak = new List<LagretVedtak>();
        foreach (var (utenTekster, tidspunkt, bruker, _) in hoder)
        {
            var post = utenTekster with { Tekster = [.. tekster[utenTekster.Sekvens]] };
            var (organ, type) = Vedtaksinnhold.Les(post.Innhold!);
            var budsjettvedtak = new Domain.Budsjett.Budsjettvedtak(
                post.Referanse, post.Dato!.Value, organ, type, post.Tekst.Vist, [.. linjer[post.Sekvens].Select(l => l.Budsjettlinje())]);
            vedtak.Add(new LagretVedtak(post, budsjettvedtak, tidspunkt, bruker.Vist ?? ""));
        }

        return vedtak;
    }

    /// <summary>An entry as it lies in the database, with nothing of it taken for granted.</summary>
    private static Lestpost Lest(Journalrekord rekord, IReadOnlyList<Lestrad> posteringer, IEnumerable<Budsjettrad> linjer, IEnumerable<Navntekst> tekster)
    {
        var post = rekord.Post;
        var erVedtak = post.Slag == Journalslag.Vedtak;
        string? organ = null;
        Domain.Budsjett.Vedtakstype? type = null;
        if (erVedtak)
        {
            (organ, type) = Vedtaksinnhold.Les(post.Innhold ?? "");
            if (post.Innhold != Vedtaksinnhold.Skriv(organ, type.Value))
            {
                throw new FormatException($"Vedtaket i sekvens {post.Sekvens} har annet innhold enn organ og type.");
            }
        }

        return new Lestpost(
            new Kjedeledd(post.Ledger, post.Sekvens, post.Versjon, post.Aar, post.Nummer, rekord.Tidspunkt, rekord.Bruker)
            {
                // The link of form 1 has no field for it.
                Skriving = post.Form == Kjedeform.Ledger1 ? null : rekord.Skriving,
            },
            post.Slag, post.Referanse, post.Dato, post.Periode, post.Tekst, post.Tilbakefoerer, organ, type, erVedtak ? null : post.Innhold,
            linjer.Any() ? [.. posteringer, .. linjer.Select(l => l.Lestrad())] : posteringer,
            post.Hash)
        {
            Form = post.Form,
            Kilde = post.Kilde,
            Tekster = [.. tekster],
        };
    }
}
