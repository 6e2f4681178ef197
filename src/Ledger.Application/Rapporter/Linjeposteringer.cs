using Ledger.Application.Lesing;
using Ledger.Application.Rapportering;
using Ledger.Application.Tabeller;
using Ledger.Domain.Oppstillinger;
using Ledger.Domain.Verdier;

namespace Ledger.Application.Rapporter;

/// <summary>The postings behind a line of a statement, a page at a time.</summary>
public sealed class Linjeposteringer : Rapport<Posteringsliste>
{
    public override string Navn => "posteringerBakLinje";

    public override string Sti => "/oppstillinger/{id}/linjer/{post}/posteringer";

    public override string Emne => "Drill-down";

    public override bool ViserTekster => true;

    public override bool ErPerEnhet => true;

    public override string Sammendrag => "Posteringene bak en linje; de summerer til den.";

    public override IReadOnlyList<Rapportparameter> Parametre { get; } =
    [
        Rapportparametre.Antall, Rapportparametre.Etter, Rapportparametre.Ansvar, Rapportparametre.Funksjon, Rapportparametre.Prosjekt, Rapportparametre.Art,
        .. Rapportparametre.Egne, .. Rapportparametre.Felles, Rapportparametre.Periodisering,
    ];

    public override async Task<Rapportsvar> SvarAsync(Rapportspoersmaal spoersmaal, Rapportkilde kilde, CancellationToken ct)
    {
        var til = spoersmaal.TilPeriode();
        var grunnlag = spoersmaal.Avgrenset(await kilde.HentAsync(spoersmaal, ct));
        if (spoersmaal["id"] is not { } id || spoersmaal["post"] is not { } post)
        {
            // Asked by its name alone, and not by its address, which has both.
            throw Avvisning.IkkeFunnet("Posteringene er av en linje: oppgi id, oppstillingens, og post, linjens.");
        }

        var definisjon = grunnlag.Oppstilling(id);
        if (definisjon.Finn(post) is null)
        {
            throw Avvisning.IkkeFunnet($"Oppstillingen {definisjon.Id} har ingen slik post.");
        }

        var vekter = Oppstillingsmotor.Noekler(definisjon, post, spoersmaal.Utvalg.Grunnlag(grunnlag, til));
        var side = await Posteringsside.HentAsync(this, kilde, grunnlag, spoersmaal, vekter, Periode.InngaaendeBalanse, til, ct);
        return new Rapportsvar(grunnlag.Hode, () => side.Liste(grunnlag));
    }

    protected override Tabell SomTabell(Posteringsliste svar) => Posteringsliste.SomTabell(svar);

    protected override string? Neste(Posteringsliste svar) => svar.Neste;
}
