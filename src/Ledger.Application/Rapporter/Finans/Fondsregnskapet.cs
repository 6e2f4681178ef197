using Ledger.Application.Rapportering;
using Ledger.Application.Tabeller;
using Ledger.Domain.Finans.Plassering;
using Ledger.Domain.Finans.Register;

namespace Ledger.Application.Rapporter.Finans;

/// <summary>The accounts of a portfolio: result, balance sheet and notes (R6). Income is positive, cost negative.</summary>
public sealed class Fondsregnskapet : Portefoeljerapport<Fondsregnskapsvar>
{
    /// <summary>The notes 1.10 to 1.15: code, text, note, class, types.</summary>
    private static readonly (string Kode, string Tekst, string Note, Aktivaklasse? Klasse, Resultattype[] Typer)[] Note1 =
    [
        ("renterLikvider", "Renteinntekter likvider", "1.10", null, [Resultattype.RenteLikvider]),
        ("renterRentebaerende", "Renteinntekter rentebærende papirer", "1.10", null, [Resultattype.RenteRentebaerende]),
        ("utbytte", "Utbytte", "1.10", null, [Resultattype.Utbytte]),
        ("gevinstAksjer", "Gevinster fra aksjer og andeler", "1.11", Aktivaklasse.Aksjer, [Resultattype.RealisertGevinst]),
        ("gevinstRentebaerende", "Gevinster rentebærende papirer", "1.11", Aktivaklasse.Obligasjoner, [Resultattype.RealisertGevinst]),
        ("tapAksjer", "Tap fra aksjer og andeler", "1.12", Aktivaklasse.Aksjer, [Resultattype.RealisertTap]),
        ("tapRentebaerende", "Tap fra rentebærende papirer", "1.12", Aktivaklasse.Obligasjoner, [Resultattype.RealisertTap]),
        ("urealisertAksjer", "Urealisert gevinst/tap aksjer og andeler", "1.13", Aktivaklasse.Aksjer, [Resultattype.Urealisert]),
        ("urealisertRentebaerende", "Urealisert gevinst/tap rentebærende papirer", "1.13", Aktivaklasse.Obligasjoner, [Resultattype.Urealisert]),
        ("obligasjonsforvaltning", "Obligasjonsforvaltning", "1.14", Aktivaklasse.Obligasjoner, [Resultattype.Forvaltningshonorar]),
        ("aksjeforvaltning", "Aksjeforvaltning", "1.14", Aktivaklasse.Aksjer, [Resultattype.Forvaltningshonorar]),
        ("bankrente", "Renteinntekter av bankinnskudd", "1.15", null, [Resultattype.Bankrente]),
        ("bankomkostninger", "Bankomkostninger, øvrige gebyrer o.l.", "1.15", null, [Resultattype.Bankomkostning]),
        ("administrasjon", "Administrasjons- og konsulenthonorarer", "1.15", null, [Resultattype.Administrasjon]),
    ];

    /// <summary>The lines of the result: code, text, note.</summary>
    private static readonly (string Kode, string Tekst, string Note)[] Resultatlinjer =
    [
        ("renterOgUtbytte", "Renter og utbytte fra finansielle eiendeler", "1.10"), ("gevinster", "Gevinster ved realisasjon av finansielle eiendeler", "1.11"),
        ("tap", "Tap ved realisasjon av finansielle eiendeler", "1.12"),
        ("urealisert", "Urealiserte gevinster/tap på finansielle eiendeler", "1.13"),
        ("forvaltningshonorarer", "Forvaltningshonorarer og gebyrer", "1.14"), ("andreDriftskostnader", "Andre driftskostnader", "1.15"),
    ];

    public override string Navn => "fondsregnskap";

    public override string Sti => "/finans/portefoeljer/{portefoelje}/regnskap";

    public override string Sammendrag => "Porteføljens resultatregnskap til og med datoen, balanse og noter, med hele året før.";

