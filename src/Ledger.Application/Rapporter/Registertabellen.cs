using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using Ledger.Application.Budsjett;
using Ledger.Application.Lesing;
using Ledger.Application.Opplysninger;
using Ledger.Application.Rapportering;
using Ledger.Application.Tabeller;
using Ledger.Domain.Budsjett;
using Ledger.Domain.Hovedbok;
using Ledger.Domain.Opplysninger;
using Ledger.Domain.Oppstillinger;
using Ledger.Domain.Organisasjon;
using Ledger.Domain.Registertabeller;
using Ledger.Domain.Saldo;
using Ledger.Domain.Validering;
using Ledger.Domain.Verdier;

namespace Ledger.Application.Rapporter;

/// <summary>A table of a register: rows, columns and sums as its definition says.</summary>
public sealed class Registertabellen : Aarsrapport<Registertabellsvar>
{
    private const string TidligereKolonne = "regnskapTidligereAar";

    private static readonly string[] Radvalgene =
    [
        "tabell", "tilPeriode", "ansvar", "prognose", "forslag", "plan", "versjon", "perTidspunkt", "tilstand", Rapportspoersmaal.Enhetsbinding,
        Rapportspoersmaal.Innsyn,
    ];

    public override string Navn => "tabell";

    public override string Sti => "/tabeller/{tabell}";

    public override string Operasjon => "hentTabell";

    public override string Emne => "Registre";

    public override string Sammendrag => "En tabell av et register: tiltak, prosjekter, nøkkeltall, indikatorer, oppdrag, tilsyn, eller kommunens egen.";

    public override bool ErPerEnhet => true;

    public override bool HarInternt(Func<string, string?> spurt) => true;

    public override IReadOnlyList<Rapportparameter> Parametre { get; } =
    [
        Rapportparametre.TilPeriode, Rapportparametre.Versjon, Rapportparametre.PerTidspunkt, Rapportparametre.Tilstand, Rapportparametre.Enhet,
        Rapportparametre.Ansvar, Rapportparametre.Sumnivaa, Rapportparametre.Tabellkolonner,
        Rapportparametre.Prognose, Rapportparametre.Forslag, Rapportparametre.Plan,
    ];

    public override IEnumerable<string> Bunkefelt => base.Bunkefelt.Append("tabell");

    public override IReadOnlyList<Lukketfelt> Lukkede =>
        [Lukketfelt.Av<Registertabellsvar>("enhet", Visning.Enheter), Lukketfelt.Av<Registertabellrad>("type", Registertabellrad.Typer)];

    public override Task<Rapportgrunnlag> UtvidAsync(Rapportgrunnlag grunnlag, Rapportspoersmaal spoersmaal, Rapportkilde kilde, CancellationToken ct) =>
        MedSerierAsync(grunnlag, spoersmaal, kilde, ct);

    /// <summary>The state with registers, and with the series that columns of the table are of.</summary>
    /// <exception cref="Avvisning">404: a series that is named is not there.</exception>
    internal static async Task<Rapportgrunnlag> MedSerierAsync(
        Rapportgrunnlag grunnlag, Rapportspoersmaal spoersmaal, Rapportkilde kilde, CancellationToken ct)
    {
        var (registre, tilstand) = await kilde.RegistreAsync(grunnlag.Hode, ct);
        var tabeller = await kilde.TabellerAsync(grunnlag.Hode, ct);
        var tabell = tabeller.GetValueOrDefault(spoersmaal["tabell"] ?? "");
        var kolonner = (tabell?.Kolonner ?? []).Select(k => k?.Kilde?.Kolonne).OfType<string>().ToHashSet(StringComparer.Ordinal);
        return grunnlag with
        {
            Registre = new Registertillegg(
                registre, tilstand, tabeller, tabell?.Rader?.Register == Tabellmotor.Tiltak ? await TiltakslinjerAsync(grunnlag, kilde, ct) : [],
                kolonner.Contains(TidligereKolonne) ? await kilde.TidligereAarAsync(grunnlag, ct) : [])
            {
                Serier = await Tabellserier.LesAsync(grunnlag, kolonner, spoersmaal, kilde, ct), Minne = kilde.Tabeller,
                Noekkeltall = tabell is null ? Indikatornoekkeltall.Ingen
                    : await Indikatornoekkeltall.LesAsync(grunnlag, tabell, tilstand, spoersmaal.TilPeriode(), kilde, ct),
            },
        };
    }

