using System.Text.RegularExpressions;
using Ledger.Domain.Hovedbok;
using Ledger.Domain.Validering;
using Ledger.Domain.Verdier;

namespace Ledger.Domain.Opplysninger;

/// <summary>Reads facts from rows, and says what is wrong with each.</summary>
public sealed partial class Opplysningsleser(IFaktagrunnlag grunnlag)
{
    /// <summary>The longest comment.</summary>
    public const int MestTekst = 20_000;

    /// <summary>What a project may cost, by the decision that says it.</summary>
    public const string Kostnadsramme = "kostnadsramme";

    /// <summary>The phase of a project.</summary>
    public const string Fase = "fase";

    public static readonly IReadOnlyList<string> Felt =
    [
        "slag", "objekt", "maal", "enhet", "region", "aar", "periode", "dato", "verdi", "verdiTil", "operator", "beloep", "kode", "tekst", "merke", "vedtak",
        "organ", "kilde", "dokument", "synlighet", "meldtAv", "under", "annullert",
    ];

    private const string Prosjektregister = "prosjekt";

    public const string Indikatorregister = "indikator";

    /// <summary>What is measured of an indicator.</summary>
    public const string Indikatorverdi = "verdi";

    /// <summary>Whether a text is a period that facts may be of.</summary>
    public static bool ErPeriode(string tekst) => Periodeform().IsMatch(tekst);

    /// <summary>How many decimals the values of an indicator have; null for any.</summary>
    public static int? Desimaler(Registerobjekt? indikator) =>
        int.TryParse(indikator?["desimaler"], out var antall) && antall is >= 0 and <= Registerregler.MestDesimaler ? antall : null;

    /// <summary>The fact of a row; null when something is wrong with it, which then stands in the row's errors.</summary>
    public Opplysning? Les(Faktarad rad)
    {
        var foer = rad.Feil.AntallFeil;
        if (!Opplysningsnavn.TryParse(rad["slag"], out var slag))
        {
            rad.Avvis("slag", rad["slag"] is null ? Feilkoder.Mangler : Feilkoder.UgyldigFormat, $"slag er {string.Join(", ", Opplysningsnavn.Slag)}.");
            return null;
        }

        var (register, objekt) = Objekt(rad);
        var enhet = rad.Kode("enhet", Verdier.Kode.StoersteLengde);
        var (aar, periode, dato) = Tid(rad);
        if (enhet is not null && !grunnlag.HarEnhet(enhet, aar ?? dato?.Year))
        {
            rad.Avvis("enhet", Feilkoder.UkjentAnsvar, $"Enheten {enhet} finnes ikke i organisasjonen.");
        }

        var maal = rad.Tekst("maal", Tekstregler.Navn);
        if (maal is null && slag is Opplysningsslag.Maaling && register?.Id != Indikatorregister)
        {
            rad.Avvis("maal", Feilkoder.Mangler, "Feltet maal mangler: det sier hva som er målt.");
        }

        var annullert = rad.JaNei("annullert") == true;
        var noekkel = new Opplysningsnoekkel(
            slag, rad["objekt"] ?? "", maal ?? (slag == Opplysningsslag.Status ? "status" : "verdi"), enhet ?? "", rad.Tekst("region", Tekstregler.Navn) ?? "",
            aar, periode, dato, rad.Kode("dokument") ?? "", rad.EnAv("synlighet", Registerregler.Synligheter) == Synlighet.Ekstern);
        var desimaler = register?.Id == Indikatorregister ? Desimaler(objekt) : null;
        var opplysning = new Opplysning(
            noekkel, rad.Tall("verdi", desimaler), rad.Tall("verdiTil", desimaler), rad.EnAv("operator", Opplysningsnavn.Operatorer), rad.Beloep("beloep"),
            rad.Tekst("kode", Tekstregler.Navn), rad.Tekst("tekst", MestTekst),
            rad.EnAv("merke", [.. Opplysningsnavn.UtenVerdi, .. Opplysningsnavn.MedVerdi]), rad.Tekst("vedtak", Tekstregler.Referanse),
            rad.Tekst("organ", Tekstregler.Navn), rad.Tekst("kilde", Tekstregler.Navn), rad.Tekst("meldtAv", Tekstregler.Navn),
            rad.Tekst("under", Tekstregler.Navn), annullert);
        if (!annullert)
        {
            KrevInnhold(rad, opplysning, register);
            KrevMeldt(rad, noekkel, register, objekt);
            Varsle(rad, opplysning, register, objekt);
        }

        return rad.Feil.AntallFeil > foer ? null : annullert ? opplysning with
        {
            Verdi = null, VerdiTil = null, Operator = null, Beloep = null, Kode = null, Tekst = null, Merke = null,
        }
            : opplysning;
    }

