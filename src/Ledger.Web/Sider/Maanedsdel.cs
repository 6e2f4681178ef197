using Ledger.Application.Rapporter;
using Ledger.Domain.Organisasjon;
using Ledger.Web.Deler;
using Ledger.Web.Diagrammer;
using Ledger.Web.Html;
using Ledger.Web.Tall;
using static Ledger.Web.Html.Tagger;

namespace Ledger.Web.Sider;

/// <summary>A unit month by month: a month is what the year so far has more than the month before.</summary>
internal static class Maanedsdel
{
    private const int Maanedene = 12;

    /// <summary>The figure and its table; null when the unit has nothing.</summary>
    public static Element? Lag(Sidegrunnlag k, Enhet enhet)
    {
        var rader = Rader(k, enhet);
        var siste = rader[^1].Verdi.Periode;
        var figur = Maaneder.Tegn(
            [.. rader.Select(r => r.Verdi)], k.Enhet, $"{enhet.Navn}: regnskap og budsjett måned for måned",
            $"Kolonner fra {Dato.Maaned(1)} til {Dato.Maaned(siste)}. Tallene står i tabellen under.", "maaneder",
            $"Øverst: regnskap (fylt) og budsjett (ramme) hver måned. Nederst: avvik hittil i året, pluss er bedre. {Oversikt.Stor(k.Enhet.Tekst())}.");
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

    private static List<Rad<Maaned>> Rader(Sidegrunnlag k, Enhet enhet)
    {
        var rader = new List<Rad<Maaned>>();
        (Avvikslinjesvar Linje, string Api)? foer = null;
        for (var periode = 1; periode <= k.Kilde.Utgave.Publikasjon.TilPeriode; periode++)
        {
            var naa = Enhetstall.Finn(k, enhet, periode);
            var regnskap = naa.Linje.Regnskap - (foer?.Linje.Regnskap ?? 0m);
            var budsjett = naa.Linje.BudsjettHittil - (foer?.Linje.BudsjettHittil ?? 0m);

            // The thirteenth period is the closing's: shown only where it has something.
            if (periode <= Maanedene || regnskap != 0m || budsjett != 0m)
            {
                rader.Add(new(
                    new Maaned(periode, regnskap, budsjett, naa.Linje.BudsjettHittil - naa.Linje.Regnskap), Oversikt.Stor(Dato.Maaned(periode)),
                    naa.Linje.Kode, "", naa.Api, foer is null ? null : $"{foer.Value.Api}#{naa.Linje.Kode}"));
            }

            foer = naa;
        }

        return rader;
    }
}
