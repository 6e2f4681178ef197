using System.Text.RegularExpressions;
using Ledger.Application.Grunndata;
using Ledger.Application.Import;
using Ledger.Domain.Hovedbok;
using Ledger.Domain.Kontoplaner;
using Ledger.Domain.Validering;
using Ledger.Domain.Verdier;

namespace Ledger.Application.Profiler;

/// <summary>Proposes a profile for a file, and reads the file with it. Nothing is stored.</summary>
public sealed partial class Profilforslagstjeneste(Profilregister register, Grunndataleser grunndata, TimeProvider klokke)
{
    private const int RaderTilGjetning = 200;
    private const int RaderVist = 20;
    private const int MestKonti = 500;

    /// <param name="aar">The year that the rows are of; null finds it in the file's titles, or is the current one.</param>
    /// <param name="fil">A stream that can be searched, and stays with the caller.</param>
    /// <exception cref="Avvisning">400 the file cannot be read; 404 unknown municipality.</exception>
    public async Task<Profilforslag> ForeslaaAsync(LedgerId ledger, Regnskapsaar? aar, Stream fil, CancellationToken ct)
    {
        var hode = await grunndata.HodeAsync(ledger, ct);
        var merknader = new List<string>();
        var type = Profilfil.Type(fil, Profilfil.ErJson(fil) ? Filtype.Ndjson : Filtype.Csv);
        var tegnsett = type == Filtype.Csv && !ErUtf8(fil) ? "windows-1252" : null;
        var rader = LesRader(fil, new Filform(type, tegnsett));
        var utkast = Profilgjetning.Gjett(type, tegnsett, rader, merknader);
        var aaret = aar ?? Aar(rader) ?? Regnskapsaar.Fra(klokke.GetUtcNow().Year);
        try
        {
            var profil = Profilform.Les(utkast);
            var leser = await register.LeserAsync(ledger, aaret, profil, ct);
            var kommunens = (await grunndata.HentEllerUaapnetAsync(hode, aaret, ct)).Kontoplan;
            var kostra = Kontoplan.For(aaret, ledger.Kommune);
            return Les(utkast, profil, leser, konto => kommunens.Betydning(konto) is not null || ErKostra(konto, kostra), aaret, fil, merknader, ct);
        }
        catch (Avvisning e)
        {
            merknader.Add("Filen kan ikke leses med forslaget ennå: " + string.Join(' ', e.Feil.Select(f => f.Melding).Take(5)));
            return new Profilforslag(utkast, aaret.Aar, [], [], [], 0, [], merknader);
        }
    }

    private static Profilforslag Les(
        Profilutkast utkast, Importprofil profil, Func<Stream, IPosteringsleser> aapne, Func<string, bool> erKjent, Regnskapsaar aar, Stream fil,
        List<string> merknader, CancellationToken ct)
    {
        using var leser = (Profilleser)aapne(fil);
        var vist = new List<IReadOnlyDictionary<string, string>>();
        var konti = new Dictionary<string, (long Antall, decimal Sum)>(StringComparer.Ordinal);
        var erSaldo = profil.Kumulativ;
        var (sisteLinje, saldo) = (-1L, 0m);
        long antall = 0;
        while (leser.Neste() is { } rad)
        {
            if (vist.Count < RaderVist)
            {
                vist.Add(Enum.GetValues<Radfelt>().Where(f => rad[f].Length > 0).ToDictionary(f => f.Navn(), f => rad[f], StringComparer.Ordinal));
            }

            var konto = rad[Radfelt.Konto] is { Length: > 0 } egen ? egen : rad.Art + rad.Kapittel;
            var foer = konti.GetValueOrDefault(konto);
            var beloepet = rad.LestBeloep?.Kroner ?? 0;
            // Of a line's balances the last one says what the account has, so each takes the place of the one before.
            konti[konto] = (foer.Antall + 1, foer.Sum + beloepet - (erSaldo && rad.Linje == sisteLinje ? saldo : 0));
            (sisteLinje, saldo) = (rad.Linje ?? -1, beloepet);
            if ((++antall & 0x3FF) == 0)
            {
                ct.ThrowIfCancellationRequested();
            }
        }

        var brukte = profil.Kolonner.Values.Select(k => k.Tittel).OfType<string>().ToHashSet(StringComparer.OrdinalIgnoreCase);
        var beloep = profil.Kolonner.Values.Select(k => k.KolonnePerPeriode ?? k.KolonnePerAar).OfType<string>()
            .Select(Profilregler.Uttrykk).OfType<Regex>().ToList();
        return new Profilforslag(
            utkast, aar.Aar, leser.Titler, [.. leser.Titler.Where(t => t.Length > 0 && !brukte.Contains(t) && !beloep.Exists(u => u.IsMatch(t)))],
            vist, antall,
            [.. konti.Where(k => k.Key.Length > 0).OrderByDescending(k => k.Value.Antall).ThenBy(k => k.Key, StringComparer.Ordinal).Take(MestKonti)
                .Select(k => new Kontoforslag(k.Key, k.Value.Antall, k.Value.Sum, erKjent(k.Key)))],
            merknader);
    }

    private static bool ErKostra(string konto, Kontoplan kostra) =>
        (Art.TryParse(konto, out var art) && kostra.Status(art).ErKjent()) || (Kapittel.TryParse(konto, out var kapittel) && kostra.Status(kapittel).ErKjent());

    private static List<(long Linje, Celle[] Celler)> LesRader(Stream fil, Filform form)
    {
        var rader = new List<(long, Celle[])>();
        using var tabell = Profilfil.Aapne(fil, form);
        while (rader.Count < RaderTilGjetning && tabell.Neste())
        {
            if (!tabell.Rad.All(c => c.ErTom))
            {
                rader.Add((tabell.Linje, [.. tabell.Rad]));
            }
        }

        return rader.Count > 0 ? rader : throw Avvisning.Ugyldig("body", Feilkoder.TomtInnhold, "Innholdet har ingen rader.");
    }

    /// <summary>Looks at the beginning: an export of a system is in one charset.</summary>
    private static bool ErUtf8(Stream fil)
    {
        var start = new byte[1 << 20];
        fil.Position = 0;
        var lest = fil.ReadAtLeast(start, start.Length, throwOnEndOfStream: false);
        fil.Position = 0;

        // The sample may end in the middle of a character.
        for (var slutt = lest; slutt >= Math.Max(0, lest - 3); slutt--)
        {
            if (System.Text.Unicode.Utf8.IsValid(start.AsSpan(0, slutt)) || start is [0xFF, 0xFE, ..] or [0xFE, 0xFF, ..])
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The year that titles, dates and periods name most. Accounts and functions have digits of other numbers.</summary>
    private static Regnskapsaar? Aar(List<(long Linje, Celle[] Celler)> rader)
    {
        var treff = rader.Take(20).SelectMany(r => r.Celler).SelectMany(c => Aarstall().Matches(c.Tekst)).Select(m => m.Groups[1].Value)
            .GroupBy(a => a, StringComparer.Ordinal).MaxBy(g => g.Count());
        return treff is not null && Regnskapsaar.TryParse(treff.Key, out var aar) ? aar : null;
    }

    [GeneratedRegex(@"(?<!\d)(20\d\d)(?:(?:0\d|1[0-3])(?:[0-3]\d)?)?(?!\d)")]
    private static partial Regex Aarstall();
}
