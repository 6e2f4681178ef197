using Ledger.Application.Aarsavslutning;
using Ledger.Application.Finans;
using Ledger.Application.Grunndata.Definisjoner;
using Ledger.Application.Porter;
using Ledger.Application.Profiler;
using Ledger.Application.Skriving;
using Ledger.Application.Tests.Verktoey;
using Ledger.Domain.Finans.Register;
using Ledger.Domain.Fond;
using Ledger.Domain.Kjede;
using Ledger.Domain.Verdier;

namespace Ledger.Application.Tests.Tjenester;

/// <summary>
/// What is stored is hashed as it stands, so each form keeps its bytes: the texts here are as version 1.0 wrote them. Forms differ in whether letters
/// outside ASCII are escaped and whether null is written; reading takes both.
/// </summary>
public sealed class LagredeByterTests
{
    private const string Profil =
        """{"navn":"Lønn <å>","kilde":"Visma","format":{"type":"csv","skilletegn":";"},"kolonner":{"beloep":{"tittel":"Beløp","kumulativ":true}}}""";

    private const string Finansrad =
        """[{"nummer":1,"referanse":"R\u00F81","slag":"laanebevegelse","objekt":"L1","dato":"2024-03-01","type":"avdrag","beloep":-100.50}]""";

    private const string Avslutning =
        """{"avslutning":1,"handling":"avsluttet","beregnetAv":7,"bilagsnumre":[3],"steg":[{"hjemmel":"§ 4-1","kontoklasse":"drift","art":"540","beloep":1.50,"foer":0,"etter":1.50,"begrunnelse":"Avsatt på fond","bilagsnummer":3}],"budsjettavvik":[],"funn":[],"valg":{"ansvar":{"verdi":"11100","kilde":"regler"}},"likevel":[{"kode":"k","verdi":"Ærlig","begrunnelse":""}]}""";

    private const string Kvittering = """{"navn":"\u00C6rlig \u003C\u00E5\u003E","bilagsnummer":null,"beloep":1.50,"dato":"2024-03-01"}""";

    private const string Valg = """{"ansvar":"11100","reservertOverfoering":1.50,"merforbruksrekkefoelge":["aarets"]}""";

    private const string Vedtak = """{"organ":"Bystyret i B\u00E6rum","type":"annet"}""";

    private static readonly Finanspost Avdrag =
        new("Rø1", Postslag.Laanebevegelse, "L1", new(2024, 3, 1)) { Nummer = 1, Type = "avdrag", Beloep = -100.50m, Tekst = "Fritt" };

    [Test]
    public void A_profile()
    {
        var skrevet = Profilform.Skriv(new(
            "Lønn <å>", "Visma", new("csv", Skilletegn: ";"), new Dictionary<string, Kolonneutkast> { ["beloep"] = new("Beløp", Kumulativ: true) }));
        Assert.That(skrevet, Is.EqualTo(Profil));
        Assert.That(Profilform.Skriv(Profilform.LesLagret(Profil)), Is.EqualTo(Profil));
    }

    [Test]
    public void The_facts_of_the_finance_register()
    {
        var (kode, json, tekster) = Postform.Skriv([Avdrag], 5).Single();
        Assert.That((kode, json, tekster["rad.0"]), Is.EqualTo(("finansposter/5/1", Finansrad, "Fritt")));
        var lest = Postform.Les(Post(Journalslag.Finanspost, Finansrad) with { Tekster = [new("rad.0", Verntekst.Aapen("Fritt"))] });
        Assert.That(lest, Is.EqualTo(new[] { Avdrag }));
    }

    [Test]
    public void A_closing()
    {
        var innhold = new Avslutningsinnhold(
            1, "avsluttet", null, 7, [3], null, null, null,
            [new("§ 4-1", null, "drift", "540", null, 1.50m, 0, 1.50m, "Avsatt på fond", 3)], [], null, [],
            new Dictionary<string, Valgsvar> { ["ansvar"] = new("11100", "regler") }, [new("k", null, "Ærlig", "Fordi")]);
        var (json, tekster) = innhold.Skriv("Vedtatt");
        Assert.That((json, tekster["begrunnelse"], tekster["likevel.0.begrunnelse"]), Is.EqualTo((Avslutning, "Vedtatt", "Fordi")));
        Assert.That(Avslutningsinnhold.Les(Post(Journalslag.Aarsavslutning, Avslutning))!.Skriv("Vedtatt").Json, Is.EqualTo(Avslutning));
    }

    [Test]
    public void The_choices_of_a_closing()
    {
        var utkast = new Avslutningsutkast { Ansvar = "11100", ReservertOverfoering = 1.50m, Merforbruksrekkefoelge = ["aarets"] };
        Assert.That(utkast.Felt().ToJsonString(), Is.EqualTo(Valg));
        Assert.That(Avslutningsutkast.Av<Avslutningsutkast>(utkast.Felt()).Felt().ToJsonString(), Is.EqualTo(Valg));
    }

    [Test]
    public void A_decision_on_the_budget()
    {
        Assert.That(Vedtaksinnhold.Skriv("Bystyret i Bærum", Domain.Budsjett.Vedtakstype.Annet), Is.EqualTo(Vedtak));
        Assert.That(Vedtaksinnhold.Les(Vedtak), Is.EqualTo(("Bystyret i Bærum", Domain.Budsjett.Vedtakstype.Annet)));
    }

    [Test]
    public async Task A_receipt()
    {
        using var bok = new Bok();
        await bok.OpprettAsync();
        var gitt = new Testkvittering("Ærlig <å>", null, 1.50m, new(2024, 3, 1));
        await bok.Flyt.UtfoerAsync(
            new(Bok.Ledger, 0, "fond", Bok.Oppdrag()),
            async (kontekst, ct) =>
            {
                await kontekst.DefinerAsync(
                    Journalslag.Fond, 0, "9", Fondsform.Skriv(new(Fondskode.Parse("9"), "Ni", Fondstype.Disposisjonsfond, null)), ct);
                return gitt;
            },
            null, CancellationToken.None);
        var siste = (await bok.Leser.TransaksjonerAsync(Bok.Ledger, null, "fond", long.MaxValue, 1, CancellationToken.None)).Single();
        Assert.That(siste.Kvittering, Is.EqualTo(Kvittering));
        Assert.That(Skriveflyt.LesKvittering<Testkvittering>(siste), Is.EqualTo(gitt));
    }

    private static Journalpost Post(Journalslag slag, string innhold) =>
        new(Bok.Ledger, 1, 1, slag, 2024, 0, "x", null, null, default, innhold, null, default);

    private sealed record Testkvittering(string Navn, int? Bilagsnummer, decimal Beloep, DateOnly Dato);
}
