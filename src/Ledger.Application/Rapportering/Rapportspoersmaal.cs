using System.Globalization;
using Ledger.Application.Lesing;
using Ledger.Domain.Saldo;
using Ledger.Domain.Aarsstatus;
using Ledger.Domain.Validering;
using Ledger.Domain.Verdier;

namespace Ledger.Application.Rapportering;

/// <summary>What is asked of a report: texts by name, the same whether they stand in an address, in a batch or on a page. Null is not asked.</summary>
public sealed class Rapportspoersmaal(Func<string, string?> verdi)
{
    /// <summary>The units that who asks is bound to, separated by blanks: the service says it, and no caller can.</summary>
    public const string Enhetsbinding = "bundetTilEnheter";

    /// <summary>Who asks sees what is internal: the service says it, and no caller can.</summary>
    public const string Innsyn = "innsyn";

    /// <summary>The selection of dimensions, and the fields to group by.</summary>
    public Rapportutvalg Utvalg { get; } = new(verdi);

    public string? this[string navn] => verdi(navn);

    public LedgerId Ledger() => Parametertolk.Ledger(verdi("kommunenummer"));

    public Regnskapsaar Aar() => Parametertolk.Aar(verdi("aar"));

    public Periode TilPeriode() => Parametertolk.TilPeriode(verdi("tilPeriode"));

    /// <summary>A span of periods from 0; the whole year when left out.</summary>
    public (Periode Fra, Periode Til) Perioder()
    {
        var fra = verdi("fraPeriode") is { } f ? Parametertolk.Periode(f, "fraPeriode") : Periode.InngaaendeBalanse;
        var til = verdi("tilPeriode") is { } t ? Parametertolk.Periode(t, "tilPeriode") : Periode.Aarsavslutning;
        return fra > til ? throw Avvisning.Ugyldig("fraPeriode", Feilkoder.UgyldigKombinasjon, "fraPeriode er ikke etter tilPeriode.") : (fra, til);
    }

    /// <summary>A span of days of bilag.</summary>
    public (DateOnly? Fra, DateOnly? Til) Datospenn() => Parametertolk.Spenn(
        Parametertolk.Dato(verdi("fraDato"), "fraDato"), Parametertolk.Dato(verdi("tilDato"), "tilDato"), "fraDato", "tilDato");

    /// <summary>A span of amounts.</summary>
    public (Beloep? Fra, Beloep? Til) Beloepsspenn() => Parametertolk.Spenn(
        Parametertolk.Beloep(verdi("fraBeloep"), "fraBeloep"), Parametertolk.Beloep(verdi("tilBeloep"), "tilBeloep"), "fraBeloep", "tilBeloep");

    /// <summary>Which periods and columns a report of sums is asked for with.</summary>
    public Periodevalg Periodevalg() => Rapportering.Periodevalg.Les(this);

    public Visning Visning() => Rapportering.Visning.Les(verdi("enhet"), verdi("fortegn"));

    public bool SkalForklare() => Parametertolk.Bryter(verdi("forklar"), "forklar");

    /// <summary>Which state of the ledger; the newest when left out.</summary>
    public Tidsvalg Tid()
    {
        var (versjon, perTidspunkt, tilstand) = (verdi("versjon"), verdi("perTidspunkt"), verdi("tilstand"));
        if (new[] { versjon, perTidspunkt, tilstand }.Count(v => v is not null) > 1)
        {
            throw Avvisning.Ugyldig("versjon", Feilkoder.UgyldigKombinasjon, "Oppgi enten versjon, perTidspunkt eller tilstand.");
        }

        if (tilstand is not null)
        {
            return Rapportparametre.Tilstandsnavn.Contains(tilstand) && Aarstilstander.TryParse(tilstand, out var t)
                ? new Tidsvalg(null, null, t) { Periodisering = Periodisering() }
                : throw Avvisning.Ugyldig(
                    "tilstand", Feilkoder.UgyldigFormat, $"tilstand er {string.Join(" eller ", Rapportparametre.Tilstandsnavn)}.");
        }

        if (versjon is not null)
        {
            return long.TryParse(versjon, NumberStyles.None, CultureInfo.InvariantCulture, out var nummer)
                ? new Tidsvalg(nummer, null) { Periodisering = Periodisering() }
                : throw Avvisning.Ugyldig("versjon", Feilkoder.UgyldigFormat, "Versjon er et heltall.");
        }

        if (perTidspunkt is not null)
        {
            // A plus in a query is a space to many clients.
            return Tidsform.TryParse(perTidspunkt.Replace(' ', '+'), out var tidspunkt)
                ? new Tidsvalg(null, tidspunkt) { Periodisering = Periodisering() }
                : throw Avvisning.Ugyldig(
                    "perTidspunkt", Feilkoder.UgyldigFormat, "perTidspunkt er et tidspunkt etter RFC 3339, for eksempel 2025-02-22T12:00:00Z.");
        }

        return default(Tidsvalg) with { Periodisering = Periodisering() };
    }

    /// <summary>The state by the organisation that is asked for.</summary>
    /// <exception cref="Avvisning">400.</exception>
    public Rapportgrunnlag Organisert(Rapportgrunnlag grunnlag) => verdi("organisasjon") switch
    {
        null or "aaret" => grunnlag,
        "perDato" => grunnlag.PerDato(),
        _ => throw Avvisning.Ugyldig("organisasjon", Feilkoder.UgyldigFormat, "organisasjon er aaret eller perDato."),
    };

    /// <summary>The state as who asks sees it: all of it, or what is of the units that he is bound to.</summary>
    public Rapportgrunnlag Avgrenset(Rapportgrunnlag grunnlag) => verdi(Enhetsbinding) is { } enheter
        ? new Enhetsutsnitt(grunnlag.Grunndata.Organisasjon!, enheter.Split(' ')).Av(grunnlag) : grunnlag;

    private Saldoperiode Periodisering() => verdi("periodisering") switch
    {
        null or "bokfoert" => Saldoperiode.Bokfoert,
        "gjelder" => Saldoperiode.Gjelder,
        _ => throw Avvisning.Ugyldig("periodisering", Feilkoder.UgyldigFormat, "periodisering er bokfoert eller gjelder."),
    };

    /// <summary>Reads what can be read without the ledger.</summary>
    /// <exception cref="Avvisning">400.</exception>
    public void Kontroller()
    {
        _ = (TilPeriode(), Tid(), Visning(), SkalForklare(), Utvalg.Grupper(), Utvalg.Fordelt());
        if (Periodevalg().PerPeriode && Utvalg.Grupper() != Domain.Hovedbok.Dimensjonsfelt.Ingen)
        {
            throw Avvisning.Ugyldig("perPeriode", Feilkoder.UgyldigKombinasjon, "perPeriode kan ikke brukes sammen med grupperPaa.");
        }
    }
}
