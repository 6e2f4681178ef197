using System.Globalization;
using System.Text.Json.Nodes;
using Ledger.Domain.Finans.Register;
using Ledger.Tests;

namespace Ledger.Domain.Tests.Finanser;

/// <summary>The demo's finance register, read from its files without the service.</summary>
internal static class Demoregister
{
    private static readonly string Mappe = Repository.Path("db/demo/baerum-2024/finans");

    public static readonly Finansregister Alt = new(Definisjoner(), Poster());

    public static Finansdefinisjoner Definisjoner()
    {
        var alt = JsonNode.Parse(File.ReadAllText(Path.Combine(Mappe, "definisjoner.json")))!.AsObject();
        return new(
            [.. Alle(alt, "finansreglement").Select(Reglement)],
            [.. Alle(alt, "portefoeljer").Select(p => new Portefoelje(
                T(p, "kode")!, T(p, "navn")!, Ord<Portefoeljetype>(p, "type"), Dag(T(p, "startdato")!), null, null, null,
                p["realverdi"] is { } r ? new Realverdi(r["grunnlag"]!.GetValue<decimal>(), r["basisaar"]!.GetValue<int>(), T(r, "indeks")!) : null))],
            [.. Alle(alt, "beholdninger").Select(b => new Beholdning(
                T(b, "kode")!, T(b, "navn")!, T(b, "portefoelje")!, Ord<Aktivaklasse>(b, "aktivaklasse"), T(b, "gruppe"), T(b, "motpart"), null,
                T(b, "kapittel"), T(b, "sektor"), null, T(b, "sfdr"), null))],
            [.. Alle(alt, "laan").Select(Laanet)], [],
            [.. Alle(alt, "eierposter").Select(e => new Eierpost(
                T(e, "kode")!, T(e, "navn")!, null, T(e, "selskapsform")!, e["eierandelProsent"]?.GetValue<decimal>(), T(e, "eierandelTekst"),
                Dag(T(e, "gyldigFra")!), null, null, null))]);
    }

    public static IReadOnlyList<Finanspost> Poster()
    {
        var linjer = File.ReadAllLines(Path.Combine(Mappe, "finansposter.csv"));
        var hode = linjer[0].Split(';');
        return [.. linjer.Skip(1).Select((l, i) =>
        {
            var rad = hode.Zip(l.Split(';')).ToDictionary(f => f.First, f => f.Second.Length == 0 ? null : f.Second);
            decimal? Tall(string felt) => rad[felt] is { } t ? decimal.Parse(t, CultureInfo.InvariantCulture) : null;
            return new Finanspost(
                rad["referanse"]!, Finansord.TryLes<Postslag>(rad["slag"], out var slag) ? slag : throw new InvalidDataException(l), rad["objekt"]!,
                Dag(rad["dato"]!))
            {
                Nummer = i + 1, Til = rad["til"] is { } til ? Dag(til) : null, Type = rad["type"], Beloep = Tall("beloep"), Prosent = Tall("prosent"),
                Anskaffelseskost = Tall("anskaffelseskost"), Motobjekt = rad["motobjekt"], Aktivaklasse = rad["aktivaklasse"], Kilde = rad["kilde"],
            };
        })];
    }

    public static DateOnly Dag(string tekst) => DateOnly.Parse(tekst, CultureInfo.InvariantCulture);

    private static Finansreglement Reglement(JsonNode r) => new(
        Dag(T(r, "kode")!), null, null, T(r, "hovedbank"), 12, Rentebindingmetode.Enkel,
        [.. r["unntattMotpost"]!.AsArray().Select(m => Finansord.TryLes<Motpost>(m!.GetValue<string>(), out var v) ? v : default)],
        [.. r["strategi"]!.AsArray().Select(s => new Strategilinje(T(s!, "portefoelje")!, Ord<Aktivaklasse>(s!, "aktivaklasse"), N(s!, "andel"), N(s!, "nedre"),
            N(s!, "oevre")))],
        [.. r["grenser"]!.AsArray().Select(g => new Grense(T(g!, "id")!, Ord<Grensemaal>(g!, "maal"), T(g!, "portefoelje"), null, N(g!, "nedre"),
            N(g!, "oevre"), Ord<Maalefrekvens>(g!, "maales")))],
        Stressfaktorer.Standard);

    private static Laan Laanet(JsonNode l) => new(
        T(l, "kode")!, T(l, "motpartsgruppe")!, T(l, "laangiver")!, Ord<Laaneform>(l, "form"), N(l, "hovedstol"), Dag(T(l, "foersteUtbetaling")!),
        Dag(T(l, "forfall")!), l["terminerPerAar"]!.GetValue<int>(), Dag(T(l, "foersteTermin")!),
        Dagtelling.TryLes(T(l, "rentekonvensjon"), out var k) ? k : default, l["groent"]!.GetValue<bool>(),
        T(l, "form") is "avdragsfritt" or "obligasjon" or "sertifikat", T(l, "kapittel"), T(l, "sektor")!,
        [.. l["fordeling"]!.AsArray().Select(f => new Laaneandel(Ord<Laaneformaal>(f!, "formaal"), Ord<Motpost>(f!, "motpost"), N(f!, "andel")))]);

    private static IEnumerable<JsonNode> Alle(JsonObject alt, string navn) => alt[navn]!.AsArray().Select(n => n!);

    private static string? T(JsonNode node, string felt) => node[felt]?.GetValue<string>();

    private static decimal N(JsonNode node, string felt) => node[felt]!.GetValue<decimal>();

    private static T Ord<T>(JsonNode node, string felt)
        where T : struct, Enum => Finansord.TryLes<T>(node[felt]!.GetValue<string>(), out var v) ? v : throw new InvalidDataException(node.ToJsonString());
}
