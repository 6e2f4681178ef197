using Ledger.Application.Rapporter;
using Ledger.Domain.Organisasjon;
using Ledger.Web.Deler;
using Ledger.Web.Html;
using Ledger.Web.Kilder;
using Ledger.Web.Tall;
using static Ledger.Web.Html.Tagger;

namespace Ledger.Web.Sider;

/// <summary>What is another in this edition than in one before it: the rows that differ, and the chapters of text that do.</summary>
public static class Endringsside
{
    public const string Ledd = "endringer";

    /// <param name="mot">The edition that is compared with.</param>
    public static Side Lag(Sidegrunnlag k, IOffentligKilde mot)
    {
        var (her, der) = (k.Kilde.Utgave, mot.Utgave);
        var hoved = her.Publikasjon.Hovedoppstilling;
        var tittel = $"Hva som er endret siden utgave {der.Nummer}";
        List<(string Id, string Overskrift, Innhold? Tabell)> deler =
        [
            ("drift", "Drift", Oppstillingen(k, mot, hoved, "drift")),
            ("balanse", "Balanse", Oppstillingen(k, mot, Domain.Oppstillinger.InnebygdeOppstillinger.Balanse, "balanse")),
            ("omraadene", "Tjenesteområdene", Enhetene(k, mot)),
        ];
        var tekster = Tekster(k, mot);
        return new Side(tittel, Rapportkapittel.Om, [(tittel, null)], [Ledd, "u" + der.Nummer], Innhold.Av(
            H1(tittel),
            P(
                Attr.Klasse("ingress"), $"Utgave {her.Nummer} er av versjon {her.Versjon} av hovedboken, utgave {der.Nummer} av versjon {der.Versjon}. ",
                deler.All(d => d.Tabell is null) ? "Ingen tall i drift, balanse eller områder er endret." : "Her er bare radene som er endret."),
            Kontroller.Rad(Kontroller.Enhet(k.Valg)),
            Innhold.Av(deler.Where(d => d.Tabell is not null).Select(d => Section(H2(d.Overskrift), d.Tabell))),
            H2("Tekstene"),
            tekster.Count == 0 ? P("Ingen tekst er endret.")
                : Ul(Attr.Klasse("lenkeliste"), Innhold.Av(tekster.Select(t => Li(
                    t.Finnes ? A(k.Stier.Tekst(t.Slug), t.Tittel) : t.Tittel, Span(Attr.Klasse("dempet"), " " + t.Hva))))),
            P(Attr.Klasse("verktoey"), A(k.Stier.Utgaven(der), $"Se utgave {der.Nummer}"))));
    }

    private static Innhold? Oppstillingen(Sidegrunnlag k, IOffentligKilde mot, string id, string tabell)
    {
        if (k.Kilde.Oppstilling(id) is not { } naa || mot.Oppstilling(id) is not { } foer)
        {
            return null;
        }

        var par = naa.Linjer.Select(l => (Naa: l, Foer: foer.Linjer.FirstOrDefault(f => f.Post == l.Post))).Where(p => p.Foer is not null
            && (p.Naa.Regnskap, p.Naa.RevidertBudsjett, p.Naa.OpprinneligBudsjett) != (p.Foer.Regnskap, p.Foer.RevidertBudsjett, p.Foer.OpprinneligBudsjett))
            .ToList();
        return par.Count == 0 ? null : Talltabell.Lag<(Oppstillingslinjesvar Naa, Oppstillingslinjesvar? Foer)>(
            tabell, $"Endring i {naa.Definisjon.Navn}, {k.Enhet.Tekst()}", "Post", naa.Api, k.Valg.AlleKolonner,
            Kolonner<(Oppstillingslinjesvar Naa, Oppstillingslinjesvar? Foer)>(
                k, p => p.Naa.OpprinneligBudsjett - p.Foer!.OpprinneligBudsjett, p => p.Naa.RevidertBudsjett - p.Foer!.RevidertBudsjett,
                p => p.Naa.Regnskap - p.Foer!.Regnskap),
            [[.. par.Select(p => new Rad<(Oppstillingslinjesvar, Oppstillingslinjesvar?)>(
                p, A(k.Stier.Tall(id, p.Naa.Post), p.Naa.Tekst), p.Naa.Post, Minus: $"{foer.Api}#{p.Naa.Post}"))]]);
    }

