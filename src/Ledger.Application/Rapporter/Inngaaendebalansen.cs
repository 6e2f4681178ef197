using Ledger.Application.Aarsavslutning;
using Ledger.Application.Lesing;
using Ledger.Application.Rapportering;
using Ledger.Application.Tabeller;
using Ledger.Domain.Aarsavslutning;
using Ledger.Domain.Inngaaendebalanse;
using static Ledger.Application.Tabeller.Kolonnetype;

namespace Ledger.Application.Rapporter;

/// <summary>The opening balance against the closing balance of the year before, key by key.</summary>
public sealed class Inngaaendebalansen : Aarsrapport<Inngaaendebalansesvar>
{
    private static readonly Kolonne<Inngaaendelinjesvar>[] Kolonner =
    [
        new("Kapittel", Tekst, l => l.Kapittel), new("Sektor", Tekst, l => l.Sektor), new("Ansvar", Tekst, l => l.Ansvar),
        new("Prosjekt", Tekst, l => l.Prosjekt), new("Fond", Tekst, l => l.Fond), new("Konto", Tekst, l => l.Konto, Valgfri: true),
        new("Utgående forrige år", Tall, l => l.UtgaaendeForrige), new("Inngående", Tall, l => l.Inngaaende), new("Differanse", Tall, l => l.Differanse),
    ];

    public override string Navn => "inngaaendebalanse";

    public override string Emne => "Årsavslutning";

    public override string Sammendrag => "Inngående balanse mot utgående balanse året før, nøkkel for nøkkel.";

    public override IReadOnlyList<Rapportparameter> Parametre { get; } =
        [Rapportparametre.Versjon, Rapportparametre.PerTidspunkt, Rapportparametre.Tilstand, Rapportparametre.Enhet];

    public override IReadOnlyList<Lukketfelt> Lukkede =>
        [.. Lukketfelt.Vist<Inngaaendebalansesvar>(), Lukketfelt.Av<Inngaaendebalansesvar>("status", Balansestatuser.Navnene)];

    protected override Func<Inngaaendebalansesvar> Forbered(Rapportgrunnlag grunnlag, Rapportspoersmaal spoersmaal)
    {
        Grupper.Avvis(spoersmaal);
        var visning = Visning.Les(spoersmaal["enhet"], null);
        return () =>
        {
            var (sammenligning, merknad) = Aapningsavvik.Sammenlign(grunnlag);
            return new Inngaaendebalansesvar(
                grunnlag.Hode.Ledger.ToString(), grunnlag.Grunndata.Aar.Aar, Navn, sammenligning.Status.Navn(), sammenligning.Foreloepig, merknad,
                grunnlag.Hode.Versjon, grunnlag.Hode.Kjedehode.ToString(), visning.Enhetsnavn, visning.Fortegnsnavn, sammenligning.AntallAvvik,
                visning.Vis(sammenligning.SumAbsolutt), [.. sammenligning.Kapitler.Select(k => Inngaaendekapittelsvar.Av(k, visning))],
                [.. sammenligning.Linjer.Select(l => Inngaaendelinjesvar.Av(l, visning))]);
        };
    }

    protected override Tabell SomTabell(Inngaaendebalansesvar svar) => Tabell.Av(
        svar.Oppstilling, "Inngående balanse",
        [
            .. Rapporttabell.Om(svar.Kommunenummer, svar.Aar, null, null, svar.Versjon, svar.Kjedehode), .. Rapporttabell.Vist(svar.Enhet, svar.Fortegn),
            ("Status", svar.Status), ("Foreløpig", Rapporttabell.JaNei(svar.Foreloepig)), ("Merknad", svar.Merknad),
        ],
        svar.Linjer, Kolonner);
}

/// <summary>The opening balance against the closing balance of the year before. Ledger sign.</summary>
/// <param name="Status">stemmer, avviker or forrigeMangler.</param>
/// <param name="Foreloepig">The year before is open; its closing balance is what it would be by the municipality's rules.</param>
/// <param name="Merknad">Why the year before is compared as it stands; null when nothing is to be said.</param>
/// <param name="SumAbsolutt">The sum of what each key differs by, whatever its sign.</param>
public sealed record Inngaaendebalansesvar(
    string Kommunenummer, int Aar, string Oppstilling, string Status, bool Foreloepig, string? Merknad, long Versjon, string Kjedehode, string Enhet,
    string Fortegn, int AntallAvvik, decimal SumAbsolutt, IReadOnlyList<Inngaaendekapittelsvar> Kapitler, IReadOnlyList<Inngaaendelinjesvar> Linjer);
