using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Ledger.Application.Tabeller;
using Ledger.Web.Deler;
using Ledger.Web.Tall;

namespace Ledger.Web.Filer;

/// <summary>A file to save: its bytes, what they are, and what the browser calls it.</summary>
public sealed record Sidefil(byte[] Bytes, string Innholdstype, string Filnavn);

/// <summary>A page's table as a file. Amounts are in the page's unit and not rounded; a workbook shows them as the page does.</summary>
public static class Tabellfil
{
    public const string Csvendelse = "csv";
    public const string Xlsxendelse = "xlsx";
    public const string Jsonendelse = "json";

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        WriteIndented = true };

    /// <summary>The forms that a table can be saved in.</summary>
    public static IReadOnlyList<string> Endelser { get; } = [Csvendelse, Xlsxendelse, Jsonendelse];

    public static async Task<Sidefil> LagAsync(Sidegrunnlag k, Side side, Sidetabell tabell, string endelse, CancellationToken ct)
    {
        var navn = $"{Filnavn(k, side, tabell)}.{endelse}";
        (side, tabell) = (side with { Tittel = k.Maalform.Skriv(side.Tittel) }, Oversatt(k, tabell));
        return endelse switch
        {
            Csvendelse => new(Csvbytes(k, tabell), Csv.Innholdstype, navn),
            Xlsxendelse => new(await XlsxbytesAsync(SomTabell(k, side, tabell), ct), Rapportformat.Xlsx.Innholdstype, navn),
            _ => new(JsonSerializer.SerializeToUtf8Bytes(SomJson(k, side, tabell), Json), "application/json; charset=utf-8", navn),
        };
    }

    /// <summary>A report's table as a file.</summary>
    /// <param name="navn">What the file is called, without its ending.</param>
    public static async Task<Sidefil> LagAsync(Tabell tabell, string endelse, string navn, CancellationToken ct)
    {
        if (endelse == Xlsxendelse)
        {
            return new(await XlsxbytesAsync(tabell, ct), Rapportformat.Xlsx.Innholdstype, $"{navn}.{endelse}");
        }

        var csv = Csv.ForRegneark().Rad([.. tabell.Kolonner.Select(k => k.Overskrift)]);
        await foreach (var rad in tabell.Rader.WithCancellation(ct))
        {
            csv.Rad(rad);
        }

        return new(csv.Toem(), Csv.Innholdstype, $"{navn}.{endelse}");
    }

    /// <summary>A page's table is short.</summary>
    private static async Task<byte[]> XlsxbytesAsync(Tabell tabell, CancellationToken ct)
    {
        Xlsx.Kontroller(tabell);
        using var ut = new MemoryStream();
        await Xlsx.SkrivAsync(tabell, ut, ct);
        return ut.ToArray();
    }

    private static byte[] Csvbytes(Sidegrunnlag k, Sidetabell tabell)
    {
        var csv = Csv.ForRegneark().Rad([k.Maalform.Skriv("Kode"), tabell.Foerste, .. tabell.Kolonner.Select(c => c.Tittel)]);
        foreach (var rad in tabell.Rader)
        {
            csv.Rad(Rad(k, tabell, rad));
        }

        return csv.Toem();
    }

    private static Tabell SomTabell(Sidegrunnlag k, Side side, Sidetabell tabell) => new(
        "tabell", tabell.Tittel, [.. Om(k, side)],
        [
            new("Kode", Kolonnetype.Tekst), new(tabell.Foerste, Kolonnetype.Tekst), .. tabell.Kolonner.Select(c => new Tabellkolonne(c.Tittel,
                Type(c.Slag, k.Enhet))),
        ],
        tabell.Rader.Select(r => Rad(k, tabell, r)).ToAsyncEnumerable(), tabell.Rader.Count);

    private static JsonObject SomJson(Sidegrunnlag k, Side side, Sidetabell tabell) => new()
    {
        ["tittel"] = tabell.Tittel,
        ["om"] = new JsonObject(Om(k, side).Select(o => KeyValuePair.Create(o.Navn, JsonSerializer.SerializeToNode(o.Verdi, Json)))),
        ["kolonner"] = new JsonArray([.. tabell.Kolonner.Select(c => JsonValue.Create(c.Tittel))]),
        ["rader"] = new JsonArray([.. tabell.Rader.Select(r => new JsonObject
        {
            ["kode"] = r.Kode,
            ["navn"] = r.Navn,
            ["verdier"] = new JsonArray([.. r.Verdier.Zip(tabell.Kolonner, (v, c) => v is { } tall ? JsonValue.Create(Skalert(tall, c.Slag, k.Enhet))
                : null)]),
        })]),
    };

    private static IEnumerable<(string Navn, object? Verdi)> Om(Sidegrunnlag k, Side side)
    {
        var utgave = k.Kilde.Utgave;
        return
        [
            .. new (string Navn, object? Verdi)[]
            {
                ("Kommune", k.Kilde.Kommunenavn), ("Rapport", utgave.Publikasjon.Tittel), ("Side", side.Tittel), ("Utgave", Utgaveord.Cellen(k.Kilde)),
                ("Versjon", utgave.Versjon), ("Kjedehode", k.Kilde.Kjedehode), ("Enhet", k.Enhet.Navn()),
                ("Fast adresse", k.Stier.Fast([.. side.Ledd]).ToString()),
            }.Select(o => (k.Maalform.Skriv(o.Navn), o.Verdi)),
        ];
    }

    private static object?[] Rad(Sidegrunnlag k, Sidetabell tabell, Siderad rad) =>
        [rad.Kode, rad.Navn, .. rad.Verdier.Zip(tabell.Kolonner, (v, c) => (object?)(v is { } tall ? Skalert(tall, c.Slag, k.Enhet) : null))];

    private static decimal Skalert(decimal tall, Tallslag slag, Beloepsenhet enhet) => !ErBeloep(slag) ? tall : enhet switch
    {
        Beloepsenhet.Mill => tall / 1_000_000m,
        Beloepsenhet.Tusen => tall / 1_000m,
        _ => tall,
    };

    private static Kolonnetype Type(Tallslag slag, Beloepsenhet enhet) => slag switch
    {
        Tallslag.ProsentAvvik or Tallslag.ProsentStoerrelse => Kolonnetype.Prosent,
        Tallslag.Antall => Kolonnetype.Heltall,
        Tallslag.Eksakt or Tallslag.Eksakttall or Tallslag.Noekkeltall => Kolonnetype.Tall,
        _ => enhet switch { Beloepsenhet.Mill => Kolonnetype.Tideler, Beloepsenhet.Tusen => Kolonnetype.Hele, _ => Kolonnetype.Tall },
    };

    private static bool ErBeloep(Tallslag slag) =>
        slag is Tallslag.Beloep or Tallslag.Motsatt or Tallslag.Stoerrelse or Tallslag.Avvik or Tallslag.AvvikMotsatt;

    /// <summary>The table in the form of Norwegian that its page has.</summary>
    private static Sidetabell Oversatt(Sidegrunnlag k, Sidetabell tabell) => tabell with
    {
        Tittel = k.Maalform.Skriv(tabell.Tittel),
        Foerste = k.Maalform.Skriv(tabell.Foerste),
        Kolonner = [.. tabell.Kolonner.Select(c => (k.Maalform.Skriv(c.Tittel), c.Slag))],
        Rader = [.. tabell.Rader.Select(r => r with { Navn = k.Maalform.Skriv(r.Navn) })],
    };

    /// <summary>Whose, which report and edition, and of what: a saved file says it by its name.</summary>
    private static string Filnavn(Sidegrunnlag k, Side side, Sidetabell tabell)
    {
        var utgave = k.Kilde.Utgave;
        string?[] deler =
        [
            utgave.Ledger.ToString(), utgave.Publikasjon.Aar.ToString(), utgave.Publikasjon.Type, Utgaveord.Filledd(k.Kilde), .. side.Ledd,
            k.Valg[Valg.Ansvarsvalg], tabell.Id == Valg.Foerstetabell ? null : tabell.Id, k.Enhet.Navn(),
        ];
        return string.Concat(string.Join('-', deler.Where(d => d is not null)).Select(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' ? c : '-'));
    }
}
