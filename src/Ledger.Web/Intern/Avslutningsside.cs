using System.Globalization;
using Ledger.Application.Aarsavslutning;
using Ledger.Application.Tabeller;
using Ledger.Domain;
using Ledger.Domain.Aarsstatus;
using Ledger.Web.Deler;
using Ledger.Web.Html;
using Ledger.Web.Tall;
using static Ledger.Web.Html.Tagger;

namespace Ledger.Web.Intern;

/// <summary>The page of a year's closing: how far the year has come, and the closing that was made or as it would be.</summary>
internal static class Avslutningsside
{
    /// <param name="gang">The states that the year's accounts have been in.</param>
    /// <param name="svar">The closing as it would be, or as it was made; null when it cannot be computed.</param>
    /// <param name="grunner">Why it cannot.</param>
    public static Side Lag(Sidegrunnlag k, Aarsstatussvar gang, Aarsavslutningssvar? svar, IReadOnlyList<string> grunner)
    {
        var aar = k.Kilde.Utgave.Publikasjon.Aar;
        if (svar is null)
        {
            return Side(
                H1(gang.Tilstand == Aarstilstand.Aapen.Navn() ? $"Avslutningen av {aar} kan ikke forhåndsvises" : Naa(aar, gang)),
                grunner is [var eneste] ? P(Attr.Klasse("ingress"), eneste) : Ul(Innhold.Av(grunner.Select(g => Li(g)))),
                P(A(k.Stier.Nyeste(Arbeidssider.Kvalitet.Ledd), "Se funnene"), " · ", A(k.Stier.Disponering, "Se disponeringen slik den er bokført"), "."),
                Tilstandene(gang));
        }

        var erProeve = svar.Status == "proevekjoert";
        return Side(
            H1(erProeve ? $"Slik ville {aar} blitt avsluttet nå" : Naa(aar, gang)),
            P(
                Attr.Klasse("ingress"), erProeve ? "En forhåndsvisning: ingenting er bokført. " : $"Avslutning {svar.Avslutning}. ",
                "Stegene følger budsjett- og regnskapsforskriften kapittel 4.",
                gang.EndretEtterAvslutning ? " Noe er bokført etter avslutningen; den må gjøres på nytt for å gjelde alt." : ""),
            Tilstandene(gang),
            Datatabell.Av(
                "resultater", "Resultatene før og etter",
                [
                    new("Når", Kolonnetype.Tekst), new("Drift", Kolonnetype.Tall), new("Investering", Kolonnetype.Tall), new("Merforbruk", Kolonnetype.Tall),
                    new("Udekket", Kolonnetype.Tall),
                ],
                [
                    .. new[] { ("Før avslutningen", svar.Foer), ("Før strykninger", svar.FoerStrykninger), ("Etter avslutningen", svar.Etter) }
                        .Select(s => new object?[] { s.Item1, s.Item2.Drift, s.Item2.Investering, s.Item2.Merforbruk, s.Item2.Udekket }),
                ]),
            H2("Stegene"),
            svar.Steg.Count == 0 ? P("Avslutningen trenger ingen steg: alt er disponert som budsjettert.") : Datatabell.Av(
                "steg", "Steg i rekkefølge",
                [
                    new("Hjemmel", Kolonnetype.Tekst), new("Hva", Kolonnetype.Tekst), new("Fond", Kolonnetype.Tekst), new("Beløp", Kolonnetype.Tall),
                    new("Før", Kolonnetype.Tall), new("Etter", Kolonnetype.Tall),
                ],
                [.. svar.Steg.Select(s => new object?[] { s.Hjemmel, s.Begrunnelse, s.Fond, s.Beloep, s.Foer, s.Etter })], soeyle: "Beløp"),
            svar.Funn.Count == 0 ? null : Innhold.Av(
                H2("Det noen må ta stilling til"),
                Ul(Innhold.Av(Etternivaa(svar).Select(f => Li(Strong(Stor(Kodeord.Av(f.Nivaa)) + ": "), f.Melding))))));
    }

    private static string Naa(int aar, Aarsstatussvar gang) =>
        gang.Tilstand == Aarstilstand.Opphevet.Navn() ? $"Vedtaket om regnskapet for {aar} er opphevet" : $"{aar} er {gang.Tilstand}";

    /// <summary>What stops first, then what is asked of, then what is told.</summary>
    private static IEnumerable<Application.Funnsvar> Etternivaa(Aarsavslutningssvar svar) =>
        Enum.GetValues<Funnivaa>().OrderDescending().SelectMany(n => svar.Funn.Where(f => f.Nivaa == n.Navn()));

    /// <summary>When the accounts were closed, presented, reported on and adopted; nothing while they are open.</summary>
    private static Element? Tilstandene(Aarsstatussvar gang) => gang.Historikk.Count == 0 ? null : Datatabell.Av(
        "tilstander", "Hvor langt regnskapet er kommet",
        [
            new("Tilstand", Kolonnetype.Tekst), new("Dato", Kolonnetype.Tekst), new("Hva", Kolonnetype.Tekst), new("Registrert", Kolonnetype.Tekst),
            new("Versjon", Kolonnetype.Heltall),
        ],
        [
            .. gang.Historikk.Select(h => new object?[]
            {
                h.Tilstand == Aarstilstand.Aapen.Navn() ? "Åpnet igjen" : Stor(h.Tilstand),
                h.Dato is { } dato ? Dato.Kort(DateOnly.ParseExact(dato, "yyyy-MM-dd", CultureInfo.InvariantCulture)) : null,
                Hva(h), Dato.Kort(DateOnly.FromDateTime(h.Tidspunkt.UtcDateTime)), h.Versjon,
            }),
        ],
        benevning: "Eldst først");

    private static string? Hva(Aarsstatuslinje h) => h.Maate is not null ? "med kildens egne bilag"
        : h.Konklusjon is { } konklusjon ? Konklusjonen(konklusjon)
        : string.Join(", ", new[] { h.Organ ?? h.Rolle, h.Vedtaksreferanse }.OfType<string>()) is { Length: > 0 } hva ? hva : null;

    private static string Konklusjonen(string konklusjon) => konklusjon switch
    {
        "ren" => "ren revisjonsberetning",
        "ikkeGrunnlag" => "revisor har ikke grunnlag for å uttale seg",
        "presisering" => "revisjonsberetning med presisering",
        "forbehold" => "revisjonsberetning med forbehold",
        _ => "negativ revisjonsberetning",
    };

    private static Side Side(params Innhold?[] innhold) => Arbeidssider.Lag(Arbeidssider.Avslutning, [], innhold);

    private static string Stor(string tekst) => char.ToUpperInvariant(tekst[0]) + tekst[1..];
}
