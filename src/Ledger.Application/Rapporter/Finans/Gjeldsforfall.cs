using Ledger.Application.Rapportering;
using Ledger.Application.Tabeller;
using Ledger.Domain.Finans.Gjeld;
using Ledger.Domain.Finans.Register;
using static Ledger.Application.Tabeller.Kolonnetype;

namespace Ledger.Application.Rapporter.Finans;

/// <summary>When the loans fall due, and what must be refinanced (R11; forskrift 2019-11-18-1520 § 8 c).</summary>
public sealed class Gjeldsforfall : Finansrapport<Forfallssvar>
{
    private const string Rente = "rente";
    private const string Siste = "forfall";
    private const string Loepetid = "Gjenstående løpetid";
    private const string Herav = "Herav";

    public override string Navn => "gjeldsforfall";

    public override string Sti => "/finans/gjeld/forfall";

    public override string Sammendrag => "Gjenstående løpetid, lån som må refinansieres, og kalender for renteregulering og forfall de neste månedene.";

    public override IReadOnlyList<Rapportparameter> Parametre => [Rapportparametre.Dato, Rapportparametre.Maaneder, .. Felles];

    public override IReadOnlyList<Lukketfelt> Lukkede => [.. base.Lukkede, Lukketfelt.Av<Forfallshendelse>("hva", [Rente, Siste])];

    protected override Func<Forfallssvar> Forbered(Finansspoersmaal spoersmaal)
    {
        var (dato, maaneder) = (spoersmaal.Dato(), Parametertolk.Heltall(spoersmaal["maaneder"], "maaneder", 12, 1, 120));
        return () =>
        {
            var bok = new Gjeldsbok(spoersmaal.Register);
            var rester = bok.Innlaan.Select(l => (Laan: l, Skyldig: bok.Restgjeld(l, dato))).Where(l => l.Skyldig.Verdi != 0m).ToList();
            var innlaan = Faktatall.Sum(rester.Select(r => r.Skyldig));
            var sum = innlaan.Verdi;
            var avdragsfri = Faktatall.Sum(
                rester.Where(r => r.Laan.Form is Laaneform.Avdragsfritt or Laaneform.Obligasjon or Laaneform.Sertifikat).Select(r => r.Skyldig));
            var refinansiering = bok.Refinansiering(dato, maaneder);
            var (hode, slutt) = (spoersmaal.Hode(dato), dato.AddMonths(maaneder));
            return new Forfallssvar(
                hode.Kommunenummer, dato, hode.Versjon, hode.Kjedehode, hode.Enhet, maaneder, spoersmaal.Vis(sum), spoersmaal.Vis(refinansiering.Verdi),
                Finanstall.Prosent(refinansiering.Verdi, sum), spoersmaal.Vis(avdragsfri.Verdi), Finanstall.Prosent(avdragsfri.Verdi, sum),
                [
                    .. Tidsgrupper.Forfall.Del(dato, rester.Select(r => (r.Laan.Forfall, r.Skyldig.Verdi)))
                        .Select(g => new Tidsgruppesvar(g.Kode, spoersmaal.Vis(g.Beloep), Finanstall.Prosent(g.Beloep, sum))),
                ],
                [
                    .. rester.Where(r => r.Laan.Forfall > dato && r.Laan.Forfall <= slutt)
                        .Select(r => new Forfallshendelse(r.Laan.Forfall, r.Laan.Kode, Siste, spoersmaal.Vis(r.Skyldig.Verdi)))
                        .Concat(new Rentebinding(bok, dato).Stykker.Where(s => s.Til > dato && s.Til <= slutt)
                            .Select(s => new Forfallshendelse(s.Til, s.Laan.Kode, Rente, spoersmaal.Vis(s.Beloep))))
                        .OrderBy(h => h.Dato).ThenBy(h => h.Laan, StringComparer.Ordinal).ThenBy(h => h.Hva, StringComparer.Ordinal),
                ],
                [.. bok.Ukjente(bok.Innlaan, dato)], spoersmaal.Forklaring(
                    ("innlaan", "sum av restgjeld", innlaan.Poster),
                    ("avdragsfri", "sum av restgjeld på avdragsfrie lån, obligasjoner og sertifikater", avdragsfri.Poster),
                    ("refinansiering", "restgjeld på lån som refinansieres, med forfall i perioden", refinansiering.Poster)));
        };
    }

