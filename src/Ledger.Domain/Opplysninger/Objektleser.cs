using System.Globalization;
using Ledger.Domain.Hovedbok;
using Ledger.Domain.Validering;
using Ledger.Domain.Verdier;

namespace Ledger.Domain.Opplysninger;

/// <summary>What rows of registers are checked against: what the ledger has.</summary>
public interface IFaktagrunnlag
{
    /// <summary>A register by its id; null when there is none.</summary>
    Registerdefinisjon? Register(string id);

    /// <summary>Whether a register has an object, or gets it by what is sent.</summary>
    bool HarObjekt(string registerId, string kode);

    /// <summary>An object as it stands; null when there is none.</summary>
    Registerobjekt? Objekt(string registerId, string kode);

    /// <summary>Whether a unit is one of the year's, or of any year when none is said or the year is not opened.</summary>
    bool HarEnhet(string kode, int? aar);

    /// <summary>Whether rows could be booked on a function in any of the years, also one that is no longer valid.</summary>
    bool HarFunksjon(Funksjon funksjon);

    /// <summary>Whether an appropriation is one of the year's, or of any year when none is said or the year is not opened.</summary>
    bool HarBevilgning(string kode, int? aar);

    /// <summary>Whether a line is one of a statement of the year, or of any year when none is said or the year is not opened.</summary>
    bool HarLinje(string oppstilling, string post, int? aar);

    DateOnly IDag { get; }
}

/// <summary>Reads the objects and events of a register from rows.</summary>
public sealed class Objektleser(Registerdefinisjon register, IFaktagrunnlag grunnlag)
{
    private const int MestNavn = 500;

    public Registerdefinisjon Register => register;

    /// <summary>The fields of an object.</summary>
    public IReadOnlyList<string> Objektfelt { get; } = ["kode", "navn", "gyldigFra", "gyldigTil", .. register.Kolonner.Select(k => k.Id)];

    /// <summary>The fields of an event.</summary>
    public IReadOnlyList<string> Postfelt { get; } =
        ["referanse", "objekt", "dato", "type", "beloep", "motobjekt", "erstatter", "kilde", "tekst", .. register.Postkolonner.Select(k => k.Id)];

    /// <summary>The object of a row; null when something is wrong with it, which then stands in the row's errors.</summary>
    public Registerobjekt? Objekt(Faktarad rad)
    {
        var foer = rad.Feil.AntallFeil;
        var kode = rad.Kode("kode", register.MestKodetegn, paakrevd: true);
        var navn = rad.Tekst("navn", MestNavn, paakrevd: true);
        var (fra, til) = (rad.Dag("gyldigFra"), rad.Dato("gyldigTil"));
        if (fra > til)
        {
            rad.Avvis("gyldigTil", Feilkoder.UgyldigKombinasjon, "gyldigTil er ikke før gyldigFra.");
        }

        var verdier = Verdier(register.Kolonner, rad);
        return rad.Feil.AntallFeil == foer ? new Registerobjekt(kode!, navn!, verdier, fra, til) : null;
    }

    /// <inheritdoc cref="Objekt"/>
    public Registerpost? Post(Faktarad rad)
    {
        var foer = rad.Feil.AntallFeil;
        var referanse = rad.Tekst("referanse", Tekstregler.Referanse, paakrevd: true);
        if (referanse is not null)
        {
            Tekstregler.KontrollerReferanse(referanse, rad.Linje, "referanse", rad.Feil);
        }

        var objekt = rad.Kode("objekt", register.MestKodetegn, paakrevd: true);
        foreach (var (felt, navn) in new[] { (objekt, "objekt"), (rad.Kode("motobjekt", register.MestKodetegn), "motobjekt") })
        {
            if (felt is not null && !grunnlag.HarObjekt(register.Id, felt))
            {
                rad.Avvis(navn, Feilkoder.UkjentObjekt, $"Registeret {register.Id} har ikke «{felt}».");
            }
        }

        var dato = rad.Dag("dato", paakrevd: true);
        var type = register.Posttyper.Count > 0 ? rad.EnAv("type", register.Posttyper) : rad.Tekst("type", Tekstregler.Navn);
        var post = new Registerpost(
            referanse ?? "", objekt ?? "", dato ?? default, type, rad.Beloep("beloep"), rad["motobjekt"], rad.Tekst("erstatter", Tekstregler.Referanse),
            rad.Tekst("kilde", Tekstregler.Navn), rad.Tekst("tekst", Tekstregler.Tekst),
            rad["erstatter"] is not null && register.Postkolonner.All(k => rad[k.Id] is null) ? new Dictionary<string, string>()
                : Verdier(register.Postkolonner, rad));
        if (post.Type is null && register.Posttyper.Count > 0 && rad["type"] is null && !post.ErAnnullering)
        {
            rad.Avvis("type", Feilkoder.Mangler, "Feltet type mangler.");
        }

        return rad.Feil.AntallFeil == foer ? post : null;
    }

