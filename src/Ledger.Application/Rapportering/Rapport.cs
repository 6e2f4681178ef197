using Ledger.Application.Lesing;
using Ledger.Application.Porter;
using Ledger.Application.Rettigheter;
using Ledger.Application.Tabeller;
using Ledger.Domain.Verdier;

namespace Ledger.Application.Rapportering;

/// <summary>An answer that is known to be possible. It is computed when it turns out to be needed.</summary>
/// <param name="Hode">The version that every figure is of.</param>
public sealed record Rapportsvar(Kommunehode Hode, Func<object> Beregn)
{
    /// <summary>What the municipality is called, for what is read by people; null where it is not at hand.</summary>
    public string? Kommunenavn { get; init; }
}

/// <summary>
/// A report: what it is called, where it stands, what can be asked of it, how it is computed, what it answers and how that is laid out as a
/// table. The endpoint map, the batch, the contract, the formats and the pages read it from the registry and know no report by name.
/// </summary>
public abstract class Rapport
{
    /// <summary>Unique; what a batch calls it.</summary>
    public abstract string Navn { get; }

    /// <summary>The address below the year, or below the municipality when it is not of one year. It may have parts in braces.</summary>
    public virtual string Sti => "/" + Navn;

    /// <summary>What the contract calls the operation.</summary>
    public virtual string Operasjon => Navn;

    /// <summary>The contract's heading that it stands under.</summary>
    public virtual string Emne => "Rapporter";

    /// <summary>Whether it answers with texts of postings, which may name persons: each call of it is then logged.</summary>
    public virtual bool ViserTekster => false;

    /// <summary>Whether a call of it may take as much as many calls of others: it then has a rate of its own.</summary>
    public virtual bool ErTung => false;

    /// <summary>What it is, in one Norwegian sentence.</summary>
    public abstract string Sammendrag { get; }

    public virtual bool ErAvAaret => true;

    /// <summary>The same version and question give the same bytes, so that they may be kept. Not so when the answer says when it was made.</summary>
    public virtual bool ErFast => true;

    /// <summary>Whether postings, budgets and the year's structure alone decide the answer when nothing more is asked for than how it is shown.</summary>
    public virtual bool ErAvHovedboken => false;

    /// <summary>Whether those who see what is internal in the registers are answered more than others.</summary>
    /// <param name="spurt">The value of a parameter by its name; null when it is not asked for.</param>
    public virtual bool HarInternt(Func<string, string?> spurt) => false;

    /// <summary>Whether it tells of the ledgers of all the municipality's units: who asks must see every one of them.</summary>
    public virtual bool AvAlleEnheter => false;

    /// <summary>Whether those who are bound to units may have it: it is then computed from what is theirs, and of nothing else.</summary>
    public virtual bool ErPerEnhet => false;

    /// <summary>One of these is needed.</summary>
    public virtual IReadOnlyList<string> Scopes { get; } = [Scope.Les, Scope.Revisjon];

    /// <summary>The forms it is answered in. The first is for those who do not ask.</summary>
    public virtual IReadOnlyList<Rapportformat> Formater => Rapportformat.Rapport;

    /// <summary>What can be asked, besides the parts of the address, in the order of the contract.</summary>
    public abstract IReadOnlyList<Rapportparameter> Parametre { get; }

    /// <summary>The shape of its answer.</summary>
    public abstract Type Svartype { get; }

    /// <summary>The fields of its answer whose texts are one of a few.</summary>
    public virtual IReadOnlyList<Lukketfelt> Lukkede => [];

    /// <exception cref="Avvisning">400, 404 or 413: what is asked for does not make sense, is not there or is too large.</exception>
    public abstract Task<Rapportsvar> SvarAsync(Rapportspoersmaal spoersmaal, Rapportkilde kilde, CancellationToken ct);

    /// <summary>The answer as a table, for CSV and workbooks.</summary>
    public abstract Tabell SomTabell(object svar);

    /// <summary>The answer as a table on a page: the same, unless the file has what the pages show elsewhere.</summary>
    public virtual Tabell SomSide(object svar) => SomTabell(svar);

    /// <summary>The answer as lines of JSON, when it is one that has that form; they are read while they are written.</summary>
    public virtual IAsyncEnumerable<object> Linjer(object svar) => throw new NotSupportedException($"{Navn} has no lines of its own.");

    /// <summary>The cursor of the next page; null when there is none.</summary>
    public virtual string? Neste(object svar) => null;
}

