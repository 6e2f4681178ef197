using Ledger.Domain.Hovedbok;
using Ledger.Domain.Verdier;

namespace Ledger.Application.Porter;

/// <summary>What a page of bilag is ordered by; the number decides between equals.</summary>
public enum Bilagssortering
{
    Bilagsnummer,
    Bilagsdato,
    Beloep,
}

/// <summary>Which bilag, by who approved them. The numbers are those of the statements.</summary>
public enum Attestasjonsutvalg
{
    Alle = 0,
    Uten = 1,
    SammePerson = 2,
}

/// <summary>A question for a page of a year's bilag. Null narrows nothing.</summary>
/// <param name="Hopp">How many come before the page.</param>
public sealed record Bilagssporring(LedgerId Ledger, Regnskapsaar Aar, long TilSekvens, int Hopp, int Antall)
{
    public int FraNummer { get; init; } = 1;

    public int TilNummer { get; init; } = int.MaxValue;

    public Periode FraPeriode { get; init; } = Periode.InngaaendeBalanse;

    public Periode TilPeriode { get; init; } = Periode.Aarsavslutning;

    public DateOnly? FraDato { get; init; }

    public DateOnly? TilDato { get; init; }

    /// <summary>The reference, or how it begins (<see cref="ErBegynnelse"/>).</summary>
    public string? Referanse { get; init; }

    public bool ErBegynnelse { get; init; }

    public string? Kilde { get; init; }

    /// <summary>A part of the bilag's own text, in whatever letters.</summary>
    public string? Tekst { get; init; }

    public string? Bruker { get; init; }

    /// <summary>
    /// Only bilag with a row of at least so much, in øre without sign, that names no document (bokføringsloven § 10). Not those that the service makes, that
    /// a source's saldo made, or that reverse another: that one counts. Null asks for none.
    /// </summary>
    public long? UtenDokumentFra { get; init; }

    /// <summary>Only bilag that are not approved by two, or where one person has two of the roles. Reversals count by what they reverse.</summary>
    public Attestasjonsutvalg Attestasjon { get; init; }

    /// <summary>Sources whose bilag are then left out.</summary>
    public IReadOnlyList<string> Unntak { get; init; } = [];

    /// <summary>Only bilag that correct an error of an earlier year.</summary>
    public bool RetterTidligereAar { get; init; }

    /// <summary>The sum of debet, from and to. Null asks for none, and then no bilag is summed but those of the page.</summary>
    public (Beloep Fra, Beloep Til)? Beloep { get; init; }

    public Bilagssortering Sortering { get; init; }

    public bool ErSynkende { get; init; }

    /// <summary>The same of bilag by who approved them.</summary>
    /// <param name="fra">The least debet of a bilag; null for what is above the limit of the rules.</param>
    public Bilagssporring Med(Attestasjonsregler regler, Attestasjonsutvalg utvalg, Beloep? fra) => this with
    {
        Attestasjon = utvalg,
        Unntak = regler.Unntak,
        Beloep = (fra ?? Domain.Verdier.Beloep.FraOere((Int128)regler.Beloepsgrense.Oere + 1), Domain.Verdier.Beloep.FraOere(long.MaxValue)),
    };
}

/// <summary>A bilag of a page, without its rows.</summary>
/// <param name="TilbakefoertAv">The number of the bilag that reverses it, if any.</param>
/// <param name="Debet">The sum of its positive rows, kroner.</param>
/// <param name="Totalt">How many bilag the question finds in all.</param>
public sealed record Bilagstreff(
    int Bilagsnummer, string Referanse, DateOnly Dato, Periode Periode, string? Tekst, int? Tilbakefoerer, int? TilbakefoertAv, string? Kilde,
    long Versjon, DateTimeOffset Tidspunkt, string? Bruker, long AntallPosteringer, Beloep Debet, long Totalt)
{
    /// <summary>The person that it was booked for, or the user that booked it.</summary>
    public string? RegistrertAv { get; init; }

    public string? AttestertAv { get; init; }

    public string? AnvistAv { get; init; }
}