    /// <summary>What the fact is about: an object of a register, a unit, a line of a statement or an appropriation.</summary>
    private (Registerdefinisjon? Register, Registerobjekt? Objekt) Objekt(Faktarad rad)
    {
        if (rad.Tekst("objekt", Tekstregler.Navn, paakrevd: true) is not { } tekst)
        {
            return default;
        }

        var skille = tekst.IndexOf(':', StringComparison.Ordinal);
        var (type, kode) = skille > 0 ? (tekst[..skille], tekst[(skille + 1)..]) : ("", "");
        switch (type)
        {
            case "" or _ when kode.Length == 0:
                rad.Avvis(
                    "objekt", Feilkoder.UgyldigFormat,
                    "objekt skrives register:kode, for eksempel tiltak:T-014, enhet:210, linje:5-4-1/6 eller bevilgning:20.");
                return default;
            case "linje":
                var skraastrek = kode.IndexOf('/', StringComparison.Ordinal);
                if (skraastrek <= 0 || kode.EndsWith('/'))
                {
                    rad.Avvis("objekt", Feilkoder.UgyldigFormat, "En linje skrives linje:oppstilling/post, for eksempel linje:5-4-1/6.");
                }
                else if (!grunnlag.HarLinje(
                    kode[..skraastrek], kode[(skraastrek + 1)..], int.TryParse(rad["aar"], out var linjeaar) ? linjeaar : null))
                {
                    rad.Avvis("objekt", Feilkoder.UkjentObjekt, $"Året har ingen linje «{Faktarad.Kort(kode)}» i oppstillingene sine.");
                }

                return default;
            case "bevilgning":
                if (!grunnlag.HarBevilgning(kode, int.TryParse(rad["aar"], out var budsjettaar) ? budsjettaar : null))
                {
                    rad.Avvis("objekt", Feilkoder.UkjentObjekt, $"Året har ingen bevilgning «{Faktarad.Kort(kode)}».");
                }

                return default;
            case "enhet":
                if (!grunnlag.HarEnhet(kode, int.TryParse(rad["aar"], out var aar) ? aar : null))
                {
                    rad.Avvis("objekt", Feilkoder.UkjentAnsvar, $"Enheten {Faktarad.Kort(kode)} finnes ikke i organisasjonen.");
                }

                return default;
        }

        if (grunnlag.Register(type) is not { } register)
        {
            rad.Avvis("objekt", Feilkoder.UkjentObjekt, $"Det finnes ikke noe register «{Faktarad.Kort(type)}».");
            return default;
        }

        if (!grunnlag.HarObjekt(type, kode))
        {
            rad.Avvis(
                "objekt", type == Indikatorregister ? Feilkoder.UkjentIndikator : Feilkoder.UkjentObjekt,
                $"Registeret {type} har ikke «{Faktarad.Kort(kode)}».");
        }

        return (register, grunnlag.Objekt(type, kode));
    }

    private static (int? Aar, string Periode, DateOnly? Dato) Tid(Faktarad rad)
    {
        var (aar, periode, dato) = ((int?)null, rad["periode"], rad.Dag("dato"));
        if (rad["aar"] is { } tekst)
        {
            if (Regnskapsaar.TryParse(tekst, out var lest))
            {
                aar = lest.Aar;
            }
            else
            {
                rad.Avvis("aar", Feilkoder.UgyldigFormat, "Et år er fire siffer.");
            }
        }

        // Which of the two years would hold, nobody can know.
        if (aar is { } oppgitt && dato is { } dag && dag.Year != oppgitt)
        {
            rad.Avvis("dato", Feilkoder.UgyldigKombinasjon, $"dato er i {dag.Year}, men aar er {oppgitt}.");
        }

        if (periode is not null && (rad["dato"] is not null || !ErPeriode(periode)))
        {
            rad.Avvis("periode", Feilkoder.UgyldigPeriode, "periode er aar, T1, T2, T3 eller M01–M12, og står ikke sammen med dato.");
        }
        else if (rad["dato"] is null && rad["aar"] is null)
        {
            rad.Avvis("aar", Feilkoder.Mangler, "En opplysning har aar (og periode) eller dato.");
        }

        return (aar, periode ?? (rad["dato"] is null ? "aar" : ""), dato);
    }

    private static string[] Utenplass(Opplysningsslag slag) => slag switch
    {
        Opplysningsslag.Maaling => ["kode"],
        Opplysningsslag.Maaltall => ["beloep", "kode"],
        Opplysningsslag.Status => ["verdi", "beloep"],
        Opplysningsslag.Forklaring => ["verdi", "kode"],
        _ => ["verdi", "beloep", "kode"],
    };

