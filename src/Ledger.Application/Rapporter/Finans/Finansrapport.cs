using Ledger.Application.Finans;
using Ledger.Application.Rapportering;
using Ledger.Application.Tabeller;
using Ledger.Domain.Finans.Rammer;
using Ledger.Domain.Finans.Register;
using Ledger.Domain.Validering;

namespace Ledger.Application.Rapporter.Finans;

/// <summary>A report that needs nothing but the register.</summary>
public interface IFinansregisterrapport
{
    /// <summary>Its table, from a register that is at hand.</summary>
    Tabell Tabellen(Finansstand stand, Rapportspoersmaal spoersmaal);
}

/// <summary>What the finance register answers for a date or a year, at any version.</summary>
public abstract class Finansrapport<TSvar> : Rapport<TSvar>, IBunkerapport, IFinansregisterrapport
    where TSvar : class, IFinanssvar
{
    private const string Aaret = "aar";
    private const string Mangler = "Mangler";
    private const int MestSetninger = 20;
    private const string Skille = "; ";

    /// <summary>Which state, and how amounts are shown.</summary>
    protected static readonly IReadOnlyList<Rapportparameter> Felles =
        [Rapportparametre.Versjon, Rapportparametre.PerTidspunkt, Rapportparametre.Enhet, Rapportparametre.Forklar];

    protected static readonly IReadOnlyList<Rapportparameter> MedDato = [Rapportparametre.Dato, .. Felles];

    protected static readonly IReadOnlyList<Rapportparameter> MedAar = [Rapportparametre.Rapportaar, .. Felles];

    public override bool ErAvAaret => false;

    public override string Emne => "Finans";

    public override IReadOnlyList<Rapportparameter> Parametre => MedDato;

    public override IReadOnlyList<Lukketfelt> Lukkede => [Lukketfelt.Av<TSvar>("enhet", Visning.Enheter)];

    public IEnumerable<string> Bunkefelt => Parametre.Where(p => p.Navn != Aaret).Select(p => p.Navn)
        .Concat(Sti.Split('/').Where(l => l.StartsWith('{')).Select(l => l[1..^1]));

    /// <summary>A batch asks for a year: a report of a year is of it, and one of a day is of its last day that is known when no other is named.</summary>
    async Task<Func<object>> IBunkerapport.ForberedAsync(Bunkestand stand, Rapportspoersmaal spoersmaal, Rapportkilde kilde, CancellationToken ct)
    {
        var finans = await kilde.FinansAsync(stand.Hode, ct);
        var avAaret = new Rapportspoersmaal(navn => navn switch
        {
            Aaret => Parametre.Contains(Rapportparametre.Rapportaar) ? stand.Aar.ToString() : null,
            "dato" when spoersmaal[navn] is null =>
                FormattableString.Invariant($"{finans.Register.Kjent(new(stand.Aar.Aar, 12, 31)):yyyy-MM-dd}"),
            _ => spoersmaal[navn],
        });
        return await ForberedAsync(Spoer(finans, avAaret), kilde, ct);
    }

    public sealed override async Task<Rapportsvar> SvarAsync(Rapportspoersmaal spoersmaal, Rapportkilde kilde, CancellationToken ct)
    {
        _ = (spoersmaal.Visning(), spoersmaal.SkalForklare());
        var stand = await kilde.FinansAsync(spoersmaal, ct);
        return new Rapportsvar(stand.Hode, await ForberedAsync(Spoer(stand, spoersmaal), kilde, ct));
    }

    /// <summary>A register without facts is asked of the day that the version was written: it is the same each time, and not a day long gone.</summary>
    private static Finansspoersmaal Spoer(Finansstand stand, Rapportspoersmaal spoersmaal) =>
        new(stand, spoersmaal, stand.Register.Gjeldende.All(p => p.Slag == Postslag.Rentevilkaar) ? stand.Register.Sist : null);

    Tabell IFinansregisterrapport.Tabellen(Finansstand stand, Rapportspoersmaal spoersmaal) => SomTabell(Forbered(new(stand, spoersmaal))());

    protected virtual Task<Func<TSvar>> ForberedAsync(Finansspoersmaal spoersmaal, Rapportkilde kilde, CancellationToken ct) =>
        Task.FromResult(Forbered(spoersmaal));

    /// <summary>Reads the question, and answers what computes it.</summary>
    protected abstract Func<TSvar> Forbered(Finansspoersmaal spoersmaal);

    /// <summary>The answer as a part of another's.</summary>
    internal TSvar Svar(Finansspoersmaal spoersmaal) => Forbered(spoersmaal)();

    /// <param name="mer">What else there is to say of the answer as a whole.</param>
    protected static Tabell SomTabell<T>(
        string navn, string tittel, TSvar svar, IReadOnlyList<T> rader, IReadOnlyList<Kolonne<T>> kolonner,
        params IEnumerable<(string Navn, object? Verdi)> mer) => Tabell.Av(
        navn, tittel,
        [("Kommune", svar.Kommunenummer), ("Dato", svar.Dato), ("Versjon", svar.Versjon), ("Kjedehode", svar.Kjedehode), ("Enhet", svar.Enhet),
            (Mangler, Lest(svar.Mangler.Select(m => $"{m.Objekt} {m.Dato:dd.MM.yyyy}: {m.Hva}"))), .. mer],
        rader, kolonner);

    /// <summary>Warnings among the particulars of a table.</summary>
    protected static (string Navn, object? Verdi) Varslet(IEnumerable<Finansvarsel> varsler) => ("Varsler", Lest(varsler.Select(v => v.Melding)));

    /// <summary>A few sentences as one text; null when there are none.</summary>
    private static string? Lest(IEnumerable<string> setninger)
    {
        var alle = setninger.Distinct().ToList();
        return alle.Count == 0 ? null
            : string.Join(Skille, alle.Take(MestSetninger)) + (alle.Count > MestSetninger ? $"{Skille}og {alle.Count - MestSetninger} til" : "");
    }
}

