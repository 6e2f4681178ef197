using Ledger.Domain.Oppstillinger;
using Ledger.Domain.Validering;
using Ledger.Domain.Verdier;

namespace Ledger.Domain.Noekkeltall;

/// <summary>
/// Computes key figures from their definitions. A municipality may set its own formula and target for each built-in figure, and add figures
/// of its own.
/// </summary>
public static class Noekkeltallmotor
{
    /// <param name="valg">The municipality's choices by id.</param>
    /// <param name="inndata">Inputs that the ledger does not hold, by name.</param>
    /// <param name="flere">Built-in figures besides those that every ledger has.</param>
    public static IReadOnlyList<Beregnetnoekkeltall> Beregn(
        Oppstillingsgrunnlag grunnlag, IReadOnlyDictionary<string, Noekkeltallvalg> valg, IReadOnlyDictionary<string, decimal> inndata,
        IReadOnlyList<Noekkeltalldefinisjon>? flere = null)
    {
        var innebygde = InnebygdeNoekkeltall.Alle.Concat(flere ?? [])
            .Select(i => valg.GetValueOrDefault(i.Id)?.Definisjon is { } egen ? egen with { Id = i.Id } : i);
        var egne = valg.Where(v => v.Value.Definisjon is not null && !InnebygdeNoekkeltall.Har(v.Key))
            .OrderBy(v => v.Key, StringComparer.Ordinal).Select(v => v.Value.Definisjon! with { Id = v.Key });
        return [.. innebygde.Concat(egne).Select(d => Beregn(d, grunnlag, valg.GetValueOrDefault(d.Id) ?? new Noekkeltallvalg(), inndata))];
    }

    private static Beregnetnoekkeltall Beregn(
        Noekkeltalldefinisjon definisjon, Oppstillingsgrunnlag grunnlag, Noekkeltallvalg valg, IReadOnlyDictionary<string, decimal> inndata)
    {
        _ = Noekkeltallverdier.TryParse(definisjon.Enhet, out Noekkeltallenhet enhet);
        Maaloperator? maaloperator = Noekkeltallverdier.TryParse(valg.Operator, out Maaloperator lest) ? lest : null;
        var teller = definisjon.Teller.Select(l => Summer(l, grunnlag, inndata)).ToList();
        var nevner = definisjon.Nevner?.Select(l => Summer(l, grunnlag, inndata)).ToList();
        var over = teller.Any(t => t.Verdi is null) ? null : teller.Sum(t => t.Verdi);
        var under = nevner is null ? 1m : nevner.Any(n => n.Verdi is null) ? null : nevner.Sum(n => n.Verdi);
        var verdi = over is null || under is null or 0m ? null : Del(over.Value, under.Value, enhet == Noekkeltallenhet.Prosent);
        var manglende = teller.Concat(nevner ?? []).Where(l => l.Verdi is null).Select(l => l.Navn).ToList();
        var merknad = manglende.Count > 0 ? "Mangler " + string.Join(", ", manglende)
            : verdi is not null ? null
            : under == 0m ? "Nevneren er 0" : "Tallet er for stort til å vises";
        return new Beregnetnoekkeltall(
            definisjon.Id, definisjon.Navn, enhet, verdi, definisjon.Formel, teller, nevner, valg.Maal, maaloperator, valg.Ovre,
            Status(verdi, valg, maaloperator), merknad);
    }

    /// <summary>The quotient, or null when no decimal can say it: amounts have up to 27 digits, and a divisor may be one øre.</summary>
    private static decimal? Del(decimal over, decimal under, bool erProsent)
    {
        try
        {
            return erProsent
                ? decimal.Round(over * 100m / under, 1, MidpointRounding.AwayFromZero)
                : decimal.Round(over / under, 2, MidpointRounding.AwayFromZero);
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
            return new Noekkeltallbeloep(ledd.Navn, inndata.TryGetValue(navn, out var gitt) ? gitt * ledd.Vekt : null);
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
        for (var noekkel = 0; noekkel < kube.Antall; noekkel++)
        {
            if (test(kube.Noekkel(noekkel)) && grunnlag.Utvalg?.Invoke(kube.Noekkel(noekkel)) != false)
            {
                var beloep = ledd.Kolonne == Noekkeltallverdier.RevidertBudsjett ? kube.RevidertBudsjett(noekkel) : kube.Regnskap(noekkel, grunnlag.TilPeriode);
                sum += beloep.SumOere;
                antall += kube.AntallPosteringer(noekkel, grunnlag.TilPeriode);
            }
        }

        return new Noekkeltallbeloep(ledd.Navn, Beloep.FraOere(sum).Kroner * ledd.Vekt, filter.ToString(), antall);
    }

    private static Maalstatus Status(decimal? verdi, Noekkeltallvalg valg, Maaloperator? maaloperator)
    {
        if (verdi is not { } v || valg.Maal is not { } maal || maaloperator is null)
        {
            return Maalstatus.IkkeMaalt;
        }

        var erNaadd = maaloperator switch
        {
            Maaloperator.MinstLik => v >= maal,
            Maaloperator.Over => v > maal,
            Maaloperator.HoeystLik => v <= maal,
            Maaloperator.Under => v < maal,
            _ => v >= maal && v <= valg.Ovre,
        };
        return erNaadd ? Maalstatus.Oppnaadd : Maalstatus.IkkeOppnaadd;
    }
}
