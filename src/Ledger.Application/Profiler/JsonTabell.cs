using System.Text.Json;
using Ledger.Application.Import;
using Ledger.Domain.Validering;

namespace Ledger.Application.Profiler;

/// <summary>
/// The rows of a JSON table: a list of objects, or lines of one object each. The names of the first row's members are the titles and the first
/// row that is read; a later row may leave some out, but has no other.
/// </summary>
public sealed class JsonTabell : ITabell
{
    private readonly IEnumerator<JsonElement> _objekter;
    private readonly List<Celle> _rad = [];
    private readonly Dictionary<string, int> _plasser = new(StringComparer.Ordinal);
    private readonly JsonDocument? _dokument;
    private JsonElement? _foerste;

    /// <param name="body">A stream that stays with the caller.</param>
    /// <param name="linjer">One object a line (NDJSON).</param>
    public JsonTabell(Stream body, bool linjer)
    {
        if (linjer)
        {
            _objekter = Linjer(body).GetEnumerator();
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

        _objekter = _dokument.RootElement.ValueKind == JsonValueKind.Array
            ? _dokument.RootElement.EnumerateArray().AsEnumerable().GetEnumerator()
            : throw Uleselig(1);
    }

    public IReadOnlyList<Celle> Rad => _rad;

    public bool ErCeller => false;

    public long Linje { get; private set; }

    public bool Neste()
    {
        _rad.Clear();
        if (_foerste is { } ventende)
        {
            _foerste = null;
            Fyll(ventende);
            return true;
        }

        if (!_objekter.MoveNext())
        {
            return false;
        }

        Linje++;
        var objekt = _objekter.Current;
        if (objekt.ValueKind != JsonValueKind.Object)
        {
            throw Uleselig(Linje);
        }

        if (_plasser.Count > 0)
        {
            Fyll(objekt);
            return true;
        }

        foreach (var medlem in objekt.EnumerateObject())
        {
            if (!_plasser.TryAdd(medlem.Name, _plasser.Count) || _plasser.Count > Tabellgrenser.MestKolonner)
            {
                throw Uleselig(Linje);
            }

            _rad.Add(new Celle(medlem.Name));
        }

        _foerste = objekt;
        return true;
    }

    public void Dispose()
    {
        _objekter.Dispose();
        _dokument?.Dispose();
    }

    private void Fyll(JsonElement objekt)
    {
        _rad.AddRange(Enumerable.Repeat(Celle.Tom, _plasser.Count));
        var sett = new HashSet<string>(StringComparer.Ordinal);
        foreach (var medlem in objekt.EnumerateObject())
        {
            if (!_plasser.TryGetValue(medlem.Name, out var plass))
            {
                throw Avvisning.Ugyldig(new Feil(Linje, medlem.Name, Feilkoder.UkjentKolonne, $"Rad {Linje} har et felt som den første raden ikke har."));
            }

            if (!sett.Add(medlem.Name))
            {
                throw Avvisning.Ugyldig(new Feil(Linje, medlem.Name, Feilkoder.DublettKolonne, $"Rad {Linje} har feltet to ganger."));
            }

            _rad[plass] = medlem.Value.ValueKind switch
            {
                JsonValueKind.Null => Celle.Tom,
                JsonValueKind.Number => new Celle(medlem.Value.GetRawText(), ErTall: true),
                JsonValueKind.String => new Celle(medlem.Value.GetString()!),
                JsonValueKind.True or JsonValueKind.False => new Celle(medlem.Value.GetRawText()),
                _ => throw Uleselig(Linje),
            };
        }
    }

    private IEnumerable<JsonElement> Linjer(Stream body)
    {
        using var tekst = new StreamReader(body, leaveOpen: true);
        while (tekst.ReadLine() is { } linje)
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
                throw Uleselig(Linje + 1);
            }

            yield return objekt;
        }
    }

    private static Avvisning Uleselig(long rad) =>
        Avvisning.Ugyldig(new Feil(rad, Radkolonner.HeleInnholdet, Feilkoder.UgyldigJson,
            $"Innholdet er ikke en JSON-tabell: rad {rad} kan ikke leses som et objekt."));
}
