using System.Globalization;
using System.IO.Compression;
using System.Text.Json;
using Ledger.Domain.Budsjett;
using Ledger.Domain.Hovedbok;
using Ledger.Domain.Kjede;
using Ledger.Domain.Verdier;

namespace Ledger.Verify;

/// <summary>The head line of an extract.</summary>
/// <param name="Etter">The sequence number that the extract goes on from.</param>
/// <param name="Versjon">The version that the chain's head has.</param>
/// <param name="Aar">Set when the extract is narrowed to a year, and so is no whole chain.</param>
internal sealed record Uttrekkshode(LedgerId Ledger, long Etter, long TilSekvens, long Versjon, Kjedehash Kjedehode, int? Aar);

/// <summary>Reads an extract line by line, plain or gzipped, in constant memory.</summary>
internal sealed class Uttrekksleser : IDisposable
{
    private readonly StreamReader _reader;
    private readonly bool _tidligere;

    /// <exception cref="FormatException">The first line is no head of an extract of this form.</exception>
    public Uttrekksleser(string fil)
    {
        Stream stream = File.OpenRead(fil);
        _reader = new StreamReader(fil.EndsWith(".gz", StringComparison.Ordinal) ? new GZipStream(stream, CompressionMode.Decompress) : stream);
        using var json = JsonDocument.Parse(Neste() ?? throw new FormatException("Filen er tom."));
        var felt = new Linjefelt(json.RootElement);
        _tidligere = felt.Tekst("uttrekk") switch
        {
            Kanonisk.Uttrekk => false,
            Kanonisk.TidligereUttrekk => true,
            _ => throw new FormatException($"Filen er ikke et uttrekk av formen {Kanonisk.Uttrekk} eller {Kanonisk.TidligereUttrekk}."),
        };
        Hode = new Uttrekkshode(
            LedgerId.Parse(felt.KrevTekst("kommunenummer")),
            felt.KrevTall("etter"), felt.KrevTall("tilSekvens"), felt.KrevTall("versjon"), Hash(felt.KrevTekst("kjedehode")), felt.Heltall("aar"));
        felt.KrevTomt();
    }

    public Uttrekkshode Hode { get; }

    /// <summary>The number of the line last read, from 1.</summary>
    public long Linje { get; private set; }

    /// <summary>The next entry, or null at the end.</summary>
    /// <exception cref="FormatException">The line is no entry.</exception>
    public Lestpost? NestePost()
    {
        if (Neste() is not { } line)
        {
            return null;
        }

        try
        {
            using var json = JsonDocument.Parse(line);
            return Post(new Linjefelt(json.RootElement));
        }
        catch (Exception e) when (e is JsonException or KeyNotFoundException or InvalidOperationException or ArgumentException or OverflowException)
        {
            throw new FormatException(e.Message, e);
        }
    }

    public void Dispose() => _reader.Dispose();

    private string? Neste()
    {
        var line = _reader.ReadLine();
        Linje += line is null ? 0 : 1;
        return line;
    }

    private Lestpost Post(Linjefelt p)
    {
        var form = p.Heltall("form");
        if (form is not null && (_tidligere || form == (int)Kjedeform.Ledger1 || form > byte.MaxValue))
        {
            throw new FormatException("form er 2 eller høyere, og bare i uttrekk som har den.");
        }

        var slag = p.KrevTekst("slag");
        var post = new Lestpost(
            new Kjedeledd(
                Hode.Ledger, p.KrevTall("sekvens"), p.KrevTall("versjon"), p.Heltall("aar") ?? 0, p.Heltall("nummer") ?? 0,
                DateTimeOffset.ParseExact(
                    p.KrevTekst("tidspunkt"), Kanonisk.Tidsformat, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal), p.Vernet("bruker"))
            {
                Skriving = p.Tekst("skriving") is { } skriving ? Hash(skriving) : null,
            },
            Enum.GetValues<Journalslag>().Where(s => s.Navn() == slag).Select(s => (Journalslag?)s).FirstOrDefault()
                ?? throw new FormatException($"Ukjent slag {slag}."),
            p.Tekst("referanse") ?? "",
            p.Tekst("dato") is { } dato ? DateOnly.ParseExact(dato, "yyyy-MM-dd", CultureInfo.InvariantCulture) : null,
            p.Heltall("periode"),
            p.Vernet("tekst"),
            p.Heltall("tilbakefoerer"),
            p.Tekst("organ"),
            p.Tekst("type") is { } typenavn
                ? Vedtakstyper.TryParse(typenavn, out var type)
                ? type
                : throw new FormatException($"Ukjent type {typenavn}.")
                : null,
            p.Tekst("innhold"),
            [.. p.Liste("rader").Select(Rad)],
            Hash(p.KrevTekst("hash")))
        {
            Form = (Kjedeform)(form ?? (int)Kjedeform.Ledger1),
            Kilde = p.Tekst("kilde"),
            Tekster = [.. p.Liste("tekster").Select(Tekst)],
        };
        p.KrevTomt();
        return post;
    }

    private static Navntekst Tekst(Linjefelt t)
    {
        var tekst = new Navntekst(t.KrevTekst("navn"), t.Vernet("tekst", "salt", "hash"));
        t.KrevTomt();
        return tekst;
    }

    private static Lestrad Rad(Linjefelt r)
    {
        var dimensjon = default(Dimensjon);
        foreach (var kolonne in Dimensjonstabell.Alle)
        {
            var tekst = r.Tekst(kolonne.Navn) ?? "";
            if (!kolonne.TrySett(ref dimensjon, tekst))
            {
                throw new FormatException($"«{tekst}» er ikke en verdi av {kolonne.Navn}.");
            }
        }

        var rad = new Lestrad(
            r.Heltall("linje")
                ?? 0, dimensjon, Beloep.FraKroner(r.KrevKroner("beloep")), r.Vernet("tekst"), r.Vernet("motpart"), r.Vernet("dokument"),
                r.Tekst("periodisering"))
        {
            GjelderPeriode = r.Heltall("gjelderPeriode"),
            Tiltak = r.Tekst("tiltak"),
        };
        r.KrevTomt();
        return rad;
    }

    private static Kjedehash Hash(string tekst) => Kjedehash.Fra(Convert.FromHexString(tekst));
}
