using Ledger.Domain.Budsjett;
using Ledger.Domain.Hovedbok;

namespace Ledger.Domain.Kjede;

/// <summary>
/// The chain's canonical form, version 2: fields by their name in a fixed order, absent ones left out, texts and users as salted hashes. A
/// field that is added later is left out of the entries before it, so that it needs no further form. The specification for outsiders is
/// <c>openapi/hashkjede.md</c>.
/// </summary>
internal sealed class Ledger2
{
    private const string Leddnavn = "ledd2";
    private const string Radnavn = "rad";
    private const string Vernnavn = "vern";

    private static readonly (byte[] Navn, Dimensjonskolonne Kolonne)[] Dimensjonsfeltene = [
        .. Dimensjonstabell.Alle.Select(k => (KanoniskSkriver.Navn(k.Navn), k))];

    private readonly KanoniskSkriver _skriver = new();

    // All entries of a write have the same user, and a hash costs as much as all else of a link.
    private Verntekst _bruker;
    private Kjedehash _brukerhash;

    /// <summary>The hash of an entry's content.</summary>
    /// <exception cref="FormatException">
    /// A text is neither protected nor erased, a field has a control character, or the named texts are not in order.
    /// </exception>
    public Kjedehash Innhold(Lestpost post, ReadOnlySpan<byte[]?> linjestarter = default)
    {
        _skriver.Nullstill();
        _skriver.Felt(post.Slag.Navn())
            .Navngitt("referanse="u8, post.Referanse)
            .Navngitt("dato="u8, post.Dato)
            .Navngitt("periode="u8, post.Periode)
            .Navngitt("organ="u8, post.Organ)
            .Navngitt("type="u8, post.Type?.Navn())
            .Navngitt("tilbakefoerer="u8, post.Tilbakefoerer)
            .Navngitt("innhold="u8, post.Json)
            .Navngitt("kilde="u8, post.Kilde)
            .Navngitt("tekst#="u8, post.Tekst)
            .Linjeslutt();
        Tekster(post.Tekster);
        for (var i = 0; i < post.Rader.Count; i++)
        {
            Rad(post.Rader[i], linjestarter.IsEmpty ? null : linjestarter[i]);
        }

        return Kjedehash.Av(_skriver.Skrevet);
    }

    /// <summary>The hash of an entry in its place: over the previous hash, the header and the content's hash.</summary>
    /// <exception cref="FormatException">The user is neither protected nor erased.</exception>
    public Kjedehash Ledd(Kjedehash forrige, in Kjedeledd ledd, Kjedehash innhold)
    {
        if (ledd.Bruker != _bruker)
        {
            (_brukerhash, _bruker) = (ledd.Bruker.Hash(), ledd.Bruker);
        }

        _skriver.Nullstill();
        _skriver.Felt(Leddnavn)
            .Navngitt("forrige="u8, forrige)
            .Navngitt("ledger="u8, ledd.Ledger.ToString())
            .Navngitt("sekvens="u8, ledd.Sekvens)
            .Navngitt("versjon="u8, ledd.Versjon)
            .Navngitt("aar="u8, ledd.Aar == 0 ? null : ledd.Aar)
            .Navngitt("nummer="u8, ledd.Nummer == 0 ? null : ledd.Nummer)
            .Navngitt("tidspunkt="u8, ledd.Tidspunkt)
            .Navngitt("bruker#="u8, _brukerhash)
            .Navngitt("innhold="u8, innhold)
            .Navngitt("skriving="u8, ledd.Skriving)
            .Linjeslutt();
        return Kjedehash.Av(_skriver.Skrevet);
    }

    /// <summary>See <see cref="Kjederegner.Linjestart"/>.</summary>
    public byte[] Linjestart(in Dimensjon dimensjon)
    {
        _skriver.Nullstill();
        Start(dimensjon);
        return _skriver.Skrevet.ToArray();
    }

    private void Start(in Dimensjon dimensjon)
    {
        _skriver.Felt(Radnavn);
        foreach (var (navn, kolonne) in Dimensjonsfeltene)
        {
            _skriver.Navngitt(navn, kolonne.Tekst(dimensjon));
        }
    }

    private void Rad(in Lestrad rad, byte[]? start)
    {
        if (start is null)
        {
            Start(rad.Dimensjon);
        }
        else
        {
            _skriver.Linjestart(start);
        }

        _skriver.NavngittKroner("beloep="u8, rad.Beloep.Oere)
            .Navngitt("gjelderPeriode="u8, rad.GjelderPeriode)
            .Navngitt("tekst#="u8, rad.Tekst)
            .Navngitt("motpart#="u8, rad.Motpart)
            .Navngitt("dokument#="u8, rad.Dokument)
            .Navngitt("periodisering="u8, rad.Periodisering)
            .Navngitt("tiltak="u8, rad.Tiltak)
            .Linjeslutt();
    }

    private void Tekster(IReadOnlyList<Navntekst> tekster)
    {
        string? forrige = null;
        foreach (var (navn, tekst) in tekster)
        {
            if (!Navntekst.ErNavn(navn) || string.CompareOrdinal(navn, forrige) <= 0 || tekst.ErTom)
            {
                throw new FormatException($"Den navngitte teksten «{navn}» har ikke et gyldig navn, står ikke i rekkefølge, eller er tom.");
            }

            _skriver.Felt(Vernnavn).Navngitt("navn="u8, navn).Navngitt("tekst#="u8, tekst).Linjeslutt();
            forrige = navn;
        }
    }
}
