using CsCheck;
using Ledger.Application.Aarsavslutning;
using Ledger.Application.Lesing;
using Ledger.Application.Tests.Verktoey;
using Ledger.Domain.Aarsavslutning;
using Ledger.Domain.Aarsstatus;
using Ledger.Domain.Hovedbok;
using Ledger.Domain.Kjede;
using Ledger.Domain.Saldo;
using Ledger.Domain.Verdier;

namespace Ledger.Application.Tests.Tjenester;

/// <summary>Of random histories of two years: a closing is computed anew from the version that it names, and a year begins as the last one ended.</summary>
public sealed class AarsinvarianterTests
{
    private static readonly CancellationToken None = CancellationToken.None;
    private static readonly Regnskapsaar Neste = Regnskapsaar.Fra(Bok.Aar.Aar + 1);

    /// <summary>What may happen to the two years.</summary>
    private enum Handling
    {
        Bokfoer,
        BokfoerNeste,
        Avslutt,
        Angre,
        Erstatt,
        Aapne,
        Overfoer,
    }

    private static readonly Gen<(Handling Hva, int Beloep)> Skritt = Gen.Select(Gen.Enum<Handling>(), Gen.Int[1, 60].Select(Gen.Bool, (b, pluss) => pluss ? b : -b));

    /// <summary>
    /// Every closing of the journal, whatever has been booked, undone and closed since: its choices on the postings up to the version that it names
    /// give its steps.
    /// </summary>
    [Test]
    public void A_closing_is_computed_anew_from_the_version_that_it_names() => Skritt.Array[4, 10]
        .Sample(skritt => GjentaAsync(skritt).GetAwaiter().GetResult(), iter: 15, threads: 1);

    private static async Task GjentaAsync((Handling Hva, int Beloep)[] skritt)
    {
        using var bok = new Bok();
        await bok.OpprettAsync();
        await bok.BokfoerAsync("START", 37);
        foreach (var (i, (hva, beloep)) in skritt.Index())
        {
            await UtfoerAsync(bok, i, hva, beloep);
        }

        var hode = (await bok.Store.FinnKommuneAsync(Bok.Ledger, None))!;
        foreach (var post in await bok.Store.GrunndataAsync(Bok.Ledger, Journalslag.Aarsavslutning, Bok.Aar.Aar, long.MaxValue, None))
        {
            if (Avslutningsinnhold.Les(post) is not { Steg.Count: > 0 } journal)
            {
                continue;
            }

            // The postings up to then, added up without the service.
            var sekvens = (await bok.Store.FinnTransaksjonAsync(Bok.Ledger, journal.BeregnetAv, None))!.SisteSekvens;
            var poster = (await bok.Store.SaldoendringerAsync(Bok.Ledger, 0, sekvens, None))[Bok.Aar];
            if (journal.Erstatter is not null)
            {
                // A replacement is computed after what it reverses: the year without any closing.
                poster = poster.Where(p => p.Dimensjon.Merke == Avslutningsmerke.Ingen || p.Slag != Saldoslag.Regnskap);
            }

            var data = await bok.Grunndata.HentAsync(hode, Bok.Aar, None);
            var felt = new System.Text.Json.Nodes.JsonObject(
                journal.Valg.Where(v => v.Value.Verdi is not null).Select(v => KeyValuePair.Create(v.Key, v.Value.Verdi?.DeepClone())));
            var valg = Avslutningsutkast.Av<Avslutningsutkast>(felt).Valg();
            var gjentatt = Avslutningsmotor.Avslutt(Avslutningsgrunnlag.Fra(new Saldokube(Bok.Ledger, Bok.Aar, journal.BeregnetAv, UtenAvslutning(poster, journal)), data.Fond, valg));
            Assert.That(
                gjentatt.Steg.Select(s => $"{s.Hjemmel} {s.Art} {s.Fond} {s.Beloep} {s.Foer} {s.Etter}"),
                Is.EqualTo(journal.Steg.Select(s => $"{s.Hjemmel} {s.Art} {s.Fond} {Beloep.FraKroner(s.Beloep)} {Beloep.FraKroner(s.Foer)} {Beloep.FraKroner(s.Etter)}")));
        }
    }

    /// <summary>A replaced closing's balance rows carry no marks: they are the opposite of what the account's marked rows were, on the fund and on 5900.</summary>
    private static IEnumerable<Saldopost> UtenAvslutning(IEnumerable<Saldopost> poster, Avslutningsinnhold journal) => journal.Erstatter is null
        ? poster
        : poster.Where(p => p.Dimensjon.Kontoklasse != Kontoklasse.Balanse || p.Periode != Periode.Aarsavslutning || p.Dimensjon.Kapittel.Nummer is not (53 or 56 or 5900 or 5970));

