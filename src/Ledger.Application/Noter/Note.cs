using Ledger.Application.Lesing;
using Ledger.Application.Rapportering;
using Ledger.Domain.Kjede;
using Ledger.Domain.Hovedbok;
using Ledger.Domain.Noter;
using Ledger.Domain.Oekonomikontroll;
using Ledger.Domain.Oppstillinger;
using Ledger.Domain.Verdier;

namespace Ledger.Application.Noter;

/// <summary>A note: a way to compute its table, and what only a text can tell.</summary>
/// <param name="Tabell">The name of its table; null when it is a text only.</param>
/// <param name="TekstOm">What a text must tell of; null when the tables are enough.</param>
internal sealed record Note(
    string Id, string Navn, string Tittel, string Hjemmel, string? Tabell, Func<Notegrunnlag, IReadOnlyList<Notelinje>> Beregn, string? TekstOm = null)
{
    /// <summary>Whether the lines ask for that text; null: they do when there is anything on them.</summary>
    public Func<IReadOnlyList<Notelinje>, bool>? KreverTekst { get; init; }

    public bool HarFeil { get; init; }

    /// <summary>Its tables of registers.</summary>
    public Func<Notegrunnlag, IReadOnlyList<Notetabell>> Registre { get; init; } = _ => [];

    /// <summary>The accounts that the register must agree with; null when it says no balance.</summary>
    public Kontoutvalg? AvstemtMot { get; init; }

    /// <param name="nummer">Null when it is not known to be in the year's accounts.</param>
    /// <param name="registertabeller">The tables that are defined to belong to it.</param>
    public Notesvar Svar(Noteaar aaret, Visning visning, int? nummer, IReadOnlyList<Noteregistersvar> registertabeller, bool skalForklare = false)
    {
        var grunnlag = aaret.Grunnlag;
        var (linjer, tabeller) = Regn(aaret.Aaret);
        var (hode, stand) = (grunnlag.Hode, Stand(aaret, linjer, tabeller, registertabeller));
        var forrige = aaret.Forrige is { } f ? Regn(f).Linjer.ToDictionary(l => l.Post, l => l.Beloep) : [];
        List<Noteregistersvar> registre = [.. tabeller.Select(t => Vis(t, visning)), .. registertabeller];
        return new Notesvar(
            hode.Ledger.ToString(), grunnlag.Grunndata.Aar.Aar, Id, Navn, Tittel, Hjemmel, stand.Status, stand.Mangler, hode.Versjon,
            hode.Kjedehode.ToString(), visning.Enhetsnavn,
            Tabell is null ? [] :
            [
                new Notetabellsvar(Tabell,
                [
                    .. linjer.Select(l => new Notelinjesvar(
                        l.Post, l.Tekst, visning.Vis(l.Beloep), forrige.TryGetValue(l.Post, out var foer) ? visning.Vis(foer) : null)
                    {
                        Forklaring = skalForklare ? Forklar(grunnlag, l) : null,
                    }),
                    .. Feilsummer(aaret, visning),
                ]),
            ],
            HarFeil ? aaret.Feil : null)
        {
            Nummer = stand.Status == Notehode.IkkeAktuell ? null : nummer,
            Registre = registre.Count == 0 ? null : registre,
            Tekst = Tekst(aaret).Vist,
        };
    }

    /// <summary>The accounts that a line sums, and how many postings; of a line that is computed of others how it is.</summary>
    private static Forklaring Forklar(Rapportgrunnlag grunnlag, Notelinje linje)
    {
        var kube = grunnlag.Kube;
        var antall = linje.Utvalg.Count == 0 ? 0L : Enumerable.Range(0, kube.Antall).Where(n => linje.Utvalg.Any(u => u.Har(kube.Noekkel(n))))
            .Sum(n => (long)kube.AntallPosteringer(n, Periode.Aarsavslutning));
        return Forklaring.Av(
            grunnlag, [.. linje.Utvalg.Select(u => $"{u.Kontoklasse.Navn()} {(u.Kontoklasse == Kontoklasse.Balanse ? "kapittel" : "art")} {u.Koder.Tekst}")],
            linje.Formel, antall);
    }

    /// <summary>What the errors of earlier years change in all. What makes the municipality richer is positive.</summary>
    private IEnumerable<Notelinjesvar> Feilsummer(Noteaar aaret, Visning visning) => !HarFeil || aaret.Feil.Count == 0 ? [] :
    [
        new("feilDrift", "Feil fra tidligere år, drift", visning.Vis(Beloep.FraKroner(-aaret.Feil.Sum(f => f.Drift))), null),
        new("feilInvestering", "Feil fra tidligere år, investering", visning.Vis(Beloep.FraKroner(-aaret.Feil.Sum(f => f.Investering))), null),
    ];

    public (string Status, IReadOnlyList<string> Mangler) Stand(Noteaar aaret, IReadOnlyList<Noteregistersvar> registertabeller)
    {
        var (linjer, tabeller) = Regn(aaret.Aaret);
        return Stand(aaret, linjer, tabeller, registertabeller);
    }

    /// <summary>The lines, with what the register differs from the ledger by, and the tables of registers.</summary>
    private (IReadOnlyList<Notelinje> Linjer, IReadOnlyList<Notetabell> Tabeller) Regn(Notegrunnlag grunnlag)
    {
        var (linjer, tabeller) = (Beregn(grunnlag), Registre(grunnlag));
        return AvstemtMot is { } utvalg && tabeller.FirstOrDefault(t => t.Sum is not null) is { } tabell
            ? ([.. linjer, Avvik(tabell.Sum!.Value - utvalg.Sum(grunnlag.Kube, Periode.Aarsavslutning))], tabeller)
            : (linjer, tabeller);

        static Notelinje Avvik(Beloep beloep) => new("registeravvik", "Registeret mindre hovedboken", beloep);
    }

    private static Noteregistersvar Vis(Notetabell tabell, Visning visning) => new(
        tabell.Id, tabell.Navn, [.. tabell.Kolonner.Select(k => new Notekolonnesvar(k.Id, k.Navn))],
        [
            .. tabell.Rader.Select(r => new Noteradsvar(r.Kode, r.Navn, r.ErSum ? Noteradsvar.Sum : Noteradsvar.Rad)
            {
                Verdier = tabell.Kolonner.ToDictionary(k => k.Id, k => r.Verdier[k.Id] is Beloep beloep ? visning.Vis(beloep) : r.Verdier[k.Id]),
            }),
        ]);

    private Verntekst Tekst(Noteaar aaret) => aaret.Grunnlag.Grunndata.Notetekster.GetValueOrDefault(Navn);

    /// <summary>
    /// What the figures ask to have explained is missing until there is a text; a note with nothing to tell is left out.
    /// </summary>
    private (string Status, IReadOnlyList<string> Mangler) Stand(
        Noteaar aaret, IReadOnlyList<Notelinje> linjer, IReadOnlyList<Notetabell> tabeller, IReadOnlyList<Noteregistersvar> registertabeller)
    {
        var tekst = Tekst(aaret);
        if (tekst.ErSlettet)
        {
            return (Notehode.Mangelfull, ["Teksten er slettet; skriv den på nytt uten det som ble slettet"]);
        }

        List<string> mangler = [.. tabeller.SelectMany(t => t.Mangler)];
        var harTall = linjer.Any(l => !l.Beloep.ErNull) || tabeller.Count > 0 || registertabeller.Count > 0;
        if (tekst.ErTom)
        {
            mangler.AddRange(linjer.Where(l => l.Post is "differanse" or "nivaaavvik" or "registeravvik" && !l.Beloep.ErNull)
                .Select(l => $"{l.Tekst} er {Kronetekst.Kr(l.Beloep)} og skal forklares"));
            if (TekstOm is not null && (KreverTekst?.Invoke(linjer) ?? harTall))
            {
                mangler.Add($"Tekst om {TekstOm}");
            }
        }

        return mangler.Count > 0 ? (Notehode.Mangelfull, mangler)
            : tekst.ErTom && !harTall && !(HarFeil && aaret.Feil.Count > 0) ? (Notehode.IkkeAktuell, [])
            : (Notehode.Ferdig, []);
    }
}