    public override IReadOnlyList<Lukketfelt> Lukkede =>
    [
        .. base.Lukkede, Lukketfelt.Av<Finansaarslinje>("type", Finanstall.Linjetyper), Lukketfelt.Av<Verdipapirnote>("type", Finanstall.Linjetyper),
    ];

    protected override Fondsregnskapsvar Regn(Finansspoersmaal spoersmaal, Portefoelje portefoelje, DateOnly dato)
    {
        var (bok, mangler, hode) = (new Verdibok(spoersmaal.Register), new List<Mangel>(), spoersmaal.Hode(dato));
        var r = new Fondsregnskap(bok, portefoelje);
        Finansaarslinje Linje(string kode, string tekst, Func<DateOnly, Faktatall> tall, string formel, string type = Finanstall.Linje) =>
            Finansaarslinjer.Linje(spoersmaal, kode, tekst, type, dato, tall, formel);
        Faktatall Note(DateOnly d, string note) => Faktatall.Sum(
            Note1.Where(n => n.Note == note).SelectMany(n => n.Typer).Distinct().Select(t => r.Resultatposter(d, null, t)));
        Faktatall V(DateOnly d, Aktivaklasse klasse) => bok.Sum(portefoelje.Kode, klasse, d, mangler);
        Faktatall Finansielle(DateOnly d) =>
            Faktatall.Sum([V(d, Aktivaklasse.Aksjer), V(d, Aktivaklasse.Obligasjoner), V(d, Aktivaklasse.Pengemarked), V(d, Aktivaklasse.Derivat)]);
        Faktatall Mellom(DateOnly d, Mellomvaerendetype type) => r.Mellomvaerende(d, type);
        Faktatall Egenkapital(DateOnly d) => Faktatall.Sum([r.Grunnkapital(d), r.Bufferkapital(d)]);
        Faktatall Gjeld(DateOnly d) => Faktatall.Sum([Mellom(d, Mellomvaerendetype.KortsiktigGjeld), Mellom(d, Mellomvaerendetype.PaaloepteKostnader)]);
        var ifjor = new DateOnly(dato.Year - 1, 12, 31);
        Faktatall Minus(Faktatall t) => t with { Verdi = -t.Verdi };
        const string poster = "sum av resultatposter";
        return new Fondsregnskapsvar(
            hode.Kommunenummer, portefoelje.Kode, dato, hode.Versjon, hode.Kjedehode, hode.Enhet,
            [
                .. Resultatlinjer[..4].Select(l => Linje(l.Kode, l.Tekst, a => Note(a, l.Note), poster)),
                Linje("sumFinansielleInntekter", "Sum resultat av finansielle eiendeler", r.Finansinntekter, poster, Finanstall.Sum),
                .. Resultatlinjer[4..].Select(l => Linje(l.Kode, l.Tekst, a => Note(a, l.Note), poster)),
                Linje("sumDriftskostnader", "Sum driftskostnader", r.Driftskostnader, poster, Finanstall.Sum),
                Linje("aarsresultat", "Årsresultat", r.Aarsresultat, "inntekter + kostnader", Finanstall.Sum),
                Linje("overfoertBufferkapital", "Overført til bufferkapital", r.Aarsresultat, "årsresultat"),
                Linje("sumOverfoeringer", "Sum overføringer", r.Aarsresultat, "årsresultat", Finanstall.Sum),
            ],
            [
                Linje("aksjer", "Aksjer og andeler", a => V(a, Aktivaklasse.Aksjer), "verdsettinger"),
                Linje(
                    "obligasjoner", "Obligasjoner og andre verdipapirer med fast avkastning",
                    a => Faktatall.Sum([V(a, Aktivaklasse.Obligasjoner), V(a, Aktivaklasse.Pengemarked)]), "verdsettinger"),
                Linje("derivater", "Finansielle derivater", a => V(a, Aktivaklasse.Derivat), "verdsettinger"),
                Linje("sumFinansielleEiendeler", "Sum finansielle eiendeler", Finansielle, "verdsettinger", Finanstall.Sum),
                Linje("fordringer", "Kortsiktige fordringer", a => Mellom(a, Mellomvaerendetype.Fordring), "mellomværende"),
                Linje("sumFordringer", "Sum fordringer", a => Mellom(a, Mellomvaerendetype.Fordring), "mellomværende", Finanstall.Sum),
                Linje(
                    "forskuddsbetalt", "Forskuddsbetalte kostnader og opptjente, ikke mottatte inntekter", _ => Faktatall.Null, "mellomværende"),
                Linje("bank", "Kasse, bank", a => V(a, Aktivaklasse.Bank), "saldo på bankkonto"),
                Linje("sumAndreEiendeler", "Sum andre eiendeler", a => V(a, Aktivaklasse.Bank), "saldo på bankkonto", Finanstall.Sum),
                Linje(
                    "sumEiendeler", "SUM EIENDELER",
                    a => Faktatall.Sum([Finansielle(a), Mellom(a, Mellomvaerendetype.Fordring), V(a, Aktivaklasse.Bank)]),
                    "finansielle eiendeler + fordringer + bank", Finanstall.Sum),
                Linje("grunnkapital", "Grunnkapital", r.Grunnkapital, "siste måling"),
                Linje("bufferkapital", "Bufferkapital", r.Bufferkapital, "inngående + årsresultat + innskudd og uttak"),
                Linje("sumEgenkapital", "Sum egenkapital", Egenkapital, "grunnkapital + bufferkapital", Finanstall.Sum),
                Linje(
                    "kortsiktigGjeld", "Mellomværende megler/leverandørgjeld", a => Mellom(a, Mellomvaerendetype.KortsiktigGjeld), "mellomværende"),
                Linje(
                    "sumKortsiktigGjeld", "Sum kortsiktig gjeld", a => Mellom(a, Mellomvaerendetype.KortsiktigGjeld), "mellomværende", Finanstall.Sum),
                Linje(
                    "paaloepteKostnader", "Påløpte kostnader og opptjente, ikke mottatte inntekter",
                    a => Mellom(a, Mellomvaerendetype.PaaloepteKostnader), "mellomværende"),
                Linje(
                    "sumEgenkapitalOgGjeld", "SUM EGENKAPITAL OG GJELD", a => Faktatall.Sum([Egenkapital(a), Gjeld(a)]), "egenkapital + gjeld",
                    Finanstall.Sum),
            ],
            [
                .. Note1.Select(n => n.Note).Distinct().SelectMany(note => Note1.Where(n => n.Note == note)
                    .Select(n => Linje(n.Kode, $"{n.Note} {n.Tekst}", a => Faktatall.Sum(n.Typer.Select(t => r.Resultatposter(a, n.Klasse, t))), poster))
                    .Append(Linje("sum" + note, $"{note} Sum", a => Note(a, note), poster, Finanstall.Sum))),
            ],
            [
                Kapital("inngaaende", "Egenkapital forrige årsslutt", r.Grunnkapital(ifjor), r.Bufferkapital(ifjor), spoersmaal),
                Kapital("uttak", "Innskudd og uttak", null, r.Kapitalbevegelser(dato), spoersmaal),
                Kapital("aarsresultat", "Årets resultat", null, r.Aarsresultat(dato), spoersmaal),
                Kapital("utgaaende", "Egenkapital", r.Grunnkapital(dato), r.Bufferkapital(dato), spoersmaal),
            ],
            [.. Note3(spoersmaal, bok, portefoelje.Kode, dato)],
            spoersmaal.Vis(Faktatall.Sum([Mellom(dato, Mellomvaerendetype.Fordring), Minus(Gjeld(dato))]).Verdi),
            [.. mangler.Concat(r.Mangler(dato)).Concat(r.Mangler(ifjor)).Distinct()]);
    }

