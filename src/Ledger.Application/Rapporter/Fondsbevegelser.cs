using Ledger.Application.Lesing;
using Ledger.Application.Rapportering;
using Ledger.Application.Tabeller;
using Ledger.Domain.Fond;
using Ledger.Domain.Fondsrapporter;
using Ledger.Domain.Verdier;

namespace Ledger.Application.Rapporter;

/// <summary>The postings that have moved a fund, a page at a time.</summary>
public sealed class Fondsbevegelser : Rapport<Bevegelsessvar>
{
    public override string Navn => "fondsbevegelser";

    public override string Sti => "/fond/{fondskode}/bevegelser";

    public override string Sammendrag => "Posteringene som har beveget et fond.";

    public override IReadOnlyList<Rapportparameter> Parametre { get; } = [Rapportparametre.Antall, Rapportparametre.Etter, .. Rapportparametre.Felles];

    public override IReadOnlyList<Lukketfelt> Lukkede => [Lukketfelt.Av<Bevegelsessvar>("type", Lukkedeverdier.Fondstyper)];

    public override async Task<Rapportsvar> SvarAsync(Rapportspoersmaal spoersmaal, Rapportkilde kilde, CancellationToken ct)
    {
        var kode = Parametertolk.Fond(spoersmaal["fondskode"]);
        var grunnlag = await kilde.HentAsync(spoersmaal, ct);
        if (!grunnlag.Grunndata.AlleFond.TryGetValue(kode, out var fond))
        {
            throw Avvisning.IkkeFunnet($"Fondet {kode} er ikke registrert.");
        }

        var kube = grunnlag.Kube;
        bool ErBevegelse(int noekkel) => kube.Noekkel(noekkel).Fond == kode && Fondsrapport.ErBevegelse(kube.Noekkel(noekkel));
        var noekler = Enumerable.Range(0, kube.Antall).Where(ErBevegelse).Select(n => (n, 1));
        var side = await Posteringsside.HentAsync(this, kilde, grunnlag, spoersmaal, [.. noekler], Periode.InngaaendeBalanse, spoersmaal.TilPeriode(), ct);
        return new Rapportsvar(grunnlag.Hode, () => new Bevegelsessvar(
            grunnlag.Hode.Ledger.ToString(), grunnlag.Grunndata.Aar.Aar, kode.ToString(), fond.Navn, fond.Type.Navn(), grunnlag.Hode.Versjon,
            grunnlag.Hode.Kjedehode.ToString(), side.Posteringer, side.Neste));
    }

    protected override Tabell SomTabell(Bevegelsessvar svar) => Tabell.Av(
        $"fondsbevegelser-{svar.Fondskode.ToLowerInvariant()}", "Fondsbevegelser",
        [
            .. Rapporttabell.Om(svar.Kommunenummer, svar.Aar, null, null, svar.Versjon, svar.Kjedehode),
            ("Fond", svar.Fondskode), ("Fondets navn", svar.Navn), ("Fondets type", svar.Type), ("Neste side (etter)", svar.Neste),
        ],
        svar.Posteringer, Posteringene.Kolonner);

    protected override string? Neste(Bevegelsessvar svar) => svar.Neste;
}

/// <summary>A fund's postings, a page at a time.</summary>
public sealed record Bevegelsessvar(
    string Kommunenummer, int Aar, string Fondskode, string Navn, string Type, long Versjon, string Kjedehode, IReadOnlyList<Posteringslinjesvar> Posteringer,
    string? Neste);
