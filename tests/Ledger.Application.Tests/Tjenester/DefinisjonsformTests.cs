using Ledger.Application.Grunndata.Definisjoner;
using Ledger.Domain.Fond;
using Ledger.Domain.Noekkeltall;
using Ledger.Domain.Organisasjon;
using Ledger.Domain.Verdier;

namespace Ledger.Application.Tests.Tjenester;

/// <summary>
/// Each stored definition has one codec: what it reads it writes again to the byte, since defining the same again is found by comparing texts.
/// </summary>
public sealed class DefinisjonsformTests
{
    [TestCase("Bufferfond", Fondstype.Disposisjonsfond, null, null, null)]
    [TestCase("Gave", Fondstype.BundetDriftsfond, "Til skolen", "F1", "25110")]
    public void A_fund_is_read_as_it_was_written(string navn, Fondstype type, string? formaal, string? kode, string? konto)
    {
        var fond = new Fondsopplysning(Fondskode.Parse("F-1"), navn, type, formaal, kode) { Konto = konto };
        var lest = Fondsform.Les("F-1", Fondsform.Skriv(fond));
        Assert.That(lest, Is.EqualTo(fond));
        Assert.That(Fondsform.Skriv(lest), Is.EqualTo(Fondsform.Skriv(fond)));
    }

    [Test]
    public void An_organisation_is_read_as_it_was_written_in_the_order_of_its_codes()
    {
        Enhet[] enheter =
        [
            new(Ansvar.Parse("210"), "Skole", Nivaa.Ansvar, Ansvar.Parse("20")) { GyldigFra = new(2024, 3, 1), GyldigTil = new(2024, 12, 31), ErstattetAv = Ansvar.Parse("20") },
            new(Ansvar.Parse("20"), "Oppvekst", Nivaa.Direktoromraade, default) { Nivaanavn = "sektor" },
        ];
        var tekst = Organisasjonsform.Skriv(enheter, "sektor");
        var lest = Organisasjonsform.Les(tekst);
        Assert.That(Organisasjonsform.Skriv(lest.Enheter, lest.Bevilgningsnivaa), Is.EqualTo(tekst));
        Assert.That(Organisasjonsform.Skriv([.. enheter.Reverse()], "sektor"), Is.EqualTo(tekst));
        var skole = lest.Finn(Ansvar.Parse("210"))!;
        Assert.That(
            (skole.Navn, skole.Overordnet, skole.GyldigFra, skole.GyldigTil, skole.ErstattetAv, lest.Finn(Ansvar.Parse("20"))!.Nivaanavn),
            Is.EqualTo(("Skole", Ansvar.Parse("20"), (DateOnly?)new DateOnly(2024, 3, 1), (DateOnly?)new DateOnly(2024, 12, 31), Ansvar.Parse("20"), "sektor")));
    }

    [TestCase(">=")]
    [TestCase("mellom")]
    public void A_choice_of_a_key_figure_is_read_as_it_was_written(string op)
    {
        var valg = new Noekkeltallvalg(1.75m, op, op == "mellom" ? 2.5m : null);
        Assert.That(Noekkeltallform.Les(Noekkeltallform.Skriv(valg)), Is.EqualTo(valg));
    }

    [Test]
    public void Every_value_of_a_key_figure_has_a_name_and_is_found_by_it()
    {
        Assert.That(Noekkeltallverdier.Operatorer.Concat(Noekkeltallverdier.Operatorkoder).Where(o => !Noekkeltallverdier.TryParse(o, out Maaloperator _)), Is.Empty);
        Assert.That(Enum.GetValues<Maaloperator>().Where(o => !Noekkeltallverdier.TryParse(o.Navn(), out Maaloperator lest) || lest != o), Is.Empty);
        Assert.That(Enum.GetValues<Noekkeltallenhet>().Where(e => !Noekkeltallverdier.TryParse(e.Navn(), out Noekkeltallenhet lest) || lest != e), Is.Empty);
        Assert.That(Noekkeltallverdier.TryParse("stoerre", out Maaloperator _), Is.False);
    }
}
