using System.Globalization;
using Ledger.Application.Porter;
using Ledger.Domain.Hovedbok;
using Ledger.Domain.Kjede;
using Ledger.Domain.Saldo;
using Ledger.Domain.Verdier;

namespace Ledger.Storage.Felles;

#pragma warning disable CA1812 // Dapper makes the rows.

internal sealed class Kommunerad
{
    public short Kommunenummer { get; set; }
    public long Versjon { get; set; }
    public long Sekvens { get; set; }
    public byte[] Kjedehode { get; set; } = [];

    public Kommunehode Hode() => new(Rader.Ledger(Kommunenummer), Versjon, Sekvens, Kjedehash.Fra(Kjedehode));
}

internal sealed class Transaksjonsrad
{
    public short Kommunenummer { get; set; }
    public long Versjon { get; set; }
    public object Tidspunkt { get; set; } = "";
    public string Bruker { get; set; } = "";
    public string Handling { get; set; } = "";
    public int Aar { get; set; }
    public string? Idempotensnoekkel { get; set; }
    public byte[]? Innholdshash { get; set; }
    public string? Kvittering { get; set; }
    public long Siste_sekvens { get; set; }
    public byte[] Kjedehode { get; set; } = [];
    public string? Import_id { get; set; }

    public Transaksjon Transaksjon() => new(
        Rader.Ledger(Kommunenummer), Versjon, Rader.Tid(Tidspunkt), Verntekst.Aapen(Bruker), Handling, Aar, Idempotensnoekkel, Innholdshash, Kvittering, Siste_sekvens, Kjedehash.Fra(Kjedehode), Import_id);
}

internal sealed class Tilgangsrad
{
    public long Id { get; set; }
    public object Tidspunkt { get; set; } = "";
    public string Bruker { get; set; } = "";
    public string Adresse { get; set; } = "";
    public string Metode { get; set; } = "";
    public string Sti { get; set; } = "";
    public int Status { get; set; }

    public Tilgangspost Post(LedgerId ledger) => new(Id, Rader.Tid(Tidspunkt), ledger, Bruker, Adresse, Metode, Sti, Status);
}

internal sealed class Journalpostrad
{
    public short Kommunenummer { get; set; }
    public long Sekvens { get; set; }
    public long Versjon { get; set; }
    public byte Slag { get; set; }
    public int Aar { get; set; }
    public int Nummer { get; set; }
    public string Referanse { get; set; } = "";
    public object? Dato { get; set; }
    public byte? Periode { get; set; }
    public string? Tekst { get; set; }
    public string? Innhold { get; set; }
    public int? Tilbakefoerer { get; set; }
    public byte[] Hash { get; set; } = [];
    public object Tidspunkt { get; set; } = "";
    public string Bruker { get; set; } = "";

    public Journalpost Post() => new(
        Rader.Ledger(Kommunenummer), Sekvens, Versjon, (Journalslag)Slag, Aar, Nummer, Referanse, Rader.Dato(Dato), Periode, Verntekst.Aapen(Tekst), Innhold, Tilbakefoerer, Kjedehash.Fra(Hash));
}

internal class Noekkelrad
{
    public int Id { get; set; }
    public int Aar { get; set; }
    public byte Kontoklasse { get; set; }
    public string Art { get; set; } = "";
    public string Funksjon { get; set; } = "";
    public string Kapittel { get; set; } = "";
    public string Sektor { get; set; } = "";
    public string Ansvar { get; set; } = "";
    public string Prosjekt { get; set; } = "";
    public string Fond { get; set; } = "";
    public byte Merke { get; set; }

    public Dimensjon Dimensjon()
    {
        _ = Domain.Verdier.Art.TryParse(Art, out var art);
        _ = Domain.Verdier.Funksjon.TryParse(Funksjon, out var funksjon);
        _ = Domain.Verdier.Kapittel.TryParse(Kapittel, out var kapittel);
        _ = Domain.Verdier.Sektor.TryParse(Sektor, out var sektor);
        _ = Domain.Verdier.Ansvar.TryParse(Ansvar, out var ansvar);
        _ = Prosjektkode.TryParse(Prosjekt, out var prosjekt);
        _ = Fondskode.TryParse(Fond, out var fond);
        return new Dimensjon((Kontoklasse)Kontoklasse, art, funksjon, kapittel, sektor, ansvar, prosjekt, fond, (Avslutningsmerke)Merke);
    }
}

