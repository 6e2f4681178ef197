using System.Collections.Concurrent;
using Ledger.Application.Grunndata.Definisjoner;
using Ledger.Application.Porter;
using Ledger.Domain.Lagring;
using Ledger.Domain;
using Ledger.Domain.Bevilgninger;
using Ledger.Domain.Hovedbok;
using Ledger.Domain.Kjede;
using Ledger.Domain.Kontoplaner;
using Ledger.Domain.Saldo;
using Ledger.Domain.Verdier;

namespace Ledger.Application.Grunndata;

/// <summary>Reads what is defined for a municipality's year, at the head or at an earlier version.</summary>
public sealed class Grunndataleser(IHovedbokleser leser)
{
    private readonly ConcurrentDictionary<(LedgerId, Regnskapsaar), Kommunegrunnlag> _siste = new();

    /// <summary>The definitions at a head that is committed; remembered until something is defined.</summary>
    /// <exception cref="Avvisning">404 for an unknown municipality or year.</exception>
    public async Task<Kommunegrunnlag> HentAsync(LedgerId ledger, Regnskapsaar aar, CancellationToken ct)
    {
        return await HentAsync(await HodeAsync(ledger, ct), aar, ct);
    }

    /// <inheritdoc cref="HentAsync(LedgerId, Regnskapsaar, CancellationToken)"/>
    public async Task<Kommunegrunnlag> HentAsync(Kommunehode head, Regnskapsaar aar, CancellationToken ct)
    {
        if (_siste.TryGetValue((head.Ledger, aar), out var known))
        {
            if (known.Versjon == head.Versjon)
            {
                return known;
            }

            // Bilag, vedtak and reported facts move the version but define nothing; a ledger has thousands of them for each definition. The head asked for
            // is behind what is known when another request has just met a newer one.
            var (fra, til) = (Math.Min(known.Sekvens, head.Sekvens), Math.Max(known.Sekvens, head.Sekvens));
            if (!await leser.ErDefinertEtterAsync(head.Ledger, fra, til, ct))
            {
                var same = known.Ved(head.Versjon, head.Sekvens);
                return known.Versjon < head.Versjon ? _siste[(head.Ledger, aar)] = same : same;
            }
        }

        var grunnlag = await LesAsync(head.Ledger, aar, head.Versjon, head.Sekvens, ct);
        if (grunnlag.Organisasjon is null)
        {
            throw Avvisning.UkjentAar(head.Ledger, aar);
        }

        _siste[(head.Ledger, aar)] = grunnlag;
        return grunnlag;
    }

    /// <summary>The same, also when the year is not opened: what is defined for it beforehand.</summary>
    public async Task<Kommunegrunnlag> HentEllerUaapnetAsync(Kommunehode head, Regnskapsaar aar, CancellationToken ct)
    {
        try
        {
            return await HentAsync(head, aar, ct);
        }
        catch (Avvisning e) when (e.Type == Problemtyper.UkjentAar)
        {
            return await LesAsync(head.Ledger, aar, head.Versjon, head.Sekvens, ct);
        }
    }

    /// <summary>
    /// The definitions that a write is checked against, read on the write's own connection: who holds a ledger's lock must not wait for another
    /// connection, which those who wait for the lock may have. They are not remembered, since the head may yet be undone.
    /// </summary>
    /// <exception cref="Avvisning">404 for an unknown municipality or year.</exception>
    public async Task<Kommunegrunnlag> HentAsync(LedgerId ledger, ISkriveoekt oekt, Regnskapsaar aar, CancellationToken ct) =>
        await HentEllerUaapnetAsync(ledger, oekt, aar, ct) is { Organisasjon: not null } grunnlag ? grunnlag : throw Avvisning.UkjentAar(ledger, aar);

    /// <summary>The same, also when the year is not opened.</summary>
    /// <exception cref="Avvisning">404 for an unknown municipality.</exception>
    public async Task<Kommunegrunnlag> HentEllerUaapnetAsync(LedgerId ledger, ISkriveoekt oekt, Regnskapsaar aar, CancellationToken ct)
    {
        var hode = oekt.Hode ?? throw Avvisning.UkjentKommune(ledger);
        if (_siste.TryGetValue((ledger, aar), out var kjent)
            && (kjent.Versjon == hode.Versjon
                || (kjent.Versjon < hode.Versjon && !await oekt.ErDefinertEtterAsync(kjent.Sekvens, hode.Sekvens, ct))))
        {
            return kjent.Ved(hode.Versjon, hode.Sekvens);
        }

        return await LesAsync(
            ledger, aar, hode.Versjon, hode.Sekvens, (slag, aarstall) => oekt.GrunndataAsync(slag, aarstall, hode.Sekvens, ct));
    }

