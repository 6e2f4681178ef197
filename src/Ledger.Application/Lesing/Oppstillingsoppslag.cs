using Ledger.Application.Grunndata;
using Ledger.Domain.Betydning;
using Ledger.Domain.Bevilgninger;
using Ledger.Domain.Disponering;
using Ledger.Domain.Hovedbok;
using Ledger.Domain.Kildeavslutning;
using Ledger.Domain.Oppstillinger;
using Ledger.Domain.Organisasjon;
using Ledger.Domain.Validering;
using Ledger.Domain.Verdier;

namespace Ledger.Application.Lesing;

/// <summary>Finds statement definitions, built-in and own, and what they are computed from.</summary>
public static class Oppstillingsoppslag
{
    /// <summary>What statements of a state are computed from.</summary>
    public static Oppstillingsgrunnlag Oppstillingsgrunnlag(this Rapportgrunnlag grunnlag, Periode tilPeriode, Func<Dimensjon, bool>? utvalg = null) =>
        new(grunnlag.Kube, grunnlag.Forrige, grunnlag.Grunndata.Organisasjon!, grunnlag.Grunndata.AlleFond, tilPeriode, utvalg)
        {
            Avbrudd = grunnlag.Avbrudd, Budsjett = grunnlag.Budsjett,
            Merking = Merking(grunnlag.Grunndata),
        };

    /// <summary>What of the year's rows, and of those of the year before, a source's own closing is; the years without one are left out.</summary>
    private static Dictionary<Regnskapsaar, IReadOnlyList<Merketdel>> Merking(Kommunegrunnlag data)
    {
        var merket = new Dictionary<Regnskapsaar, IReadOnlyList<Merketdel>>();
        if (data.Aarsgang.Merking is { Count: > 0 } aaret)
        {
            merket.Add(data.Aar, aaret);
        }

        if (data.Aar.Aar > Regnskapsaar.Minste && data.ForrigeAar.Merking is { Count: > 0 } forrige)
        {
            merket.Add(data.Aar.Forrige, forrige);
        }

        return merket;
    }

    /// <summary>
    /// A statement by id, as it was defined at the state's version, with what has no place yet at its foot. The disposition table is one too; its
    /// lines are those of the funds that the year has moved.
    /// </summary>
    /// <exception cref="Avvisning">404 when there is none.</exception>
    public static Oppstillingsdefinisjon Oppstilling(this Rapportgrunnlag grunnlag, string id) => id == Disponeringsrapport.Id
        ? Disponeringsrapport.Definer(grunnlag.Oppstillingsgrunnlag(Periode.Aarsavslutning))
        : Uplassert.Med(grunnlag.Grunndata.Oppstilling(id), grunnlag.Kube);

    /// <summary>A statement by id, as it was defined at the version.</summary>
    /// <exception cref="Avvisning">404 when there is none.</exception>
    public static Oppstillingsdefinisjon Oppstilling(this Kommunegrunnlag grunndata, string id) =>
        Finn(grunndata, id)
            ?? throw Avvisning.IkkeFunnet($"Oppstillingen «{(Tekstregler.HarGyldigeTegn(id) ? id : "?")}» finnes ikke for {grunndata.Aar}.");

    /// <summary>
    /// A statement by id, ready to be computed; kept for as long as nothing is defined. The disposition table follows the accounts, and is not kept.
    /// </summary>
    /// <exception cref="Avvisning">404 when there is none.</exception>
    public static Oppstillingsplan Plan(this Rapportgrunnlag grunnlag, string id) => id == Disponeringsrapport.Id
        ? new Oppstillingsplan(grunnlag.Oppstilling(id), grunnlag.Grunndata.Organisasjon!, grunnlag.Grunndata.AlleFond)
        : grunnlag.Grunndata.Plan(id, Uplassert.Finnes(grunnlag.Kube), grunnlag.Oppstilling);

