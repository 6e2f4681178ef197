using Ledger.Application.Publisering;
using Ledger.Application.Rapporter;
using Ledger.Domain.Oppstillinger;
using Ledger.Domain.Organisasjon;
using Ledger.Domain.Verdier;
using Ledger.Web.Spraak;

namespace Ledger.Web.Kilder;

/// <summary>
/// What public pages are made of: the answers of reports for one edition, in kroner and ledger sign. There are no postings, vouchers or texts of
/// them here, and nothing that leads to them; a test goes through every type that can be reached. A page of the live ledger asks a source that
/// has more.
/// </summary>
public interface IOffentligKilde
{
    Utgave Utgave { get; }

    /// <summary>The head of the chain at the edition's version, 64 hexadecimal digits.</summary>
    string Kjedehode { get; }

    string Kommunenavn { get; }

    /// <summary>A place to try, whose figures are nobody's accounts.</summary>
    bool ErProeve { get; }

    /// <summary>The form of Norwegian that pages are written in, which knows what the municipality has named itself.</summary>
    Maalform Maalform { get; }

    /// <summary>What accounts are measured against: a report within the year has the columns to date.</summary>
    Budsjettmaal Maal { get; }

    /// <summary>The live ledger, and neither an edition nor a draft of one.</summary>
    bool ErLevende { get; }

    /// <summary>Only the figures of some units are here: those of a reader who is bound to them.</summary>
    bool ErUtsnitt { get; }

    /// <summary>The year's units.</summary>
    Organisasjonsplan Organisasjon { get; }

    /// <summary>The highest level that the year has units of: a small municipality has no areas over its services.</summary>
    Nivaa Omraadenivaa { get; }

    /// <summary>The statements that there are.</summary>
    IReadOnlyList<Oppstillingsdefinisjon> Oppstillinger { get; }

    /// <summary>
    /// A statement, narrowed to a unit and what lies below it, or whole; null when there is none of that id, no such unit, or the lines would show
    /// what is kept back.
    /// </summary>
    /// <param name="tilPeriode">Up to a period, with the columns to date; null for the edition's own.</param>
    Oppstilling? Oppstilling(string id, Utvalg utvalg = default, int? tilPeriode = null);

    /// <summary>False for a unit whose total is shown and whose lines are not: it is small, or a part that could be found from others.</summary>
    bool HarLinjer(Ansvar enhet);

    /// <summary>The units of a level, or below a unit, against their budget up to a period; null when the year has no such unit.</summary>
    Svar<Avvikssvar>? Avvik(Nivaa nivaa, Ansvar overordnet = default, int? tilPeriode = null);

    Svar<Fondssvar> Fond();

    Svar<Disponeringssvar> Disponering();

    Svar<Noekkeltallsvar> Noekkeltall();

    /// <summary>§ 5-5 with its lines parted by project.</summary>
    Svar<Oppstillingssvar> Prosjekter();

    /// <summary>What a project is called; its code where it was never registered.</summary>
    string Prosjektnavn(string kode);
}

/// <summary>An answer, with the address in the API that gives the same.</summary>
public sealed record Svar<T>(T Verdi, string Api);

/// <summary>A statement: how it is defined, what it answers, and the address in the API that gives the same.</summary>
public sealed record Oppstilling(Oppstillingsdefinisjon Definisjon, IReadOnlyList<Oppstillingslinjesvar> Linjer, string Api)
{
    /// <summary>A line by its post, or by the name that a formula has for it.</summary>
    public Oppstillingslinjesvar Linje(string post) => Linjer.First(l => l.Post == Post(post));

    /// <summary>A line by its post; null where it is left out, as one of own amounts is of a statement narrowed to a unit that has none.</summary>
    public Oppstillingslinjesvar? Finn(string post) => Linjer.FirstOrDefault(l => l.Post == post);

    /// <summary>How a post is defined.</summary>
    public Linjedefinisjon Definer(string post) => Definisjon.Finn(Post(post))!;

    /// <summary>The sign that a term of a formula counts with in ledger sign. Formulas are written in display sign.</summary>
    public int Vekt(Linjedefinisjon sum, int fortegn, string ledd) => sum.Visningsfaktor * fortegn * Definer(ledd).Visningsfaktor;

    private string Post(string navn) => Linjevekter.Slaaopp(navn, p => Definisjon.Finn(p) is not null) ?? navn;
}

/// <summary>What a statement is narrowed to.</summary>
/// <param name="Ansvar">A unit with what lies below it; empty for all.</param>
/// <param name="Art">Codes and ranges of arts; null for all.</param>
public readonly record struct Utvalg(Ansvar Ansvar = default, string? Art = null)
{
    /// <summary>The unit's code; null for all.</summary>
    public string? Enhet => Ansvar.ErTom ? null : Ansvar.ToString();
}
