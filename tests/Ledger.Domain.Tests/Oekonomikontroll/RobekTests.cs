using Ledger.Domain.Oekonomikontroll;
using Ledger.Domain.Verdier;

namespace Ledger.Domain.Tests.Oekonomikontroller;

/// <summary>The grounds of kommuneloven § 28-1, at their limits.</summary>
public sealed class RobekTests
{
    private static readonly Robekgrunnlag Ukjent = new(Regnskapsaar.Fra(2026)) { PerDato = new DateOnly(2027, 7, 1) };

    private static IEnumerable<TestCaseData<Robekgrunnlag, string, bool?>> Vilkaar()
    {
        foreach (var bokstav in "abcdefg")
        {
            yield return new(Ukjent, bokstav.ToString(), null);
        }

        yield return new(Ukjent with { OpprinneligDrift = Beloep.FraOere(1) }, "a", true);
        yield return new(Ukjent with { OpprinneligDrift = default(Beloep), RevidertDrift = Kr(5) }, "a", false);
        yield return new(Ukjent with { Oekonomiplan = new Dictionary<int, Beloep> { [2026] = default, [2028] = Kr(1) } }, "b", true);
        yield return new(Ukjent with { Oekonomiplan = new Dictionary<int, Beloep> { [2026] = Kr(-1) } }, "b", false);
        yield return new(Ukjent with { Lag = Lag(2025, 2026) }, "c", false);
        yield return new(Ukjent with { Lag = Lag(2025, 2027) }, "c", true);
        yield return new(Ukjent with { Lag = Lag(2026, 2026, new Dekningsvedtak(2026, 2029)) }, "c", true);
        yield return new(Ukjent with { Merforbruk = Kr(30), Driftsinntekter = Kr(1_000) }, "d", false);
        yield return new(Ukjent with { Merforbruk = Kr(30) + Beloep.FraOere(1), Driftsinntekter = Kr(1_000) }, "d", true);
        yield return new(Ukjent with { BudsjettVedtatt = new DateOnly(2025, 12, 31) }, "e", false);
        yield return new(Ukjent with { BudsjettVedtatt = new DateOnly(2026, 3, 1) }, "e", true);
        yield return new(Ukjent with { BudsjettVedtatt = new DateOnly(2025, 12, 1), OekonomiplanVedtatt = new DateOnly(2026, 1, 1) }, "e", true);
        yield return new(Ukjent with { HarPosteringer = true }, "e", true);
        yield return new(Ukjent with { HarPosteringer = true, PerDato = new DateOnly(2025, 12, 31) }, "e", null);
        yield return new(Ukjent with { RegnskapVedtatt = new DateOnly(2027, 6, 30) }, "f", false);
        yield return new(Ukjent with { RegnskapVedtatt = new DateOnly(2027, 7, 1) }, "f", true);
        yield return new(Ukjent with { HarStatus = true }, "f", true);
        yield return new(Ukjent with { HarStatus = true, PerDato = new DateOnly(2027, 6, 30) }, "f", false);
        yield return new(Ukjent with { Inndelingslova16a = true }, "g", true);
        yield return new(Ukjent with { Inndelingslova16a = false }, "g", false);
    }

    [TestCaseSource(nameof(Vilkaar))]
    public void A_ground_is_met_not_met_or_unknown(object grunnlag, string bokstav, bool? oppfylt)
    {
        var vurdering = Kommuneloven28_1Robek.Vurder((Robekgrunnlag)grunnlag).Single(v => v.Bokstav == bokstav);
        Assert.That(vurdering.Oppfylt, Is.EqualTo(oppfylt), vurdering.Grunn);
        DateOnly? frist = oppfylt != true ? null : "abeg".Contains(bokstav, StringComparison.Ordinal) ? new DateOnly(2026, 6, 30) : new DateOnly(2027, 12, 31);
        Assert.That(vurdering.TiltaksplanInnen, Is.EqualTo(frist));
    }