    internal static async Task<Rapportgrunnlag> MedRegistreAsync(Rapportgrunnlag grunnlag, Rapportkilde kilde, CancellationToken ct)
    {
        var (registre, tilstand) = await kilde.RegistreAsync(grunnlag.Hode, ct);
        return grunnlag with
        {
            Registre = new Registertillegg(
                registre, tilstand, await kilde.TabellerAsync(grunnlag.Hode, ct), await TiltakslinjerAsync(grunnlag, kilde, ct),
                await kilde.TidligereAarAsync(grunnlag, ct)),
        };
    }

    /// <summary>The budget lines of measures in the decisions that hold: all decisions of the year are read for them.</summary>
    private static async Task<List<Tiltakslinje>> TiltakslinjerAsync(Rapportgrunnlag grunnlag, Rapportkilde kilde, CancellationToken ct)
    {
        var alle = await kilde.VedtakAsync(grunnlag, ct);
        return
        [
            .. alle.Where(v => !Erstatning.ErErstattet(v, alle)).SelectMany(v => Erstatning.Egne(v, alle).Where(l => l.Tiltak is not null).Select(
                l => new Tiltakslinje(
                    l.Tiltak!, l.Dimensjon.Ansvar, v.Vedtak.Type.ErIOpprinnelig(), l.Beloep, l.Periodisering, v.Vedtak.Referanse))),
        ];
    }

    protected override Func<Registertabellsvar> Forbered(Rapportgrunnlag grunnlag, Rapportspoersmaal spoersmaal)
    {
        var beregnet = Beregn(grunnlag, spoersmaal);
        var (tabell, visning, nivaa) = (beregnet.Tabell, Visning.Les(spoersmaal["enhet"], null), spoersmaal["nivaa"]);
        if (nivaa is not null && !tabell.Summer.Contains(nivaa))
        {
            throw Avvisning.Ugyldig("nivaa", Feilkoder.UgyldigFormat, tabell.Summer.Count == 0
                ? "Tabellen har ingen summer." : $"nivaa er en av tabellens summer: {string.Join(", ", tabell.Summer)}.");
        }

        var kolonner = Kolonneliste.Les(spoersmaal, [.. tabell.Kolonner.Select(k => k.Id)]);
        var vist = kolonner is null ? tabell : tabell with { Kolonner = [.. kolonner.Select(id => tabell.Finn(id)!)] };
        var avrunding = Indikatoravrunding.For(vist, beregnet.Grunnlag);
        return () => new Registertabellsvar(
            grunnlag.Hode.Ledger.ToString(), grunnlag.Grunndata.Aar.Aar, tabell.Id, tabell.Navn, tabell.Register.Id, beregnet.Grunnlag.TilPeriode.Nummer,
            grunnlag.Hode.Versjon, grunnlag.Hode.Kjedehode.ToString(), visning.Enhetsnavn, [.. vist.Kolonner.Select(k => new Tabellkolonnesvar(k.Id, k.Navn))],
            beregnet.Vist(
                $"{visning.Enhetsnavn} {nivaa} {spoersmaal["kolonner"]}", r => nivaa is null || (r.Type == Tabellradtype.Sum && r.Nivaa == nivaa),
                r => Registertabellrad.Av(r, vist, visning) with { Avrunding = avrunding(r) })) { Statusnavn = Statusnavn(vist) };
    }

    /// <summary>The table that is asked for, computed now or before.</summary>
    /// <exception cref="Avvisning">404 no such table; 409 it no longer fits the registers or the organisation.</exception>
    internal static Beregnettabell Beregn(Rapportgrunnlag grunnlag, Rapportspoersmaal spoersmaal)
    {
        Tabellgrunnlag Les() => Finn(grunnlag, spoersmaal).Grunnlag;
        return grunnlag.Registre?.Minne is { } minne ? minne.Hent(grunnlag, Spurt(spoersmaal), Les) : new Beregnettabell(grunnlag, Les());
    }

    /// <summary>What the rows of a table depend on beside the state: parameters, and what the service says of who asks.</summary>
    internal static string Spurt(Rapportspoersmaal spoersmaal) => JsonSerializer.Serialize(Radvalgene.Select(navn => spoersmaal[navn]));

