using Ledger.Domain.Organisasjon;
using Ledger.Web.Deler;
using Ledger.Web.Diagrammer;
using Ledger.Web.Html;
using Ledger.Web.Kilder;
using Ledger.Web.Tall;
using static Ledger.Web.Html.Tagger;

namespace Ledger.Web.Sider;

/// <summary>A unit, or a line of a statement, month by month: a month is what the year so far has more than the month before.</summary>
internal static class Maanedsdel
{
    private const int Maanedene = 12;

    /// <summary>The figure and its table; null when the unit has nothing.</summary>
    public static Element? Lag(Sidegrunnlag k, Enhet enhet) => Lag(k, enhet.Navn, erNoytral: false, periode =>
    {
        var (linje, api) = Enhetstall.Finn(k, enhet, periode);
        return new(linje.Kode!, linje.Regnskap, linje.BudsjettHittil, api);
    });

    /// <summary>The same of a line of a statement; null when it has nothing, or is not there in every month.</summary>
    public static Element? Lag(Sidegrunnlag k, string oppstilling, string post, Utvalg utvalg, string navn, bool erNoytral) =>
        Lag(k, navn, erNoytral, periode => k.Kilde.Oppstilling(oppstilling, utvalg, periode) is { } o
            && o.Linjer.FirstOrDefault(l => l.Post == post) is { Hittil: { } hittil } linje ? new(post, linje.Regnskap, hittil.Budsjett, o.Api) : null);

    private static Element? Lag(Sidegrunnlag k, string navn, bool erNoytral, Func<int, Hittil?> hittil)
    {
        if (Rader(k, hittil) is not [.., var sist] rader)
        {
            return null;
        }

        var siste = sist.Verdi.Periode;
        var figur = Maaneder.Tegn(
            [.. rader.Select(r => r.Verdi)], k.Enhet, $"{navn}: regnskap og budsjett måned for måned",
            $"Kolonner fra {Dato.Maaned(1)} til {Dato.Maaned(siste)}. Tallene står i tabellen under.", "maaneder",
            $"Øverst: regnskap (fylt) og budsjett (ramme) hver måned. Nederst: avvik hittil i året, pluss er bedre. "
                + $"T1 og T2 er slutten av første og andre tertial. {Oversikt.Stor(k.Enhet.Tekst())}.",
            erNoytral);
        return figur is null ? null : Section(
            H2("Måned for måned"), figur, Details(Summary("Vis tallene som tabell"), Talltabell.Lag<Maaned>(
                "maanedstabell", $"Måned for måned, {k.Enhet.Tekst()}", "Måned", "", alleKolonner: true,
                [
                    new("Budsjett", "budsjettHittil", Tallslag.Beloep, m => Celle.Beloep(m.Budsjett, k.Enhet)),
                    new("Regnskap", "regnskap", Tallslag.Beloep, m => Celle.Beloep(m.Regnskap, k.Enhet)),
                    new("Avvik hittil", "budsjettHittil", Tallslag.Avvik, m => Celle.Endring(m.AvvikHittil, k.Enhet), MinusFelt: "regnskap"),
                ],
                [rader])));
    }

    /// <summary>A month is what the year so far has more than at the month before; none when a month has no answer.</summary>
    private static List<Rad<Maaned>> Rader(Sidegrunnlag k, Func<int, Hittil?> hittil)
    {
        var rader = new List<Rad<Maaned>>();
        Hittil? foer = null;
        for (var periode = 1; periode <= k.Kilde.Utgave.Publikasjon.TilPeriode; periode++)
        {
            if (hittil(periode) is not { } naa)
            {
                return [];
            }

            var regnskap = naa.Regnskap - (foer?.Regnskap ?? 0m);
            var budsjett = naa.Budsjett - (foer?.Budsjett ?? 0m);

            // The thirteenth period is the closing's: shown only where it has something.
            if (periode <= Maanedene || regnskap != 0m || budsjett != 0m)
            {
                rader.Add(new(
                    new Maaned(periode, regnskap, budsjett, naa.Budsjett - naa.Regnskap), Oversikt.Stor(Dato.Maaned(periode)), naa.Linje, "", naa.Api,
                    foer is null ? null : $"{foer.Api}#{naa.Linje}"));
            }

            foer = naa;
        }

        return rader;
    }

    /// <summary>The year up to a period: the line, and the address of the answer that it stands in.</summary>
    private sealed record Hittil(string Linje, decimal Regnskap, decimal Budsjett, string Api);
}
