using Ledger.Domain.Hovedbok;

namespace Ledger.Domain.Tests.Hovedbok;

/// <summary>Rows that are made of objects with the fields' names.</summary>
public sealed class RadformTests
{
    private sealed record Linje(
        string? Art, decimal? Beloep, DateOnly Bilagsdato, int Periode, string? Ansvar = null, string? LokalFunksjon = null, IReadOnlyList<string>? Deler = null);

    private sealed record Ukjent(string Farge);

    [Test]
    public void Each_field_has_what_the_object_says_and_the_others_are_empty()
    {
        var rad = Radform.Les(new Linje("010", -1234.50m, new DateOnly(2025, 3, 9), 3, null, "2020A", ["x"]), "linjer[4].");
        var skrevet = Enum.GetValues<Radfelt>().Where(f => rad[f].Length > 0).Select(f => $"{f.Navn()}={rad[f]}");
        Assert.That(skrevet, Is.EqualTo(new[] { "bilagsdato=2025-03-09", "periode=3", "art=010", "beloep=-1234.50", "lokalFunksjon=2020A" }));
        Assert.That((rad.Prefiks, rad.Linje), Is.EqualTo(("linjer[4].", (long?)null)));
    }

    [Test]
    public void A_property_that_is_no_field_is_a_fault_of_the_program_and_not_a_value_that_is_lost() =>
        Assert.That(() => Radform.Les(new Ukjent("rød")), Throws.InnerException.TypeOf<NotSupportedException>().And.InnerException.Message.Contains("Farge"));

    [Test]
    public void A_row_of_a_bilag_has_its_head()
    {
        var rad = Radform.Les(new Linje("010", 1m, default, 0)).I("R1", "2025-01-31", "1");
        Assert.That((rad.Bilagsreferanse, rad.Bilagsdato, rad.Periode, rad.Art), Is.EqualTo(("R1", "2025-01-31", "1", "010")));
    }
}
