using Ledger.Domain.Opplysninger;
using Ledger.Domain.Verdier;

namespace Ledger.Domain.Tests.Opplysninger;

/// <summary>The parts of a deviation (R16).</summary>
public sealed class AvviksforklaringTests
{
    [Test]
    public void Parts_under_each_other_explain_nothing_and_are_told()
    {
        var f = Avviksforklaring.Av(Beloep.FraOere(-1000L), [Del("a", -300, "b"), Del("b", -200, "a"), Del("c", -100, null)]);
        Assert.That((f.Forklart.Oere, f.Uforklart!.Value.Oere), Is.EqualTo((-100L, -900L)));
        Assert.That(f.Deler.Select(d => d.Opplysning.Verdi.Noekkel.Maal), Is.EqualTo(new[] { "c", "a", "b" }));
    }

    [Test]
    public void A_part_under_what_is_not_there_is_of_the_deviation_itself()
    {
        var f = Avviksforklaring.Av(null, [Del("a", -300, "borte")]);
        Assert.That((f.Forklart.Oere, f.Uforklart), Is.EqualTo((-300L, (Beloep?)null)));
    }

    [Test]
    public void The_internal_text_of_a_part_counts_before_the_external() =>
        Assert.That(Avviksforklaring.Av(null, [Del("a", -300, null, ekstern: true), Del("a", -250, null)]).Forklart.Oere, Is.EqualTo(-250L));

    [TestCase(13, "aar T3 M12")]
    [TestCase(8, "T2 M08")]
    [TestCase(4, "T1 M04")]
    [TestCase(11, "M11")]
    [TestCase(2, "M02")]
    public void Facts_of_a_period_are_those_that_end_with_it(int til, string perioder) =>
        Assert.That(string.Join(' ', Avviksforklaring.Perioder(til)), Is.EqualTo(perioder));

    private static Stand<Opplysning> Del(string maal, long oere, string? under, bool ekstern = false) => new(
        new Opplysning(
            new(Opplysningsslag.Forklaring, "enhet:210", maal, "", "", 2024, "aar", null, "", ekstern), null, null, null, Beloep.FraOere(oere), null, "tekst", null, null,
            null, null, null, under, false),
        1, 1);
}
