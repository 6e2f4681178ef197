using System.Text;
using System.Text.Json;
using Ledger.Application.Import;
using Ledger.Domain.Validering;

namespace Ledger.Application.Profiler;

/// <summary>
/// The rows of a JSON table: a list of objects, lines of one object each, a list of lists whose first has the titles, or an object that has one such
/// list and nothing else that is a list. The titles are the names of all members, in the order they are met in: exports leave out what is empty.
/// </summary>
public sealed class JsonTabell : ITabell
{
    private readonly IEnumerator<JsonElement> _rader;
    private readonly List<Celle> _rad = [];
    private readonly Dictionary<string, int> _plasser = new(StringComparer.Ordinal);
    private readonly JsonDocument? _dokument;
    private readonly bool _lister;
    private bool _harTitler;
    private long _nummer;

    /// <param name="body">A stream that can be searched, and stays with the caller.</param>
    /// <param name="linjer">One object a line (NDJSON).</param>
    public JsonTabell(Stream body, bool linjer)
    {
        if (linjer)
        {
            FinnTitler(Linjer(body));
            body.Position = 0;
            _rader = Linjer(body).GetEnumerator();
            return;
        }

        if (body.CanSeek && body.Length > Tabellgrenser.MestByte)
        {
            throw new Avvisning(
                Avvisningsgrunn.ForStor, Problemtyper.ForStortInnhold, "Innholdet er for stort",
                "JSON-tabellen er for stor. Send en linje per rad (NDJSON), eller CSV.");
        }

        try
        {
            _dokument = JsonDocument.Parse(body, new JsonDocumentOptions { MaxDepth = 8 });
        }
        catch (JsonException)
        {
            throw Uleselig(1);
        }

        var liste = Liste(_dokument.RootElement) ?? throw Uleselig(1);
        _harTitler = _lister = liste.EnumerateArray().FirstOrDefault().ValueKind == JsonValueKind.Array;
        if (!_lister)
        {
            FinnTitler(liste.EnumerateArray());
        }

        _rader = liste.EnumerateArray().AsEnumerable().GetEnumerator();
    }

    public IReadOnlyList<Celle> Rad => _rad;

    public bool ErCeller => false;

    /// <summary>The names of members stand in the first row.</summary>
    public long Linje => Math.Max(1, _nummer);

    public bool Neste()
    {
        _rad.Clear();
        if (!_harTitler)
        {
            _harTitler = true;
            _rad.AddRange(_plasser.OrderBy(p => p.Value).Select(p => new Celle(p.Key)));
            return _rad.Count > 0;
        }

        if (!_rader.MoveNext())
        {
            return false;
        }

        _nummer++;
        if (_rader.Current.ValueKind != (_lister ? JsonValueKind.Array : JsonValueKind.Object))
        {
            throw Uleselig(_nummer);
        }

        if (_lister)
        {
            _rad.AddRange(_rader.Current.EnumerateArray().Take(Tabellgrenser.MestKolonner + 1).Select(v => Celle(v, Radkolonner.HeleInnholdet)));
            return _rad.Count <= Tabellgrenser.MestKolonner ? true : throw Uleselig(Linje);
        }

        Fyll(_rader.Current);
        return true;
    }

    public void Dispose()
    {
        _rader.Dispose();
        _dokument?.Dispose();
    }

    /// <summary>The list that a document is, or has as its only one; null when there is none, or it is not beyond doubt which.</summary>
    private static JsonElement? Liste(JsonElement rot) => rot.ValueKind switch
    {
        JsonValueKind.Array => rot,
        JsonValueKind.Object => rot.EnumerateObject().Where(m => m.Value.ValueKind == JsonValueKind.Array).Take(2).ToList() is [var liste] ? liste.Value : null,
        _ => null,
    };

    private void FinnTitler(IEnumerable<JsonElement> rader)
    {
        long nummer = 0;
        foreach (var rad in rader)
        {
            nummer++;
            if (rad.ValueKind != JsonValueKind.Object)
            {
                throw Uleselig(nummer);
            }

            foreach (var medlem in rad.EnumerateObject())
            {
                if (_plasser.TryAdd(Jsontekst.Navn(medlem) ?? throw Uleselig(nummer), _plasser.Count) && _plasser.Count > Tabellgrenser.MestKolonner)
                {
                    throw Uleselig(nummer);
                }
            }
        }
    }

    private void Fyll(JsonElement objekt)
    {
        _rad.AddRange(Enumerable.Repeat(Profiler.Celle.Tom, _plasser.Count));
        var sett = new HashSet<string>(StringComparer.Ordinal);
        foreach (var medlem in objekt.EnumerateObject())
        {
            if (!sett.Add(medlem.Name))
            {
                throw Avvisning.Ugyldig(new Feil(Linje, medlem.Name, Feilkoder.DublettKolonne, $"Rad {Linje} har feltet to ganger."));
            }

            _rad[_plasser[medlem.Name]] = Celle(medlem.Value, medlem.Name);
        }
    }

    private Celle Celle(JsonElement verdi, string felt) => verdi.ValueKind switch
    {
        JsonValueKind.Null => Profiler.Celle.Tom,
        JsonValueKind.Number => Profiler.Celle.Tall(verdi.GetRawText()),
        JsonValueKind.String => new Celle(Jsontekst.Av(verdi) ?? throw Avvisning.Ugyldig(new Feil(
            Linje, felt, Feilkoder.UgyldigTegn, $"Rad {Linje} har et halvt tegn i feltet {felt}."))),
        JsonValueKind.True or JsonValueKind.False => new Celle(verdi.GetRawText()),
        _ => throw Uleselig(Linje),
    };

    private static IEnumerable<JsonElement> Linjer(Stream body)
    {
        using var tekst = new StreamReader(body, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true), leaveOpen: true);
        for (var nummer = 1L; LesLinje(tekst, nummer) is { } linje; nummer++)
        {
            if (string.IsNullOrWhiteSpace(linje))
            {
                continue;
            }

            JsonElement objekt;
            try
            {
                objekt = JsonSerializer.Deserialize<JsonElement>(linje);
            }
            catch (JsonException)
            {
                throw Uleselig(nummer);
            }

            yield return objekt;
        }
    }

    private static string? LesLinje(StreamReader tekst, long nummer)
    {
        try
        {
            return tekst.ReadLine();
        }
        catch (DecoderFallbackException)
        {
            throw Uleselig(nummer);
        }
    }

    private static Avvisning Uleselig(long rad) =>
        Avvisning.Ugyldig(new Feil(rad, Radkolonner.HeleInnholdet, Feilkoder.UgyldigJson,
            $"Innholdet er ikke en JSON-tabell: rad {rad} kan ikke leses som de andre."));
}
