using System.Text.Json.Serialization;
using Ledger.Application.Konsolidering;
using Ledger.Application.Rapportering;
using Ledger.Application.Tabeller;
using Ledger.Domain.Hovedbok;
using Ledger.Domain.Oppstillinger;
using Ledger.Domain.Organisasjon;
using Ledger.Domain.Saldo;
using Ledger.Domain.Validering;
using Ledger.Domain.Verdier;
using static Ledger.Application.Tabeller.Kolonnetype;

namespace Ledger.Application.Rapporter;

/// <summary>A statement of the consolidated accounts (§ 10-2): the municipality and its units, the year and the year before.</summary>
/// <param name="sti">The last part of the address.</param>
/// <param name="id">The statement: by art, § 5-5 first paragraph, or the balance. The council's appropriations and dispositions are each unit's own.</param>
public sealed class Konsolidertoppstilling(string sti, string id, string sammendrag) : Rapport<Konsolidertsvar>
{
    public static readonly IReadOnlyList<Rapport> Alle =
    [
        new Konsolidertoppstilling(
            "driftsregnskap", InnebygdeOppstillinger.Art, "Det konsoliderte driftsregnskapet etter art: kommunen og enhetene, i år og i fjor (§ 10-2)."),
        new Konsolidertoppstilling(
            "investeringsregnskap", InnebygdeOppstillinger.Investering,
            "Det konsoliderte investeringsregnskapet: kommunen og enhetene, i år og i fjor (§ 10-2)."),
        new Konsolidertoppstilling("balanse", InnebygdeOppstillinger.Balanse, "Den konsoliderte balansen: kommunen og enhetene, i år og i fjor (§ 10-2)."),
    ];

    public override string Navn => "konsolidert" + char.ToUpperInvariant(sti[0]) + sti[1..];

    public override string Sti => "/konsolidert/regnskap/{aar}/" + sti;

    public override string Operasjon => Navn;

    public override string Emne => "Konsolidert regnskap";

    public override string Sammendrag => sammendrag;

    public override bool ErAvAaret => false;

    /// <summary>The units have versions of their own, which no tag of the municipality's follows.</summary>
    public override bool ErFast => false;

    public override bool AvAlleEnheter => true;

    public override IReadOnlyList<Rapportparameter> Parametre { get; } =
    [
        Rapportparametre.Oppstilling, Rapportparametre.TilPeriode, Rapportparametre.PerTidspunkt, Rapportparametre.Tilstand, Rapportparametre.Enhet,
        Rapportparametre.Fortegn, Rapportparametre.PerEnhet, Rapportparametre.ElimineringPaaTvers,
    ];

    public override IReadOnlyList<Lukketfelt> Lukkede =>
        [.. Lukketfelt.Vist<Konsolidertsvar>(), Lukketfelt.Av<Konsolidertlinjesvar>("type", Lukkedeverdier.Linjetyper)];

    public override async Task<Rapportsvar> SvarAsync(Rapportspoersmaal spoersmaal, Rapportkilde kilde, CancellationToken ct)
    {
        if (spoersmaal["oppstilling"] is { } bestilt && (sti != "driftsregnskap" || bestilt != "art"))
        {
            throw Avvisning.OppstillingGjelderIkke(
                $"Det konsoliderte regnskapet har ikke oppstillingen {(Tekstregler.HarGyldigeTegn(bestilt) ? bestilt : "?")}: driftsregnskapet er etter art, "
                + "og bevilgninger og budsjettavvik er hver enhets (§ 10-2).");
        }

        var (visning, perEnhet) = (spoersmaal.Visning(), Parametertolk.Bryter(spoersmaal["perEnhet"], "perEnhet"));
        var aaret = await Konsolideringskilde.LesAsync(spoersmaal, kilde, ct);
        return new Rapportsvar(aaret.Hode, () => Svar(aaret, visning, perEnhet)) { Kommunenavn = aaret.Enheter[0].Navn };
    }

