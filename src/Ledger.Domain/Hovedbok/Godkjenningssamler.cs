using Ledger.Domain.Validering;
using Ledger.Domain.Verdier;

namespace Ledger.Domain.Hovedbok;

/// <summary>Gathers who approved a bilag from its rows: each says the same, or nothing. Not safe for use by two threads.</summary>
internal sealed class Godkjenningssamler(Feilsamling feil)
{
    private static readonly (Godkjenningsrolle Rolle, Radfelt Person, Radfelt Navn, Radfelt Tidspunkt)[] Rollene =
    [
        (Godkjenningsrolle.Attestant, Radfelt.AttestertAv, Radfelt.AttestertNavn, Radfelt.AttestertTidspunkt),
        (Godkjenningsrolle.Anviser, Radfelt.AnvistAv, Radfelt.AnvistNavn, Radfelt.AnvistTidspunkt),
    ];

    private readonly string[] _verdier = new string[Radfelt.AnvistTidspunkt - Radfelt.AttestertAv + 1];

    private bool _harNoe;

    public void Begynn()
    {
        Array.Fill(_verdier, "");
        _harNoe = false;
    }

    public void Ta(Posteringsfelt rad)
    {
        for (var i = 0; i < _verdier.Length; i++)
        {
            var felt = (Radfelt)((int)Radfelt.AttestertAv + i);
            var verdi = rad[felt];
            if (verdi.Length == 0)
            {
                continue;
            }

            if (_verdier[i].Length > 0 && _verdier[i] != verdi)
            {
                feil.Avvis(rad.Linje, felt.Navn(), Feilkoder.AttestasjonUlik, $"Bilag «{rad.Bilagsreferanse}» har flere verdier av {felt.Navn()}.");
            }

            (_verdier[i], _harNoe) = (verdi, true);
        }
    }

    /// <summary>Null when nobody is named.</summary>
    public Godkjenning? Slutt(long? linje)
    {
        if (!_harNoe)
        {
            return null;
        }

        var godkjenning = Godkjenning.Ingen;
        foreach (var (rolle, person, navn, tidspunkt) in Rollene)
        {
            if (Les(Verdi(person), Verdi(navn), Verdi(tidspunkt), linje, person.Navn(), tidspunkt.Navn(), feil) is { } av)
            {
                godkjenning = godkjenning.Med(rolle, av);
            }
        }

        return godkjenning;
    }

    /// <summary>A person who approved; null when nobody is named, or what is said of him is wrong.</summary>
    public static Godkjenner? Les(
        string person, string navn, string tidspunkt, long? linje, string personfelt, string tidsfelt, Feilsamling feil)
    {
        if (person.Length + navn.Length + tidspunkt.Length == 0)
        {
            return null;
        }

        var before = feil.AntallFeil;
        if (person.Length == 0)
        {
            feil.Avvis(linje, personfelt, Feilkoder.Mangler, "Den som har godkjent, mangler.");
        }

        _ = Tekstregler.KontrollerReferanse(person, linje, personfelt, feil) && Tekstregler.Kontroller(navn, Tekstregler.Navn, linje, personfelt, feil);
        if (!Tidsform.TryParse(tidspunkt, out var tid))
        {
            feil.Avvis(
                linje, tidsfelt, tidspunkt.Length == 0 ? Feilkoder.Mangler : Feilkoder.UgyldigFormat,
                "Tidspunktet for godkjenningen skrives etter RFC 3339, for eksempel 2026-03-15T10:30:00+01:00.");
        }

        return feil.AntallFeil > before ? null : new Godkjenner(person, navn.Length == 0 ? null : navn, tid);
    }

    private string Verdi(Radfelt felt) => _verdier[felt - Radfelt.AttestertAv];
}
