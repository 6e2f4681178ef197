using Ledger.Application.Grunndata;
using Ledger.Application.Lesing;
using Ledger.Application.Porter;
using Ledger.Application.Rapportering;
using Ledger.Application.Rettigheter;
using Ledger.Application.Tabeller;
using Ledger.Domain.Hovedbok;
using Ledger.Domain.Validering;
using Ledger.Domain.Verdier;
using static Ledger.Application.Tabeller.Kolonnetype;

namespace Ledger.Application.Rapporter;

/// <summary>A year's bilag without their rows: searched, ordered and counted.</summary>
/// <remarks>
/// A page is found by its place in the order at a version, so that pages of one version neither skip nor repeat, whatever is booked meanwhile.
/// </remarks>
public class Bilagslisten : Rapport<Bilagsliste>
{
    private const int StandardAntall = 100;
    private const int StoersteAntall = 1_000;

    private static readonly Kolonne<Bilagslinje>[] Kolonner =
    [
        new("Bilagsnummer", Heltall, l => l.Bilagsnummer), new("Bilagsreferanse", Tekst, l => l.Bilagsreferanse), new("Bilagsdato", Dato, l => l.Bilagsdato),
        new("Periode", Heltall, l => l.Periode), new("Tekst", Tekst, l => l.Tekst), new("Antall posteringer", Heltall, l => l.AntallPosteringer),
        new("Sum debet", Tall, l => l.SumDebet), new("Kilde", Tekst, l => l.Kilde), new("Tilbakefører", Heltall, l => l.Tilbakefoerer),
        new("Tilbakeført av", Heltall, l => l.TilbakefoertAv), new("Bruker", Tekst, l => l.Bruker), new("Versjon", Heltall, l => l.Versjon),
        new("Registrert av", Tekst, l => l.RegistrertAv), new("Attestert av", Tekst, l => l.AttestertAv), new("Anvist av", Tekst, l => l.AnvistAv),
    ];

    public override string Navn => "bilag";

    public override string Operasjon => "listBilag";

    public override string Emne => "Bokføring";

    public override bool ViserTekster => true;

    public override bool ErTung => true;

    public override string Sammendrag => "Årets bilag uten posteringer: søk, rekkefølge og antall, en side om gangen.";

    public override IReadOnlyList<string> Scopes { get; } = [Scope.Les, Scope.Revisjon, Scope.Bokfor];

    public override IReadOnlyList<Rapportparameter> Parametre { get; } =
    [
        Rapportparametre.Bilagsreferanse, Rapportparametre.FraNummer, Rapportparametre.TilNummer, Rapportparametre.FraDato, Rapportparametre.TilDato,
        Rapportparametre.FraPeriode, Rapportparametre.TilPeriode, Rapportparametre.FraBeloep, Rapportparametre.TilBeloep, Rapportparametre.Bruker,
        Rapportparametre.Soek, Rapportparametre.Bilagskilde, Rapportparametre.Sorter, Rapportparametre.Antall, Rapportparametre.Etter,
        Rapportparametre.Versjon, Rapportparametre.PerTidspunkt, Rapportparametre.Tilstand,
    ];

    public sealed override async Task<Rapportsvar> SvarAsync(Rapportspoersmaal spoersmaal, Rapportkilde kilde, CancellationToken ct)
    {
        var mest = Parametertolk.Heltall(spoersmaal["antall"], "antall", StandardAntall, 1, StoersteAntall);
        Sporring(spoersmaal);
        var grunnlag = await kilde.HentAsync(spoersmaal, ct);
        var side = Sidemerke.Av(this, spoersmaal, grunnlag.Hode.Versjon);

        // The cursor of a list is the place of the last one on the page.
        var hopp = checked((int)side.Les(spoersmaal["etter"]).Sekvens);
        var treff = await kilde.BilagAsync(
            Sporring(spoersmaal, grunnlag.Grunndata) with
            {
                Ledger = grunnlag.Hode.Ledger, Aar = grunnlag.Grunndata.Aar, TilSekvens = grunnlag.Hode.Sekvens, Hopp = hopp, Antall = mest,
            },
            ct);
        var totalt = treff.Count > 0 ? treff[0].Totalt : hopp;
        var neste = hopp + treff.Count < totalt ? side.Skriv(Posisjon.Fra(hopp + treff.Count, 0)) : null;
        return new Rapportsvar(grunnlag.Hode, () => new Bilagsliste(
            grunnlag.Hode.Ledger.ToString(), grunnlag.Grunndata.Aar.Aar, grunnlag.Hode.Versjon, grunnlag.Hode.Kjedehode.ToString(), totalt, hopp + 1,
            [.. treff.Select(Bilagslinje.Av)], neste));
    }