    protected override Tabell SomTabell(Fondsregnskapsvar svar) => SomTabell(
        "fondsregnskap", "Fondsregnskap", svar,
        [
            .. Rader("Resultat", svar.Resultat), .. Rader("Balanse", svar.Balanse), .. Rader("Note 1: resultatposter", svar.Note1),
            .. svar.Note2.Select(n => new Regnskapsrad(
                "Note 2: egenkapital", n.Kode, n.Tekst, n.Kode == "utgaaende" ? Finanstall.Sum : Finanstall.Linje, n.Total, null, n.Forklaringer)
            {
                Grunnkapital = n.Grunnkapital, Bufferkapital = n.Bufferkapital,
            }),
            .. svar.Note3.Select(n => new Regnskapsrad(
                "Note 3: verdipapirer", n.Aktivaklasse, Klassetekster[n.Aktivaklasse], n.Type, n.VirkeligVerdi, null, n.Forklaringer) { Note3 = n }),
        ],
        Regnskapsrad.Kolonner);

    private static readonly Dictionary<string, string> Klassetekster = new()
    {
        [Aktivaklasse.Obligasjoner.Ord()] = "Obligasjoner", [Aktivaklasse.Aksjer.Ord()] = "Aksjer og andeler", [Finanstall.Sum] = "Sum verdipapirer",
    };

