using Ledger.Application.Revisjon;
using Ledger.Application.Skriving;
using Ledger.Domain.Kjede;

namespace Ledger.Api.Revisjon;

/// <summary>What the control found. What is named a break or a fault is null when it holds.</summary>
/// <param name="InngaaendeBalanse">How the years meet. It stands beside the chain: a difference breaks nothing.</param>
/// <param name="Resultat">HEL or BRUTT.</param>
/// <param name="Fil">The last look at the ledger's file.</param>
/// <param name="Loggfeil">What is wrong with the ledger's log of requests.</param>
/// <param name="Installasjonsfeil">What is wrong with the installation's keys, placements or log.</param>
/// <param name="SkrivingStanset">Whether nothing is booked in the ledger because it is known to be damaged.</param>
internal sealed record Kontrollsvar(
    string Kommunenummer, bool ErHel, string Resultat, DateTimeOffset Tidspunkt, long Versjon, long Sekvens, string Kjedehode, long AntallPoster,
    long AntallRader, Kjedebrudd? Brudd, string? Saldofeil, Sistekontroll? Fil, string? Loggfeil, string? Installasjonsfeil, bool SkrivingStanset,
    IReadOnlyList<Balansekontrollsvar> InngaaendeBalanse)
{
    public static Kontrollsvar Av(string kommunenummer, Fullkontroll k)
    {
        var r = k.Ledger;
        return new(
            kommunenummer, k.ErHel, k.ErHel ? "HEL" : "BRUTT", r.Tidspunkt, r.Hode.Versjon, r.Hode.Sekvens, r.Hode.Kjedehode.ToString(), r.AntallPoster,
            r.AntallRader, r.Brudd, r.Saldofeil, k.Fil, k.Loggfeil, k.Installasjonsfeil, !r.ErHel,
            [.. r.InngaaendeBalanse.Select(b => new Balansekontrollsvar(b.Aar, b.AntallAvvik, b.SumAbsolutt.Kroner))]);
    }
}

/// <summary>How a year's opening balance meets the closing balance before it. Kroner: the sum of what each key differs by, whatever its sign.</summary>
internal sealed record Balansekontrollsvar(int Aar, int AntallAvvik, decimal SumAbsolutt);

/// <summary>A page of the access log, newest first.</summary>
/// <param name="Neste">Give it as foer for the next page; null on the last one.</param>
internal sealed record Tilgangsliste(string Kommunenummer, IReadOnlyList<Logglinje> Tilganger, string? Neste);

/// <summary>A page of the log of the installation, newest first.</summary>
/// <param name="Neste">Give it as foer for the next page; null on the last one.</param>
internal sealed record Installasjonsliste(IReadOnlyList<Logglinje> Linjer, string? Neste);
