using Ledger.Domain.Kjede;

namespace Ledger.Domain.Tests.Kjede;

/// <summary>The content of the entry that says which texts were erased. It is hashed as it stands, and read by whoever verifies an extract.</summary>
public sealed class TekststedTests
{
    private const string Innhold =
        """{"slettet":[{"felt":"motpart","sekvens":3,"linje":1},{"felt":"navn:p\u00E5","sekvens":4},{"felt":"bruker","versjon":2}]}""";

    private static readonly Tekststed[] Steder = [new(3, 1, Tekststed.Motpart), new(4, 0, Tekststed.Navngitt("på")), new(2, 0, Tekststed.Bruker)];

    [Test]
    public void What_was_erased_is_written_as_version_1_wrote_it_and_read_again()
    {
        Assert.That(Tekststed.Skriv(Steder), Is.EqualTo(Innhold));
        Assert.That(Tekststed.Les(Innhold), Is.EqualTo(Steder));
    }

    [TestCase("""{"slettet":[{"sekvens":3,"linje":1}]}""")]
    [TestCase("""{"slettet":[{"felt":null,"sekvens":3}]}""")]
    [TestCase("""{"slettet":[{"felt":"tekst"}]}""")]
    [TestCase("""{"slettet":null}""")]
    [TestCase("""{}""")]
    [TestCase("null")]
    [TestCase("[")]
    public void Other_content_is_refused(string innhold) => Assert.That(() => Tekststed.Les(innhold), Throws.TypeOf<FormatException>());
}