    /// <summary>
    /// However the years are booked, closed, undone and opened: right after a balance is carried over no chapter differs from a naive sum of the year
    /// before, twice is once, and a year that is opened anew gets nothing that it has.
    /// </summary>
    [Test]
    public void A_year_that_is_opened_begins_as_the_last_one_ended() => Skritt.Array[3, 10]
        .Sample(skritt => AapneAsync(skritt).GetAwaiter().GetResult(), iter: 15, threads: 1);

    private static async Task AapneAsync((Handling Hva, int Beloep)[] skritt)
    {
        using var bok = new Bok();
        await bok.OpprettAsync();
        await bok.BokfoerAsync("START", -41);
        foreach (var (i, (hva, beloep)) in skritt.Append((Handling.Avslutt, 1)).Append((Handling.Aapne, 1)).Index())
        {
            var gjort = await UtfoerAsync(bok, i, hva, beloep);
            if (gjort && hva is Handling.Aapne or Handling.Overfoer && await UtgaaendeAsync(bok) is { } ventet)
            {
                Assert.That(await SumAsync(bok, Neste, Periode.InngaaendeBalanse), Is.EqualTo(ventet));
                var igjen = await bok.Aapning.AapneAsync(Bok.Ledger, Neste, Bok.Aar, true, new Dictionary<Ansvar, Ansvar>(), Bok.Oppdrag(), None);
                Assert.That((igjen.Endret, igjen.Kopiert.Sum(k => k.Antall), igjen.InngaaendeBalanse!.AntallAvvik), Is.EqualTo((false, 0, 0)), "twice is once");
            }
        }

        Assert.That(await bok.HelVersjonAsync(), Is.GreaterThan(0));
    }

    /// <summary>Invariant 7: whatever is booked, closed and undone after the accounts were adopted, what is asked of them as adopted is the same.</summary>
    [Test]
    public void Adopted_accounts_are_the_same_for_ever() => Gen.Select(Skritt.Array[0, 4], Skritt.Array[1, 8], Gen.Bool)
        .Sample((foer, etter, avlegg) => VedtattAsync(foer, etter, avlegg).GetAwaiter().GetResult(), iter: 12, threads: 1);

    private static async Task VedtattAsync((Handling Hva, int Beloep)[] foer, (Handling Hva, int Beloep)[] etter, bool avlegg)
    {
        using var bok = new Bok();
        await bok.OpprettAsync();
        await bok.BokfoerAsync("START", -700);
        foreach (var (i, (hva, beloep)) in foer.Append((Handling.Avslutt, 1)).Index())
        {
            await UtfoerAsync(bok, i, hva, beloep);
        }

        if ((await bok.Grunndata.HentAsync((await bok.Store.FinnKommuneAsync(Bok.Ledger, None))!, Bok.Aar, None)).Aarsgang.Tilstand != Aarstilstand.Avsluttet
            || !await StatusAsync(bok, Aarstilstand.Avlagt))
        {
            return;
        }

        var tilstand = Aarstilstand.Avlagt;
        var tall = await TallAsync();
        if (!avlegg)
        {
            // Something that is no figure of the year, between what was presented and what is adopted: the accounts are still those presented.
            await bok.FondAsync("7", Domain.Fond.Fondstype.Disposisjonsfond);
            Assert.That(await StatusAsync(bok, Aarstilstand.Vedtatt));
            tilstand = Aarstilstand.Vedtatt;
            Assert.That(await TallAsync(), Is.EqualTo(tall), "what was presented is what is adopted");
        }

        foreach (var (i, (hva, beloep)) in etter.Index())
        {
            // An administrator opens the last period of a year that is adopted, and its figures go on without it.
            await bok.Perioder.SettAsync(Bok.Ledger, Bok.Aar, Periode.Aarsavslutning, lukket: false, true, Bok.Oppdrag(), None);
            var gjort = await UtfoerAsync(bok, 100 + i, hva, beloep);
            Assert.That(gjort && hva is Handling.Angre or Handling.Erstatt, Is.False, "adopted or presented accounts are not undone without a word");
            Assert.That(await TallAsync(), Is.EqualTo(tall), $"after {hva}");
        }

        async Task<string> TallAsync()
        {
            var leser = new Rapportleser(bok.Store, bok.Grunndata, new Kubelager(bok.Store, bok.Grunndata, new Kubebudsjett(1 << 20)));
            var grunnlag = await leser.HentAsync(Bok.Ledger, Bok.Aar, new Tidsvalg(null, null, tilstand), None);
            return $"{grunnlag.Hode.Versjon} {grunnlag.Hode.Kjedehode} " + string.Join(' ', Enumerable.Range(0, grunnlag.Kube.Antall)
                .Select(n => $"{grunnlag.Kube.Noekkel(n)} {grunnlag.Kube.Regnskap(n, Periode.Aarsavslutning)}").Order(StringComparer.Ordinal));
        }
    }