    /// <summary>The table that is asked for, and what it is computed from.</summary>
    /// <exception cref="Avvisning">404 no such table; 409 it no longer fits the registers or the organisation.</exception>
    internal static (Tabelldefinisjon Tabell, Tabellgrunnlag Grunnlag) Finn(Rapportgrunnlag grunnlag, Rapportspoersmaal spoersmaal)
    {
        var id = spoersmaal["tabell"] ?? throw Avvisning.Ugyldig("tabell", Feilkoder.Mangler, "Oppgi tabellens id.");
        return Finn(grunnlag, id, spoersmaal.TilPeriode(), Bare(grunnlag.Grunndata.Organisasjon!, spoersmaal),
            spoersmaal[Rapportspoersmaal.Innsyn] is not null);
    }

    /// <inheritdoc cref="Finn(Rapportgrunnlag, Rapportspoersmaal)"/>
    internal static (Tabelldefinisjon Tabell, Tabellgrunnlag Grunnlag) Finn(
        Rapportgrunnlag grunnlag, string id, Periode til, Ansvar bare = default, bool innsyn = false)
    {
        var tillegg = grunnlag.Registre ?? throw Avvisning.Ugyldig("rapport", Feilkoder.UgyldigKombinasjon, "Tabellen hentes for seg.");
        var utkast = tillegg.Tabeller.GetValueOrDefault(id) ?? throw Avvisning.IkkeFunnet("Det finnes ingen slik tabell.");
        var (feil, organisasjon) = (new Feilsamling(), grunnlag.Grunndata.Organisasjon!);
        var tabell = Tabellregler.Les(id, utkast, tillegg.Registre, feil);
        var filtre = new Dictionary<string, Func<Dimensjon, bool>>(StringComparer.Ordinal);
        var felt = Dimensjonsfelt.Prosjekt | (tabell?.Rader.PerEnhet == true ? Dimensjonsfelt.Ansvar : Dimensjonsfelt.Ingen);
        foreach (var kolonne in tabell?.Kolonner ?? [])
        {
            if (kolonne.Kilde is Tabellkilde.Hovedbok { Filter: { } filter })
            {
                var lest = Filterleser.Les(filter, "", organisasjon, feil);
                filtre[kolonne.Id] = lest.Kompiler(organisasjon, grunnlag.Grunndata.AlleFond);
                felt |= lest.Felt;
            }
        }

        if (feil.HarFeil)
        {
            throw Avvisning.Konflikt(
                Problemtyper.OppstillingUtdatert, "Oppstillingen passer ikke lenger",
                $"Tabellen {id} kan ikke regnes ut: {feil.Feil[0].Melding} Endre den med PUT.");
        }

        return (tabell!, new Tabellgrunnlag(
            tabell!, Objekter(grunnlag, tabell!.Register.Id), tillegg.Tilstand, grunnlag.Kube, organisasjon, grunnlag.Grunndata.Aar.Aar,
            til, filtre, tillegg.Tiltakslinjer, Tidligere(tillegg, tabell, filtre, felt), bare, innsyn)
        {
            Serier = tillegg.Serier, Felt = felt, Noekkeltall = tillegg.Noekkeltall,
        });
    }

    /// <summary>The objects of a register. Every registered project is one, also when nothing more is said of it.</summary>
    internal static List<Registerobjekt> Objekter(Rapportgrunnlag grunnlag, string register)
    {
        var objekter = grunnlag.Registre!.Tilstand.Objekter(register).Select(o => o.Verdi).ToList();
        if (register != Tabellmotor.Prosjekt)
        {
            return objekter;
        }

        var kjente = objekter.Select(o => o.Kode).ToHashSet(StringComparer.Ordinal);
        return
        [
            .. objekter.Concat(grunnlag.Grunndata.Prosjekter.Values.Where(p => !kjente.Contains(p.Kode.ToString())).Select(p => new Registerobjekt(
                p.Kode.ToString(), p.Navn, new Dictionary<string, string>(), null, p.GyldigTil))).OrderBy(o => o.Kode, StringComparer.Ordinal),
        ];
    }

