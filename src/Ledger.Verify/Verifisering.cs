using Ledger.Domain.Budsjett;
using Ledger.Domain.Fond;
using Ledger.Domain.Hovedbok;
using Ledger.Domain.Inngaaendebalanse;
using Ledger.Domain.Kjede;
using Ledger.Domain.Oppstillinger;
using Ledger.Domain.Organisasjon;
using Ledger.Domain.Saldo;
using Ledger.Domain.Verdier;

namespace Ledger.Verify;

/// <summary>Verifies an extract without the service or its database.</summary>
public static class Verifisering
{
    /// <summary>All holds.</summary>
    public const int Holder = 0;

    /// <summary>A break, printed with its position.</summary>
    public const int Brutt = 1;

    /// <summary>The file is no whole extract.</summary>
    public const int Ubrukelig = 2;

    /// <param name="args">The extract, and what the auditor has from before: a head, or a signed checkpoint and the key.</param>
    /// <returns>One of the codes above.</returns>
    public static async Task<int> KjoerAsync(string[] args, TextWriter ut, TextWriter feil)
    {
        if (args.Length is < 1 or > 3)
        {
            feil.WriteLine("Bruk: Ledger.Verify <uttrekk.ndjson[.gz]> [kjedehode du har fra før | sjekkpunkt.json noekkel.pem]");
            return Ubrukelig;
        }

        var kjent = args.Length == 2 ? new Kjentpunkt(args[1]) : null;
        if (args.Length == 3)
        {
            if (Sjekkpunktfil.LesSignert(args[1], args[2]) is not { } sjekkpunkt)
            {
                ut.WriteLine($"BRUTT: signaturen i {args[1]} er ikke gyldig for nøkkelen {args[2]}.");
                return Brutt;
            }

            kjent = new Kjentpunkt(sjekkpunkt.Kjedehode, sjekkpunkt);
        }

        Uttrekksleser leser;
        try
        {
            leser = new Uttrekksleser(args[0]);
        }
        catch (Exception e) when (e is FormatException or IOException or ArgumentException or InvalidOperationException or System.Text.Json.JsonException)
        {
            feil.WriteLine($"Kan ikke lese {args[0]}: {e.Message}");
            return Ubrukelig;
        }

        using (leser)
        {
            if (leser.Hode.Etter != 0 || leser.Hode.Aar is not null)
            {
                feil.WriteLine("Uttrekket er avgrenset. Hele kjeden må til for å regne den ut: hent den uten etter, aar og versjoner.");
                return Ubrukelig;
            }

            var kontroll = new Kjedekontroll(leser.Hode.Ledger);
            var saldo = new Dictionary<(int Aar, Dimensjon Dimensjon, Saldoslag Slag, Periode Periode), (Int128 Beloep, long Antall)>();
            var finans = new Finansrapportene();
            long rader = 0, slettet = 0;
            try
            {
                while (leser.NestePost() is { } post)
                {
                    if (kontroll.Ta(post) is { } brudd)
                    {
                        return Meld(ut, leser.Linje, brudd);
                    }

                    kjent?.Ta(kontroll, post);
                    rader += post.Rader.Count;
                    slettet += Slettede(post);
                    Summer(saldo, post);
                    finans.Ta(leser.Hode.Ledger, post);
                }
            }
            catch (FormatException e)
            {
                return Meld(ut, leser.Linje, new Kjedebrudd(kontroll.Sekvens + 1, "form", e.Message));
            }

            if (kontroll.Slutt(leser.Hode.TilSekvens, leser.Hode.Versjon, leser.Hode.Kjedehode) is { } slutt)
            {
                return Meld(ut, leser.Linje, slutt);
            }

            if (kjent?.Feil is { } avvik)
            {
                ut.WriteLine($"BRUTT: {avvik}");
                return Brutt;
            }

            ut.WriteLine(
                $"HEL: kommune {leser.Hode.Ledger}, {kontroll.Sekvens} poster og {rader} rader, versjon {kontroll.Versjon}, kjedehode {kontroll.Hode}");
            if (slettet > 0)
            {
                ut.WriteLine($"{slettet} tekster er slettet. Hashene deres står igjen, og kjeden holder.");
            }

            if (kjent is null)
            {
                ut.WriteLine(
                    "Dette viser at uttrekket stemmer med seg selv. Det viser ikke at kjeden er den samme som før: en kjede som er regnet ut på nytt, eller "
                        + "kuttet av, gir samme svar. "
                    + "Ta vare på et sjekkpunkt (GET …/revisjon/sjekkpunkt) og gi det med neste gang.");
            }

            foreach (var aar in saldo.Keys.Select(k => k.Aar).Distinct().Order())
            {
                SkrivAar(Regnskapsaar.Fra(aar));
            }

            foreach (var aar in saldo.Keys.Select(k => k.Aar).Distinct().Order().Where(a => saldo.Keys.Any(k => k.Aar == a - 1)).Select(Regnskapsaar.Fra))
            {
                var s = Balansesammenligning.Sammenlign(Kube(aar.Forrige), Kube(aar));
                ut.WriteLine($"\nInngående balanse {aar} mot utgående balanse {aar.Forrige}: {s.AntallAvvik} avvik, til sammen {s.SumAbsolutt} kr");
            }

            await finans.SkrivAsync(
                new(leser.Hode.Ledger, kontroll.Versjon, kontroll.Sekvens, leser.Hode.Kjedehode),
                aar => saldo.Keys.Any(k => k.Aar == aar) ? Kube(Regnskapsaar.Fra(aar)) : null, ut);

            return Holder;

            Saldokube Kube(Regnskapsaar aar) => new(leser.Hode.Ledger, aar, kontroll.Versjon, saldo.Where(s => s.Key.Aar == aar.Aar)
                .Select(s => new Saldopost(s.Key.Dimensjon, s.Key.Slag, s.Key.Periode, Beloep.FraOere(s.Value.Beloep), s.Value.Antall)));

            void SkrivAar(Regnskapsaar aar)
            {
                var grunnlag = new Oppstillingsgrunnlag(
                    Kube(aar), null, Organisasjonsplan.Tom, new Dictionary<Fondskode, Fondsopplysning>(), Periode.Aarsavslutning);
                foreach (var id in InnebygdeOppstillinger.Ider)
                {
                    if (InnebygdeOppstillinger.Finn(id, aar) is not { } definisjon)
                    {
                        continue; // By area: needs the organisation, and sums to the first paragraph's posts.
                    }

                    ut.WriteLine($"\n{aar} {definisjon.Id} {definisjon.Navn} (hovedbokens fortegn, kroner): opprinnelig | revidert | regnskap");
                    foreach (var l in Oppstillingsmotor.Beregn(definisjon, grunnlag).Linjer)
                    {
                        ut.WriteLine($"{l.Definisjon.Post,-14} {l.Definisjon.Tekst,-75} {l.OpprinneligBudsjett,20} {l.RevidertBudsjett,20} {l.Regnskap,20}");
                    }
                }
            }
        }
    }