    /// <summary>What is computed is nobody's to report. What was reported before can still be annulled.</summary>
    private static void KrevMeldt(Faktarad rad, Opplysningsnoekkel noekkel, Registerdefinisjon? register, Registerobjekt? objekt)
    {
        if (register?.Id == Indikatorregister && noekkel is { Slag: Opplysningsslag.Maaling, Maal: Indikatorverdi, Region: "" }
            && (objekt?["formel"] ?? objekt?["noekkeltall"]) is not null)
        {
            rad.Avvis("objekt", Feilkoder.UgyldigKombinasjon, "Verdien til denne indikatoren regnes ut, og meldes ikke.");
        }
    }

    private static void KrevInnhold(Faktarad rad, Opplysning o, Registerdefinisjon? register)
    {
        void Krev(bool ok, string felt, string melding)
        {
            if (!ok && rad[felt] is null)
            {
                rad.Avvis(felt, Feilkoder.Mangler, melding);
            }
        }

        // What a fact of the kind has no place for would be lost.
        foreach (var felt in Utenplass(o.Noekkel.Slag).Where(felt => rad[felt] is not null))
        {
            rad.Avvis(felt, Feilkoder.SkalVaereTom, $"{o.Noekkel.Slag}: {felt} er ikke av opplysninger av dette slaget.");
        }

        switch (o.Noekkel.Slag)
        {
            case Opplysningsslag.Maaling:
                var antall = (rad["verdi"] is null ? 0 : 1) + (rad["beloep"] is null ? 0 : 1);
                var uten = o.Merke is not null && Opplysningsnavn.UtenVerdi.Contains(o.Merke);
                if (antall + (uten ? 1 : 0) != 1)
                {
                    rad.Avvis(
                        "verdi", Feilkoder.VerdiEllerMerke,
                        $"En måling har verdi, beloep eller et merke som sier hvorfor det ikke er noen ({string.Join(", ", Opplysningsnavn.UtenVerdi)}).");
                }

                break;
            case Opplysningsslag.Maaltall:
                Krev(o.Verdi is not null, "verdi", "Et måltall har verdi.");
                Krev(o.Operator is not null, "operator", $"Et måltall har operator: {string.Join(", ", Opplysningsnavn.Operatorer)}.");
                if (o.Operator == "mellom")
                {
                    Krev(o.VerdiTil is not null, "verdiTil", "Et måltall mellom to verdier har verdiTil.");
                }

                break;
            case Opplysningsslag.Status:
                Krev(o.Kode is not null, "kode", "En status har kode.");
                if (o.Kode is { } kode && register?.TarStatus(kode) == false)
                {
                    rad.Avvis("kode", Feilkoder.UkjentStatus, $"kode er {register.Statuskoder}.");
                }

                break;
            case Opplysningsslag.Forklaring:
                Krev(o.Beloep is not null, "beloep", "En forklaring har beloep.");
                Krev(o.Tekst is not null, "tekst", "En forklaring har tekst: den sier hva beløpet kommer av.");
                break;
            default:
                Krev(o.Tekst is not null, "tekst", "En kommentar har tekst.");
                break;
        }
    }

    private void Varsle(Faktarad rad, Opplysning o, Registerdefinisjon? register, Registerobjekt? objekt)
    {
        if (register?.Id == Indikatorregister && objekt?["maaleenhet"]?.ToLowerInvariant() is "%" or "prosent" or "andel" && o.Verdi is < 0 or > 100)
        {
            rad.Varsle("verdi", Feilkoder.UvanligVerdi, $"{o.Noekkel.Objekt}: en andel er sjelden under 0 eller over 100.");
        }

        if (o.Noekkel is { Slag: Opplysningsslag.Status or Opplysningsslag.Maaling, Dato: { } dag } && dag > grunnlag.IDag)
        {
            rad.Varsle("dato", Feilkoder.FramtidigDato, $"{o.Noekkel.Objekt}: opplysningen gjelder fra en dag som ikke er kommet.");
        }

        if (register?.Id != Prosjektregister)
        {
            return;
        }

        if (o.Noekkel is { Slag: Opplysningsslag.Maaling, Maal: Kostnadsramme })
        {
            if (o.Beloep?.SumOere < 0 || o.Verdi < 0)
            {
                rad.Avvis(o.Beloep is null ? "verdi" : "beloep", Feilkoder.UgyldigBeloep, "En kostnadsramme er ikke negativ.");
            }
            else if (o.Verdi is not null)
            {
                rad.Avvis("beloep", Feilkoder.Mangler, "En kostnadsramme er kroner, og står i beloep.");
            }

            if (o.Vedtak is null)
            {
                rad.Varsle("vedtak", Feilkoder.RammeUtenVedtak, $"{o.Noekkel.Objekt}: kostnadsrammen sier ikke hvilket vedtak den er av.");
            }
        }
    }

    [GeneratedRegex("^(aar|T[1-3]|M(0[1-9]|1[0-2]))$")]
    private static partial Regex Periodeform();
}
