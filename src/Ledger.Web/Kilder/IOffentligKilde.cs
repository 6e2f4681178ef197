using Ledger.Application.Publisering;
using Ledger.Domain.Avvik;
using Ledger.Domain.Disponering;
using Ledger.Domain.Fond;
using Ledger.Domain.Fondsrapporter;
using Ledger.Domain.Noekkeltall;
using Ledger.Domain.Oppstillinger;
using Ledger.Domain.Organisasjon;
using Ledger.Domain.Verdier;

namespace Ledger.Web.Kilder;

/// <summary>
/// What public pages are made of: reports of one edition. There are no postings, vouchers or texts of them here, and nothing that leads to
/// them; a test goes through every type that can be reached. A page of the live ledger asks a source that has more.
/// </summary>
public interface IOffentligKilde
{
    Utgave Utgave { get; }

    /// <summary>The head of the chain at the edition's version, 64 hexadecimal digits.</summary>
    string Kjedehode { get; }

    string Kommunenavn { get; }

    /// <summary>The year's units.</summary>
    Organisasjonsplan Organisasjon { get; }

    /// <summary>The statements that there are.</summary>
    IReadOnlyList<Oppstillingsdefinisjon> Oppstillinger { get; }

    /// <summary>A statement, narrowed to a unit and what lies below it, or whole; null when there is none of that id.</summary>
    Svar<Oppstillingsresultat>? Oppstilling(string id, Utvalg utvalg = default);

    /// <summary>The units of a level, or below a unit, against their budget up to a period; null when the year has no such unit.</summary>
    Svar<Avviksresultat>? Avvik(Nivaa nivaa, Ansvar overordnet = default, int? tilPeriode = null);

    Svar<IReadOnlyList<Fondslinje>> Fond();

    Svar<IReadOnlyList<Disponeringslinje>> Disponering();

    Svar<IReadOnlyList<Noekkeltallresultat>> Noekkeltall();
}

/// <summary>An answer, with the address in the API that gives the same.</summary>
public sealed record Svar<T>(T Verdi, string Api);

/// <summary>What a statement is narrowed to.</summary>
/// <param name="Ansvar">A unit with what lies below it; empty for all.</param>
/// <param name="Art">Codes and ranges of arts; null for all.</param>
public readonly record struct Utvalg(Ansvar Ansvar = default, string? Art = null);
