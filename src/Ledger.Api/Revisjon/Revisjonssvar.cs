using Ledger.Application.Porter;
using Ledger.Application.Revisjon;
using Ledger.Domain.Kjede;

namespace Ledger.Api.Revisjon;

/// <summary>What the control found. The balances of the years stand beside the chain: a difference breaks nothing.
/// Brudd and saldofeil are null when all holds.</summary>
internal sealed record Kontrollsvar(
    string Kommunenummer, bool ErHel, long Versjon, long Sekvens, string Kjedehode, long AntallPoster, long AntallRader, Kjedebrudd? Brudd, string? Saldofeil,
    IReadOnlyList<Balansekontrollsvar> InngaaendeBalanse)
{
    public static Kontrollsvar Av(string kommunenummer, Kontrollresultat r) =>
        new(kommunenummer, r.ErHel, r.Hode.Versjon, r.Hode.Sekvens, r.Hode.Kjedehode.ToString(), r.AntallPoster, r.AntallRader, r.Brudd, r.Saldofeil,
            [.. r.InngaaendeBalanse.Select(b => new Balansekontrollsvar(b.Aar, b.AntallAvvik, b.SumAbsolutt.Kroner))]);
}

/// <summary>How a year's opening balance meets the closing balance before it. Kroner: the sum of what each key differs by, whatever its sign.</summary>
internal sealed record Balansekontrollsvar(int Aar, int AntallAvvik, decimal SumAbsolutt);

/// <summary>A page of the access log, newest first.</summary>
/// <param name="Neste">Give it as foer for the next page; null on the last one.</param>
internal sealed record Tilgangsliste(string Kommunenummer, IReadOnlyList<Tilgangssvar> Tilganger, string? Neste);

/// <summary>Who asked for what, when, from where, and what it was answered with.</summary>
internal sealed record Tilgangssvar(long Id, DateTimeOffset Tidspunkt, string Bruker, string Adresse, string Metode, string Sti, int Status)
{
    public static Tilgangssvar Av(Tilgangspost p) => new(p.Id, p.Tidspunkt, p.Bruker, p.Adresse, p.Metode, p.Sti, p.Status);
}
