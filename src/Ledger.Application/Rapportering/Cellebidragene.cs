using System.Globalization;
using Ledger.Application.Lesing;
using Ledger.Domain.Oppstillinger;
using Ledger.Domain.Registertabeller;
using Ledger.Domain.Verdier;

namespace Ledger.Application.Rapportering;

/// <summary>What stands behind an amount, part by part, and where the postings of a part are.</summary>
internal sealed class Cellebidragene(Rapportgrunnlag grunnlag, Periode til, Rapportspoersmaal spoersmaal, Visning visning)
{
    /// <summary>The version where one was asked for, by its number or by a time; null for the newest.</summary>
    private readonly string? _versjon = spoersmaal["versjon"]
        ?? (spoersmaal["perTidspunkt"] is null ? null : grunnlag.Hode.Versjon.ToString(CultureInfo.InvariantCulture));

    /// <summary>The arts of all postings but those of the balance, which have none.</summary>
    private const string AlleArter = "001-999";

    /// <summary>What the ledger and the series have behind an amount of a row; the budget decision by decision. They sum to it.</summary>
    /// <param name="vedtak">The decisions that hold, where the column is of the budget.</param>
    public IEnumerable<Cellebidragsvar> Av(Tabellgrunnlag tabell, Tabellrad rad, Tabellkolonnen kolonne, IReadOnlyList<Vedtaksbudsjett> vedtak)
    {
        var kilde = (Tabellkilde.Hovedbok)kolonne.Kilde;
        return kilde.ErBudsjett ? vedtak.SelectMany(v => Deler(Bare(tabell, v), v.Vedtak.Referanse)) : Deler(tabell, null);

        IEnumerable<Cellebidragsvar> Deler(Tabellgrunnlag av, string? referanse) => Cellebidrag.Av(av, rad, kolonne)
            .Select(b => Av(kilde.Kolonne, kilde.Filter, b.Aar, b.Objekt, b.Ansvar, b.Beloep, referanse));
    }

    /// <summary>The table of one decision's budget.</summary>
    public static Tabellgrunnlag Bare(Tabellgrunnlag tabell, Vedtaksbudsjett vedtak) => tabell with
    {
        Kube = vedtak.Kube, Tiltakslinjer = [.. tabell.Tiltakslinjer.Where(l => l.Vedtak == vedtak.Vedtak.Referanse)],
    };

    /// <param name="kolonne">The column of the ledger.</param>
    /// <param name="objekt">A project or a measure; empty for none.</param>
    /// <param name="vedtak">The decision that it is of; null for what is no budget.</param>
    public Cellebidragsvar Av(string kolonne, Filterutkast? filter, int aar, string objekt, Ansvar ansvar, Beloep beloep, string? vedtak = null) => new(
        kolonne, aar, objekt.Length == 0 ? null : objekt, ansvar.ErTom ? null : ansvar.ToString(), visning.Vis(beloep),
        kolonne.StartsWith("regnskap", StringComparison.Ordinal) ? Adresse(filter, aar, objekt, ansvar) : null, vedtak);

    /// <summary>The address of the postings of a project, of the same periods and version.</summary>
    /// <returns>Null where the filter looks at what postings are not asked by.</returns>
    public string? Adresse(Filterutkast? filter, int aar, string prosjekt, Ansvar ansvar)
    {
        var f = filter ?? new Filterutkast();
        if (f is not { IkkeAnsvar: null, IkkeFond: null, Fondstype: null })
        {
            return null;
        }

        var erAarets = aar == grunnlag.Grunndata.Aar.Aar;
        var uten = prosjekt.Length > 0 ? f.Uten : f.Uten is null ? "prosjekt" : f.Uten + ",prosjekt";
        (string Navn, string? Verdi)[] valg =
        [
            ("uten", uten), ("prosjekt", prosjekt), ("kontoklasse", f.Kontoklasse), ("art", f.Art ?? (f.Kontoklasse is null ? AlleArter : null)),
            ("funksjon", f.Funksjon), ("kapittel", f.Kapittel), ("sektor", f.Sektor), ("ansvar", ansvar.ErTom ? f.Ansvar : ansvar.ToString()),
            ("fond", f.Fond), ("merke", f.Merke), ("konto", f.Konto), ("lokalFunksjon", f.LokalFunksjon), ("fridim1", f.Fridim1), ("fridim2", f.Fridim2),
            ("tilPeriode", erAarets && til < Periode.Aarsavslutning ? til.ToString() : null), ("versjon", _versjon),
        ];
        return $"{Ledgeradresse.Av(grunnlag.Hode.Ledger)}/regnskap/{aar}/posteringer?"
            + string.Join('&', valg.Where(v => !string.IsNullOrEmpty(v.Verdi)).Select(v => $"{v.Navn}={Uri.EscapeDataString(v.Verdi!)}"));
    }
}

/// <summary>A part of an amount.</summary>
/// <param name="Kolonne">The column of the ledger or of a series that it is of.</param>
/// <param name="Aar">Its year: that of the report, one before, or one of a plan.</param>
/// <param name="Objekt">The project or measure; null for what lies on none.</param>
/// <param name="Ansvar">Null for the years before.</param>
/// <param name="Posteringer">The address of its postings; null for what is not accounts.</param>
/// <param name="Vedtaksreferanse">The decision that it is of; null for what is no budget.</param>
public sealed record Cellebidragsvar(
    string Kolonne, int Aar, string? Objekt, string? Ansvar, decimal Beloep, string? Posteringer, string? Vedtaksreferanse);
