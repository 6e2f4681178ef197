using Ledger.Web.Html;
using Ledger.Web.Spraak;

namespace Ledger.Web.Tests;

/// <summary>Pages are made in bokmål, and written in the form of Norwegian that their document has.</summary>
public sealed class MaalformTests
{
    private static readonly string[] Egne = ["Fondene", "Hva skjer: hus"];
    private static readonly Maalform Nynorsk = Maalform.Av("nn", () => Egne);

    [TestCase("Hva pengene gikk til", "Kva pengane gjekk til")]
    [TestCase(" bedre enn revidert budsjett", " betre enn revidert budsjett")]
    [TestCase("\u00a0mill.\u00a0kr mer enn budsjettert", "\u00a0mill.\u00a0kr meir enn budsjettert")]
    [TestCase("Driften ga et underskudd på ", "Drifta gav eit underskot på ")]
    [TestCase("mot underskudd på 3,1 mill. kr i 2023.", "mot underskot på 3,1 mill. kr i 2023.")]
    [TestCase("Vis 12 linjer uten beløp", "Vis 12 linjer utan beløp")]
    [TestCase("Mål: minst 4\u00a0% · ", "Mål: minst 4\u00a0% · ")]
    [TestCase("Sykehjem: Lønnsutgifter, tall fra Bevilgningsoversikt drift", "Sykehjem: Lønsutgifter, tal frå Løyvingsoversikt drift")]
    [TestCase("Bevilgningsoversikt drift 2024, mill.\u00a0kr", "Løyvingsoversikt drift 2024, mill.\u00a0kr")]
    [TestCase("Sum driftsutgifter: regnskap og budsjett måned for måned", "Sum driftsutgifter: rekneskap og budsjett månad for månad")]
    [TestCase("Fondene", "Fondene", Description = "a unit of that name")]
    [TestCase("Andre enheter i Fondene", "Andre einingar i Fondene")]
    [TestCase("Hva skjer: hus", "Hva skjer: hus")]
    [TestCase("Noe som ingen har skrevet av", "Noe som ingen har skrevet av")]
    [TestCase("−1 234,5", "−1 234,5")]
    [TestCase("", "")]
    public void A_text_in_nynorsk(string bokmaal, string nynorsk) => Assert.Multiple(() =>
    {
        Assert.That(Nynorsk.Skriv(bokmaal), Is.EqualTo(nynorsk));
        Assert.That(Maalform.Av("nb", () => Egne).Skriv(bokmaal), Is.EqualTo(bokmaal));
    });

    [Test]
    public void Markup_is_encoded_after_it_is_looked_up_and_what_somebody_wrote_is_not_looked_up() => Assert.That(
        Tagger.P(Attr.Aria("label", "Kapitler"), "Hva pengene gikk til", Innhold.Ordrett(" Hva pengene gikk til <b>")).Skriv(Nynorsk),
        Is.EqualTo("<p aria-label=\"Kapittel\">Kva pengane gjekk til Hva pengene gikk til &lt;b&gt;</p>"));

    /// <summary>A row with a place that the other side lacks would lose what it names.</summary>
    [Test]
    public void Every_row_has_the_same_open_places_on_both_sides_and_stands_once()
    {
        using var leser = new StreamReader(typeof(Maalform).Assembly.GetManifestResourceStream("nynorsk.tsv")!);
        var rader = leser.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries).Where(r => r[0] != '#').Select(r => r.Split('\t')).ToList();
        Assert.That(rader, Has.Count.GreaterThan(400).And.All.Length.EqualTo(2));
        Assert.That(rader.Select(r => r[0]), Is.Unique);
        Assert.That(rader.Where(r => !Plasser(r[0]).SequenceEqual(Plasser(r[1]))).Select(r => r[0]), Is.Empty);
    }

    private static IEnumerable<char> Plasser(string tekst) => tekst.Where((_, i) => i > 0 && tekst[i - 1] == '{').Order();
}
