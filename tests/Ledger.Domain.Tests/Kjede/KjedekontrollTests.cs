using Ledger.Domain.Kjede;
using Ledger.Domain.Verdier;

namespace Ledger.Domain.Tests.Kjede;

/// <summary>A chain that went from one form to the next.</summary>
public sealed class KjedekontrollTests
{
    [Test]
    public void A_chain_of_both_forms_holds_but_does_not_go_back()
    {
        Assert.That(Kontroller(Testposter.Form1, Testposter.Form1, Testposter.Form2, Testposter.Form2), Is.Null);
        Assert.That(Kontroller(Testposter.Form1, Testposter.Form2, Testposter.Form1)?.Kode, Is.EqualTo("form"));
    }

    [Test]
    public void A_hash_in_an_unknown_form_and_a_bilag_off_balance_are_found()
    {
        Assert.That(Kontroller(Testposter.Form2 with { Form = (Kjedeform)3 })?.Kode, Is.EqualTo("innhold"));
        Assert.That(Kontroller(Testposter.Form2 with { Rader = [.. Testposter.Form2.Rader.Take(1)] })?.Kode, Is.EqualTo("innhold"));
        Assert.That(Kontroller(Testposter.Form2 with { Rader = [Testposter.Form2.Rader[0] with { GjelderPeriode = 14 }, Testposter.Form2.Rader[1]] })?.Kode, Is.EqualTo("innhold"));
    }

    /// <summary>The first break of a chain of entries that are given their places and hashes.</summary>
    private static Kjedebrudd? Kontroller(params Lestpost[] poster)
    {
        var regner = new Kjederegner();
        var kontroll = new Kjedekontroll(LedgerId.Parse("0301"));
        for (var i = 0; i < poster.Length; i++)
        {
            var post = poster[i] with { Ledd = poster[i].Ledd with { Sekvens = i + 1, Versjon = i + 1, Nummer = i + 1 } };
            Kjedehash hash;
            try
            {
                hash = regner.Hash(kontroll.Hode, post);
            }
            catch (FormatException)
            {
                hash = default;
            }

            if (kontroll.Ta(post with { Hash = hash }) is { } brudd)
            {
                return brudd;
            }
        }

        return null;
    }
}
