using System.Globalization;
using Ledger.Application.Rettigheter;
using Ledger.Domain.Validering;
using Ledger.Domain.Verdier;
using Microsoft.Extensions.Options;

namespace Ledger.Api.Innlogging;

/// <summary>
/// What is wrong with the settings of sign-in, told at the start and by the name of the setting: a role that gives nothing, or a name that is
/// misspelt, would else be seen by the first who signs in, as no access.
/// </summary>
internal static class Innloggingskontroll
{
    private const string Seksjon = "Ledger:Innlogging";
    private static readonly string[] Navnene = [.. typeof(Innloggingsvalg).GetProperties().Select(p => p.Name)];

    /// <exception cref="OptionsValidationException">With all that is wrong.</exception>
    public static List<Innloggingsvalg> Les(IConfiguration oppsett)
    {
        var seksjon = oppsett.GetSection(Seksjon);
        var feil = Navnefeil(seksjon).ToList();
        var valg = feil.Count > 0 ? [] : seksjon.Get<List<Innloggingsvalg>>() ?? [];
        feil.AddRange(valg.SelectMany((v, i) => Feil(v, $"Ledger__Innlogging__{i.ToString(CultureInfo.InvariantCulture)}__")));
        feil.AddRange(valg.GroupBy(v => v.Navn).Where(g => g.Key.Length > 0 && g.Count() > 1).Select(g => $"To innlogginger heter «{g.Key}»."));
        return feil.Count == 0 ? valg : throw new OptionsValidationException(Seksjon, typeof(Innloggingsvalg), feil);
    }

    private static IEnumerable<string> Navnefeil(IConfigurationSection seksjon)
    {
        var deler = seksjon.GetChildren().ToList();
        var numre = deler.Select(d => d.Key).ToHashSet(StringComparer.Ordinal);
        foreach (var nummer in Enumerable.Range(0, deler.Count).Select(n => n.ToString(CultureInfo.InvariantCulture)).Where(n => !numre.Contains(n)))
        {
            yield return $"Innloggingene nummereres fra 0 uten hull: Ledger__Innlogging__{nummer} mangler, og nummeret er en del av svaradressen.";
        }

        foreach (var (del, navn) in deler.SelectMany(d => d.GetChildren().Select(v => (d.Key, v.Key))))
        {
            if (!Navnene.Contains(navn, StringComparer.OrdinalIgnoreCase))
            {
                yield return $"Ledger__Innlogging__{del}__{navn} finnes ikke. Mente du {Naermestenavn.Finn(navn, Navnene)}?";
            }
        }
    }

    private static IEnumerable<string> Feil(Innloggingsvalg valg, string navn)
    {
        if (valg.Navn.Length == 0)
        {
            yield return $"{navn}Navn mangler: det er det lenken sier.";
        }

        if (valg.KlientId.Length == 0)
        {
            yield return $"{navn}KlientId mangler.";
        }

        if (!Uri.TryCreate(valg.Utsteder, UriKind.Absolute, out var utsteder))
        {
            yield return $"{navn}Utsteder er ikke en adresse: «{valg.Utsteder}».";
        }
        else if (utsteder.Scheme != Uri.UriSchemeHttps && (valg.KreverHttps || !utsteder.IsLoopback || utsteder.Scheme != Uri.UriSchemeHttp))
        {
            yield return $"{navn}Utsteder er ikke https. Bare en tilbyder på samme maskin kan være http, med {navn}KreverHttps=false.";
        }

        foreach (var (rolle, ord) in valg.Roller.SelectMany(r => r.Value.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(o => (r.Key, o))))
        {
            if (!Scope.Alle.Contains(ord) && !(ord.StartsWith(Innloggingsoppsett.Enhetsord, StringComparison.Ordinal)
                && Ansvar.TryParse(ord[Innloggingsoppsett.Enhetsord.Length..], out _)))
            {
                yield return $"{navn}Roller__{rolle} har «{ord}», som ikke er en rettighet. Rettighetene er {string.Join(", ", Scope.Alle)}, og enhet:kode.";
            }
        }

        foreach (var rolle in valg.Roller.Where(r => !r.Value.Split(' ').Any(Scope.Alle.Contains)).Select(r => r.Key))
        {
            yield return $"{navn}Roller__{rolle} gir ingen rettighet.";
        }

        if (valg.Roller.Count > 0 && valg.Kommuner.Count == 0)
        {
            yield return $"{navn}Kommuner__0 mangler: uten den ser ingen noe. * er alle.";
        }

        foreach (var kommune in valg.Kommuner.Where(k => k != Innehaver.Alle && !LedgerId.TryParse(k, out _)))
        {
            yield return $"{navn}Kommuner har «{kommune}», som ikke er et kommunenummer.";
        }
    }
}
