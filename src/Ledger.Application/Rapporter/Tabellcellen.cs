using Ledger.Application.Lesing;
using Ledger.Application.Opplysninger;
using Ledger.Application.Rapportering;
using Ledger.Application.Rettigheter;
using Ledger.Application.Tabeller;
using Ledger.Domain.Opplysninger;
using Ledger.Domain.Registertabeller;
using Ledger.Domain.Verdier;
using static Ledger.Application.Tabeller.Kolonnetype;

namespace Ledger.Application.Rapporter;

/// <summary>What stands behind a value of a table: facts with version and sender, budget lines, the filter of its postings, or the rows of a sum.</summary>
public sealed class Tabellcellen : Rapport<Tabellcellesvar>
{
    private static readonly Kolonne<Opplysningssvar>[] Kolonner =
    [
        new("Slag", Tekst, o => o.Slag), new("Objekt", Tekst, o => o.Objekt), new("Maal", Tekst, o => o.Maal), new("Enhet", Tekst, o => o.Enhet),
        new("År", Aarstall, o => o.Aar), new("Periode", Tekst, o => o.Periode), new("Dato", Dato, o => o.Dato), new("Verdi", Tall, o => o.Verdi),
        new("Beløp", Tall, o => o.Beloep), new("Kode", Tekst, o => o.Kode), new("Tekst", Tekst, o => o.Tekst), new("Merke", Tekst, o => o.Merke),
        new("Versjon", Heltall, o => o.Versjon), new("Tidspunkt", Tekst, o => o.Tidspunkt?.ToString("O")), new("Bruker", Tekst, o => o.Bruker),
    ];

    public override string Navn => "tabellcelle";

    public override string Sti => "/tabeller/{tabell}/celler/{rad}/{kolonne}";

    public override string Operasjon => "hentTabellcelle";

    public override string Emne => "Registre";

    public override string Sammendrag =>
        "Det som står bak en verdi i en tabell: opplysninger med versjon og avsender, budsjettlinjer, posteringer eller radene i en sum.";

    public override bool ErPerEnhet => true;

    public override bool ErFast => false;

    public override IReadOnlyList<string> Scopes => [Scope.Les, Scope.Revisjon, Scope.Budsjett, Scope.Rapporter];

    public override IReadOnlyList<Rapportparameter> Parametre { get; } =
    [
        Rapportparametre.TilPeriode, Rapportparametre.Versjon, Rapportparametre.PerTidspunkt, Rapportparametre.Tilstand, Rapportparametre.Enhet,
        Rapportparametre.Ansvar, Rapportparametre.Prognose, Rapportparametre.Forslag, Rapportparametre.Plan,
    ];

    public override IReadOnlyList<Lukketfelt> Lukkede => [Lukketfelt.Av<Tabellcellesvar>("enhet", Visning.Enheter)];

    public override async Task<Rapportsvar> SvarAsync(Rapportspoersmaal spoersmaal, Rapportkilde kilde, CancellationToken ct)
    {
        var grunnlag = await kilde.HentAsync(spoersmaal, ct);
        var regnet = kilde.Tabeller.Finn(grunnlag.Hode, grunnlag.Grunndata.Aar, Registertabellen.Spurt(spoersmaal))
            ?? Registertabellen.Beregn(spoersmaal.Avgrenset(await Registertabellen.MedSerierAsync(grunnlag, spoersmaal, kilde, ct)), spoersmaal);
        var (tabell, beregning) = (regnet.Tabell, regnet.Grunnlag);
        var kolonne = tabell.Finn(spoersmaal["kolonne"]!) ?? throw Avvisning.IkkeFunnet("Tabellen har ikke kolonnen.");
        var rad = regnet.Rad(spoersmaal["rad"]!) ?? throw Avvisning.IkkeFunnet("Tabellen har ikke raden.");
        var visning = Visning.Les(spoersmaal["enhet"], null);
        var bidrag = new Cellebidragene(grunnlag, beregning.TilPeriode, spoersmaal, visning);
        var vedtak = Beloep(tabell, kolonne).Any(k => k.Kilde is Tabellkilde.Hovedbok { ErBudsjett: true })
            ? await regnet.VedtakAsync(
                grunnlag.Hode, async () => spoersmaal.Avgrenset(grunnlag with { Vedtak = await Vedtaksbudsjettene.LesAsync(grunnlag, kilde, ct) }).Vedtak!)
            : [];
        var opplysninger = Bak(rad, tabell, kolonne).ToList();
        var skrivinger = new Dictionary<long, Porter.Transaksjon>();
        foreach (var versjon in opplysninger.Select(o => o.Versjon).Distinct())
        {
            if (await kilde.SkrivingAsync(grunnlag.Hode, versjon, ct) is { } skriving)
            {
                skrivinger[versjon] = skriving;
            }
        }

        return new Rapportsvar(grunnlag.Hode, () => new Tabellcellesvar(
            grunnlag.Hode.Ledger.ToString(), grunnlag.Grunndata.Aar.Aar, tabell.Id, rad.Id, kolonne.Id, grunnlag.Hode.Versjon,
            grunnlag.Hode.Kjedehode.ToString(), visning.Enhetsnavn,
            Registertabellrad.Vis(rad.Celler[kolonne.Id], kolonne, visning),
            (kolonne.Kilde as Tabellkilde.Formel)?.Tekst ?? beregning.Regnemaate(rad, kolonne.Kilde),
            Posteringer(bidrag, beregning, rad, kolonne), Budsjettlinjer(beregning, rad, kolonne, vedtak, visning),
            [.. Beloep(tabell, kolonne).SelectMany(k => bidrag.Av(beregning, rad, k, vedtak))], rad.Deler,
            [.. opplysninger.Select(o => Opplysningssvar.Av(o, skrivinger))]));
    }