/// <summary>What the notes of a year are made from.</summary>
/// <param name="Feil">The errors of earlier years that are corrected in the year.</param>
/// <param name="Merforbruk">By the year that it arose in; null when the balance has none.</param>
/// <param name="Forrigeinndata">What was told beside the ledger of the year before; null when the ledger did not have it.</param>
internal sealed record Noteaar(
    Rapportgrunnlag Grunnlag, IReadOnlyList<Feilrettingsvar> Feil, Kontrollinndata? Forrigeinndata, Lagrekke? Merforbruk = null)
{
    public Notegrunnlag Aaret { get; } =
        Av(Grunnlag, Grunnlag.Kube, new Kontrollinndata(Grunnlag.Grunndata.Inndata)) with { Merforbruk = Merforbruk };

    public Notegrunnlag? Forrige { get; } = Grunnlag.Forrige is { } kube ? Av(Grunnlag, kube, Forrigeinndata) : null;

    private static Notegrunnlag Av(Rapportgrunnlag g, Ledger.Domain.Saldo.Saldokube kube, Kontrollinndata? inndata) => new(kube, g.Grunndata.Fond, inndata)
    {
        Registre = g.Registre?.Tilstand ?? Ledger.Domain.Opplysninger.Registertilstand.Tom,
        Finans = g.Finans,
        TidligereAar = g.Registre?.TidligereAar ?? [],
    };
}