    /// <summary>Letters c and d are of the municipality's own accounts, and the register has no other entries than municipalities.</summary>
    [TestCaseSource(nameof(Vilkaar))]
    public void A_unit_with_accounts_of_its_own_is_not_in_the_register(object grunnlag, string bokstav, bool? oppfylt)
    {
        var vurdering = Kommuneloven28_1Robek.Vurder((Robekgrunnlag)grunnlag with { ErEnhet = true }).Single(v => v.Bokstav == bokstav);
        Assert.That((vurdering.Oppfylt, vurdering.TiltaksplanInnen), Is.EqualTo(((bool?)null, (DateOnly?)null)), $"{bokstav} {oppfylt}");
    }

    /// <summary>§ 28-5: an entry ends by the next budget, plan or accounts, or by the cover of all merforbruk; said of grounds that are met only.</summary>
    [TestCaseSource(nameof(Vilkaar))]
    public void What_ends_an_entry_is_told_of_a_ground_that_is_met(object grunnlag, string bokstav, bool? oppfylt)
    {
        var utmelding = Kommuneloven28_1Robek.Vurder((Robekgrunnlag)grunnlag).Single(v => v.Bokstav == bokstav).Utmelding;
        Assert.That(utmelding, oppfylt != true ? Is.Null : Does.Contain(bokstav switch
        {
            "a" => "driftsbudsjettet for 2027 er vedtatt uten merforbruk", "b" => "økonomiplanen for 2027 er vedtatt uten merforbruk",
            "e" => "for 2027 er vedtatt innen 31.12.2026", "f" => "årsregnskapet for 2027 er vedtatt innen 30.6.2028", _ => "dekket inn i sin helhet",
        }));
    }

    /// <summary>§ 28-3 second paragraph: one ground is enough; the ministry may decide otherwise; what is not known is not called lawful.</summary>
    [Test]
    public void A_loan_needs_approval_while_a_ground_is_met()
    {
        var alt = Ukjent with
        {
            OpprinneligDrift = default(Beloep), Oekonomiplan = new Dictionary<int, Beloep> { [2026] = default }, Lag = Lag(2026, 2026), Driftsinntekter = Kr(1),
            BudsjettVedtatt = new DateOnly(2025, 12, 31), RegnskapVedtatt = new DateOnly(2027, 6, 30), Inndelingslova16a = false,
        };
        (bool?, string) Godkjenning(Robekgrunnlag g) => (Kommuneloven28_1Robek.Godkjenning(g).Kreves, string.Concat(Kommuneloven28_1Robek.Godkjenning(g).Vilkaar));
        var (merforbruk, to) = (alt with { OpprinneligDrift = Beloep.FraOere(1) }, Ukjent with { Inndelingslova16a = true, OpprinneligDrift = Kr(1) });
        Assert.That(
            new[]
            {
                Godkjenning(alt), Godkjenning(merforbruk), Godkjenning(merforbruk with { Unntatt = true }), Godkjenning(to), Godkjenning(Ukjent),
                Godkjenning(alt with { Inndelingslova16a = null }), Godkjenning(merforbruk with { ErEnhet = true }), Godkjenning(alt with { Unntatt = true }),
            },
            Is.EqualTo(new (bool?, string)[] { (false, ""), (true, "a"), (false, "a"), (true, "ag"), (null, ""), (null, ""), (null, ""), (false, "") }));
        Assert.That(Kommuneloven28_1Robek.Godkjenning(alt with { Inndelingslova16a = null }).Grunn, Does.EndWith("ikke kjent: g."));
    }

    [Test]
    public void There_are_seven_grounds() => Assert.That(string.Concat(Kommuneloven28_1Robek.Vurder(Ukjent).Select(v => v.Bokstav)), Is.EqualTo("abcdefg"));

    /// <summary>A merforbruk of a year that nobody covers.</summary>
    private static Lagrekke Lag(int oppstaatt, int tilAar, params Dekningsvedtak[] vedtak) => Kommuneloven14_11Lag.Vurder(
        Dekningsregel.Kommunekasse, Lagslag.Merforbruk, [], [new Lagsaar(oppstaatt, default, Kr(60), default, default)], vedtak, tilAar);

    private static Beloep Kr(long kroner) => Beloep.FraKroner(kroner);
}
