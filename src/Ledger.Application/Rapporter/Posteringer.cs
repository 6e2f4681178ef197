using Ledger.Application.Grunndata;
using Ledger.Application.Porter;
using Ledger.Application.Lesing;
using Ledger.Application.Rapportering;
using Ledger.Application.Tabeller;
using Ledger.Domain.Oppstillinger;
using Ledger.Domain.Validering;
using Ledger.Domain.Verdier;
using static Ledger.Application.Tabeller.Kolonnetype;

namespace Ledger.Application.Rapporter;

/// <summary>The postings of a selection, a page at a time.</summary>
public sealed class Posteringene : Rapport<Posteringsliste>
{
    /// <summary>A posting with its bilag.</summary>
    internal static readonly Kolonne<Posteringslinjesvar>[] Bilagskolonner =
    [
        new("Bilagsnummer", Heltall, l => l.Bilagsnummer), new("Bilagsreferanse", Tekst, l => l.Bilagsreferanse), new("Bilagsdato", Dato, l => l.Bilagsdato),
        new("Periode", Heltall, l => l.Periode), new("Linje", Heltall, l => l.Postering.Linje), new("Kontoklasse", Tekst, l => l.Postering.Kontoklasse),
        new("Art", Tekst, l => l.Postering.Art), new("Funksjon", Tekst, l => l.Postering.Funksjon), new("Kapittel", Tekst, l => l.Postering.Kapittel),
        new("Sektor", Tekst, l => l.Postering.Sektor), new("Ansvar", Tekst, l => l.Postering.Ansvar), new("Prosjekt", Tekst, l => l.Postering.Prosjekt),
        new("Fond", Tekst, l => l.Postering.Fond), new("Merke", Tekst, l => l.Postering.Merke), new("Beløp", Tall, l => l.Postering.Beloep),
        new("Posteringstekst", Tekst, l => l.Postering.Tekst), new("Motpart", Tekst, l => l.Postering.Motpart),
        new("Dokument", Tekst, l => l.Postering.Dokument),
    ];

    /// <summary>
    /// What came later stands last: whoever reads by position goes on as before. The names are on every page, so that pages can be put together.
    /// </summary>
    internal static readonly Kolonne<Posteringslinjesvar>[] Egnekolonner =
    [
        new("Lokal konto", Tekst, l => l.Postering.Konto, Valgfri: true), new("Kontonavn", Tekst, l => l.Postering.Kontonavn, Valgfri: true),
        new("Lokal funksjon", Tekst, l => l.Postering.LokalFunksjon, Valgfri: true),
        new("Lokal funksjons navn", Tekst, l => l.Postering.LokalFunksjonsnavn, Valgfri: true),
        new("Fridim1", Tekst, l => l.Postering.Fridim1, Valgfri: true), new("Fridim2", Tekst, l => l.Postering.Fridim2, Valgfri: true),
        new("Gjelder periode", Heltall, l => l.Postering.GjelderPeriode, Valgfri: true),
        new("Skrevet ansvar", Tekst, l => l.Postering.SkrevetAnsvar, Valgfri: true),
        new("Skrevet prosjekt", Tekst, l => l.Postering.SkrevetProsjekt, Valgfri: true),
        new("Artens navn", Tekst, l => l.Postering.Artsnavn), new("Funksjonens navn", Tekst, l => l.Postering.Funksjonsnavn),
        new("Kapittelets navn", Tekst, l => l.Postering.Kapittelnavn),
        new("Sektorens navn", Tekst, l => l.Postering.Sektornavn), new("Ansvarets navn", Tekst, l => l.Postering.Ansvarsnavn),
        new("Prosjektets navn", Tekst, l => l.Postering.Prosjektnavn), new("Fondets navn", Tekst, l => l.Postering.Fondsnavn),
    ];

    /// <summary>The same with how it counts.</summary>
    internal static readonly Kolonne<Posteringslinjesvar>[] Kolonner = [.. Bilagskolonner, new("Vekt", Heltall, l => l.Vekt), .. Egnekolonner];

    public override string Navn => "posteringer";

    public override string Operasjon => "listPosteringer";

    public override string Emne => "Drill-down";

    public override bool ViserTekster => true;

    public override bool ErPerEnhet => true;

    public override string Sammendrag => "Posteringer etter dimensjon og periode, en side om gangen.";

