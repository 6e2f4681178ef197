using System.Text.Json;
using Ledger.Domain.Oppstillinger;
using Ledger.Domain.Organisasjon;
using Ledger.Domain.Validering;
using Ledger.Domain.Verdier;

namespace Ledger.Domain.Noekkeltall;

/// <summary>
/// Computes key figures from their definitions. The built-in ones are in <c>noekkeltall.json</c>; a municipality may set its own formula
/// and target for each, and add figures of its own.
/// </summary>
public static class Noekkeltallmotor
{
    public static readonly IReadOnlyList<string> Enheter = ["prosent", "kroner", "forhold"];
    public static readonly IReadOnlyList<string> Operatorer = [">=", ">", "<=", "<", "mellom"];
    private const int MestLedd = 50;

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    /// <summary>The built-in key figures, in the order they are shown.</summary>
    public static IReadOnlyList<Noekkeltalldefinisjon> Innebygde { get; } = Les();

    /// <param name="valg">The municipality's choices by id.</param>
    /// <param name="inndata">Inputs that the ledger does not hold, by name.</param>
    public static IReadOnlyList<Noekkeltallresultat> Beregn(Oppstillingsgrunnlag grunnlag, IReadOnlyDictionary<string, Noekkeltallvalg> valg, IReadOnlyDictionary<string, decimal> inndata)
    {
        var egne = valg.Where(v => v.Value.Definisjon is not null && Innebygde.All(i => i.Id != v.Key)).OrderBy(v => v.Key, StringComparer.Ordinal).Select(v => v.Value.Definisjon! with { Id = v.Key });
        return [.. Innebygde.Select(i => valg.GetValueOrDefault(i.Id)?.Definisjon is { } egen ? egen with { Id = i.Id } : i).Concat(egne)
            .Select(d => Beregn(d, grunnlag, valg.GetValueOrDefault(d.Id) ?? new Noekkeltallvalg(), inndata))];
    }

    /// <summary>Adds an error for everything in a definition that cannot be computed.</summary>
    public static void Kontroller(Noekkeltallvalg valg, Organisasjonsplan organisasjon, Feilsamling feil)
    {
        if (valg.Operator is not null && !Operatorer.Contains(valg.Operator))
        {
            feil.Avvis(null, "operator", Feilkoder.UgyldigFormat, $"Operator er en av {string.Join(", ", Operatorer)}.");
        }

        if ((valg.Maal is null) != (valg.Operator is null) || (valg.Operator == "mellom") != (valg.Ovre is not null))
        {
            feil.Avvis(null, "maal", Feilkoder.UgyldigKombinasjon, "Maal og operator hører sammen, og mellom har også ovre.");
        }

        if (valg.Definisjon is not { } d)
        {
            return;
        }

        if (!Enheter.Contains(d.Enhet))
        {
            feil.Avvis(null, "definisjon.enhet", Feilkoder.UgyldigFormat, $"Enhet er en av {string.Join(", ", Enheter)}.");
        }

        foreach (var (tekst, felt) in new[] { (d.Navn, "definisjon.navn"), (d.Formel, "definisjon.formel") })
        {
            if (string.IsNullOrEmpty(tekst))
            {
                feil.Avvis(null, felt, Feilkoder.Mangler, "Feltet mangler.");
            }
            else
            {
                Hovedbok.Tekstregler.Kontroller(tekst, Hovedbok.Tekstregler.Tekst, null, felt, feil);
            }
        }

        KontrollerLedd(d.Teller, "definisjon.teller", organisasjon, feil);
        if (d.Nevner is not null)
        {
            KontrollerLedd(d.Nevner, "definisjon.nevner", organisasjon, feil);
        }
    }

    private static void KontrollerLedd(IReadOnlyList<Noekkeltalledd>? ledd, string felt, Organisasjonsplan organisasjon, Feilsamling feil)
    {
        if (ledd is not { Count: > 0 and <= MestLedd } || ledd.Any(l => l is null))
        {
            feil.Avvis(null, felt, Feilkoder.Mangler, $"Listen har 1–{MestLedd} ledd.");
            return;
        }

        for (var i = 0; i < ledd.Count; i++)
        {
            var her = $"{felt}[{i}]";
            if (string.IsNullOrEmpty(ledd[i].Navn) || ledd[i].Vekt is not (1 or -1) || ledd[i].Kolonne is not (null or "regnskap" or "revidertBudsjett"))
            {
                feil.Avvis(null, her, Feilkoder.UgyldigFormat, "Et ledd har navn, vekt 1 eller -1, og kolonne regnskap eller revidertBudsjett.");
            }

            if (ledd[i].Inndata is null)
            {
                Filterleser.Les(ledd[i].Filter ?? new Filterutkast(), her + ".filter", organisasjon, feil);
            }
        }
    }