/// <summary>A report with an answer of a type.</summary>
public abstract class Rapport<TSvar> : Rapport
    where TSvar : class
{
    public sealed override Type Svartype => typeof(TSvar);

    public sealed override Tabell SomTabell(object svar) => SomTabell((TSvar)svar);

    public sealed override Tabell SomSide(object svar) => SomSide((TSvar)svar);

    public sealed override string? Neste(object svar) => Neste((TSvar)svar);

    protected abstract Tabell SomTabell(TSvar svar);

    protected virtual Tabell SomSide(TSvar svar) => SomTabell(svar);

    protected virtual string? Neste(TSvar svar) => null;
}

/// <summary>A report that can be given at a version that is already chosen, so that a batch has several of the same.</summary>
public interface IBunkerapport
{
    /// <summary>What a batch can ask of it. Parts of its address are fields there.</summary>
    IEnumerable<string> Bunkefelt { get; }

    /// <summary>Reads the question, and answers what computes it.</summary>
    /// <exception cref="Avvisning">400 or 404: what is asked for does not make sense, or is not there.</exception>
    Task<Func<object>> ForberedAsync(Bunkestand stand, Rapportspoersmaal spoersmaal, Rapportkilde kilde, CancellationToken ct);
}

/// <summary>What the reports of a batch are computed from.</summary>
/// <param name="Hode">The version of all of them.</param>
/// <param name="Aar">The year that the report is asked for.</param>
/// <param name="Grunnlag">The year's accounts at the version; null when the ledger has none.</param>
public sealed record Bunkestand(Kommunehode Hode, Regnskapsaar Aar, Rapportgrunnlag? Grunnlag);

/// <summary>A report that is computed from the state of one year.</summary>
public interface IAarsrapport : IBunkerapport
{
    /// <summary>The state with what the report needs beyond its year; most need nothing.</summary>
    Task<Rapportgrunnlag> UtvidAsync(Rapportgrunnlag grunnlag, Rapportspoersmaal spoersmaal, Rapportkilde kilde, CancellationToken ct);

    /// <exception cref="Avvisning">400 or 404: what is asked for does not make sense, or is not there.</exception>
    Func<object> Forbered(Rapportgrunnlag grunnlag, Rapportspoersmaal spoersmaal);
}

/// <inheritdoc cref="IAarsrapport"/>
public abstract class Aarsrapport<TSvar> : Rapport<TSvar>, IAarsrapport
    where TSvar : class
{
    public override IReadOnlyList<Rapportparameter> Parametre => Rapportparametre.MedUtvalg;

    public virtual IEnumerable<string> Bunkefelt => Parametre.Select(p => p.Navn);

    public sealed override async Task<Rapportsvar> SvarAsync(Rapportspoersmaal spoersmaal, Rapportkilde kilde, CancellationToken ct)
    {
        spoersmaal.Kontroller();
        var grunnlag = spoersmaal.Avgrenset(await UtvidAsync(await kilde.HentAsync(spoersmaal, ct), spoersmaal, kilde, ct));
        return new Rapportsvar(grunnlag.Hode, Forbered(spoersmaal.Organisert(grunnlag), spoersmaal)) { Kommunenavn = grunnlag.Grunndata.Kommune.Navn };
    }

    /// <inheritdoc/>
    public virtual Task<Rapportgrunnlag> UtvidAsync(Rapportgrunnlag grunnlag, Rapportspoersmaal spoersmaal, Rapportkilde kilde, CancellationToken ct) =>
        Task.FromResult(grunnlag);

    async Task<Func<object>> IBunkerapport.ForberedAsync(Bunkestand stand, Rapportspoersmaal spoersmaal, Rapportkilde kilde, CancellationToken ct)
    {
        spoersmaal.Kontroller();
        var grunnlag = stand.Grunnlag ?? throw Avvisning.UkjentAar(stand.Hode.Ledger, stand.Aar);
        return Forbered(spoersmaal.Organisert(spoersmaal.Avgrenset(await UtvidAsync(grunnlag, spoersmaal, kilde, ct))), spoersmaal);
    }

    Func<object> IAarsrapport.Forbered(Rapportgrunnlag grunnlag, Rapportspoersmaal spoersmaal) =>
        Forbered(spoersmaal.Organisert(grunnlag), spoersmaal);

    /// <inheritdoc cref="IAarsrapport.Forbered"/>
    protected abstract Func<TSvar> Forbered(Rapportgrunnlag grunnlag, Rapportspoersmaal spoersmaal);
}
