using Ledger.Application.Lesing;
using Ledger.Application.Rapportering;
using Ledger.Application.Registerforslag;
using Ledger.Application.Rettigheter;
using Ledger.Application.Tabeller;
using static Ledger.Application.Tabeller.Kolonnetype;

namespace Ledger.Application.Rapporter;

/// <summary>What a register proposes to book: the CSV file can be sent to the import as it is.</summary>
public sealed class Registerforslaget : Aarsrapport<Registerforslagsvar>
{
    private const string Del = "registerforslag";

    public override string Navn => Del;

    public override string Sti => "/forslag/{registerforslag}";

    public override string Operasjon => "hentRegisterforslag";

    public override string Emne => "Årsavslutning";

    public override string Sammendrag =>
        "Forslag til bilag fra registrene: årets avskrivninger, premieavvik og amortisering, og selvkostfond, i importens format.";

    public override IReadOnlyList<string> Scopes => [Scope.Les, Scope.Revisjon, Scope.Bokfor];

    public override IReadOnlyList<Rapportparameter> Parametre { get; } =
        [Rapportparametre.Forslagsansvar, Rapportparametre.Versjon, Rapportparametre.PerTidspunkt, Rapportparametre.Tilstand];

    public override IEnumerable<string> Bunkefelt => base.Bunkefelt.Append(Del);

    public override IReadOnlyList<Lukketfelt> Lukkede =>
    [
        Lukketfelt.Av<Registerforslagsvar>("forslag", Domain.Registerforslag.Registerforslagene.Navnene),
        Lukketfelt.Av<Forslagspostering>("kontoklasse", Lukkedeverdier.Kontoklasser),
    ];

    public override Task<Rapportgrunnlag> UtvidAsync(Rapportgrunnlag grunnlag, Rapportspoersmaal spoersmaal, Rapportkilde kilde, CancellationToken ct) =>
        Registertabellen.MedRegistreAsync(grunnlag, kilde, ct);

    protected override Func<Registerforslagsvar> Forbered(Rapportgrunnlag grunnlag, Rapportspoersmaal spoersmaal)
    {
        var (hode, data, navn) = (grunnlag.Hode, grunnlag.Grunndata, spoersmaal[Del] ?? "");
        var lagt = Forslagsberegning.Lag(
            navn, data, grunnlag.Registre!.Tilstand, grunnlag.Kube, grunnlag.Registre.TidligereAar, spoersmaal["ansvar"]);
        return () => new(
            hode.Ledger.ToString(), data.Aar.Aar, navn, hode.Versjon, hode.Kjedehode.ToString(), Forslagsbilagsvar.Av(lagt), lagt.Mangler);
    }

    protected override Tabell SomTabell(Registerforslagsvar svar) => Tabell.Av(
        "forslag", "Forslag til bilag", [], svar.Bilag?.Posteringer ?? [],
        [
            new("bilagsreferanse", Tekst, _ => svar.Bilag!.Bilagsreferanse), new("bilagsdato", Dato, _ => svar.Bilag!.Bilagsdato),
            new("periode", Heltall, _ => svar.Bilag!.Periode), new("kontoklasse", Tekst, p => p.Kontoklasse), new("art", Tekst, p => p.Art),
            new("funksjon", Tekst, p => p.Funksjon), new("kapittel", Tekst, p => p.Kapittel), new("sektor", Tekst, p => p.Sektor),
            new("ansvar", Tekst, p => p.Ansvar), new("prosjekt", Tekst, p => p.Prosjekt), new("fond", Tekst, p => p.Fond),
            new("beloep", Tall, p => p.Beloep), new("tekst", Tekst, p => p.Tekst),
        ]);
}