    internal static Func<string, string, IEnumerable<Aarsbeloep>> Tidligere(
        Registertillegg tillegg, Tabelldefinisjon tabell, Dictionary<string, Func<Dimensjon, bool>> filtre, Dimensjonsfelt felt = Dimensjonsfelt.Alle)
    {
        var summer = new Dictionary<(string Kolonne, string Kode, int Aar), Beloep>();
        foreach (var kolonne in tabell.Kolonner.Where(k => k.Kilde is Tabellkilde.Hovedbok { Kolonne: TidligereKolonne }))
        {
            var filter = filtre.GetValueOrDefault(kolonne.Id);
            foreach (var kube in tillegg.TidligereAar.Select(k => k.Over(felt)))
            {
                for (var noekkel = 0; noekkel < kube.Antall; noekkel++)
                {
                    ref readonly var d = ref kube.Noekkel(noekkel);
                    if (!d.Prosjekt.ErTom && d.Kontoklasse != Kontoklasse.Balanse && filter?.Invoke(d) != false)
                    {
                        var plass = (kolonne.Id, d.Prosjekt.ToString(), kube.Aar.Aar);
                        summer[plass] = summer.GetValueOrDefault(plass) + kube.Regnskap(noekkel, Periode.Aarsavslutning);
                    }
                }
            }
        }

        var svar = summer.ToLookup(s => (s.Key.Kolonne, s.Key.Kode), s => new Aarsbeloep(s.Key.Aar, s.Value));
        return (kolonne, kode) => svar[(kolonne, kode)];
    }

    private static Ansvar Bare(Organisasjonsplan organisasjon, Rapportspoersmaal spoersmaal)
    {
        Ansvar enhet = default;
        return spoersmaal.Utvalg.Kode("ansvar") is { } tekst && (!Ansvar.TryParse(tekst, out enhet) || organisasjon.Finn(enhet) is null)
            ? throw Avvisning.Ugyldig("ansvar", Feilkoder.UkjentAnsvar, "Enheten i ansvar finnes ikke i årets organisasjon.")
            : enhet;
    }

    protected override Tabell SomTabell(Registertabellsvar svar) => new(
        $"tabell-{svar.Tabell.ToLowerInvariant().Replace('_', '-')}", svar.Navn,
        [.. Rapporttabell.Om(svar.Kommunenummer, svar.Aar, null, svar.TilPeriode, svar.Versjon, svar.Kjedehode), ("Enhet", svar.Enhet)],
        [
            .. Faste, .. svar.Kolonner.SelectMany(k => MedNavn(svar, k, new Tabellkolonne(
                Faste.Any(f => f.Overskrift.Equals(k.Navn, StringComparison.OrdinalIgnoreCase)) ? $"{k.Navn} ({k.Id})" : k.Navn,
                svar.Rader.Any(r => r.Verdier.GetValueOrDefault(k.Id) is decimal) ? Kolonnetype.Tall : Kolonnetype.Ord),
                kolonne => kolonne with { Overskrift = Tabell.Navnet(kolonne.Overskrift) })),
        ],
        svar.Rader.Select(r => (object?[])
        [
            r.Kode, r.Navn, r.Type, r.Nivaa, r.Enhet, r.Enhetsnavn,
            .. svar.Kolonner.SelectMany(k => MedNavn(
                svar, k, Vist(r, k.Id), kode => svar.Statusnavn[k.Id].GetValueOrDefault(kode as string ?? ""))),
        ]).ToAsyncEnumerable(),
        svar.Rader.Count);

    private static object? Vist(Registertabellrad rad, string kolonne) =>
        rad.Verdier.GetValueOrDefault(kolonne) is var verdi && rad.Avrunding is { } avrunding ? avrunding.Vis(kolonne, verdi) : verdi;

    /// <summary>Columns of states, with what the register calls each where that is something else than its code.</summary>
    private static Dictionary<string, IReadOnlyDictionary<string, string>> Statusnavn(Tabelldefinisjon tabell)
    {
        var navn = tabell.Register.Statuser.ToDictionary(s => s.Kode, s => s.Navn, StringComparer.Ordinal);
        return navn.All(n => n.Key == n.Value) ? []
            : tabell.Kolonner.Where(k => k.Kilde is Tabellkilde.Fakta { Slag: Opplysningsslag.Status })
                .ToDictionary(k => k.Id, _ => (IReadOnlyDictionary<string, string>)navn, StringComparer.Ordinal);
    }

    /// <summary>What stands in a column of a table for people, and after a column of states what stands in that of their names.</summary>
    private static T[] MedNavn<T>(Registertabellsvar svar, Tabellkolonnesvar kolonne, T verdi, Func<T, T> navn) =>
        svar.Statusnavn.ContainsKey(kolonne.Id) ? [verdi, navn(verdi)] : [verdi];

    private static readonly Tabellkolonne[] Faste =
    [
        new("Kode", Kolonnetype.Tekst), new("Navn", Kolonnetype.Ord), new(Tabell.Linjetype, Kolonnetype.Tekst), new("Nivå", Kolonnetype.Ord),
        new("Enhet", Kolonnetype.Tekst), new("Enhetens navn", Kolonnetype.Tekst),
    ];
}