    private static Innhold? Enhetene(Sidegrunnlag k, IOffentligKilde mot)
    {
        if (k.Kilde.Avvik(Nivaa.Tjenesteomraade) is not { } naa || mot.Avvik(Nivaa.Tjenesteomraade) is not { } foer)
        {
            return null;
        }

        var par = naa.Verdi.Linjer.Select(l => (Naa: l, Foer: foer.Verdi.Linjer.FirstOrDefault(f => f.Kode == l.Kode))).Where(p => p.Foer is not null
            && (p.Naa.Regnskap, p.Naa.RevidertBudsjett, p.Naa.OpprinneligBudsjett) != (p.Foer.Regnskap, p.Foer.RevidertBudsjett, p.Foer.OpprinneligBudsjett))
            .ToList();
        return par.Count == 0 ? null : Talltabell.Lag<(Avvikslinjesvar Naa, Avvikslinjesvar? Foer)>(
            "omraadene", $"Endring i netto driftsutgifter, {k.Enhet.Tekst()}", "Enhet", naa.Api, k.Valg.AlleKolonner,
            Kolonner<(Avvikslinjesvar Naa, Avvikslinjesvar? Foer)>(
                k, p => p.Naa.OpprinneligBudsjett - p.Foer!.OpprinneligBudsjett, p => p.Naa.RevidertBudsjett - p.Foer!.RevidertBudsjett,
                p => p.Naa.Regnskap - p.Foer!.Regnskap),
            [[.. par.Select(p => new Rad<(Avvikslinjesvar, Avvikslinjesvar?)>(
                p, A(k.Stier.Omraade(Omraadetabell.Kode(p.Naa)), p.Naa.Navn), p.Naa.Kode, Minus: $"{foer.Api}#{p.Naa.Kode}"))]]);
    }

    private static List<Kolonne<T>> Kolonner<T>(Sidegrunnlag k, Func<T, decimal> opprinnelig, Func<T, decimal> revidert, Func<T, decimal> regnskap) =>
    [
        new("Opprinnelig budsjett", "opprinneligBudsjett", Tallslag.Avvik, p => Celle.Endring(opprinnelig(p), k.Enhet), Bred: true),
        new("Revidert budsjett", "revidertBudsjett", Tallslag.Avvik, p => Celle.Endring(revidert(p), k.Enhet)),
        new("Regnskap", "regnskap", Tallslag.Avvik, p => Celle.Endring(regnskap(p), k.Enhet)),
    ];

    private static List<(string Slug, string Tittel, string Hva, bool Finnes)> Tekster(Sidegrunnlag k, IOffentligKilde mot)
    {
        var (naa, foer) = (k.Kilde.Utgave.Publikasjon.Kapitler, mot.Utgave.Publikasjon.Kapitler);
        string Som(string slug, IReadOnlyList<Application.Publisering.Tekstkapittel> kapitler) => string.Join(
            '\n', kapitler.Where(c => c.Slug == slug).SelectMany(c => c.Blokker).Select(b => $"{b.Type} {b.Id} {b.Tekst} {b.Tabell?.Tittel} "
                + string.Join(';', b.Tabell?.Rader.SelectMany(r => r) ?? [])));
        return
        [
            .. naa.Where(c => foer.All(f => f.Slug != c.Slug)).Select(c => (c.Slug, c.Tittel, "nytt kapittel", true)),
            .. naa.Where(c => foer.Any(f => f.Slug == c.Slug) && Som(c.Slug, naa) != Som(c.Slug, foer)).Select(c => (c.Slug, c.Tittel, "endret", true)),
            .. foer.Where(f => naa.All(c => c.Slug != f.Slug)).Select(f => (f.Slug, f.Tittel, "tatt ut", false)),
        ];
    }
}
