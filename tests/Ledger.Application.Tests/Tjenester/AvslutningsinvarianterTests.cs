using CsCheck;
using Ledger.Application.Aarsavslutning;
using Ledger.Application.Grunndata.Definisjoner;
using Ledger.Application.Tests.Verktoey;
using Ledger.Domain.Verdier;

namespace Ledger.Application.Tests.Tjenester;

/// <summary>Of random years: a trial is what is carried out, an undoing leaves what was before, and a replacement is an undoing and a closing.</summary>
public sealed class AvslutningsinvarianterTests
{
    private static readonly CancellationToken None = CancellationToken.None;

    [Test]
    public void Closings_are_undone_and_replaced_without_a_trace() => Gen.Select(Gen.Int[-50, 50].Array[1, 4], Gen.Int[-50, 50], Gen.Int[0, 30])
        .Sample((foer, sen, avsatt) => ProevAsync(foer, sen, avsatt).GetAwaiter().GetResult(), iter: 12, threads: 1);

    /// <summary>What the budget has is booked by a bilag without marks (§ 4-1): it is the closing's all the same, and goes with it.</summary>
    [Test]
    public async Task A_budgeted_booking_without_a_mark_is_undone_with_the_closing()
    {
        using var bok = new Bok();
        await bok.OpprettAsync();
        await bok.BokfoerAsync("R", -100);
        await bok.VedtaFondAsync(Bok.Aar, "B", null, ("540", "1", 40), ("940", "1", -40));
        await bok.VedtaFondAsync(Bok.Aar, "B2", "B", ("540", "1", 40));
        var aapent = await SaldoAsync(bok);
        var svar = await bok.AvsluttAsync();
        Assert.That(svar.Steg.Select(s => (s.Merke, s.Art, s.Beloep)), Is.EqualTo(new (string?, string, decimal)[] { (null, "540", 40m), ("avslutning", "540", 60m) }));
        Assert.That(svar.Bilagsnumre, Has.Count.EqualTo(2));

        var retur = await bok.AngreAsync();
        Assert.That((retur.Bilagsnumre.Count, await SaldoAsync(bok)), Is.EqualTo((2, aapent)));
    }

    private static async Task ProevAsync(int[] beloep, int sen, int avsatt)
    {
        using var bok = new Bok();
        await bok.OpprettAsync();
        if (avsatt != 0)
        {
            await bok.VedtaFondAsync(Bok.Aar, "B", null, ("540", "1", avsatt));
        }

        foreach (var (i, b) in beloep.Index().Where(b => b.Item != 0))
        {
            await bok.BokfoerAsync($"R{i}", b);
        }

        var aapent = await SaldoAsync(bok);
        var (proevd, gjort) = (await bok.AvsluttAsync(proev: true), await bok.AvsluttAsync());
        Assert.That(Steg(proevd), Is.EqualTo(Steg(gjort)), "a trial and the closing");
        var lukket = await SaldoAsync(bok);
        await bok.AngreAsync();
        Assert.That(await SaldoAsync(bok), Is.EqualTo(aapent), "undone");
        Assert.That((Steg(await bok.AvsluttAsync()), await SaldoAsync(bok)), Is.EqualTo((Steg(gjort), lukket)), "close, undo, close");

        await bok.Perioder.SettAsync(Bok.Ledger, Bok.Aar, Periode.Aarsavslutning, lukket: false, true, Bok.Oppdrag(), None);
        if (sen != 0)
        {
            await bok.BokfoerAsync("S", sen, 13);
        }

        var (erstattet, etter) = (await bok.AvsluttAsync(erstatt: true), await SaldoAsync(bok));
        await bok.AngreAsync();
        Assert.That((Steg(await bok.AvsluttAsync()), await SaldoAsync(bok)), Is.EqualTo((Steg(erstattet), etter)), "replaced");
        Assert.That(await bok.HelVersjonAsync(), Is.GreaterThan(0));
    }

    /// <summary>
    /// What the journal says was chosen, wherever the choice came from, gives the same steps of the version that it says the closing was computed
    /// from: nothing that decided is left out of it.
    /// </summary>
    [Test]
    public void What_the_journal_says_was_chosen_gives_the_same_steps() =>
        Gen.Select(Gen.Int[-60, 60].Array[1, 4], Gen.OneOf(Gen.Const(0), Gen.Int[1, 40]), Gen.Int[0, 3], Gen.Bool, Gen.Int[0, 60])
            .Sample((beloep, skjermet, fond, regler, neste) => GjentaAsync(beloep, skjermet, fond, regler, neste).GetAwaiter().GetResult(), iter: 20, threads: 1);

