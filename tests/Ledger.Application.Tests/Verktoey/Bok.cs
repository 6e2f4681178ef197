using System.Globalization;
using System.Text;
using Ledger.Application.Aarsavslutning;
using Ledger.Application.Bokfoering;
using Ledger.Application.Budsjett;
using Ledger.Application.Grunndata;
using Ledger.Application.Import;
using Ledger.Application.Lesing;
using Ledger.Application.Porter;
using Ledger.Application.Revisjon;
using Ledger.Application.Skriving;
using Ledger.Application.Varsler;
using Ledger.Domain;
using Ledger.Domain.Budsjett;
using Ledger.Domain.Fond;
using Ledger.Domain.Hovedbok;
using Ledger.Domain.Organisasjon;
using Ledger.Domain.Verdier;
using Ledger.Storage.Sqlite;

namespace Ledger.Application.Tests.Verktoey;

/// <summary>A small municipality in a file of its own, and the services that write in it. What stands between them and the file may be given.</summary>
public sealed class Bok : IDisposable
{
    public static readonly LedgerId Ledger = LedgerId.Parse("3201");
    public static readonly Regnskapsaar Aar = Regnskapsaar.Fra(2024);
    private static readonly CancellationToken None = CancellationToken.None;
    private readonly string _mappe = Path.Combine(Path.GetTempPath(), $"ledger-{Guid.NewGuid():N}");

    public Bok(Func<IHovedbokskriver, IHovedbokskriver>? skriver = null, Func<IHovedbokleser, IHovedbokleser>? leser = null)
    {
        Store = new SqliteStore(_mappe, TimeProvider.System);
        Store.MigrerAsync(None).GetAwaiter().GetResult();
        Leser = leser?.Invoke(Store) ?? Store;
        Grunndata = new Grunndataleser(Leser);
        Flyt = new Skriveflyt(
            skriver?.Invoke(Store) ?? Store, new Tilstand(Store), new Avtrykkslaas(Store), TimeProvider.System);
        Definisjoner = new Grunndatatjeneste(Leser, Grunndata, Flyt);
        Perioder = new Periodetjeneste(Leser, Grunndata, Flyt);
        var varsler = new Bokfoeringsvarsler(Grunndata, new Innholdsminne(new Avtrykkslaas(Store)), new Aapningssammenligning());
        Bilag = new Bilagstjeneste(Leser, Grunndata, Flyt, varsler);
        Vedtak = new Vedtakstjeneste(Leser, Grunndata, new Ledger.Application.Opplysninger.Registerlager(Leser), Flyt);
        Import = new Importtjeneste(Leser, Grunndata, Flyt, varsler, new Importgrenser(MestRader: 20, MestRaderPerBilag: 6));
        var beregning = new Avslutningsberegning(Leser, Grunndata);
        Aapning = new Aapningstjeneste(Leser, Grunndata, Flyt);
        Avslutning = new Avslutningstjeneste(Leser, Grunndata, beregning, new Avslutningsretur(Leser, Grunndata, beregning), Flyt);
    }

    public SqliteStore Store { get; }

    public IHovedbokleser Leser { get; }

    public Grunndataleser Grunndata { get; }

    public Skriveflyt Flyt { get; }

    public Grunndatatjeneste Definisjoner { get; }

    public Periodetjeneste Perioder { get; }

    public Bilagstjeneste Bilag { get; }

    public Vedtakstjeneste Vedtak { get; }

    public Importtjeneste Import { get; }

    public Avslutningstjeneste Avslutning { get; }

    public Aapningstjeneste Aapning { get; }

    public static Skriveoppdrag Oppdrag(bool proev = false) => new("test", proev);

    /// <summary>The municipality with one area, two units and two funds.</summary>
    public async Task OpprettAsync()
    {
        Assert.That(Organisasjonsnummer.TryParse("935478715", out var nummer), Is.True);
        await Definisjoner.RegistrerKommuneAsync(Ledger, "Bærum", nummer, Oppdrag(), None);
        await Definisjoner.DefinerOrganisasjonAsync(Ledger, Aar, Enheter("11100", "11200"), Oppdrag(), None);
        await FondAsync("1", Fondstype.Disposisjonsfond);
        await FondAsync("2", Fondstype.UbundetInvesteringsfond);
    }

    public static IReadOnlyList<Enhet> Enheter(params string[] ansvar) =>
    [
        new(Ansvar.Parse("1"), "Oppvekst", Nivaa.Direktoromraade, default),
        .. ansvar.Select(a => new Enhet(Ansvar.Parse(a), "Enhet " + a, Nivaa.Ansvar, Ansvar.Parse("1"))),
    ];

    public Task<Definisjonskvittering> FondAsync(string kode, Fondstype type) =>
        Definisjoner.DefinerFondAsync(Ledger, new Fondsopplysning(Fondskode.Parse(kode), "Fond " + kode, type, null), Oppdrag(), None);

    /// <summary>A bilag of pay and cash.</summary>
    public Task<Bilagskvittering> BokfoerAsync(string referanse, decimal kroner, int periode = 1, bool proev = false) =>
        Bilag.BokfoerAsync(Ledger, Aar, Rader(referanse, kroner, periode), null, Oppdrag(proev), None);

