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
/// <param name="Aar">Set when the extract is narrowed to a year, and so is no whole chain.</param>
internal sealed record Uttrekkshode(LedgerId Ledger, long Etter, long TilSekvens, string Kjedehode, int? Aar);

/// <summary>Reads an extract line by line, plain or gzipped, in constant memory.</summary>
internal sealed class Uttrekksleser : IDisposable
{
    private readonly StreamReader _reader;

    /// <exception cref="FormatException">The first line is no head of an extract of this form.</exception>
    public Uttrekksleser(string fil)
    {
        Stream stream = File.OpenRead(fil);
        _reader = new StreamReader(fil.EndsWith(".gz", StringComparison.Ordinal) ? new GZipStream(stream, CompressionMode.Decompress) : stream);
        using var json = JsonDocument.Parse(Neste() ?? throw new FormatException("Filen er tom."));
        var root = json.RootElement;
        if (Tekst(root, "uttrekk") != Kanonisk.Formversjon)
        {
            throw new FormatException($"Filen er ikke et uttrekk av formen {Kanonisk.Formversjon}.");
        }

        Hode = new Uttrekkshode(
            LedgerId.Parse(Tekst(root, "kommunenummer")!), root.GetProperty("etter").GetInt64(), root.GetProperty("tilSekvens").GetInt64(), Tekst(root, "kjedehode")!,
            root.TryGetProperty("aar", out var aar) ? aar.GetInt32() : null);
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
            return Post(json.RootElement);
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

    private Lestpost Post(JsonElement p)
    {
        var slag = Enum.GetValues<Journalslag>().Where(s => s.Navn() == Tekst(p, "slag")).Select(s => (Journalslag?)s).FirstOrDefault() ?? throw new FormatException($"Ukjent slag {Tekst(p, "slag")}.");
        return new Lestpost(
            new Kjedeledd(
                Hode.Ledger, p.GetProperty("sekvens").GetInt64(), p.GetProperty("versjon").GetInt64(), p.GetProperty("aar").GetInt32(), p.GetProperty("nummer").GetInt32(),
                DateTimeOffset.ParseExact(Tekst(p, "tidspunkt")!, Kanonisk.Tidsformat, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal), Verntekst.Aapen(Tekst(p, "bruker"))),
            slag,
            Tekst(p, "referanse") ?? "",
            Tekst(p, "dato") is { } dato ? DateOnly.ParseExact(dato, "yyyy-MM-dd", CultureInfo.InvariantCulture) : null,
            p.TryGetProperty("periode", out var periode) ? periode.GetInt32() : null,
            Verntekst.Aapen(Tekst(p, "tekst")),
            p.TryGetProperty("tilbakefoerer", out var reversed) ? reversed.GetInt32() : null,
            Tekst(p, "organ"),
            Vedtakstyper.TryParse(Tekst(p, "type"), out var type) ? type : null,
            Tekst(p, "innhold"),
            p.TryGetProperty("rader", out var rader) ? [.. rader.EnumerateArray().Select(Rad)] : [],
            Kjedehash.Fra(Convert.FromHexString(Tekst(p, "hash")!)));
    }

    private static Lestrad Rad(JsonElement r)
    {
        var dimensjon = default(Dimensjon);
        foreach (var kolonne in Dimensjonstabell.Alle)
        {
            var tekst = Tekst(r, kolonne.Navn) ?? "";
            if (!kolonne.TrySett(ref dimensjon, tekst))
            {
                throw new FormatException($"«{tekst}» er ikke en verdi av {kolonne.Navn}.");
            }
        }

        return new Lestrad(
            r.GetProperty("linje").GetInt32(), dimensjon, Beloep.FraKroner(r.GetProperty("beloep").GetDecimal()),
            Verntekst.Aapen(Tekst(r, "tekst")), Verntekst.Aapen(Tekst(r, "motpart")), Verntekst.Aapen(Tekst(r, "dokument")), Tekst(r, "periodisering"));
    }

    private static string? Tekst(JsonElement element, string name) => element.TryGetProperty(name, out var value) ? value.GetString() : null;
}