internal sealed class Saldorad : Noekkelrad
{
    public byte Slag { get; set; }
    public byte Periode { get; set; }
    public long Beloep { get; set; }
    public long Antall { get; set; }
    public long? Foerste { get; set; }

    public Saldopost Post() => new(
        Dimensjon(), (Saldoslag)Slag, Domain.Verdier.Periode.Fra(Periode), Domain.Verdier.Beloep.FraOere(Beloep), Antall, Id, Posisjon.AvVerdi(Foerste ?? 0));
}

internal sealed class Budsjettrad : Noekkelrad
{
    public long Sekvens { get; set; }
    public int Linje { get; set; }
    public long Beloep { get; set; }
    public string Periodisering { get; set; } = "";
    public string Innhold { get; set; } = "";
}

internal sealed class Posteringsrad : Noekkelrad
{
    public long Beloep { get; set; }
    public string? Tekst { get; set; }
    public string? Motpart { get; set; }
    public string? Dokument { get; set; }

    public Postering Postering() => new(Dimensjon(), Domain.Verdier.Beloep.FraOere(Beloep), Tekst, Motpart, Dokument);
}

#pragma warning restore CA1812

/// <summary>Conversions between the engines' column types and the domain's.</summary>
internal static class Rader
{
    /// <summary>An entry as it lies in the database, with nothing of it taken for granted.</summary>
    public static Lestpost Lest(Journalpostrad head, IReadOnlyList<Lestrad>? postings, IEnumerable<Budsjettrad> lines)
    {
        var post = head.Post();
        var vedtak = post.Slag == Journalslag.Vedtak;
        string? organ = null;
        Domain.Budsjett.Vedtakstype? type = null;
        if (vedtak)
        {
            (organ, type) = Vedtaksinnhold.Les(post.Innhold!);
        }

        return new Lestpost(
            new Kjedeledd(post.Ledger, post.Sekvens, post.Versjon, post.Aar, post.Nummer, Tid(head.Tidspunkt), Verntekst.Aapen(head.Bruker)),
            post.Slag, post.Referanse, post.Dato, post.Periode, post.Tekst, post.Tilbakefoerer, organ, type, vedtak ? null : post.Innhold,
            vedtak
                ? [.. lines.Select(l => new Lestrad(l.Linje, l.Dimensjon(), Domain.Verdier.Beloep.FraOere(l.Beloep), default, default, default, l.Periodisering))]
                : postings ?? [],
            post.Hash);
    }

    public static LedgerId Ledger(short nummer) => LedgerId.Parse(nummer.ToString("0000", CultureInfo.InvariantCulture));

    public static DateTimeOffset Tid(object value) => value switch
    {
        DateTime time => new DateTimeOffset(DateTime.SpecifyKind(time, DateTimeKind.Utc)),
        string text => Tid(text),
        _ => throw new InvalidOperationException($"A time of type {value.GetType()}."),
    };

    /// <summary>All entries of a write have its time, so that what was read last is mostly what is read next.</summary>
    private static DateTimeOffset Tid(string text)
    {
        var last = Volatile.Read(ref _tid);
        if (last?.Item1 != text)
        {
            last = Tuple.Create(text, DateTimeOffset.ParseExact(text, Kanonisk.Tidsformat, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal));
            Volatile.Write(ref _tid, last);
        }

        return last.Item2;
    }

    private static Tuple<string, DateTimeOffset>? _tid;

    public static DateOnly? Dato(object? value) => value switch
    {
        null => null,
        DateTime time => DateOnly.FromDateTime(time),
        DateOnly date => date,
        string text => DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture),
        _ => throw new InvalidOperationException($"A date of type {value.GetType()}."),
    };
}