/// <summary>A report of a day.</summary>
public abstract class Finansdagsrapport<TSvar> : Finansrapport<TSvar>
    where TSvar : class, IFinanssvar
{
    protected sealed override Func<TSvar> Forbered(Finansspoersmaal spoersmaal)
    {
        var dato = spoersmaal.Dato();
        return () => Regn(spoersmaal, dato);
    }

    protected abstract TSvar Regn(Finansspoersmaal spoersmaal, DateOnly dato);
}

/// <summary>A report of a year.</summary>
public abstract class Finansaarsrapport<TSvar> : Finansrapport<TSvar>
    where TSvar : class, IFinansaarssvar
{
    public override IReadOnlyList<Rapportparameter> Parametre => MedAar;

    protected sealed override Func<TSvar> Forbered(Finansspoersmaal spoersmaal)
    {
        var aar = spoersmaal.Aar();
        return () => Regn(spoersmaal, aar);
    }

    protected abstract TSvar Regn(Finansspoersmaal spoersmaal, int aar);
}

/// <summary>A report of a portfolio on a day.</summary>
public abstract class Portefoeljerapport<TSvar> : Finansrapport<TSvar>
    where TSvar : class, IFinanssvar
{
    protected sealed override Func<TSvar> Forbered(Finansspoersmaal spoersmaal)
    {
        var (portefoelje, dato) = (spoersmaal.Portefoelje(), spoersmaal.Dato());
        return () => Regn(spoersmaal, portefoelje, dato);
    }

    protected abstract TSvar Regn(Finansspoersmaal spoersmaal, Portefoelje portefoelje, DateOnly dato);
}

/// <summary>What every answer of the register says of itself: whose it is, of which day, and of which version.</summary>
public interface IFinanssvar
{
    string Kommunenummer { get; }

    DateOnly Dato { get; }

    long Versjon { get; }

    string Kjedehode { get; }

    string Enhet { get; }

    IReadOnlyList<Mangel> Mangler { get; }
}

/// <summary>An answer of a year is of its last day.</summary>
public interface IFinansaarssvar : IFinanssvar
{
    int Aar { get; }

    DateOnly IFinanssvar.Dato => new(Aar, 12, 31);
}

/// <summary>An answer of a period is of its last day.</summary>
public interface IFinansperiodesvar : IFinanssvar
{
    DateOnly Til { get; }

    DateOnly IFinanssvar.Dato => Til;
}

/// <summary>What an answer is of.</summary>
public sealed record Finanshode(string Kommunenummer, DateOnly Dato, long Versjon, string Kjedehode, string Enhet);

/// <summary>A question to the finance register, with the state that it is answered from.</summary>
/// <param name="utenFakta">The day that is asked for when none is named and the register has no facts.</param>
/// <param name="sist">The day that the whole report is of, when it is a part of one.</param>
public sealed class Finansspoersmaal(Finansstand stand, Rapportspoersmaal spoersmaal, DateOnly? utenFakta = null, DateOnly? sist = null)
{
    /// <summary>The first year of accounts.</summary>
    private static readonly DateOnly Foerst = new(2000, 12, 31);

    /// <summary>The first day that a fact can be of, and the last of a year of accounts.</summary>
    private static readonly (DateOnly Foerste, DateOnly Siste) Dager = (new(1900, 1, 1), new(2199, 12, 31));

    public Finansstand Stand => stand;

    public Finansregister Register => stand.Register;

