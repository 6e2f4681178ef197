using System.Text.Json;
using Ledger.Api.Http.Validering;
using Ledger.Application.Porter;
using Ledger.Domain.Budsjett;
using Ledger.Domain.Hovedbok;
using Ledger.Domain.Kjede;
using Ledger.Domain.Verdier;

namespace Ledger.Api.Revisjon;

/// <summary>The lines of the auditor's extract (<c>openapi/hashkjede.md</c>). The names of fields are encoded once, as there are millions of lines.</summary>
internal static class Uttrekkslinje
{
    private static readonly JsonEncodedText
        UttrekkNavn = JsonEncodedText.Encode("uttrekk"),
        KommunenummerNavn = JsonEncodedText.Encode("kommunenummer"),
        EtterNavn = JsonEncodedText.Encode("etter"),
        TilSekvensNavn = JsonEncodedText.Encode("tilSekvens"),
        VersjonNavn = JsonEncodedText.Encode("versjon"),
        KjedehodeNavn = JsonEncodedText.Encode("kjedehode"),
        AarNavn = JsonEncodedText.Encode("aar"),
        SekvensNavn = JsonEncodedText.Encode("sekvens"),
        SlagNavn = JsonEncodedText.Encode("slag"),
        NummerNavn = JsonEncodedText.Encode("nummer"),
        ReferanseNavn = JsonEncodedText.Encode("referanse"),
        TidspunktNavn = JsonEncodedText.Encode("tidspunkt"),
        DatoNavn = JsonEncodedText.Encode("dato"),
        PeriodeNavn = JsonEncodedText.Encode("periode"),
        FormNavn = JsonEncodedText.Encode("form"),
        TeksterNavn = JsonEncodedText.Encode("tekster"),
        NavnNavn = JsonEncodedText.Encode("navn"),
        TilbakefoererNavn = JsonEncodedText.Encode("tilbakefoerer"),
        OrganNavn = JsonEncodedText.Encode("organ"),
        TypeNavn = JsonEncodedText.Encode("type"),
        InnholdNavn = JsonEncodedText.Encode("innhold"),
        KildeNavn = JsonEncodedText.Encode("kilde"),
        RaderNavn = JsonEncodedText.Encode("rader"),
        HashNavn = JsonEncodedText.Encode("hash"),
        SkrivingNavn = JsonEncodedText.Encode("skriving"),
        LinjeNavn = JsonEncodedText.Encode("linje"),
        BeloepNavn = JsonEncodedText.Encode("beloep"),
        GjelderPeriodeNavn = JsonEncodedText.Encode("gjelderPeriode"),
        PeriodiseringNavn = JsonEncodedText.Encode("periodisering"),
        TiltakNavn = JsonEncodedText.Encode("tiltak");

    private static readonly Tekstnavn
        Bruker = Tekstnavn.Av("bruker"),
        Tekst = Tekstnavn.Av("tekst"),
        Motpart = Tekstnavn.Av("motpart"),
        Dokument = Tekstnavn.Av("dokument"),
        NavngittTekst = new(JsonEncodedText.Encode("tekst"), JsonEncodedText.Encode("salt"), JsonEncodedText.Encode("hash"));

    private static readonly (JsonEncodedText Navn, Dimensjonskolonne Kolonne)[] Dimensjonsnavn = [
        .. Dimensjonstabell.Alle.Select(k => (JsonEncodedText.Encode(k.Navn), k))];

    /// <summary>The first line: which chain, from where, and where its head is.</summary>
    public static void Hode(Utf8JsonWriter json, Kommunehode hode, long etter, int? aar)
    {
        json.WriteStartObject();
        json.WriteString(UttrekkNavn, Kanonisk.Uttrekk);
        json.WriteString(KommunenummerNavn, hode.Ledger.ToString());
        json.WriteNumber(EtterNavn, etter);
        json.WriteNumber(TilSekvensNavn, hode.Sekvens);
        json.WriteNumber(VersjonNavn, hode.Versjon);
        json.WriteString(KjedehodeNavn, hode.Kjedehode.ToString());
        if (aar is { } year)
        {
            json.WriteNumber(AarNavn, year);
        }

        json.WriteEndObject();
    }