    private static long Slettede(Lestpost post) =>
        post.Tekster.Select(t => t.Tekst).Append(post.Tekst).Concat(
            post.Rader.SelectMany(r => new[] { r.Tekst, r.Motpart, r.Dokument })).LongCount(t => t.ErSlettet);

    private static int Meld(TextWriter ut, long linje, Kjedebrudd brudd)
    {
        ut.WriteLine($"BRUTT ved sekvens {brudd.Sekvens} (linje {linje} i filen): {brudd.Kode}: {brudd.Melding}");
        return Brutt;
    }

    private static void Summer(Dictionary<(int Aar, Dimensjon Dimensjon, Saldoslag Slag, Periode Periode), (Int128 Beloep, long Antall)> saldo, Lestpost post)
    {
        foreach (var rad in post.Rader)
        {
            if (post.Slag == Journalslag.Bilag)
            {
                Legg((post.Ledd.Aar, rad.Dimensjon, Saldoslag.Regnskap, Periode.Fra(post.Periode!.Value)), rad.Beloep.Oere);
                continue;
            }

            var slag = post.Type?.ErIOpprinnelig() == true ? Saldoslag.OpprinneligBudsjett : Saldoslag.Budsjettendring;
            var maaneder = Periodisering.Parse(rad.Periodisering!).Fordel(rad.Beloep);
            for (var m = 0; m < maaneder.Length; m++)
            {
                Legg((post.Ledd.Aar, rad.Dimensjon, slag, Periode.Fra(m + 1)), maaneder[m].Oere);
            }
        }

        void Legg((int, Dimensjon, Saldoslag, Periode) key, long oere)
        {
            var before = saldo.GetValueOrDefault(key);
            saldo[key] = (before.Beloep + oere, before.Antall + 1);
        }
    }
}
