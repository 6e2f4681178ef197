using Ledger.Application.Lesing;
using Ledger.Application.Rapportering;
using Ledger.Application.Tabeller;
using Ledger.Domain.Noter;
using Ledger.Domain.Opplysninger;
using Ledger.Domain.Verdier;
using static Ledger.Application.Tabeller.Kolonnetype;

namespace Ledger.Application.Rapporter;

/// <summary>The fees that cover their cost, each with the layers of its fund (selvkostforskriften §§ 8 to 10).</summary>
public sealed class Selvkosten : Aarsrapport<Selvkostrapportsvar>
{
    private static readonly Kolonne<Selvkostlinje>[] Kolonner =
    [
        new("Område", Tekst, l => l.Omraade), new("Navn", Tekst, l => l.Navn), new("Fond", Tekst, l => l.Fond), new("Gebyr", Tall, l => l.Gebyr),
        new("Direkte", Tall, l => l.Direkte), new("Indirekte", Tall, l => l.Indirekte), new("Avskrivninger", Tall, l => l.Avskrivninger),
        new("Kalkulatorisk rente", Tall, l => l.KalkulatoriskRente), new("Indirekte kapital", Tall, l => l.IndirekteKapital),
        new("Grunnlag", Tall, l => l.Grunnlag), new("Resultat", Tall, l => l.Resultat), new("Brukt", Tall, l => l.Brukt), new("Dekket", Tall, l => l.Dekket),
        new("Avsatt", Tall, l => l.Avsatt), new("Renter", Tall, l => l.Renter), new("Kommunens", Tall, l => l.Kommunens),
        new("Fondet", Tall, l => l.FondUtgaaende), new("Underskudd", Tall, l => l.UnderskuddUtgaaende),
        new("Mangler", Tekst, l => string.Join(", ", l.Mangler)),
    ];

    public override string Navn => "selvkost";

    public override string Emne => "Årsavslutning";

    public override string Sammendrag => "Selvkost per gebyr: resultat, bruk og dekning, renter, og fondet og underskuddet etter året de er fra.";

    public override IReadOnlyList<Rapportparameter> Parametre { get; } =
        [Rapportparametre.Versjon, Rapportparametre.PerTidspunkt, Rapportparametre.Tilstand, Rapportparametre.Enhet];

    public override IReadOnlyList<Lukketfelt> Lukkede => [Lukketfelt.Av<Selvkostrapportsvar>("enhet", Visning.Enheter)];

    public override Task<Rapportgrunnlag> UtvidAsync(Rapportgrunnlag grunnlag, Rapportspoersmaal spoersmaal, Rapportkilde kilde, CancellationToken ct) =>
        Registertabellen.MedRegistreAsync(grunnlag, kilde, ct);

    protected override Func<Selvkostrapportsvar> Forbered(Rapportgrunnlag grunnlag, Rapportspoersmaal spoersmaal)
    {
        var visning = Visning.Les(spoersmaal["enhet"], null);
        return () =>
        {
            var aar = grunnlag.Grunndata.Aar.Aar;
            IReadOnlyList<Domain.Saldo.Saldokube> boeker = [grunnlag.Kube, .. grunnlag.Registre!.TidligereAar];
            return new Selvkostrapportsvar(
                grunnlag.Hode.Ledger.ToString(), aar, Navn, grunnlag.Hode.Versjon, grunnlag.Hode.Kjedehode.ToString(), visning.Enhetsnavn,
                [.. Selvkostnote.Gebyrene(grunnlag.Registre.Tilstand, aar, boeker).Select(g => Linje(g, visning))]);
        };
    }

    private static Selvkostlinje Linje(Selvkostgebyr gebyr, Visning visning)
    {
        var svar = gebyr.Svar;
        decimal? Vis(Func<Selvkostsvar, Beloep> felt) => svar is null ? null : visning.Vis(felt(svar));
        decimal? Del(Func<Selvkostgrunnlag, Beloep> del) => gebyr.Deler is { } deler ? visning.Vis(del(deler)) : null;
        Selvkostlagsvar Lag(Selvkostlag l) => new(l.Aar, visning.Vis(l.Rest), l.Aar + Selvkost.Frist, svar!.Forfalt.Contains(l.Aar));
        return new(
            gebyr.Omraade.Kode, gebyr.Omraade.Navn, gebyr.Omraade["lov"], gebyr.Omraade["fond"],
            svar is null ? null : visning.Vis(Beloep.FraKroner(gebyr.Betalt)), svar is null ? null : visning.Vis(Beloep.FraKroner(gebyr.Kostnad)),
            Vis(s => s.Resultat), Vis(s => s.Brukt), Vis(s => s.Dekket), Vis(s => s.Avsatt), Vis(s => s.Renter), Vis(s => s.Kommunens),
            Vis(s => s.FondUtgaaende), Vis(s => s.UnderskuddUtgaaende), [.. (svar?.Fond ?? []).Select(Lag)], [.. (svar?.Underskudd ?? []).Select(Lag)],
            gebyr.Mangler)
        {
            Direkte = Del(d => d.Direkte), Indirekte = Del(d => d.Indirekte), Avskrivninger = Del(d => d.Avskrivning), KalkulatoriskRente = Del(d => d.Rente),
            IndirekteKapital = Del(d => d.IndirekteKapital), Dekningsgrad = gebyr.Deler?.Dekningsgrad,
        };
    }

    protected override Tabell SomTabell(Selvkostrapportsvar svar) => Tabell.Av(
        svar.Oppstilling, "Selvkost", [.. Rapporttabell.Om(svar.Kommunenummer, svar.Aar, null, null, svar.Versjon, svar.Kjedehode), ("Enhet", svar.Enhet)],
        svar.Linjer, Kolonner);
}

/// <summary>The fees of a year.</summary>
public sealed record Selvkostrapportsvar(
    string Kommunenummer, int Aar, string Oppstilling, long Versjon, string Kjedehode, string Enhet, IReadOnlyList<Selvkostlinje> Linjer);

/// <summary>A fee. Its figures are null when something that they need is missing.</summary>
/// <param name="Brukt">Of earlier surplus, for the year's deficit.</param>
/// <param name="Dekket">Of earlier deficit, by the year's surplus.</param>
/// <param name="Kommunens">The part of the deficit that the municipality bears.</param>
/// <param name="Lag">The fund by the year that it is of, the oldest first.</param>
/// <param name="Underskudd">The deficit that later years may cover, by the year that it is of.</param>
public sealed record Selvkostlinje(
    string Omraade, string Navn, string? Lov, string? Fond, decimal? Gebyr, decimal? Grunnlag, decimal? Resultat, decimal? Brukt, decimal? Dekket,
    decimal? Avsatt, decimal? Renter, decimal? Kommunens, decimal? FondUtgaaende, decimal? UnderskuddUtgaaende, IReadOnlyList<Selvkostlagsvar> Lag,
    IReadOnlyList<Selvkostlagsvar> Underskudd, IReadOnlyList<string> Mangler)
{
    public decimal? Direkte { get; init; }

    public decimal? Indirekte { get; init; }

    public decimal? Avskrivninger { get; init; }

    public decimal? KalkulatoriskRente { get; init; }

    public decimal? IndirekteKapital { get; init; }

    public decimal? Dekningsgrad { get; init; }
}

/// <summary>What is left of one year's surplus or deficit of a fee.</summary>
/// <param name="Frist">The last year that it may be used or covered in.</param>
/// <param name="Forfalt">That year is over, and something is left.</param>
public sealed record Selvkostlagsvar(int Aar, decimal Rest, int Frist, bool Forfalt);