    /// <summary>A deficit of 60 with 50 in the fund, of which next year's budget uses 30: the journal says the shield that gave.</summary>
    [Test]
    public Task A_shield_of_next_years_budget_is_in_what_the_journal_says() => GjentaAsync([60], 0, 0, false, 30);

    /// <param name="neste">How much next year's original budget uses of the fund; 0 for no such budget.</param>
    private static async Task GjentaAsync(int[] beloep, int skjermet, int fond, bool regler, int neste)
    {
        using var bok = new Bok();
        await bok.OpprettAsync();
        await bok.FondAsync("3", Domain.Fond.Fondstype.Disposisjonsfond);
        await bok.InngaaendeFondAsync("1", 50);
        var nesteAar = Regnskapsaar.Fra(Bok.Aar.Aar + 1);
        await bok.Definisjoner.DefinerOrganisasjonAsync(Bok.Ledger, nesteAar, Bok.Enheter("11100", "11200"), Bok.Oppdrag(), None);
        if (neste != 0)
        {
            await bok.VedtaFondAsync(nesteAar, "N", null, ("940", "1", -neste));
        }

        foreach (var (i, b) in beloep.Index().Where(b => b.Item != 0))
        {
            await bok.BokfoerAsync($"R{i}", b);
        }

        var valg = new Avslutningsutkast
        {
            Disposisjonsfond = fond == 0 ? null : $"{(fond == 1 ? 1 : 3)}",
            SkjermetDisposisjonsfond = skjermet == 0 ? null : new Dictionary<string, decimal> { ["1"] = skjermet },
            Laanerekkefoelge = ["911", "910"],
        };
        if (regler)
        {
            await bok.Definisjoner.SettAsync(
                Bok.Ledger, Avslutningsregelform.Innstilling, new(valg.Felt(), new Dictionary<string, Domain.Funnivaa>()), Bok.Oppdrag(), None);
        }

        var foer = (await bok.Store.FinnKommuneAsync(Bok.Ledger, None))!.Versjon;
        var proevd = await bok.AvsluttAsync(proev: true, valg: regler ? new() : valg);
        var gjort = await bok.AvsluttAsync(valg: regler ? new() : valg);
        Assert.That(Steg(proevd), Is.EqualTo(Steg(gjort)), "a trial with the same choices");
        var post = (await bok.Store.GrunndataAsync(Bok.Ledger, Domain.Kjede.Journalslag.Aarsavslutning, Bok.Aar.Aar, long.MaxValue, None)).Last();
        var journal = Avslutningsinnhold.Les(post)!;
        Assert.That(journal.BeregnetAv, Is.EqualTo(foer), "the version that it was computed from");
        Assert.That(
            journal.Valg["laanerekkefoelge"].Verdi?.ToJsonString(), Is.EqualTo(valg.Felt()["laanerekkefoelge"]?.ToJsonString()), "also a choice that changes nothing");

        // The same accounts again, and other rules and another budget for next year than then: what the journal says is enough.
        await bok.AngreAsync();
        await bok.VedtaFondAsync(nesteAar, "N2", neste == 0 ? null : "N", ("940", "1", neste == 23 ? -7 : -23));
        await bok.Definisjoner.SettAsync(
            Bok.Ledger, Avslutningsregelform.Innstilling, new(new Avslutningsutkast { Disposisjonsfond = "3" }.Felt(), new Dictionary<string, Domain.Funnivaa>()), Bok.Oppdrag(), None);
        var felt = new System.Text.Json.Nodes.JsonObject(journal.Valg.Where(v => v.Value.Verdi is not null).Select(v => KeyValuePair.Create(v.Key, v.Value.Verdi?.DeepClone())));
        var gjentatt = await bok.AvsluttAsync(valg: Avslutningsutkast.Av<Avslutningsutkast>(felt));
        Assert.That(Steg(gjentatt), Is.EqualTo(Steg(gjort)));
        Assert.That(Steg(gjort), Is.EqualTo(string.Join('\n', journal.Steg.Select(s => $"{s.Hjemmel} {s.Art} {s.Fond} {s.Merke} {s.Beloep} {s.Foer} {s.Etter} {s.Begrunnelse}"))), "the journal's steps");
    }

