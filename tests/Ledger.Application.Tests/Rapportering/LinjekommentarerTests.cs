using Ledger.Application.Rapportering;

namespace Ledger.Application.Tests.Rapportering;

/// <summary>An answer has comments, and so is another for those who see what is internal, exactly when it is asked for with them.</summary>
public sealed class LinjekommentarerTests
{
    [TestCase(null, null, false)]
    [TestCase("tertial", null, true)]
    [TestCase("standard", null, false)]
    [TestCase(null, "regnskap,avvik", false)]
    [TestCase(null, "regnskap, kommentar", true)]
    [TestCase(null, "kommentarer", false)]
    public void Comments_are_shown_when_they_are_asked_for(string? kolonnesett, string? kolonner, bool vises) =>
        Assert.That(Linjekommentarer.Vises(felt => felt == "kolonnesett" ? kolonnesett : felt == "kolonner" ? kolonner : null), Is.EqualTo(vises));
}