    protected override Tabell SomTabell(Tabellcellesvar svar) => Tabell.Av(
        "tabellcelle", "Bak en verdi",
        [
            .. Rapporttabell.Om(svar.Kommunenummer, svar.Aar, null, null, svar.Versjon, svar.Kjedehode), ("Tabell", svar.Tabell), ("Rad", svar.Rad),
            ("Kolonne", svar.Kolonne), ("Verdi", svar.Verdi), ("Formel", svar.Formel), ("Posteringer", svar.Posteringer),
        ],
        svar.Opplysninger, Kolonner);

    /// <summary>The facts of a value, and of the columns that a formula looks at.</summary>
    private static IEnumerable<Stand<Opplysning>> Bak(Domain.Registertabeller.Tabellrad rad, Tabelldefinisjon tabell, Tabellkolonnen kolonne) =>
        kolonne.Kilde is Tabellkilde.Formel formel
            ? formel.Uttrykk.Kolonner.Distinct().Select(tabell.Finn).OfType<Tabellkolonnen>().SelectMany(k => Bak(rad, tabell, k))
            : rad.Celler[kolonne.Id].Opplysninger ?? [];

    /// <summary>The columns of the ledger behind a value: its own, or those that its formula looks at.</summary>
    private static IEnumerable<Tabellkolonnen> Beloep(Tabelldefinisjon tabell, Tabellkolonnen kolonne) => kolonne.Kilde switch
    {
        Tabellkilde.Hovedbok => [kolonne],
        Tabellkilde.Formel formel =>
            formel.Uttrykk.Kolonner.Distinct().Select(tabell.Finn).OfType<Tabellkolonnen>().SelectMany(k => Beloep(tabell, k)).Distinct(),
        _ => [],
    };

    /// <summary>The address of the postings behind an amount of the accounts of the year on a project, or on none; null for all else.</summary>
    private static string? Posteringer(Cellebidragene bidrag, Tabellgrunnlag grunnlag, Domain.Registertabeller.Tabellrad rad, Tabellkolonnen kolonne) =>
        Beloep(grunnlag.Tabell, kolonne).Select(k => k.Kilde).OfType<Tabellkilde.Hovedbok>().FirstOrDefault(k => k.Kolonne == "regnskap") is { } kilde
        && grunnlag.Tabell.Register.Id == Tabellmotor.Prosjekt && rad.Type is not (Tabellradtype.UtenEier or Tabellradtype.Sum)
            ? bidrag.Adresse(kilde.Filter, grunnlag.Aar, rad.Kode ?? "", default) : null;

    /// <summary>The budget behind an amount: lines of a measure, or what a project has of the original budget and of the changes, by unit.</summary>
    private static IReadOnlyList<Tiltakslinjesvar> Budsjettlinjer(
        Tabellgrunnlag grunnlag, Domain.Registertabeller.Tabellrad rad, Tabellkolonnen kolonne, IReadOnlyList<Vedtaksbudsjett> vedtak, Visning visning)
    {
        var tabell = grunnlag.Tabell;
        var budsjett = Beloep(tabell, kolonne).FirstOrDefault(
            k => ((Tabellkilde.Hovedbok)k.Kilde).Kolonne.EndsWith("Budsjett", StringComparison.Ordinal));
        if (rad.Type != Tabellradtype.Rad || budsjett is null)
        {
            return [];
        }

        var under = rad.Enhet is { } enhet && tabell.Rader.PerEnhet ? grunnlag.Organisasjon.MedUnderordnede(enhet.Kode).ToHashSet() : null;
        return
        [
            .. vedtak.SelectMany(v => Budsjettandeler.Av(Cellebidragene.Bare(grunnlag, v), rad.Kode!, budsjett)
                .Where(l => (l.ErOpprinnelig || budsjett.Kilde is not Tabellkilde.Hovedbok { Kolonne: "opprinneligBudsjett" })
                     && under?.Contains(l.Ansvar) != false)
                .Select(l => new Tiltakslinjesvar(l.Ansvar.ToString(), l.ErOpprinnelig, visning.Vis(l.Beloep), v.Vedtak.Referanse))),
        ];
    }
}

/// <summary>A value of a table, with what it stands on.</summary>
/// <param name="Posteringer">The address of the postings; null when it stands on none.</param>
/// <param name="Bidrag">What the ledger and the series have of it. Those of a column sum to it, and a formula's are those of its columns.</param>
/// <param name="Rader">Of a sum: the rows that it sums.</param>
public sealed record Tabellcellesvar(
    string Kommunenummer, int Aar, string Tabell, string Rad, string Kolonne, long Versjon, string Kjedehode, string Enhet, object? Verdi, string? Formel,
    string? Posteringer, IReadOnlyList<Tiltakslinjesvar> Budsjettlinjer, IReadOnlyList<Cellebidragsvar> Bidrag, IReadOnlyList<string> Rader,
    IReadOnlyList<Opplysningssvar> Opplysninger);

/// <summary>A part of the budget behind an amount: a line of a measure, or what a unit has on a project.</summary>
public sealed record Tiltakslinjesvar(string Ansvar, bool Opprinnelig, decimal Beloep, string Vedtaksreferanse);
