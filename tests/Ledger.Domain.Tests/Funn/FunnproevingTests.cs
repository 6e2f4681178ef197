using CsCheck;
using Ledger.Domain.Verdier;

namespace Ledger.Domain.Tests.Funnene;

/// <summary>What stops, and what a confirmation lets pass.</summary>
public sealed class FunnproevingTests
{
    private static readonly Funn Fond = Funnregler.FondOvertrukket.Funnet("Fondet A er overtrukket.", Beloep.FraOere(5), verdi: "A");
    private static readonly Funn Memoria = Funnregler.MemoriaIUbalanse.Funnet("Memoria er i ubalanse.", Beloep.FraOere(7));
    private static readonly Funn Varsel = Funnregler.BudsjettMangler.Funnet("Budsjett mangler.");
    private static readonly Funn Aapent = Funnregler.ForrigeAarAapent.Funnet("Året før er åpent.");

    private static Likevel For(Funn f) => new(f.Kode, f.Beloep, null, "Vi vet det.");

    [Test]
    public void Each_level()
    {
        Assert.That(Slipper(Funnproeving.Proev([Varsel], [])));
        Assert.That(Funnproeving.Proev([Fond, Varsel], []).Ubekreftet, Is.EqualTo([Fond]));
        Assert.That(Slipper(Funnproeving.Proev([Fond, Aapent], [For(Fond), For(Aapent)])));
        var avvist = Funnproeving.Proev([Memoria], [For(Memoria)]);
        Assert.That((avvist.Avvist.Count, avvist.Utdatert.Count, Slipper(avvist)), Is.EqualTo((1, 0, false)), "no confirmation passes it");
    }

    [Test]
    public void A_confirmation_is_of_what_is_found_now()
    {
        var gammel = For(Fond) with { Beloep = Beloep.FraOere(4) };
        Assert.That(Funnproeving.Proev([Fond], [gammel]).Utdatert, Is.EqualTo([gammel]));
        Assert.That(Funnproeving.Proev([], [For(Fond)]).Utdatert, Has.Count.EqualTo(1));
        Assert.That(Funnproeving.Proev([Varsel], [For(Varsel)]).Utdatert, Has.Count.EqualTo(1), "a warning needs none");
        Assert.That(Slipper(Funnproeving.Proev([Fond], [For(Fond) with { Verdi = "B" }])), Is.False);
        Assert.That(Slipper(Funnproeving.Proev([Fond], [For(Fond) with { Verdi = "A" }])));
    }

    /// <summary>Raising a level never lets through what was stopped; lowering one is not possible.</summary>
    [Test]
    public void A_level_is_raised_only()
    {
        Funn[] alle = [Fond, Memoria, Varsel, Aapent];
        Gen.Select(Gen.Bool.Array[4], Gen.Bool.Array[4], Gen.Enum<Funnivaa>().Array[4]).Sample((med, bekreftet, nivaaer) =>
        {
            var funn = alle.Where((_, i) => med[i]).ToList();
            var likevel = funn.Where((f, i) => bekreftet[i] && f.Nivaa == Funnivaa.Bekreft).Select(For).ToList();
            var hevet = funn.Select(f => f.Hevet(alle.Select((a, i) => (a.Kode, nivaaer[i])).ToDictionary(), Hindring.Avslutning)).ToList();
            Assert.That(hevet.Zip(funn).All(p => p.First.Nivaa >= p.Second.Nivaa));
            Assert.That(hevet.Zip(funn).All(p => p.First.Nivaa == p.Second.Nivaa || p.First.Hindrer.Contains(Hindring.Avslutning)), "what is raised says what it stops");
            return Slipper(Funnproeving.Proev(funn, likevel)) || !Slipper(Funnproeving.Proev(hevet, likevel));
        });
    }

    private static bool Slipper(Funnproeving proevd) => proevd is { Avvist.Count: 0, Ubekreftet.Count: 0, Utdatert.Count: 0 };
}
