using Ledger.Domain.Kjede;
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

            return await KontrollerAsync(leser, kjent, ut);
        }
    }

    private static async Task<int> KontrollerAsync(Uttrekksleser leser, Kjentpunkt? kjent, TextWriter ut)
    {
        var kontroll = new Kjedekontroll(leser.Hode.Ledger);
        var sum = new Uttrekkssum(leser.Hode.Ledger);
        var finans = new Finansrapportene();
        try
        {
            while (leser.NestePost() is { } post)
            {
                if (kontroll.Ta(post) is { } brudd)
                {
                    return Meld(ut, leser.Linje, brudd);
                }

                kjent?.Ta(kontroll, post);
                sum.Ta(post);
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
            $"HEL: kommune {leser.Hode.Ledger}, {kontroll.Sekvens} poster og {sum.Rader} rader, versjon {kontroll.Versjon}, kjedehode {kontroll.Hode}");
        if (sum.Slettede > 0)
        {
            ut.WriteLine($"{sum.Slettede} tekster er slettet. Hashene deres står igjen, og kjeden holder.");
        }

        if (kjent is null)
        {
            ut.WriteLine(
                "Dette viser at uttrekket stemmer med seg selv. Det viser ikke at kjeden er den samme som før: en kjede som er regnet ut på nytt, eller "
                    + "kuttet av, gir samme svar. "
                + "Ta vare på et sjekkpunkt (GET …/revisjon/sjekkpunkt) og gi det med neste gang.");
        }

        sum.Skriv(kontroll.Versjon, ut);
        await finans.SkrivAsync(
            new(leser.Hode.Ledger, kontroll.Versjon, kontroll.Sekvens, leser.Hode.Kjedehode),
            aar => sum.Har(aar) ? sum.Kube(Regnskapsaar.Fra(aar), kontroll.Versjon) : null, ut);
        return Holder;
    }

    private static int Meld(TextWriter ut, long linje, Kjedebrudd brudd)
    {
        ut.WriteLine($"BRUTT ved sekvens {brudd.Sekvens} (linje {linje} i filen): {brudd.Kode}: {brudd.Melding}");
        return Brutt;
    }
}