    protected override Tabell SomTabell(Forfallssvar svar) => SomTabell(
        "gjeldsforfall", "Renteregulering og forfall", svar,
        [
            .. svar.Grupper.Select(g => new Forfallsrad(Loepetid, Finanstall.Linje, g.Kode, null, null, g.Beloep, g.AndelProsent)),
            new(Loepetid, Finanstall.Sum, "sumInnlaan", null, null, svar.Innlaan, Finanstall.Prosent(svar.Innlaan, svar.Innlaan), Om(svar, "innlaan")),
            new(
                Herav, Finanstall.Linje, $"må refinansieres innen {svar.Maaneder} måneder", null, null, svar.Refinansiering, svar.RefinansieringProsent,
                Om(svar, "refinansiering")),
            new(
                Herav, Finanstall.Linje, "avdragsfrie lån, obligasjoner og sertifikater", null, null, svar.Avdragsfri, svar.AvdragsfriProsent,
                Om(svar, "avdragsfri")),
            .. svar.Kalender.Select(h => new Forfallsrad($"Kalender for {svar.Maaneder} måneder", Finanstall.Linje, h.Laan, h.Dato, h.Hva, h.Beloep, null)),
        ],
        [
            new(Tabell.Del, Tekst, r => r.Del), new("Gruppe", Ord, r => r.Dato is null ? r.Tekst : null),
            new("Lån", Tekst, r => r.Dato is null ? null : r.Tekst), new(Tabell.Linjetype, Tekst, r => r.Type), new("Dato", Dato, r => r.Dato),
            new("Hva", Tekst, r => r.Hva), new("Beløp", Tall, r => r.Beloep), new("Andel i prosent", Prosent, r => r.AndelProsent),
            Finanstall.Forklaringer<Forfallsrad>(r => r.Forklaringer),
        ]);

    private static List<Finansforklaring>? Om(Forfallssvar svar, string felt) => svar.Forklaringer?.Where(f => f.Felt == felt).ToList();

    private sealed record Forfallsrad(
        string Del, string Type, string Tekst, DateOnly? Dato, string? Hva, decimal? Beloep, decimal? AndelProsent,
        IReadOnlyList<Finansforklaring>? Forklaringer = null);
}

/// <summary>When the loans fall due.</summary>
/// <param name="Maaneder">How far ahead is looked for refinancing and in the calendar.</param>
/// <param name="Refinansiering">What falls due whole within the months.</param>
/// <param name="Avdragsfri">Loans that are paid whole at the end.</param>
/// <param name="Grupper">By years to the last day.</param>
public sealed record Forfallssvar(
    string Kommunenummer, DateOnly Dato, long Versjon, string Kjedehode, string Enhet, int Maaneder, decimal? Innlaan, decimal? Refinansiering,
    decimal? RefinansieringProsent, decimal? Avdragsfri, decimal? AvdragsfriProsent, IReadOnlyList<Tidsgruppesvar> Grupper,
    IReadOnlyList<Forfallshendelse> Kalender, IReadOnlyList<Mangel> Mangler,
    [property: System.Text.Json.Serialization.JsonIgnore(Condition = System.Text.Json.Serialization.JsonIgnoreCondition.WhenWritingNull)]
    IReadOnlyList<Finansforklaring>? Forklaringer = null) : IFinanssvar;

/// <summary>A day on which a rate is set anew or a loan falls due.</summary>
/// <param name="Hva">rente or forfall.</param>
public sealed record Forfallshendelse(DateOnly Dato, string Laan, string Hva, decimal? Beloep);