    private Dictionary<string, string> Verdier(IReadOnlyList<Registerkolonne> kolonner, Faktarad rad)
    {
        var verdier = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var kolonne in kolonner)
        {
            if (rad[kolonne.Id] is null)
            {
                if (kolonne.Paakrevd)
                {
                    rad.Avvis(kolonne.Id, Feilkoder.Mangler, $"Feltet {kolonne.Id} mangler.");
                }
            }
            else if (Verdi(kolonne, rad) is { } verdi)
            {
                verdier[kolonne.Id] = verdi;
            }
        }

        return verdier;
    }

    /// <summary>A value in the canonical writing of its type; null when it cannot be read.</summary>
    private string? Verdi(Registerkolonne kolonne, Faktarad rad)
    {
        switch (kolonne.Type)
        {
            case Felttype.Tall or Felttype.Prosent:
                return rad.Tall(kolonne.Id, kolonne.Desimaler) is { } tall ? Skriv(tall) : null;
            case Felttype.Beloep:
                return rad.Beloep(kolonne.Id) is { } beloep ? Skriv(beloep.Kroner) : null;
            case Felttype.Aar:
                return rad.Aar(kolonne.Id) is { } aar ? Skriv(aar) : null;
            case Felttype.Dato:
                return rad.Dag(kolonne.Id)?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
            case Felttype.Flagg:
                return rad.JaNei(kolonne.Id) is { } flagg ? flagg ? "true" : "false" : null;
            case Felttype.Enhet:
                if (rad.Kode(kolonne.Id) is { } enhet && !grunnlag.HarEnhet(enhet, null))
                {
                    rad.Avvis(kolonne.Id, Feilkoder.UkjentAnsvar, $"Enheten {enhet} finnes ikke i organisasjonen.");
                }

                return rad[kolonne.Id];
            case Felttype.Funksjon:
                if (rad.Kode(kolonne.Id) is { } kostra && !(Funksjon.TryParse(kostra, out var funksjon) && grunnlag.HarFunksjon(funksjon)))
                {
                    rad.Avvis(kolonne.Id, Feilkoder.UkjentFunksjon, $"Kommunen har ikke KOSTRA-funksjonen «{kostra}».");
                }

                return rad[kolonne.Id];
            case Felttype.Objekt:
                if (rad.Kode(kolonne.Id) is { } kode && kolonne.Register is { } annet && !grunnlag.HarObjekt(annet, kode))
                {
                    rad.Avvis(kolonne.Id, Feilkoder.UkjentObjekt, $"Registeret {annet} har ikke «{kode}».");
                }

                return rad[kolonne.Id];
            default:
                return kolonne.Verdier.Count > 0 ? rad.EnAv(kolonne.Id, kolonne.Verdier)
                    : rad.Tekst(kolonne.Id, kolonne.Type == Felttype.Kode ? Tekstregler.Navn : Opplysningsleser.MestTekst);
        }
    }

    /// <summary>A number without zeros at its end.</summary>
    public static string Skriv(decimal tall) => (tall / 1.0000000000000000000000000000m).ToString(CultureInfo.InvariantCulture);
}