    /// <summary>The definitions as of a sequence number, without the check that the year exists.</summary>
    public Task<Kommunegrunnlag> LesAsync(LedgerId ledger, Regnskapsaar aar, long versjon, long tilSekvens, CancellationToken ct) =>
        LesAsync(ledger, aar, versjon, tilSekvens, (slag, aarstall) => leser.GrunndataAsync(ledger, slag, aarstall, tilSekvens, ct));

    private static async Task<Kommunegrunnlag> LesAsync(
        LedgerId ledger, Regnskapsaar aar, long versjon, long tilSekvens, Func<Journalslag, int, Task<IReadOnlyList<Journalpost>>> poster)
    {
        async Task<T?> SisteAsync<T>(Journalslag slag, int aarstall, Func<string, T> les)
            where T : class => (await poster(slag, aarstall)).LastOrDefault() is { } post ? les(post.Innhold!) : null;

        var kommune = await SisteAsync(Journalslag.Kommune, 0, Kommuneform.Les);
        var organisasjoner = await poster(Journalslag.Organisasjon, aar.Aar);
        var fondsposter = await poster(Journalslag.Fond, 0);
        var prosjektposter = await poster(Journalslag.Prosjekt, 0);
        var kontoplaner = await poster(Journalslag.Kontoplan, aar.Aar);
        var organisasjon = organisasjoner.LastOrDefault() is { } o ? Organisasjonsform.Les(o.Innhold!) : null;
        var fond = fondsposter.Select(p => Fondsform.Les(p.Referanse, p.Innhold!)).ToDictionary(f => f.Kode);
        var prosjekter = prosjektposter.Select(p => Prosjektform.Les(p.Referanse, p.Innhold!)).ToDictionary(p => p.Kode);
        var perioder = (
            await poster(Journalslag.Periode, aar.Aar)).Select(Periodeform.Les).ToDictionary(p => Periode.Fra(p.Periode));
        var oppstillinger = (await poster(Journalslag.Oppstilling, aar.Aar)).ToDictionary(p => p.Referanse, p => Oppstillingsform.Les(p.Innhold!));
        var maaltall = await poster(Journalslag.Maaltall, aar.Aar);
        var noekkeltall = maaltall.Where(p => p.Referanse != Noekkeltallform.Inndata).ToDictionary(p => p.Referanse, p => Noekkeltallform.Les(p.Innhold!));
        var inndata = maaltall.FirstOrDefault(p => p.Referanse == Noekkeltallform.Inndata) is { } post
            ? Noekkeltallform.LesInndata(post.Innhold!)
            : new Dictionary<string, decimal>();
        var regler = await GjeldendeAsync(Avslutningsregelform.Innstilling, poster);
        var merforbruk = await poster(Journalslag.Merforbruk, 0);
        string? Merforbruket(string kode) => merforbruk.FirstOrDefault(p => p.Referanse == kode)?.Innhold;
        return new Kommunegrunnlag(
            ledger, aar, versjon, tilSekvens, kommune
                ?? new Kommuneopplysning("", ""), organisasjon, fond, prosjekter, perioder, oppstillinger, noekkeltall, inndata,
            await AarsgangAsync(aar.Aar, poster))
        {
            Merforbruk = new Merforbruksopplysning(
                Merforbruket(Merforbruksform.Lag) is { } lag ? Merforbruksform.LesLag(lag) : [],
                Merforbruket(Merforbruksform.Vedtak) is { } vedtak ? Merforbruksform.LesVedtak(vedtak) : []),
            Notetekster = (await poster(Journalslag.Notetekst, aar.Aar)).Select(p => (p.Referanse, Tekst: Notetekstform.Les(p)))
                .Where(p => !p.Tekst.ErTom).ToDictionary(p => p.Referanse, p => p.Tekst),
            Regnskapsenheter = [.. (await poster(Journalslag.Regnskapsenhet, 0)).Select(p => Regnskapsenhetform.Les(p.Innhold!))],
            Noteoppsett = await SisteAsync(Journalslag.Noteoppsett, aar.Aar, Noteoppsettform.Les) ?? Noteoppsett.Loven,
            Bevilgninger = await SisteAsync(Journalslag.Bevilgning, aar.Aar, Lagretform.Les<List<Bevilgningsutkast>>) ?? [],
            Periodiseringsprofiler = (await poster(Journalslag.Periodiseringsprofil, 0))
                .ToDictionary(p => p.Referanse, p => Periodiseringsform.Les(p.Innhold!).Vekter, StringComparer.Ordinal),
            Avslutningsregler = regler,
            Attestasjonsregler = await GjeldendeAsync(Attestasjonsform.Innstilling, poster),
            Kontoplan = Kontoplanform.Les(kontoplaner.LastOrDefault()?.Innhold, Kontoplan.For(aar, ledger.Kommune), fond.Values),
            Nivaaer = (await poster(Journalslag.Regel, 0)).Select(p => KeyValuePair.Create(p.Referanse, Regelform.Les(p.Innhold!)))
                .Concat(regler.Nivaa).GroupBy(n => n.Key).ToDictionary(n => n.Key, n => n.Max(v => v.Value)),
            Betydningssekvens = organisasjoner.Concat(fondsposter).Concat(prosjektposter).Concat(kontoplaner).Select(p => p.Sekvens).DefaultIfEmpty().Max(),
            ForrigeAar = aar.Aar == Regnskapsaar.Minste ? Aarsgang.Ny : await AarsgangAsync(aar.Aar - 1, poster),
            AaretFoerForrige = aar.Aar <= Regnskapsaar.Minste + 1 ? Aarsgang.Ny : await AarsgangAsync(aar.Aar - 2, poster),
        };
    }