    private static Noekkeltallresultat Beregn(Noekkeltalldefinisjon d, Oppstillingsgrunnlag grunnlag, Noekkeltallvalg valg, IReadOnlyDictionary<string, decimal> inndata)
    {
        var teller = d.Teller.Select(l => Summer(l, grunnlag, inndata)).ToList();
        var nevner = d.Nevner?.Select(l => Summer(l, grunnlag, inndata)).ToList();
        var over = teller.Any(t => t.Verdi is null) ? null : teller.Sum(t => t.Verdi);
        var under = nevner is null ? 1m : nevner.Any(n => n.Verdi is null) ? null : nevner.Sum(n => n.Verdi);
        var verdi = over is null || under is null or 0m ? null : Del(over.Value, under.Value, d.Enhet == "prosent");
        var manglende = teller.Concat(nevner ?? []).Where(l => l.Verdi is null).Select(l => l.Navn).ToList();
        return new Noekkeltallresultat(
            d.Id, d.Navn, d.Enhet, verdi, d.Formel, teller, nevner, valg.Maal, valg.Operator, valg.Ovre, Status(verdi, valg),
            manglende.Count > 0 ? "Mangler " + string.Join(", ", manglende) : verdi is null ? under == 0m ? "Nevneren er 0" : "Tallet er for stort til å vises" : null);
    }

    /// <summary>The quotient, or null when no decimal can say it: amounts have up to 27 digits, and a divisor may be one øre.</summary>
    private static decimal? Del(decimal over, decimal under, bool prosent)
    {
        try
        {
            return prosent ? decimal.Round(over * 100m / under, 1, MidpointRounding.AwayFromZero) : decimal.Round(over / under, 2, MidpointRounding.AwayFromZero);
        }
        catch (OverflowException)
        {
            return null;
        }
    }

    private static Noekkeltallbeloep Summer(Noekkeltalledd ledd, Oppstillingsgrunnlag grunnlag, IReadOnlyDictionary<string, decimal> inndata)
    {
        if (ledd.Inndata is { } navn)
        {
            return new Noekkeltallbeloep(ledd.Navn, inndata.TryGetValue(navn, out var value) ? value * ledd.Vekt : null);
        }

        var feil = new Feilsamling();
        var filter = Filterleser.Les(ledd.Filter!, "", grunnlag.Organisasjon, feil);
        if (feil.HarFeil)
        {
            return new Noekkeltallbeloep(ledd.Navn, null); // A unit that the organisation no longer has.
        }

        var test = filter.Kompiler(grunnlag.Organisasjon, grunnlag.Fond);
        Int128 sum = 0;
        var antall = 0L;
        var kube = grunnlag.Over(grunnlag.Kube, filter.Felt);
        for (var key = 0; key < kube.Antall; key++)
        {
            if (test(kube.Noekkel(key)) && grunnlag.Utvalg?.Invoke(kube.Noekkel(key)) != false)
            {
                sum += (ledd.Kolonne == "revidertBudsjett" ? kube.RevidertBudsjett(key) : kube.Regnskap(key, grunnlag.TilPeriode)).SumOere;
                antall += kube.AntallPosteringer(key, grunnlag.TilPeriode);
            }
        }

        return new Noekkeltallbeloep(ledd.Navn, Beloep.FraOere(sum).Kroner * ledd.Vekt, filter.ToString(), antall);
    }

    private static string Status(decimal? verdi, Noekkeltallvalg valg)
    {
        if (verdi is not { } v || valg.Maal is not { } maal)
        {
            return "ikkeMaalt";
        }

        var reached = valg.Operator switch
        {
            ">=" => v >= maal,
            ">" => v > maal,
            "<=" => v <= maal,
            "<" => v < maal,
            _ => v >= maal && v <= valg.Ovre,
        };
        return reached ? "oppnaadd" : "ikkeOppnaadd";
    }

    private static List<Noekkeltalldefinisjon> Les()
    {
        using var stream = typeof(Noekkeltallmotor).Assembly.GetManifestResourceStream("noekkeltall.json")!;
        return JsonSerializer.Deserialize<List<Noekkeltalldefinisjon>>(stream, Json)!;
    }
}
