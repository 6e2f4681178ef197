using System.Globalization;
using Ledger.Domain.Budsjett;
using Ledger.Domain.Hovedbok;

namespace Ledger.Domain.Kjede;

/// <summary>
/// The chain's canonical form, version 1: fields by their place, texts in the clear. Nothing is written in it any more; what was, is verified
/// by it. Its specification for outsiders is <c>openapi/hashkjede.md</c>.
/// </summary>
internal sealed class Ledger1
{
    private const string Navn = "ledger1";

    /// <summary>The fields that the form has; the later ones are not in it.</summary>
    private static readonly Dimensjonskolonne[] Dimensjonsfeltene = [.. Dimensjonstabell.Alle.TakeWhile(k => k.Felt != Dimensjonsfelt.Konto)];

    private readonly KanoniskSkriver _skriver = new();

    /// <summary>The hash of an entry's content.</summary>
    /// <exception cref="FormatException">The entry has something that the form does not.</exception>
    public Kjedehash Innhold(Lestpost post)
    {
        KrevIngenAndreFelt(post);
        _skriver.Nullstill();
        _skriver.Felt(post.Slag.Navn()).Felt(post.Referanse);
        switch (post.Slag)
        {
            case Journalslag.Bilag:
                _skriver.Felt(post.Dato.GetValueOrDefault()).Felt(post.Periode.GetValueOrDefault()).Felt(Aapen(post.Tekst)).Felt(
                    post.Tilbakefoerer?.ToString(CultureInfo.InvariantCulture)).Linjeslutt();
                break;
            case Journalslag.Vedtak:
                _skriver.Felt(post.Dato.GetValueOrDefault()).Felt(post.Organ).Felt(post.Type.GetValueOrDefault().Navn()).Felt(Aapen(post.Tekst)).Linjeslutt();
                break;
            default:
                _skriver.Felt(post.Json).Linjeslutt();
                break;
        }

        foreach (var rad in post.Rader)
        {
            _skriver.Felt(rad.Linje);
            foreach (var kolonne in Dimensjonsfeltene)
            {
                _skriver.Felt(kolonne.Tekst(rad.Dimensjon));
            }

            _skriver.Kroner(rad.Beloep.Oere);
            if (post.Slag == Journalslag.Vedtak)
            {
                _skriver.Felt(Periodisering.Parse(rad.Periodisering ?? "").ToString()).Linjeslutt();
            }
            else
            {
                _skriver.Felt(Aapen(rad.Tekst)).Felt(Aapen(rad.Motpart)).Felt(Aapen(rad.Dokument)).Linjeslutt();
            }
        }

        return Kjedehash.Av(_skriver.Skrevet);
    }

    /// <summary>The hash of an entry in its place: over the previous hash, the header and the content's hash.</summary>
    public Kjedehash Ledd(Kjedehash forrige, in Kjedeledd ledd, Kjedehash innhold)
    {
        // The user came from an issuer's token and was not looked through. It cannot be taken for another field: a hash of a known length follows it.
        _skriver.Nullstill();
        _skriver.Felt(Navn).Felt(forrige).Felt(ledd.Ledger.ToString()).Felt(ledd.Sekvens).Felt(ledd.Versjon)
            .Felt(ledd.Aar).Felt(ledd.Nummer).Felt(ledd.Tidspunkt).FeltSomSendt(Aapen(ledd.Bruker)).Felt(innhold).Linjeslutt();
        return Kjedehash.Av(_skriver.Skrevet);
    }

    private static string? Aapen(in Verntekst tekst) =>
        tekst.Vern is null ? tekst.Tekst : throw new FormatException("Posten er av form 1 og har en vernet tekst.");

    /// <summary>A field that the form does not have would be under no hash.</summary>
    private static void KrevIngenAndreFelt(Lestpost post)
    {
        var (bilag, vedtak) = (post.Slag == Journalslag.Bilag, post.Slag == Journalslag.Vedtak);
        var andre = post.Tekster.Count > 0 || post.Kilde is not null
            || post.Ledd.Skriving is not null
            || (!bilag && (post.Periode is not null || post.Tilbakefoerer is not null))
            || (!vedtak && (post.Organ is not null || post.Type is not null))
            || (bilag || vedtak ? post.Json is not null : post.Dato is not null || !post.Tekst.ErTom || post.Rader.Count > 0);
        foreach (var rad in post.Rader)
        {
            andre |= rad.Dimensjon.Egne is not null || rad.GjelderPeriode is not null || rad.Tiltak is not null
                || (vedtak ? !(rad.Tekst.ErTom && rad.Motpart.ErTom && rad.Dokument.ErTom) : rad.Periodisering is not null);
        }

        if (andre)
        {
            throw new FormatException("Posten er av form 1 og har felt som formen ikke har.");
        }
    }
}