    /// <summary>
    /// Some days of a report without those that have not come, or had not on the day that the report is of. Of a time that has not begun it is all of them:
    /// then nothing is known of any.
    /// </summary>
    public IReadOnlyList<DateOnly> Kommet(IReadOnlyList<DateOnly> datoer) =>
        datoer.Where(Register.HarKommet).ToList() is { Count: > 0 } kommet ? kommet : datoer;

    /// <summary>The days that a report leaves out since they have not come. A report of a day says nothing of later days.</summary>
    public IEnumerable<Mangel> IkkeKommet(IEnumerable<DateOnly> datoer) =>
        sist is null ? datoer.Where(d => !Register.HarKommet(d)).Select(Mangel.IkkeKommet) : [];

    /// <summary>Whether the report is a part of that of a day.</summary>
    public bool ErAvEnDag => sist is not null;

    /// <summary>The same question as it could be answered on a day, of the day and its year.</summary>
    public Finansspoersmaal Dagen(DateOnly dato) => new Finansspoersmaal(
        stand with { Register = stand.Register.TilOgMed(dato) }, spoersmaal, utenFakta, dato).Om(dato);

    /// <summary>The same question of a day and its year, and of a portfolio.</summary>
    public Finansspoersmaal Om(DateOnly dato, string? portefoelje = null) => new(stand, sist: sist, spoersmaal: new Rapportspoersmaal(navn => navn switch
    {
        "dato" => FormattableString.Invariant($"{dato:yyyy-MM-dd}"),
        "aar" => FormattableString.Invariant($"{dato.Year}"),
        "portefoelje" => portefoelje,
        "enhet" or "forklar" => spoersmaal[navn],
        _ => null,
    }));

    public Visning Visning { get; } = spoersmaal.Visning();

    public bool Forklar { get; } = spoersmaal.SkalForklare();

    public string? this[string navn] => spoersmaal[navn];

    /// <summary>The day that is asked for; else the last that the register has a fact of, so that the same version gives the same answer.</summary>
    public DateOnly Dato() => Dag("dato") ?? SisteDag();

    /// <summary>A day that is asked for; null when none is.</summary>
    /// <exception cref="Avvisning">400: it is no day, or one that no register tells of.</exception>
    public DateOnly? Dag(string navn) => Parametertolk.Dato(spoersmaal[navn], navn) is not { } dag ? null
        : dag >= Dager.Foerste && dag <= Dager.Siste ? dag
        : throw Avvisning.Ugyldig(navn, Feilkoder.UtenforOmraadet, $"{navn} er {Dager.Foerste:yyyy-MM-dd}–{Dager.Siste:yyyy-MM-dd}.");

    public int Aar() => spoersmaal["aar"] is { } aar ? Parametertolk.Aar(aar).Aar : SisteDag().Year;

    /// <exception cref="Avvisning">404: there is no such portfolio.</exception>
    public Portefoelje Portefoelje() => Register.Portefoelje(spoersmaal["portefoelje"] ?? "")
        ?? throw Avvisning.IkkeFunnet($"Porteføljen «{spoersmaal["portefoelje"]}» er ikke definert.");

    public decimal? Tall(string navn, decimal minst, decimal mest) => spoersmaal[navn] is not { } tekst ? null
        : decimal.TryParse(tekst, System.Globalization.NumberStyles.AllowDecimalPoint | System.Globalization.NumberStyles.AllowLeadingSign,
            System.Globalization.CultureInfo.InvariantCulture, out var tall) && tall >= minst && tall <= mest ? tall
        : throw Avvisning.Ugyldig(navn, Feilkoder.UtenforOmraadet, $"{navn} er {minst}–{mest}.");

    public Finanshode Hode(DateOnly dato) =>
        new(stand.Hode.Ledger.ToString(), dato, stand.Hode.Versjon, stand.Hode.Kjedehode.ToString(), Visning.Enhetsnavn);

    public decimal? Vis(decimal? kroner) => Visning.Vis(kroner);

    /// <summary>What a figure stands on, when it was asked for.</summary>
    public IReadOnlyList<Finansforklaring>? Forklaring(params (string Felt, string Formel, IEnumerable<int> Poster)[] tall) => !Forklar ? null
        : [.. tall.Select(t => new Finansforklaring(t.Felt, t.Formel, [.. t.Poster.Distinct().Order()]))];

    private DateOnly SisteDag() =>
        Register.Gjeldende.LastOrDefault(p => p.Slag != Postslag.Rentevilkaar)?.Dato ?? utenFakta ?? Foerst;
}

/// <summary>What a figure stands on (forklar=true).</summary>
/// <param name="Felt">The field of the line.</param>
/// <param name="Poster">The numbers of the facts, from which the figure can be computed again.</param>
public sealed record Finansforklaring(string Felt, string Formel, IReadOnlyList<int> Poster);
