using Ledger.Application.Aarsavslutning;
using Ledger.Application.Bokfoering;
using Ledger.Application.Grunndata;
using Ledger.Application.Porter;
using Ledger.Application.Skriving;
using Ledger.Application.Varsler;
using Ledger.Domain.Fond;
using Ledger.Domain.Hovedbok;
using Ledger.Domain.Organisasjon;
using Ledger.Domain.Verdier;

namespace Ledger.Storage.Tests;

/// <summary>A closing whose write is undone by the store, or whose answer is lost: it is booked once, and answers and keeps what was booked.</summary>
public sealed class AvslutningGjentasTests : Lagerproeve
{
    private static readonly Regnskapsaar Aar = Regnskapsaar.Fra(2025);
    private static readonly Skriveoppdrag Oppdrag = new("test");
    private readonly List<string> _kall = [];

    [SetUp]
    public async Task SetUp()
    {
        var (grunndata, flyt) = Deler(Store);
        var definer = new Grunndatatjeneste(Store, grunndata, flyt);
        await definer.RegistrerKommuneAsync(Ledger, "Prøve", Organisasjonsnummer.Parse("935478715"), Oppdrag, None);
        await definer.DefinerOrganisasjonAsync(Ledger, Aar, [new Enhet(Ansvar.Parse("101"), "Skole", Nivaa.Ansvar, default)], Oppdrag, None);
        await definer.DefinerFondAsync(Ledger, new Fondsopplysning(Fondskode.Parse("DISP"), "Disp", Fondstype.Disposisjonsfond, null), Oppdrag, None);
        await new Bilagstjeneste(Store, grunndata, flyt, new Bokfoeringsvarsler(grunndata, new Innholdsminne(new Avtrykkslaas(Store)), new Aapningssammenligning())).BokfoerAsync(
            Ledger, Aar,
            [
                Rad("drift", "-100", art: "800", funksjon: "840", ansvar: "101"),
                Rad("balanse", "100", kapittel: "10", sektor: "320"),
            ],
            null, Oppdrag, None);
    }

    [TestCase(nameof(ISkriveoekt.AppendAsync), false)]
    [TestCase(nameof(ISkriveoekt.EndreSaldoAsync), false)]
    [TestCase(nameof(ISkriveoekt.CommitAsync), true)]
    public async Task A_closing_is_done_again_as_if_it_had_not_been_tried(string kall, bool etter)
    {
        var feil = 1;
        bool Feiler(string navn) => navn == kall && feil-- > 0;
        var store = Feilproxy.Om<ILedgerStore>(Store, _kall, etter ? null : Feiler, etter ? Feiler : null);
        var (svar, _) = await Tjeneste(store).AvsluttAsync(Ledger, Aar, new Avslutningsbestilling(new Avslutningsutkast(), []), etter ? "k" : null, Oppdrag, None);
        Assert.That(feil, Is.LessThan(1), "it failed once");
        Assert.That(svar.Bilagsnumre, Is.EqualTo([2]));
        var lest = await Tjeneste(Store).HentAsync(Ledger, Aar, None);
        Assert.That((lest.Versjon, lest.Kjedehode, lest.Avslutning), Is.EqualTo((svar.Versjon, svar.Kjedehode, 1)));
        Assert.That(lest.Bilagsnumre, Is.EqualTo(svar.Bilagsnumre), "the journal has what was booked");
        Assert.That(lest.Steg.Select(s => (s.Bilagsnummer, s.Posteringer.Count)), Is.EqualTo([(2, 2)]));
        Assert.That((await new Ledger.Application.Revisjon.Revisjonstjeneste(Store).KontrollerAsync(Ledger, None)).ErHel, Is.True);
    }

    private static Posteringsfelt Rad(
        string kontoklasse, string beloep, string art = "", string funksjon = "", string ansvar = "", string kapittel = "", string sektor = "") => new()
    {
        Bilagsreferanse = "R", Bilagsdato = "2025-05-15", Periode = "5", Kontoklasse = kontoklasse, Art = art, Funksjon = funksjon, Ansvar = ansvar,
        Kapittel = kapittel, Sektor = sektor, Beloep = beloep,
    };

    private static Avslutningstjeneste Tjeneste(ILedgerStore store)
    {
        var (grunndata, flyt) = Deler(store);
        var beregning = new Avslutningsberegning(store, grunndata);
        return new Avslutningstjeneste(store, grunndata, beregning, new Avslutningsretur(store, grunndata, beregning), flyt);
    }

    private static (Grunndataleser Grunndata, Skriveflyt Flyt) Deler(ILedgerStore store) =>
        (new Grunndataleser(store), new Skriveflyt(store, store, new Avtrykkslaas(store), TimeProvider.System));
}