    /// <summary>
    /// Invariant 5: whatever the municipality has raised, and whoever has confirmed what, nothing is stored while a finding stops it, one is not
    /// confirmed, or a confirmation is of nothing that is found; and it is stored else.
    /// </summary>
    [Test]
    public void Nothing_is_stored_that_is_stopped_or_not_confirmed() =>
        Gen.Select(Gen.Int[-50, 50], Gen.Frequency((4, Gen.Const(0)), (3, Gen.Const(1)), (1, Gen.Const(2))).Array[3], Gen.Frequency((3, Gen.Const(true)), (1, Gen.Const(false))).Array[3], Gen.Int[0, 5])
            .Sample((beloep, nivaaer, bekreftet, galt) => StoppAsync(beloep, nivaaer, bekreftet, galt == 0).GetAwaiter().GetResult(), iter: 30, threads: 1);

    private static async Task StoppAsync(int beloep, int[] nivaaer, bool[] bekreftet, bool galt)
    {
        using var bok = new Bok();
        await bok.OpprettAsync();
        await bok.BokfoerAsync("R", beloep == 0 ? 1 : beloep);
        var nivaa = new[] { "budsjett_mangler", "bilag_uten_dokument", "neste_budsjett_mangler" }.Select((kode, i) => (kode, (Domain.Funnivaa)nivaaer[i])).ToDictionary();
        await bok.Definisjoner.SettAsync(Bok.Ledger, Avslutningsregelform.Innstilling, new(new Avslutningsutkast().Felt(), nivaa), Bok.Oppdrag(), None);
        var funn = (await bok.AvsluttAsync(proev: true)).Funn;
        Assert.That(funn.All(f => !nivaa.TryGetValue(f.Kode, out var n) || n == default || f.Nivaa == Domain.Funnavn.Navn(n)), "raised");
        var likevel = funn.Where(f => f.Nivaa == "bekreft").Select((f, i) => (Med: bekreftet[i % bekreftet.Length], For: new Domain.Likevel(f.Kode, f.Beloep is { } b ? Beloep.FraKroner(b) : null, f.Verdi, "Vet det")))
            .Where(l => l.Med).Select(l => l.For).ToList();
        var slipper = funn.All(f => f.Nivaa != "avvis") && likevel.Count == funn.Count(f => f.Nivaa == "bekreft") && !galt;
        var foer = ((await bok.Store.FinnKommuneAsync(Bok.Ledger, None))!.Versjon, await SaldoAsync(bok));
        if (galt)
        {
            likevel.Add(new("fond_overtrukket", Beloep.FraOere(1), null, "Det er ikke"));
        }

        try
        {
            await bok.Avslutning.AvsluttAsync(Bok.Ledger, Bok.Aar, new Avslutningsbestilling(new(), likevel), null, Bok.Oppdrag(), None);
            Assert.That(slipper, "stored");
        }
        catch (Avvisning) when (!slipper)
        {
            Assert.That(((await bok.Store.FinnKommuneAsync(Bok.Ledger, None))!.Versjon, await SaldoAsync(bok)), Is.EqualTo(foer), "nothing is stored");
        }
    }

    private static string Steg(Aarsavslutningssvar svar) =>
        string.Join('\n', svar.Steg.Select(s => $"{s.Hjemmel} {s.Art} {s.Fond} {s.Merke} {s.Beloep} {s.Foer} {s.Etter} {s.Begrunnelse}"));

    /// <summary>Every key that has something on it to the end of a period, with its mark.</summary>
    private static async Task<string> SaldoAsync(Bok bok)
    {
        var (_, kube) = await bok.Store.SaldokubeAsync(Bok.Ledger, Bok.Aar, None);
        return string.Join('\n', Enumerable.Range(Periode.Minste, Periode.Stoerste + 1).Select(Periode.Fra).SelectMany(
            p => Enumerable.Range(0, kube.Antall).Where(n => !kube.Regnskap(n, p).ErNull).Select(n => $"{p} {kube.Noekkel(n)} {kube.Regnskap(n, p)}")
                .Order(StringComparer.Ordinal)));
    }
}
