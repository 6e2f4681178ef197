using Ledger.Application.Grunndata;
using Ledger.Application.Grunndata.Definisjoner;
using Ledger.Application.Porter;
using Ledger.Domain.Organisasjon;

namespace Ledger.Api.Kommuner;

/// <summary>A municipality and the state of its chain.</summary>
/// <param name="Proeve">A place to try, whose figures are nobody's accounts.</param>
internal sealed record Kommunesvar(string Kommunenummer, string Navn, string Organisasjonsnummer, bool Proeve, long Versjon, string Kjedehode)
{
    public static Kommunesvar Av(Kommunehode hode, Kommuneopplysning kommune) =>
        new(hode.Ledger.ToString(), kommune.Navn, kommune.Organisasjonsnummer, kommune.Proeve, hode.Versjon, hode.Kjedehode.ToString());
}

/// <summary>A year's organisation.</summary>
internal sealed record Organisasjonssvar(string Kommunenummer, int Aar, long Versjon, IReadOnlyList<Enhetssvar> Enheter)
{
    public static Organisasjonssvar Av(Kommunegrunnlag g) => new(
        g.Ledger.ToString(), g.Aar.Aar, g.Versjon,
        [
            .. g.Organisasjon!.Enheter.Select(
                e => new Enhetssvar(e.Kode.ToString(), e.Navn, e.Nivaa.Navn(), e.Overordnet.ErTom ? null : e.Overordnet.ToString()))]);
}

/// <summary>A unit.</summary>
internal sealed record Enhetssvar(string Kode, string Navn, string Nivaa, string? Overordnet);
