using System.Text.Json.Serialization;
using Ledger.Application.Grunndata;
using Ledger.Domain.Hovedbok;
using Ledger.Domain.Oppstillinger;
using Ledger.Domain.Saldo;
using Ledger.Domain.Validering;
using Ledger.Domain.Verdier;

namespace Ledger.Application.Rapportering;

/// <summary>What the rows of a group have in common: the fields asked for; an empty text where rows have none.</summary>
public sealed record Gruppenoekkel(
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Art,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Funksjon,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Kapittel,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Sektor,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Ansvar,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Prosjekt,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Fond,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Merke,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Konto,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? LokalFunksjon,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Fridim1,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Fridim2)
{
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Artsnavn { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Funksjonsnavn { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Kapittelnavn { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Sektornavn { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Ansvarsnavn { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Prosjektnavn { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Fondsnavn { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Kontonavn { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? LokalFunksjonsnavn { get; init; }

    public static Gruppenoekkel Av(in Dimensjon d, Dimensjonsfelt felt, Kodenavn navn)
    {
        string? Kode(Dimensjonsfelt f, string kode) => felt.HasFlag(f) ? kode : null;
        string? Navn(Dimensjonsfelt f, in Dimensjon noekkel) => felt.HasFlag(f) ? navn.Av(f, noekkel) : null;
        return new(
            Kode(Dimensjonsfelt.Art, d.Art.ToString()), Kode(Dimensjonsfelt.Funksjon, d.Funksjon.ToString()),
            Kode(Dimensjonsfelt.Kapittel, d.Kapittel.ToString()), Kode(Dimensjonsfelt.Sektor, d.Sektor.ToString()),
            Kode(Dimensjonsfelt.Ansvar, d.Ansvar.ToString()), Kode(Dimensjonsfelt.Prosjekt, d.Prosjekt.ToString()),
            Kode(Dimensjonsfelt.Fond, d.Fond.ToString()), Kode(Dimensjonsfelt.Merke, d.Merke.Navn()),
            Kode(Dimensjonsfelt.Konto, d.Egne?.Konto ?? ""), Kode(Dimensjonsfelt.LokalFunksjon, d.Egne?.LokalFunksjon ?? ""),
            Kode(Dimensjonsfelt.Fridim1, d.Egne?.Fridim1 ?? ""), Kode(Dimensjonsfelt.Fridim2, d.Egne?.Fridim2 ?? ""))
        {
            Artsnavn = Navn(Dimensjonsfelt.Art, d),
            Funksjonsnavn = Navn(Dimensjonsfelt.Funksjon, d),
            Kapittelnavn = Navn(Dimensjonsfelt.Kapittel, d),
            Sektornavn = Navn(Dimensjonsfelt.Sektor, d),
            Ansvarsnavn = Navn(Dimensjonsfelt.Ansvar, d),
            Prosjektnavn = Navn(Dimensjonsfelt.Prosjekt, d),
            Fondsnavn = Navn(Dimensjonsfelt.Fond, d),
            Kontonavn = Navn(Dimensjonsfelt.Konto, d),
            LokalFunksjonsnavn = Navn(Dimensjonsfelt.LokalFunksjon, d),
        };
    }

    /// <summary>The code of the one field that the group is of.</summary>
    public string Eneste() =>
        Art ?? Funksjon ?? Kapittel ?? Sektor ?? Ansvar ?? Prosjekt ?? Fond ?? Merke ?? Konto ?? LokalFunksjon ?? Fridim1 ?? Fridim2 ?? "";

    /// <summary>Its name.</summary>
    public string? Enestenavn() => Artsnavn ?? Funksjonsnavn ?? Kapittelnavn ?? Sektornavn ?? Ansvarsnavn ?? Prosjektnavn ?? Fondsnavn ?? Kontonavn
        ?? LokalFunksjonsnavn;
}

/// <summary>A group of a report: the lines that have figures in it. In kroner, the groups of a line sum to the report's.</summary>
public sealed record Gruppe<T>(Gruppenoekkel Noekkel, IReadOnlyList<T> Linjer);

/// <summary>Makes the groups of an answer.</summary>
public static class Grupper
{
    private const int MestLinjer = 100_000;

    /// <summary>The groups that have lines; null when the report is not grouped.</summary>
    /// <param name="grunndata">Has the names of the codes.</param>
    /// <param name="antallLinjer">How many lines are computed for each group.</param>
    /// <param name="linjer">The lines of a group that have figures.</param>
    /// <exception cref="Avvisning">413: they have more lines than an answer may.</exception>
    public static IReadOnlyList<Gruppe<T>>? Av<T>(
        Dimensjonsfelt felt, Kommunegrunnlag grunndata, int antallLinjer, Func<Gruppeinndeling> del, Func<Oppstillingsgrunnlag, IEnumerable<T>> linjer)
    {
        if (felt == Dimensjonsfelt.Ingen)
        {
            return null;
        }

        var grupper = del();
        if (!grupper.Budsjett.Ta((long)grupper.Count * Math.Max(antallLinjer, 1)))
        {
            throw ForMange($"{grupper.Count} grupper av {antallLinjer} linjer er mer enn de {grupper.Budsjett.Rest} linjene forespørselen ennå kan regne ut.");
        }

        var navn = new Kodenavn(grunndata);
        var svar = new List<Gruppe<T>>();
        var antall = 0;
        foreach (var (gruppe, grunnlag) in grupper)
        {
            var liste = linjer(grunnlag).ToList();
            antall += liste.Count;
            if (antall > MestLinjer)
            {
                throw ForMange($"Gruppene har mer enn {MestLinjer} linjer til sammen.");
            }

            if (liste.Count > 0)
            {
                svar.Add(new Gruppe<T>(Gruppenoekkel.Av(gruppe, felt, navn), liste));
            }
        }

        return svar;
    }

    /// <summary>Refuses a report of ratios that is asked for in groups.</summary>
    /// <exception cref="Avvisning">400.</exception>
    public static void Avvis(Rapportspoersmaal spoersmaal)
    {
        if (spoersmaal.Utvalg.Grupper() != Dimensjonsfelt.Ingen)
        {
            throw Avvisning.Ugyldig("grupperPaa", Feilkoder.UgyldigKombinasjon, "Forholdstall summerer ikke, så denne rapporten kan ikke grupperes.");
        }
    }

    /// <summary>Refuses a grouped report of a batch that has computed what it may, before its groups are counted.</summary>
    /// <exception cref="Avvisning">413.</exception>
    public static void KrevRest(Rapportspoersmaal spoersmaal, Regnebudsjett budsjett)
    {
        if (budsjett.ErBrukt && (spoersmaal.Utvalg.Grupper() | spoersmaal.Utvalg.Fordelt()) != Dimensjonsfelt.Ingen)
        {
            throw ForMange($"Gruppene i bunken er til sammen mer enn {Regnebudsjett.Mest} linjer å regne ut. Hent denne rapporten for seg.");
        }
    }

    private static Avvisning ForMange(string detalj) => new(
        Avvisningsgrunn.ForStor, Problemtyper.ForMangeRader, "For mange rader", detalj + " Snevr inn utvalget, eller grupper på færre felt.");
}
