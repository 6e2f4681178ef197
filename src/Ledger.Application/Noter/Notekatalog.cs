using Ledger.Application.Lesing;
using Ledger.Application.Rapportering;
using Ledger.Domain.Kjede;
using Ledger.Domain.Noter;
using Ledger.Domain.Oekonomikontroll;
using Ledger.Domain.Oppstillinger;
using Ledger.Domain.Saldo;
using Ledger.Domain.Verdier;

namespace Ledger.Application.Noter;

/// <summary>The notes of the regulation, in its order. A note is a line here, a way to compute its table, and what only a text can tell.</summary>
/// <param name="Tabell">The name of its table; null when it is a text only.</param>
/// <param name="TekstOm">What a text must tell of; null when the table is enough.</param>
/// <param name="KreverTekst">Whether the lines ask for that text; null: they do when there is anything on them.</param>
internal sealed record Notekatalog(
    string Id, string Navn, string Tittel, string Hjemmel, string? Tabell, Func<Notegrunnlag, IReadOnlyList<Notelinje>> Beregn, string? TekstOm = null,
    Func<IReadOnlyList<Notelinje>, bool>? KreverTekst = null, bool HarFeil = false)
{
    private static readonly IReadOnlyList<Notekatalog> Alle =
    [
        new("1", "arbeidskapital", "Endring i arbeidskapital", "§ 5-10 bokstav a", "arbeidskapital",
            g => Arbeidskapitalnote.Beregn(g.Kube, Periode.Aarsavslutning)),
        new("2", "kapitalkonto", "Kapitalkonto", "§ 5-10 bokstav b", "kapitalkonto", g => Kapitalkontonote.Beregn(g.Kube, Periode.Aarsavslutning)),
        new("3", "prinsippEstimatFeil", "Endring av prinsipp og estimat, og feil fra tidligere år", "§ 5-10 bokstav c", "prinsipp",
            g => Prinsipp(g.Kube), HarFeil: true),
        new("4", "varigeDriftsmidler", "Varige driftsmidler", "§ 5-11 bokstav a", "driftsmidler", Kapitler("24,27,28"),
            "avskrivningsperioder, nedskrivninger og leide driftsmidler"),
        new("5", "aksjerOgAndeler", "Aksjer og andeler", "§ 5-11 bokstav b", "aksjer", Kapitler("21"), "selskaper, eierandeler og nedskrivninger"),
        new("6", "utlaan", "Utlån", "§ 5-11 bokstav c", "utlaan", Kapitler("22,23"), "låntakere, om utlånet er av egne midler, og tap"),
        new("7", "markedsbaserteOmloepsmidler", "Markedsbaserte finansielle omløpsmidler", "§ 5-11 bokstav d", "omloepsmidler", Markedsbaserte),
        new("8", "sikring", "Sikring", "§ 5-11 bokstav e", null, Ingen),
        new("9", "laan", "Lån", "§ 5-12 bokstav a", "laan", g => Balansenote.Beregn(g.Kube, Kontoutvalg.Finn("langsiktig_laanegjeld").Koder),
            "formål, gjennomsnittlig løpetid og rente, og lån som skal refinansieres neste år"),
        new("10", "minimumsavdrag", "Minimumsavdrag", "§ 5-12 bokstav b", "minimumsavdrag", Minimumsavdragsnote.Beregn),
        new("11", "pensjon", "Pensjon", "§ 5-12 bokstav c", "pensjon", Pensjon, "pensjonskostnad, premiefond, estimatavvik og forutsetninger"),
        new("12", "garantier", "Garantier", "§ 5-12 bokstav d", null, Ingen),
        new("13", "bundneFond", "Vesentlige bundne fond", "§ 5-13 bokstav a", "fond", Bundnefondnote.Beregn,
            "hvorfor fond med midler ikke er brukt", Bundnefondnote.HarUbrukte),
        new("14", "selvkost", "Selvkost", "§ 5-13 bokstav b", null, Ingen),
        new("15", "aksjesalg", "Salg av finansielle anleggsmidler", "§ 5-13 bokstav c", "salg",
            g => [Balansenote.Art("929", "Salg av finansielle anleggsmidler i investeringsregnskapet", g.Kube, Kontoklasse.Investering, "929")],
            "hvordan inntektene er fordelt"),
        new("16", "ytelserTilLedende", "Ytelser til ledende personer", "§ 5-13 bokstav d", null, Ingen, "ytelser til ledende personer", _ => true),
        new("17", "revisor", "Godtgjørelse til revisor", "§ 5-13 bokstav e", null, Ingen, "godtgjørelse for revisjon og rådgivning", _ => true),
    ];

    /// <exception cref="Avvisning">404.</exception>
    public static Notekatalog Finn(string id) => Alle.FirstOrDefault(n => n.Id == id || n.Navn == id)
        ?? throw Avvisning.IkkeFunnet($"Noten finnes ikke; notene er {string.Join(", ", Alle.Select(n => $"{n.Id} ({n.Navn})"))}.");

    public static IReadOnlyList<Notehode> Hoder(Rapportgrunnlag grunnlag, IReadOnlyList<Feilrettingsvar> feil)
    {
        var nummer = 0;
        return
        [
            .. Alle.Select(n => (Note: n, Stand: n.Stand(grunnlag, n.Beregn(Aaret(grunnlag)), feil))).Select(n => new Notehode(
                n.Note.Id, n.Stand.Status == Notehode.IkkeAktuell ? null : ++nummer, n.Note.Navn, n.Note.Tittel, n.Note.Hjemmel, n.Stand.Status,
                n.Stand.Mangler)),
        ];
    }

    public Notesvar Svar(Rapportgrunnlag grunnlag, IReadOnlyList<Feilrettingsvar> feil, Visning visning)
    {
        var linjer = Beregn(Aaret(grunnlag));
        var (hode, stand) = (grunnlag.Hode, Stand(grunnlag, linjer, feil));
        var forrige = grunnlag.Forrige is { } f ? Beregn(new Notegrunnlag(f, grunnlag.Grunndata.Fond, null)).ToDictionary(l => l.Post, l => l.Beloep) : [];
        return new Notesvar(
            hode.Ledger.ToString(), grunnlag.Grunndata.Aar.Aar, Id, Navn, Tittel, Hjemmel, stand.Status, stand.Mangler, hode.Versjon,
            hode.Kjedehode.ToString(), visning.Enhetsnavn,
            Tabell is null ? [] :
            [
                new Notetabellsvar(Tabell, [.. linjer.Select(l => new Notelinjesvar(
                    l.Post, l.Tekst, visning.Vis(l.Beloep), forrige.TryGetValue(l.Post, out var foer) ? visning.Vis(foer) : null))]),
            ],
            HarFeil ? feil : null)
        {
            Tekst = Tekst(grunnlag).Vist,
        };
    }

    private static Notegrunnlag Aaret(Rapportgrunnlag g) => new(g.Kube, g.Grunndata.Fond, new Kontrollinndata(g.Grunndata.Inndata));

    private Verntekst Tekst(Rapportgrunnlag grunnlag) => grunnlag.Grunndata.Notetekster.GetValueOrDefault(Navn);

    /// <summary>
    /// What the figures ask to have explained is missing until there is a text; a note with nothing to tell is left out.
    /// </summary>
    private (string Status, IReadOnlyList<string> Mangler) Stand(
        Rapportgrunnlag grunnlag, IReadOnlyList<Notelinje> linjer, IReadOnlyList<Feilrettingsvar> feil)
    {
        var tekst = Tekst(grunnlag);
        if (!tekst.ErTom)
        {
            return tekst.ErSlettet ? (Notehode.Mangelfull, ["Teksten er slettet; skriv den på nytt uten det som ble slettet"]) : (Notehode.Ferdig, []);
        }

        var harTall = linjer.Any(l => !l.Beloep.ErNull);
        List<string> mangler =
        [
            .. linjer.Where(l => l.Post is "differanse" or "nivaaavvik" && !l.Beloep.ErNull).Select(l => $"{l.Tekst} er {l.Beloep} kr og skal forklares"),
            .. TekstOm is not null && (KreverTekst?.Invoke(linjer) ?? harTall) ? [$"Tekst om {TekstOm}"] : Array.Empty<string>(),
        ];
        return mangler.Count > 0 ? (Notehode.Mangelfull, mangler)
            : !harTall && !(HarFeil && feil.Count > 0) ? (Notehode.IkkeAktuell, [])
            : (Notehode.Ferdig, []);
    }

    private static IReadOnlyList<Notelinje> Ingen(Notegrunnlag grunnlag) => [];

    private static Func<Notegrunnlag, IReadOnlyList<Notelinje>> Kapitler(string kapitler)
    {
        var koder = Kodeutvalg.Parse(kapitler);
        return g => Balansenote.Beregn(g.Kube, koder);
    }

    /// <summary>The change of value through the result is § 5-9's gain (art 909) less its loss (art 509).</summary>
    private static IReadOnlyList<Notelinje> Markedsbaserte(Notegrunnlag g) =>
    [
        .. Balansenote.Beregn(g.Kube, Kodeutvalg.Parse("11,12,15,18")),
        Balansenote.Art("resultat", "Netto verdiendring i driftsregnskapet, gevinst negativ", g.Kube, Kontoklasse.Drift, "509,909"),
    ];

    /// <summary>Premieavvik stands on functions 170 (the year's) and 171 (amortised), § 3-5.</summary>
    private static IReadOnlyList<Notelinje> Pensjon(Notegrunnlag g) =>
    [
        Funksjon("premieavvik", "Årets premieavvik (funksjon 170)", g.Kube, 170),
        Funksjon("amortisering", "Amortisering av tidligere års premieavvik (funksjon 171)", g.Kube, 171),
        .. Balansenote.Beregn(g.Kube, Kodeutvalg.Parse("19,20,39,40")),
    ];

    private static Notelinje Funksjon(string post, string tekst, Saldokube kube, int funksjon) => new(post, tekst, Beloep.Sum(
        Enumerable.Range(0, kube.Antall).Where(n => kube.Noekkel(n).Kontoklasse == Kontoklasse.Drift && kube.Noekkel(n).Funksjon.Nummer == funksjon)
            .Select(n => kube.Regnskap(n, Periode.Aarsavslutning))));

    /// <summary>Changes of principle stand in chapters 580 and 581. What makes the municipality richer is positive.</summary>
    private static IReadOnlyList<Notelinje> Prinsipp(Saldokube kube) =>
    [
        .. new[] { ("580", "Endring av regnskapsprinsipp, investering"), ("581", "Endring av regnskapsprinsipp, drift") }.Select(k =>
        {
            var utvalg = new Kontoutvalg(k.Item1, Kontoklasse.Balanse, Kodeutvalg.Parse(k.Item1));
            return new Notelinje(k.Item1, k.Item2, utvalg.Sum(kube, Periode.InngaaendeBalanse) - utvalg.Sum(kube, Periode.Aarsavslutning));
        }),
    ];
}
