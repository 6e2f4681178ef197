using System.Globalization;
using System.Text.Json;
using Ledger.Application.Import;
using Ledger.Application.Profiler;
using Ledger.Domain.Opplysninger;
using Ledger.Domain.Validering;

namespace Ledger.Application.Opplysninger;

/// <summary>
/// Rows of facts as they are sent: CSV, a workbook, JSON (one object or a list of them) or lines of JSON. What a file is, is seen from how it
/// begins, since the same export comes as the one today and the other tomorrow.
/// </summary>
public static class Faktarader
{
    /// <summary>As many as one import may have.</summary>
    public const int Mest = 100_000;

    /// <summary>The rows by their place; fields by their names, in whatever letters they were sent.</summary>
    /// <param name="felt">The fields that rows may have.</param>
    /// <exception cref="Avvisning">400: it cannot be read, is empty, or has fields that there are not; 413: it has too many rows.</exception>
    /// <param name="medTitler">Lines of one cell may stand above the headings, as in the workbooks that are answered.</param>
    public static IReadOnlyList<Faktarad> Les(Stream fil, IReadOnlyList<string> felt, Feilsamling feil, int mest = Mest, bool medTitler = false)
    {
        var kjente = felt.ToDictionary(f => f, StringComparer.OrdinalIgnoreCase);
        var rader = new List<Faktarad>();
        var erJson = Profilfil.ErJson(fil);
        foreach (var (linje, verdier) in erJson ? Json(fil, kjente) : Tabellen(fil, kjente, medTitler))
        {
            if (rader.Count == mest)
            {
                throw new Avvisning(
                    Avvisningsgrunn.ForStor, Problemtyper.ForMangeRader, "Innholdet har for mange rader", $"En import har høyst {mest} rader. Del den opp.");
            }

            rader.Add(new Faktarad(linje, verdier, feil) { ErCeller = !erJson });
        }

        return rader.Count > 0 ? rader : throw Avvisning.Ugyldig(Radkolonner.HeleInnholdet, Feilkoder.TomtInnhold, "Innholdet har ingen rader.");
    }

    private static IEnumerable<(long? Linje, IReadOnlyDictionary<string, string> Felt)> Tabellen(
        Stream fil, Dictionary<string, string> kjente, bool medTitler)
    {
        using var tabell = Profilfil.Aapne(fil, new Filform(Profilfil.Type(fil, Filtype.Csv)));
        string[]? titler = null;
        while (tabell.Neste())
        {
            if (tabell.Rad.All(c => c.ErTom) || (medTitler && titler is null && tabell.Rad.Count(c => !c.ErTom) == 1))
            {
                continue;
            }

            if (titler is null)
            {
                titler = Titler(tabell.Rad, tabell.Linje, kjente);
                continue;
            }

            if (tabell.Rad.Count > titler.Length)
            {
                throw Avvisning.Ugyldig(new Feil(
                    tabell.Linje, Radkolonner.HeleInnholdet, Feilkoder.FeilAntallKolonner,
                    $"Linje {tabell.Linje} har {tabell.Rad.Count} felt; overskriften har {titler.Length}."));
            }

            yield return (tabell.Linje, tabell.Rad.Zip(titler).Where(c => !c.First.ErTom)
                .ToDictionary(c => c.Second, c => c.First.Tekst.Trim(), StringComparer.Ordinal));
        }
    }

    private static string[] Titler(IReadOnlyList<Celle> rad, long linje, Dictionary<string, string> kjente)
    {
        var (feil, titler) = (new Feilsamling(), new List<string>());
        foreach (var celle in rad)
        {
            var tittel = celle.Tekst.Trim();
            if (!kjente.TryGetValue(tittel, out var navn))
            {
                feil.Avvis(linje, Vist(tittel), Feilkoder.UkjentKolonne, $"Kolonnen finnes ikke. Kolonnene er {string.Join(", ", kjente.Values)}.");
            }
            else if (titler.Contains(navn))
            {
                feil.Avvis(linje, navn, Feilkoder.DublettKolonne, $"Kolonnen {navn} står flere ganger.");
            }

            titler.Add(navn ?? "");
        }

        return feil.HarFeil ? throw Avvisning.Ugyldig(feil) : [.. titler];
    }

