using Ledger.Domain.Finans.Register;

namespace Ledger.Domain.Finans.Plassering;

/// <summary>What holdings are worth on a date, and what was moved in and out of them.</summary>
public sealed class Verdibok(Finansregister register)
{
    /// <summary>How old the saldo of a bank account may be.</summary>
    private const int MestDagerBanksaldo = 7;

    private readonly Dictionary<string, DateOnly?> _foerste = [];

    public Finansregister Register { get; } = register;

    public IReadOnlyList<Beholdning> Beholdninger(string portefoelje) =>
        [.. Register.Definisjoner.Beholdninger.Where(b => b.Portefoelje == portefoelje)];

    /// <summary>The classes that a portfolio has holdings of.</summary>
    public IReadOnlyList<Aktivaklasse> Klasser(string portefoelje) => [.. Beholdninger(portefoelje).Select(b => b.Klasse).Distinct().Order()];

    /// <summary>
    /// The valuation in force: of a bank account the last saldo that is not older than a week, of anything else one of the day itself. Null when there
    /// is none, and when the day has not come.
    /// </summary>
    public Finanspost? Verdsetting(Beholdning beholdning, DateOnly dato)
    {
        var siste = Register.Poster(Postslag.Verdsetting, beholdning.Kode).LastOrDefault(p => p.Dato <= dato);
        var mest = beholdning.Klasse == Aktivaklasse.Bank ? MestDagerBanksaldo : 0;
        return siste is not null && Register.HarKommet(dato) && dato.DayNumber - siste.Dato.DayNumber <= mest ? siste : null;
    }

    /// <summary>
    /// The value in kroner. A holding without valuation that was never valued before, or was last valued at 0, and that nothing has come in to since, is
    /// not held; any other lacks its value, and so does every holding of a portfolio of which nothing is valued yet.
    /// </summary>
    public Faktatall Verdi(Beholdning beholdning, DateOnly dato, ICollection<Mangel>? mangler = null)
    {
        if (Verdsetting(beholdning, dato) is { } post)
        {
            return new(post.Beloep, [post.Nummer]);
        }

        if (!Holdt(beholdning, dato) && !ErUkjent(beholdning.Portefoelje, dato))
        {
            return Faktatall.Null;
        }

        mangler?.Add(Register.HarKommet(dato) ? new(beholdning.Kode, dato, "verdsetting") : Mangel.IkkeKommet(dato));
        return Faktatall.Ukjent;
    }

    /// <summary>Whether a portfolio had begun that the register has no value of until a later day, or none at all; and whether a day has not come.</summary>
    public bool ErUkjent(string portefoelje, DateOnly dato)
    {
        if (!_foerste.TryGetValue(portefoelje, out var foerste))
        {
            foerste = Beholdninger(portefoelje).SelectMany(b => Register.Poster(Postslag.Verdsetting, b.Kode).Take(1)).Min(p => (DateOnly?)p.Dato);
            _foerste[portefoelje] = foerste;
        }

        return !Register.HarKommet(dato) || (Register.Portefoelje(portefoelje)?.Startdato <= dato && !(foerste <= dato));
    }

    public Faktatall Sum(IEnumerable<Beholdning> beholdninger, DateOnly dato, ICollection<Mangel>? mangler = null) =>
        Faktatall.Sum(beholdninger.Select(b => Verdi(b, dato, mangler)));

    public Faktatall Sum(string portefoelje, Aktivaklasse klasse, DateOnly dato, ICollection<Mangel>? mangler = null) =>
        Sum(Beholdninger(portefoelje).Where(b => b.Klasse == klasse), dato, mangler);

    public Faktatall Sum(string portefoelje, DateOnly dato, ICollection<Mangel>? mangler = null) => Sum(Beholdninger(portefoelje), dato, mangler);

    /// <summary>The cost of what is held; null when a valuation says none, or something that is held has no valuation.</summary>
    public Faktatall Anskaffelseskost(string portefoelje, Aktivaklasse klasse, DateOnly dato) =>
        Anskaffelseskost(Beholdninger(portefoelje).Where(b => b.Klasse == klasse), dato);

    /// <inheritdoc cref="Anskaffelseskost(string, Aktivaklasse, DateOnly)"/>
    public Faktatall Anskaffelseskost(IEnumerable<Beholdning> beholdninger, DateOnly dato)
    {
        var egne = beholdninger.ToList();
        var poster = egne.Select(b => Verdsetting(b, dato)).OfType<Finanspost>().ToList();
        return new(
            poster.Any(p => p.Anskaffelseskost is null) || egne.Any(b => Verdi(b, dato).Verdi is null) ? null : poster.Sum(p => p.Anskaffelseskost!.Value),
            [.. poster.Select(p => p.Nummer)]);
    }

    /// <summary>The flows of a class after a day, to and with another; in is positive.</summary>
    public IEnumerable<Finanspost> Stroemmer(string portefoelje, Aktivaklasse klasse, DateOnly etter, DateOnly til) => Beholdninger(portefoelje)
        .Where(b => b.Klasse == klasse)
        .SelectMany(b => Register.Poster(Postslag.Stroem, b.Kode))
        .Where(p => p.Dato > etter && p.Dato <= til);

    /// <summary>What came in after the last valuation, also of 0, is held: it is not lost because nobody has valued it yet.</summary>
    private bool Holdt(Beholdning beholdning, DateOnly dato)
    {
        var siste = Register.Poster(Postslag.Verdsetting, beholdning.Kode).LastOrDefault(p => p.Dato <= dato);
        return siste is { Beloep: not 0m } || Register.Poster(Postslag.Stroem, beholdning.Kode)
            .Where(p => p.Dato <= dato && !(p.Dato <= siste?.Dato)).Sum(p => p.Beloep ?? 0m) > 0m;
    }
}