    protected sealed override Tabell SomTabell(Bilagsliste svar) => Tabell.Av(
        Navn, "Bilag",
        [
            .. Rapporttabell.Om(svar.Kommunenummer, svar.Aar, null, null, svar.Versjon, svar.Kjedehode),
            ("Antall i alt", svar.AntallTotalt), ("Neste side (etter)", svar.Neste),
        ],
        svar.Bilag, Kolonner);

    protected sealed override string? Neste(Bilagsliste svar) => svar.Neste;

    /// <summary>What is asked of a state; what the municipality has decided may be a part of it.</summary>
    protected virtual Bilagssporring Sporring(Rapportspoersmaal spoersmaal, Kommunegrunnlag grunndata) => Sporring(spoersmaal);

    /// <summary>Reads the search from the question alone, before any version of the ledger is read.</summary>
    /// <exception cref="Avvisning">400.</exception>
    protected virtual Bilagssporring Sporring(Rapportspoersmaal spoersmaal)
    {
        var (fraPeriode, tilPeriode) = spoersmaal.Perioder();
        int Nummer(string navn, int standard) => Parametertolk.Heltall(spoersmaal[navn], navn, standard, 1, int.MaxValue);
        var ((fra, til), (fraDato, tilDato)) = (spoersmaal.Beloepsspenn(), spoersmaal.Datospenn());
        var (fraNummer, tilNummer) = Parametertolk.Spenn<int>(Nummer("fraNummer", 1), Nummer("tilNummer", int.MaxValue), "fraNummer", "tilNummer");
        var referanse = spoersmaal["bilagsreferanse"];
        var sorter = spoersmaal["sorter"] ?? "bilagsnummer";
        if (sorter.TrimStart('-') is not ("bilagsnummer" or "bilagsdato" or "beloep") || sorter.StartsWith("--", StringComparison.Ordinal))
        {
            throw Avvisning.Ugyldig("sorter", Feilkoder.UgyldigFormat, "sorter er bilagsnummer, bilagsdato eller beloep, med minus foran for synkende.");
        }

        return new Bilagssporring(default, default, 0, 0, 0)
        {
            FraNummer = fraNummer!.Value,
            TilNummer = tilNummer!.Value,
            FraPeriode = fraPeriode,
            TilPeriode = tilPeriode,
            FraDato = fraDato,
            TilDato = tilDato,
            Referanse = referanse?.TrimEnd('*'),
            ErBegynnelse = referanse?.EndsWith('*') == true,
            Kilde = spoersmaal["bilagskilde"],
            Tekst = spoersmaal.Utvalg.Kode("soek"),
            Bruker = spoersmaal.Utvalg.Kode("bruker"),
            Beloep = fra is null && til is null ? null : (fra ?? Beloep.Null, til ?? Beloep.FraOere(long.MaxValue)),
            Sortering = Enum.Parse<Bilagssortering>(sorter.TrimStart('-'), ignoreCase: true),
            ErSynkende = sorter[0] == '-',
        };
    }
}

/// <summary>A page of bilag.</summary>
/// <param name="AntallTotalt">How many the question finds, whatever the page.</param>
/// <param name="FraNr">The place of the first one of the page among them, from 1.</param>
/// <param name="Neste">Give it as etter for the next page; null on the last one.</param>
public sealed record Bilagsliste(
    string Kommunenummer, int Aar, long Versjon, string Kjedehode, long AntallTotalt, int FraNr, IReadOnlyList<Bilagslinje> Bilag, string? Neste);

/// <summary>A bilag without its rows.</summary>
/// <param name="SumDebet">The sum of its positive rows, kroner.</param>
/// <param name="Tilbakefoerer">The number of the bilag that it reverses.</param>
/// <param name="TilbakefoertAv">The number of the bilag that reverses it.</param>
/// <param name="Bruker">The user or key that booked it.</param>
/// <param name="RegistrertAv">The person that it was booked for; the user or key where it was booked in its own name.</param>
public sealed record Bilagslinje(
    int Bilagsnummer, string Bilagsreferanse, DateOnly Bilagsdato, int Periode, string? Tekst, long AntallPosteringer, decimal SumDebet, string? Kilde,
    int? Tilbakefoerer, int? TilbakefoertAv, long Versjon, DateTimeOffset Tidspunkt, string? Bruker,
    string? RegistrertAv, string? AttestertAv, string? AnvistAv)
{
    public static Bilagslinje Av(Bilagstreff t) => new(
        t.Bilagsnummer, t.Referanse, t.Dato, t.Periode.Nummer, t.Tekst, t.AntallPosteringer, t.Debet.Kroner, t.Kilde, t.Tilbakefoerer, t.TilbakefoertAv,
        t.Versjon, t.Tidspunkt, t.Bruker, t.RegistrertAv, t.AttestertAv, t.AnvistAv);
}
