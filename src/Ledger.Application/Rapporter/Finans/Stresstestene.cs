using Ledger.Application.Rapportering;
using Ledger.Application.Tabeller;
using Ledger.Domain.Finans.Rammer;
using Ledger.Domain.Finans.Register;
using static Ledger.Application.Tabeller.Kolonnetype;

namespace Ledger.Application.Rapporter.Finans;

/// <summary>What a bad year would cost (R13).</summary>
public sealed class Stresstestene : Finansrapport<Stresstestsvar>
{
    public override string Navn => "stresstest";

    public override string Sti => "/finans/stresstest";

    public override string Sammendrag => "Tapet ved renteøkning, aksjefall og motpartssvikt, med finansreglementets faktorer eller egne. Tap er positive.";

    public override IReadOnlyList<Rapportparameter> Parametre =>
        [Rapportparametre.Dato, Rapportparametre.Stressrente, Rapportparametre.Stressaksjer, Rapportparametre.Stressmotpart, .. Felles];

    protected override Func<Stresstestsvar> Forbered(Finansspoersmaal spoersmaal)
    {
        var dato = spoersmaal.Dato();
        var (rente, aksjer, motpart) = (spoersmaal.Tall("rente", 0m, 100m), spoersmaal.Tall("aksjer", 0m, 100m), spoersmaal.Tall("motpart", 0m, 100m));

        // Each day has the factors of the rules that then applied; one that is asked for is that of both.
        Stressfaktorer Faktorer(DateOnly dag)
        {
            var egne = spoersmaal.Register.Reglement(dag).Stress;
            return new(rente ?? egne.RenteProsentpoeng, aksjer ?? egne.AksjefallProsent, motpart ?? egne.MotpartProsent);
        }

        return () =>
        {
            var (faktorer, forrige) = (Faktorer(dato), new DateOnly(dato.Year - 1, 12, 31));
            var (naa, foer) = (
                Stresstest.Beregn(spoersmaal.Register, dato, faktorer), Stresstest.Beregn(spoersmaal.Register, forrige, Faktorer(forrige)));
            var hode = spoersmaal.Hode(dato);
            Stresstestlinje Linje(Stresslinje l, Stresslinje fjor) => new(
                l.Post, l.Tekst, l.Faktor is null ? Finanstall.Sum : Finanstall.Linje, l.Faktor, l.Durasjon, spoersmaal.Vis(l.Beholdning),
                Finanstall.Runde(l.TapProsent), spoersmaal.Vis(l.Tap), spoersmaal.Vis(fjor.Tap),
                spoersmaal.Forklaring(
                    ("tap", l.Faktor is null ? "sum av linjene" : l.Durasjon is null ? "faktor · beholdning" : "faktor · durasjon · beholdning", l.Poster),
                    ("tapForrigeAar", "det samme ved forrige årsskifte, med faktorene som gjaldt da", fjor.Poster)));
            return new Stresstestsvar(
                hode.Kommunenummer, dato, hode.Versjon, hode.Kjedehode, hode.Enhet, faktorer,
                [.. naa.Del1.Zip(foer.Del1, Linje)], [.. naa.Del2.Zip(foer.Del2, Linje)], spoersmaal.Vis(naa.Samlet), spoersmaal.Vis(foer.Samlet),
                spoersmaal.Vis(naa.Bufferkapital), spoersmaal.Vis(foer.Bufferkapital), Finanstall.Runde(naa.ProsentAvBufferkapital),
                Finanstall.Runde(foer.ProsentAvBufferkapital), [.. naa.Mangler.Concat(foer.Mangler).Distinct()]);
        };
    }

    protected override Tabell SomTabell(Stresstestsvar svar) => SomTabell(
        "stresstest", "Stresstest", svar,
        [
            .. svar.Del1.Select(l => ("Del 1: gjeld og likviditet", l)), .. svar.Del2.Select(l => ("Del 2: langsiktige plasseringer", l)),
            ("Samlet", new Stresstestlinje("samlet", "Samlet beregnet risiko", Finanstall.Sum, null, null, null, null, svar.Samlet, svar.SamletForrigeAar)),
        ],
        Kolonner);

    private static readonly IReadOnlyList<Kolonne<(string Del, Stresstestlinje Linje)>> Kolonner =
    [
        new(Tabell.Del, Tekst, l => l.Del), new("Kode", Tekst, l => l.Linje.Kode, Forprogrammer: true), new("Tekst", Tekst, l => l.Linje.Tekst),
        new(Tabell.Linjetype, Tekst, l => l.Linje.Type), new("Faktor i prosent", Prosent, l => l.Linje.FaktorProsent),
        new("Durasjon", Tall, l => l.Linje.Durasjon), new("Beholdning", Tall, l => l.Linje.Beholdning),
        new("Tap i prosent", Prosent, l => l.Linje.TapProsent), new("Tap", Tall, l => l.Linje.Tap),
        new("Tap forrige år", Tall, l => l.Linje.TapForrigeAar),
        Finanstall.Forklaringer<(string Del, Stresstestlinje Linje)>(l => l.Linje.Forklaringer),
    ];
}

/// <summary>The stress test.</summary>
/// <param name="Del1">Debt and liquidity.</param>
/// <param name="Del2">The long-term portfolios.</param>
public sealed record Stresstestsvar(
    string Kommunenummer, DateOnly Dato, long Versjon, string Kjedehode, string Enhet, Stressfaktorer Faktorer, IReadOnlyList<Stresstestlinje> Del1,
    IReadOnlyList<Stresstestlinje> Del2, decimal? Samlet, decimal? SamletForrigeAar, decimal? Bufferkapital, decimal? BufferkapitalForrigeAar,
    decimal? ProsentAvBufferkapital, decimal? ProsentAvBufferkapitalForrigeAar, IReadOnlyList<Mangel> Mangler) : IFinanssvar;

/// <summary>A line: what is held, and what would be lost of it.</summary>
public sealed record Stresstestlinje(
    string Kode, string Tekst, string Type, decimal? FaktorProsent, decimal? Durasjon, decimal? Beholdning, decimal? TapProsent, decimal? Tap,
    decimal? TapForrigeAar,
    [property: System.Text.Json.Serialization.JsonIgnore(Condition = System.Text.Json.Serialization.JsonIgnoreCondition.WhenWritingNull)]
    IReadOnlyList<Finansforklaring>? Forklaringer = null);