    /// <summary>The year's saldo at the head, by what the keys mean.</summary>
    public async Task<Saldokube> KubeAsync(Kommunegrunnlag data, CancellationToken ct) =>
        data.Tolk.Tolk((await leser.SaldokubeAsync(data.Ledger, data.Aar, ct)).Kube);

    /// <summary>How far a year has come as of a sequence number; open when it is not known.</summary>
    public Task<Aarsgang> AarsgangAsync(LedgerId ledger, int aar, long tilSekvens, CancellationToken ct) =>
        AarsgangAsync(aar, (slag, aarstall) => leser.GrunndataAsync(ledger, slag, aarstall, tilSekvens, ct));

    private static async Task<Aarsgang> AarsgangAsync(int aar, Func<Journalslag, int, Task<IReadOnlyList<Journalpost>>> poster)
    {
        var statuser = await poster(Journalslag.Aarsstatus, aar);
        var avslutning = (await poster(Journalslag.Aarsavslutning, aar)).LastOrDefault();
        return new Aarsgang([.. statuser.Select(Aarsstatusform.Les).OrderBy(s => s.Nummer)], avslutning is null ? null : Avslutningsform.Les(avslutning));
    }

    /// <summary>The municipality as it is registered now, and where its chain stands.</summary>
    /// <exception cref="Avvisning">404 for an unknown municipality.</exception>
    public async Task<(Kommunehode Hode, Kommuneopplysning Kommune)> KommuneAsync(LedgerId ledger, CancellationToken ct)
    {
        var hode = await HodeAsync(ledger, ct);
        var post = (await leser.GrunndataAsync(ledger, Journalslag.Kommune, 0, hode.Sekvens, ct)).Single();
        return (hode, Kommuneform.Les(post.Innhold!));
    }

    /// <summary>The levels of rules that the municipality has raised, and where its chain stands.</summary>
    /// <exception cref="Avvisning">404 for an unknown municipality.</exception>
    public async Task<(Kommunehode Hode, IReadOnlyDictionary<string, Funnivaa> Nivaaer)> NivaaerAsync(LedgerId ledger, CancellationToken ct)
    {
        var hode = await HodeAsync(ledger, ct);
        var poster = await leser.GrunndataAsync(ledger, Journalslag.Regel, 0, hode.Sekvens, ct);
        return (hode, poster.ToDictionary(p => p.Referanse, p => Regelform.Les(p.Innhold!)));
    }

    /// <summary>A setting as it is now, and where the chain stands.</summary>
    /// <exception cref="Avvisning">404 for an unknown municipality.</exception>
    public async Task<(Kommunehode Hode, T Verdi)> InnstillingAsync<T>(LedgerId ledger, Innstilling<T> innstilling, CancellationToken ct)
    {
        var hode = await HodeAsync(ledger, ct);
        return (hode, await InnstillingAsync(hode, innstilling, ct));
    }

    /// <summary>A setting as it was at a head.</summary>
    public Task<T> InnstillingAsync<T>(Kommunehode hode, Innstilling<T> innstilling, CancellationToken ct) =>
        GjeldendeAsync(innstilling, (slag, aar) => leser.GrunndataAsync(hode.Ledger, slag, aar, hode.Sekvens, ct));

    private static async Task<T> GjeldendeAsync<T>(Innstilling<T> innstilling, Func<Journalslag, int, Task<IReadOnlyList<Journalpost>>> poster) =>
        (await poster(innstilling.Slag, 0)).LastOrDefault() is { } post ? innstilling.Les(post.Innhold!) : innstilling.Standard;

    /// <summary>The head of a municipality's chain.</summary>
    /// <exception cref="Avvisning">404 for an unknown municipality.</exception>
    public async Task<Kommunehode> HodeAsync(LedgerId ledger, CancellationToken ct) =>
        await leser.FinnKommuneAsync(ledger, ct) ?? throw Avvisning.UkjentKommune(ledger);
}