    /// <summary>An entry with its rows.</summary>
    public static void Post(Utf8JsonWriter json, Lestpost post)
    {
        json.WriteStartObject();
        if (post.Form != Kjedeform.Ledger1)
        {
            json.WriteNumber(FormNavn, (int)post.Form);
        }

        json.WriteNumber(SekvensNavn, post.Ledd.Sekvens);
        json.WriteNumber(VersjonNavn, post.Ledd.Versjon);
        json.WriteString(SlagNavn, post.Slag.Navn());
        json.WriteNumber(AarNavn, post.Ledd.Aar);
        json.WriteNumber(NummerNavn, post.Ledd.Nummer);
        json.WriteString(ReferanseNavn, post.Referanse);
        json.WriteString(TidspunktNavn, Kanonisk.Tid(post.Ledd.Tidspunkt));
        Vernet(json, Bruker, post.Ledd.Bruker);
        Valgfri(json, DatoNavn, post.Dato is { } dato ? Kanonisk.Dato(dato) : null);
        if (post.Periode is { } periode)
        {
            json.WriteNumber(PeriodeNavn, periode);
        }

        Vernet(json, Tekst, post.Tekst);
        if (post.Tilbakefoerer is { } reversed)
        {
            json.WriteNumber(TilbakefoererNavn, reversed);
        }

        Valgfri(json, OrganNavn, post.Organ);
        Valgfri(json, TypeNavn, post.Type?.Navn());

        // As a string: its bytes are hashed, and a JSON object would not keep them.
        Valgfri(json, InnholdNavn, post.Json);
        Valgfri(json, KildeNavn, post.Kilde);
        Tekster(json, post.Tekster);
        if (post.Rader.Count > 0)
        {
            json.WriteStartArray(RaderNavn);
            for (var i = 0; i < post.Rader.Count; i++)
            {
                Rad(json, post.Rader[i]);
            }

            json.WriteEndArray();
        }

        if (post.Ledd.Skriving is { } skriving)
        {
            Hash(json, SkrivingNavn, skriving);
        }

        Hash(json, HashNavn, post.Hash);
        json.WriteEndObject();
    }

    /// <remarks>A row is wide: it is passed on, and not copied, and so is its dimension, which each column looks at.</remarks>
    private static void Rad(Utf8JsonWriter json, in Lestrad rad)
    {
        var dimensjon = rad.Dimensjon;
        json.WriteStartObject();
        json.WriteNumber(LinjeNavn, rad.Linje);
        foreach (var (navn, kolonne) in Dimensjonsnavn)
        {
            Valgfri(json, navn, kolonne.Tekst(dimensjon));
        }

        json.WriteNumber(BeloepNavn, rad.Beloep.Kroner);
        if (rad.GjelderPeriode is { } gjelder)
        {
            json.WriteNumber(GjelderPeriodeNavn, gjelder);
        }

        Vernet(json, Tekst, rad.Tekst);
        Vernet(json, Motpart, rad.Motpart);
        Vernet(json, Dokument, rad.Dokument);
        Valgfri(json, PeriodiseringNavn, rad.Periodisering);
        Valgfri(json, TiltakNavn, rad.Tiltak);
        json.WriteEndObject();
    }

    private static void Tekster(Utf8JsonWriter json, IReadOnlyList<Navntekst> tekster)
    {
        if (tekster.Count == 0)
        {
            return;
        }

        json.WriteStartArray(TeksterNavn);
        foreach (var (navn, tekst) in tekster)
        {
            json.WriteStartObject();
            json.WriteString(NavnNavn, navn);
            Vernet(json, NavngittTekst, tekst);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    /// <summary>A text with its salt; or, when it is erased, the hash that stays.</summary>
    private static void Vernet(Utf8JsonWriter json, in Tekstnavn navn, in Verntekst tekst)
    {
        Valgfri(json, navn.Tekst, tekst.Tekst);
        if (tekst.Vern is { } vern)
        {
            Heksadesimalt(json, tekst.ErSlettet ? navn.Hash : navn.Salt, vern);
        }
    }

    private static void Hash(Utf8JsonWriter json, JsonEncodedText navn, Kjedehash hash)
    {
        Span<byte> siffer = stackalloc byte[Kjedehash.Lengde * 2];
        hash.SkrivHeksadesimalt(siffer);
        json.WriteString(navn, siffer);
    }

    /// <summary>A salt or a hash, without a string made of it. What is neither, since somebody changed the file, may be longer than both.</summary>
    private static void Heksadesimalt(Utf8JsonWriter json, JsonEncodedText navn, byte[] vern)
    {
        if (vern.Length > Kjedehash.Lengde)
        {
            json.WriteString(navn, Convert.ToHexStringLower(vern));
            return;
        }

        Span<byte> siffer = stackalloc byte[Kjedehash.Lengde * 2];
        _ = Convert.TryToHexStringLower(vern, siffer, out var antall);
        json.WriteString(navn, siffer[..antall]);
    }

    private static void Valgfri(Utf8JsonWriter json, JsonEncodedText name, string? value)
    {
        if (!string.IsNullOrEmpty(value))
        {
            json.WriteString(name, value);
        }
    }

    /// <summary>The names of a text's field, of the one with its salt, and of the one with the hash that stays.</summary>
    private readonly record struct Tekstnavn(JsonEncodedText Tekst, JsonEncodedText Salt, JsonEncodedText Hash)
    {
        public static Tekstnavn Av(string navn) =>
            new(JsonEncodedText.Encode(navn), JsonEncodedText.Encode(navn + "Salt"), JsonEncodedText.Encode(navn + "Hash"));
    }
}