    private static IEnumerable<(long? Linje, IReadOnlyDictionary<string, string> Felt)> Json(Stream fil, Dictionary<string, string> kjente)
    {
        using var leser = new StreamReader(fil, leaveOpen: true);
        var tekst = leser.ReadToEnd();
        if (Dokument(tekst) is { } dokument)
        {
            using (dokument)
            {
                var rot = dokument.RootElement;
                if (rot.ValueKind == JsonValueKind.Object)
                {
                    yield return (null, Felt(rot, null, kjente));
                    yield break;
                }

                foreach (var (element, i) in rot.EnumerateArray().Select((e, i) => (e, i)))
                {
                    yield return (i + 1, Felt(element, i + 1, kjente));
                }
            }

            yield break;
        }

        var nummer = 0L;
        foreach (var linje in tekst.Split('\n'))
        {
            nummer++;
            if (!string.IsNullOrWhiteSpace(linje))
            {
                using var objekt = Dokument(linje) ?? throw Avvisning.Ugyldig(new Feil(
                    nummer, Radkolonner.HeleInnholdet, Feilkoder.UgyldigNdjson, $"Linje {nummer} kan ikke leses som JSON."));
                yield return (nummer, Felt(objekt.RootElement, nummer, kjente));
            }
        }
    }

    private static JsonDocument? Dokument(string tekst)
    {
        try
        {
            return JsonDocument.Parse(tekst.TrimStart('\uFEFF'), new JsonDocumentOptions { MaxDepth = 8 });
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static Dictionary<string, string> Felt(JsonElement objekt, long? linje, Dictionary<string, string> kjente)
    {
        if (objekt.ValueKind != JsonValueKind.Object)
        {
            throw Avvisning.Ugyldig(new Feil(linje, Radkolonner.HeleInnholdet, Feilkoder.UgyldigJson, "Hver rad er et objekt."));
        }

        var felt = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var medlem in objekt.EnumerateObject())
        {
            var medlemsnavn = Jsontekst.Navn(medlem) ?? "";
            if (!kjente.TryGetValue(medlemsnavn, out var navn))
            {
                throw Avvisning.Ugyldig(new Feil(
                    linje, Vist(medlemsnavn), Feilkoder.UkjentKolonne, $"Feltet finnes ikke. Feltene er {string.Join(", ", kjente.Values)}."));
            }

            var verdi = medlem.Value.ValueKind switch
            {
                JsonValueKind.Null => "",
                JsonValueKind.String => Jsontekst.Av(medlem.Value)
                    ?? throw Avvisning.Ugyldig(new Feil(linje, navn, Feilkoder.UgyldigTegn, $"{navn} har et halvt tegn.")),
                JsonValueKind.True => "true",
                JsonValueKind.False => "false",
                JsonValueKind.Number => medlem.Value.TryGetDecimal(out var tall) ? tall.ToString(CultureInfo.InvariantCulture) : medlem.Value.GetRawText(),
                _ => throw Avvisning.Ugyldig(new Feil(linje, navn, Feilkoder.UgyldigFormat, $"{navn} er en tekst, et tall eller true og false.")),
            };
            if (!felt.TryAdd(navn, verdi))
            {
                throw Avvisning.Ugyldig(new Feil(linje, navn, Feilkoder.DublettKolonne, $"Feltet {navn} står flere ganger."));
            }
        }

        return felt;
    }

    private static string Vist(string navn) =>
        navn.Length is > 0 and <= 40 && Domain.Hovedbok.Tekstregler.HarGyldigeTegn(navn) ? navn : Radkolonner.HeleInnholdet;
}
