using Ledger.Domain.Verdier;

namespace Ledger.Domain.Registertabeller;

/// <summary>A part of an amount of a table: what a year has on an object and a unit.</summary>
/// <param name="Kolonne">The column that it is of.</param>
/// <param name="Objekt">Empty for what lies on no object.</param>
/// <param name="Ansvar">Empty for the years before, whose units are those of their own organisation.</param>
public sealed record Cellebidrag(Tabellkolonnen Kolonne, int Aar, string Objekt, Ansvar Ansvar, Beloep Beloep)
{
    /// <summary>What the ledger and the series have behind an amount. They sum to it.</summary>
    /// <param name="kolonne">One of the ledger; all others have none, and so has a sum, which is of its rows.</param>
    public static IEnumerable<Cellebidrag> Av(Tabellgrunnlag grunnlag, Tabellrad rad, Tabellkolonnen kolonne)
    {
        if (rad.Type == Tabellradtype.Sum || kolonne.Kilde is not Tabellkilde.Hovedbok kilde || rad.Celler[kolonne.Id].Tall is null)
        {
            return [];
        }

        if (kilde.Kolonne == "regnskapTidligereAar")
        {
            return grunnlag.TidligereAar(kolonne.Id, rad.Kode!).Where(a => !a.Beloep.ErNull).OrderByDescending(a => a.Aar)
                .Select(a => new Cellebidrag(kolonne, a.Aar, rad.Kode!, default, a.Beloep));
        }

        var beloep = Beloepene(grunnlag, kolonne, kilde);
        var under = rad.Enhet is { } enhet && grunnlag.Tabell.Rader.PerEnhet ? grunnlag.Organisasjon.MedUnderordnede(enhet.Kode).ToHashSet() : null;
        var aar = grunnlag.Aar + Math.Max(0, Tabellkilde.Planaar.ToList().IndexOf(kilde.Kolonne));
        return Objektene(grunnlag, rad, beloep).SelectMany(kode => beloep[kode].Where(b => !b.Beloep.ErNull && under?.Contains(b.Ansvar) != false)
            .Select(b => new Cellebidrag(kolonne, aar, kode, b.Ansvar, b.Beloep)));
    }

    private static ILookup<string, (Ansvar Ansvar, Beloep Beloep)> Beloepene(Tabellgrunnlag grunnlag, Tabellkolonnen kolonne, Tabellkilde.Hovedbok kilde)
    {
        if (grunnlag.Tabell.Register.Id != Tabellmotor.Prosjekt)
        {
            return Tiltaksbeloep.Av(grunnlag, kilde);
        }

        if (kilde.ErSerie)
        {
            return Prosjektbeloep.AvSerie(grunnlag, kolonne);
        }

        var svar = new Dictionary<string, ILookup<string, (Ansvar Ansvar, Beloep Beloep)>>(StringComparer.Ordinal);
        Prosjektbeloep.Les(
            grunnlag with { Tabell = grunnlag.Tabell with { Kolonner = [kolonne] }, Felt = grunnlag.Felt | Hovedbok.Dimensjonsfelt.Ansvar }, svar);
        return svar[kolonne.Id];
    }

    /// <summary>The objects that a row is of; the empty code is none.</summary>
    private static IEnumerable<string> Objektene(
        Tabellgrunnlag grunnlag, Tabellrad rad, ILookup<string, (Ansvar Ansvar, Beloep Beloep)> beloep)
    {
        if (rad.Type != Tabellradtype.UtenEier)
        {
            return [rad.Kode ?? ""];
        }

        var medRad = grunnlag.MedRad(Tabellmotor.SisteDag(grunnlag.Aar, grunnlag.TilPeriode)).Select(o => o.Kode).ToHashSet(StringComparer.Ordinal);
        return beloep.Select(b => b.Key).Where(k => k.Length > 0 && !medRad.Contains(k)).Order(StringComparer.Ordinal);
    }
}