    public override IReadOnlyList<Rapportparameter> Parametre { get; } =
    [
        Rapportparametre.Kontoklasse, Rapportparametre.Art, Rapportparametre.Funksjon, Rapportparametre.Kapittel, Rapportparametre.Sektor,
        Rapportparametre.Ansvar,
        Rapportparametre.Prosjekt, Rapportparametre.Fond, Rapportparametre.Merke, .. Rapportparametre.Egne, Rapportparametre.Uten,
        Rapportparametre.FraPeriode, Rapportparametre.TilPeriode, Rapportparametre.Periodisering, .. Radfilter.Parametre,
        Rapportparametre.Antall, Rapportparametre.Etter, Rapportparametre.Versjon, Rapportparametre.PerTidspunkt, Rapportparametre.Tilstand,
    ];

    public override IReadOnlyList<Lukketfelt> Lukkede =>
    [
        Lukketfelt.Av<Posteringssvar>("kontoklasse", Lukkedeverdier.Kontoklasser), Lukketfelt.Av<Posteringssvar>("merke", Lukkedeverdier.Merker),
    ];

    public override async Task<Rapportsvar> SvarAsync(Rapportspoersmaal spoersmaal, Rapportkilde kilde, CancellationToken ct)
    {
        var (fra, til) = spoersmaal.Perioder();
        var radfilter = Radfilter.Les(spoersmaal);
        var grunnlag = spoersmaal.Avgrenset(await kilde.HentAsync(spoersmaal, ct));
        var noekler = Filter(grunnlag, spoersmaal).Noekler(grunnlag.Kube, grunnlag.Grunndata.Organisasjon!, grunnlag.Grunndata.Fond);
        var side = radfilter is null
            ? await Posteringsside.HentAsync(this, kilde, grunnlag, spoersmaal, [.. noekler.Select(n => (n, 1))], fra, til, ct)
            : await Posteringsside.SoekAsync(this, kilde, grunnlag, spoersmaal, [.. noekler], radfilter, fra, til, ct);
        return new Rapportsvar(grunnlag.Hode, () => side.Liste(grunnlag));
    }

    protected override Tabell SomTabell(Posteringsliste svar) => Posteringsliste.SomTabell(svar);

    protected override string? Neste(Posteringsliste svar) => svar.Neste;

    private static Postfilter Filter(Rapportgrunnlag grunnlag, Rapportspoersmaal spoersmaal)
    {
        var feil = new Feilsamling();
        var u = spoersmaal.Utvalg;
        var utkast = new Filterutkast(
            u.Kode("kontoklasse"), u.Kode("art"), u.Kode("funksjon"), u.Kode("kapittel"), u.Kode("ansvar"),
            Prosjekt: u.Kode("prosjekt"), Fond: u.Kode("fond"), Merke: u.Kode("merke"), Konto: u.Kode("konto"),
            LokalFunksjon: u.Kode("lokalFunksjon"), Fridim1: u.Kode("fridim1"), Fridim2: u.Kode("fridim2"), Uten: u.Kode("uten"),
            Sektor: u.Kode("sektor"));
        var filter = Filterleser.Les(utkast, "", grunnlag.Grunndata.Organisasjon!, feil);
        return feil.HarFeil ? throw Avvisning.Av(feil, Avvisningsgrunn.Ugyldig) : filter;
    }
}

/// <summary>A page of postings in chain order.</summary>
/// <param name="Sum">Kroner: of all postings asked for, whatever the page.</param>
/// <param name="Neste">Give it as etter for the next page; null on the last one.</param>
/// <param name="AntallTotalt">How many postings are asked for, whatever the page.</param>
public sealed record Posteringsliste(
    string Kommunenummer, int Aar, long Versjon, string Kjedehode, decimal Sum, IReadOnlyList<Posteringslinjesvar> Posteringer, string? Neste,
    long AntallTotalt)
{
    internal static Tabell SomTabell(Posteringsliste svar) => Tabell.Av(
        "posteringer", "Posteringer",
        [
            .. Rapporttabell.Om(svar.Kommunenummer, svar.Aar, null, null, svar.Versjon, svar.Kjedehode),
            ("Sum av alle", svar.Sum), ("Neste side (etter)", svar.Neste),
        ],
        svar.Posteringer, Posteringene.Kolonner);
}

/// <summary>A posting with its bilag.</summary>
/// <param name="Vekt">How the posting counts in the line asked for: the sum of vekt times beloep is the line. 1 in other lists.</param>
public sealed record Posteringslinjesvar(int Bilagsnummer, string Bilagsreferanse, DateOnly Bilagsdato, int Periode, int Vekt, Posteringssvar Postering)
{
    public static Posteringslinjesvar Av(LagretPostering p, int vekt, Kodenavn navn) =>
        new(p.Bilagsnummer, p.Bilagsreferanse, p.Bilagsdato, p.Periode.Nummer, vekt, Posteringssvar.Av(p.Posisjon.Linje, p.Postering, navn));
}
