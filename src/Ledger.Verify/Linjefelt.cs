using System.Text.Json;
using Ledger.Domain.Kjede;

namespace Ledger.Verify;

/// <summary>The fields of one object of an extract. Each is asked for once, and what nobody asked for is a fault: it would be under no hash.</summary>
internal sealed class Linjefelt
{
    private readonly Dictionary<string, JsonElement> _felt = new(StringComparer.Ordinal);

    /// <exception cref="FormatException">Not an object, or a field stands twice.</exception>
    public Linjefelt(JsonElement objekt)
    {
        if (objekt.ValueKind != JsonValueKind.Object)
        {
            throw new FormatException("Linjen er ikke et JSON-objekt.");
        }

        foreach (var felt in objekt.EnumerateObject())
        {
            if (!_felt.TryAdd(felt.Name, felt.Value))
            {
                throw new FormatException($"Feltet {felt.Name} står to ganger.");
            }
        }
    }

    /// <exception cref="FormatException">The field is not there.</exception>
    public long KrevTall(string navn) => Tall(navn) ?? throw Mangler(navn);

    public long? Tall(string navn) => _felt.Remove(navn, out var verdi) ? verdi.GetInt64() : null;

    public int? Heltall(string navn) => _felt.Remove(navn, out var verdi) ? verdi.GetInt32() : null;

    /// <exception cref="FormatException">The field is not there.</exception>
    public decimal KrevKroner(string navn) => _felt.Remove(navn, out var verdi) ? verdi.GetDecimal() : throw Mangler(navn);

    /// <exception cref="FormatException">The field is not there.</exception>
    public string KrevTekst(string navn) => Tekst(navn) ?? throw Mangler(navn);

    public string? Tekst(string navn) => _felt.Remove(navn, out var verdi) ? verdi.GetString() ?? throw Mangler(navn) : null;

    public IEnumerable<Linjefelt> Liste(string navn) => _felt.Remove(navn, out var verdi) ? verdi.EnumerateArray().Select(v => new Linjefelt(v)) : [];

    /// <summary>A text that may be protected: with its salt, or the hash that stays when it is erased.</summary>
    public Verntekst Vernet(string navn) => Vernet(navn, navn + "Salt", navn + "Hash");

    /// <exception cref="FormatException">There is both a salt and a hash, or one of the wrong length.</exception>
    public Verntekst Vernet(string navn, string saltnavn, string hashnavn)
    {
        var tekst = Tekst(navn);
        var (salt, hash) = (Tekst(saltnavn), Tekst(hashnavn));
        if (hash is not null && (tekst is not null || salt is not null || hash.Length != Kjedehash.Lengde * 2))
        {
            throw new FormatException($"{hashnavn} er ikke hashen til en slettet tekst.");
        }

        return Verntekst.Lest(tekst, (salt ?? hash) is { } vern ? Convert.FromHexString(vern) : null);
    }

    /// <exception cref="FormatException">There are fields that nobody asked for.</exception>
    public void KrevTomt()
    {
        if (_felt.Count > 0)
        {
            throw new FormatException($"Feltet {_felt.Keys.First()} hører ikke til i formen, og står ikke under noen hash.");
        }
    }

    private static FormatException Mangler(string navn) => new($"Feltet {navn} mangler.");
}
