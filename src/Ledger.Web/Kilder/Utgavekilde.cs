using System.Collections.Frozen;
using System.Text.Json;
using Ledger.Application.Publisering;
using Ledger.Application.Lesing;
using Ledger.Domain.Avvik;
using Ledger.Domain.Disponering;
using Ledger.Domain.Fond;
using Ledger.Domain.Fondsrapporter;
using Ledger.Domain.Noekkeltall;
using Ledger.Domain.Oppstillinger;
using Ledger.Domain.Organisasjon;
using Ledger.Domain.Verdier;

namespace Ledger.Web.Kilder;

/// <summary>An edition's reports, computed from the sums of its version. It holds sums and definitions only; the store is not with it.</summary>
internal sealed class Utgavekilde(Utgave utgave, Rapportgrunnlag grunnlag) : IOffentligKilde
{
    private const string Inndata = "inndata";
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    private IReadOnlyList<Oppstillingsdefinisjon>? _oppstillinger;

    public Utgave Utgave => utgave;

    public string Kjedehode => grunnlag.Hode.Kjedehode.ToString();

    public string Kommunenavn => grunnlag.Grunndata.Kommune.Navn;

    public Organisasjonsplan Organisasjon => grunnlag.Grunndata.Organisasjon!;

    public IReadOnlyList<Oppstillingsdefinisjon> Oppstillinger => _oppstillinger ??= grunnlag.AlleOppstillinger();

    /// <summary>About how many bytes of memory it takes.</summary>
    public long Byte => grunnlag.Kube.Byte + (grunnlag.Forrige?.Byte ?? 0);

    private Periode Til => Periode.Fra(utgave.Publikasjon.TilPeriode);

    public Svar<Oppstillingsresultat>? Oppstilling(string id, Utvalg utvalg = default)
    {
        if (!Oppstillinger.Any(o => o.Id == id) || !(utvalg.Ansvar.ErTom || Organisasjon.Finn(utvalg.Ansvar) is not null))
        {
            return null;
        }

        var filter = new Postfilter
        {
            Ansvar = utvalg.Ansvar.ErTom ? null : new[] { utvalg.Ansvar }.ToFrozenSet(),
            Art = utvalg.Art is null ? null : Kodeutvalg.Parse(utvalg.Art),
        };
        var kilde = grunnlag.Oppstillingsgrunnlag(Til);
        var snevret = filter.ErTomt ? kilde : kilde with { Utvalg = filter.Kompiler(Organisasjon, grunnlag.Grunndata.Fond), Utvalgsfelt = filter.Felt };
        return new(
            Oppstillingsmotor.Beregn(grunnlag.Plan(id), snevret),
            Api(["oppstillinger", id], ("ansvar", utvalg.Ansvar.ErTom ? null : utvalg.Ansvar.ToString()), ("art", utvalg.Art)));
    }

    public Svar<Avviksresultat>? Avvik(Nivaa nivaa, Ansvar overordnet = default, int? tilPeriode = null)
    {
        var til = tilPeriode is { } p ? Periode.Fra(p) : Til;
        return overordnet.ErTom || Organisasjon.Finn(overordnet) is not null
            ? new(
                Avviksrapport.Beregn(grunnlag.Oppstillingsgrunnlag(til), nivaa, overordnet),
                Api(["avvik"], ("nivaa", nivaa.Navn()), ("overordnet", overordnet.ErTom ? null : overordnet.ToString()), ("tilPeriode", tilPeriode?.ToString())))
            : null;
    }

    public Svar<IReadOnlyList<Fondslinje>> Fond() => new(Fondsrapport.Beregn(grunnlag.Oppstillingsgrunnlag(Til)), Api(["fond"]));

    public Svar<IReadOnlyList<Disponeringslinje>> Disponering() => new(Disponeringsrapport.Beregn(grunnlag.Oppstillingsgrunnlag(Til)), Api(["disponering"]));

    public Svar<IReadOnlyList<Noekkeltallresultat>> Noekkeltall()
    {
        var maaltall = grunnlag.Grunndata.Maaltall;
        var valg = maaltall.Where(m => m.Key != Inndata).ToDictionary(m => m.Key, m => JsonSerializer.Deserialize<Noekkeltallvalg>(m.Value, Json)!);
        var inndata = maaltall.TryGetValue(Inndata, out var json) ? JsonSerializer.Deserialize<Dictionary<string, decimal>>(json, Json)! : [];
        return new(Noekkeltallmotor.Beregn(grunnlag.Oppstillingsgrunnlag(Til), valg, inndata), Api(["noekkeltall"]));
    }

    /// <summary>The address of the same answer, at the edition's version.</summary>
    private string Api(string[] rapport, params (string Navn, string? Verdi)[] parametre)
    {
        var til = Til == Periode.Aarsavslutning || parametre.Any(p => p is { Navn: "tilPeriode", Verdi: not null }) ? null : Til.ToString();
        return Html.Adresse.Rot
            .Under(["v1", "kommuner", utgave.Ledger.ToString(), "regnskap", utgave.Publikasjon.Aar.ToString(), .. rapport])
            .Med([.. parametre, ("tilPeriode", til), ("versjon", utgave.Versjon.ToString())])
            .ToString();
    }
}