    private static IEnumerable<Regnskapsrad> Rader(string del, IEnumerable<Finansaarslinje> linjer) =>
        linjer.Select(l => new Regnskapsrad(del, l.Kode, l.Tekst, l.Type, l.Beloep, l.BeloepForrigeAar, l.Forklaringer));

    /// <summary>A row of the accounts in a file; the notes have columns of their own.</summary>
    private sealed record Regnskapsrad(
        string Del, string Kode, string Tekst, string Type, decimal? Beloep, decimal? BeloepForrigeAar, IReadOnlyList<Finansforklaring>? Forklaringer)
    {
        public static readonly IReadOnlyList<Kolonne<Regnskapsrad>> Kolonner =
        [
            new(Tabell.Del, Kolonnetype.Tekst, r => r.Del), new("Kode", Kolonnetype.Tekst, r => r.Kode, Forprogrammer: true),
            new("Tekst", Kolonnetype.Tekst, r => r.Tekst),
            new(Tabell.Linjetype, Kolonnetype.Tekst, r => r.Type), new("Beløp", Kolonnetype.Tall, r => r.Beloep),
            new("Forrige år", Kolonnetype.Tall, r => r.BeloepForrigeAar), new("Grunnkapital", Kolonnetype.Tall, r => r.Grunnkapital, Valgfri: true),
            new("Bufferkapital", Kolonnetype.Tall, r => r.Bufferkapital, Valgfri: true),
            new("Anskaffelseskost", Kolonnetype.Tall, r => r.Note3?.Anskaffelseskost, Valgfri: true),
            new("Norske", Kolonnetype.Tall, r => r.Note3?.VirkeligVerdiNorske, Valgfri: true),
            new("Norske, anskaffelseskost", Kolonnetype.Tall, r => r.Note3?.AnskaffelseskostNorske, Valgfri: true),
            new("Utenlandske", Kolonnetype.Tall, r => r.Note3?.VirkeligVerdiUtenlandske, Valgfri: true),
            new("Utenlandske, anskaffelseskost", Kolonnetype.Tall, r => r.Note3?.AnskaffelseskostUtenlandske, Valgfri: true),
            Finanstall.Forklaringer<Regnskapsrad>(r => r.Forklaringer),
        ];

        public decimal? Grunnkapital { get; init; }

        public decimal? Bufferkapital { get; init; }

        public Verdipapirnote? Note3 { get; init; }
    }

