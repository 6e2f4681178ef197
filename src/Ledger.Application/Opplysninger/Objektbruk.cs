using Ledger.Application.Porter;
using Ledger.Domain.Opplysninger;
using Ledger.Domain.Verdier;

namespace Ledger.Application.Opplysninger;

/// <summary>What objects of a register are used for: what is said of them, and the ledger's amounts on those that are a dimension of it.</summary>
internal sealed class Objektbruk
{
    private const string Tiltak = "tiltak";

    private readonly Faktagrunnlag _grunnlag;
    private readonly string _register;
    private readonly HashSet<string> _medBeloep = new(StringComparer.Ordinal);
    private readonly HashSet<string> _medPoster;
    private readonly HashSet<string> _nevnt;

    private Objektbruk(Faktagrunnlag grunnlag, string register)
    {
        (_grunnlag, _register) = (grunnlag, register);
        _medPoster = [.. grunnlag.Tilstand.Gjeldende(register).Select(p => p.Verdi.Objekt)];
        _nevnt =
        [
            .. from annet in grunnlag.Registre
               from kolonne in annet.Kolonner
               where kolonne.Type == Felttype.Objekt && kolonne.Register == register
               from objekt in grunnlag.Tilstand.Objekter(annet.Id)
               where objekt.Verdi.GyldigTil is null && objekt.Verdi[kolonne.Id] is not null
               select objekt.Verdi[kolonne.Id],
        ];
    }

    public static async Task<Objektbruk> LesAsync(Faktagrunnlag grunnlag, string register, IHovedbokleser leser, Kommunehode hode, CancellationToken ct)
    {
        var bruk = new Objektbruk(grunnlag, register);
        foreach (var aar in register is Faktagrunnlag.Prosjekt or Tiltak ? grunnlag.Aarene : [])
        {
            if (register == Tiltak)
            {
                bruk._medBeloep.UnionWith((await leser.VedtakAsync(hode.Ledger, Regnskapsaar.Fra(aar), hode.Sekvens, ct))
                    .SelectMany(v => v.Vedtak.Linjer).Select(l => l.Tiltak).OfType<string>());
            }
            else
            {
                var (_, kube) = await leser.SaldokubeAsync(hode.Ledger, Regnskapsaar.Fra(aar), ct);
                bruk._medBeloep.UnionWith(Enumerable.Range(0, kube.Antall).Select(n => kube.Noekkel(n).Prosjekt).Where(p => !p.ErTom)
                    .Select(p => p.ToString()).Distinct());
            }
        }

        return bruk;
    }

    /// <summary>What an object is used for, in words; null when it is for nothing.</summary>
    public string? Av(string kode)
    {
        List<string> bruk = [];
        if (_grunnlag.Tilstand.Opplysninger($"{_register}:{kode}").Any())
        {
            bruk.Add("opplysninger");
        }

        if (_medPoster.Contains(kode))
        {
            bruk.Add("hendelser");
        }

        if (_medBeloep.Contains(kode))
        {
            bruk.Add("beløp i budsjett eller regnskap");
        }

        if (_nevnt.Contains(kode))
        {
            bruk.Add("objekter som nevner det");
        }

        return bruk.Count == 0 ? null : string.Join(", ", bruk);
    }
}