    private Konsolidertsvar Svar(Konsoliderteaar aaret, Visning visning, bool perEnhet)
    {
        var kassen = aaret.Enheter[0].Grunnlag.Grunndata;
        var plan = new Oppstillingsplan(InnebygdeOppstillinger.Finn(id, aaret.Aar)!, Organisasjonsplan.Tom, kassen.AlleFond);
        IReadOnlyList<Oppstillingslinje> Regn(Saldokube kube, Saldokube? forrige = null) => Oppstillingsmotor.Beregn(
            plan, new Oppstillingsgrunnlag(kube, forrige, Organisasjonsplan.Tom, kassen.AlleFond, Periode.Aarsavslutning)).Linjer;
        var hele = Regn(aaret.Aaret(), aaret.Forrige());
        var deler = !perEnhet ? [] : aaret.Enheter.Select(e => (e.Kode, Linjer: Regn(aaret.Enhetens(e)))).ToList();
        var (eliminert, justert) = perEnhet ? (Regn(aaret.Eliminert()), Regn(aaret.Justert())) : ([], []);
        return new(
            aaret.Hode.Ledger.ToString(), aaret.Aar.Aar, plan.Definisjon.Id, plan.Definisjon.Navn, "§ 10-2", aaret.Til.Nummer, visning.Enhetsnavn,
            visning.Fortegnsnavn, aaret.ErAlene,
            [
                .. aaret.Enheter.Concat(aaret.BareIFjor)
                    .Select(e => new Konsolidertversjon(e.Kode, e.Navn, e.Grunnlag.Hode.Versjon, e.Grunnlag.Hode.Kjedehode.ToString())),
            ],
            [
                .. hele.Select((l, i) => (l, i)).Where(l => !l.l.ErUtelatt).Select(l =>
                {
                    var fortegn = l.l.Definisjon.Visningsfaktor;
                    return new Konsolidertlinjesvar(
                        l.l.Definisjon.Post, l.l.Definisjon.Tekst, l.l.Definisjon.Type.Navn(), visning.Vis(l.l.Regnskap, fortegn),
                        visning.Vis(l.l.RegnskapForrigeAar, fortegn))
                    {
                        Enheter = !perEnhet ? null :
                        [
                            .. deler.Select(d => new Konsolidertdel(d.Kode, visning.Vis(d.Linjer[l.i].Regnskap, fortegn))),
                            new(Konsolidertdel.Elimineringer, visning.Vis(eliminert[l.i].Regnskap, fortegn)),
                            new(Konsolidertdel.Justeringer, visning.Vis(justert[l.i].Regnskap, fortegn)),
                        ],
                    };
                }),
            ],
            aaret.Mangler);
    }

    protected override Tabell SomTabell(Konsolidertsvar svar)
    {
        var deler = svar.Linjer.Count > 0 ? svar.Linjer[0].Enheter ?? [] : [];
        Kolonne<Konsolidertlinjesvar>[] kolonner =
        [
            new("Post", Tekst, l => l.Post), new("Tekst", Tekst, l => l.Tekst), new("Linjetype", Tekst, l => l.Type),
            .. deler.Select((d, i) => new Kolonne<Konsolidertlinjesvar>(d.Enhet, Tall, l => l.Enheter![i].Beloep)),
            new("Regnskap", Tall, l => l.Regnskap), new("Regnskap forrige år", Tall, l => l.RegnskapForrigeAar),
        ];
        return Tabell.Av(
            $"konsolidert-{sti}", $"Konsolidert: {svar.Navn}",
            [
                .. Rapporttabell.Om(
                    svar.Kommunenummer, svar.Aar, svar.Hjemmel, svar.TilPeriode, svar.Versjoner[0].Versjon, svar.Versjoner[0].Kjedehode),
                .. Rapporttabell.Vist(svar.Enhet, svar.Fortegn), ("Mangler", svar.Mangler.Count == 0 ? null : string.Join("; ", svar.Mangler)),
            ],
            svar.Linjer, kolonner);
    }
}

/// <summary>A statement of the consolidated accounts.</summary>
/// <param name="OgsaaKonsolidert">true when the municipality has no other unit in it: its own accounts are the consolidated ones too.</param>
/// <param name="Versjoner">The version of each unit's ledger that the figures are of, those of the year before among them.</param>
/// <param name="Mangler">Units that should be in it and have no accounts for the year, or for the year before.</param>
public sealed record Konsolidertsvar(
    string Kommunenummer, int Aar, string Oppstilling, string Navn, string Hjemmel, int TilPeriode, string Enhet, string Fortegn, bool OgsaaKonsolidert,
    IReadOnlyList<Konsolidertversjon> Versjoner, IReadOnlyList<Konsolidertlinjesvar> Linjer, IReadOnlyList<string> Mangler);

/// <summary>The version of a unit's ledger. The municipality's own is KASSE.</summary>
public sealed record Konsolidertversjon(string Enhet, string Navn, long Versjon, string Kjedehode);

/// <summary>A line of the consolidated accounts.</summary>
public sealed record Konsolidertlinjesvar(string Post, string Tekst, string Type, decimal Regnskap, decimal? RegnskapForrigeAar)
{
    /// <summary>Each unit's part of the line, what is eliminated and what is added: they sum to it. There with perEnhet.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<Konsolidertdel>? Enheter { get; init; }
}

/// <summary>A unit's part of a line.</summary>
/// <param name="Enhet">The unit's code, KASSE, elimineringer or justeringer.</param>
public sealed record Konsolidertdel(string Enhet, decimal Beloep)
{
    public const string Elimineringer = "elimineringer", Justeringer = "justeringer";
}