/// <summary>A table of a register.</summary>
/// <param name="Enhet">The unit that kroner are shown in; other numbers are as they are.</param>
public sealed record Registertabellsvar(
    string Kommunenummer, int Aar, string Tabell, string Navn, string Register, int TilPeriode, long Versjon, string Kjedehode, string Enhet,
    IReadOnlyList<Tabellkolonnesvar> Kolonner, IReadOnlyList<Registertabellrad> Rader) : IRadsvar
{
    /// <summary>By column of states: what each is called. Shown in tables for people; here the codes stand.</summary>
    [JsonIgnore]
    public IReadOnlyDictionary<string, IReadOnlyDictionary<string, string>> Statusnavn { get; init; } =
        new Dictionary<string, IReadOnlyDictionary<string, string>>();

    IReadOnlyList<Skrevetrad> IRadsvar.Skrevne => Rader;

    IRadsvar IRadsvar.UtenRader => this with { Rader = [] };
}

/// <summary>A column of a table.</summary>
public sealed record Tabellkolonnesvar(string Id, string Navn);

/// <summary>A row of a table. The table's columns are fields beside those that all rows have.</summary>
/// <param name="Rad">The row's name in the address of a cell.</param>
/// <param name="Nivaa">Of a sum: what it is the sum of.</param>
/// <param name="Mangler">The columns whose figure is not known, and why.</param>
/// <param name="Merker">Of columns with a mark: the mark.</param>
public sealed record Registertabellrad(
    string Rad, string? Kode, string Navn, string Type, string? Nivaa, string? Enhet, string? Enhetsnavn,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyList<Manglendetall>? Mangler = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyDictionary<string, string>? Merker = null) : Skrevetrad
{
    public static readonly IReadOnlyList<string> Typer = ["rad", "sum", "utenEier", "utenProsjekt"];

    /// <summary>Of an indicator that says it: how its values are rounded in tables for people.</summary>
    [JsonIgnore]
    public Indikatoravrunding? Avrunding { get; init; }

    [JsonExtensionData]
    public Dictionary<string, object?> Verdier { get; init; } = new Dictionary<string, object?>();

    public static Registertabellrad Av(Domain.Registertabeller.Tabellrad rad, Tabelldefinisjon tabell, Visning visning)
    {
        Dictionary<string, string>? merker = null;
        List<Manglendetall>? mangler = null;
        var verdier = new Dictionary<string, object?>(tabell.Kolonner.Count);
        foreach (var kolonne in tabell.Kolonner)
        {
            var celle = rad.Celler[kolonne.Id];
            verdier.Add(kolonne.Id, Vis(celle, kolonne, visning));
            if (celle.Merke is not null)
            {
                (merker ??= []).Add(kolonne.Id, celle.Merke);
            }

            if (rad.Type == Tabellradtype.Rad && celle is { Tall: null, Tekst: null, Merke: null }
                && kolonne.Kilde is Tabellkilde.Fakta { Slag: Opplysningsslag.Maaling } or Tabellkilde.Formel)
            {
                (mangler ??= []).Add(new Manglendetall(
                    kolonne.Id,
                    kolonne.Kilde is Tabellkilde.Formel ? "et tall i formelen mangler" : celle.Opplysninger is null ? "ikke meldt" : "kan ikke regnes ut"));
            }
        }

        return new(
            rad.Id, rad.Kode, rad.Navn, Typer[(int)rad.Type], rad.Nivaa, rad.Enhet?.Kode.ToString(), rad.Enhet?.Navn, mangler, merker)
        {
            Verdier = verdier,
        };
    }

    /// <summary>Kroner in the unit asked for, a number with the column's decimals, or a text.</summary>
    public static object? Vis(Tabellcelle celle, Tabellkolonnen kolonne, Visning visning) => celle switch
    {
        { Tall: null, Merke: not null, Tekst: { } tekst } when decimal.TryParse(
            tekst, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var vist) => vist,
        { Tall: null } => celle.Tekst,
        { ErBeloep: true } => visning.Vis(Beloep.FraOere((Int128)decimal.Round(celle.Tall.Value * 100m, MidpointRounding.AwayFromZero))),
        _ => decimal.Round(celle.Tall.Value, kolonne.Desimaler ?? 6, MidpointRounding.AwayFromZero) / 1.0000000000000000000000000000m,
    };
}

/// <summary>A figure that is not known.</summary>
public sealed record Manglendetall(string Kolonne, string Grunn);
