using Ledger.Api.Http.Sikkerhet;
using Ledger.Application.Rettigheter;
using Ledger.Domain.Verdier;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Patterns;

namespace Ledger.Api.Tests;

/// <summary>Who may what, decided alone. <see cref="TilgangsmatriseTests"/> asks the same of every operation of the running service.</summary>
public sealed class TilgangTests
{
    private static readonly string[] Alle = ["ledger:les", "ledger:bokfor", "ledger:budsjett", "ledger:revisjon", "ledger:admin"];

    [Test]
    public void An_endpoint_that_names_no_scope_is_closed_to_everybody()
    {
        Assert.That(Tilgang.Avgjoer(Endepunkt(), Bruker(Alle)), Is.EqualTo(Avgjoerelse.ManglerScope));
        Assert.That(Tilgang.Avgjoer(Endepunkt(), null), Is.EqualTo(Avgjoerelse.Ukjent));
        Assert.That(Tilgang.Avgjoer(Endepunkt(new Scopekrav([])), Bruker(Alle)), Is.EqualTo(Avgjoerelse.ManglerScope), "and so is one that names none of them");
    }

    [Test]
    public void An_endpoint_opens_to_those_who_have_one_of_its_scopes()
    {
        var all = Enumerable.Range(0, 1 << Alle.Length).Select(bits => Alle.Where((_, i) => (bits >> i & 1) == 1).ToArray()).ToList();
        foreach (var (krav, har) in all.SelectMany(k => all.Select(h => (k, h))))
        {
            var expected = krav.Intersect(har).Any() ? Avgjoerelse.Tillatt : Avgjoerelse.ManglerScope;
            Assert.That(Tilgang.Avgjoer(Endepunkt(new Scopekrav(krav)), Bruker(har)), Is.EqualTo(expected), $"{string.Join(' ', har)} for {string.Join(' ', krav)}");
            Assert.That(Tilgang.Avgjoer(Endepunkt(new Scopekrav(krav)), null), Is.EqualTo(Avgjoerelse.Ukjent));
        }
    }

    [Test]
    public void What_says_that_it_is_open_is_open_and_what_the_framework_answers_passes()
    {
        Assert.That(Tilgang.Avgjoer(Endepunkt(new AllowAnonymousAttribute()), null), Is.EqualTo(Avgjoerelse.Tillatt));
        Assert.That(Tilgang.Avgjoer(null, null), Is.EqualTo(Avgjoerelse.Tillatt), "no such path");
        Assert.That(Tilgang.Avgjoer(new Endpoint(null, new EndpointMetadataCollection(new Scopekrav(["ledger:les"])), "405"), null), Is.EqualTo(Avgjoerelse.Tillatt), "no such method");
    }

    [Test]
    public void A_user_sees_the_municipalities_that_he_has_and_no_other()
    {
        var (baerum, asker) = (LedgerId.Parse("3201"), LedgerId.Parse("3203"));
        var one = new Brukeridentitet("test", "en", Alle, ["3201"]);
        Assert.That((one.Innehaver.KanSe(baerum), one.Innehaver.KanSe(asker)), Is.EqualTo((true, false)));
        Assert.That(Bruker(Alle).Innehaver.KanSe(asker), Is.False, "who has none sees none");
        Assert.That(new Brukeridentitet("test", "alle", [], ["*"]).Innehaver.KanSe(asker), Is.True);
    }

    private static RouteEndpoint Endepunkt(params object[] metadata) => new(_ => Task.CompletedTask, RoutePatternFactory.Parse("/v1/{kommunenummer}"), 0, new EndpointMetadataCollection(metadata), "test");

    private static Brukeridentitet Bruker(string[] scopes) => new("test", "bruker", scopes, []);
}
