using System.Runtime.CompilerServices;
using Ledger.Application.Grunndata;
using Ledger.Application.Porter;
using Ledger.Application.Lesing;
using Ledger.Application.Rapportering;
using Ledger.Application.Tabeller;
using Ledger.Domain.Hovedbok;
using Ledger.Domain.Kjede;
using Ledger.Domain.Kontoplaner;
using Ledger.Domain.Verdier;
using static Ledger.Application.Tabeller.Kolonnetype;

namespace Ledger.Application.Rapporter;

/// <summary>All entries of periods in the order they were booked (bokføringsforskriften § 3-1 nr. 1), written while they are read.</summary>
public sealed class Bokfoeringsspesifikasjonen : Rapport<Bokfoeringsspesifikasjon>
{
    private static readonly Kolonne<Bokfoeringsrad>[] Kolonner =
    [
        .. Posteringene.Bilagskolonner.Select(Rad), new("Tidspunkt", Tekst, r => r.Tidspunkt), new("Bruker", Tekst, r => r.Bruker),
        .. Posteringene.Egnekolonner.Select(Rad),
    ];

    private static Kolonne<Bokfoeringsrad> Rad(Kolonne<Posteringslinjesvar> k) => new(k.Overskrift, k.Type, r => k.Verdi(r.Rad));

    public override string Navn => "bokfoeringsspesifikasjon";

    public override string Emne => "Revisjon";

    public override bool ViserTekster => true;

    public override string Sammendrag => "Alle posteringer i perioder i den rekkefølgen de er bokført (bokføringsforskriften § 3-1 nr. 1).";

    /// <summary>It is as long as the year, so it is never held in memory.</summary>
    public override bool ErFast => false;

    public override IReadOnlyList<Rapportformat> Formater => [Rapportformat.Ndjson, Rapportformat.Csv, Rapportformat.Xlsx];

    public override IReadOnlyList<Rapportparameter> Parametre { get; } =
        [Rapportparametre.FraPeriode, Rapportparametre.TilPeriode, Rapportparametre.Versjon, Rapportparametre.PerTidspunkt, Rapportparametre.Tilstand];

    public override async Task<Rapportsvar> SvarAsync(Rapportspoersmaal spoersmaal, Rapportkilde kilde, CancellationToken ct)
    {
        var (fra, til) = Kontospesifikasjonen.Perioder(spoersmaal);
        var grunnlag = await kilde.HentAsync(spoersmaal, ct);
        var (hode, aar, kube) = (grunnlag.Hode, grunnlag.Grunndata.Aar, grunnlag.Kube);
        return new Rapportsvar(hode, () => new Bokfoeringsspesifikasjon(
            hode.Ledger.ToString(), aar.Aar, fra.Nummer, til.Nummer, hode.Versjon, hode.Kjedehode.ToString(),
            Enumerable.Range(0, kube.Antall).Sum(noekkel => kube.AntallPosteringer(noekkel, fra, til)),
            RaderAsync(kilde.JournalAsync(hode, ct), grunnlag.Grunndata, fra, til, ct)));
    }

    public override IAsyncEnumerable<object> Linjer(object svar) => ((Bokfoeringsspesifikasjon)svar).Rader.Select(object (r) => r.Rad);

    protected override Tabell SomTabell(Bokfoeringsspesifikasjon svar) => Tabell.Av(
        Navn, "Bokføringsspesifikasjon",
        [
            .. Rapporttabell.Om(svar.Kommunenummer, svar.Aar, "Bokføringsforskriften § 3-1 nr. 1", svar.TilPeriode, svar.Versjon, svar.Kjedehode),
            ("Fra periode", svar.FraPeriode),
        ],
        svar.Rader, svar.AntallRader, Kolonner);

    private static async IAsyncEnumerable<Bokfoeringsrad> RaderAsync(
        IAsyncEnumerable<Lestpost> poster, Kommunegrunnlag grunndata, Periode fra, Periode til, [EnumeratorCancellation] CancellationToken ct)
    {
        var navn = new Kodenavn(grunndata);
        await foreach (var post in poster.WithCancellation(ct))
        {
            if (post.Slag == Journalslag.Bilag && post.Ledd.Aar == grunndata.Aar.Aar && post.Periode >= fra.Nummer && post.Periode <= til.Nummer)
            {
                foreach (var rad in post.Rader)
                {
                    yield return Bokfoeringsrad.Av(post, rad, grunndata.Kontoplan, navn);
                }
            }
        }
    }
}

/// <summary>The entries of some periods. The contract knows its lines only.</summary>
public sealed record Bokfoeringsspesifikasjon(
    string Kommunenummer, int Aar, int FraPeriode, int TilPeriode, long Versjon, string Kjedehode, long AntallRader, IAsyncEnumerable<Bokfoeringsrad> Rader);

/// <summary>A posting with who booked it and when.</summary>
/// <param name="Tidspunkt">RFC 3339, UTC.</param>
public sealed record Bokfoeringsrad(Posteringslinjesvar Rad, string Tidspunkt, string Bruker)
{
    /// <summary>The row as it was written, with the codes that its account means: the specification is by account.</summary>
    public static Bokfoeringsrad Av(Lestpost post, Lestrad rad, Kommunekontoplan kontoplan, Kodenavn navn)
    {
        var postering = new Postering(
            rad.Dimensjon.Egne is null ? rad.Dimensjon : rad.Dimensjon.MedBetydning(kontoplan), rad.Beloep, rad.Tekst.Vist, rad.Motpart.Vist,
            rad.Dokument.Vist, rad.GjelderPeriode is { } gjelder ? Periode.Fra(gjelder) : null);
        return new Bokfoeringsrad(
            new Posteringslinjesvar(
                post.Ledd.Nummer, post.Referanse, post.Dato!.Value, post.Periode!.Value, 1, Posteringssvar.Av(rad.Linje, postering, navn)),
            Kanonisk.Tid(post.Ledd.Tidspunkt), post.Ledd.Bruker.ToString());
    }
}