    public static IReadOnlyList<Posteringsfelt> Rader(string referanse, decimal kroner, int periode) =>
    [
        Rad(referanse, periode, kroner, r => (r.Kontoklasse, r.Art, r.Funksjon, r.Ansvar) = ("drift", "010", "202", "11100")),
        Rad(referanse, periode, -kroner, r => (r.Kontoklasse, r.Kapittel, r.Sektor) = ("balanse", "10", "320")),
    ];

    public Task<Skrivesvar<Vedtakskvittering>> VedtaAsync(
        string referanse, string? noekkel, bool proev, params (string Art, string Beloep)[] linjer) =>
        Vedtak.VedtaAsync(
            new Vedtaksordre(
                Ledger, Aar,
                [new Vedtaksutkast(
                    referanse, new DateOnly(2023, 12, 13), "kommunestyret", Vedtakstype.Opprinnelig, null,
                    [.. linjer.Select(l => new Budsjettlinjeutkast(
                        new Posteringsfelt { Kontoklasse = "drift", Art = l.Art, Funksjon = l.Art == "870" ? "800" : "202", Ansvar = "11100", Beloep = l.Beloep }, null))])],
                [], Oppdrag(proev), noekkel),
            None);

    /// <summary>The original budget of a year in drift, or what takes its place.</summary>
    public Task<Skrivesvar<Vedtakskvittering>> VedtaFondAsync(
        Regnskapsaar aar, string referanse, string? erstatter, params (string Art, string Fond, decimal Kroner)[] linjer) =>
        Vedtak.VedtaAsync(
            new Vedtaksordre(
                Ledger, aar,
                [new Vedtaksutkast(
                    referanse, new DateOnly(aar.Aar - 1, 12, 13), "kommunestyret", Vedtakstype.Opprinnelig, null,
                    [.. linjer.Select(l => new Budsjettlinjeutkast(
                        new Posteringsfelt
                        {
                            Kontoklasse = "drift", Art = l.Art, Funksjon = "880", Fond = l.Fond, Ansvar = "11100", Beloep = l.Kroner.ToString(CultureInfo.InvariantCulture),
                        },
                        null))])
                { Erstatter = erstatter, Begrunnelse = erstatter is null ? null : "Feil" }],
                [], Oppdrag(), null),
            None);

    /// <summary>Money on a fund at the beginning of the year.</summary>
    public Task<Bilagskvittering> InngaaendeFondAsync(string fond, decimal kroner) => Bilag.BokfoerAsync(
        Ledger, Aar,
        [
            Rad("IB" + fond, 0, -kroner, r => (r.Kontoklasse, r.Kapittel, r.Sektor, r.Fond) = ("balanse", "56", "080", fond)),
            Rad("IB" + fond, 0, kroner, r => (r.Kontoklasse, r.Kapittel, r.Sektor) = ("balanse", "10", "320")),
        ],
        null, Oppdrag(), None);

    public Task<Skrivesvar<Importkvittering>> ImporterAsync(string noekkel, string csv, bool proev = false) =>
        Import.ImporterAsync(
            new Importordre(Ledger, Aar, Oppdrag(proev), noekkel, () => new CsvLeser(new MemoryStream(Encoding.UTF8.GetBytes(csv))), null), None);

    public async Task<Aarsavslutningssvar> AvsluttAsync(bool proev = false, bool erstatt = false, Avslutningsutkast? valg = null) =>
        (await Avslutning.AvsluttAsync(Ledger, Aar, new Avslutningsbestilling(valg ?? new(), [], erstatt), null, Oppdrag(proev), None)).Svar;

    public Task<Avslutningskvittering> AngreAsync() => Avslutning.TilbakefoerAsync(Ledger, Aar, "Feil", [], Oppdrag(), None);

    /// <summary>Where the chain stands, when chain, saldo and versions hold together; else what is wrong.</summary>
    public async Task<long> HelVersjonAsync()
    {
        var kontroll = await new Revisjonstjeneste(Store).KontrollerAsync(Ledger, None);
        Assert.That(kontroll.ErHel, Is.True, kontroll.ToString());
        return kontroll.Hode.Versjon;
    }

    public void Dispose()
    {
        Store.Dispose();
        Directory.Delete(_mappe, recursive: true);
    }

    private static Posteringsfelt Rad(string referanse, int periode, decimal kroner, Action<Posteringsfelt> sett)
    {
        var rad = new Posteringsfelt
        {
            Bilagsreferanse = referanse, Bilagsdato = $"2024-{Math.Clamp(periode, 1, 12):00}-15", Periode = periode.ToString(CultureInfo.InvariantCulture),
            Beloep = kroner.ToString(CultureInfo.InvariantCulture),
        };
        sett(rad);
        return rad;
    }

    /// <summary>The database's own, to which <see cref="ForbigaaendeException"/> is one that may be tried again.</summary>
    private sealed class Tilstand(ILagertilstand ekte) : ILagertilstand
    {
        public Task MigrerAsync(CancellationToken ct) => ekte.MigrerAsync(ct);

        public Task<Lagerfeil?> HelseAsync(CancellationToken ct) => ekte.HelseAsync(ct);

        public Task<IReadOnlyList<string>> MerknaderAsync(CancellationToken ct) => ekte.MerknaderAsync(ct);

        public Lagerfeil? Feil(Exception exception) => ekte.Feil(exception);

        public bool KanGjentas(Exception exception) => exception is ForbigaaendeException || ekte.KanGjentas(exception);
    }
}
