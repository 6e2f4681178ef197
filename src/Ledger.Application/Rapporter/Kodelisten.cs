using Ledger.Application.Grunndata;
using Ledger.Application.Lesing;
using Ledger.Application.Rapportering;
using Ledger.Application.Rettigheter;
using Ledger.Application.Tabeller;
using Ledger.Domain.Fond;
using Ledger.Domain.Kontoplaner;
using Ledger.Domain.Organisasjon;
using Ledger.Domain.Validering;
using Ledger.Domain.Verdier;
using static Ledger.Application.Tabeller.Kolonnetype;

namespace Ledger.Application.Rapporter;

/// <summary>The codes of a year that rows may have, with their names: KOSTRA's, and the municipality's own.</summary>
public sealed class Kodelisten : Rapport<Kodelistesvar>
{
    private static readonly Kolonne<Kodesvar>[] Kolonner =
    [
        new("Kode", Tekst, k => k.Kode), new("Navn", Tekst, k => k.Navn), new("Type", Ord, k => k.Type, Valgfri: true),
        new("Overordnet", Tekst, k => k.Overordnet, Valgfri: true), new("Utgått", Tekst, k => Rapporttabell.JaNei(k.Utgaatt)),
    ];

    public override string Navn => "kodeliste";

    public override string Sti => "/kodelister/{liste}";

    public override string Operasjon => "hentKodeliste";

    public override string Sammendrag => "En kodeliste med navn: KOSTRAs arter, funksjoner, kapitler og sektorer, og kommunens egne koder.";

    public override IReadOnlyList<string> Scopes { get; } = [Scope.Les, Scope.Revisjon, Scope.Bokfor, Scope.Budsjett, Scope.Stamdata];

    public override IReadOnlyList<Rapportparameter> Parametre { get; } = [Rapportparametre.Soek, Rapportparametre.Versjon, Rapportparametre.PerTidspunkt];

    public override async Task<Rapportsvar> SvarAsync(Rapportspoersmaal spoersmaal, Rapportkilde kilde, CancellationToken ct)
    {
        var liste = spoersmaal["liste"]!;
        var grunnlag = await kilde.HentAsync(spoersmaal, ct);
        var data = grunnlag.Grunndata;
        var kostra = Kontoplan.For(data.Aar, data.Ledger.Kommune);
        var koder = liste switch
        {
            "art" => Kostra(kostra, Kontoplan.Arter),
            "funksjon" => Kostra(kostra, Kontoplan.Funksjoner),
            "kapittel" => Kostra(kostra, Kontoplan.Kapitler),
            "sektor" => Kostra(kostra, Kontoplan.Sektorer),
            "ansvar" => data.Organisasjon!.Tre().Select(e => new Kodesvar(
                e.Kode.ToString(), e.Navn, e.Nivaa.Navn(), e.Overordnet.ErTom ? null : e.Overordnet.ToString(), e.GyldigTil is not null)),
            "prosjekt" => data.Prosjekter.Values.OrderBy(p => p.Kode).Select(p => new Kodesvar(
                p.Kode.ToString(), p.Navn, p.Fase, null, p.GyldigTil is not null)),
            "fond" => data.Fond.Values.OrderBy(f => f.Kode).Select(f => new Kodesvar(f.Kode.ToString(), f.Navn, f.Type.Navn(), null, false)),
            "konto" => data.Kontoplan.Konti.Select(k => new Kodesvar(k.Kode, k.Navn, null, null, false)),
            "lokalFunksjon" => data.Kontoplan.Funksjoner.Select(f => new Kodesvar(f.Kode, f.Navn, null, f.Funksjon.ToString(), false)),
            _ => throw Avvisning.IkkeFunnet($"Kodelisten finnes ikke. Den er en av {string.Join(", ", Navnene)}."),
        };
        var soek = spoersmaal["soek"];
        bool Passer(string tekst) => tekst.Contains(soek!, StringComparison.OrdinalIgnoreCase);
        return new Rapportsvar(grunnlag.Hode, () => new Kodelistesvar(
            grunnlag.Hode.Ledger.ToString(), data.Aar.Aar, liste, grunnlag.Hode.Versjon, grunnlag.Hode.Kjedehode.ToString(),
            [.. koder.Where(k => soek is null || Passer(k.Kode) || Passer(k.Navn))]));
    }

    protected override Tabell SomTabell(Kodelistesvar svar) => Tabell.Av(
        $"kodeliste-{svar.Liste.ToLowerInvariant()}", $"Kodeliste: {svar.Liste}",
        Rapporttabell.Om(svar.Kommunenummer, svar.Aar, null, null, svar.Versjon, svar.Kjedehode), svar.Koder, Kolonner);

    private static IReadOnlyList<string> Navnene => ((Parameterform.Verdier)Rapportparametre.Liste.Form).Navn;

    private static IEnumerable<Kodesvar> Kostra(Kontoplan kostra, IEnumerable<Kodeopplysning> liste) =>
        kostra.Koder(liste).Select(k => new Kodesvar(k.Kode.Kode, k.Kode.Navn, null, null, k.Status == Kodestatus.Utgaatt));
}

/// <summary>A list of codes.</summary>
public sealed record Kodelistesvar(string Kommunenummer, int Aar, string Liste, long Versjon, string Kjedehode, IReadOnlyList<Kodesvar> Koder);

/// <summary>A code.</summary>
/// <param name="Type">The level of a unit, the type of a fund, the phase of a project; null for other codes.</param>
/// <param name="Overordnet">The unit above a unit, or the KOSTRA function of a function; null for other codes.</param>
/// <param name="Utgaatt">It was valid before the year, or its owner has said when it ends.</param>
public sealed record Kodesvar(string Kode, string Navn, string? Type, string? Overordnet, bool Utgaatt);