    /// <inheritdoc cref="AlleOppstillinger(Kommunegrunnlag)"/>
    public static IReadOnlyList<Oppstillingsdefinisjon> AlleOppstillinger(this Rapportgrunnlag grunnlag) => grunnlag.Grunndata.AlleOppstillinger();

    /// <summary>All statements that can be computed for the year: the regulation's and the municipality's own.</summary>
    public static IReadOnlyList<Oppstillingsdefinisjon> AlleOppstillinger(this Kommunegrunnlag grunndata) =>
        [
            .. InnebygdeOppstillinger.Ider.Concat(grunndata.Oppstillinger.Keys.Order(StringComparer.Ordinal))
                .Select(id => Finn(grunndata, id)).OfType<Oppstillingsdefinisjon>()];

    /// <summary>The regulation's statements of the year.</summary>
    public static IReadOnlyList<Oppstillingsdefinisjon> Lovoppstillinger(this Kommunegrunnlag grunndata) =>
        [.. InnebygdeOppstillinger.Ider.Select(id => Finn(grunndata, id)).OfType<Oppstillingsdefinisjon>()];

    private static Oppstillingsdefinisjon? Finn(Kommunegrunnlag grunndata, string id) =>
        Finn(id, grunndata.Aar, grunndata.Organisasjon!, grunndata.Bevilgninger, grunndata.Oppstillinger);

    /// <summary>A statement of what a year has defined; null when there is none of the id.</summary>
    internal static Oppstillingsdefinisjon? Finn(
        string id, Regnskapsaar aar, Organisasjonsplan organisasjon, IReadOnlyList<Bevilgningsutkast> bevilgninger,
        IReadOnlyDictionary<string, Oppstillingsutkast> oppstillinger) => id switch
    {
        InnebygdeOppstillinger.BevilgningOmraade => bevilgninger.Count == 0
            ? Omraadeoppstillinger.Drift(aar, organisasjon)
            : Bevilgningsoppstillinger.Drift(aar, LesBevilgninger(bevilgninger, organisasjon)),
        InnebygdeOppstillinger.InvesteringOmraade => bevilgninger.Count == 0
            ? Omraadeoppstillinger.Investering(aar, organisasjon)
            : Bevilgningsoppstillinger.Investering(aar, LesBevilgninger(bevilgninger, organisasjon)),
        _ when oppstillinger.TryGetValue(id, out var utkast) => Egen(organisasjon, id, utkast),
        _ => InnebygdeOppstillinger.Finn(id, aar),
    };

    /// <summary>The council's appropriations, as the year's organisation has their units.</summary>
    /// <exception cref="Avvisning">409: a unit of theirs is not in the organisation any more.</exception>
    public static IReadOnlyList<Bevilgning> LesBevilgninger(this Kommunegrunnlag grunndata) =>
        LesBevilgninger(grunndata.Bevilgninger, grunndata.Organisasjon!);

    private static IReadOnlyList<Bevilgning> LesBevilgninger(IReadOnlyList<Bevilgningsutkast> utkast, Organisasjonsplan organisasjon)
    {
        var feil = new Feilsamling();
        var bevilgninger = Bevilgningsleser.Les(utkast, organisasjon, feil);
        return feil.HarFeil
            ? throw Avvisning.Konflikt(
                Problemtyper.OppstillingUtdatert, "Oppstillingen passer ikke lenger",
                $"Bevilgningene passer ikke med årets organisasjon: {feil.Feil[0].Melding} Endre dem med PUT.")
            : bevilgninger;
    }

    private static Oppstillingsdefinisjon? Egen(Organisasjonsplan organisasjon, string id, Oppstillingsutkast utkast)
    {
        var feil = new Feilsamling();
        return Oppstillingsregler.Bygg(id, utkast, organisasjon, feil)
            ?? throw Avvisning.Konflikt(
                Problemtyper.OppstillingUtdatert, "Oppstillingen passer ikke lenger",
                $"Oppstillingen {id} kan ikke regnes ut med årets organisasjon: {feil.Feil[0].Melding} Endre den med PUT.");
    }
}
