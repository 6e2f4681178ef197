using System.Text.Json;
using System.Text.Json.Nodes;
using Ledger.Application.Lesing;
using Ledger.Domain.Publisering;

namespace Ledger.Application.Publisering;

/// <summary>The figures that texts refer to.</summary>
public static class Referanser
{
    /// <summary>The exact value, in kroner or in the key figure's own unit; null when there is none.</summary>
    public static decimal? Verdi(Publikasjon publikasjon, Rapportgrunnlag offentlig, Tekstreferanse referanse)
    {
        var (rapport, linjer, noekkel, id) = referanse.Kilde switch
        {
            Tekstreferanse.Noekkeltall => ("noekkeltall", "noekkeltall", "id", null),
            Tekstreferanse.Fond => ("fond", "linjer", "fondskode", null),
            Tekstreferanse.Omraade => ("avvik", "linjer", "kode", null),
            Tekstreferanse.Drift => ("oppstilling", "linjer", "post", publikasjon.Hovedoppstilling),
            _ => ("oppstilling", "linjer", "post", (string?)referanse.Kilde),
        };
        var til = ("tilPeriode", publikasjon.TilPeriode.ToString());
        var hittil = ("kolonnesett", "tertial"); // which reports that have no such columns do not look at
        IEnumerable<(string, string)[]> spoersmaal = rapport == "avvik"
            ? Enum.GetValues<Domain.Organisasjon.Nivaa>().Select(n => new[] { ("nivaa", Domain.Organisasjon.Nivaaer.Navn(n)), til, hittil })
            : [id is null ? new[] { til, hittil } : new[] { ("id", id), til, hittil }];
        return spoersmaal.Select(s => Publikasjonskontroll.Beregn(offentlig, rapport, s)).OfType<object>()
            .Select(svar => JsonSerializer.SerializeToNode(svar, svar.GetType(), JsonSerializerOptions.Web)![linjer]!.AsArray().FirstOrDefault(l =>
                (string?)l![noekkel] == referanse.Navn))
            .Select(linje => linje?[referanse.Kolonne]).OfType<JsonValue>().Select(v => v.TryGetValue<decimal>(out var tall) ? (decimal?)tall
                : null).FirstOrDefault();
    }
}
