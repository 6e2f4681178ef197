using System.Text.Json.Serialization;
using Ledger.Application.Rapportering;
using Ledger.Application.Tabeller;
using Ledger.Domain.Finans.Gjeld;
using Ledger.Domain.Finans.Register;
using static Ledger.Application.Tabeller.Kolonnetype;

namespace Ledger.Application.Rapporter.Finans;

/// <summary>New loans, refinancing and instalments of a year (R9).</summary>
public sealed class Gjeldsbevegelser : Finansaarsrapport<Gjeldsbevegelsessvar>
{
    public override string Navn => "gjeldsbevegelser";

    public override string Sti => "/finans/gjeld/bevegelser";

    public override string Sammendrag => "Nye lån, refinansiering, avdrag og innfrielser i året, lån for lån.";

    public override IReadOnlyList<Lukketfelt> Lukkede =>
    [
        .. base.Lukkede, Lukketfelt.Av<Gjeldsbevegelse>("type", Finanstall.Linjetyper), Lukketfelt.Av<Gjeldsbevegelse>("form", Finansord.Alle<Laaneform>()),
    ];

    protected override Gjeldsbevegelsessvar Regn(Finansspoersmaal spoersmaal, int aar)
    {
        var bok = new Gjeldsbok(spoersmaal.Register);
        DateOnly slutt = new(aar, 12, 31);
        // A year that is not over is told of until now.
        var til = bok.Register.Sist is { } sist && sist.Year == aar ? sist : slutt;
        var linjer = bok.Innlaan.Concat(bok.Leier).Select(l => (Laan: l, Tall: Aaret(bok, l, new(aar, 1, 1), til)))
            .Where(l => l.Tall.Any(t => t.Verdi != 0m)).ToList();
        var mangler = bok.Ukjente(new(aar - 1, 12, 31)).Concat(bok.UkjenteBevegelser(new(aar, 1, 1), til))
            .Concat(bok.Ukjente(til)).Where(m => bok.Register.HarKommet(m.Dato)).DistinctBy(m => m.Objekt).Concat(spoersmaal.IkkeKommet([slutt]));
        Gjeldsbevegelse Sum(string kode, string tekst, Func<Laan, bool> hvilke) => Linje(
            spoersmaal, kode, tekst, Finanstall.Sum, null,
            [.. Enumerable.Range(0, 6).Select(i => Faktatall.Sum(linjer.Where(l => hvilke(l.Laan)).Select(l => l.Tall[i])))]);
        return new Gjeldsbevegelsessvar(
            spoersmaal.Hode(default).Kommunenummer, aar, til, spoersmaal.Stand.Hode.Versjon, spoersmaal.Stand.Hode.Kjedehode.ToString(),
            spoersmaal.Visning.Enhetsnavn,
            [
                .. linjer.Select(l => Linje(spoersmaal, l.Laan.Kode, l.Laan.Motpartsgruppe, Finanstall.Linje, l.Laan, l.Tall)),
                Sum("sumInnlaan", "Sum innlån", l => !l.ErLeie), Sum("sumLeie", "Sum finansiell leie", l => l.ErLeie),
            ],
            [.. mangler]);
    }

    protected override Tabell SomTabell(Gjeldsbevegelsessvar svar) => SomTabell(
        "gjeldsbevegelser", "Nye lån, avdrag og refinansiering", svar,
        svar.Linjer,
        [
            new("Kode", Ord, l => l.Kode), new("Tekst", Tekst, l => l.Tekst), new(Tabell.Linjetype, Tekst, l => l.Type), new("Form", Ord, l => l.Form),
            new("Inngående", Tall, l => l.Inngaaende), new("Opptak", Tall, l => l.Opptak), new("Refinansiering", Tall, l => l.Refinansiering),
            new("Avdrag", Tall, l => l.Avdrag), new("Innfrielse", Tall, l => l.Innfrielse), new("Utgående", Tall, l => l.Utgaaende),
            Finanstall.Forklaringer<Gjeldsbevegelse>(l => l.Forklaringer),
        ]);

    /// <summary>
    /// Opening balance, borrowed, refinanced, paid, redeemed, closing balance. Payments are positive. A balance that was registered on the first day of
    /// the year counts as the opening balance.
    /// </summary>
    private static List<Faktatall> Aaret(Gjeldsbok bok, Laan laan, DateOnly fra, DateOnly til)
    {
        Faktatall Betalt(params Bevegelsestype[] typer) => bok.Bevegelser(laan, fra, til, typer) is var t ? t with { Verdi = -t.Verdi } : t;
        return
        [
            bok.Restgjeld(laan, fra.AddDays(-1)) is { Verdi: not null } inn ? inn : bok.Bevegelser(laan, fra, fra, Bevegelsestype.Inngaaende),
            bok.Bevegelser(laan, fra, til, Bevegelsestype.Opptak), bok.Bevegelser(laan, fra, til, Bevegelsestype.Refinansiering),
            Betalt(Bevegelsestype.Avdrag, Bevegelsestype.EkstraordinaertAvdrag), Betalt(Bevegelsestype.Innfrielse), bok.Restgjeld(laan, til),
        ];
    }

    private static Gjeldsbevegelse Linje(Finansspoersmaal s, string kode, string tekst, string type, Laan? laan, List<Faktatall> t) => new(
        kode, tekst, type, laan?.Form.Ord(), s.Vis(t[0].Verdi), s.Vis(t[1].Verdi), s.Vis(t[2].Verdi), s.Vis(t[3].Verdi), s.Vis(t[4].Verdi), s.Vis(t[5].Verdi),
        s.Forklaring(
            ("inngaaende", "restgjeld året før", t[0].Poster), ("opptak", "sum opptak", t[1].Poster), ("refinansiering", "sum refinansiering", t[2].Poster),
            ("avdrag", "−sum avdrag", t[3].Poster), ("innfrielse", "−sum innfrielser", t[4].Poster), ("utgaaende", "restgjeld", t[5].Poster)));
}

/// <summary>The movements of the debt in a year.</summary>
/// <param name="Til">The last day that is told of: of a year that is not over, the day that the version was written.</param>
public sealed record Gjeldsbevegelsessvar(
    string Kommunenummer, int Aar, DateOnly Til, long Versjon, string Kjedehode, string Enhet, IReadOnlyList<Gjeldsbevegelse> Linjer,
    IReadOnlyList<Mangel> Mangler) : IFinansaarssvar
{
    DateOnly IFinanssvar.Dato => Til;
}

/// <summary>A loan's year: utgående = inngående + opptak + refinansiering − avdrag − innfrielse.</summary>
public sealed record Gjeldsbevegelse(
    string Kode, string Tekst, string Type, string? Form, decimal? Inngaaende, decimal? Opptak, decimal? Refinansiering, decimal? Avdrag,
    decimal? Innfrielse, decimal? Utgaaende,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyList<Finansforklaring>? Forklaringer = null);
