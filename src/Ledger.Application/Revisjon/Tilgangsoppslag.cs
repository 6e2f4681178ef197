using Ledger.Application.Porter;
using Ledger.Domain.Verdier;

namespace Ledger.Application.Revisjon;

/// <summary>A line of a log as it is shown, whichever log it is of.</summary>
/// <param name="Id">The line of a write, or an event of the installation; 0 for the others.</param>
/// <param name="Antall">How many equal requests it stands for.</param>
/// <param name="Gjelder">What a write appended, or what an event is about.</param>
public sealed record Logglinje(
    long Id, DateTimeOffset Tidspunkt, string Hendelse, string Bruker, string Adresse, string Metode, string Sti, int Status, long Antall, long? Versjon,
    string? Gjelder)
{
    internal static Logglinje Av(Tilgangspost p) => new(
        p.Id, p.Tidspunkt, p.Versjon is null ? "overtatt" : "bokført",
        p.Versjon is not null && p.Bruker.Length == 0 ? Domain.Kjede.Verntekst.Slettetmerke : p.Bruker,
        p.Adresse, p.Metode, p.Sti, p.Status, 1, p.Versjon, p.Gjelder);

    internal static Logglinje Av(Loggpost p) => new(0, p.Tidspunkt, p.Hendelse, p.Bruker, p.Adresse, p.Metode, p.Sti, p.Status, p.Antall, null, null);

    internal static Logglinje Av(Installasjonslinje l) => new(
        l.Id, l.Tidspunkt, l.Hendelse, l.Bruker ?? "", "", "", "", 0, 1, null, l.Innhold is null ? l.Gjelder : $"{l.Gjelder}: {l.Innhold}");
}

/// <summary>Some lines of a log, newest first.</summary>
/// <param name="Neste">Where to go on; null at the end.</param>
public sealed record Loggside(IReadOnlyList<Logglinje> Linjer, long? Neste);

/// <summary>Reads the logs of who asked for what: the lines of writes, which are in the ledger, and those of other requests together.</summary>
public sealed class Tilgangsoppslag(ITilgangslager lager, IInstallasjonslogg installasjon, ILeselogg logg)
{
    /// <summary>Below a millisecond in a cursor: how many lines of that millisecond were shown.</summary>
    private const long Samtidige = 10_000;

    /// <summary>Accesses to a municipality, newest first.</summary>
    /// <param name="foer">What a page before named as the next; null for the newest.</param>
    public async Task<Loggside> ListeAsync(LedgerId ledger, long? foer, int antall, CancellationToken ct)
    {
        var (til, forbi) = Markoer(foer);
        var skrevne = (await lager.TilgangerAsync(ledger, til, antall + forbi, ct)).Select(Logglinje.Av);
        return Side(skrevne, ledger, til, forbi, antall);
    }

    /// <summary>What happened to keys and ledgers, and what strangers tried.</summary>
    public async Task<Loggside> InstallasjonenAsync(long? foer, int antall, CancellationToken ct)
    {
        var (til, forbi) = Markoer(foer);
        return Side((await installasjon.InstallasjonslinjerAsync(til, antall + forbi, ct)).Select(Logglinje.Av), null, til, forbi, antall);
    }

    private Loggside Side(IEnumerable<Logglinje> lagrede, LedgerId? ledger, DateTimeOffset til, int forbi, int antall)
    {
        var spurte = logg.Nyeste(ledger).SkipWhile(p => p.Tidspunkt > til).Take(antall + forbi).Select(Logglinje.Av);
        var linjer = lagrede.Concat(spurte).OrderByDescending(l => l.Tidspunkt).Skip(forbi).Take(antall).ToList();
        if (linjer.Count < antall)
        {
            return new Loggside(linjer, null);
        }

        var siste = linjer[^1].Tidspunkt;
        var samtidige = linjer.Count(l => l.Tidspunkt == siste) + (siste == til ? forbi : 0);
        return new Loggside(linjer, (siste.ToUnixTimeMilliseconds() * Samtidige) + samtidige);
    }

    private static (DateTimeOffset Til, int Forbi) Markoer(long? foer) => foer is { } f && f / Samtidige <= DateTimeOffset.MaxValue.ToUnixTimeMilliseconds()
        ? (DateTimeOffset.FromUnixTimeMilliseconds(f / Samtidige), (int)(f % Samtidige))
        : (new DateTimeOffset(9999, 12, 31, 0, 0, 0, TimeSpan.Zero), 0);
}
