using System.Text.Json.Serialization;
using Ledger.Application.Budsjett;
using Ledger.Domain.Serier;
using Ledger.Domain.Validering;

namespace Ledger.Application.Serier;

/// <summary>The head of a series as sent. What its code says may be left out: <c>2025-2028</c>, <c>2025-T1</c>, <c>2025-09</c>.</summary>
public sealed record Serieutkast(
    string? Navn = null, int? Aar = null, int? TilPeriode = null, DateOnly? Dato = null, long? GrunnlagVersjon = null, string? Standardmetode = null,
    string? Organ = null, string? Vedtaksreferanse = null, DateOnly? Vedtaksdato = null, string? Type = null);

/// <summary>A series as it is answered.</summary>
/// <param name="Merknader">Of a forecast that is locked: what was computed in another way than it was asked for.</param>
public sealed record Seriesvar(
    string Slag, string Kode, string Navn, int Aar, IReadOnlyList<int> AarIPlanen, int? TilPeriode, DateOnly? Dato, long? GrunnlagVersjon,
    string? Standardmetode, string? Organ, string? Vedtaksreferanse, DateOnly? Vedtaksdato, string? Type, string Status, long? LaastVersjon,
    IReadOnlyList<string> Merknader,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyList<Feil>? Varsler = null)
{
    public static Seriesvar Av(Seriehode h, Serieverdier? laast = null, IReadOnlyList<Feil>? varsler = null) => new(
        h.Slag.Navn(), h.Kode, h.Navn, h.Aar, h.Slag == Serieslag.Oekonomiplan ? Serielager.Aarene(h) : [], h.TilPeriode, h.Dato, h.GrunnlagVersjon,
        h.Standardmetode?.Navn(), h.Organ, h.Vedtaksreferanse, h.Vedtaksdato, h.Vedtakstype, h.Status.Navn(), h.LaastVersjon, laast?.Merknader ?? [], varsler);
}

/// <summary>A decision that a proposal or a plan became.</summary>
/// <param name="Forskjeller">Where the council decided otherwise than was proposed.</param>
public sealed record Serievedtak(Vedtakskvittering Vedtak, IReadOnlyList<Serieforskjell> Forskjeller);

/// <summary>A key on which the decision is another than the proposal. Kroner.</summary>
public sealed record Serieforskjell(string Noekkel, decimal Foreslaatt, decimal Vedtatt);
