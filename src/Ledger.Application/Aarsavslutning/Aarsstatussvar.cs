using System.Text.Json.Serialization;
using Ledger.Application.Grunndata.Definisjoner;
using Ledger.Application.Porter;
using Ledger.Domain.Aarsstatus;

namespace Ledger.Application.Aarsavslutning;

/// <summary>How far a year's accounts have come.</summary>
/// <param name="Tilstand">aapen, avsluttet, avlagt, revidert, vedtatt or opphevet.</param>
/// <param name="EndretEtterAvslutning">Something was booked after the closing, which still stands.</param>
/// <param name="Historikk">Every state that was recorded, in order.</param>
/// <param name="Funn">What is told of the state that was recorded now.</param>
public sealed record Aarsstatussvar(
    string Kommunenummer, int Aar, string Tilstand, bool EndretEtterAvslutning, long Versjon, string Kjedehode, IReadOnlyList<Aarsstatuslinje> Historikk,
    IReadOnlyList<Funnsvar> Funn, [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] bool? Proevekjoering = null);

/// <summary>A state as recorded. Texts that are erased are null.</summary>
/// <param name="Versjon">The version that it is about.</param>
/// <param name="RegistrertVersjon">The version that the recording made.</param>
public sealed record Aarsstatuslinje(
    int Nummer, string Tilstand, long Versjon, string Kjedehode, long RegistrertVersjon, DateTimeOffset Tidspunkt, string? Bruker, string? Maate,
    string? Person, string? Rolle, string? Dato, string? Konklusjon, string? Dokument, string? Organ, string? Vedtaksreferanse, string? Sendt,
    IReadOnlyList<Dekningslinje>? Dekning, IReadOnlyList<Merkelinje>? Merking, string? Begrunnelse)
{
    public static Aarsstatuslinje Av(Aarsstatuspost s, Transaksjon transaksjon) => Av(s, transaksjon.Tidspunkt, transaksjon.Bruker.Tekst);

    public static Aarsstatuslinje Av(Aarsstatuspost s, DateTimeOffset tidspunkt, string? bruker) => new(
        s.Nummer, s.Tilstand.Navn(), s.Innhold.Versjon, s.Innhold.Kjedehode, s.RegistrertVersjon, tidspunkt, bruker, s.Innhold.Maate,
        s.Tekster.GetValueOrDefault(Aarsstatusform.Person), s.Innhold.Rolle, s.Innhold.Dato, s.Innhold.Konklusjon,
        s.Tekster.GetValueOrDefault(Aarsstatusform.Dokument), s.Innhold.Organ, s.Innhold.Vedtaksreferanse, s.Innhold.Sendt, s.Innhold.Dekning,
        s.Innhold.Merking, s.Tekster.GetValueOrDefault(Aarsstatusform.Begrunnelse));
}