    /// <summary>Records a state with what it needs; false when it is refused.</summary>
    private static async Task<bool> StatusAsync(Bok bok, Aarstilstand tilstand)
    {
        var beregning = new Avslutningsberegning(bok.Store, bok.Grunndata);
        try
        {
            await new Statustjeneste(bok.Store, bok.Grunndata, beregning, bok.Flyt).RegistrerAsync(
                Bok.Ledger, Bok.Aar,
                new Statusbestilling(tilstand, null, null, null, null, new(tilstand.Navn(), 0, ""), new Dictionary<string, string?>()), Bok.Oppdrag(), None);
            return true;
        }
        catch (Avvisning)
        {
            return false;
        }
    }

    /// <summary>Does a step; false where the years are such that it is refused: an undone closing is not undone, a closed period takes nothing.</summary>
    private static async Task<bool> UtfoerAsync(Bok bok, int nummer, Handling hva, int beloep)
    {
        try
        {
            switch (hva)
            {
                case Handling.Bokfoer:
                    await bok.BokfoerAsync($"B{nummer}", beloep, 13);
                    break;
                case Handling.BokfoerNeste:
                    await bok.Bilag.BokfoerAsync(Bok.Ledger, Neste, Bok.Rader($"N{nummer}", beloep, 3), null, Bok.Oppdrag(), None);
                    break;
                case Handling.Avslutt:
                    await bok.AvsluttAsync();
                    break;
                case Handling.Angre:
                    await bok.AngreAsync();
                    break;
                case Handling.Erstatt:
                    await bok.Perioder.SettAsync(Bok.Ledger, Bok.Aar, Periode.Aarsavslutning, lukket: false, true, Bok.Oppdrag(), None);
                    await bok.BokfoerAsync($"E{nummer}", beloep, 13);
                    await bok.AvsluttAsync(erstatt: true);
                    break;
                case Handling.Aapne:
                    await bok.Aapning.AapneAsync(Bok.Ledger, Neste, Bok.Aar, true, new Dictionary<Ansvar, Ansvar>(), Bok.Oppdrag(), None);
                    break;
                default:
                    await bok.Aapning.OverfoerAsync(Bok.Ledger, Neste, new Dictionary<Ansvar, Ansvar>(), Bok.Oppdrag(), None);
                    break;
            }
        }
        catch (Avvisning)
        {
            return false;
        }

        return true;
    }

    /// <summary>The balance that the year ends with by adding its rows; null while its results are not disposed of.</summary>
    private static async Task<string?> UtgaaendeAsync(Bok bok)
    {
        var (_, kube) = await bok.Store.SaldokubeAsync(Bok.Ledger, Bok.Aar, None);
        var resultat = Enumerable.Range(0, kube.Antall).Where(n => kube.Noekkel(n).Kontoklasse != Kontoklasse.Balanse)
            .Sum(n => (long)kube.Regnskap(n, Periode.Aarsavslutning).Oere);
        return resultat == 0 ? await SumAsync(bok, Bok.Aar, Periode.Aarsavslutning) : null;
    }

    /// <summary>Each chapter and fund with money on it up to a period, from the rows.</summary>
    private static async Task<string> SumAsync(Bok bok, Regnskapsaar aar, Periode til)
    {
        var hode = (await bok.Store.FinnKommuneAsync(Bok.Ledger, None))!;
        var poster = (await bok.Store.SaldoendringerAsync(Bok.Ledger, 0, hode.Sekvens, None))[aar];
        return string.Join('\n', poster.Where(p => p.Slag == Saldoslag.Regnskap && p.Dimensjon.Kontoklasse == Kontoklasse.Balanse && p.Periode.Nummer <= til.Nummer)
            .GroupBy(p => $"{p.Dimensjon.Kapittel} {p.Dimensjon.Sektor} {p.Dimensjon.Fond}").Select(g => (g.Key, Sum: Beloep.Sum(g.Select(p => p.Beloep))))
            .Where(g => !g.Sum.ErNull).OrderBy(g => g.Key, StringComparer.Ordinal).Select(g => $"{g.Key} {g.Sum}"));
    }
}
