using Ledger.Application.Lesing;
using Ledger.Application.Rapportering;
using Ledger.Domain.Noter;
using Ledger.Domain.Oppstillinger;
using Ledger.Domain.Saldo;
using Ledger.Domain.Verdier;

namespace Ledger.Application.Noter;

/// <summary>The notes that the ledger computes, in the regulation's order. A note is a line here and a way to compute its table.</summary>
internal sealed record Notekatalog(
    string Id, string Navn, string Tittel, string Hjemmel, string Tabell, Func<Saldokube, Periode, IReadOnlyList<Notelinje>> Beregn, bool HarFeil = false)
{
    private static readonly IReadOnlyList<Notekatalog> Alle =
    [
        new("1", "arbeidskapital", "Endring i arbeidskapital", "§ 5-10 bokstav a", "arbeidskapital", Arbeidskapitalnote.Beregn),
        new("2", "kapitalkonto", "Kapitalkonto", "§ 5-10 bokstav b", "kapitalkonto", Kapitalkontonote.Beregn),
        new("3", "prinsippEstimatFeil", "Endring av prinsipp og estimat, og feil fra tidligere år", "§ 5-10 bokstav c", "prinsipp", Prinsipp, true),
    ];

    /// <exception cref="Avvisning">404.</exception>
    public static Notekatalog Finn(string id) => Alle.FirstOrDefault(n => n.Id == id || n.Navn == id)
        ?? throw Avvisning.IkkeFunnet($"Noten finnes ikke; hovedboken regner ut {string.Join(", ", Alle.Select(n => $"{n.Id} ({n.Navn})"))}.");

    public static IReadOnlyList<Notehode> Hoder(Rapportgrunnlag grunnlag, IReadOnlyList<Feilrettingsvar> feil)
    {
        var nummer = 0;
        return
        [
            .. Alle.Select(n => (Note: n, Stand: n.Stand(grunnlag, feil))).Select(n => new Notehode(
                n.Note.Id, n.Stand.Status == Notehode.IkkeAktuell ? null : ++nummer, n.Note.Navn, n.Note.Tittel, n.Note.Hjemmel, n.Stand.Status,
                n.Stand.Mangler)),
        ];
    }

    public Notesvar Svar(Rapportgrunnlag grunnlag, IReadOnlyList<Feilrettingsvar> feil, Visning visning)
    {
        var (hode, stand) = (grunnlag.Hode, Stand(grunnlag, feil));
        var forrige = grunnlag.Forrige is { } f ? Beregn(f, Periode.Aarsavslutning) : null;
        return new Notesvar(
            hode.Ledger.ToString(), grunnlag.Grunndata.Aar.Aar, Id, Navn, Tittel, Hjemmel, stand.Status, stand.Mangler, hode.Versjon,
            hode.Kjedehode.ToString(), visning.Enhetsnavn,
            [
                new Notetabellsvar(Tabell, [.. Beregn(grunnlag.Kube, Periode.Aarsavslutning).Select((l, i) => new Notelinjesvar(
                    l.Post, l.Tekst, visning.Vis(l.Beloep), forrige is null ? null : visning.Vis(forrige[i].Beloep)))]),
            ],
            HarFeil ? feil : null);
    }

    /// <summary>A table whose lines do not explain the change asks for an explanation; a note with nothing to tell is left out.</summary>
    private (string Status, IReadOnlyList<string> Mangler) Stand(Rapportgrunnlag grunnlag, IReadOnlyList<Feilrettingsvar> feil)
    {
        var linjer = Beregn(grunnlag.Kube, Periode.Aarsavslutning);
        var uforklart = linjer.Where(l => l.Post is "differanse" or "nivaaavvik" && !l.Beloep.ErNull)
            .Select(l => $"{l.Tekst} er {l.Beloep} kr og skal forklares").ToList();
        return uforklart.Count > 0 ? (Notehode.Mangelfull, uforklart)
            : linjer.All(l => l.Beloep.ErNull) && !(HarFeil && feil.Count > 0) ? (Notehode.IkkeAktuell, [])
            : (Notehode.Ferdig, []);
    }

    /// <summary>Changes of principle stand in chapters 580 and 581. What makes the municipality richer is positive.</summary>
    private static IReadOnlyList<Notelinje> Prinsipp(Saldokube kube, Periode til) =>
    [
        .. new[] { ("580", "Endring av regnskapsprinsipp, investering"), ("581", "Endring av regnskapsprinsipp, drift") }.Select(k =>
        {
            var utvalg = new Kontoutvalg(k.Item1, Kontoklasse.Balanse, Kodeutvalg.Parse(k.Item1));
            return new Notelinje(k.Item1, k.Item2, utvalg.Sum(kube, Periode.InngaaendeBalanse) - utvalg.Sum(kube, til));
        }),
    ];
}