    /// <summary>The securities by class, the domestic and the foreign apart.</summary>
    private static IEnumerable<Verdipapirnote> Note3(Finansspoersmaal s, Verdibok bok, string portefoelje, DateOnly dato)
    {
        Aktivaklasse[] klasser = [Aktivaklasse.Obligasjoner, Aktivaklasse.Aksjer];
        var papirer = bok.Beholdninger(portefoelje).Where(b => klasser.Contains(b.Klasse)).ToList();
        Verdipapirnote Note(string kode, string type, List<Beholdning> egne)
        {
            var (norske, utenlandske) = (egne.Where(b => !b.Utenlandsk).ToList(), egne.Where(b => b.Utenlandsk).ToList());
            Faktatall[] verdi = [bok.Sum(egne, dato), bok.Sum(norske, dato), bok.Sum(utenlandske, dato)];
            Faktatall[] kost = [bok.Anskaffelseskost(egne, dato), bok.Anskaffelseskost(norske, dato), bok.Anskaffelseskost(utenlandske, dato)];
            return new(
                kode, s.Vis(verdi[0].Verdi), s.Vis(kost[0].Verdi), type, s.Vis(verdi[1].Verdi), s.Vis(kost[1].Verdi), s.Vis(verdi[2].Verdi),
                s.Vis(kost[2].Verdi),
                s.Forklaring(("virkeligVerdi", "verdsettingen på dagen", verdi[0].Poster), ("anskaffelseskost", "kosten på verdsettingen", kost[0].Poster)));
        }

        return klasser.Select(k => Note(k.Ord(), Finanstall.Linje, [.. papirer.Where(b => b.Klasse == k)])).Append(Note("sum", Finanstall.Sum, papirer));
    }

    private static Kapitalnote Kapital(string kode, string tekst, Faktatall? grunn, Faktatall buffer, Finansspoersmaal s) => new(
        kode, tekst, s.Vis(grunn?.Verdi), s.Vis(buffer.Verdi), s.Vis(grunn is null ? buffer.Verdi : grunn.Verdi + buffer.Verdi),
        s.Forklaring(("grunnkapital", "siste måling", grunn?.Poster ?? []), ("bufferkapital", "inngående + årsresultat + innskudd og uttak", buffer.Poster)));
}

/// <summary>The accounts of a portfolio.</summary>
/// <param name="Note2">The equity from one year-end to the next.</param>
/// <param name="Note3">The securities by class.</param>
/// <param name="NettoPaaloept">What is owed to the portfolio less what it owes.</param>
public sealed record Fondsregnskapsvar(
    string Kommunenummer, string Portefoelje, DateOnly Dato, long Versjon, string Kjedehode, string Enhet, IReadOnlyList<Finansaarslinje> Resultat,
    IReadOnlyList<Finansaarslinje> Balanse, IReadOnlyList<Finansaarslinje> Note1, IReadOnlyList<Kapitalnote> Note2, IReadOnlyList<Verdipapirnote> Note3,
    decimal? NettoPaaloept, IReadOnlyList<Mangel> Mangler) : IFinanssvar;

/// <summary>A line of the equity.</summary>
public sealed record Kapitalnote(
    string Kode, string Tekst, decimal? Grunnkapital, decimal? Bufferkapital, decimal? Total,
    [property: System.Text.Json.Serialization.JsonIgnore(Condition = System.Text.Json.Serialization.JsonIgnoreCondition.WhenWritingNull)]
    IReadOnlyList<Finansforklaring>? Forklaringer = null);

/// <summary>The securities of a class, or of all.</summary>
/// <param name="Aktivaklasse">The class; sum for all of them.</param>
public sealed record Verdipapirnote(
    string Aktivaklasse, decimal? VirkeligVerdi, decimal? Anskaffelseskost, string Type, decimal? VirkeligVerdiNorske, decimal? AnskaffelseskostNorske,
    decimal? VirkeligVerdiUtenlandske, decimal? AnskaffelseskostUtenlandske,
    [property: System.Text.Json.Serialization.JsonIgnore(Condition = System.Text.Json.Serialization.JsonIgnoreCondition.WhenWritingNull)]
    IReadOnlyList<Finansforklaring>? Forklaringer = null);
