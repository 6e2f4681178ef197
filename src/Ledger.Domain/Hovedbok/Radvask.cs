using System.Text;
using Ledger.Domain.Validering;
using Ledger.Domain.Verdier;

namespace Ledger.Domain.Hovedbok;

/// <summary>
/// Brings a row to the contract's form where what it says is beyond doubt, before it is remembered, examined and booked: the reference in
/// Unicode's composed form, texts without characters that are not seen, amounts as digits with a point. Each kind is told once.
/// </summary>
/// <param name="feil">Where it is told; null when nobody asks.</param>
/// <param name="romslig">Amounts are texts of another system, and are read as such; else only the contract's form is one.</param>
public sealed class Radvask(Feilsamling? feil, bool romslig)
{
    private static readonly Radfelt[] Tekstfelt = [Radfelt.Tekst, Radfelt.Motpart, Radfelt.Dokument];

    private static readonly (Skrivemaate Maate, string Verdi, string Melding)[] Maater =
    [
        (Skrivemaate.Mellomrom, "mellomrom", "Beløp har mellomrom foran eller bak; det er tatt bort."),
        (Skrivemaate.Desimalkomma, "desimalkomma", "Beløp er skrevet med desimalkomma og lest slik."),
        (Skrivemaate.Tusenskille, "tusenskille", "Beløp har mellomrom mellom tusener; de er tatt bort."),
        (Skrivemaate.Minustegn, "minustegn", "Beløp er skrevet med minustegnet U+2212 og lest som negative."),
        (Skrivemaate.FortegnBak, "fortegn_bak", "Beløp har fortegnet bak tallet og er lest slik."),
        (Skrivemaate.ManglendeSiffer, "manglende_siffer", "Beløp mangler siffer foran eller bak desimaltegnet; det er lest som null."),
        (Skrivemaate.Nulldesimaler, "nulldesimaler", "Beløp har flere enn to desimaler, men bare nuller etter den andre; de er tatt bort."),
    ];

    public void Ta(Posteringsfelt rad)
    {
        if (romslig && rad.LestBeloep is null && Beloepstekst.TryParse(rad.Beloep, out var beloep, out var maate))
        {
            rad.Beloep = beloep.ToString();
            TellMaate(rad, maate, beloep);
        }

        if (!Ascii.IsValid(rad.Bilagsreferanse))
        {
            Normaliser(rad);
        }

        foreach (var felt in Tekstfelt)
        {
            var tekst = rad[felt];
            var renset = Tekstregler.UtenFormattegn(tekst);
            if (!ReferenceEquals(renset, tekst))
            {
                rad[felt] = renset;
                Tell(
                    rad, Feilkoder.FormattegnFjernet, rad.Prefiks + felt.ToString().ToLowerInvariant(), null,
                    "Teksten hadde tegn som ikke vises; de er tatt bort.", rad.LestBeloep ?? default);
            }
        }
    }

    private void Normaliser(Posteringsfelt rad)
    {
        if (!Tekstregler.HarGyldigeTegn(rad.Bilagsreferanse) || rad.Bilagsreferanse.IsNormalized(NormalizationForm.FormC))
        {
            return;
        }

        rad.Bilagsreferanse = rad.Bilagsreferanse.Normalize(NormalizationForm.FormC);
        Tell(
            rad, Feilkoder.ReferanseNormalisert, "bilagsreferanse", null,
            "Referansen er ført i Unicode NFC, så samme referanse er den samme uansett hvilket system den kommer fra.", rad.LestBeloep ?? default);
    }

    private void TellMaate(Posteringsfelt rad, Skrivemaate maate, Beloep beloep)
    {
        foreach (var (en, verdi, melding) in Maater)
        {
            if (maate.HasFlag(en))
            {
                Tell(rad, Feilkoder.BeloepTolket, rad.Prefiks + "beloep", verdi, melding, beloep);
            }
        }
    }

    private void Tell(Posteringsfelt rad, string kode, string felt, string? verdi, string melding, Beloep beloep) =>
        feil?.Tell(kode, felt, verdi, melding, rad.Linje, beloep);
}
